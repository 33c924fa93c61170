"""A name without the marks that only set it off. 名称的书写形式。"""

from __future__ import annotations

from functools import lru_cache

from loaders.expressions import compiled

_MARKS = compiled(r"[\s“”\"'‘’《》「」()（）·—\-–,]")


@lru_cache(maxsize=1 << 12)
def plain(name: str) -> str:
    """Give a name without blanks, quotes, brackets and book marks, for comparing.

    >>> plain("“三清两建” 行动")
    '三清两建行动'
    """
    return _MARKS.sub("", name)
