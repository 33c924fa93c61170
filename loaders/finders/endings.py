"""The endings that names of a kind have, and where they stand in a text. 专名的词尾：类名。

They are declared in `ontology/classes`; those that need the words around, in `told_by_context.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.mention import top
from loaders.pattern import Forms, forms_of, occurrences
from ontology import load
from ontology.words import table, words

BY_OTHER_FINDERS = frozenset(
    (
        *("Province", "City", "County", "Township", "Community", "Industry"),
        *("GovernmentOrgan", "PartyOrgan", "LegislativeOrgan", "JudicialOrgan"),
        *("SupervisoryOrgan", "ConsultativeOrgan"),
    )
)
"""Classes whose names are found by lists and grammar instead."""


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of names: of which class, of which top class, and whether it is a line of trade (液压).

    What is `weak` needs a sign in the name, what is `told` one in the words around it.
    """

    text: str
    kind: str
    top: str
    weak: bool
    told: bool
    trade: bool


@cache
def endings() -> Mapping[str, Ending]:
    """Give all endings by their texts.

    >>> endings()["产业带"].kind, endings()["新能源"].told
    ('IndustrialBelt', True)
    """
    kinds = [kind for kind in load().classes.values() if kind.name not in BY_OTHER_FINDERS]
    weak = {text for kind in kinds for text in kind.weak}
    own = {text: kind.name for kind in kinds for text in kind.suffixes}
    told = {text: kind for text, kind in table("told_by_context", 2) if text not in own}
    trades = words("brand_trades")
    return {
        text: Ending(text, kind, top(kind), text in weak, text in told, text in trades)
        for text, kind in (own | told).items()
    }


@cache
def _forms() -> Forms:
    return forms_of(endings())


def find_endings(folded: str) -> Iterator[tuple[int, Ending]]:
    """Give the endings in a text with their positions, left to right, the longest at each; none overlap.

    >>> [(at, ending.text) for at, ending in find_endings("甲坪有限公司的产业园")]
    [(2, '有限公司'), (7, '产业园')]
    """
    known = endings()
    return ((at, known[text]) for at, text in occurrences(folded, _forms(), _is_chance))


_CHANCE = {"理工": "管办处治", "牧业": "畜", "地产": "飞草林耕湿基各当本外两多异"}
"""What stands before an ending that is no such there: 管理工作, 畜牧业, 飞地产业园."""


def _is_chance(folded: str, position: int, text: str) -> bool:
    """Whether an ending is there by chance: 国药 in 中国药科大学."""
    left = folded[position - 1] if position else "\n"
    work = text == "化工" and folded.startswith("作", position + 2)  # 文化工作
    return work or (text[0] == "国" and left == "中") or left in _CHANCE.get(text, "")
