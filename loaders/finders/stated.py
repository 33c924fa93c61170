"""Names that nothing in them gives away, told by what is said of them. 由语境认出的企业和项目。

某某投资3亿元建设某某基地 makes the first a company, the second a project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.finders.candidate import PLANTS
from loaders.finders.edges import left_edge
from loaders.finders.firm_like import NAME, is_firm, may_be_firm
from loaders.finders.firms import RANKED
from loaders.finders.kinds import is_part
from loaders.finders.spoken import speaks_of_building
from loaders.finders.stems import is_new_word, is_particular
from loaders.mention import Mention
from loaders.required import finds
from loaders.segment import words
from ontology.words import words as word_list

_MONEY = r"\d[\d.,]{0,14}(?:万亿|亿|千万|百万|万|千){0,3}多?(?:元人民币|美元|欧元|港元|日元|元)"
_SEATED = rf"(?:[\u4e00-\u9fff]{{2,8}}?的)?{NAME}{{3,10}}?"
"""A company, with or without where it sits: 甲市的乙电池."""
_AHEAD = r"(?:(?<=[,。;:、\n“”|])|^|支持|推动|双方就|由|系|其中|年|月|日)"
_WORKS = (
    r"(?:项目|基地|工厂|生产线|产线|产业园|园区|(?<!开)园|中心|工程|总部|综合体|[一二三四]期|厂区|电站|码头"
    r"|研究院|综合楼|大楼|热电联产|改造|扩建|迁建|搬迁|屠宰|市场|城|系统|装置|机组|矿井|酒店|[^工]厂|牧场|养殖场|小镇)"
)
_BEHIND_WORKS = (
    r"(?=[,。;、(\n]|及|和|等|被|入选|[都均也]是|的(?:合作|投资|框架|建设|项目|战略)*(?:协议|合同)|签约|落户|落地|开工|正式|顺利|竣工|投产|动工|奠基"
    r"|在|将|是|于|,|已|同步|同时|相继|主体|封顶|建成|完工|奠基|$)"
)
_BUYERS = (
    compiled(
        rf"(?:^|(?<=[:\n]))(?P<firm>{NAME}{{3,8}}?)拟(?:以)?\d[\d.]*[万亿]元(?:收购|增资|认购|受让|投[建资]|建设|新建|设立)",
        re.MULTILINE,
    ),
    compiled(
        rf"(?:与|和)(?P<firm>{NAME}{{3,10}}?)(?:在[^,。;]{{2,6}})?(?:签署|签订|签)了?《?(?:股[份权]转让|股[份权]收购|增资)"
    ),
)
"""Who buys shares: 甲坪科技:乙湾网络拟1亿元收购公司股份."""
_SUBSIDIARY = compiled(
    rf"(?:(?:公司|集团|股份|其)的?(?:全资|控股|参股)(?:子|孙)?公司|(?<=[,:。])(?:全资|控股)?[子孙]公司)(?![在于与拟将])(?P<firm>{NAME}{{3,11}}?)"
    r"(?=[于与拟以将持的在为向对近已和及收由本]|[直间]接|共同|联合|合计|[,。;、(]|签|完成|通过|发布|计划|投资(?![拟将在为与和]))"
)
_INVESTING = compiled(r"(?!本次|对外|共同|战略|参与|联合|继续|追加)[\u4e00-\u9fff]{2,4}投资")
_SIGNS_WITH = compiled(r"(?:与|和)[^,。;]{2,30}?(?:共同)?(?:签|达成|合资|共同)")
"""A subsidiary, and what may be its name although it ends like what companies do."""
_INVESTORS = (
    compiled(rf"(?:与|和|同)(?P<firm>{NAME}{{3,10}}?)(?:合资|共同[出投]资)(?:设立|成立|组建)"),
    compiled(rf"(?:合资|共同[出投]资)(?:设立|成立|组建)了(?P<firm>{NAME}{{3,8}}?)(?=[,。;、(])"),
    compiled(rf"由(?P<firm>{NAME}{{3,10}}?)出资(?:占)?(?:\d[\d.]*%|{_MONEY})"),
    compiled(rf"(?:战略投资(?:者|方)|新股东)(?P<firm>{NAME}{{3,10}}?)(?=[,。;、])"),
    compiled(
        rf"(?:上市公司|龙头企业|央企|民企|国企|{RANKED}(?:企业)?|系|为|属)(?!{RANKED})(?P<firm>{NAME}{{3,13}}?)的"
        r"(?:控股|全资|参股)?(?:子公司|分公司|成员企业)"
    ),
    compiled(
        rf"{_AHEAD}(?P<firm>{NAME}{{3,13}}?)(?:作为|是|系|为)[^,。;]{{0,24}}?"
        r"(?:企业|公司|厂家|供应商|服务商|制造商)(?:之一)?[,。;]",
        re.MULTILINE,
    ),
    compiled(
        rf"(?:持有|收购|受让|出售|转让|[获取]得|拿下)了?(?P<firm>{NAME}{{3,10}}?)(?:\(..公司\))?(?:的?(?:\d[\d.]*%|[一二三四五六七八九十]成|全部|控股)的?|的)股(?![东票市])"
    ),
    compiled(rf"(?:向|对)(?P<firm>{NAME}{{3,13}}?)(?:进行|同比例|追加)?(?:增资|注资)"),
    _SUBSIDIARY,
    compiled(
        r"(?:投资方|业主单位|投资商|建设单位|投资主体|运营方|项目业主)(?:为|是|:)"
        rf"(?P<firm>{NAME}{{4,19}}?)(?=[,。;、(\n])"
    ),
)
"""A company invests, is a parent, is said to be one, is named as the owner."""
_FROM_ABROAD = compiled(
    rf"{_AHEAD}(?P<firm>{COUNTRIES}(?P<brand>[\u4e00-\u9fff]{{2,5}}?))(?:正式|将|已|拟|先后|也|还|以[^,。;]{{2,6}}(?:形式|方式))*"
    r"(?:设立了?|成立了?|组建了?|独资|入驻|落户|进驻|并购|收购)",
    re.MULTILINE,
)
"""A company by its country and brand alone: 美国甲坪设立了."""
_ACTS = compiled(
    rf"(?:投资|再投|斥资|出资|注资)(?:约|超|近)?{_MONEY}"
    rf"|在[^,。;]{{2,16}}?投资(?:约|超|近)?{_MONEY}"
    r"|(?:将|拟|计划|已)+在[^,。;]{2,14}?投资(?:建设|新建|兴建|设立|打造|建厂)"
    r"|持有[^,。;]{0,24}?(?:股权|股份)|(?:参股|入主|收购|并购|入股|增持)(?=[^,。;]{2,16}(?:公司|集团|股份|银行|厂|\d%|[铜铝钢药矿锂酒乳纸实置煤锌]业|水泥|科技|汽车))"
)
_ACTOR = compiled(
    rf"{_AHEAD}(?:{RANKED}(?:企业)?|上市(?:公司|集团)|[\u4e00-\u9fff]{{0,10}}企业|关联方|合作方|控股股东)?(?!{RANKED}|拟|双方|[这那此该])(?P<firm>{NAME}{{3,17}}?)(?<!有限)(?:公司)?"
    r"(?:将|拟|计划|准备|预计|再|一期|首期|已|还|又|现|目前|累计|分别|合计|共同|联合|联手|携手|合资|独资|共|[直间]接|仍|各|认缴|实缴|以[^,。;]{2,6}方式|作为(?:有限|普通)合伙人|分[两二三四]期){0,3}总?(?!.)",
    re.MULTILINE | re.DOTALL,
)
"""What a company does, and the company right before it, which is sought only there."""
_TOGETHER = compiled(r"(?<=..)(?:联合|携手|联手|会同)(?=..)")
_REACH = 30
"""No company has more characters with what stands between it and what it does."""
_SOLD = compiled(
    rf"(?:供应(?![量链商])|供货给|供给|配套给|销往|送往|发往|卖给|供货|直供)(?:给|了)?(?P<firms>{_SEATED}(?:[、和]{_SEATED})*)"
    r"(?=等[^,。;]{0,10}(?:企业|公司|厂商|客户|车企)|[,。;”]|[两二三四五六七八九十\d]+家)"
)
_FOR_WHOM = compiled(r"(?:为|向|给)[^,。;]{2,24}$")
"""Where the customer stands before the verb, its product behind it: 为甲公司供应内饰件."""
_CUSTOMERS = (
    compiled(
        rf"由(?:[^,。;]{{2,10}}(?:企业|龙头|巨头))?(?P<firms>{NAME}{{3,10}}?(?:[、和与]{NAME}{{3,10}}?)*)(?:等)?(?:共同|联合|合作|合资|独资|全额)*"
        r"(?:(?:投资|出资)(?:建设|兴建|新建|打造|开发|设立|组建|(?=的[^,。;]{2,24}(?:项目|工程|基地|园)))|(?<=[共合][同作])(?:建设|兴建|打造|开发))"
    ),
    _SOLD,
    compiled(
        r"(?:为(?!期)|向|给)(?![^,。;]{2,40}等[^,。;]{0,6}(?:技术|产业|行业|领域|产品)提供)"
        rf"(?P<firms>{NAME}{{3,10}}?(?:(?:、|和){NAME}{{3,10}}?)*)"
        r"(?:等(?:[^,。;]{0,8}?(?:企业|公司|厂商|客户|车企|品牌))?)?(?:就近|批量|独家|长期|稳定)?"
        r"(?:提供(?!了?更?加?(?:有力|坚强|坚实|强|良好|重要|法治|人才|组织|政治|思想|智力|新?动[力能]|新(?:支撑|引擎|活力|机遇|空间|平台)|(?:了)?(?:指导|支持|帮助|保障|便利|借鉴|参考|条件|机会|依据|经验)))|供应|供货|配套(?!企业|商|产业)|代工|交付)"
    ),
    compiled(
        rf"(?:与|同)(?P<firms>{NAME}{{3,10}}?)(?:签订|签了|签署|达成)[^,。;]{{0,12}}?"
        r"(?:供货|供应|采购|长单|订单)"
    ),
    compiled(
        rf"(?:采购自|(?<!收)购自|其余来自|主要来自)(?P<firms>{NAME}{{3,10}}?(?:、{NAME}{{3,10}}?)*)(?=旗下|在|的|[,。;、])"
    ),
    compiled(
        rf"(?:获得?|得到|拿到)了?(?P<firms>{NAME}{{3,10}}?(?:[、和与]{NAME}{{3,10}}?)*)(?:等[^,。;]{{0,10}}?)?的?"
        r"(?:联合|战略|天使|领投|[A-Z]\+?轮)*(?:投资|融资|注资)(?=[,。;]|的)"
    ),
    compiled(
        rf"(?:打入|打进|进了|进入|跻身|切入|纳入)(?:了)?(?P<firms>{NAME}{{2,12}}?(?:[、和与]{NAME}{{2,12}}?)*)(?:等(?:企业|公司|车企)?)?的?(?:全球)?"
        r"(?:采购名单|采购名录|供应链|供应体系|采购体系|配套体系|配套名录|供货名单|供应商名录|供应商名单|合格供方|配套圈)"
    ),
)
"""Companies that pay for works together, are supplied, or sign for supplies."""
_PROJECTS = (
    compiled(
        rf"{_MONEY}(?:人民币)?(?:,)?(?:在[^,。;]{{2,16}}?)?(?:主要|用于|重点)?"
        r"(?:建设|建立|新建|兴建|打造|扩建|实施|投建|建成|建起|办起|上马|开发){1,2}(?:了|的)?(?:共计|合计|总计)?(?!内容|规模|地[点址]|工期|周期|单位|标准|性质)"
        rf"(?P<project>[^,。;、()\n]{{2,30}}?{_WORKS}){_BEHIND_WORKS}"
    ),
    compiled(
        rf"投资(?:约|达|超过|超|近)?{_MONEY}的(?P<project>[^,。;、()\n]{{2,34}}?{_WORKS}){_BEHIND_WORKS}"
    ),
    compiled(
        rf"投资(?:约|达|超过|超|近)?{_MONEY}(?:人民币)?、[^,。;()\n]{{2,14}}?的"
        rf"(?P<project>[^,。;、()\n]{{2,24}}?{_WORKS}){_BEHIND_WORKS}"
    ),
    compiled(
        rf"{_AHEAD}(?P<project>(?![这该此其在]|本次|走进|来到|步入|实施|推进|启动|加快|抓好)[^,。;:、()\n]{{3,30}}?(?:项目|工程|基地|产业园))(?:\([^()]{{1,16}}\))?,?"
        rf"(?:计划|概算|估算|预计)?总投资(?:约|达)?{_MONEY}(?!的)",
        re.MULTILINE,
    ),
)
"""A project is what money is spent to build."""
_HEADING = compiled(
    r"^(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、|[▲●◆])?"
    r"(?P<project>(?!在|我|全|该|此次|本次)[\u4e00-\u9fff][^,。;:、()\n]{5,36}(?<![个批大类等重要点])(?:项目|工程))\n"
    r"(?=(?:项目|工程)?(?:[:]?(?:计划|概算|估算)?总投资|位于|占地|选址|建设(?:内容|地点|单位|规模|性质)[:为]))",
    re.MULTILINE,
)
"""A line that is nothing but the name of works, above the line that tells of them."""
_SHORTEST = 3
"""No customer that only its verb tells of has fewer characters."""
_MORE = compiled(r"等.|(?<![客机火汽卡专])车$")
"""What a customer's name does not hold: 宝马等油车, 宝马车."""
_PIECE = compiled(r"[^、和]{1,3}和[^、和]+|[^、和]+")
"""A member of a list of companies; what stands less than four characters before 和 is no name: 三和工业."""
_SUM_BEHIND = compiled(rf"\((?:总|计划|概算|估算|静态|协议|批复)*(?:投资)?(?:约|超|近|为)?{_MONEY}[,)]")
_NO_WORKS = compiled(
    r"(?:公司|集团|资金|基金|收入|产值|贷款|总额|补贴|奖金|费|额|债券?|资本|[省市县区镇]|高铁|铁路|高速|公路|[、的])$"
    r"|[、,的]|资金|收入|总值|贷款|预算|投资额|人均|同比"
)
"""What a sum in brackets stands behind that is no project."""
_HOUSES = (*PLANTS, "中学", "小学", "医院")
"""Ends of what is a company, a body or works, as it is told."""
_CALLED = compiled(r"^(?:是|为|系)(?=[\u4e00-\u9fff]{4})")
_NO_PROJECT = compiled(
    r"^该|重[大点](?:项目|工程)|\d[个项]|个项目|批项目|该项目|等项目|项目项目|的|^在|^[\d一二两三四五六七八九十几多]+[个条家批座项大台套]"
)
_ORDINAL = compiled(
    r"^(?:\d{1,2}\.(?!\d)|[主分]会场|包括|分别[是为]|[一二三四五六七八九十]{1,2}是(?:在)?|(?:已|即将)?(?:投产|开工|动工|竣工|签约|在建|续建)项目(?=.{4}))"
)
"""What numbers works in a list, or says how far they are, before their name."""
_RUNS_ON = compiled(r"(?<=项目)(?:分|将|是|为|包括|主要).+$")
"""What is said of works whose name seems to hold it."""
_BUILDER = compiled(
    r"(?:推进|实施|加快|启动|拿下|签下|签约|签订|见证|迎来|引来|兴办|兴建|新建|扩建|拟建|筹建|投建|合建|打造|投资建设|开工建设|园建设|区建设|县建设|市建设|建设一?[座条个]|引进|负责)了?(?!的)|(?:企业|公司|集团)在|的(?:有(?![机色限轨线]))?"
)
_OF_TRADE = compiled(
    r"[\u4e00-\u9fff]{0,6}(?:装备|材料|能源|制造|电子|医药|化工|食品|纺织|服装|机械|储能|光伏|电池)(?:产业|制造|生产|加工|研发){0,2}(?:基地|产业园|生产线)$"
    r"|[\u4e00-\u9fff]{3,12}(?:研发|生产|制造|加工|组装|检测|设计)(?:[及和与]?(?:研发|生产|制造|加工|销售|组装|检测|产业化)){0,2}(?:基地|产业园|生产线|项目|工厂)$"
)
"""A base or park for a line of trade, which a sum makes one of its own: 投资3亿元建设高端装备制造基地."""
_OWNED = compiled(r".{2,30}公司(?:的)?(?=.{4})")
"""The company that a project's name seems to begin with."""


def find_stated(folded: str) -> list[Mention]:
    """Find investors, customers and projects by what is said of them.

    >>> [(m.name, m.type) for m in find_stated("昨日,甲坪绿谷投资3.2亿元建设葛根深加工项目。")]
    [('甲坪绿谷', 'Enterprise'), ('葛根深加工项目', 'Project')]
    """
    return [
        *_investors(folded),
        *_customers(folded),
        *_projects(folded),
        *_headings(folded),
        *_with_sums(folded),
    ]


def _is_built(folded: str, match: re.Match[str]) -> bool:
    """Whether what is told as a company is works for which is paid: 甲坪水泥厂总投资3亿元."""
    return match["firm"].endswith(_HOUSES) and speaks_of_building(folded, *match.span("firm"))


def _investors(folded: str) -> Iterator[Mention]:
    for act in finds(_ACTS, folded):
        match = _ACTOR.search(folded, max(0, act.start() - _REACH), act.start())
        if match and is_firm(match["firm"]):
            kind = "Facility" if _is_built(folded, match) else "Enterprise"
            yield from (
                Mention(*span, kind, folded[slice(*span)], finder="investor") for span in _paired(match)
            )
    for match in finds(_FROM_ABROAD, folded):
        if is_new_word(match["brand"]) and may_be_firm(match["firm"]):
            yield Mention(*match.span("firm"), "Enterprise", match["firm"], finder="investor")
    for match in (match for pattern in _BUYERS for match in finds(pattern, folded)):
        if may_be_firm(match["firm"]) and is_particular(match["firm"]):
            yield Mention(*match.span("firm"), "Enterprise", match["firm"], finder="investor")
    for pattern in _INVESTORS:
        for match in finds(pattern, folded):
            if is_firm(match["firm"]) or (pattern is _SUBSIDIARY and _names_subsidiary(folded, match)):
                yield Mention(*match.span("firm"), "Enterprise", match["firm"], finder="investor")


def _paired(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Give where the company stands, or the two that invest together: 甲坪建投联合乙坪机车."""
    start, end = match.span("firm")
    pair = _TOGETHER.search(match["firm"])
    if pair and is_firm(match["firm"][: pair.start()]) and is_firm(match["firm"][pair.end() :]):
        yield start, start + pair.start()
        yield start + pair.end(), end
    else:
        yield start, end


def _names_subsidiary(folded: str, match: re.Match[str]) -> bool:
    """Whether words behind 子公司 are its name: they look so, or the next words tell with whom it signs."""
    name = match["firm"]
    signs = _SIGNS_WITH.match(folded, match.end("firm")) and may_be_firm(name) and is_particular(name)
    return _INVESTING.fullmatch(name) is not None or bool(signs)


def _customers(folded: str) -> Iterator[Mention]:
    for match in (match for pattern in _CUSTOMERS for match in finds(pattern, folded)):
        if match.re is _SOLD and _FOR_WHOM.search(folded, max(0, match.start() - _REACH), match.start()):
            continue
        listed = "、" in match["firms"] or "的" in match["firms"]
        for piece in _PIECE.finditer(match["firms"]):
            name = _after_boundary(piece.group().rpartition("的")[2])
            if len(name) < _SHORTEST or _MORE.search(name):
                continue
            if is_firm(name) or (listed and may_be_firm(name) and is_particular(name)):
                end = match.start("firms") + piece.end()
                yield Mention(end - len(name), end, "Enterprise", name, finder="customer")


def _projects(folded: str) -> Iterator[Mention]:
    for match in (match for pattern in _PROJECTS for match in finds(pattern, folded)):
        name = _ORDINAL.sub("", _OWNED.sub("", _CALLED.sub("", _after_builder(match["project"]).lstrip())))
        rest = _RUNS_ON.search(name)
        name = name[: rest.start()] if rest else name
        part = is_part(folded, *match.span("project"))
        if not part and not _NO_PROJECT.search(name) and (is_particular(name) or _OF_TRADE.match(name)):
            end = match.end("project") - (rest.end() - rest.start() if rest else 0)
            yield Mention(end - len(name), end, "Project", name, finder="stated")


def _headings(folded: str) -> Iterator[Mention]:
    for match in finds(_HEADING, folded):
        if is_particular(match["project"]) and not _NO_PROJECT.search(match["project"]):
            yield Mention(*match.span("project"), "Project", match["project"], finder="stated")


def _with_sums(folded: str) -> Iterator[Mention]:
    """甲坪高效组件(25亿元): what a sum in brackets stands behind is a project."""
    for match in _SUM_BEHIND.finditer(folded):
        start = left_edge(folded, (match.start(), match.start()))
        name = _after_builder(folded[start : match.start()])
        start = match.start() - len(name)
        if 4 <= len(name) <= 30 and is_particular(name) and not _NO_WORKS.search(name):
            yield Mention(start, match.start(), "Project", name, finder="sum behind")


def _after_builder(text: str) -> str:
    """在甲县合资兴办乙项目 → 乙项目: what stands behind the last verb of building, if it is long enough."""
    last = max((match.end() for match in _BUILDER.finditer(text)), default=0)
    return text[last:] if len(text) - last >= 4 else text


def _after_boundary(text: str) -> str:
    """国际家电巨头甲坪 → 甲坪: what stands behind the last word that belongs to no name."""
    kept: list[str] = []
    for word in words(text):
        kept = [] if word in word_list("boundaries") or word in word_list("leading") else [*kept, word]
    return "".join(kept)
