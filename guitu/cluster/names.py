"""Names joined across shards: what `graph.joining` does, as grouped operations. 跨分片的名称归并.

What shards tell of an entity is brought together; each entity tells those it has statements with its label
and code; candidates meet under their forms; the judgements of a pair come together; those of a component are
clustered. Each step asks the same functions as a build on one machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import partial
from typing import Any

from graph.joining import DESCRIBING, MOST, Candidate, Told, candidate, home, judged, surest
from graph.joining_forms import forms
from graph.judgement import Judgement, clusters, judgement_quads
from graph.quads import (
    ADMIN_CODE,
    ARTICLE_CLASSES,
    EVIDENCE_CLASSES,
    MENTIONS,
    OBJECT,
    STATEMENT_CLASSES,
    SUBJECT,
    A,
)
from graph.terms import Quad, split, value
from guitu.cluster.components import LABELS, PAIRS, components, linked
from guitu.cluster.exchange import LINES, Bench, Files, Row, Spread, regrouped

FACTS, HEADS = "facts", "heads"
"""Channels: what articles tell of entities; for each joined entity (a term) its representative."""

_NEAR, _CANDIDATES, _JUDGED, _SURE, _GROUPED = "near", "candidates", "judged", "sure", "grouped"
_SAID, _HOME, _TIED, _CALLED, _SELF = "said", "home", "tied", "called", "self"
_NO_ENTITY = frozenset((*ARTICLE_CLASSES, *EVIDENCE_CLASSES, *STATEMENT_CLASSES))
_PART = "\t"
"""Parts the two halves of a key; no IRI and no name has it."""


def facts(lines: Iterable[str]) -> Iterator[Row]:
    """Give what the lines of whole articles tell of each entity, on the channel `FACTS`.

    >>> from graph.quads import LABEL
    >>> list(facts([f'<urn:e> {LABEL} "洛阳市"@zh <urn:article> .']))[0][1]
    '<urn:e>'
    """
    codes: dict[str, str] = {}
    mentioned: defaultdict[str, set[str]] = defaultdict(set)
    ends: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in _telling(lines):
        if quad.predicate == MENTIONS:
            mentioned[quad.subject].add(quad.object)
        elif quad.predicate in (SUBJECT, OBJECT):
            ends[quad.subject][quad.predicate] = quad.object
        else:
            yield FACTS, quad.subject, [_SAID, quad.predicate, quad.object]
            if quad.predicate == ADMIN_CODE:
                codes[quad.subject] = value(quad.object)
    for entities in mentioned.values():
        # A place has its code in every article that mentions it.
        if province := home(codes.get(iri, "") for iri in entities):
            yield from ((FACTS, iri, [_HOME, province]) for iri in entities)
    for end in ends.values():
        if len(end) == 2 and end[OBJECT][0] == "<":
            yield FACTS, end[SUBJECT], [_TIED, end[OBJECT]]
            yield FACTS, end[OBJECT], [_TIED, end[SUBJECT]]


def _telling(lines: Iterable[str]) -> Iterator[Quad]:
    for line in lines:
        predicate = line.split(" ", 2)[1]
        if predicate in DESCRIBING or predicate in (MENTIONS, SUBJECT, OBJECT):
            quad = split(line)
            if predicate != A or quad.object not in _NO_ENTITY:
                yield quad


def joined(spread: Spread, bench: Bench, told: Sequence[str], base: str) -> Files:
    """Judge and cluster; give the files of the judgements' lines (`LINES`) and of the heads (`HEADS`).

    `told` are files of the channel `FACTS`.
    """
    near = regrouped(spread, bench, "called", _called, told)
    found = regrouped(spread, bench, "candidates", _candidates, near[_NEAR])
    pairs = regrouped(spread, bench, "judged", _judged, found[_CANDIDATES])
    sure = regrouped(spread, bench, "judgements", partial(_sure, base), pairs[_JUDGED])
    labels = components(spread, bench, "clusters", sure[PAIRS])
    met = regrouped(spread, bench, "grouped", _grouped, [*labels[LABELS], *sure[_SURE]])
    heads = regrouped(spread, bench, "heads", _heads, met[_GROUPED])
    return {LINES: sure[LINES], HEADS: heads[HEADS]}


def _called(iri: str, values: list[Any]) -> Iterator[Row]:
    told = Told()
    for predicate, object_ in (rest for kind, *rest in values if kind == _SAID):
        told.take(predicate, object_)
    tied = [rest[0] for kind, *rest in values if kind == _TIED]
    homes = [rest[0] for kind, *rest in values if kind == _HOME]
    yield from ((_NEAR, other, [_CALLED, iri, told.label, told.code]) for other in tied)
    if told.label and told.kind:
        sets = (sorted(one) for one in (told.classes, told.labels, told.names, told.codes))
        yield _NEAR, iri, [_SELF, *sets, homes]


def _candidates(iri: str, values: list[Any]) -> Iterator[Row]:
    for classes, labels, names, codes, homes in (rest for kind, *rest in values if kind == _SELF):
        told = Told(set(classes), set(labels), set(names), set(codes))
        tied = {other: (label, code) for kind, other, label, code in _of(values, _CALLED)}
        one = candidate(iri, told, tied, homes)
        row = [sorted(part) if isinstance(part, frozenset) else part for part in astuple(one)]
        yield from ((_CANDIDATES, f"{one.kind}{_PART}{form}", row) for form in forms(one.kind, one.label))


def _of(values: list[Any], kind: str) -> Iterator[Any]:
    return (row for row in values if row[0] == kind)


def _judged(key: str, values: list[Any]) -> Iterator[Row]:
    if len(values) > MOST:
        return
    form = key.partition(_PART)[2]
    block = [_candidate(row) for row in values]
    for one in judged(block, form):
        yield _JUDGED, f"{one.first}{_PART}{one.second}", [key, *astuple(one)]


def _candidate(row: list[Any]) -> Candidate:
    iri, kind, label, names, code, bound, provinces = row
    return Candidate(iri, kind, label, frozenset(names), code, frozenset(bound), frozenset(provinces))


def _sure(base: str, _pair: str, values: list[Any]) -> Iterator[Row]:
    """`values` are in the order of the forms, by which `surest` tells equal ones apart."""
    one = surest(Judgement(*row) for _, *row in sorted(values, key=lambda row: row[0].split(_PART)))
    yield _SURE, one.first, list(astuple(one))
    yield from ((LINES, "", line) for line in judgement_quads(one, base))
    if one.verdict == "same":
        yield from linked(one.first, one.second)


def _grouped(_node: str, values: list[Any]) -> Iterator[Row]:
    """Bring the judgements of a component together. One whose first entity is in none parts nobody."""
    label = next((row for row in values if isinstance(row, str)), None)
    if label is not None:
        yield from ((_GROUPED, label, row) for row in values if not isinstance(row, str))


def _heads(_label: str, values: list[Any]) -> Iterator[Row]:
    heads = clusters(Judgement(*row) for row in values)
    yield from ((HEADS, member, head) for member, head in heads.items())
