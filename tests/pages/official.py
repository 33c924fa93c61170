"""A government document laid out: one or two columns, running heads, page numbers, notes. 公文排版。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.pages.press import Sheet, set_paragraph

WIDTH, HEIGHT, MARGIN, SIZE, SPACE = 595.0, 842.0, 60.0, 12.0, 20.0
TITLE = "青岚市国土空间总体规划实施方案"
HEADS = ("一、总体要求", "二、主要任务", "三、保障措施")
NOTE = "① 指到规划期末。"


def official(
    paragraphs: Sequence[str],
    columns: int = 1,
    title: str = TITLE,
    heads: Sequence[str] = HEADS,
    note: str = NOTE,
) -> list[Sheet]:
    """Give the pages of a document: its title, and every fourth paragraph a heading before it.

    Every page has the title as its running head and a number; the first has a note at its foot.
    """
    gutter = 24.0
    column = (WIDTH - 2 * MARGIN - (columns - 1) * gutter) / columns
    lines = list(_lines(paragraphs, int(column / SIZE), heads))
    first = Sheet(WIDTH, HEIGHT)
    first.centred(title, MARGIN, WIDTH - 2 * MARGIN, 80, 22)
    sheets, top = [first], 130.0
    while lines:
        rows = int((HEIGHT - 110 - top) / SPACE)
        for number in range(columns):
            for row, (text, indent) in enumerate(lines[:rows]):
                x = MARGIN + number * (column + gutter) + indent * SIZE
                sheets[-1].text(text, x, top + row * SPACE, SIZE)
            lines = lines[rows:]
        if lines:
            sheets.append(Sheet(WIDTH, HEIGHT))
            top = 80.0
    if note:
        first.text(note, MARGIN, HEIGHT - 90, SIZE * 0.75)
    for number, sheet in enumerate(sheets, 1):
        sheet.text(f"青岚市人民政府公报 2024年第{number}期", MARGIN, 40, 9)
        sheet.centred(f"— {number} —", MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 40, 9)
    return sheets


def _lines(paragraphs: Sequence[str], wide: int, heads: Sequence[str]) -> Iterator[tuple[str, int]]:
    for i, text in enumerate(paragraphs):
        if i % 4 == 0 and i // 4 < len(heads):
            yield heads[i // 4], 2
        yield from ((line, 0 if j else 2) for j, line in enumerate(set_paragraph(text, wide)))
