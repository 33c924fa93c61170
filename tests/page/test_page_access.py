"""For everybody: keyboard, names of controls, contrast."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.driving import SAID, VIEW, Open, key_of, search
from tests.samples import LUOYANG, MAYOR

pytestmark = pytest.mark.browser


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


def test_keyboard_alone(show: Open) -> None:
    """Tab reaches search, filters and the picture; keys move, zoom, clear and explain."""
    page = show(VIEW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到搜索")).to_be_focused()
    page.locator("#network").focus()
    before = page.evaluate("key => guitu.nodeAt(key)", LUOYANG.id)
    page.keyboard.press("Shift+ArrowLeft")
    assert page.evaluate("key => guitu.nodeAt(key)", LUOYANG.id)["x"] > before["x"] + 50
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_every_node_is_reached_by_keyboard(show: Open) -> None:
    """One by one by importance, each named to screen readers; Enter opens the one that is met."""
    page = show(VIEW)
    page.locator("#network").focus()
    said = []
    for _ in SAID:
        page.keyboard.press("PageDown")
        said.append(page.locator("#said").text_content() or "")
    assert {text.split("，")[0] for text in said} == {VIEW.nodes[name]["label"] for name in SAID}
    assert said[0].endswith(f"第 1 个，共 {len(SAID)} 个")
    expect(page.locator("#said")).to_have_attribute("aria-live", "polite")
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    heading = page.locator("#details h2")
    expect(heading).to_be_focused()
    expect(heading).to_have_text(said[0].split("，")[0])


@pytest.mark.parametrize(
    ("key", "axis", "sign"),
    [("ArrowLeft", "x", -1), ("ArrowRight", "x", 1), ("ArrowUp", "y", -1), ("ArrowDown", "y", 1)],
)
def test_arrows_go_that_way(show: Open, key: str, axis: str, sign: int) -> None:
    """From the node furthest to the other side, an arrow leads to one that lies in its direction."""
    page = show(VIEW)
    places = {name: page.evaluate("key => guitu.nodeAt(key)", name)[axis] for name in SAID}
    start = min(places, key=lambda name: sign * places[name])
    page.evaluate("key => { location.hash = `node=${key}` }", start)
    expect(page.locator("#details h2")).to_have_text(VIEW.nodes[start]["label"])
    page.locator("#network").focus()
    page.keyboard.press(key)
    met = page.locator("#tip b").text_content()
    (there,) = (place for name, place in places.items() if VIEW.nodes[name]["label"] == met)
    assert sign * (there - places[start]) > 0


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_shape_and_line_can_be_seen(show: Open, scheme: str) -> None:
    """Contrast of what is drawn with the paper is 3 or more (WCAG 2.2, 1.4.11 AA): classes, lines, focus."""
    page = show(VIEW, color_scheme=scheme)
    colors = page.evaluate("guitu.colors()")
    assert len(colors["classes"]) > 6
    for color in [*colors["classes"], colors["edge"], colors["accent"], colors["strong"]]:
        assert contrast(color, colors["paper"]) >= 3, color


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    low, high = sorted(luminance(color) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    """Give the relative luminance of #rrggbb (WCAG 2.2)."""
    shares = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
