"""Works that two names side by side make up: a phase and what it makes, a firm and its 项目. 相连的名称。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from loaders.expressions import compiled
from loaders.mention import Mention, top
from loaders.required import finds

_PHASE = compiled(r"[一二三四五]期$")
_MADE = compiled(r"(?:[年日]产)?\d")
_WORKS_OF_FIRM = compiled(
    r"(?P<firm>(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司)(?:新建|扩建|改建|迁建|搬迁|技改|建设|技术改造)?项目"
    r"(?=(?:,|计划|规划|预计|概算|估算|[一二三]期|建设)*(?:总投资|投资\d|总?占地|位于|坐落|选址|选于|开工|竣工|投产))"
)
"""A firm's works without a name of their own, told of behind: 甲坪有限公司建设项目总投资3亿元."""


def find_joined(folded: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Find works that stand as two names side by side.

    >>> named = [Mention(0, 4, "Project", "甲坪三期"), Mention(4, 11, "Project", "5万吨肉品项目")]
    >>> [m.name for m in find_joined("甲坪三期5万吨肉品项目", named)]
    ['甲坪三期5万吨肉品项目']
    """
    for one, other in pairwise(sorted(named, key=attrgetter("start", "end"))):
        adjoin = one.end == other.start and top(one.type) == top(other.type) == "Project"
        if adjoin and _PHASE.search(one.name) and _MADE.match(other.name):
            yield _between(folded, one.start, other.end)
    for match in finds(_WORKS_OF_FIRM, folded):
        firm = next((m for m in named if m.type == "Enterprise" and m.end in match.span("firm")), None)
        if firm is not None:
            place = next((m for m in named if m.end == firm.start and top(m.type) == "Place"), firm)
            yield _between(folded, place.start, match.end())


def _between(folded: str, start: int, end: int) -> Mention:
    return Mention(start, end, "Project", folded[start:end], finder="joined")
