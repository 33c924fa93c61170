"""Pictures of pages, and PDF pages that are pictures: their text recognised, offline. 扫描件文字识别。

RapidOCR finds the lines and reads them with the PP-OCR models that lie in its package; nothing is fetched.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from itertools import takewhile
from statistics import median

import numpy as np
import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from loaders.errors import UnreadableError
from loaders.readers.boxes import Line, Sheet, body_size, is_tall, rows, runs, turned, width_of
from loaders.readers.document import MEBI, Document, Found
from loaders.readers.ocr import LONGEST, TALL, Corners, found_in
from loaders.readers.printed import articles
from loaders.values import Problem

MOST = 256 * MEBI
MOST_FRAMES = 500
"""Pages of one TIFF that are read."""
MOST_PIXELS = Image.MAX_IMAGE_PIXELS or 89_478_485
"""Pixels of a picture that is opened: Pillow's own bound against decompression bombs."""
DPI = 200
"""Dots an inch at which a page of a PDF is drawn to be read."""
POINTS = 72
HEIGHT = 0.76
"""The size of characters as a part of the height of their line's box, where no line tells it."""
LONG = 4
"""Characters of a line that tells the size of its characters by its width alone."""
WIDER = 1.2
"""Characters that are so much wider than high are set apart: 公　告."""
EDGE = 0.1
"""A box that is found reaches so far beyond its line at either side, in sizes of its characters."""
LARGE = 1.4
"""Lines of characters so much larger than most are titles."""
UNEVEN, FEW = 0.22, 2
"""Sizes of lines of one run are read so unevenly; runs of more lines tell which it is."""
TITLE = 1.1
"""The title of a brief is so much larger than its text."""
ROUGH, NEAR = 0.35, 0.5
"""A line that does not tell its size is read so unevenly; the next line of a title is so near, in sizes."""
STRAIGHT = 0.15
"""Degrees by which a page may lean."""
CUT_OFF = ("It is damaged or cut off", "Scan or copy it again.")
TOO_BIG = ("It has more pixels than any page", "Save it smaller: 300 dots an inch are enough.")


def read(document: Document) -> Found:
    """Give the articles in a picture, or in the pages of a TIFF; a problem for each page that cannot be read.

    Raises UnreadableError for a damaged or boundless picture, and for one without text.
    """
    yield from articles(document, pages(document))


def recognised(page: pypdfium2.PdfPage, number: int) -> Sheet:
    """Give the lines that are recognised in the picture of a PDF's page, in points."""
    width, height = page.get_size()
    scale = min(DPI / POINTS, LONGEST / max(width, height))
    return sheet_of(page.render(scale=scale).to_pil(), number)


def pages(document: Document) -> Iterator[Sheet | Problem]:
    """Give the pages of a picture with the lines recognised in them, and a problem for each that is damaged.

    Raises UnreadableError for what is no picture, or one of too many pixels.
    """
    picture = _opened(document.whole(MOST))
    frames = getattr(picture, "n_frames", 1)
    if frames > MOST_FRAMES:
        reason = f"It has {frames} pages, and the first {MOST_FRAMES} are read"
        yield document.problem(reason, "Split it into several files.")
    for index in range(min(frames, MOST_FRAMES)):
        try:
            picture.seek(index)
            if picture.width * picture.height > MOST_PIXELS:
                raise UnreadableError(*TOO_BIG)
            # What the camera knew of up and down is in the file's EXIF data.
            yield sheet_of(ImageOps.exif_transpose(picture), index + 1)
        except (OSError, EOFError, SyntaxError, ValueError) as error:
            told = (error.reason, error.advice) if isinstance(error, UnreadableError) else CUT_OFF
            yield document.problem(*told, f"page={index + 1}" if frames > 1 else "")


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableError(*TOO_BIG) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableError(*CUT_OFF) from error


def sheet_of(picture: Image.Image, number: int) -> Sheet:
    """Give the lines of text that are recognised in a picture, in pixels, upright though it leans."""
    picture.draft("RGB", (LONGEST, LONGEST))
    picture.thumbnail((LONGEST, LONGEST))
    pixels = np.asarray(picture.convert("RGB"))
    found = found_in(pixels)
    boxes, texts = [box for box, _ in found], [text for _, text in found]
    height, width = pixels.shape[:2]
    lean = _lean(boxes)
    upright = [np.array([turned(x, y, -lean, width, height) for x, y in box]) for box in boxes]
    lines = _evened(_as_above(list(_rejoined(_lines(upright, texts, number)))))
    return Sheet(number, width, height, tuple(lines), lean)


def _lean(boxes: Sequence[Corners]) -> float:
    """Give the degrees by which most long lines fall to the right; 0 for what is nearly straight."""
    angles = [
        math.degrees(math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]))
        for box in boxes
        if box[1][0] - box[0][0] > 4 * abs(box[3][1] - box[0][1])
    ]
    angle = median(angles) if angles else 0.0
    return angle if abs(angle) > STRAIGHT else 0.0


def _lines(boxes: Sequence[Corners], texts: Sequence[str], page: int) -> Iterator[Line]:
    """Give lines as high as their characters are: the box that is found around them is higher."""
    sides = [(box[:, 0].min(), *_heights(box), box[:, 0].max()) for box in boxes]
    spaced = [_advance(left, right, text) for (left, _, _, right), text in zip(sides, texts, strict=True)]
    long = [width_of(text) >= LONG for text in texts]
    parts = [
        one / (low - high)
        for one, (_, high, low, _), yes in zip(spaced, sides, long, strict=True)
        if yes and one
    ]
    part = median(parts) if parts else HEIGHT
    for (left, high, low, right), advance, yes, text in zip(sides, spaced, long, texts, strict=True):
        by_height = part * (low - high)
        wider = WIDER if yes and not _has_figures(text) else 1
        size = advance if 0 < advance < wider * by_height else by_height
        if low - high > TALL * (right - left) and len(text) > 1:
            yield Line(text.strip(), left, high, right, low, float(right - left) * (1 - 2 * EDGE), page)
            continue
        middle = (high + low) / 2
        edge = min(EDGE * size, (right - left) / 4)
        yield Line(text.strip(), left + edge, middle - size / 2, right - edge, middle + size / 2, size, page)


def _rejoined(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines with the pieces of large ones joined, which are found apart where they are spaced."""
    found = list(lines)
    em = body_size(found)
    for row in rows(found):
        whole: Line | None = None
        for line in row:
            if whole is not None and _goes_on(whole, line, em):
                whole = replace(whole, text=whole.text + line.text, right=line.right)
                continue
            if whole is not None:
                yield whole
            whole = line
        if whole is not None:
            yield whole


def _goes_on(first: Line, second: Line, em: float) -> bool:
    size = min(first.size, second.size)
    near = -0.5 * size < second.left - first.right < size
    large = size > LARGE * em and max(first.size, second.size) < 1.2 * size
    return near and large and not (is_tall(first) or is_tall(second))


def _as_above(lines: Sequence[Line]) -> Iterator[Line]:
    """Give the end of a title the size of its line right above, where its own characters tell none: 走廊."""
    least = TITLE * body_size(lines)
    telling = [line for line in lines if line.size > least and _tells_size(line.text)]
    for line in lines:
        ends = line.size > least and not (_tells_size(line.text) or is_tall(line))
        size = next((one.size for one in telling if ends and _goes_on_below(one, line)), 0)
        yield _sized(line, size) if size else line


def _tells_size(text: str) -> bool:
    """Whether a line's width tells the size of its characters: there are enough, and few are figures."""
    return width_of(text) >= LONG and not _has_figures(text)


def _has_figures(text: str) -> bool:
    """Whether more than one in four characters is a figure or the like, narrower than Chinese ones."""
    return 4 * sum(map(str.isascii, text)) > len(text)


def _goes_on_below(first: Line, second: Line) -> bool:
    alike = abs(first.size - second.size) < ROUGH * first.size
    middle = (second.left + second.right) / 2
    gap = (second.top - first.bottom) / first.size
    return alike and first.left < middle < first.right and -NEAR < gap < NEAR


def _evened(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines of each run of text one size, that of the closer ones: justified lines are wider."""
    for run in runs(lines, UNEVEN):
        size = sorted(line.size for line in run)[len(run) // 4] if len(run) > FEW else 0
        right = median(line.right for line in run)
        title = list(takewhile(partial(_is_title, size=size, right=right), run))
        yield from title
        for line in run[len(title) :]:
            yield _sized(line, size) if size else line


def _sized(line: Line, size: float) -> Line:
    return replace(line, top=line.middle - size / 2, bottom=line.middle + size / 2, size=size)


def _is_title(line: Line, size: float, right: float) -> bool:
    """Tell whether a line at the top of a run is a title hardly larger than the text: it fills no measure."""
    larger = line.size > TITLE * size and line.right < right - size
    return larger and not line.text.endswith(("。", "，", "；"))


def _heights(box: Corners) -> tuple[float, float]:
    """Give the middle of a box's upper and of its lower side."""
    return float(box[0][1] + box[1][1]) / 2, float(box[2][1] + box[3][1]) / 2


def _advance(left: float, right: float, text: str) -> float:
    """Give how wide a Chinese character of a line is; 0 where too few of them tell."""
    width = width_of(text)
    return float(right - left) / width if width >= 2 and width > 0.6 * len(text) else 0.0
