"""Items that go on on another page: 下转第三版 here, 上接第一版 there. 转版稿件的接续。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.readers.boxes import Line
from loaders.readers.furniture import page_number
from loaders.readers.paragraphs import Item, Paragraph
from loaders.readers.roles import BODY

_PAGE = r"第?\s*(?P<page>[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
_TO = re.compile(rf"\s*[（(【\[]?\s*(?:下|紧)?转\s*{_PAGE}[^。]{{0,12}}?[）)】\]]?\s*$")
_FROM = re.compile(rf"^\s*[（(【\[]?\s*(?:上|紧)接\s*{_PAGE}(?:[^。）)】\]]{{0,12}}[）)】\]])?\s*")


def join_continued(items: Sequence[Item]) -> tuple[Item, ...]:
    """Join each item that ends with 下转第N版 with the one on that page that begins with 上接第M版.

    Of several the one whose title has most characters in common is taken. The marks are left out of the
    text, whether the other part is found or not.

    >>> def told(page, text, title):
    ...     lines = Line(title, 0, 0, 50, 20, 20, page), Line(text, 0, 30, 90, 40, 10, page)
    ...     parts = Paragraph("heading", lines[:1]), Paragraph("body", lines[1:])
    ...     return Item("article", parts, (page,), printed=str(page))
    >>> one, two = told(1, "工程今日（下转第三版）", "新桥开工"), told(3, "（上接第一版）开工。", "新桥开工")
    >>> [[part.text for part in item.paragraphs] for item in join_continued([one, two])]
    [['新桥开工', '工程今日开工。']]
    """
    marked = [_without_marks(item) for item in items]
    taken: dict[int, int] = {}
    for i, (item, to, _) in enumerate(marked):
        if to:
            fits = [
                j
                for j, (other, _, back) in enumerate(marked)
                if back
                and j != i
                and j not in taken.values()
                and to == other.printed
                and back == item.printed
            ]
            if fits:
                taken[i] = max(fits, key=lambda j: len(set(item.title) & set(marked[j][0].title)))
    later = set(taken.values())
    return tuple(_whole(i, marked, taken) for i in range(len(marked)) if i not in later)


Marked = tuple[Item, str, str]


def _whole(index: int, marked: Sequence[Marked], taken: dict[int, int]) -> Item:
    item = marked[index][0]
    while index in taken:
        index = taken[index]
        item = _joined(item, marked[index][0])
    return item


def _joined(first: Item, second: Item) -> Item:
    """Put the body of the second behind the first; a paragraph that was broken off is one again."""
    body = [one for one in second.paragraphs if one not in second.heads]
    parts = list(first.paragraphs)
    if (
        body
        and parts[-1].role == body[0].role == BODY
        and not parts[-1].text.endswith(("。", "！", "？", "”"))
    ):
        parts[-1] = Paragraph(BODY, parts[-1].lines + body.pop(0).lines)
    pages = first.pages + tuple(page for page in second.pages if page not in first.pages)
    return replace(first, paragraphs=(*parts, *body), pages=pages, hanging=first.hanging + second.hanging)


def _without_marks(item: Item) -> Marked:
    """Give an item without its marks, the page it goes on on, and the one it comes from; "" where neither."""
    to, back, parts = "", "", []
    for paragraph in item.paragraphs:
        if paragraph.role != BODY:
            parts.append(paragraph)
            continue
        ahead, behind = _TO.search(paragraph.text), _FROM.search(paragraph.text)
        to = page_number(ahead["page"]) if ahead else to
        back = page_number(behind["page"]) if behind else back
        lines = _cut(paragraph.lines, behind.end() if behind else 0, len(ahead.group()) if ahead else 0)
        parts += [Paragraph(BODY, lines)] if lines else []
    return replace(item, paragraphs=tuple(parts)), to, back


def _cut(lines: tuple[Line, ...], start: int, end: int) -> tuple[Line, ...]:
    """Leave out so many characters at the start and at the end of lines."""
    while lines and start >= len(lines[0].text) > 0:
        start -= len(lines[0].text)
        lines = lines[1:]
    while lines and end >= len(lines[-1].text) > 0:
        end -= len(lines[-1].text)
        lines = lines[:-1]
    if lines and start:
        lines = (replace(lines[0], text=lines[0].text[start:]), *lines[1:])
    if lines and end:
        lines = (*lines[:-1], replace(lines[-1], text=lines[-1].text[:-end]))
    return lines
