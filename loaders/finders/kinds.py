"""Whether any thing of a kind is meant, and no name: 两座变电站, 储备项目, 二级公司. 泛称。"""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.expressions import compiled
from loaders.finders.candidate import Candidate
from loaders.finders.lines import is_hub_of_line
from loaders.finders.stems import is_new_word
from loaders.mention import places_of
from ontology.places import gazetteer

ZONE_ENDS = ("开发区", "高新区", "经开区", "综保区", "保税区", "示范区", "工业区", "度假区", "新区")
_BUILT_ZONES = ("度假区", "示范区")
"""Zones that are built as one project: 甲湖旅游度假区项目."""
NO_WORKS = compiled(
    r"纳入|列入|打捆|[^车总港]站[至到—]|^[GS]\d{1,4}[\u4e00-\u9fff]{2,5}(?:(?:至|—|到)[\u4e00-\u9fff]{2,5})+$|^核定$|[优好高广快稳]的[\u4e00-\u9fff]{2}$|打造成|“十[一二三四五]五”$|[主分]会场$|^[(-]|^小时|^全[省市县区州]“|^其[余他]|^[此各该这][项个批类]|^项目$|^(?:PPP|EPC|BOT|EOD)$|等$|^(?:应用|运用|利用|采用|注重)|^(?:国家|省|市)级|国家级新型|^(?:[\u4e00-\u9fff]{1,6}[省市县区州])?国家\d?A{1,5}级(?:旅游)?$|^一大?批|一行来|(?<!产学研)合作$|^[谋盯攻啃抓争跑][新大慢难好高]$|[规限][上下]|季度|[小中大]\([一二12Ⅰ]\)型|(?:规划|意见|方案|纲要|计划)》|(?:水库|项目|工程|公路|大桥|电站)等|[^\d]\d{4}年$|开门红|督[查导]重点$|所含$|不再|不得|禁止|原则上|主任|局长|书记|市长|县长|区长|经理|董事|[组装各]类$|最大|》$|“[\u4e00-\u9fff]”$|拟?分$|^[台外港日韩民内央国][资企]$|^多元化|首[套台例]|^首期$|^网型|^(?:养殖|种植|繁育|育肥)$|^调节|^\d+[台套条座]|^(?:能源|交通|水利|民生|城建|市政|基础设施|环保|生态|工程)建设$|^[\u4e00-\u9fff]{2,3}型$|^[市省]属|国有企业$|^级|再添|民办?实事$|[见显]成效|单[个体]$|唯一|重要(?!支流|湿地|水|河|堤)|为(?:物流|交通|航运|国际)?$|^[再新]?建[大中小]型$|^[\u4e00-\u9fff]?投资$|[\u4e00-\u9fff]投资建设|第[一二三四五六七八九十][个座家条]|[市县区州省]首[个座家条]|^正以$|(?:合作|联合|共同)(?:开发|研发|打造)|^全[省市县区州国](?:工业|产业|农业|现代|重点|特色|主要)*$"
)
"""What no project's name holds: who speaks of it, that it is forbidden."""
_COUNTED_EVERYWHERE = compiled(
    r"全[省市县区州旗镇乡](?:[2-5]A)?"
    r"(?:人均|[\u4e00-\u9fffA-Z]{2,20}?\d[\d.万]*(?:[个家座所处项张名册]|平方米|人|亿|千))"
)
"""What is counted in all of a place."""
_COUNTED_THING = compiled(
    r"(?:[两三四五六七八九十\d][个座栋幢条处家项大]|一[个座栋幢条家]|最[大长高]的)(?:新型|现代化|大型|中型|小型)?$"
)
"""What stands before a kind of works of which so many are built: 两座变电站, 西部最大的物流中心."""
_CONTENTS = compiled(
    r"(?:(?:建设|主要|项目)内容|建设规模)(?:主要)?(?:包括|包含|涵盖|有|为|是)?:?[^。;\n]*$"
    r"|期(?:项目|工程)?(?:计划|总|概算)*投资[^,。;\n]{2,12},(?:主要|将|新)*建设[年日]产[^。;\n]*$"
    r"|(?:项目|工程)(?:之一|由[^,。;\n]{4,30})?,?(?:计划|总|拟|预计|概算)*投资[^,。;\n]{2,14},(?:主要|将|拟|新|计划|年内|配套)*(?:建[设成]|[新续改扩]建)[年日](?:产|供水|处理|加工)[^。;\n]*$"
    r"|(?<!分)[一二三四]期(?:项目|工程)?(?:主要|将|拟|计划)*建设(?!内容)[^。;\n]*$"
    r"|(?:该|本|此)(?:项目|工程)(?:主要|拟|将|计划|规划)*建设[^。;\n]*$"
    r"|(?<=[。;\n])(?:该|本)?(?:项目|工程)(?:建设期|规划|分|总|占地|位于|将|拟)(?:(?!推进|加快|方面|启动)[^。;\n])*?[,将拟](?:重点|主要|规划)*(?:打造|开发|建设)[^。;\n]*$"
)
_CONTENTS_REACH = 60
"""What stands before the parts that one work has, which are no works of their own."""
_COUNTERS = frozenset("条座栋幢台套处")
"""What a figure before works counts, where the segmenter gives it to their name: 10条甲坪生产线."""
_FIRST_OF_KIND = compiled(
    r"(?:是|为|成为|打造|建成|建设)[^,。;:]{0,10}(?:首|第一)[个座家条](?:大型|新型|重大)?$"
    r"|[于为]一体的(?:重[大点]|综合性?|大型|现代化|民生|惠民)*$|成[^,。;:]{1,10}(?:一流|领先|最大|知名)的$"
    r"|是由?[^,。;:]{2,36}的一?[个座家]?(?:大型|综合性|现代化|专业化|专业性|专业|标准化)+$"
)
"""What stands before what works are, not what they are called: 是华中首个产业园, 集产销于一体的产业园."""
_SO_MANY = compiled(r"(?:共|有|共有|达|达到|共计)?\d+个")
"""What counts the works behind their kind: 农旅融合项目4个."""
_SHORT = 6
"""A stem of so many characters with a new word is a name all the same: 集农旅于一体的甲坪文化园."""
_NTH_GREATEST = compiled(r"第[一二三四五六七八九十]大$")
"""What stands before a kind of works of which this is the third: 全国第三大焊材生产基地."""
_OF_A_LINE = (
    r"(?:铁路(?:[煤货]运)?(?:大?通道)?|高铁|高速(?:公路|路)?|快速(?:路|通道)|主通道|跨海大?通道|客运专线|客专|联络线|(?:输[油气水]|天然气|成品油|原油)管道|^[\u4e00-\u9fff]{2}管道)"
    r"(?:\([^()]{1,9}段\))?(?:建设|新建|续建)?"
)
"""How lines end, before the word for works: 甲坪至乙湾铁路客运专线项目 is that line."""
_AWARDED = compiled(
    r"(?:[获被]?评[为选]|获评|荣获|获得?|授予|命名为|认定为|确定为|入选|列为|创[建成]为?|跻身|摘得|[省市级家]首?批)"
    r"(?:[\u4e00-\u9fff]{0,6}?“[^”]{2,30}”[、和及]?)*[\u4e00-\u9fff]{0,6}?“$"
)
"""What stands before a title that is given, or a row of them."""
_ANY_OF_KIND: Mapping[str, re.Pattern[str]] = {
    "公司": compiled(
        r"(?:目标|标的|关联|(?<![电分原量离光核])子|孙|母|合资|项目|仍|仍为|变为|成为|改为|作为|转为|上市|因本|家[分子]\([子分]\)|系|由原|从|^股份|旗下|所属|二级|三级)$"
    ),
    "活动": compiled(
        r"^(?:招商引资|观摩|党日|文艺演出|执法检查|志愿|义务|植树|演练|巡回|宣讲|结对|帮扶|服务|主题|大型|系列|现场|慰问)+$"
    ),
    "大桥": compiled(r"^(?:一座)?[跨过][江海河湖]$"),
    "隧道": compiled(r"^(?:一条)?[穿过][江海河湖山]$"),
    **dict.fromkeys(("医科大学", "科技大学", "师范大学", "理工大学", "农业大学"), compiled(r"(?:型|一流)$")),
    "大学": compiled(r"(?:型|返乡|高水平|一流|在职|党校|函授|自考|全日制|普通|成人)$"),
    "大会": compiled(r"(?:人民|职工|会员|村民|妇女|(?<!次)代表|[开闭]幕|股东|群众|全体|本次)$"),
    "中心": compiled(r"(?:政治|经济|商业|商贸|贸易|^[\u4e00-\u9fff]{2,4}[市县]|为)$"),
    "口岸": compiled(
        r"(?:出海|入境|出境|通商|开放|对外|陆路|水运|水路|航空|铁路|公路|边境|沿边|内陆|一类|二类|一级|二级|国家级|重要|最大|便捷)$"
    ),
    "渔港": compiled(r"(?:中心|一级|二级|避风|国家级|天然)$"),
    "综合交通枢纽": compiled(r"^(?:[东西中]部|东北|西[南北]|华[东南中北]|区域性?|国际性?|现代化?)$"),
    "枢纽": compiled(
        r"设置?$|^[\u4e00-\u9fff][东西南北]{1,2}$"
        r"|^(?:[东西中]部|东北|西[南北]|华[东南中北]|区域性?|国际性?)(?:综合|立体|交通|铁路|公路|物流|航空|航运|现代化)*$"
    ),
    "平原": compiled("(?:高铁|铁路|高速)$|政府|[镇乡]"),
    "技改": compiled(r"(?:工业|企业|产业|制造业)$"),
    "总部": compiled(r"(?:公司|集团|银行)$"),
    "车间": compiled(r"公司$"),
    **dict.fromkeys(
        ("经济技术开发区", "高新技术产业开发区", "综合保税区", "高新区", "经开区", "开发区"),
        compiled(r"^[添增增设获批]{0,2}(?:国家|省)级$"),
    ),
    "股份": compiled(r"(?:[股万亿\d%]|发行|持有|转让|认购|[增减]持|回购|受让|出售|收购)$"),
    "银行": compiled(
        r"^(?:申请|争取|协调|办理|获得|取得|偿还)$|(?:化|型|性|一流|全球|世界|[家大该本各级]|股份制(?:农村)?(?:商业)?)$"
    ),
    "农商行": compiled(r"[家级]$"),
    "厂": compiled(r"(?:[办设]|(?<!福)建)$"),
    "资本": compiled(r"(?:社会|民间|国有|人力)$"),
    "风电": compiled(r"(?:海上|陆上|分散式|集中式)$"),
    "分行": compiled(r"各级?$|所属$"),
    "半导体": compiled(r"(?:[碳硅]基|功率|化合物|第[一二三四]代|宽禁带)$"),
    "动力": compiled(r"赋能|乡村|(?:内生|新|强劲|劳)$"),
    "集团": compiled(r"(?:利益|犯罪|诈骗|势力)$"),
    **dict.fromkeys(
        ("派出所", "人民法庭", "司法所"),
        compiled(
            r"(?:基层|辖区|景区|城郊|移民|高速|校园|[乡村镇]级|红色|派出|巡回|流动|便民|旅游|环保|田园|沿[江海])$"
        ),
    ),
    "机场": compiled(r"^(?:[民军通]用|支线|干线|现?有|军民合用)$"),
    **dict.fromkeys(("小学", "中学", "学校"), compiled(r"(?:公办|民办|城乡|乡镇|公立)中?$")),
    "控股": compiled(r"(?:集团|公司|相对|绝对|全资|方式|国有|%)$"),
    **dict.fromkeys(("一期", "二期", "三期"), compiled("(?:公司|集团|股份)$")),
    "工业基地": compiled("老$"),
    **dict.fromkeys(("基地", "产业园"), compiled("(?<![福中城交铁电新])建$|老工业$")),
    "工厂": compiled("(?<![福中城交铁电新])建$|老工业$|公司$"),
    "厂房": compiled("(?:项目|工程)(?:[一二三四]期)?$"),
    "大坝": compiled("(?:工程|枢纽|水库|电站)$"),
    "市场": compiled(
        r"(?:处理|服务|[水环电燃劳商]务|环保|电力|燃气|房地产|建筑|人才|要素|资本|"
        r"华[东南北中]|[东西][南北]|国[内际]|海外|全[球国]|欧美|省[内外]|周边|地区|拓)$|^(?:开拓|拓展|抢占)"
    ),
    "线路": compiled(r"(?:高铁|铁路|公路|高速|公交)$"),
    "工程": compiled(
        rf"(?:{_OF_A_LINE}|等|重[大点](?:水利|交通|水电|能源|民生|产业|基础设施)|^(?:水库|大坝|灌区|枢纽)|项目(?:[一二三]期)?(?:厂房)?(?:整体|主体|土建|桩基|厂房))$"
    ),
    "项目": compiled(
        rf"(?:^高新|[^大]项目|(?:集团|公司)(?:投资|合作|合资|独资|重点)|(?<![高初中同平])等[\u4e00-\u9fff]{{1,4}}业|等|相关|援[疆藏青建川]|帮扶|扶贫|协作|惠民|子公司|分公司|集团|重点|重大|考核|督办|储备|预备|签约|入园|招商|招商引资|开工|动工|竣工|投产|开业|在谈|洽谈|入库|亿元以上|^全[省市县区州国]|抓|[省市县区](?:重大|重点)?(?:产业|工业|农业|城建|市政|交通|民生|基础设施|水利|能源)|^[\u4e00-\u9fff]{{2,3}}产业|[\u4e00-\u9fff]{{4}}(?<![合统唯专])一|{_OF_A_LINE})$"
    ),
}
"""What stands before an ending and makes any thing of the kind, no name: 二级公司, 产业重点项目."""
_OF_SIZE = compiled(r"[十百千万]+亿(?:元?级|规模)")
"""How parks are to grow that have no name: 成为千亿级医药产业园区."""
_LEVEL_COUNTERS = frozenset("个家座处批")
_LEVELS = ("国家级", "省级", "市级", "州级", "县级", "区级")
"""What a counted thing begins with that has no name."""
_WITH_SHOPS = (
    *("产业园", "基地", "项目", "公司", "集团", "工厂", "园区", "生产", "装配", "加工", "厂", "新"),
    *("总装", "组装", "冲压", "焊装", "涂装", "包装", "注塑", "数字化", "智能化", "分拣", "初加工", "机修"),
)
"""What has workshops, which are no works of their own: 甲坪产业园生产车间."""


def is_part(folded: str, start: int, end: int, reach: int = _CONTENTS_REACH) -> bool:
    """Whether what stands at `[start:end]` is told as a part of other works.

    >>> is_part("一期工程建设甲坪电站", 6, 10), is_part("启动甲坪电站建设", 2, 6)
    (True, False)
    """
    low = max(0, start - reach)
    told = any(folded.find(word, low, end) >= 0 for word in ("建", "内容", "打造", "开发"))
    return told and _CONTENTS.search(folded, low, end) is not None


def _is_awarded(candidate: Candidate) -> bool:
    """Whether it is a title that is given, in quotes: 被评为“甲省绿色学校”."""
    quoted = candidate.folded[candidate.start - 1 : candidate.start] + candidate.folded[candidate.end :][:1]
    low = max(0, candidate.start - 60)
    return quoted == "“”" and _AWARDED.search(candidate.folded, low, candidate.start) is not None


def _is_counted_of_level(candidate: Candidate) -> bool:
    """Whether it is one of so many of a level: 3至5个国家级甲坪中心."""
    counter = candidate.folded[max(0, candidate.start - 2) : candidate.start]
    return counter[:1].isdigit() and counter[1:] in _LEVEL_COUNTERS and candidate.stem.startswith(_LEVELS)


def is_any_of_kind(candidate: Candidate) -> bool:
    """Whether any such thing is meant, or nothing: 二级公司, 储备项目, 重庆项目."""
    before = (max(0, candidate.start - 3), candidate.start)
    nth = candidate.ending.top == "Project" and (
        is_part(candidate.folded, candidate.start, candidate.head)
        or _NTH_GREATEST.search(candidate.folded, *before)
        or _is_first_of_kind(candidate)
    )
    if (
        nth
        or _is_awarded(candidate)
        or _is_counted_thing(candidate)
        or _is_counted_everywhere(candidate)
        or (candidate.ending.top in ("Project", "Enterprise") and NO_WORKS.search(candidate.stem))
    ):
        return True
    counted = candidate.folded[candidate.start - 1 : candidate.start] in ("个", "批")
    kinds = counted and candidate.folded[candidate.start - 2 : candidate.start - 1].isdigit()
    kinds = kinds or candidate.folded.endswith(("等一批", "等一大批"), 0, candidate.start)
    some = candidate.stem[:1] == "个" or (counted and candidate.stem[:1] == "“") or "一批”" in candidate.stem
    some = some or (candidate.ending.kind == "IndustrialPark" and _OF_SIZE.match(candidate.stem) is not None)
    works = candidate.ending.text in ("项目", "工程") and (kinds or _is_counted_behind(candidate))
    if some or works or _is_counted_of_level(candidate):
        return True
    if candidate.ending.text.endswith("车间") and candidate.stem.endswith(_WITH_SHOPS):
        return True
    if candidate.ending.text in _ANY_OF_KIND and _ANY_OF_KIND[candidate.ending.text].search(candidate.stem):
        return True
    if candidate.ending.weak and candidate.stem.endswith(ZONE_ENDS):
        works = candidate.ending.text == "项目" and not candidate.stem.endswith(_BUILT_ZONES)
        return works or candidate.ending.top == "Enterprise"
    of_place = candidate.ending.text == "项目" and bool(
        gazetteer().find(candidate.stem) or candidate.stem.endswith(("型", "开区"))
    )
    of_line = candidate.ending.text == "枢纽" and is_hub_of_line(
        candidate.folded, candidate.start, candidate.stem
    )
    return of_place or of_line or (candidate.ending.top == "Enterprise" and "有限公司" in candidate.stem)


def _is_counted_behind(candidate: Candidate) -> bool:
    """Whether the text counts it elsewhere: 引进农旅融合项目, of a text that has 农旅融合项目4个."""
    name = candidate.folded[candidate.start : candidate.end]
    places = (m + len(name) for m in places_of(name, candidate.folded)) if not candidate.inside else ()
    return any(_SO_MANY.match(candidate.folded, end) for end in places)


def _is_first_of_kind(candidate: Candidate) -> bool:
    first = _FIRST_OF_KIND.search(candidate.folded, max(0, candidate.start - 48), candidate.start)
    own = len(candidate.stem) <= _SHORT and is_new_word(candidate.stem)
    return first is not None and not (own and first.group().endswith("一体的"))


def _is_counted_everywhere(candidate: Candidate) -> bool:
    """Whether it is a kind of all the place that is counted: 全县图书馆6座, 全市人均公园绿地12平方米."""
    folded, start = candidate.folded, candidate.start
    return folded[start] == "全" and _COUNTED_EVERYWHERE.match(folded, start, candidate.end + 8) is not None


def _is_counted_thing(candidate: Candidate) -> bool:
    """Whether works without a place are so many, or the greatest, and have no name: 两座变电站."""
    if candidate.ending.top not in ("Project", "Corridor") or candidate.inside:
        return False
    counter = candidate.folded[candidate.start - 1 : candidate.start + 1]
    if counter[:1].isdigit() and counter[1:] in _COUNTERS:
        return True
    count = _COUNTED_THING.search(candidate.folded, max(0, candidate.start - 6), candidate.start)
    return count is not None and not (count[0][0] in "一最" and is_new_word(candidate.stem))
