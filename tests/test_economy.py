"""What sentences of the economy state, one by one: who pays, owns, founds, supplies, and where it stands.

They vary how it is said: order, passive, brackets, several at once, what only looks like a statement.
"""

from __future__ import annotations

import pytest

from loaders import Article, extract

CLOSED = ("investsIn", "hasInvestment", "suppliesTo", "shareholderOf", "subsidiaryOf")
"""Relations of which a sentence must state no more than its row shows."""

SENTENCES: list[tuple[str, list[str]]] = [
    (
        "由川泽新能源集团投资建设的贵港储能电池产业园昨日奠基。",
        ["川泽新能源集团 investsIn 贵港储能电池产业园"],
    ),
    (
        "总投资26亿元的柳州砺峰铝精深加工项目正式签约落户柳江区。",
        ["柳州砺峰铝精深加工项目 hasInvestment 26亿元", "柳州砺峰铝精深加工项目 locatedIn 柳江区"],
    ),
    (
        "川泽集团拟投资9.6亿元，在遵义市播州区建设年产5万吨负极材料项目。",
        [
            "川泽集团 investsIn 年产5万吨负极材料项目",
            "年产5万吨负极材料项目 hasInvestment 9.6亿元",
            "年产5万吨负极材料项目 locatedIn 播州区",
        ],
    ),
    (
        "青禾轴承公司（以下简称“青禾”）与砺峰合伙企业（有限合伙）共同出资设立岚川动力有限公司（暂定名，以登记为准）。",
        [
            "青禾轴承公司 investsIn 岚川动力有限公司",
            "青禾轴承公司 shareholderOf 岚川动力有限公司",
            "砺峰合伙企业(有限合伙) investsIn 岚川动力有限公司",
            "砺峰合伙企业(有限合伙) shareholderOf 岚川动力有限公司",
        ],
    ),
    ("青禾轴承有限公司向砺峰重工追加投资2亿元。", ["青禾轴承有限公司 investsIn 砺峰重工"]),
    (
        "远澜储能科技有限公司系远澜新能源集团控股子公司，位于芜湖市鸠江区。",
        [
            "远澜储能科技有限公司 subsidiaryOf 远澜新能源集团",
            "远澜储能科技有限公司 locatedIn 鸠江区",
        ],
    ),
    (
        "砺峰控股集团全资子公司柳州砺峰装备有限公司在鹿寨县投资3亿元建设钢构件生产基地。",
        [
            "柳州砺峰装备有限公司 subsidiaryOf 砺峰控股集团",
            "柳州砺峰装备有限公司 investsIn 钢构件生产基地",
            "钢构件生产基地 hasInvestment 3亿元",
            "钢构件生产基地 locatedIn 鹿寨县",
        ],
    ),
    ("川泽集团持有青禾轴承有限公司51%股权。", ["川泽集团 shareholderOf 青禾轴承有限公司"]),
    (
        "砺峰控股集团、川泽集团分别出资6000万元、4000万元，共同设立襄阳砺川轴承有限公司。",
        [
            "砺峰控股集团 shareholderOf 襄阳砺川轴承有限公司",
            "川泽集团 shareholderOf 襄阳砺川轴承有限公司",
            "襄阳砺川轴承有限公司 establishedBy 砺峰控股集团",
            "襄阳砺川轴承有限公司 establishedBy 川泽集团",
        ],
    ),
    (
        "襄阳砺川轴承有限公司由砺峰控股集团、川泽集团按6:4的比例出资组建。",
        [
            "砺峰控股集团 shareholderOf 襄阳砺川轴承有限公司",
            "川泽集团 shareholderOf 襄阳砺川轴承有限公司",
            "襄阳砺川轴承有限公司 establishedBy 砺峰控股集团",
            "襄阳砺川轴承有限公司 establishedBy 川泽集团",
        ],
    ),
    (
        "青禾轴承有限公司是砺峰重型装备有限公司的一级配套企业。",
        ["青禾轴承有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "青禾轴承有限公司的产品主要为砺峰重型装备有限公司和川泽汽车配套。",
        ["青禾轴承有限公司 suppliesTo 砺峰重型装备有限公司", "青禾轴承有限公司 suppliesTo 川泽汽车"],
    ),
    (
        "砺峰重型装备有限公司每年从青禾轴承有限公司采购轴承3000套。",
        ["青禾轴承有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "砺峰重型装备有限公司所需钢材全部由川泽钢铁有限公司供应。",
        ["川泽钢铁有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "11月5日，远澜储能电池二期项目在芜湖市鸠江区开工，项目由远澜新能源集团投资兴建，计划总投资18亿元。",
        [
            "远澜储能电池二期项目 locatedIn 鸠江区",
            "远澜新能源集团 investsIn 远澜储能电池二期项目",
            "远澜储能电池二期项目 hasInvestment 18亿元",
        ],
    ),
    (
        "坐落在惠安县的砺峰石材工业园总投资7.5亿元，由砺峰控股集团独资兴建。",
        [
            "砺峰石材工业园 locatedIn 惠安县",
            "砺峰石材工业园 hasInvestment 7.5亿元",
            "砺峰控股集团 investsIn 砺峰石材工业园",
        ],
    ),
    (
        "鸠江区与远澜新能源集团签署投资协议，总投资30亿元的远澜光伏组件项目落户鸠江区。",
        [
            "远澜光伏组件项目 hasInvestment 30亿元",
            "远澜光伏组件项目 locatedIn 鸠江区",
            "远澜新能源集团 investsIn 远澜光伏组件项目",
        ],
    ),
    (
        "青禾轴承有限公司投资1.2亿元的精密轴承技改项目已于上月竣工投产。",
        [
            "青禾轴承有限公司 investsIn 精密轴承技改项目",
            "精密轴承技改项目 hasInvestment 1.2亿元",
        ],
    ),
    (
        "川泽集团以现金8000万元收购青禾轴承有限公司35%的股权。",
        ["川泽集团 shareholderOf 青禾轴承有限公司", "川泽集团 investsIn 青禾轴承有限公司"],
    ),
    (
        "川泽集团旗下川泽物流有限公司、川泽置业有限公司均已进驻柳州市。",
        [
            "川泽物流有限公司 subsidiaryOf 川泽集团",
            "川泽置业有限公司 subsidiaryOf 川泽集团",
            "川泽物流有限公司 locatedIn 柳州市",
            "川泽置业有限公司 locatedIn 柳州市",
        ],
    ),
    (
        "砺峰智能装备产业园、川泽造纸二期项目分别投资22亿元和14亿元。",
        [
            "砺峰智能装备产业园 hasInvestment 22亿元",
            "川泽造纸二期项目 hasInvestment 14亿元",
        ],
    ),
    (
        "砺峰智能装备产业园和川泽造纸二期项目分别落户柳江区、鹿寨县。",
        ["砺峰智能装备产业园 locatedIn 柳江区", "川泽造纸二期项目 locatedIn 鹿寨县"],
    ),
    (
        "柳江区引进深圳川泽智能有限公司，投资5亿元建设工业机器人生产项目。",
        [
            "深圳川泽智能有限公司 investsIn 工业机器人生产项目",
            "工业机器人生产项目 hasInvestment 5亿元",
            "工业机器人生产项目 locatedIn 柳江区",
        ],
    ),
    ("该项目由深圳川泽智能有限公司投资。", []),
    (
        "川泽集团联合砺峰控股集团，计划投资50亿元打造北部湾智慧冷链物流园。",
        [
            "川泽集团 investsIn 北部湾智慧冷链物流园",
            "砺峰控股集团 investsIn 北部湾智慧冷链物流园",
            "北部湾智慧冷链物流园 hasInvestment 50亿元",
        ],
    ),
    (
        "远澜新能源集团将追加投资12亿元，扩建夷陵储能电池产业园。",
        ["远澜新能源集团 investsIn 夷陵储能电池产业园", "夷陵储能电池产业园 hasInvestment 12亿元"],
    ),
    (
        "夷陵储能电池产业园的投资方远澜新能源集团是国内储能龙头企业。",
        ["远澜新能源集团 investsIn 夷陵储能电池产业园"],
    ),
    (
        "夷陵储能电池产业园，投资主体为远澜新能源集团，投资总额12.5亿元，选址夷陵区龙泉镇。",
        [
            "远澜新能源集团 investsIn 夷陵储能电池产业园",
            "夷陵储能电池产业园 hasInvestment 12.5亿元",
            "夷陵储能电池产业园 locatedIn 龙泉镇",
        ],
    ),
    (
        "川泽铝业有限公司与砺峰重型装备有限公司签订为期五年的铝型材供货协议。",
        ["川泽铝业有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "砺峰重型装备有限公司把川泽铝业有限公司列为核心供应商。",
        ["川泽铝业有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "经柳州市人民政府批准，柳州市砺峰城市投资集团有限公司由柳州市国资委出资设立。",
        [
            "柳州市砺峰城市投资集团有限公司 establishedBy 柳州市国资委",
            "柳州市国资委 shareholderOf 柳州市砺峰城市投资集团有限公司",
        ],
    ),
    ("柳州市国资委持有砺峰城投集团100%股权。", ["柳州市国资委 shareholderOf 砺峰城投集团"]),
    (
        "川泽集团在桂林市设立全资子公司桂林川泽文旅有限公司，负责阳朔漓江画廊度假区开发。",
        [
            "桂林川泽文旅有限公司 subsidiaryOf 川泽集团",
            "桂林川泽文旅有限公司 establishedBy 川泽集团",
            "桂林川泽文旅有限公司 locatedIn 桂林市",
        ],
    ),
    (
        "《柳州市“十四五”工业高质量发展规划》提出，建设砺峰智能装备产业园、川泽造纸二期项目等15个重大项目。",
        [
            "柳州市“十四五”工业高质量发展规划 includesProject 砺峰智能装备产业园",
            "柳州市“十四五”工业高质量发展规划 includesProject 川泽造纸二期项目",
        ],
    ),
    (
        "今年，柳州市将重点推进砺峰智能装备产业园、柳州东城污水处理厂、鹿寨港码头建设。",
        [
            "柳州市 includesProject 砺峰智能装备产业园",
            "柳州市 includesProject 柳州东城污水处理厂",
            "柳州市 includesProject 鹿寨港码头",
        ],
    ),
    (
        "砺峰智能装备产业园（总投资22亿元，位于柳江区）主体封顶。",
        ["砺峰智能装备产业园 hasInvestment 22亿元", "砺峰智能装备产业园 locatedIn 柳江区"],
    ),
    (
        "在鹿寨经开区，广西川泽纸业有限公司投资14亿元建设的高档生活用纸项目正在安装设备。",
        [
            "广西川泽纸业有限公司 investsIn 高档生活用纸项目",
            "高档生活用纸项目 hasInvestment 14亿元",
            "高档生活用纸项目 locatedIn 鹿寨经开区",
        ],
    ),
    ("项目建成后，可为砺峰汽车、川泽重工等企业就近配套。", []),
    ("希望川泽集团在柳州投资建设储能产业园。", []),
    ("柳州市与川泽集团洽谈储能产业园项目投资事宜。", []),
    ("川泽集团累计纳税3.2亿元。", []),
    ("川泽集团年产值突破80亿元，砺峰智能装备产业园实现税收2亿元。", []),
    ("由砺峰建工集团承建的柳州东城污水处理厂完成主体施工。", []),
    ("川泽集团董事长考察了砺峰智能装备产业园。", []),
    ("川泽集团未持有青禾轴承有限公司股份。", []),
    ("国家开发银行为砺峰智能装备产业园提供贷款6亿元。", []),
    (
        "湖南川泽生物是一家集研发、生产、销售于一体的高新技术企业，位于浏阳市，由川泽集团与中南大学联合创办。",
        [
            "湖南川泽生物 locatedIn 浏阳市",
            "湖南川泽生物 establishedBy 川泽集团",
            "湖南川泽生物 establishedBy 中南大学",
        ],
    ),
    (
        "砺峰电子信息产业园已引进川泽光电、远澜半导体等企业入驻。",
        ["川泽光电 locatedIn 砺峰电子信息产业园", "远澜半导体 locatedIn 砺峰电子信息产业园"],
    ),
    (
        "川泽光电生产的摄像模组直供砺峰手机、远澜汽车等终端客户。",
        ["川泽光电 suppliesTo 砺峰手机", "川泽光电 suppliesTo 远澜汽车"],
    ),
    ("经济开发区内的砺峰铸造厂由浙江砺峰控股集团和本地企业川泽机械合资兴办。", []),
    (
        "9月8日，总投资52亿元的川泽锂电年产10GWh动力电池项目在宜春经开区奠基。",
        [
            "川泽锂电年产10GWh动力电池项目 hasInvestment 52亿元",
            "川泽锂电年产10GWh动力电池项目 locatedIn 宜春经开区",
        ],
    ),
    (
        "宜春经开区与深圳川泽电子有限公司举行签约仪式，川泽电子将投资8亿元在宜春经开区建设智能终端生产基地。",
        [
            "深圳川泽电子有限公司 investsIn 智能终端生产基地",
            "智能终端生产基地 hasInvestment 8亿元",
            "智能终端生产基地 locatedIn 宜春经开区",
        ],
    ),
    (
        "砺峰铜业公司总投资6.5亿元的年产5万吨铜杆项目进入设备调试阶段。",
        [
            "砺峰铜业公司 investsIn 年产5万吨铜杆项目",
            "年产5万吨铜杆项目 hasInvestment 6.5亿元",
        ],
    ),
    (
        "落户万安县工业园的江西砺川电路有限公司，是深圳砺川集团的全资子公司。",
        [
            "江西砺川电路有限公司 subsidiaryOf 深圳砺川集团",
            "江西砺川电路有限公司 locatedIn 万安县工业园",
        ],
    ),
    (
        "由浙江砺峰控股集团独资兴办的江西砺峰服饰有限公司建成投产，主要为川泽服饰代工。",
        [
            "江西砺峰服饰有限公司 establishedBy 浙江砺峰控股集团",
            "江西砺峰服饰有限公司 suppliesTo 川泽服饰",
            "浙江砺峰控股集团 investsIn 江西砺峰服饰有限公司",
        ],
    ),
    (
        "川泽集团占股51%、砺峰集团占股49%的宜春川砺矿业有限公司正式成立。",
        [
            "川泽集团 shareholderOf 宜春川砺矿业有限公司",
            "砺峰集团 shareholderOf 宜春川砺矿业有限公司",
        ],
    ),
    (
        "宜春川砺矿业有限公司的股东包括川泽集团和砺峰集团。",
        ["川泽集团 shareholderOf 宜春川砺矿业有限公司", "砺峰集团 shareholderOf 宜春川砺矿业有限公司"],
    ),
    (
        "青禾轴承有限公司生产的主轴轴承已批量供应砺峰重型装备有限公司。",
        ["青禾轴承有限公司 suppliesTo 砺峰重型装备有限公司"],
    ),
    (
        "砺峰重型装备有限公司从川泽铝业有限公司、远澜新材有限公司采购原材料。",
        [
            "川泽铝业有限公司 suppliesTo 砺峰重型装备有限公司",
            "远澜新材有限公司 suppliesTo 砺峰重型装备有限公司",
        ],
    ),
    (
        "川泽铝业有限公司已成为砺峰重型装备有限公司、远澜汽车有限公司的定点供应商。",
        [
            "川泽铝业有限公司 suppliesTo 砺峰重型装备有限公司",
            "川泽铝业有限公司 suppliesTo 远澜汽车有限公司",
        ],
    ),
    (
        "万安县计划今年新建万安县第二污水处理厂，估算投资1.1亿元。",
        [
            "万安县 includesProject 万安县第二污水处理厂",
            "万安县第二污水处理厂 hasInvestment 1.1亿元",
        ],
    ),
    (
        "今年，宜春市实施宜春北站综合枢纽、明月山机场改扩建工程等重大项目36个。",
        [
            "宜春市 includesProject 宜春北站综合枢纽",
            "宜春市 includesProject 明月山机场改扩建工程",
        ],
    ),
    (
        "樟树市以药为基，大力发展中医药、酒业、盐化工产业。",
        ["樟树市 develops 中医药", "樟树市 develops 酒业", "樟树市 develops 盐化工"],
    ),
    ("川泽药业集团坐落于樟树市福城工业园，占地500亩。", ["川泽药业集团 locatedIn 樟树市福城工业园"]),
    (
        "该公司在高安市建成的建筑陶瓷产业园，累计完成投资30亿元。",
        ["建筑陶瓷产业园 locatedIn 高安市", "建筑陶瓷产业园 hasInvestment 30亿元"],
    ),
    (
        "砺峰集团下属的江西砺峰物流有限公司竞得该地块，将建设高安智慧物流港，总投资9亿元。",
        [
            "江西砺峰物流有限公司 subsidiaryOf 砺峰集团",
            "江西砺峰物流有限公司 investsIn 高安智慧物流港",
            "高安智慧物流港 hasInvestment 9亿元",
        ],
    ),
    (
        "高安智慧物流港由江西砺峰物流有限公司投资、建设和运营。",
        ["江西砺峰物流有限公司 investsIn 高安智慧物流港"],
    ),
    ("川泽集团计划未来三年在宜春市投资100亿元。", ["川泽集团 investsIn 宜春市"]),
    ("川泽集团拟斥资15亿元收购青禾轴承有限公司60%股权。", ["川泽集团 investsIn 青禾轴承有限公司"]),
    (
        "宜春市城投集团与川泽环境集团合资成立宜春川泽环保有限公司，注册资本2亿元，其中宜春市城投集团持股40%。",
        [
            "宜春市城投集团 shareholderOf 宜春川泽环保有限公司",
            "川泽环境集团 shareholderOf 宜春川泽环保有限公司",
            "宜春川泽环保有限公司 establishedBy 宜春市城投集团",
            "宜春川泽环保有限公司 establishedBy 川泽环境集团",
        ],
    ),
    (
        "江西锂电产业研究院由宜春学院牵头，联合川泽锂电有限公司共同组建。",
        [
            "江西锂电产业研究院 establishedBy 宜春学院",
            "江西锂电产业研究院 establishedBy 川泽锂电有限公司",
        ],
    ),
    (
        "丰城市引进了总投资20亿元的川泽高端铸件项目和总投资12亿元的砺峰电线电缆项目。",
        [
            "川泽高端铸件项目 hasInvestment 20亿元",
            "砺峰电线电缆项目 hasInvestment 12亿元",
            "川泽高端铸件项目 locatedIn 丰城市",
        ],
    ),
    (
        "川泽高端铸件项目选址丰城高新区，由丰城川泽铸业有限公司建设，其母公司为浙江川泽控股集团。",
        [
            "川泽高端铸件项目 locatedIn 丰城高新区",
            "丰城川泽铸业有限公司 investsIn 川泽高端铸件项目",
            "丰城川泽铸业有限公司 subsidiaryOf 浙江川泽控股集团",
        ],
    ),
    (
        "《宜春市锂电新能源产业发展规划》将川泽锂电项目、远澜正极材料项目列为重点项目。",
        [
            "宜春市锂电新能源产业发展规划 includesProject 川泽锂电项目",
            "宜春市锂电新能源产业发展规划 includesProject 远澜正极材料项目",
        ],
    ),
    ("川泽集团向宜春市慈善总会捐款500万元。", []),
    ("川泽集团被评为宜春市纳税先进企业，青禾轴承有限公司获科技进步奖。", []),
    ("砺峰建设集团中标宜春北站综合枢纽施工总承包。", []),
    ("宜春市组织企业赴川泽集团、砺峰集团考察。", []),
    ("因资金问题，川泽高端铸件项目暂停建设。", []),
    ("银行向砺峰电线电缆项目授信3亿元。", []),
]


def _stated(text: str) -> list[tuple[set[str], str, set[str]]]:
    found = extract(Article.of("a.txt", text))
    names = {e.id: {e.label, *e.names} for e in found.entities}
    return [(names[s.subject], s.predicate, names.get(s.object, {s.object})) for s in found.statements]


def _agrees(row: str, stated: tuple[set[str], str, set[str]]) -> bool:
    subject, predicate, object_ = row.split(" ")
    return subject in stated[0] and predicate == stated[1] and object_ in stated[2]


@pytest.mark.parametrize(("text", "rows"), SENTENCES, ids=[text[:24] for text, _ in SENTENCES])
def test_what_a_sentence_of_the_economy_states(text: str, rows: list[str]) -> None:
    """A statement that is lost is a gap in the graph; one too many is false news about a company."""
    stated = _stated(text)
    assert [row for row in rows if not any(_agrees(row, one) for one in stated)] == []
    closed = [one for one in stated if one[1] in CLOSED]
    assert [one for one in closed if not any(_agrees(row, one) for row in rows)] == []
