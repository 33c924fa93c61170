"""What a text must hold for a regular expression to match: tried before the expression itself. 必要片段。

Rules are many and few of them speak of what a sentence says. A rule whose expression cannot match without
投资 need not be run over a sentence that has no 投资; a look at a set tells so in a tenth of the time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from pathlib import Path

from loaders.expressions import compiled
from loaders.kept import Kept, kept_file

Needs = tuple[frozenset[str], ...]
"""Of each set the text holds at least one: single characters, and pairs of neighbours."""

_QUANTIFIER = compiled(r"(?:[*+?]|\{(?P<least>\d+)(?:,\d*)?\})[?+]?")
_OPENING = compiled(r"\((?:\?(?P<kind>:|>|P<\w+>|=|!|<=|<!))?")
_SET = compiled(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_PLAIN_SET = compiled(r"\[([^\^\\\-\]][^\\\-\]]*)\]")
_PLAIN = compiled(r"(?:[^\\.^$*+?{}\[\]|()](?![*+?{]))+")
"""Characters that stand for themselves, once each."""
_SPECIAL = ".^$\\"
_ABSENT = ("!", "<!")
"""Groups of what must not stand there; what others look at must be in the text as well."""
_MOST = 128
"""Larger sets than this tell next to nothing."""
_SHORT = 80
"""A text of so few characters is searched sooner than what it holds is known."""


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
    >>> [sorted(one) for one in required("投资(?=[甲乙])")]
    [['投资'], ['乙', '甲']]
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
        plain = cursor.take(_PLAIN)
        if plain is not None:
            run += plain.group()
            continue
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
    return () if kind in _ABSENT else needs


def _least(cursor: _Cursor) -> tuple[int, bool]:
    """How often the atom just read must stand at least, and whether a quantifier says so."""
    match = cursor.take(_QUANTIFIER)
    if match is None:
        return 1, False
    return (int(match["least"]) if match["least"] else int(match.group()[0] == "+")), True


def finds(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give the matches that `pattern.finditer(text)` gives, sooner where none or few are possible.

    >>> [match.group() for match in finds(re.compile("(?:副|(?<!副))市长|县[长委]"), "市长、副市长和县长")]
    ['市长', '副市长', '县长']
    """
    wanted = needs_of(pattern.pattern) if len(text) > _SHORT else ()
    if wanted and any(map(_held(text).isdisjoint, wanted)):
        return
    yield from pattern.finditer(text)


def holds(pattern: re.Pattern[str], text: str) -> bool:
    """Whether `pattern.search(text)` finds anything, told sooner.

    >>> holds(re.compile("[我全]市"), "我市召开会议"), holds(re.compile("[我全]市"), "会议召开")
    (True, False)
    """
    return next(finds(pattern, text), None) is not None


def finds_before(
    pattern: re.Pattern[str], mark: re.Pattern[str], reach: int, text: str
) -> Iterator[re.Match[str]]:
    """Give the matches of `pattern.finditer(text)`, each of which holds a match of `mark`.

    That begins behind the match's first character, and at most `reach` characters behind it.

    >>> name, end = re.compile("[^,]{2,4}?[市县]"), re.compile("[市县]")
    >>> [match.group() for match in finds_before(name, end, 4, "在某某市,市县")]
    ['在某某市']
    """
    first = 0
    for found in mark.finditer(text):
        for start in range(max(first, found.start() - reach), found.start()):
            match = pattern.match(text, start)
            if match is not None:
                yield match
                first = match.end()
                break
        else:
            first = max(first, found.start())


@lru_cache(maxsize=16)
def _held(text: str) -> frozenset[str]:
    """What an article holds: many expressions are asked of the same one."""
    return grams(text)


@cache
def needs_of(regex: str) -> Needs:
    """Give what `required` does, made once a machine.

    >>> needs_of("投资额?") == required("投资额?")
    True
    """
    return _NEEDS.of(regex, lambda: required(regex))


def _file() -> Path:
    """Its name tells how needs were drawn: by the code of this very file. Raises OSError, RuntimeError."""
    return kept_file(f"needs-{hashlib.blake2b(Path(__file__).read_bytes(), digest_size=8).hexdigest()}")


def _packed(all_needs: dict[str, Needs]) -> bytes:
    return json.dumps({regex: [sorted(need) for need in some] for regex, some in all_needs.items()}).encode()


def _unpacked(data: bytes) -> dict[str, Needs]:
    return {regex: tuple(map(frozenset, some)) for regex, some in json.loads(data).items()}


_NEEDS: Kept[Needs] = Kept(_file, _packed, _unpacked)
