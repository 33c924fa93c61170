"""Party, government, congress and justice bodies by their level. 机关及其层级。

A bare level is the article's own: 市委 → 洛阳市委, 省发改委 → 河南省发改委.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.expressions import compiled
from loaders.finders.edges import Span
from loaders.finders.organ_owners import NOT_A_LEVEL, is_within, owner_here, place_name
from loaders.finders.person_names import is_han
from loaders.home import Home
from loaders.home_lines import homes_of_lines
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds_before
from loaders.segment import words as cut_words
from ontology.places import gazetteer
from ontology.words import table

_ORDINAL = r"第?[一二三四五六七八九十]{1,3}届"
_LEVEL = compiled(
    r"(?:中共|中国共产党)?(?P<whose>我|本|该|全)?"
    rf"(?P<level>自治区|自治州|兵团|(?<![\u4e00-\u9fff])地区|(?<=[任原为志])地区|[省市县区州盟旗镇乡])(?:{_ORDINAL})?$"
)
_NATION = compiled(rf"(?:中华人民共和国|中共|全国|国家|中央)(?P<term>(?:{_ORDINAL})?)$")
_TERM = compiled(rf"{_ORDINAL}$")
_PREFECTURES = ("地委", "行署", "行政公署")
"""Bodies of a prefecture, which need no level before them."""
_BESIDE_PREFECTURES = frozenset("原任在与和由经向对")
_DOUBLED = ("市", "州", "县", "区", "旗", "镇", "乡")
"""Levels that a place's committee is called with once more: 甲县县委, 甲市市委."""
_OWNERS = ("Province", "City", "County", "Township", "FunctionalZone")
_SUB = compiled(
    r"(?:(?P<body>(?!各|部分|[和与及、])(?:(?!决定|成立|关于|召开|同意|印发|下发|设立|组建|批准|书记|秘书长|以及|等[省市县区州]|在[省市县区州])[\u4e00-\u9fff]){0,14}?(?:工作委员会|专门委员会|领导小组办公室|领导小组|委员会|工委|研究室"
    r"|办公室|办公厅|工作室|第[一二三四五六七八九十\d]{1,3}(?:巡回)?(?:巡视|巡察|督导|督查|指导|考核|检查|考察)组|巡[视察]组))"
    r"|(?P<part>组织部|宣传部|统战部|政法委|农办|编办|改革办|网信办|台办|外办|老干部局|巡察办|巡视办|机要局"
    r"|机关工委|政研室|督查室|党校|驻[\u4e00-\u9fff]{2,8}?办事处))"
    r"(?=[主副秘部书局成委组长常党、,。;:)的任]|$)"
)
"""What belongs to a body: a committee or office of its own, or a part with the body's own rank."""
_SUB_OF = compiled(r"(?:委|政府|人大|人大常委会|常务委员会|人民代表大会|政协|党委)$")
_WORK_COMMITTEE = compiled(
    r"(?P<zone>[\u4e00-\u9fff]{2,12}(?:开发区|高新区|新区|示范区|度假区|保税区|工业园|工业园区|合作区))(?:党?工委|工作委员会)"
)
"""The committee of the party in a zone, told with that of the city: 中共甲市委乙湾开发区工作委员会."""
_UNLISTED_END = compiled(
    r"(?:局|厅|办|委|委员会|中心|办公室|支队|总队|大队|中队|执法队|派出所|司法所|财政所|国土所|供电所|管理所|服务站|文化站|[农林水][技业利机管]站|管理站|指挥部|领导小组|工作组|管委会|工委|执委会|组委会|筹委会|(?:协|学|商|研究|促进|联合|慈善|知联|联谊|校友)会(?=(?:常务|执行)?副?(?:会长|理事长|秘书长)))"
    r"(?=(?:担?任)?(?:原|代)?(?:党组|党委|党支部)?(?:副|常务副|第一|执行|[一二三四]级)?"
    r"(?:局长|厅长|主任|书记|支队长|总队长|大队长|中队长|队长|[所站]长|政委|(?:政治)?[教指]导员|指挥长|总指挥|成员|调研员|总工程师|总规划师|会长|理事长|秘书长|(?<=委)委员|(?<=[小作]组)(?:副|常务副)?组长|(?:相关|有关|主要|具体)?负责人))"
)
_LONGEST_UNLISTED = 16
_UNLISTED = compiled(
    rf"(?P<name>(?:(?!任[党纪]|[当任]过|两[省市县区州])[\u4e00-\u9fff]){{2,{_LONGEST_UNLISTED}}}?{_UNLISTED_END.pattern})"
)
"""A body that no list has, by the post right behind it."""
_OWN_COMMITTEE = compiled(
    r"(?:公司|集团|学院|大学|医院|银行|[分支]行|厂)(?:党|纪|工|团)?委$|(?:(?:开发|经济|工业|示范|保税|度假|合作|园|新|港)区|产业园|新城)(?:党工委|工委|管委会|管理委员会)$"
)
"""The committee within a company, school or zone, whose posts are the company's."""
STATIONED = compiled(r"(?:派|派出)?驻(?:(?!原)[\u4e00-\u9fff]){2,16}?(?:原(?=纪检))?纪检(?:监察)?组")
"""What a commission for discipline has in another body."""
DISCIPLINE = ("纪委", "监委", "纪委监委")
_BRANCH = compiled(r"(?:第[一二三四五]|[\u4e00-\u9fff]{2,14}?)分院")
"""What follows a court or procuratorate and is its branch: 甲坪铁路运输分院."""
_ZONE = compiled(
    r"(?:经济|开发|高新|保税|示范|合作|试验|工业|产业|功能|度假|风景|新|园|港|景|城|片|社|辖)区$"
)
"""Zones, whose committee is no district's."""
_ABOVE = compiled(r"(?:国家统计局|国家税务总局|国家金融监督管理总局|中国证券监督管理委员会)$")
"""The body of the whole country whose branch stands behind it: 国家统计局某市调查队."""
_YOUTH = "共青团"
_CONSULATE = compiled(r"驻(?:华|(?:(?![驻的和与及])[\u4e00-\u9fff]){2,8}?)(?:大使馆|总领事馆|领事馆)")
_PARTY = compiled(r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)$")
_COMMITTEES = ("委", "委员会")
_COUNCIL = compiled(rf"(?:政协|中国人民政治协商会议)(?:{_ORDINAL})?$")
"""What stands before the place in the full name of a political consultative conference."""
_HOUSES = ("融媒体中心", "博物馆", "图书馆", "文化馆", "群艺馆", "群众艺术馆")
_OFFICE = "办事处"
_HAS_POST = frozenset("主副党书台总馆")
"""The press or a museum is a body only where somebody's post in it is told."""
_SEAT = compiled(r"驻地?[为在]?[\u4e00-\u9fff]{2,6}(?:镇|乡|街道|村|社区)")
"""What stands behind a government whose seat alone is told: 甲县人民政府驻乙湾镇."""
_LISTED = 48
"""Between a place and the next body of it in a list of officials stand fewer characters."""
_SAME_HEAD = compiled(r"委书记[\u4e00-\u9fff]{2,4}[、,和与]$")
"""Before a 市委书记 who is of another city than the one just named: 甲市委书记某某、市委书记某某."""
_POSTS = (
    r"(?:[、原长]|常委|书记|副书记|[市州县区旗]长|主任|主席|秘书长|部长|副|常务|代|提名|候选人|人选|党组|组织|宣传|统战|政法委|社工部"
    r"|(?:新区|[\u4e00-\u9fff]{2}区)?党?工委|管委会|委员){1,10}"
)
_OFFICIALS = compiled(
    rf"(?:委|委员会|政府|人民政府|人大常委会|政协|纪委)?(?:{_POSTS}(?<=[、兼])|(?:{_POSTS}[\u4e00-\u9fff]{{2,4}}(?:、[\u4e00-\u9fff]{{2,4}}){{0,5}}[,、和])"
    rf"(?:{_POSTS}[\u4e00-\u9fff]{{2,4}}[,、和]){{0,2}}"
    r"|(?:工作|任职),(?:先后|相继|历|曾)*(?:任|担任|出任))"
)
"""The body, posts and names of officials, up to the next body in the list; where somebody went to work."""
LEFT = 16
"""How far to the left the place or level of a body may begin."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of body: its full form (发展和改革委员会) and its class."""

    full: str
    type: str


@cache
def organs() -> tuple[re.Pattern[str], Mapping[str, Organ]]:
    """Read `organs.tsv`: every form, short or full, of every kind of body, as one pattern.

    >>> organs()[1]["发改委"]
    Organ(full='发展和改革委员会', type='GovernmentOrgan')
    """
    forms: dict[str, Organ] = {}
    for short, full, kind, *_ in table("organs"):
        for form in filter(None, (*short.split("|"), full)):
            forms.setdefault(form, Organ(full, kind))
    return compiled(any_of(forms)), forms


_TITLED = compiled(r"关于|办公[厅室]|(?:[12]\d{3}年)?(?:政府)?工作报告")
"""What follows a body that issues the document whose name begins with it."""


def body_of_title(folded: str, place: Mention) -> Mention | None:
    """Give the body of a place as which the name of a document goes on; None where it does not.

    >>> body = body_of_title("甲省人民政府关于某事的意见", Mention(0, 2, "Province", "甲省", "990000"))
    >>> body.name if body else ""
    '甲省人民政府'
    """
    match = organs()[0].match(folded, place.end)
    if match is None or not _TITLED.match(folded, match.end()):
        return None
    form, organ = match.group(), organs()[1][match.group()]
    key = f"{place.key or place.name}|{organ.full}"
    return Mention(place.start, match.end(), organ.type, place.name + form, key, (place,), finder="organ")


def find_organs(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find bodies that stand with a place or a level before them.

    `places` are in order; `home` resolves bare levels.

    >>> home = Home("410000", "410300")
    >>> [(m.name, m.type, m.key) for m in find_organs("市委书记", [], home)]
    [('洛阳市委', 'PartyOrgan', '410300|中共委员会')]
    """
    pattern, forms = organs()
    by_end = {m.end: m for m in places}
    home_at = homes_of_lines(folded, places, home)
    found: list[Mention] = []
    for match in pattern.finditer(folded):
        behind = folded[match.end() : match.end() + 1]
        if (match.group() in _HOUSES and behind not in _HAS_POST) or match.group() + behind == "政法委员":
            continue
        mention = _organ(folded, match, forms[match.group()], by_end, home_at(match.start()), found[-1:])
        if mention is not None:
            found.append(_with_sub(folded, mention))
    ends = {m.end for m in found}
    others = (
        m
        for m in finds_before(_UNLISTED, _UNLISTED_END, _LONGEST_UNLISTED, folded)
        if m.end() not in ends and not _OWN_COMMITTEE.search(m["name"])
    )
    unlisted = (_unlisted(folded, match.span(), by_end, home) for match in others)
    foreign = (_consulate(folded, match) for match in _CONSULATE.finditer(folded))
    return [*found, *(mention for mention in (*unlisted, *foreign) if mention is not None)]


def _consulate(folded: str, match: re.Match[str]) -> Mention | None:
    """A country's embassy or consulate, from the country's name on: 泰国驻广州总领事馆."""
    country = cut_words(folded[max(0, match.start() - LEFT) : match.start()])[-1:]
    if not country or not 2 <= len(country[0]) <= LEFT or not is_han(country[0]):
        return None
    span = (match.start() - len(country[0]), match.end())
    return Mention(*span, "Organization", folded[slice(*span)], finder="organ")


def _organ(
    folded: str,
    match: re.Match[str],
    organ: Organ,
    by_end: Mapping[int, Mention],
    home: Home,
    last: Sequence[Mention],
) -> Mention | None:
    """A body behind its place, behind a word for the whole country, or behind a bare level."""
    form, left = match.group(), folded[max(0, match.start() - LEFT) : match.start()]
    term = _TERM.search(left)
    doubled = left[-1:] in _DOUBLED and left[-2:-1] == left[-1]  # 甲县县委
    begin = match.start() - (len(term.group()) if term else 0)
    place = by_end.get(begin) or by_end.get(begin - int(doubled and not term))
    if place is not None and place.type in _OWNERS:
        away = form == _OFFICE and folded[place.start - 1 : place.start] == "驻"  # 甲省政府驻乙市办事处
        return None if away or _SEAT.match(folded, match.end()) else _of_place(folded, match, organ, place)
    nation = _NATION.search(left)
    if nation:
        begin = match.start() - len(nation.group())
        name = nation.group().replace(nation["term"], "") + form
        return Mention(begin, match.end(), organ.type, name, f"100000|{organ.full}", finder="organ")
    level = None if _ZONE.search(left) else _LEVEL.search(left)
    if level is None or not (level["whose"] or left[: level.start("level")][-1:] not in NOT_A_LEVEL):
        return _of_prefecture(folded, match, organ, home) if form.startswith(_PREFECTURES) else None
    begin = match.start() - len(level.group())
    listed = "" if level["whose"] else _listed_with(folded, begin, level["level"], by_end, last)
    listed = "" if _is_below(listed, home) else listed
    code = listed or owner_here(level["level"], begin, by_end, home)
    key = f"{code}|{organ.full}"
    name = _spoken(code, folded) + form
    if code and form in _COMMITTEES and folded[begin - 1 : begin] == "团":
        return _youth(begin - 1, match.end(), code, name)
    party = _PARTY.search(folded, max(0, begin - LEFT), begin) if form in _COMMITTEES else None
    if code and party is not None:
        return _of_party(party, _committee_end(folded, match.end()), code, name)
    return Mention(begin, match.end(), organ.type, name, key, (), "relative", "organ") if code else None


def _of_prefecture(folded: str, match: re.Match[str], organ: Organ, home: Home) -> Mention | None:
    """A body of the home's prefecture: 地委书记, 行署专员; not 基地委员会, 当地委托."""
    left, form = folded[match.start() - 1 : match.start()], match.group()
    listed = left == "、" and form == "行署"  # 甲坪地委副书记、行署专员
    apart = left in _BESIDE_PREFECTURES or not (listed or is_han(left))
    if not (home.city and apart) or folded.startswith(("托", "派"), match.end()):
        return None
    whose = _spoken(home.city, folded).removesuffix("市")
    name = whose.removesuffix("地区" if form.startswith("地委") else "") + form
    key = f"{home.city}|{organ.full}"
    return Mention(*match.span(), organ.type, name, key, (), "relative", "organ")


def _is_below(code: str, home: Home) -> bool:
    """Whether a city is one below the home city, whose own 市委 the next in a list is of."""
    return home.city[4:] == "00" and code[:4] == home.city[:4] and code not in (home.city, home.county)


def _spoken(code: str, folded: str) -> str:
    """The name of a place of its own government as the text has it: 镇沅县, 黔东南州; else its full one."""
    place = gazetteer().get(code)
    forms = [form for form in place.forms if form in folded] if place is not None else []
    short = max((form for form in forms if not place_name(code).startswith(form)), key=len, default="")
    return short if short and place_name(code) not in folded else place_name(code)


def _listed_with(
    folded: str, begin: int, level: str, by_end: Mapping[int, Mention], last: Sequence[Mention]
) -> str:
    """The code of the city whose officials are listed: 甲市委书记某某,市委副书记某某,市政协主席某某."""
    second = folded.startswith(f"{level}委书记", begin) and _SAME_HEAD.search(folded, begin - _LISTED, begin)
    if second or level not in ("省", "市", "州", "县", "区", "旗"):
        return ""
    for body in last:
        code = body.key.split("|")[0]
        near = begin - _LISTED < body.end < begin and place_name(code).endswith(level)
        if near and _OFFICIALS.fullmatch(folded, body.end, begin):
            return code
    for end in range(begin - 1, begin - _LISTED, -1):
        place = by_end.get(end)
        if place is not None and place.key and place.name.endswith(level) and not place.note:
            return place.key if _OFFICIALS.fullmatch(folded, end, begin) else ""
    return ""


def _youth(start: int, end: int, code: str, name: str, parts: tuple[Mention, ...] = ()) -> Mention:
    """The league of the young of a place: 共青团洛阳市委, 团市委."""
    own = ("Association", _YOUTH + name, f"{code}|共青团委员会")
    return Mention(start, end, *own, parts, "" if parts else "relative", "organ")


def _committee_end(folded: str, end: int) -> int:
    """Where 民盟某市委会 ends, the longer form of 民盟某市委; not where 市委会议 is spoken of."""
    return end + (folded.startswith("会", end) and not folded.startswith("会议", end))


def _of_party(
    party: re.Match[str], end: int, code: str, name: str, parts: tuple[Mention, ...] = ()
) -> Mention:
    """The committee of one of the other parties: 民建洛阳市委."""
    own = ("ConsultativeOrgan", party.group() + name, f"{code}|{party.group()}委员会")
    return Mention(party.start(), end, *own, parts, "" if parts else "relative", "organ")


def _of_place(folded: str, match: re.Match[str], organ: Organ, place: Mention) -> Mention:
    """A body behind its place; the league of the young and branches of national bodies begin before it."""
    form, begin = match.group(), place.start
    key = f"{place.key or place.name}|{organ.full}"
    if form in _COMMITTEES and folded[:begin].endswith(_YOUTH):
        own = place.key or place.name
        return _youth(begin - len(_YOUTH), match.end(), own, place.name + form, (place,))
    party = _PARTY.search(folded, max(0, begin - LEFT), begin) if form in _COMMITTEES else None
    if party is not None:
        end = _committee_end(folded, match.end())
        return _of_party(party, end, place.key or place.name, place.name + form, (place,))
    council = _COUNCIL.search(folded, max(0, begin - LEFT), begin) if form in _COMMITTEES else None
    if council is not None:
        end = match.end() + len("常务委员会") * folded.startswith("常务委员会", match.end())
        key = f"{place.key or place.name}|中国人民政治协商会议委员会"
        return Mention(
            council.start(), end, "ConsultativeOrgan", place.name + "政协", key, (place,), finder="organ"
        )
    above = _ABOVE.search(folded, max(0, begin - LEFT), begin)
    if above is not None:
        name = folded[above.start() : match.end()]
        return Mention(above.start(), match.end(), organ.type, name, name, (place,), finder="organ")
    begin -= 2 if folded[begin - 2 : begin] == "中共" else 0
    whose = place.name.removesuffix("市") if form.startswith("地委") else place.name
    return Mention(begin, match.end(), organ.type, whose + form, key, (place,), finder="organ")


_ANEW = compiled(r"兼|[担拟现调]任|到|在(?=[省市县区州])")
"""Behind these begins another body, if in the span of one."""


def _unlisted(folded: str, span: Span, by_end: Mapping[int, Mention], home: Home) -> Mention | None:
    """A body that no list has, from the first place or level in it on: 市新经济局 before 局长."""
    kind = "Association" if folded[span[1] - 1] == "会" else "GovernmentOrgan"
    anew = [match.end() for match in _ANEW.finditer(folded, *span)]
    for start in range(max(anew, default=span[0]), span[1] - 2):
        place = by_end.get(start)
        if place is not None and span[1] - start >= 3:
            above = _ABOVE.search(folded, max(0, place.start - LEFT), place.start)
            name = (above.group() if above else "") + place.name + folded[start : span[1]]
            begin = above.start() if above else place.start
            return Mention(begin, span[1], kind, name, name, (place,), finder="organ")
        is_level = (
            folded[start] in "省市县区州"
            and folded[start + 1] not in "级直属"
            and folded[start - 1 : start] not in NOT_A_LEVEL
            and not is_within(start, by_end)
        )
        code = owner_here(folded[start], start, by_end, home) if is_level else ""
        if code and span[1] - start > 3:
            name = place_name(code) + folded[start + 1 : span[1]]
            return Mention(start, span[1], kind, name, name, (), "relative", "organ")
    return None


def without_former(group: str) -> str:
    """Give the name of a stationed group without what tells that it was.

    >>> without_former("驻甲部原纪检组")
    '驻甲部纪检组'
    """
    return group.replace("原纪检", "纪检")


def _with_sub(folded: str, mention: Mention) -> Mention:
    """Lengthen a body by the office or committee of it that follows: 市委 + 农办."""
    branch = _BRANCH.match(folded, mention.end) if mention.type == "JudicialOrgan" else None
    branch = STATIONED.match(folded, mention.end) if mention.name.endswith(DISCIPLINE) else branch
    sub = branch or (_SUB.match(folded, mention.end) if _SUB_OF.search(mention.name) else None)
    if sub is None:
        return mention
    zone = _WORK_COMMITTEE.fullmatch(sub.group()) if mention.type == "PartyOrgan" else None
    if zone is not None:
        whose = Mention(mention.end, mention.end + zone.end("zone"), "FunctionalZone", zone["zone"])
        return Mention(
            mention.start, sub.end(), "PartyOrgan", zone.group(), zone.group(), (whose,), "", "organ"
        )
    kind = mention.type if branch or sub["part"] else "Organization"
    whole = without_former(sub.group())
    name, key = mention.name + whole, f"{mention.key}|{whole}"
    return Mention(mention.start, sub.end(), kind, name, key, (mention,), mention.note, "organ")
