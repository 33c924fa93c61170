"""Industries by their word: 制造业, 低空经济, 轴承产业. 产业。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from loaders.finders.edges import Limits, is_particular, left_edge
from loaders.mention import Mention
from loaders.pattern import any_of
from ontology import load
from ontology.words import words

_HEAD = re.compile(
    r"产业(?!园|带|基地|社区|城|链|集群|集聚|化|工人|结构|政策|基金|联盟|研究|大会|协会|新城|体系|布局|生态"
    r"|转移|扶贫|帮扶|兴旺|孵化|大道|项目|发展|升级|转型|协同|资源|[与和]|创新|投资|融合|工程|规模|园区|技术"
    r"|数字)"
)


@cache
def _names() -> re.Pattern[str]:
    """The declared names of industries that need no other witness."""
    named = (s for s in load().classes["Industry"].suffixes if not s.startswith("产业"))
    return re.compile(any_of(s for s in named if len(s) > 2 or s == "文旅"))


def find_industries(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find industries; which of them an article says something of, the rules decide.

    >>> [m.name for m in find_industries("推动轴承产业成链,发展低空经济", [])]
    ['低空经济', '轴承']
    """
    spans = [(m.start, m.end) for m in known]
    found = [Mention(*m.span(), "Industry", m.group(), finder="industry") for m in _names().finditer(folded)]
    for match in _HEAD.finditer(folded):
        start = left_edge(folded, match.span(), spans, Limits(walls=spans))
        start = max([start, *(b for a, b in spans if a <= start < b <= match.start())])
        stem = folded[start : match.start()]
        if 2 <= len(stem) <= 8 and stem not in words("generic_industries") and is_particular(stem):
            found.append(Mention(start, match.end(), "Industry", stem, finder="industry"))
    return found
