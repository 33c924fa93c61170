"""Lines that a fixed width broke off, wherever a sentence stood: copied from mails, forms, PDF. 硬换行。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from loaders.expressions import compiled

SHORTEST, LONGEST = 14, 60
"""Characters of a line that a width broke off."""
FEWEST = 5
"""So many full lines make a width of the page."""
_SHARE, _OVER, _SPOKEN = 0.4, 0.05, 0.5
"""Of the lines of such a page: how many are full, how many too long; of the full, how many have marks."""
_SPOKEN_MARK = compiled(r"[,，。、;；:：]")
_BELOW, _ABOVE = 3, 2
"""A line is shorter by a character that did not fit and a mark that begins none, or longer by such a mark."""


def _columns(line: str) -> int:
    """The width of a line where a Chinese character takes two columns, as GBK has two bytes for it."""
    return len(line.encode("gbk", "replace"))


_MEASURES: tuple[tuple[Callable[[str], int], int], ...] = ((len, SHORTEST), (_columns, 2 * SHORTEST))
"""How long a line is, and the least that a width is."""


def broken_off(lines: Sequence[str]) -> frozenset[int]:
    """Give the numbers of the lines that go on in the next because the width of the page broke them off.

    A page has a width where many lines are as long and hardly any longer, in characters or in columns.

    >>> text = "全市今年计划实施重点项目一百二十个，总投资三百亿元，涉及产业、交通、水利和民生，"
    >>> text += "其中新开工的有四十个，续建的有八十个，年内要完成投资九十亿元，比去年增长一成。"
    >>> sorted(broken_off([text[at : at + 15] for at in range(0, len(text), 15)]))
    [0, 1, 2, 3, 4]
    """
    shown = [i for i, line in enumerate(lines) if line.strip()]
    if len(shown) < FEWEST or sum(len(lines[i]) > LONGEST for i in shown) > _OVER * len(shown):
        return frozenset()
    full = max((_full({i: measure(lines[i]) for i in shown}, least) for measure, least in _MEASURES), key=len)
    spoken = sum(_SPOKEN_MARK.search(lines[i]) is not None for i in full)
    is_wrapped = len(full) >= max(FEWEST, _SHARE * len(shown)) and spoken >= _SPOKEN * len(full)
    return frozenset(full) if is_wrapped else frozenset()


def _full(widths: dict[int, int], shortest: int) -> list[int]:
    """The lines as long as most are; none where lines are longer."""
    counted = Counter(width for width in widths.values() if width >= shortest)
    if not counted:
        return []
    width = max(counted, key=lambda one: (counted[one], one))
    if sum(one > width + _ABOVE for one in widths.values()) > _OVER * len(widths):
        return []
    return [i for i, one in widths.items() if width - _BELOW <= one <= width + _ABOVE]
