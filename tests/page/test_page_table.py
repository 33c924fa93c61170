"""The table, and what can be taken out of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.driving import SAID, VIEW, Open, key_of
from tests.samples import JIYUAN, MAYOR

pytestmark = pytest.mark.browser


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


def test_the_selection_alone_is_saved(show: Open) -> None:
    """CSV of a node's statements, and the table as it is filtered, for a spreadsheet."""
    page = show(VIEW)
    page.locator("summary[aria-label='保存与分享']").click()
    button = page.get_by_role("button", name="所选的陈述（CSV 表格）")
    expect(button).to_be_disabled()
    page.evaluate("key => { location.hash = `node=${key}` }", MAYOR.id)
    with page.expect_download() as download:
        button.click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 4
    assert all(line.startswith("郜望舒,") for line in lines[1:])
    page.get_by_role("button", name="表格").click()
    page.get_by_role("searchbox", name="在表中查找").fill("考察")
    page.get_by_role("button", name="复制表格").click()
    expect(page.locator("#said")).to_have_text("已复制")
