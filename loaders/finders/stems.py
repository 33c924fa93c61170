"""Does a stem make a name, or is it all common words? 词干是否构成名称。"""

from __future__ import annotations

from functools import cache

from loaders.expressions import compiled
from loaders.finders.inside import HAN
from loaders.segment import is_word, words
from ontology.words import words as word_list

_LETTERS = compiled(r"[A-Z]\d*")


@cache
def _common() -> frozenset[str]:
    return word_list("generic") | word_list("leading")


def is_particular(stem: str, known: bool = False) -> bool:
    """Tell whether a stem makes a name: it holds a `known` name, or a word that is not common in the genre.

    >>> is_particular("重点"), is_particular("古都智创")
    (False, True)
    """
    if known or _LETTERS.search(stem):
        return True
    return any(word not in _common() and HAN.search(word) for word in words(stem))


def is_new_word(stem: str) -> bool:
    """Tell whether a stem holds a word that jieba's dictionary lacks: most brands and local names do.

    >>> is_new_word("甲坪电器"), is_new_word("重点")
    (True, False)
    """
    return any(len(word) > 1 and not is_word(word) and HAN.search(word) for word in words(stem))
