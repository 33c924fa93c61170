"""Companies that only a form of words gives away, and what has the form and is none."""

from __future__ import annotations

import pytest

from tests.reading import labels, stated, understood

FIRMS = [
    ("川泽港（2880.HK）昨日公告，川泽港今年扩建泊位。", ["川泽港"]),
    ("川泽股份（股票代码：600519）发布年报。", ["川泽股份"]),
    ("《实施意见》（襄政办发〔2020〕12号）印发，川泽办发（2020）有效。", []),
    ("以砺风科技、川泽电机为龙头，打造风电产业基地。", ["川泽电机", "砺风科技"]),
    ("以岚特斯为龙头，加快上下游项目招引。", ["岚特斯"]),
    ("以富硒茶为龙头，以隆中古镇为龙头，以旅游业为龙头。", []),
    ("引进了绿瑜、岚桐等15家整车企业。", ["岚桐", "绿瑜"]),
    ("引进了绿瑜、岚桐等企业。", []),
    ("改变襄阳无大工业的历史。", []),
    ("川泽国际（00257）公布业绩。", ["川泽国际"]),
    ("已招引岚特、绿瑜等一批世界500强和汽车零部件行业100强企业。", ["岚特", "绿瑜"]),
    ("川泽水泥宜昌项目将成为当地唯一的水泥生产企业。", []),
    ("同意子公司中节能岚川风力发电有限公司签约。", ["中节能岚川风力发电有限公司"]),
    (
        "包括全球食品领军企业川泽食品、全球最大键盘鼠标生产商岚元电脑等多家龙头企业。",
        ["岚元电脑", "川泽食品"],
    ),
    ("亚洲最大的箱包生产企业台湾岚盛皮具集团投资1.3亿元兴建箱包生产基地。", ["台湾岚盛皮具集团"]),
    ("知名企业已达5家，分别是：岚谷电子、川泽轮胎、砺风纺织等。", ["岚谷电子", "川泽轮胎", "砺风纺织"]),
    ("由川泽电气集团有限责任公司（下称川泽电气）相对控股。", ["川泽电气集团有限责任公司"]),
    ("由国内最大养殖企业川泽牧业投资3.4亿元建设。", ["川泽牧业"]),
    (
        "由“链主”企业宜昌川泽铝业有限公司引进。投资者襄阳岚风集团有限公司签约。",
        ["宜昌川泽铝业有限公司", "襄阳岚风集团有限公司"],
    ),
    (
        "川泽智慧分布式能源有限公司扩产，川泽智慧总经理林知远到会，为川泽智慧签约。",
        ["川泽智慧分布式能源有限公司"],
    ),
    ("拟放弃川泽电信科技股份有限公司股权，为川泽股份增资。", ["川泽电信科技股份有限公司"]),
    (
        "川泽电信科技股份有限公司公布，公司控股子公司大岚投资拟在本次转让时出资。",
        ["大岚投资", "川泽电信科技股份有限公司"],
    ),
    ("变电站由国网襄阳供电公司扩建。", ["国网襄阳供电公司"]),
    ("中岚能源11月30日晚公告。", ["中岚能源"]),
    ("襄州区古驿镇原川泽石材厂已搬迁。施工单位代表襄阳川泽建工有限公司发言。", ["襄阳川泽建工有限公司"]),
    ("与交行湖北省分行签约，交通银行湖北省分行授信5亿元。", ["交通银行湖北省分行"]),
    ("惠岚传感器将成为子公司，川泽股份拟收购惠岚传感器20%股权。", ["川泽股份", "惠岚传感器"]),
    ("合资设立新能源客车公司，由三方共同组建成立的股份公司投产。", []),
    ("进入襄江合资成立的川泽公司，川泽公司扩产。", ["川泽公司"]),
    ("占襄阳川泽注册资本66.67%，民间资本踊跃。", []),
    ("本次扩建是从公司长远利益出发。", []),
    ("湖北联投与川泽集团签约，作为川泽集团子公司的砺峰电能扩产。", ["川泽集团", "湖北联投", "砺峰电能"]),
    ("总投资3亿元的宜昌川泽设备公司机电配件生产线项目开工。", ["宜昌川泽设备公司"]),
    ("会见川泽集团总裁兼砺风乳业集团董事长岚子川。", ["川泽集团", "砺风乳业集团"]),
]


@pytest.mark.parametrize(("text", "firms"), FIRMS)
def test_firms_told_by_a_form(text: str, firms: list[str]) -> None:
    """Listed companies and the leaders of a trade would be missing, or crops and years be firms."""
    assert sorted(labels(understood(text), "Enterprise")) == firms


PROJECTS = [
    ("精准出击“找”项目，坚韧不拔“盯”项目。", []),
    ("扩大在宜昌水务市场的占有率。", []),
    ("入园项目总投资38亿元。", []),
    ("台资项目有岚谷镜片、川泽模组、绿瑜电线电缆等3个。", ["岚谷镜片", "川泽模组", "绿瑜电线电缆"]),
    ("由川泽集团投资，拟分三期建设。", []),
    (
        "取得宜昌北岸雨污分流管网改造工程政府和社会资本合作（PPP）项目。",
        ["宜昌北岸雨污分流管网改造工程政府和社会资本合作(PPP)项目"],
    ),
    ("投资1.8亿元的川泽200万吨水泥粉磨系统正式投产。", ["川泽200万吨水泥粉磨系统"]),
    ("签订总投资21.8亿元的川泽工贸小镇的合作框架协议。", ["川泽工贸小镇"]),
    ("去年在甘肃临夏回族自治州投建川泽煤化工循环经济工业园。", ["川泽煤化工循环经济工业园"]),
    ("投资建设宜昌垃圾发电及餐厨项目。", ["宜昌垃圾发电及餐厨项目"]),
    ("昌图县与川泽集团签约，300万吨水泥生产项目落户。完成20万吨项目，建成3个项目。", ["300万吨水泥生产项目"]),
    (
        "投资8亿元的川泽科技公司年产600万平方米地砖和9万套门窗生产线项目开工。",
        ["年产600万平方米地砖和9万套门窗生产线项目"],
    ),
    ("总投资5亿元的川泽集团宜昌分公司生猪养殖项目开工。", ["生猪养殖项目"]),
    ("跃居亚洲第二大岩棉制品基地。", []),
    ("襄阳岭川30万吨特钢棒材项目投产，去年销售5万吨。", ["襄阳岭川30万吨特钢棒材项目"]),
    ("襄阳埃川产学研合作基地，预计总投资8亿元。", ["襄阳埃川产学研合作基地"]),
    ("本次21个重大工业项目总投资39亿元，园内6个产业项目投产。", []),
    ("总投资约60亿元的岚力物流项目分两个片区开发。", ["岚力物流项目"]),
    ("将建设1000亿元级物流枢纽工程，襄阳市投资建设光伏电站。", []),
    ("同意襄阳川泽集团年产2万吨天然涂料产业化项目落地。", ["年产2万吨天然涂料产业化项目"]),
    ("填补了湖北绿色建材市场空白。", []),
    ("孚能科技襄阳基地投产。", ["孚能科技襄阳基地"]),
    ("岚川项目投产，该项目年产9万吨高强玻纤生产线是重点。", ["岚川项目", "年产9万吨高强玻纤生产线"]),
    ("协议引进资金6亿元，建造宜昌岚川大桥项目。", ["宜昌岚川大桥项目"]),
    (
        "项目有3个，包括南方大健康食品项目、川泽第三方认证项目、智慧算力中心项目。",
        ["南方大健康食品项目", "川泽第三方认证项目", "智慧算力中心项目"],
    ),
    ("包括重点项目、川泽第三方认证项目、基础设施类项目等。", ["川泽第三方认证项目"]),
    ("川泽乳业在苏北建岚谷液态奶生产基地，拓展华东市场。", ["岚谷液态奶生产基地"]),
    ("宜昌秭归200兆瓦光伏并网发电项目投产，宜昌200兆瓦光伏项目竣工。", ["宜昌秭归200兆瓦光伏并网发电项目"]),
]


@pytest.mark.parametrize(("text", "projects"), PROJECTS)
def test_works_told_by_a_form(text: str, projects: list[str]) -> None:
    """A verb in quotes, a market or any works of a park would be projects, a public contract none."""
    assert labels(understood(text), "Project") == projects


INDUSTRIES = [
    ("涵盖产品研发、原料加工等电动车产业全链条。", {"产品研发", "原料加工"}),
    ("推动用地、人才等各种要素往主导产业集中。", {"人才等各种要素往"}),
]


@pytest.mark.parametrize(("text", "none"), INDUSTRIES)
def test_parts_of_a_trade(text: str, none: set[str]) -> None:
    """The steps of one trade, and whatever else a list before it holds, would be industries."""
    assert none.isdisjoint(labels(understood(text), "Industry"))


def test_a_trade_with_what_stands_for_it() -> None:
    """Trades that a list tells with their leaders would be missing, as they lack the word."""
    text = (
        "夷陵区形成以川泽集团为龙头的造纸包装产业、以核电为特色的机械设备制造和以航运为支撑的现代物流等产业。"
    )
    assert {"造纸包装", "机械设备制造", "现代物流"} <= {*labels(understood(text), "Industry")}


def test_works_named_by_their_ceremony_alone() -> None:
    """该项目 would be another one, or none, where only the ceremony's name holds what is meant."""
    found = understood("宜昌市举行川岚汽车城项目签约仪式。该项目由砺风投资有限公司投资，总投资9亿元。")
    assert stated(found, "investsIn") == [("砺风投资有限公司", "川岚汽车城项目")]
    assert stated(found, "hasInvestment") == [("川岚汽车城项目", "9亿元")]


def test_a_sum_without_its_currency() -> None:
    """A sum in 元人民币 would be another than the same in 元."""
    found = understood("总投资17.3亿元人民币的宜昌秭归光伏发电项目通过验收。")
    assert stated(found, "hasInvestment") == [("宜昌秭归光伏发电项目", "17.3亿元")]


ONE = [
    ("大冶经济开发区扩区，大冶开发区、大冶经开区今年签约。", "Place", 1),
    ("黄石经济技术开发区和黄石高新技术产业开发区签约。", "FunctionalZone", 2),
    ("湖北川泽砺峰实业集团有限公司扩产，川泽砺峰集团和湖北川泽砺峰集团签约。", "Enterprise", 1),
    ("浙江岚桐车业集团总公司扩产，岚桐集团签约。", "Enterprise", 1),
    ("川泽煤业宜昌能化有限公司挂牌，宜昌能化有限公司扩产。", "Enterprise", 1),
    (
        "投资10亿元的宜昌兴山县稻渔示范区农文旅融合项目签约。兴山县稻渔示范区农文旅融合项目今年开工。",
        "Project",
        1,
    ),
]


@pytest.mark.parametrize(("text", "kind", "many"), ONE)
def test_forms_of_one_thing(text: str, kind: str, many: int) -> None:
    """A zone, a group or works under two names would own half of what is said of them each."""
    assert len([name for name in labels(understood(text), kind) if name != "大冶市"]) == many


def test_a_place_of_its_own_government_is_named_as_in_the_text() -> None:
    """县委 of 镇沅县 would have a name that the article never uses."""
    assert "镇沅县委" in labels(understood("镇沅县日前开工。县委书记岚子川出席。"), "PartyOrgan")
