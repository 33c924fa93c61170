"""Where an article is at home: the place that 我市, 全省 or a bare 市委 means. 文章的本地。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.finders.places import NEVER_ALONE, Setting, scan
from ontology.places import Division, gazetteer

HEADING_WEIGHT = 4
"""How often a place in a heading counts."""
_ISSUES = re.compile(
    r"(?:人民政府|发展和改革委员会|发展改革委|[\u4e00-\u9fff]{2,10}[厅委局])(?:办公[厅室])?"
    r"关于[^。\n]{2,80}(?:通知|意见|决定|批复|公告|函)"
)
"""What follows the place of the government that issues a document, in its title."""
_DATELINE = re.compile(
    r"(?:^|\n)[^\u4e00-\u9fff\n]*(?:本报)?(?P<place>[\u4e00-\u9fff]{2,6}?)"
    r"(?:网|日报|晚报|新闻网|发布|融媒)?讯(?=[ (,:]|记者|$|\n|\d)"
)
"""How a paper or site of a city, or one that reports from there, begins its news: 本报某城讯."""
_REPORTS = re.compile(
    r"我(?:谨)?(?:代表|受)(?P<place>[\u4e00-\u9fff]{2,12}?[省市县区州盟旗])"
    r"(?:第[一二三四五六七八九十]{1,3}届)?人民(?:政府|代表大会常务委员会|法院|检察院)"
)
"""Whose work a report tells: 我代表某县人民政府,向大会报告工作."""
_OF_A_PROVINCE = re.compile(r"我省|全省")
_OF_A_CITY = re.compile(r"[我全本][市县区州旗]|(?<![\u4e00-\u9fff])[市县区]委|[市县]政府")
"""How an article of a province speaks, and one of a city or county."""
_NOWHERE = (10**9, 10**9)


@dataclass(frozen=True, slots=True)
class Home:
    """Codes of the province, city and county the article speaks from; each may be empty.

    `city` is what 市 means, so it is a county-level city or a municipality where the article is that one's.
    `start` and `end` are the slice of the flow that tells it (its first naming); both 0 where the user does.
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
    whole = gazetteer().province_of(place.code)
    province = whole.code if whole else ""
    is_city = place.name.endswith("市")
    if place.level == "Province":
        return Home(province, province if is_city else "", "", start, end)
    if place.level == "City" or is_city:
        return Home(province, place.code, "", start, end)
    above = gazetteer().get(place.parent)
    city = above.code if above is not None and (above.level == "City" or above.name.endswith("市")) else ""
    return Home(province, city, place.code, start, end)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """How often an article names each place, by its code, and where first."""

    counts: Counter[str]
    first: Mapping[str, tuple[int, int]]

    def home(self, place: Division) -> Home:
        """Give a place as home, with its first naming."""
        return _home(place, *self.first.get(place.code, (0, 0)))


def find_home(
    folded: str, where: Setting, publisher: str = "", headings: Sequence[tuple[int, int]] = ()
) -> Home:
    """Tell an article's home: the publisher's city, else who issues it, else the city it speaks of most.

    `headings` are spans in which a place counts more; a city is narrowed to its county.

    >>> find_home("郑州市召开会议,郑州要发展。开封参加。", Setting("", ("410100", "410200"))).city
    '410100'
    >>> title = "河南省人民政府办公厅关于印发物流规划的通知"
    >>> find_home(title + "洛阳市、洛阳市", Setting("", ()), headings=[(0, len(title))])
    Home(province='410000', city='', county='', start=0, end=3)
    """
    spoken = _spoken(folded, where, headings)
    press = next((gazetteer().find(form)[0] for _, form in scan(publisher)), None)
    if press is not None and press.level == "City":
        return _narrowed(spoken.home(press), spoken)
    told = _told(folded)
    if told is not None:
        return _narrowed(spoken.home(told), spoken) if told.level == "City" else spoken.home(told)
    issuer = _issuer(folded, headings) if press is None else None
    if issuer is not None:
        return spoken.home(issuer)
    if press is not None and press.level == "Province" and _is_of_province(folded):
        return spoken.home(press)
    city = _likeliest_city(spoken, press.code[:2] if press is not None else "")
    if city is not None:
        return _narrowed(spoken.home(city), spoken)
    provinces = (code for code, _ in spoken.counts.most_common() if code.endswith("0000"))
    place = press if press is not None else gazetteer().get(next(provinces, ""))
    return spoken.home(place) if place is not None else Home()


def _is_of_province(folded: str) -> bool:
    """Whether an article speaks for a province, and for no city of it."""
    return _OF_A_PROVINCE.search(folded) is not None and _OF_A_CITY.search(folded) is None


def _told(folded: str) -> Division | None:
    """Give the place whose work a report tells, or the city that the dateline of the news names."""
    report = _REPORTS.search(folded) if "我代表" in folded or "我受" in folded else None
    reporting = gazetteer().find(report["place"]) if report else ()
    if len(reporting) == 1 and report is not None and report["place"] == reporting[0].name:
        return reporting[0]
    line = _DATELINE.search(folded)
    places = gazetteer().find(line["place"]) if line else ()
    return places[0] if places and places[0].level == "City" else None


def _issuer(folded: str, headings: Sequence[tuple[int, int]]) -> Division | None:
    """Give the place whose government issues the document, as a heading begins with it."""
    starts = {a for a, _ in headings}
    for position, form in scan(folded):
        places = gazetteer().find(form) if position in starts else ()
        if len(places) == 1 and form == places[0].name and _ISSUES.match(folded, position + len(form)):
            return places[0]
    return None


def _spoken(folded: str, where: Setting, headings: Sequence[tuple[int, int]]) -> _Spoken:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for position, form in scan(folded):
        if form in NEVER_ALONE:
            continue
        places = gazetteer().find(form)
        place = min(places, key=where.nearness)
        far = place.level == "County" and where.nearness(place) > 1
        if form == place.name or not (place.ambiguous or far):
            counts[place.code] += HEADING_WEIGHT if any(a <= position < b for a, b in headings) else 1
            first.setdefault(place.code, (position, position + len(form)))
    return _Spoken(counts, first)


def _likeliest_city(spoken: _Spoken, province: str) -> Division | None:
    """Give the city named most, its counties counting half; of one province only, where that is known."""
    cities: Counter[str] = Counter()
    for code, count in spoken.counts.items():
        place = gazetteer().get(code)
        if place is None or not code.startswith(province):
            continue
        if place.level == "City" or (place.name.endswith("市") and place.level == "Province"):
            cities[code] += 2 * count
        elif place.level == "County":
            cities[place.parent if place.parent in gazetteer().codes else code] += count
    best = max(cities, key=lambda code: (cities[code], -spoken.first.get(code, _NOWHERE)[0]), default="")
    return gazetteer().get(best)


def _narrowed(home: Home, spoken: _Spoken) -> Home:
    """Narrow a city down to the county that the article speaks of more than of the city itself."""
    own = {code: n for code, n in spoken.counts.items() if code[:4] == home.city[:4] and code[4:] != "00"}
    code = max(own, key=lambda code: (own[code], code), default="")
    county = gazetteer().get(code)
    if county is None:
        return home
    leads = own[code] >= 3 and own[code] > 2 * spoken.counts[home.city]
    alone = sum(count > own[code] // 2 for count in own.values()) == 1
    return spoken.home(county) if leads and alone else home
