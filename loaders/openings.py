"""Expressions that know by which characters they begin, and are tried where one of these stands. 起首字符。

A search tries an expression at every character, and of an alternative of sixty words every word. Python's
`re` draws what an expression begins with where it begins with plain words, and not from groups, from behind
what looks back, nor for alternatives within. Here that is drawn from the parsed expression and given to
the same compiler: what is found is the same (docs/decisions/0018-expressions.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Item = tuple[Any, Any]
"""An operator of `re._constants` and its operand, as `re._parser` gives them."""
Signs = frozenset[Item] | None
"""Members of a set of characters; None for any character."""

_MANY = 32
"""So many alternatives cost more than a look at the next character."""
_WIDE = 1000
"""A range of so many characters tells nothing."""
_GROUPS = (_constants.SUBPATTERN, _constants.ATOMIC_GROUP)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_LOOKS = (_constants.ASSERT, _constants.ASSERT_NOT)
_NO_WIDTH = (*_LOOKS, _constants.AT)


def code_of(pattern: str, flags: int) -> tuple[list[int], Any]:
    """Compile an expression; give its code and its tree's state. Raises re.error as `re.compile` does.

    >>> code, state = code_of("(?<=在)(?:甲|乙丙)", 0)
    >>> _compiler.SRE_INFO_CHARSET == code[2], state.groups
    (True, 1)
    """
    tree = _parser.parse(pattern, flags)
    if tree.state.flags & _constants.SRE_FLAG_IGNORECASE:
        return _compiler._code(tree, flags), tree.state  # noqa: SLF001 - see decision 18
    signs, empty = _signs(tree)
    _guard(tree, first=True)
    code = _compiler._code(tree, flags)  # noqa: SLF001
    known = code[2] & (_compiler.SRE_INFO_PREFIX | _compiler.SRE_INFO_CHARSET)
    return _with_opening(code, signs) if signs and not empty and not known else code, tree.state


def _with_opening(code: list[int], signs: frozenset[Item]) -> list[int]:
    """The code with a set of characters in the block of information at its head."""
    charset, _ = _compiler._optimize_charset(sorted(signs))  # noqa: SLF001
    told: list[int] = []
    _compiler._compile_charset(charset, 0, told)  # noqa: SLF001
    least, most = code[3:5]
    head = [_constants.INFO, 4 + len(told), _compiler.SRE_INFO_CHARSET, least, most, *told]
    return head + code[1 + code[1] :]


def _signs(items: Iterable[Item]) -> tuple[Signs, bool]:
    """By which characters a sequence begins, and whether it can be empty."""
    signs: frozenset[Item] = frozenset()
    for operator, operand in items:
        own, empty = _signs_of(operator, operand)
        if own is None:
            return None, False
        signs |= own
        if not empty:
            return signs, False
    return signs, True


def _signs_of(operator: Any, operand: Any) -> tuple[Signs, bool]:
    if operator in _NO_WIDTH:
        return frozenset(), True
    if operator is _constants.BRANCH:
        return _signs_of_any(operand[1])
    if operator in _GROUPS:
        flags, inner = _group(operator, operand)
        return (None, False) if flags else _signs(inner)
    if operator in _REPEATS:
        own, empty = _signs(operand[2])
        return own, empty or not operand[0]
    if operator is _constants.IN:
        return _signs_of_set(operand), False
    return frozenset(((operator, operand),)) if operator is _constants.LITERAL else None, False


def _group(operator: Any, operand: Any) -> tuple[bool, Any]:
    """Whether a group changes flags, and the sequence within it."""
    return (False, operand) if operator is _constants.ATOMIC_GROUP else (any(operand[1:3]), operand[3])


def _signs_of_any(branches: Iterable[Any]) -> tuple[Signs, bool]:
    each = [_signs(branch) for branch in branches]
    known = [own for own, _ in each if own is not None]
    signs = frozenset[Item]().union(*known) if len(known) == len(each) else None
    return signs, any(empty for _, empty in each)


def _signs_of_set(members: list[Item]) -> Signs:
    ranges = (operand for operator, operand in members if operator is _constants.RANGE)
    wide = members[0][0] is _constants.NEGATE or any(high - low > _WIDE for low, high in ranges)
    return None if wide else frozenset(members)


def _guard(items: Any, *, first: bool) -> None:
    """Put a look at the next character before alternatives, but for those that a search begins with."""
    at = 0
    while at < len(items):
        operator, operand = items[at]
        for inner, leads in _within(operator, operand):
            _guard(inner, first=first and leads)
        if operator is _constants.BRANCH and not first and len(operand[1]) >= _MANY:
            signs, empty = _signs_of_any(operand[1])
            if signs and not empty:
                items.insert(at, (_constants.ASSERT, (1, [(_constants.IN, sorted(signs))])))
                at += 1
        first = first and operator in _NO_WIDTH
        at += 1


def _within(operator: Any, operand: Any) -> Iterable[tuple[Any, bool]]:
    """The sequences within an item, and whether the item begins with what they begin with."""
    if operator is _constants.BRANCH:
        return [(branch, True) for branch in operand[1]]
    if operator in _GROUPS:
        return [(_group(operator, operand)[1], True)]
    if operator in _REPEATS:
        return [(operand[2], False)]
    return [(operand[1], False)] if operator in _LOOKS else []
