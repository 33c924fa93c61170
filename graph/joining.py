"""Names across articles: which entities of a graph are one, judged by rules. 跨文章的实体归并.

Entities are compared only when they share a class and a form of a name (`graph.joining_forms`), so the work
grows with their number, not with its square. A verdict depends on the two entities and on those that share a
form with them, and on nothing else: so it is enough to judge again what an article has touched.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.joining_forms import forms, marks, organ
from graph.judgement import Judgement, Verdict, judge, judgement_quads, judgements_graph
from graph.quads import ADMIN_CODE, ALT_LABEL, LABEL, MENTIONS, OBJECT, STATEMENT_CLASSES, SUBJECT, A
from graph.terms import BASE, Quad, split, term, value
from ontology import load
from ontology.places import gazetteer

MOST = 40
"""A form that more entities share than these tells nothing, and is not compared."""

_GT = term("gt:")[:-1]
_TELLING = frozenset((SUBJECT, OBJECT, MENTIONS, A, LABEL, ALT_LABEL, ADMIN_CODE))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity as its articles give it. `kind` is its top class, or FunctionalZone.

    `code` is a place's; `bound` the IRIs it has statements with; `provinces` the first two digits of the
    codes of places it is tied to, or, if there are none, of those its articles speak of most.
    """

    iri: str
    kind: str
    label: str
    names: frozenset[str] = frozenset()
    code: str = ""
    bound: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()

    @property
    def forms(self) -> frozenset[str]:
        """What it shares with other names of the same thing."""
        return forms(self.kind, self.label)


@dataclass(frozen=True, slots=True)
class _Node:
    classes: set[str]
    labels: set[str]
    names: set[str]
    codes: set[str]


def candidates(lines: Iterable[str]) -> tuple[Candidate, ...]:
    """Read the entities that can be judged from the lines of articles' graphs, in any order.

    >>> candidates([])
    ()
    """
    nodes: dict[str, _Node] = defaultdict(lambda: _Node(set(), set(), set(), set()))
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    mentioned: dict[str, set[str]] = defaultdict(set)
    # Most lines tell nothing here, and taking one apart costs ten times as much as its second term.
    for line in lines:
        if line.split(" ", 2)[1] in _TELLING:
            _take(split(line), nodes, ends, mentioned)
    codes = {iri: code for iri, node in nodes.items() for code in node.codes}
    tied: dict[str, set[str]] = defaultdict(set)
    for end in ends.values():
        if len(end) == 2 and end[OBJECT][0] == "<":
            tied[end[SUBJECT]].add(end[OBJECT])
            tied[end[OBJECT]].add(end[SUBJECT])
    homes: dict[str, set[str]] = defaultdict(set)
    for article in sorted(mentioned):
        said = Counter(codes[iri][:2] for iri in mentioned[article] if iri in codes)
        best = [province for province, count in said.items() if count == max(said.values())]
        for iri in mentioned[article]:
            homes[iri].update(best if len(best) == 1 else ())
    labels = {
        iri: max(node.labels, key=lambda text: (len(text), text))
        for iri, node in nodes.items()
        if node.labels
    }
    return tuple(
        Candidate(
            iri=iri[1:-1],
            kind=_kind(nodes[iri].classes),
            label=labels[iri],
            names=frozenset(nodes[iri].labels | nodes[iri].names),
            code=next(iter(nodes[iri].codes), ""),
            bound=frozenset(other[1:-1] for other in tied[iri]),
            provinces=_provinces(labels[iri], tied[iri], codes, labels) or frozenset(homes[iri]),
        )
        for iri in sorted(labels)
        if _kind(nodes[iri].classes)
    )


def _take(
    quad: Quad,
    nodes: Mapping[str, _Node],
    ends: Mapping[str, dict[str, str]],
    mentioned: Mapping[str, set[str]],
) -> None:
    if quad.predicate in (SUBJECT, OBJECT):
        ends[quad.subject][quad.predicate] = quad.object
    elif quad.predicate == MENTIONS:
        mentioned[quad.subject].add(quad.object)
    elif quad.predicate == A and quad.object.startswith(_GT) and quad.object not in STATEMENT_CLASSES:
        nodes[quad.subject].classes.add(quad.object[len(_GT) : -1])
    elif quad.predicate == LABEL:
        nodes[quad.subject].labels.add(value(quad.object))
    elif quad.predicate == ALT_LABEL:
        nodes[quad.subject].names.add(value(quad.object))
    elif quad.predicate == ADMIN_CODE:
        nodes[quad.subject].codes.add(value(quad.object))


def _kind(classes: Iterable[str]) -> str:
    known = set(classes)
    if "FunctionalZone" in known:
        return "FunctionalZone"
    if known & {"Official", "Person"}:
        return "Person"
    return next((top for top in load().tops if top in known), "")


def _provinces(
    label: str, tied: Iterable[str], codes: Mapping[str, str], labels: Mapping[str, str]
) -> frozenset[str]:
    """Give the provinces of the places it is tied to, and of the bodies by their names."""
    found = {codes[iri][:2] for iri in tied if iri in codes}
    for name in (label, *(labels[iri] for iri in tied if iri in labels and iri not in codes)):
        place = organ(name)[0]
        places = gazetteer().find(place) if place else ()
        found |= {one.code[:2] for one in places if len({other.code[:2] for other in places}) == 1}
    return frozenset(found)


def join(given: Iterable[Candidate], touched: frozenset[str] | None = None) -> tuple[Judgement, ...]:
    """Judge entities against those that share a form with them, in order.

    With `touched` (IRIs), only pairs are judged whose verdict can have changed by these.

    >>> full = Candidate("urn:a", "Enterprise", "甲坪重工机械股份有限公司")
    >>> [(one.verdict, one.rule) for one in join([full, Candidate("urn:b", "Enterprise", "甲坪重工")])]
    [('same', 'short-name')]
    """
    blocks: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in sorted(given, key=lambda candidate: candidate.iri):
        for form in one.forms:
            blocks[one.kind, form].append(one)
    changed = {
        key for key, block in blocks.items() if touched is None or any(one.iri in touched for one in block)
    }
    found: dict[tuple[str, str], Judgement] = {}
    for key in sorted(changed):
        block = blocks[key]
        if 2 <= len(block) <= MOST:
            for judgement in _block(block, key[1]):
                pair = judgement.first, judgement.second
                found[pair] = max(
                    found.get(pair, judgement), judgement, key=lambda made: (made.score, made.verdict)
                )
    return tuple(sorted(found.values()))


def _block(block: list[Candidate], form: str) -> Iterator[Judgement]:
    """Judge the pairs of one block. A form that is a short name of several full ones is nobody's for sure."""
    full = [one for one in block if one.label != form]
    shared = block[0].kind == "Enterprise" and len({_stem(one) for one in full}) > 1
    for first, second in combinations(block, 2):
        verdict, score, rule, reason = _verdict(first, second)
        if verdict == "same" and shared:
            if form not in (first.label, second.label):
                continue
            verdict, score, rule, reason = (
                "unsure",
                0.5,
                "short-name-of-several",
                f"{form} 可指多家 may mean several",
            )
        yield judge(first.iri, second.iri, verdict, score, rule, reason)


def _stem(one: Candidate) -> str:
    """A company's longest form without its legal one."""
    return (
        min(one.forms - {one.label}, key=lambda form: (-len(form), form)) if len(one.forms) > 1 else one.label
    )


def _verdict(first: Candidate, second: Candidate) -> tuple[Verdict, float, str, str]:
    pair = f"{first.label} / {second.label}"
    far = bool(first.provinces and second.provinces) and not first.provinces & second.provinces
    if first.kind == "Person":
        return _people(first, second, far)
    if first.code and second.code:
        return "different", 1.0, "two-codes", f"行政区划代码不同 two codes: {first.code}, {second.code}"
    if marks(first.label) != marks(second.label):
        return "different", 0.95, "number-differs", f"年份、期次或编号不同 another year or number: {pair}"
    if first.kind == "Place":
        near = first.provinces & second.provinces
        return (
            ("unsure", 0.5, "place-by-name", f"同名地点 places of one name: {pair}")
            if near
            else ("different", 0.8, "places-apart", f"同名异地 one name in two provinces: {pair}")
        )
    telling = first.kind in (
        "Organization",
        "FunctionalZone",
        "MetropolitanArea",
        "Industry",
        "Plan",
        "Meeting",
    )
    if far and not telling and not first.bound & second.bound:
        return "unsure", 0.4, "name-in-two-provinces", f"名称相合，省份不同 one name, two provinces: {pair}"
    score = 0.98 if first.bound & second.bound else 0.95 if first.provinces & second.provinces else 0.9
    return "same", score, "short-name", f"全称与简称 full and short name: {pair}"


def _people(first: Candidate, second: Candidate, far: bool) -> tuple[Verdict, float, str, str]:
    if first.bound & second.bound:
        return "same", 0.95, "person-same-body", f"同名且同单位 one name, one body: {first.label}"
    if far:
        return "different", 0.9, "person-two-provinces", f"同名异省 one name, two provinces: {first.label}"
    if first.provinces & second.provinces:
        return "same", 0.85, "person-same-province", f"同名同省 one name, one province: {first.label}"
    return "unsure", 0.5, "person-by-name", f"仅姓名相同 only the name is the same: {first.label}"


def joined(lines: Iterable[str], base: str = BASE) -> tuple[str, ...]:
    """Give the sorted lines of the graph of judgements for all lines of articles' graphs.

    Judgements of rules among the lines are left out, so what was joined before is judged anew.

    >>> joined([])
    ()
    """
    own = f"{judgements_graph(base)} ."
    made = join(candidates(line for line in lines if not line.endswith(own)))
    return tuple(sorted(line for judgement in made for line in judgement_quads(judgement, base)))


def rejoined(lines: Iterable[str], base: str = BASE) -> tuple[str, ...]:
    """Give the sorted lines of named graphs with the graph of judgements made anew.

    >>> rejoined(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    ('<urn:s> <urn:p> <urn:o> <urn:g> .',)
    """
    own = f"{judgements_graph(base)} ."
    kept = [line for line in lines if not line.endswith(own)]
    return tuple(sorted({*kept, *joined(kept, base)}))
