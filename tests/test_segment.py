"""Our words are jieba's: whoever knows what jieba cuts knows where our names may begin. 分词。"""

from __future__ import annotations

import re
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.dictionary import dictionary
from loaders.segment import words
from tests.conftest import EXAMPLES

SIGNS = "加快推进郑州航空港高铁建设甲坪电器栾宜龢𠮷㐂aZ0%.+-_ \n\r,。(“·"


@pytest.fixture(scope="module")
def tokenizer() -> jieba.Tokenizer:
    """Jieba's own segmenter over the same dictionary."""
    own, known = jieba.Tokenizer(), dictionary()
    own.FREQ, own.total, own.initialized = known.frequencies, known.total, True
    return own


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_clauses_are_cut_as_jieba_cuts_them(path: Path, tokenizer: jieba.Tokenizer) -> None:
    """If this fails, names begin elsewhere than the lists of words were made for."""
    clauses = re.split("[,,。;；]", path.read_text("utf-8"))
    assert [words(clause) for clause in clauses] == [tuple(tokenizer.cut(clause)) for clause in clauses]


@given(text=st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8"), max_size=12))
def test_any_text_is_cut_as_jieba_cuts_it(tokenizer: jieba.Tokenizer, text: str) -> None:
    """Rare characters, figures and blanks too: joined, the words are the text."""
    assert words(text) == tuple(tokenizer.cut(text))
    assert "".join(words(text)) == text
