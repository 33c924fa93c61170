"""Regular expressions made of lists of words. 由词表构成的模式。"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.expressions import compiled


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


@dataclass(frozen=True, slots=True)
class Forms:
    """Words to be looked up, where a pattern of thousands would have to be compiled.

    `heads` stands wherever one may begin, and at few other places: it looks at two characters, each by
    itself. `sizes` tells how long those are that begin with the same two characters, the longest first.
    """

    all: Collection[str]
    heads: re.Pattern[str]
    sizes: Mapping[str, tuple[int, ...]]


def forms_of(words: Collection[str]) -> Forms:
    """Prepare words, each of a character or more, for `occurrences`.

    >>> forms_of(["豫西", "长三角", "长三角一体化示范区", "厂", "厂房"]).sizes
    {'豫西': (2,), '长三': (9, 3), '厂': (1,), '厂房': (2, 1)}
    """
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[:2], set()).add(len(word))
    alone = {head for head in lengths if len(head) == 1}
    for pair in (head for head in lengths if head[0] in alone):
        lengths[pair].add(1)
    firsts, seconds = ("".join(sorted({head[i] for head in lengths.keys() - alone})) for i in (0, 1))
    heads = [*map(re.escape, sorted(alone)), f"[{re.escape(firsts)}](?=[{re.escape(seconds)}])"]
    sizes = {head: tuple(sorted(own, reverse=True)) for head, own in lengths.items()}
    return Forms(frozenset(words), compiled("|".join(heads if firsts else heads[:-1])), sizes)


def occurrences(
    text: str, forms: Forms, is_chance: Callable[[str, int, str], bool] | None = None
) -> Iterator[tuple[int, str]]:
    """Give where forms stand, the longest at each place, left to right, as the pattern `any_of` finds them.

    What `is_chance` refuses, told text, place and form, is none.

    >>> list(occurrences("从豫西到长三角", forms_of({"长三角", "长三角一体化示范区", "豫西"})))
    [(1, '豫西'), (4, '长三角')]
    """
    words, sizes, behind = forms.all, forms.sizes, 0
    for match in forms.heads.finditer(text):
        position = match.start()
        if position < behind:
            continue
        for size in sizes.get(text[position : position + 2]) or sizes.get(text[position], ()):
            form = text[position : position + size]
            if form in words and not (is_chance and is_chance(text, position, form)):
                yield position, form
                behind = position + size
                break
