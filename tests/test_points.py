"""Coordinates of the divisions: each lies where it should, and says so when it is only near."""

from __future__ import annotations

import pytest

from ontology.data.build_points import distance
from ontology.places import gazetteer
from ontology.points import point

KNOWN = {
    "410300": (112.45, 34.62),
    "410324": (111.61, 33.79),
    "419001": (112.60, 35.07),
    "110000": (116.40, 39.90),
    "310117": (121.23, 31.03),
    "330782": (120.07, 29.31),
    "420881": (112.59, 31.17),
    "513200": (102.21, 31.90),
    "650100": (87.62, 43.83),
    "710000": (121.56, 25.04),
}
"""Places as atlases have them, to a hundredth of a degree."""


@pytest.mark.parametrize("code", KNOWN)
def test_well_known_places_lie_where_they_should(code: str) -> None:
    """A name that is found elsewhere in the province would put a project into the wrong valley."""
    found = point(code)
    assert found is not None
    assert found.code == code
    assert distance((found.longitude, found.latitude), KNOWN[code]) < 12


def test_every_division_of_today_lies_somewhere_in_china() -> None:
    for place in gazetteer().divisions:
        if place.current:
            found = point(place.code)
            assert found is not None, place
            assert 73 < found.longitude < 136, place
            assert 3 < found.latitude < 54, place


def test_most_counties_have_a_spot_of_their_own() -> None:
    """If this fails, the table was rebuilt from poorer data."""
    levels = {"City": 0.99, "County": 0.74}
    for level, share in levels.items():
        codes = [place.code for place in gazetteer().divisions if place.current and place.level == level]
        own = sum(found.code == code for code in codes if (found := point(code)))
        assert own >= share * len(codes)


def test_past_places_lie_where_todays_do() -> None:
    (past,) = (place for place in gazetteer().find("偃师市") if place.code == "410381")
    assert point(past.code) == point(gazetteer().today(past).code)


def test_no_two_prefectures_lie_on_one_spot() -> None:
    spots = [
        (found.longitude, found.latitude)
        for place in gazetteer().divisions
        if place.current
        and place.level == "City"
        and (found := point(place.code))
        and found.code == place.code
    ]
    assert len(spots) == len(set(spots))
