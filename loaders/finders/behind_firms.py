"""Where a company's name begins that stands behind another's full name. 全称之后的另一家企业。

甲坪有限公司战略重组乙岚有限公司 names two: what the first one does to the second belongs to neither.
"""

from __future__ import annotations

from functools import lru_cache

from loaders.segment import is_word, words
from ontology.words import words as word_list

_REACH = 6
"""How far behind the first company's name the other's may seem to begin."""
_TAKING = frozenset("同让因占投获归")
"""What the segmenter glues to a company's name that stands behind another one's."""


def behind_firm(folded: str, start: int, head: int) -> int:
    """Give where a company's name begins, behind another's full name and what that one does to it.

    >>> behind_firm("甲坪有限公司战略重组乙岚有限公司", 0, 12)
    10
    """
    legal = folded.rfind("有限公司", max(0, start - _REACH), head)
    begin = max(start, legal + 4)
    if legal <= 0 or not all("\u4e00" <= sign <= "\u9fff" for sign in folded[legal:begin]):
        return start
    for word in words(folded[begin:head]):
        if not _is_done(word):
            return begin + _glued(word)
        begin += len(word)
    return begin


def _glued(word: str) -> int:
    """How many characters before the name the segmenter glued to it: 让乙岚, 重组乙岚."""
    if is_word(word) or len(word) < 3:
        return 0
    return 2 if len(word) > 3 and _is_done(word[:2]) else int(word[0] in _TAKING)


@lru_cache(maxsize=1 << 12)
def _is_done(word: str) -> bool:
    """Whether a word may stand between two companies, as what one does to the other."""
    return any(word in word_list(name) for name in ("verbs", "leading", "boundaries", "generic"))
