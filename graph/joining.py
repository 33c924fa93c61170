"""Names across articles: which entities of a graph are one, judged by rules. 跨文章的实体归并.

Entities are compared only when they share a class and a form of a name (`graph.joining_forms`), so the work
grows with their number, not with its square. A verdict depends on the entities that share a form, and on
nothing else: so it is enough to judge again the forms that an article has touched (`graph.ledger`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from graph.joining_forms import forms, marks, organ
from graph.judgement import Judgement, Verdict, judge, judgement_quads, judgements_graph
from graph.quads import (
    ADMIN_CODE,
    ALT_LABEL,
    ARTICLE_CLASSES,
    EVIDENCE_CLASSES,
    LABEL,
    MENTIONS,
    OBJECT,
    STATEMENT_CLASSES,
    SUBJECT,
    A,
    Triple,
)
from graph.terms import BASE, term, triple, union, value
from ontology import load
from ontology.places import gazetteer

MOST = 40
"""A form that more entities share than these tells nothing, and is not compared."""

_GT = term("gt:")[:-1]

DESCRIBING = (A, LABEL, ALT_LABEL, ADMIN_CODE)
"""What an article says of an entity by which it is judged (`Told`)."""

_TELLING = frozenset((SUBJECT, OBJECT, MENTIONS, *DESCRIBING))
_NO_ENTITY = frozenset((*ARTICLE_CLASSES, *EVIDENCE_CLASSES, *STATEMENT_CLASSES))


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
class Told:
    """What articles tell of one entity: its classes (without prefix), labels, other names and codes."""

    classes: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)

    def take(self, predicate: str, object_: str) -> None:
        """Add what one line tells (terms); whatever else it says is passed over.

        >>> told = Told()
        >>> told.take(LABEL, '"洛阳市"@zh')
        >>> told.label
        '洛阳市'
        """
        if predicate == A and object_.startswith(_GT) and object_ not in STATEMENT_CLASSES:
            self.classes.add(object_[len(_GT) : -1])
        elif predicate in _NAMING:
            _NAMING[predicate](self).add(value(object_))

    @property
    def label(self) -> str:
        """Its longest label, the last in order of several; "" without one."""
        return max(self.labels, key=lambda text: (len(text), text), default="")

    @property
    def code(self) -> str:
        """Its code, "" without one."""
        return min(self.codes, default="")

    @property
    def kind(self) -> str:
        """Its top class, or FunctionalZone; "" for what is never judged."""
        if "FunctionalZone" in self.classes:
            return "FunctionalZone"
        if self.classes & {"Official", "Person"}:
            return "Person"
        return next((top for top in _tops() if top in self.classes), "")


@cache
def _tops() -> tuple[str, ...]:
    return load().tops


_NAMING: Mapping[str, Callable[[Told], set[str]]] = {
    LABEL: lambda told: told.labels,
    ALT_LABEL: lambda told: told.names,
    ADMIN_CODE: lambda told: told.codes,
}


def candidate(iri: str, told: Told, tied: Mapping[str, tuple[str, str]], homes: Iterable[str]) -> Candidate:
    """Give the candidate of an entity (a term).

    `tied` are the terms it has statements with, their labels and codes ("" where there is none); `homes` the
    provinces of its articles.

    >>> candidate("<urn:a>", Told({"City"}, {"洛阳市"}, set(), {"410300"}), {}, ["41"]).provinces
    frozenset({'41'})
    """
    return Candidate(
        iri=iri[1:-1],
        kind=told.kind,
        label=told.label,
        names=frozenset(told.labels | told.names),
        code=told.code,
        bound=frozenset(other[1:-1] for other in tied),
        provinces=_provinces(told.label, tied.values()) or frozenset(homes),
    )


def candidates(lines: Iterable[str]) -> tuple[Candidate, ...]:
    """Read the entities that can be judged from the lines of articles' graphs, in any order.

    >>> candidates([])
    ()
    """
    nodes: dict[str, Told] = defaultdict(Told)
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    mentioned: dict[str, set[str]] = defaultdict(set)
    # Most lines tell nothing here, and taking one apart costs more than its first blanks.
    for line in lines:
        if line.split(" ", 2)[1] in _TELLING and (told := triple(line)) and told[2] not in _NO_ENTITY:
            _take(told, nodes, ends, mentioned)
    tied: dict[str, set[str]] = defaultdict(set)
    for end in ends.values():
        if len(end) == 2 and end[OBJECT][0] == "<":
            tied[end[SUBJECT]].add(end[OBJECT])
            tied[end[OBJECT]].add(end[SUBJECT])
    homes: dict[str, set[str]] = defaultdict(set)
    for entities in mentioned.values():
        province = home(nodes[iri].code for iri in entities if iri in nodes)
        for iri in entities:
            homes[iri].update((province,) if province else ())
    known = {iri: (node.label, node.code) for iri, node in nodes.items()}
    none = "", ""
    return tuple(
        candidate(iri, node, {other: known.get(other, none) for other in tied[iri]}, homes[iri])
        for iri, node in sorted(nodes.items())
        if node.label and node.kind
    )


def home(codes: Iterable[str]) -> str:
    """Give the province that an article speaks of most, by the codes of its places; "" where two do.

    >>> home(["410300", "410100", "330100", ""]), home(["410300", "330100"])
    ('41', '')
    """
    said = Counter(code[:2] for code in codes if code)
    best = [province for province, count in said.items() if count == max(said.values())]
    return best[0] if len(best) == 1 else ""


def _take(
    told: Triple,
    nodes: Mapping[str, Told],
    ends: Mapping[str, dict[str, str]],
    mentioned: Mapping[str, set[str]],
) -> None:
    subject, predicate, object_ = told
    if predicate in (SUBJECT, OBJECT):
        ends[subject][predicate] = object_
    elif predicate == MENTIONS:
        mentioned[subject].add(object_)
    else:
        nodes[subject].take(predicate, object_)


def _provinces(label: str, tied: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Give the provinces of the places it is tied to, and of the bodies by their names."""
    ends = tuple(tied)
    found = {code[:2] for _, code in ends if code}
    for name in (label, *(name for name, code in ends if name and not code)):
        place = organ(name)[0]
        places = gazetteer().find(place) if place else ()
        found |= {one.code[:2] for one in places if len({other.code[:2] for other in places}) == 1}
    return frozenset(found)


def join(given: Iterable[Candidate]) -> tuple[Judgement, ...]:
    """Judge entities against those that share a form with them, in order.

    >>> full = Candidate("urn:a", "Enterprise", "甲坪重工机械股份有限公司")
    >>> [(one.verdict, one.rule) for one in join([full, Candidate("urn:b", "Enterprise", "甲坪重工")])]
    [('same', 'short-name')]
    """
    blocks: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in given:
        for form in one.forms:
            blocks[one.kind, form].append(one)
    found: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for (_, form), block in sorted(blocks.items()):
        for judgement in judged(block, form):
            found[judgement.first, judgement.second].append(judgement)
    return tuple(sorted(map(surest, found.values())))


def surest(judgements: Iterable[Judgement]) -> Judgement:
    """Give the judgement of a pair that stands, of those of the forms it shares, in the forms' order.

    >>> made = [judge("urn:a", "urn:b", "same", score, str(score), "") for score in (0.5, 0.9, 0.9)]
    >>> surest(made).score
    0.9
    """
    return max(judgements, key=lambda made: (made.score, made.verdict))


def judged(block: Collection[Candidate], form: str) -> Iterator[Judgement]:
    """Judge the pairs of one block: the entities of a kind that share a form.

    A form that is a short name of several full ones is nobody's for sure; one that more than `MOST` share
    tells nothing.

    >>> list(judged([Candidate("urn:a", "Enterprise", "甲坪重工")], "甲坪重工"))
    []
    """
    if not 2 <= len(block) <= MOST:
        return
    all_ = sorted(block, key=lambda one: one.iri)
    full = [one for one in all_ if one.label != form]
    shared = all_[0].kind == "Enterprise" and len({_stem(one) for one in full}) > 1
    for first, second in combinations(all_, 2):
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
    return union(kept, joined(kept, base))
