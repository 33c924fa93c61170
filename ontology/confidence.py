"""How sure statements are, as measured: `confidence.toml`. 置信度.

Fitted by `python -m benchmarks.calibration --write` on the annotated articles; docs/confidence.md tells how.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("confidence.toml")
DIGITS = 2
"""A third digit would say more than some hundred annotated statements can tell."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The share of right statements, from 0 to 1: of all, of each relation, of each rule."""

    overall: float
    relations: Mapping[str, float]
    rules: Mapping[str, float]

    def of(self, rule: str, declared: float) -> float:
        """Give how sure a rule is; what it declares where nothing was measured.

        A rule that follows from another (`post-before-person/leads`) is as sure as that.

        >>> measured = Confidence(0.8, {}, {"corridor-name": 0.914})
        >>> measured.of("corridor-name", 0.5), measured.of("my-own-rule", 0.5)
        (0.91, 0.5)
        """
        return round(self.rules.get(rule.partition("/")[0], declared), DIGITS)


@cache
def confidence() -> Confidence:
    """Give what was measured.

    >>> 0 < confidence().overall < 1
    True
    """
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Confidence(table["overall"], table["relations"], table["rules"])
