"""The default graph of all shards: what `graph.projection` does, as grouped operations. 跨分片的默认图.

Triples meet the representative of their subject, then that of their object, then those of one subject are
settled together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graph.projection import SAME_AS, said, settled
from guitu.cluster.exchange import LINES, Bench, Row, Spread, regrouped

TRIPLES = "triples"
"""The channel of plain triples by subject: `[predicate, object]`; a joined entity's head is a mere text."""

_BY_OBJECT, _BY_HEAD = "byobject", "byhead"


def triples(lines: Iterable[str]) -> Iterator[Row]:
    """Give what sorted lines of whole articles contribute, on the channel `TRIPLES`.

    >>> list(triples(["<urn:e> <urn:p> <urn:o> <urn:article> ."]))
    [('triples', '<urn:e>', ['<urn:p>', '<urn:o>'])]
    """
    return ((TRIPLES, s, [p, o]) for s, p, o in said(lines))


def layer(spread: Spread, bench: Bench, said_: Sequence[str], heads: Sequence[str]) -> Sequence[str]:
    """Give the files of the lines of the default graph, from files of triples and of heads."""
    subjects = regrouped(spread, bench, "subjects", _subjects, [*said_, *heads])
    objects = regrouped(spread, bench, "objects", _objects, [*subjects[_BY_OBJECT], *heads])
    return regrouped(spread, bench, "default", _settled, [*subjects[_BY_HEAD], *objects[_BY_HEAD]])[LINES]


def _head(term: str, values: list[Any]) -> str:
    return next((value for value in values if isinstance(value, str)), term)


def _subjects(subject: str, values: list[Any]) -> Iterator[Row]:
    head = _head(subject, values)
    if head != subject:
        yield _BY_HEAD, subject, [SAME_AS, head]
    for predicate, object_ in (value for value in values if not isinstance(value, str)):
        if object_[0] == "<":
            yield _BY_OBJECT, object_, [head, predicate]
        else:
            yield _BY_HEAD, head, [predicate, object_]


def _objects(object_: str, values: list[Any]) -> Iterator[Row]:
    head = _head(object_, values)
    for subject, predicate in (value for value in values if not isinstance(value, str)):
        yield _BY_HEAD, subject, [predicate, head]


def _settled(subject: str, values: list[Any]) -> Iterator[Row]:
    own = sorted((subject, predicate, object_) for predicate, object_ in values)
    yield from ((LINES, "", f"{s} {p} {o} .") for s, p, o in settled(own))
