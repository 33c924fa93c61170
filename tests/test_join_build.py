"""Names across articles in a build: one entity with all sentences, undoable, corrected by people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rdflib import Variable

import guitu as library

ARTICLES = {
    "a.txt": "岚坡重工机械股份有限公司投资8亿元建设青砚产业园。12月3日，洛阳市代市长苗望川到洛阳考察。",
    "b.txt": "岚坡重工投资3亿元建设云麓水厂。洛阳市市长苗望川出席开工仪式。",
}
FULL, SHORT = "岚坡重工机械股份有限公司", "岚坡重工"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that name one company and one mayor differently."""
    made = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def both(folder: Path) -> library.Graph:
    """Their graph."""
    return library.build(folder)


def labels(graph: library.Graph, class_: str) -> list[str]:
    found = graph.query(f"SELECT ?l {{ ?x a gt:{class_} ; rdfs:label ?l }} ORDER BY ?l")
    return [str(row[Variable("l")]) for row in found.bindings]


def cells(graph: library.Graph, name: str, column: str, **given: str) -> list[str]:
    return sorted(str(row[Variable(column)]) for row in graph.ask(name, **given).bindings)


def test_two_names_of_one_company_are_one_entity_with_both_sentences(both: library.Graph) -> None:
    """Whoever asks about a company by either name must get what every article says of it."""
    assert labels(both, "Enterprise") == [FULL]
    for name in (FULL, SHORT):
        assert cells(both, "investments_by", "file", company=name) == ["a.txt", "b.txt"]
        assert {fact.source for fact in both.explain(name)} == {"a.txt", "b.txt"}


def test_the_acting_mayor_and_the_mayor_are_one(both: library.Graph) -> None:
    """Somebody who is 代市长 in one article and 市长 in the next has one life."""
    assert labels(both, "Official") == ["苗望川"]
    assert cells(both, "posts", "post", person="苗望川") == ["代市长", "市长"]


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_the_order_of_articles_does_not_matter(
    folder: Path, both: library.Graph, order: Sequence[str]
) -> None:
    """A graph that depends on who came first cannot be built again."""
    paths = [folder / name for name in order]
    assert library.build(paths).content.lines == both.content.lines
    assert library.merge(map(library.build, paths)).content.lines == both.content.lines


def test_a_merge_judges_anew(folder: Path, both: library.Graph) -> None:
    """What two articles said of each other must not outlive a third that makes it doubtful."""
    assert library.merge([both, both, library.build(folder / "a.txt")]).content.lines == both.content.lines


def test_joining_can_be_left_out_and_undone(folder: Path, both: library.Graph) -> None:
    """Judgements never touch what the articles say: without them everything is apart again."""
    apart = library.build(folder, join=False)
    assert labels(apart, "Enterprise") == sorted([FULL, SHORT])
    assert set(apart.content.quads) == {line for line in both.content.quads if "/judgements>" not in line}
    assert library.merge([apart, apart]).content.lines == apart.content.lines


def test_a_person_who_says_different_is_heard(folder: Path, tmp_path: Path) -> None:
    """A rule that joins two companies wrongly is overruled by the corrections file."""
    file = tmp_path / "corrections.toml"
    pair = f'[[different]]\nfirst = "{FULL}"\nsecond = "{SHORT}"\nauthor = "周工"\nreason = "两家公司"\n'
    file.write_text(pair, encoding="utf-8")
    parted = library.build(folder, corrections=file)
    assert parted.problems == ()
    assert labels(parted, "Enterprise") == sorted([FULL, SHORT])
    assert cells(parted, "investments_by", "file", company=SHORT) == ["b.txt"]


def test_a_person_who_says_same_is_heard(tmp_path: Path) -> None:
    """Two names that no rule brings together are one when a user knows it, with the sentences of both."""
    (tmp_path / "a.txt").write_text("青砚重工有限公司投资8亿元建设青砚产业园。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("云麓锻造有限公司投资3亿元建设云麓水厂。", encoding="utf-8")
    file = tmp_path / "corrections.toml"
    names = 'first = "青砚重工有限公司"\nsecond = "云麓锻造有限公司"'
    pair = f'[[same]]\n{names}\nauthor = "周工"\nreason = "已更名"\n'
    file.write_text(pair, encoding="utf-8")
    made = library.build([tmp_path / "a.txt", tmp_path / "b.txt"], corrections=file)
    assert made.problems == ()
    assert len(labels(made, "Enterprise")) == 1
    assert cells(made, "investments_by", "file", company="云麓锻造有限公司") == ["a.txt", "b.txt"]
