"""What a pattern needs is tried before the pattern: a match must never be lost by it. 必要片段。"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import read_closely
from loaders.required import finds, grams, required
from loaders.rules import ready_rules, rules_for
from tests.conftest import EXAMPLES
from tests.reading import article

PATTERNS = [
    ("投资", [["投资"]]),
    ("总投资", [["总投"], ["投资"]]),
    ("投资?", [["投"]]),
    ("投资*建", [["投"], ["建"]]),
    ("投资+建", [["投资"], ["建"]]),
    ("投{2}资", [["投"], ["资"]]),
    ("投{0,2}资", [["资"]]),
    ("投资|建设", [["建设", "投资"]]),
    ("投资|.", []),
    ("(?:投资|建设)?", []),
    ("(?:投资|建设)+", [["建设", "投资"]]),
    ("(?P<a>投资)(?!额)(?=的)(?<=资)", [["投资"], ["的"], ["资"]]),
    ("[投资]建", [["投", "资"], ["建"]]),
    ("[^投资]建", [["建"]]),
    ("[投-资]建", [["建"]]),
    (r"\d投\(", [["投("]]),
    ("(?:(?:总|再)投(?:资|入))(?:了)?", [["再", "总"], ["投"], ["入", "资"]]),
]


@pytest.mark.parametrize(("pattern", "expected"), PATTERNS)
def test_what_a_pattern_needs(pattern: str, expected: list[list[str]]) -> None:
    """Too little makes reading slow, too much loses what a rule would have found."""
    assert [sorted(need) for need in required(pattern)] == expected


@given(st.lists(st.sampled_from("投资建设总(的)"), max_size=12).map("".join), st.sampled_from(PATTERNS))
def test_a_text_that_matches_has_what_is_needed(text: str, row: tuple[str, list[list[str]]]) -> None:
    """If this fails, a rule is not tried over a sentence that it would match."""
    if re.search(row[0], text):
        assert not any(need.isdisjoint(grams(text)) for need in required(row[0]))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_rule_is_passed_over(path: Path) -> None:
    """All declared rules over all sentences of the examples: those left out match nowhere."""
    for sentence in read_closely(article(path.read_text("utf-8"))).relations.sentences:
        tried = set(map(id, rules_for(sentence)))
        left = [ready for ready in ready_rules() if id(ready) not in tried]
        assert [ready.rule.name for ready in left if ready.pattern.search(sentence.text)] == []


SOONER = [
    "副?市长|县[长委]",
    "(?:原|前)?(?:(?<=副)市长|委员)",
    r"[\d一二]+(?:亿|万)?元",
    r"(?:\(甲\)|“[^”]*”)?乙",
    "[^甲乙]+",
    "(?:甲)*",
    r"(?=甲)\w{2}",
    "^甲|乙$",
    "(?!甲)[甲乙][丙丁]?",
    "甲+乙|丁{2}",
    "(?:甲|乙丙)(?:丁|元)?",
    "[-+]?甲|乙[-一]",
    r"[\]^甲-]乙|\-.|\^",
    "乙.|丙(?:甲)*丁",
]


@pytest.mark.parametrize("pattern", SOONER)
def test_matches_found_sooner_are_those_that_a_search_of_all_finds(pattern: str) -> None:
    """Else a match is lost whose first two characters are not among those looked for."""
    text = "甲乙市长、副市长,(甲)乙丙委员\n3.2亿元“乙”乙县委原委员甲丁一二万元乙"
    compiled = re.compile(pattern)
    assert [m.span() for m in finds(compiled, text)] == [m.span() for m in compiled.finditer(text)]


@given(st.text("甲乙丙丁元一3-+^](“\n", max_size=10), st.sampled_from(SOONER))
def test_no_text_hides_a_match(text: str, pattern: str) -> None:
    """The same for texts that nobody thought of."""
    compiled = re.compile(pattern)
    assert [m.span() for m in finds(compiled, text)] == [m.span() for m in compiled.finditer(text)]
