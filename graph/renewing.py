"""A graph built upon the last one: what a few articles change is computed, the rest is taken over. 增量更新.

Only subjects that a line that came or went says something about, or whose cluster of judgements changed, can
have other triples in the default graph (`touched`). Theirs are projected anew from their own lines; all
other lines stay as they are. The result is that of a graph made from nothing, line for line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.correction import struck
from graph.dataset import Build
from graph.judgement import canonical
from graph.projection import knowledge, project
from graph.quads import SUBJECT
from graph.terms import split

_SUBJECT = f" {SUBJECT} "


@dataclass(frozen=True, slots=True)
class Before:
    """The last graph: the name of its store, its sorted lines of named graphs and of the default graph."""

    name: str
    quads: tuple[str, ...]
    projection: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What came and what went since the graph whose store has that name."""

    name: str
    gone: frozenset[str]
    come: frozenset[str]


class Renewed(Build):
    """A build that knows what changed since the last one."""

    def __init__(self, build: Build, projection: tuple[str, ...], change: Change) -> None:
        object.__setattr__(self, "quads", build.quads)
        object.__setattr__(self, "texts", build.texts)
        object.__setattr__(self, "projection", projection)
        object.__setattr__(self, "change", change)

    change: Change


def sorted_out(name: str, lines: Iterable[str]) -> Before:
    """Sort out the lines of a `graph.nq`.

    >>> sorted_out("x", ['<urn:s> <urn:p> "a <b>" .', '<urn:s> <urn:p> "a <b>" <urn:g> .']).quads
    ('<urn:s> <urn:p> "a <b>" <urn:g> .',)
    """
    sides: tuple[list[str], list[str]] = ([], [])
    for line in lines:
        sides[named(line)].append(line)
    return Before(name, tuple(sides[1]), tuple(sides[0]))


def named(line: str) -> bool:
    """Whether a line stands in a named graph: it has a fourth term, which is an IRI.

    >>> named("<urn:s> <urn:p> <urn:o> ."), named("<urn:s> <urn:p> <urn:o> <urn:g> .")
    (False, True)
    """
    return line[-3] == ">" and line[line.rindex(" ", 0, -2) + 1] == "<" and line.count(" ") > 3


def renewed(old: Before, build: Build) -> Renewed:
    """Give a build with its default graph, computed from the last one where nothing changed.

    >>> line = '<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> "a" <urn:g> .'
    >>> renewed(Before("x", (), ()), Build((line,), {})).projection
    ('<urn:s> <http://www.w3.org/2000/01/rdf-schema#label> "a" .',)
    """
    was, now = frozenset(old.quads), frozenset(build.quads)
    gone, come = was - now, now - was
    subjects = touched(old.quads, build.quads, gone | come)
    projection = old.projection
    if subjects:
        anew = project(about(build.quads, subjects), only=subjects)
        kept = (line for line in old.projection if _subject(line) not in subjects)
        projection = tuple(sorted(chain(kept, anew)))
    other = frozenset(old.projection), frozenset(projection)
    change = Change(old.name, gone | (other[0] - other[1]), come | (other[1] - other[0]))
    return Renewed(build, projection, change)


def touched(was: Iterable[str], now: Collection[str], changed: Collection[str]) -> frozenset[str]:
    """Give the subjects (terms) whose default graph may differ between two sets of named graphs' lines.

    `changed` are the lines of one and not of the other.

    >>> touched([], [], ["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    frozenset({'<urn:s>'})
    """
    known = knowledge(was), knowledge(now)
    heads = canonical(known[0]), canonical(known[1])
    moved = {one for one in heads[0].keys() | heads[1].keys() if heads[0].get(one) != heads[1].get(one)}
    found = {_subject(line) for line in changed} | moved
    found |= {triple[0] for triple in struck(known[0]) ^ struck(known[1])}
    ends = [split(line) for line in chain(was, now) if _SUBJECT in line]
    found |= {end.object for end in ends if end.predicate == SUBJECT and end.subject in found}
    if moved:
        found |= _pointing(now, moved, {end.subject: end.object for end in ends})
    return _clusters(found, heads)


def _pointing(lines: Iterable[str], objects: Collection[str], subjects: Mapping[str, str]) -> set[str]:
    """Give what says something of objects: in a fact, or as the subject of a statement."""
    found = set()
    for line in lines:
        parts = line.rsplit(" ", 3)
        if parts[1] in objects:
            subject = _subject(line)
            found.add(subjects.get(subject, subject))
    return found


def _clusters(found: Iterable[str], heads: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Give entities with all that are or were judged the same as they."""
    all_ = set(found)
    for map_ in heads:
        members: dict[str, set[str]] = defaultdict(set)
        for member, head in map_.items():
            members[head].add(member)
        tops = {map_.get(one, one) for one in all_}
        all_ |= tops.union(*(members.get(top, ()) for top in tops))
    return frozenset(all_)


def about(lines: Collection[str], subjects: Collection[str]) -> list[str]:
    """Give the lines of subjects and of statements about them, and those of judgements and corrections."""
    ends = (split(line) for line in lines if _SUBJECT in line)
    nodes = {end.subject for end in ends if end.predicate == SUBJECT and end.object in subjects}
    wanted = nodes.union(subjects)
    return [*knowledge(lines), *(line for line in lines if _subject(line) in wanted)]


def _subject(line: str) -> str:
    return line[: line.index(" ")]
