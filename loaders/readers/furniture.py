"""What stands on a page and belongs to no text: running heads, page numbers, mastheads. 页眉页脚与报头。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from loaders.readers.boxes import Line, Sheet, body_size, rows

EDGE = 3
"""So many rows at the top and at the foot of a page may be furniture."""
LARGE = 1.5
"""A line that is so much larger than most of its page is a title."""
MOSTLY = 1 / 3
"""What stands at the edge of at least so many of the pages, and of two, is a running head."""

_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}(?:\s*/\s*\d{1,4})?"
    r"|[ivxlc]{1,6})[-—–·•\s]*",
    re.IGNORECASE,
)
_PAGE = r"[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3}"
_PAPER = re.compile(rf"(?<!今[日天])(?<!本期)(?<!共)第?\s*(?P<page>{_PAGE})\s*版(?![面本权式块])")
_MASTHEAD = re.compile(
    r"星期[一二三四五六日天]|农历|责\s*编|责任编辑|(?:版式|美编|校对|校检|编辑|值班\S{0,3})[：: /]|印刷[：: ]"
    r"|社址|邮编|邮政编码|国内统一(?:连续出版物|刊)号|CN\s?\d\d-|邮发代号|零售"
    r"|^《?[\u4e00-\u9fff]{2,6}(?:日|晚|早|晨|时|商|都市)报》?$"
    r"|^(?:要闻|综合|广告|专版|专题|本地|时政|经济|民生|公告)$"
)
_ISSUE = re.compile(r"(?:19|20)\d\d\s*年\s*第\s*\d{1,3}\s*期|总第\s*\d{1,4}\s*期")
"""The issue of a gazette: the head of its pages."""
_DIGITS = re.compile(r"[\d〇零一二三四五六七八九十]+")


def furniture(sheets: Sequence[Sheet]) -> frozenset[Line]:
    """Give the lines at the edges of pages that are page numbers, mastheads or the same on many pages.

    >>> body = Line("正文。", 0, 50, 90, 60, 10)
    >>> number = Line("— 3 —", 40, 95, 60, 99, 8)
    >>> [line.text for line in furniture([Sheet(1, 100, 100, (body, number))])]
    ['— 3 —']
    """
    edges = {sheet.page: tuple(_edges(sheet)) for sheet in sheets}
    counts = Counter(same for edge in edges.values() for same in {_same(row) for row in edge})
    least = max(2, len(sheets) * MOSTLY)
    often = {same for same, pages in counts.items() if pages >= least}
    return frozenset(line for sheet in sheets for line in _of_sheet(sheet, often))


_NAME = re.compile(r"《?[\u4e00-\u9fff]{2,6}(?:[日晚早晨时商]|都市)报》?")
_TEASER = re.compile(r"(?:今日|本期|要闻)?导[读航览]|.{2,40}[（(](?:第|[A-Z]|详?见)?\s*\d{1,2}\s*版[）)]?")
NAMED = 1.8
"""The name of a newspaper over its front page is so much larger than most lines of the page."""


def _front(sheet: Sheet) -> Iterator[Line]:
    """Give the head of a front page: a newspaper's large name, what stands beside it, and the index below."""
    em = body_size(sheet.lines)
    top = [line for line in sheet.lines if line.bottom < sheet.height / 4]
    names = [line for line in top if line.size > NAMED * em and _NAME.fullmatch("".join(line.text.split()))]
    if not names:
        return
    name = min(names, key=lambda line: line.top)
    beside = [line for line in top if line.middle < name.bottom]
    # A story may stand beside the name too.
    if any("。" in line.text or line.size > LARGE * em for line in beside if line is not name):
        beside = [line for line in beside if _headed(line) or line is name]
    yield from beside
    for row in rows(line for line in top if line.middle >= name.bottom):
        if not all(_TEASER.fullmatch(line.text) for line in row):
            return
        yield from row


def _of_sheet(sheet: Sheet, often: set[str]) -> Iterator[Line]:
    yield from _front(sheet)
    all_ = rows(sheet.lines)
    for edge in (all_[:EDGE], all_[::-1][:EDGE]):
        for row in takewhile(lambda row: _is_furniture(row, often), edge):
            yield from row


def _is_furniture(row: Sequence[Line], often: set[str]) -> bool:
    if _same(row) in often:
        return True
    told = [bool(_NUMBER.fullmatch(one.text)) or _paper(one) or _headed(one) for one in row]
    return any(told) and all(yes or len(one.text) <= 12 for yes, one in zip(told, row, strict=True))


def _headed(line: Line) -> bool:
    return bool(_MASTHEAD.search(line.text) or (len(line.text) <= 24 and _ISSUE.search(line.text)))


def _paper(line: Line) -> bool:
    return len(line.text) <= 12 and _PAPER.search(line.text) is not None


def _same(row: Sequence[Line]) -> str:
    return _DIGITS.sub("#", "".join("".join(line.text.split()) for line in row))


def _edges(sheet: Sheet) -> list[list[Line]]:
    all_ = rows(sheet.lines)
    return all_ if len(all_) < 2 * EDGE else [*all_[:EDGE], *all_[-EDGE:]]


def printed_page(sheet: Sheet, edges: frozenset[Line]) -> str:
    """Give the number that a newspaper prints on its page, 3 or A02, as its furniture has it; "" if none.

    >>> line = Line("第三版", 0, 0, 30, 10, 10)
    >>> printed_page(Sheet(1, 100, 100, (line,)), frozenset({line}))
    '3'
    """
    for line in sorted(edges & set(sheet.lines), key=lambda one: one.top):
        found = _PAPER.search(line.text)
        if found and not _TEASER.fullmatch(line.text):
            return page_number(found["page"])
    return ""


def page_number(text: str) -> str:
    """Give the number of a newspaper's page without leading zeros, Chinese figures as digits.

    >>> page_number("三"), page_number("十二"), page_number("A02"), page_number("二十")
    ('3', '12', 'A2', '20')
    """
    if text.isascii():
        return re.sub(r"^([A-Z]?)0+(?=\d)", r"\1", text.upper())
    figures = "〇一二三四五六七八九"
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return "".join(str(figures.index(char)) for char in text if char in figures)
    return str((figures.index(tens) if tens else 1) * 10 + (figures.index(ones) if ones else 0))


def has_masthead(sheets: Sequence[Sheet], edges: frozenset[Line]) -> bool:
    """Tell whether the furniture of any page is a newspaper's: the number of a 版, a weekday, an editor.

    >>> line = Line("责编：某某", 0, 0, 50, 10, 10)
    >>> has_masthead([Sheet(1, 100, 100, (line,))], frozenset({line}))
    True
    """
    own = edges & {line for sheet in sheets for line in sheet.lines}
    return any(_paper(line) or _MASTHEAD.search(line.text) for line in own)
