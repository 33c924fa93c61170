"""What people on a tour are shown, or pay for: names told by the words before them. 考察、走访的去处。

先后察看了甲坪特大桥、乙湾北站和丙川药谷, 投资3亿元的丁河酒庄开工: each ends like a place to be visited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from loaders.expressions import compiled
from loaders.finders.stems import is_new_word, is_particular
from loaders.home import Home
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from ontology import load
from ontology.places import gazetteer
from ontology.words import table, words

_SEEN = compiled(
    r"(?:(?<![^。;\n])在(?=[^,。;:\n]{4,60}(?:现场,|,[^。;\n]{0,30}(?:察看|查看|了解|询问|听取|考察|叮嘱|指出|强调|要求)))|(?:先后|相继|分别|依次|一行|还|又|率队|带队|专程|随后)[到赴]|(?<![得达直看感受遇碰收想做听找拿提达走送赶])[到赴](?![访任会场岗期账])(?=[^。;:\n]{4,40}?(?:调研|看望|慰问|走访|检查|督[导查]|视察|[察查]看|考察|参观|指导|暗访|了解|询问|听取|座谈|宣讲|讲授|接访|下访|指挥|办公|参加|送[上去温]))|赶赴|赶至|莅临|亲赴|抽查|巡视|参[访学]|踏访|夜[访查]|(?<=[查研])指导|瞻仰|巡查|慰问|察看|查看|考察|走访|参观|观摩|视察|走进|来到|赶到|直奔|前往|深入到?|暗访|督导|检查|登上|调研)+(?![组团队员点]|时(?:强调|指出|要求|说))(?:了)?(?:位于|坐落于|地处)?"
    r"(?P<things>[^,。;:!?()\n]{4,220})"
)
_ITEM = compiled(r"(?:(?!以及)[^、和及与])+")
_THERE = compiled(r"(?:考察|调研|参观|视察|察看|查看|走访)了?")
"""What is done in the place that somebody went to: 前往甲县调研了乙项目."""
_WITHOUT = compiled(
    r"(?:等|还|又|了|在|包括|位于|坐落于|地处|我[省市县区州旗]|(?<=[省市县区州旗])(?:考察|调研|参观)|[^的]{2,12}的|[^的]{2,10}?(?:系|所属)企业)+"
)

_DONE_THERE = (
    r"(?:(?:进行|开展)了?)?(?:实地|现场|专题|专项|集中|详细|仔细|认真|亲切|深入)*"
    r"(?:调研|考察|看望|慰问|走访|检查|督导|督查|督办|视察|[察查]看|参观|指导|了解|听取|宣讲|讲授|[暗接下]访|巡查|体验"
    r"|座谈|询问|查阅|调度|指挥|办公|参加|送[上去温]|就|围绕|开展)"
)
"""What is done in a place, behind its name: 来到甲坪农场看望慰问."""

_PAID = compiled(
    r"(?<=[\d余多][亿万]元)的(?P<things>(?:(?!公司|集团)[^,。;:!?()\n在的了]){4,24}?)"
    r"(?=在|于|[正全][式面]|[开动复]工|奠基|破土|签约|落[户地成]|建成|投[产用]|竣工|启用|[,。])"
)
"""Works behind their sum: 总投资3亿元的甲坪酒庄开工."""
_ROW = r"(?P<things>[^,。;:!?()\n、]{3,24}(?:、[^,。;:!?()\n、]{3,24}?)+?)"
_PUSHED = compiled(
    r"(?:开工建设|(?:加快|全力|抓紧|启动|重点|继续|扎实|稳步|有序|大力|持续|规划|谋划)(?:推进|加快|建设|实施|抓好)|推进|续建|新建|改扩建|完成|抓好|建成)了?"
    rf"{_ROW}(?=[,。;])"
)
"""A row of works behind what is done with them: 开工建设甲坪体育馆、乙湾大桥."""
_REACHED = compiled(
    rf"(?:^|(?<=[,。;\n])){_ROW}"
    r"(?=(?:等)?(?:相继|陆续|先后|全面|如期|顺利|正式|已|全部|均)*(?:建成|竣工|完工|开工|通车|启用|投入(?:使用|运营)|投[用运]|下闸))"
)
"""A row of works before how far they are: 甲坪大桥、乙湾水厂建成投用."""
_LOOSE = compiled(
    r"(?:项目|[园片]区|研究院|实验室|农场|牧场|[茶果]园|选厂|港|(?<!产业)基地)$|[长任记]|宣布|[两三四五六七八九十]大|公司|集团"
)
"""What is believed to be a name on a tour only."""
_PARKS = ("产业园", "工业园", "物流园", "园区", "创新园")
"""Endings of parks that a line of trade before them names on a tour: 察看了新材料产业园."""
_NOWHERE = Home()
_LEVELS = ("市", "县", "区", "旗")
"""What a hall may be called by alone where the home's own is meant."""
_WORKSHOPS = ("工厂", "车间")
_OF_FIRM = compiled(r"(?:公司|集团)(?:智慧|智能|数字化?|无人|未来|灯塔|总装|生产|标准化)*$")
"""What stands before a workshop that is a company's."""


@cache
def _trades() -> frozenset[str]:
    return frozenset(load().classes["Industry"].suffixes) | words("trade_endings")


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("toured", 2)}


@cache
def _thing() -> re.Pattern[str]:
    return compiled(
        rf"(?P<name>(?![^、]{{0,4}}\d+余?[个家处]|部分|有关|相关|多[个家处]|各[个类]?)(?:(?!督[查导]|调研|参观|考察|[察查]看|走访|看望|慰问|座谈|等(?:\d+[个家处])?[^、的]{{0,6}}?(?:项目|工程|企业))[^的]){{1,18}}?(?P<end>{any_of(_kinds())}))"
        r"(?:项目部|(?<=项目)点|施工现场|建设(?=$)|建设现场|项目现场|现场|工地|一线|[两三四五六七八九十\d]+[个处家座项](?:重点|重大)?(?:项目|工程|企业)|等[^、]{0,12})?"
        rf"(?=$|{_DONE_THERE}|时$)"
    )


def find_toured(folded: str, places: Sequence[Mention], home: Home = _NOWHERE) -> list[Mention]:
    """Find what is visited or paid for, by the words before it and its own ending, behind `places`.

    `home` resolves the bare level that a hall is called by: 市博物馆.

    >>> [m.name for m in find_toured("一行先后察看了甲坪特大桥、乙湾北站和丙川药谷。", [])]
    ['甲坪特大桥', '乙湾北站', '丙川药谷']
    >>> [m.name for m in find_toured("甲坪大桥、乙湾水厂建成投用,加快推进丙溪体育馆、丁河灌区建设。", [])]
    ['丙溪体育馆', '丁河灌区', '甲坪大桥', '乙湾水厂']
    """
    told = chain(finds(_SEEN, folded), finds(_PAID, folded))
    rows = chain(finds(_PUSHED, folded), finds(_REACHED, folded))
    in_rows = (m for row in rows for m in _things(folded, row, places) if not _LOOSE.search(m.name))
    return [*(mention for seen in told for mention in _things(folded, seen, places, home)), *in_rows]


def _is_within_plant(stem: str, end: str) -> bool:
    """Whether this is a company's workshop, for which the company stands, or a line of machines in it.

    >>> _is_within_plant("甲坪电路板公司智慧", "工厂"), _is_within_plant("电动汽车", "生产线")
    (True, True)
    >>> _is_within_plant("年产5万吨铝箔", "生产线")
    False
    """
    if end == "生产线":
        return not (is_new_word(stem) or any(sign.isdigit() for sign in stem))
    return end.endswith(_WORKSHOPS) and _OF_FIRM.search(stem) is not None


def _is_park_of_trade(stem: str, end: str) -> bool:
    """Whether a park is called by its line of trade alone, which names it where people are shown it.

    >>> _is_park_of_trade("新材料", "产业园"), _is_park_of_trade("重点", "产业园")
    (True, False)
    """
    return end in _PARKS and len(stem) > 1 and not stem.endswith("业") and stem in _trades()


def _own_hall(thing: re.Match[str], home: Home) -> str:
    """The name of the home's own hall that is called by its level alone: 市博物馆."""
    stem = thing["name"][: -len(thing["end"])]
    if stem not in _LEVELS or not thing["end"].endswith("馆"):
        return ""
    place = gazetteer().get(home.city if stem == "市" else home.county)
    return place.name + thing["end"] if place is not None and place.name.endswith(stem) else ""


def _things(
    folded: str, seen: re.Match[str], places: Sequence[Mention], home: Home = _NOWHERE
) -> Iterator[Mention]:
    ends = {m.end: m.start for m in places if folded[m.end - 1] in "镇乡道县区村旗"}
    for item in _ITEM.finditer(folded, *seen.span("things")):
        start = item.start()
        cut = _WITHOUT.match(folded, start, item.end())
        start = cut.end() if cut else start
        start = max([start, *(end for end in ends if start < end < item.end() - 2)])
        there = _THERE.match(folded, start, item.end())
        start = there.end() if there else start
        begins = (start, max(ends.get(start, start), item.start()))
        things = [thing for begin in begins if (thing := _thing().match(folded, begin, item.end()))]
        hall = next((thing for thing in things[:1] if _own_hall(thing, home)), None)
        if hall is not None:
            yield Mention(*hall.span("name"), _kinds()[hall["end"]], _own_hall(hall, home), finder="toured")
            continue
        thing = next((thing for thing in things if _is_told(thing, places)), None)
        if thing is not None:
            yield Mention(*thing.span("name"), _kinds()[thing["end"]], thing["name"], finder="toured")


def _is_told(thing: re.Match[str], places: Sequence[Mention]) -> bool:
    """Whether the stem makes a name, if only with the place before it: 甲区城市会客厅."""
    stem = thing["name"][: -len(thing["end"])]
    known = any(thing.start() <= m.start and m.end <= thing.start() + len(stem) for m in places)
    telling = is_particular(stem, known) or _is_park_of_trade(stem, thing["end"])
    return len(stem) > 1 and telling and not _is_within_plant(stem, thing["end"])
