"""Names that nothing in them gives away, told by what is said of them: 某某投资3亿元建设某某基地. 由语境认出的企业和项目。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.finders.edges import is_new_word, is_particular
from loaders.mention import Mention
from loaders.segment import words
from ontology.places import gazetteer
from ontology.words import words as word_list

_MONEY = r"\d[\d.,]*(?:万亿|亿|千万|百万|万|千)*多?(?:元人民币|美元|欧元|港元|日元|元)"
_NAME = r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z\d()·]"
_AHEAD = r"(?:(?<=[,。;:、\n“”|])|^|支持|推动|由|系|其中|年|月|日)"
_WORKS = (
    r"(?:项目|基地|工厂|生产线|产线|产业园|园区|园|中心|工程|总部|综合体|[一二三四]期|厂区|电站|码头|"
    r"研究院|综合楼|市场|城)"
)
_BEHIND_WORKS = r"(?=[,。;、(\n]|及|和|等|签约|落户|落地|开工|正式|顺利|竣工|投产|动工|奠基|在|将|是|,|已|$)"
_INVESTORS = (
    re.compile(
        rf"{_AHEAD}(?P<firm>{_NAME}{{2,16}}?)(?:公司)?(?:将|拟|计划|再|一期|首期|已|还|又|"
        rf"累计)*(?:总)?(?:投资|再投|斥资|出资|注资)(?:约|超|近)?{_MONEY}",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?:上市公司|龙头企业|央企|民企|国企|系|为|属)(?P<firm>{_NAME}{{2,12}}?)的(?:控股|全资|"
        rf"参股)?(?:子公司|分公司|成员企业)"
    ),
    re.compile(
        rf"{_AHEAD}(?P<firm>{_NAME}{{2,12}}?)(?:是|系|为)[^,。;]{{0,24}}?(?:企业|公司|厂家|供应商|服务商|"
        rf"制造商)(?:之一)?[,。;]",
        re.MULTILINE,
    ),
    re.compile(
        rf"(?:投资方|业主单位|投资商|建设单位|投资主体|运营方|项目业主)(?:为|是|"
        rf":)(?P<firm>{_NAME}{{3,18}}?)(?=[,。;、(\n])"
    ),
)
_CUSTOMERS = (
    re.compile(
        rf"(?:供应|供货给|供给|配套给|销往|供货)(?P<firms>{_NAME}{{2,9}}?(?:、{_NAME}{{2,9}}?)*)"
        rf"(?=等[^,。;]{{0,10}}(?:企业|公司|厂商|客户|车企)|[,。;])"
    ),
    re.compile(
        rf"(?:为|向|给)(?P<firms>{_NAME}{{2,9}}?(?:(?:、|和){_NAME}{{2,9}}?)*)(?:等(?:[^,。;]{{0,8}}?"
        rf"(?:企业|公司|厂商|客户|车企))?)?(?:提供|供应|供货|配套|代工)"
    ),
    re.compile(
        rf"(?:与|同)(?P<firms>{_NAME}{{2,9}}?)(?:签订|签了|签署|达成)[^,。;]{{0,12}}?(?:供货|供应|采购|长单|"
        rf"订单)"
    ),
)
_PROJECTS = (
    re.compile(
        rf"{_MONEY}(?:人民币)?(?:,)?(?:在[^,。;]{{2,16}}?)?(?:主要|用于|重点)?(?:建设|新建|兴建|打造|扩建|"
        rf"实施|投建|建成)(?:了|的)?(?P<project>[^,。;、()\n]{{2,30}}?{_WORKS}){_BEHIND_WORKS}"
    ),
    re.compile(
        rf"投资(?:约|达|超过|超|近)?{_MONEY}的(?P<project>[^,。;、()\n]{{2,34}}?{_WORKS}){_BEHIND_WORKS}"
    ),
    re.compile(
        rf"{_AHEAD}(?P<project>[^,。;、()\n]{{3,30}}?(?:项目|工程|基地|"
        rf"产业园))(?:\([^()]{{1,16}}\))?,?(?:计划|概算|估算|预计)?总投资(?:约|达)?{_MONEY}",
        re.MULTILINE,
    ),
)
_NO_FIRM = re.compile(
    r"(?:项目|工程|投资|资金|财政|固定资产|总额|协议|合同|政府|省级|市级|全[省市县]|我[市省]|计划|累计|今年|"
    r"去年|其中|一期|二期|集团|公司|企业|双方|对方|客户|用户|群众|市民|居民|企业家|全球|国内|国际)$|^(?:该|"
    r"本|其|每|各|将|已|共|总|预计|全|[一二三四五六七八九十\d]+[个家期])"
)
_ALIAS = re.compile(r"\((?:以下)?(?:简称|下称)(?:为)?[“《\"]?(?P<alias>[^”》\")]{2,16})[”》\"]?\)")
_SHORT_TITLE = re.compile(
    r"《(?P<word>(?:行动|实施|总体|建设)?(?:规划|方案|意见|计划|纲要|条例|办法|措施|通知|决定|规定|协议))》"
)


def _is_firm(text: str) -> bool:
    if (
        _NO_FIRM.search(text)
        or gazetteer().find(text)
        or any(w in word_list("boundaries") for w in words(text))
    ):
        return False
    return is_new_word(text) or bool(
        re.search(r"集团|公司|控股|生物|科技|电力|石化|新材|能源|重工|汽车|电子|实业|药业|股份", text)
    )


def find_stated(folded: str) -> list[Mention]:
    """Find investors, customers and projects by what is said of them.

    >>> [(m.name, m.type) for m in find_stated("昨日,甲坪绿谷投资3.2亿元建设葛根深加工项目。")]
    [('甲坪绿谷', 'Enterprise'), ('葛根深加工项目', 'Project')]
    """
    return [*_firms(folded), *_customers(folded), *_projects(folded)]


def _after_boundary(text: str) -> str:
    """国际家电巨头甲坪 → 甲坪: what stands behind the last word that belongs to no name."""
    kept: list[str] = []
    for word in words(text):
        kept = [] if word in word_list("boundaries") or word in word_list("leading") else [*kept, word]
    return "".join(kept)


def _firms(folded: str) -> Iterator[Mention]:
    for pattern in _INVESTORS:
        for match in pattern.finditer(folded):
            if _is_firm(match["firm"]):
                yield Mention(*match.span("firm"), "Enterprise", match["firm"], finder="investor")


def _customers(folded: str) -> Iterator[Mention]:
    for pattern in _CUSTOMERS:
        for match in pattern.finditer(folded):
            start = match.start("firms")
            for piece in re.split(r"(、|和)", match["firms"]):
                name = _after_boundary(piece)
                listed = (
                    "、" in match["firms"]
                    and is_particular(name)
                    and not _NO_FIRM.search(name)
                    and not gazetteer().find(name)
                )
                if piece not in "、和" and (_is_firm(name) or listed):
                    yield Mention(
                        start + len(piece) - len(name),
                        start + len(piece),
                        "Enterprise",
                        name,
                        finder="customer",
                    )
                start += len(piece)


def _projects(folded: str) -> Iterator[Mention]:
    for pattern in _PROJECTS:
        for match in pattern.finditer(folded):
            name = match["project"]
            if (
                not re.search(r"重大项目|重点项目|个项目|批项目|该项目|等项目|项目项目", name)
                and "的" not in name
                and not re.match(r"[\d一二三四五六七八九十]+[个条家批]", name)
            ):
                yield Mention(*match.span("project"), "Project", name, finder="stated")


def find_aliases(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find every use of a short form that the text itself gives: 某某有限公司(以下简称“甲坪”), 《方案》提出.

    >>> plan = Mention(0, 10, "Plan", "甲市发展行动方案", "")
    >>> [m.name for m in find_aliases("《甲市发展行动方案》印发,《方案》提出", [plan])]
    ['甲市发展行动方案']
    """
    found = []
    for match in _ALIAS.finditer(folded):
        full = next((m for m in mentions if m.end == match.start()), None)
        if full is not None:
            at = folded.find(match["alias"])
            while at >= 0:
                found.append(
                    Mention(at, at + len(match["alias"]), full.type, full.name, full.key, finder="alias")
                )
                at = folded.find(match["alias"], at + 1)
    plans = [
        m
        for m in mentions
        if m.finder == "title" or m.type in ("Plan", "DevelopmentPlan", "Policy", "Regulation")
    ]
    for match in _SHORT_TITLE.finditer(folded):
        before = [
            m
            for m in plans
            if m.end <= match.start() and match["word"] in re.sub(r"\([^)]*\)$", "", m.name)[-6:]
        ]
        if before:
            full = before[-1]
            found.append(Mention(match.start(), match.end(), full.type, full.name, full.key, finder="alias"))
    return found
