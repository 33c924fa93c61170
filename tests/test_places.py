"""The administrative divisions: codes, history, forms."""

from __future__ import annotations

from collections import Counter

import pytest

from ontology.places import LEVELS, gazetteer, township, townships

CODES = [
    ("洛阳市", "410300"),
    ("西工区", "410303"),
    ("瀍河回族区", "410304"),
    ("孟津区", "410308"),
    ("宜阳县", "410327"),
    ("卫东区", "410403"),
    ("济源市", "419001"),
    ("北京市", "110000"),
    ("台湾省", "710000"),
    ("香港特别行政区", "810000"),
    ("澳门特别行政区", "820000"),
    ("莱芜区", "370116"),
    ("恩施土家族苗族自治州", "422800"),
]


@pytest.mark.parametrize(("name", "code"), CODES)
def test_a_place_has_the_code_of_the_standard(name: str, code: str) -> None:
    assert [place.code for place in gazetteer().find(name) if place.current] == [code]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("洛阳", "洛阳市"),
        ("内蒙古", "内蒙古自治区"),
        ("广西", "广西壮族自治区"),
        ("新疆", "新疆维吾尔自治区"),
        ("香港", "香港特别行政区"),
        ("恩施", "恩施土家族苗族自治州"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("湘西州", "湘西土家族苗族自治州"),
        ("阿坝州", "阿坝藏族羌族自治州"),
        ("瀍河", "瀍河回族区"),
        ("瀍河区", "瀍河回族区"),
        ("长阳县", "长阳土家族自治县"),
        ("大兴安岭", "大兴安岭地区"),
        ("神农架", "神农架林区"),
        ("双江", "双江拉祜族佤族布朗族傣族自治县"),
        ("东乡县", "东乡族自治县"),
        ("锡林郭勒", "锡林郭勒盟"),
        ("沙市", "沙市区"),
        ("淇县", "淇县"),
        ("滦县", "滦县"),
        ("吉林", "吉林省"),
    ],
)
def test_a_short_form_finds_its_place(form: str, first: str) -> None:
    assert gazetteer().find(form)[0].name == first


@pytest.mark.parametrize("form", ["淇", "城", "苏尼特左", "县", "市", ""])
def test_no_stump_of_a_name_is_a_form(form: str) -> None:
    assert gazetteer().find(form) == ()


@pytest.mark.parametrize(
    ("code", "old", "until", "new"),
    [
        ("410322", "孟津县", 2020, "孟津区"),
        ("410381", "偃师市", 2020, "偃师区"),
        ("410306", "吉利区", 2020, "孟津区"),
        ("411023", "许昌县", 2015, "建安区"),
        ("310108", "闸北区", 2014, "静安区"),
        ("110104", "宣武区", 2009, "西城区"),
        ("420600", "襄樊市", 2009, "襄阳市"),
        ("330621", "绍兴县", 2012, "柯桥区"),
        ("419003", "济源市", 1994, "济源市"),
        ("500112", "渝北区", 2024, "两江新区"),
        ("413000", "信阳地区", 1997, "信阳市"),
    ],
)
def test_a_past_place_leads_to_the_place_of_today(code: str, old: str, until: int, new: str) -> None:
    places = gazetteer()
    found = [place for place in places.divisions if (place.code, place.name) == (code, old) and place.until]
    assert [(place.until, places.today(place).name) for place in found] == [(until, new)]


def test_a_past_name_is_found_but_a_past_code_of_a_standing_name_is_not_a_second_meaning() -> None:
    assert [place.code for place in gazetteer().find("孟津县")] == ["410322", "412522"][:1]
    assert [place.code for place in gazetteer().find("孟津")] == ["410308"]
    assert [place.code for place in gazetteer().find("济源市")] == ["419001"]


def test_the_levels_have_as_many_places_as_the_ministry_counts() -> None:
    """A lost line of the table would go unnoticed otherwise: 34, 333 and 2845 as of 2025-12-31."""
    counts = Counter(place.level for place in gazetteer().divisions if place.current)
    assert [counts[level] for level in LEVELS] == [34, 333, 2845, 0]
    assert sum(len(codes) for codes in townships().values()) == 38_723


def test_parents_and_successors_exist_and_lead_to_a_province() -> None:
    places = gazetteer()
    for place in places.divisions:
        chain = places.ancestors(place.code)
        top = chain[-1] if chain else place
        assert top.level == "Province", place
        if place.successor:
            assert places.codes[place.successor].current, place
    assert all(code[:6] in places.codes for codes in townships().values() for code in codes)


def test_levels_go_down_the_tree() -> None:
    places = gazetteer()
    for place in places.divisions:
        if place.parent and place.current:
            assert LEVELS.index(places.codes[place.parent].level) < LEVELS.index(place.level), place


def test_questions_about_the_tree() -> None:
    places = gazetteer()
    assert [place.name for place in places.ancestors("410327")] == ["洛阳市", "河南省"]
    assert [place.name for place in places.ancestors("419001")] == ["河南省"]
    assert places.ancestors("999999") == ()
    assert len(places.children("410300")) == 14
    province = places.province_of("419001")
    assert province is not None
    assert province.name == "河南省"
    assert places.within("410327", "410000")
    assert not places.within("410300", "410327")


@pytest.mark.parametrize(
    ("name", "areas", "codes"),
    [
        ("韩城镇", ["410300"], ["410327103"]),
        ("韩城镇", ["410000"], ["410327103"]),
        ("韩城镇", ["500000"], []),
        ("寇店镇", [], ["410311107"]),
        ("没有镇", [], []),
    ],
)
def test_a_township_is_found_within_an_area(name: str, areas: list[str], codes: list[str]) -> None:
    assert [place.code for place in township(name, areas)] == codes
