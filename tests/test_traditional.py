"""Traditional Chinese is understood like simplified, and quoted as it is written."""

from __future__ import annotations

import pytest
from opencc import OpenCC

from loaders import extract
from loaders.flow import fold
from loaders.values import Article
from ontology.words import table
from tests.documents import SAMPLE

TO_TRADITIONAL = OpenCC("s2t")


def test_folding_keeps_every_offset() -> None:
    """One character more or less would move all evidence behind it."""
    [(traditional, simplified)] = table("traditional", 2)
    assert len(traditional) == len(simplified) == len(set(traditional)) > 3000
    assert fold(traditional) == fold(simplified) == simplified


@pytest.mark.parametrize("text", ["乾县与著名的乾陵", "余姚市", "我后来看见皇后"])
def test_simplified_text_is_left_alone(text: str) -> None:
    """These characters are traditional forms of others, and simplified ones in their own right."""
    assert fold(text) == text


def test_the_same_statements_from_traditional_text() -> None:
    """A reader in Hong Kong or Taipei has the same plan before her."""
    simplified, traditional = SAMPLE.text, TO_TRADITIONAL.convert(SAMPLE.text)
    assert len(simplified) == len(traditional)
    assert traditional != simplified
    plain, found = (extract(Article.of("a.txt", text)) for text in (simplified, traditional))

    def said(extraction: object) -> set[tuple[str, str, int, int]]:
        statements = getattr(extraction, "statements", ())
        return {(s.subject, s.predicate, s.evidence.start, s.evidence.end) for s in statements}

    assert said(found) == said(plain)
    for statement in found.statements:
        evidence = statement.evidence
        assert traditional[evidence.start : evidence.end] == evidence.exact
