"""A press without a grid: text is poured into areas of any width, as dailies do it. 自由版式的排版。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.pages.press import NO_LINE_START, Sheet, Told, measure, set_lines
from tests.pages.words import CAPTIONS, KICKERS, SUBTITLES, TITLES, Writer

Area = tuple[float, float, float, int]
"""Where text is poured: left and top in points, width in points, lines."""
Slot = tuple[float, float, float]
"""Where a line goes: left, top, width."""

PAPER = "青岚日报"
TRIES = 25
"""So many paragraphs are tried for the lines that are left."""
SUBHEADS = ("把短板补起来", "让数据跑起来", "干出新样子", "从一条路说起")


def cut(text: str, room: float) -> tuple[str, str]:
    """Part a text behind what a line of so many characters holds; one stop may hang, none begins a line."""
    wide = 0.0
    for i, char in enumerate(text):
        wide += measure(char)
        if wide > room + 0.01:
            if char not in NO_LINE_START:
                # No figure is broken.
                last = re.search(r"[\d.%]*$", text[:i]) if re.match(r"[\d.%]", char) else None
                at = last.start() if last else i
                return text[:at], text[at:]
            two = text[i + 1 : i + 2] in NO_LINE_START and i + 1 < len(text)
            return (text[: i - 1], text[i - 1 :]) if two else (text[: i + 1], text[i + 1 :])
    return text, ""


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands over a story: its title and how large, other lines, who wrote it; flush left or centred."""

    size: float
    kicker: bool = False
    subtitles: int = 0
    byline: str = ""
    left: bool = False


@dataclass(slots=True)
class Daily:
    """A page in the making: the size of its body, the height of its lines, and what its stories say."""

    seed: int
    width: float = 780
    height: float = 1110
    size: float = 9.5
    leading: float = 14.2
    sheet: Sheet = field(init=False)
    writer: Writer = field(init=False)
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with an empty sheet."""
        self.sheet, self.writer = Sheet(self.width, self.height), Writer(self.seed)

    def columns(
        self, x: float, y: float, width: float, count: int, rows: int, gutter: float = 12
    ) -> list[Area]:
        """Give columns of one height."""
        wide = (width - (count - 1) * gutter) / count
        return [(x + i * (wide + gutter), y, wide, rows) for i in range(count)]

    def pour(
        self, areas: Sequence[Area], size: float = 0, lead: str = "", subheads: int = 0
    ) -> tuple[str, ...]:
        """Fill areas, in order, with paragraphs, the first of which begins with `lead`; give them."""
        size = size or self.size
        leading = self.leading * size / self.size
        slots = [(x, y + i * leading, width) for x, y, width, rows in areas for i in range(rows)]
        texts: list[str] = []
        misses = 0
        for text in self.writer.paragraphs():
            whole = text if texts else lead + text
            lines = self._lines(whole, slots, size)
            if not lines:
                misses += 1
                if misses > TRIES:
                    break
                continue
            for i, ((line, x, y), (left, _, width)) in enumerate(zip(lines, slots, strict=False), 1):
                room = left + width - x - measure(line) * size
                full = i < len(lines) and room > 0
                self.sheet.text(line, x, y, size, spaced=room / (len(line) - 1) if full else 0)
            del slots[: len(lines)]
            texts.append(whole)
            if len(texts) % 3 == 2 and subheads and len(slots) > 8:
                subheads -= 1
                x, y, width = slots.pop(0)
                self.sheet.centred(SUBHEADS[subheads % len(SUBHEADS)], x, width, y, size * 1.05)
        return tuple(texts)

    def _lines(self, text: str, slots: Sequence[Slot], size: float) -> list[tuple[str, float, float]]:
        """Break a paragraph over lines of any width, the first set in; none where there is no room."""
        lines: list[tuple[str, float, float]] = []
        rest = text
        for x, y, width in slots:
            indent = 0 if lines else 2
            line, rest = cut(rest, int(width / size + 0.01) - indent)
            lines.append((line, x + indent * size, y))
            if not rest:
                return lines
        return []

    def over(self, x: float, y: float, width: float, title: str, look: Heads) -> float:
        """Set what stands over a story; give where its body begins."""

        def put(text: str, size: float, below: float) -> None:
            nonlocal y
            left = x if look.left else x + (width - measure(text) * size) / 2
            self.sheet.text(text, left, y, size, bold=True)
            y += below

        rows = 1 if measure(title) * look.size < width else 2
        size = min(look.size, rows * width / (measure(title) + 1.5))
        if look.kicker:
            put(self.writer.fill(self.writer.draw.choice(KICKERS)), self.size * 1.5, self.size * 2.3)
        for text in set_lines(title, measure(title) / rows + 0.5):
            put(text, size, size * 1.3)
        for _ in range(look.subtitles):
            put("——" + self.writer.one(SUBTITLES), self.size * 1.35, self.size * 2)
        if look.byline:
            put(look.byline, self.size, self.size * 2)
        return y + self.size * 0.7

    def vertical(self, text: str, x: float, y: float, size: float) -> None:
        """Set a headline from the top down."""
        for i, char in enumerate(text):
            self.sheet.text(char, x, y + i * size * 1.08, size, bold=True)

    def caption(self, x: float, y: float) -> str:
        """Set what a picture shows, below it."""
        text = f"{self.writer.one(CAPTIONS)}本报记者 {self.writer.person()} 摄"
        self.sheet.text(text, x, y, self.size * 0.85)
        return text

    def note(self, title: str, text: str, areas: Sequence[Area]) -> None:
        """Set a notice of one paragraph in small type, below its title."""
        size = self.size * 0.85
        slots = [(x, y + i * size * 1.45, width) for x, y, width, rows in areas for i in range(rows)]
        for line, x, y in self._lines(text, slots, size):
            self.sheet.text(line, x, y, size)
        self.told.append(Told("notice", title, "", (text,)))

    def advertise(self, x: float, y: float, width: float, words: str) -> None:
        """Set an advertisement: large words, a firm, where it is."""
        self.sheet.centred(words, x, width, y, 22)
        self.sheet.centred(self.writer.fill("{firm}"), x, width, y + 32, 15)
        lines = (f"热线电话：0379-{self.writer.draw.randint(6000000, 6999999)}", "地址：澄湖路一号 广告")
        for i, text in enumerate(lines):
            self.sheet.text(text, x + 12, y + 56 + 15 * i, 9)
        self.told.append(Told("advertisement", words, "", lines))

    def title(self) -> str:
        """Give a title that this page does not have yet."""
        return self.writer.one(TITLES)

    def story(self, title: str, texts: Sequence[str], author: str = "", caption: str = "") -> None:
        """Note what a story says."""
        self.told.append(Told("article", title, author, tuple(texts), caption))

    def head(self, page: str, section: str) -> None:
        """Set the head of an inner page: its number and section, the day, who made it, a line below."""
        self.sheet.text(page, 30, 20, 16, bold=True)
        self.sheet.text(section, 110, 22, 14, bold=True)
        self.sheet.text("2024年5月9日  星期四", 330, 26, 8.5)
        self.sheet.text("责任编辑：乐正宜  版式：洪砚  校对：宗若", 500, 26, 8.5)
        self.sheet.text(PAPER, 700, 22, 13)
        self.sheet.rule(30, 44, 720, 1)
