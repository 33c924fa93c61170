"""The page in a real browser, without a network: what people click, type and read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import networkx as nx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, expect

from benchmarks.synthetic import town
from exports.html import html
from graph.dataset import Build, collect
from graph.view import view
from ontology import load
from tests.samples import (
    AREA,
    BELT,
    COMPANY,
    HOSTILE,
    JIYUAN,
    LUOYANG,
    MAYOR,
    PARK,
    PLAN,
    hostile,
    investment,
    plan,
)

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
"""Opens a graph as a page: (view, hash="", language="zh-CN", **what the browser is like) → page."""

BUILD = collect([plan(), investment()], load())
VIEW = view(BUILD)
SAID = {name for name, data in VIEW.nodes(data=True) if data["degree"]}
"""The nodes that something is said of."""
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

FAINT_TEXTS = """() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (color) => {
    const [red, green, blue] = channels(color).map((value) => linear(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    const texts = [...element.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE);
    const text = texts.map((child) => child.textContent.trim()).join("");
    if (!text || !element.checkVisibility()) continue;
    if (element.closest("script, .unseen, :disabled")) continue;
    const pair = [getComputedStyle(element).color, behind(element)].map(luminance);
    const [low, high] = pair.sort((one, other) => one - other);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) faint.push([contrast, element.className, text.slice(0, 20)]);
  }
  return faint;
}"""
"""Gives what is written too faintly: contrast, class, text."""


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open pages as files; every request beyond the file, console error and exception fails the test."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"request: {route.request.url}")
            route.abort()

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.append(message.text)

    def opened(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def show(drawn: nx.MultiDiGraph[str], hash_: str = "", language: str = "zh-CN", **like: Any) -> Page:
        path = tmp_path / "graph.html"
        path.write_text(html(drawn, "样例图谱", BUILD.texts), encoding="utf-8")
        usual = {"viewport": DESKTOP, "reduced_motion": "reduce"}
        context = browser.new_context(locale=language, **{**usual, **like})
        contexts.append(context)
        context.route("**/*", guard)
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", opened)
        page.goto(f"{path.as_uri()}{hash_}")
        expect(page.locator("#summary")).not_to_be_empty()
        return page

    yield show
    for context in contexts:
        context.close()
    assert faults == []


def state(page: Page) -> dict[str, str]:
    """Give what the address says."""
    return {name: values[0] for name, values in parse_qs(page.url.partition("#")[2]).items()}


def shown(page: Page) -> dict[str, list[str]]:
    """Give the keys of the nodes and statements that are drawn."""
    result: dict[str, list[str]] = page.evaluate("guitu.shown()")
    return result


def click_node(page: Page, key: str) -> None:
    at = page.evaluate("key => guitu.nodeAt(key)", key)
    page.mouse.click(at["x"], at["y"])


def key_of(subject: str, predicate: str, object_: str) -> str:
    return next(
        str(key)
        for _, o, key, data in VIEW.out_edges(subject, keys=True, data=True)
        if o == object_ and data["predicate"] == predicate
    )


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.locator("#search").fill(text)


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


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("洛阳市", LUOYANG),
        ("我市", LUOYANG),
        ("luoyang", LUOYANG),
        ("lys", LUOYANG),
        ("青砚重工", COMPANY),
        ("fengdianchan", PARK),
        ("jys", JIYUAN),
        ("LJCYD", BELT),
    ],
)
def test_search_finds_by_name_and_pinyin(show: Open, typed: str, found: Any) -> None:
    """A label, another name, full pinyin and initials all lead to the thing itself."""
    page = show(VIEW)
    search(page, typed)
    expect(page.get_by_role("option").first).to_contain_text(found.label)
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(found.label)
    assert state(page)["node"] == found.id


def test_search_by_keyboard(show: Open) -> None:
    """Arrows choose, Escape leaves, and what is not there is said."""
    page = show(VIEW)
    search(page, "洛")
    second = page.get_by_role("option").nth(1)
    page.keyboard.press("ArrowDown")
    expect(second).to_have_attribute("aria-selected", "true")
    assert page.locator("#search").get_attribute("aria-activedescendant") == second.get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator("#results")).to_be_hidden()
    page.locator("#search").fill("不存在的名字")
    expect(page.locator("#results")).to_contain_text("没有找到")


def test_click_on_a_node_tells_all_about_it(show: Open) -> None:
    """Names, class, code and every statement by relation, in both directions."""
    page = show(VIEW)
    click_node(page, LUOYANG.id)
    details = page.locator("#details")
    expect(details.locator("h2")).to_have_text("洛阳市")
    for text in ("地级行政区", "410300", "洛阳", "我市", "洛阳都市圈", "郜望舒", "洛济产业带"):
        expect(details).to_contain_text(text)
    incoming = details.locator(".group", has_text="任职（来自）")
    expect(incoming.locator(".row")).to_contain_text("市长 · 代理 · 2021-10-14")


def test_click_on_a_node_with_figures(show: Open) -> None:
    """An investment or a target is no line of the picture, but a figure of its node."""
    page = show(VIEW, f"#node={AREA.id}")
    figure = page.locator("#details .row.figure")
    expect(figure).to_contain_text("8000亿元")
    figure.click()
    expect(page.locator("#details mark.sentence")).to_have_text("力争到2025年，地区生产总值达到8000亿元")


def test_click_on_a_line_shows_the_sentence(show: Open) -> None:
    """Why a line is there: the sentence in its paragraph, article, date, rule and confidence."""
    page = show(VIEW)
    key = key_of(MAYOR.id, "visited", JIYUAN.id)
    at = page.evaluate("key => guitu.statementAt(key)", key)
    page.mouse.click(at["x"], at["y"])
    card = page.locator(f'#details .evidence[data-key="{key}"]')
    expect(card.locator("mark.sentence")).to_have_text("代市长郜望舒到济源市调研")
    expect(card.locator("blockquote")).to_have_text("本报讯 10月13日，代市长郜望舒到济源市调研。")
    assert card.locator(".end").all_text_contents() == ["郜望舒", "济源市"]
    for text in ("洛阳都市圈迈出新步伐", "洛阳晚报", "2021-10-14", "sample visited", "90%", "plan.txt"):
        expect(card).to_contain_text(text)


def test_click_on_a_statement_shows_the_sentence_and_leads_back(show: Open) -> None:
    """From a node to the sentence behind one of its statements, and back."""
    page = show(VIEW, f"#node={COMPANY.id}")
    page.locator("#details .row.statement").first.click()
    expect(page.locator("#details .evidence")).to_have_count(2)
    expect(page.locator("#details")).to_contain_text("所指见：“洛阳青砚重工有限公司”")
    page.get_by_role("button", name="‹ 洛阳青砚重工有限公司").click()
    expect(page.locator("#details h2")).to_have_text("洛阳青砚重工有限公司")


def test_articles_are_listed_and_open(show: Open) -> None:
    """Each article with its date, and what it says."""
    page = show(VIEW)
    page.locator("#details .row.article", has_text="洛阳都市圈迈出新步伐").click()
    expect(page.locator("#details .row.statement")).to_have_count(8)
    page.get_by_role("button", name="只看这篇文章").click()
    assert len(shown(page)["statements"]) == 8


def test_hover_names_the_relation(show: Open) -> None:
    """A line says what it is before it is clicked."""
    page = show(VIEW)
    at = page.evaluate("key => guitu.statementAt(key)", key_of(BELT.id, "connects", JIYUAN.id))
    page.mouse.move(at["x"] + 40, at["y"] + 40)
    page.mouse.move(at["x"], at["y"])
    expect(page.locator("#tip")).to_contain_text("洛济产业带 → 济源市")


def test_legend_filters_by_class_with_live_counts(show: Open) -> None:
    """Every colour is explained; one switched off takes its nodes and statements away until undo."""
    page = show(VIEW)
    officials = page.locator("#filters .option", has_text="官员")
    expect(officials.locator(".number")).to_have_text("1")
    expect(officials.locator(".swatch polygon")).to_have_attribute("fill", "#992200")
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


def test_surroundings_of_a_node(show: Open) -> None:
    """One step shows the neighbours, two their neighbours too."""
    page = show(VIEW, f"#node={COMPANY.id}")
    steps = page.get_by_role("group", name="周边")
    steps.get_by_role("button", name="1").click()
    assert sorted(shown(page)["nodes"]) == sorted([COMPANY.id, PARK.id])
    steps.get_by_role("button", name="2").click()
    assert sorted(shown(page)["nodes"]) == sorted([COMPANY.id, PARK.id, JIYUAN.id])
    page.keyboard.press("f")
    assert set(shown(page)["nodes"]) == SAID


def test_shortest_path(show: Open) -> None:
    """From one node to another that is picked next; the statements in between are listed."""
    page = show(VIEW, f"#node={COMPANY.id}")
    page.get_by_role("button", name="最短路径").click()
    expect(page.locator("#chips")).to_contain_text("请点击或搜索另一个实体")
    search(page, "郜望舒")
    page.keyboard.press("Enter")
    path = page.locator("#details .path")
    expect(path.locator(".row")).to_have_count(3)
    expect(path).to_contain_text("青砚重工风电产业园 位于 济源市")


def test_hide_pin_and_undo(show: Open) -> None:
    """What is hidden goes, what is pinned stays through filters, and every step can be taken back."""
    page = show(VIEW, f"#node={AREA.id}")
    page.get_by_role("button", name="固定").click()
    page.locator("#filters .option", has_text="都市圈").first.get_by_role("checkbox").uncheck()
    assert AREA.id in shown(page)["nodes"]
    page.get_by_role("button", name="隐藏").click()
    assert AREA.id not in shown(page)["nodes"]
    page.get_by_role("button", name="撤销").focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert set(shown(page)["nodes"]) == SAID
    expect(page.get_by_role("button", name="撤销")).to_be_disabled()


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


def test_table_sorts_and_filters(show: Open) -> None:
    """The same statements as rows, by any column, and by what one types."""
    page = show(VIEW)
    page.get_by_role("button", name="表格").click()
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(12)
    confidence = page.get_by_role("columnheader", name="置信度")
    confidence.get_by_role("button").click()
    expect(confidence).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("50%")
    page.get_by_role("searchbox", name="在表中查找").fill("市长")
    expect(rows).to_have_count(1)
    rows.first.click()
    expect(page.locator("#details mark.sentence")).to_contain_text("郜望舒")
    page.get_by_role("button", name="实体").click()
    page.get_by_role("searchbox", name="在表中查找").fill("")
    expect(rows).to_have_count(len(SAID))


def test_copy_and_save(show: Open) -> None:
    """Statement with source to the clipboard; PNG, SVG and CSV to disk, each readable."""
    page = show(
        VIEW,
        f"#statement={key_of(MAYOR.id, 'visited', JIYUAN.id)}",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.get_by_role("button", name="复制陈述与出处").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[:2] == [
        "郜望舒 · 考察 · 济源市 · 日期：10月13日",
        "“代市长郜望舒到济源市调研”",
    ]
    saved = {}
    for name in ("图片（PNG）", "矢量图（SVG）", "当前陈述（CSV 表格）"):
        page.locator("summary[aria-label='保存与分享']").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        saved[download.value.suggested_filename.rpartition(".")[2]] = Path(download.value.path()).read_bytes()
    assert saved["png"].startswith(b"\x89PNG")
    assert saved["svg"].decode().count("<path") == 9
    lines = saved["csv"].decode("utf-8-sig").splitlines()
    assert len(lines) == 13
    assert lines[0].startswith("主语,关系,宾语")


def test_keyboard_alone(show: Open) -> None:
    """Tab reaches search, filters and the picture; keys move, zoom, clear and explain."""
    page = show(VIEW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到搜索")).to_be_focused()
    page.locator("#network").focus()
    before = page.evaluate("key => guitu.nodeAt(key)", LUOYANG.id)
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("key => guitu.nodeAt(key)", LUOYANG.id)["x"] > before["x"] + 50
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_every_control_has_a_name(show: Open) -> None:
    """A button that a screen reader cannot name is no button."""
    page = show(VIEW, f"#node={LUOYANG.id}")
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("button, summary, input, select, [role]")]
        .filter(e => e.checkVisibility())
        .filter(e => !(e.ariaLabel || e.title || e.textContent.trim() || e.labels?.length))
        .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(show: Open, scheme: str) -> None:
    """Contrast of text with what is behind it is 4.5 or more (WCAG 2.2, 1.4.3 AA), in both themes."""
    page = show(
        VIEW, f"#statement={key_of(MAYOR.id, 'holdsPost', LUOYANG.id)}&confidence=0.1", color_scheme=scheme
    )
    for step in ("graph", "table"):
        page.locator(f'.tabs [data-tab="{step}"]').click()
        search(page, "洛")
        assert page.evaluate(FAINT_TEXTS) == []


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


def test_a_crowd_opens_on_what_matters_most(show: Open) -> None:
    """A large graph shows its most important nodes; search brings the others."""
    drawn = town(3400)
    page = show(drawn)
    expect(page.locator("#status")).to_contain_text(f"显示 1500 / {len(drawn)} 个实体")
    least = min(drawn, key=lambda name: (drawn.nodes[name]["importance"], -len(drawn.nodes[name]["label"])))
    search(page, drawn.nodes[least]["label"])
    page.keyboard.press("Enter")
    expect(page.locator("#details h2")).to_have_text(drawn.nodes[least]["label"])
    assert least in shown(page)["nodes"]
    for _ in range(2):
        page.locator("#status").get_by_role("button", name="再显示").click()
    assert len(shown(page)["nodes"]) == len(drawn)


def test_hostile_texts_run_nothing(show: Open) -> None:
    """Markup, handlers, formulas, bidi, a name of 10,000 characters: shown as text, and none of it runs."""
    drawn = view(collect([plan(), investment(), hostile()], load()))
    long = {"names": ["长" * 10_000], "label": "</script><script>alert(1)</script>" + "名" * 10_000}
    drawn.nodes[PLAN.id].update(long, iri='javascript:alert("iri")')
    page = show(drawn)
    villain = next(name for name, data in drawn.nodes(data=True) if data["label"].startswith(HOSTILE[:8]))
    for key in (villain, PLAN.id):
        page.evaluate("key => { location.hash = `node=${key}` }", key)
        expect(page.locator("#details h2")).to_contain_text(drawn.nodes[key]["label"][:20])
    page.evaluate("key => { location.hash = `node=${key}` }", villain)
    page.locator("#details .row.statement").first.click()
    expect(page.locator("#details mark.sentence")).to_contain_text("<script>")
    search(page, "<img src=x")
    expect(page.get_by_role("option").first).to_contain_text("onerror")
    page.get_by_role("button", name="表格").click()
    page.get_by_role("button", name="实体").click()
    with page.expect_download() as download:
        page.locator("summary[aria-label='保存与分享']").click()
        page.get_by_role("button", name="当前陈述（CSV 表格）").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        assert HOSTILE in {row["宾语"] for row in csv.DictReader(file)}
    assert page.locator("img, iframe").count() == 0
    assert page.evaluate("document.scripts.length") == 6
