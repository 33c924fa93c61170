"""Paragraphs and items made of printed lines, and their text with the place of every line. 段落与稿件。"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.readers.boxes import Line, Sheet, joined, region, unhyphenated
from loaders.readers.roles import BODY, BYLINE, CELL, HEADING
from loaders.values import Region

ARTICLE, NOTICE, ADVERTISEMENT = "article", "notice", "advertisement"

_REPORTER = r"(?:记者|通讯员|评论员|特派员|作者[:：]|文[/／])"
_NAMED = re.compile(rf"{_REPORTER}[\s:：]*(?P<names>[^）)，。,\d]{{2,30}})")
_LEAD = re.compile(
    rf"^[^。]{{0,12}}[（(](?:本报|见习|首席|全媒体)*{_REPORTER}[\s:：]*(?P<names>[^）)。]{{2,30}})[）)]"
)
_END = re.compile(rf"[（(](?:本报|见习|首席|全媒体)*{_REPORTER}[\s:：]*(?P<names>[^）)。]{{2,30}})[）)]$")
_OTHERS = re.compile(
    rf"(?:本报|见习|首席|特约)*{_REPORTER}|摄影报道|文[/／]?图|图[/／]?文|[、/／]|[/／][文图]"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that are read as one: a heading, a by-line, a paragraph, a table's row, a caption or a note."""

    role: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The lines without their breaks."""
        return "".join(piece for piece, _ in _pieces(self))


@dataclass(frozen=True, slots=True)
class Item:
    """What is said under one title: `paragraphs` in reading order, captions and notes `hanging` apart.

    `kind` is article, notice or advertisement; `pages` are those it stands on, from 1; `printed` is the
    number of its first page as the newspaper prints it.
    """

    kind: str
    paragraphs: tuple[Paragraph, ...]
    pages: tuple[int, ...]
    hanging: tuple[Paragraph, ...] = ()
    printed: str = ""

    @property
    def heads(self) -> tuple[Paragraph, ...]:
        """The headings over the text: the line over the title, the title, those below it."""
        count = next((i for i, one in enumerate(self.paragraphs) if one.role == BODY), len(self.paragraphs))
        return tuple(one for one in self.paragraphs[:count] if one.role == HEADING)

    @property
    def title(self) -> str:
        """The largest heading; "" where there is none."""
        return max(self.heads, key=lambda one: one.lines[0].size).text if self.heads else ""

    @property
    def author(self) -> str:
        """Who wrote it, by its by-line, its first words or its last: 甲 乙; "" where it does not tell."""
        body = [one.text for one in self.paragraphs if one.role == BODY]
        lines = (_NAMED.search(one.text) for one in self.paragraphs if one.role == BYLINE)
        ends = (_LEAD.search(body[0]), _END.search(body[-1])) if body else ()
        found = next((one for one in (*lines, *ends) if one), None)
        return " ".join(_OTHERS.sub(" ", found["names"]).split()) if found else ""


def _pieces(paragraph: Paragraph) -> Iterator[tuple[str, Line | None]]:
    """Give what a paragraph's text is made of: the text of each line, and the blanks put between them."""
    lines = paragraph.lines
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text = unhyphenated(line.text, after.text) if after else line.text
        yield text, line
        if after is not None and text == line.text:
            yield _between(paragraph, line, after), None


def _between(paragraph: Paragraph, line: Line, after: Line) -> str:
    """Cells of a table are parted by tabs; lines of a heading are phrases, unless one fills its width."""
    if paragraph.role == CELL:
        return "\t"
    widest = max(one.right - one.left for one in paragraph.lines)
    if paragraph.role == HEADING and line.right - line.left < widest - 1.2 * line.size:
        return " "
    return joined(line.text, after.text)


def in_order(item: Item) -> tuple[Paragraph, ...]:
    """Give all paragraphs of an item as they stand in its article: its title first, captions and notes last.

    >>> heads = [Paragraph(HEADING, (Line(t, 0, 0, 9, 9, s),)) for t, s in (("引题", 12), ("标题", 20))]
    >>> [one.text for one in in_order(Item(ARTICLE, tuple(heads), (1,)))]
    ['标题', '引题']
    """
    rest = list(item.paragraphs)
    if item.heads:
        largest = max(item.heads, key=lambda one: one.lines[0].size)
        rest.remove(largest)
        rest.insert(0, largest)
    return (*rest, *item.hanging)


def text_of(paragraphs: Iterable[Paragraph], sheets: Mapping[int, Sheet]) -> tuple[str, tuple[Region, ...]]:
    r"""Give the text of paragraphs, one a line, and where each printed line of it stands.

    >>> lines = (Line("会议今", 0, 0, 30, 10, 10), Line("天召开。", 0, 15, 40, 25, 10))
    >>> text, regions = text_of([Paragraph(BODY, lines)], {1: Sheet(1, 100, 100, lines)})
    >>> text, [(one.start, one.end) for one in regions]
    ('会议今天召开。', [(0, 3), (3, 7)])
    """
    parts: list[str] = []
    regions: list[Region] = []
    length = 0
    for paragraph in paragraphs:
        for text, line in (*_pieces(paragraph), ("\n", None)):
            if line is not None and text:
                regions.append(region(sheets[line.page], line, length, len(text)))
            parts.append(text)
            length += len(text)
    return "".join(parts).removesuffix("\n"), tuple(regions)
