"""What seems to be a list under a head word and is none: 甲、乙携手建设丙高铁. 似列举而非列举。

Where lists stand is `lists.py`'s business.
"""

from __future__ import annotations

from loaders.expressions import compiled

SHARED = compiled(
    r"签署|签订|^(?:优质|绿色|和谐|智慧|高效)$|共建|共同|便捷通道|携手|开辟|位于|坐落于|地处|约定|结束|不通|告别|迎来|开通|没有|集团|公司|书记|常委|[市县区省州]长|率队|带队|主任|又多|实现|搭建|架起|起一条|新增|[市县区乡镇地]通$|[\d两三四五六七八九]个?(?:县市|市县|[省市县地州])$|无$|^(?!.*(?:路|高速|高铁|大道|轨道|城际|线)).*项目$"
)
"""What a list's member does not hold: 甲、乙携手建设丙高铁 names one line."""
_SPOILT = compiled(r"携手|约定|结束|告别|迎来|没有|^\d[\d万千百]*[余多]?[家座个](?!月)")
"""What neither a company nor works in a list hold."""
SPOILING = {
    "Industry": compiled(
        rf"{SHARED.pattern}|签署|签订|涉及|[列作定]为|当作|^(?:提升|促进|整合|服务)|(?:规模|品质|质量|效益|体系|品牌)$"
    ),
    "Enterprise": compiled(
        rf"{_SPOILT.pattern}|年产\d|其中|拜访|走访|等地|负责人|(?:干部|职工|群众|代表|嘉宾|基地|企业|单位)$"
    ),
    "Project": compiled(
        rf"{_SPOILT.pattern}|亿元?级[^、]{{0,4}}项目\d+个|书记|市长|一行|签署|签订|等[\d两三四五六七八九十]+家|设立了|等[^、]*平台|等[^、]{{0,6}}(?:企业|公司)|(?:观摩|考察|参观|调研|察看|走访|督导)了?$|(?:先后有|共有|签下|签约|达成|落户|开工|动工|引进|[务新发]区)了?$|方面$"
    ),
}
"""The like for companies, which no capacity names, and for works, which are no list of companies."""
NOT_AFTER = compiled(
    r"[于为]一体|“?[三多]位一体|标准(?:合建|建设|设计)|(?<=城市)(?:信息|规划|管理|治理|群体|居民|形象|品牌|文化|服务|运营|配套|生活|圈|名片|设计|道路|主干|次干|支路|骨干|骨架|路网|管网|公园|更新|交通|基础设施|综合体|功能|建设)|(?<=公路)网|(?<=高速)网|(?<=高铁)(?:片区|商务区|网|站|时代|生活圈|朋友圈|枢纽)|(?<=高速)(?:路?口|出行|通行|出入?口|入口|互通)|(?<=公路)(?:出入?口|入口|互通|服务区)|(?<=交通)等(?!项目)|(?<=铁路)(?:网|投资|集团|公司|局|物流|专用线|专线|货场|货运|运输|集装箱|建设集团|建设投资)|(?<=工程)(?:机械|技术|建设|施工|质量|师|院|局|公司|装备|车)|(?<=行业)(?:的?(?:龙头|头部|领军|骨干|巨头|知名)|企业|(?:主管|监管|管理)?部门)|(?<=交通)(?:巨头|企业|行业|领域|扣件|装备|车辆|设备|零部件|配件)|(?<=项目)(?:资金|经费|补助)|开发区|示范区|合作区|聚集区|园|带|基地|社区|城|链条|集聚(?!效应|态势|发展)|化|工人|结构|政策|基金|联盟|研究|大会|协会|工程|新城|体系|布局|生态|转移|"
    r"[\u4e00-\u9fff]{2,3}局|扶贫|帮扶|兴旺|技术|孵化|大道|项目|主管|协同|资源|总部|家|主"
)
_NOT_AFTER_FIRMS = compiled(r"家|化|主(?![体要导])|总部|集团|孵化|协会|大会|联合会|联盟|联合体|服务|文化")
"""What goes on after 企业 and makes another word of it."""
NO_LIST_BEFORE = {
    "Enterprise": _NOT_AFTER_FIRMS,
    "Industry": compiled(
        rf"{NOT_AFTER.pattern}|(?:(?:、[^,。;]{{2,30}}?)?等(?:多个|重点)?(?:领域|方面))?(?:深入|持续|进一步|展开|开展|深化|加强|拓展|寻求|全面|广泛|务实|进行|的)*(?:战略)?(?:合作|交流|对接|协作|探讨|洽谈)"
    ),
}
"""What follows a head that ends no such list: fields in which partners work together, nobody develops."""
