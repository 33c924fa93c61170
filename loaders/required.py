"""What a text must hold for a regular expression to match: tried before the expression itself. 必要片段。

Rules are many and few of them speak of what a sentence says. A rule whose expression cannot match without
投资 need not be run over a sentence that has no 投资; a look at a set tells so in a tenth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

Needs = tuple[frozenset[str], ...]
"""Of each set the text holds at least one: single characters, and pairs of neighbours."""

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(?P<least>\d+)(?:,\d*)?\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?P<kind>:|P<\w+>|=|!|<=|<!))?")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_PLAIN_SET = re.compile(r"\[([^\^\\\-\]][^\\\-\]]*)\]")
_SPECIAL = ".^$\\"
_MOST = 96
"""Larger sets than this tell next to nothing."""


def grams(text: str) -> frozenset[str]:
    """Give the characters of a text and the pairs of neighbours.

    >>> sorted(grams("投资"))
    ['投', '投资', '资']
    """
    return frozenset((*text, *map(add, text, text[1:])))


def required(regex: str) -> Needs:
    """Tell what any text that a regular expression matches must hold; () where nothing is sure.

    Neither flags nor conditional groups are known here: such expressions are not to be given.

    >>> [sorted(one) for one in required("(?:总|再)?投资(?:额|[万亿])(?!的)")]
    [['投资'], ['万', '亿', '额']]
    >>> [sorted(one) for one in required("投资|出资*")]
    [['出', '投资']]
    """
    return tuple(one for one in _alternatives(_Cursor(regex)) if len(one) <= _MOST)


@dataclass(slots=True)
class _Cursor:
    """Where in the expression the parser stands."""

    text: str
    at: int = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match


def _alternatives(cursor: _Cursor) -> Needs:
    """Read alternatives up to a closing bracket; together they need one of each one's needs."""
    branches = [_sequence(cursor)]
    while cursor.peek() == "|":
        cursor.at += 1
        branches.append(_sequence(cursor))
    if len(branches) == 1 or not all(branches):
        return branches[0] if len(branches) == 1 else ()
    return (frozenset[str]().union(*(min(branch, key=_vague) for branch in branches)),)


def _vague(need: frozenset[str]) -> tuple[int, int]:
    """How little a need tells: few keys tell more than many, pairs more than single characters."""
    return len(need), -min(map(len, need))


def _sequence(cursor: _Cursor) -> Needs:
    needs: list[frozenset[str]] = []
    run = ""
    while (sign := cursor.peek()) and sign not in "|)":
        found, literal = _atom(cursor)
        least, quantified = _least(cursor)
        if literal and not quantified:
            run += literal
            continue
        needs += _keys(run + (literal if least else ""))
        run = ""
        needs += found if least else ()
    return (*needs, *_keys(run))


def _keys(run: str) -> Iterator[frozenset[str]]:
    """The keys of a run of literal characters."""
    if len(run) == 1:
        yield frozenset((run,))
    yield from (frozenset((run[i : i + 2],)) for i in range(len(run) - 1))


def _atom(cursor: _Cursor) -> tuple[Needs, str]:
    """Read one atom: what it needs, and the character that it is if it is one."""
    sign = cursor.peek()
    if sign == "(":
        return _group(cursor), ""
    if sign == "[":
        plain = _PLAIN_SET.match(cursor.text, cursor.at)
        cursor.take(_SET)
        return ((frozenset(plain[1]),) if plain else ()), ""
    cursor.at += 2 if sign == "\\" else 1
    last = cursor.text[cursor.at - 1 : cursor.at]
    meant = last if sign == "\\" and not last.isalnum() else "" if sign in _SPECIAL else sign
    return (), meant


def _group(cursor: _Cursor) -> Needs:
    opening = cursor.take(_OPENING)
    kind = (opening["kind"] if opening else None) or ":"
    needs = _alternatives(cursor)
    cursor.at += 1
    return needs if kind[0] in ":P" else ()


def _least(cursor: _Cursor) -> tuple[int, bool]:
    """How often the atom just read must stand at least, and whether a quantifier says so."""
    match = cursor.take(_QUANTIFIER)
    if match is None:
        return 1, False
    return (int(match["least"]) if match["least"] else int(match.group()[0] == "+")), True
