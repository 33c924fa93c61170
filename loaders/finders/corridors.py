"""Lines and belts, and the places their names join: 郑汴许产业带 → 郑州, 开封, 许昌. 通道及其连接的地方。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

from loaders.expressions import compiled
from loaders.finders.chance import is_of_another_word
from loaders.finders.ends import FROM_TO, TO, tells_ends, township_of
from loaders.finders.letters import (
    corridor_letters,
    divisions,
    is_lettered,
    letter,
    line_letters,
    place_letters,
    trunk_kinds,
    trunk_lines,
)
from loaders.finders.places import MUNICIPALITIES, NEVER_ALONE, Setting, scan
from loaders.mention import top
from loaders.segment import is_word, words
from ontology import load
from ontology.places import Division, gazetteer
from ontology.words import table

HAN = r"[\u4e00-\u9fff]"
LINE_WORD = (
    r"(?:铁路)?(?:新线|三四线|一二线|[南北中]线|二线|三线|复线|联络线|连接线|支线|环线|专线|(?<!航)线)"
)
"""How the name of a line ends that is named by letters."""
_EXTENDED = compiled(rf"(?:线?延[长伸]线|{LINE_WORD})$")
_MIDDLE = compiled(
    r"(?<=[\u4e00-\u9fff]{2})(?:[南北中双单复]线|三四线|沿江|普速|扩能|±?\d{2,4}(?:千伏|kV|KV))$"
)
"""What stands between the ends or letters of a line and its ending: 成渝中线高铁, 甲坪±800千伏特高压."""
_RIVER = compiled(r"^(?:[\u4e00-\u9fff]{1,3}[江河湖]|齐鲁|燕赵|荆楚|巴蜀|八桂|中原|关中|湖湘|三晋)")
"""Stems that name a river or a region: their characters are no letters of places."""
ROAD_NUMBER = r"(?:[GS]?\d{3}|[一二三四五六七八九〇零0]{3})"
"""The number of a road behind its kind: 国道G310, 省道二〇三."""
AHEAD = compiled(rf"^(?:[GS]?\d{{1,4}}线?|(?:国道|省道){ROAD_NUMBER}线?)")
_THROUGH = compiled(r"至|到|—|-|经(?![济开贸营理])|、|(?<![至到—经])和(?=[\u4e00-\u9fff])|与")
_NOISE = compiled(
    r"(?:内河|航运|水运|陆海|综合|立体|交通|高质量|一体化|现代化|国际|国家|生态|文化|旅游|历史|高端|工业|走廊|同城化|新型|新能源|先进|绿色|科技|创新|产业|智能"
    r"|数字|协同|融合|合作|发展|经济|城市|城际|市域|市郊|郊|客运|货运|高速|快速|铁路|公路|都市圈|等|段"
    r"|[一二三四五]期|新|[\d()A-Z“”]+)+"
)
_BEFORE = compiled(rf"^(?:沿|环|老|新|大|跨)+(?={HAN}{{2}})")
_OF_TRADE = compiled(r"(?:文化|旅游|文旅|生态|科技|民俗)+$")
"""What a belt is for, at the end of its stem: 藏文化产业走廊 has the letters of no place."""
_WATERS = ("运河", "航道", "水道")
"""What a railway of the same letters tells nothing of: 湘桂运河 is no part of 湘桂铁路."""
SPELLED = compiled(rf"({HAN})\(({HAN}{{1,3}})\)")
_SIGNS = compiled(rf"({HAN})(?:\(({HAN}{{1,3}})\))?")
"""A letter of a line's name, with what spells it out."""
SIDE = compiled(r"\([^()]{1,7}[界境段]\)")
"""Whose border or part is meant: 甲坪(丙丁界)至乙湾."""
_BRACKETED = compiled(rf"\(({HAN})\)")
"""A letter in brackets that is one of the line's own: 昌厦(福)高铁."""
_HOMES = 3
"""The first of an article's places are its home's county, city and province, or those it names most."""
_ABROAD = compiled(r"中[缅哈俄老蒙越欧亚吉尼巴朝韩泰]")
"""Letters of this country and another."""
_PARTS = frozenset("东西南北新老大小")
"""What may stand before a district's short name; behind any other sign it is no district: 炉红山."""
_OTHER_PLACE = frozenset("庙河湖岭店桥沟坪坝屯寨")
"""What makes the name of a village of that of a city before it."""
_NO_LETTERS = frozenset("东西南北中华高大")
_ANY_RIVER = ("内河", "江河", "江湖", "大江", "大河", "界河", "运河")
_BELTS = ("带", "走廊", "廊道")
_SIGNED = "".join(sign for sign, *_ in table("province_letters"))
_OF_SIDE = compiled(rf"^[{_SIGNED}](?:东南|东北|西南|西北|[东西南北中])(?![至到—-])")
"""A side of a province, of which a belt is: 豫西临港产业带."""


@cache
def regions() -> frozenset[str]:
    """Give the regions' names, which are none of the places of a line: 长三角, 川渝."""
    return frozenset(
        form
        for name, others, kind in table("regions")
        if kind != "city-cluster"
        for form in (name, *others.split("|"))
    )


@cache
def _of_regions() -> frozenset[str]:
    """What regions begin with that districts are called by too: 江汉 of 江汉平原."""
    return frozenset(region[:2] for region in regions() if region.endswith(("平原", "盆地", "流域", "高原")))


def _is_region(signs: str) -> bool:
    """Whether a line is named after a region, not the places of its letters: 川渝, but not 厦漳泉."""
    return signs in regions() and not (len(signs) > 2 and line_letters().issuperset(signs))


def is_line_stem(stem: str, kind: str) -> bool:
    """Whether this before an ending of the class names a line: by its ends, letters, or as a well-known one.

    >>> is_line_stem("郑汴", "Railway"), is_line_stem("沿江", "Railway"), is_line_stem("沿江", "Road")
    (True, True, False)
    >>> is_line_stem("绿林至洈水", "Expressway"), is_line_stem("市区至机场", "Expressway")
    (True, False)
    >>> is_line_stem("乙湾疏港", "Railway")
    True
    """
    stem = _MIDDLE.sub("", stem)
    lettered = 2 <= len(stem) <= 4 and corridor_letters().issuperset(stem)
    river = kind == "Waterway" and stem[1:].endswith(("江", "河", "湖")) and stem not in _ANY_RIVER
    to_port = kind == "Railway" and len(stem) >= 4 and stem.endswith("疏港")
    return lettered or river or to_port or (stem, kind) in trunk_kinds() or tells_ends(stem)


@cache
def line_endings() -> tuple[str, ...]:
    """The declared endings of corridors, the longest first."""
    kinds = (kind for kind in load().classes.values() if top(kind.name) == "Corridor")
    return tuple(sorted({s for kind in kinds for s in kind.suffixes}, key=lambda s: (-len(s), s)))


@lru_cache(maxsize=4096)
def joined(name: str, where: Setting, near: tuple[str, ...] = ()) -> tuple[Division, ...]:
    """Give the places a corridor's name joins, in order; () where a part of it cannot be told.

    >>> where = Setting("", ("410000", "410100", "410200", "411000"))
    >>> [place.name for place in joined("郑汴许高端装备产业带", where)]
    ['郑州市', '开封市', '许昌市']
    >>> [place.name for place in joined("郑州至鄢陵高速", where)]
    ['郑州市', '鄢陵县']
    """
    trunk = trunk_lines().get(stem_of(name))
    bare = next((name.partition(word)[0] for word in ("疏港", "快线") if word in name), "")
    nameless = is_lettered(bare) and not gazetteer().find(bare)
    if (trunk is not None and "沿" in stem_of(name)) or nameless:
        return ()  # 沿江高铁 names no city, 甲坪疏港铁路 a port; 甲乙快线 may join quarters
    if trunk is not None and name.endswith(_WATERS):
        return tuple(place for place in (letter(sign, where, near) for sign in stem_of(name)) if place)
    if trunk is not None:
        return tuple(divisions(trunk))
    name = SIDE.sub("", _OF_SIDE.sub("", name) if name.endswith(_BELTS) else name)
    spelled = SPELLED.findall(name)
    if spelled:
        spelt = _spelled_out(name, where, near)
        if spelt:
            return spelt
        name = _BRACKETED.sub(r"\1", name)
    pieces = [piece for piece in _THROUGH.split(stem_of(name)) if piece]
    several = len(pieces) > 1
    pieces = [behind_province(piece) for piece in pieces] if several else pieces
    found: list[Division] = []
    for piece in pieces:
        named = named_places(piece, where, at_end=several)
        if several and len(piece) > 1 and (piece in regions() or not named):
            continue
        rest = piece
        for _, form in scan(piece):
            rest = rest.replace(form, "", 1)
        found += named or _by_letters(rest, where, near, alone=not several)
    return tuple(dict.fromkeys(found))


def _spelled_out(name: str, where: Setting, near: Sequence[str]) -> tuple[Division, ...]:
    """The places of letters that brackets spell out, and of those between them: 渝柳(州)铁路; () for none."""
    if TO.search(name) or not any(_of_letter(a, b, where) for a, b in SPELLED.findall(name)):
        return ()
    read = (
        _of_letter(a, b, where) if b else letter(a, where, near) for a, b in _SIGNS.findall(stem_of(name))
    )
    return tuple(place for place in read if place is not None)


def _of_letter(sign: str, rest: str, where: Setting) -> Division | None:
    """Give the place that a letter and what brackets add to it spell: 渝(重庆), 柳(州)."""
    return next(iter(named_places(rest if gazetteer().find(rest) else sign + rest, where)), None)


@lru_cache(maxsize=4096)
def stem_of(name: str) -> str:
    """Give a line's name without its number and ending.

    >>> stem_of("G85银昆高速公路")
    '银昆'
    """
    for ending in line_endings():
        at = name.find(ending)
        if at > 0:
            return _MIDDLE.sub("", AHEAD.sub("", name[:at]) or name[:at])
    return _EXTENDED.sub("", AHEAD.sub("", name) if FROM_TO.search(name) else name)


def ends_of_name(name: str) -> tuple[str, ...]:
    """Give what the dashes and 至 of a line's name part, without its ending: its ends, or its letters.

    >>> ends_of_name("大关至永善高速公路"), ends_of_name("大永高速")
    (('大关', '永善'), ('大永',))
    >>> ends_of_name("成(都)安(岳)渝(重庆)高速公路")
    ('成', '安', '渝')
    """
    spelled = SPELLED.findall(name)
    if len(spelled) > 1:
        return tuple(sign for sign, _ in spelled)
    return tuple(piece for piece in TO.split(stem_of(name)) if piece)


def named_places(piece: str, where: Setting, *, at_end: bool = False) -> list[Division]:
    """The places spelled out in a piece of a corridor's name; here a short form needs no other witness."""
    found = []
    for at, form in scan(piece):
        behind = piece[at + len(form) :]
        if is_of_another_word(piece, at, form):
            continue  # 吕梁山西麓产业带 has no 山西
        if (
            behind.startswith(("湾", "岸", "镇", "乡"))
            or behind in _OTHER_PLACE
            or (at and piece.startswith("区", at + len(form)))
            or (form in _of_regions() and gazetteer().find(form + "区") and (behind or not at_end))
            or (at == 1 and len(piece) == 3 and gazetteer().find(form + "区") and piece[0] not in _PARTS)
        ):
            continue  # 杭州湾 has no 杭州, 上海庙 no 上海, 雄安新区 no 安新
        places = gazetteer().find(form)
        best = min(places, key=lambda p: (where.nearness(p), not p.current), default=None)
        if best is None or form in NEVER_ALONE:
            continue
        cut = best.level == "County" and at == 0 and len(behind) > 1 and not township_of(behind)
        far = bool(where.codes) and where.nearness(best) > 2
        sure = at_end and piece == form and len({p.short for p in places}) == 1
        doubtful = (best.ambiguous or cut) and form != best.name and far and not sure  # 巴彦 in 巴彦乌拉
        if not doubtful:
            found.append(best)
    return found


def _by_letters(text: str, where: Setting, near: Sequence[str], alone: bool) -> list[Division]:
    """Read a piece letter by letter, as many as make sense; what follows them may only be words."""
    signs = _OF_TRADE.sub("", _BEFORE.sub("", text))
    if signs in trunk_lines():
        return divisions(trunk_lines()[signs])
    if (
        set(signs) <= _NO_LETTERS
        or (alone and is_word(signs))
        or _ABROAD.match(signs)
        or (alone and len(signs) < 2)
        or _is_region(signs)
    ):
        return []
    places = _lettered_from(signs[:5], where, near)
    if _RIVER.search(signs) and not (
        len(places) == len(signs) > 2 and {p.code[:2] for p in places} <= where.around
    ):
        return []
    for size in range(min(5, len(signs)), 1 if alone else 0, -1):
        trunk = trunk_lines().get(signs[:size])
        if trunk is None and size > len(places):
            continue
        rest = _NOISE.sub("", signs[size:])
        if trunk is not None:
            all_letters = len(rest) < 3 and corridor_letters().issuperset(rest)
            further = [letter(sign, where, near) for sign in rest] if all_letters else []
            return [*divisions(trunk), *(place for place in further if place is not None)]
        unread = size > 2 and len(rest) == 1 and rest in corridor_letters()  # 宜 of 盐泰锡常宜
        if (
            not rest
            or unread
            or (all(len(word) > 1 for word in words(rest)) and not _cuts_a_word(signs, size))
        ):
            return places[:size]
    return _spoken(signs, where, near) if alone and len(signs) in (2, 3) and not is_word(signs) else []


def _lettered_from(signs: str, where: Setting, near: Sequence[str]) -> list[Division]:
    """The places of the letters, up to the first that is none, rather in the province of others."""
    read = takewhile(lambda place: place is not None, (letter(sign, where, near) for sign in signs))
    places = [place for place in read if place is not None]
    provinces = Counter(place.code[:2] for place in places)
    for at, place in enumerate(places):
        if provinces[place.code[:2]] == 1 and place.code not in (*near, *where.codes):
            usual = divisions(place_letters().get(signs[at], ()))
            places[at] = next((p for p in usual if provinces[p.code[:2]] > 1), place)
        elif place.level == "Province" and place.code[:2] not in MUNICIPALITIES and len(places) < 4:
            usual = divisions(place_letters().get(signs[at], ()))
            among = any(p.level == "City" for p in places)  # 苏 of 湖苏沪 is 苏州
            own = (p for p in usual if p.level == "City" and p.code in where.codes)
            places[at] = next(own, place) if among else place
    small = any(place.level == "County" for place in places) and bool(where.codes)
    return list(takewhile(lambda p: not (small and p.level == "City" and where.nearness(p) == 3), places))


def _spoken(signs: str, where: Setting, near: Sequence[str]) -> list[Division]:
    """The places of those letters that are the article's own, where the others cannot be told."""
    places = (letter(sign, where, near) for sign in signs)
    return [place for place in places if place is not None and place.code in where.codes[:_HOMES]]


def _cuts_a_word(signs: str, size: int) -> bool:
    """Whether the first `size` characters are a word, or break a word or an industry off at their end."""
    rest = signs[size - 1 :]
    trade = size > 1 and rest.startswith(load().classes["Industry"].suffixes)
    return trade or is_word(signs[:size]) or any(is_word(rest[: n + 1]) for n in (1, 2))


@cache
def behind_province(piece: str) -> str:
    """An end of a line without the province that it is said with: 乙湾 of 某省乙湾."""
    size = next((n for n in (3, 2) if any(p.level == "Province" for p in gazetteer().find(piece[:n]))), 0)
    rest = piece[size:].removeprefix("省")
    return rest if len(rest) > 1 else piece
