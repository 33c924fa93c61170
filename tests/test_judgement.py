"""Judgements: what is written is read again, clusters hold nothing that was judged different."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from random import Random

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.dataset import to_rdflib
from graph.judgement import (
    RULES,
    Judgement,
    Verdict,
    canonical,
    judge,
    judgement_quads,
    judgements,
    judgements_graph,
)
from graph.terms import BASE, PREFIXES
from tests.conftest import DEAR

NAMES = "abcdef"
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


def said(text: str, author: str = RULES) -> list[str]:
    """Lines of judgements written as `a=b 0.9`, `a#b 0.9` (different), `a?b 0.5`."""
    signs: dict[str, Verdict] = {"=": "same", "#": "different", "?": "unsure"}
    return [
        line
        for pair, score in (one.split() for one in text.split(","))
        for line in judgement_quads(
            Judgement(f"urn:{pair[0]}", f"urn:{pair[2]}", signs[pair[1]], float(score), "rule", "", author),
            BASE,
        )
    ]


def clusters(lines: list[str]) -> set[str]:
    """The clusters of more than one, each as its letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity, head in canonical(lines).items():
        found[head] |= {entity[5:-1], head[5:-1]}
    return {"".join(sorted(members)) for members in found.values()}


@st.composite
def judged(draw: st.DrawFn) -> Judgement:
    first, second = draw(st.sampled_from(list(combinations(NAMES, 2))))
    author = draw(st.sampled_from((RULES, RULES, "王某")))
    score = draw(st.sampled_from((0.5, 0.8, 0.9, 1.0)))
    verdict = draw(st.sampled_from(VERDICTS))
    return Judgement(f"urn:{first}", f"urn:{second}", verdict, score, "r", "why\n", author)


@pytest.mark.parametrize(
    ("rules", "people", "expected"),
    [
        ("a=b 0.9,b=c 0.9", "", {"abc"}),
        ("a=b 0.9,b=c 0.8,a#c 0.9", "", {"ab"}),
        ("a=b 0.8,b=c 0.9,a#c 0.9", "", {"bc"}),
        ("a=b 0.9,c=d 0.9,b=c 0.8,a#d 0.7", "", {"ab", "cd"}),
        ("a?b 0.9", "", set()),
        ("a=b 0.9,a#b 0.2", "", set()),
        ("a=b 0.99", "a#b 0.1", set()),
        ("a#b 0.99", "a=b 0.1", {"ab"}),
        ("a=b 0.9", "a?b 0.5", set()),
        ("a#c 0.9", "a=b 1,b=c 1", {"abc"}),
        ("a=b 0.9,b=c 0.9", "a#c 1", {"ab"}),
        ("b=c 0.99,a#c 0.9", "a=b 0.5", {"ab"}),
    ],
)
def test_clusters(rules: str, people: str, expected: set[str]) -> None:
    """Same is transitive, different breaks at the weakest link, people overrule rules."""
    assert clusters(said(rules) + (said(people, "王某") if people else [])) == expected


@DEAR
@given(st.lists(judged(), max_size=12), st.randoms())
def test_order_does_not_matter(made: list[Judgement], random: Random) -> None:
    """Otherwise the same articles in another order would give another graph."""
    lines = [line for one in made for line in judgement_quads(one, BASE)]
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert canonical(shuffled) == canonical(lines)


@DEAR
@given(st.lists(judged(), max_size=12))
def test_no_cluster_holds_what_a_person_parted(made: list[Judgement]) -> None:
    """A join that a person has refused must not come back by way of a third entity."""
    heads = canonical(line for one in made for line in judgement_quads(one, BASE))
    for one in made:
        if one.manual and one.verdict == "different":
            first, second = f"<{one.first}>", f"<{one.second}>"
            assert heads.get(first, first) != heads.get(second, second)


@given(st.lists(judged(), max_size=8))
def test_representatives_stand_for_themselves(made: list[Judgement]) -> None:
    """A map onto something that is itself mapped would leave half-joined entities."""
    heads = canonical(line for one in made for line in judgement_quads(one, BASE))
    assert not set(heads) & set(heads.values())
    assert all(head < entity for entity, head in heads.items())


@given(st.lists(judged(), max_size=5))
def test_written_is_read(made: list[Judgement]) -> None:
    """A verdict, score, reason or author lost on the way could not be looked up."""
    lines = [line for one in made for line in judgement_quads(one, BASE)]
    assert judgements(lines) == tuple(sorted(set(made)))


def test_other_lines_are_passed_over() -> None:
    """Texts of articles may speak of the very IRIs that judgements are written with."""
    text = f'<urn:s> <{PREFIXES["rdfs"]}comment> "see {PREFIXES["sssom"]}" <urn:g> .'
    half = f"<urn:s> <{PREFIXES['owl']}annotatedSource> <urn:a> <urn:g> ."
    assert canonical([text, half]) == {}


def test_engines_read_them_as_sssom() -> None:
    """Other tools find the pair by the terms of the standard, in the graph of judgements."""
    lines = judgement_quads(judge("urn:b", "urn:a", "same", 0.9, "rule", "理由"), BASE)
    ask = (
        "SELECT ?a ?b ?score { GRAPH ?g { ?j a owl:Axiom ; owl:annotatedSource ?a ; owl:annotatedTarget ?b ;"
    )
    ask += " owl:annotatedProperty owl:sameAs ; sssom:confidence ?score } }"
    for store in ("default", "Oxigraph"):
        dataset = to_rdflib(lines, store)
        found = dataset.query(ask, initNs=dict(PREFIXES)).bindings
        assert [tuple(str(row[rdflib.Variable(name)]) for name in ("a", "b", "score")) for row in found] == [
            ("urn:a", "urn:b", "0.9")
        ]
        assert len(dataset.graph(rdflib.URIRef(judgements_graph(BASE)[1:-1]))) == len(lines)
