"""Words that stand for things: 该项目, 该公司, 后者. 代称：事物。"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from operator import attrgetter

from loaders.expressions import compiled
from loaders.finders.lines import is_met
from loaders.finders.topic import OF_ANY_KIND, topic
from loaders.mention import POST, Mention, top
from loaders.required import finds

_WORKS = (
    "项目|工程|产业园|工业园|科技园|物流园|园区|牧场|煤矿|基地|电站|电厂|工厂|隧道|大桥|枢纽|机场|码头|港口"
    "|水库|水厂|小镇|景区|综合体|公园|酒店"
)
_BODIES = "联盟|联合体|研究院|研究所|实验室|协会|学会|商会|促进会"
_LINES = "线路|路段|客运专线|高铁|铁路|高速|公路"
_THING = compiled(
    rf"(?:该(?:[段条](?={_LINES}))?|本(?![田钢溪]))(?:(?:一体化|综合|扩建|合作|示范)(?=项目|工程)|(?:管道|合资|上市|控股|[\u4e00-\u9fff]{{2,4}}?)(?=公司))?(?P<what>公司|企业|集团|基金|银行|行(?![业为动政程当列])|{_BODIES}|{_WORKS}|{_LINES}|线|路|都市圈|医院|大学|学院)"
    rf"|(?:这[个一座条]|上述)(?:[^,。;:、\n]{{2,16}}的)?(?:支线|大型|小型|现代化|重点|综合|民生)?(?P<this>{_WORKS}|{_LINES})"
    r"|这[家只支](?:[^,。;:、\n]{2,16}的[\u4e00-\u9fff]{0,6}?)?(?P<house>企业|公司|集团|基金|银行)"
    rf"|(?<=[,。;\n])(?P<works>项目|工程|产业园|园区|基地|隧道|大桥)"
    r"(?=[由总计概估选位坐占拟分规投一预年达于在将已采首主建业落全]|(?<=[。\n](?:项目|工程))(?:[起始][自于]|[起始]点|途经|[东南西北]起))(?!建设|在建|主管|方|总部|经理|总师|总承包)"
    r"|(?<=[,。;:\n])(?P<other>对方)"
    r"|(?<=[,。;:\n])(?P<founded>新公司)(?=[将拟计注主预设总投成建在为由])"
    r"|(?:(?<=[,。;:、\n])|^)(?P<area>都市圈|城市群)"
    r"|(?<!其)(?P<who>[他她])(?![们人国乡])"
    r"|(?:(?<=[,。;:”\n])|(?<=其中)|(?<=今年)|(?<=去年)|(?<=目前)|(?<=[日此]前)|(?<=[近当昨今]日)|(?<=\d日)|(?<=同意))(?P<bare>公司|集团|企业)(?=\d{4}年|以(?=货币|现金|自有|自筹|实物|[\d约近])|[的将计拟已一二总董副在于是主年今明当与和同还第上下产旗持拥占控由仍曾又]|[间直]接|参股|投资|钢|原|隶|为|[大前]?股东(?!大?会)|注册资|系(?!列)|全资|出资|收购|合计|通过|完成|签[署订]|认缴|近[日期年]|日前)"
    r"|(?<=[,。;由])(?P<latter>[前后]者)(?=[由将是为系投总持占在负计每供拟首])"
    r"|(?<=[由与为])(?P<self>公司|集团)(?=[与和同在投建出承的控旗全])"
)
_MEANT: Mapping[str, str] = {
    **dict.fromkeys(("公司", "企业", "集团", "对方", "基金", "银行", "行"), "Enterprise"),
    **dict.fromkeys(_WORKS.split("|"), "Project"),
    **dict.fromkeys((*_LINES.split("|"), "线", "路"), "Corridor"),
    **dict.fromkeys(("医院", "大学", "学院", *_BODIES.split("|")), "Organization"),
    **dict.fromkeys(("他", "她"), "Person"),
    **dict.fromkeys(("都市圈", "城市群"), "MetropolitanArea"),
}
"""The top class of what a word stands for."""
_CALLED_SO = compiled(r"\([^()“”]{0,8}(?:简称|下称)[^()]{0,20}“(?:本?公司|集团)”[^()]{0,20}\)")
_NEW = compiled(r"(?:设立|成立|组建|新设|创办|暂名|名为)[^,。;]{2,60}$")
_NEAR_NEW = 12
"""What stands before a company that is founded: 该合资公司 means it."""
_NOTICE = compiled(
    r"(?:\([^()\n]*\))?(?::|(?:(?:\d{1,2}月)?\d{1,2}日)?(?:晚间?|今日|昨日|日前|近日)*(?:公告|发布公告|披露))"
)
"""What stands behind the company whose notice a paragraph is: 甲坪股份:拟…, 甲坪股份(600123)公告."""
_TAKEN = compiled(r"(?:[将拟已则仍共]|合计|[直间]接)*(?:控股|收购|参股|入股|持有|增资|担?任)了?$")
"""What stands before 该公司 where it is the company named last, no subject."""
_OWN = ("bare", "self")
"""Words for the company whose news this is, where it is a company's."""
_TOP, _OFTEN = 120, 3
"""Such a company is named among the first characters, and at least so many times."""
_REACH = 400
"""What a pronoun means stands at most this many characters before it."""
_ANY_LINE = ("路段", "线路", "线")
_OF_ROAD = compiled(r"公路|高速|铁路|国道|省道|互通|接线|连接线|大桥|隧道|快速路|大道|延伸线")
"""Words for a line of any kind, and what names works that they may mean too: 甲高速互通及接线工程."""
_HALLS = ("车间", "厂房", "厂区", "展厅", "实验室")
"""Ends of names of rooms, which no 项目 means."""
_PASSED = compiled(r"(?:至|[起止终]于|起自|落点|[引接]入|走进|来到|落户|入驻|走访|落户[于在到]|入驻到)$")
"""What stands before works that a sentence is not about."""
_ALONG = compiled(r"(?:同步|配套)(?:建设|新建|实施)[^,。;]*$")
_LONGEST_ALONG = 40
_SEVERAL = compiled(
    r"等(?:\d{1,3}|[两三四五六七八九十]{1,2})[个项大][^,。;\n]{0,10}(?:项目|工程)(?!之一)[^,。;\n]{0,10},$"
)
"""Many works, which 项目 right behind them means together: 甲、乙等12个重点项目,项目总投资…."""
_IS = ("是", "为", "作为", "系", "属于", "项目是", "工程是", "项目为", "项目作为")


def find_thing_pronouns(
    folded: str, mentions: Sequence[Mention], headings: Sequence[int] = ()
) -> list[Mention]:
    """Find words for the company, project or line named last before them; the one meant is their only part.

    No project or line is looked for above the last of `headings`, which are where headings begin.

    >>> company = Mention(0, 6, "Enterprise", "甲坪有限公司")
    >>> [m.name for m in find_thing_pronouns("甲坪有限公司成立,该公司扩产", [company])]
    ['甲坪有限公司']
    """
    found: list[Mention] = []
    bodies = [part for m in mentions if m.type == POST for part in m.parts[:1]]
    ordered = [(row, [m.end for m in row]) for row in (mentions, sorted(bodies, key=attrgetter("end")))]
    own = _declared(folded, mentions) or _protagonist(folded, mentions)
    for match in finds(_THING, folded):
        group = match.lastgroup or ""
        at, end = match.span(group) if group in ("this", "house") else match.span()
        wanted = _MEANT.get(match[group], "Enterprise")
        above = bisect_left(headings, at)
        floor = headings[above - 1] if above and wanted != "Enterprise" else 0
        low, first = max(at - _REACH, floor), match.start()
        rows = ordered[:1] if wanted == "Project" else ordered  # no park whose director signs
        named = [m for row, ends in rows for m in row[bisect_right(ends, low) : bisect_right(ends, first)]]
        near = [*named, *(m for m in found[-_REACH:] if low < m.end <= at)]
        near = _unquoted(folded, at, near) if group == "what" else near
        before = _fitting(folded, at, near, wanted, match.group())
        told = _whose_news(folded, at, before, own) if group in _OWN else None
        meant = told or (
            _of_two(folded, at, before) if group == "latter" else topic(folded, at, before, match[group])
        )
        taken = _TAKEN.search(folded, max(0, at - 8), at) if group == "what" and meant else None
        if taken:
            others = (m for m in before if m.end != taken.start())
            meant = max(others, key=lambda m: m.end, default=None)
        if meant is not None:
            name = (meant.type, meant.name, meant.key)
            found.append(Mention(at, end, *name, (meant,), "pronoun", "pronoun"))
    return found


def _unquoted(folded: str, at: int, near: list[Mention]) -> list[Mention]:
    """Without what is named in the words of somebody told right behind them: “…”该公司总经理说."""
    quote = folded.rfind("“", 0, at) if folded[at - 1] == "”" else at
    return [m for m in near if m.end <= quote] or near


def _whose_news(folded: str, at: int, before: Sequence[Mention], own: Mention | None) -> Mention | None:
    """The company whose notice the paragraph or the article is, unless the sentence begins with another."""
    line, here = (max(folded.rfind(sign, 0, at) for sign in signs) + 1 for signs in ("\n", "。\n!?;"))
    opening = line + next((len(word) for word in ("另据", "据") if folded.startswith(word, line)), 0)
    head = next((m for m in before if m.start in (line, opening) and _NOTICE.match(folded, m.end)), None)
    if head is not None or own is None or own.end > at:
        return head
    first = min((m for m in before if m.start >= here), key=lambda m: m.start, default=own)
    led = folded[first.start - 1 : first.start] in (",", "。", "\n", "") and own.name != first.name
    named = any(m.start >= here and _alike(m.name, own.name) for m in before)
    return None if led and not named else own


_KINDS = (
    *("行", "基金", "基地", "园区", "电站", "水库", "大桥", "隧道", "机场", "小镇", "景区", "综合体", "公园"),
    "酒店",
)
"""What is told from others by such a word: 该基地 means no 搬迁项目 before it."""


def _fitting(folded: str, at: int, near: Sequence[Mention], wanted: str, word: str) -> list[Mention]:
    """What a word may stand for of what is named near it: 集团 is a group, 项目 the line that is the news."""
    before = [m for m in near if top(m.type) == wanted]
    before = (_just_founded(folded, before) or before) if word.startswith("这家") else before
    if "合资" in word or word == "新公司":
        new = [m for m in before if _NEW.search(folded, max(0, m.start - _NEAR_NEW), m.end)]
        return new or (before if "合资" in word else [])
    kind = next((kind for kind in _KINDS if word.endswith(kind)), "")
    if kind:
        return [m for m in before if kind[0] in m.name]
    if word == "集团":
        return [m for m in before if "集团" in m.name] or before
    if wanted == "Corridor":
        before = [m for m in before if not is_met(folded, m)] or before
        if word.endswith(_ANY_LINE):
            works = (m for m in near if top(m.type) == "Project" and _OF_ROAD.search(m.name))
            before = sorted((*before, *works), key=attrgetter("start"))
        kind = "Railway" if word.endswith(("铁路", "高铁")) else "Expressway" if "高速" in word else ""
        return [m for m in before if m.type == kind] or before
    if word.endswith(OF_ANY_KIND):
        before = sorted((*before, *(m for m in near if _is_line_told(folded, m))), key=attrgetter("start"))
    if word.endswith(OF_ANY_KIND):  # 某企业落户甲产业园,该项目…
        before = [
            m
            for m in before
            if m.type != "IndustrialPark" or not _PASSED.search(folded, max(0, m.start - 3), m.start)
        ]
    several = word in OF_ANY_KIND and _SEVERAL.search(folded, max(0, at - 30), at) is not None
    if word not in OF_ANY_KIND or several:
        return [] if several else before
    before = [
        m for m in before if m.name.endswith(word) or not _PASSED.search(folded, max(0, m.start - 3), m.start)
    ]
    before = [m for m in before if not m.name.endswith(_HALLS)]
    here = max(folded.rfind(sign, 0, at) for sign in "。;\n") + 1
    if any(m.start >= here and top(m.type) == "Enterprise" for m in near):
        before = [m for m in before if m.start >= here]
    paragraph = folded.rfind("\n", 0, folded.rfind("\n", 0, at)) + 1
    lines = [m for m in near if m.start >= paragraph and top(m.type) == "Corridor"]
    lines = [m for m in lines if not (is_met(folded, m) or _is_built_along(folded, m))]
    return lines if lines and not any(m.start >= paragraph for m in before) else before


def _just_founded(folded: str, before: Sequence[Mention]) -> list[Mention]:
    """The last thing named, where it is told that it was founded: 甲公司北上成立乙公司。这家企业…."""
    last = max(before, key=attrgetter("start"), default=None)
    founded = last is not None and _NEW.search(folded, max(0, last.start - _NEAR_NEW), last.end)
    return [last] if last is not None and founded else []


def _is_line_told(folded: str, line: Mention) -> bool:
    """Whether a sentence begins with a line and tells what it is: 甲坪至乙湾高铁是….

    A line that is called works is meant by 该工程 too: 甲坪—乙湾特高压工程, 甲乙高速改扩建工程.
    """
    if top(line.type) != "Corridor":
        return False
    told = folded[line.start - 1 : line.start] in "。\n;" and folded.startswith(_IS, line.end)
    return (
        told or folded.endswith(OF_ANY_KIND, line.start, line.end) or folded.startswith(OF_ANY_KIND, line.end)
    )


def _is_built_along(folded: str, line: Mention) -> bool:
    """Whether a line is built beside the one that is the news: 同步建设甲坪至乙湾连接线."""
    return _ALONG.search(folded, max(0, line.start - _LONGEST_ALONG), line.start) is not None


def _of_two(folded: str, position: int, before: Sequence[Mention]) -> Mention | None:
    """What 前者 and 后者 mean: the last but one and the last thing that the sentence names before."""
    start = max(folded.rfind(sign, 0, position) for sign in "。\n!?;") + 1
    here = sorted((m for m in before if m.start >= start), key=lambda m: m.start)
    return here[-2:][0 if folded[position] == "前" else -1] if here else None


def _declared(folded: str, mentions: Sequence[Mention]) -> Mention | None:
    """The company of which the text itself says that it is called 公司 from here on."""
    given = _CALLED_SO.search(folded)
    return next((m for m in mentions if given and m.end == given.start()), None)


def _protagonist(folded: str, mentions: Sequence[Mention]) -> Mention | None:
    """The company that a company's own news is about: it is named at the top and most often of all."""
    firms = [m for m in mentions if top(m.type) == "Enterprise"]
    times = Counter(m.name for m in firms)
    first = next(iter(firms), None)
    told = first is not None and first.start <= _TOP and folded.count("本报讯") < 2
    if first is None or not told or folded.endswith(("设立", "成立", "组建", "收购"), 0, first.start):
        return None
    own = sum(count for name, count in times.items() if _alike(name, first.name))
    return first if own >= max(_OFTEN, *times.values()) else None


def _alike(one: str, other: str) -> bool:
    """Whether the shorter name is made of characters of the longer: 甲坪产投集团, 甲坪产业投资集团."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return len(short) >= 4 and all(sign in rest for sign in short)
