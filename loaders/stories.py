"""The stories of a page that are at home in different cities, each read for itself. 一版多地的各篇。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.expressions import compiled
from loaders.finders.places import setting
from loaders.home import Home, find_home
from loaders.home_speech import (
    CITY_SPEAKS,
    COUNTY_SPEAKS,
    DISTRICT_SPEAKS,
    PLACE_SPEAKS,
    PREFECTURE_SPEAKS,
)
from loaders.layout import Block, Layout
from loaders.mention import Mention
from loaders.page_lines import BODY, HEADING
from ontology.places import gazetteer

_OPENS = compiled(
    r"[【(]?本[报网台刊]|[^,。\n]{0,8}(?:讯[ (:,]|消息\()|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
    r"|[昨今][日天]|近日|日前|连日来"
)
"""How a story opens."""
_SENT = compiled(r"[【(]?本报(?!讯|记者)[\u4e00-\u9fff]{2,6}(?:\d{1,2}月\d{1,2}日)?[讯电]")
"""How one opens that needs no heading: 本报某城讯."""
_DEPUTY = compiled(r"(?<![\u4e00-\u9fff])(?:常务)?副[市县区州旗]长")
_SPEAKS = (_DEPUTY, PLACE_SPEAKS, CITY_SPEAKS, PREFECTURE_SPEAKS, COUNTY_SPEAKS, DISTRICT_SPEAKS)
_GOES = compiled(r"(?:赴|前往|率[团队][到在])[\u4e00-\u9fff、]{0,8}?$")
"""What stands before the city to which a story's people have gone."""
_NEAR = 12
_LEAST = 2
"""So many stories at least, of as many cities."""


@dataclass(frozen=True, slots=True)
class Story:
    """`[start:end]` of a page's flow and where it is at home."""

    start: int
    end: int
    home: Home


def find_stories(page: Layout, publisher: str, date: str, home: Home) -> tuple[Story, ...]:
    """Give the stories of a page of which no city has more than half; () of any other page.

    `home` is the page's; a story that has none is of its province.

    >>> from loaders.layout import layout
    >>> text = '''渭南召开会议
    ... 本报讯 6日,市委书记甲主持会议,渭南市各县参加。
    ... 商洛举行活动
    ... 7日,商洛市举行活动,市长乙参加。'''
    >>> [story.home.city for story in find_stories(layout(text), "", "", Home("610000", "610500"))]
    ['610500', '611000']
    """
    folded = page.flow.folded
    starts = [0, *_beginnings(page.blocks, folded)[1:]]
    if len(starts) < _LEAST:
        return ()
    told_within = any(b.kind == BODY and publisher in folded[b.start : b.end] for b in page.blocks)
    publisher = "" if told_within else publisher  # 某城网讯 of one story
    spans = list(zip(starts, [*starts[1:], len(folded)], strict=True))
    told = [_told(page.cut(*span), publisher, date, home) for span in spans]
    cities = Counter(own.city[:4] for own, is_sure in told if is_sure)
    if len(cities) < _LEAST or 2 * max(cities.values()) > cities.total():
        return ()
    homes = (own if own.province else Home(home.province) for own, _ in told)
    return tuple(Story(a, b, own) for (a, b), own in zip(spans, homes, strict=True))


def moved(mentions: Iterable[Mention], by: int) -> Iterator[Mention]:
    """Give mentions and what they hold so many characters further on.

    >>> [mention.start for mention in moved([Mention(0, 3, "City", "洛阳市")], 5)]
    [5]
    """
    for one in mentions:
        yield replace(one, start=one.start + by, end=one.end + by, parts=tuple(moved(one.parts, by)))


def _beginnings(blocks: Iterable[Block], folded: str) -> list[int]:
    """Where stories begin: at the headings right above an opening, or at one that needs none."""
    found: list[int] = []
    above = -1
    for block in blocks:
        if block.kind == HEADING:
            above = block.start if above < 0 else above
        elif block.kind == BODY:
            if (above >= 0 and _OPENS.match(folded, block.start)) or _SENT.match(folded, block.start):
                found.append(above if above >= 0 else block.start)
            above = -1
    return found


def _is_ours(folded: str, own: Home, home: Home) -> bool:
    """Whether a story names the page's home before the place that it seems to be at home in."""
    ours = gazetteer().get(home.county or home.city)
    if ours is None or own.city[:4] == home.city[:4]:
        return False
    named = (folded.find(form) for form in ours.surface)
    return any(0 <= at <= own.start for at in named)


def _told(story: Layout, publisher: str, date: str, page: Home) -> tuple[Home, bool]:
    """Give the home of a story, and whether it speaks for that city: one it opens with, or names no other."""
    folded = story.flow.folded
    where = setting(folded, date)
    headings = [(block.start, block.end) for block in story.blocks if block.kind == HEADING]
    home = find_home(folded, where, publisher, headings)
    if _is_ours(folded, home, page):
        return replace(page, start=0, end=0), True
    opens = home.start < home.end < folded.find("。")
    only = {code[:4] for code in where.codes if code[2:4] != "00"} == {home.city[:4]}
    gone = not home.county and _GOES.search(folded, max(0, home.start - _NEAR), home.start) is not None
    speaks = home.city and any(says.search(folded) for says in _SPEAKS)
    return home, bool(speaks) and not gone and (opens or only)
