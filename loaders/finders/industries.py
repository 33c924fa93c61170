"""Industries by their word: 制造业, 低空经济, 轴承产业. 产业。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_CLUSTER = re.compile(
    r"(?:打造|培育|建设|形成|壮大|发展|做强|做大|做优|构建|集聚|延伸|拉长)(?:了|成|起)?"
    r"(?:一批|若干|[一二三四五六七八九十\d]+[个条])?(?:具有[^,。;]{2,12}的)?(?:国家级|世界级|全国领先的|省级)?"
    r"(?:[\d一二三四五六七八九十百千万]+亿(?:级|元级|元)?(?:规模)?的?)?"
    r"(?P<stem>[\u4e00-\u9fff]{2,8}?)(?:全)?产业(?:集群|链(?!长))"
)
"""An industry said to be built as a cluster or chain: 打造千亿级轴承产业集群."""

_NO_STEM = re.compile(
    r"[的和与级]|区域|优势|特色|主导|新兴|重点|先进|现代|高端|完整|上下游|壮大|培育|打造|共"
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
    return [*found, *_clusters(folded)]


def _clusters(folded: str) -> Iterator[Mention]:
    for match in _CLUSTER.finditer(folded):
        stem = match["stem"]
        common = stem in words("generic_industries") or not is_particular(stem)
        if not common and not _NO_STEM.search(stem):
            end = match.start("stem") + len(stem)
            yield Mention(match.start("stem"), end + 2, "Industry", stem, finder="cluster")
