"""Where slices of a text stand on pages, written and read: W3C Media Fragments. 版面位置的书写与读取.

A region is written beside each evidence that it touches, not beside its own slice of the text. From all
evidence of an article the regions are had again, exactly as far as evidence goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from loaders.expressions import compiled
from loaders.values import Region

_FRAGMENT = compiled(r"page=(?P<page>\d+)&xywh=percent:(?P<box>\d+\.\d\d(?:,\d+\.\d\d){3})")

Slice = tuple[int, int]
Box = tuple[float, float, float, float]


def fragment(region: Region) -> str:
    """Write a region: its page; left, top, width and height of its box in hundredths of the page.

    https://www.w3.org/TR/media-frags/#naming-space

    >>> fragment(Region(0, 5, 3, (0.1, 0.205, 0.4, 0.245)))
    'page=3&xywh=percent:10.00,20.50,30.00,4.00'
    """
    left, top, right, bottom = region.box
    box = ",".join(f"{100 * side:.2f}" for side in (left, top, right - left, bottom - top))
    return f"page={region.page}&xywh=percent:{box}"


def unwritten(text: str) -> tuple[int, Box] | None:
    """Read what `fragment` writes: page and box; None for anything else.

    >>> unwritten("page=3&xywh=percent:10.00,20.50,30.00,4.00")
    (3, (0.1, 0.205, 0.4, 0.245))
    """
    where = _FRAGMENT.fullmatch(text)
    if where is None:
        return None
    left, top, wide, high = (float(side) / 100 for side in where["box"].split(","))
    return int(where["page"]), (left, top, round(left + wide, 4), round(top + high, 4))


def placed(said: Iterable[tuple[int, int, str]]) -> tuple[Region, ...]:
    """Give the regions of an article from what is written beside its evidence: start, end, fragment.

    A region lies in all evidence that it is written beside and in no other. What is not written as
    `fragment` does is left out. Evidence at the same places gets the same regions again.

    >>> line = [fragment(Region(0, 9, 1, (0.1, top, 0.4, top + 0.02))) for top in (0.1, 0.2, 0.3)]
    >>> found = placed([(0, 20, line[0]), (0, 20, line[1]), (15, 30, line[1]), (15, 30, line[2])])
    >>> [(one.start, one.end, one.box[1]) for one in found]
    [(0, 15, 0.1), (15, 20, 0.2), (20, 30, 0.3)]
    """
    beside: defaultdict[str, set[Slice]] = defaultdict(set)
    slices: set[Slice] = set()
    for start, end, text in said:
        beside[text].add((start, end))
        slices.add((start, end))
    edges = sorted({side for one in slices for side in one})
    found = set()
    for text, own in beside.items():
        where = unwritten(text)
        if where is not None:
            found |= {Region(a, b, *where) for a, b in _only(own, slices - own, edges)}
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.page, one.box[1], one.box[0])))


def _only(own: set[Slice], others: set[Slice], edges: list[int]) -> Iterator[Slice]:
    """Give the pieces of slices that lie in most of them and in none of the others."""
    pieces = [
        (sum(s <= a and b <= e for s, e in own), a, b)
        for a, b in pairwise(edges)
        if not any(s < b and a < e for s, e in others)
    ]
    for start, end in own:
        inside = [one for one in pieces if start <= one[1] and one[2] <= end]
        most = max((count for count, _, _ in inside), default=0)
        yield from ((a, b) for count, a, b in inside if count == most)
