"""Text as read → text as it runs: same characters, fewer of them, with the way back. 归一化文本与偏移。

Column breaks and stray blanks are left out, nothing is reordered and nothing is written that the article does
not say. `folded` has the length of `text` and is what patterns are matched against: one width, one kind of
comma, one kind of dash, traditional characters as simplified ones.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from itertools import cycle

from loaders.expressions import compiled
from ontology.words import table

_HALF = {0xFF01 + i: 0x21 + i for i in range(94)}
_ONE_FOR_ONE = str.maketrans(
    {
        "\u3000": " ",
        "\xa0": " ",
        "〔": "(",
        "〕": ")",
        "［": "[",
        "］": "]",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
        "―": "—",
        "–": "—",
        "－": "—",
        "─": "—",
        "～": "—",
        "~": "—",
        "‐": "-",
        "″": '"',
        "〝": "“",
        "〞": "”",
        "・": "·",
        "•": "·",
        "．": ".",
        "｡": "。",
        "〇": "零",
        "○": "零",
        "℅": "%",
        "﹪": "%",
    }
)
[(_TRADITIONAL, _SIMPLIFIED)] = table("traditional", 2)
_FOLDED = {
    chr(sign): one if isinstance(one, str) else chr(one)
    for sign, one in (_HALF | str.maketrans(_TRADITIONAL, _SIMPLIFIED) | _ONE_FOR_ONE).items()
}
_FOLDED |= {
    chr(sign): _FOLDED.get(plain, plain)
    for sign in (*range(0xFE10, 0xFE17), *range(0xFE35, 0xFE45), *range(0xFE50, 0xFE70))
    if len(plain := unicodedata.normalize("NFKC", chr(sign))) == 1
}  # marks of columns that run downwards and small ones (︵ ﹐), as the plain ones
_WRITTEN_SO = frozenset(_FOLDED)
_HAN = r"[\u4e00-\u9fff]"
_POINT = compiled(rf"(?<={_HAN}{_HAN})\.(?=\s*$)", re.MULTILINE)
"""A point that ends a line's last sentence."""
_STOPPING = compiled(
    rf"(?<=[^\x00-\x7f]{_HAN})\.(?![\x21-\x7e])|(?<=[%)”\"])\.(?=$|[^\x00-\x7f])", re.MULTILINE
)
"""Any that ends a sentence: not 一.总则, 3.5."""


def fold(text: str) -> str:
    """Give `text` in one width, one punctuation and simplified characters, character for character.

    Where a point ends lines and 。 stands nowhere, the point is the full stop.

    >>> fold("投资１２０亿元，占７０％（２０２５年）"), fold("國家發展改革委員會")
    ('投资120亿元,占70%(2025年)', '国家发展改革委员会')
    >>> fold("项目今日开工.总投资3.5亿元.")
    '项目今日开工。总投资3.5亿元。'
    """
    # None is another's fold, and few stand in one text; `str.translate` would look each character up.
    for sign in _WRITTEN_SO.intersection(text):
        text = text.replace(sign, _FOLDED[sign])
    if "." in text and "。" not in text and _POINT.search(text):
        text = _STOPPING.sub("。", text)
    return "\n".join(map(_quoted, text.split("\n"))) if '"' in text else text


def _quoted(line: str) -> str:
    """Give a line with its straight quotes as those that open and close, where they come in pairs.

    >>> _quoted('落实"十五五"规划,建设"光谷"'), _quoted('12"管')
    ('落实“十五五”规划,建设“光谷”', '12"管')
    """
    parts = line.split('"')
    if len(parts) % 2 == 0:
        return line
    return "".join(part + sign for part, sign in zip(parts, cycle("“”"), strict=False))[: len(line)]


@dataclass(frozen=True, slots=True)
class Flow:
    """Running text: `text[i]` stands at `source_of(i)` in the article. `folded` is `fold(text)`."""

    text: str
    folded: str
    _flow_starts: tuple[int, ...]
    _source_starts: tuple[int, ...]

    def source_of(self, position: int) -> int:
        """Give the offset in the article's text of the character at `position` of the flow.

        >>> flow = join([(0, "甲乙"), (5, "丙")])
        >>> flow.text, flow.source_of(1), flow.source_of(2)
        ('甲乙丙', 1, 5)
        """
        run = bisect_right(self._flow_starts, position) - 1
        return self._source_starts[run] + position - self._flow_starts[run]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the article's slice that the flow's `[start:end]` comes from; `end > start`.

        >>> join([(0, "甲乙"), (5, "丙")]).source_span(1, 3)
        (1, 6)
        """
        return self.source_of(start), self.source_of(end - 1) + 1

    def cut(self, start: int, end: int) -> Flow:
        """Give `[start:end]` as a flow of its own.

        >>> join([(0, "甲乙"), (5, "丙丁")]).cut(1, 4).source_of(2)
        6
        """
        starts = [start, *(at for at in self._flow_starts if start < at < end)]
        sources = tuple(self.source_of(at) for at in starts)
        return Flow(self.text[start:end], self.folded[start:end], tuple(at - start for at in starts), sources)


def join(pieces: list[tuple[int, str]]) -> Flow:
    """Make a flow of pieces, each a source offset and the characters that stand there, in order.

    >>> join([(0, "甲，"), (5, ""), (7, "乙")]).folded
    '甲,乙'
    """
    text, flow_starts, source_starts = [], [], []
    length = 0
    for start, piece in pieces:
        if not piece:
            continue
        text.append(piece)
        flow_starts.append(length)
        source_starts.append(start)
        length += len(piece)
    whole = "".join(text)
    return Flow(whole, fold(whole), tuple(flow_starts) or (0,), tuple(source_starts) or (0,))
