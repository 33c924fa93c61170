"""What the words around a doubtful name say of it: that it is invested in, opened, led, supplied. 语境佐证。

谐波减速器项目 is a kind of thing, until 总投资6.8亿元 stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.mention import Mention

_MONEY = r"(?:\d[\d.,]*(?:万亿|亿|千万|百万|万|千)*多?(?:元人民币|美元|欧元|港元|日元|元)|\|{2,})"
"""A sum, or the wall that stands in its place."""
_ADVERBS = (
    r"(?:完成|已|也|正在?|将|均|都|全部|全面|正式|顺利|日前|近日|今日|昨日|今天|昨天|上午|下午|陆续|相继|先后|同日|同时|如期"
    r"|今年|明年|后年|集中|预计|计划|目前|现|刚刚|有望|年内|率先|成功|[\d一二三四五六七八九十]+(?:年|月|日|号)|[年月]?底前?|,)*"
)
_STATES = (
    r"(?:签约|落户|落地|开工|动工|奠基|破土|封顶|竣工|完工|投产|投用|投运|试生产|试运行|点火|达产|建成|并网|贯通|合龙|通车"
    r"|通过验收|揭牌|启用|开建|复工|启动建设|进场施工|主体完工|投入使用|投入运营|开业|落成|开园|开馆|交付使用|初具规模|初具雏形|雏形初现|完成工程量"
    r"|进入(?:收尾|冲刺|扫尾|最后|攻坚|决战|主体施工|全面施工|试运行)[^,。;]{0,4}|加[紧快](?:建设|施工)|进展顺利|进行顺利|进度(?:很|较)快|(?<=顺利)(?:推进|实施|进行)|(?<=全面)启动|完成(?:了)?总(?:工程|投资)量|热火朝天|如火如荼|(?:建设|施工)现场)"
)
_BEHIND_PROJECT = compiled(
    rf"(?:(?:项目|工程|建设|主体)*|主桥|[左右]洞|[左右]线)(?:\((?:新建|续建|改建|扩建|改扩建|在建|拟建|技改)\)|\((?:总|计划|概算|估算|静态|其中)*(?:投资)?(?:约|超|近)?{_MONEY}[,)]"
    rf"|(?:\([^()]{{1,16}}\))?{_ADVERBS}(?:\([^()]{{1,16}}\))?"
    rf"(?:(?:项目|一期|二期|首期|建设|协议|工程)?(?:总|计划|概算|估算|静态|完成|累计|已|约|预计)*(?:总投资|总造价|投[资入](?:资金|额|约|超|达|近)*{_MONEY})"
    rf"|(?:正式|框架|投资)*协议(?=[,。;])|由(?=[^,。;]{{2,30}}(?:投资|建设|承建|出资|实施|兴建|打造|运营|操盘))"
    rf"|(?:位于|坐落于|地处|坐落|座落|[设建就]在|隐匿于|矗立[在于]|选址|占地|用地|总建筑面积|总装机|规划建设|总规模)"
    rf"|(?<=[城园])(?:党工委|管委会)|:由(?=[^,。;]{{2,30}}(?:投资|建设))|的(?:开工|建成|投产|投用|落户|落地|签约)|,?是由[^,。;]{{2,30}}(?:投资|出资|兴建|建设)|达成(?:协议|合作|共识|一致)|签[订署]|前期(?:工作|手续)|{_ADVERBS}(?:主体|土建|基础|设备)(?:施工|工程|安装)"
    rf"|{_ADVERBS}被?(?:列[入为]|纳入|入选|获批|获得?[^,。;]{{0,8}}(?:核准|批复|备案|立项))"
    rf"|,?(?:投资主体|投资方|投资商|业主|建设单位)(?:为|是|系|:)|的?(?:投资商|投资方|投资单位|业主)(?=[^,。;]{{2,20}}(?:公司|集团))|是[^,。;]{{0,20}}(?:投资|建设|引进|打造)[^,。;]{{0,8}}(?:项目|工程)"
    rf"|。?\n(?:建设单位|建设地点|建设内容|建设规模|建设性质|项目单位|项目业主|实施主体|主要建设内容|责任单位|总投资|投资方|项目地点)"
    rf"|(?<=项目|工程|产线|基地|市场|园区)(?:、[^,。;:、\n]{{2,40}}){{0,9}}等[^,。;、]{{0,14}}?(?:{_STATES}|(?:加紧|加快|加速|抓紧|有序)(?:建设|推进))"
    rf"|等(?:一批|[\d两三四五六七八九十]+个)?(?:重点|重大|在建|民生)?(?:项目|工程)|(?:在[^,。;、]{{2,16}})?{_STATES}|(?:获|拿到|完成)[^,。;]{{0,12}}(?:投资|专项债)))"
)
_BEFORE_PROJECT = compiled(
    rf"(?:投资(?:约|达|超过|超|近)?{_MONEY}的|(?:投建|兴建|修建|兴办|开发|独资|援建|投资建设|合资建设|合建|共建|签约|建设|运营|实施|打造|新上|签订|签下|引进|引来|落户[^,。;的]{{2,12}}|位于[^,。;的]{{2,14}})的|在[^,。;的]{{2,16}}?(?:建设|兴建|新建|建起|建成|打造|投建|布局)(?:了|起)?|{_MONEY},?(?:用于|主要|在[^,。;]{{2,16}})?(?:建设|新建|兴建|扩建|建成|打造|实施|投建|上马|新上|办起|续建|开发|修建|兴办)(?:了|起)?"
    rf"|公司|(?<![再得止准])新上了?|(?:公司|集团|企业)[^,。;]{{0,4}}投资的|(?:新建|续建|在建|开工|竣工|储备|签约)(?:的|项目)(?:有|:)|(?:公司|集团|厂|药业|科技|新材|能源|电子|生物|重工|汽车|铝业|钢铁|医药|化工|股份|控股|电池|锂电|装备|智能)的|负责|(?:合资|独资|联合|共同)(?:兴办|兴建|建设|投建|新建)|合建|合办|(?:签订|签下|签约|落地|引进|引来|招引)(?:了)?|总投资[^,。;]{{0,12}}的|签下[^,。;]{{0,16}}的)$"
)
_ROW = compiled(
    r"(?:(?:^|[。;:\n])[一二三四五六七八九十]{1,2}是"
    r"|(?:^|\n)[ ]*(?:\d{1,3}[. 、]|\([一二三四五六七八九十]{1,3}\))) *$"
)
"""What numbers an entry of a list of projects or a row of a table of them."""
_LED = (
    r"(?:党委书记|董事长|总经理|副总|总裁|首席|负责人|有关负责|相关负责|创始人|厂长|总工|执行董事|法定代表|技术总监|销售总监|采购总监|生产总监"
    r"|工作人员|员工|生产车间|车间|厂区|展厅)"
)
_FOUNDED = compiled(r"(?:共建|合建|组建|成立|设立|建起|联合建立|创建|揭牌|挂牌)(?:了|的|起)?$")
"""What stands before a body that somebody founds."""
_LIES_BEHIND = compiled(
    r"(?:\([^()]{1,16}\))?,?(?:[始创新]建于|(?:创办|成立|创立|创建)于(?=\d{4})|位于|坐落|座落|地处|选址|[迁搬]至|整体搬迁|落户|落址|扎根|占地|[就设建]在)"
)
"""What stands behind a body that is told of as of a house."""
_BEHIND_FIRM = compiled(
    rf"(?:\([^()]{{1,12}}\))?(?:公司|集团)?(?:的)?(?:{_LED}|(?:全资|控股)?子公司|旗下|下属|下辖|所属|(?:等)?[\d两二三四五六七八九十]+(?:余|多)?家[^,。;]{{0,6}}?(?:企业|公司|单位|供应商|厂商|客户|厂家)"
    rf"|{_ADVERBS}(?:将|拟|又)*在[^,。;]{{2,16}}?(?:投资(?!的)|独资|斥资|投建|新建|兴建|建厂|设厂)"
    r"|(?:独资|全资|控股)?投资的(?=[^,。;]{2,24}(?:公司|集团|厂))|在[^,。;]{2,8}的(?:工厂|生产基地|子公司|分公司)|战略投资"
    rf"|{_ADVERBS}(?:再次|追加|拟|又)*(?:投资|再投|斥资|出资|增资|注资|独资|拿出|投入|投下)(?:约|超|近)*{_MONEY}"
    rf"|{_ADVERBS}(?:牵手|联手|携手|入股|参股|收购|并购|兼并|受让|竞得|增持|入主|控股|签约入驻|领投|跟投|供应,|供货,|供货|热送|落地|落户|上马|共建|牵头|发起|合资(?:的|成立|建设|组建)|(?:则|也|又|还|将|拟|正(?!在))(?:把|在|与|和|向|投资|引|对)|承建|承接|揽获|斩获|独家|持股|占股|负责)"
    rf"|(?:已|将|拟|正)?(?:与|和)[^,。;]{{2,24}}?(?:签[订署约定]|达成|合作|合资|建立[^,。;]{{0,8}}关系"
    r"|(?:共同|联合|携手)(?:出资|投资|发起|设立|成立|组建))"
    rf"|(?:则|也|就|正)?(?:是|为|系|成为)[^,。;]{{2,24}}?(?:供应商|供货商|配套商|配套企业|(?:全资|控股)[子孙]公司)"
    r"|(?:\(\d{6}[^()]{0,8}\))?(?:[\d月日]{4,6})?(?:晚间?)?(?:公告|(?:对外)?(?:发布|披露|公布)[^,。;]{0,10}(?:公告|快报|财报|年报|季报))"
    r"|(?:与|和)[^,。;]{2,16}?合投|(?:的)?(?:第[一二三四五六七八九十]大股东|(?:控股|原始|原创|发起|主要|战略|新|大)股东|实际控制人|控制权|控股权)"
    rf"|{_ADVERBS}(?:被(?=[^,。;]{{2,24}}(?:收购|并购|兼并|重组|控股|入股|接管))|(?:引入|引进)(?:了)?(?=[^,。;]{{2,30}}(?:战略投资|战投|入股|股东))|占\d|(?:与|和)[^,。;]{{2,24}}重组)"
    r"|的?(?:\d[\d.]*%|[一二三四五六七八九十]成|半数|全部|国有|部分)(?:的|国有|法人|控)*股[权份]"
    rf"|{_ADVERBS}(?:扩产|停产|复产|减产|转产|改制|破产|上市(?!公司)|纳税)|。这家(?:公司|企业)"
    r"|每[年天月][^,。;]{0,10}(?:采购|供应|送|生产|消耗)|及其(?:子公司|关联方|下属|全资|控股|旗下)|流转(?:了|土地)"
    rf"|{_ADVERBS}(?:拟|将)*(?:向|从)[^,。;]{{2,24}}?(?:采购|订购|购买|购进)"
    r"|(?:合计|累计|批量|大量|长期|分批)+(?:采购|订购|购进)|(?:采购|订购|购进)(?:了|[\u4e00-\u9fff]{1,8}\d)"
    r"|的(?:产品|总部|厂房|工厂|订单|产值|营收|仓库|老总|老板|掌门人)"
    rf"|(?:新建|扩建|实施|建设)[^,。;]{{2,20}}(?:项目|生产线|基地|工厂)|(?:独家|长期|批量)*(?:提供|供应|供货|配套)(?=[,。;、”])"
    rf"|(?:按[^,。;]{{1,16}}(?:比例|出资|持股)|(?:共同|合资|独资|联合)(?:出资|投资|建设|组建|开发|打造|实施))"
    rf"|的(?:原料|原材料|零部件)(?:主要|全部|均|都)*(?:来自|由)|的(?:一级|核心|主要|重要|战略|长期|独家|合格|优秀|指定)*(?:配套企业|供应商|供货商|配套商|客户|合作伙伴|股东)"
    rf"|(?:主要|长期|已|将)*(?:为|向|给)[^,。;]{{2,20}}(?:配套|供应|供货|交付|提供(?!.{{0,6}}(?:服务|支[持撑]|保障|帮助|贷款|资金|便利)))|(?:成功|已|也)*(?:打入|跻身|切入|进入)[^,。;]{{2,20}}(?:供应链|配套|采购|供货)"
    rf"|(?:的)[\u4e00-\u9fffA-Za-z\d]{{2,14}}(?:项目|基地|生产线|工厂|厂房))"
)
_WORDS_BEFORE_FIRM = (
    r"(?:企业|(?:子|孙)公司的|公司|药企|车企|央企|民企|国企|链主|港资|台资|外资|上市公司|供应商|客户|龙头|巨头"
    r"|(?:供应|供货给|供给|卖给|销往|送往|发往|发给|远销|出自|打进|进了|跟着|背靠|买下|配套给|直供|走访|走进|来到|牵手|联手|携手|联合|收购|并购|兼并|重组|控股|入主|受让|所持|持有|竞得|增持|接手|入股|参股|增资|来自|采购自|购自|产自|打入"
    r"|(?:来自|采购自|购自|向|销往|供应|发往)[^,。;]{2,8}的|隔壁的|附近的|旁边的|业主|(?:成立|设立|组建|下属|旗下|所属|控股)的|旗下|隶属于?|归属于?|引进|引来|招引|扶持|扶优|依托|促成|(?:集团|公司)[与和]|(?:收购|并购|兼并|重组|控股|受让|竞得|入股|参股|引进|牵手)了))"
)
_BEFORE_FIRM = compiled(f"{_WORDS_BEFORE_FIRM}$")
_ANYWHERE_BEFORE_FIRM = compiled(_WORDS_BEFORE_FIRM)
_REACH = 12
"""What stands before a firm is looked for in so many characters."""


_PAID_BEFORE = compiled(
    rf"(?:投资|耗资|斥资|投入|造价)(?:额|总额|资金|约|达|近|超|逾|超过)*{_MONEY}"
    r"(?:人民币)?(?:的|,?(?:在[^,。;]{2,12})?(?:建设|新建|兴建|扩建|迁建|修建|改建|打造|建成|实施)(?:了|的)?)$"
    r"|(?:新建|迁建|改扩建|开工建设)(?:了)?(?:[^,。;:、\n]{2,12}、){0,5}$"
)
"""What tells of a body behind it that its house is paid for: 投资3亿元建设甲坪中学."""
_BUILT_BEHIND = compiled(
    rf"(?:项目|工程)?(?:(?:位于|坐落于|选址|占地|总?建筑面积|规划用地)[^,。;\n]{{2,16}},){{0,3}}(?:[,(:。]|项目|工程|建设|计划|预计)*"
    rf"(?:总投资|总造价|概算|估算)(?:额|投资|为|约|达|近|超|[: ])*{_MONEY}"
    r"|(?:项目|工程|建设)?(?:,|项目|工程)?由[^,。;]{2,30}?(?:投资|出资|援建|承建|捐建|兴建|建设)(?=[,。;|\d])"
    r"|(?:项目|工程|建设)?(?:,|日前|近日|昨[天日]|今[天日]|正式|主体|集中|举行|全面)*"
    r"(?:(?:开工|动工|奠基|破土|封顶)(?!作)|主体已?(?:工程|全部|基本)*(?:完工|竣工|封顶|完成))"
)
"""What tells of a body before it that its house is being built: 甲坪中学奠基, 甲坪医院总投资3亿元."""
_BEHIND_ZONE = compiled(
    r"党工委|管委会|工委|管理委员会|(?:[始创新]建于|成立于|位于|坐落|地处|规划(?:总)?面积|总面积|占地)"
    r"|(?:目前|现|已|先后|累计|共|成功)*(?:引进|入驻|落户|集聚)(?:了)?(?:各类|工业|规上|规模以上)*(?:企业|项目)"
)
"""What stands behind a zone that is spoken of by itself."""
_BEFORE_ZONE = compiled(
    r"(?:考察|调研|参观|视察|察看|查看|走进|来到|前往|深入|落户|入驻|位于|坐落于|地处)(?:了)?$"
)
"""What stands before a zone that somebody comes to or that something lies in."""


def speaks_of_building(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around `[start:end]` speak of a body as of a house that is built.

    >>> speaks_of_building("投资3亿元建设甲坪中学", 7, 11), speaks_of_building("走进甲坪中学", 2, 6)
    (True, False)
    """
    paid = _PAID_BEFORE.search(folded, max(0, start - 40), start) is not None
    return paid or _BUILT_BEHIND.match(folded, end) is not None


def speaks_of_project(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around `[start:end]` are those of a project: money, an owner, a stage of works.

    >>> text = "谐波减速器项目占地95亩"
    >>> speaks_of_project(text, 0, 7), speaks_of_project("加强在建项目管理", 2, 6)
    (True, False)
    """
    behind = _BEHIND_PROJECT.match(folded, end) is not None
    if behind or _ROW.search(folded, max(0, start - 8), start):
        return True
    return _BEFORE_PROJECT.search(folded, max(0, start - 40), start) is not None


def speaks_of_body(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around `[start:end]` are those of a body that is founded or lies somewhere.

    >>> speaks_of_body("共建油茶加工实验室", 2, 9), speaks_of_body("走进油茶加工实验室", 2, 9)
    (True, False)
    >>> speaks_of_body("油茶研究院坐落在甲县", 0, 5)
    True
    """
    lies = _LIES_BEHIND.match(folded, end) is not None
    return lies or _FOUNDED.search(folded, max(0, start - 8), start) is not None


def speaks_of_zone(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around are those of a zone: its committee, where it lies, who comes to it.

    >>> speaks_of_zone("甲坪新港区党工委书记", 0, 5), speaks_of_zone("建设新港区码头", 2, 5)
    (True, False)
    >>> speaks_of_zone("市长考察甲坪工业区。", 4, 9), speaks_of_zone("甲坪工业区引进企业17家", 0, 5)
    (True, True)
    """
    behind = _BEHIND_ZONE.match(folded, end) is not None
    return behind or _BEFORE_ZONE.search(folded, max(0, start - 6), start) is not None


def speaks_of_firm(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around `[start:end]` are those of a company: its head, its money, its partners.

    >>> speaks_of_firm("甲芯光电副总裁说", 0, 4), speaks_of_firm("发展光电产业", 2, 4)
    (True, False)
    """
    if folded.endswith("公司", start, end) and folded.endswith(("元的", "|的"), 0, start):
        return True  # 总投资3亿元的甲坪设备公司配件项目
    behind = _BEHIND_FIRM.match(folded, end) is not None
    return behind or _BEFORE_FIRM.search(folded, max(0, start - _REACH), start) is not None


def may_speak_of_firm(folded: str, low: int, head: int, end: int) -> bool:
    """Tell whether `speaks_of_firm` may hold for a name that ends at `end`, if it begins in `[low:head]`.

    >>> may_speak_of_firm("引进甲芯光电", 0, 4, 6), may_speak_of_firm("发展光电产业", 0, 2, 4)
    (True, False)
    """
    behind = _BEHIND_FIRM.match(folded, end) is not None
    return behind or _ANYWHERE_BEFORE_FIRM.search(folded, max(0, low - _REACH), head) is not None


_HOLDS = ("召开", "召开了", "举行", "举行了", "举办", "举办了")
_OURS = tuple(whose + level for whose in "我本" for level in "省市州县区旗校")
_OF_ALL = compiled("全[省市县区州旗校镇乡](?!性|各|上下|的|重[要大]会|大型|范围)")
"""Whom a meeting gathers, which names it: 全县自然资源工作会议, but no 全县性会议."""
_IS_HELD = compiled(
    r"(?:[\d月日]{2,6}|[上下]午|昨[日天]|日前|近日)*(?:在[^,。;]{2,20}?)?(?:隆重)?(?:召开|举行)"
)
_OPENS, _WHOLE_NAME = (",", "。", ":", "\n", ""), 7
"""What a clause begins behind, and how long a name is that says what a meeting of all is about."""
_AND_WHO_CAME = compiled(r"[,。\n][^\n]{0,160}?(?:出席|主持|参加|讲话|发言|会上|进行了|指出|强调|要求)")
"""What stands behind a meeting that somebody holds, where it is reported on."""


def speaks_of_meeting(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around `[start:end]` are those of a meeting that is held, and who came to it.

    >>> text = "召开防汛工作会议。市长出席"
    >>> speaks_of_meeting(text, 2, 8), speaks_of_meeting("开好防汛工作会议。市长要求", 2, 8)
    (True, False)
    >>> speaks_of_meeting("主持召开全县自然资源工作会议", 4, 14)
    True
    """
    if folded.endswith(_OURS, 0, start):
        return _IS_HELD.match(folded, end) is not None
    if _OF_ALL.match(folded, start):
        return end - start >= _WHOLE_NAME
    held = _IS_HELD.match(folded, end) if folded[start - 1 : start] in _OPENS else None
    held_at = end if folded.endswith(_HOLDS, 0, start) else held.end() if held else 0
    return held_at > 0 and _AND_WHO_CAME.match(folded, held_at) is not None


_NO_SUBJECT = compiled(r"[、和与及的等“”](?!位于)|旗下|下属|控股|全资|投资|出资|(?:党委|董事|总经理|副)")
"""What stands behind a company that its sentence is not about."""


_AS_OBJECT = compiled(r"(?:[由与向为给跟从被对]|来自|供应|销往)$")
"""What stands before a company that its sentence is not about."""


def last_spoken_of(folded: str, named: Sequence[Mention]) -> Mention:
    """Give the body that the last sentence with any begins with, as a subject does, else the one named last.

    >>> firms = [Mention(0, 4, "Enterprise", "甲坪轴承"), Mention(5, 9, "Enterprise", "乙湾集团")]
    >>> last_spoken_of("甲坪轴承为乙湾集团供货。公司总经理", firms).name
    '甲坪轴承'
    >>> last_spoken_of("甲坪轴承、乙湾集团投产。公司总经理", firms).name
    '乙湾集团'
    """
    opened = folded.rfind("“", 0, max(m.start for m in named))
    if folded.find("”", opened, max(m.start for m in named)) < 0 <= opened:  # a head's words name others
        named = [m for m in named if m.end <= opened] or named
    subjects = [m for m in named if not _AS_OBJECT.search(folded, max(0, m.start - 3), m.start)]
    last = max(subjects or named, key=lambda m: m.end)
    start = max(folded.rfind(sign, 0, last.start) for sign in "。\n!?;”") + 1
    first = next((m for m in named if m.start == start), last)
    return last if _NO_SUBJECT.match(folded, first.end) else first
