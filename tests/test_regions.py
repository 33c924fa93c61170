"""Regions written beside evidence, and had again from there. 版面位置的还原。"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.regions import fragment, placed
from loaders.values import Region

SLICES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))


def _lines(lengths: list[int]) -> list[Region]:
    """Give the regions of lines of so many characters, one behind the other, on two pages."""
    found, start = [], 0
    for i, length in enumerate(lengths):
        top = round(0.02 * (i % 20), 4)
        found.append(Region(start, start + length, 1 + i // 4, (0.1, top, 0.4, round(top + 0.02, 4))))
        start += length
    return found


def _written(regions: list[Region], evidence: set[tuple[int, int]]) -> set[tuple[int, int, str]]:
    return {
        (start, end, fragment(one))
        for start, end in evidence
        for one in regions
        if one.start < end and start < one.end
    }


@given(st.lists(st.integers(1, 20), max_size=8), st.sets(SLICES, max_size=8))
def test_the_same_evidence_gets_the_same_regions_again(
    lengths: list[int], evidence: set[tuple[int, int]]
) -> None:
    """An article that is built again from the graph alone must not lose where its evidence stands."""
    said = _written(_lines(lengths), evidence)
    own = {(start, end) for start, end, _ in said}
    assert _written(list(placed(said)), own) == said


def test_what_is_no_region_is_left_out() -> None:
    """A graph may be edited by hand."""
    assert placed([(0, 5, "page=1"), (0, 5, "page=x&xywh=percent:1,2,3,4")]) == ()
