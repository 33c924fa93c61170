"""Which places an article names, how often, and where first. 文章提到的地方及次数。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.expressions import compiled
from loaders.finders.chance import is_part_of_town
from loaders.finders.places import NEVER_ALONE, Setting, scan
from loaders.home_head import in_persons
from loaders.home_speech import CITY_SPEAKS, COUNTY_SPEAKS, PREFECTURE_SPEAKS
from loaders.pattern import any_of
from loaders.required import finds, holds
from ontology.places import Division, gazetteer
from ontology.words import words

HEADING_WEIGHT = 4
"""How often a place in a heading counts."""
OFTEN = 4
"""So often names a city's own paper it by a short form that is a word as well: 白银."""
_IN_A_NAME = compiled(
    r"[^\s、,。;:“”()与和及同在对向由将到的是了]{0,14}?(?:公司|集团|大学|学院|银行|(?:电子|科技|药业|实业|光电|生物|股份)项目)|(?:社区|小区|村|[镇乡](?![村镇])|路|街|大道|大厦|(?:国际)?大?酒店|广场|证券)(?![委级])|\)(?:股份|有限|集团)"
)
"""What follows a place's name in the name of a firm, school or street, which may be of anywhere."""
_SENT_FROM = compiled(
    rf"(?:{any_of(words('news_agencies'))}|本报)(?=[\u4e00-\u9fff]{{2,4}}(?:\d{{1,2}}月\d{{1,2}}日)?专?电)|发自"
)
"""What stands before the city from which an agency, or a paper of elsewhere, had the news sent."""
_COMPARED = ("超过", "赶超", "追赶", "对标", "高于", "低于", "落后于", "领先于", "仅次于")
"""What stands before a place that an article's own is only measured by: 总量首次超过甲县."""


@dataclass(frozen=True, slots=True)
class Named:
    """How often an article names each place, by its code, and where first.

    `in_names` are the namings inside the names of firms and schools, which `counts` leaves out.
    """

    counts: Counter[str]
    in_names: Counter[str]
    first: Mapping[str, tuple[int, int]]

    def by_province(self) -> Counter[str]:
        """Count the namings of each province's places, by the first two digits of their codes."""
        provinces: Counter[str] = Counter()
        for code, count in self.counts.items():
            provinces[code[:2]] += count
        return provinces


def named_places(folded: str, where: Setting, headings: Sequence[tuple[int, int]]) -> Named:
    """Count the places that an article names; in a heading, a span of `headings`, each counts HEADING_WEIGHT.

    Of several places of one name the nearest to `where` is meant; a form that is a word as well counts where
    the article names its place in full.

    >>> named_places("洛阳市召开会议,洛阳要发展。", Setting("", ()), [(0, 7)]).counts
    Counter({'410300': 5})
    """
    counts: Counter[str] = Counter()
    in_names: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    forms = Counter(form for _, form in scan(folded))
    speaks = holds(CITY_SPEAKS, folded)
    of_prefecture = holds(PREFECTURE_SPEAKS, folded)
    whole = any(len(form) > 2 and form[-1] in "县旗" for form in forms)
    of_county = not whole and holds(COUNTY_SPEAKS, folded)
    of_small_city = speaks and not any(_is_of_city(form) for form in forms)
    no_places = in_persons(folded) | {match.end() for match in finds(_SENT_FROM, folded)}
    for position, form in scan(folded):
        if position in no_places or folded.endswith(_COMPARED, 0, position):
            continue
        if is_part_of_town(folded, position, form):
            continue
        places = gazetteer().find(form)
        if form in NEVER_ALONE:
            places = tuple(p for p in places if _is_told_in_full(p, folded))
            if not places:
                continue
        place = min(places, key=where.nearness)
        short = len(places) == 1 and len(form) > 2 and form[-1] in "旗县"
        seat = len(places) == 1 and of_prefecture and form != "全州"
        bare = len(places) == 1 and of_county and place.name[-1] in "县旗"
        small = len(places) == 1 and of_small_city and place.name[-1] == "市" and forms[form] > 1
        far = place.level == "County" and where.nearness(place) > 1 and not (short or seat or bare or small)
        often = place.level == "City" and speaks and forms[form] >= OFTEN
        if place.name in forms or often or not (place.ambiguous or far):
            said = in_names if _IN_A_NAME.match(folded, position + len(form)) else counts
            said[place.code] += HEADING_WEIGHT if any(a <= position < b for a, b in headings) else 1
            first.setdefault(place.code, (position, position + len(form)))
    for past in filter(None, map(gazetteer().get, tuple(counts))):
        now = gazetteer().get(past.successor) if not past.current else None
        if now is not None and now.name not in folded:
            counts[past.code] += counts.pop(now.code, 0)  # 吴江 is 吴江市 where that is named in full
    return Named(counts, in_names, first)


def of_that_time(place: Division, spoken: Named) -> Division:
    """Give the past place of the same area where the article speaks of that one: 吴江 in 2007.

    >>> now, text = gazetteer().find("吴江区")[0], "吴江市委召开会议。"
    >>> of_that_time(now, named_places(text, Setting("", ()), ())).name
    '吴江市'
    """
    past = (gazetteer().get(code) for code in spoken.counts if place.code not in spoken.counts)
    return next((p for p in past if p is not None and p.successor == place.code), place)


def _is_of_city(form: str) -> bool:
    """Whether a form may mean a city with counties, so that 全市 need not mean another named beside it."""
    return any(place.level == "City" and not place.ambiguous for place in gazetteer().find(form))


def _is_told_in_full(district: Division, folded: str) -> bool:
    """Whether a district called like a part of any city stands with its own: 攀枝花市西区."""
    city = gazetteer().get(district.parent)
    return city is not None and f"{city.name}{district.name}" in folded
