"""Where an article is at home: the place that 我市, 全省 or a bare 市委 means. 文章的本地。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.expressions import compiled
from loaders.finders.chance import is_of_another_word
from loaders.finders.places import NEVER_ALONE, Setting, scan
from loaders.home_counts import Named, named_places, of_that_time
from loaders.home_head import EARLY, is_only_a_name, issuing_place, titled_place, told_place
from loaders.home_speech import (
    CITY_SPEAKS,
    COUNTY_SPEAKS,
    DISTRICT_SPEAKS,
    OUR_PROVINCE,
    OURS,
    OWN_LEVEL,
    PREFECTURE_SPEAKS,
    PROVINCE_SPEAKS,
    speaks_for_itself,
    speaks_of_its_place,
    times,
)
from loaders.home_towns import county_of_slogan, county_of_towns
from loaders.home_visits import own_party, sent_out, visited, without_guests, without_hosts
from loaders.pattern import any_of
from loaders.required import holds
from ontology.places import Division, gazetteer
from ontology.words import table, words

_AGENCIES = any_of(words("news_agencies"))
_REPRINTED = compiled(r"\(据《(?P<place>[\u4e00-\u9fff]{2,4})(?:日报|晚报|晨报|商报)》\)\s*$")
"""How an article ends that another paper had first."""
_AGENCY = compiled(rf"(?:{_AGENCIES})[\u4e00-\u9fff]{{2,4}}\d{{1,2}}月\d{{1,2}}日")
"""How the news of an agency begins."""
_BODIES_ABOVE = ("委", "政府", "领导", "人大", "政协", "统计局", "级")
"""What an article names with its city in full that is of a county-level city of it."""
_NOWHERE = (10**9, 10**9)
_LED = compiled(r"[市县区旗]?(?:委(?:副?书记|常委)|[市县区旗]?长|人民政府[市县区旗]长)")
"""What follows a place whose own leader is named: 甲坪市委书记."""
_LEVEL_SPEAKS = {"市": CITY_SPEAKS, "县": COUNTY_SPEAKS, "旗": COUNTY_SPEAKS, "区": DISTRICT_SPEAKS}
"""How an article speaks whose own place has a name with this level."""
_OPENING = 60
"""Within so many characters names an article without words for its own place whom it speaks of."""


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

    @property
    def above(self) -> str:
        """The prefecture that a city of a county's level lies in: its 州委 and 盟委 are that one's."""
        return f"{self.city[:4]}00" if self.city[4:] not in ("", "00") else ""


def home_of(name: str) -> Home:
    """Give the home that a place's name means, as the user writes it.

    >>> home_of("洛阳市"), home_of("宜阳县").county
    (Home(province='410000', city='410300', county='', start=0, end=0), '410327')
    """
    places = gazetteer().find(name)
    return home_in(places[0]) if places else Home()


def home_in(place: Division, start: int = 0, end: int = 0) -> Home:
    """Give the home that a place is, told by `[start:end]` of the flow."""
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


def find_home(
    folded: str, where: Setting, publisher: str = "", headings: Sequence[tuple[int, int]] = ()
) -> Home:
    """Tell an article's home: the publisher's city, else who issues it, else the city it speaks of most.

    `headings` are spans in which a place counts more; a city is narrowed to its county.

    >>> find_home("郑州市召开会议,郑州要发展。开封参加。", Setting("", ("410100", "410200"))).city
    '410100'
    >>> find_home("新安县委书记率队到我县考察。新安县领导、宜阳县领导参加。", Setting("", ("410300",))).county
    '410327'
    >>> title = "河南省人民政府办公厅关于印发物流规划的通知"
    >>> find_home(title + "洛阳市、洛阳市", Setting("", ()), headings=[(0, len(title))])
    Home(province='410000', city='', county='', start=0, end=3)
    """
    spoken = named_places(folded, where, headings)
    spoken = replace(spoken, counts=without_hosts(folded, without_guests(folded, spoken.counts)))
    press = _press(publisher, folded, spoken)
    if press is not None and press.level != "Province":
        return _home_at(press, spoken, folded)
    told = told_place(folded) or titled_place(folded, headings) or own_party(folded)
    told = told or visited(folded, spoken.counts)
    if told is not None and not _is_elsewhere(told, folded, spoken):
        return _home_at(told, spoken, folded)
    whole = (issuing_place(folded, headings) or _county_speaking(spoken, folded)) if press is None else None
    if whole is None and _is_of_province(folded):
        whole = press or _ours(folded) or _main_province(spoken) or _named_province(spoken)
    whole = whole or (_spoken_of_most(folded, spoken) if press is None else None)
    if whole is not None:
        return _told(whole, spoken)
    if press is None and _is_of_everywhere(folded, spoken):
        sent = sent_out(folded)
        return _told(sent, spoken) if sent is not None else Home()
    city = _likeliest_city(spoken, press.code[:2] if press is not None else "")
    if city is not None:
        return _narrowed(_told(city, spoken), spoken, folded)
    provinces = (code for code, _ in spoken.counts.most_common() if code.endswith("0000"))
    within = press.code[:2] if press is not None else ""
    towns = _called_short(folded, within) or county_of_towns(folded, within)
    place = towns or press or county_of_slogan(folded, OWN_LEVEL) or gazetteer().get(next(provinces, ""))
    return _told(place, spoken) if place is not None else Home()


def _press(publisher: str, folded: str, spoken: Named) -> Division | None:
    """The place of the paper that had an article first; none if the article is of elsewhere."""
    reprinted = _REPRINTED.search(folded, max(0, len(folded) - 2 * EARLY))
    seat = reprinted["place"] if reprinted else _seat(publisher)
    press = next((of_that_time(gazetteer().find(form)[0], spoken) for _, form in scan(seat)), None)
    elsewhere = press is not None and (_is_elsewhere(press, folded, spoken) or is_only_a_name(press, folded))
    return None if elsewhere else press


def _told(place: Division, spoken: Named) -> Home:
    """A place as home, with its first naming."""
    return home_in(place, *spoken.first.get(place.code, (0, 0)))


def _home_at(place: Division, spoken: Named, folded: str) -> Home:
    """The home that a place is, narrowed to the county that an article of a city speaks of."""
    home = _told(place, spoken)
    return _narrowed(home, spoken, folded) if place.level == "City" else home


def speaks_for(home: Home, folded: str) -> bool:
    """Tell whether what an article says of nobody is of its home: it opens with that, or says 我市, 市委.

    >>> speaks_for(Home("410000", "410300", start=0, end=2), "洛阳今年前三季度增长6%。")
    True
    """
    led = _LED.match(folded, home.end) is not None
    return (home.end > 0 and (home.start < _OPENING or led)) or speaks_for_itself(folded)


def _seat(publisher: str) -> str:
    """Give where a paper comes out whose name does not tell it, else its name: 解放日报 is not of 解放区.

    >>> _seat("解放日报"), _seat("洛阳日报")
    ('上海市', '洛阳日报')
    """
    return next((place for paper, place in table("papers", 2) if paper in publisher), publisher)


def _is_elsewhere(home: Division, folded: str, spoken: Named) -> bool:
    """Whether a paper only reports from another province, of whose cities alone it speaks."""
    main = _main_province(spoken) if not speaks_of_its_place(folded) else None
    return main is not None and main.code[:2] != home.code[:2]


def _spoken_of_most(folded: str, spoken: Named) -> Division | None:
    """Give the province that an agency's news names more often than any city, be it sent from its capital."""
    if speaks_of_its_place(folded):
        return None
    code, times = next(iter(spoken.counts.most_common(1)), ("", 0))
    place = gazetteer().get(code) if times >= 3 and _AGENCY.search(folded, 0, EARLY) else None
    return place if place is not None and place.level == "Province" else None


def _ours(folded: str) -> Division | None:
    """Give the province that all places lie in which are listed right behind 我省: 我省朝阳、阜新."""
    forms = dict(scan(folded)) if "我省" in folded else {}
    for ours in OUR_PROVINCE.finditer(folded) if forms else ():
        listed, at = [], ours.end()
        while at in forms:
            listed.append({place.code[:2] for place in gazetteer().find(forms[at])})
            at += len(forms[at]) + 1
        doubtful = len(listed) == 1 and all(p.ambiguous for p in gazetteer().find(forms[ours.end()]))
        provinces = set.intersection(*listed) if listed and not doubtful else set()
        if len(provinces) == 1:
            return gazetteer().get(f"{provinces.pop()}0000")
    return None


def _county_speaking(spoken: Named, folded: str) -> Division | None:
    """Give the only county that an article names, where it says 县委, 县长 and means its own."""
    speaks = times(COUNTY_SPEAKS, folded) > times(CITY_SPEAKS, folded)
    places = (place for code in spoken.counts if (place := gazetteer().get(code)) is not None)
    named = [p for p in places if p.level == "County" and p.name[-1] in "县旗"] if speaks else []
    return named[0] if len(named) == 1 else None


def _called_short(folded: str, within: str) -> Division | None:
    """Give the county-level place that an article calls by its short form alone, and no other as often.

    Its level is that of the article's own place: 今年是太仓的项目年。我市举行活动.
    """
    counts: Counter[Division] = Counter()
    opens: set[Division] = set()
    for position, form in scan(folded):
        places = [p for p in gazetteer().find(form) if p.current]
        place = places[0] if len(places) == 1 and form not in NEVER_ALONE else None
        if place is None or place.level != "County" or not place.code.startswith(within):
            continue
        if not is_of_another_word(folded, position, form):
            counts[place] += 1
            opens |= {place} if position < _OPENING else set()
    (best, most), second = next(iter(counts.most_common(1)), (None, 0)), sum(counts.values())
    says = _LEVEL_SPEAKS.get(best.name[-1]) if best is not None else None
    told = says is not None and holds(says, folded) and 3 * most > 2 * second
    enough = most > 2 or (best is not None and not best.ambiguous and (most > 1 or best in opens))
    return best if told and enough else None


def _main_province(spoken: Named) -> Division | None:
    """Give the province of nearly all places that an article names, of three cities or more."""
    provinces = spoken.by_province()
    code, most = next(iter(provinces.most_common(1)), ("", 0))
    cities = {place[:4] for place in spoken.counts if place[:2] == code and place[2:4] != "00"}
    whole = len(cities) >= 3 and 4 * most >= 3 * provinces.total()
    return gazetteer().get(f"{code}0000") if whole else None


def _named_province(spoken: Named) -> Division | None:
    """Give the province that an article names alone, or more often than its cities, and hardly another's."""
    provinces = spoken.by_province()
    code, most = next(iter(provinces.most_common(1)), ("", 0))
    named = [place for place in spoken.counts if place.endswith("0000")]
    alone = named == [f"{code}0000"] and spoken.counts[named[0]] > 2
    own = alone or (2 * spoken.counts[f"{code}0000"] >= most and 4 * most >= 3 * provinces.total())
    return gazetteer().get(f"{code}0000") if code and own else None


def _is_of_province(folded: str) -> bool:
    """Whether an article speaks for a province, and for no city of it."""
    return holds(PROVINCE_SPEAKS, folded) and not speaks_of_its_place(folded)


def _is_of_everywhere(folded: str, spoken: Named) -> bool:
    """Whether an article speaks of many provinces, of none above all, and in no words of its own place."""
    provinces = spoken.by_province()
    most = max(provinces.values(), default=0)
    scattered = len(provinces) >= 3 and 2 * most < provinces.total()
    return scattered and not speaks_for_itself(folded)


def _likeliest_city(spoken: Named, province: str) -> Division | None:
    """Give the city named most, its counties counting half; of one province only, where that is known."""
    cities: Counter[str] = Counter()
    first: dict[str, int] = {}
    for code, count in spoken.counts.items():
        place = gazetteer().get(code)
        if place is None or not code.startswith(province):
            continue
        whole = place.level == "City" or (place.name.endswith("市") and place.level == "Province")
        if not whole and place.level != "County":
            continue
        above = gazetteer().get(place.parent)
        alone = above is None or (above.level == "Province" and place.name.endswith("市"))  # 潜江市
        city = code if whole or alone else place.parent
        cities[city] += 2 * count if whole else count
        at = spoken.first.get(code, _NOWHERE)[0]
        first[city] = min(at, first.get(city, at))
    best = max(cities, key=lambda code: (cities[code], -first[code]), default="")
    return gazetteer().get(best)


def _narrowed(home: Home, spoken: Named, folded: str) -> Home:
    """Narrow a city down to the county that the article speaks of more than of the city itself.

    An article that says 全县 more often than 全市 is its only county's.
    """
    only_in_names = spoken.in_names[home.city] and not spoken.counts[home.city]
    counts = spoken.counts if only_in_names else spoken.counts + spoken.in_names
    within = home.city.removesuffix("00").removesuffix("00")  # a municipality's counties share two digits
    own = {
        code: n for code, n in counts.items() if within and code[: len(within)] == within and code[4:] != "00"
    }
    code = max(own, key=lambda code: (own[code], code), default="")
    county = gazetteer().get(code)
    if county is None:
        return home
    city_at = spoken.first.get(home.city, _NOWHERE)[0]
    leads = own[code] > max(2 * counts[home.city], 2 if counts[home.city] else len(own) - 1)
    if not holds(CITY_SPEAKS, folded) and own[code] >= counts[home.city]:
        at, end = spoken.first[code]
        leads = leads or at < min(_OPENING, city_at)
        leads = leads or _LED.match(folded, end) is not None
    leads = leads and f"我市{county.name}" not in folded
    alone = sum(count > own[code] // 2 for count in own.values()) == 1
    whole = gazetteer().get(home.city)
    if whole is not None and whole.name[-1] in "州盟":
        counties = times(COUNTY_SPEAKS, folded) + times(CITY_SPEAKS, folded)
        if times(PREFECTURE_SPEAKS, folded) > counties:
            return home
    if whole is not None and county.name[-1] == "市" and own[code] > counts[home.city]:
        above = any(whole.name + body in folded for body in _BODIES_ABOVE)
        speaks_below = above and holds(OURS, folded)  # 甲市委宣传部 in the paper of its 乙市
        leads = leads or speaks_below
    says = {"县": COUNTY_SPEAKS, "旗": COUNTY_SPEAKS, "区": DISTRICT_SPEAKS}.get(county.name[-1])
    speaks = says is not None and times(says, folded) > times(CITY_SPEAKS, folded)
    far = spoken.first.get(code, _NOWHERE)[0] > len(folded) // 3
    later = city_at < _OPENING and far  # in a story further down
    return _told(county, spoken) if (leads or (speaks and not later)) and alone else home
