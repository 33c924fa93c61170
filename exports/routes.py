"""The way of a corridor through its places: their order on the map. 通道的走向."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import TypeAlias

from ontology.places import gazetteer
from ontology.points import MUNICIPALITIES, Point

Spot: TypeAlias = tuple[float, float]
"""Longitude and latitude."""
Stop: TypeAlias = tuple[str, Point]
"""A place on the way: its code ("" where it has none) and where it lies."""


def route(stops: Iterable[Stop]) -> tuple[Spot, ...]:
    """Give the way through places: the shortest of those that always go on to the nearest place left.

    A province or prefecture is no stop of a line that names places in it, and no spot is passed twice.
    Articles list the places of a line in any order, so the order is that of the map.

    >>> ends = [(code, Point(x, 34.0, code)) for code, x in (("a", 110.0), ("b", 114.0), ("c", 112.0))]
    >>> route(ends)
    ((110.0, 34.0), (112.0, 34.0), (114.0, 34.0))
    """
    known = list(stops)
    codes = {code for code, _ in known}
    passed = {(spot.longitude, spot.latitude) for code, spot in known if not _holds(code, codes)}
    ways = (_onwards(sorted(passed), start) for start in sorted(passed))
    return min(ways, key=_length, default=())


def _holds(code: str, others: Iterable[str]) -> bool:
    """Whether another place lies in this one, which is larger than a city."""
    if not code or code[:2] in MUNICIPALITIES:
        return False
    return any(other and other != code and gazetteer().within(other, code) for other in others)


def _onwards(places: Sequence[Spot], start: Spot) -> tuple[Spot, ...]:
    way, left = [start], [place for place in places if place != start]
    while left:
        way.append(min(left, key=lambda place: (_apart(way[-1], place), place)))
        left.remove(way[-1])
    return tuple(way)


def _length(way: Sequence[Spot]) -> tuple[float, Sequence[Spot]]:
    return round(sum(_apart(one, other) for one, other in pairwise(way)), 6), way


def _apart(one: Spot, other: Spot) -> float:
    """Give the distance of two spots in degrees of latitude: enough to compare near ones."""
    narrow = cos(radians((one[1] + other[1]) / 2))
    return hypot((one[0] - other[0]) * narrow, one[1] - other[1])
