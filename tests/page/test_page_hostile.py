"""Texts that try to run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.dataset import collect
from graph.view import view
from ontology import load
from tests.page.driving import Open, search
from tests.samples import HOSTILE, PLAN, hostile, investment, plan

pytestmark = pytest.mark.browser

ISOLATED = "one => ['block', 'grid'].includes(getComputedStyle(one).display) || one.tagName === 'BDI'"
"""Whether what turns the direction of a text ends with it."""


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
    assert page.locator("#details bdi, #details .name").first.evaluate(ISOLATED)
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
