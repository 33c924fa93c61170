"""What `guitu review` lists, and that its file, edited, corrects the next build."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import guitu as library
from graph.correction import corrections_graph
from graph.dataset import Build
from graph.doubts import CONTRADICTION, JOIN, WEAK, Doubt, Side, doubts
from graph.judgement import judge, judgement_quads
from graph.terms import BASE
from guitu import Graph, GuituError
from guitu.reviewing import document, review
from loaders.corrections import parse_corrections
from ontology import load
from tests.conftest import Guitu

ARTICLES = {
    "a.txt": "郑州市市长林知远主持会议。\n青砚产业园项目总投资12亿元。\n乙湾重工有限公司表示支持。\n",
    "b.txt": "郑州市市长郑书远出席会议。\n青砚产业园项目总投资15亿元，由甲坪电气有限公司投资。\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that contradict each other on a mayor and on a sum."""
    folder = tmp_path_factory.mktemp("news")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return library.build(folder)


def _listed(content: Build, most: int = 99) -> list[Doubt]:
    return list(doubts(content, load(), most))


def test_statements_that_cannot_all_be_right_stand_together(graph: Graph) -> None:
    """Two sums of a project and two mayors of a city are what a reader must decide first."""
    found = [d for d in _listed(graph.content) if d.kind == CONTRADICTION]
    said = {(d.predicate, d.first.name, d.second.name) for d in found}
    assert {("hasInvestment", "青砚产业园项目", f"{n}亿元") for n in (12, 15)} <= said
    assert {("leads", name, "郑州市") for name in ("林知远", "郑书远")} <= said
    abouts = [d.about for d in found]
    assert abouts == sorted(abouts, key=abouts.index)


def test_the_weakest_statements_come_first(graph: Graph) -> None:
    """A list that began with what is nearly certain would waste the time of whoever reads it."""
    weak = [d.sure for d in _listed(graph.content) if d.kind == WEAK]
    assert weak
    assert weak == sorted(weak)
    assert len([d for d in _listed(graph.content, 1) if d.kind == WEAK]) == 1


@pytest.mark.parametrize(("verdict", "entry"), [("unsure", "same"), ("same", "different")])
def test_unsure_joins_are_listed_with_the_opposite_entry(graph: Graph, verdict: str, entry: str) -> None:
    """What rules left open, or joined without being certain, is for the reader to settle."""
    ends = {f.subject.label: f.subject.id for f in graph.explain("青砚产业园项目")}
    pair = (BASE + ends["甲坪电气有限公司"], BASE + ends["青砚产业园项目"])
    judged = judge(*pair, verdict, 0.7, "sample", "names alike")  # type: ignore[arg-type]
    content = Build((*graph.content.quads, *judgement_quads(judged, BASE)), graph.content.texts)
    (found,) = (d for d in _listed(content) if d.kind == JOIN)
    assert {found.first.name, found.second.name} == {"甲坪电气有限公司", "青砚产业园项目"}
    assert f"# [[{entry}]]" in document([found], "out", "r.toml")
    by_user = replace(judged, verdict="different", author="周工")
    settled = Build((*content.quads, *judgement_quads(by_user, BASE, corrections_graph(BASE))), {})
    assert not [d for d in _listed(settled) if d.kind == JOIN]


def test_the_file_as_written_changes_nothing(graph: Graph) -> None:
    """Every entry is a comment until somebody takes the comment signs off."""
    corrections, problems = parse_corrections(_file(graph).encode(), "r.toml")
    assert not problems
    assert (corrections.pairs, corrections.wrong, corrections.missing) == ((), (), ())


def _file(graph: Graph) -> str:
    return document(_listed(graph.content), "out", "r.toml")


def test_an_edited_entry_corrects_the_next_build(graph: Graph, folder: Path, tmp_path: Path) -> None:
    """Review, edit, build: an entry in the format of another tool would have to be typed again."""
    lines = _file(graph).replace('author = ""', 'author = "周工"').splitlines()
    start = next(i for i, line in enumerate(lines) if "15亿元" in line and line.startswith("# object"))
    for i in range(start - 3, start + 3):
        lines[i] = lines[i].removeprefix("# ").replace('reason = ""', 'reason = "核对原文"')
    path = tmp_path / "r.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    corrected = library.build(folder, corrections=path)
    assert not corrected.problems
    sums = {f.object for f in corrected.explain("青砚产业园项目") if f.relation == "hasInvestment"}
    assert sums == {"12亿元"}
    assert not [d for d in _listed(corrected.content) if d.predicate == "hasInvestment" and d.about]


@pytest.mark.parametrize("name", ['甲"乙\\丙', "甲\n[[wrong]]", "甲\x7f乙", "甲\u2028乙"])
def test_no_name_can_break_the_file(name: str) -> None:
    """A name is text of articles: quotes and line breaks in it must not become TOML."""
    side = Side("urn:x", "Project", name)
    text = document([Doubt(WEAK, 0.5, side, side, "r", predicate="includesProject")], "out", "r.toml")
    entry = re.sub(r"^# ", "", text.split("\n## 1. ")[1], flags=re.MULTILINE).replace('""', '"x"')
    corrections, problems = parse_corrections(f'author = "周工"\n## {entry}'.encode(), "r.toml")
    assert not problems or "article" in problems[0].reason
    assert [claim.subject.name for claim in corrections.wrong] == [name]


def test_the_command_shows_and_writes(graph: Graph, tmp_path: Path, guitu: Guitu) -> None:
    """The table on the terminal, the file with -o; a file that is there already may hold somebody's work."""
    out = graph.save(tmp_path / "out")
    shown = guitu("review", out, "-n", "5").stdout
    assert "相互矛盾" in shown
    assert "15亿元" in shown
    review(out, 5, tmp_path / "r.toml")
    assert "[[wrong]]" in (tmp_path / "r.toml").read_text(encoding="utf-8")
    with pytest.raises(GuituError, match="is there already"):
        review(out, 5, tmp_path / "r.toml")
