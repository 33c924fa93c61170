"""What of a build is least certain: contradictions, unsure joins, statements of weak rules. 存疑之处.

What a person has struck or judged is no doubt any more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph import quads as rdf
from graph.dataset import Build
from graph.judgement import canonical, judgements
from graph.projection import knowledge
from graph.records import Records, Stated, records
from graph.terms import split, value
from loaders.values import Evidence, Statement
from ontology import Ontology

CONTRADICTION, JOIN, WEAK = "contradiction", "join", "weak"
NOWHERE = Evidence(0, 0, "")
KINDS = (CONTRADICTION, JOIN, WEAK)
"""Kinds of doubt, in the order in which they are given."""
SURE = 1.0
"""What is as sure as this is no doubt: a person says so."""

About = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """An end of what is doubted, as its article calls it: IRI ("" for a text), class ("" too), name."""

    iri: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at: `sure` is its confidence or score from 0 to 1, `about` what several share.

    Of a statement it tells relation, qualifiers, and where which sentence says it; of a join the verdict on
    `first` and `second` ("same" or "unsure") and its reason.
    """

    kind: str
    sure: float
    first: Side
    second: Side
    rule: str
    about: About = ()
    predicate: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    source: str = ""
    evidence: Evidence = NOWHERE
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    """What only one answer of may be right: what a statement answers, and how."""

    about: Callable[[Statement], About]
    answer: Callable[[Statement], About]


def _of(statement: Statement, *names: str) -> About:
    given = dict(statement.qualifiers)
    return tuple(given.get(name, "") for name in names)


def _figure(statement: Statement) -> About:
    return (next(filter(None, _of(statement, "amountCNY", "value")), "") or statement.object,)


def _head(statement: Statement) -> About:
    (post,) = _of(statement, "post")
    return (statement.object, post) if post else ()


QUESTIONS: Mapping[str, _Question] = MappingProxyType(
    {
        "hasInvestment": _Question(lambda s: (s.subject,), _figure),
        "hasTarget": _Question(lambda s: (s.subject, *_of(s, "indicator", "year", "kind", "unit")), _figure),
        "leads": _Question(_head, lambda s: (s.subject,)),
    }
)
"""Relations of which two statements may exclude each other: two sums of a project, two mayors of a city."""


def doubts(build: Build, ontology: Ontology, most: int) -> tuple[Doubt, ...]:
    """Give at most so many doubts of each kind, those that weigh most first.

    >>> from ontology import load
    >>> doubts(Build((), {}), load(), 10)
    ()
    """
    found = records(build, ontology)
    called = _called(build.quads, found)
    made = {
        CONTRADICTION: list(_contradictions(found, called)),
        JOIN: sorted(_joins(build, called), key=_weight),
        WEAK: sorted(_weak(found, called), key=_weight),
    }
    return tuple(doubt for kind in KINDS for doubt in made[kind][:most])


def _weight(doubt: Doubt) -> tuple[float, str, int, str]:
    return doubt.sure, doubt.source, doubt.evidence.start, doubt.first.name


@dataclass(frozen=True, slots=True)
class _Called:
    """How articles call things: labels by term, the ends (terms) of statements and all records by id."""

    labels: Mapping[str, str]
    ends: Mapping[str, tuple[str, str]]
    records: Records

    def side(self, term: str, head: str) -> Side:
        """Name an entity as its articles do; its class is that of the entity it was joined to, by id."""
        known = self.records.entities.get(head)
        label = self.labels.get(term) or (known.entity.label if known else head)
        return Side(term[1:-1], known.entity.type if known else "", label)

    def sides(self, stated: Stated) -> tuple[Side, Side]:
        """Name the ends of a statement."""
        statement = stated.statement
        subject, object_ = self.ends[stated.id]
        first = self.side(subject, statement.subject)
        literal = Side("", "", statement.object)
        return first, literal if statement.literal else self.side(object_, statement.object)


def _called(lines: Iterable[str], found: Records) -> _Called:
    labels: dict[str, str] = {}
    subjects: dict[str, str] = {}
    objects: dict[str, str] = {}
    for quad in map(split, lines):
        if quad.predicate == rdf.LABEL:
            name = value(quad.object)
            labels[quad.subject] = max(labels.get(quad.subject, ""), name, key=lambda n: (len(n), n))
        elif quad.predicate in (rdf.SUBJECT, rdf.OBJECT):
            ends = subjects if quad.predicate == rdf.SUBJECT else objects
            ends[quad.subject.rpartition("/")[2][:-1]] = quad.object
    return _Called(labels, {id_: (subjects[id_], objects[id_]) for id_ in subjects}, found)


def _contradictions(found: Records, called: _Called) -> Iterator[Doubt]:
    """The statements of each question that has several answers, together, the question with most first."""
    asked: defaultdict[About, dict[About, list[Stated]]] = defaultdict(lambda: defaultdict(list))
    for stated in found.statements:
        question = QUESTIONS.get(stated.statement.predicate)
        about = question.about(stated.statement) if question is not None else ()
        if question is not None and about:
            asked[stated.statement.predicate, *about][question.answer(stated.statement)].append(stated)
    several = [(about, answers) for about, answers in asked.items() if len(answers) > 1]
    for about, answers in sorted(several, key=lambda pair: (-len(pair[1]), pair[0])):
        for stated in (answer[0] for answer in answers.values()):
            yield _doubt(CONTRADICTION, stated, found, called, about)


def _weak(found: Records, called: _Called) -> Iterator[Doubt]:
    for stated in found.statements:
        # What a head post gives beside (leads) is told with the post itself.
        if stated.statement.confidence < SURE and not stated.statement.rule.endswith("/leads"):
            yield _doubt(WEAK, stated, found, called, ())


def _doubt(kind: str, stated: Stated, found: Records, called: _Called, about: About) -> Doubt:
    said = stated.statement
    first, second = called.sides(stated)
    return Doubt(
        kind,
        said.confidence,
        first,
        second,
        said.rule,
        about,
        said.predicate,
        said.qualifiers,
        found.articles[stated.article]["source"],
        said.evidence,
    )


def _joins(build: Build, called: _Called) -> Iterator[Doubt]:
    """Pairs that rules hold unsure, or one with less than certainty, and nobody has judged."""
    lines = knowledge(build.quads)
    made, heads = judgements(lines), canonical(lines)
    settled = {(one.first, one.second) for one in made if one.manual}
    for one in made:
        if (one.first, one.second) in settled or one.verdict == "different" or one.score >= SURE:
            continue
        terms = (f"<{one.first}>", f"<{one.second}>")
        first, second = (called.side(t, heads.get(t, t).rpartition("/")[2][:-1]) for t in terms)
        yield Doubt(JOIN, one.score, first, second, one.rule, verdict=one.verdict, reason=one.reason)
