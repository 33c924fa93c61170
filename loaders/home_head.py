"""What an article's head tells of its home: whose report it is, its dateline, its title. 文首的本地。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.finders.places import MUNICIPALITIES, scan
from loaders.home_speech import CITY_SPEAKS, DISTRICT_SPEAKS, OWN_LEVEL
from loaders.required import finds, holds
from ontology.places import Division, gazetteer
from ontology.words import words

EARLY = 200
"""Within so many characters stands what is said of the whole article."""
_ISSUES = compiled(
    r"(?:人民政府|发展和改革委员会|发展改革委|[\u4e00-\u9fff]{2,10}[厅委局])(?:办公[厅室])?"
    r"关于[^。\n]{2,80}(?:通知|意见|决定|批复|公告|函)"
)
"""What follows the place of the government that issues a document, in its title."""
_DATELINE = compiled(
    r"(?:^|\n)[^\u4e00-\u9fff\n]*(?:本报)?(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?:(?P<paper>网|信息港|在线|视窗|报|日报|晚报|新闻网|发布|融媒)(?:\d{1,2}月\d{1,2}日)?)?"
    r"讯(?=[ (,:]|记者|$|\n|\d)"
)
"""How a paper or site of a city, or one that reports from there, begins its news: 本报某城讯."""
_REPORTS = compiled(
    r"我(?:谨)?(?:代表|受)(?P<place>[\u4e00-\u9fff]{2,12}?[省市县区州盟旗])"
    r"(?:第[一二三四五六七八九十]{1,3}届)?人民(?:政府|代表大会常务委员会|法院|检察院)"
)
"""Whose work a report tells: 我代表某县人民政府,向大会报告工作."""
_TITLED = compiled(
    r"[^\u4e00-\u9fff]{0,3}(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?::|(?:新闻|要闻|简讯|时讯)$|(?:党政|学习)?(?:代表|考察|参观)[团组]赴"
    r"|(?:日报|晚报|时报|周报|报|通讯|政报|快报|新闻网|发布|融媒体?|在线)(?=[ (\d第]|$))"
)
"""How a title names the place that the news is about or sent from, or whose paper it is: 甲坪报(2004年)."""
_RECEIVES = compiled(
    r"[^,。;:\n]{2,16}?(?:代表|考察|访问|参观|交流)[团组](?:一行)?(?:来|莅临|到访|访问|抵达|抵)"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?)(?:学习|参观|考察|调研|交流|访问|洽谈|对接|指导|座谈|$)"
)
"""How a title names the place that receives a party: 甲县考察团莅临乙县."""
_NAMED = compiled(
    rf"[长记任席](?![和与同及于从向由过来任时经都令到把])[{''.join(sorted(words('surnames')))}]"
)
"""A post and the surname of its holder."""


def told_place(folded: str) -> Division | None:
    """Give the place whose work a report tells, or the city that the dateline of the news names.

    >>> told_place("我代表宜阳县人民政府,向大会报告工作。").name, told_place("本报洛阳讯 昨日召开会议").name
    ('宜阳县', '洛阳市')
    """
    report = _REPORTS.search(folded) if "我代表" in folded or "我受" in folded else None
    reporting = gazetteer().find(report["place"]) if report else ()
    if len(reporting) == 1 and report is not None and report["place"] == reporting[0].name:
        return reporting[0]
    lines = list(finds(_DATELINE, folded))
    line = next(iter(lines), None)
    places = gazetteer().find(line["place"]) if line else ()
    if not line or not places or places[0].level == "Province":
        return None
    if is_only_a_name(places[0], folded):
        return None
    # A county's own site; its name alone may head one of many pieces on a city's page.
    own = line["paper"] is not None or (len(lines) == 1 and _speaks_at(places[0], folded))
    own = own and line.start() < EARLY and len(places) == 1
    return places[0] if places[0].level == "City" or own else None


def _speaks_at(place: Division, folded: str) -> bool:
    """Whether an article means a place of this one's level by its 我市 or 我县."""
    return f"我{place.name[-1]}" in folded


def is_only_a_name(district: Division, folded: str) -> bool:
    """Tell whether a site is called like a district that it is not of, and speaks of a city's mayor: 金山网.

    >>> is_only_a_name(gazetteer().find("金山区")[0], "金山网讯 市长沈知秋主持会议。")
    True
    """
    speaks = holds(CITY_SPEAKS, folded) and not holds(DISTRICT_SPEAKS, folded)
    named = district.name in folded or (district.code[:2] not in MUNICIPALITIES and district.name[-1] != "区")
    return district.level == "County" and speaks and not named


def in_persons(folded: str) -> frozenset[int]:
    """Give where a place's short name is the end of a person's, whom a post before it tells once: 市长杜延安.

    >>> sorted(in_persons("市长杜延安出席。杜延安到延安考察。"))
    [3, 9]
    """
    names = {folded[at - 2 : at + 2] for at, form in scan(folded) if len(form) == 2 and at > 1}
    names = {name[1:] for name in names if _NAMED.match(name)}
    return frozenset(at for at, form in scan(folded) if len(form) == 2 and folded[at - 1 : at + 2] in names)


def titled_place(folded: str, headings: Sequence[tuple[int, int]]) -> Division | None:
    r"""Give the county or city that the first heading names before a colon, where the text speaks of its own.

    >>> text = "旺苍:交通建设完成投资\n我县公路通车总里程达7000公里。"
    >>> titled_place(text, [(0, 12)]).name
    '旺苍县'
    >>> titled_place("通城报(2004年3月)\n我县召开会议。", [(0, 11)]).name
    '通城县'
    >>> titled_place("白城市党政代表团赴嘉兴考察\n市委书记率队。", [(0, 13)]).name
    '白城市'
    >>> titled_place("秭归县考察团莅临加查县\n县委书记参加座谈。", [(0, 11)]).name
    '加查县'
    """
    title = (
        (_TITLED.match(folded, *headings[0]) or _RECEIVES.match(folded, *headings[0])) if headings else None
    )
    level = OWN_LEVEL.search(folded) if title is not None else None
    if title is None or level is None:
        return None
    places = [p for p in gazetteer().find(title["place"]) if p.current and p.name.endswith(level["level"])]
    return places[0] if len(places) == 1 else None


def issuing_place(folded: str, headings: Sequence[tuple[int, int]]) -> Division | None:
    """Give the place whose government issues the document, as a heading begins with it.

    >>> issuing_place("宜阳县人民政府关于印发物流规划的通知", [(0, 18)]).name
    '宜阳县'
    """
    starts = {a for a, _ in headings}
    for position, form in scan(folded):
        places = gazetteer().find(form) if position in starts else ()
        if len(places) == 1 and form == places[0].name and _ISSUES.match(folded, position + len(form)):
            return places[0]
    return None
