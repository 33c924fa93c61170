"""Villages and neighbourhoods: behind their township, reached by somebody, listed and counted. 村与社区。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.required import finds
from loaders.segment import is_word

_MORE_VILLAGES = compiled(
    r"[、和](?P<name>[\u4e00-\u9fff]{2,4}(?:村|社区)|[\u4e00-\u9fff]{2,7}嘎查(?!村))(?!级|民|委|集体|庄规)"
)
"""What is listed behind a village and is one as well."""
_VILLAGE = compiled(
    r"(?:在|[东西南北中]{1,2}部的?)?(?P<name>[\u4e00-\u9fff]{2,5}?(?:村|社区)|[\u4e00-\u9fff]{2,7}?嘎查(?!村))(?!级|民|委|集体|庄规)"
)
_REACHED_VILLAGES = compiled(
    r"(?:[将把](?=[^,。;]{4,40}(?:划入|划归|并入))|(?:来到|深入到?|走进|走访|赶到|前往|(?<=[又还后别])到)了?(?:[我该本全]镇|[我该本]乡)?"
    r"|(?:位于|地处|[坐座]落[于在]|落户[于在]?|选址[于在]?)(?=[\u4e00-\u9fff]{2,4}(?:村|社区))"
    r"|(?<![得达直看感受遇碰收想做听找拿提送])到(?=[\u4e00-\u9fff]{2,4}(?:村|社区)(?:[、和][\u4e00-\u9fff]{2,4}(?:村|社区))*(?:慰问|走访|看望|调研|义诊|开展|检查|督导|考察|宣讲))|(?<=政府)驻地?|(?:在|该[镇乡])(?=[\u4e00-\u9fff]{2,4}(?:村|社区)(?:,|举[办行]|召开|[\u4e00-\u9fff]{2,10}(?:基地|广场|中心|合作社|车间|大棚|现场|示范[园片]|产业园|收购点|安置[点区]|工地|卫生[室院]|服务站),))"
    r"|(?:(?<=,)|(?<=,途)|(?<=次|依))经(?=[\u4e00-\u9fff]{2,4}村[、,])|(?<=,至|终点|止于|起于)(?=[\u4e00-\u9fff]{2,4}村[东西南北]?[侧,。])"
    r"|(?:^|[。;\n])(?=[\u4e00-\u9fff]{2,4}村(?:党[支总]|两委|支书|村民|流转|发展|种植|引进|依托|通过|现有|地处|位于)))"
    r"(?P<names>(?![我该本全各帮联驻重贫示到]|嘎查)(?:[\u4e00-\u9fff]{2,4}(?:村|社区)|[\u4e00-\u9fff]{2,7}?嘎查(?!村))(?:[、和](?![我该本全各])(?:[\u4e00-\u9fff]{2,4}(?:村|社区)|[\u4e00-\u9fff]{2,7}?嘎查(?!村)))*)(?![级民委集庄])"
)
"""Villages that somebody goes to or where something lies, whose town the text does not name."""
_LIES = ("位于", "地处", "坐落", "座落", "落户", "选址")
"""Behind these a village's name may be a word: 位于杨柳村."""
_HEADED_VILLAGES = compiled(
    r"(?:^|(?<=[,。;:、!?”\n\s]))(?P<names>(?![我该本全各帮联驻重贫示原老])(?:(?![同与和在到由对向了是])[\u4e00-\u9fff]){2,4}?(?:村|社区))"
    r"(?=(?:驻村|村(?=党|支部|总支))?(?:党委|党总支|党支部|支部|总支|村委会|居委会|村委|居委|村民委员会|居民委员会|第一|村(?=支书|主任|书记))?副?(?:书记|支书|主任)(?![、,。和]))"
)
"""Villages at the beginning of a clause, right before a post in them: 甲坪村党支部书记某某."""
_GOVERNS = compiled(r"(?:现|下|共|直接)*(?:管辖|辖)(?!区)(?=[\u4e00-\u9fff]{2,4}(?:村|社区)[、和,。;])")
_STEM = compiled(r"(?:村|社区|嘎查)$")
_SHORT_VILLAGE = r"(?!现辖|下辖)(?:(?![辖原和与及将在的、等])[\u4e00-\u9fff]){2,5}"
_EACH = compiled(_SHORT_VILLAGE)
_OF_TOWN = ("辖", "镇的", "乡的", "道的")
"""Behind these what is counted are villages, words too."""
_COUNTED_VILLAGES = compiled(
    rf"(?<=[辖括含为有将把原乡镇道])(?P<names>{_SHORT_VILLAGE}(?:[、和]{_SHORT_VILLAGE}){{1,40}})等?"
    r"(?:\d{1,2}个?|[两三四五六七八九十]{1,2}个?)(?:行政|建制|城市|农村)?(?P<level>村|社区)(?![民委级落庄])"
)
"""Villages that are listed by their short names and counted."""
_NO_VILLAGE = compiled(
    r"[乡镇城]村|(?:调研|考察|推进|建设|开展|召开|全面|督导|实施|发展)|.*(?:[乡镇城县农全各个的扶困范政点迁中先]村)$|(?:所有|部分|大部分|少数|偏远|边远|全部|附近|周边|[各每多等几数\d])(?:的)?个?(?:自然|行政)?村|个?自然村"
)
"""What only looks like a village's name: 调研镇村, 推进农村."""


def _counted_villages(folded: str) -> Iterator[Mention]:
    """Villages that are listed by their short names and counted: 甲坪、乙湾2个村 are 甲坪村 and 乙湾村.

    >>> [m.name for m in _counted_villages("全镇辖甲坪、乙湾2个社区")]
    ['甲坪社区', '乙湾社区']
    """
    for counted in finds(_COUNTED_VILLAGES, folded):
        names = [*_EACH.finditer(folded, *counted.span("names"))]
        told = folded.endswith(_OF_TOWN, 0, counted.start("names"))
        if not told and sum(is_word(m.group()) for m in names) * 2 > len(names):
            continue
        for match in names:
            name = match.group().removesuffix(counted["level"]) + counted["level"]
            yield Mention(*match.span(), "Community", name, finder="village")


def _is_plain(name: str) -> bool:
    """Whether a village's name is a word; a family's is one all the same: 杜家村."""
    stem = _STEM.sub("", name)
    return is_word(name) or (is_word(stem) and stem[-1] not in "家庄沟坪坝寨岭湾塘坡冲垭坳屯堡店桥")


def _each_village(match: re.Match[str]) -> list[Mention]:
    """The villages that somebody goes to, or where works lie: 来到甲坪村、乙湾村, 位于杨柳村6组."""
    start = match.start("names")
    spans = [(start + m.start(), m.group()) for m in re.finditer(r"[^、和]+", match["names"])]
    village = match["names"].endswith("村")
    sure = match.group().startswith("驻") or (village and match.group().startswith(_LIES))
    if all(_NO_VILLAGE.match(name) or (_is_plain(name) and not sure) for _, name in spans):
        return []
    return [Mention(a, a + len(name), "Community", name, finder="village") for a, name in spans]


def _listed_villages(folded: str, village: Mention) -> Iterator[Mention]:
    """The villages that are listed behind one: 某镇甲坪村、乙湾村."""
    more, listed = _MORE_VILLAGES.match(folded, village.end), 0
    while more is not None and not _NO_VILLAGE.match(more["name"]):
        if is_word(more["name"]) and not listed:
            return
        yield Mention(*more.span("name"), "Community", more["name"], parts=village.parts, finder="village")
        more, listed = _MORE_VILLAGES.match(folded, more.end()), listed + 1


def _holds(found: Sequence[Mention], village: Mention) -> bool:
    return any(m.start < village.end and village.start < m.end for m in found)


def _behind(folded: str, end: int) -> int:
    """Where the villages of a township begin that stand behind its name, or behind what it administers."""
    governs = _GOVERNS.match(folded, end)
    return governs.end() if governs else end + folded.startswith("的", end)


def find_villages(folded: str, places: Sequence[Mention]) -> list[Mention]:
    """Villages and neighbourhoods right behind their township or county."""
    ends = {_behind(folded, m.end): m for m in places if m.type in ("Township", "County")}
    told = (*finds(_REACHED_VILLAGES, folded), *finds(_HEADED_VILLAGES, folded))
    reached = [m for found in told for m in _each_village(found)]
    towns = {m.start for m in places if m.type == "Township"}
    matches = ((_VILLAGE.match(folded, end), above) for end, above in ends.items() if end not in towns)
    found = [
        Mention(*match.span("name"), "Community", match["name"], parts=(above,), finder="village")
        for match, above in matches
        if match is not None and not _NO_VILLAGE.match(match["name"])
    ]
    found += [m for village in tuple(found) for m in _listed_villages(folded, village)]
    found += [m for m in reached if m.start not in ends and not _holds(found, m)]
    found += [m for m in _counted_villages(folded) if not _holds(found, m)]
    here = {m.start for m in found}
    return found + [
        replace(village, start=start, end=start + len(village.name))
        for village in {m.name: m for m in found if len(m.name) > 2}.values()
        for start in places_of(village.name, folded)
        if start not in here
    ]
