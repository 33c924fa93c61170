"""What a match's sentence and those above it tell of. 上文所述。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.expressions import compiled
from loaders.mention import Mention
from loaders.page import fits, of_type
from loaders.rules import Match
from loaders.typed import TypedSentence

_TOLD = compiled(
    r"上的(?:重要)?讲话|(?:[、和与及][^,。;]{1,24}?)?(?:情况|决策部署)|[、和与及][^,。;]{1,24}?精神|(?:上)?(?:的)?(?:重要)?(?:(?:讲话|工作部署|决策部署|决议)?精神|批准|以来|召开[时日]|议程|主席团|(?:预备会议)?(?:审议|备案|通过|选举)(?=[。,;或]|$)|[\ue000-\uf8ff和、]{1,5}名单|筹备|部署|期间|增选|补选|增补|的问题|确定的|提出的|通过的|代表|有关|的(?:通知|决定|议案|建议))"
)
_TELLING = (
    *("传达", "学习", "贯彻", "落实", "认真落实", "提请", "报请"),
    *("按照", "根据", "经", "自", "迎接", "筹备"),
)
_BEGINNINGS = tuple(word for word in _TELLING if len(word) > 1)
"""With what a meeting's own name may begin that is told of: not with 经, 经济工作会议 is a name."""
_NOT_YET = compiled(
    r"(?:决定|定于|将于|将在|将|拟于|关于|提请|提请召开|建议|此前)[^。;]{0,14}$|(?:学习|贯彻|落实)[^,。;]{0,12}(?:参加|出席)$|(?:欢迎|看望|慰问|会见|宴请|走访|送别|迎接)[^,。;]{0,12}(?:参加|出席)(?:了)?$"
)
"""What stands behind or before a meeting that others speak of, or that is still to be held."""
_GUIDES = compiled(r"(?:[、,和][^。;]{2,40}?)?等?[^,。;]{0,6}?的?陪同下")
"""What follows those who only show others round: 在某某、某某陪同下,某某参观了…."""
_TELLS_GUESTS = compiled(r"(?:[^,。;]{0,4}向[^,。;]{1,12})?(?:介绍|汇报)")
"""What follows somebody who receives guests and tells them of what they see."""
_HOSTS = compiled(r"[与同和][^,。;与同和]{0,24}$")
_TALKS = compiled(r"(?:一行|等)?[^,。;]{0,8}?(?:座谈|会谈|交谈|洽谈)(?!会)")
"""What stands before and behind those whom others only talk with: 考察组与某局局长某某座谈,考察了…."""


def above(found: Match, kinds: str, aside: re.Pattern[str] | None = None) -> Iterator[list[Mention]]:
    """The mentions of these types: in the sentence up to the match, then in each above it in its item.

    Sentences above that match `aside` tell of others.
    """
    page, index = found.page, found.index
    for at in page.holding(_speaking(kinds), index, page.items[index]):
        sentence, here = page.sentences[at], at == index
        if aside is not None and not here and aside.search(sentence.text):
            continue
        fitting = [
            m
            for i, m in spoken_of(sentence, kinds)
            if (not here or i < found.start) and not is_only_told(sentence, i)
        ]
        alone = [m for m in fitting if kinds != "Person" or not _only_receives(page.text, m)]
        if alone:
            yield alone


def _only_receives(text: str, person: Mention) -> bool:
    """Whether somebody is only named as guide or host of those who are spoken of."""
    talks = _TALKS.match(text, person.end) and _HOSTS.search(text, max(0, person.start - 40), person.start)
    return bool(talks or _GUIDES.match(text, person.end) or _TELLS_GUESTS.match(text, person.end))


@cache
def _speaking(kinds: str) -> str:
    """The types of mentions that `spoken_of` looks at."""
    return f"{kinds}|Post" if "Enterprise" in kinds.split("|") else kinds


def spoken_of(sentence: TypedSentence, kinds: str) -> list[tuple[int, Mention]]:
    """The mentions of these types; of companies, those too that a post in the sentence belongs to."""
    named = of_type(sentence, kinds)
    if _speaking(kinds) == kinds:
        return named
    bodies = ((i, part) for i, m in of_type(sentence, "Post") for part in m.parts[:1])
    firms = ((i, part) for i, part in bodies if fits(part.type, ("Enterprise",)))
    return sorted([*named, *firms], key=lambda pair: pair[0])


def is_only_told(sentence: TypedSentence, index: int) -> bool:
    """Whether the meeting here is spoken of at another one: 传达学习某会议精神, 经某会议批准."""
    if not fits(sentence.mentions[index].type, ("Meeting",)):
        return False
    behind = _TOLD.match(sentence.text, index + 1)
    return (
        behind is not None
        or sentence.text[:index].removesuffix("中共").endswith(_TELLING)
        or _NOT_YET.search(sentence.text, max(0, index - 18), index) is not None
        or sentence.mentions[index].name.removeprefix("学习贯彻").startswith(_BEGINNINGS)
    )
