"""Book-marked titles and quoted campaigns: 《…规划》, “万企兴万村”行动. 书名号与引号中的专名。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from loaders.mention import Mention
from ontology import load
from ontology.words import table

_TITLE = re.compile(
    r"《([^《》\n]{2,60}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》(?:(?<=\))|(?:\((?:19|20)\d\d[—-](?:19|"
    r"20)?\d\d年?\)))?"
)
_MEDIA = re.compile(r"(?:日报|晚报|早报|晨报|时报|周刊|周报|月刊|杂志|新闻|频道|栏目|之声|在线|网)$")
_WORK = re.compile(
    r"(?:法|条例|规划|计划|方案|意见|办法|规定|纲要|决定|通知|协议|报告|战略|措施|细则|标准|政策|清单|要点|"
    r"备忘录|公报|制度|章程|准则|规则|指南|导则|名录|目录|行动|合同|公告|宣言|指引|工程|规范|公约|草案|"
    r"议定书|批复|决议)(?:\([^)]*\))?$"
)
_CAMPAIGN = re.compile(
    r"“(?P<name>[^“”\n]{2,16})”(?P<head>[\u4e00-\u9fff]{0,4}?(?:专项行动|攻坚行动|行动计划|行动方案|"
    r"产业提升计划|提升计划|三年行动|活动|行动|计划|工程|战略|改革|工作法|总体工作思路|工作思路|发展思路|"
    r"思路|工作举措|举措|总定位|制度|政策|规划|发展战略|倡议|方略))"
)
_QUOTED = re.compile(r"“([^“”\n,]{2,12}(?:行动|计划|工程|战略|改革|工作法|举措|规划|政策))”")
_WATERWAY = re.compile(r"[\u4e00-\u9fff]{0,6}(?:河|江|库区|运河|水系|湖)“黄金水道”")
_ACTION = re.compile(
    r"(?:[一二三四五六七八九十]是|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、)(?:实施|"
    r"开展|推进)?([\u4e00-\u9fff]{4,14}?(?:行动|工程|计划))(?=[。,:;\n])"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,2}大(?:专项|攻坚)?(?:行动|战略|工程|攻坚战|计划)(?![部者])")
_TERM = re.compile(r"^“?十[一二三四五六七]五”?$")
_CLASSES: Mapping[str, str] = {
    "行动": "Campaign",
    "活动": "Campaign",
    "战略": "Strategy",
    "改革": "Policy",
    "政策": "Policy",
}


@cache
def _strategies() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms: dict[str, tuple[str, str]] = {}
    for name, others, kind in table("strategies", 3):
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, kind))
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True))), forms


def _title_class(title: str) -> str:
    plain = re.sub(r"\([^)]*\)$", "", title)
    for size in range(min(8, len(plain)), 0, -1):
        for kind in ("Regulation", "DevelopmentPlan", "Policy", "Strategy", "Campaign", "Plan"):
            if plain[-size:] in load().classes[kind].suffixes:
                return kind
    return "Plan"


def find_titles(folded: str) -> list[Mention]:
    """Find plans, laws and policies in book marks; papers and books are left alone.

    >>> [(m.name, m.type) for m in find_titles("《甲市水资源条例》,据《甲市日报》报道")]
    [('甲市水资源条例', 'Regulation')]
    """
    return [
        Mention(m.start(), m.end(), _title_class(m[1]), m[1], finder="title")
        for m in _TITLE.finditer(folded)
        if _WORK.search(m[1]) and not _MEDIA.search(m[1])
    ]


def find_campaigns(folded: str) -> list[Mention]:
    """Find quoted campaigns and policies by the word behind the quotes, and national strategies by their names.

    >>> [(m.name, m.type) for m in find_campaigns("开展“百企进百村”活动,落实“十四五”规划")]
    [('百企进百村', 'Campaign')]
    """
    found = []
    for m in _CAMPAIGN.finditer(folded):
        if (
            _TERM.match(m["name"])
            or m["name"].endswith(("制造", "模式"))
            or "," in m["name"]
            or ("、" in m["name"] and len(m["name"]) > 10)
        ):
            continue
        kind = next((_CLASSES[h] for h in _CLASSES if m["head"].endswith(h)), "Plan")
        found.append(Mention(m.start(), m.end(), kind, m["name"], finder="campaign"))
    found += [Mention(m.start(), m.end(), "Plan", m[1], finder="quoted") for m in _QUOTED.finditer(folded)]
    found += [
        Mention(*m.span(1), "Campaign", m[1], finder="numbered action") for m in _ACTION.finditer(folded)
    ]
    found += [
        Mention(m.start(), m.end(), "Waterway", m.group(), finder="waterway")
        for m in _WATERWAY.finditer(folded)
    ]
    found += [
        Mention(m.start(), m.end(), "Campaign", m.group(), finder="numbered")
        for m in _NUMBERED.finditer(folded)
    ]
    pattern, forms = _strategies()
    found += [
        Mention(
            m.start(),
            m.end(),
            forms[m.group()][1],
            forms[m.group()][0],
            "国家|" + forms[m.group()][0],
            finder="strategy",
        )
        for m in pattern.finditer(folded)
    ]
    return found
