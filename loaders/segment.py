"""jieba's words, as a hint where a name may begin. 分词：只作线索，不作边界。"""

from __future__ import annotations

from functools import cache, lru_cache

from loaders.dictionary import Dictionary, Tokenizer, dictionary


@cache
def _known() -> Dictionary:
    return dictionary()


@cache
def tokenizer() -> Tokenizer:
    """Give this process's own segmenter: the global one is for anyone to change.

    >>> tokenizer().lcut("加快建设")
    ['加快', '建设']
    """
    own = Tokenizer()
    own.FREQ, own.total, own.initialized = _known().frequencies, _known().total, True
    return own


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Split a clause into words; joined, they are the clause.

    >>> words("加快推进郑州高铁建设")
    ('加快', '推进', '郑州', '高铁', '建设')
    """
    return tuple(tokenizer().cut(text))


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
