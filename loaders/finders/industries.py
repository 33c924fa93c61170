"""Industries by their word: 制造业, 低空经济, 轴承产业. 产业。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.edges import Limits, left_edge
from loaders.finders.listed import MADE
from loaders.finders.stems import is_particular
from loaders.mention import Mention, top
from loaders.pattern import any_of
from loaders.required import finds
from ontology import load
from ontology.words import words

_HEAD = compiled(
    r"产业(?![立强兴富][省市县区州镇村]|园|带|基地|社区|城|链|集群|集聚|化|工人|结构|政策|基金|联盟|研究|大会|协会|新城|体系|布局|生态"
    r"|转移|新体系|扶贫|帮扶|兴旺|孵化|大道|项目|协同|资源|[与和]|创新|投资|融合|工程|规模|园区|技术"
    r"|数字)"
)
_CLUSTER = compiled(
    r"(?:(?:打造|培育|建设|形成|壮大|发展|做强|做大|做优|构建|集聚|延伸|拉长|推进|推动|围绕|聚焦|加快|支持|深耕|带动|提升|增强|以(?=[^,。;]{4,16}(?:闻名|著称|见长)))(?:了|成|起)?|(?<=[省市县区州旗镇,。;\n])(?![\u4e00-\u9fff]{1,5}[省市县区州旗镇]|[还也又将正已并把使让加着大积全]|推[进动]|打造|培育|发展|建设|构建|形成|支持|带动|提升|引领|力争|争取|确保|持续|不断|进一步|增强|巩固))"
    r"(?:一批|若干|[一二三四五六七八九十\d]+[个条])?(?:具有[^,。;]{2,12}的)?(?:国家级|世界级|全国领先的|省级)?"
    r"(?:(?:(?<![二三四五六七八九十两\d]个)(?:年?总?产值|规模))?(?:过|超过?|突破|达)?[\d一二三四五六七八九十百千万]+亿(?:级|元级|元)?(?:规模)?的?)?"
    r"(?:(?P<stem>[\u4e00-\u9fff]{2,8}?)(?:国家级|世界级|省级|全)?产业(?:集群|高地|链(?!长))|(?P<gathered>(?!推[动进]|促进|加[快速大]|引导|积极|全力)[\u4e00-\u9fff]{2,14}?)产业(?:集聚|集群化)(?:发展|壮大)?(?=[,。;、]))(?!座谈|大?会|专班|工作|办|图谱|招商|联盟|协会|发展中心)"
)
"""An industry said to be built as a cluster or chain: 打造千亿级轴承产业集群."""

_CHAINS = compiled(
    r"(?:包括|涵盖|分别为|分别是|聚焦|打造|做强|构建)(?:了|好)?(?P<list>[\u4e00-\u9fff]{2,10}产业链(?:[、和与及][\u4e00-\u9fff]{2,12}产业链)+)"
)
_CHAIN = compiled(r"(?P<stem>[\u4e00-\u9fff]+?)产业链(?:[和与及](?=[\u4e00-\u9fff]+产业链))?")
"""Chains in a row: 包括氢能产业链、集成电路产业链."""

_NO_STEM = compiled(
    r"[的和与级]|区域|优势|特色|主导|新兴|重点|先进|现代|高端|完整|上下游|壮大|培育|打造|共|做[大强优]|^[跨在]"
)

_NO_KIND = compiled(
    r"一$|^新[城区市]$|^(?:其|每个?|各|该|此|上述|共促|增强|搞活|[一二三四五六七八九十\d]+大)|^[立强兴富][省市县区州镇村]$|^[十百千万]+亿(?:元级?|级)|[型性]$|^[一二三四五六七八九十大新特优强“”]+$|^(?:辅助|配套|先导)$|[省市县区州]长[\u4e00-\u9fff]{2,3}作$"
)
"""What stands before 产业 and only counts or ranks it: 每个高端成长型产业, 十大生态产业."""
_CALLED = compiled(
    r"(?:(?<=[,。;\n])|^)((?![把将使让])[\u4e00-\u9fff]{2,8}?(?:[、和][\u4e00-\u9fff]{2,8}?){0,8})(?:等)?(?:产业)?,?(?:已经?|逐步|逐渐|正)*(?:是|作为|成为)[\u4e00-\u9fff]{2,14}?的?(?:(?:传统|优势|特色|主导|主攻|支柱|首位|富民)+产业|[一二三四五六七八九十]大支柱|(?:培育|打造|发展)的[两三四五六七八九十]大产业)"
)
"""What is said to be a place's industry: 油茶是甲县的传统产业."""
_COUNTED_END = compiled(
    r"“?(?:(?:[两二三四五六七八九十][大强优]|[\d两二三四五六七八九十]+[个条])(?:特色|主导|支柱|优势|重点|新兴|[百千万]+亿(?:级|元)*)*|首位|主导|支柱)”?$|“[^“”]{1,8}”$"
)
"""The count that ends a list of industries: 核桃、石榴、红枣三大特色产业."""
_MADE = (*MADE, "延伸", "拉长", "补齐")
"""Verbs that the segmenter cuts through: 做 | 强白酒."""
_SAID = compiled(
    r"(?<!高质量)(?<![协融])(?:(?:发展|布局|培育|壮大|做[强优大精]|构建|打造|巩固|提升|优化|改造|升级|深耕|抢占|竞逐|形成了?以?)+|聚焦|围绕|突出|拥有|集聚了?|建强|主攻|瞄准|承接|盛产|立足|把|(?<=[\u4e00-\u9fff]{2})向(?=[\u4e00-\u9fff、]{2,24}(?:延伸|拓展|转型))|(?<!持之)以(?!及))(?P<list>(?:[\u4e00-\u9fff、]|“(?=[二两三四五六七八九十]大)|(?<=[\u4e00-\u9fff])\([\u4e00-\u9fff、]{2,24}\)(?=、|和|等)){2,60})"
)
"""A verb and the industries that it is said of: 前瞻布局氢能、储能."""
_AS_ONE = compiled(r"[^,。;]{0,16}?(?:一体化的全?(?:产业链|经营|运营|发展模式)|位一体)")
"""What makes a list the steps of one trade: 饲料、养殖、加工一体化的全产业链."""
_AGAIN = compiled(
    r"(?:积极|大力|加快|着力|重点|优先|继续|坚定不移|不断|进一步|集群|集聚|错位|做[大强优精])*(?:[十百千万]+亿(?:元级?|级)|[国省]家?级|世界级|发展|培育|壮大|布局|做[强优大精]|形成|打造|进军|书写|开发利用|深耕|抢占|竞逐)+以?|^以(?!及)|^成?集(?![成群聚中团装合约体市贸])"
)
"""The verb before a further industry of a list: 大力发展航空物流、积极发展专业物流."""
_COUNTED_KINDS = compiled(
    r"[二两三四五六七八九十](?:大|条|个)(?:[百千万]+亿(?:级|元)*|细分|标志性|重点|主导|特色|优势|支柱|战略性|新兴|农业|工业)*(?:产业|领域|集群)"
    r"|等(?:[\u4e00-\u9fff]{2,4}[型性][、和]?){1,3}[\u4e00-\u9fff]{0,4}产业(?![园链化部主监])"
    r"|等(?:(?:既有|现有|现代|重点|主导|特色|优势|支柱|战略性|新兴|传统)*|[\u4e00-\u9fff]{2,4})(?:产业|行业)(?![园链化部主监])|等(?:既有|现有|重点|主导|特色|优势)+产业链"
    r"|等(?:先进|现代|高端|新型|优势|特色)*(?:制造业|服务业|服务贸易)(?:产业)?(?:集群)?(?![园链化部主监])"
    r"|等?“[^“”]{1,6}”(?:产业|行业)(?![园链化])"
)
_BEHIND_COUNT = compiled(
    r"(?<![\u4e00-\u9fff])(?P<named>[\u4e00-\u9fff]{2,8}(?:[、和][\u4e00-\u9fff]{2,8}){1,9})(?:等“[\u4e00-\u9fff]{1,6}”(?:大|个)?产业|齐头并进|并驾齐驱|多点开花)"
    r"|“(?:[\dN]+\+[\dNX+]+|[一二三四五六七八九十][\u4e00-\u9fff]{1,8})”[\u4e00-\u9fff]{0,8}产业(?:体系|集群|格局|布局)?[,(]?(?:即|分别是|分别为|包括|指|——?)(?P<summed>[\u4e00-\u9fff]{2,12}(?:[、和][\u4e00-\u9fff]{2,12})+?)(?=[,。;)]|等)"
    r"|(?:\d+|[一二三四五六七八九十]{1,2})[大个条](?:[\u4e00-\u9fff]{0,8}?)(?:产业(?:集群|链条?)?|服务业|行业|赛道),?"
    r"(?:主要|分别|具体)*(?:包括|包含|涵盖|即|是|为|:|——?)了?"
    r"(?P<list>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12})+?)(?=[,。;]|等)"
    r"|(?:(?:主导|支柱|优势|特色|主要|首位|辅助|配套|先导)产业(?:集群|链)?(?:主要|分别|具体|包括|有(?![色机])|为|是|:)+|产业定位(?:为|是|:))(?P<led>[\u4e00-\u9fff]{1,12}(?:[、和][\u4e00-\u9fff]{1,12})*?)(?=[,。;]|等)"
    r"|[把将](?:大力|加快|做[强优大]|发展|培育|壮大|推进)*(?P<made>[\u4e00-\u9fffA-Z\d]{1,8}(?:[、和][\u4e00-\u9fff]{1,8}?){0,5})等?"
    r"(?:当作|作为|列为|确[定立]为|定为|培育成|打造成)(?:全?[省市县区州]的?)?(?:[立强兴富][省市县区州农]|第一|主导|支柱|首位|特色|优势|骨干|龙头|富民|战略性?|新兴|重点)+产业"
    r"|产业(?:集群|链)?[\d一二三四五六七八九十]{1,2}[个条]\((?P<told>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}){0,9})\)"
)
"""Industries behind the count of them: 打造4个骨干产业集群,包括高端装备、食品加工; 把甲、乙作为支柱产业."""
_BETWEEN_SIGNS = compiled("[^、]+")
"""A member of such a list, which 、 alone parts: 机械及装备 is one."""
_BETWEEN_ALL = compiled("[^、和]+")
"""The like where 和 parts the last two."""
_CHAINED = compiled(
    "(?:(?<=[\u4e00-\u9fff]{2})(?<![型性级])(?:主导|传统|新兴|支柱|特色|优势|首位))?全?产业(?:集[聚群][\u4e00-\u9fff]{0,2}|链)?$|新?(?:赛道|风口)$|(?<=[\u4e00-\u9fff]{2})(?:为主|延伸|拓展|转型|迈进|并举|齐头并进|“?[二两三四五六七八九十]大[\u4e00-\u9fff]{0,4})$"
)
"""What is said of the last of a list: 绿色建材产业集聚, 乡村旅游为主."""
_OF_RANK = compiled("(?<=[\u4e00-\u9fff]{2})(?<![型性级])(?:主导|传统|新兴|支柱|特色|优势|首位|骨干|龙头)+$")
"""What rank a line of trade has, which is no part of its name: 白酒特色产业."""
_JOINED = compiled("(?:体系|集群)?(?:[和与及、]|以及)")
"""What joins a further list to one that was counted."""
_MADE_LEADING = compiled(
    r"(?:作为|为)(?:主导|支柱|特色|首位|[立强兴富]\w{1,2})*产业|为(?:主导|支柱|配套|支撑)$|为主导|为支柱|为(?:支撑|主体|主|重点|核心|特色)的[^,。;、]{0,8}产业(?!园|基地|带)"
)
_EXEMPLIFIED = compiled(
    r"为(?:代表|特色|基础|龙头|支撑|引领|领军|重点|核心|骨干|主体|依托|主)的(?:[十百千万]+亿元?级)?(?P<stem>[\u4e00-\u9fff]{2,9}?)(?:产业|行业)?(?=[、,。;和与及等]|产业|行业|集群|方兴未艾|异军突起|蓬勃|快速|迅速|不断|初具|渐成|持续|逐步|日益)"
)
"""A line of trade with who or what stands for it: 以甲坪集团为龙头的绿色包装."""

_THRIVES = compiled(
    r"(?:^|(?<=[。;\n]))(?P<name>(?:(?![一二三四五六]是|全[省市县区]|我[省市县区])[\u4e00-\u9fff]){2,8}?(?<![就创企事作毕行产])业)"
    r"(?=(?:继续|持续|稳步|保持|呈现|不断|蓬勃|快速|迅速|日益|加速|良好|强劲|健康|了|出)+(?:的|较快)?(?:良好|强劲)?(?:的)?(?:发展|崛起|兴起|兴旺|壮大|繁荣)(?:的)?(?:势头|态势|局面)?[,。;])"
)
"""A line of trade of which a clause tells that it thrives: 养殖业呈现良好态势."""
_PUSHED = compiled(
    r"(?:推动|促进|推进|加快|助力|带动|引领)"
    r"(?P<name>(?:传统|现代)?(?:(?!传统|现代)[\u4e00-\u9fff]){1,4}?(?<![就创企事作毕行产商工农开停复失])业)(?=转型|提质|提档|升级|振兴|高质量发展)"
)
"""A line of trade that somebody pushes on: 推动传统渔业转型升级."""


_BASE = compiled(
    r"(?:是|为|成为|建成)(?:全[国省市]|我[国省市]|[\u4e00-\u9fff]{1,6}[省市区])(?:的)?(?:重要|最大|主要|著名|新兴)*(?:的)?"
    r"(?P<list>[\u4e00-\u9fff]{2,5}(?:[、和][\u4e00-\u9fff]{2,5}){1,6}?)(?:等)?(?:工业|产业|生产)?基地(?![建之])"
    r"|(?:建成|形成|建设|打造|拥有)了?(?P<bases>[\u4e00-\u9fff]{2,8}(?:[、和][\u4e00-\u9fff]{2,8}){1,6}?)(?:等)?(?:[两二三四五六七八九十]大|[\d两二三四五六七八九十]+个)"
    r"(?:[十百千万]+亿(?:元?级)?|国家级?|省级|世界级|全[国省](?:性|重要)?|重要|特色|新型)*(?:工业|产业|生产|制造|加工)基地(?![建之])"
)
"""The lines of trade that a place is a base of: 是甲省重要的能源、冶金基地; 建成甲、乙两大国家级产业基地."""


@cache
def _trade() -> re.Pattern[str]:
    """How lines of trade end that are named without the word 产业."""
    return compiled(rf"(?:{any_of(words('trade_endings'))})$")


@cache
def _crop() -> re.Pattern[str]:
    """How a county's crops and breeds end, each a line of trade where it develops it."""
    return compiled(rf"(?:{any_of(words('crops'))})$")


_ALONE = frozenset(
    (
        *("氢能", "储能", "光伏", "风电", "软件", "康养", "芯片", "液压", "造纸", "钢铁", "陶瓷", "纺织"),
        *("丝绸", "玻璃", "石材", "木材", "家电", "模具", "石墨", "水泥", "饲料", "花卉", "服饰", "卫浴"),
        *("太阳能", "轨道交通"),
        *("白酒", "轴承", "阀门", "箱包", "皮革", "电缆", "印染", "家居", "农机", "机床", "制药", "大健康"),
    )
)
"""Common words that name a line of trade all the same."""
_ONE_SIGN = frozenset("茶酒药竹菌果蚕烟糖薯牛羊猪鸡鱼")
"""What a county grows or makes that one character tells: 茶产业."""
_COUNTED_SIGNS = _ONE_SIGN | frozenset("铝铜钢锰锌镁硅锂磷煤纸陶瓷盐乳奶肉粮油菜花草禽渔林畜麻棉椒桑枣橘")
"""What one character names in a list of industries that is counted: 铝、糖、锰三大产业."""
_COMMON_TRADES = frozenset(
    (
        *("能源", "建材", "食品", "健康", "化工", "汽车", "旅游", "物流", "纺织", "服装", "机械", "医药"),
        *("冶金", "煤炭", "石化", "建筑", "金融", "商贸", "养老", "体育"),
        *("商贸服务", "养老服务", "现代金融", "现代商贸"),
    )
)
"""Words of every text that name a line of trade where somebody develops it."""
_DEVELOPING = (*_MADE, "发展", "壮大", "提升", "优化", "培育", "打造", "巩固", "改造", "在", "把")
_BETWEEN_MEMBERS = compiled(
    r"(\([^()]*\)|[、和与]|及(?!零部件|配件|储能电池|精?深加工|加工|[铝钛镁铜锂硅钢锰锌]))"
)
"""What parts the members of a list, what brackets tell of one of them included."""
_OF_SIZE = compiled("[十百千万]+亿(?:元级?|级)?的?$")
"""How great an industry is to be made, before its name: 做强百亿元食品产业."""
_MODERN = ("现代", "新型")
"""What belongs to an industry's name: 现代物流, 新型显示."""
_NO_PART = ("开发区", "园区", "力争", "争取", "确保")
"""Words that a name seems to begin with and does not: 园区轴承产业, 力争轴承产业产值过百亿元."""
_PARTS = compiled("[,。;、]")
"""Signs behind which what stands right before 产业 is all of its name."""
_KIND = compiled(
    r"(?:都市|休闲|观光|智慧|养老|托育|家政|健康|现代|高端|先进|生产性|生活性|文化|科技|商务|农产品|食品|粮食|特色|绿色|生态|设施|汽车|智能|精深|物流|金融|制造|信息|旅游|中介|会展)+$"
)
"""What kind of a declared industry is meant: 养老托育 + 服务业."""
_AND_MADE = compiled("及(?:其)?精?深加工")
"""What belongs to an industry's name behind it: 绿色食品及精深加工."""
_CARS = compiled("汽车(?!产业)")
"""What belongs to a name of power that is no power: 新能源汽车."""
_NO_TRADE = compiled(
    r"为|[性型]$|^全国|^国家|一批|项目|企业|公司|集团|基地|园区|工程(?!机械|塑料|装备)|体系|集群|平台|[的了着等]|[条个]|[委厅局处部院]$|委员会"
)


@cache
def _names() -> re.Pattern[str]:
    """The declared names of industries that need no other witness."""
    named = (s for s in load().classes["Industry"].suffixes if not s.startswith("产业"))
    return compiled(any_of(s for s in named if len(s) > 2 or s == "文旅"))


def find_industries(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find industries; which of them an article says something of, the rules decide.

    >>> [m.name for m in find_industries("推动轴承产业成链,发展低空经济", [])]
    ['低空经济', '轴承']
    """
    spans = [(m.start, m.end) for m in known]
    ends = {m.end for m in known if top(m.type) == "Place" or m.type == "IndustrialPark"} | {0}
    ends |= {m.end() for m in _PARTS.finditer(folded)}
    declared = map(_with_kind, _names().finditer(folded))
    found = [m for m in declared if m.name not in words("generic_industries")]
    for match in _HEAD.finditer(folded):
        found += _before_head(match, spans, ends)
    found += _called(folded)
    found += [*_thriving(folded, spans), *_of_base(folded), *_of_place(folded, {b for _, b in spans})]
    found += (m for m in _exemplified(folded) if not any(a < m.end and m.start < b for a, b in spans))
    return [
        *found,
        *_clusters(folded),
        *_chains(folded),
        *_behind_count(folded, ends),
        *_said(folded, {i for a, b in spans for i in range(a, b)}),
    ]


def _before_head(match: re.Match[str], known: Sequence[tuple[int, int]], ends: set[int]) -> Iterator[Mention]:
    """The line of trade before 产业, told by its words or by what is done to it: 做强轴承产业."""
    folded = match.string
    start = left_edge(folded, match.span(), known, Limits(walls=known))
    start = max([start, *(b for a, b in known if a <= start < b <= match.start())])
    start += folded[start - 1 : start + 1] in _MADE
    start += folded[start] == "年" and folded[start - 1 : start].isdigit()
    start = max([start, *(m.end() for m in _AGAIN.finditer(folded, start, match.start()))])
    start += next((len(word) for word in _NO_PART if folded.startswith(word, start)), 0)
    start -= 2 * (folded[start - 2 : start] in _MODERN)
    stem = _COUNTED_END.sub("", folded[start : match.start()]).removesuffix("等")
    kindless = _OF_RANK.sub("", stem)
    ranked = _is_trade(kindless) or (len(kindless) > 2 and is_particular(kindless))
    stem = kindless if ranked else stem
    if "产业" in stem or "打造" in stem or _NO_KIND.search(stem):
        return
    telling = is_particular(stem) or (len(stem) >= 4 and _trade().search(stem) is not None)
    telling = (telling and stem not in words("generic_industries")) or stem in _ALONE
    told = stem in _COMMON_TRADES or _is_trade(stem)
    sized = _OF_SIZE.search(folded, max(0, start - 8), start)
    before = sized.start() if sized else start
    told = told and (folded.endswith(_DEVELOPING, 0, before) or start in ends)
    if 2 <= len(stem) <= 8 and (telling or told):
        yield Mention(start, match.end(), "Industry", stem, finder="industry")
    if stem[-1:] in _ONE_SIGN and (len(stem) == 1 or stem[:-1] in ("强", "大", "优")):
        at = match.start() - 1
        yield Mention(at, match.end(), "Industry", folded[at : match.end()], finder="industry")


def _called(folded: str) -> Iterator[Mention]:
    for match in finds(_CALLED, folded):
        for member in _BETWEEN_ALL.finditer(folded, *match.span(1)):
            name = member.group()
            if name not in words("generic_industries") and not _NO_TRADE.search(name):
                yield Mention(*member.span(), "Industry", name, finder="called")


@cache
def _plain() -> re.Pattern[str]:
    return compiled(rf"(?P<stem>{any_of(_ALONE | _COMMON_TRADES)})(?:产业链(?!长)|行业)")


def _of_place(folded: str, ends: set[int]) -> Iterator[Mention]:
    """A common line of trade right behind the place that has it: 禹城市风电产业链, 湖州市丝绸行业."""
    for match in finds(_plain(), folded):
        if match.start() in ends and match.start():
            yield Mention(*match.span(), "Industry", match["stem"], finder="industry")


def _of_base(folded: str) -> Iterator[Mention]:
    for match in finds(_BASE, folded):
        for member in _BETWEEN_ALL.finditer(folded, *match.span(match.lastgroup or 0)):
            name = member.group().removesuffix("生产")
            common = name in words("generic_industries") and name not in _COMMON_TRADES
            if not common and not _NO_TRADE.search(name):
                yield Mention(member.start(), member.start() + len(name), "Industry", name, finder="base")


def _thriving(folded: str, known: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Lines of trade that thrive or are pushed on, behind the place that has them."""
    for match in (*finds(_THRIVES, folded), *finds(_PUSHED, folded)):
        end = match.end("name")
        start = max([match.start("name"), *(b for a, b in known if match.start() <= a and b < end)])
        name = folded[start:end]
        if len(name) > 1 and name not in words("generic_industries") and not _NO_TRADE.search(name):
            yield Mention(start, end, "Industry", name, finder="thrives")


def _with_kind(match: re.Match[str]) -> Mention:
    """A declared industry with the kind of it that stands before: 现代服务业, 先进制造业."""
    kind = _KIND.search(match.string, max(0, match.start() - 8), match.start())
    start = kind.start() if kind and match.group().endswith("业") else match.start()
    made = _AND_MADE.match(match.string, match.end())
    end = made.end() if made else match.end()
    end += 2 * (match.group() == "新能源" and _CARS.match(match.string, end) is not None)
    return Mention(start, end, "Industry", match.string[start:end], finder="industry")


def _said(folded: str, taken: set[int]) -> Iterator[Mention]:
    """The industries of a list without the word: all of them where it is counted or made leading."""
    for match in finds(_SAID, folded):
        if _AS_ONE.match(folded, match.end("list")):
            continue
        for first, last, told in _lists_of(match["list"]):
            listed = match["list"][first:last].removesuffix("“").removesuffix("等")
            members = [(at, _CHAINED.sub("", m)) for at, m in _members(listed, match.start("list") + first)]
            known = sum(_is_trade(piece) for _, piece in members)
            several = "、" in listed or match["list"].startswith("等", last)
            of_trades = (told and several) or (known > 1 and known * 2 >= len(members))
            for at, piece in members:
                end = at + len(piece)
                named = 2 <= len(piece) <= 8 + 3 * ("及" in piece) or (told and piece in _COUNTED_SIGNS)
                fits = of_trades or _is_trade(piece)
                telling = _tells(piece) or (of_trades and piece in _COMMON_TRADES)
                crops = folded[end : end + 1].isdigit()  # so many acres of it
                bad = crops or _NO_TRADE.search(piece) or taken.intersection(range(at, end))
                if named and fits and telling and not bad and piece not in words("generic_industries"):
                    yield Mention(at, end, "Industry", piece, finder="said")


def _lists_of(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where lists of industries begin and end, and whether they are told: 甲、乙两大产业和丙、丁三大产业."""
    first = 0
    for count in _COUNTED_KINDS.finditer(text):
        if not first or _JOINED.match(text, first):
            linked = _JOINED.match(text, first)
            yield linked.end() if linked else first, count.start(), True
            first = count.end()
    if not first:
        leading = _MADE_LEADING.search(text)
        yield 0, leading.start() if leading else len(text), leading is not None


def _is_trade(piece: str) -> bool:
    """Whether this alone names a line of trade."""
    return bool(_crop().search(piece) or _trade().search(piece)) or piece in _ALONE


def _tells(piece: str) -> bool:
    """Whether this is no word of every text, or as a line of trade long enough."""
    known = piece in _ALONE or _crop().search(piece) or len(piece) == 1 or is_particular(piece)
    return bool(known) or (len(piece) >= 4 and _trade().search(piece) is not None)


def _members(listed: str, at: int) -> Iterator[tuple[int, str]]:
    """The members of a list that stands at `at`, each with its place, without a verb of its own."""
    for piece in _BETWEEN_MEMBERS.split(listed):
        verb = _AGAIN.match(piece)
        skipped = verb.end() if verb else 0
        if piece not in "、和与及" and not piece.startswith("("):
            yield at + skipped, piece[skipped:]
        at += len(piece)


def _exemplified(folded: str) -> Iterator[Mention]:
    for match in finds(_EXEMPLIFIED, folded):
        stem = match["stem"]
        telling = len(stem) >= 4 or is_particular(stem)
        common = stem in words("generic_industries") or _NO_TRADE.search(stem)
        if _trade().search(stem) and telling and not common:
            yield Mention(*match.span("stem"), "Industry", stem, finder="said")


def _chains(folded: str) -> Iterator[Mention]:
    for match in _CHAINS.finditer(folded) if folded.count("产业链") > 1 else ():
        for piece in _CHAIN.finditer(folded, *match.span("list")):
            stem = piece["stem"]
            end = piece.end("stem") + len("产业链")
            yield Mention(piece.start(), end, "Industry", stem, finder="cluster")


def _behind_count(folded: str, ends: set[int]) -> Iterator[Mention]:
    for match in finds(_BEHIND_COUNT, folded):
        parted = _BETWEEN_SIGNS if match["list"] else _BETWEEN_ALL
        for member in parted.finditer(folded, *match.span(match.lastgroup or 0)):
            at = max([member.start(), *(end for end in ends if member.start() < end < member.end())])
            whole = folded[at : member.end()]
            name = whole.removesuffix("产业") if len(whole) > 3 else whole
            if name not in words("generic_industries") and not _NO_TRADE.search(name):
                yield Mention(at, at + len(name), "Industry", name, finder="behind count")


def _clusters(folded: str) -> Iterator[Mention]:
    for match in finds(_CLUSTER, folded):
        group = "stem" if match["stem"] else "gathered"
        stem = match[group]
        telling = is_particular(stem) or (len(stem) >= 4 and _trade().search(stem) is not None)
        common = stem in words("generic_industries") or not telling
        if (stem in _COMMON_TRADES | _ALONE or not common) and not _NO_STEM.search(stem):
            end = match.end(group)
            end += 2 * folded.startswith("产业", end)
            yield Mention(match.start(group), end, "Industry", stem, finder="cluster")
