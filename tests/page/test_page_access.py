"""For everybody: keyboard, names of controls, contrast."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.driving import VIEW, Open, key_of, search
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
