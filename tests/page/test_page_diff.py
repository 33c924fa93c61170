"""The page of two graphs together: what was added, what is gone, what changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from graph.dataset import collect
from graph.diff_view import diff_view
from loaders.values import Extraction
from ontology import load
from tests.page.driving import BUILD, Open, shown, state
from tests.samples import AREA, COMPANY, HOSTILE, MAYOR, hostile, investment, plan

pytestmark = pytest.mark.browser

LATER = "达到9000亿元"


def _later() -> Extraction:
    """The plan as its next edition has it: a higher target, and the mayor is not told of any more."""
    earlier = plan()
    text = earlier.article.text.replace("达到8000亿元", LATER)
    said = tuple(
        replace(
            one,
            object="9000亿元" if one.literal else one.object,
            evidence=replace(one.evidence, exact=one.evidence.exact.replace("达到8000亿元", LATER)),
        )
        for one in earlier.statements
        if one.subject != MAYOR.id
    )
    entities = tuple(one for one in earlier.entities if one.id != MAYOR.id)
    return Extraction(replace(earlier.article, id="f" * 32, source="plan2.txt", text=text), entities, said)


NEWER = collect([_later(), investment(), hostile()], load())
COMPARED = diff_view(BUILD, NEWER, load())


def test_changes_are_listed_with_both_sentences(show: Open) -> None:
    """What changed stands first; a click shows who says either."""
    page = show(COMPARED)
    change = page.locator("#details .row.change")
    expect(change).to_contain_text("洛阳都市圈 · 地区生产总值 · 目标")
    expect(change.locator("del")).to_have_text("8000亿元")
    expect(change.locator("ins")).to_have_text("9000亿元")
    gone = page.locator("#details section", has_text="不再提及")
    expect(gone.locator(".row")).to_have_count(3)
    change.click()
    expect(page.locator("#details .evidence")).to_have_count(2)
    expect(page.locator("#details mark.sentence").first).to_contain_text("9000亿元")
    expect(page.locator("#details mark.sentence").last).to_contain_text("8000亿元")


def test_colours_are_those_of_the_changes(show: Open) -> None:
    """A node is coloured by how it has changed, and the legend says so, with signs beside the colours."""
    page = show(COMPARED)
    colors = page.evaluate("guitu.colors()")
    marks = page.evaluate("guitu.marks()")
    assert (marks[MAYOR.id], marks[AREA.id]) == ("gone", "changed")
    assert set(marks.values()) == {"added", "gone", "changed", "same"}
    assert len({colors[mark] for mark in ("added", "gone", "changed", "same")}) == 4
    legend = page.locator('#filters [data-part="marks"]')
    for name, count in {"新增": 2, "不再提及": 3, "有变化": 2}.items():
        expect(legend.locator(".option", has_text=name).locator(".number")).to_have_text(str(count))


def test_what_is_the_same_can_be_left_out(show: Open) -> None:
    """The legend is a filter: without the unchanged only changes and their ends are left."""
    page = show(COMPARED)
    page.locator('#filters [data-part="marks"] .option', has_text="未变").get_by_role("checkbox").uncheck()
    assert len(shown(page)["statements"]) == 7
    assert COMPANY.id not in shown(page)["nodes"]
    assert state(page)["marks"] == "same"
    page.get_by_role("button", name="表格").click()
    expect(page.get_by_role("columnheader", name="变化")).to_be_visible()


def test_the_same_twice_has_no_changes(show: Open) -> None:
    """Comparing a graph with itself says that nothing differs."""
    page = show(diff_view(BUILD, BUILD, load()))
    expect(page.locator("#details")).to_contain_text("两个图谱说的一样")


def test_hostile_changes_run_nothing(show: Open) -> None:
    """Names of an added article are text in the list of changes too."""
    page = show(COMPARED)
    added = page.locator("#details section", has_text="新增").locator(".row", has_text="onerror")
    expect(added.first).to_contain_text(HOSTILE[:20])
    added.first.click()
    expect(page.locator("#details mark.sentence").first).to_contain_text("<script>")
    assert page.locator("img, iframe").count() == 0
