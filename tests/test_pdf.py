"""PDF files: documents in columns, and files that cannot be read. PDF 文件的读取。"""

from __future__ import annotations

from io import BytesIO
from itertools import islice

import pytest
from reportlab.pdfgen.canvas import Canvas

from loaders.readers import Document, read_document
from loaders.values import Article, Problem
from tests.documents import SAMPLE
from tests.pages.official import HEADS, NOTE, TITLE, official
from tests.pages.press import Sheet
from tests.pages.printing import printed
from tests.pages.words import Writer


def _read(data: bytes, name: str = "plan.pdf") -> list[Article | Problem]:
    return list(read_document(Document(name, lambda: BytesIO(data), len(data))))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_document_is_one_article_in_order(columns: int) -> None:
    """Running heads between the pages, or a column read across, tear sentences apart."""
    texts = list(islice(Writer(columns).paragraphs(), 16))
    (article,) = _read(printed(official(texts, columns)))
    assert isinstance(article, Article)
    lines = [TITLE]
    for i, text in enumerate(texts):
        lines += [HEADS[i // 4], text] if i % 4 == 0 and i // 4 < len(HEADS) else [text]
    assert article.text.split("\n") == [*lines, NOTE]
    assert article.source == "plan.pdf"


@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_gives_the_text_of_the_article(columns: int) -> None:
    """Another text is another article, with other statements: it would count twice."""
    (article,) = _read(printed(official(SAMPLE.paragraphs, columns, SAMPLE.title, (), "")))
    assert isinstance(article, Article)
    assert article.text == SAMPLE.text


def test_where_each_line_stands_is_kept() -> None:
    """Evidence is shown on its page: a wrong box shows somebody else's words."""
    texts = list(islice(Writer(5).paragraphs(), 16))
    sheets = official(texts, 2)
    (article,) = _read(printed(sheets))
    assert isinstance(article, Article)
    for sheet, number in zip(sheets, range(1, len(sheets) + 1), strict=True):
        boxes = {article.text[r.start : r.end]: r.box for r in article.regions if r.page == number}
        for line in (one for one in sheet.lines if one.text in boxes):
            left, top, right, bottom = boxes[line.text]
            assert left * sheet.width == pytest.approx(line.x, abs=2)
            assert top * sheet.height == pytest.approx(line.y, abs=2)
            assert bottom * sheet.height == pytest.approx(line.y + line.size, abs=2)
            assert right > left


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_reads_like_an_upright_one(turned: int) -> None:
    """Scanning programs store pages on their side and turn them back when they show them."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=1, pageCompression=0)
    canvas.setPageRotation(turned)
    # What the page's own turn undoes.
    canvas.translate(*{90: (300, 0), 180: (300, 200), 270: (0, 200)}[turned])
    canvas.rotate(turned)
    canvas.drawString(20, 100, "Metro")
    canvas.drawString(60, 100, "line")
    canvas.drawString(20, 60, "opens.")
    canvas.save()
    (article,) = _read(out.getvalue())
    assert isinstance(article, Article)
    assert article.text.split() == ["Metro", "line", "opens."]


def _sheet(text: str) -> Sheet:
    sheet = Sheet(300, 200)
    sheet.text(text, 40, 40, 12)
    return sheet


GOOD = printed([_sheet("青岚市今日开工。")])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "It is empty"),
        (b"%PDF-1.7\n", "It is damaged or no PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "It is damaged or no PDF"),
        (GOOD[: len(GOOD) // 4], "It is damaged or no PDF"),
        (printed([_sheet("青岚市今日开工。")], password="sesam"), "It is locked with a password"),  # noqa: S106
        (printed([Sheet(300, 200)]), "No text is found on its pages"),
    ],
    ids=["empty", "head only", "noise", "cut off", "locked", "no text"],
)
def test_a_file_that_cannot_be_read_gives_one_line(data: bytes, reason: str) -> None:
    """A traceback, or silence, leaves the user with nothing to do."""
    (problem,) = _read(data)
    assert isinstance(problem, Problem)
    assert problem.reason == reason
    assert problem.advice.endswith(".")


def test_a_file_that_is_too_big_gives_one_line() -> None:
    """500 MB are not read into memory to find out that they are no good."""
    huge = Document("plan.pdf", lambda: BytesIO(GOOD), size=500 * 2**20)
    (problem,) = read_document(huge)
    assert isinstance(problem, Problem)
    assert problem.reason.startswith("It is too big")


def test_a_stream_that_unpacks_without_end_is_bounded() -> None:
    """A few kilobytes can hold a page of a hundred million characters."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 200), invariant=1)
    text = canvas.beginText(10, 190)
    for _ in range(300):
        text.textLine("0" * 1000)
    canvas.drawText(text)
    canvas.save()
    (problem,) = _read(out.getvalue())
    assert isinstance(problem, Problem)
    assert "characters on one page" in problem.reason
