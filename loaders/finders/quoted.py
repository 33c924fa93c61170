"""Book-marked titles and quoted campaigns: 《…规划》, “万企兴万村”行动. 书名号与引号中的专名。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.places import scan
from loaders.mention import Mention
from loaders.required import finds, finds_before
from ontology import load

_TITLE = compiled(
    r"《([^《》\n]{2,60}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》"
    r"(?:(?<=\))|(?:\((?:19|20)\d\d[—-](?:19|20)?\d\d年?\)))?"
)
_MEDIA = compiled(r"(?:日报|晚报|早报|晨报|时报|周刊|周报|月刊|杂志|新闻|频道|栏目|之声|在线|网)$")
_WORK = compiled(
    r"(?:法|条例|规划|计划|方案|意见|办法|规定|纲要|大纲|决定|通知|协议书?|报告|战略|措施|细则|标准|政策|清单|要点"
    r"|备忘录|公报|分工|制度|章程|准则|规则|指南|导则|名录|目录|行动|合同|公告|宣言|指引|工程|规范|公约|草案"
    r"|议定书|批复|决议|事项|任务|分解表|安排表|计划表|一览表|工作安排|目标的建议|规划的建议|规范条件|准入条件|行动框架|合作框架|总体框架|倡议书?|蓝图|白皮书|蓝皮书|责任书|任务书|预案|举措|协定|会议纪要"
    r"|共识|意向书|承诺书|攻坚战|新政|(?<=[\u4e00-\u9fff])(?:[一二三四五六七八九十]{1,3}|\d{1,3})条)(?:\([^)]*\))?$"
)
"""Ends of the titles of official documents."""
_ON_POSTS = compiled(
    r"关于(?:接受|同意|批准|提请)?(?:任命|免去|任免|[^关于]{2,12}辞[去职])"
    r"|关于(?:召开|追认|补选|确认[^。]{2,20}资格|给予[^。]{2,20}处分|(?:设立|撤销|成立)[^。]{2,24}(?:委员会|工作室|办公室|领导小组))"
    r"|(?:人事|院长|校长|书记|主要领导|领导班子)(?:职务)?调整的|关于[^。]{1,24}(?:人事|干部|领导|同志|职务)的?(?:任免|任职|免职)"
    r"|关于(?:干部|人事|有关人员)(?:任免|任职|免职)"
)
"""Titles that tell who is appointed or resigns, or when a body meets: they are read like any sentence."""
_NOTICE = compiled(
    r"(?:关于印发|关于发布|关于转发|印发|下发)(?P<name>[\u4e00-\u9fff“”\d()—、]{4,50}?)的?通知(?![\u4e00-\u9fff])"
)
"""The title of a document that issues a plan: 某市人民政府关于印发某某实施意见的通知."""
_DOCUMENT = compiled(
    r"(?:(?<=[府厅室委局会院])|(?<=[府厅室委局会院]\n)|(?<=印发)|(?<=出台)|(?<=发布)|(?<=[发台布]了)|(?<=\n)|^)"
    r"(?P<name>关于[^\n,。;:《》]{4,60}?的?(?:(?:指导|实施|若干)意见|若干(?:措施|政策)|(?:行动|实施|工作)方案|意见"
    r"|(?:规划|目标)的建议|的(?:批复|复函|决定)))(?=[\n。,]|$)"
)
"""The title of a document without book marks, behind who issues it or that it is issued."""
_ISSUER = compiled(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{4,16}$")
"""Who issues a document, where a line begins with it."""
_FIVE_YEARS = compiled(
    r"(?P<name>(?:(?:(?<=[\n,。;:、“(《制定议过准施发了达查])|^)(?!关于|根据|按照|研究|定|[\u4e00-\u9fff]{0,6}(?:审查|批准|制定|编制))(?P<place>(?:20\d\d年)?[\u4e00-\u9fff]{1,14}[省市县区州盟旗]))?"
    r"(?:国民)?经济和社会发展(?:(?:第十[一二三四五六]个?五年|“?十[一二三四五六]五”?)(?:发展)?规划"
    r"(?:和(?:二零三五|2035)年远景目标)?(?:的?纲要)?|(?<=[省市县区州盟旗]国民经济和社会发展)计划(?!草案|执行)))(?:\(草案\))?(?!》)"
)
"""The five-year plan of a place without book marks, with the place where it stands right before."""
_DRAFT = compiled(r"\((?:草案|送审稿|征求意见稿|讨论稿)\)$")
_LEVELS = "省市县区州盟旗"
_FILLING = compiled(r"关于|的")
_CAMPAIGN = compiled(
    r"“(?P<name>[^“”\n]{2,16})”(?![一二三四]期|[在正将已])(?P<head>(?:(?<=[\dA-Z]”)[\u4e00-\u9fff]{0,12}?|[\u4e00-\u9fff]{0,6}?)"
    r"(?:专项行动|攻坚行动|行动计划|行动方案|产业提升计划|提升计划|三年行动|活动|行动|计划|工程|战略|改革"
    r"|工作法|总体工作思路|工作思路|发展思路|思路|工作举措|举措|总定位|制度|政策|规划(?![局院所])|发展战略|倡议|方略))"
)
_ROW = compiled(r"(?:“[^“”\n,]{2,16}”(?:[、和与]|以及)?)+(?!.)")
_IN_ROW = compiled(r"“([^“”]+)”")
"""Other campaigns right before the last of a row: “甲”“乙”行动."""
_NO_CAMPAIGN = compiled(r"^“?十[一二三四五六七]?五”?$|^走出去$|(?:制造|模式)$|[,。!?;:]")
"""Quotations before such a word that name none: “十四五”规划, “某某制造”行动."""
_BUILT = compiled(
    r"^(?:建|建设|打造|办|做)成|(?:改造|续建|扩建|新建|管道|管网|公路|道路|加固|景观|输[气电水]|供[水气热])[\u4e00-\u9fff]{0,4}工程$|(?:联谊|调研|慰问|观摩|采访|签约|推介)(?:专题)?活动$"
)
"""What stands behind quotes that name works or an event, no campaign: “一河两岸”景观改造工程."""
_OF_WORKS = compiled(r"[桥隧渠闸堤]|[引调][江河湖黄汉滦淮]|[东西南北]水[东西南北][引调送]|[引调]水")
"""What works are named after in quotes, of which no campaign is: “南隧北桥”工程, “引江济汉”工程."""
_QUOTED = compiled(
    r"“([^“”\n,]{2,12}(?:行动|计划|(?<!加固)(?<!整治)(?<!改造)(?<!治理)(?<!供水)(?<!引水)(?<!扩建)(?<!“引[\u4e00-\u9fff])工程|战略|改革|工作法|举措|规划|政策|大会战|攻坚战|[三四五六七八九十]仗|新政|(?:[一二三四五六七八九十]{1,3}|\d{1,3})条|(?:建设|推进|推动|攻坚|突破|提升|落实|服务|招商|引资|发展|创新|深化|改革|会战|冲刺|巩固|跨越|提速|转型|招引|环境|项目|产业|治理|整治|大干)年))”"
)
_GOLDEN = compiled("“黄金水道”")
_WATERWAY = compiled(r"([\u4e00-\u9fff]{0,6}(?:河|江|库区|运河|水系|湖)“黄金水道”)")
_CLASSES: Mapping[str, str] = {
    "行动": "Campaign",
    "活动": "Campaign",
    "战略": "Strategy",
    "改革": "Policy",
    "政策": "Policy",
}
"""What the word behind the quotes says; the first that ends it decides, else it is a plan."""
_TITLES = ("Regulation", "DevelopmentPlan", "Policy", "Strategy", "Campaign", "Plan")
"""The classes of titles; where an ending is declared for several, the first."""


@cache
def _endings() -> Mapping[str, str]:
    """The class of each declared ending of a title."""
    kinds = ((kind, load().classes[kind].suffixes) for kind in reversed(_TITLES))
    return {suffix: kind for kind, suffixes in kinds for suffix in suffixes}


def title_class(title: str) -> str:
    """Tell the class of a plan by how its title ends.

    >>> title_class("甲市水资源条例"), title_class("制造业强市战略")
    ('Regulation', 'Strategy')
    """
    plain = re.sub(r"\([^)]*\)$", "", title)
    endings = (plain[-size:] for size in range(min(8, len(plain)), 0, -1))
    return next((_endings()[ending] for ending in endings if ending in _endings()), "Plan")


def _issued(folded: str, titles: Sequence[Mention]) -> Iterator[Mention]:
    """Plans that a document issues in its title without book marks, named as in the text where they stand."""
    for match in _NOTICE.finditer(folded):
        name = match["name"]
        if _WORK.search(name):
            bare = _FILLING.sub("", name)
            full = next((m.name for m in titles if _FILLING.sub("", m.name).endswith(bare)), name)
            yield Mention(*match.span("name"), title_class(name), full, finder="title")


def _with_issuer(match: re.Match[str]) -> str:
    """The name of a title without book marks, with the body that issues it where that stands before it."""
    name = match["name"][_begun(match) :]
    behind_body = match.string[match.start() - 1 : match.start()] in "府厅室委局会院"
    low = max(0, match.start() - 20)
    issuer = _ISSUER.search(match.string, low, match.start()) if behind_body else None
    return issuer.group() + name if issuer else name


def _begun(match: re.Match[str]) -> int:
    """How many characters stand before the place in a five-year plan's name: 紧紧围绕甲市国民经济…规划."""
    place = match.groupdict().get("place") or ""
    return next((at for at, form in scan(place) if form[-1] in _LEVELS and place[:2] != "20"), 0)


def find_titles(folded: str) -> list[Mention]:
    """Find plans, laws and policies in book marks; papers and books are left alone.

    >>> [(m.name, m.type) for m in find_titles("《甲市水资源条例》,据《甲市日报》报道")]
    [('甲市水资源条例', 'Regulation')]
    """
    titles = [
        Mention(*m.span(), title_class(m[1]), _DRAFT.sub("", m[1]), finder="title")
        for m in _TITLE.finditer(folded)
        if (_WORK.search(m[1]) or _WORK.search(m[1].partition("——")[0]))
        and not (_MEDIA.search(m[1]) or _ON_POSTS.search(m[1]))
    ]
    bare = (
        Mention(
            match.start() + _begun(match),
            match.end(),
            title_class(match["name"]),
            _with_issuer(match),
            finder="title",
        )
        for pattern in (_DOCUMENT, _FIVE_YEARS)
        for match in finds(pattern, folded)
        if not _ON_POSTS.search(match["name"])
    )
    return [*titles, *_issued(folded, titles), *bare]


def find_quoted(folded: str) -> list[Mention]:
    """Find campaigns and policies by their quotes.

    >>> [(m.name, m.type) for m in find_quoted("开展“百企进百村”活动,落实“十四五”规划")]
    [('百企进百村', 'Campaign')]
    """
    waterways = finds_before(_WATERWAY, _GOLDEN, 8, folded)
    return [
        *_quoted_campaigns(folded),
        *(Mention(*m.span(), "Plan", m[1], finder="quoted") for m in _QUOTED.finditer(folded)),
        *(Mention(*m.span(), "Waterway", m[1], finder="waterway") for m in waterways),
    ]


def _quoted_campaigns(folded: str) -> Iterator[Mention]:
    for match in _CAMPAIGN.finditer(folded):
        name = match["name"]
        built = _BUILT.search(match["head"]) or (name + match["head"]).endswith("签约活动")
        built = built or (match["head"] == "工程" and _OF_WORKS.search(name))
        if not built and not _NO_CAMPAIGN.search(name) and not ("、" in name and len(name) > 10):
            kind = next((_CLASSES[head] for head in _CLASSES if match["head"].endswith(head)), "Plan")
            yield Mention(*match.span(), kind, name, finder="campaign")
            if row := _ROW.search(folded, max(0, match.start() - 60), match.start()):
                for m in _IN_ROW.finditer(folded, *row.span()):
                    if not _NO_CAMPAIGN.search(m[1]):
                        yield Mention(*m.span(), kind, m[1], finder="campaign")
