"""The works that a ceremony is held for, and who signs at it: 甲坪电站开工仪式. 仪式所为的项目与签约各方。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.stems import is_particular
from loaders.mention import Mention, longest, top

_BEGUN = compiled(
    r"(?:[\u4e00-\u9fffA-Za-z()]{2,24}?[与和同、][\u4e00-\u9fffA-Za-z()]{2,24}?(?:公司|集团|银行|大学|学院|研究院|股份))?"
    r"(?P<works>[\u4e00-\u9fffA-Za-z\d“”()·—]{2,30}?(?:项目|工程|产业园|工业园|基地|电站|生产线|综合体))"
    r"(?:[一二三]期)?(?:正式|全面|建设|隆重|投资|战略|合作|框架|协议|合同)*(?:签约|开工|奠基|动工|竣工|投产|启动|揭牌|落成|封顶|启用|投用|点火|并网|开建)"
)
"""Works, behind those who sign on them, and what is celebrated of them."""
_AGREED = compiled(
    r"[《“]?(?P<works>[\u4e00-\u9fffA-Za-z\d“”()·—]{2,30}?(?:项目|工程|产业园|基地|电站|综合体|风景区|旅游区|度假区))"
    r"(?:投资|建设|开发|合作|战略|框架|意向|招商|入园|特许经营|BOT|PPP)*(?:协议|合同)书?[”》]?$"
)
"""Works and the agreement that is signed on them."""
_SEVERAL = compiled(
    r"重点|重大|招商|季度|全[省市县区州]|[首两三四五六]批|第.{1,2}批|集中|\d个|系列|民生|签约|产业项目|暨|专项|[年度]项目|亿元以上|[上下]半年"
)
"""What the name of a ceremony holds that is for many works."""
_SIGNING = compiled(r"[与和同及、][^,。;]{2,40}?(?:合作|签约|签字)")
_WITH = ("与", "和", "同", "、", "及")
"""What stands between those who sign."""
_MAY_SIGN = ("Enterprise", "Organization", "Place")


def find_begun(mentions: Iterable[Mention], folded: str) -> Iterator[Mention]:
    """Find the works inside the names of the ceremonies, and of the agreements, among `mentions`.

    >>> ceremony = Mention(2, 13, "Ceremony", "甲坪风电项目开工仪式")
    >>> [m.name for m in find_begun([ceremony], "举行甲坪风电项目开工仪式")]
    ['甲坪风电项目']
    >>> signing = Mention(0, 20, "Ceremony", "甲县与乙湾集团脐橙加工项目合作签约仪式")
    >>> [m.name for m in find_begun([signing], "甲县与乙湾集团脐橙加工项目合作签约仪式举行")]
    ['脐橙加工项目']
    """
    for mention in mentions:
        pattern = _BEGUN if mention.type == "Ceremony" else _AGREED if top(mention.type) == "Plan" else None
        match = pattern.match(folded, mention.start, mention.end) if pattern else None
        name = match["works"] if match else ""
        if match and not _SEVERAL.search(name) and is_particular(name[:-2]):
            yield Mention(*match.span("works"), "Project", name, finder="begun")


def find_signing(mentions: Iterable[Mention], bodies: Sequence[Mention], folded: str) -> Iterator[Mention]:
    """Find those of the `bodies` that sign with each other or a place at the ceremonies among `mentions`.

    >>> ceremony = Mention(0, 16, "Ceremony", "甲坪银行与乙湾集团合作签约仪式")
    >>> bodies = [Mention(0, 4, "Enterprise", "甲坪银行"), Mention(5, 9, "Enterprise", "乙湾集团")]
    >>> [m.name for m in find_signing([ceremony], bodies, "甲坪银行与乙湾集团合作签约仪式举行")]
    ['甲坪银行', '乙湾集团']
    """
    signing = [m for m in bodies if top(m.type) in _MAY_SIGN]
    for mention in mentions:
        if mention.type != "Ceremony" or not _SIGNING.search(folded, mention.start, mention.end):
            continue
        inside = longest(m for m in signing if mention.start <= m.start and m.end < mention.end)
        row: list[Mention] = []
        for body in inside:
            if body.start == mention.start or (
                row and folded[row[-1].end : body.start].removesuffix("中国") in _WITH
            ):
                row.append(body)
        if len(row) > 1:
            yield from (body for body in row if top(body.type) != "Place")
