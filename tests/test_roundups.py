"""Round-ups, news of agencies, reports: of no place of their own, or full of figures. 综述与报告。"""

from __future__ import annotations

import pytest

from tests.reading import names, stated, understood

HOMELESS = [
    (
        "lines all over the country",
        "银川至西安高铁年底开通。\n安顺至六盘水高铁7月开通。\n商丘至合肥高铁通车，合肥至湖州段已建成。\n建设青岛地铁6号线。\n",
    ),
    (
        "a round-up that says 全国",
        "全国铁路投资完成8200亿元。\n宜昌车站开工，南宁车站完工，兰州车站封顶，泉州车站投用。\n",
    ),
]


@pytest.mark.parametrize(("what", "text"), HOMELESS, ids=[row[0] for row in HOMELESS])
def test_an_article_of_everywhere_has_no_home(what: str, text: str) -> None:
    """Better no city than one that a round-up names twice: it would be given others' works and figures."""
    found = understood(text)
    assert not stated(found, "includesProject"), what
    assert not stated(found, "hasTarget"), what


def test_an_article_of_everywhere_may_speak_in_its_own_words() -> None:
    """If this fails, news of visitors from many provinces loses its city."""
    text = "我市签约：\n宜昌市企业投资。\n福州市企业投资，兰州市企业投资。\n全市实现生产总值90亿元。\n"
    assert stated(understood(text), "hasTarget") == [("宜昌市", "90亿元")]


COUNTRY = [
    ("宜昌市召开会议。全国铁路投资达到8200亿元。", []),
    ("宜昌市召开会议。去年，我国高铁里程达到1.9万公里。", []),
    ("宜昌市召开会议。宜昌市铁路投资达到82亿元，全国领先。", [("宜昌市", "82亿元")]),
    ("宜昌市召开会议。全国第一，铁路投资达到82亿元。", [("宜昌市", "82亿元")]),
]


@pytest.mark.parametrize(("text", "found"), COUNTRY)
def test_figures_of_the_country_are_not_the_citys(text: str, found: list[tuple[str, str]]) -> None:
    """If this fails, a city is said to invest what all railways of the country cost."""
    assert stated(understood(text), "hasTarget") == found


def test_another_citys_government_does_not_make_a_province_a_city() -> None:
    """A guest from 上海市政府 is no sign that 我省 is a city's word."""
    text = "湖北日报讯\n我省召开会议，武汉市、武汉市汇报。上海市政府副秘书长沈知秋报告。省长林知远主持。\n"
    assert ("林知远", "湖北省") in stated(understood(text), "holdsPost")


def test_a_verb_is_no_line_and_a_zone_no_county() -> None:
    """开通新线 joins neither 开平 nor 通州, and a line to 雄安新区 does not end in 安新县."""
    assert names("今年铁路开通新线40公里。", "Corridor") == []
    assert names("贵州首条时速250公里城际铁路建成。", "Corridor") == []
    found = stated(understood("北京至雄安新区城际铁路开工。"), "connects")
    assert ("北京至雄安新区城际铁路", "安新县") not in found


def test_a_list_of_places_goes_on_behind_an_airport() -> None:
    """If this fails, a line passes none of the places that are listed with its airport."""
    text = "银西高铁全长617公里，自西安引出，经西安咸阳国际机场、礼泉、乾县、永寿后进入甘肃省。"
    assert {place for _, place in stated(understood(text), "connects")} >= {"礼泉县", "乾县", "永寿县"}


def test_the_stations_a_line_has_are_those_it_joins() -> None:
    """共有…等8个车站 lists them as 设…等8个车站 does."""
    text = "安六高铁全长125公里，共有安顺、六枝、长箐、水城等8个车站。"
    assert {place for _, place in stated(understood(text), "connects")} >= {"六枝特区", "水城区"}


AGENCIES = [
    ("中新网广州3月18日电 (记者 林知远)广东省委城市工作会议18日召开。", ["广东省委城市工作会议"]),
    ("我省召开三大都市圈建设推进会。", ["三大都市圈建设推进会"]),
]


@pytest.mark.parametrize(("text", "found"), AGENCIES)
def test_a_meeting_begins_behind_the_dateline_and_with_its_number(text: str, found: list[str]) -> None:
    """If this fails, a meeting is called after the reporter, or after a part of a number."""
    assert names(text, "Meeting") == found


def test_numbers_of_lines_are_listed_before_one_ending() -> None:
    """If this fails, of 地铁1、2号线 only the last is a line."""
    text = "地铁1、2号线全面推进，6、7和8号线二期获批。"
    assert names(text, "Railway") == ["1号线", "2号线", "6号线", "7号线", "8号线二期"]


def test_a_zone_is_not_called_after_who_comes_to_it() -> None:
    """周春海到甲坪片区 is a mayor and a zone: swallowing him costs his posts as well."""
    text = "福鼎市市委副书记、市长林知远到文渡片区调研。"
    assert names(text, "FunctionalZone") == ["文渡片区"]
    assert ("林知远", "福鼎市") in stated(understood(text), "holdsPost")


def test_a_list_of_what_was_seen_ends_before_and_others() -> None:
    """格雷博等项目 is 格雷博 and more, no project of that name."""
    assert "格雷博等项目" not in names("先后来到特西氪、创宇科技、格雷博等项目建设现场。", "Project")


def test_a_ceremony_may_sign_and_begin_works_at_once() -> None:
    """If this fails, nobody attended 集中签约、开工活动."""
    text = "日前，繁昌区举办第三季度招商引资项目集中签约、开工活动。区委书记林知远出席活动。"
    meeting = "第三季度招商引资项目集中签约、开工活动"
    assert stated(understood(text), "attended") == [("林知远", meeting)]


AIMS = [
    ("居民消费价格涨幅2%左右。", [("居民消费价格涨幅", "2%")]),
    ("粮食产量稳定在130亿斤以上。", [("粮食产量", "130亿斤")]),
    ("PM2.5平均浓度下降到30微克/立方米。", [("PM2.5平均浓度", "30微克/立方米")]),
    ("化学需氧量排放量削减2%。", [("化学需氧量排放量", "2%")]),
    ("新增规上工业企业50家以上、上市公司5家。", [("新增规上工业企业", "50家")]),
    ("地方一般公共预算收入增长2%。", [("地方一般公共预算收入", "2%")]),
    ("财政收入完成120亿元，比上年增长12.3%。", [("财政收入", "120亿元"), ("财政收入", "12.3%")]),
]


@pytest.mark.parametrize(("text", "aims"), AIMS)
def test_what_a_report_aims_at(text: str, aims: list[tuple[str, str]]) -> None:
    """If this fails, a report's figure is lost, or one is called 上年."""
    found = understood(f"政府工作报告\n今年的主要预期目标是：{text}", "洛阳市")
    told = [(dict(s.qualifiers)["indicator"], s.object) for s in found.statements]
    assert sorted(told) == sorted(aims)
