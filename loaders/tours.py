"""Who is on a tour that a sentence goes on telling of: 市委书记甲、市长乙到…考察。随后来到…. 谁在考察。"""

from __future__ import annotations

import re
from functools import cache

from loaders.expressions import compiled
from loaders.mention import Mention, each_of
from loaders.page import fits
from loaders.rules import Match
from loaders.typed import compile_pattern

_OTHERS = compiled(
    r"(?<!率)(?<!率领)(?<!带领)(?<!组成)(?<!组成的)(?:代表|考察|视察|访问|参观|学习|慰问|采访|采风|媒体|记者|观摩)团"
)
"""Guests whose head nobody told, else they would stand for them."""


@cache
def _going() -> re.Pattern[str]:
    """How a sentence tells of several who go together."""
    return compile_pattern(
        r"{who:Person++}(?:同志|先生|女士)?(?:等[^,。;]{0,12}?)?(?:一行(?:\d{1,3}余?人|{:Quantity})?)?,?(?:{:Date})?(?:专程|分别|先后|实地)?"
        r"(?:率|带领|带队|赴|到|来|莅|抵|深入|前往|走进|走访|视察|调研|考察|检查|督导|察看|查看|参观|在[^,。;]{1,24}?(?:视察|调研|考察|检查|督导|走访|慰问|参观))"
    )


def on_tour(found: Match, topic: list[Mention]) -> list[Mention]:
    """Give who is on the tour of a match: its topic, and whoever went with the first named."""
    page, first = found.page, topic[0] if topic else None
    here = first in found.sentence.mentions.values()
    if first is None or (not here and _OTHERS.search(found.sentence.text, 0, found.start)):
        return []
    for at in page.holding("Person", found.index, page.items[found.index]):
        sentence = page.sentences[at]
        if first in sentence.mentions.values():
            rows = (sentence.slot(*told.span("who")) for told in _going().finditer(sentence.text))
            people = ([m for m in row if fits(m.type, ("Person",))] for row in rows)
            return next((row for row in people if row and row[0].name == first.name), list(each_of(first)))
    return list(each_of(first))
