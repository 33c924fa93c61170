"""Party, government, congress and justice bodies by their level: 市委 → 洛阳市委, 省发改委 → 河南省发改委. 机关及其层级。"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.home import Home
from loaders.mention import Mention
from ontology.places import gazetteer
from ontology.words import table

_ORDINAL = r"(?:第?[一二三四五六七八九十]{1,3}届)?"
_LEVEL = re.compile(
    rf"(?:中共|中国共产党)?(?P<whose>我|本|该|全)?(?P<level>自治区|自治州|兵团|"
    rf"[省市县区州盟旗镇乡])(?P<term>{_ORDINAL})$"
)
_NATION = re.compile(rf"(?:中华人民共和国|中共|全国|国家|中央)(?P<term>{_ORDINAL})$")
_TERM = re.compile(r"(?:第?[一二三四五六七八九十]{1,3}届)$")
_NOT_A_LEVEL = frozenset("校园社城地片景库矿山林牧灾小街辖市县都郊节超夜股门黑上楼书行展集老新功能商湾")
_SUB = re.compile(
    r"(?:(?P<body>[\u4e00-\u9fff]{0,14}?(?:工作委员会|专门委员会|领导小组办公室|领导小组|委员会|工委|研究室|"
    r"办公室|办公厅))"
    r"|(?P<part>组织部|宣传部|统战部|政法委|农办|编办|改革办|网信办|台办|外办|老干部局|巡察办|巡视办|机要局|"
    r"机关工委|政研室|督查室|党校))"
    r"(?=[主副秘部书局成委组长党、,。;:)的任]|$)"
)
_SUB_OF = re.compile(r"(?:委|政府|人大|人大常委会|常务委员会|人民代表大会|政协|党委)$")


@dataclass(frozen=True, slots=True)
class Organ:
    """A kind of body: its full form (发展和改革委员会), its class, and the levels that have one."""

    full: str
    type: str


@cache
def organs() -> tuple[re.Pattern[str], Mapping[str, Organ]]:
    """Read `organs.tsv`: every form, short or full, of every kind of body, as one pattern."""
    forms: dict[str, Organ] = {}
    for short, full, kind, *_ in table("organs"):
        for form in (*short.split("|"), full):
            if form:
                forms.setdefault(form, Organ(full, kind))
    return re.compile("|".join(sorted(map(re.escape, forms), key=len, reverse=True))), forms


def owner(level: str, home: Home, place: str = "") -> str:
    """Give the code of the place that a bare level word means: 省 → the home's province; "" when it has none.

    `place` is the code of the place last spoken of; it decides between the county that is meant and the home's own.
    """
    if level in ("省", "自治区"):
        return home.province
    if level in ("市", "州", "盟", "自治州"):
        return home.city or (home.county if _name(home.county).endswith("市") else "")
    if level in ("县", "区", "旗"):
        spoken = place if len(place) == 6 and place[4:] != "00" and _name(place).endswith(level) else ""
        return spoken or (home.county if _name(home.county).endswith(level) else "")
    return ""


def _name(code: str) -> str:
    place = gazetteer().get(code)
    return place.name if place else ""


def find_organs(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find bodies that stand with a place or a level before them. `places` are in order; `home` resolves bare levels.

    >>> home = Home("410000", "410300")
    >>> [(m.name, m.type, m.key) for m in find_organs("市委书记", [], home)]
    [('洛阳市委', 'PartyOrgan', '410300|中共委员会')]
    """
    pattern, forms = organs()
    by_end = {m.end: m for m in places}
    found: list[Mention] = []
    for match in pattern.finditer(folded):
        mention = _organ(folded, match, forms[match.group()], by_end, home, found)
        if mention is not None:
            found.append(_with_sub(folded, mention))
    return found + _unlisted(folded, by_end, home, {m.end for m in found})


_UNLISTED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,16}?(?:局|厅|办|委|中心|办公室|支队|总队|指挥部|管委会|工委))"
    r"(?=(?:原|代)?(?:党组|党委|党支部)?(?:副|常务副|第一)?(?:局长|厅长|主任|书记|支队长|总队长|指挥长|成员|"
    r"一级调研员|总工程师|总规划师))"
)


def _unlisted(folded: str, by_end: Mapping[int, Mention], home: Home, ends: set[int]) -> list[Mention]:
    """Find bodies that no list has, by the post right behind them and the place or level before: 市新经济局局长."""
    found = []
    for match in _UNLISTED.finditer(folded):
        if match.end() in ends:
            continue
        for start in range(match.start(), match.end() - 2):
            place = by_end.get(start)
            level = (
                folded[start]
                if folded[start] in "省市县区州" and folded[start - 1 : start] not in _NOT_A_LEVEL
                else ""
            )
            code = owner(level, home) if level and place is None else ""
            rest = folded[start + 1 if code else start : match.end()]
            if len(rest) < 3 or (place is None and not code):
                continue
            name = (_name(code) if code else place.name if place else "") + rest
            begin = start if code else place.start if place else start
            found.append(
                Mention(
                    begin,
                    match.end(),
                    "GovernmentOrgan",
                    name,
                    name,
                    (place,) if place else (),
                    "relative" if code else "",
                    "organ",
                )
            )
            break
    return found


def _organ(
    folded: str,
    match: re.Match[str],
    organ: Organ,
    by_end: Mapping[int, Mention],
    home: Home,
    before: Sequence[Mention],
) -> Mention | None:
    form, left = match.group(), folded[max(0, match.start() - 16) : match.start()]
    term = _TERM.search(left)
    edge = match.start() - (len(term.group()) if term else 0)
    place = by_end.get(edge)
    if place is not None and place.type in ("Province", "City", "County", "Township", "FunctionalZone"):
        begin = place.start - 2 if folded[place.start - 2 : place.start] == "中共" else place.start
        return Mention(
            begin,
            match.end(),
            organ.type,
            place.name + form,
            f"{place.key or place.name}|{organ.full}",
            (place,),
            finder="organ",
        )
    nation = _NATION.search(left)
    if nation:
        begin = match.start() - len(nation.group())
        name = nation.group().replace(nation["term"], "") + form
        return Mention(begin, match.end(), organ.type, name, f"100000|{organ.full}", finder="organ")
    level = _LEVEL.search(left)
    if level and (level["whose"] or left[: level.start("level")][-1:] not in _NOT_A_LEVEL):
        begin = match.start() - len(level.group())
        near = (
            m
            for m in by_end.values()
            if m.end <= begin and m.type == "County" and m.name.endswith(level["level"])
        )
        last = max(near, key=lambda m: m.end, default=None)
        code = owner(level["level"], home, last.key if last else "")
        if code:
            name = _name(code) + form
            return Mention(
                begin, match.end(), organ.type, name, f"{code}|{organ.full}", note="relative", finder="organ"
            )
    return None


def _with_sub(folded: str, mention: Mention) -> Mention:
    """Lengthen a body by the office or committee of it that follows: 市委 + 农办."""
    if not _SUB_OF.search(mention.name):
        return mention
    sub = _SUB.match(folded, mention.end)
    if sub is None:
        return mention
    kind = mention.type if sub["part"] else "Organization"
    return Mention(
        mention.start,
        sub.end(),
        kind,
        mention.name + sub.group(),
        f"{mention.key}|{sub.group()}",
        (mention,),
        mention.note,
        "organ",
    )


@cache
def _central() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms: dict[str, tuple[str, str]] = {}
    for name, others, kind in table("central_bodies", 3):
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, kind))
    words = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(
        rf"(?<![\u4e00-\u9fff]市)(?:{words})(?![\u4e00-\u9fff]?(?:商务区|公园|大道|广场))"
    ), forms


def find_central(folded: str) -> list[Mention]:
    """Find the bodies of the whole country, which need no place before them.

    >>> [(m.name, m.type) for m in find_central("报国务院批准")]
    [('国务院', 'GovernmentOrgan')]
    """
    pattern, forms = _central()
    return [
        Mention(
            m.start(),
            m.end(),
            forms[m.group()][1],
            forms[m.group()][0],
            f"100000|{forms[m.group()][0]}",
            finder="central",
        )
        for m in pattern.finditer(folded)
    ]
