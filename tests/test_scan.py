"""Scanned pages: what is recognised, where it stands, and pictures that cannot be read. 扫描件。"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from struct import pack
from zlib import crc32

import pytest
from PIL import Image
from PIL.TiffImagePlugin import STRIPOFFSETS as STRIP_OFFSETS
from PIL.TiffImagePlugin import TiffImageFile

from loaders import extract
from loaders.readers import Document, read_document
from loaders.readers.boxes import Line, Sheet, turned
from loaders.readers.items import Edition, edition
from loaders.readers.paragraphs import in_order, text_of
from loaders.readers.scan import _as_above, pages
from loaders.values import Article, Problem
from tests.documents import SAMPLE
from tests.pages.official import official
from tests.pages.press import Press, Slot, Style, Told, Wish
from tests.pages.press import Sheet as Printable
from tests.pages.printing import bound, picture, scanned
from tests.pages.scoring import character_errors, plain, rightly_read

LEAN = 0.8
STYLE = Style(width=600, height=470, margin=24, columns=3, size=12, gutter=20)
"""A small page of three columns in 12 pt: it is recognised in some seconds."""

Cutting = tuple[Printable, list[Told], Edition]


def _document(data: bytes, name: str) -> Document:
    return Document(name, lambda: BytesIO(data), len(data))


@pytest.fixture(scope="module")
def cutting() -> Cutting:
    """Give a page of two stories, scanned askew with some noise, and what is recognised in it."""
    press = Press(11, STYLE)
    sheet = press.sheet(("第三版", "青岚日报"))
    upper, lower = Slot(STYLE.left(0), 46, 3, 12), Slot(STYLE.left(0), 280, 3, 10)
    told = [
        press.story(sheet, upper, Wish(title="青岚市架起连心桥")),
        press.story(sheet, lower, Wish(title="云泊县春耕备耕有序推进", byline=False)),
    ]
    data = picture(scanned(sheet, lean=LEAN))
    return sheet, told, edition([one for one in pages(_document(data, "a.png")) if isinstance(one, Sheet)])


def test_hardly_a_character_is_wrong(cutting: Cutting) -> None:
    """Names are found to the letter: more than 3 in 100 wrong lose one in ten of them."""
    _, told, found = cutting
    wrong, total = character_errors(told, found.items)
    assert wrong <= 0.03 * total
    assert total > 300


def test_stories_of_a_scan_are_told_apart(cutting: Cutting) -> None:
    """Two columns read across are no sentences."""
    _, told, found = cutting
    right, all_ = rightly_read(told, found.items, 0.9)
    assert right >= 0.95 * all_
    assert [(item.title, item.author) for item in found.items] == [(one.title, one.author) for one in told]


def test_boxes_lie_where_the_lines_are_printed(cutting: Cutting) -> None:
    """The piece of the scan that is shown as evidence must have the words in it, though the page leans."""
    sheet, told, found = cutting
    text, regions = text_of(in_order(found.items[0]), {one.page: one for one in found.sheets})
    first = next(line for line in sheet.lines if line.text == told[0].title)
    (region,) = (one for one in regions if text[one.start : one.end] == first.text)
    left, top, right, bottom = region.box
    wide = len(first.text) * first.size
    for x in (first.x, first.x + wide):
        shown = turned(x, first.y + first.size / 2, LEAN, sheet.width, sheet.height)
        assert left * sheet.width - 4 <= shown[0] <= right * sheet.width + 4
        assert top * sheet.height <= shown[1] <= bottom * sheet.height


def _line(text: str, top: float, size: float, width: float) -> Line:
    return Line(text, 300 - width / 2, top, 300 + width / 2, top + size, size, 1)


def test_a_title_keeps_its_short_last_line() -> None:
    """A title of two lines would lose its first, as the second's two characters are read as larger."""
    body = [_line("沛林新材与金柘区签订合作协议", 200 + 40 * i, 25, 350) for i in range(4)]
    title = [_line("云泊县携手禾浦市共建环保", 50, 40, 480), _line("走廊", 95, 48, 96)]
    others = [
        _line("首期工程明年8月投用", 150, 27, 250),
        Line("甲坪架起连心桥", 20, 50, 60, 330, 40, 1),
        *body,
    ]
    found = list(_as_above([*title, *others]))
    assert [line.size for line in found[:2]] == [40, 40]
    assert found[2:] == others, "subtitles, vertical headlines and text stay as they were"


def test_a_pdf_of_pictures_is_recognised() -> None:
    """Most plans of former years are PDF files without a letter of text in them."""
    sheet = Printable(300, 120)
    sheet.text("青岚市今日召开会议。", 40, 40, 14)
    (article,) = read_document(_document(bound([scanned(sheet)]), "plan.pdf"))
    assert isinstance(article, Article)
    assert article.text == "青岚市今日召开会议。"
    (region,) = article.regions
    assert region.box[0] * 300 == pytest.approx(40, abs=4)


def test_a_scan_says_what_the_article_says() -> None:
    """What is known must not depend on whether somebody had only the paper."""
    (page,) = official(SAMPLE.paragraphs, 2, SAMPLE.title, (), "")
    page.height = 420  # the rest of it is white
    (article,) = read_document(_document(picture(scanned(page)), "plan.png"))
    assert isinstance(article, Article)
    assert plain(article.text) == plain(SAMPLE.text)
    assert _said(article) == _said(Article.of("a.txt", SAMPLE.text))


def _said(article: Article) -> set[tuple[str, str, str]]:
    found = extract(article)
    names = {one.id: one.label for one in found.entities}
    return {(names[s.subject], s.predicate, names.get(s.object, s.object)) for s in found.statements}


def _png(width: int, height: int) -> bytes:
    head = pack(">II5B", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", b""), (b"IEND", b""))
    chunks = (pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data)) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _pictures() -> Iterator[tuple[bytes, str]]:
    whole = picture(Image.effect_noise((600, 400), 60), "jpeg")
    yield b"", "It is empty"
    yield b"\x89PNG\r\n\x1a\n", "It is damaged or cut off"
    yield picture(Image.new("L", (300, 300), 255))[:90], "It is damaged or cut off"
    yield whole[: len(whole) // 2], "It is damaged or cut off"
    yield _png(60_000, 60_000), "It has more pixels than any page"
    yield _png(10_000, 10_000), "It has more pixels than any page"
    yield picture(Image.new("L", (300, 300), 255)), "No text is found on its pages"


@pytest.mark.parametrize(("data", "reason"), list(_pictures()))
def test_a_picture_that_cannot_be_read_gives_one_line(data: bytes, reason: str) -> None:
    """A traceback, or a machine without memory, is no answer to a broken scan."""
    (problem,) = read_document(_document(data, "scan.png"))
    assert isinstance(problem, Problem)
    assert problem.reason == reason


def test_one_damaged_page_of_a_tiff_leaves_the_others() -> None:
    """A faxed plan with one bad page still says what its other pages say."""
    sheet = Printable(300, 120)
    sheet.text("青岚市今日召开会议。", 40, 40, 14)
    out = BytesIO()
    good = scanned(sheet)
    good.save(out, "tiff", save_all=True, append_images=[good.copy()], compression="tiff_lzw")
    # The second page's strips follow the first page's directory; the end of the file is the second page's.
    data = bytearray(out.getvalue())
    second = TiffImageFile(BytesIO(data))
    second.seek(1)
    (offset, *_) = second.tag_v2[STRIP_OFFSETS]
    data[offset : offset + 2000] = b"\xff" * 2000
    found = list(read_document(_document(bytes(data), "fax.tif")))
    assert [one.text for one in found if isinstance(one, Article)] == ["青岚市今日召开会议。"]
    assert [(one.source, one.reason) for one in found if isinstance(one, Problem)] == [
        ("fax.tif#page=2", "It is damaged or cut off")
    ]
