"""Words that stand for places: 我市, 全县, 该区. 代称：地方。"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.letters import place_letters
from loaders.finders.places import MUNICIPALITIES
from loaders.finders.topic import topic
from loaders.home import Home
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from ontology.places import Division, gazetteer
from ontology.words import table

_PLACE = compiled(
    r"(?:我|全|本|(?<![\u4e00-\u9fff])(?=[市县区州旗]境内))(?P<level>[省市县区州旗])(?!长|委|政府|人大|政协|[场面域别间])"
    r"|(?:该|这个)(?P<that>[省市县区州旗])(?!域|间|块|段)"
)
_TOWN = compiled(
    r"[我全本该](?P<level>街道(?!办)|[镇乡](?![镇乡村长党政人])|村(?![民级里口庄委两支落人党]))(?=[\u4e00-\u9fff,、\d])"
)
"""A township or village that is spoken of by its level."""
_PARTS_COUNTED = compiled(
    r"(?<![\u4e00-\u9fff\d])(?:前?[\d一二三四五六七八九十]+个?(?:月份?|季度),?)?"
    r"(?P<parts>[一二两三四五六七八九十]{1,2}[县区市][一二两三四五六七八九十]{1,2}[县区市])(?=[累完实保共均]|规模|工业|财政)"
)
"""All the counties and districts of a city, by how many they are: 三区一县累计完成产值."""
_PARAGRAPH_HEAD = compiled(
    r"[▲●■◆]? *(?:【|\[|\(|(?<=[▲●■◆] )|(?<=[▲●■◆]))(?P<place>[\u4e00-\u9fff]{2,9})(?=[】\]) :])"
)
"""How a paragraph of a round-up names its place."""
_PRESENTED = compiled(r"[县市区州旗](?=位于|地处|坐落|总面积)")
"""A place that a paragraph presents, which 全县 means behind it."""
_DONE_THERE = (
    r"(?:成功|隆重|正式|联合|再次|分别)?"
    r"(?:举行|召开|举办|开幕|闭幕|签约|揭牌|签署|考察|调研|学习|访问|招商|出席|参加|会见|期间|投资|设立|建立|成立|建设|布局|落户)"
)
_WHOLE = compiled(r"(?<![安健齐完])全[疆藏](?![人品民区])")
_WHOLES = {"疆": "650000", "藏": "540000"}
"""A whole autonomous region by its letter, whatever the article's home: 全疆."""
_WORDS_TOO = frozenset("宁云新青吉黑江安平南海中阳州台常任会上东三九万义")
"""Letters of places that are more often words, or letters of several."""
_REGION = "自治区"
"""Where an article names one and no district, 全区 is that region."""
_HOST = compiled(
    r"(?<=[在来抵驻赴离莅访])(?P<letter>[\u4e00-\u9fff])"
    r"(?=召开|举行|启动|开工|动工|举办|调研|考察|投资|期间|投产|落地|企业|高校|开幕|闭幕|并|[,。]"
    r"|(?<=[来莅].)(?:开展|进行|实地|专题|督导|督查|检查|视察|参观|访问|指导|交流|洽谈|座谈|走访|慰问|采访|观摩))"
)


def find_place_pronouns(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find words for the article's home, and for the place named last (该市).

    >>> [(m.name, m.note) for m in find_place_pronouns("我市要发展", [], Home("410000", "410300"))]
    [('洛阳市', 'pronoun')]
    >>> [m.name for m in find_place_pronouns("全疆公路里程翻番", [], Home())]
    ['新疆维吾尔自治区']
    """
    province = "" if home.province[:2] in MUNICIPALITIES else home.province
    districts = any(m.type == "County" and m.name.endswith("区") for m in places)
    region = province if _REGION in folded and not districts else ""
    own = {"省": province, "市": home.city, "州": home.city, "区": home.county or region}
    # 全区 of a city's paper is a district, not 广西 in a firm's name.
    near = [m for m in places if m.type != "Province"] if home.city else places
    found = []
    shown = [match.end() for match in finds(_PRESENTED, folded)]
    for match in _PLACE.finditer(folded):
        meant = _spoken(folded, match.start(), places, match["that"]) if match["that"] else None
        code = meant.key if meant else "" if match["that"] else own.get(match["level"], home.county)
        if not match["that"]:
            code = _headed_by(folded, match, places, shown) or code or _last_named(folded, match, near)
        place = gazetteer().get(code)
        if place is not None:
            found.append(_for(match, place, "pronoun", (meant,) if meant else ()))
    found += _towns(folded, places)
    city = gazetteer().get(home.city)
    if city is not None:
        counted = (match.span("parts") for match in finds(_PARTS_COUNTED, folded))
        found += [
            Mention(*span, city.level, city.name, city.code, (), "pronoun", "pronoun") for span in counted
        ]
    if city is not None and city.short:
        hosts = (match for match in _HOST.finditer(folded) if _is_sign_of(city, match["letter"]))
        found += [_for(match, city, "home letter") for match in hosts]
    wholes = ((match, gazetteer().get(_WHOLES[match.group()[1]])) for match in finds(_WHOLE, folded))
    found += [_for(match, place, "pronoun") for match, place in wholes if place is not None]
    return [*found, *_lettered(folded)]


def _is_sign_of(city: Division, letter: str) -> bool:
    """Whether a letter means a city in its own paper: the first of its name, or its usual one."""
    return letter == city.short[0] or city.code in place_letters().get(letter, ())


def _towns(folded: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """The townships and villages that are named before 该镇, 全村."""
    below = [m for m in places if m.type in ("Township", "Community")]
    for match in finds(_TOWN, folded) if below else ():
        near = [m for m in below if m.end <= match.start() and m.name.endswith(match["level"])]
        meant = topic(folded, match.start(), near)
        if meant is not None:
            named = (meant.type, meant.name, meant.key)
            yield Mention(*match.span(), *named, (meant,), "pronoun", "pronoun")


@cache
def _letters() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The letters that mean one place alone, as news calls it for short where somebody meets or goes."""
    rows = [row for name in ("province_letters", "city_letters") for row in table(name)]
    signs = {row[0]: row[1] for row in rows if "|" not in row[1]}
    several = {sign for sign in signs if len({row[1] for row in rows if row[0] == sign}) > 1}
    usual = {sign: code for sign, code in signs.items() if sign not in several | _WORDS_TOO}
    return compiled(rf"(?<=[在赴来抵到返离])(?P<sign>{any_of(usual)})(?={_DONE_THERE})"), usual


def _lettered(folded: str) -> list[Mention]:
    """Places called by their letter: 座谈会在沪举行, 赴浙考察."""
    pattern, codes = _letters()
    named = ((match, gazetteer().get(codes[match["sign"]])) for match in pattern.finditer(folded))
    return [_for(match, place, "letter") for match, place in named if place is not None]


def _headed_by(folded: str, match: re.Match[str], places: Sequence[Mention], shown: Sequence[int]) -> str:
    """The code of the place that heads the paragraph or is shown in it: 【金昌】全市…, 甲县位于…,全县….

    `shown` is where places that are shown end.
    """
    start = folded.rfind("\n", 0, match.start()) + 1
    head = _PARAGRAPH_HEAD.match(folded, start, match.start())
    level = "州盟市" if match["level"] in "市州" else match["level"]
    if head is None:
        near = shown[bisect_left(shown, start) : bisect_left(shown, match.start())][-1:]
        near = near if match.group().startswith("全") else []
        return next((m.key for m in places if m.end in near and m.name[-1:] in level), "") if near else ""
    heads = (m for m in places if m.start == head.start("place") and m.name[-1:] in level)
    return next((m.key for m in heads if m.end <= head.end("place")), "")


def _last_named(folded: str, match: re.Match[str], places: Sequence[Mention]) -> str:
    """The code of the place of this level that the paragraph named last, where the home is of another."""
    start = folded.rfind("\n", 0, match.start()) + 1
    near = (m for m in reversed(places) if start <= m.start and m.end <= match.start() and m.key)
    return next((m.key for m in near if m.name.endswith(match["level"])), "")


def _for(match: re.Match[str], place: Division, finder: str, parts: tuple[Mention, ...] = ()) -> Mention:
    return Mention(*match.span(), place.level, place.name, place.code, parts, "pronoun", finder)


def _spoken(folded: str, position: int, places: Sequence[Mention], level: str) -> Mention | None:
    """Give the place of this level that is spoken of here."""
    before = [m for m in places if m.end <= position and m.name.endswith(level) and m.key]
    # A bare name may begin that of a firm or of works: 海林金意达电子.
    whole = [m for m in before if folded.endswith(level, 0, m.end)]
    return topic(folded, position, whole or before)
