"""Administrative places, by their names in GB/T 2260 and the article's own surroundings. 行政区划地名。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.mention import Mention
from loaders.segment import is_word
from ontology.places import LEVELS, Division, gazetteer, township

_TOWN = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:街道(?:办事处)?|镇|乡)(?![政企村土亲])")
_NEVER_ALONE = frozenset(("市区", "城区", "郊区", "矿区", "新区"))
_INSIDE_WORD = re.compile(r"(?:路|街|大道|大桥|大厦|机场|站|话|菜|酒|籍|人民)")


MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Where the districts are the province's own: 北京 天津 上海 重庆."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides between places of one name: the article's date and the places that it certainly speaks of."""

    date: str = ""
    codes: tuple[str, ...] = ()

    def nearness(self, place: Division) -> int:
        """Rank a candidate: the smaller, the nearer. 0: named in full; 1: same city; 2: same province; 3: elsewhere."""
        if place.code in self.codes:
            return 0
        if any(
            (code[:4] == place.code[:4] and code[2:4] != "00") or code[:2] == place.code[:2] in MUNICIPALITIES
            for code in self.codes
        ):
            return 1
        return 2 if any(code[:2] == place.code[:2] for code in self.codes) else 3


@cache
def _index() -> Mapping[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in gazetteer().forms:
        lengths.setdefault(form[:2], set()).add(len(form))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}


def scan(folded: str) -> Iterator[tuple[int, str]]:
    """Give each place form with its position, the longest at each, left to right.

    >>> list(scan("从郑州市到内蒙古"))
    [(1, '郑州市'), (5, '内蒙古')]
    """
    index, forms = _index(), gazetteer().forms
    position, last = 0, len(folded) - 1
    while position < last:
        for size in index.get(folded[position : position + 2], ()):
            form = folded[position : position + size]
            if form in forms:
                yield position, form
                position += size
                break
        else:
            position += 1


def _standing(places: tuple[Division, ...], date: str) -> tuple[Division, ...]:
    """Keep the places that stood when the article was written; today's where its date is not known."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if not year:
        return places
    then = tuple(p for p in places if (p.since or 0) <= year <= (p.until or 9999))
    return then or places


def _certain(form: str, places: tuple[Division, ...]) -> bool:
    first = places[0]
    if first.ambiguous and form != first.name:
        return False
    full = form == first.name and len({p.code for p in places if p.current}) <= 1
    return full or first.level in ("Province", "City")


def setting(folded: str, date: str, given: tuple[str, ...] = ()) -> Setting:
    """Collect the places that an article names beyond doubt, the most often named first, after those `given`."""
    counts: Counter[str] = Counter()
    for _, form in scan(folded):
        places = _standing(gazetteer().find(form), date)
        if form not in _NEVER_ALONE and _certain(form, places):
            counts[places[0].code] += 1
    return Setting(date, (*given, *(code for code, _ in counts.most_common())))


def resolve(form: str, where: Setting) -> Division | None:
    """Give the place that `form` means in this setting, or None where it is too doubtful to say.

    >>> resolve("朝阳区", Setting("", ("110000",))).code, resolve("朝阳区", Setting("", ("220100",))).code
    ('110105', '220104')
    >>> resolve("新城", Setting()) is None
    True
    """
    places = _standing(gazetteer().find(form), where.date)
    if not places or form in _NEVER_ALONE:
        return None
    best = min(places, key=lambda p: (where.nearness(p), not p.current, LEVELS.index(p.level)))
    nearness = where.nearness(best)
    if form == best.name:
        alone = len({p.code for p in places if p.current}) == 1
        return best if best.level in ("Province", "City") or nearness < 3 or alone else None
    if best.ambiguous:
        return best if best.code in where.codes else None
    if best.level in ("Province", "City"):
        return best
    return best if nearness < (2 if len(form) == 2 else 3) or (len(places) == 1 and len(form) > 2) else None


def find_places(folded: str, where: Setting) -> list[Mention]:
    """Find administrative places and the townships below them.

    >>> [(m.name, m.key, m.type) for m in find_places("在郑州和巩义", Setting("", ("410100",)))]
    [('郑州市', '410100', 'City'), ('巩义市', '410181', 'County')]
    """
    found = []
    for position, form in scan(folded):
        place = resolve(form, where)
        if place is None or _is_street(folded, position, form) or _is_cut_from_a_word(folded, position, form):
            continue
        found.append(
            Mention(position, position + len(form), place.level, place.name, place.code, finder="place")
        )
    towns = _townships(folded, where, found)
    return [*found, *towns, *_villages(folded, [*found, *towns])]


_VILLAGE = re.compile(r"[\u4e00-\u9fff]{2,5}?(?:村|社区)(?!级|民|委|集体|庄规)")


def _villages(folded: str, places: list[Mention]) -> list[Mention]:
    """A village or neighbourhood is believed right behind its township or county."""
    ends = {m.end: m for m in places if m.type in ("Township", "County")}
    found = []
    for end, above in ends.items():
        match = _VILLAGE.match(folded, end)
        if match is not None:
            found.append(
                Mention(end, match.end(), "Community", match.group(), parts=(above,), finder="village")
            )
    return found


def _is_cut_from_a_word(folded: str, position: int, form: str) -> bool:
    """范县 in 示范县: the characters before and at the form make a word of their own."""
    return (
        len(form) == 2
        and form[-1] in "县区市"
        and position > 0
        and is_word(folded[position - 1 : position + 1])
    )


def _is_street(folded: str, position: int, form: str) -> bool:
    """北京路, 南京大桥: a short form that only lends its name."""
    after = position + len(form)
    return (
        form[-1] not in "省市县区州盟旗"
        and _INSIDE_WORD.match(folded, after) is not None
        and folded[after] in "路街话菜酒籍"
    )


def _townships(folded: str, where: Setting, places: list[Mention]) -> list[Mention]:
    """A township is believed right behind its county's name, or when the article speaks of its county or city."""
    ends = {m.end: m.key for m in places}
    near = tuple(dict.fromkeys([c for c in where.codes if c[2:4] != "00"]))[:6]
    found = []
    for match in _TOWN.finditer(folded):
        for start in range(match.start(), match.end() - 2):
            name = folded[start : match.end()].removesuffix("办事处")
            counties = [ends[start]] if start in ends else list(near)
            hits = township(name, counties) if counties else ()
            if hits:
                found.append(
                    Mention(start, match.end(), "Township", hits[0].name, hits[0].code, finder="township")
                )
                break
    return found
