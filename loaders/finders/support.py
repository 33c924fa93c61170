"""Bodies that one place keeps in another to help it: 甲省援疆工作前方指挥部. 对口支援的前方机构。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.mention import Mention
from loaders.required import finds

_HELPS = compiled(
    r"(?:(?:对口)?(?:支援|帮扶)|东西部(?:扶贫)?协作|援[疆藏青川滇黔桂甘])"
    r"(?:(?![在的由与将了向对])[\u4e00-\u9fff]){0,16}?"
    r"(?:指挥部|指挥组|工作队|工作组|联络组|联络处)"
)
"""What stands behind the place that helps: 对口支援甲地区乙市指挥部."""


def find_support(folded: str, places: Sequence[Mention]) -> Iterator[Mention]:
    """Find the headquarters and teams of a place that helps another, with that place's name.

    >>> place = Mention(0, 3, "City", "甲坪市", "990100")
    >>> [m.name for m in find_support("甲坪市援疆前方指挥部成立", [place])]
    ['甲坪市援疆前方指挥部']
    """
    helping = {m.end: m for m in places}
    for match in finds(_HELPS, folded):
        place = helping.get(match.start())
        if place is not None:
            name = folded[place.start : match.end()]
            yield Mention(place.start, match.end(), "Organization", name, finder="support")
