"""Regular expressions made of lists of words. 由词表构成的模式。"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import add


def any_of(words: Iterable[str]) -> str:
    r"""Give a pattern of any of these words, the longest first, so that 高速公路 is not read as 高速.

    What words begin with alike is written once: of a thousand words only a few are then tried at a place.

    >>> any_of(["高速", "高速公路", "高铁", "C++"])
    'C\\+\\+|高(?:速(?:公路|)|铁)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[:1], []).append(word[1:])
    ends = [""] if rests.pop("", None) else []
    return "|".join([re.escape(sign) + _rest(own) for sign, own in rests.items()] + ends)


def _rest(rests: list[str]) -> str:
    return any_of(rests) if len(rests) == 1 else f"(?:{any_of(rests)})"


def sizes(forms: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """Give how long the forms are that begin with the same two characters, the longest first.

    >>> sizes(["豫西", "长三角", "长三角一体化示范区"])
    {'豫西': (2,), '长三': (9, 3)}
    """
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[:2], set()).add(len(form))
    return {head: tuple(sorted(own, reverse=True)) for head, own in found.items()}


def occurrences(
    text: str, forms: Collection[str], by_head: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[int, str]]:
    """Give where forms of two and more characters stand, the longest at each place, left to right.

    As the pattern `any_of(forms)` finds them, but thousands of forms need not be compiled. `by_head` are
    their `sizes`.

    >>> forms = {"长三角", "长三角一体化示范区", "豫西"}
    >>> list(occurrences("从豫西到长三角", forms, sizes(forms)))
    [(1, '豫西'), (4, '长三角')]
    """
    behind = 0
    for position, pair in enumerate(map(add, text, text[1:])):
        if pair not in by_head or position < behind:
            continue
        for size in by_head[pair]:
            form = text[position : position + size]
            if form in forms:
                yield position, form
                behind = position + size
                break
