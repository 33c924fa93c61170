"""Names that end in a word of their kind, names in lists, names of lines, short names and words for names."""

from __future__ import annotations

import pytest

from tests.reading import labels, mentions, names, stated, understood

TOPS = ("Enterprise", "Project", "Corridor", "MetropolitanArea", "Meeting", "Plan", "Organization")

EDGES = [
    ("加快推进砺峰智能装备产业园建设", ["砺峰智能装备产业园"]),
    ("总投资30亿元的夷陵储能电池产业园开工", ["夷陵储能电池产业园"]),
    ("引进龙头企业远澜新能源集团", ["远澜新能源集团"]),
    ("子公司远澜储能科技有限公司投产", ["远澜储能科技有限公司"]),
    ("川泽电器（苏州）有限公司扩产", ["川泽电器(苏州)有限公司"]),
    ("走访了川泽理工（苏州）新材料研究院", ["川泽理工(苏州)新材料研究院"]),
    ("全市6月份重大项目集中开工活动举行", ["重大项目集中开工活动"]),
    ("中国（绵阳）科技城国际博览会开幕", ["中国(绵阳)科技城国际博览会"]),
    ("推动南京都市圈协同发展", ["南京都市圈"]),
    ("襄阳市重大项目集中签约暨开工仪式举行", ["襄阳市重大项目集中签约暨开工仪式"]),
    ("位于柳州市的砺峰重型装备有限公司", ["砺峰重型装备有限公司"]),
    ("我市与湖北文理学院共建", ["湖北文理学院"]),
    ("年产15万吨环保材料产业园", ["年产15万吨环保材料产业园"]),
    ("30万吨环氧丙烷项目总投资9亿元", ["30万吨环氧丙烷项目"]),
    ("其中川泽控股集团出资六成", ["川泽控股集团"]),
    ("向川泽铝业股份公司供货", ["川泽铝业股份公司"]),
    ("黄石本地药企川泽药业投产", ["川泽药业"]),
    ("全线控制性工程川泽岭隧道贯通", ["川泽岭隧道"]),
    ("600MW项目开工", []),
    ("东莞川泽液压很忙", ["东莞川泽液压"]),
    ("由川泽钢铁联合柳州国控集团出资", ["川泽钢铁", "柳州国控集团"]),
    ("钢板采购自川泽柳州钢铁", ["川泽柳州钢铁"]),
    ("川泽新材料（柳州）公司引线框架生产线投产", ["川泽新材料(柳州)公司", "引线框架生产线"]),
    ("信丰县轴承产业园厂房及配套项目开工", ["信丰县轴承产业园厂房及配套项目"]),
    ("赣州刀具及量具生产线投产", ["赣州刀具及量具生产线"]),
    ("赣州港18号泊位工程开工", ["赣州港18号泊位工程"]),
    ("推进国道999改线工程", ["国道999改线工程"]),
    ("信丰县至上犹县公路改造工程开工", ["信丰县至上犹县公路改造工程"]),
    ("秭归抽水蓄能电站主体工程开建", ["秭归抽水蓄能电站"]),
    ("签下“气化川泽”二期工程开工", ["“气化川泽”二期工程"]),
    ("川泽集团拟向砺峰储能有限公司增资", ["川泽集团", "砺峰储能有限公司"]),
    ("系川泽新能源集团控股子公司", ["川泽新能源集团"]),
    ("后者是川泽光伏的配套企业", ["川泽光伏"]),
    ("由市国资运营公司持股", ["市国资运营公司"]),
    ("韩国川泽化学投产", ["韩国川泽化学"]),
    ("签约川泽新能（常州）", ["川泽新能(常州)"]),
    ("签下8GW高效组件（25亿元）", ["8GW高效组件"]),
    ("信丰县不再新上电池组装项目", []),
    ("川泽集团项目部的同事", ["川泽集团"]),
    ("走进赣州药谷，川泽生物的蛋白药物基地完成封顶", ["赣州药谷", "川泽生物", "蛋白药物基地"]),
    ("（三）中船川泽装备基地。", ["中船川泽装备基地"]),
    ("竣工的项目有川泽集团高强度板改造、赣州云计算中心等11个。", ["川泽集团高强度板改造", "赣州云计算中心"]),
    ("香港川泽国际集团签约，川泽国际投入30亿元", ["香港川泽国际集团", "川泽国际"]),
    ("信丰氧化铝厂、赣州电厂二期相继建成", ["信丰氧化铝厂", "赣州电厂二期"]),
    ("据川泽集团介绍", ["川泽集团"]),
    ("引来老伙伴芬兰川泽公司", ["芬兰川泽公司"]),
    ("柳州川泽模具很忙", ["柳州川泽模具"]),
    ("产品供应柳州好运来、川泽电池两家食品企业", ["柳州好运来", "川泽电池"]),
    ("主要销往绵阳的川泽电池和赣州的砺峰普能。", ["川泽电池", "砺峰普能"]),
    ("打入砺峰重化的采购名单", ["砺峰重化"]),
    ("由万川集团出资", ["万川集团"]),
    ("系宜昌川和轴承有限公司出资建成", ["宜昌川和轴承有限公司"]),
    ("发挥山东川仁、砺郭水泥等本土企业主体作用", ["山东川仁", "砺郭水泥"]),
    ("将延伸川泽集团链条", ["川泽集团"]),
    ("服务风电、船舶、车辆、轨道交通等行业客户", []),
    ("吸引到川泽绿谷、砺峰恒远等111家知名企业参加", ["川泽绿谷", "砺峰恒远"]),
    ("引进28亿元高标准建设川泽物流城和砺峰汽配城两个物流项目", ["川泽物流城", "砺峰汽配城"]),
    (
        "新建川泽工业城、“川的世界”综合文旅、川泽生产线等项目",
        ["川泽工业城", "“川的世界”综合文旅", "川泽生产线"],
    ),
    ("距川泽智能产业园仅3公里", ["川泽智能产业园"]),
    ("成立“联合川江轴承（宜昌）有限公司”", ["联合川江轴承(宜昌)有限公司"]),
    ("走进川泽智能装备产业园生产车间", ["川泽智能装备产业园"]),
    ("川泽电机发布半年度业绩快报", ["川泽电机"]),
    ("深受各大医药公司青睐", []),
    ("这是九江经开区电子电器产业的捷报", []),
    ("绥化市产业项目建设加快", []),
    (
        "川泽云计算大数据中心、砺峰发动机公司技改、川泽车灯升级等78个重点项目开工",
        ["川泽云计算大数据中心", "砺峰发动机公司", "川泽车灯升级"],
    ),
    ("老港镇人民政府与川泽旅行社有限公司、砺峰银行等5家重点企业签约", ["川泽旅行社有限公司", "砺峰银行"]),
    ("广东川泽、陕西砺峰等行业龙头企业入驻", ["广东川泽", "陕西砺峰"]),
    ("川泽绿谷、砺峰恒远等近10家企业投产", ["川泽绿谷", "砺峰恒远"]),
    ("县里与中电建川泽投资集团有限公司签约", ["中电建川泽投资集团有限公司"]),
    ("以现金方式向砺峰新能源增资", ["砺峰新能源"]),
    ("砺峰航空计划在金山投资建设无人机研发制造项目", ["砺峰航空", "无人机研发制造项目"]),
    ("其中投资最大的是广西川泽精细盐项目，总投资24亿元", ["广西川泽精细盐项目"]),
    ("福建省川泽抽水蓄能有限公司成立，将添一座抽水蓄能电站", ["福建省川泽抽水蓄能有限公司"]),
    ("项目由砺峰绿谷、川泽恒远共同投资建设。", ["砺峰绿谷", "川泽恒远"]),
    ("砺峰绿谷持有川泽水务30%的股权", ["砺峰绿谷", "川泽水务"]),
    ("公司控股子公司砺峰绿谷于去年扩产", ["砺峰绿谷"]),
    ("拟对砺峰恒远进行增资", ["砺峰恒远"]),
    ("引来比亚迪、川泽恒远，推动砺峰绿谷、宁德时代扩产", ["比亚迪", "川泽恒远", "砺峰绿谷", "宁德时代"]),
    ("走访比亚迪、人工智能学校", ["比亚迪"]),
    (
        "国家川泽投资集团公司的下属公司中国川江国际有限公司扩产",
        ["国家川泽投资集团公司", "中国川江国际有限公司"],
    ),
    ("去年川泽水利集团公司并入砺峰集团", ["川泽水利集团公司", "砺峰集团"]),
    ("走访台企福建川泽精工有限公司", ["福建川泽精工有限公司"]),
    ("投资2亿元，在夷陵区建设冷链物流项目", ["冷链物流项目"]),
    ("天津川泽股权投资合伙企业（有限合伙）入股", ["天津川泽股权投资合伙企业(有限合伙)"]),
    ("书记率队到深圳等地考察企业", []),
    ("全市规上工业回升", []),
    ("新建12个产业园", []),
    ("各类上市公司", []),
    ("重点项目、重大工程", []),
    ("召开座谈会", []),
    ("产业园区化发展，集团化运作", []),
    ("都市圈建设提速", []),
    ("国际化大都市", []),
]


@pytest.mark.parametrize(("text", "found"), EDGES)
def test_where_a_name_begins(text: str, found: list[str]) -> None:
    """A name with a verb before it, or without its first word, is a node of its own that joins nothing."""
    assert names(f"{text}。", *TOPS) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宜昌市八届人大常委会召开第十次会议。", "宜昌市八届人大常委会第十次会议"),
        (
            "中国人民政治协商会议宜昌市第六届委员会第四次会议开幕。",
            "中国人民政治协商会议宜昌市第六届委员会第四次会议",
        ),
        ("宜昌市召开全市领导干部会议。", "全市领导干部会议"),
        ("在昨日召开的座谈会上，与会企业家发言。", "座谈会"),
        ("座谈会由宜昌市政协主席沈知秋主持。", "座谈会"),
    ],
)
def test_sessions_and_meetings(text: str, found: str) -> None:
    """A session parted by its verb, or a meeting of no name, is what all who attended are joined to."""
    assert names(text, "Meeting", "CongressSession") == [found]


@pytest.mark.xfail(reason="a number before a name is taken for a count", strict=True)
def test_a_numbered_meeting() -> None:
    """The eighteenth meeting is not the nineteenth."""
    assert names("第18次重点项目推进会召开。", "Meeting") == ["第18次重点项目推进会"]


TITLES = [
    ("印发《赣州市“十四五”数字经济发展规划》", [("赣州市“十四五”数字经济发展规划", "DevelopmentPlan")]),
    ("《柳州市停车场管理办法》施行", [("柳州市停车场管理办法", "Regulation")]),
    ("开展“百企进百村”活动", [("百企进百村", "Campaign")]),
    ("据《柳州日报》报道，读《红楼梦》", []),
    ("践行“绿水青山就是金山银山”理念", []),
    ("落实“十四五”规划", [("“十四五”规划", "Plan")]),
    ("签署《长江中游城市群重点合作事项》", [("长江中游城市群重点合作事项", "Plan")]),
    ("打造最美乡村振兴路", []),
    ("赣州市人民政府关于印发竹木产业实施意见的通知", [("竹木产业实施意见", "Policy")]),
]


@pytest.mark.parametrize(("text", "found"), TITLES)
def test_titles_and_campaigns(text: str, found: list[tuple[str, str]]) -> None:
    """Quoted slogans and newspapers are no plans."""
    assert [(m.name, m.type) for m in mentions(f"{text}。", "Plan")] == found


def test_a_line_joins_the_same_everywhere() -> None:
    """Far from the county that a letter means, the letter alone would mean another city."""
    text = (
        "襄阳市报道。襄南高速（襄阳至南漳）开工。"
        + "道路建设者日夜奋战，工程进展顺利。" * 6
        + "襄南高速通车。"
    )
    assert set(stated(understood(text), "connects")) == {("襄南高速", "襄阳市"), ("襄南高速", "南漳县")}


def test_a_ceremony_of_several_parts() -> None:
    """What stands behind a stop is the end of the ceremony's name, no ceremony of its own."""
    found = names("宜昌市举行枫桥片区揭牌暨项目签约、道路开工仪式。", "Meeting")
    assert found == ["枫桥片区揭牌暨项目签约、道路开工仪式"]


def test_an_area_within_a_meetings_name() -> None:
    """A metropolitan area that only its conference names is spoken of all the same."""
    found = understood("南京都市圈市长联席会议召开。", home="镇江市")
    assert labels(found, "MetropolitanArea") == ["南京都市圈"]


LISTS = [
    ("重点支持砺峰重工、青禾轴承、甲芯科技等企业扩产", "Enterprise", ["砺峰重工", "青禾轴承", "甲芯科技"]),
    ("其中川泽冶炼、民和远澜碳素等两家企业投产", "Enterprise", ["川泽冶炼", "民和远澜碳素"]),
    ("砺峰集团年产5万吨硅铁、年产2万吨刃料等8家企业开工", "Enterprise", ["砺峰集团"]),
    ("引进砺峰重工、青禾轴承、远澜储能等企业", "Enterprise", ["砺峰重工", "青禾轴承", "远澜储能"]),
    ("建设襄荆、宜荆高铁", "Railway", ["襄荆高铁", "宜荆高铁"]),
    ("建设秭归抽水蓄能电站、孟楼水库等项目", "Project", ["秭归抽水蓄能电站", "孟楼水库"]),
    ("推进招商、安商、稳商等工作", "Enterprise", []),
    ("建成襄阳至荆州高速宜城段、宜昌至当阳高速枝江段两个项目", "Project", []),
    ("高铁途经荆州、宜昌城际铁路接入", "Railway", ["宜昌城际铁路"]),
    ("推进地铁二号线北延线、S201石枣线", "Corridor", ["地铁二号线北延线", "S201石枣线"]),
    ("形成三纵四横公路网", "Corridor", []),
    ("推进襄阳至荆门、荆门至宜昌等铁路项目", "Railway", ["襄阳至荆门铁路", "荆门至宜昌铁路"]),
    ("建设“水运”项目31个", "Project", []),
    (
        "与京港澳高速、大广高速相接，沿大别山高速公路罗田至英山段建成",
        "Corridor",
        ["京港澳高速", "大广高速", "沿大别山高速公路"],
    ),
    ("鄂西高速公路网加快形成，建设入闽快速通道", "Corridor", []),
    ("宜昌市代表团来襄阳经开区考察", "FunctionalZone", ["襄阳经济技术开发区"]),
    ("荆襄经济协调会第11次市长联席会议闭幕", "Meeting", ["荆襄经济协调会第11次市长联席会议"]),
    ("本届会商会主题为协同", "Meeting", []),
    ("在县人大的监督和县政协的支持下", "County", []),
    ("高速公路中，襄阳至荆门、荆门至宜昌2个项目开工", "Expressway", ["襄阳至荆门", "荆门至宜昌"]),
    ("建成枫桥至荆门联络线", "Corridor", []),
    ("建成荆门至枫桥联络线", "Corridor", ["荆门至枫桥联络线"]),
    ("第二批“郊县都市圈”在规划", "Plan", []),
    ("推动芜湖江北区域发展", "County", []),
    ("完善国家和区域高速公路网", "Corridor", []),
    ("与襄荆、宜荆、二广三条高速形成大外环", "Corridor", ["襄荆高速", "宜荆高速", "二广高速"]),
    ("襄阳市境内福银高速、杭瑞国家高速相接", "Corridor", ["福银高速", "杭瑞国家高速"]),
    ("推进枝江至湖南石门高速公路", "Corridor", ["枝江至湖南石门高速公路"]),
    ("来自宜昌、荆州的客商为高新技术产业开发区揭牌", "Industry", []),
]


@pytest.mark.parametrize(("text", "kind", "found"), LISTS)
def test_lists_under_one_head(text: str, kind: str, found: list[str]) -> None:
    """What stands in a list is of the kind that its head names, and often has no other sign of it."""
    assert names(f"襄阳市、荆州市、宜昌市开会。会议提出，{text}。", kind) == found


LINES = [
    ("襄荆宜产业带", "襄阳市、荆门市、宜昌市召开会议", ["襄阳市", "荆门市", "宜昌市"]),
    ("郑州至新安高速", "郑州市、新安县开会", ["郑州市", "新安县"]),
    ("洛济焦产业带", "洛阳市、济源市、焦作市开会", ["洛阳市", "济源市", "焦作市"]),
    ("泸石高速（泸定至石棉）", "四川省", ["泸定县", "石棉县"]),
    ("汉江生态廊道", "襄阳市", []),
    ("襄荆高铁荆门段", "襄阳市、荆门市", ["襄阳市", "荆门市"]),
    ("襄阳至荆州铁路宜城至钟祥段", "襄阳市、荆州市", ["襄阳市", "荆州市", "宜城市", "钟祥市"]),
    ("G207线襄阳至石花快速通道", "襄阳市谷城县", ["襄阳市", "石花"]),
    ("襄阳至虎啸滩公路", "襄阳市", ["襄阳市", "虎啸滩"]),
    ("襄阳至荆州铁路项目（宜城段）", "襄阳市、荆州市", ["襄阳市", "荆州市", "宜城市"]),
    ("襄阳至荆州高速宜城境", "襄阳市、荆州市", ["襄阳市", "荆州市", "宜城市"]),
]


@pytest.mark.parametrize(("line", "beside", "ends"), LINES)
def test_ends_of_lines(line: str, beside: str, ends: list[str]) -> None:
    """The letters of a line are places, and which ones only the article tells."""
    found = understood(f"{beside}。{line}开工建设。")
    assert {place for _, place in stated(found, "connects")} == set(ends)


def test_a_line_named_like_a_region() -> None:
    """成渝 is a region, and a line between two cities."""
    found = understood("成都市与重庆市召开会议。成渝高铁开工建设。")
    assert {place for _, place in stated(found, "connects")} == {"成都市", "重庆市"}


def test_places_before_a_line_are_no_lines() -> None:
    """“成都市和重庆市携手建设成渝高铁” names one line, not three."""
    assert names("成都市和重庆市携手建设成渝高铁。", "Corridor") == ["成渝高铁"]


SHORT = [
    ("川泽电器（柳州）有限公司扩产。柳州川泽为车企供货。", ["川泽电器(柳州)有限公司"], ["柳州川泽"]),
    ("砺峰重型装备有限公司（以下简称“砺峰”）扩产。砺峰今年招工。", ["砺峰重型装备有限公司"], ["砺峰"]),
    ("远澜储能科技有限公司投产，远澜储能今年招工。", ["远澜储能科技有限公司"], ["远澜储能"]),
    ("远澜新能源集团与远澜储能科技有限公司签约。", ["远澜储能科技有限公司", "远澜新能源集团"], []),
]


@pytest.mark.parametrize(("text", "firms", "others"), SHORT)
def test_short_names_of_companies(text: str, firms: list[str], others: list[str]) -> None:
    """A company under two names would own half of its projects each; a group is not its subsidiary."""
    found = [e for e in understood(text).entities if e.type == "Enterprise"]
    assert sorted(e.label for e in found) == firms
    assert all(any(name in e.names for e in found) for name in others)


PRONOUNS = [
    ("远澜新能源集团落户芜湖市。该公司计划投资15亿元，建设储能电池产业园。", "investsIn", "远澜新能源集团"),
    (
        "砺峰集团发布公告。砺峰集团昨日复牌。川泽集团中标。砺峰集团称，公司投资15亿元建设储能电池产业园。",
        "investsIn",
        "砺峰集团",
    ),
    (
        "远澜新能源集团（下称“远澜”或“公司”）发布年报。川泽集团上月退出。公司投资15亿元建设储能电池产业园。",
        "investsIn",
        "远澜新能源集团",
    ),
    ("夷陵区与远澜新能源集团签约，后者投资15亿元建设储能电池产业园。", "investsIn", "远澜新能源集团"),
    ("夷陵储能电池产业园开工。这个备受关注的项目总投资15亿元。", "hasInvestment", "夷陵储能电池产业园"),
    ("夷陵储能电池产业园位于夷陵区。项目总投资15亿元。", "hasInvestment", "夷陵储能电池产业园"),
    ("平陆运河开工。该线路起于南宁市，止于钦州市。", "connects", "平陆运河"),
]


@pytest.mark.parametrize(("text", "relation", "subject"), PRONOUNS)
def test_words_for_what_was_named(text: str, relation: str, subject: str) -> None:
    """“该公司” is the company before it, and that sentence is shown beside the evidence."""
    found = understood(text)
    assert {a for a, _ in stated(found, relation)} == {subject}
    whole = [(s.evidence, *s.context) for s in found.statements if s.predicate == relation]
    assert all(any(subject in e.exact for e in parts) for parts in whole)
