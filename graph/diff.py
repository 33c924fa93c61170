"""What two builds say differently: statements added and gone, other figures, people, states. 比较.

Statements are compared by what they say in words (labels, predicate), since two sets of articles may well
name a thing by other ids; a thing with one id in both goes by its newer label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from types import MappingProxyType

from graph.dataset import Build
from graph.records import Records, records
from ontology import Ontology

Slot = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in words: ends (labels, or the literal), qualifiers, file and sentence that say so.

    `id` is the statement's own; what it says is the same under any.
    """

    subject: str
    predicate: str
    object: str
    qualifiers: Mapping[str, str]
    source: str
    sentence: str
    id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """The same question answered otherwise: `kind` and `about` ask it, `old` and `new` answer it.

    `kind` is one of `KINDS`. Answers that both builds give are in neither.
    """

    kind: str
    about: Slot
    old: tuple[Said, ...]
    new: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that two builds say differently. What a change tells is not told again as added and gone."""

    changes: tuple[Change, ...] = ()
    added: tuple[Said, ...] = ()
    gone: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of question: which statements answer it, about what (() for one that does not), and how."""

    about: Callable[[Said], Slot]
    answer: Callable[[Said], Slot]


def _of(said: Said, *names: str) -> Slot:
    return tuple(said.qualifiers.get(name, "") for name in names)


def _target(said: Said) -> Slot:
    return (said.subject, *_of(said, "indicator", "kind")) if said.predicate == "hasTarget" else ()


def _post(said: Said) -> Slot:
    (status, post) = _of(said, "status", "post")
    return (said.object, post) if said.predicate == "holdsPost" and status != "former" else ()


def _investment(said: Said) -> Slot:
    if said.predicate == "hasInvestment":
        return (said.subject,)
    return (
        (said.subject, said.object) if said.predicate == "investsIn" and "amount" in said.qualifiers else ()
    )


def _sum(said: Said) -> Slot:
    return (said.object if said.predicate == "hasInvestment" else said.qualifiers["amount"],)


def _status(said: Said) -> Slot:
    """The project is the subject of what tells its sum or place, and the object of what others do with it."""
    if "status" not in said.qualifiers:
        return ()
    ends = {
        "hasInvestment": said.subject,
        "locatedIn": said.subject,
        "establishedBy": said.subject,
        "investsIn": said.object,
        "includesProject": said.object,
    }
    return (ends[said.predicate],) if said.predicate in ends else ()


KINDS: Mapping[str, _Kind] = MappingProxyType(
    {
        "target": _Kind(_target, lambda said: (said.object, *_of(said, "year"))),
        "post": _Kind(_post, lambda said: (said.subject,)),
        "status": _Kind(_status, lambda said: _of(said, "status")),
        "investment": _Kind(_investment, _sum),
    }
)
"""What may be answered otherwise: a figure or its year, who holds a post, the state of a project, a sum."""

WHOLE = frozenset(("hasTarget", "holdsPost", "hasInvestment"))
"""Predicates of which a change tells all that the statement says."""

FACETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hasTarget": ("indicator", "kind", "year"),
        "holdsPost": ("post", "status"),
        "appointedTo": ("post",),
        "removedFrom": ("post",),
    }
)
"""Qualifiers without which two statements of a predicate say different things."""


def diff(old: Build, new: Build, ontology: Ontology) -> Difference:
    """Give what two builds say differently.

    >>> from ontology import load
    >>> diff(Build((), {}), Build((), {}), load())
    Difference(changes=(), added=(), gone=())
    """
    before, after = records(old, ontology), records(new, ontology)
    return difference(said(before, after), said(after, after))


def difference(olds: Sequence[Said], news: Sequence[Said]) -> Difference:
    """Give what two lists of statements say differently.

    >>> difference((), ()).changes
    ()
    """
    changes = tuple(change for name in KINDS for change in _changes(name, olds, news))
    told_old = _told(said for change in changes for said in change.old)
    told_new = _told(said for change in changes for said in change.new)
    return Difference(changes, _only(news, olds, told_new), _only(olds, news, told_old))


def said(found: Records, newer: Records) -> tuple[Said, ...]:
    """Give every statement of a build in words; things that `newer` knows go by its labels.

    >>> from ontology import load
    >>> said(records(Build((), {}), load()), records(Build((), {}), load()))
    ()
    """
    return tuple(_said(found, newer))


def marks(found: Difference, olds: Iterable[Said], news: Iterable[Said]) -> dict[str, str]:
    """Give the ids of all statements of one side alone: "added", "gone", or "before" and "after" a change.

    >>> marks(Difference(), (), ())
    {}
    """
    sides = {"before": _answering(found, "old"), "after": _answering(found, "new")}
    told = {"before": _told(s for c in found.changes for s in c.old)}
    told |= {"after": _told(s for c in found.changes for s in c.new)}
    only = {"before": frozenset(map(_key, found.gone)), "after": frozenset(map(_key, found.added))}
    marked: dict[str, str] = {}
    for side, other, all_said in (("before", "gone", olds), ("after", "added", news)):
        for one in all_said:
            if sides[side] & _answers_of(one) or _key(one) in told[side]:
                marked[one.id] = side
            elif _key(one) in only[side]:
                marked[one.id] = other
    return marked


def _answering(found: Difference, side: str) -> frozenset[Slot]:
    return frozenset(
        answer for change in found.changes for one in getattr(change, side) for answer in _answers_of(one)
    )


def _answers_of(one: Said) -> frozenset[Slot]:
    """Give the questions that a statement answers, each with its answer."""
    return frozenset(
        (name, *about, *kind.answer(one)) for name, kind in KINDS.items() if (about := kind.about(one))
    )


def _said(found: Records, newer: Records) -> Iterator[Said]:
    def label(id_: str) -> str:
        return (newer.entities.get(id_) or found.entities[id_]).entity.label

    for stated in found.statements:
        statement = stated.statement
        yield Said(
            label(statement.subject),
            statement.predicate,
            statement.object if statement.literal else label(statement.object),
            dict(statement.qualifiers),
            found.articles[stated.article]["source"],
            statement.evidence.exact,
            stated.id,
        )


def _changes(kind: str, olds: Iterable[Said], news: Iterable[Said]) -> Iterator[Change]:
    before, after = _answers(KINDS[kind], olds), _answers(KINDS[kind], news)
    for about in sorted(before.keys() & after.keys()):
        old = {answer: said for answer, said in before[about].items() if answer not in after[about]}
        new = {answer: said for answer, said in after[about].items() if answer not in before[about]}
        yield from (Change(kind, about, *pair) for pair in _pairs(old, new))


def _answers(kind: _Kind, all_said: Iterable[Said]) -> dict[Slot, dict[Slot, Said]]:
    """Give the first statement of each answer to each question."""
    answers: dict[Slot, dict[Slot, Said]] = {}
    for said in all_said:
        if about := kind.about(said):
            answers.setdefault(about, {}).setdefault(kind.answer(said), said)
    return answers


def _pairs(
    old: Mapping[Slot, Said], new: Mapping[Slot, Said]
) -> Iterator[tuple[tuple[Said, ...], tuple[Said, ...]]]:
    """Pair figures of one year with each other, then what is left of the old with what is left of the new."""
    common = {answer[1:] for answer in old} & {answer[1:] for answer in new}
    left = {answer[1:] for answer in (*old, *new)} - common
    for years in (*({year} for year in sorted(common)), left):
        pair = _of_years(old, years), _of_years(new, years)
        if all(pair):
            yield pair


def _of_years(answers: Mapping[Slot, Said], years: set[Slot]) -> tuple[Said, ...]:
    return tuple(said for answer, said in sorted(answers.items(), key=itemgetter(0)) if answer[1:] in years)


def _told(changed: Iterable[Said]) -> frozenset[Slot]:
    """Give the keys of statements that changes tell in full; who leads follows from who holds the post."""
    whole = [said for said in changed if said.predicate in WHOLE]
    leading = ((said.subject, "leads", said.object) for said in whole if said.predicate == "holdsPost")
    return frozenset((*map(_key, whole), *leading))


def _only(here: Iterable[Said], there: Iterable[Said], told: frozenset[Slot]) -> tuple[Said, ...]:
    """Give the first statement of each that the other build does not make and no change tells."""
    known = {_key(said) for said in there} | told
    found: dict[Slot, Said] = {}
    for said in here:
        if _key(said) not in known:
            found.setdefault(_key(said), said)
    return tuple(said for _, said in sorted(found.items(), key=itemgetter(0)))


def _key(said: Said) -> Slot:
    return said.subject, said.predicate, said.object, *_of(said, *FACETS.get(said.predicate, ()))
