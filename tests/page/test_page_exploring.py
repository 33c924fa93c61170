"""Finding one's way: surroundings, shortest path, hide, pin, undo."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.driving import SAID, VIEW, Open, search, shown
from tests.samples import AREA, COMPANY, JIYUAN, PARK

pytestmark = pytest.mark.browser


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
