"""Expressions read a text one way: what nearly matches is not tried in each of 2ⁿ ways. 表达式无歧义。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from loaders.rules import ready_rules

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_MANY = 3
"""What may stand at most so often costs little in each of its ways."""
_MOST = 200
"""Of a sequence that matches more words than this the first are looked at."""

AMBIGUOUS = [
    ("(?:约|为|约为)*达", ["约为"]),
    ("(?:已|还){0,3}(?:现|[已又]|现已)+建", ["现已"]),
    ("(?:下?辖|辖的|的)+县", ["辖的"]),
    ("(?:先后|(?:相继|先后))*来", ["先后"]),
]
PLAIN = ["(?:约|为)*约为", "(?:约|为|约为){0,3}", "(?:达到|达|到达)*", "(?:[^,]{2,3}|约|为)*"]


def repeated(items: Iterable[Any]) -> Iterator[Any]:
    """Give what stands in repeats without a small limit, outer ones first."""
    for operator, operand in items:
        if operator in _REPEATS:
            if operand[1] > _MANY:
                yield operand[2]
            yield from repeated(operand[2])
        elif operator is _constants.SUBPATTERN:
            yield from repeated(operand[3])
        elif operator is _constants.ATOMIC_GROUP:
            yield from repeated(operand)
        elif operator is _constants.BRANCH:
            for branch in operand[1]:
                yield from repeated(branch)
        elif operator in (_constants.ASSERT, _constants.ASSERT_NOT):
            yield from repeated(operand[1])


def words(items: Iterable[Any]) -> list[str]:
    """Give all texts that a sequence matches, none where they are not a few words."""
    found = [""]
    for operator, operand in items:
        own = _words_of(operator, operand)
        found = [before + word for before in found for word in own][:_MOST]
    return found


def _words_of(operator: Any, operand: Any) -> list[str]:
    if operator is _constants.LITERAL:
        return [chr(operand)]
    if operator is _constants.IN and all(kind is _constants.LITERAL for kind, _ in operand):
        return [chr(sign) for _, sign in operand]
    if operator is _constants.SUBPATTERN:
        return words(operand[3])
    if operator is _constants.BRANCH:
        return [word for branch in operand[1] for word in words(branch)]
    if operator in _REPEATS and operand[1] <= _MANY:
        own = words(operand[2])
        times = range(operand[0], operand[1] + 1)
        return ["".join(row) for time in times for row in product(own, repeat=time)]
    return []


def made_of_others(regex: str) -> list[str]:
    """Give the words of repeated alternatives that stand there twice, or that others of them make up."""
    found = []
    for items in repeated(_parser.parse(regex)):
        own = Counter(word for word in words(items) if word)
        found += [word for word, times in own.items() if times > 1 or _is_made_of(own.keys() - {word}, word)]
    return found


def _is_made_of(others: set[str], word: str) -> bool:
    return not word or any(
        _is_made_of(others, word.removeprefix(one)) for one in others if word.startswith(one)
    )


@pytest.mark.parametrize(("regex", "expected"), AMBIGUOUS)
def test_words_made_of_others_are_found(regex: str, expected: list[str]) -> None:
    """If this fails, the next test finds nothing."""
    assert made_of_others(regex) == expected


@pytest.mark.parametrize("regex", PLAIN)
def test_other_repeats_pass(regex: str) -> None:
    """If this fails, sound expressions are refused."""
    assert made_of_others(regex) == []


def test_no_rule_repeats_words_that_others_make_up() -> None:
    """If this fails, a rule is tried in twice as many ways for each such word that a text repeats."""
    expressions = {
        (ready.rule.name, regex.pattern)
        for ready in ready_rules()
        for regex in (ready.pattern, *ready.conditions.values())
    }
    found = {name: made for name, regex in sorted(expressions) if (made := made_of_others(regex))}
    assert found == {}, "leave the longer word out of the alternatives, or out of a phrase beside them"
