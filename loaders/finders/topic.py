"""What a pronoun means: what its sentence, or the last that names any, tells of first. 代称所指。"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from loaders.expressions import compiled
from loaders.mention import Mention

OF_ANY_KIND = ("项目", "工程")
"""Words for works of any kind."""
_STOP = compiled(r"[。\n!?;]")
_ASIDE = compiled(r"(?:位于|地处|坐落于|在|(?<!关)于|与|由|向|为)$")
"""What stands before a thing that a sentence mentions only in passing."""
OWNS_NEXT = compiled(
    r"(?:集团)?(?:\([^()]*\))?的?(?:旗下|麾下|下属|所属|(?:全资|控股)的?(?=[子孙]公司|企业))"
    r"(?!的?(?:全资|控股)?(?:[子孙]公司|企业|公司)?(?:[有拥现设共各包、,。;和与]|主要|分别))"
)
"""What stands behind a group that is named only for the company it owns."""


def topic(folded: str, position: int, before: Sequence[Mention], word: str = "") -> Mention | None:
    """What a pronoun means: the first thing that its sentence, or the last that has any, names before it.

    Of several the first that is called by the same word: of 甲产业园、乙项目和丙小镇 项目 is 乙项目.

    >>> text = "在甲坪市建设乙湾项目和丙溪小镇,该项目已开工。"
    >>> things = [Mention(6, 10, "Project", "乙湾项目"), Mention(11, 15, "Project", "丙溪小镇")]
    >>> topic(text, 17, things, "项目").name
    '乙湾项目'
    """
    ends = OF_ANY_KIND if word in OF_ANY_KIND else (word,)
    stops = _stops(folded)
    while before:
        start = stops[bisect_left(stops, position) - 1] + 1
        here = [m for m in before if m.start >= start]
        here = [m for m in here if not _ASIDE.search(folded, max(0, m.start - 3), m.start)] or here
        here = [m for m in here if not OWNS_NEXT.match(folded, m.end)] or here
        if here:
            return min(here, key=lambda m: (not m.name.endswith(ends), m.start, -m.end))
        position = start - 1
    return None


@lru_cache(maxsize=4)
def _stops(folded: str) -> tuple[int, ...]:
    """Where sentences end, and that one begins with the text."""
    return (-1, *(stop.start() for stop in _STOP.finditer(folded)))
