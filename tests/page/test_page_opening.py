"""What the page shows when it is opened: all, nothing, a crowd; on a phone, in either language and theme."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from benchmarks.synthetic import town
from graph.dataset import Build
from graph.view import view
from tests.page.driving import PHONE, SAID, VIEW, Open, click_node, search, shown, state
from tests.samples import LUOYANG

pytestmark = pytest.mark.browser

CROWD = town(1700)


def test_opens_with_everything_drawn(show: Open) -> None:
    """The first look: all nodes, all statements, a title, counts, names that do not touch."""
    page = show(VIEW)
    expect(page).to_have_title("样例图谱")
    expect(page.locator("#summary")).to_have_text(f"{len(VIEW)} 个实体 · 12 条陈述 · 2 篇文章")
    assert set(shown(page)["nodes"]) == SAID
    colours = page.evaluate(
        """() => { const canvas = document.querySelector("#network canvas");
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size }"""
    )
    assert colours > 50


def test_an_empty_graph_is_friendly(show: Open) -> None:
    """Nothing found is no blank page, in either language."""
    page = show(view(Build((), {})))
    expect(page.get_by_role("heading", name="这里还没有图谱")).to_be_visible()
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("heading", name="No graph here yet")).to_be_visible()


def test_language_switch(show: Open) -> None:
    """Every part of the page speaks the other language, and the choice is remembered."""
    page = show(VIEW, f"#node={LUOYANG.id}", language="en-GB")
    expect(page.locator("#details")).to_contain_text("City, Place")
    expect(page.locator("#filters")).to_contain_text("metropolitan", ignore_case=True)
    page.get_by_role("button", name="切换到中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.locator("#details")).to_contain_text("地级行政区")
    page.reload()
    expect(page.locator("#details")).to_contain_text("地级行政区")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_system_and_the_button(show: Open, scheme: str) -> None:
    """Dark where the system is dark, the other way at a press."""
    page = show(VIEW, color_scheme=scheme)
    expect(page.locator("html")).to_have_attribute("data-theme", scheme)
    page.get_by_role("button", name="深色或浅色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light" if scheme == "dark" else "dark")


def test_on_a_phone_one_thing_at_a_time(show: Open) -> None:
    """Filters and details are sheets that the tabs open; nothing is wider than the screen."""
    page = show(VIEW, viewport=PHONE, has_touch=True)
    expect(page.locator("#filters")).not_to_be_visible()
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("#filters")).to_be_visible()
    page.get_by_role("button", name="图谱").click()
    click_node(page, LUOYANG.id)
    expect(page.locator("#details h2")).to_have_text("洛阳市")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_names_never_lie_on_each_other(show: Open) -> None:
    """At every zoom, in a crowd: labels give way to more important ones."""
    page = show(town(300))
    for _ in range(4):
        labels = page.evaluate("guitu.labels()")
        assert labels
        for n, one in enumerate(labels):
            for other in labels[n + 1 :]:
                apart = one["right"] <= other["left"] or other["right"] <= one["left"]
                assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"], (one, other)
        page.get_by_role("button", name="放大").click()


def test_a_crowd_opens_on_its_communities(show: Open) -> None:
    """A large graph is a map of discs that hold all of it; a disc unfolds in its place and folds again."""
    page = show(CROWD)
    drawn = page.evaluate("guitu.drawn()")
    assert (drawn["nodes"], sum(disc["count"] for disc in drawn["discs"])) == ([], len(CROWD))
    assert len({disc["label"] for disc in drawn["discs"]}) == len(drawn["discs"]) < 60
    disc = drawn["discs"][0]
    page.mouse.click(disc["x"], disc["y"])
    assert len(page.evaluate("guitu.drawn().nodes")) == disc["count"]
    assert "open" in state(page)
    page.locator("#chips button").click()
    assert page.evaluate("guitu.drawn().nodes") == []


def test_in_a_crowd_search_unfolds_what_it_finds(show: Open) -> None:
    """The least important thing of a large graph is found, unfolded and told about; filters unfold too."""
    page = show(CROWD)
    least = min(CROWD, key=lambda name: (CROWD.nodes[name]["importance"], -len(CROWD.nodes[name]["label"])))
    search(page, CROWD.nodes[least]["label"])
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(CROWD.nodes[least]["label"])
    assert least in page.evaluate("guitu.drawn().nodes")
    row = page.locator("#filters .option", has_text="举办地")
    row.hover()
    row.get_by_role("button", name="仅此").click()
    assert page.evaluate("guitu.drawn().discs") == []


def test_in_a_crowd_the_keyboard_unfolds(show: Open) -> None:
    """Discs are reached one by one; Enter unfolds one and goes on inside."""
    page = show(CROWD)
    page.locator("#network").focus()
    page.keyboard.press("PageDown")
    expect(page.locator("#said")).to_contain_text("一带")
    page.keyboard.press("Enter")
    assert page.evaluate("guitu.drawn().nodes")
    expect(page.locator("#said")).to_contain_text("条陈述")


def test_what_is_moved_is_drawn_again(show: Open) -> None:
    """A large picture is moved as it was drawn last; where one lets go it is drawn anew, names and all."""
    drawn = sorted(CROWD, key=lambda name: -CROWD.nodes[name]["importance"])
    page = show(CROWD, "#without=Enterprise+Project+Meeting")
    assert page.evaluate("guitu.drawn().discs") == []
    before = {one["label"]: one for one in page.evaluate("guitu.labels()")}
    box = page.locator("#network").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 8, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(box["x"] + 8 + step * 8, box["y"] + 60 + step * 5)
    page.mouse.up()
    after = {one["label"]: one for one in page.evaluate("guitu.labels()")}
    label = CROWD.nodes[drawn[0]]["label"]
    assert abs(after[label]["left"] - before[label]["left"] - 80) < 3
    assert abs(after[label]["top"] - before[label]["top"] - 50) < 3
