"""Whether what stands before an ending makes a name or only a kind of thing. 词干与类名：专名还是泛称。"""

from __future__ import annotations

from functools import cache

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.finders.brands import behind_brand
from loaders.finders.candidate import STARTED, Candidate
from loaders.finders.corridors import is_line_stem
from loaders.finders.firms import is_trade
from loaders.finders.inside import SIZES
from loaders.finders.kinds import NO_WORKS, is_any_of_kind
from loaders.finders.letters import is_trunk, line_letters
from loaders.finders.places import NEVER_ALONE
from loaders.finders.stems import is_new_word, is_particular
from loaders.segment import is_word
from loaders.segment import words as segmented
from ontology.places import gazetteer
from ontology.words import table, words

BUILDERS = frozenset(("建设", "建造", "规划", "改造", "提升", "发展", "投资", "开发", "联合"))
"""Verbs that stand inside names and before them: 城市建设工程, 建设甲坪机场."""
_NOT_STEMS = (
    *("最长", "最大", "最高", "首条", "首座"),
    *("本届", "本次", "此次", "副", "核心", "融入", "大", "各", "两个", "三个"),
    *("控制性", "主体", "配套", "节点", "标志性", "附属", "前期", "融媒体", "政治", "第"),
)
"""Ends of stems that make a kind of thing, no name: 核心大桥, 控制性工程; 融媒体中心 is the press."""
_PLAIN_STEM = compiled(
    r"^(?:[\d.%一二三四五六七八九十百千万亿]+(?:[\u4e00-\u9fff]?|[A-Za-z]{1,3})|[\u4e00-\u9fff])$"
)
_NUMERAL_NAMES = frozenset(
    ("三峡", "三江", "三晋", "三秦", "五台", "五邑", "九华", "九寨", "六盘", "八一", "百色", "万里")
)
"""Stems that begin like a number and are names: 三峡大学."""
_PHRASE = compiled(
    r"^(?:国家|省|市)级|\d(?:平方公里|公顷|亩)|^全[省市县区]|推介|宣传|^[实享]行|^享受|^各|^迈[进入]|融合城市$|^国家(?!级)|建设|[是为。]|代表团|考察团|(?:督导|调研|检查|考察|指导|专家)组|一行|陪同|工程|项目|化$|(?:高速|铁路|高铁)(?!经济|新)[\u4e00-\u9fff]{2,}$"
)
"""What a zone's name does not hold before its ending."""
_NO_LINE = compiled(
    r"集团|公司|^(?:公里|[^线]*[开贯]通|[^线]*投产)|[坐乘]|结束|不通|告别|迎来|没有|简称|境内$|(?<![\d宁安])[国普]$|周边$|^[^至到—]*高等级|等$|有史以来|^起以$|市以$|^(?:[县市乡镇村]{1,2}通|[县乡]?通)[县乡镇村组户]?$|^以$|^以(?=高速$)|^(?:干线|支线|普速|城际|城市|旅游观光|高等级)$|访|提供|纵[一二三四五六七八九十]{1,2}横|骨架|^[入出进][\u4e00-\u9fff]$|串成|[\d一二两三四五六七八九]条|入选|等一批|形成|尚无|十[一二三四五]五|^(?:全[省市县区国疆藏]|号线)|^(?:中国|国家|地方)+$|[是为](?:中国|我国|国家)$|(?:都市圈|城市群|经济圈)$|^市[域郊]$|^内河$|^便捷$|年[底末初]$|字[型形]$|最[快短长近]$|[桥道]主$|多条|[公铁]路网|级[单双复]线$|[ⅠⅡⅢI]级|国铁|电气化$|兼顾|[连驶][上下入离]$|[市县区镇乡村口][上下]$|市内$|国省干线|之间$|\d年$|分钟|小时|^(?:南北|东西|纵向|横向)$"
)
"""What no line's name holds: who builds or rides it, how many there are."""
_SECTION = compiled(r"[\u4e00-\u9fff]{2,5}(?:至|到|—)[\u4e00-\u9fff]{2,5}段")
_OF_NATURE = compiled(r"[江河湖海湾]")
"""What the name of a metropolitan area holds where it holds no place: 黄河“几”字弯都市圈."""
_COUNTED_AREA = compiled(
    r"组团[式型]$|年[前底内]$|期间$|对?[这此该本]$|第[一二三四五]个|首个|[两三四五六七八九十]大跨|[两三四五六七八九][大个]?$|十[大个]$"
)
"""How a metropolitan area is counted or described that is not named: 甲地第一个跨省都市圈."""
_NO_PLAN = compiled(
    r"^一[场轮]|^(?:第?[一二两三四五六七八九十\d]+[个部项份批](?!百|千|万)|首[个部项份])|第[一二三四五]个|作$|在$|摘自$|[首一二三]期$"
    r"|(?:采访|参观|走访|慰问|座谈|考察|调研|文体|比赛|竞赛|评选)$"
)
"""A plan that is only counted, a report with its speaker: 第二个都市圈发展规划, 某县长某某作政府工作报告."""
_HOW_PLANNED = compiled(r"(?:全面|科学|合理|高标准|高起点|高水平|精心|超前|先后|重点|统一|前瞻|[已正])$")
"""How a place plans what follows."""
_NTH_TIME = compiled(r"(?:第[一二三四五六七八九十\d]{1,3}|首)届|20\d\d(?![年\d])")
"""How an event is counted that has a name: 第九届广场纳凉晚会, 2022世界大健康博览会."""
_FAREWELL = compiled(
    r"(?:[省市县区州]长|书记|主任|主席|经理)[\u4e00-\u9fff]{2,4}在|同志(?:的?遗体|追悼|告别|送别|$)|先生(?:遗体|追悼|告别)|历[次届]$|年初$|在$|^[两三四五六几多数][次场]|获[省市县区州]?$|[和与及][\u4e00-\u9fff]{2,10}次$|^届"
)
"""Whose farewell it is, who speaks there, with his posts, and 历次, 年初 are no meeting's name."""
_SLOGAN = compiled(r"^(?:[一两二三四五六七八九][\u4e00-\u9fff]{1,2})+[一两二三四五六七八九]$")
"""What counts what a place is made of: 一极两区三 + 中心."""
_HEAD_OF_SCHOOL = compiled(r"党委|纪委|副?[院校]长|理事长|董事长")
_NAMED_COLLEGE = compiled(r"[\u4e00-\u9fff]{2,4}(?:国际|师范|理工|职业|警官|财经|民族)$")
"""What stands before 学院 in a college's name, whose head follows: 甲坪国际学院院长."""
_LEADING_IT = ("率", "率领", "带领", "带队", "及", "和", "与", "主任", "书记", "主席", "市长", "县长", "区长")
"""What stands before a delegation without a name, or a man: 市委书记率代表团, 副主任高中荣."""
_OF_LEVEL = compiled(
    r"^[省市县区州](?:[\u4e00-\u9fff]{2}投资|国资|国投|国控|城投|城建|城基|城发|产发|交投|交通|交建|水投|水务|产投|工投|工业投资|农投|文投|文旅|旅投|金控"
    r"|建投|投资|旅游|能源|供热|供水|燃气|公交|港务|铁路|铁投|高投|高速|城市|国有)"
)
"""How the companies of a city or county are called for short: 市国资运营公司."""
_COUNTRIES = rf"(?:{COUNTRIES}|香港|台湾|澳门)(?=[\u4e00-\u9fffA-Za-z]{{2,}})"
_FOREIGN = compiled(f"^{_COUNTRIES}")
ANYWHERE_FOREIGN = compiled(_COUNTRIES)
_LATIN = compiled(r"[A-Za-z]{3,}")
_KINDS_OF_WAY = ("高速", "高速公路", "公路", "铁路", "高铁", "轨道交通", "地铁", "市郊铁路")
"""Ends that make no line of one place: 山东高速 and 徐州地铁 are all of them, or a company."""
_RINGS = ("环线", "绕城", "外环")
"""Ends of what is called a ring before the kind of its road: 都市圈环线高速."""
_TELLING = 6
"""An ending of so many characters says by itself what is built: LNG接收站."""
_MARKED = compiled(r"^[一二三四五六七八九十百千万][\u4e00-\u9fff](?<![家个大类批条座户级所强项])$")
"""A brand that begins with a number: 万川集团."""
BRAND_SIZES = range(2, 5)
"""How many characters a brand has between a place and a line of trade."""
_COUNTRY = ("国家", "中国", "中华")
_RANKED = compiled(r"(?<=国家)(?:A{2,5}|\dA)级(?:旅游)?(?:$|景区[\u4e00-\u9fff]{2,8}$)")
"""The rank of a scenic spot, in its name or right before it."""
_PRODUCTS = frozenset(
    (
        *("电池", "铝材", "铜材", "铜线", "模具", "涂料", "合金", "线缆", "橡胶", "包装", "仪表", "高分子"),
        *("伺服", "饰件", "部件", "零部件", "型材", "钢管", "叶片", "弹簧", "刀具", "工具", "化肥", "饲料"),
        *("树脂", "油脂"),
    )
)
"""Endings of companies' names that are goods as well: 低压电池 is none."""
_SIZED = compiled(rf"\d[\d.]*[百千万亿]{{0,2}}(?:吨/年|[kK]?t/a|吨|{SIZES}|[套台辆头只锭件片]|[平立]方米)")
"""A capacity right before works."""
_SIZED_WORKS = (
    *("项目", "工程", "生产线", "装置", "机组", "电站", "电场", "电厂", "水泥厂", "处理厂"),
    *("基地", "产业园"),
)
_KINDS_OF_FIRMS = tuple(kind + "企业" for kind in ("国有", "控股", "大型", "民营", "骨干"))
"""What kind of group somebody is: 市属国有控股企业集团."""
_SHORTEST_WORKS = 3
_SIZE_REACH, _SIZE_ENDS = 12, frozenset("吨年级瓦时aWhVp套台辆头只锭件片米")
_BRAND = compiled(
    r"(?![两三四五六七八九十新老旧大小高好东西南北中上下型类])[\u4e00-\u9fff] "
    r"(?![两三四五六七八九十多余个条家及和与的型])[\u4e00-\u9fff] [\u4e00-\u9fff]{2}"
)
"""A brand of which the segmenter made two words of one character each: 砺 川 饲料."""
_CROSSINGS = ("桥", "隧道", "枢纽立交")
_PLAIN_POWER = compiled(r"(?:分布式|集中式|地面|屋顶|太阳能|光伏|风力|水力|火力|垃圾)*(?:电站|发电)")
"""A power station without a name, of which 项目 makes none: 签订光伏电站项目."""
_LANDMARK = compiled(
    r"(?![高深名大荒矿火青雪群登进上下出沿环滨临近内主小各本全该此]|江河|河湖|湖泊|山[水地区乡村林]|溪流|温泉|古寨)"
    r"(?:[\u4e00-\u9fff]{2}古[城镇村街寨]|[\u4e00-\u9fff]{1,2}[山湖江峡岛沟湾泉溪岭峰洞潭寺寨])(?![\u4e00-\u9fff]{0,2}[省市县区州镇乡村])"
)
"""A hill, water or temple that a scenic spot is named after: 金山文化旅游区."""
_VISITED = (
    *("景区", "旅游区", "度假区", "度假村", "小镇", "综合体", "古镇", "街区", "公园", "湿地"),
    *("保护区", "林场", "牧场", "影视城", "民俗村"),
)
"""Kinds of scenic spots that are named after such."""
_OF_WATER = {
    **dict.fromkeys(
        ("灌区", "治理工程", "提水工程"),
        compiled(
            r"(?![各本该此全大中小新老两多内外])[\u4e00-\u9fff]{1,2}[口坝沟河江溪湾峡洞滩塘湖岭坪源潭渡桥堰垭]"
        ),
    ),
    "工程": compiled(
        r"(?![各本该此全大中小新老两多内外江河沿跨])[\u4e00-\u9fff]{1,3}[江河湖溪](?:[干支]流|流域|中[上下]?游|[上下]游|两岸)?"
        r"(?:综合|生态|水环境|城区|市区|河段|航道)*(?:防洪|治理|整治|堤防|疏浚|清淤|引水|调水|供水|护岸|修复)(?:[一二三四]期)?"
    ),
    "流域": compiled(r"(?![各本该此全大中小新老两多内外江支]|上[中下游]|中下)[\u4e00-\u9fff]{1,3}[江河溪]"),
}
"""What of the land water works and basins are named after: 亭口灌区, 渠江流域, 甲河防洪三期工程."""
_NTH = compiled(r"第[一二三四五六七八九](?:自来|水源)?$")
"""The number of works, which names them: 城区第三自来水厂."""
_LIST_REACH = 60
_IS_BUILT = compiled(
    r"(?:开工|动工|完工|竣工|建成|通车|新建|续建|改建|建设|推进|启动|实施)(?:了)?(?:[^,。;:\n]{2,30}、)*$"
)
"""What stands before a bridge or a tunnel, or the list that it is in: 开工建设甲江六桥、乙路隧道."""
_OF_WORKS = compiled(
    r"(?:建设)?(?:项目|工程)?(?:,|作为)?(?:是|为|系|作为|全长|主跨|主桥|桥长|总投资|(?:左线|右线|双线|全线|主体)*(?:顺利|成功|胜利)?(?:合龙|贯通|开工|动工|建成|通车|完工))"
)
"""What is said of a bridge or a tunnel that is a name: 甲河特大桥是, 乙岭隧道顺利贯通."""
_KIND_OF_CROSSING = compiled(
    r"(?:公铁|公路|铁路|高速|高铁|干线|主干道|两用|合建|跨[江海河]|过江|海底|水下|山岭|特长|斜拉|悬索|矮塔|[双独]塔|[双单]线|左[右线]|连续|钢构)+$"
)
"""What kind of bridge or tunnel it is, which names none: 公铁两用大桥."""


def is_name(candidate: Candidate) -> bool:
    """Whether a stem and an ending make a name, not just a kind of thing."""
    stem, ending = candidate.stem, candidate.ending
    if not stem or _is_plain(stem, ending.top) or (stem.endswith(_NOT_STEMS) and "及" not in stem):
        telling = ending.top == "Project" and len(ending.text) >= _TELLING
        return telling and not stem and candidate.spoken_of
    if (ending.kind in STARTED and not candidate.started) or (
        ending.kind == "Enterprise" and stem.endswith(_KINDS_OF_FIRMS)
    ):
        return False
    if ending.trade and not (2 <= len(stem) <= 8 and (is_new_word(stem) or _is_firm_of_brand(candidate))):
        return candidate.spoken_of and _is_brand(stem)
    if ending.told and not candidate.spoken_of:
        return ending.text.endswith("投") and bool(gazetteer().find(stem) or stem[1:] in ("江", "湖", "山"))
    if ending.told and ending.top == "Enterprise":
        named = ending.text not in _PRODUCTS or candidate.inside or is_new_word(stem)
        return named and _is_brand(stem)
    school = ending.text.endswith("大学")
    long = len(stem) >= 4 or (school and len(ending.text) >= 4)  # 中国药科大学
    of_country = school or ending.top == "Enterprise" or ending.kind == "Association"
    national = of_country and long and stem.startswith(_COUNTRY)
    ring = ending.top == "Corridor" and len(stem) >= 4 and stem.endswith(_RINGS)
    strong = ending.top == "Project" and len(ending.text) >= 3 and not ending.weak
    strong = strong or ending.top == "Meeting"
    counted = ending.top == "Meeting" and len(stem) >= 7 and _NTH_TIME.match(stem) is not None
    named = national or ring or counted or is_particular(stem, candidate.inside)
    named = named or (strong and candidate.spoken_of)
    named = named or _is_school_of_place(candidate) or _is_firm_of_level(candidate) or _is_of_water(candidate)
    named = named and not _is_another(candidate)
    return named and (not ending.weak or _is_vouched(candidate))


def _is_school_of_place(candidate: Candidate) -> bool:
    """Whether a school is called by a place that is also a word: 浦江中学; of 河西学院 its head follows."""
    if candidate.ending.kind in ("School", "ResearchInstitute") and candidate.stem not in NEVER_ALONE:
        return len(candidate.stem) > 1 and bool(gazetteer().find(candidate.stem))
    head = _HEAD_OF_SCHOOL.match(candidate.folded, candidate.end) if candidate.ending.text == "学院" else None
    named = bool(gazetteer().find(candidate.stem)) or _NAMED_COLLEGE.match(candidate.stem) is not None
    return head is not None and named


def _is_firm_of_level(candidate: Candidate) -> bool:
    """Whether a company is called by the level that owns it and its trade: 省旅游投资管理有限公司."""
    return candidate.ending.text.endswith(("公司", "集团")) and _OF_LEVEL.search(candidate.stem) is not None


def _is_firm_of_brand(candidate: Candidate) -> bool:
    """Whether a brand and a name of its own stand before a line of trade: 蒙牛远澜牧业, 东风车轮公司."""
    behind = behind_brand(candidate.stem) if candidate.ending.top == "Enterprise" else ""
    return len(behind) >= 2 and (candidate.ending.text == "公司" or not is_trade(behind))


def _is_plain(stem: str, kind: str) -> bool:
    """Whether a stem only counts, tells of shares or is one character: 三 in 三工程, not 三峡 in 三峡大学."""
    if kind == "Enterprise" and "%股" in stem:
        return True  # 甲公司82%股权注入新集团
    if not _PLAIN_STEM.match(stem) or stem in _NUMERAL_NAMES or is_trunk(stem):
        return False
    if gazetteer().find(stem):
        return False  # 九江都市区, 四川大学
    return kind != "Enterprise" or _MARKED.match(stem) is None


def is_brand_of_place(candidate: Candidate) -> bool:
    """Whether a place, a new word and a line of trade stand in a row: 东莞甲坪液压."""
    ending, stem = candidate.ending, candidate.stem
    if not (ending.trade or ending.told) or ending.top != "Enterprise" or stem[:1] in ("全", "我"):
        return False
    brand, foreign = candidate.after_place, _FOREIGN.match(stem)
    brand = stem[foreign.end() :] if foreign and not brand else brand
    if len(brand) not in BRAND_SIZES or brand.startswith((*BUILDERS, "无", "有")):
        return False
    return is_new_word(brand) and not NO_WORKS.search(stem)


def is_sized_works(candidate: Candidate) -> bool:
    """Whether a capacity stands right before works that only their trade names: 300万吨水泥生产项目."""
    folded, start = candidate.folded, candidate.start
    before = folded[max(0, start - 1) : start]
    of_kind = candidate.ending.top == "Project" and candidate.ending.text.endswith(_SIZED_WORKS)
    if not of_kind or not (before.isdigit() or before in _SIZE_ENDS) or is_any_of_kind(candidate):
        return False
    sizes = _SIZED.finditer(folded, max(0, start - _SIZE_REACH), candidate.head)
    return any(m.start() < start <= m.end() <= candidate.end - _SHORTEST_WORKS for m in sizes)


def _is_brand(stem: str) -> bool:
    """Whether what stands before a line of trade may be a brand: short, and no word of every sentence."""
    if len(stem) == 2 and stem[0] == "中":
        return True  # 中闽能源
    return 2 <= len(stem) <= 7 and is_particular(stem) and words("boundaries").isdisjoint(segmented(stem))


def _is_zone_of_province(candidate: Candidate) -> bool:
    """Whether all zones of a province are meant: 山西省开发区."""
    bare = candidate.ending.text in ("开发区", "经济开发区")
    return bare and any(place.level == "Province" for place in gazetteer().find(candidate.stem))


def _is_another(candidate: Candidate) -> bool:
    """Whether another finder's name, or none at all, stands here."""
    led = candidate.ending.top == "Organization" and candidate.stem.endswith(_LEADING_IT)
    led = led or _SLOGAN.match(candidate.stem) is not None
    led = led or (candidate.ending.text == "基地" and candidate.stem.endswith("宅"))
    led = led or (
        candidate.ending.text == "项目"
        and (
            candidate.folded[candidate.start - 1 : candidate.start] == "等"
            or _PLAIN_POWER.fullmatch(candidate.stem) is not None
        )
    )
    led = led or (candidate.ending.kind in STARTED and "”“" in candidate.stem)
    if led or is_any_of_kind(candidate) or "简称" in candidate.stem or "(下称" in candidate.stem:
        return True
    if candidate.ending.top == "Meeting" and _FAREWELL.search(candidate.stem):
        return True
    if candidate.ending.top == "Plan" and (_NO_PLAN.search(candidate.stem) or _is_planned_by(candidate)):
        return True
    if candidate.ending.top == "Place":
        return _PHRASE.search(candidate.stem) is not None or _is_zone_of_province(candidate)
    if candidate.ending.top == "Corridor":
        places = gazetteer().find(candidate.stem) if candidate.ending.text in _KINDS_OF_WAY else ()
        ring = candidate.ending.text.startswith("环")  # 甲坪都市圈环线高速
        named = any(p.level in ("Province", "City") for p in places)
        return named or (not ring and _NO_LINE.search(candidate.stem) is not None)
    area = candidate.ending.top == "MetropolitanArea"
    counted = _COUNTED_AREA.search(candidate.stem) is not None
    lettered = len(candidate.stem) <= 4 and line_letters().issuperset(candidate.stem)
    named = candidate.holds_start or _OF_NATURE.search(candidate.stem) is not None
    return area and (counted or (not named and (not lettered or is_word(candidate.stem))))


def _is_of_water(candidate: Candidate) -> bool:
    """Whether water works or a basin is named after a river or a place at it: 亭口灌区, 渠江流域."""
    pattern = _OF_WATER.get(candidate.ending.text)
    return pattern is not None and pattern.fullmatch(candidate.stem) is not None


def _is_planned_by(candidate: Candidate) -> bool:
    """Whether a place only plans what follows, in no plan with a name: 甲省规划的乙丙高速, 甲市科学规划了."""
    stem = candidate.stem
    return candidate.ending.text == "规划" and (
        bool(gazetteer().find(stem)) or _HOW_PLANNED.search(stem) is not None
    )


@cache
def _trades() -> tuple[str, ...]:
    """The lines of trade that may end a company's name before 公司: 甲坪铜业公司."""
    return (
        *words("brand_trades"),
        *(end for end, kind in table("told_by_context", 2) if kind == "Enterprise"),
    )


def _is_crossing_built(candidate: Candidate) -> bool:
    """Whether it is a bridge or a tunnel that is built, or stands in a list of what is."""
    kind = _KIND_OF_CROSSING.match(candidate.stem)
    if kind or not candidate.ending.text.endswith(_CROSSINGS):
        return False
    begin = max(0, candidate.start - _LIST_REACH)
    built = _IS_BUILT.search(candidate.folded, begin, candidate.start) is not None
    return built or _OF_WORKS.match(candidate.folded, candidate.end) is not None


def _has_section_behind(line: Candidate) -> bool:
    """Whether a section stands behind letters that are no usual ones: 九绵高速江油至平武段."""
    short = len(line.stem) in (2, 3) and not is_word(line.stem)
    return short and _SECTION.match(line.folded, line.end) is not None


def _is_vouched(candidate: Candidate) -> bool:
    """Whether something beside the ending speaks for a name: a known name, a new word, letters of places."""
    stem = candidate.stem
    ranked = _RANKED.search(candidate.folded, max(0, candidate.start - 14), candidate.head)
    new = is_new_word(stem) or _BRAND.match(" ".join(segmented(stem))) is not None
    if candidate.inside or candidate.started or "“" in stem or new or ranked:
        return True
    if len(stem) >= 2 and (
        (candidate.ending.top == "Project" and _NTH.search(stem) is not None)
        or candidate.spoken_of
        or _is_crossing_built(candidate)
        or _is_of_water(candidate)
        or _is_firm_of_brand(candidate)
        or (candidate.ending.text in _VISITED and _LANDMARK.match(stem) is not None)
    ):
        return True
    if candidate.ending.text == "公司" and len(stem) >= 4 and stem.endswith(_trades()) and not is_trade(stem):
        return True
    by_prefix = (
        _is_firm_of_level(candidate)
        or _is_school_of_place(candidate)
        or _FOREIGN.search(stem)
        or _LATIN.search(stem)
    )
    if by_prefix and candidate.ending.top in ("Enterprise", "Organization"):
        return True
    if candidate.ending.top == "Corridor" and (
        is_line_stem(stem, candidate.ending.kind) or _has_section_behind(candidate)
    ):
        return True
    nth = candidate.ending.top == "Meeting" and _NTH_TIME.match(stem) is not None
    return len(stem) >= 4 and (nth or stem.startswith(_COUNTRY))
