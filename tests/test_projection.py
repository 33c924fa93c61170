"""The default graph: entities judged the same are one, what is corrected is gone, parts equal the whole."""

from __future__ import annotations

import pytest

from graph.dataset import Build, collect
from graph.judgement import CLASSES, judge, judgement_quads
from graph.projection import SAME_AS, joined, project, said
from graph.quads import LABEL
from graph.terms import BASE, split, term
from ontology import load
from tests import samples

SAME = judge(f"{BASE}{samples.PARK.id}", f"{BASE}{samples.BELT.id}", "same", 0.9, "sample", "one thing")
LEADS = (f"<{BASE}{samples.MAYOR.id}>", term("gt:leads"), f"<{BASE}{samples.LUOYANG.id}>")


@pytest.fixture(scope="module")
def build() -> Build:
    return collect(samples.extractions(), load())


def test_entities_judged_the_same_are_one(build: Build) -> None:
    """A join that leaves the other IRI anywhere, or two labels, splits the answers of a question."""
    heads = sorted((f"<{SAME.first}>", f"<{SAME.second}>"))
    lines = project([*build.quads, *judgement_quads(SAME, BASE)])
    assert [line for line in lines if heads[1] in line] == [f"{heads[1]} {SAME_AS} {heads[0]} ."]
    assert [split(line).predicate for line in lines if line.startswith(heads[0])].count(LABEL) == 1
    ends = {split(line).predicate for line in lines if heads[0] in line}
    assert ends >= {term("gt:connects"), term("gt:investsIn"), term("gt:locatedIn")}
    assert not any(class_ in "".join(lines) for class_ in CLASSES), (
        "a judgement is no knowledge about the world"
    )


def test_what_is_struck_is_gone_and_nothing_else(build: Build) -> None:
    """A user who says that a statement is wrong must not meet it again."""
    triples = list(said(build.quads))
    assert LEADS in triples
    assert set(joined(triples, {}, {LEADS})) == {*triples} - {LEADS}


def test_the_projection_of_some_subjects_is_a_part_of_the_whole(build: Build) -> None:
    """A build that changes one article computes its subjects alone: the graph must be as if built anew."""
    lines = [*build.quads, *judgement_quads(SAME, BASE)]
    whole = project(lines)
    for subject in {split(line).subject for line in whole}:
        assert project(lines, only=[subject]) == tuple(
            line for line in whole if split(line).subject == subject
        )
