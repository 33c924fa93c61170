"""Forms that mean one thing become one entity, and forms that do not stay apart."""

from __future__ import annotations

import pytest

from loaders.values import Entity
from tests.reading import understood


def _entities(text: str, home: str = "") -> dict[str, Entity]:
    return {e.label: e for e in understood(text, home=home).entities}


ALIASES = [
    ("a place and its short form", "洛阳市召开会议。洛阳将加快发展。", "洛阳市", "洛阳"),
    (
        "a zone and its everyday form",
        "洛阳高新技术产业开发区开工。洛阳高新区招商。",
        "洛阳高新技术产业开发区",
        "洛阳高新区",
    ),
    (
        "a company and its short form",
        "远澜储能科技有限公司投产，远澜储能今年招工。",
        "远澜储能科技有限公司",
        "远澜储能",
    ),
    (
        "brackets of both widths",
        "川泽电器（柳州）有限公司扩产，川泽电器(柳州)有限公司招工。",
        "川泽电器(柳州)有限公司",
        "川泽电器（柳州）有限公司",
    ),
    (
        "a title and its short form",
        "《赣州市数字经济发展规划》印发。《规划》提出新目标。",
        "赣州市数字经济发展规划",
        "《规划》",
    ),
    ("a line by rail and its short form", "襄荆高速铁路开工。襄荆高铁设站5座。", "襄荆高速铁路", "襄荆高铁"),
    (
        "a park and its place",
        "宜阳县香鹿山工业园扩建。香鹿山工业园区招商。",
        "宜阳县香鹿山工业园",
        "香鹿山工业园区",
    ),
    (
        "a festival and its short form",
        "宜阳县第三届香鹿山文化旅游节开幕。本届香鹿山文化旅游节为期五天。",
        "宜阳县第三届香鹿山文化旅游节",
        "香鹿山文化旅游节",
    ),
    ("a body and its level", "中共洛阳市委印发通知。市委要求抓好落实。", "洛阳市委", "市委"),
]


@pytest.mark.parametrize(("what", "text", "label", "name"), ALIASES, ids=[row[0] for row in ALIASES])
def test_one_thing_is_one_entity(what: str, text: str, label: str, name: str) -> None:
    """Two nodes for one thing share its edges between them, and neither answers a question."""
    found = _entities(text, home="洛阳市")
    assert label in found, what
    assert name in found[label].names
    assert name not in found


APART = [
    ("a city and its district", "襄阳市与襄州区召开会议。", ["襄州区", "襄阳市"]),
    ("two phases", "新能源产业园一期投产，新能源产业园二期开工。", []),
    (
        "a group and its company",
        "远澜新能源集团与远澜储能科技有限公司签约。",
        ["远澜储能科技有限公司", "远澜新能源集团"],
    ),
    (
        "two companies of one brand",
        "川泽铝业有限公司与川泽电器有限公司签约。",
        ["川泽电器有限公司", "川泽铝业有限公司"],
    ),
    ("a fast and an old line", "襄荆高铁与襄荆高速开工。", ["襄荆高速", "襄荆高铁"]),
]


@pytest.mark.parametrize(("what", "text", "labels"), APART, ids=[row[0] for row in APART])
def test_two_things_stay_two(what: str, text: str, labels: list[str]) -> None:
    """Two things under one node would have each other's mayors and sums."""
    found = understood(text).entities
    assert len({e.id for e in found}) == len(found)
    assert sorted(e.label for e in found if e.label in labels) == labels, what


def test_districts_of_one_name_in_two_cities() -> None:
    """The city right before a district says which one it is."""
    codes = {e.code for e in understood("沈阳市铁西区与鞍山市铁西区结对。").entities if e.label == "铁西区"}
    assert codes == {"210106", "210303"}


def test_pronouns_are_no_names() -> None:
    """A search for “我市” must not find one city of many."""
    found = _entities("我市召开会议。洛阳加快发展，我市将支持。", home="洛阳市")
    assert "我市" not in found["洛阳市"].names


def test_a_township_is_spoken_of_by_its_level() -> None:
    """What a town has done is no figure of its county."""
    found = understood("宜阳县韩城镇举行灯会。该镇接待游客5万人次。", home="宜阳县")
    labels = {e.id: e.label for e in found.entities}
    told = [labels[s.subject] for s in found.statements if s.predicate == "hasTarget"]
    assert told == ["韩城镇"]


def test_a_campaign_is_not_its_office() -> None:
    """What stands in marks within a body's name names something else."""
    found = _entities("市“百日攻坚”行动指挥部办公室印发通知。", home="洛阳市")
    assert [e.names for e in found.values() if "百日攻坚" in (e.label, *e.names)] == []


def test_a_place_is_the_same_in_every_article() -> None:
    """Places are joined by their codes, whatever an article calls them."""
    one, two = _entities("洛阳召开会议。"), _entities("洛阳市开会。")
    assert one["洛阳市"].id == two["洛阳市"].id
    assert (one["洛阳市"].code, one["洛阳市"].parent) == ("410300", "410000")


def test_people_of_one_name_are_kept_apart_by_province() -> None:
    """A name is borne by many: only within a province is it taken for one person."""
    one = understood("洛阳市市长周明远出席。").entities
    two = understood("襄阳市市长周明远出席。").entities
    again = understood("开封市市长周明远出席。").entities
    ids = [next(e.id for e in found if e.label == "周明远") for found in (one, two, again)]
    assert ids[0] != ids[1]
    assert ids[0] == ids[2]


def test_a_plan_of_other_years_is_another() -> None:
    """One title is given to a plan every five years; told without years it is the one that the text dates."""
    texts = [f"《赣州市数字经济发展规划（{years}）》印发。" for years in ("2016—2020年", "2021—2025年")]
    (old,), (new,) = ([e for e in understood(text).entities if "规划" in e.label] for text in texts)
    assert old.id != new.id
    again = understood(f"{texts[1]}《赣州市数字经济发展规划》提出目标。").entities
    assert [e.id for e in again if "规划" in e.label] == [new.id]
    assert len([e for e in understood("".join(texts)).entities if "规划" in e.label]) == 2


def test_who_holds_a_post_is_an_official() -> None:
    """The class says what an article says: a post makes an official, a name alone does not."""
    found = {e.label: e.type for e in understood("宜昌市市长沈知秋出席。教授陆怀川表示赞同。").entities}
    assert (found["沈知秋"], found["陆怀川"]) == ("Official", "Person")


@pytest.mark.parametrize(
    ("text", "name", "also"),
    [
        ("宜昌市推进“明溪”项目建设。", "“明溪”项目", "明溪"),
        ("《宜昌市物流发展规划》印发。", "宜昌市物流发展规划", "《宜昌市物流发展规划》"),
        ("《宜昌市“十四五”物流发展规划》印发。", "宜昌市“十四五”物流发展规划", ""),
        ("黄河“几”字弯都市圈包括鄂尔多斯市。", "黄河“几”字弯都市圈", ""),
    ],
)
def test_what_stands_in_marks_names_a_thing_by_itself(text: str, name: str, also: str) -> None:
    """Else all plans of five years have one name, 十四五, under which they are joined and found."""
    [names] = [e.names for e in understood(text).entities if name in (e.label, *e.names)]
    assert also in ("", *names)
    assert not {"十四五", "几"} & set(names)
