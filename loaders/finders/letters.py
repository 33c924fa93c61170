"""What the letters in names of lines mean: 豫 → 河南, 京港澳 → 北京—香港—澳门. 线路名中的简称。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from loaders.finders.places import Setting
from loaders.segment import is_word
from ontology.places import LEVELS, Division, gazetteer
from ontology.words import table

_MOST_LETTERS = 4
_ACHIEVED = ("建成", "完成", "形成", "组成", "开通", "打通", "贯通", "联通")
"""Words that end in what is also a letter of a city: 成 of 成都, 通 of 南通."""


@cache
def place_letters() -> Mapping[str, tuple[str, ...]]:
    """Give the codes of the places that a letter usually means: 豫, 沪, 渝 and the well-known ones of cities.

    >>> place_letters()["豫"]
    ('410000',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for name in ("province_letters", "city_letters"):
        for sign, codes, *_ in table(name):
            found[sign] = (*found.get(sign, ()), *codes.split("|"))
    return found


@cache
def corridor_letters() -> frozenset[str]:
    """Give every letter that stands for a place in the names of lines and belts.

    >>> "豫" in corridor_letters(), "的" in corridor_letters()
    (True, False)
    """
    return frozenset(place_letters())


@cache
def _lettered() -> Mapping[tuple[str, str], tuple[Division, ...]]:
    """Today's cities and counties by the first character of their short names and their province."""
    found: dict[tuple[str, str], list[Division]] = defaultdict(list)
    for place in gazetteer().divisions:
        if place.current and place.level in ("City", "County") and not place.name.endswith("矿区"):
            found[place.short[:1], place.code[:2]].append(place)
    return {key: tuple(places) for key, places in found.items()}


@cache
def trunk_lines() -> Mapping[str, tuple[str, ...]]:
    """Give the codes of the places that well-known lines join, by the letters of their names.

    >>> trunk_lines()["焦柳"]
    ('410800', '450200')
    """
    return {letters: tuple(codes.split("|")) for letters, _, codes, *_ in table("corridors")}


@cache
def trunk_kinds() -> frozenset[tuple[str, str]]:
    """Give the letters of well-known lines, each with its class.

    >>> ("焦柳", "Railway") in trunk_kinds(), ("焦柳", "Expressway") in trunk_kinds()
    (True, False)
    """
    return frozenset((letters, kind) for letters, kind, *_ in table("corridors"))


@cache
def line_letters() -> frozenset[str]:
    """Give every character that can stand for a place in a line's name: a letter, a short name's first.

    >>> {"郑", "豫"} <= line_letters(), "们" in line_letters()
    (True, False)
    """
    firsts = (place.short[:1] for place in gazetteer().divisions)
    return frozenset((*firsts, *place_letters(), *"".join(trunk_lines())))


def is_lettered(text: str, most: int = 4) -> bool:
    """Tell whether a text is two letters of places or more, `most` of them at the most, and nothing else.

    >>> is_lettered("成贵"), is_lettered("张吉怀", 2), is_lettered("我们")
    (True, False, False)
    """
    return 2 <= len(text) <= most and line_letters().issuperset(text)


def lettered(folded: str, head: int) -> int:
    """Give where the two to four letters of cities begin that stand before `head`; `head` where none do.

    The last may be a word that begins no name otherwise: 内 of 内江.

    >>> lettered("推进绵遂内铁路建设", 5), lettered("推进市内铁路建设", 4), lettered("建成钦北铁路", 4)
    (2, 4, 2)
    """
    known = corridor_letters()
    start = head
    while start and head - start < _MOST_LETTERS and folded[start - 1] in known:
        start -= 1
    if head - start > 2 and folded[start - 1 : start + 1] in _ACHIEVED:
        start += 1
    letters = folded[start:head]
    return start if head - start > 1 and (is_trunk(letters) or not is_word(letters)) else head


def is_trunk(stem: str) -> bool:
    """Whether these are the letters of a well-known line.

    >>> is_trunk("京港澳"), is_trunk("港澳")
    (True, False)
    """
    return stem in trunk_lines()


def divisions(codes: Iterable[str]) -> list[Division]:
    """Give the places of these codes, in order; a code that no list has is passed over.

    >>> [place.name for place in divisions(["410300", "999999"])]
    ['洛阳市']
    """
    return [place for code in codes if (place := gazetteer().get(code)) is not None]


def letter(sign: str, where: Setting, near: Sequence[str] = ()) -> Division | None:
    """Give the place that one letter of a line's name means: one nearby, of the article's, or the usual one.

    `near` are codes the same sentence names. A city comes before a county, the article's before the usual
    one; a letter that nothing in the article witnesses is believed only where it usually means one place.

    >>> letter("洛", Setting("", ("410300", "410324"))).name, letter("沪", Setting()).name
    ('洛阳市', '上海市')
    """
    known = place_letters().get(sign, ())
    for codes in (near, where.codes):
        here = (p for p in divisions(codes) if p.level != "Township")
        fits = [p for p in here if p.code in known or (p.short[:1] == sign and p.level != "Province")]
        if fits:
            return min(fits, key=lambda p: LEVELS.index(p.level))
    usual = divisions(known)
    provinces = tuple(dict.fromkeys(code[:2] for code in where.codes))
    own = [p for p in usual if p.code in where.codes] or [p for p in usual if p.code[:2] in provinces]
    if own:
        return min(own, key=lambda p: provinces.index(p.code[:2]))
    likely = usual[0] if len(usual) == 1 or (usual and not where.codes) else None
    theirs = _of_provinces(sign, provinces)
    near_one = theirs[0] if len(theirs) == 1 else None
    if near_one is not None and near_one.name.endswith("区") and usual and usual[0].level == "Province":
        return usual[0]  # 云贵: 云 is no 云溪区
    doubtful = len(_lettered().get((sign, provinces[0]), ())) > 1 if provinces else False
    doubtful = doubtful or (bool(theirs) and likely is not None and likely.level != "Province")
    return near_one or (None if doubtful else likely)


def _of_provinces(sign: str, provinces: Iterable[str]) -> list[Division]:
    """Give the cities of these provinces whose names begin so, else the counties."""
    own = [place for province in provinces for place in _lettered().get((sign, province), ())]
    return [p for p in own if p.level == "City"] or own
