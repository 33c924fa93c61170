"""Where an article is at home: the place that 我市, 全省 or a bare 市委 means. 文章的本地。"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from loaders.finders.places import Setting, scan
from ontology.places import Division, gazetteer


@dataclass(frozen=True, slots=True)
class Home:
    """Codes of the province, city and county the article speaks from; each may be empty.

    `city` is what 市 means, so it is a county-level city or a municipality where the article is that one's.
    `start` and `end` are the slice of the flow that tells it (its first naming); both 0 where the user gave it.
    """

    province: str = ""
    city: str = ""
    county: str = ""
    start: int = 0
    end: int = 0


def home_of(name: str) -> Home:
    """Give the home that a place's name means, as the user writes it.

    >>> home_of("洛阳市"), home_of("宜阳县").county
    (Home(province='410000', city='410300', county='', start=0, end=0), '410327')
    """
    places = gazetteer().find(name)
    return _home(places[0]) if places else Home()


def _home(place: Division, start: int = 0, end: int = 0) -> Home:
    province = gazetteer().province_of(place.code)
    above = province.code if province else ""
    if place.level == "Province":
        return Home(above, above if place.name.endswith("市") else "", "", start, end)
    if place.level == "City":
        return Home(above, place.code, "", start, end)
    parent = gazetteer().get(place.parent)
    city = (
        parent.code if parent is not None and (parent.level == "City" or parent.name.endswith("市")) else ""
    )
    if place.name.endswith("市"):
        return Home(above, place.code, "", start, end)
    return Home(above, city, place.code, start, end)


def _weights(
    folded: str, where: Setting, heading_ends: tuple[tuple[int, int], ...]
) -> tuple[Counter[str], dict[str, tuple[int, int]]]:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for position, form in scan(folded):
        places = gazetteer().find(form)
        place = next((p for p in places if p.code in where.codes), places[0])
        if (place.ambiguous and form != place.name) or (
            place.level == "County" and where.nearness(place) > 1 and form != place.name
        ):
            continue
        counts[place.code] += 4 if any(a <= position < b for a, b in heading_ends) else 1
        first.setdefault(place.code, (position, position + len(form)))
    return counts, first


def find_home(
    folded: str, where: Setting, publisher: str = "", headings: tuple[tuple[int, int], ...] = ()
) -> Home:
    """Tell an article's home: the publisher's city, else the city it speaks of most; the county where that leads.

    `headings` are spans that weigh four times.

    >>> find_home("郑州市召开会议,郑州要发展。开封参加。", Setting("", ("410100", "410200"))).city
    '410100'
    """
    counts, first = _weights(folded, where, headings)
    press = next((gazetteer().find(form)[0] for _, form in scan(publisher)), None)
    if press is not None and press.level == "City":
        return _county_of(_home(press, *first.get(press.code, (0, 0))), counts, first)
    cities: Counter[str] = Counter()
    for code, count in counts.items():
        place = gazetteer().get(code)
        if place is None or (press is not None and code[:2] != press.code[:2]):
            continue
        if place.level == "City" or (place.name.endswith("市") and place.level == "Province"):
            cities[code] += 2 * count
        elif place.level == "County":
            cities[gazetteer().codes[place.parent].code if place.parent in gazetteer().codes else code] += (
                count
            )
    if cities:
        best = max(cities, key=lambda code: (cities[code], -first.get(code, (10**9, 0))[0]))
        place = gazetteer().get(best)
        if place is not None:
            return _county_of(_home(place, *first.get(best, (0, 0))), counts, first)
    provinces = [code for code, _ in counts.most_common() if code.endswith("0000")]
    place = press or (gazetteer().get(provinces[0]) if provinces else None)
    return _home(place, *first.get(place.code, (0, 0))) if place else Home()


def _county_of(home: Home, counts: Counter[str], first: dict[str, tuple[int, int]]) -> Home:
    """Narrow a city down to the county that the article speaks of more than of the city itself."""
    own = {code: n for code, n in counts.items() if code[:4] == home.city[:4] and code[4:] != "00"}
    if not own:
        return home
    code = max(own, key=lambda c: (own[c], c))
    county = gazetteer().get(code)
    if (
        county is None
        or own[code] < 3
        or own[code] <= 2 * counts[home.city]
        or sum(n > own[code] // 2 for n in own.values()) > 1
    ):
        return home
    return _home(county, *first[code])
