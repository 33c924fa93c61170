"""Names that end in a word of their kind: …有限公司, …产业带, …都市圈, …座谈会. 以类名结尾的专名。

The endings are declared in `ontology/classes`; where a name begins is `edges.py`'s business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.expressions import compiled
from loaders.finders.beginnings import trimmed_start, with_figure
from loaders.finders.behind_firms import behind_firm
from loaders.finders.brands import BANKS
from loaders.finders.candidate import PLANTS, Candidate
from loaders.finders.candidates import (
    ANYWHERE_FOREIGN,
    BRAND_SIZES,
    BUILDERS,
    is_brand_of_place,
    is_name,
    is_sized_works,
)
from loaders.finders.clauses import clause_start
from loaders.finders.corridors import is_line_stem
from loaders.finders.edges import Limits, Span, left_edge
from loaders.finders.endings import Ending, find_endings
from loaders.finders.ends import ends_told, tells_ends, through
from loaders.finders.kinds import ZONE_ENDS
from loaders.finders.letters import is_trunk, lettered
from loaders.finders.post_words import posts
from loaders.finders.spoken import may_speak_of_firm, speaks_of_building
from loaders.mention import Mention
from loaders.segment import is_word
from ontology.words import words

_TAILS: Mapping[str, re.Pattern[str]] = {
    "Corridor": compiled(
        r"(?:(?:(?<=轨道交通)|(?<=地铁)|(?<=市域铁路)|(?<=城际铁路)|(?<=有轨电车)|(?<=轻轨))(?:(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})号线|[A-Z]\d{0,2}线)(?:[一二三四五]期(?:工程)?)?|(?<=轨道交通)[东西南北]?环线|(?<=城际)快?线|(?:货运|客运)?(?:联络线|连接线|支线|复线|环线)|(?<=铁路)(?:(?![至到经和与及设新建段间的等重])[\u4e00-\u9fff]){2,4}支线|(?:(?<=高速)|(?<=高速公路))(?:(?![至到经和与及设新建段间的等重])[\u4e00-\u9fff]){2,4}(?:连接线|联络线)|(?<=特高压)(?:交流|直流)?(?:输电|输变电)?(?:线路|通道|工程)|(?<=大道)[东西南北](?=[、,。;]|[等和与及]|开工|建成|通车|进入|正式|全线|改造|工程)|[一二三四五]期)?(?:(?<!支线)[东西南北]?延[伸长](?:线|(?!至|到|线))(?:轨道交通线)?)?"
    ),
    "Organization": compiled(
        r"(?:(?:(?<=大学)|(?<=科学院))(?:(?:第[一二三四五六])?附属(?:第[一二三四五六])?[\u4e00-\u9fff]{0,8}?医院"
        r"|(?!共建|联合|合作)[^和与及同在为由的任等,。、;:()“”《》\d\s]{2,6}?(?:学院|研究院|研究所|校区)|(?!共建|联合|合作|举行|召开|党委|教授|专家|[校院]长)[^和与及同在为由的任将已拟来赴到等,。、;:()“”《》\d\s]{2,12}?(?:研究院|研究所|转移中心|转化中心|研究中心|创新中心|研发中心|医学中心|医疗中心|重点实验室|工作站)|(?<=大学)(?:研究生院|医学部|[医法商文理工农药]学院|(?:(?![在为由的任等])[\u4e00-\u9fff]){1,6}[与和][\u4e00-\u9fff]{2,6}?学院(?=副?院长|副?教授|党委))))?"
    ),
    "Meeting": compiled(
        r"(?:(?<=会)议(?![程题定案事室厅]))?(?:第[一二三四五六七八九十\d]{1,3}次(?:全体)?会议"
        r"|(?:全[省市县区州国])?(?:工作)?(?:动员|筹备|部署|推进|调度|协调)[\u4e00-\u9fff]{0,8}?(?:大会|会议|会))?"
    ),
    "Enterprise": compiled(
        r"(?:厂(?![区房长址内矿商]))?(?:\((?:有限合伙|普通合伙)\)|\((?:国际|中国|(?!全资|控股|参股|持股|买方|卖方|甲方|乙方|丙方|均为|暂名|独资|合资|外资)[\u4e00-\u9fff]{2}市?)\)"
        r"(?![\u4e00-\u9fff]{0,8}公司))?"
        r"(?:(?<=公司)[^和与及等的、,。]{2,8}?(?:分公司|分行))?"
    ),
    "Project": compiled(
        r"(?:\([一二三四五]期\)|[一二三四五]期)?"
        r"(?:(?:政府和社会资本合作)?\(?(?:PPP|BOT|TOT|EPC|BT|EOD|TOD)\)?(?=项目|工程))?"
        r"(?:(?<=大桥)及(?:其|两岸)?(?:接线|连接线|引道|引桥|附属|配套)工程|(?:(?<=水库)|(?<=枢纽))[及与和](?:其|配套)?(?:灌区|渠系|干渠|引水|供水|输水|补水)(?:配套)?(?:工程|项目)|(?:续建配套)?(?:[与及和]?(?:节水|现代化))?(?:建设|改造|扩建|开发|(?<=景区)(?:提质|提升|升级)+)?(?<!项目)(?<!工程)(?:项目|工程))?"
    ),
    "Plan": compiled(r"(?:\((?:(?:19|20)\d\d—(?:19|20)\d\d年?|[\u4e00-\u9fff]{2,4}部分)\))?"),
}
"""What may follow the head of a name and belong to it, by top class."""
_UNWALLED = ("Enterprise", "Project", "Meeting")
"""Top classes whose names may run over a place or body: 甲坪(郑州)有限公司."""
_NOT_AFTER = compiled(
    r"(?<=控股)(?:\d|权|的[^,。;]{2,16}公司|、[^,。;、]{2,14}参股)|(?<=期)(?:(?:创业|股权)投资|(?:产业)?(?:投资)?基金)|(?<=大会)堂|(?<=题会)[见晤谈]|(?<=面会)谈|(?<=新城)社区|(?<=景区)(?:大门|景观|售票|游客|停车|栈道|观光)|(?<=[国省]道)[GS]?\d|(?<=高速路)口|(?<=学习中心)组|(?<=总会)计|(?<=政协会)议|(?<=[省城产交水农旅国文]投)资|(?<=牧场)(?:示范|试验)区|(?<=联席会议)办公室|(?<=分行)政(?![银企])|(?<=山区)域|(?<=[大道])道?(?:[东西南北中]路)?\d+号|街道|(?<=公司)业务部|(?<=[\u4e00-\u9fff]{2})局(?![部域限面势地])|(?<=管道)(?:局|分?公司)|(?<=新能源)汽车|(?<=航空)(?:港|枢纽|口岸|城|产业|运输|航天)|(?<=动力)电池|(?<=总部)(?:位于|坐落于|地处|设在|坐落)|(?<=城际)(?:公交|班车|交通|列车|动车|巴士|客车|客运(?!专线)|网)|(?<=轨道交通)(?:发展|线网|装备|产业|区域品牌|品牌|集群|车辆|设备)|(?<=航道)桥|(?<=规划)(?:形成|布局|目标|网)|(?<=地铁)站|(?<=轻轨)站|(?<=规划)(?:、?建设|设立|对接|新建|兴建|引进|投资|占地|新增|开发|、管理|、设计)|(?<=工业)(?:[城园区]|总产值|企业|增加值|经济)|(?<=项目)(?:达到?|共有?|共计|有)?\d+[个项]|(?<=项目)(?:申请|建议书|包保|清单|名单|库|建设年|推进|管理|谋划|储备|招引|洽谈|包联|专班|申报|签约仪式|负责人)|(?<=规划)(?:范围|面积|总面积|用地|人口|展示|展览|馆|局|院|区|总图|期|处|司)|(?<=中心)(?:城?区|城市?|镇|村|工作|任务|环节|地带|地位)|(?<=市场)的?(?:空白|占有率|份额|业务|布局|需求|竞争|地位|前景|开拓|拓展|开发|营销|总监)|(?<=[公铁]路)网|(?<=航道)网|(?<=机场)群|(?<=特高压)(?:(?:交流|直流)?(?:配套|换流|变电)|电缆|设备|开关|变压器|装备|材料)|(?<=高速)(?:引线|网|出行|通行|行驶|增长|发展|推进|扩张|运转|成长)|大桥|特大桥|(?<=[控参]股)(?:子公司|股东)|(?<=项目)(?:部|经理|法人)|(?<=工程)(?:部|产业|专业|学院|技术|机械|监理|造价(?!约|达|为|[\d|])|咨询)|地位|(?<=汽车)(?:配套|板|件|城|展|用|零部件|配件|产业|内饰)|化|性|式|类型|型|级|者|率|额|量|值|力(?!争)|费|款|观|感|论坛|界|员|师|长(?![廊达约年期\d])"
)
"""What goes on after an ending that is none: 产业带 + 动力."""
_OTHER_MEETING = compiled(
    r"(?:汇报|座谈|洽谈|推进|交流|通报|部署|动员|调度|分析|协调|研讨|恳谈|推介|发布|常委|专题|办公|工作)会(?:\([^()]{1,4}\))?(?:会?议)?(?:\([^()]{1,4}\))?[和与及]"
    r"|(?:”|签约|开工|动工|竣工|落成|启动|揭牌|奠基|通车|投产|开馆|开园|开幕)仪式[和与及]"
    r"|赛[和与及]|[节会展坛][和与及](?=首届|第[一二三四五六七八九十\d]{1,3}届|20\d\d)"
)
"""One meeting before the next: 工作汇报会和考核通报会 are two."""
_COMMITTEES = ("管委会", "党工委", "工委", "管理委员会")
"""What a park that is a zone of its own has: 甲市空港工业园区管委会."""
_CENTRAL_BANK = ("人民银行", "中国人民银行")
"""The bank that governs the others, whose branches are no companies."""
_PER_YEAR = compiled(r"[年日](?:生?产|处理|加工)\d")
_FUNCTION_WORDS = tuple("由与和向为被对经将")
_HOUSED = ("Hospital", "School", "PublicInstitution", "ResearchInstitute")
"""Bodies that are works where it is told that they are built: 甲坪中学."""
_OF_SCHOOLS = (
    ("医院", "Hospital"),
    *((end, "ResearchInstitute") for end in ("研究院", "研究所", "中心", "实验室", "工作站")),
)
"""What a school has that is no school itself, by the end of its name."""
_OF_LEVEL = compiled(r"(?<![\u4e00-\u9fff])[省市县区州]$|(?<=[向由经据])[省市县区州]$")
"""The bare level that an office of a campaign is of: 市“某某行动”办公室."""
_LINE_WORKS = ("项目", "工程")
"""Works of these words that are told by two ends are a line: 甲坪至乙湾项目."""
_WORKS_ON_LINE = compiled(
    r"(?P<ends>[\u4e00-\u9fff()—-]{2,}?)(?P<way>高速铁路|城际铁路|市域铁路|铁路|高铁|客运专线|高速公路|高速|天然气管道|输气管道)(?:\([^()]{2,20}\))?"
    r"(?:[一二三四]期|扩能|改扩建|扩建|新建|续建|电气化|提速|复线|双线|增建二线|改造|提质)+(?:建设)?(?:工程|项目)"
)
"""What is done to a line that is told by its ends or letters: the line itself is spoken of."""
_PHASE = compiled(
    r"(?<=[\u4e00-\u9fff]{2})(天然气管道|输气管道|成品油管道|原油管道|输水管道|高铁|城际铁路|城际轨道交通|市域铁路|客运专线)(?:[一二三四]期(?:工程|项目)|(?<=轨道交通)(?:工程|项目))$"
)
"""A phase of a line, which is the line."""
_POWER_LINE = compiled(
    r"(?P<ends>[\u4e00-\u9fff()—-]{2,}?)(?=±|\d|特高压|超高压|直流|柔直|输电|联网)(?:±?\d{3,4}(?:千伏|kV|KV))?(?:特高压|超高压)?"
    r"(?:柔性)?(?:交流|直流|柔直)?(?:输变电|输电|联网)?(?:线路|通道)?(?:工程|项目)"
)
"""A line for electricity that is told by its ends: 甲坪—乙湾±800千伏特高压直流输电工程."""
_WIRED = ("千伏", "特高压", "输电", "直流", "联网")
_AT = ("位于", "坐落于", "坐落在", "落户", "入驻", "选址", "起于", "起自", "始于", "止于", "终于")
"""What an address stands behind."""
_CAMPAIGN = compiled(
    r"(?P<whole>全[省市县区州旗国])?(?:(?<![落实彻])党的|(?:(?<=召开)|(?<=举行)|(?<=举办)|(?<=出席)|(?<=参加)|(?<=[省市县区州旗,。\n]))(?:深入)?学习(?:宣传)?贯彻(?:党的)?)"
    r"(?:[一二三四五六七八九十]{2,3}(?:大|届(?:[一二三四五六七]中全会)?))?$"
)
"""What a campaign's meeting is called by before its name: 全市党的某某活动动员大会, 学习贯彻某某推进会."""
_HELD = compiled(
    r"(?:[召举][开行办]了?|(?<![为对向给使由])(?=全[省市县区州旗国]))(?!全[省市县区州旗国](?:召开|举行|举办|上下|政协|人大|妇联|总工会|工商联))"
    r"(?P<name>(?![的会第])(?:(?!研究|传达|听取|审议|讨论|进行|开展了|组织开展|出席|参加|主持)(?:[^会的了以由在对就,。;:!?()《》|\s\d次]"
    r"|(?<=[社委员协工商])会|(?<=党)的)){3,24})$"
)
"""What a meeting that is held, or one of all the city, is called by: 召开……工作会议, 全市……动员会."""
_THIS_TIME = compiled(r"(?:[本此该这]|(?P<other>[上下]一?|历))[届次]")
"""What points at an event, or at the one before or after it: 本届甲坪文化节, 下一届甲坪文化节."""
_OF_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d$")
"""The year that a festival's name begins with: 2011某某旅游节."""
_COUNTED = compiled(
    r"(?:(?<!\d)20\d\d|第[一二三四五六七八九十\d]{1,3}届|首届)"
    r"(?:(?!举[行办]|召开|参[加展]|出席|开幕|以来|期间|会上|年)[^的在了和与及将由暨,。;:!?《》|\s\d届]){2,20}$"
)
"""The year or number that an event's name begins with: 2022世界大健康博览会."""
_OPENS = compiled(
    r"(?:[\d月日]{2,6}|[上下]午|[昨今][日天晚]|日前|近日|隆重|盛大|成功|顺利|如期|圆满|胜利|,?在[^,。;]{2,20}?)*"
    r"(?:召开|举行|举办|开幕|闭幕|启幕|落幕|开赛)"
)
"""What stands behind a meeting that all of its clause names: 甲市作风建设年动员大会 + 召开."""
_ATTENDED = ("出席", "参加", "主持", "召开", "举行", "举办", "出席了", "参加了", "召开了", "举行了", "举办了")
_MORE_THAN_NAME = compiled(
    r"[的了将由赴来]|[召举主][开行办持]|参加|出席|传达|听取|研究|审议|进入|期间|宣布|关于|书记|[省市县区州]长|主任|主席|[也还已再]|在(?![线职建校])"
)
"""What the clause of such a meeting does not hold before its kind."""
_TO_HEROES = compiled(r"(?:烈士纪念日)?向$")
_BEFORE_HEAD = {
    **dict.fromkeys(("烈士", "革命", "人民", "英雄", "英烈"), _TO_HEROES),
    "班子": compiled(r"[省市县区州旗]?[四五两](?:大|套|大套)$"),
}
"""What stands before the first two characters of a meeting's name: 向烈士敬献花篮仪式, 县四大班子联席会议."""
_SIDES = ("东部", "西部", "南部", "北部", "中部", "沿边", "沿海", "沿江", "沿黄")
"""What tells part of a region, in the name of a line there."""
_OF_ANOTHER = compiled(
    r"(?:铁路|高铁|高速|公路|客专)(?:全线|正线)?[自从和与及](?=[\u4e00-\u9fff]{2})|(?<=[东西南北接])(?:起|接|连|抵)(?=[\u4e00-\u9fff]{2,4}(?:城际|高铁|高速|铁路|客专))|(?<=[市县区镇乡村])(?:顺接|对接|衔接|连接|接)(?=[\u4e00-\u9fff]{2}|[GS]\d)|(?:服务|融入|对接)(?=[\u4e00-\u9fff]{2})"
)
"""What stands before the line at which one begins, or that is named beside one: 甲乙铁路自丙丁铁路引出."""
_NAMED_IN_QUOTES = compiled(r"(?:设立|成立|建立|组建|挂牌|揭牌|授牌|共建|创建|建成|创办)了?$")
"""What stands before quotes that hold the name of a body."""
_PLAIN = compiled(r"[\u4e00-\u9fff·]{4,30}")
_STATIONS = ("东站", "西站", "南站", "北站")
"""What a line begins at behind its city: 甲市东站至乙湾机场快速路."""
_FROM_TO = ("至", "—")
"""What parts the ends of a line in the name of its works: 甲坪至乙湾公路改造工程."""
_OF_LINES = ("Project", "Meeting")
"""What may be named after a line that is told by its ends: its works, and the ceremony that begins them."""


def find_headed(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find names by their endings. `known` are places, quoted names and bodies found before, in order.

    >>> [(m.name, m.type) for m in find_headed("加快建设京雄高铁,推进甲坪有限公司扩产", [])]
    [('京雄高铁', 'Railway'), ('甲坪有限公司', 'Enterprise')]
    """
    spans = [(m.start, m.end) for m in known]
    starts = [a for a, _ in spans]
    found = []
    for head, ending in find_endings(folded):
        first = max(0, bisect_right(starts, head - 60) - 1)
        near = spans[first : bisect_right(starts, head + len(ending.text))]
        mention = _name(folded, head, ending, near)
        if mention is not None:
            found.append(mention)
    return found


def _name(folded: str, head: int, ending: Ending, known: Sequence[Span]) -> Mention | None:
    whole, behind = ending.top, head + len(ending.text)
    tail = _TAILS[whole].match(folded, behind) if whole in _TAILS else None
    end = tail.end() if tail else behind
    if _NOT_AFTER.match(folded, end):
        return None
    if whole == "Place" and any(a < head and end <= b for a, b in known):
        return None  # neither 深圳市南山区 nor 南山区委 has a 山区
    if (
        ending.told
        and whole == "Enterprise"
        and end == behind
        and not _may_be_told(folded, head, ending, known)
    ):
        return None
    start = _start(folded, (head, behind), whole, known)
    if (start == head and whole != "Project") or (whole == "Meeting" and folded.startswith("向", head - 1)):
        return None  # 代表县委向大会作报告
    start = _from_quote(folded, trimmed_start(folded, start, head, whole), end, whole)
    candidate = Candidate(folded, start, end, head, ending, folded[start:head], known)
    behind_zone = whole == "Project" and folded.endswith(ZONE_ENDS, 0, start)
    if behind_zone and not is_name(candidate):
        candidate = _with_zone(candidate)
        start = candidate.start
    named = is_brand_of_place(candidate) or is_name(candidate) or is_sized_works(candidate)
    if not named or (whole == "Enterprise" and _runs_over(candidate)) or folded.startswith("号线", start):
        return None  # 号线 is what is left of 地铁1号线
    start = _behind_address(folded, start, head, known) if whole == "Project" else start
    start = with_figure(folded, start) if whole == "Project" else start
    return _called(folded, (start, head, end), ending)


def _from_quote(folded: str, start: int, end: int, whole: str) -> int:
    """Where a body's name begins that quotes hold as a whole: 设立“某某工作室甲坪工作站”."""
    quote = folded.rfind("“", 0, start) if whole == "Organization" and folded.startswith("”", end) else -1
    told = _NAMED_IN_QUOTES.search(folded, max(0, quote - 4), quote) if quote >= 0 else None
    plain = told is not None and _PLAIN.fullmatch(folded, quote + 1, end) is not None
    return quote + 1 if plain else start


def _behind_address(folded: str, start: int, head: int, known: Sequence[Span]) -> int:
    """Where works begin behind the places of an address: 位于武汉市黄陂区甲坪工业园."""
    if not folded.endswith(_AT, 0, start):
        return start
    first = next((b for a, b in known if a == start and b < head), start)
    second = next((b for a, b in known if a == first > start and b < head), start)
    return second if head - second >= 2 and not is_word(folded[second:head]) else start


def _called(folded: str, span: tuple[int, int, int], ending: Ending) -> Mention:
    """The mention of a name that starts, has its ending and ends here; works told by two ends are a line."""
    start, head, end = span
    name = folded[start:end]
    plain = ending.text in _LINE_WORKS and not folded.endswith(("扩容", "扩建", "提升", "改造"), 0, head)
    if plain and tells_ends(folded[start:head]):
        return Mention(start, head, "Corridor", folded[start:head], finder="headed")
    wired = ending.top == "Project" and any(sign in name for sign in _WIRED)
    power = _POWER_LINE.fullmatch(folded, start, end) if wired else None
    if power is not None and ends_told(power["ends"]):
        return Mention(start, end, "Pipeline", name, finder="headed")
    works = _WORKS_ON_LINE.fullmatch(folded, start, end) if ending.top == "Project" else None
    if works is not None:
        road = "高速公" in works["way"] or works["way"] == "高速"
        kind = "Expressway" if road else "Pipeline" if "管道" in works["way"] else "Railway"
        if is_line_stem(works["ends"], kind):
            return Mention(start, end, kind, works["ends"] + works["way"], finder="headed")
    phase = _PHASE.search(name) if ending.top == "Project" else None
    if phase is not None:
        return Mention(
            start, end, "Pipeline" if "管" in phase[1] else "Railway", name[: phase.end(1)], finder="headed"
        )
    if ending.top == "Enterprise" and name[:2] in BANKS and name.endswith(("分行", "支行")):
        name = BANKS[name[:2]] + name[2:]
    if name.startswith(_CENTRAL_BANK):
        return Mention(start, end, "GovernmentOrgan", name, finder="headed")
    return Mention(start, end, _kind(folded, start, end, ending), name, finder="headed")


def _kind(folded: str, start: int, end: int, ending: Ending) -> str:
    """The class of a name with this ending, by what stands in it and around it."""
    name, kind = folded[start:end], ending.kind
    if kind == "University":
        kind = next((kind for last, kind in _OF_SCHOOLS if name.endswith(last)), kind)
    if kind == "Facility" and name.endswith("中心") and posts()[0].match(folded, end):
        return "PublicInstitution"
    if kind == "IndustrialPark" and folded.startswith(_COMMITTEES, end):
        return "FunctionalZone"
    housed = kind in _HOUSED or (kind == "Enterprise" and name.endswith(PLANTS))
    built = name.endswith("新校区") or (housed and speaks_of_building(folded, start, end))
    return "Facility" if built else kind


def _with_zone(works: Candidate) -> Candidate:
    """The works with the zone before their kind, where they are spoken of: 甲坪港开发区防潮堤工程."""
    folded, head = works.folded, works.head
    limits = replace(Limits(0, (), *_limits("Project")), stops=())
    start = left_edge(folded, (head, head + len(works.ending.text)), works.known, limits)
    whole = replace(works, start=start, stem=folded[start:head])
    opens = start == 0 or folded[start - 1] in ",。;:、是\n"
    return whole if head - works.start >= 2 and (opens or whole.spoken_of) else works


def _runs_over(firm: Candidate) -> bool:
    """Whether a known company ends here, with a word before it that belongs to no name: 由国网供电公司.

    Nor is a company what is made in a year: 年产5万吨电池材料.
    """
    if _PER_YEAR.search(firm.stem):
        return True
    if firm.ending.text == "控股" and firm.folded.endswith("由", 0, firm.start):
        return firm.folded[firm.end : firm.end + 1] in tuple(",。;的")  # 由甲坪国际控股
    near = (firm.folded[firm.start : a] for a, b in firm.known if b == firm.end and firm.start < a)
    return any(before.endswith(_FUNCTION_WORDS) for before in near)


def _may_be_told(folded: str, head: int, ending: Ending, known: Sequence[Span]) -> bool:
    """Whether anything around may vouch for the name of a company, wherever that begins: seldom does."""
    if folded.endswith("注册", 0, head):
        return False  # 占甲坪铝业注册资本的60%
    low, end = clause_start(folded, head, 0), head + len(ending.text)
    return (
        ending.text.endswith("投")
        or folded.find("(", low, head) >= 0
        or folded.find(")", low, head) >= 0
        or may_speak_of_firm(folded, low, head, end)
        or any(a >= low and head - b in BRAND_SIZES for a, b in known)
        or ANYWHERE_FOREIGN.search(folded, low, head) is not None
    )


@cache
def _limits(kind: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """What names of a top class may hold, stand behind and join, as `Limits` has it."""
    return (
        words("meeting_words") if kind == "Meeting" else frozenset(("国际",) if kind == "Project" else ()),
        ZONE_ENDS if kind in ("Enterprise", "Project") else (),
        BUILDERS if kind in ("Corridor", "Project", "Organization") else frozenset(),
        ("及",) if kind in ("Project", "Meeting") else (),
    )


def _of_campaign(folded: str, start: int, head: Span, known: Sequence[Span]) -> int:
    """Where a campaign's meeting begins before what its name seems to begin with, or `start`."""
    found = _CAMPAIGN.search(folded, max(0, start - 18), start)
    if found is None or folded.startswith("全会", head[0]) or folded.startswith(("精神", "上的"), head[1]):
        return start
    return next((a for a, b in known if b == found.start()), found.start())


def _as_held(folded: str, head: Span, known: Sequence[Span]) -> int:
    """Where the name of a meeting begins that is held, or one of all the city, else its head."""
    low = max(clause_start(folded, head[0], 0), head[0] - 30)
    if folded.startswith("全会", head[0]):
        return head[0]
    held, counted = _HELD.search(folded, low, head[0]), _COUNTED.search(folded, low, head[0])
    starts = (held.start("name") if held else head[0], counted.start() if counted else head[0])
    opens = _OPENS.match(folded, head[1]) is not None
    for start in (a for a, _ in known if low <= a < head[0]):
        begins = (opens and start == low) or folded.endswith(_ATTENDED, 0, start)
        if begins and not _MORE_THAN_NAME.search(folded, start, head[0]):
            return start
    return min(starts)


def _meeting_start(folded: str, start: int, head: Span, known: Sequence[Span]) -> int:
    """Where a meeting's name begins that seems to begin at `start`; its head where another one is meant."""
    first = _OTHER_MEETING.search(folded, start, head[0])
    start = _of_campaign(folded, first.end() if first else start, head, known)
    start = min(start, _as_held(folded, head, known))
    start -= 4 if _OF_YEAR.search(folded, max(0, start - 5), start) else 0
    if time := _THIS_TIME.match(folded, start, head[0]):
        return head[0] if time["other"] else time.end()
    before = _BEFORE_HEAD.get(folded[start : start + 2])
    wider = before.search(folded, max(0, start - 6), start) if before else None
    return wider.start() if wider else start


def _with_places_above(folded: str, start: int, known: Sequence[Span]) -> int:
    """Where a body's name begins with the places that its own lies in: 甲市乙区第一小学."""
    placed = any(a == start and folded[b - 1] in "市县区州旗" for a, b in known)
    while placed and folded[start - 1 : start] in ("省", "市", "州"):
        above = next((a for a, b in known if b == start and b - a > 2), start)
        placed, start = above < start, above
    return start


def _start(folded: str, head: Span, kind: str, known: Sequence[Span]) -> int:
    walls = () if kind in _UNWALLED else [(a, b) for a, b in known if folded[b - 1] != "年"]
    limits = Limits(0, walls, *_limits(kind))
    start = left_edge(folded, head, known, limits)
    start = behind_firm(folded, start, head[0]) if kind == "Enterprise" else start
    opening = folded.rfind("(", max(0, start - 8), start + 1)
    if kind == "Organization" and folded[start] == "“":
        start -= _OF_LEVEL.search(folded, max(0, start - 2), start) is not None
    start = _with_places_above(folded, start, known) if kind == "Organization" else start
    if folded.startswith("商会", head[0]) or folded[start] == "“":
        start = next((a for a, b in known if b == start and folded[a] != "|"), start)  # 甲省乙湾商会
    start = _meeting_start(folded, start, head, known) if kind == "Meeting" else start
    inside = opening >= 0 and folded.count(")", start, head[0]) > folded.count("(", start, head[0])
    if inside or opening == start:
        # 甲坪理工(洛阳)材料研究院: what stands before the bracket begins the name.
        before = left_edge(folded, (opening, head[1]), known, limits)
        start = next((a for a, b in known if b == opening), before if inside and before < opening else start)
    if kind == "Corridor" and start == head[0]:
        return lettered(folded, start)
    if kind == "Corridor" and (led := _OF_ANOTHER.search(folded, start, head[0])):
        start = led.end()
    if kind == "Corridor" and (folded.startswith(_STATIONS, start) or folded[start : head[0]] in _SIDES):
        start = next((a for a, b in known if b == start), start)  # 东北东部铁路通道
    if kind == "Corridor" and (start, head[0]) in known and is_trunk(folded[start : head[0]]):
        wider = lettered(folded, head[0])  # 兰成渝管道, where 成渝 is a region
        start = wider if wider < start and not any(a < wider < b for a, b in known) else start
    airport = folded.startswith("机场", head[1] - 2)  # 甲坪—乙湾机场城际
    reached = folded[start - 1 : start] in ("到", "至") and is_trunk(folded[start : head[0]])
    runs_on = (kind == "Corridor" and not reached) or (
        kind in _OF_LINES and not airport and folded[start - 1] in _FROM_TO
    )
    runs_on = runs_on or (kind == "MetropolitanArea" and folded[start - 1] == "—")
    return through(folded, start, known) if runs_on else start
