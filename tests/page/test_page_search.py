"""Search as one types: names, other names, pinyin, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.page.driving import VIEW, Open, search, state
from tests.samples import BELT, COMPANY, JIYUAN, LUOYANG, PARK

pytestmark = pytest.mark.browser


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
