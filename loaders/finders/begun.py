"""The works that a ceremony is held for: 甲坪电站 in 甲坪电站开工仪式. 仪式所为的项目。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.expressions import compiled
from loaders.finders.edges import is_particular
from loaders.mention import Mention

_BEGUN = compiled(
    r"(?P<works>[\u4e00-\u9fffA-Za-z\d“”()·—]{2,30}?(?:项目|工程|产业园|工业园|基地|电站|生产线|综合体))"
    r"(?:[一二三]期)?(?:正式|全面|建设|隆重)*(?:签约|开工|奠基|动工|竣工|投产|启动|揭牌|落成|封顶|启用|投用|点火|并网|开建)"
)
"""Works and what is celebrated of them."""
_SEVERAL = compiled(
    r"重点|重大|招商|季度|全[省市县区州]|[首两三四五六]批|第.{1,2}批|集中|\d个|系列|民生|签约|产业项目|暨|专项|[年度]项目|亿元以上|[上下]半年"
)
"""What the name of a ceremony holds that is for many works."""


def find_begun(mentions: Iterable[Mention], folded: str) -> Iterator[Mention]:
    """Find the works inside the names of the ceremonies among `mentions`.

    >>> ceremony = Mention(2, 13, "Ceremony", "甲坪风电项目开工仪式")
    >>> [m.name for m in find_begun([ceremony], "举行甲坪风电项目开工仪式")]
    ['甲坪风电项目']
    """
    for mention in mentions:
        match = _BEGUN.match(folded, mention.start, mention.end) if mention.type == "Ceremony" else None
        name = match["works"] if match else ""
        if match and not _SEVERAL.search(name) and is_particular(name[:-2]):
            yield Mention(*match.span("works"), "Project", name, finder="begun")
