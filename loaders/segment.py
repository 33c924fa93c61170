"""jieba's words, as a hint where a name may begin. 分词：只作线索，不作边界。

The words are those of `jieba.cut`, found by its own dictionary and hidden Markov model: the likeliest
path through the words of the dictionary, then, where single characters stand in a row, their likeliest words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from loaders.dictionary import EMITTED, STARTED, TURNED, Dictionary, dictionary
from loaders.expressions import compiled

_BLOCK = compiled(r"([\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+)")
_BLANK = compiled(r"(\r\n|\s)")
_HAN = compiled(r"([\u4e00-\u9fd5]+)")
_FIGURE = compiled(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_NEVER = -3.14e100
"""The logarithm of the probability of what was never seen."""
_INTO = [
    (state, EMITTED[state], one, TURNED[one][state], other, TURNED[other][state])
    for state, one, other in (("B", "E", "S"), ("E", "B", "M"), ("M", "B", "M"), ("S", "E", "S"))
]
"""For each state of a character (begin, end, middle of a word, single) the two that may stand before it; of
two paths as likely the second is taken."""


class _Rarities(dict[int, float]):
    """How rare a word is that was seen so often: the logarithm of its share."""

    def __missing__(self, seen: int) -> float:
        self[seen] = math.log(seen) - math.log(_known().total)
        return self[seen]


_RARITIES = _Rarities()


@cache
def _known() -> Dictionary:
    return dictionary()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Split a clause into words; joined, they are the clause.

    >>> words("加快推进郑州高铁建设")
    ('加快', '推进', '郑州', '高铁', '建设')
    """
    found: list[str] = []
    for i, block in enumerate(_BLOCK.split(text)):
        if i % 2:
            found += _cut(block)
        else:
            for j, rest in enumerate(_BLANK.split(block)):
                found += (rest,) if j % 2 else rest
    return tuple(found)


def _cut(block: str) -> Iterator[str]:
    ends = _ends(block)
    start = single = 0
    while start < len(block):
        end = ends[start]
        if end - start > 1:
            yield from _singles(block[single:start])
            yield block[start:end]
            single = end
        start = end
    yield from _singles(block[single:])


def _ends(block: str) -> Sequence[int]:
    """Where the word that begins at each character ends, on the likeliest path from there."""
    frequencies, size = _known().frequencies, len(block)
    likeliest = [0.0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        best, found = -math.inf, 0
        seen = frequencies.get(block[start])
        while seen is not None:
            if seen and (path := _RARITIES[seen] + likeliest[end]) >= best:
                best, found = path, end
            if end == size:
                break
            end += 1
            seen = frequencies.get(block[start:end])
        ends[start] = found or start + 1
        likeliest[start] = best if found else _RARITIES[1] + likeliest[start + 1]
    return ends


def _singles(row: str) -> Sequence[str]:
    """The words of single characters in a row that the dictionary gave no longer word."""
    return row if len(row) < 2 or _known().frequencies.get(row) else _unknown(row)


@lru_cache(maxsize=4096)
def _unknown(row: str) -> tuple[str, ...]:
    found: list[str] = []
    for i, part in enumerate(_HAN.split(row)):
        found += _by_states(part) if i % 2 else filter(None, _FIGURE.split(part))
    return tuple(found)


def _by_states(row: str) -> Iterator[str]:
    """The words of the likeliest states of Chinese characters (the algorithm of Viterbi)."""
    likely = {state: STARTED[state] + emitted.get(row[0], _NEVER) for state, emitted, *_ in _INTO}
    steps = []
    for sign in row[1:]:
        step, paths = {}, {}
        for state, emitted, one, by_one, other, by_other in _INTO:
            seen = emitted.get(sign, _NEVER)
            first, second = likely[one] + by_one + seen, likely[other] + by_other + seen
            step[state], paths[state] = (one, first) if first > second else (other, second)
        steps.append(step)
        likely = paths
    states = ["E" if likely["E"] > likely["S"] else "S"]
    for step in reversed(steps):
        states.append(step[states[-1]])
    start = 0
    for i, state in enumerate(reversed(states)):
        if state == "B":
            start = i
        elif state in "ES":
            yield row[start if state == "E" else i : i + 1]


def is_word(text: str) -> bool:
    """Tell whether jieba's dictionary has `text` as a word of its own.

    >>> is_word("发展"), is_word("栾宜郑")
    (True, False)
    """
    return bool(_known().frequencies.get(text))


def is_name_word(text: str) -> bool:
    """Tell whether jieba's dictionary has `text` as a person's name (its tags nr, nrt and nrfg).

    >>> is_name_word("张飞"), is_name_word("高度")
    (True, False)
    """
    return text in _known().names
