"""Whose a bare level is: 市 of the home city, 县 of the county named last. 省、市、县单说时指哪里。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.home import Home
from loaders.mention import Mention
from ontology.places import gazetteer

NOT_A_LEVEL = frozenset("各两校园社城地片景库矿山林牧灾小街辖市县都郊节超夜股门黑上楼书行展集老新功能商湾")
"""What a level word stands behind where it is the end of another: 校区, 城市."""
_REACH = 200
"""A bare 市 means no city that was named further back."""
_LONGEST_PLACE = 16


def owner(level: str, home: Home, place: str = "") -> str:
    """Give the code of the place that a bare level word means; "" when it has none.

    `place` is the code of the place last spoken of; it decides between the county meant and the home's own.

    >>> home = Home("410000", "410300", "410324")
    >>> owner("省", home), owner("市", home), owner("县", home), owner("县", home, "410327")
    ('410000', '410300', '410324', '410327')
    >>> owner("州", home), owner("自治区", home), owner("州", Home("530000", "532301"))
    ('', '', '532300')
    """
    if level in ("省", "自治区"):
        return home.province if place_name(home.province).endswith(level) else ""
    if level in ("市", "州", "盟", "自治州", "地区"):
        own = (home.city, home.county, home.above)
        return next((code for code in own if place_name(code).endswith(level)), "")
    if level in ("县", "区", "旗", "自治县", "自治旗"):
        is_county = len(place) == 6 and not place.endswith("00")
        return next(
            (c for c in (place if is_county else "", home.county) if place_name(c).endswith(level)), ""
        )
    return ""


def place_name(code: str) -> str:
    """Give the name of the place of a code; "" of none."""
    place = gazetteer().get(code)
    return place.name if place else ""


def _county_before(position: int, level: str, by_end: Mapping[int, Mention]) -> str:
    """Give the code of the county of this level that was named last before a position."""
    near = (m for m in by_end.values() if m.end <= position and m.type == "County" and m.name.endswith(level))
    last = max(near, key=lambda m: m.end, default=None)
    return last.key if last is not None else ""


def _city_before(position: int, level: str, by_end: Mapping[int, Mention]) -> str:
    """Give the code of the city named last before a position, where the article is of no city of its own."""
    near = (m for m in by_end.values() if position - _REACH < m.end <= position and m.key and not m.note)
    last = max((m for m in near if m.name.endswith(level)), key=lambda m: m.end, default=None)
    return last.key if last is not None and level in ("市", "州", "盟", "省", "自治区") else ""


def owner_here(level: str, start: int, by_end: Mapping[int, Mention], home: Home) -> str:
    """The code of the place that a bare level means here: the home's, or that of the place named last."""
    return owner(level, home, _county_before(start, level, by_end)) or _city_before(start, level, by_end)


def is_within(position: int, by_end: Mapping[int, Mention]) -> bool:
    """Whether a character is one of a place's name, as 州 and 市 of 郑州市 are."""
    ends = range(position + 1, position + _LONGEST_PLACE)
    return any((place := by_end.get(end)) is not None and place.start <= position for end in ends)


def town_of(body: Mention, post: str = "") -> Mention:
    """Give the township of whose congress a body is, where a post is of its party or government.

    >>> town = Mention(0, 3, "Township", "甲坪镇")
    >>> congress = Mention(0, 5, "LegislativeOrgan", "甲坪镇人大", "", (town,))
    >>> town_of(congress, "党委副书记").name, town_of(congress, "副主席").name
    ('甲坪镇', '甲坪镇人大')
    """
    of_town = body.type == "LegislativeOrgan" and body.parts and body.parts[0].type == "Township"
    return body.parts[0] if of_town and post not in ("主席", "副主席") else body


def only_town(bodies: Iterable[Mention]) -> Mention | None:
    """Give the township that is the only one named.

    >>> town = Mention(0, 3, "Township", "甲坪镇")
    >>> [only_town(named) is town for named in ([town, town], [town, Mention(9, 12, "Township", "乙湾镇")])]
    [True, False]
    """
    towns = {part.name: part for body in bodies for part in (body, *body.parts) if part.type == "Township"}
    return next(iter(towns.values())) if len(towns) == 1 else None
