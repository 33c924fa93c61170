"""Texts that once took minutes are read: who repeats a line a thousand times stops nobody. 重复的长文。"""

from __future__ import annotations

import pytest

from benchmarks.doubling import FOUND
from loaders import Article, extract

LENGTH = 6000
"""Characters at which the first of them never came to an end, and each is now read in a blink."""


@pytest.mark.parametrize("unit", FOUND, ids=repr)
def test_what_once_stopped_reading_is_read(unit: str) -> None:
    """If one of them hangs, a pattern reads the same stretch from each of its characters again."""
    text = unit * (LENGTH // len(unit))
    for statement in extract(Article.of("repeated.txt", text)).statements:
        assert text[statement.evidence.start : statement.evidence.end] == statement.evidence.exact
