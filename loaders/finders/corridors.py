"""Lines and belts, and the places their names join: 洛济焦产业带 → 洛阳, 济源, 焦作. 通道及其连接的地方。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.finders.places import Setting, scan
from loaders.mention import Mention
from loaders.segment import is_word, words
from ontology import load
from ontology.places import Division, gazetteer
from ontology.words import table

_LINE = re.compile(
    r"(?:(?P<stem>[\u4e00-\u9fff]{2,5}?)(?:铁路)?(?:新线|二线|三线|复线|联络线|支线|环线|专线|线)|"
    r"(?P<spelled>(?:[\u4e00-\u9fff]\([\u4e00-\u9fff]{1,3}\)){2,5})"
    r"[\u4e00-\u9fff]{0,6}?(?:改造项目|高速铁路|高速公路|城际铁路|铁路|高铁|高速|线|走廊|大道|快速通道|"
    r"产业带|城际|轨道交通|合作带))(?P<section>[东西南北]?延伸(?:线)?(?:轨道交通线)?)?(?![上下索条路下性])"
)
_NUMBERED = re.compile(
    r"(?:(?:地铁|轨道交通|轨交)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线)(?:[东西南北]?延伸(?:线|段)?|"
    r"[一二三]期|[东西南北]段)*"
)
_CHAIN = re.compile(
    r"[\u4e00-\u9fff]{2,4}(?:—[\u4e00-\u9fff]{2,4}){2,}(?:的)?((?:城际|城市|高速)?(?:铁路|公路|"
    r"快速路)?(?:环线|通道|走廊|铁路|线))"
)
_THROUGH = re.compile(r"至|到|—|-|经|、|和|与")
_NOISE = re.compile(
    r"(?:高质量|一体化|现代化|国际|国家|生态|文化|旅游|历史|高端|新型|新能源|先进|绿色|科技|创新|产业|智能|"
    r"数字|协同|融合|合作|发展|经济|城市|城际|市域|市郊|郊|"
    r"客运|货运|高速|快速|铁路|公路|都市圈|等|段|[一二三四五]期|新|[\d()A-Z“”]+)+"
)
_BEFORE = re.compile(r"^(?:沿|环|老|新|大|跨)+(?=[\u4e00-\u9fff]{2})")
_SPELLED = re.compile(r"([\u4e00-\u9fff])\(([\u4e00-\u9fff]{1,3})\)")


_KIND_WORDS = (
    ("Railway", ("铁", "轨道", "城际", "线", "改造")), ("Expressway", ("高速",)), ("Road", ("大道", "通道")), ("IndustrialBelt", ("产业带", "走廊", "合作带")),
)  # fmt: skip


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    """Which places a letter of a corridor's name usually means: 豫, 沪, 渝 and the well-known ones of cities."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ("province_letters", "city_letters"):
        for letter, codes, *_ in table(name):
            found[letter] = (*found.get(letter, ()), *codes.split("|"))
    return found


def letter(sign: str, where: Setting, near: Sequence[str] = ()) -> Division | None:
    """Give the place that one letter of a corridor's name means: of those nearby, of the article's, or the usual one.

    `near` are codes the same sentence names. A city comes before a county, the article's before the usual one; a letter
    that nothing in the article witnesses is believed only where it usually means one place alone.

    >>> letter("洛", Setting("", ("410300", "410324"))).name, letter("沪", Setting()).name
    ('洛阳市', '上海市')
    """
    places = gazetteer()
    for codes in (near, where.codes):
        fits = [
            p
            for code in codes
            if (p := places.get(code)) is not None and p.level != "Township" and p.short[:1] == sign
        ]
        if fits:
            return min(fits, key=lambda p: ("Province", "City", "County").index(p.level))
    usual = [p for code in _letters().get(sign, ()) if (p := places.get(code)) is not None]
    provinces = {code[:2] for code in where.codes}
    own = [p for p in usual if p.code in where.codes] or [p for p in usual if p.code[:2] in provinces]
    if own:
        return own[0]
    county = _of_province(sign, provinces)
    if county is not None or len(usual) == 1:
        return county or usual[0]
    return usual[0] if usual and not where.codes else None


def _of_province(sign: str, provinces: set[str]) -> Division | None:
    own = [
        p
        for p in gazetteer().divisions
        if p.current and p.short[:1] == sign and p.code[:2] in provinces and p.level in ("City", "County")
    ]
    cities = [p for p in own if p.level == "City"] or own
    return cities[0] if len(cities) == 1 else None


@cache
def corridor_letters() -> frozenset[str]:
    """Give every letter that stands for a place in the names of lines and belts."""
    return frozenset(_letters())


@cache
def _regions() -> frozenset[str]:
    return frozenset(form for name, others, *_ in table("regions") for form in (name, *others.split("|")))


@cache
def _trunk_lines() -> dict[str, tuple[str, ...]]:
    return {letters: tuple(codes.split("|")) for letters, _, codes, *_ in table("corridors")}


def _named(piece: str, where: Setting) -> list[Division]:
    """The places spelled out in a piece of a corridor's name; here a short form needs no other witness."""
    found = []
    for _, form in scan(piece):
        places = gazetteer().find(form)
        best = min(places, key=lambda p: (where.nearness(p), not p.current), default=None)
        if best is not None and not (
            best.ambiguous and form != best.name and where.nearness(best) > 2 and where.codes
        ):
            found.append(best)
    return found


def joined(name: str, where: Setting, near: Sequence[str] = ()) -> tuple[Division, ...]:
    """Give the places a corridor's name joins, in order; () where a part of it cannot be told.

    >>> where = Setting("", ("410000", "410300", "419001", "410800"))
    >>> [p.name for p in joined("洛济焦高端石化产业带", where)], [p.name for p in joined("郑州至新安高速", where)]
    (['洛阳市', '济源市', '焦作市'], ['郑州市', '新安县'])
    """
    spelled = _SPELLED.findall(name)
    if spelled:
        whole = [_named(a + b, where) for a, b in spelled]
        return tuple(places[0] for places in whole if places)
    stem = _stem(name)
    pieces = [p for p in _THROUGH.split(stem) if p]
    found: list[Division] = []
    for piece in pieces:
        named = _named(piece, where)
        rest = piece
        for _, form in scan(piece):
            rest = rest.replace(form, "", 1)
        found += named or _by_letters(rest, where, near, alone=len(pieces) == 1)
    return tuple(dict.fromkeys(found))


def _by_letters(text: str, where: Setting, near: Sequence[str], alone: bool) -> list[Division]:
    signs = _BEFORE.sub("", text)
    if set(signs) <= set("东西南北中华高大") or (alone and len(signs) < 2) or signs in _regions():
        return []
    for size in range(min(5, len(signs)), 1 if alone else 0, -1):
        rest = _NOISE.sub("", signs[size:])
        head = signs[:size]
        if head in _trunk_lines():
            return [p for code in _trunk_lines()[head] if (p := gazetteer().get(code)) is not None]
        if rest and not all(len(word) > 1 for word in words(rest)):
            continue
        if rest and (is_word(head) or any(is_word(signs[size - 1 : size + n]) for n in (1, 2))):
            continue
        places = [letter(sign, where, near) for sign in head]
        if all(places):
            return [p for p in places if p is not None]
    return []


def _stem(name: str) -> str:
    suffixes = sorted(
        {s for c in load().classes.values() if load().top(c.name) == "Corridor" for s in c.suffixes},
        key=len,
        reverse=True,
    )
    for suffix in suffixes:
        at = name.find(suffix)
        if at > 0:
            return name[:at]
    return re.sub(r"(?:铁路)?(?:新线|二线|三线|复线|联络线|支线|环线|专线|线)$", "", name)


def find_lines(folded: str, where: Setting, places: Sequence[Mention] = ()) -> list[Mention]:
    """Find lines named by letters or numbers: 兰渝线, 渝怀二线, 13号线东延伸, 黔(江)张(家界)常(德)铁路.

    >>> [m.name for m in find_lines("与兰渝线相连,建设19号线,一线工人", Setting())]
    ['19号线', '兰渝线']
    """
    found = [
        Mention(m.start(), m.end(), "Railway", m.group(), finder="line") for m in _NUMBERED.finditer(folded)
    ]
    found += [
        Mention(m.start(), m.end(), "Railway" if "铁" in m[1] else "Corridor", m.group(), finder="line")
        for m in _CHAIN.finditer(folded)
    ]
    for match in _LINE.finditer(folded):
        stem = match["stem"]
        closed = (
            {i for m in places if m.end - m.start < 8 for i in range(m.start + 1, m.end)} if stem else set()
        )
        for start in range(match.start(), match.end("stem") - 1) if stem else (match.start(),):
            name = folded[start : match.end()]
            if start in closed:
                continue
            if (
                match["spelled"]
                or len(joined(name, where))
                == len(folded[start : match.end("stem")].removesuffix("铁路"))
                >= 2
            ):
                kind = next((k for k, words in _KIND_WORDS if any(w in name for w in words)), "Railway")
                found.append(Mention(start, match.end(), kind, name, finder="line"))
                break
    return found


_BEHIND = re.compile(
    r"\(([^()]{2,20}?(?:至|—|-)[^()]{2,12})\)|(?P<section>(?![和与及、])[^,。;()段的]{2,10}(?:至|—|"
    r"经)[^,。;()段的]{2,12}段)"
)


def with_ends(mention: Mention, where: Setting, near: Sequence[str] = (), behind: str = "") -> Mention:
    """Give a corridor with the places it joins as its parts: what stands in brackets or as a section behind it, else its name's.

    A trunk line that the article names in passing, none of its ends being spoken of, keeps them to itself.

    >>> road = Mention(0, 4, "Expressway", "泸石高速")
    >>> [p.name for p in with_ends(road, Setting(), (), "(泸定至石棉)全长96公里").parts]
    ['泸定县', '石棉县']
    """
    if load().is_a(mention.type, "EcologicalCorridor"):
        return mention
    stretch = _BEHIND.match(behind)
    places = (
        joined(stretch[1] or stretch["section"], where, near)
        if stretch
        else joined(mention.name, where, near)
    )
    if not stretch and not any(where.nearness(p) < 3 for p in places):
        places = ()
    return replace(
        mention,
        parts=tuple(
            Mention(mention.start, mention.start, p.level, p.name, p.code, finder="letter") for p in places
        ),
    )
