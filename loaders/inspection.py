"""How the loaders understood an article: its parts, what they dropped, what they took for names. 检视。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.mention import Mention, top
from loaders.page_lines import FURNITURE
from loaders.pipeline import Options, Reading, read_closely
from loaders.values import Article

NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a part: its text, and the class and name of the mention that it is (else empty)."""

    text: str
    type: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, by-line, paragraph or dropped line: where it begins in the article's text, its item."""

    start: int
    kind: str
    item: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """An article with all metadata, and its parts in the order of its text; how many statements it gives."""

    article: Article
    parts: tuple[Part, ...]
    statements: int


def inspected(article: Article, options: Options = NO_OPTIONS) -> Inspection:
    r"""Show how an article is understood.

    >>> found = inspected(Article.of("a.txt", "郑州市召开会议\n第3版\n会议在郑州市召开，部署工作。"))
    >>> [(part.kind, "".join(piece.text for piece in part.pieces)) for part in found.parts]
    [('heading', '郑州市召开会议'), ('furniture', '第3版'), ('body', '会议在郑州市召开，部署工作。')]
    >>> from dataclasses import replace
    >>> inspected(replace(Article.of("a.pdf", "会议召开。"), dropped="— 3 —")).parts[-1].pieces
    (Piece(text='— 3 —', type='', name=''),)
    >>> found.parts[0].pieces[0]
    Piece(text='郑州市', type='City', name='郑州市')
    """
    reading = read_closely(article, options)
    parts = sorted((*_blocks(reading), *_dropped(reading)), key=lambda part: part.start)
    beside = (Part(len(article.text), FURNITURE, -1, (Piece(text),)) for text in article.dropped.splitlines())
    return Inspection(reading.article, (*parts, *beside), len(reading.statements))


def _blocks(reading: Reading) -> Iterator[Part]:
    flow = reading.page.flow
    mentions = sorted(reading.mentions, key=lambda one: (one.start, -one.end))
    for block in reading.page.blocks:
        inside = [one for one in mentions if block.start <= one.start and one.end <= block.end]
        pieces = tuple(_pieces(flow.text, block.start, block.end, inside))
        yield Part(flow.source_of(block.start), block.kind, block.item, pieces)


def _pieces(text: str, start: int, end: int, mentions: list[Mention]) -> Iterator[Piece]:
    for one in mentions:
        if one.start < start or one.end == one.start:
            continue
        if one.start > start:
            yield Piece(text[start : one.start])
        yield Piece(
            text[one.start : one.end], top(one.type) if one.type == "Official" else one.type, one.name
        )
        start = one.end
    if start < end:
        yield Piece(text[start:end])


def _dropped(reading: Reading) -> Iterator[Part]:
    """Give what stands in the text and in no block, line by line."""
    flow, text = reading.page.flow, reading.article.text
    kept = {flow.source_of(at) for block in reading.page.blocks for at in range(block.start, block.end)}
    start = 0
    for line in text.splitlines(keepends=True):
        left = "".join(char for at, char in enumerate(line, start) if at not in kept)
        # A mark before a heading or the blanks between words are no line of furniture.
        if left.strip() == line.strip() != "":
            yield Part(start, FURNITURE, -1, (Piece(line.strip()),))
        start += len(line)
