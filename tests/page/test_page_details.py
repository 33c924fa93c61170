"""What a click tells: all about a node, the sentence behind a line, an article."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.driving import VIEW, Open, click_node, key_of, shown
from tests.samples import AREA, BELT, COMPANY, JIYUAN, LUOYANG, MAYOR

pytestmark = pytest.mark.browser


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
