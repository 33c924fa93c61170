"""Where a name that ends in a known word begins. 名称的左边界。

jieba's words are a hint: a boundary word counts only where the segmenter sees it as a word of its own, and what is known
(a place, a quoted word) is never cut through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.segment import is_word, words
from ontology.places import gazetteer
from ontology.words import words as word_list

LONGEST = 40
"""No name of this genre has more characters."""
_WALL = re.compile(r"[,。;:!?、…\n<>|/\\=+*#@&^_{}\[\]【】 ]")
_COUNTED = re.compile(
    r"^(?:第?[\d.]+|[一二三四五六七八九十百两多数]+)(?:余|多)?(?:个|项|条|座|家|处|批|大|所|名|类|种|期|万|"
    r"亿|余|多)*$"
)
_ROLES = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?(?:项目公司|全资子公司|控股子公司|子公司|上市公司|业主单位|龙头企业|骨干企业|"
    r"央企|民企|国企)|巨头)"
)
"""What a company is called before its name."""
_CLINGING = frozenset("而继和与及在从将该并对为于由且把被沿设以")
"""Function words that the segmenter glues to an unknown name behind them."""
_SEPARATE = re.compile(r"[\u4e00-\u9fff]")


@cache
def _list(name: str) -> frozenset[str]:
    return word_list(name)


def clause_start(folded: str, end: int, floor: int) -> int:
    """Give where the stretch without punctuation begins that runs up to `end`, not before `floor`.

    A closing bracket or quote is stepped over with what it holds.

    >>> clause_start("推进甲,建设格力(洛阳)公司", 13, 0)
    4
    """
    position = end
    lowest = max(floor, end - LONGEST)
    while position > lowest:
        sign = folded[position - 1]
        if sign in ")”》":
            opening = folded.rfind({")": "(", "”": "“", "》": "《"}[sign], lowest, position)
            if opening < 0:
                break
            position = opening
        elif (
            sign in "(“《"
            or (sign == "—" and folded[position - 2 : position - 1] == "—")
            or (_WALL.match(sign) and not _decimal(folded, position - 1))
        ):
            break
        else:
            position -= 1
    return position


def _decimal(folded: str, position: int) -> bool:
    return (
        folded[position] in ".,"
        and folded[position - 1 : position].isdigit()
        and folded[position + 1 : position + 2].isdigit()
    )


def _cuts(clause: str) -> list[tuple[int, str]]:
    """Split a clause into words with their positions; brackets and quotes hold together with their content."""
    cuts, position = [], 0
    for part in re.split(r"(“[^”]*”|《[^》]*》|\([^)]*\))", clause):
        for word in (part,) if part[:1] in "“《(" else words(part):
            if word:
                cuts.append((position, word))
                position += len(word)
    return cuts


def left_edge(
    folded: str,
    start: int,
    end: int,
    floor: int,
    known: Sequence[tuple[int, int]] = (),
    walls: Sequence[tuple[int, int]] = (),
    allowed: frozenset[str] = frozenset(),
    stops: tuple[str, ...] = (),
) -> int:
    """Give where the name begins whose head word is `[start:end]`.

    `known` are spans, in order, that a boundary word may not cut (places, quoted names). Returns `start` when nothing
    belongs to the head word. `walls` are spans that a name may begin with but not reach over (places, bodies); `allowed` are
    boundary words that this kind of name may hold (暨 in a ceremony's);
    `stops` are endings of another thing, before which the name cannot have begun (开发区 in a company's).

    >>> text = "加快推进郑州航空港建设,开工建设京雄高铁"
    >>> text[left_edge(text, 18, 20, 0):20]
    '京雄高铁'
    """
    begin = clause_start(folded, start, floor)
    cuts = _cuts(folded[begin:end])
    edge = start
    for offset, word in reversed(cuts):
        position = begin + offset
        if position >= start:
            continue
        if position + len(word) > start:
            edge = position if _fits(word) else edge
            continue
        inside = any(a < position + len(word) and position < b for a, b in known)
        if not inside and word not in allowed and _is_boundary(word, folded, position):
            break
        if stops and folded[: position + len(word)].endswith(stops) and position + len(word) < start:
            break
        if not inside and len(word) > 1 and word[0] in _CLINGING and not is_word(word):
            edge = position + 1
            break
        wall = next((a for a, _ in walls if position <= a < position + len(word)), None)
        if wall is not None:
            return wall
        edge = position
    return _trimmed(folded, edge, start, known, allowed)


def _fits(word: str) -> bool:
    return len(word) <= 6


def _is_boundary(word: str, folded: str, position: int) -> bool:
    if word == "年" and folded[position - 1 : position].isdigit():
        return False
    if word in _list("boundaries"):
        return True
    if re.match(r"[一二三四五六七八九十]是$", word):
        return True
    year = re.match(r"(?:19|20)\d\d年?$", word) and folded[position + 4 : position + 5] == "年"
    return (
        bool(_COUNTED.match(word))
        and not year
        and not folded[position - 1 : position].isascii()
        and word not in ("一", "二", "三")
    )


def _trimmed(
    folded: str, edge: int, start: int, known: Sequence[tuple[int, int]], allowed: frozenset[str]
) -> int:
    """Cut off leading words that describe rather than name: 重大, 建设, 全市."""
    prefix = _ROLES.match(folded, edge, start)
    edge = prefix.end() if prefix and prefix.end() < start else edge
    while edge < start:
        if any(a <= edge < b for a, b in known):
            return edge
        first = next((w for _, w in _cuts(folded[edge:start])), "")
        if first in allowed or (first not in _list("leading") and not _COUNTED.match(first)):
            return edge
        edge += len(first)
    return edge


def through(folded: str, start: int, known: Sequence[tuple[int, int]]) -> int:
    """Lengthen a line's name to the left over its other ends: 洛阳高速 in 郑州至洛阳高速.

    >>> through("建设郑州至洛阳高速", 5, [(2, 4), (5, 7)])
    2
    """
    while folded[start - 1 : start] in tuple("至到—经-一~"):
        before = next((a for a, b in known if b == start - 1), None)
        if before is None:
            size = next((n for n in (5, 4, 3, 2) if gazetteer().find(folded[start - 1 - n : start - 1])), 0)
            begins = clause_start(folded, start - 1, 0)
            size = size or (start - 1 - begins if 2 <= start - 1 - begins <= 4 else 0)
            if not size:
                return start
            before = start - 1 - size
        start = before
    return start


def is_particular(stem: str, known: bool) -> bool:
    """Tell whether a stem makes a name: it holds a known name, or a word that is not one of the genre's common ones.

    >>> is_particular("重点", False), is_particular("古都智创", False)
    (False, True)
    """
    if known or re.search(r"[A-Z]\d*", stem):
        return True
    generic = _list("generic") | _list("leading")
    return any(word not in generic and _SEPARATE.search(word) for word in words(stem))


def is_new_word(stem: str) -> bool:
    """Tell whether a stem holds a word that jieba's dictionary lacks: most brands and local names do."""
    return any(not is_word(word) and _SEPARATE.search(word) and len(word) > 1 for word in words(stem))
