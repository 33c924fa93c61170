"""Where the stretch of text without punctuation begins that a name may stand in. 名称所在片段的起点。"""

from __future__ import annotations

import re

from loaders.expressions import compiled

LONGEST = 40
"""No name of this genre has more characters."""
_WALLS = frozenset(',。;:!?、…\n"<>|/\\=+*#@&^_{}[]【】 ①②③④⑤⑥⑦⑧⑨⑩')
_OPENING = {")": "(", "”": "“", "》": "《"}
_MARK = compiled(f"[{re.escape(''.join(sorted(_WALLS)))}—(“《)”》]|--")
"""What may end a stretch of text, read from behind, or is stepped over."""
_SPEECH = compiled(r"[,。!?;:…的]")
"""What a quotation that is no name holds."""
_ENUMERATED = compiled(
    r"(?<![\u4e00-\u9fff])\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)$|\((?:草案|审议稿|送审稿|讨论稿|征求意见稿)\)$|\([^()]{0,16}(?:记者|通讯员)|(?<=\d日电)\("
)
"""Brackets that hold no name: they number an entry or say who writes: (三)甲坪基地, (记者 某某)."""


def clause_start(folded: str, end: int, floor: int) -> int:
    """Give where the stretch without punctuation begins that runs up to `end`, not before `floor`.

    A closing bracket or quote is stepped over with what it holds.

    >>> clause_start("推进甲,建设甲坪(郑州)公司", 13, 0)
    4
    """
    position = end
    lowest = max(floor, end - LONGEST)
    backwards = folded[lowest:end][::-1]
    while mark := _MARK.search(backwards, end - position):
        position = end - mark.start()
        sign = mark.group()
        if sign in _OPENING:
            opening = folded.rfind(_OPENING[sign], lowest, position)
            speech = _SPEECH.search(folded, opening, position)
            opens = opening > 0 and folded[opening - 1] in "。!?\n"
            if opening < 0 or opens or speech or _ENUMERATED.match(folded, opening, position):
                return position
            position = opening
        elif _parts(folded, position - 1):
            return position
        else:
            position -= 1
    return min(lowest, end)


def _parts(folded: str, position: int) -> bool:
    """Whether the character here ends a stretch: a mark of punctuation that is no decimal point, a dash."""
    sign = folded[position]
    if sign == "—":
        return folded[position - 1 : position] == "—"
    if sign not in _WALLS:
        return sign in "(“《-"
    if sign == "&":
        return not (folded[position - 1 : position].isascii() and folded[position + 1].isascii())  # J&S
    if sign == "#":
        return not folded[position - 1 : position].isdigit()  # 南3#泊位
    if sign not in ".,":
        return True
    decimal = folded[position + 1 : position + 2].isdigit() and folded[position - 1 : position].isdigit()
    return not decimal
