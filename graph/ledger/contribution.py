"""What an article's lines give a ledger, taken out of them where they were made. 文章对账本的贡献."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from graph.joining import home
from graph.projection import said_how
from graph.quads import ADMIN_CODE, MENTIONS, PREDICATE, Triple
from graph.records import articles
from graph.terms import split, value

_MENTIONS = f" {MENTIONS} "
_CODE = f" {ADMIN_CODE} "
_PREDICATE = f" {PREDICATE} "


@dataclass(frozen=True, slots=True)
class Contribution:
    """An article's lines, `zipped`, and what they give: its data as JSON, how many statements.

    `said` are its triples for the default graph, each with whether a statement makes it; `mentioned` the
    entities (terms), `home` the province that it speaks of most, "" where two do.
    """

    zipped: bytes
    data: str
    statements: int
    said: tuple[tuple[Triple, bool], ...]
    mentioned: tuple[str, ...]
    home: str


def contribution(article: str, lines: tuple[str, ...]) -> Contribution:
    """Give what the sorted lines of the article of that id contribute. Raises ValueError for other lines.

    >>> contribution("a", ("<urn:e> <urn:p> <urn:o> <urn:article> .",)).said
    ((('<urn:e>', '<urn:p>', '<urn:o>'), False),)
    """
    mentioned = tuple(sorted(split(line).object for line in lines if _MENTIONS in line))
    codes = {quad.subject: value(quad.object) for quad in (split(line) for line in lines if _CODE in line)}
    return Contribution(
        zlib.compress("\n".join(lines).encode(), 1),
        json.dumps(articles(lines).get(article, {}), ensure_ascii=False, sort_keys=True),
        sum(_PREDICATE in line for line in lines),
        tuple(said_how(lines)),
        mentioned,
        home(codes.get(entity, "") for entity in mentioned),
    )


def unzipped(zipped: Iterable[bytes]) -> tuple[str, ...]:
    """Give the sorted lines of a text from those of each of its readings, as `contribution` zips them.

    >>> unzipped([contribution("a", ("<urn:s> <urn:p> <urn:o> <urn:g> .",)).zipped])
    ('<urn:s> <urn:p> <urn:o> <urn:g> .',)
    """
    every = [zlib.decompress(one).decode().split("\n") for one in zipped]
    return tuple(every[0]) if len(every) == 1 else tuple(sorted(set(chain.from_iterable(every)) - {""}))
