"""Printed lines and where they stand: what a PDF with text and a recognised scan have in common. 版面行框.

Measures are in points or pixels from the upper left corner of the page, `top` above `bottom`: nothing here
depends on the unit, since everything is compared with the size of the characters.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.values import Region

Span = tuple[float, float]
CLOSE = 0.9
"""Between two lines of a run is less white than this, in sizes of their characters."""
STACKED = 4
"""So many characters one below the other are a headline; fewer may be the ends of short lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of it that stands in one column; `size` is the size of its characters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    page: int = 1

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, its measures, its lines in any order.

    The lines are level; on the page itself they lean: `lean` degrees, down to the right.
    """

    page: int
    width: float
    height: float
    lines: tuple[Line, ...]
    lean: float = 0.0


def turned(x: float, y: float, degrees: float, width: float, height: float) -> Span:
    """Give where a point of a page comes to lie when the page is turned clockwise about its middle.

    >>> [round(side) for side in turned(100, 50, 90, 100, 100)]
    [50, 100]
    """
    angle = math.radians(degrees)
    across_, down_ = x - width / 2, y - height / 2
    return (
        width / 2 + across_ * math.cos(angle) - down_ * math.sin(angle),
        height / 2 + across_ * math.sin(angle) + down_ * math.cos(angle),
    )


def is_tall(line: Line) -> bool:
    """Tell whether a line runs from the top down: a headline beside its text.

    >>> is_tall(Line("某市开工", 0, 0, 20, 84, 20)), is_tall(Line("某市开工", 0, 0, 80, 20, 20))
    (True, False)
    """
    return line.bottom - line.top > 2.5 * line.size and line.right - line.left < 1.5 * line.size


def stacked(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Join characters that stand one below the other, and in no row, to the headline that they are.

    >>> stacked([Line(char, 0, 22 * i, 20, 22 * i + 20, 20) for i, char in enumerate("某市开工")])
    (Line(text='某市开工', left=0, top=0, right=20, bottom=86, size=20, page=1),)
    """
    done: list[Line] = []
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.top):
        if width_of(line.text) > 2 and line.bottom - line.top < 1.5 * line.size:
            done.append(line)
            continue
        own = next((column for column in columns if _below(line, column[-1])), None)
        if own is None:
            own = []
            columns.append(own)
        own.append(line)
    for column in columns:
        text = "".join(line.text for line in column)
        if len(column) == 1 or len(text) < STACKED:
            done += column
        else:
            ends = span_of(column)
            done.append(replace(column[0], text=text, left=ends[0], right=ends[1], bottom=column[-1].bottom))
    return tuple(done)


def _below(line: Line, before: Line) -> bool:
    size = before.size
    middle = (line.left + line.right - before.left - before.right) / 2
    alike = abs(line.size - size) < 0.3 * size and abs(middle) < 0.3 * size
    return alike and -0.3 * size < line.top - before.bottom < 0.7 * size


def runs(lines: Iterable[Line], near: float) -> list[list[Line]]:
    """Give lines by runs of text: closely one below the other in a column, of one size within `near`.

    >>> lines = [Line("甲", 0, 15 * i, 10, 15 * i + 10, size) for i, size in enumerate((10, 10, 18))]
    >>> [len(run) for run in runs(lines, 0.1)]
    [2, 1]
    """
    found: list[list[Line]] = []
    open_: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.top):
        open_ = [run for run in open_ if line.top - run[-1].bottom < CLOSE * run[-1].size]
        own = next((run for run in open_ if _follows(line, run[-1], near)), None)
        if own is None:
            own = []
            found.append(own)
            open_.append(own)
        own.append(line)
    return found


def _follows(line: Line, before: Line, near: float) -> bool:
    close = -0.3 * line.size < line.top - before.bottom < CLOSE * line.size
    size = max(line.size, before.size)
    alike = abs(line.size - before.size) < near * size and not (is_tall(line) or is_tall(before))
    return close and alike and overlap(across(line), across(before)) > 0


def body_size(lines: Iterable[Line]) -> float:
    """Give the size that most characters of the lines have, within a tenth; 0 where there are none.

    >>> body_size([Line("标题", 0, 0, 40, 20, 20), Line("正文正文", 0, 30, 40, 40, 10.1)])
    10.1
    """
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    near = {
        size: sum(n for other, n in weights.items() if abs(other - size) <= size / 10) for size in weights
    }
    return max(near, key=lambda size: (near[size], weights[size], size), default=0.0)


def gaps(spans: Iterable[Span], least: float) -> list[Span]:
    """Give the gaps of at least this width between spans, in order.

    >>> gaps([(0, 10), (5, 20), (30, 40), (41, 50)], 2)
    [(20, 30)]
    """
    found: list[Span] = []
    end: float | None = None
    for start, stop in sorted(spans):
        if end is not None and start - end >= least:
            found.append((end, start))
        end = stop if end is None else max(end, stop)
    return found


def overlap(first: Span, second: Span) -> float:
    """Give how much of two spans lies in both; 0 where they lie apart.

    >>> overlap((0, 10), (4, 20)), overlap((0, 1), (2, 3))
    (6, 0)
    """
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def across(line: Line) -> Span:
    """Give a line's left and right."""
    return line.left, line.right


def down(line: Line) -> Span:
    """Give a line's top and bottom."""
    return line.top, line.bottom


def width_of(text: str) -> float:
    """Give the width of a text in sizes of its characters: 1 for Chinese ones, a half for the others.

    >>> width_of("投资120亿")
    4.5
    """
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def joined(first: str, second: str) -> str:
    """Give what stands between two lines of one paragraph when they are joined: a blank between Latin words.

    A hyphen that parts a word at the end of a line is `first`'s own affair: see `unhyphenated`.

    >>> joined("城市规", "划"), joined("urban", "planning"), joined("总投资12", "亿元")
    ('', ' ', '')
    """
    latin = first[-1:].isascii() and second[:1].isascii() and second[:1].isalpha()
    return " " if latin and (first[-1:].isalpha() or first[-1:] in ",.;:)") else ""


def unhyphenated(first: str, second: str) -> str:
    """Give a line without the hyphen that breaks a word which the next line goes on with.

    >>> unhyphenated("metro-", "politan"), unhyphenated("郑州-", "开封")
    ('metro', '郑州-')
    """
    soft = first.endswith("\u00ad") or (
        first.endswith("-") and first[-2:-1].isascii() and first[-2:-1].isalpha() and second[:1].islower()
    )
    return first[:-1] if soft and second[:1].isascii() else first


def region(sheet: Sheet, line: Line, start: int, length: int) -> Region:
    """Give where `length` characters of an article, from `start` on, stand: they are the text of a line.

    >>> region(Sheet(2, 100, 200, ()), Line("规划", 10, 20, 30, 40, 10, 2), 5, 2)
    Region(start=5, end=7, page=2, box=(0.1, 0.1, 0.3, 0.2))
    """
    corners = [(x, y) for x in (line.left, line.right) for y in (line.top, line.bottom)]
    shown = [turned(x, y, sheet.lean, sheet.width, sheet.height) for x, y in corners]
    sides = [x / sheet.width for x, _ in shown], [y / sheet.height for _, y in shown]
    left, top, right, bottom = (
        round(min(max(side, 0.0), 1.0), 4) for side in (*map(min, sides), *map(max, sides))
    )
    return Region(start, start + length, sheet.page, (left, top, right, bottom))


def span_of(lines: Sequence[Line]) -> Span:
    """Give the leftmost left and the rightmost right of lines; there must be one."""
    return min(line.left for line in lines), max(line.right for line in lines)


def rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Give lines by rows, from the top down; those that stand side by side from the left to the right.

    >>> lines = Line("乙", 20, 1, 30, 11, 10), Line("甲", 0, 0, 10, 10, 10), Line("丙", 0, 15, 10, 25, 10)
    >>> [[line.text for line in row] for row in rows(lines)]
    [['甲', '乙'], ['丙']]
    """
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.middle, one.left)):
        if found and overlap(down(found[-1][0]), down(line)) > 0.5 * min(line.size, found[-1][0].size):
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda one: one.left) for row in found]


def in_rows(lines: Iterable[Line]) -> list[Line]:
    """Give lines from the top down, those that stand side by side from the left to the right.

    >>> [line.text for line in in_rows([Line("乙", 20, 1, 30, 11, 10), Line("甲", 0, 0, 10, 10, 10)])]
    ['甲', '乙']
    """
    return [line for row in rows(lines) for line in row]
