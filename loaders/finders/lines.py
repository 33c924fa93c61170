"""Lines found in running text: by letters, by number, by a chain of places. 线路的识别。

京九线, 7号线东延伸, 甲坪—乙湾—丙川铁路环线; what they join is `corridors.py`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.expressions import compiled
from loaders.finders.corridors import LINE_WORD, ROAD_NUMBER, is_line_stem, joined
from loaders.finders.ends import tells_ends
from loaders.finders.letters import is_trunk, line_letters
from loaders.finders.places import Setting
from loaders.mention import Mention
from loaders.required import finds, finds_before
from loaders.segment import is_word, words
from ontology.places import Division, gazetteer
from ontology.words import words as word_list

_HAN = r"[\u4e00-\u9fff]"
_WORKS = (
    r"(?:改造项目|高速铁路|高速公路|城际铁路|铁路|高铁|高速|线|走廊|大道|快速通道"
    r"|产业带|城际|轨道交通|合作带)"
)
_IN_LINE = compiled("[线(]")
"""What every `_LINE` holds, at most ten characters behind its first."""
_LINE = compiled(
    rf"(?:(?P<stem>{_HAN}{{2,5}}?){LINE_WORD}(?:(?<=[南北中]线)(?:高速公路|高速铁路|高速|高铁))?"
    rf"|(?P<spelled>(?:{_HAN}\({_HAN}{{1,3}}\)){{2,5}})(?!等|[两三四五六七八九十]条){_HAN}{{0,6}}?{_WORKS})"
    r"(?:[东西南北]?延伸(?:线)?(?:轨道交通线)?)?(?![上下索条路下性])"
)
"""A line named by letters (京九线), or by letters that brackets spell out (合(肥)六(安)铁路)."""
_LINK = compiled(
    rf"(?:至|—|-)(?:(?!的){_HAN}){{2,5}}?(?:(?:规划)?的?第[二三]条?(?:高速公路|高速|高铁|铁路)"
    r"|(?:高速公路|高速|铁路|公路)?(?:联络线|连接线|专用线|快线"
    rf"|线(?:延长线)?(?=[、,。;(]|{_HAN}{{2,3}}[东西南北]?站|项目|工程|建成|开工|通车|同步|可行性|可研|初步设计|前期|获批|获得|正式|全线|预计|力争)))(?![上下索条路下性])"
)
"""How a link goes on behind the place where it begins: 至乙湾联络线."""
_OF_ENDS = compiled(
    rf"(?:至|到){_HAN}{{2,4}}?(?P<of>的)(?:高速铁路|高铁|城际铁路|铁路|高速公路|高速路)"
    r"(?=是|为|将|全长|项目|正式|建成|开工|开通|通车|动工)"
)
"""How a line that is told by its ends goes on behind the first: 至乙湾的高铁是…."""
_SHORT = compiled(
    rf"(?<![至到—])(?P<letters>{_HAN}{{2,3}})(?:\({_HAN}\))?(?:第[二三])?(?:高速铁路|高铁|客运专线|(?:国家)?高速公路|(?:国家)?高速|城际铁路|铁路|快速通道)(?!{_HAN}{{2,3}}局)"
)
"""A line that two or three letters name, with any ending."""
_IN_SHORT = compiled("高速|高铁|铁路|客运专线|快速通道")
"""What every `_SHORT` holds, at most eight characters behind its first."""
_NUMBERED = compiled(
    r"(?:(?:地铁|轨道交通|轨交)?(?:[A-Za-z]?\d{1,2}|[一二三四五六七八九十]{1,2})号线)"
    r"(?:[东西南北]?延(?:伸|长)?(?:线|段)|[东西南北]?延伸|[一二三]期(?:工程)?|[东西南北]段)*"
)
_IN_NUMBERED = compiled("号线")
_NUMBERS_BEFORE = compiled(r"(?<!\d)(?:\d{1,2}(?:、|和|及))+$")
_NUMBER = compiled(r"\d{1,2}")
_IN_CHAIN = compiled("—")
_CHAIN = compiled(
    rf"{_HAN}{{2,4}}(?:—{_HAN}{{2,4}}){{2,12}}(?:的)?"
    r"((?:城际|城市|高速)?(?:铁路|公路|快速路)?(?:环线|通道|走廊|铁路|线))"
)
_ROUTE = compiled(
    r"(?:[GS]\d{1,4}[A-Z]?(?!\d|次|/\d)(?<!/)(?!(?:/[A-Z]\d{1,4}){1,3}次)(?:[\u4e00-\u9fff]{2}(?:线|路(?![段口面基网况]))|[新老东西南北]{1,3}环线|线|国道|省道)?|(?<!\d)(?:\d{3}国道|\d{2,3}省道)(?![标路])|"
    rf"(?:国道|省道){ROAD_NUMBER}"
    r"(?:线|(?=[,。;、在的和与及为是]|境内|全[长线]|[\u4e00-\u9fff]{2,6}(?:至|到|—)[\u4e00-\u9fff]{2,8}?段)))"
    rf"(?:(?:(?![和与及又也即等]|[两三四五六七八九]条){_HAN}){{2,6}}?(?P<way>高速公路|高速|公路))?"
    rf"(?P<ends>{_HAN}{{2,5}}(?:(?:至|—|到)(?:(?!等){_HAN}){{2,5}}?){{1,3}}(?:\([^()]{{1,8}}\))?(?:快速通道|高速公路|高速|一级公路|公路|快速路|(?<!段)改扩建"
    r"|(?P<stage>[一二三四]期(?:工程)?)|(?(way)(?<!段)|)(?=[、,。;]|等|和[GS国省])))?"
)
"""A road by its number, with what may follow: G30连霍高速, 207国道, G310线甲坪至乙湾快速通道."""
_NAMED_ROAD = compiled(
    rf"(?:国道|省道|县道)(?!国道|省道|县道|高速|干线|农村)(?:(?![和与及的等至到或为]){_HAN}){{2}}(?:\({_HAN}{{2,4}}\))?公路(?![网局部])"
)
"""A road by its rank and letters: 国道甲乙公路, 省道丙丁(戊坪)公路."""
_BY_NUMBER = compiled(r"(国道|省道)(\d{3})线?")
"""A road that is called 国道318线 and 318国道."""
_WAYS = "铁路|高速公路|高速|高铁|城际|公路|管道"
_TOLD = compiled(
    rf"(?:(?P<way>{_WAYS})(?:线路|线|项目|工程)?(?:分别|依次)(?:为|是|有):?"
    rf"|(?:(?<=[的条项个,。;:\n])|(?<=建设)|(?<=续建)|(?<=在建)|(?<=开工))(?P<kind>{_WAYS})(?:项目|工程)?"
    r"(?:还|共|主要|具体)*(?:有|包括|(?=:)):?)(?P<list>[^。\n]{6,400})"
)
"""How lines are told one after the other: 三条铁路分别为甲坪至乙湾、丙川到丁江."""
_TOLD_ENDS = compiled(
    r"(?:续建|新开工|新建|开工|建成|规划|在建|拟建|启动)?"
    r"(?P<line>(?:(?!的)[\u4e00-\u9fff]){2,5}(?:至|到|—)[\u4e00-\u9fff]{2,5}?(?=段?(?:\([^()]{1,8}\))?(?:[、,;。和]|$))段?(?:\([^()]{1,8}段\))?)"
)
_RAIL_CODE = compiled(r"(?:轨道交通|地铁|轨交|市域铁路|城轨)(?P<code>[A-Z]\d{1,2}线)")
"""A city line whose number looks like a road's."""
_CITY_CODE = compiled(r"S\d{1,2}线")
_BRANCH = compiled(r"(?:铁路)?支线(?![机飞航上下])")
_OF_A_ROAD = ("高速", "公路", "管道", "管线", "至", "—", "到")
MET = compiled(
    r"为(?:加快|进一步|尽快)?(?:构建|完善|打通|缓解|形成|优化)$|接[\u4e00-\u9fff]{2,3}(?:高速|高速公路|铁路|高铁)?$|,自$|(?:[与接跨和]|[东西南北]连|相交)(?:(?:规划|已建|在建|既有|现有|拟建|建成)[中成]?的?(?:[\u4e00-\u9fff]{2,3}[省市])?|[^,。;]{0,4}侧的)?$|侧的$|(?:沿|接回)(?:既有|现有|原有?|老)?的?$"
    r"|(?:起[自于]|(?:线路|全线|正线|项目|将)[自从]|[始源终止东西南北][自于至]|[东西南北]起|[起终止]点(?:位于|坐落于|地处|[为在])|[接引并]入|,至|(?<=[市县区东西南北])至|利用|引自)(?:既有|现有|(?:规划|在建|已建|拟建)的?|[^,。;、]{2,9}[市县区镇乡村]|[\u4e00-\u9fff]{2,3})?$"
)
"""What stands before a line that the one spoken of meets: 起自某地,与甲乙高速相接."""
MEETS = compiled(
    r"的?辅助通道|(?:的)?交通压力|(?![自从由起])[\u4e00-\u9fff]{1,5}站(?:引出|接轨|引入)"
    r"|(?:[\u4e00-\u9fff]{0,8}?(?:枢纽|互通|立交)[\u4e00-\u9fff]{0,3}?|[\u4e00-\u9fff]{1,6}段)(?:相接|相交|顺接|交叉)"
    r"|相接|相交|顺接|相连|相通|连接(?=[,。;、)线处]|$)|衔接|(?:[十丁T][字型形])?交[叉汇会]|对接"
)
"""What follows a line that another meets: 在甲坪与乙丙高速相接."""
_WAY = compiled(r"(?:高速)?铁路|高铁|城际")
_RING = compiled(r"[东西南北]{1,2}[一二三四]环(?=位于|全长|项目|建成|开工|动工|通车|建设)")
_FLOW = compiled(
    r"[\u4e00-\u9fff]气[东西南北][输送](?:[一二三四]线|[一二三四]期|[东中西]段)?(?:天然气)?(?:管道|管线)?(?:工程)?"
)
"""A trunk line for gas, by whence and whither it flows: 西气东输二线, 川气东送."""
_IDIOM = compiled(
    r"[东西南北]延线|点成线|连成线|连点成|串点|生命线|生产线|流水线|天际线|海岸线|起跑线|警戒线|中轴线|风景线|沿线|[纵横正]线"
)
_KIND_WORDS = (
    ("Railway", ("铁", "轨道", "城际", "线", "改造")),
    ("Expressway", ("高速",)),
    ("Road", ("大道", "通道")),
    ("IndustrialBelt", ("产业带", "走廊", "合作带")),
)
"""What a word in a line's name says of its kind; the first that is there decides."""


def find_lines(folded: str, where: Setting, places: Sequence[Mention] = ()) -> list[Mention]:
    """Find lines named by letters or numbers: 京九线, 焦柳二线, 7号线东延伸, 合(肥)六(安)铁路.

    `places` are mentions that a line's name may not begin within.

    >>> [m.name for m in find_lines("与京九线相连,建设19号线,一线工人", Setting())]
    ['19号线', '京九线']
    """
    inner = {i for m in places if m.end - m.start < 8 for i in range(m.start + 1, m.end)}
    numbered = finds_before(_NUMBERED, _IN_NUMBERED, 8, folded)
    found = [_numbered_line(folded, *m.span()) for m in numbered]
    found += [one for line in found for one in _numbered_before(folded, line.start)]
    found += _lettered_lines(folded, where, inner)
    routes = (match for match in finds(_ROUTE, folded) if len(match.group()) > 2)
    found += _by_codes(folded, [_route(match) for match in routes if not _is_aside(folded, match)])
    found += [*_branches(folded), *_rings(folded), *_told_in_turn(folded)]
    named = finds(_NAMED_ROAD, folded)
    found += [Mention(*m.span(), "Road", m.group(), finder="line") for m in named]
    flows = _FLOW.finditer(folded) if "气" in folded else ()
    found += [Mention(*m.span(), "Pipeline", m.group(), finder="line") for m in flows]
    for match in finds_before(_CHAIN, _IN_CHAIN, 4, folded):
        kind = "Railway" if "铁" in match[1] else "Corridor"
        begin = match.start() + _verb(match.group().partition("—")[0])
        found.append(Mention(begin, match.end(), kind, folded[begin : match.end()], finder="line"))
    found += _links(folded)
    for match in finds_before(_LINE, _IN_LINE, 10, folded):
        start = match.start() if match["spelled"] else _line_start(folded, match, where, inner)
        if start is not None and not _IDIOM.search(match.group()):
            start += folded[start - 1 : start + 1] in ("建成", "完成", "组成")
            name = folded[start : match.end()]
            found.append(Mention(start, match.end(), _kind(name), name, finder="line"))
    return found


def _numbered_line(folded: str, start: int, end: int) -> Mention:
    """A line by its number, with the city whose metro it is: 甲市地铁1号线."""
    metro = folded.startswith(("地铁", "轨"), start)
    metro = metro or (folded[start - 1 : start] == "市" and folded[start - 2 : start - 1] not in "我全本该")
    start = _first_end(folded, start) if metro else start
    return Mention(start, end, "Railway", folded[start:end], finder="line")


def _numbered_before(folded: str, start: int) -> Iterator[Mention]:
    """The lines whose numbers are listed before the number of the line at `start`: 地铁1、2号线."""
    listed = _NUMBERS_BEFORE.search(folded, max(0, start - 20), start)
    for number in _NUMBER.finditer(folded, listed.start(), start) if listed else ():
        yield Mention(*number.span(), "Railway", f"{number.group()}号线", finder="line")


def _links(folded: str) -> list[Mention]:
    """Lines between two places that are told by both: 甲坪至乙湾联络线, 甲坪至乙湾的高铁是…."""
    found = []
    for match in _LINK.finditer(folded) if "线" in folded or "第" in folded else ():
        start = _first_end(folded, match.start())
        if start < match.start():
            name = folded[start : match.end()]
            kind = _kind(name) if "第" in name else "Corridor"
            found.append(Mention(start, match.end(), kind, name, finder="line"))
    for match in _OF_ENDS.finditer(folded) if "的高" in folded or "铁路" in folded else ():
        start = _first_end(folded, match.start())
        if start < match.start():
            name = folded[start : match.start("of")] + folded[match.end("of") : match.end()]
            found.append(Mention(start, match.end(), _kind(name), name, finder="line"))
    return found


def _first_end(folded: str, end: int) -> int:
    """Give where the place begins that ends right before `end`; `end` where none does."""
    sizes = (n for n in (5, 4, 3, 2) if gazetteer().find(folded[end - n : end]))
    return end - next(sizes, 0)


def _kind(name: str) -> str:
    return next((kind for kind, signs in _KIND_WORDS if any(sign in name for sign in signs)), "Railway")


def _lettered_lines(folded: str, where: Setting, inner: set[int]) -> list[Mention]:
    """Lines of two or three letters, one a place that the article names: 弥蒙高铁 where it speaks of 弥勒."""
    found = []
    for match in finds_before(_SHORT, _IN_SHORT, 8, folded):
        end = match.end("letters")
        starts = (start for start in sorted({match.start(), end - 2}) if start not in inner)
        start = next((at for at in starts if _joins(folded[at : match.end()], end - at, where)), None)
        if start is not None:
            name = folded[start : match.end()]
            found.append(Mention(start, match.end(), _kind(name), name, finder="line"))
    return found


def _joins(name: str, size: int, where: Setting) -> bool:
    """Whether a line is named by letters of places, one of two or all of three named in the article."""
    letters = name[:size]
    if not line_letters().issuperset(letters) or is_word(letters) or gazetteer().find(letters):
        return False
    places = joined(name, where)
    told = sum(place.code in where.codes for place in places)
    return len(places) >= size and (is_trunk(letters) or told >= (1 if size < 3 else size))


def _by_codes(folded: str, routes: list[Mention]) -> list[Mention]:
    """Roads by their numbers, but city lines where the article calls them so: S1线 of 甲市轨道交通S1线."""
    coded = {m.name for m in routes if m.name.endswith("线")}
    rails = {m["code"]: m for m in _RAIL_CODE.finditer(folded)} if coded else {}
    city = any(word in folded for word in ("轨道交通", "地铁", "市域铁路")) if coded else False
    routes = [replace(m, type="Railway") if city and _CITY_CODE.fullmatch(m.name) else m for m in routes]
    return [_coded(folded, m, rails[m.name]) if m.name in rails else m for m in routes]


def _coded(folded: str, mention: Mention, rail: re.Match[str]) -> Mention:
    name = folded[_first_end(folded, rail.start()) : rail.end()]
    return replace(mention, type="Railway", name=name)


def _branches(folded: str) -> Iterator[Mention]:
    """Branches of railways called after the place they lead to: 延庆支线; a road's own are its sections."""
    for match in _BRANCH.finditer(folded) if "支线" in folded else ():
        start = _first_end(folded, match.start())
        if start < match.start() and not folded.endswith(_OF_A_ROAD, 0, start):
            yield Mention(start, match.end(), "Railway", folded[start : match.end()], finder="line")


def is_met(text: str, line: Mention) -> bool:
    """Whether a line is one that the line spoken of meets, begins at or leads into.

    >>> is_met("途经甲坪,与乙丙高速相接", Mention(6, 10, "Expressway", "乙丙高速"))
    True
    """
    return is_led_to(text, line.start) or MEETS.match(text, line.end) is not None


def is_led_to(text: str, start: int) -> bool:
    """Whether what stands here is told as where a line begins, ends or passes.

    >>> is_led_to("经甲坪,至乙湾枢纽", 5), is_led_to("建设乙湾枢纽", 2)
    (True, False)
    """
    return MET.search(text, max(0, start - 14), start) is not None


def is_hub_of_line(text: str, start: int, stem: str) -> bool:
    """Whether a hub is told by its line, or as an end of one: 京九铁路甲坪枢纽, but not 北京铁路枢纽.

    >>> is_hub_of_line("京九铁路甲坪枢纽", 0, "京九铁路甲坪"), is_hub_of_line("北京铁路枢纽", 0, "北京铁路")
    (True, False)
    """
    way = _WAY.search(stem)
    before = (stem[way.start() - n : way.start()] for n in (2, 3)) if way and way.start() > 1 else ()
    named = any(is_line_stem(name, "Railway") and not gazetteer().find(name) for name in before)
    return named or is_led_to(text, start)


def _told_in_turn(folded: str) -> Iterator[Mention]:
    """Lines that are told by their ends behind the word for them: 8条高速公路分别为:甲坪至乙湾段,…."""
    for told in finds(_TOLD, folded):
        for line in _TOLD_ENDS.finditer(folded, *told.span("list")):
            ends, way = line["line"], told["way"] or told["kind"]
            if tells_ends(ends.removesuffix("段")):
                name = ends if ends.endswith("段") else ends + way
                yield Mention(*line.span("line"), _kind(way), name, finder="line")


def _rings(folded: str) -> Iterator[Mention]:
    """Parts of a city's ring road that are spoken of as works: 太原北二环位于…, no address in one."""
    for match in _RING.finditer(folded) if "环" in folded else ():
        start = _first_end(folded, match.start())
        if start < match.start():
            yield Mention(start, match.end(), "Road", folded[start : match.end()], finder="line")


def _is_aside(folded: str, match: re.Match[str]) -> bool:
    """Whether brackets behind a line's name tell its number: 甲乙高速公路(G20)."""
    start, end = match.span()
    return folded[start - 1 : start] == "(" and folded[end : end + 1] == ")" and start > 1


def _verb(text: str) -> int:
    """The length of a verb that seems to begin the first place of a chain: 形成主城—长寿—….."""
    first = words(text)[0] if text else ""
    return len(first) if len(text) - len(first) >= 2 and first in word_list("verbs") else 0


def _route(match: re.Match[str]) -> Mention:
    kind = "Expressway" if "高速" in match.group() else "Road"
    trunk = _trunk_behind(match)
    if trunk:
        told = f"{match.group()}{trunk}"
        return Mention(match.start(), match.end() + len(trunk), "Expressway", f"{told}高速", finder="route")
    named = _BY_NUMBER.fullmatch(match.group())
    name = f"{named[2]}{named[1]}" if named else match.group().removesuffix(match["stage"] or "")
    return Mention(*match.span(), kind, name, finder="route")


def _trunk_behind(match: re.Match[str]) -> str:
    """The letters behind the number of an expressway whose kind is told later: 与G70福银、G22青兰高速."""
    if not (match.group()[0] == "G" and match.group()[1:].isdigit()):
        return ""
    behind = (match.string[match.end() : match.end() + size] for size in (3, 2))
    return next(filter(is_trunk, behind), "")


def _is_far(places: Sequence[Division], where: Setting) -> bool:
    """Whether letters mean towns that an article has nothing to do with, which speaks of others."""
    far = (p for p in places if p.level != "Province" and where.nearness(p) == 3)
    return bool(where.codes) and next(far, None) is not None


def _line_start(folded: str, match: re.Match[str], where: Setting, inner: set[int]) -> int | None:
    """Give the first position from which every letter of the stem is a place, None where there is none."""
    if match["stem"].removesuffix("铁路")[-1:] not in line_letters():
        return None
    for start in range(match.start(), match.end("stem") - 1):
        if start in inner:
            continue
        letters = folded[start : match.end("stem")].removesuffix("铁路")
        word = is_word(letters) and not is_trunk(letters)
        behind_line = folded.endswith(("高速公路", "高速"), 0, start)  # 甲乙高速公路丙丁复线
        if len(letters) < 2 or word or behind_line or folded[start - 1 : start] == "第":
            continue
        places = joined(folded[start : match.end()], where)
        if len(places) == len(letters) and (is_trunk(letters) or not _is_far(places, where)):
            return start
    return None
