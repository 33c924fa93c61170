"""A graph built upon the last one is that of a fresh build, line for line, and so is its store."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph import folder, store
from graph.correction import negation, striking
from graph.dataset import Build, collect
from graph.judgement import judge, judgement_quads
from graph.records import articles, records
from graph.renewing import Renewed, renewed, sorted_out
from graph.terms import BASE, split
from guitu import folder as saving
from guitu.building import BuildOptions
from guitu.telling import Totals, count, totals
from ontology import load
from tests import samples
from tests.conftest import Guitu
from tests.test_store import COUNT

ALL = collect(samples.extractions(), load())
GRAPHS = sorted({split(line).graph for line in ALL.quads})
ENTITIES = sorted({split(line).object for line in ALL.quads if "schema.org/mentions" in line})
TRIPLES = [split(f"{line} <urn:g> .".replace(" . <", " <")) for line in ALL.projection if "ontology#" in line]


def _state(draw: random.Random) -> Build:
    """Some of the articles, some judgements on any two things, some corrections."""
    graphs = {name for name in GRAPHS if draw.random() < 0.7}
    lines = {line for line in ALL.quads if split(line).graph in graphs}
    for _ in range(draw.randint(0, 3)):
        first, second = draw.sample(ENTITIES, 2)
        verdict = draw.choice(("same", "same", "different"))
        one = judge(first[1:-1], second[1:-1], verdict, draw.random(), "sample", "why")  # type: ignore[arg-type]
        lines.update(judgement_quads(one, BASE))
    for quad in draw.sample(TRIPLES, draw.randint(0, 2)):
        lines.update(negation((quad.subject, quad.predicate, quad.object), [], "周工", "有误", BASE))
    lines.update(striking(["<urn:st>"], "周工", "误读", BASE) if draw.random() < 0.3 else ())
    return Build(tuple(sorted(lines)), {})


@pytest.mark.parametrize("seed", range(60))
def test_what_is_renewed_is_what_is_made_anew(seed: int) -> None:
    """Articles come and go, entities are joined and parted, triples struck: the default graph follows."""
    draw = random.Random(seed)  # noqa: S311 - states, not secrets
    old, new = _state(draw), _state(draw)
    made = renewed(sorted_out("old", old.lines), new)
    assert made.projection == new.projection
    assert made.lines == new.lines
    assert set(old.lines) - made.change.gone | made.change.come == set(new.lines)


def test_lines_are_sorted_out() -> None:
    """One line in the wrong layer would be told by no article or by none."""
    found = sorted_out("old", ALL.lines)
    assert (found.quads, found.projection) == (ALL.quads, ALL.projection)


def test_a_store_made_from_the_last_one_holds_the_new_graph(tmp_path: Path) -> None:
    """What went must not answer, what came must, and whoever reads the last store goes on reading it."""
    draw = random.Random(0)  # noqa: S311 - states, not secrets
    build = _state(draw)
    folder.save(build, tmp_path)
    for _ in range(5):
        reader, known = folder.load(tmp_path), sorted_out(store.name_of(tmp_path / folder.GRAPH), build.lines)
        told = set(reader.query(COUNT))
        build = _state(draw)
        made = renewed(known, build)
        folder.save(made, tmp_path)
        assert isinstance(made, Renewed)
        written = folder.load(tmp_path).dataset.serialize(format="ox-nq")
        assert sorted(line for line in written.split("\n") if line) == list(build.lines)
        assert set(reader.query(COUNT)) == told


def test_articles_are_read_without_all_the_rest() -> None:
    """The record of a build names every article: a rebuild must not read a million lines for it."""
    assert articles(ALL.quads) == records(ALL, load()).articles


@pytest.mark.parametrize("seed", range(10))
def test_totals_are_those_of_the_counts(seed: int) -> None:
    """What a build says at its end must be what guitu stats says."""
    build = _state(random.Random(seed))  # noqa: S311 - states, not secrets
    counts = count(build)
    assert totals(build) == Totals(counts.articles, counts.entities, counts.statements)


def test_views_of_a_large_graph_wait_when_little_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the last graph must not stand beside the new one, and the next full build writes them."""
    monkeypatch.setattr(saving, "LARGE", 1)
    options = BuildOptions()
    saving.save(ALL, options, (), tmp_path)
    assert (tmp_path / "graph.html").exists()
    fewer = Build(tuple(line for line in ALL.quads if not line.endswith(f"{GRAPHS[0]} .")), ALL.texts)
    known = sorted_out(store.name_of(tmp_path / folder.GRAPH), ALL.lines)
    saving.save(renewed(known, fewer), options, (), tmp_path)
    assert not any((tmp_path / view).exists() for view in saving.VIEWS)
    assert folder.load(tmp_path) == fewer
    saving.save(fewer, options, (), tmp_path)
    assert (tmp_path / "graph.html").exists()


def test_a_build_says_what_it_took_over(guitu: Guitu, tmp_path: Path) -> None:
    """Whoever changed one article sees that the others were not read again."""
    news = tmp_path / "news"
    news.mkdir()
    for name in ("a", "b", "c"):
        (news / f"{name}.txt").write_text(f"洛阳都市圈包括济源市。{name}\n", encoding="utf-8")
    assert "unchanged" not in guitu("build", news, "-o", tmp_path / "out").stdout
    (news / "a.txt").write_text("洛阳都市圈包括孟津区。\n", encoding="utf-8")
    assert "2 articles unchanged 篇文章未变" in guitu("build", news, "-o", tmp_path / "out").stdout
