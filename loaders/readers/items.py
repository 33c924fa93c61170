"""The items of a newspaper, or the one text of a document, with what each of their lines is. 稿件切分。

lines of pages → furniture out → roles → reading order → paragraphs → items → continued ones joined
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from loaders.readers.boxes import (
    Line,
    Sheet,
    Span,
    across,
    body_size,
    down,
    in_rows,
    overlap,
    rows,
    span_of,
    stacked,
)
from loaders.readers.columns import Piece, reading_order
from loaders.readers.continued import join_continued
from loaders.readers.furniture import furniture, has_masthead, printed_page
from loaders.readers.paragraphs import ADVERTISEMENT, ARTICLE, NOTICE, Item, Paragraph
from loaders.readers.roles import BODY, BYLINE, CAPTION, CELL, HEADING, NOTE, Roles, roles

NARROW = 0.4
"""A page whose lines of body are mostly narrower than this part of what is printed is a newspaper's."""
FEW = 3
"""Fewer lines may all be shorter than their column."""


@dataclass(frozen=True, slots=True)
class Edition:
    """All items of a document and, apart, what belongs to none of them. A plain document has one item."""

    sheets: tuple[Sheet, ...]
    items: tuple[Item, ...]
    furniture: tuple[Line, ...]


def edition(sheets: Sequence[Sheet]) -> Edition:
    """Give the items on the pages of a document.

    It is taken for a newspaper when a page has a newspaper's masthead or three columns and more; otherwise
    all of it is one item, however many headings it has.

    >>> head, body = Line("某市开工", 0, 0, 80, 20, 20), Line("工程今天开工。", 0, 30, 70, 40, 10)
    >>> found = edition([Sheet(1, 100, 100, (head, body))])
    >>> [(item.title, item.paragraphs[-1].text) for item in found.items]
    [('某市开工', '工程今天开工。')]
    """
    sheets = [replace(sheet, lines=stacked(sheet.lines)) for sheet in sheets]
    edges = furniture(sheets)
    em = body_size(line for sheet in sheets for line in sheet.lines if line not in edges)
    newspaper = has_masthead(sheets, edges) or any(_in_columns(sheet, em) for sheet in sheets)
    found: list[Item] = []
    for sheet in sheets:
        items = _items(sheet, edges, em)
        printed = printed_page(sheet, edges) if newspaper else ""
        found += [replace(item, printed=printed or str(sheet.page)) for item in items]
    whole = join_continued(found) if newspaper else tuple(_as_one(found))
    return Edition(tuple(sheets), whole, tuple(in_rows(tuple(edges))))


def _in_columns(sheet: Sheet, em: float) -> bool:
    body = [line for line in sheet.lines if abs(line.size - em) < 0.15 * em]
    if len(body) < 20:
        return False
    left, right = span_of(body)
    long = sorted(line.right - line.left for line in body)[len(body) // 2 :]
    return median(long) < NARROW * (right - left)


def _items(sheet: Sheet, edges: frozenset[Line], em: float) -> list[Item]:
    lines = [line for line in sheet.lines if line not in edges]
    own = body_size(lines) if lines else em
    told = roles(lines, own if 0.8 * em < own < 1.25 * em else em)
    heads = frozenset(line for line, role in told.items() if role in (HEADING, BYLINE))
    flowing = [line for line in lines if told[line] not in (CAPTION, NOTE)]
    found: list[list[Paragraph]] = [[]]
    for paragraph in _paragraphs(reading_order(flowing, heads), told, sheet):
        begun = any(one.role == BODY for one in found[-1])
        if paragraph.role == HEADING and begun:
            found.append([])
        found[-1].append(paragraph)
    items = [Item(ARTICLE, tuple(one), (sheet.page,)) for one in found if one]
    hanging = [line for line in in_rows(lines) if told[line] in (CAPTION, NOTE)]
    return [_typed(item) for item in _hung(items, hanging, told)]


def _paragraphs(pieces: Sequence[Piece], told: Roles, sheet: Sheet) -> Iterator[Paragraph]:
    """Join the lines of pieces into paragraphs; one may run on in the next piece."""
    open_: list[Line] = []
    end = 0.0
    for piece in pieces:
        told |= dict.fromkeys(_cells(piece), CELL)
        left, right = _measure(piece, told, sheet)
        for line in piece:
            if open_ and _begins(line, open_[-1], told, (left, end)):
                yield Paragraph(told[open_[0]], tuple(open_))
                open_ = []
            open_.append(line)
            end = right
    if open_:
        yield Paragraph(told[open_[0]], tuple(open_))


def _cells(piece: Piece) -> Iterator[Line]:
    """Give the lines that are cells of a table: those of rows of several, of which there are two and more."""
    many = [len(row) > 1 for row in rows(piece)]
    for row, before, here, after in zip(rows(piece), [False, *many], many, [*many[1:], False], strict=False):
        if here and (before or after):
            yield from row


def _measure(piece: Piece, told: Roles, sheet: Sheet) -> Span:
    """Give where full lines of a piece begin and end; of a few, by others of its column on the page."""
    body = [line for line in piece if told[line] == BODY] or list(piece)
    left, right = span_of(body)
    if len(body) >= FEW:
        return left, right
    em = body[0].size
    column = [
        line
        for line in sheet.lines
        if told.get(line) == BODY
        and abs(line.size - em) < 0.08 * em
        and -0.5 * em < left - line.left < 3 * em
    ]
    rights = [line.right for line in column if 0 <= line.right - right < 6 * em]
    return min([left, *(line.left for line in column)]), max([right, *rights])


_STOP = re.compile(r"[。！？!?；;：:…]['”’」』）)]*$")
_LISTED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百]+[章条])"
)


def _begins(line: Line, before: Line, told: Roles, measure: Span) -> bool:
    """Tell whether a line begins a paragraph: of another role than the one before, or as its role does."""
    role = told[line]
    if role != told[before] or role == BYLINE:
        return True
    if role == CELL:
        return line.left < before.right or not overlap(down(line), down(before))
    if role == HEADING:
        other, gap = abs(line.size - before.size) / line.size, (line.top - before.bottom) / line.size
        return other > 0.12 or gap > 1 or (other > 0.07 and gap > 0.4)
    return _begins_body(line, before, measure)


def _begins_body(line: Line, before: Line, measure: Span) -> bool:
    """Tell whether a line of body begins a paragraph: set in, larger or smaller, or after one that ended.

    `measure` is where a full line begins in its column, and where it ends in that of the line before.
    """
    em = line.size
    other = abs(em - before.size)
    ended = _STOP.search(before.text) is not None
    listed = _LISTED.search(line.text) is not None
    same_column = line.page == before.page and overlap(across(line), across(before)) > 0
    short = before.right < measure[1] - 2.5 * em
    apart = same_column and line.top - before.bottom > 1.4 * em
    set_in = 1.2 * em < line.left - measure[0] < 6 * em
    return (
        (set_in and (ended or same_column))
        or (ended and (apart or listed))
        # Chinese lines are full to the last character; a line of Latin words ends before a long one.
        or (short and (ended or not before.text[-1].isascii()))
        or (listed and _LISTED.search(before.text) is not None)
        # Headings that are hardly larger than the body; sizes read off a scan are not exact.
        or other > (0.08 if ended or short else 0.2) * em
    )


def _hung(items: list[Item], hanging: Sequence[Line], told: Roles) -> list[Item]:
    """Give captions and notes to the items that they stand nearest to."""
    own: dict[int, list[Paragraph]] = {}
    for line in hanging:
        index = min(range(len(items)), key=lambda i: _distance(line, items[i]), default=None)
        if index is None:
            continue
        rest = own.setdefault(index, [])
        before = rest[-1].lines[-1] if rest else None
        if before is not None and told[line] == rest[-1].role and 0 <= line.top - before.bottom < line.size:
            rest[-1] = Paragraph(rest[-1].role, (*rest[-1].lines, line))
        else:
            rest.append(Paragraph(told[line], (line,)))
    return [replace(item, hanging=tuple(own.get(i, ()))) for i, item in enumerate(items)]


def _distance(line: Line, item: Item) -> float:
    """How far a line is from the nearest line of an item; what is above it counts double."""
    return min(_apart(line, one) for paragraph in item.paragraphs for one in paragraph.lines)


def _apart(line: Line, other: Line) -> float:
    sideways = max(0.0, other.left - line.right, line.left - other.right)
    return sideways + max(0.0, other.top - line.bottom, 2 * (line.top - other.bottom))


_NOTICE = re.compile(r"公告|启事|声明|通告|公示|讣告|通知$|遗失|挂失|招标|拍卖")
_CALLS = re.compile(
    r"热线|订购|咨询电话|服务电话|抢购|特惠|优惠|加盟|欲购|地址[：:]|\d{3,4}-\d{7,8}|1\d{10}|400-?\d{3,4}-?\d{3,4}|^广告$"
)


def _typed(item: Item) -> Item:
    """Tell a notice by its title, and an advertisement by what it calls for and by having no sentence."""
    texts = [paragraph.text for paragraph in item.paragraphs]
    calls = sum(len(_CALLS.findall(text)) for text in texts)
    told = sum(text.count("。") for text in texts)
    if "广告" in texts or (calls >= 2 and calls > told):
        return replace(item, kind=ADVERTISEMENT)
    notice = _NOTICE.search(item.title) is not None and len(item.title) <= 12 and not item.author
    return replace(item, kind=NOTICE) if notice else item


def _as_one(items: Iterable[Item]) -> Iterator[Item]:
    """Join the items of a plain document: each heading is a paragraph of it, and notes stand at its end."""
    paragraphs: list[Paragraph] = []
    pages: tuple[int, ...] = ()
    hanging: tuple[Paragraph, ...] = ()
    for item in items:
        first, *rest = item.paragraphs
        if paragraphs and _runs_on(paragraphs[-1], first):
            paragraphs[-1] = Paragraph(BODY, paragraphs[-1].lines + first.lines)
            paragraphs += rest
        else:
            paragraphs += item.paragraphs
        pages += tuple(page for page in item.pages if page not in pages)
        hanging += item.hanging
    if paragraphs:
        yield Item(ARTICLE, tuple(paragraphs), pages, hanging)


def _runs_on(last: Paragraph, first: Paragraph) -> bool:
    """Tell whether a paragraph at the foot of a page goes on at the top of the next."""
    if not last.role == first.role == BODY or last.lines[-1].page == first.lines[0].page:
        return False
    if _STOP.search(last.lines[-1].text) is None:
        return True
    # Both show that first lines are set in, and the one that goes on is not.
    full = last.lines[-1].right > max(line.right for line in last.lines) - last.lines[-1].size
    return full and _set_in(last) > 1.2 and abs(_set_in(first)) < 0.5 and len(first.lines) > 1


def _set_in(paragraph: Paragraph) -> float:
    """How far the first line of a paragraph is set in against the second, in sizes of its characters."""
    first, *rest = paragraph.lines
    return (first.left - rest[0].left) / first.size if rest else 0.0
