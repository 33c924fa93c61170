"""Townships below the places that a text names. 乡镇街道。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.required import finds
from loaders.segment import is_word
from ontology.places import gazetteer, township, townships

_TOWN = compiled(
    r"[\u4e00-\u9fff]{2,6}?(?:苏木|街道(?:办事处)?|(?<![强乡小])镇(?:镇(?=[、,。;的和与及划并(]))?|(?<![县市区])乡(?!镇)|街(?![道街区坊头巷市镇上心边面舞景拍]))(?![政企村土亲])"
)
TOWN_LEVEL = compiled(r"(?:街道(?:办事处)?|苏木|镇|乡)$")
_BEFORE_VILLAGE = compiled(r"[\u4e00-\u9fff]{2,3}村(?![级民委集庄])")
"""A village right behind its township."""
_BEFORE_POST = compiled(
    "(?:党委|人大|人民政府|纪委)?(?:副)?(?:书记|主席|[镇乡]长|组织委员|宣传委员|武装部部?长)"
)
"""A post right behind its township."""
_BEFORE_TOLD = compiled(
    r"(?:,?(?:隶属|位于|地处)|划归|划入|并入|归(?=[\u4e00-\u9fff]{2,9}(?:管辖|管理|代管))|人民政府(?=驻)|党委|[现下]?辖(?=\d|[\u4e00-\u9fff]{2,4}(?:村|社区)、)|总面积|(?:作为|是|为)[\u4e00-\u9fff]{2,8}(?:驻地|所在地)|是[\u4e00-\u9fff]{2,14}(?:下辖|所辖|管辖|辖))"
)
"""What tells a township of which nothing else is told yet: 甲坪镇隶属于…, 甲坪镇人民政府."""
_OUR_TOWN = compiled(r"[我全](?P<level>[镇乡])(?![镇村])")
_NOT_OWN = frozenset("该本全我他她其各此两每在和与个级")
_OPENS = (",", "。", ";", ":", "\n", "")
_NOT_TOWNS = frozenset("该本全我他她其各此两每原同老小在和与及对从为由据经以将把让使但而时")
"""What begins no township's name at the head of a clause: 该镇, 两乡镇."""
_NO_TOWN = compiled(
    r"在|(?<=县)城(?![关东西南北中厢郊区隍乡镇])|将(?![军台乐])|[东西南北]至|撤销|[设新增]立|新设|增设|(?<=设)立|(?<=撤)销"
)
"""What stands before a township's name and begins none."""
_TOWN_NAME = (
    r"(?!其中|同意|保持|撤销|设立|新设|[两三四五六七八九十]个|[各全本该此原新的几])(?:(?![、将把与和及\n]|原(?![镇乡街]))[\u4e00-\u9fff]){2,5}?"
    r"(?:街道(?!办)|街道办事处|镇|乡(?!镇))"
)
_TOWNS = rf"{_TOWN_NAME}(?:(?:[、和与及]|以及)原?{_TOWN_NAME}){{0,40}}"
_LISTED_TOWN = compiled(_TOWN_NAME)
_BEFORE_TOWN = compiled(
    r"(?:(?<=[的经辖含括跨、])|(?<=[县市区于至过及])(?=..[镇乡]))(?P<name>[\u4e00-\u9fff]{2,3}[镇乡])[、和]$"
)
"""A township that is listed before another."""
_SHORT = compiled(r"(?!现辖|下辖|同意|保持|撤销|设立|其中)(?:(?![辖原和与及将在的、])[\u4e00-\u9fff]){2,4}")
_COUNTED_TOWNS = compiled(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[辖括含为有将把原入销设立持意的到赴往访]))(?!(?<=设)立)(?P<names>{_SHORT.pattern}(?:[、和]{_SHORT.pattern}){{1,40}})"
    r"(?:(?:\d{1,2}|[两三四五六七八九十]{1,2})个(?:建制)?(?P<level>镇|乡|街道)(?![镇村办政级])|等(?:\d{1,2}个|[两三四五六七八九十]{1,2}个)?(?P<any>乡镇|镇街|镇乡|镇|乡|街道)(?![村办政级]))"
)
_CHANGE = compiled("建制|合并|并入|撤销|更名为|撤乡|撤镇|改镇")
"""What every text about townships that are merged or renamed holds."""
_CHANGED = compiled(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[将把原的县市区意]))(?P<merged>{_TOWNS})(?=的?(?:全部)?(?:行政)?(?:区域)?(?:成建制|整建制|整体|全部)*(?:合并|并入|更名|撤乡|撤镇|改设))"
    rf"|(?:撤销|更名为|合并(?:新?设立?|成立|组建|为)|撤乡设镇,?设立?|并入|(?<=[,、])(?:新?设立|分别设[立置]))原?(?P<made>{_TOWNS})(?=[,;。、(和]|建制|$)"
)
"""Townships that are merged, renamed or set up, the former ones too, which no list has."""
_LINKS = ("的", "、", "和", "辖", "将", "把")
"""What may stand between a county and its township, or two of its townships."""
_NO_HEAD = (*_LINKS, "到", "至", "赴", "与", "及", "并", "同")
"""What a township's name that no list has does not begin with."""
_REACHED = (
    *("在", "位于", "地处", "坐落于", "座落于", "落户", "落户于", "落地", "选址", "选址于", "建于", "迁至"),
    *("搬至", "扎根", "来自", "划入", "划归", "托管", "代管", "管辖", "下辖", "现辖", "驻", "到"),
    *("赴", "深入", "前往", "走进", "撤销", "增设", "设立", "并入", "经", "经过", "起于", "止于"),
    *("终于", "东至", "西至", "南至", "北至"),
)
"""Behind these a name that any township has is a township's, whatever its county."""
_SEATED = ("政府驻", "政府驻地", "驻地为", "驻地在", "驻地设在", "政府驻原")
"""Behind these a township's name is one that no list has."""
_GONE_TO = ("到", "赴", "深入", "前往", "来到", "走进", "深入到")
_KINDS_OF_TOWN = ("中心", "工业", "重点", "民族", "新城", "古城")
_SEES_TO = compiled(
    r"(?:实地|现场|专题|开展|就|围绕|进行|集中|蹲点|专程)*(?:调研|考察|检查|督[导查办战]|走访|慰问|看望|视察|指导|宣讲|察看|查看|参观|观摩|暗访|调度|巡[河林查]|宣传|主持|参加|接访)"
    r"|[\u4e00-\u9fff]{2,4}(?:村|社区)(?![民委级])"
)
"""What somebody does at a township that has gone there."""
_NEAR_COUNTIES = 4
"""So many places right before a township's name are asked for it, if they are counties."""
_START = attrgetter("start")
_TOWN_AREAS = 6
"""So many of an article's places, the nearest first, are asked for a township's name."""


def find_townships(folded: str, codes: Sequence[str], places: Sequence[Mention]) -> list[Mention]:
    """Townships right behind their county's name, or of a county or city that the article speaks of."""
    ends = {m.end: m.key for m in places}
    near = _areas(codes)
    found: list[Mention] = []
    towns: set[int] = set()
    for match in finds(_TOWN, folded):
        for start in range(match.start(), match.end() - 2):
            if _NO_TOWN.match(folded, start):
                continue
            linked = folded.startswith(_LINKS, start - 1)
            abolished = start - 2 in ends and folded.startswith("撤销", start - 2)
            area = ends.get(start) or ends.get(start - 2 if abolished else start - linked, "")
            areas = (area,) if area else (*near, *_counties_before(places, match.start()))
            name = folded[start : match.end()].removesuffix("办事处")
            listed = linked and start - 1 in ends
            street = name.endswith("街")
            hits = township(f"{name}道" if street else name, areas) if areas else ()
            if street and not hits:
                continue
            hits = hits or (township(name, (f"{area[:4]}00",)) if listed and area else ())
            reached = (listed or folded.endswith(_REACHED, 0, start)) and _is_any_town(name)
            sure = listed and (start - 1 in towns or _moved(name, area))
            reached = reached and (not is_word(name[:-1]) or sure or _is_toured(folded, start, match.end()))
            reached = reached or _is_told(folded, start, match.end(), listed and start - 1 in towns)
            known = () if hits or start in ends else (f for f in _levels_of(name) if f in townships())
            was = any(township(form, areas) for form in known if areas)
            named = (start in ends or abolished) and not name.startswith(_NO_HEAD)
            if hits or was or reached or (named and _is_former(name, area)):
                code = hits[0].code if hits else ""
                found.append(Mention(start, match.end(), "Township", name, code, finder="township"))
                ends[match.end()] = area
                towns.add(match.end())
                break
    return [*found, *_listed_before(folded, found, ends)] or _own_town(folded)


def _is_toured(folded: str, start: int, end: int) -> bool:
    """Whether somebody goes to a township and sees to something there: 到双桥镇调研.

    >>> _is_toured("周明远到双桥镇调研", 4, 7), _is_toured("到中心镇建设", 1, 4)
    (True, False)
    """
    gone = folded.endswith(_GONE_TO, 0, start) and not folded.startswith(_KINDS_OF_TOWN, start)
    return gone and _SEES_TO.match(folded, end) is not None


def _listed_before(folded: str, found: Sequence[Mention], ends: Mapping[int, str]) -> Iterator[Mention]:
    """Townships that no list has, right before a known one in a list: 经甲坪乡、茅坪镇."""
    for town in found:
        match = _BEFORE_TOWN.search(folded, max(0, town.start - 8), town.start)
        if match is None or match.end("name") in ends or folded.startswith(_NO_HEAD, match.start("name")):
            continue
        if not is_word(match["name"]) and not is_word(match["name"][:-1]):
            yield Mention(*match.span("name"), "Township", match["name"], finder="township")


def _own_town(folded: str) -> list[Mention]:
    """The township that says 我镇 and that no list has, whose name stands here and there.

    >>> [m.name for m in _own_town("甲坪镇增收。我镇实现收入3亿元,打造富裕甲坪、平安甲坪。")]
    ['甲坪镇']
    """
    ours = _OUR_TOWN.search(folded)
    names = re.findall(rf"[\u4e00-\u9fff]{{2}}{ours['level']}(?![\u4e00-\u9fff]?村)", folded) if ours else ()
    own = (n for n in names if n[0] not in _NOT_OWN and not is_word(n[:2]) and folded.count(n[:2]) > 2)
    name = next(own, "")
    found = places_of(name, folded) if name else ()
    return [Mention(at, at + len(name), "Township", name, finder="township") for at in found]


def find_changed_townships(folded: str, codes: Sequence[str], found: Sequence[Mention]) -> list[Mention]:
    """Townships that are merged, renamed or set up and are not among those found.

    >>> [m.name for m in find_changed_townships("甲坪乡、乙湾镇成建制合并设立乙湾镇", [], [])]
    ['甲坪乡', '乙湾镇', '乙湾镇']
    """
    if not _CHANGE.search(folded):
        return []
    spans = [match.span("merged" if match["merged"] else "made") for match in _CHANGED.finditer(folded)]
    taken = {m.end for m in found}
    changed = [
        _town(town.start(), town.end(), town.group().removesuffix("办事处"), codes)
        for towns in ([*_LISTED_TOWN.finditer(folded, *span)] for span in spans)
        for town in towns
        if town.end() not in taken and (len(towns) > 1 or _is_any_town(town.group()) or not _is_common(town))
    ]
    taken |= {m.end for m in changed}
    again = (
        replace(town, start=start, end=start + len(town.name))
        for town in {m.name: m for m in (*found, *changed) if not m.key}.values()
        for start in places_of(town.name, folded)
    )
    return [*changed, *(m for m in again if m.end not in taken)]


def find_counted_townships(folded: str, codes: Sequence[str]) -> list[Mention]:
    """Townships that are listed by their short names and counted: 甲坪、乙湾2个镇 are 甲坪镇 and 乙湾镇.

    >>> [m.name for m in find_counted_townships("现辖边城、乙湾2个镇", [])]
    ['边城镇', '乙湾镇']
    """
    found = []
    for counted in finds(_COUNTED_TOWNS, folded):
        level = counted["level"]
        shorts = [
            m for m in _SHORT.finditer(folded, *counted.span("names")) if not TOWN_LEVEL.search(m.group())
        ]
        if level is None:
            found += _of_the_county(shorts, codes)
            continue
        known = [_is_any_town(m.group() + level) for m in shorts]
        found += [
            _town(m.start(), m.end(), m.group() + level, codes)
            for m, listed in zip(shorts, known, strict=True)
            if any(known) and (listed or not is_word(m.group()))
        ]
    return found


def _of_the_county(shorts: Sequence[re.Match[str]], codes: Sequence[str]) -> list[Mention]:
    """Townships listed by their short names, by the levels that they have in the article's counties."""
    near = _areas(codes)
    known = [(m, next((n for n in _levels_of(m.group()) if township(n, near)), "")) for m in shorts if near]
    found = [_town(m.start(), m.end(), name, codes) for m, name in known if name]
    return found if len(found) > 1 else []


def _areas(codes: Sequence[str]) -> tuple[str, ...]:
    """The counties and cities of an article that are asked for a township's name, the nearest first."""
    return tuple(dict.fromkeys(code for code in codes if code[2:4] != "00"))[:_TOWN_AREAS]


def _town(start: int, end: int, name: str, codes: Sequence[str]) -> Mention:
    """A township with its code, where just one of the article's counties has it."""
    near = _areas(codes)
    hits = township(name, near) if near else ()
    return Mention(start, end, "Township", name, hits[0].code if len(hits) == 1 else "", finder="township")


def _is_common(town: re.Match[str]) -> bool:
    return is_word(TOWN_LEVEL.sub("", town.group()))


def _counties_before(places: Sequence[Mention], position: int) -> tuple[str, ...]:
    """The codes of the last counties that are named before a position."""
    last = bisect_left(places, position, key=_START)
    named = (m.key for m in reversed(places[max(0, last - _NEAR_COUNTIES) : last]) if m.type == "County")
    return tuple(key for key in named if len(key) == 6)


def _is_told(folded: str, start: int, end: int, chained: bool) -> bool:
    """Whether a township that no list has is told as one: listed behind others, or before its village."""
    name = folded[start:end]
    if folded[start - 1 : start] in _OPENS and _is_any_town(name) and _BEFORE_TOLD.match(folded, end):
        return True
    if (
        name[0] == "原"
        or end - start not in (3, 4)
        or is_word(name)
        or is_word(name[:-1])
        or name[-1] not in "乡镇"
        or name.endswith("古镇")
    ):
        return False
    if folded.endswith(_SEATED, 0, start) and name[0] not in "地原":
        return folded[end : end + 1] in _OPENS
    opens = name[0] not in _NOT_TOWNS and folded[start - 1 : start] in _OPENS
    reached = opens or folded.endswith((*_REACHED, "了", "、"), 0, start)
    told = _BEFORE_VILLAGE.match(folded, end) is not None
    told = told or (opens and any(behind.match(folded, end) for behind in (_BEFORE_POST, _BEFORE_TOLD)))
    return chained or (reached and told)


def _levels_of(name: str) -> Iterator[str]:
    """The names that a township may have now, under this or another level: 乡 that have become 镇."""
    stem = TOWN_LEVEL.sub("", name)
    return (stem + level for level in ("镇", "乡", "街道"))


def _is_any_town(name: str) -> bool:
    return any(form in townships() for form in _levels_of(name))


def _moved(name: str, area: str) -> bool:
    """Whether a neighbouring county has the township now."""
    return len(area) == 6 and any(township(form, (f"{area[:4]}00",)) for form in _levels_of(name))


def _is_former(name: str, area: str) -> bool:
    """Whether a name right behind a county's may be a township that no list has any more."""
    stem = TOWN_LEVEL.sub("", name)
    county = area[4:] != "00" and len(area) == 6
    return (
        county
        and 2 <= len(stem) <= 3
        and (not is_word(name) or _is_any_town(name))
        and (not is_word(stem) or _is_any_town(name) or bool(gazetteer().find(stem)))
    )
