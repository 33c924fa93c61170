"""Whole newspaper pages: items told apart, read in order, joined over pages. 报纸版面切分。"""

from __future__ import annotations

from io import BytesIO

import pytest

from loaders.readers import Document, read_document
from loaders.readers.boxes import Line, Sheet, width_of
from loaders.readers.items import edition
from loaders.readers.pdf import pages
from loaders.values import Article
from tests.pages.daily_plans import DAILIES, daily
from tests.pages.plans import PLANS, continued, newspaper_page
from tests.pages.press import Press
from tests.pages.press import Sheet as Printable
from tests.pages.printing import printed
from tests.pages.scoring import rightly_read


def _sheets(made: list[Printable]) -> list[Sheet]:
    data = printed(made)
    return [one for one in pages(Document("paper.pdf", lambda: BytesIO(data))) if isinstance(one, Sheet)]


def _articles(data: bytes) -> list[Article]:
    found = list(read_document(Document("paper.pdf", lambda: BytesIO(data))))
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("plan", range(len(PLANS)), ids=[plan.__name__ for plan in PLANS])
def test_paragraphs_of_a_page_are_in_their_items(plan: int) -> None:
    """A column read out of order puts one story's words into another's mouth."""
    sheet, told = newspaper_page(Press(plan), plan)
    right, all_ = rightly_read(told, edition(_sheets([sheet])).items)
    assert right >= 0.95 * all_ > 20


@pytest.mark.parametrize("plan", range(len(DAILIES)), ids=[plan.__name__ for plan in DAILIES])
def test_a_real_daily_is_read_in_order(plan: int) -> None:
    """Vertical headlines, tinted boxes, pictures amid columns: what the plans on a grid do not have."""
    sheet, told = daily(plan, 1)
    items = edition(_sheets([sheet])).items
    right, all_ = rightly_read(told, items)
    assert right >= 0.95 * all_ > 20
    assert sum(item.kind != "advertisement" for item in items) == sum(
        one.kind != "advertisement" for one in told
    )


def test_the_head_of_a_front_page_is_no_article() -> None:
    """The weather and an index of other pages would be taken for news."""
    sheet, _ = daily(0, 1)
    found = _articles(printed([sheet]))
    assert not [one for one in found if "今日天气" in one.text or "导读" in one.text]
    assert "今日天气" in found[0].dropped
    assert {one.page for one in found} == {"1"}


def test_each_item_has_its_own_title_author_and_page() -> None:
    """An item under its neighbour's title is quoted wrongly for ever."""
    sheet, told = newspaper_page(Press(7), 0, number=3)
    news = {one.title: one.author for one in told if one.kind != "advertisement"}
    found = _articles(printed([sheet]))
    assert {one.title: one.author for one in found} == news
    assert {one.page for one in found} == {"3"}
    assert len({one.source for one in found}) == len(news)


def test_an_advertisement_is_no_article() -> None:
    """What a shop claims of itself is not news; it is kept apart to be looked at."""
    sheet, told = newspaper_page(Press(7), 0)
    (sold,) = (one for one in told if one.kind == "advertisement")
    assert not [one for one in _articles(printed([sheet])) if sold.title in one.text]
    assert [item.kind for item in edition(_sheets([sheet])).items].count("advertisement") == 1


def test_what_is_left_out_of_a_page_goes_with_its_first_article() -> None:
    """`guitu inspect` shows it: nothing is dropped in silence."""
    sheet, told = newspaper_page(Press(7), 0)
    (sold,) = (one for one in told if one.kind == "advertisement")
    first, *others = _articles(printed([sheet]))
    assert {"青岚日报", "第一版", sold.title} <= {*first.dropped.splitlines()}
    assert not [one for one in others if one.dropped]


def test_a_continued_story_is_one_article() -> None:
    """下转第三版 tears sentences, and whoever is meant by them, apart."""
    sheets, told = continued(Press(3))
    found = {one.title: one for one in _articles(printed(sheets))}
    lead = found[told[0].title]
    assert lead.text.count("\n") + 1 >= len(told[0].paragraphs)
    assert all(text in lead.text for text in told[0].paragraphs)
    assert {region.page for region in lead.regions} == {1, 2}
    assert "转第" not in lead.text
    assert "上接" not in lead.text
    assert len(found) == len(told)


def test_every_character_of_an_article_has_its_place() -> None:
    """Evidence without its place on the page cannot be shown."""
    sheet, _ = newspaper_page(Press(1), 1)
    for article in _articles(printed([sheet])):
        placed = "".join(article.text[one.start : one.end] for one in article.regions)
        assert "".join(placed.split()) == "".join(article.text.split())


def test_furniture_is_kept_apart() -> None:
    """A page number in the middle of a sentence breaks it; what is dropped must still be seen."""
    sheet, _ = newspaper_page(Press(2), 2)
    found = edition(_sheets([sheet]))
    assert {"青岚日报", "第一版", "责编：乐正宜"} <= {line.text for line in found.furniture}
    assert not [
        one for item in found.items for part in item.paragraphs for one in part.lines if "责编" in one.text
    ]


def _column(texts: list[str], left: float, page: int = 1) -> list[Line]:
    sized = enumerate((text, width_of(text) * 10) for text in texts)
    return [Line(t, left, 100 + 15 * i, left + wide, 110 + 15 * i, 10, page) for i, (t, wide) in sized]


@pytest.mark.parametrize(
    ("pages", "paragraphs"),
    [
        ([_column(["会议今天在", "市里召开。"], 20)], ["会议今天在市里召开。"]),
        ([_column(["会议今天在"], 20), _column(["市里召开。"], 20, page=2)], ["会议今天在市里召开。"]),
        ([_column(["会议召开。"], 20), _column(["各县参加。"], 40, page=2)], ["会议召开。", "各县参加。"]),
        ([_column(["一、总体要求", "二、主要目标"], 20)], ["一、总体要求", "二、主要目标"]),
        ([_column(["The new metro-", "politan area"], 20)], ["The new metropolitan area"]),
    ],
)
def test_broken_lines_are_joined(pages: list[list[Line]], paragraphs: list[str]) -> None:
    """A name that a line break tears apart is found by nobody."""
    sheets = [Sheet(number, 300, 400, tuple(lines)) for number, lines in enumerate(pages, 1)]
    (item,) = edition(sheets).items
    assert [one.text for one in item.paragraphs] == paragraphs
