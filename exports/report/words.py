"""The words of a report, in Chinese and English, from `words.toml`. 报告用语."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("zh", "en")
UNITS: Mapping[str, Decimal] = {"zh": Decimal(100_000_000), "en": Decimal(1_000_000)}
"""What sums are counted in: 亿元, and million yuan."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language by their keys."""

    language: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the text of a key with values put in. Raises KeyError for a key that is none.

        >>> words("en").say("of_rows", shown=2, total=5)
        '2 of 5 rows'
        """
        return self.texts[key].format_map(values) if values else self.texts[key]

    def either(self, zh: str, en: str) -> str:
        """Give one of two texts.

        >>> words("en").either("铁路", "Railway")
        'Railway'
        """
        return zh if self.language == "zh" else en

    def yuan(self, sum_: Decimal) -> str:
        """Write a sum of yuan as a number of the language's unit (亿元, million yuan).

        >>> words("zh").yuan(Decimal(36795000000)), words("en").yuan(Decimal(36795000000))
        ('367.95', '36,795.00')
        >>> words("zh").yuan(Decimal(80000000)), words("zh").yuan(Decimal(123456))
        ('0.80', '0.0012')
        """
        figure = sum_ / UNITS[self.language]
        places = 2 if figure >= Decimal("0.01") or not figure else 1 - figure.adjusted()
        return f"{figure:,.{places}f}"

    def money(self, sum_: Decimal) -> str:
        """Write a sum of yuan with its unit.

        >>> words("zh").money(Decimal(36795000000)), words("en").money(Decimal(36795000000))
        ('367.95亿元', '36,795 million yuan')
        """
        return self.say("money", figure=self.yuan(sum_).rstrip("0").rstrip("."))


@cache
def words(language: str) -> Words:
    """Give the words of a language, "zh" or "en". Raises KeyError for another one.

    >>> words("zh").say("title")
    '规划文章要览'
    """
    every = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return Words(language, MappingProxyType(every[language]))
