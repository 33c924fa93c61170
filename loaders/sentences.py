"""Blocks → sentences, the stretches in which relations are looked for. 分句。"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.expressions import compiled
from loaders.frozen import quickly_made
from loaders.layout import Layout
from loaders.page_lines import BYLINE

_END = compiled(r"[。!?;…]+[”’\")》]*|\n")
_PEOPLE = compiled(r"[长任记席员理裁导][\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})*;$")
"""How a part of a list of those present ends: 省领导甲某某、乙某某;市领导丙某某出席."""
_LONGEST_PART = 60
_ACTS = compiled(r"出席|参加|列席|主持|讲话|致辞|[任罢]免|任命|免去|选举|当选|担任|为")
_PRESENT = compiled(r"(?:(?!任命|免去|当选)[^。\n]){2,300}?(?:出席|参加|列席)(?!人员)")


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
            folded, end = page.flow.folded, match.end()
            if not (_open(folded, start, match.start()) or _is_list_of_people(folded, start, end)):
                found.append(Sentence(start, match.end(), index, block.item, block.kind))
                start = match.end()
        if start < block.end:
            found.append(Sentence(start, block.end, index, block.item, block.kind))
    return tuple(found)


def _open(folded: str, start: int, end: int) -> bool:
    """Within brackets, or within a short quotation, nothing ends."""
    brackets = folded.count("(", start, end) > folded.count(")", start, end)
    return brackets and end - folded.rfind("(", start, end) < 60


def _is_list_of_people(folded: str, start: int, end: int) -> bool:
    """Whether a semicolon parts those present from others of them, whose clause tells what they do."""
    if folded[end - 1] != ";" or not _PEOPLE.search(folded, max(start, end - _LONGEST_PART), end):
        return False
    return _ACTS.search(folded, start, end) is None and _PRESENT.match(folded, end) is not None
