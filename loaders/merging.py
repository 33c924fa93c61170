"""Which forms mean one thing: of a company, of a line, of a shortened title. 指称归并的依据。"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from loaders.expressions import compiled
from loaders.finders.corridors import ends_of_name, joined
from loaders.finders.firms import is_trade
from loaders.finders.places import Setting
from loaders.mention import Mention, places_of, top
from ontology.places import gazetteer
from ontology.words import words

_MARKS = compiled(r"[\s“”\"'‘’《》「」()（）·—\-–,]")
_IN_BRACKETS = compiled(r"\([^)]*\)")
_FIRM = compiled(r"集团(?:股份有限|有限|总)?公司$|(?:股份)?有限(?:责任)?公司$|公司$|集团$|股份$")
_SEAT = compiled(r"\(([\u4e00-\u9fff]{2,4})\)[\u4e00-\u9fff]{0,6}公司$")
"""Where a company sits that its brackets tell: 甲坪电气(苏州)有限公司 is not 江苏甲坪电气股份有限公司."""
_BANK = compiled(
    r"^中国(?=[\u4e00-\u9fff]{2,4}银行)|(?:股份)?有限(?:责任)?公司(?=[\u4e00-\u9fff]{2,8}行$)|[省市县区](?=[分支]行$)"
)
"""What the full name of a bank's branch has and its usual one has not."""
_GROUP = compiled(r"集团(?:股份)?有限(?:责任)?公司$|集团总?公司$")
_LEGAL = ("有限公司", "有限责任公司", "总公司")
"""How a company's name ends that is given in full."""
_LEVELS = ("省", "市", "县", "区", "州")
"""What a short name begins with that leaves the place out: 省高速公路集团."""
_FAST_RAIL = compiled(
    r"(?:客运)?(?:高速铁路|高铁|城际铁路|城际|客运专线|客运高铁|客运高速铁路专线|客专)(?:专线)?"
)
_KINDS = (
    (compiled(r"高速公路|高速(?!铁路)"), "expressway"),
    (_FAST_RAIL, "fast rail"),
    (compiled(r"铁路|线$"), "rail"),
    (compiled(r"通道|快速路"), "road"),
)
"""The kind of a line by the words in its name; the first that fits decides, else it is a belt."""
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "expressway": ("高速公路", "高速", "公路"),
    "fast rail": ("高速铁路", "高铁", "城际铁路"),
    "rail": ("铁路",),
}
"""How a line of a kind is called behind its letters."""
_METRO = compiled(r"(\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:一期)?(?:工程)?([^工]*)(?:工程)?$")
"""A line of a city's rails by its number; its first stage is itself, an extension is not."""
_OTHER_LINE = compiled(r"老|二线|复线|[南北中]线|沿江|联络线|连接线|支线|延长线")
"""What makes a line another one than that of the same ends."""
_OF_PROVINCE = compiled(r"^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=[\u4e00-\u9fff]{2})")
_LEVEL = compiled(r"(?<=[\u4e00-\u9fff]{2})(?:市区|城区|市|县|区|镇|乡)$")
_PROJECT_TAIL = compiled(r"(?:建设|工程)?(?:项目|工程)$")
_AREA_OF_PARK = compiled(r"(?<=园)区$")
_SIZE = compiled(r"\d[\d.]*[万亿]?[\u4e00-\u9fffA-Za-z]{1,2}")
"""The figure that works of a capacity are known by."""
_PLAN_TAIL = compiled(r"(?:战略|行动|活动|工作|改革|计划)$")
_PLAN_TAILS = ("战略", "行动", "活动", "工作", "改革", "计划", "专项行动")
_ORDINAL = r"[一二三四五六七八九十\d]{1,3}"
_NUMBER = compiled(rf"第?(?P<number>{_ORDINAL})次(?:全体会议|全会|常委会?会议|会议)")
_OF_TERM = compiled(rf"第?(?P<term>{_ORDINAL})届")
_OF_PLACE = compiled(
    rf"(?:中国共产党|中共|中国人民政治协商会议|政协)?(?:第?{_ORDINAL}届)?"
    r"(?:[\u4e00-\u9fff]{2,7}?[省市州](?=[\u4e00-\u9fff]{1,6}[市县区旗](?:第|委|政协|人|[一二三四五六七八九十])))?"
    r"(?P<place>[\u4e00-\u9fff]{2,8}?[省市县区州旗])"
)
_BODIES = (
    (compiled("人民代表大会常务委员会|人大常委会"), "常委会"),
    (compiled("人民代表大会|人大"), "人大"),
    (compiled("(?:政协|政治协商会议)[^协]*(?:常务委员会|常委)"), "政协常委会"),
    (compiled("政协|政治协商会议"), "政协"),
    (compiled("委[^员]*常委会?会议"), "党委常委会"),
    (compiled("委员会|委"), "委"),
)
"""The bodies that hold numbered sessions; the first that a name holds decides."""
_NTH = compiled(r"首届|第[一二三四五六七八九十\d]{1,3}届(?=[^全人委常])")
"""How an event is counted that is held again and again, where it is no session of a body."""
_OF_YEAR = compiled(r"^20\d\d年?")
_OF_TIME = compiled(rf"(?:20\d\d年度?)?第?{_ORDINAL}次(?=集体学习)|(?<=集体学习)会$")
"""What tells one of the centre group's days of study from another."""
_ITS_OPENING = compiled(r"(?<=[节会展赛坛])(?:开幕式|闭幕式|开幕仪式)(?:暨|$)")
"""What an event is called by that opens: 甲坪文化节开幕式暨招商推介会 is the 甲坪文化节."""
_SESSION = compiled(r"第?[一二三四五六七八九十\d]+[次届]")
_PARTY_CONGRESS = compiled(
    rf"^(?:中国共产党|中共)(?P<whose>[\u4e00-\u9fff]{{2,12}}第{_ORDINAL}次)代表大会$|(?P<nth>次)党员?代表大会$"
)
_FAIRS = {"博": "博览会", "交": "交易会", "洽": "洽谈会"}
_FAIR = compiled(
    r"^(?P<nth>第[一二三四五六七八九十\d]{1,3}届)?(?P<sign>[\u4e00-\u9fff])(?P<kind>[博交洽])会$"
)
"""A fair that is called by a character of its name: 西博会."""


@lru_cache(maxsize=1 << 12)
def plain(name: str) -> str:
    """Give a name without blanks, quotes, brackets and book marks, for comparing.

    >>> plain("“三清两建” 行动")
    '三清两建行动'
    """
    return _MARKS.sub("", name)


@lru_cache(maxsize=1 << 12)
def firm_core(name: str) -> str:
    """Give a company's name without its legal form and bracketed place.

    >>> firm_core("甲坪电气(苏州)有限公司")
    '甲坪电气'
    """
    return _FIRM.sub("", _IN_BRACKETS.sub("", name) if "(" in name else name)


def same_firm(short: str, full: str, places: Iterable[str]) -> bool:
    """Tell whether a short company name is that of a full one.

    Its brand begins the full name or follows a place in it. `places` are the article's, long ones first.

    >>> same_firm("郑州甲坪", "甲坪电气(郑州)有限公司", ["郑州"])
    True
    >>> same_firm("甲坪集团", "甲坪电气(郑州)有限公司", [])
    False
    >>> same_firm("湖北甲坪集团", "湖北甲坪实业集团有限公司", []), same_firm("吉利", "吉利汽车集团", [])
    (True, True)
    """
    one, other = _usual(short), _usual(full)
    if one == other or _are_two(one, other) or _sits_elsewhere(one, other) or _sits_elsewhere(other, one):
        return one == other and short != full
    if _is_said_whole(one, other):
        return True
    return _is_of_group(one, other) if one.endswith("集团") else _begins_alike(one, other, places)


def _is_said_whole(short: str, full: str) -> bool:
    """Whether a short name is the end of the full one, the whole but for 集团, or a known brand in it."""
    if full.endswith(short) and _ends_alone(short, firm_core(short)):
        return True
    if len(short) >= 6 and full.replace("集团", "") == short:  # 甲坪集团宜昌分公司
        return True
    if len(short) != 2 or not (short in words("brand_words") or short in words("brands")):
        return False
    core = firm_core(full)
    return any(name[:2] == short and is_trade(name[2:]) for name in (core, _without_place(core)))


def _is_of_group(short: str, full: str) -> bool:
    """Whether a short name that ends in 集团 is that of a company whose full name says group as well."""
    brand, core, group = firm_core(short), firm_core(full), _GROUP.sub("集团", full)
    bare = _without_place(core)
    own = brand if bare.startswith(brand) else brand.removeprefix(core.removesuffix(bare))
    plain_rest = is_trade(bare[len(own) :]) or (len(own) >= 4 and not own.startswith("中国"))
    said_whole = len(own) >= 2 and bare.startswith(own) and plain_rest
    return group.endswith(short) or (group.endswith("集团") and said_whole)


def _begins_alike(short: str, full: str, places: Iterable[str]) -> bool:
    """Whether the brand of a short name begins the full one, be it behind a place of the article."""
    brand, core = firm_core(short), firm_core(full)
    bare = _without_place(core)
    for place in places:
        if brand.startswith(place) and len(brand) > len(place) + 1 and place in full:
            rest = brand[len(place) :].lstrip("市县区")
            if core.startswith(rest) or core.removeprefix(place).lstrip("市县区").startswith(rest):
                return True
        if bare.startswith(place):
            bare = bare.removeprefix(place).lstrip("市县区")
    is_group = short.endswith("集团公司") and "集团" not in full
    held = next((name for name in (bare, core) if name.startswith(brand) and not is_group), "")
    if len(brand) == 2 and short.endswith("公司"):
        return held != "" and full.endswith("公司")
    rest = held[len(brand) :]
    return len(brand) >= 3 and held != "" and is_trade(rest) and "集团" not in rest


def _without_place(core: str) -> str:
    """A company's name without the place of two letters that it may begin with."""
    return core[2:].lstrip("市县区") if len(core) > 3 and gazetteer().find(core[:2]) else core


def _usual(name: str) -> str:
    """Give a company's name as it is usually said: 甲坪(集团)有限公司, 中国甲坪银行股份有限公司乙湾分行."""
    name = name.replace("(集团)", "集团")
    return _BANK.sub("", name) if name.endswith(("分行", "支行")) else name


def _are_two(name: str, other: str) -> bool:
    """Whether two names, both given in full, are not one by more than their legal form."""
    both = name.endswith(_LEGAL) and other.endswith(_LEGAL)
    return both and firm_core(name) != firm_core(other) and not other.endswith(name)


def _sits_elsewhere(name: str, other: str) -> bool:
    """Whether a company's full name tells a place in brackets that another full name lacks."""
    seat = _SEAT.search(name)
    return seat is not None and other.endswith("公司") and seat[1].rstrip("市县区") not in other


def _ends_alone(short: str, brand: str) -> bool:
    """Whether the end of a company's name means it: 省高速公路集团, 乙坪能源有限公司 of 甲坪集团."""
    of_level = short[0] in _LEVELS and len(short) >= 5
    return of_level or (len(short) >= 8 and short.endswith("有限公司") and not is_trade(brand))


def line_key(name: str, where: Setting, merge_rails: bool = False) -> str:
    """Give what makes a line or belt itself, the places it joins and its kind; "" where nothing tells them.

    `merge_rails`: a fast railway and a railway of the same ends are one.

    >>> where = Setting("", ("410100", "410200"))
    >>> line_key("郑开城际铁路", where), line_key("郑开高速", where)
    ('410100-410200fast rail', '410100-410200expressway')
    >>> line_key("京滨城际铁路", where) == line_key("北京至天津滨海新区城际铁路", where)
    True
    """
    places = joined(name, where)
    metro = _METRO.search(name)
    if metro:
        return f"{places[0].code if places else ''}-{metro[1]}号线{metro[2]}"
    wholes = {p.code for p, within in pairwise(places) if gazetteer().within(within.code, p.code)}
    ends = [p for p in places if len(places) == 2 or p.code not in wholes]  # of 天津滨海新区 only the latter
    other = _OTHER_LINE.search(name)
    kind = _way(name)
    mark = other.group() if other else ""
    if len(ends) < 2:
        # places that no list has, or letters that nothing tells
        told = tuple(map(_bare_end, ends_of_name(name)))
        stem = told[0] if len(told) == 1 else ""
        whole = next((n for n in (3, 2) if gazetteer().find(stem[:n]) and len(stem) - n > 1), 0)
        known = len(told) > 1 or (len(stem) > 1 and kind not in ("belt", "road"))
        kind = kind.removeprefix("fast ") if merge_rails else kind
        return "-".join((stem[whole:],) if stem else told) + kind + mark if known else ""
    return "-".join(p.code for p in ends) + (kind.removeprefix("fast ") if merge_rails else kind) + mark


def _bare_end(end: str) -> str:
    """Give an end of a line without the level and province that it may be said with: 丙省甲坪市区 is 甲坪."""
    return _LEVEL.sub("", _OF_PROVINCE.sub("", end))


def spelled_out(mentions: Sequence[Mention], folded: str) -> list[Mention]:
    """Give a line that letters name the name and ends of the line of its kind whose ends they begin.

    Where nothing but that line tells what letters are, they are a mention of their own.

    >>> road = Mention(0, 9, "Expressway", "绿林至洈水高速公路")
    >>> [(m.start, m.name) for m in spelled_out([road], "绿林至洈水高速公路开工,绿洈高速全长61公里")]
    [(0, '绿林至洈水高速公路'), (12, '绿林至洈水高速公路')]
    """
    spelled: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        ends = ends_of_name(mention.name) if top(mention.type) == "Corridor" else ()
        if len(ends) > 1:
            spelled.setdefault(("".join(end[0] for end in ends), _way(mention.name)), mention)
    if not spelled:
        return list(mentions)
    named = [_as_spelled(m, spelled) if top(m.type) == "Corridor" else m for m in mentions]
    return sorted([*named, *_lettered(spelled, folded, named)], key=attrgetter("start"))


def _lettered(
    spelled: Mapping[tuple[str, str], Mention], folded: str, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Where the letters of spelled lines stand before a word of their kind, in no other mention."""
    for (letters, way), line in spelled.items():
        endings = _ENDINGS.get(way, ()) if len(letters) > 1 else ()
        for start in places_of(letters, folded) if endings else ():
            behind = start + len(letters)
            end = behind + next((len(e) for e in endings if folded.startswith(e, behind)), 0)
            if end > behind and not any(m.start < end and start < m.end for m in mentions):
                parts = tuple(replace(part, start=start, end=start) for part in line.parts)
                yield Mention(start, end, line.type, line.name, line.key, parts=parts, finder="alias")


def _as_spelled(line: Mention, spelled: Mapping[tuple[str, str], Mention]) -> Mention:
    stem = ends_of_name(line.name)
    way = "expressway" if line.name.endswith("公路") else _way(line.name)
    full = spelled.get((stem[0], way)) if len(stem) == 1 else None
    if full is None:
        return line
    parts = tuple(replace(part, start=line.start, end=line.start) for part in full.parts)
    return replace(line, name=full.name, parts=parts)


def _way(name: str) -> str:
    """The kind of a line by the words in its name."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "belt")


def _same_project(name: str, longer: str) -> bool:
    """甲坪产业园 and 甲坪产业园项目; a long enough name and one with something before it."""
    works, whole = _PROJECT_TAIL.sub("", name), _PROJECT_TAIL.sub("", longer)
    size = _SIZE.search(works)
    if size and size.group() in whole and works != name and whole != longer:
        rest = iter(whole)
        if len(works) > len(size.group()) + 3 and all(sign in rest for sign in works):
            return True  # 甲省200兆瓦光伏项目 is 甲省乙县200兆瓦光伏发电项目
    works, whole = _AREA_OF_PARK.sub("", works), _AREA_OF_PARK.sub("", whole)
    if works == whole or not whole.endswith(works):
        return works == whole
    return len(works) >= 6 or (len(works) >= 4 and _is_address(whole.removesuffix(works)))


_TOWN = compiled(r"[\u4e00-\u9fff]{1,3}(?:镇|乡|街道|村|社区)")


def _is_address(text: str) -> bool:
    """Whether a text is places in a row: 安徽省定远县, 定远县炉桥镇."""
    if _TOWN.fullmatch(text):
        return True
    size = next((n for n in range(min(8, len(text)), 1, -1) if gazetteer().find(text[:n])), 0)
    return size > 0 and (size == len(text) or _is_address(text[size:]))


def _same_area(name: str, longer: str) -> bool:
    """郑州都市圈, 现代化郑州都市圈 and 郑州大都市圈."""
    return longer.removeprefix("现代化") == name or longer.replace("大都市圈", "都市圈") == name


def session_key(name: str) -> tuple[str, ...]:
    """Give what makes a session itself, however it is called: place, body, term and number; () for none.

    >>> session_key("甲市人大十六届一次会议") == session_key("甲市第十六届人民代表大会第一次会议")
    True
    >>> session_key("政协丙坪市甲坪区第九届委员会第二次会议") == session_key("甲坪区政协九届二次会议")
    True
    """
    number = _NUMBER.search(name)
    term = _OF_TERM.search(name)
    place = _OF_PLACE.match(name)
    body = next((short for pattern, short in _BODIES if pattern.search(name)), "")
    if number is None or term is None or place is None or not body:
        return ()
    return place["place"], body, term["term"], number["number"]


_OF_ALL = compiled(r"^(?:全[省市县区州]|[\u4e00-\u9fff]{2,4}[省市县区州])")
"""Whose a meeting is: 全市某现场会 and 甲市某现场会 are one."""


def _same_meeting(name: str, longer: str) -> bool:
    """A meeting's short title leaves words out: 某项目推进会, 某项目建设暨安全生产工作推进会.

    >>> _same_meeting("甲县党代会", "中国共产党甲县第十次代表大会")
    True
    >>> _same_meeting("甲坪市运动会", "“乙湾杯”甲坪市第五届运动会")
    True
    >>> _same_meeting("西博会", "第十届甲坪西湖博览会"), _same_meeting("第五届甲坪节", "第五届甲坪节推介会")
    (True, False)
    """
    name, longer = (_PARTY_CONGRESS.sub(r"\g<whose>\g<nth>党代会", n) for n in (name, longer))
    if fair := _FAIR.match(name):
        return (
            fair["sign"] in longer and longer.endswith(_FAIRS[fair["kind"]]) and (fair["nth"] or "") in longer
        )
    plain, whole = (_OF_ALL.sub("", n.replace("(扩大)", "")) for n in (name, longer))
    of_all = len(plain) >= 6 and plain == whole and ("全" in (name[0], longer[0]) or "(扩大)" in longer)
    event, opened = _OF_YEAR.sub("", name), _OF_YEAR.sub("", longer)
    opened = opened if _NTH.search(event) else _NTH.sub("", opened)
    same = len(event) >= 5 and opened.startswith(event) and bool(_ITS_OPENING.match(opened, len(event)))
    same = same or (session_key(name) != () and session_key(name) == session_key(longer))
    if same or of_all or name in (_SESSION.sub("", longer), _OF_TIME.sub("", longer)):
        return True
    if longer.endswith("开幕式") and _ITS_OPENING.match(longer, len(longer) - 3):
        return _same_meeting(name, longer[:-3])
    nth = _NTH.search(name)
    if nth is not None and nth.group() in longer:
        if longer.startswith(name) and longer[len(name)] not in "暨开闭":
            return False  # 第五届甲坪博览会新闻发布会
        signs = iter(longer.partition("暨")[0])
        return len(name) >= 5 and name[-1] == longer.partition("暨")[0][-1] and all(s in signs for s in name)
    rest = iter(longer)
    shortened = len(name) >= 8 and name[-3:] == longer[-3:] and all(sign in rest for sign in name)
    uncounted = nth is None and len(name) >= 5 and _NTH.sub("", longer).endswith(name)
    return shortened or uncounted or (len(name) >= 6 and longer.endswith(name))


def _same_plan(name: str, longer: str) -> bool:
    """百企进百村行动 and 百企进百村活动; a long enough title and one with something before it."""
    stem = _PLAN_TAIL.sub("", name)
    retold = longer in (stem + tail for tail in _PLAN_TAILS)
    return len(stem) >= 3 and (retold or (len(name) >= 6 and longer.endswith(name)))


SHORTENED: Mapping[str, Callable[[str, str], bool]] = {
    "Project": _same_project,
    "Plan": _same_plan,
    "Meeting": _same_meeting,
    "MetropolitanArea": _same_area,
}
"""For the top classes whose names come shortened: whether a plain name and a longer one mean one thing."""
