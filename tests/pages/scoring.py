"""How many paragraphs of a page are read whole, in the right item and in order. 段落归属与顺序的评分。"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from loaders.flow import fold
from loaders.readers.paragraphs import ADVERTISEMENT, Item
from loaders.readers.roles import BODY
from tests.pages.press import Told


def rightly_read(told: Sequence[Told], items: Sequence[Item], alike: float = 1.0) -> tuple[int, int]:
    """Count the paragraphs of stories and notices that stand in the item of that title and kind, and all.

    A paragraph counts when a paragraph of the item says the same, behind what the one before it was found
    in; `alike` is the least similarity (1 is the same but for the width of marks). Advertisements count by
    whether their words are in an advertisement: they have no paragraphs.
    """
    counts = [_of_story(one, items, alike) for one in told]
    return sum(counts), sum(len(one.paragraphs) for one in told)


def _of_story(told: Told, items: Sequence[Item], alike: float) -> int:
    own = [item for item in items if item.kind == told.kind]
    if told.kind == ADVERTISEMENT:
        words = "".join(plain(one.text) for item in own for one in item.paragraphs)
        return sum(plain(text) in words for text in told.paragraphs)
    item = max(own, key=lambda one: _ratio(plain(one.title), plain(told.title)), default=None)
    if item is None or _ratio(plain(item.title), plain(told.title)) < alike:
        return 0
    texts = [plain(one.text) for one in item.paragraphs if one.role == BODY]
    right, position = 0, -1
    for text in map(plain, told.paragraphs):
        found = next((i for i in range(position + 1, len(texts)) if _ratio(texts[i], text) >= alike), None)
        if found is not None:
            right, position = right + 1, found
    return right


def plain(text: str) -> str:
    """Give a text in one width of marks and without blanks."""
    return "".join(fold(text).split())


def _ratio(first: str, second: str) -> float:
    return 1.0 if first == second else SequenceMatcher(None, first, second, autojunk=False).ratio()
