"""The characters of a PDF's page → its printed lines. PDF 字符成行。"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from loaders.readers.boxes import Line, down, overlap

ASCENT = 0.88
"""How much of a Chinese character stands above its base line: 880 of 1000 units in nearly every font."""
APART, BLANK_APART = 1.2, 2.2
"""Characters further apart, in their sizes, stand in two columns; the second where a blank lies between."""
TOUCHING = 0.35
"""Parts of a line in two fonts are no further apart than this."""
WORD_GAP, WIDE_GAP = 0.2, 0.7
"""Words are further apart than the first; what justified lines are widened by is less than the second."""
FIGURES = frozenset("0123456789.,%")
"""What is one number though its line is widened."""
HALF_INKED = frozenset("，。、；：！？”’）》」』】〕")
"""Marks whose right half is white: it may hang in the gutter."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character as printed: where it begins and ends, its base line from the top, its size."""

    char: str
    left: float
    right: float
    base: float
    size: float


def lines_of(glyphs: Iterable[Glyph], page: int) -> tuple[Line, ...]:
    """Join characters, in the order of the file, to lines; what stands in two columns stays apart.

    >>> [line.text for line in lines_of([Glyph("规", 0, 10, 9, 10), Glyph("划", 10, 20, 9, 10)], 1)]
    ['规划']
    """
    runs = [
        run
        for run in map(
            _line,
            _runs(glyphs),
        )
        if run is not None
    ]
    return tuple(_numbered(line, page) for line in _merged(runs))


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Part characters where the file goes on elsewhere on the page."""
    run: list[Glyph] = []
    blank = False
    for glyph in glyphs:
        if glyph.char.isspace():
            blank = True
            continue
        if run and not _goes_on(run[-1], glyph, blank):
            yield run
            run = []
        elif run and _is_word_gap(run[-1], glyph, blank):
            run.append(Glyph(" ", run[-1].right, glyph.left, glyph.base, glyph.size))
        run.append(glyph)
        blank = False
    if run:
        yield run


def _goes_on(last: Glyph, glyph: Glyph, blank: bool) -> bool:
    size = max(last.size, glyph.size)
    far = (BLANK_APART if blank else APART) * size
    return abs(glyph.base - last.base) < 0.3 * size and -0.5 * size < glyph.left - last.right < far


def _is_word_gap(last: Glyph, glyph: Glyph, blank: bool) -> bool:
    """A blank that the file has, and one between Latin words that it only leaves room for."""
    gap = glyph.left - last.right
    figures = last.char in FIGURES and glyph.char in FIGURES
    latin = last.char.isascii() and glyph.char.isascii() and not figures
    return gap > WIDE_GAP * glyph.size or (gap > WORD_GAP * glyph.size and (blank or latin))


def _line(run: Sequence[Glyph]) -> Line | None:
    text = "".join(glyph.char for glyph in run)
    if not text.strip():
        return None
    size = median(glyph.size for glyph in run)
    base = median(glyph.base for glyph in run)
    top = base - ASCENT * size
    right = max(glyph.right for glyph in run) - (size / 2 if text[-1] in HALF_INKED else 0)
    return Line(text, run[0].left, top, right, top + size, size)


def _merged(runs: Sequence[Line]) -> list[Line]:
    """Join runs that touch in one row: figures in a font of their own, marks of notes."""
    done: list[Line] = []
    for line in sorted(runs, key=lambda one: (one.left, one.top)):
        before = next((i for i, one in enumerate(done) if _touch(one, line)), None)
        if before is None:
            done.append(line)
        else:
            done[before] = _both(done[before], line)
    return done


def _touch(first: Line, second: Line) -> bool:
    size = min(first.size, second.size)
    return (
        -size < second.left - first.right < TOUCHING * size and overlap(down(first), down(second)) > size / 2
    )


def _both(first: Line, second: Line) -> Line:
    larger = max(first, second, key=lambda one: (one.size, one.right - one.left))
    blank = (
        " "
        if first.text[-1:].isascii()
        and second.text[:1].isascii()
        and second.left - first.right > WORD_GAP * larger.size
        else ""
    )
    return Line(
        first.text + blank + second.text,
        first.left,
        larger.top,
        max(first.right, second.right),
        larger.bottom,
        larger.size,
    )


def _numbered(line: Line, page: int) -> Line:
    text = unicodedata.normalize("NFC", " ".join(line.text.split()))
    return Line(text, line.left, line.top, line.right, line.bottom, line.size, page)


def readable(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether the characters are text: a PDF may name the shapes it draws without saying what they mean.

    >>> readable([Glyph("规", 0, 9, 9, 9)]), readable([Glyph(chr(0xE001), 0, 9, 9, 9)])
    (True, False)
    """
    meant = sum(
        unicodedata.category(one.char) not in {"Co", "Cn", "Cs", "Cc"} and one.char != "\ufffd"
        for one in glyphs
    )
    return meant > 0.7 * len(glyphs)
