"""Pieces of scanned pages, cut out as small pictures. 扫描件片段。"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from PIL import Image, ImageOps

from loaders.readers.ocr import LONGEST
from loaders.readers.scan import DPI, MOST_PIXELS, POINTS
from loaders.readers.within import opened

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the page, as of a `Region`."""

WIDEST = 800
"""Pixels of a piece's width."""
QUALITY = 40
MARGIN = 0.004
"""What is shown around a piece, as a part of the page's height."""


def clips(path: Path, pieces: Sequence[tuple[int, Box]]) -> list[bytes]:
    """Cut pieces, each a page from 1 and a box, out of a PDF or a picture; give them as grey WebP pictures.

    The path may lead into an archive. Raises OSError for a file that is not there, and what Pillow and PDFium
    raise for one that is damaged.
    """
    pages: dict[int, Image.Image] = {}
    found = []
    with opened(path) as stream:
        for number, box in sorted(pieces):
            if number not in pages:
                stream.seek(0)
                pages = {number: _page(stream, path, number)}
            found.append((number, box, _piece(pages[number], box)))
    cut = {(number, box): data for number, box, data in found}
    return [cut[piece] for piece in pieces]


def _page(stream: BinaryIO, path: Path, number: int) -> Image.Image:
    if path.suffix.lower() == ".pdf":
        with pypdfium2.PdfDocument(stream) as pdf:
            page = pdf[number - 1]
            scale = min(DPI / POINTS, LONGEST / max(page.get_size()))
            drawn: Image.Image = page.render(scale=scale, grayscale=True).to_pil()
            return drawn
    with Image.open(stream, formats=("PNG", "JPEG", "TIFF")) as picture:
        picture.seek(number - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise OSError(f"{path}: it has more pixels than any page")
        return ImageOps.exif_transpose(picture).convert("L")


def _piece(page: Image.Image, box: Box) -> bytes:
    left, top, right, bottom = box
    wide, high = page.size
    edge = MARGIN * high
    piece = page.crop(
        (
            max(0, round(left * wide - edge)),
            max(0, round(top * high - edge)),
            min(wide, round(right * wide + edge)),
            min(high, round(bottom * high + edge)),
        )
    )
    piece.thumbnail((WIDEST, WIDEST))
    out = io.BytesIO()
    piece.save(out, "webp", quality=QUALITY)
    return out.getvalue()
