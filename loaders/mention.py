"""A mention: a stretch of running text that names a thing or gives a value. 提及。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import add, attrgetter

from loaders.frozen import quickly_made
from ontology import load
from ontology.patterns import DATE, MONEY, POST, QUANTITY, VALUES, YEAR

TAGGED = "neural"
"""The finder of what a neural tagger finds (`loaders.neural`), and the mark of the rules that rest on it."""

PARTY = "party"
"""The finder of what stands for several people, its parts: 考察团一行."""

_START, _END = attrgetter("start"), attrgetter("end")
_LONG = 5_000
"""In a text of more characters names are looked up: to seek each through all of it would cost a square."""

__all__ = [
    "DATE",
    "MONEY",
    "PARTY",
    "POST",
    "QUANTITY",
    "TAGGED",
    "VALUES",
    "YEAR",
    "Mention",
    "each_of",
    "longest",
    "places_of",
    "top",
]


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """`[start:end]` of the flow, a class name or kind of value, and what it stands for.

    `name` is the canonical form where the text or a list tells it, else the text itself. `key` is a
    GB/T 2260 code or another fixed identity. `parts` are mentions inside it: the places a corridor joins,
    the body a post belongs to. `note` is what a post says of its time (former, acting), or how a pronoun is
    to be resolved. `finder` says who found it.
    """

    start: int
    end: int
    type: str
    name: str
    key: str = ""
    parts: tuple[Mention, ...] = ()
    note: str = ""
    finder: str = ""


@cache
def top(kind: str) -> str:
    """Give the top class of a class; a kind of value is its own, and officials are people.

    >>> top("County"), top("Official"), top("Money")
    ('Place', 'Person', 'Money')
    """
    ontology = load()
    found = ontology.top(kind) if kind in ontology.classes else kind
    return "Person" if found == "Official" else found


def each_of(mention: Mention) -> tuple[Mention, ...]:
    """Give those whom a mention means: all who lead a party, else itself.

    >>> heads = (Mention(0, 2, "Person", "甲"), Mention(3, 5, "Person", "乙"))
    >>> [m.name for m in each_of(Mention(8, 13, "Person", "甲", "", heads, "pronoun", PARTY))]
    ['甲', '乙']
    """
    if mention.finder != PARTY:
        return (mention,)
    return tuple(replace(mention, name=head.name, key=head.key, parts=(head,)) for head in mention.parts)


def places_of(name: str, text: str) -> Iterator[int]:
    """Give where a name stands in a text, overlapping places too.

    >>> list(places_of("甲甲", "甲甲甲乙"))
    [0, 1]
    """
    if len(text) > _LONG and len(name) > 1:
        pairs = _pairs(text)
        found = [pairs.get(name[i : i + 2], ()) for i in range(len(name) - 1)]
        shift = min(range(len(found)), key=lambda i: len(found[i]))
        yield from (at - shift for at in found[shift] if at >= shift and text.startswith(name, at - shift))
        return
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


@lru_cache(maxsize=4)
def _pairs(text: str) -> Mapping[str, Sequence[int]]:
    """Where each pair of neighbours stands in a text."""
    found: dict[str, list[int]] = {}
    for at, pair in enumerate(map(add, text, text[1:])):
        found.setdefault(pair, []).append(at)
    return found


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the mentions that no longer one overlaps; of two of one length, the one found first stands.

    >>> a, b = Mention(0, 4, "City", "甲"), Mention(2, 9, "Enterprise", "乙")
    >>> [m.name for m in longest([a, b])]
    ['乙']
    """
    ranked = sorted(mentions, key=_shortness)
    taken = bytearray(max(map(_END, ranked), default=0) + 1)
    kept: list[Mention] = []
    for mention in ranked:
        start, end = mention.start, mention.end
        # A kept one is no shorter: where it overlaps this one, it covers this one's first or last character.
        if start < end and not (taken[start] or taken[end - 1]):
            taken[start:end] = b"\1" * (end - start)
            kept.append(mention)
    kept.sort(key=_START)
    return kept


def _shortness(mention: Mention) -> int:
    return mention.start - mention.end
