"""Blocks → sentences, the stretches in which relations are looked for. 分句。"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.expressions import compiled
from loaders.frozen import quickly_made
from loaders.layout import BYLINE, Layout

_END = compiled(r"[。!?;…]+[”’\")》]*|\n")


@quickly_made
@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start:end]` of the flow, in the block of this index and the item of this number."""

    start: int
    end: int
    block: int
    item: int
    kind: str


def sentences(page: Layout) -> tuple[Sentence, ...]:
    r"""Split the blocks of an article, by-lines left out.

    A semicolon ends a sentence too, since lists are made of them.

    >>> from loaders.layout import layout
    >>> page = layout("任命:\n甲为局长;\n会议召开。乙出席。")
    >>> [page.flow.text[s.start:s.end] for s in sentences(page)]
    ['任命:', '甲为局长;', '会议召开。', '乙出席。']
    """
    found = []
    for index, block in enumerate(page.blocks):
        if block.kind == BYLINE:
            continue
        start = block.start
        for match in _END.finditer(page.flow.folded, block.start, block.end):
            if not _open(page.flow.folded, start, match.start()):
                found.append(Sentence(start, match.end(), index, block.item, block.kind))
                start = match.end()
        if start < block.end:
            found.append(Sentence(start, block.end, index, block.item, block.kind))
    return tuple(found)


def _open(folded: str, start: int, end: int) -> bool:
    """Within brackets, or within a short quotation, nothing ends."""
    brackets = folded.count("(", start, end) > folded.count(")", start, end)
    return brackets and end - folded.rfind("(", start, end) < 60
