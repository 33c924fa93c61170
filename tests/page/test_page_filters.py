"""Filters by class, relation, article, place, confidence and year, with live counts, kept in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.driving import SAID, VIEW, Open, search, shown, state
from tests.samples import AREA, BELT, JIYUAN, LUOYANG, MAYOR

pytestmark = pytest.mark.browser


def test_legend_filters_by_class_with_live_counts(show: Open) -> None:
    """Every colour is explained; one switched off takes its nodes and statements away until undo."""
    page = show(VIEW)
    officials = page.locator("#filters .option", has_text="官员")
    expect(officials.locator(".number")).to_have_text("1")
    expect(officials.locator(".swatch polygon")).to_have_attribute("fill", "#a83515")
    visits = page.locator("#filters .option", has_text="考察").locator(".number")
    expect(visits).to_have_text("1")
    officials.get_by_role("checkbox").uncheck()
    assert MAYOR.id not in shown(page)["nodes"]
    expect(visits).to_have_text("0")
    assert state(page)["without"] == "Official"
    page.get_by_role("button", name="撤销").click()
    assert MAYOR.id in shown(page)["nodes"]


def test_legend_unfolds_finer_classes(show: Open) -> None:
    """Cities can be switched off alone, below places."""
    page = show(VIEW)
    page.get_by_role("button", name="展开地点的细类").click()
    page.locator("#filters .option.finer", has_text="地级行政区").get_by_role("checkbox").uncheck()
    assert LUOYANG.id not in shown(page)["nodes"]
    assert JIYUAN.id in shown(page)["nodes"]


def test_relation_filter(show: Open) -> None:
    """One relation alone leaves its statements and their ends."""
    page = show(VIEW)
    row = page.locator("#filters .option", has_text="连接")
    row.hover()
    row.get_by_role("button", name="仅此").click()
    assert sorted(shown(page)["nodes"]) == sorted([BELT.id, LUOYANG.id, JIYUAN.id])


@pytest.mark.parametrize(
    ("choice", "count"),
    [
        ("confidence=0.85", 8),
        ("from=2025&to=2025&undated=false", 1),
        ("undated=false", 8),
        (f"place={JIYUAN.id}", 8),
        ("no=investsIn connects", 8),
        (f"around={BELT.id}&steps=1", 2),
        (f"hidden={AREA.id}", 9),
    ],
)
def test_filters_in_the_address(show: Open, choice: str, count: int) -> None:
    """A link brings a colleague to the same view, and the filters say so."""
    page = show(VIEW, f"#{choice}")
    assert len(shown(page)["statements"]) == count
    page.locator("#status").get_by_role("button", name="清除筛选").click()
    assert len(shown(page)["statements"]) == 12


def test_what_is_only_named_comes_when_asked_for(show: Open) -> None:
    """Things of which nothing is said would crowd the picture; search still finds them."""
    page = show(VIEW)
    (alone,) = set(VIEW) - SAID
    page.locator("#status").get_by_role("button", name="显示仅被提及的 1 个").click()
    assert set(shown(page)["nodes"]) == set(VIEW)
    page.get_by_role("button", name="撤销").click()
    search(page, "henansheng")
    page.keyboard.press("Enter")
    assert alone in shown(page)["nodes"]


def test_an_address_of_another_graph_does_no_harm(show: Open) -> None:
    """Keys and names that this graph does not have are left out."""
    page = show(VIEW, "#node=nothere&without=Comet&confidence=high&steps=99&colour=red")
    assert set(shown(page)["nodes"]) == SAID


def test_years_and_confidence_by_hand(show: Open) -> None:
    """The sliders narrow what is shown, by keyboard too."""
    page = show(VIEW)
    page.locator("summary", has_text="置信度").click()
    slider = page.get_by_role("slider", name="置信度")
    slider.focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    assert state(page)["confidence"] == "0.75"
    expect(page.locator("#chips")).to_contain_text("置信度 ≥ 75%")
    page.locator("summary", has_text="年份").click()
    page.get_by_role("slider", name="年份 ≥").focus()
    page.keyboard.press("End")
    expect(page.locator("#chips")).to_contain_text("2025")


def test_years_places_and_confidence_have_live_counts(show: Open) -> None:
    """How much each choice would leave is told before it is made, and follows the other filters."""
    page = show(VIEW)
    for part in ("地点", "年份", "置信度"):
        page.locator("#filters summary", has_text=part).click()
    place = page.locator("#filters option", has_text="济源市")
    expect(place).to_have_text("济源市 (2)")
    bars = page.locator("#filters .bars button")
    assert [bar.get_attribute("title") for bar in (bars.first, bars.last)] == [
        "2021 年：7 条陈述",
        "2025 年：1 条陈述",
    ]
    told = page.locator("#filters output", has_text="不低于")
    expect(told).to_have_text("不低于 0%：12 条陈述")
    page.locator("#filters .option", has_text="项目").get_by_role("checkbox").uncheck()
    expect(place).to_have_text("济源市 (1)")
    expect(told).to_have_text("不低于 0%：8 条陈述")
    bars.last.click()
    assert state(page)["from"] == "2025"
