"""Which expressions take long for what they nearly match? Catastrophic backtracking 灾难性回溯.

    python -m benchmarks.nearly [TRIES] [SEED]

For each expression of a rule it makes texts that the expression would match but for their end: a random walk
over what the expression is made of, repeats often and in a row. It prints those that a search needs more
than SLOW seconds of processor time for, and ends with 1 when there are any.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from re import _constants, _parser  # type: ignore[attr-defined]
from time import process_time
from typing import Any

from guitu.patience import TooLongError, at_most
from loaders.rules import ready_rules

SLOW = 0.3
REPEATS = 40
"""What may be repeated so often or oftener is repeated so often at most."""
INNER = 6
"""The same for repeats within others."""
LONGEST = 1000
"""Characters of a text: a long sentence."""
ENDS = ("￥", "。", "")
ANY = "市省县区委书记长的和年、1A《"
"""What stands for any character."""
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Walk:
    """Makes texts of parsed expressions."""

    rng: random.Random

    def text(self, items: Iterable[Any], most: int = REPEATS) -> str:
        """Give a text that a sequence may match; what it looks for ahead and behind is left to chance."""
        return "".join(self._part(operator, operand, most) for operator, operand in items)

    def _part(self, operator: Any, operand: Any, most: int) -> str:
        if operator is _constants.LITERAL:
            return chr(operand)
        if operator is _constants.IN:
            return self._sign(operand)
        if operator is _constants.BRANCH:
            return self.text(self.rng.choice(operand[1]), most)
        if operator in (_constants.SUBPATTERN, _constants.ATOMIC_GROUP):
            return self.text(operand[3] if operator is _constants.SUBPATTERN else operand, most)
        if operator in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            return self._repeated(operand, most)
        return self.rng.choice(ANY) if operator is _constants.ANY else ""

    def _repeated(self, repeat: tuple[int, int, Any], most: int) -> str:
        least, largest, items = repeat
        times = self.rng.choice((least, max(least, min(int(largest), most))))
        if self.rng.random() < 1 / 2:
            return self.text(items, INNER) * times
        return "".join(self.text(items, INNER) for _ in range(times))

    def _sign(self, members: list[tuple[Any, Any]]) -> str:
        ranges = [value if kind is _constants.RANGE else (value, value) for kind, value in members]
        known = [pair for pair in ranges if isinstance(pair[0], int)]
        if members[0][0] is not _constants.NEGATE:
            return chr(self.rng.randint(*self.rng.choice(known))) if known else " "
        fit = [sign for sign in ANY if not any(low <= ord(sign) <= high for low, high in known)]
        return self.rng.choice(fit) if fit else ""


def seconds(expression: re.Pattern[str], text: str) -> float:
    """Give the processor time of a search for all matches, cut off behind SLOW."""
    begun = process_time()
    try:
        with at_most(SLOW):
            expression.findall(text)
    except TooLongError:
        pass
    return process_time() - begun


def texts(expression: re.Pattern[str], tries: int, walk: Walk) -> Iterable[str]:
    """Give texts that an expression nearly matches.

    >>> expression = re.compile("(?:甲|乙)+丙")
    >>> set("".join(texts(expression, 9, Walk(random.Random(1))))) <= set("甲乙丙￥。")
    True
    """
    parsed = _parser.parse(expression.pattern)
    for _ in range(tries):
        text = walk.text(parsed)
        cut = text[: walk.rng.randint(0, len(text))] if walk.rng.random() < 1 / 2 else text
        yield cut[:LONGEST] + walk.rng.choice(ENDS)


def main(tries: int = 20, seed: int = 1) -> int:
    """Print the expressions that take long, with a text of each; 1 when there are any."""
    walk = Walk(random.Random(seed))
    expressions = {
        expression.pattern: (expression, ready.rule.name)
        for ready in ready_rules()
        for expression in (ready.pattern, *ready.conditions.values())
    }
    slow = 0
    for expression, rule in expressions.values():
        found = next(
            (text for text in texts(expression, tries, walk) if seconds(expression, text) > SLOW), ""
        )
        slow += bool(found)
        if found:
            print(f"{rule}: {len(found)} characters, {found[:SHOWN]!r}", flush=True)
    print(f"{slow} of {len(expressions)} expressions need more than {SLOW} s for one of {tries} texts each")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
