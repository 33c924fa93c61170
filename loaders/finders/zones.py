"""Functional zones and geographic regions: 高新区 → 洛阳高新区, 豫西, 长三角. 功能区与地理区域。"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.letters import is_lettered
from loaders.finders.person_names import is_han
from loaders.home import Home
from loaders.mention import Mention
from loaders.pattern import Forms, forms_of, occurrences
from loaders.required import finds
from loaders.segment import is_word
from loaders.segment import words as cut_words
from ontology.places import Division, gazetteer
from ontology.words import table, words

_BARE = compiled(
    r"(?:国家级?)?(?:经济技术开发区|高新技术产业开发区|高新技术开发区|高新区|经开区|经开(?![工展始发放通出辟])|综合保税区|综保区"
    r"|自贸试验区|自贸区|自由贸易试验区|城乡一体化示范区|产城融合示范区|航空港区|经济开发区|开发区"
    r"|工业园区|化工园区|临港经济区|临空经济区|跨境电商综试区|保税物流中心)"
)
_NEED_PLACE = frozenset(("经济开发区", "开发区", "工业园区", "化工园区"))
_COMMITTEES = ("管委会", "党工委", "工委", "管理委员会")
"""Behind these even a bare 开发区 is one, the home's own."""
_FARES = compiled(
    r"(?:[上下]半年|前?[一二三四]季度|去年|今年|全年|\d{1,2}月份?|目前|累计|预计|年内|,)*"
    r"(?:完成|实现|引进|签约|新增|入驻|集聚|落户|新开工|规上|规模以上|财政收入|工业|是我[市县区]|已成为|拥有)"
)
"""How a page goes on that tells how a zone fares: 开发区实现产值3亿元."""
_BEFORE_BARE = frozenset("和与及兼任为由原在到")
"""What may stand right before it then."""
_JOINS = frozenset("的在和与及到由对为是从向于等也将已把被市省县区州国")
"""Characters of which no new name consists."""
_BEFORE_COUNTY = frozenset("在于和与及到由向对省市")
"""What may stand right before a county by its short name, whose zone is meant."""
_TOURED = compiled(r"(?:调研|考察|视察|督导|来到|走进)$")
_PRAISE = ("明珠", "江南", "粮仓", "门户", "新闻网", "日报", "晚报", "晨报")
"""Behind a region's name these make a word of praise, or a paper: 塞北明珠, 闽西日报."""
_FULL = {
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "经济技术开发区": "经开区",
    "综合保税区": "综保区",
    "自由贸易试验区": "自贸试验区",
    "自贸区": "自贸试验区",
}
_LEVEL_WITHIN = compiled(r"(?<=[\u4e00-\u9fff]{2})[市区县](?=高新区|经开区|综保区)")
_OF_NATION = compiled(r"(?<=[\u4e00-\u9fff]{3})国家级?(?=高新区|经开区|农高区)")
_NEW_AREA = 3
"""So many characters of a new area's name are no name without its province's: 浦东新区 has four."""
_ABOVE = ("市", "省", "区", "县", "州", "国家", "两个", "全部", "同志", "重点", "支持")
"""Ends of words that may stand before a bare zone and are not its name."""
_SIDE = compiled(
    r"(?P<letter>[\u4e00-\u9fff])(?:东南|东北|西南|西北|东|西|南|北|中)"
    r"(?:(?P<other>[\u4e00-\u9fff])(?:东南|东北|西南|西北|东|西|南|北|中)(?:毗邻)?地区|(?!\()(?=[地山部\W]|$|[,。、]|增长|地区|城市|各))"
)
"""A side of a province, by its letter: 豫西; two of them as one region: 川南渝西地区."""


def short_form(zone: str) -> str:
    """Give a zone's everyday form, under which its several names are one.

    >>> short_form("洛阳高新技术产业开发区"), short_form("洛阳市高新区")
    ('洛阳高新区', '洛阳高新区')
    """
    for full, short in _FULL.items():
        zone = zone.replace(full, short)
    return _LEVEL_WITHIN.sub("", zone)


def zone_key(zone: str) -> str:
    """Give what a zone is one by within an article: 甲市经济开发区, 甲市开发区 and 甲经开区 are one.

    >>> zone_key("黄石经济开发区"), zone_key("黄石开发区"), zone_key("黄石高新技术产业开发区")
    ('黄石经开区', '黄石经开区', '黄石高新区')
    >>> zone_key("河北雄安新区")
    '雄安新区'
    """
    short = _OF_NATION.sub("", _without_above(short_form(zone)))
    if short.endswith("新区"):
        return _without_province(short)
    stem = short.removesuffix("开发区").removesuffix("经济")
    if stem == short or not (short.endswith("经济开发区") or gazetteer().find(stem)):
        return short
    return short_form(stem + "经开区")


def _without_above(zone: str) -> str:
    """Give the name of a development zone without the province or city before its place."""
    if not zone.endswith("开发区"):
        return zone
    sizes = (n for n in (2, 3) if any(p.level in ("Province", "City") for p in gazetteer().find(zone[:n])))
    size = next(sizes, 0)
    return zone[size:] if any(gazetteer().find(zone[size : size + n]) for n in (2, 3)) else zone


_OF_NO_PLACE = ("先行示范区", "共同富裕示范区", "国家产城融合示范区")
"""Names that many may have, and are one's only where its place is named."""


def _without_province(zone: str) -> str:
    """Give the name of a new area without the province that its full name begins with."""
    size = next((n for n in (2, 3) if any(p.level == "Province" for p in gazetteer().find(zone[:n]))), 0)
    return zone[size:] if len(zone) - size > _NEW_AREA else zone


@cache
def _named() -> Mapping[str, tuple[str, str, str]]:
    """For every form of a listed zone or region: its full name, its class, the code of its place."""
    forms: dict[str, tuple[str, str, str]] = {}
    for name, others, parent, *_ in table("zones"):
        names = (name, *filter(None, others.split("|")))
        telling = (form for form in names if len(form) > 3 or form[:1] not in "高经综自")
        forms |= dict.fromkeys(telling, (name, "FunctionalZone", parent.split("|")[0]))
    for name, others, region in table("regions"):
        is_cluster = region == "city-cluster" or name.endswith("经济圈")
        kind = "UrbanAgglomeration" if is_cluster else "GeographicRegion"
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, kind, ""))
    return forms


@cache
def _forms() -> Forms:
    return forms_of(_named())


def find_zones(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find zones and regions.

    A bare 高新区 is the home city's; a place right before it is its name's beginning.

    >>> [m.name for m in find_zones("位于高新区的基地", [], Home("410000", "410300"))]
    ['洛阳高新区']
    """
    forms = _named()
    by_end = {m.end: m for m in places}
    free_trade = "自贸" in folded or "自由贸易" in folded
    found = [
        _listed(start, form, *forms[form], before=by_end.get(start))
        for start, form in occurrences(folded, _forms())
        if (free_trade or not form.endswith("片区")) and not (form[-1] == "部" and start in by_end)
        if not folded.startswith(_PRAISE, start + len(form))
        if form not in _OF_NO_PLACE or gazetteer().codes[forms[form][2]].short in folded
        if form != "双城经济圈" or not _is_of_letters(folded[max(0, start - 2) : start])
    ]
    for match in finds(_BARE, folded):
        place = by_end.get(match.start()) or _county_before(folded, match, home.province)
        above = by_end.get(place.start) if place is not None else None
        zone = _of_home(folded, match, home) if place is None else _of_place(folded, match, place, above)
        if zone is not None:
            found.append(zone)
    letters = words("province_letters")
    sides = (
        match
        for match in finds(_SIDE, folded)
        if match["letter"] in letters
        and (match["other"] or match["letter"]) in letters
        and not gazetteer().find(folded[match.start() - 1 : match.start() + 1])
        and not (match["letter"] == "川" and folded[match.start() - 1 : match.start()] == "四")
    )
    return [*found, *(Mention(*m.span(), "GeographicRegion", m.group(), finder="side") for m in sides)]


def _is_of_letters(before: str) -> bool:
    """Whether these two are the letters of other cities: 甲乙双城经济圈."""
    return is_lettered(before) and not is_word(before)


def _listed(
    start: int, form: str, name: str, kind: str, parent: str, before: Mention | None = None
) -> Mention:
    """A zone of the list lies where its own form says so: 洛阳综保区 in 洛阳.

    Behind another city's name its form is that of a zone there: 芜湖江北新区.
    """
    place = gazetteer().get(parent)
    if place is not None and before is not None and before.type == "City" and before.key[:4] != parent[:4]:
        own = before.name.removesuffix("市") + form
        return Mention(before.start, start + len(form), kind, own, parts=(before,), finder="zone")
    shown = place is not None and place.short != "" and place.short in form
    parts = (_unwritten(start, place),) if place is not None and shown else ()
    return Mention(start, start + len(form), kind, name, parts=parts, finder="zone")


def _of_place(folded: str, match: re.Match[str], place: Mention, above: Mention | None) -> Mention | None:
    """The zone of the place before it; two places without their levels are its name: 浙江鹿城经济开发区."""
    if place.type == "Province" and match.group() in _NEED_PLACE:
        return None  # 山西省开发区 are all of them
    said = folded[place.start : place.end]
    full = match.group().endswith("开发区") and said[-1] not in "市县区"
    if above is not None and full and folded[above.end - 1] not in "省市区州":
        span, name = (above.start, match.end()), folded[above.start : place.end]
        return Mention(*span, "FunctionalZone", name + _everyday(match), parts=(place,), finder="zone")
    name = (
        place.name.removesuffix("市").removesuffix("地区") if place.type in ("City", "County") else place.name
    )
    own = place.type == "County" or "自治" in place.name
    name = said if own and place.name.startswith(said) else name
    span = (place.start, match.end())
    return Mention(*span, "FunctionalZone", name + _everyday(match), parts=(place,), finder="zone")


def _county_before(folded: str, match: re.Match[str], province: str) -> Mention | None:
    """The county that a zone is called by, though the text gives it without its level: 昆山开发区."""
    end = match.start()
    for size in (3, 2):
        places = gazetteer().find(folded[max(0, end - size) : end])
        before = folded[end - size - 1 : end - size]
        alone = not is_han(before) or before in _BEFORE_COUNTY
        near = not province or (len(places) == 1 and places[0].code[:2] == province[:2])
        if alone and near and len(places) == 1 and places[0].level == "County" and not places[0].ambiguous:
            return Mention(end - size, end, "County", places[0].name, places[0].code, finder="zone")
    return None


def _of_home(folded: str, match: re.Match[str], home: Home) -> Mention | None:
    if match.group().startswith("国家"):
        return None  # 升级为国家高新区
    city = gazetteer().get(home.city)
    before = folded[match.start() - 1 : match.start()]
    county = gazetteer().get(home.county) if before in ("县", "区", "旗") else None
    county = city if before == "市" and match.group() in _NEED_PLACE else county
    left = folded[match.start() - 2 : match.start() - 1]
    if county is not None and (left in "和与及" or not is_han(left)):
        name = (county.short if before == "市" and county.short else county.name) + _everyday(match)
        span = (match.start() - 1, match.end())
        return Mention(*span, "FunctionalZone", name, note="relative", finder="zone")
    own = match.group() in _NEED_PLACE
    if own and not _TOURED.search(folded, max(0, match.start() - 3), match.start()):
        joined = is_han(before) and before not in _BEFORE_BARE  # 磨憨经济开发区
        speaks = not is_han(before) and _FARES.match(folded, match.end())
        if joined or not (speaks or folded.startswith(_COMMITTEES, match.end())):
            return None
    place = gazetteer().get(home.county) or city if own else city
    if place is None or (before and before in "级个家类各") or _is_named(folded, match.start()):
        return None
    name = (place.name if place.level == "County" else place.short or place.name) + _everyday(match)
    return Mention(*match.span(), "FunctionalZone", name, note="relative", finder="zone")


def _is_named(folded: str, start: int) -> bool:
    """Whether the word right before a bare zone may be its name: 松木经开区."""
    left = folded[max(0, start - 6) : start]
    cut = cut_words(left)
    last = cut[-1] if cut else ""
    if len(cut) > 1 and all(len(word) == 1 and is_han(word) and word not in _JOINS for word in cut[-2:]):
        return True  # 炉碧经开区
    common = words("boundaries") | words("leading") | words("verbs") | words("after_names")
    return len(last) > 1 and is_han(last) and last not in common and not last.endswith(_ABOVE)


def _everyday(match: re.Match[str]) -> str:
    return short_form(match.group().removeprefix("国家级").removeprefix("国家"))


def _unwritten(start: int, place: Division) -> Mention:
    """The place of a zone whose name does not hold it: a mention without extent."""
    return Mention(start, start, place.level, place.name, place.code)
