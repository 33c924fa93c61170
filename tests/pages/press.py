"""A newspaper laid out: stories set in modules of several columns, every line with its place. 报纸排版。

The press knows what each story says, so that what is read off the page can be compared to the letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tests.pages.words import AD_TEXTS, CAPTIONS, KICKERS, NOTICE_TEXTS, NOTICES, SUBTITLES, TITLES, Writer

SPACE = 1.5
"""Height of a line, in sizes of its characters."""
NO_LINE_START = frozenset("，。、；：？！”’）》")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: upper left corner and size of its characters in points, from the upper left."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    spaced: float = 0
    """What is put between two characters, in points, to fill the measure."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a story says: the truth that a reader of the page is measured by."""

    kind: str
    title: str
    author: str
    paragraphs: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A rectangle on a page, in points, so dark (0 black, 255 white): a rule, a picture, a tinted box."""

    x: float
    y: float
    width: float
    height: float
    shade: int


@dataclass(slots=True)
class Sheet:
    """A page in the making: its size in points, the lines printed on it and what is drawn below them."""

    width: float
    height: float
    lines: list[Printed] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)

    def rule(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a line."""
        self.filled.append(Filled(x, y, width, height, 60))

    def tint(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a grey box for text to stand on, or in the place of a picture."""
        self.filled.append(Filled(x, y, width, height, 226))

    def text(self, text: str, x: float, y: float, size: float, bold: bool = False, spaced: float = 0) -> None:
        """Print a line."""
        self.lines.append(Printed(text, x, y, size, bold, spaced))

    def centred(self, text: str, x: float, width: float, y: float, size: float) -> None:
        """Print a line in the middle of a measure."""
        self.text(text, x + (width - measure(text) * size) / 2, y, size, bold=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a story goes: left and top in points, its columns, the lines of body that it is high."""

    x: float
    y: float
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of a newspaper: columns a page, size of its body, width between columns."""

    width: float = 780
    height: float = 1110
    margin: float = 36
    columns: int = 5
    size: float = 10
    gutter: float = 14

    @property
    def column(self) -> float:
        """The width of a column, in points."""
        return (self.width - 2 * self.margin - (self.columns - 1) * self.gutter) / self.columns

    @property
    def leading(self) -> float:
        """The height of a line of body."""
        return self.size * SPACE

    def left(self, column: int) -> float:
        """The left side of a column."""
        return self.margin + column * (self.column + self.gutter)

    def span(self, columns: int) -> float:
        """The width of so many columns."""
        return columns * self.column + (columns - 1) * self.gutter


def measure(text: str) -> float:
    """Give the width of a text in sizes of its characters: one for Chinese, a half for the rest."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def set_lines(text: str, width: float, first: float = 0) -> list[str]:
    """Break a text into lines of so many characters; the first is set in by some, and one stop may hang."""
    lines, line, room = [], "", width - first
    for char in text:
        full = measure(line + char) > room
        if full and (char not in NO_LINE_START or measure(line) > room):
            # One mark may hang; before a second one the last character goes down with it.
            kept = len(line) - 2 if char in NO_LINE_START else len(line)
            lines.append(line[:kept])
            line, room = line[kept:], width
        line += char
    return [*lines, line]


def set_paragraph(text: str, width: float) -> list[str]:
    """Break a paragraph into lines; its first is set in by two characters."""
    return set_lines(text, width, 2)


def fitted(writer: Writer, lines: int, width: float, last: str = "") -> tuple[list[str], list[list[str]]]:
    """Give paragraphs, and their lines, that fill nearly so many lines; `last` ends the last of them."""
    texts: list[str] = []
    made: list[list[str]] = []
    left, misses = lines, 0
    for text in writer.paragraphs():
        rows = set_paragraph(text, width)
        if len(rows) > left - (2 if last else 0):
            misses += 1
            if misses > 40 or left < 3:
                break
            continue
        texts.append(text)
        made.append(rows)
        left -= len(rows)
    if last:
        made[-1] = set_paragraph(texts[-1] + last, width)
    return texts, made


@dataclass(frozen=True, slots=True)
class Wish:
    """How a story is to look."""

    kicker: bool = False
    subtitle: bool = False
    byline: bool = True
    photo: bool = False
    beside: bool = False
    """The last column rises beside the title."""
    two_lines: bool = False
    ends: str = ""
    begins: str = ""
    title: str = ""


class Press:
    """Sets stories on a sheet; the same seed gives the same page."""

    def __init__(self, seed: int, style: Style = Style()) -> None:
        self.style = style
        self.writer = Writer(seed)
        self.draw = self.writer.draw

    def sheet(self, masthead: tuple[str, ...], foot: str = "") -> Sheet:
        """Give an empty page with its masthead."""
        style = self.style
        sheet = Sheet(style.width, style.height)
        for i, text in enumerate(masthead):
            sheet.text(text, style.margin + i * style.width * 0.27, 18, 9)
        if foot:
            sheet.text(foot, style.margin, style.height - 22, 8)
        return sheet

    def story(self, sheet: Sheet, slot: Slot, wish: Wish = Wish()) -> Told:
        """Set a news story of a title over one to five columns."""
        style, writer, body = self.style, self.writer, self.style.size
        author = writer.person() if wish.byline else ""
        over = slot.columns - 1 if wish.beside and slot.columns > 2 else slot.columns
        width = style.span(over)
        title = wish.title or writer.one(TITLES)
        size = min(body * (1.6 + 0.45 * over), width / (measure(title) + 0.5))
        y = slot.y
        if wish.kicker:
            sheet.centred(writer.fill(self.draw.choice(KICKERS)), slot.x, width, y, body * 1.45)
            y += body * 2.3
        if wish.two_lines and over > 1:
            size = min(body * 2.2, width / (measure(title) / 2 + 1))
        size = max(size, body * 1.9 if over > 1 else body * 1.6)
        for text in set_lines(title, min(width / size, measure(title) / 2 + 1 if wish.two_lines else 99)):
            sheet.centred(text, slot.x, width, y, size)
            y += size * 1.25
        if wish.subtitle:
            sheet.centred(writer.fill(self.draw.choice(SUBTITLES)), slot.x, width, y + body * 0.3, body * 1.4)
            y += body * 2.1
        if author:
            sheet.centred(f"本报记者 {author}", slot.x, width, y + body * 0.5, body)
            y += body * 2
        top = round((y + body * 0.7 - slot.y) / style.leading + 0.5)
        told = self._body(sheet, slot, top, over, wish)
        return replace(told, title=title, author=author)

    def _body(self, sheet: Sheet, slot: Slot, top: int, over: int, wish: Wish) -> Told:
        style, body = self.style, self.style.size
        free = [(c, r) for c in range(slot.columns) for r in range(top if c < over else 0, slot.rows)]
        caption = ""
        if wish.photo and slot.columns > 1 and slot.rows > top + 16:
            caption = self.writer.one(CAPTIONS)
            first, deep = slot.columns - 2, 9
            width = style.span(2)
            free = [(c, r) for c, r in free if c < first or r >= top + deep + 2]
            x = slot.x + first * (style.column + style.gutter)
            sheet.text(caption, x, slot.y + (top + deep + 0.2) * style.leading, body * 0.85)
            assert measure(caption) * body * 0.85 < width
        wide = int(style.column / body)
        spare = self.draw.randrange(3) + 2 * bool(wish.begins)
        texts, made = fitted(self.writer, len(free) - spare, wide, wish.ends)
        if wish.begins:
            texts[0], made[0] = self._begun(texts[0], wish.begins, wide, made)
        for (column, row), (text, indent) in zip(free, _rows(made), strict=False):
            x = slot.x + column * (style.column + style.gutter) + indent * body
            sheet.text(text, x, slot.y + row * style.leading, body)
        return Told("article", "", "", tuple(texts), caption)

    def _begun(self, first: str, begins: str, wide: int, made: list[list[str]]) -> tuple[str, list[str]]:
        """Put the mark of a continued story before its first paragraph, which loses what no longer fits."""
        rows = set_paragraph(begins + first, wide)
        if len(rows) > len(made[0]):
            made.insert(0, rows)
            made.pop(1)
        return first, rows

    def notice(self, sheet: Sheet, slot: Slot) -> Told:
        """Set a notice: small text under a small title, in one measure."""
        style, size = self.style, self.style.size * 0.85
        title = self.writer.draw.choice(NOTICES)
        sheet.centred(title, slot.x, style.span(slot.columns), slot.y, style.size * 1.2)
        wide = int(style.span(slot.columns) / size)
        text = self.writer.one(NOTICE_TEXTS)
        for i, (line, indent) in enumerate(_rows([set_paragraph(text, wide)])):
            sheet.text(line, slot.x + indent * size, slot.y + style.size * 2.2 + i * size * SPACE, size)
        return Told("notice", title, "", (text,))

    def advertisement(self, sheet: Sheet, slot: Slot) -> Told:
        """Set an advertisement: big words, a telephone number and an address."""
        style, draw = self.style, self.draw
        words = self.writer.one(AD_TEXTS) if len(self.writer.used) < 9 else draw.choice(AD_TEXTS)
        firm = self.writer.fill("{firm}")
        width = style.span(slot.columns)
        sheet.centred(words, slot.x, width, slot.y, min(style.size * 2.4, width / 10))
        sheet.centred(firm, slot.x, width, slot.y + style.size * 4, style.size * 1.6)
        lines = (f"热线电话：0{draw.randint(370, 399)}-{draw.randint(2000000, 8999999)}", "地址：人民路一号")
        for i, line in enumerate(lines):
            sheet.text(line, slot.x, slot.y + style.size * (6.5 + 1.5 * i), style.size * 0.9)
        return Told("advertisement", words, "", lines)


def _rows(made: list[list[str]]) -> Iterator[tuple[str, int]]:
    """Give the lines of paragraphs with how many characters they are set in."""
    for rows in made:
        yield from ((text, 0 if i else 2) for i, text in enumerate(rows))
