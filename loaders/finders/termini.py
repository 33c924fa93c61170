"""Lines with the places they join, told in the name, in brackets or behind it. 线路及其连接的地方。"""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.expressions import compiled
from loaders.finders.corridors import (
    AHEAD,
    HAN,
    SIDE,
    SPELLED,
    behind_province,
    joined,
    line_endings,
    named_places,
    regions,
    stem_of,
)
from loaders.finders.ends import FROM_TO, NO_END, TO, township_of
from loaders.finders.letters import corridor_letters, is_lettered, trunk_lines
from loaders.finders.places import Setting
from loaders.mention import Mention
from loaders.segment import is_word
from ontology import load
from ontology.places import Division, gazetteer, township

_BEHIND = compiled(
    r"\(([^()]{2,20}?(?:至|—|-)[^()]{2,12})\)"
    r"|(?:新建|增建|在建)?(?P<section>(?![和与及、]|项目|工程|新建|增建|在建)[^,。;()段的\d]{2,10}(?:\([^()]{1,6}\))?(?:至|—|经)[^,。;()段的\d]{2,10}(?:(?:\([^()]{1,6}界\))?(?:段|支线)|(?=\d{3,4}吨级)))"
)
"""The ends or the section that follow a line's name: (泸定至石棉), 泸定至石棉段."""
_END = compiled(rf"{HAN}{{2,4}}")
_NEAR_AREAS = 8
"""So many of the article's places are asked for a township at a line's end."""
_AROUND = compiled(r"\([^()]*\)|段$|[一二三四]级$")
"""What stands in a line's name beside its ends: 甲坪至乙湾(丙界)一级公路."""
_STATION = compiled(r"(?<=[\u4e00-\u9fff]{2})[东西南北]?站$")
_QUOTED = compiled(rf"“({HAN}{{2,4}})”(?={HAN})")
"""The letters of a line in marks: “甲乙”高速公路."""
_BRANCH = compiled(rf"(?:铁路|高速|高速公路)({HAN}{{2,4}})(?:支线|连接线|联络线)$")
"""A branch that is called after its line and where it leads to: 甲乙铁路丙川支线."""
_ENDS_INSIDE = compiled(rf"^({HAN}{{2,4}})\(({HAN}{{2,8}}(?:(?:至|到|—|-){HAN}{{2,8}})+)\)(?={HAN}{{2}})")
"""Ends that stand within a line's name: 甲乙(某省甲坪至某省乙湾)铁路."""
_SECTION_INSIDE = compiled(rf"\(({HAN}{{2,4}})段\)(?={HAN}{{2}}|$)")
"""The section of which a name tells in brackets: 甲坪至乙湾(丙川段)高速."""
_ZONES = {"130638": "雄安新区"}
"""Zones that the letters of lines mean, by the county that stands for them in the tables."""
_COUNTED = compiled(
    r"[两三四五六七八九十\d]个?[省市县区地](?:\([市区县旗]\))?(?:通?(?:高速|高铁|铁路)|(?:大|重要)?通道)|[市县区地]通(?:高速|高铁|铁路)|^[\u4e00-\u9fff]{2,3}省高速"
    r"|[这该本]条|[\u4e00-\u9fff]间(?:的|快速|便捷|连接)"
)
"""What names no line but counts the places of one: 甲、乙两省铁路通道, 甲、乙3县通高速."""
_ON_ANOTHER = compiled(
    rf"^(?:{HAN}{{2,8}}?[经接沿]|{HAN}{{2,12}}?至{HAN}{{2,4}}[市县区])(?=(?:[GS]\d+)?({HAN}{{2,3}}?)(?:高速|铁路|高铁))"
    rf"|^{HAN}{{2,8}}?(?:(?:运河|航道|高速|铁路|高铁)[经接沿]|[市县区镇乡村]接)(?={HAN}{{4}})"
)
"""What stands before a known line that another one meets or follows: 甲坪经京九铁路."""
_SAID_AROUND = compiled(
    r"^[东西南北][连接](?=[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]\()|^[\u4e00-\u9fff]{2,4}枢纽(?=[\u4e00-\u9fff]{4})"
    r"|^(?![\u4e00-\u9fff]{0,6}(?:轨道|地铁|市域|轨交))[\u4e00-\u9fff]{1,8}?(?=[GS]\d{1,4}(?:线|国道|省道)$)"
    r"|^(?:(?![至到经])[\u4e00-\u9fff()]){0,10}?(?:加密线|联络线|并行线|横线|纵线)(?=[\u4e00-\u9fff]{2,8}(?:至|到|—|经))"
    r"|^(?:(?![至到])[\u4e00-\u9fff()]){2,14}?(?:通道|大动脉|干线)(?:(?:骨干|重点|标志性|先导|控制性)?(?:工程|项目))?(?=[\u4e00-\u9fff]{2,})"
    r"|(?<=[)段])[两三四五六七八九十]条(?=高|铁|公)"
)
"""What a text says of a line within what looks like its name: 北接甲乙铁路, 甲乙(丙段)三条铁路."""


def with_ends(mention: Mention, where: Setting, near: tuple[str, ...] = (), behind: str = "") -> Mention:
    """Give a corridor with the places it joins as its parts.

    They stand in brackets or as a section behind it (`behind` is the text that follows), else in its name. A
    trunk line that the article names in passing, none of its ends being spoken of, keeps them to itself.

    >>> road = Mention(0, 4, "Expressway", "泸石高速")
    >>> [p.name for p in with_ends(road, Setting(), (), "(泸定至石棉)全长96公里").parts]
    ['泸定县', '石棉县']
    """
    quoted = _QUOTED.match(mention.name)
    if quoted and is_lettered(quoted[1]):
        mention = replace(mention, name=quoted[1] + mention.name[quoted.end() :])
    avenue = mention.name.endswith("大道") and not _joins_cities(mention.name, where)
    unread = "“" in mention.name or avenue or _COUNTED.search(mention.name)
    if unread or load().is_a(mention.type, "EcologicalCorridor"):
        return mention
    mention = _without_neighbours(mention)
    part = _SECTION_INSIDE.search(mention.name)
    if part:
        mention = replace(mention, name=mention.name[: part.start()] + mention.name[part.end() :])
    inside = _ENDS_INSIDE.match(mention.name)
    if inside:
        mention = replace(mention, name=inside[1] + mention.name[inside.end() :])
    stretch = _BEHIND.match(behind)
    section = _section(stretch) if stretch else ""
    branch = _BRANCH.search(mention.name)
    section = branch[1] if branch else section
    ends = _parts(inside[2] if inside else mention.name, mention.start, where, near)
    told = section or inside or SPELLED.search(mention.name) or FROM_TO.search(mention.name)
    if not told and not any(not p.key or where.nearness(_division(p)) < 3 for p in ends):
        ends = ()
    stem = stem_of(mention.name)
    stations = stretch is not None and "站" in (stretch[1] or "") and len(stem) < 4
    spelled = not section or inside or SPELLED.search(mention.name) or (TO.search(stem) and not branch)
    spelled_out = bool(spelled) or (stations and stem not in trunk_lines())
    section = part[1] if part else section
    parts = dict.fromkeys((*_parts(section, mention.start, where, near), *(ends if spelled_out else ())))
    return replace(mention, parts=tuple(parts))


def _section(stretch: re.Match[str]) -> str:
    """Give the ends or the section that follow a line's name, without the word for it: 泸定至石棉."""
    return stretch[1] or SIDE.sub("", stretch["section"].removesuffix("段").removesuffix("支线"))


def _without_neighbours(mention: Mention) -> Mention:
    """Give a line without what stands before its name: the line it meets, what is said of it, a province."""
    if len(mention.name) != mention.end - mention.start:
        return mention  # called for short here
    another = _ON_ANOTHER.match(mention.name)
    if another and (another[1] is None or another[1] in trunk_lines()):
        mention = replace(mention, start=mention.start + another.end(), name=mention.name[another.end() :])
    said = _SAID_AROUND.search(mention.name)
    own = mention.name[: said.start()] + mention.name[said.end() :] if said else ""
    if said and own not in line_endings():
        mention = replace(mention, start=mention.start + said.end() * (not said.start()), name=own)
    if _clings(mention.name):
        mention = replace(mention, start=mention.start + 1, name=mention.name[1:])
    size = _of_province(mention.name)
    return replace(mention, start=mention.start + size, name=mention.name[size:])


def _clings(name: str) -> bool:
    """Whether the first character is of the words before a line: 与甲坪至乙湾高速, 建 + 成成渝高铁."""
    ends = TO.split(stem_of(name)[1:])
    told = len(ends) > 1 and bool(gazetteer().find(ends[0]))
    return name.startswith(("成成", "着")) or (
        name[0] in "自至接与沿和" and (told or ends[0] in trunk_lines())
    )


def _joins_cities(name: str, where: Setting) -> bool:
    """Whether an avenue is named after two cities that the article speaks of: 沈抚大道."""
    stem = name.removesuffix("大道")
    places = joined(name, where) if len(stem) == 2 and not is_word(stem) else ()
    return len(places) == 2 and all(place.code in where.codes for place in places)


def _division(part: Mention) -> Division:
    found = gazetteer().get(part.key[:6])
    return found if found is not None else gazetteer().divisions[0]


def _parts(name: str, at: int, where: Setting, near: tuple[str, ...]) -> tuple[Mention, ...]:
    """The places of a name as mentions without extent; an end that no list has is a place all the same."""
    if not name:
        return ()
    listed = [_end(p, name, at) for p in joined(name, where, near)]
    pieces = TO.split(_AROUND.sub("", stem_of(name)))
    if len(pieces) < 2:
        return tuple(listed)
    bare = (behind_province(_STATION.sub("", AHEAD.sub("", piece))) for piece in pieces)
    towns = (
        piece if not named_places(piece, where, at_end=True) else _behind_county(piece) for piece in bare
    )
    return (*listed, *(unlisted(town, at, where) for town in towns if _is_end(town)))


def _behind_county(piece: str) -> str:
    """The town at an end of a line that is told with its county: 乙湾 of 甲县乙湾, "" for none."""
    size = next((n for n in (4, 3, 2) if any(p.level == "County" for p in gazetteer().find(piece[:n]))), 0)
    return piece[size:] if size and township_of(piece[size:].removesuffix("镇")) else ""


def _of_province(name: str) -> int:
    """How long the province is that stands before the letters of a line: 青海花久高速."""
    stem = stem_of(name)
    size = next((n for n in (3, 2) if any(p.level == "Province" for p in gazetteer().find(stem[:n]))), 0)
    letters = stem[size:]
    place = bool(gazetteer().find(letters))
    lettered = is_lettered(letters, 3) and (letters in trunk_lines() or place or not is_word(letters))
    above = {p.code for p in gazetteer().find(stem[:size])}
    inside = any(gazetteer().within(p.code, code) for p in gazetteer().find(letters) for code in above)
    return size if lettered and not inside else 0


def _end(place: Division, name: str, at: int) -> Mention:
    """Give a place of a line's name as a mention; a letter that means a zone, as that: 雄 of 京雄."""
    zone = _ZONES.get(place.code)
    if zone is None or place.name in name:
        return Mention(at, at, place.level, place.name, place.code, finder="letter")
    return Mention(at, at, "FunctionalZone", zone, finder="letter")


def _is_end(piece: str) -> bool:
    """Whether a piece may be a place that no list has: a short name, no common word."""
    letters = len(piece) == 2 and corridor_letters().issuperset(piece)
    word = (letters or is_word(piece)) and not township_of(piece)
    return _END.fullmatch(piece) is not None and not (word or piece in regions() or NO_END.search(piece))


def unlisted(piece: str, at: int, where: Setting) -> Mention:
    """Give a place that no list has: a township by its short name in the article's own areas, else no more.

    >>> unlisted("胜芳", 0, Setting("", ("131000",))).type, unlisted("甲坪", 0, Setting()).type
    ('Township', 'Place')
    """
    near = tuple(code for code in where.codes if code[2:4] != "00")[:_NEAR_AREAS]
    names = township_of(piece) or ((piece,) if piece.endswith(("镇", "乡", "街道")) else ())
    hits = [place for name in names for place in township(name, near)] if near else []
    if len(hits) == 1:
        return Mention(at, at, "Township", piece, hits[0].code, finder="letter")
    return Mention(at, at, "Place", piece, finder="letter")
