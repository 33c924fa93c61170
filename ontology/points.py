"""Where the administrative divisions lie: longitude and latitude by code. 行政区划坐标."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ontology.places import DATA, gazetteer
from ontology.words import rows

MUNICIPALITIES = ("11", "12", "31", "50")
"""Provinces that are cities: first two digits of their codes (GB/T 2260)."""

ATTRIBUTION = "Places: GeoNames (https://www.geonames.org), CC BY 4.0"
"""What whoever shows the coordinates has to say (the licence of `points.tsv`)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A spot in degrees of WGS 84. `code` is the division it is known for: that asked for or one around."""

    longitude: float
    latitude: float
    code: str


@cache
def _table() -> Mapping[str, Point]:
    spots = rows(DATA / "points.tsv", 4)
    return MappingProxyType({code: Point(float(x), float(y), code) for code, x, y, _ in spots})


def point(code: str) -> Point | None:
    """Give where a division of GB/T 2260 (a township: GB/T 10114) lies; a past one where today's does.

    Of a division whose own spot is not known that of the one around it is given, as its `code` tells: of a
    township its county's, of a county its prefecture's.

    >>> point("410300")
    Point(longitude=112.4368, latitude=34.6735, code='410300')
    >>> [found.code for code in ("410327101", "330523", "000000") if (found := point(code))]
    ['410327', '330500']
    """
    division = gazetteer().get(code[:6])
    if division is None:
        return None
    today = gazetteer().today(division)
    around = (today.code, *(place.code for place in gazetteer().ancestors(today.code)))
    return next((_table()[one] for one in around if one in _table()), None)
