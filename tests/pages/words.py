"""Paragraphs and titles of made-up news, as many as a page needs, none of them twice. 虚构的新闻段落。"""

from __future__ import annotations

import random
from collections.abc import Iterator

TOWNS = (
    *("青岚市", "云泊县", "石濂区", "松墩镇", "望溪新区", "榆岭县"),
    *("禾浦市", "白苇镇", "金柘区", "澄湖县", "梅垭市", "临渚区"),
)
PEOPLE = (
    *("祁远舟", "卞若溪", "阮思齐", "谷明澈", "楼采薇", "庾文澜"),
    *("左承泽", "储静姝", "蔺知行", "褚云帆", "鄢语桐", "翟慕白"),
)
FIRMS = (
    *("启衡重工", "澜拓科技", "穗禾农业", "砺锋轴承", "云枢物流", "碧梧环保"),
    *("曜川能源", "沛林新材", "恒岳装备", "锦渡文旅"),
)
TRADES = (
    *("装备制造", "新能源", "生物医药", "现代物流", "文化旅游", "电子信息"),
    *("绿色食品", "节能环保", "轨道交通", "数字经济"),
)
WORKS = (
    *("科创园", "物流港", "水厂", "污水处理厂", "客运站", "职教园区"),
    *("仓储基地", "农产品批发市场", "生态湿地", "智慧停车场"),
)
SENTENCES = (
    "{town}{work}项目昨日开工，计划总投资{n}亿元，明年{m}月建成投用。",
    "据介绍，该项目由{firm}投资建设，占地{k}亩，达产后可提供就业岗位{j}个。",
    "{town}把{trade}作为主导产业来抓，已引进企业{k}家。",
    "记者在现场看到，挖掘机来回穿梭，工人们正在抢抓工期。",
    "{person}说，下一步要把服务送到企业门口，让干部多跑腿、群众少跑路。",
    "截至{m}月底，全县{trade}实现产值{n}亿元，同比增长{p}%。",
    "“过去这条路坑坑洼洼，如今坐上公交车，{j}分钟就能到镇上。”村民{person}高兴地说。",
    "会议要求，各部门要对照清单逐项销号，确保年底前全部办结。",
    "{firm}与{town}签订合作协议，双方将在{trade}领域共建实验室。",
    "沿着新修的堤坝往前走，两岸的柳树刚刚吐出新芽，白鹭在浅滩上觅食。",
    "今年以来，{town}先后新建改建农村公路{k}公里，惠及{j}个自然村。",
    "在{town}{work}，负责人{person}向记者展示了最新的调度系统。",
    "为破解用地难题，当地盘活闲置厂房{k}处，腾出土地{j}亩。",
    "专家认为，{trade}要做大做强，关键在于补齐人才和物流两块短板。",
    "从{town}到{town2}的快速通道全长{k}公里，双向六车道，设计时速八十公里。",
    "眼下正值春耕时节，{firm}的农机手们每天要作业十多个小时。",
    "谈起今后的打算，{person}信心满满：再添两条生产线，把产品卖到海外去。",
    "{town}财政每年拿出{n}亿元设立专项资金，对达标企业给予一次性奖励。",
    "夜幕降临，广场上的灯光次第亮起，老街迎来了一天中最热闹的时刻。",
    "按照规划，{town}{work}分三期实施，首期工程已完成投资{n}亿元。",
)
TITLES = (
    "{town}{work}开工建设",
    "{firm}落户{town}",
    "{town}{trade}产值突破{n}亿元",
    "{town}架起连心桥",
    "一条路带活{town}",
    "{town2}携手{town}共建{trade}走廊",
    "{town}春耕备耕有序推进",
    "{town}：老街换新颜",
    "{firm}新生产线投产",
    "{town}打通惠民最后一公里",
)
KICKERS = ("抢抓机遇开新局", "高质量发展看{town}", "走基层·一线见闻", "重点项目建设巡礼")
SUBTITLES = ("首期工程明年{m}月投用", "惠及沿线{k}个村庄", "带动就业{j}人", "力争年底前建成通车")
CAPTIONS = ("图为{town}{work}施工现场。", "图为{firm}生产车间一角。", "图为{town}城区新貌。")
NOTICES = ("遗失声明", "招标公告", "停水通知", "拍卖公告", "环评公示", "招聘启事")
NOTICE_TEXTS = (
    "{firm}不慎遗失公章一枚，编号{k}{j}{k}，声明作废。",
    "{town}{work}设备采购项目现公开招标，请符合条件的供应商于{m}月{m}日前报名，逾期不予受理。",
    "因管网检修，定于{m}月{m}日零时起对{town}部分区域停水，请居民提前储水。",
    "受委托，对位于{town}的厂房一处依法公开拍卖，有意者请持有效证件办理登记手续。",
)
AD_TEXTS = ("全场特惠 欲购从速", "品质生活 从这里开始", "盛大开业 好礼相送")


class Writer:
    """Makes up text; the same seed gives the same text."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - the same page each time, no secret
        self.used: set[str] = set()

    def fill(self, pattern: str) -> str:
        """Put names and figures into a pattern."""
        pick = self.draw.choice
        town, town2 = self.draw.sample(TOWNS, 2)
        return pattern.format(
            town=town,
            town2=town2,
            person=pick(PEOPLE),
            firm=pick(FIRMS),
            trade=pick(TRADES),
            work=pick(WORKS),
            n=f"{self.draw.randint(11, 899) / 10}",
            m=self.draw.randint(3, 12),
            k=self.draw.randint(12, 480),
            j=self.draw.randint(15, 950),
            p=f"{self.draw.randint(31, 199) / 10}",
        )

    def one(self, patterns: tuple[str, ...]) -> str:
        """Give a text of one of these patterns that was not given before."""
        while True:
            text = self.fill(self.draw.choice(patterns))
            if text not in self.used:
                self.used.add(text)
                return text

    def paragraphs(self) -> Iterator[str]:
        """Give paragraphs of one to four sentences, without end."""
        while True:
            yield "".join(self.one(SENTENCES) for _ in range(self.draw.choice((1, 2, 2, 3, 4))))

    def person(self) -> str:
        """Give somebody's name."""
        return self.draw.choice(PEOPLE)
