"""The members of a list as mentions: of the kind that its head word says. 列举的成员。

What the list is and where its members stand is `lists.py`'s business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.expressions import compiled
from loaders.finders.candidate import PLANTS
from loaders.finders.edges import Span
from loaders.finders.ends import ends_told, township_of
from loaders.finders.letters import is_lettered, is_trunk
from loaders.finders.places import Setting, resolve
from loaders.finders.stems import is_new_word, is_particular
from loaders.finders.termini import unlisted
from loaders.finders.towns import TOWN_LEVEL
from loaders.mention import Mention
from loaders.segment import is_word
from ontology.places import gazetteer
from ontology.words import words

LINES = frozenset(
    {
        *("Expressway", "Railway", "Road", "Pipeline", "Corridor"),
        *("IndustrialBelt", "MetropolitanArea", "InnovationCorridor"),
    }
)
"""Here the list's members lack their kind: 郑汴、郑汴许产业带 are 郑汴产业带 and 郑汴许产业带."""
_IS_BUILT = compiled(r".(?:打造|共建|建设|共同|培育|构建)")
"""What the last member of a list of places holds that build one belt together: 甲、乙共建丙丁产业带."""
_NO_END = compiled(
    r"^(?:航空|海运|水运|空运|江海|民航|起点|终点|过江通道|轨道交通|城市|城际|城乡|对外|跨市轨道交通|全线|沿线|[两东南西北首]端|本段|港区|厂区|库区|矿区|双线|单线|电气化|(?:干线|支线|城际|市域|市郊|普速|高速|环线|放射性)(?:铁路|公路)?)$|为主|兼顾|形成|站经|[东西南北站]\(|[三四五六七八九十]条|起自|起于|止于|途经|位于|坐落于|地处|对接|相接|省界|直接$|改造$|保护$|规划$|加密线$|方向$|[东西南北]?环线[一二三四]期$|^(?:未来|届时|目前|今后)$|[连驶][上入下离]$|^[东西南北][至到起抵]|之间|第[一二三四五]条|首条|向[东西南北]{1,2}到|向[东西南北]{1,2}$|连接|接入|引入|引出|衔接|[我该本][省市县区州]|至[\u4e00-\u9fff]{2,4}[市县区][\u4e00-\u9fff]{2}$|^[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新][东西南北中]{1,2}$|[局处部厅]长|[省市县区党改]委|道部|政府|[两三四五六七八九十][省市县区地]|副[省市县区镇乡]长|主任|书记"
)
"""What a line in a list is not called: 起点与甲乙高速相接."""
_WORKS_ENDS = (
    *("项目", "工程", "期", "段", "全线", "站", "机场", "港", "枢纽", "大桥", "隧道", "园", "中心"),
    *("厂", "水库", "基地", "机场群", "局", "集团", "公司"),
)
"""Ends of what is no line in a list of lines: 甲坪机场、乙湾高速."""
_WAYS = ("高速", "高铁", "铁路", "公路", "城际", "大通道", "新通道", "客车线", "客运线", "客专")
"""Ends of a line's name that its list's head adds nothing to: 甲乙高速和丙丁高速公路."""
_LEVELS = ("省", "市", "县", "区", "镇", "乡")
"""Ends of a place's whole name, which names no line alone: 甲县与乙丙高速相接."""
_LEVEL_SIGNS = frozenset((*_LEVELS, "州", "盟", "旗"))
_LEVELLED = ("Province", "City", "County", "Township")
"""What a place's whole name ends in, and the types of the places that have such an end."""
_COUNTED = compiled(r"\d{1,2}[大条个纵横]")
_SECTIONS = ("段", "段)", "境", "项目", "支线", "路工程", "高速工程", "建工程")
_BUILT = compiled(r"(?<=水库|大桥|电站|公路|机场|医院|隧道|广场|水厂)建设$")
"""What is said of the works that a list has last: 甲工程及乙水库建设等项目."""
_PLAIN_SECTION = compiled(r"(?!.*(?:改|扩|大修|提升|站))[\u4e00-\u9fff—()]{1,10}")
"""What follows a line's name where only a section of it is meant, no works on it."""
_SETTING_UP = compiled(
    r"(?:全线|沿线)?(?:共|将|拟|新)*(?:设置|设有|设立|增设|撤销|设|建)|(?:全线|沿线|线路|路线|主线|项目|该线|工程)?(?:主要|依次|先后|共|将)*(?:途经|途径|经过|经由|流经|穿越|穿过|跨越|贯穿|串联|连接|连通|沟通|涵盖|分布有|分布着)了?|(?:全[省市县区州镇乡]|[现下])辖|(?:先后|相继|分别)*(?:深入到?|来到|前往|覆盖|涉及|惠及|途经)"
)
"""What stands before the first of a list of stations or towns: 全线设置甲站、乙站, 深入到甲乡、乙镇."""
_STATION = compiled(r"[东西南北]?(?:车?站)?$")
_ASIDE = compiled(r"\([^()]+\)$")
_NEW_STATION = compiled(r"新站?$")
_OF_AREAS = compiled(r"[\d两三四五六七八九十]个[省市县区旗]")
"""What ends a list of counties before the number of their towns: 甲、乙2个县区12个乡镇."""
_LONGEST_STATION = 6
_OF_NO_PLACE = compiled(r"机场|枢纽|客运|\d|[一二三四五六七八九十]号|[电泵充]站|高铁|火车|汽车|服务")
"""What a station holds that is not called after its town."""
_WAY_OF_WORKS = compiled(
    r"(?P<way>铁路|高铁|城际|轨道(?:交通)?|高速(?:公路)?|公路|大道|快速路|快速通道|联络线|连接线|支线|环岛路|[东西南北]{0,2}[一二三四]环)(?:[A-Z]?\d{1,2}号?线)?$"
)
_KIND_OF_WAY = {
    **dict.fromkeys(("铁路", "高铁", "城际", "轨道", "轨道交通"), "Railway"),
    **dict.fromkeys(("高速", "高速公路"), "Expressway"),
}
"""How lines are called in a list of works, and which kind they are: 甲环岛路、乙轨道R3线等项目."""
WORKS = compiled(r"(?:[一二三]期|园|基地|工程|厂|线|中心|项目|电站|改造|扩建)$")
"""How the names of works end, beside those of who builds them."""
REACHED = compiled(
    r"(?:(?<![等\d第])[两三四五六七八九十\d]{1,2}[座个条处项](?![,。;、])[\u4e00-\u9fff()]{0,8}?(?=相继|陆续|先后|双双|同日|同步|同时|建成通车))?(?:等?(?:今年|明年|年内|年底前?|[上下]半年|\d{1,2}月(?:份|底)?|预计|有望|将|均|都|也)+(?=陆续|相继|先后))?(?:等(?:将|力争|预计)?完成[^,。;]{0,8}任务|(?:等|(?<=线)|(?<=路))(?:将|力争|预计)?建成通车|(?:等(?:[\u4e00-\u9fff]{0,6}?(?:项目|工程))?)?(?:相继|陆续|先后|双双|同日|同步|同时)(?:建成|开工|投产|竣工|投用|启用|动工|并网|完工))"
)
"""What is said of works listed before it: 甲厂、乙电站相继建成."""
FIRMS_REACHED = compiled(
    r"等(?:\d{1,3}|[两三四五六七八九十]{1,2})余?家(?=(?:均|都|已|全部|相继|陆续|先后|正式)*(?:建成|投产|开工|签约|入驻|落户|达产))"
)
"""What is said of companies listed before it, which only their number calls so: 甲、乙等14家已投产."""
_OWNER = compiled(r"[\u4e00-\u9fff]{4,24}公司的?(?=年产\d)")
"""The company before what it makes, in a list of works: 甲坪轴承公司年产5万吨乙."""
WORKS_OF_TRADE = (
    r"(?<=等)(?:[\u4e00-\u9fff]{1,4}业|[辖境区市县]内|(?:本|辖|全|我)[省市县区]|[省市县本当]地?级?"
    r"|援[建疆藏川]|(?:对口)?(?:支援|帮扶|扶贫)|灾后(?:恢复)?重建|惠民|教育|医疗|卫生|文化|体育|文[体旅]|旅游|康养|养老"
    r"|住房|安居|生态|环保|抗旱|防洪|实事|民心|电力|种植|养殖|农产品加工|农村|城建|市政|商贸|城市更新|科研|新基建|示范|试点|引领性|签约|落户|竣工|投产){1,3}"
    r"(?:重[点大]|优质|续建|建设)*(?=项目|工程)"
)
"""What may describe works of a list: 甲、乙等服务业项目, 甲、乙等辖内重点项目."""
_BODIES_BUILT = ("Organization", "Hospital", "School", "ResearchInstitute", "PublicInstitution")
"""What is a project of its own where it is listed among works: 甲医院、乙中心等项目."""
_REFUSED = {
    "Enterprise": compiled(
        r"书记|总经理|董事长|(?:[市县区省局行院校厅部处]长|主席|主任)[\u4e00-\u9fff]{2,5}$|(?:政府|管委会|委员会|[市县区省镇乡局厅委]|[二三四五]期|[干大]道|产业园|(?:件|管|备|具)(?:的?(?:制造|加工|生产)(?:与|和)?)+)$"
    ),
    "Project": compiled(
        r"(?:^|[\u4e00-\u9fff])\d+余?(?:[户栋盏口间眼幢](?!型)|[座条处](?![\u4e00-\u9fff]*(?:工程|项目)$))|^[户栋盏口间眼幢](?!型)|^(?:安置房|安置小区|孵化中心|标准厂房|公租房|廉租房|保障房|保障性住房|人才公寓|污水管网|供水管网|变电站|停车场|幼儿园|门诊楼|住院楼|综合楼)$|公司(?!\()|[对向为]全[省市县区]$|^\d+[个项]|等[\d两三四五六七八九十]+条"
    ),
    "Place": compiled(r"(?:工程|项目|产业|中心|行业|领域|基地)$"),
}
"""What is no member of a list: 甲镇人民政府与乙、丙等5家企业, 甲坪公司二期 (other words tell of it)."""
_PLAIN_WORD = 4
"""Works in a list that a dictionary has in so many characters have no name: 选矿厂, 生产线."""
_INDUSTRY_NOISE = compiled(
    r"^(?:(?:[\u4e00-\u9fff]{0,6}?高度)?重视|突破性|坚定不移|集群(?=发展)|集聚(?=发展)|错位(?=发展)|不断|进一步|进军|书写|开发利用|[十百千万]+亿元?级|全[省市县区国]|[我该][省市县区]|项目|主要|涉及|支撑|大力|着力|加快|重点|积极|延伸|拉长|补齐|补强|做强|做大|做优|做精|做深|做实|做响|壮大|巩固|提升|增强|突出|培育|发展|聚焦|围绕|打造|涵盖|布局|推动|以|的|了)+|"
    r"(?:\([^()]+\)(?:[两三四五六七八九十]大[\u4e00-\u9fff]{0,4})?|[两三四五六七八九十]大[\u4e00-\u9fff]{0,4}|等为|为主导|(?:产业|行业)?为(?:主攻|重点|核心|引领|支撑|龙头|配套|特色|骨干|依托|主体|基础|先导|支柱|补充)[\u4e00-\u9fff]{0,2}$|三足鼎立$|齐头并进$|并驾齐驱$|为主|为$|作为|(?:逐渐|逐步|日渐)(?:成为)?|成为|等|等[\u4e00-\u9fff]{2,3}|“?[两三四五六七八九十][大强]”?[\u4e00-\u9fff]{0,3}|(?:[两三四五六七八九十]大产业)?(?:打造|培育成|发展成).*)$"
)
MADE = ("做强", "做优", "做大", "做精")
"""Verbs that the segmenter cuts through: 做 | 强白酒."""
_NO_TRADE = compiled(
    r"^全(?!域)|性$|^其|^各|^经济$|部门|变化|(?:合理|突出|优化|明显|显著|协调|完善)$|成长性|(?:建设|发展|治理|保护)$|竞争力|更[强优高好]|县域经济|水平|能力|最[大优高强]|\d|若干|[亿级个]|[一二三四五六七八九十百几多]条|^条|[省市县区党]委$|政府|(?:开发|高新|经开|集中|示范|新|园)区$|^(?:增强|共促|促进|推进|带动)$"
)
"""What no industry's name holds: 具有较强竞争力的产业."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The members of one list, as spans in order, and the kind its head says they are.

    `by_investors`: projects that may be named by who pays (合资项目). `too_wordy`: its members are phrases.
    `counted`: they are so many companies (15家企业), which may have the shortest names.
    """

    spans: tuple[Span, ...]
    type: str
    head: str
    by_investors: bool = False
    too_wordy: bool = False
    counted: bool = False


def mentions_of(folded: str, listed: Listed, taken: Sequence[Mention], where: Setting) -> list[Mention]:
    """Give the members of a list as mentions, but for those that are mentions of their own already.

    >>> listed = Listed(((0, 2), (3, 5)), "Expressway", "高速")
    >>> [m.name for m in mentions_of("绵遂、成贵高速", listed, [], Setting())]
    ['绵遂高速', '成贵高速']
    """
    if listed.type in LINES and _IS_BUILT.search(folded, *listed.spans[-1]):
        return []
    found = []
    for begun, end in listed.spans:
        start = begun + (listed.type == "Industry" and folded[begun - 1 : begun + 1] in MADE)
        if listed.type == "Industry":
            for _ in range(3):  # province, city and county in a row
                start = next((m.end for m in taken if m.start == start and _is_whole_place(folded, m)), start)
        owner = _OWNER.match(folded, start, end) if listed.type == "Project" else None
        start = owner.end() if owner else start
        line = listed.type == "Project" and _is_section(folded, start, end, taken)
        if not line and not any(_covers(m, start, end, listed.type) for m in taken):
            member = _member(folded[start:end], start, listed, where)
            if member is not None:
                found.append(member)
    return found


def _is_whole_place(folded: str, mention: Mention) -> bool:
    """Whether a place stands with its level before what it has: 甲县 of 甲县玻璃、乙酒等产业."""
    return folded[mention.end - 1] in _LEVEL_SIGNS and mention.type in _LEVELLED


def _is_section(folded: str, start: int, end: int, taken: Sequence[Mention]) -> bool:
    """Whether a member of a list of works is a line or a section of it: 甲乙高速丙县段."""
    if not folded.endswith(_SECTIONS, start, end):
        return False
    lines = (m for m in taken if m.start == start and m.end < end and m.type in LINES)
    return any(_PLAIN_SECTION.fullmatch(folded, m.end, end) for m in lines)


def _covers(mention: Mention, start: int, end: int, kind: str) -> bool:
    """Whether a mention names a list's member already: all of it, or in a list of lines one side of it."""
    if kind in LINES and mention.type in LINES and (mention.end == end or mention.start == start):
        return True
    if kind == "Project" and mention.end == end and _is_built(mention):
        return False
    whole = mention.start <= start + 1 and mention.end >= end
    return whole and not (kind in LINES and mention.type not in LINES)


def _is_built(mention: Mention) -> bool:
    """Whether it is a project of its own among works: a body, a plant, a zone that only its ending tells."""
    plant = mention.type == "Enterprise" and mention.name.endswith(PLANTS)
    zone = mention.type == "FunctionalZone" and mention.finder == "headed"
    return plant or zone or mention.type in _BODIES_BUILT


def _member(text: str, start: int, listed: Listed, where: Setting) -> Mention | None:
    text = _BUILT.sub("", text) if listed.type == "Project" else text
    end = start + len(text)
    if listed.type == "Industry":
        return None if listed.too_wordy else _industry(text, start)
    if listed.type in LINES:
        return _line(text, start, listed)
    plain = listed.type == "Project" and len(text) <= _PLAIN_WORD and is_word(text)
    if plain or (listed.type in _REFUSED and _REFUSED[listed.type].search(text)):
        return None
    if listed.type in ("Place", "Township"):
        return _place(text, start, listed.type, where, listed.head.endswith("站"))
    if listed.type == "Project" and listed.by_investors and not WORKS.search(text):
        return Mention(start, end, "Enterprise", text, finder="list")
    way = _WAY_OF_WORKS.search(text) if listed.type == "Project" else None
    kind = _KIND_OF_WAY.get(way["way"], "Road") if way else listed.type
    brand = (2 + (not listed.counted) <= len(text) <= 3) and is_new_word(text)
    named = listed.type != "Enterprise" or len(text) >= 4 or brand or (listed.counted and text.isascii())
    return Mention(start, end, kind, text, finder="list") if named and is_particular(text) else None


_WORKED_ON = compiled(r"(?<=[\u4e00-\u9fff]{2})(?:扩能|电化|电气化改造)$")
"""What is done to a line of a list, and is no part of its name: 甲乙扩能、丙丁电化铁路."""


def _line(text: str, start: int, listed: Listed) -> Mention | None:
    """A line of a list of lines, with the head word as its kind: 郑汴 of 郑汴、郑汴许产业带 is 郑汴产业带."""
    begins = 2 * text.startswith(("新建", "续建"))
    start, text = start + begins, _WORKED_ON.sub("", text[begins:])
    fits = 2 <= len(text) - 3 * text.count("(") - 4 * text.count("、") <= 14
    last = (ends_told(text) or ("",))[-1]
    fits = fits and bool(
        gazetteer().find(last) or text.endswith("疏港") or not text.endswith((*_WORKS_ENDS, *_LEVELS))
    )
    fits = fits and text not in words("verbs") and not _NO_END.search(text) and not _COUNTED.match(text)
    fits = fits and (not is_word(text) or bool(gazetteer().find(text)) or is_trunk(text))
    fits = fits and (listed.type != "Pipeline" or bool(ends_told(text)))
    fits = fits and (listed.type != "Road" or bool(ends_told(text)) or is_lettered(text, 3))
    head = listed.head.removesuffix("项目")
    name = text if text.endswith((head[-1:], *_WAYS)) else text + head
    return Mention(start, start + len(text), listed.type, name, finder="list") if fits else None


def _is_within(whole: str, rest: str) -> bool:
    """Whether the first of two texts is a province or city and the other a place in it: 江西省 + 赣州市."""
    above = [p.code for p in gazetteer().find(whole) if p.level in ("Province", "City")]
    return any(gazetteer().within(p.code, code) for p in gazetteer().find(rest) for code in above)


_OF_ANY_PLACE = compiled(
    r"[\u4e00-\u9fff]{2,6}(?:医药|制造|装备|能源|材料|信息|经济|电子|化工|物流|健康|业)$"
)
"""A line of trade that no place is known for as for a crop: 济南生物医药, but 罗田板栗."""


def _industry(text: str, start: int) -> Mention | None:
    """An industry without the verb before it or 为主导 behind: 重点发展轴承 is 轴承."""
    noise = _INDUSTRY_NOISE.match(text)
    start += noise.end() if noise else 0
    name = _INDUSTRY_NOISE.sub("", text)
    name = name.removesuffix("集群") if name.endswith("产业集群") else name
    told = (size for size in (3, 2) if _OF_ANY_PLACE.fullmatch(name[size:]))
    placed = next((size for size in told if gazetteer().find(name[:size])), 0)
    start, name = start + placed, name[placed:]
    if not 2 <= len(name) <= 12 or name in words("generic_industries") or _NO_TRADE.search(name):
        return None
    return Mention(start, start + len(name), "Industry", name, finder="list")


def _place(text: str, start: int, kind: str, where: Setting, stations: bool) -> Mention | None:
    """A station or town of a list: 商洛西 is 商洛; where the gazetteer has several, the nearest.

    A station that no list of places has is named after a place all the same, but not that of an airport.
    """
    text = _ASIDE.sub("", text)
    end = start + len(text)
    said = _SETTING_UP.match(text)
    if said is not None and len(text) - said.end() >= 2:
        start, text = start + said.end(), text[said.end() :]
    counties = kind == "Township" and (gazetteer().find(text[-3:]) or _OF_AREAS.search(text))
    if counties or len(text) > _LONGEST_STATION:
        return None
    whole = next((n for n in (2, 3, 4, 5) if _is_within(text[:n], text[n:])), 0)
    if kind == "Township":
        above = (n for n in (2, 3, 4) if gazetteer().find(text[:n]))
        whole = next((n for n in above if township_of(TOWN_LEVEL.sub("", text[n:]))), 0)
        return replace(unlisted(text[whole:], start + whole, where), type=kind, end=end, finder="list")
    start, text = start + whole, text[whole:].removesuffix("这")
    for form in (text, _STATION.sub("", text), _NEW_STATION.sub("", text)):
        places = gazetteer().find(form)
        if places:
            near = min(places, key=lambda p: (where.nearness(p), not p.current))
            place = resolve(form, where) or near
            far = where.codes and place.level == "County" and form != place.name and where.nearness(place) > 2
            if stations and far:
                break  # 南溪 in 安徽
            return Mention(start, end, place.level, place.name, place.code, finder="list")
    if not stations:
        return Mention(start, end, kind, text, finder="list")
    if text.endswith("站") and (len(text) < 3 or _OF_NO_PLACE.search(text)):
        return None
    town = text.removesuffix("站")
    named = unlisted(_STATION.sub("", town) if len(town) > 2 else town, start, where)
    return replace(named, end=end, finder="list")
