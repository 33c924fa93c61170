"""How many paragraphs of a page are read whole, in the right item and in order. 段落归属与顺序的评分。"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

import numpy as np

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


def character_errors(told: Sequence[Told], items: Sequence[Item]) -> tuple[int, int]:
    """Count the wrong, missing and added characters of stories and notices, and all of theirs.

    Each story is compared with the item of the most similar title, all of its body in order; the width of
    marks and blanks do not count.
    """
    wrong = total = 0
    for one in told:
        if one.kind == ADVERTISEMENT:
            continue
        truth = plain("".join(one.paragraphs))
        item = max(items, key=lambda found: _ratio(plain(found.title), plain(one.title)), default=None)
        body = (part.text for part in item.paragraphs if part.role == BODY) if item else ()
        wrong += edits(truth, plain("".join(body)))
        total += len(truth)
    return wrong, total


def plain(text: str) -> str:
    """Give a text in one width of marks and without blanks."""
    return "".join(fold(text).split())


def edits(first: str, second: str) -> int:
    """Count the characters to put in, take out or change to make one text of the other (Levenshtein, 1966).

    >>> edits("规划方案", "规划草案吗")
    2
    """
    places = np.arange(len(second) + 1)
    row, other = places, np.array(list(second))
    for i, char in enumerate(first, 1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (other != char))
        row = np.minimum.accumulate(np.concatenate(([i], changed)) - places) + places
    return int(row[-1])


def _ratio(first: str, second: str) -> float:
    return 1.0 if first == second else SequenceMatcher(None, first, second, autojunk=False).ratio()
