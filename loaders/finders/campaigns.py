"""Campaigns and strategies without quotes: 实施甲业培育行动, 京津冀协同发展战略. 无引号的行动与战略。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from loaders.expressions import compiled
from loaders.finders.quoted import title_class
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from ontology.words import table

_ACTION = compiled(
    r"(?:[一二三四五六七八九十]是|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、)"
    r"(?:实施|开展|推进)?((?!顺利|完成|启动|加快|抓好|继续|[\u4e00-\u9fff]{0,6}(?:实施|开展|推进))[\u4e00-\u9fff]{4,14}?(?:行动|(?<!整治)(?<!改造)(?<!治理)(?<!建设)(?<!加装)(?<!期)(?<!引水)(?<!供水)"
    r"(?<!枢纽)(?<!水库)(?<!船闸)(?<!航道)(?<!灌区)(?<!铁路)(?<!公路)(?<!大桥)(?<!隧道)(?<!管网)(?<!机场)(?<!水利)(?<!堤防)(?<!变电)(?<!防洪)工程|计划))(?=[。,:;\n])"
)
_OF_YEARS = compiled(
    r"(?:实施|启动|开展|推进|落实|制定|出台|印发|下发|下达|编制|按照|围绕|根据|通过)(?:了|好)?(?P<name>[\u4e00-\u9fff]{2,12}?[两三五]年[\u4e00-\u9fff]{0,4}?(?:计划|行动|方案)|(?!促进|推进|国家)[\u4e00-\u9fff]{6,20}?行动(?:计划|方案))(?=[,。;])"
)
"""A plan of so many years without quotes: 实施农村公路三年提升计划."""
_STRONG = compiled(
    r"(?:(?<=实施)|(?<=推进)|(?<=开展)|(?<=落实)|(?<=加快)|(?<=推动)|(?<=围绕)|(?<=坚持)|(?<=锚定)|(?<=[、,和与“\n])|^)(?!大力|深入|全面|积极|继续|坚定)"
    r"(?P<name>(?:(?!实施|推进|坚持|围绕|落实|开展|加快|推动|聚焦|锚定|突出|确立|树立|瞄准|紧扣|牢牢|提出|把|的)[\u4e00-\u9fff]){2,8}[强兴立富活][省市县区链](?:战略|行动计划|行动))"
)
"""What a place is to be made strong by, without quotes: 先进制造业强省行动."""
_FURTHER = compiled(
    r"(?<=战略)[、和](?P<name>(?!国家|重大|区域|发展|[\u4e00-\u9fff]{0,3}(?:实施|推进|落实))[\u4e00-\u9fff]{4,8}?战略)(?![\u4e00-\u9fff]{0,2}(?:支点|定位|部署|机遇))"
    r"|(?<=实施)(?P<first>(?!国家|重大|区域|发展|推进|落实|方案|纲要|意见|细则|办法|规划|[一二三四五六七八九十各这该])[\u4e00-\u9fff]{3,8}?战略)(?=[、和,。;])"
)
"""A strategy without quotes, behind another or right behind its verb: 实施甲乙丙丁战略、戊己庚辛战略."""
_LED = (
    r"(?![及与]|和(?![美谐平])|以及|全面|深入|大力|积极|扎实|继续|有效|有序|持续|各[项类]|系列|一系列|这|该|此|联合|集中|统一|具体|实际|有力|切实|救援|军事|相关|有关|重[点大]|专项"
    r"|[我全本][省市县区国]|[省市县区]级|[一二三四五六七八九十\d]+[项大个场])"
    r"(?:(?!实施|开展|推进|启动|打[好赢]|行动|的|等)[\u4e00-\u9fff\d]){4,16}?(?:行动|攻坚战|保卫战)(?![者力方员组队]|方案|计划)"
)
_STARTED = compiled(
    rf"(?:实施|开展|推进|启动|部署|打[好赢响]|发起|落实|深化|组织)[了好]?(?:全[省市县区]|新一轮)?(?P<row>{_LED}(?:(?:、|和|以及|及|与){_LED})*+)"
)
"""Campaigns in a row right behind the verb that starts them: 实施甲业培育行动、乙业提升行动和丙业振兴行动."""
_IN_ROW = compiled(_LED)
_HEADING = compiled(
    rf"(?<![^\n])(?:专项行动[一二三四五六七八九十\d]{{1,2}}[:、]?)?(?:实施|开展|推进)?(?P<name>(?![\u4e00-\u9fff]{{0,6}}(?:顺利|完成|启动|加快|抓好|参加)){_LED})(?=\n)"
)
"""A campaign that is the whole of a heading."""
_NUMBERED = compiled(
    r"([一二三四五六七八九十]{1,2}大(?:专项|攻坚)?(?:行动|战略|工程|攻坚战|计划))(?![部者性])"
)


@cache
def _strategies() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms: dict[str, tuple[str, str]] = {}
    for name, others, kind in table("strategies", 3):
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, kind))
    return compiled(rf"(?:{any_of(forms)})(?!路|局|学院|研究院|大道|示范[县镇村]|车间)"), forms


def find_campaigns(folded: str) -> list[Mention]:
    """Find campaigns without quotes by the verb or number before them, national strategies by their names.

    >>> [m.name for m in find_campaigns("实施物流业培育行动、消费提振行动和节水战略,落实七大行动。")]
    ['物流业培育行动', '消费提振行动', '七大行动']
    """
    return [
        *(Mention(*m.span(1), "Campaign", m[1], finder="numbered action") for m in finds(_ACTION, folded)),
        *(
            Mention(*m.span("name"), "Campaign", m["name"], finder="of years")
            for m in finds(_OF_YEARS, folded)
        ),
        *(
            Mention(*m.span(), title_class(m["name"]), m["name"], finder="strong")
            for m in finds(_STRONG, folded)
        ),
        *(Mention(*m.span("name"), "Campaign", m["name"], finder="heading") for m in finds(_HEADING, folded)),
        *_started(folded),
        *(Mention(*m.span(), "Campaign", m[1], finder="numbered") for m in finds(_NUMBERED, folded)),
        *(
            Mention(*m.span(m.lastgroup or 0), "Strategy", m[m.lastgroup or 0], finder="further")
            for m in finds(_FURTHER, folded)
            if not _strategies()[0].search(m.group())
        ),
        *_named_strategies(folded),
    ]


def _started(folded: str) -> Iterator[Mention]:
    for row in finds(_STARTED, folded):
        for match in _IN_ROW.finditer(folded, *row.span("row")):
            yield Mention(*match.span(), "Campaign", match.group(), finder="started")


def _named_strategies(folded: str) -> Iterator[Mention]:
    pattern, forms = _strategies()
    for match in pattern.finditer(folded):
        name, kind = forms[match.group()]
        yield Mention(*match.span(), kind, name, f"国家|{name}", finder="strategy")
