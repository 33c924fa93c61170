"""The lines of a page in the order in which they are read: columns, and headings over them. 分栏与阅读顺序。

A page is cut again and again (a recursive XY-cut after Nagy and Seth, 1984, that knows headings): above the
headings that stand under something, below a heading that stands over columns, then between columns. What is
left is one column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers.boxes import (
    Line,
    Span,
    across,
    body_size,
    down,
    gaps,
    in_rows,
    is_tall,
    overlap,
    rows,
    span_of,
)

GUTTER = 0.45
"""What lies between columns is at least so wide, in sizes of the body's characters like all measures."""
HANGING, LITTLE = 1.0, 0.3
"""So far may a mark at the end of a line, and any other character, reach into it."""
MARKS = frozenset("，。、；：！？”’）》,.;:!?)")
STEP = 1.0
"""Stories one above the other are parted by at least this, and by more than lines of one story are."""

CELL = 8
"""Lines of more characters are no cells of a table, where most are."""

Piece = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Measures:
    """The headings of a page (with by-lines), the size of its body and the least gap between two stories."""

    heads: Collection[Line]
    em: float
    step: float

    def body(self, lines: Sequence[Line]) -> list[Line]:
        return [line for line in lines if line not in self.heads]


def reading_order(lines: Sequence[Line], heads: Collection[Line] = frozenset()) -> tuple[Piece, ...]:
    """Give the pieces of columns and the headings of one page, in the order in which they are read.

    `heads` are the lines that stand over what follows: headings of any size and by-lines. What hangs in the
    page without being a part of its columns (captions, notes) must be left out.

    >>> lines = [Line(f"左{i}", 0, 20 + 15 * i, 90, 30 + 15 * i, 10) for i in range(3)]
    >>> lines += [Line(f"右{i}", 100, 20 + 15 * i, 190, 30 + 15 * i, 10) for i in range(3)]
    >>> head = Line("标题", 60, 0, 130, 18, 18)
    >>> ["".join(line.text for line in piece) for piece in reading_order([*lines, head], {head})]
    ['标题', '左0左1左2', '右0右1右2']
    """
    em = body_size(line for line in lines if line not in heads) or body_size(lines)
    usual = _between([line for line in lines if line not in heads])
    return tuple(_parts(tuple(lines), _Measures(frozenset(heads), em, max(STEP * em, 1.4 * usual))))


def _between(lines: Sequence[Line]) -> float:
    """Give the usual gap between a line and the next below it in its column."""
    found = []
    rows = sorted(lines, key=lambda line: line.top)
    for i, line in enumerate(rows):
        below = (
            one for one in rows[i + 1 :] if one.top >= line.middle and overlap(across(one), across(line))
        )
        after = next(below, None)
        if after is not None:
            found.append(after.top - line.bottom)
    return median(found) if found else 0.0


def _parts(lines: Piece, own: _Measures) -> Iterator[Piece]:
    cuts = () if len(lines) < 2 or _is_table(lines, own) else CUTS
    for cut in cuts:
        pieces = [piece for piece in cut(lines, own) if piece]
        if len(pieces) > 1:
            for piece in pieces:
                yield from _parts(piece, own)
            return
    if lines:
        yield tuple(in_rows(lines))


def _is_table(lines: Piece, own: _Measures) -> bool:
    """Tell whether lines side by side are the cells of a table: in rows, and most of them short."""
    if any(line in own.heads for line in lines):
        return False
    count = [len(row) for row in rows(lines)]
    if len(_between_gutters(lines, own)) < 2 or count.count(1) > len(count) / 4:
        return False
    return _long(lines, own) < len(lines) / 4


def _long(lines: Sequence[Line], own: _Measures) -> int:
    """Count the lines that are too long for cells of a table."""
    return sum(line.right - line.left > CELL * own.em for line in lines)


def _beside_tall(lines: Piece, own: _Measures) -> list[Piece]:
    """Cut beside a headline that runs from the top down at either side of its text, and begins with it."""
    tall = [line for line in lines if is_tall(line) and line in own.heads]
    rest = tuple(line for line in lines if line not in set(tall))
    if not tall or not rest:
        return []
    left, right = span_of(tall)
    beside = right <= min(line.left for line in rest) or left >= max(line.right for line in rest) - own.em
    if not beside or any(line in own.heads and line.size >= tall[0].size for line in rest):
        return []
    return [tuple(sorted(tall, key=lambda line: -line.left)), rest]


def _split(lines: Sequence[Line], levels: Sequence[float]) -> list[Piece]:
    """Part lines at these heights."""
    edges = [float("-inf"), *levels, float("inf")]
    return [tuple(one for one in lines if a <= one.middle < b) for a, b in pairwise(edges)]


def _stories(lines: Piece, own: _Measures) -> list[Piece]:
    """Cut above headings that have a gap over them through the whole width, and body above it."""
    found = []
    for start, end in gaps(map(down, lines), own.step):
        above = [line for line in lines if line.bottom <= start]
        below = [line for line in lines if line.top >= end]
        heads = (line for line in below if line.top - end < own.em and line in own.heads)
        if own.body(below) and any(_over(head, above) not in {None, *own.heads} for head in heads):
            found.append((start + end) / 2)
    return _split(lines, found)


def _over(line: Line, lines: Sequence[Line]) -> Line | None:
    """Give the nearest of the lines above one that it stands under."""
    found = (one for one in lines if overlap(across(one), across(line)))
    return max(found, key=lambda one: one.bottom, default=None)


def _below_heading(lines: Piece, own: _Measures) -> list[Piece]:
    """Cut below the headings at the top, when they are one group: they stand over all that follows."""
    body = own.body(lines)
    if not body:
        return []
    top = min(line.top for line in body)
    heads = [line for line in lines if line in own.heads and line.middle < top]
    if not heads or sum(bool(column.heads) for column in _between_gutters(lines, own)) > 1:
        return []
    return [tuple(in_rows(heads)), tuple(line for line in lines if line not in set(heads))]


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines between two gutters: its sides, the headings at its top, and where its first body line begins."""

    lines: Piece
    left: float
    right: float
    heads: Piece
    top: float


def _columns(lines: Piece, own: _Measures) -> list[Piece]:
    """Cut between columns, but not between those that one heading stands over."""
    columns = _between_gutters(lines, own)
    owners = _owners(columns, own.em)
    pieces: dict[int, Piece] = {}
    for owner, column in zip(owners, columns, strict=True):
        pieces[owner] = pieces.get(owner, ()) + column.lines
    return list(pieces.values())


def _between_gutters(lines: Piece, own: _Measures) -> list[_Column]:
    """Give the columns that no line of this part of the page reaches across."""
    body = set(own.body(lines))
    sides = gaps((_ends(one, own.em) if one in body else across(one) for one in lines), GUTTER * own.em)
    edges = [float("-inf"), *((a + b) / 2 for a, b in sides), float("inf")]
    found = []
    for a, b in pairwise(edges):
        inside = tuple(line for line in lines if a <= (line.left + line.right) / 2 < b)
        top = min((line.top for line in inside if line in body), default=float("inf"))
        heads = tuple(line for line in inside if line in own.heads and line.middle < top)
        if inside:
            found.append(_Column(inside, *span_of(inside), heads, top))
    return found


def _owners(columns: Sequence[_Column], em: float) -> list[int]:
    """Tell of each column which column's heading stands over it; one that none stands over is its own."""
    owners = list(range(len(columns)))
    headed = [i for i, column in enumerate(columns) if column.heads]
    for first, second in pairwise([-1, *headed, len(columns)]):
        between = columns[first + 1 : second]
        stop = first + 1 + (_reach(columns[first], between, em) if first >= 0 else 0)
        start = second - (_reach(columns[second], between[::-1], em) if second < len(columns) else 0)
        if start < stop:
            start = stop = _boundary(columns, first, second, range(start, stop + 1))
        owners[first + 1 : stop] = [first] * (stop - first - 1)
        owners[start:second] = [second] * (second - start)
    return owners


def _ends(line: Line, em: float) -> Span:
    """Give a line's sides but for what may hang into the gutter: a mark at its end, a little of any line."""
    return line.left + LITTLE * em / 2, line.right - (HANGING if line.text[-1] in MARKS else LITTLE) * em


def _reach(headed: _Column, others: Sequence[_Column], em: float) -> int:
    """Count the columns, from the next on, that begin below the heading of this one."""
    foot = max(line.bottom for line in headed.heads) - em / 2
    return next((i for i, column in enumerate(others) if column.top < foot), len(others))


def _boundary(columns: Sequence[_Column], first: int, second: int, starts: range) -> int:
    """Tell which of the columns begins what the second of two headings stands over.

    Each heading is in the middle of its columns or flush with their left side.
    """

    def off(heads: Piece, sides: Span) -> float:
        left, right = span_of(heads)
        return min(abs(left + right - sum(sides)) / 2, abs(left - sides[0]))

    def cost(start: int) -> float:
        before = (columns[first].left, columns[start - 1].right)
        after = (columns[start].left, columns[second].right)
        return off(columns[first].heads, before) + off(columns[second].heads, after)

    return min(starts, key=cost)


def _levels(lines: Piece, own: _Measures) -> list[Piece]:
    """Where lines stand side by side and nothing else helps, cut at the widest gap across."""
    if all(_long(row, own) < 2 for row in rows(lines)):
        return []
    open_ = gaps(map(down, lines), 0.6 * own.em)
    if not open_:
        return []
    start, end = max(open_, key=lambda gap: (gap[1] - gap[0], -gap[0]))
    return _split(lines, [(start + end) / 2])


CUTS = (_stories, _below_heading, _beside_tall, _columns, _levels)
"""The ways to cut a part of a page, the surer ones first."""
