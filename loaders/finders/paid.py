"""Works that stand right behind the sum paid for them: 总投资3亿元的引道绿化、亮化项目. 资金之后的项目。

The sum says where the name begins, and that it is one name although it joins several things that are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.expressions import compiled
from loaders.finders.beginnings import trimmed_start
from loaders.finders.firm_like import may_be_firm
from loaders.finders.firms import RANKED
from loaders.finders.stems import is_particular
from loaders.mention import Mention
from loaders.required import finds

_SUM = (
    r"投资(?:额)?(?:约|达|超过|超|近)?\d[\d.,]{0,9}[千百十]{0,2}[万亿]{1,2}(?:元人民币|美元|欧元|港元|元)?的"
)
_PART = r"(?:(?!分别|总投资|年产值|位于|坐落)[^,。;:、\n|的等个及和与由])"
_WHOLE = r"(?:项目|工程|生产线|基地|产业园)"
_JOINED = compiled(
    rf"{_SUM}(?P<works>{_PART}{{2,24}}(?<!项目)(?<!工程)(?:及|(?<!基地)(?<!产业园)(?<!生产线)[、和与](?=\d|(?:{_PART}{{1,3}}[、和与]){{0,2}}{_PART}{{2,6}}{_WHOLE})(?:{_PART}{{1,3}}[、和与]){{0,2}}){_PART}{{2,18}}"
    rf"{_WHOLE})(?=[,。;、\n]|$|[和与及]总?投资|正式|签约|开工|动工|落户|落地|竣工|投产|已|将)"
)
"""One name of which 、 or 及 join the parts: 年产5万吨甲、3万套乙项目."""
_IN_ROW = compiled(
    rf"由{_PART}{{2,30}}(?:公司|集团)(?:计划|拟|总)*{_SUM}(?P<works>(?:(?!项目|工程)[^,。;:、\n|的由]){{5,34}}?)(?=、由|(?:[和及与]|以及)由|\d个|等)"
)
"""What a company pays for, in a row of the like: 由甲公司投资3亿元的乙深加工、由丙公司投资…"""
_AT_HEAD = compiled(
    rf"(?:(?<=[。;\n])|^)(?P<works>(?:{_PART}{{2,12}}(?<!项目)(?<!工程)(?<!基地)(?<!产业园)、){{1,2}}{_PART}{{2,12}}(?<!项目)(?<!工程)及{_PART}{{2,12}}(?:项目|工程))"
    r"(?=(?:计划|概算|估算|预计)?总投资(?:约|达)?\d)",
    re.MULTILINE,
)
"""The like at the head of a sentence, before its sum: 甲提质、石灰石利用及硅片项目总投资3亿元."""
_BEFORE_NEXT = compiled(
    rf"{_SUM}(?P<works>(?:(?!项目|工程)[^,。;:、\n|的由]){{3,24}}?)(?=[、和及与](?:[^,。;:、\n的]{{2,16}}?)?(?:总|计划)?投资\d)"
)
"""The like without who pays: 投资3亿元的甲湾古镇、投资2亿元的…"""

_PAYERS = compiled(
    rf"(?:{RANKED}(?:企业)?|上市公司)(?!企业|公司|在|的)(?P<firm>[\u4e00-\u9fffA-Za-z]{{2,7}}?)"
    r"(?:与(?P<partner>[\u4e00-\u9fffA-Za-z]{2,7}?))?(?:合作|联合|共同|合资|计划|将|拟)*投资(?:约|超)?\d[\d.]*[万亿]"
)
"""Companies that only their rank gives away: 世界500强甲坪与乙湾合作投资3亿元."""


def find_paid(folded: str) -> Iterator[Mention]:
    """Find works by the sum before them, where their own words do not tell how far their name goes.

    >>> [m.name for m in find_paid("投资3亿元的甲桥绿化、亮化工程,由乙坪公司投资2亿元的玉石精深加工、由")]
    ['甲桥绿化、亮化工程', '玉石精深加工']
    """
    for pattern in (_JOINED, _IN_ROW, _AT_HEAD, _BEFORE_NEXT):
        for match in pattern.finditer(folded):
            start, end = match.span("works")
            start = trimmed_start(folded, start, end - 2, "Project")
            if is_particular(folded[start:end]):
                yield Mention(start, end, "Project", folded[start:end], finder="paid")
    for match in finds(_PAYERS, folded):
        for group in ("firm", "partner"):
            if match[group] and may_be_firm(match[group]):
                yield Mention(*match.span(group), "Enterprise", match[group], finder="paid")
