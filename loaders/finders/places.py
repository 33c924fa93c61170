"""Administrative places, by their names in GB/T 2260 and the article's own surroundings. 行政区划地名。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from loaders.expressions import compiled
from loaders.finders.chance import is_chance, is_of_another_word
from loaders.finders.towns import TOWN_LEVEL, find_changed_townships, find_counted_townships, find_townships
from loaders.finders.villages import find_villages
from loaders.mention import Mention
from loaders.pattern import Forms, forms_of, occurrences
from ontology.places import LEVELS, Division, gazetteer
from ontology.words import words

NEVER_ALONE = frozenset(("市区", "城区", "郊区", "矿区", "新区", "东区", "西区", "南区", "北区", "立新区"))
"""Words of every city that are no district's name."""
_JOINTS = ("、", "和", "与", "至", "—")
_PASSED = compiled(
    r"(?:(?<![\u4e00-\u9fff])[东南西北]{1,2}(?:[接抵靠毗邻连临界濒依枕望傍壤]|与|同|部)+(?:邻|接|连|壤|于)?|起[于自]|[止终至]于|途经|,经|经由|[,。;\n](?:先后|依次|沿途|线路|路线|全线)?(?:途[经径]|经)[^,。;\n]*、)$"
)
"""What stands before a neighbour, a place that a line passes, or where it ends: 东接甲坪, 经乙湾."""
MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Where the districts are the province's own: 北京 天津 上海 重庆."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides between places of one name: the article's date and the places it certainly speaks of."""

    date: str = ""
    codes: tuple[str, ...] = ()
    around: frozenset[str] = field(init=False, repr=False, compare=False)
    """The codes, and what those of the same cities and provinces begin with."""

    def __post_init__(self) -> None:
        """Keep what is asked for each place."""
        cities = (code[:4] for code in self.codes if code[2:4] != "00")
        provinces = (code[:2] for code in self.codes)
        object.__setattr__(self, "around", frozenset((*self.codes, *cities, *provinces)))

    def turn(self, place: Division) -> int:
        """Tell how many of the codes stand before the first of the place's province."""
        return next((i for i, c in enumerate(self.codes) if c[:2] == place.code[:2]), len(self.codes))

    def nearness(self, place: Division) -> int:
        """Rank a candidate: the smaller, the nearer.

        0: spoken of itself; 1: in a city spoken of; 2: in such a province; 3: elsewhere.

        >>> where = Setting("", ("410300",))
        >>> [where.nearness(gazetteer().get(code)) for code in ("410300", "410327", "410100", "110000")]
        [0, 1, 2, 3]
        """
        if place.code in self.around:
            return 0
        province, city = place.code[:2], place.code[:4]
        if province not in self.around:
            return 3
        return 1 if province in MUNICIPALITIES or city in self.around else 2


@cache
def _forms() -> Forms:
    return forms_of(gazetteer().forms)


@lru_cache(maxsize=16)
def scan(folded: str) -> tuple[tuple[int, str], ...]:
    """Give each place form with its position, the longest at each, left to right.

    >>> scan("从郑州市到内蒙古")
    ((1, '郑州市'), (5, '内蒙古'))
    """
    return tuple(occurrences(folded, _forms(), is_chance))


def _standing(places: tuple[Division, ...], date: str) -> tuple[Division, ...]:
    """Keep the places that stood when the article was written; today's where its date is not known."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if not year:
        return places
    then = tuple(p for p in places if (p.since or 0) <= year <= (p.until or 9999))
    heirs = () if then else (gazetteer().get(p.successor) for p in places if p.until and p.until < year)
    return then or tuple(heir for heir in heirs if heir is not None) or places


def _certain(form: str, places: tuple[Division, ...]) -> bool:
    first = places[0]
    if first.ambiguous and form != first.name:
        return False
    full = form == first.name and len({p.code for p in places if p.current}) <= 1
    return full or first.level in ("Province", "City")


def setting(folded: str, date: str, given: tuple[str, ...] = ()) -> Setting:
    """Collect the places that an article names beyond doubt, the most often named first, after those `given`.

    >>> setting("郑州市与洛阳市合作，洛阳市先行。", "2024-05-01").codes
    ('410300', '410100')
    """
    counts: Counter[str] = Counter()
    doubtful: list[tuple[Division, ...]] = []
    for form, times in Counter(form for _, form in scan(folded)).items():
        places = _standing(gazetteer().find(form), date)
        if form not in NEVER_ALONE and _certain(form, places):
            counts[places[0].code] += times
            if len(places) > 1 and places[0].level == "City" and len(form) == 2:
                doubtful.append(places)
    for places in doubtful:
        _meant_nearby(places, counts, given)
    return Setting(date, (*given, *(code for code, _ in counts.most_common())))


def _meant_nearby(places: tuple[Division, ...], counts: Counter[str], given: tuple[str, ...]) -> None:
    """Count for a city's short name the county of a province that is spoken of: 甘南 of 齐齐哈尔."""
    city = places[0].code
    spoken = {code[:2] for code in (*counts, *given) if code != city}
    other = next((p.code for p in places if p.code[:2] in spoken), city)
    if city[:2] not in spoken and other != city:
        counts[other] += counts.pop(city)


def resolve(form: str, where: Setting) -> Division | None:
    """Give the place that `form` means in this setting, or None where it is too doubtful to say.

    >>> resolve("朝阳区", Setting("", ("110000",))).code, resolve("朝阳区", Setting("", ("220100",))).code
    ('110105', '220104')
    >>> resolve("新城", Setting()) is None
    True
    """
    places = _standing(gazetteer().find(form), where.date)
    if not places or form in NEVER_ALONE:
        return None
    best = places[0]
    if len(places) > 1:
        best = min(
            places,
            key=lambda p: (where.nearness(p), not p.current, LEVELS.index(p.level), where.turn(p)),
        )
    nearness = where.nearness(best)
    if nearness and best.level == "County" and best.name == f"{form}区":
        cities = (p for p in places if p.level == "City" and p.current and where.nearness(p) < 3)
        best = next(cities, best)
    if form == best.name:
        alone = len({p.code for p in places if p.current}) == 1
        known = nearness < (2 if form in words("ambiguous_places") else 3)
        return best if best.level in ("Province", "City") or known or alone else None
    if best.ambiguous and form not in (f"{best.short}州", f"{best.short}县"):
        return best if best.code in where.codes else None
    if best.level in ("Province", "City"):
        return best
    one = len(form) > 2 and len({p.successor or p.code for p in places}) == 1
    return best if one or nearness < (2 if len(form) == 2 else 3) else None


def find_places(folded: str, where: Setting) -> list[Mention]:
    """Find administrative places and the townships and villages below them.

    >>> [(m.name, m.key, m.type) for m in find_places("在郑州和巩义", Setting("", ("410100",)))]
    [('郑州市', '410100', 'City'), ('巩义市', '410181', 'County')]
    """
    found: list[Mention] = []
    doubtful: list[tuple[int, str]] = []
    forms = scan(folded)
    meant = {form: _then(form, resolve(form, where), where) for form in {form for _, form in forms}}
    for position, form in forms:
        place = _then(form, _of_the_place_before(form, found, position), where) or meant[form]
        if place is not None and not is_of_another_word(folded, position, form):
            found.append(_mention(position, form, place))
        elif place is None and form not in NEVER_ALONE:
            doubtful.append((position, form))
    found = _as_cities(folded, _with_listed(folded, where, found, doubtful))
    counted = find_counted_townships(folded, where.codes)
    at = {m.start for m in counted}
    found = [m for m in found if m.start not in at]  # 花垣 of 花垣、边城2个镇 is no county
    towns = [*counted, *(m for m in find_townships(folded, where.codes, found) if m.start not in at)]
    towns += find_changed_townships(folded, where.codes, towns)
    found = [*_called_as_towns(folded, where, found, towns), *towns]
    return [*found, *find_villages(folded, found)]


def _as_cities(folded: str, found: Sequence[Mention]) -> list[Mention]:
    """The places; a province's short form is the city's of that name among cities: 长春、吉林、四平."""
    cities = [m for m in found if m.type == "City"]
    beside = {m.end for m in cities if folded[m.end : m.end + 1] == "、"}
    return [_city_of(m) if m.type == "Province" and m.start - 1 in beside else m for m in found]


def _city_of(province: Mention) -> Mention:
    named = gazetteer().find(province.name.removesuffix("省")) if province.end - province.start == 2 else ()
    city = next((p for p in named if p.level == "City"), None)
    return replace(province, type=city.level, name=city.name, key=city.code) if city else province


def _called_as_towns(
    folded: str, where: Setting, found: Sequence[Mention], towns: Sequence[Mention]
) -> Iterator[Mention]:
    """The places; a far one's short form is a township where the article names one so: 白沙 of 白沙镇."""
    named = {TOWN_LEVEL.sub("", town.name): town for town in towns}
    for mention in found:
        town = named.get(folded[mention.start : mention.end]) if mention.type == "County" else None
        far = town is not None and where.nearness(gazetteer().codes[mention.key]) > 1
        yield replace(town, start=mention.start, end=mention.end) if town and far else mention


def _then(form: str, place: Division | None, where: Setting) -> Division | None:
    """Give the past place of the same area where the article names that one in full: 吴江 is 吴江市."""
    if place is None or form == place.name or place.code in where.codes:
        return place
    past = (gazetteer().get(code) for code in where.codes)
    return next((p for p in past if p is not None and p.successor == place.code and p.short == form), place)


def _mention(position: int, form: str, place: Division) -> Mention:
    return Mention(position, position + len(form), place.level, place.name, place.code, finder="place")


def _with_listed(
    folded: str, where: Setting, found: list[Mention], doubtful: list[tuple[int, str]]
) -> list[Mention]:
    """Add the forms that may be other words, where they stand in a list of places: 隆回、洞口、武冈."""
    while True:
        ends, starts = {m.end for m in found}, {m.start for m in found}
        forms = dict(doubtful)
        listed = []
        for position, form in doubtful:
            end = position + len(form)
            after = folded[position - 1 : position] in _JOINTS and position - 1 in ends
            before = folded[end : end + 1] in _JOINTS and end + 1 in starts
            near = min(gazetteer().find(form), key=where.nearness, default=None)
            beside = near is not None and _beside_doubtful(folded, end, near, forms, where)
            passed = folded[end : end + 1] in "、,。;和及" and _PASSED.search(
                folded, max(0, position - 40), position
            )
            if (after or before or beside or passed) and near is not None and where.nearness(near) < 3:
                listed.append((position, form, near))
        if not listed:
            return sorted(found, key=lambda m: m.start)
        found = [*found, *(_mention(*one) for one in listed)]
        doubtful = [one for one in doubtful if one not in {(p, f) for p, f, _ in listed}]


def _beside_doubtful(
    folded: str, end: int, place: Division, forms: Mapping[int, str], where: Setting
) -> bool:
    """Whether another doubtful form, of a place in the same city, is listed right behind: 经乐业、凌云."""
    after = forms.get(end + 1, "") if folded[end : end + 1] in _JOINTS else ""
    other = min(gazetteer().find(after), key=where.nearness, default=None)
    return other is not None and other.code[:4] == place.code[:4] and other.level == place.level == "County"


def _of_the_place_before(form: str, found: Sequence[Mention], position: int) -> Division | None:
    """Give the place of this form in the province or city whose name ends right before it: 鞍山市铁西区."""
    if not found or found[-1].end != position or found[-1].type not in ("Province", "City"):
        return None
    inside = (p for p in gazetteer().find(form) if gazetteer().within(p.code, found[-1].key))
    return next((p for p in inside if p.code != found[-1].key), None)
