"""Names across articles: precision on labelled pairs, order, touched entities, what the lines give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.joining import HALVES, companies, pairs, score
from graph.checking import check
from graph.dataset import Build, collect
from graph.joining import Candidate, candidates, join, joined
from graph.judgement import canonical, judgements
from graph.projection import SAME_AS, project
from graph.quads import LABEL
from graph.records import records
from graph.terms import BASE, literal, split
from loaders.values import Article, Entity, Evidence, Extraction, Statement, digest
from ontology import load
from tests.conftest import DEAR

FLOORS = {"open": (0.98, 0.92), "kept": (0.98, 0.92)}
"""Precision and recall of "same" that may not fall."""

EVERYTHING = [
    replace(end, iri=f"{end.iri}{half}{number}")
    for half in HALVES
    for number, pair in enumerate(pairs(half))
    for end in (pair.first, pair.second)
]


def candidate(iri: str, label: str, kind: str = "Enterprise", province: str = "41") -> Candidate:
    return Candidate(f"urn:{iri}", kind, label, frozenset([label]), provinces=frozenset([province]))


def article(text: str, firm: str) -> Extraction:
    """An article in which somebody supplies a company with something."""
    made = Entity(digest("Enterprise", firm), "Enterprise", firm)
    buyer = Entity(digest("Enterprise", "澜石集团"), "Enterprise", "澜石集团")
    said = Statement(
        subject=made.id,
        predicate="suppliesTo",
        object=buyer.id,
        literal=False,
        qualifiers=(),
        evidence=Evidence(0, len(text), text),
        context=(),
        rule="rule",
        confidence=0.9,
    )
    return Extraction(Article.of(f"{text}.txt", text), (made, buyer), (said,))


def build(*texts: tuple[str, str]) -> Build:
    return collect([article(*one) for one in texts], load())


@pytest.mark.parametrize("half", HALVES)
def test_precision_and_recall(half: str) -> None:
    """A wrong join puts one company's statements under another's name: 98 of 100 joins are right."""
    precision, recall, _ = score(half)
    assert (precision, recall) >= FLOORS[half]
    assert precision >= FLOORS[half][0]
    assert recall >= FLOORS[half][1]


def test_there_are_pairs_enough() -> None:
    """A measure on few pairs, or on easy ones alone, says little."""
    labelled = [pair.verdict for half in HALVES for pair in pairs(half)]
    assert len(labelled) >= 150
    assert labelled.count("same") >= 60
    assert labelled.count("different") >= 60


@DEAR
@given(st.permutations(EVERYTHING[:40]))
def test_order_does_not_matter(order: list[Candidate]) -> None:
    """The same articles in another order give the same judgements."""
    assert join(order) == join(EVERYTHING[:40])


def test_a_short_name_of_several_is_nobodys() -> None:
    """岚坡 of two companies must not make these one."""
    given_ = [
        candidate("a", "岚坡重工机械有限公司"),
        candidate("b", "岚坡重工装备有限公司"),
        candidate("c", "岚坡重工"),
    ]
    assert {one.verdict for one in join(given_)} == {"unsure"}


def test_the_work_grows_with_the_names() -> None:
    """Twice as many names are twice as many judgements, not four times: no pair is compared in vain."""
    assert len(join(companies(400))) == 2 * len(join(companies(200)))


def test_what_the_lines_give() -> None:
    """A name, class or tie lost between graph and candidate would let the rules judge blindly."""
    first = build(("岚坡重工有限公司供货", "岚坡重工有限公司"))
    (made,) = (one for one in candidates(first.quads) if one.label.startswith("岚坡"))
    assert (made.kind, made.names) == ("Enterprise", frozenset(["岚坡重工有限公司"]))
    assert made.bound == {f"{BASE}{digest('Enterprise', '澜石集团')}"}


def test_joined_lines_are_of_the_judgements_graph_and_settled() -> None:
    """Judging again must not judge judgements, nor change anything."""
    first = build(("岚坡重工有限公司供货", "岚坡重工有限公司"), ("岚坡重工的货", "岚坡重工"))
    lines = joined(first.quads)
    assert {split(line).graph for line in lines} == {f"<{BASE}judgements>"}
    assert joined((*first.quads, *lines)) == lines
    assert [one.verdict for one in judgements(lines)] == ["same"]


def test_projection_applies_judgements_and_forgets_them() -> None:
    """One company in two articles is one node with both names; without the graph of judgements it is two."""
    both = build(("岚坡重工有限公司供货", "岚坡重工有限公司"), ("岚坡重工的货", "岚坡重工"))
    lines = joined(both.quads)
    (changed,) = canonical(lines).items()
    projected = project((*both.quads, *lines))
    assert [line for line in projected if changed[0] in line] == [f"{changed[0]} {SAME_AS} {changed[1]} ."]
    assert f"{changed[1]} {LABEL} {literal('岚坡重工有限公司', '@zh')} ." in projected
    assert sum("suppliesTo" in line for line in projected) == 1
    assert not any("owl#annotated" in line for line in projected)
    assert project(both.quads) == both.projection


def test_records_stand_under_the_representative() -> None:
    """Page, tables and network would show one company twice, once without a name."""
    both = build(("岚坡重工有限公司供货", "岚坡重工有限公司"), ("岚坡重工的货", "岚坡重工"))
    read = records(Build(tuple(sorted((*both.quads, *joined(both.quads)))), both.texts), load())
    assert {one.entity.label for one in read.entities.values()} == {"岚坡重工有限公司", "澜石集团"}
    assert {read.entities[one.statement.subject].entity.label for one in read.statements} == {
        "岚坡重工有限公司"
    }
    assert max(one.articles for one in read.entities.values()) == 2


def test_a_joined_build_is_valid() -> None:
    """The graph of judgements is no article's: no text, no quotation is asked of it."""
    both = build(("岚坡重工有限公司供货", "岚坡重工有限公司"), ("岚坡重工的货", "岚坡重工"))
    whole = Build(tuple(sorted((*both.quads, *joined(both.quads)))), both.texts)
    assert [fault.en for fault in check(whole.lines, whole.texts, load())] == []
