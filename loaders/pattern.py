"""Regular expressions made of lists of words. 由词表构成的模式。"""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    r"""Give a pattern of any of these words, the longest first, so that 高速公路 is not read as 高速.

    >>> any_of(["高速", "高速公路", "C++"])
    '高速公路|C\\+\\+|高速'
    """
    return "|".join(map(re.escape, sorted(set(words), key=lambda word: (-len(word), word))))
