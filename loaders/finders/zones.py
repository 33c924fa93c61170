"""Functional zones and geographic regions: 高新区 → 洛阳高新区, 豫西, 长三角. 功能区与地理区域。"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from loaders.home import Home
from loaders.mention import Mention
from ontology.places import gazetteer
from ontology.words import table

_BARE = re.compile(
    r"(?:国家级?)?(?:经济技术开发区|高新技术产业开发区|高新技术开发区|高新区|经开区|经开|综合保税区|综保区|"
    r"自贸试验区|自贸区|自由贸易试验区|"
    r"城乡一体化示范区|产城融合示范区|航空港区|经济开发区|开发区|工业园区|化工园区|临港经济区|临空经济区|"
    r"跨境电商综试区|保税物流中心)"
)
_NEED_PLACE = frozenset(("经济开发区", "开发区", "工业园区", "化工园区"))
_FULL = {
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "经济技术开发区": "经开区",
    "综合保税区": "综保区",
    "自由贸易试验区": "自贸试验区",
    "自贸区": "自贸试验区",
}
_SIDE = re.compile(
    r"(?P<letter>[\u4e00-\u9fff])(?P<side>东南|东北|西南|西北|东|西|南|北|中)(?=[地山部\W]|$|[,。、]|增长|"
    r"地区|城市|各)"
)


def short_form(zone: str) -> str:
    """Give a zone's everyday form, under which its several names are one.

    >>> short_form("洛阳高新技术产业开发区"), short_form("洛阳市高新区")
    ('洛阳高新区', '洛阳高新区')
    """
    for full, short in _FULL.items():
        zone = zone.replace(full, short)
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})[市区县](?=高新区|经开区|综保区)", "", zone)


@cache
def _named() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str, str]]]:
    forms: dict[str, tuple[str, str, str]] = {}
    for name, others, parent, *_ in table("zones"):
        forms |= {
            form: (name, "FunctionalZone", parent.split("|")[0])
            for form in (name, *filter(None, others.split("|")))
            if len(form) > 3 or form[:1] not in "高经综自"
        }
    for name, others, *_ in table("regions"):
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, "GeographicRegion", ""))
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True))), forms


def _listed_zone(match: re.Match[str], name: str, kind: str, parent: str) -> Mention:
    """A zone of the list lies where its own form says so: 洛阳综保区 in 洛阳."""
    place = gazetteer().get(parent)
    shown = place is not None and bool(place.short) and place.short in match.group()
    parts = (
        (Mention(match.start(), match.start(), place.level, place.name, place.code),)
        if place is not None and shown
        else ()
    )
    return Mention(match.start(), match.end(), kind, name, parts=parts, finder="zone")


@cache
def _province_letters() -> frozenset[str]:
    return frozenset(row[0] for row in table("province_letters"))


def find_zones(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find zones and regions. A bare 高新区 is the home city's; the place before it, if any, is its name's beginning.

    >>> [m.name for m in find_zones("位于高新区的基地", [], Home("410000", "410300"))]
    ['洛阳高新区']
    """
    pattern, forms = _named()
    found = [_listed_zone(m, *forms[m.group()]) for m in pattern.finditer(folded)]
    by_end = {m.end: m for m in places}
    for match in _BARE.finditer(folded):
        place = by_end.get(match.start())
        if place is None and match.group() in _NEED_PLACE:
            continue
        kind = short_form(match.group().removeprefix("国家级").removeprefix("国家"))
        if place is not None:
            name = place.name.removesuffix("市") if place.type in ("City", "County") else place.name
            found.append(
                Mention(
                    place.start, match.end(), "FunctionalZone", name + kind, parts=(place,), finder="zone"
                )
            )
        elif (owner := gazetteer().get(home.city)) is not None and folded[
            match.start() - 1 : match.start()
        ] not in "级个家类":
            code = Mention(match.start(), match.start(), owner.level, owner.name, owner.code)
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    "FunctionalZone",
                    (owner.short or owner.name) + kind,
                    parts=(code,),
                    note="relative",
                    finder="zone",
                )
            )
    letters = _province_letters()
    found += [
        Mention(m.start(), m.end(), "GeographicRegion", m.group(), finder="side")
        for m in _SIDE.finditer(folded)
        if m["letter"] in letters
    ]
    return found
