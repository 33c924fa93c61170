"""Regular expressions made of lists of words. 由词表构成的模式。"""

from __future__ import annotations

import re
from collections.abc import Iterable


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
