"""The lines of a list, and those among the works of one. 列举中的线路。

甲至乙高速、丙河大桥等项目 names a line and works; 铁路方面有成贵、成昆等项目 names lines by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.finders.edges import Span
from loaders.finders.ends import FROM_TO, ends_told, tells_ends
from loaders.finders.letters import is_lettered
from loaders.finders.lines import MEETS
from loaders.finders.listed import Listed
from ontology.places import gazetteer

REACH = 240
"""No list of this genre has more characters."""
_PASSED = ("途经", "途径", "经过", "经由", "穿越", "连接", "串联", "贯穿", "抵达")
"""What stands before places that a line passes, and that begin no list of lines."""
_BRANCHES = ("支线", "连接线", "联络线")
"""What leads to places."""
_FIRMS = ("集团", "公司", "股份", "管理局")
"""What makes a company or body of a line's kind."""
_RUNS = ("列车", "动车", "公交", "班车", "客车", "巴士")
"""What runs between places and is no line."""
_BETWEEN = compiled(r"间(?:将|已|的|可|要|正|新|开|每|日)?[\u4e00-\u9fff]{0,3}$")
"""How the last place of several ends that something joins: 甲坪、乙湾间将开行."""
_HOLDER = compiled(r"集团|公司|董事长|经理|书记")
_WAY = compiled(r"高速公路|高速|高铁|铁路|城际|公路|快速路")
_WAYS = {"高速": "Expressway", "高铁": "Railway", "铁路": "Railway", "城际": "Railway"}


def closed_lines(folded: str, match: re.Match[str], members: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the lines of a list that neither 等 nor a number closes; () where one line passes or joins places.

    `match` is of the list's head, with the group `kind`.
    """
    if match["kind"] == "的":
        # 甲与乙的铁路 is one line, 甲至乙、乙至丙的铁路 are two.
        members = tuple((a, b) for a, b in members if FROM_TO.search(folded, a, b))
    if folded[match.start("head") - 1] == "通" or folded.startswith(_FIRMS + _RUNS, match.end()):
        return ()  # 甲县、乙县2个县通高速; 甲省交通厅和乙高速集团; 甲坪、乙湾城际列车
    if members and _BETWEEN.search(folded, *members[-1]):
        return ()  # 甲坪、乙湾之间铁路
    if any(_HOLDER.search(folded, a, b) for a, b in members):
        return ()  # 甲铁路集团董事长、乙丙高铁公司
    first = members[0] if members else (0, 0)
    if folded[first[0] - 1 : first[0]] in ("在", "于") and gazetteer().find(folded[slice(*first)]):
        members = members[1:]  # 在甲坪与乙丙高速相接
    if MEETS.match(folded, match.end()):
        members = _behind_with(folded, members)
        members = members if len(members) > 1 else ()
    return members if members and not folded.endswith(_PASSED, 0, members[0][0]) else ()


def with_places_between(folded: str, members: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join the pieces of a line that tells several places between its ends: 甲坪经乙湾、丙川至丁江.

    >>> text = "甲坪经乙湾、丙川至丁江、戊山至己岭铁路"
    >>> [text[a:b] for a, b in with_places_between(text, ((0, 5), (6, 11), (12, 17)))]
    ['甲坪经乙湾、丙川至丁江', '戊山至己岭']
    """
    joined: list[Span] = []
    first = None
    for start, end in members:
        ends_here = FROM_TO.search(folded, start, end) is not None
        if first is None and not ends_here and folded.find("经", start + 1, end) > 0:
            first = start
        elif first is None or ends_here:
            joined.append((start if first is None else first, end))
            first = None
    return tuple(joined) if first is None else members


def are_led_to(folded: str, end: int, members: Sequence[Span]) -> bool:
    """Whether the places of a list are where branches lead to: 甲县、乙县2条高速公路支线."""
    branches = folded.startswith(_BRANCHES, end)
    return branches and any(gazetteer().find(folded[a:b]) for a, b in members)


def _behind_with(folded: str, members: tuple[Span, ...]) -> tuple[Span, ...]:
    """The members behind the last 与: what stands before it meets them."""
    met = max((i for i, (a, _) in enumerate(members) if folded[a - 1 : a] == "与"), default=0)
    return members[met:]


def parted_lines(folded: str, members: Sequence[Span]) -> tuple[list[Listed], tuple[Span, ...]]:
    """Part listed works: lists of the lines among them, told by their ends or letters, and the other works.

    >>> text = "铁路方面有成贵、蓉昆、甲坪大桥等项目"
    >>> lines, works = parted_lines(text, ((5, 7), (8, 10), (11, 15)))
    >>> [(found.type, found.head, [text[a:b] for a, b in found.spans]) for found in lines], len(works)
    ([('Railway', '铁路', ['成贵', '蓉昆'])], 1)
    """
    way = _way_before(folded, members[0][0])
    kind = _WAYS.get(way[:2], "Road") if way else "Corridor"
    told = _told_by_ends(folded, members)
    named = [_behind_has(folded, *span) for span in members if way and span not in told]
    lettered = tuple(span for span in named if _is_line(folded[slice(*span)]))
    lettered = lettered if len(lettered) > 1 else ()
    lists = [Listed(told, kind, "")] if told else []
    lists += [Listed(lettered, kind, way)] if lettered else []
    ends = {end for _, end in (*told, *lettered)}
    return lists, tuple(span for span in members if span[1] not in ends)


def _told_by_ends(folded: str, members: Sequence[Span]) -> tuple[Span, ...]:
    """The lines among works, told by their ends: where all are, else those of which the lists have an end."""
    told = tuple((a, b) for a, b in members if ends_told(folded[a:b]))
    return told if len(told) == len(members) else tuple((a, b) for a, b in told if tells_ends(folded[a:b]))


def _way_before(folded: str, position: int) -> str:
    """The last word for a kind of line before this position, of a list's reach; "" for none."""
    said = [m.group() for m in _WAY.finditer(folded, max(0, position - REACH), position)]
    return said[-1] if said else ""


def _behind_has(folded: str, start: int, end: int) -> Span:
    """The member without who has it: 全省有成贵."""
    return max(start, folded.rfind("有", start, end) + 1), end


def _is_line(text: str) -> bool:
    """Whether a line is called by its letters alone, which are no place: 成贵, 张吉怀."""
    return is_lettered(text) and not gazetteer().find(text)
