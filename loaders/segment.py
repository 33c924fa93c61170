"""jieba's words, as a hint where a name may begin. 分词：只作线索，不作边界。"""

from __future__ import annotations

import logging
from functools import cache, lru_cache

import jieba
import jieba.posseg

jieba.setLogLevel(logging.WARNING)


@cache
def tokenizer() -> jieba.Tokenizer:
    """Give this process's own segmenter: the global one is for anyone to change.

    >>> tokenizer().lcut("加快建设")
    ['加快', '建设']
    """
    own = jieba.Tokenizer()
    own.initialize()
    return own


@cache
def _tagger() -> jieba.posseg.POSTokenizer:
    return jieba.posseg.POSTokenizer(tokenizer())


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Split a clause into words; joined, they are the clause.

    >>> words("加快推进郑州高铁建设")
    ('加快', '推进', '郑州', '高铁', '建设')
    """
    return tuple(tokenizer().cut(text))


@lru_cache(maxsize=4096)
def tagged(text: str) -> tuple[tuple[str, str], ...]:
    """Split a short stretch into words with jieba's part-of-speech tags (nr: a person's name, v: a verb …).

    >>> tagged("建设")
    (('建设', 'vn'),)
    """
    return tuple((pair.word, pair.flag) for pair in _tagger().cut(text))


def is_word(text: str) -> bool:
    """Tell whether jieba's dictionary has `text` as a word of its own.

    >>> is_word("发展"), is_word("栾宜郑")
    (True, False)
    """
    return bool(tokenizer().FREQ.get(text))
