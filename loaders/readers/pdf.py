"""PDF files: text where a page has it, else what is recognised in its picture. PDF 文件。"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Protocol, cast

import pypdfium2
from pypdfium2 import raw

from loaders.errors import UnreadableError
from loaders.readers.boxes import Sheet
from loaders.readers.document import MEBI, Document, Found
from loaders.readers.glyphs import Glyph, lines_of, readable
from loaders.readers.printed import articles
from loaders.readers.table import BY_SUFFIX, reader
from loaders.values import Problem

MOST = 256 * MEBI
MOST_PAGES = 2000
"""Pages of one PDF that are read; a longer one is read so far."""
MOST_GLYPHS = 200_000
"""Characters of one page that are read: no page that somebody reads has more."""
FEW = 40
"""A page with fewer characters may be a scan with a stamp on it."""
PICTURE = 0.3
"""Such a page is a scan when a picture covers so much of it."""

REASONS = {
    raw.FPDF_ERR_PASSWORD: ("It is locked with a password", "Save it without a password."),
    raw.FPDF_ERR_SECURITY: ("It is encrypted in a way that cannot be read", "Save it without encryption."),
}
DAMAGED = ("It is damaged or no PDF", "Download it again, or open it in a viewer and print it to a new PDF.")


class Recogniser(Protocol):
    """The module that reads pictures of pages."""

    def recognised(self, page: pypdfium2.PdfPage, number: int) -> Sheet:
        """Give the lines that are recognised in the picture of a page."""


def read(document: Document) -> Found:
    """Give the articles of a PDF, and a problem for each page that cannot be read.

    Raises UnreadableError for a PDF that is locked, damaged, or has no text.
    """
    yield from articles(document, pages(document))


def pages(document: Document) -> Iterator[Sheet | Problem]:
    """Give the pages of a PDF with their lines, and a problem for each that cannot be read.

    Raises UnreadableError for a PDF that is locked or damaged.
    """
    with _opened(document.whole(MOST)) as pdf:
        if len(pdf) > MOST_PAGES:
            reason = f"It has {len(pdf)} pages, and the first {MOST_PAGES} are read"
            yield document.problem(reason, "Split it into several files.")
        told = set()
        for index in range(min(len(pdf), MOST_PAGES)):
            page = _page(document, pdf, index)
            # What is not installed is missing for every page: told once.
            if isinstance(page, Sheet) or page.reason not in told:
                yield page
            told.add("" if isinstance(page, Sheet) else page.reason)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(*REASONS.get(error.err_code or 0, DAMAGED)) from error
    if not len(pdf):
        raise UnreadableError("It has no pages", DAMAGED[1])
    return pdf


def _page(document: Document, pdf: pypdfium2.PdfDocument, index: int) -> Sheet | Problem:
    place = f"page={index + 1}"
    try:
        return _sheet(pdf, index)
    except UnreadableError as error:
        return document.problem(error.reason, error.advice, place)
    except pypdfium2.PdfiumError:
        return document.problem(f"Page {index + 1} is damaged", DAMAGED[1], place)


def _sheet(pdf: pypdfium2.PdfDocument, index: int) -> Sheet:
    page = pdf[index]
    try:
        glyphs = list(_glyphs(page))
        if _is_scan(page, glyphs):
            recogniser = cast("Recogniser", reader(BY_SUFFIX[".png"]))
            return recogniser.recognised(page, index + 1)
        width, height = page.get_size()
        return Sheet(index + 1, width, height, lines_of(glyphs, index + 1))
    finally:
        page.close()


def _is_scan(page: pypdfium2.PdfPage, glyphs: list[Glyph]) -> bool:
    """Tell whether the text of a page is in its picture only: it has none, or none that means anything."""
    if len(glyphs) >= FEW:
        return not readable(glyphs)
    width, height = page.get_size()
    pictures = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    boxes = (picture.get_bounds() for picture in pictures)
    covered: float = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(covered > PICTURE * width * height)


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Give the characters of a page in the order of the file, upright as the page is shown."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MOST_GLYPHS:
            raise UnreadableError(f"It has {count} characters on one page", "Leave the page out.")
        turned, frame = page.get_rotation(), page.get_cropbox()
        x, y = ctypes.c_double(), ctypes.c_double()
        for i in range(count):
            char = chr(raw.FPDFText_GetUnicode(text, i))
            if char in "\r\n\0" or raw.FPDFText_IsGenerated(text, i) == 1:
                continue
            raw.FPDFText_GetCharOrigin(text, i, x, y)
            left, bottom, right, top = text.get_charbox(i, loose=True)
            corners = _upright(left, bottom, turned, frame), _upright(right, top, turned, frame)
            begin, end = sorted(corner[0] for corner in corners)
            high, low = sorted(corner[1] for corner in corners)
            size = end - begin if char > "\u2e80" else (low - high) / 1.1
            yield Glyph(char, begin, end, _upright(x.value, y.value, turned, frame)[1], size)
    finally:
        text.close()


def _upright(
    x: float, y: float, turned: int, frame: tuple[float, float, float, float]
) -> tuple[float, float]:
    """Give a point of the page as it is shown, from its upper left corner: a page may be turned clockwise."""
    left, bottom, right, top = frame
    return {
        0: (x - left, top - y),
        90: (y - bottom, x - left),
        180: (right - x, y - bottom),
        270: (top - y, right - x),
    }[turned]
