"""Articles in any number from a seed: real places, invented people, firms, roads and sums. 合成文章.

Names and figures are drawn anew for every sentence, so that no cache of a segmenter or a rule is flattered.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from loaders.values import Article
from ontology.places import Division, gazetteer

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈"
)
GIVEN = "文博立群晓岚建平思远秀英海涛国梁明慧志远雪琴长青一鸣若兰望舒知行怀瑾清和景行云起"
BRANDS = "青砚朗岳恒泽启衡云帆瀚川明湖锐思嘉禾晟远博川金桥华岭天枢星野长庚玉衡"
TRADES = (
    "重工",
    "新材料",
    "生物医药",
    "装备制造",
    "新能源",
    "电子信息",
    "现代物流",
    "文化旅游",
    "节能环保",
    "精密仪器",
)
WORKS = ("产业园", "研发中心", "物流枢纽", "生产基地", "数据中心", "储能电站", "污水处理厂", "会展中心")
ROADS = ("高铁", "高速公路", "城际铁路", "快速通道", "产业带", "生态廊道", "科创走廊")
FIGURES = ("地区生产总值", "固定资产投资", "规模以上工业增加值", "一般公共预算收入", "社会消费品零售总额")

Draw = random.Random
Template = Callable[[Draw, Division, Division], str]


def _person(draw: Draw) -> str:
    return draw.choice(SURNAMES) + "".join(draw.sample(GIVEN, 2))


def _firm(draw: Draw, place: Division) -> str:
    return f"{place.short or place.name}{''.join(draw.sample(BRANDS, 2))}{draw.choice(TRADES)}有限公司"


def _sum(draw: Draw) -> str:
    return f"{draw.randint(1, 900) / 10:g}亿元"


TEMPLATES: tuple[Template, ...] = (
    lambda d, a, b: f"{a.name}委副书记、市长{_person(d)}到{b.name}调研。",
    lambda d, a, b: f"{_firm(d, a)}投资{_sum(d)}在{b.name}建设{d.choice(TRADES)}{d.choice(WORKS)}。",
    lambda d, a, b: (
        f"连接{a.name}与{b.name}的{(a.short or a.name)[0]}{(b.short or b.name)[0]}{d.choice(ROADS)}今年开工。"
    ),
    lambda d, a, _: (
        f"力争到{d.randint(2026, 2035)}年，{a.name}{d.choice(FIGURES)}达到{d.randint(300, 9000)}亿元。"
    ),
    lambda d, a, b: (
        f"{a.short or a.name}都市圈包括{a.name}、{b.name}等地，总面积{d.randint(1, 9)}万平方公里。"
    ),
    lambda d, a, _: f"会议决定任命{_person(d)}为{a.name}发展和改革委员会主任。",
    lambda d, _, b: f"项目总投资{_sum(d)}，占地{d.randint(50, 900)}亩，位于{b.name}，达产后年产值{_sum(d)}。",
    lambda d, a, b: (
        f"{a.name}将大力发展{d.choice(TRADES)}和{d.choice(TRADES)}，与{b.name}共建{d.choice(TRADES)}产业集群。"
    ),
    lambda d, *_: (
        f"大家一致认为，要把握机遇，用好政策，把第{d.randint(2, 40)}项任务落到实处，让群众看到变化。"
    ),
)

MANNERS = ("牢牢把握", "坚持", "更加突出", "始终贯穿", "全面落实", "自觉践行", "准确理解", "紧紧扭住")
AIMS = (
    "稳中求进",
    "系统观念",
    "底线思维",
    "问题导向",
    "为民情怀",
    "绿色发展",
    "守正创新",
    "依法办事",
    "干字当头",
)
DEEDS = (
    "统筹推进",
    "着力破解",
    "切实加强",
    "不断完善",
    "加快补齐",
    "持续优化",
    "深入开展",
    "稳步扩大",
    "认真做好",
)
MATTERS = (
    "基层治理",
    "安全生产",
    "营商环境",
    "公共服务",
    "防灾减灾",
    "作风建设",
    "人才培养",
    "乡村面貌",
    "就业帮扶",
)
FLAWS = ("堵点", "短板", "难题", "隐患", "弱项", "欠账", "顽疾", "瓶颈")
ENDS = (
    "让群众有更多获得感",
    "为开好局打下基础",
    "以实绩检验成效",
    "确保各项工作落到实处",
    "把好事办好实事办实",
)


def _plain(draw: Draw) -> str:
    """A sentence of which a graph has nothing to say, as speeches and reports have many."""
    one, other, third = draw.sample(MATTERS, 3)
    return (
        f"要{draw.choice(MANNERS)}{draw.choice(AIMS)}，{draw.choice(DEEDS)}{one}和{other}，找准{third}的"
        f"{draw.choice(FLAWS)}，{draw.choice(ENDS)}。"
    )


def article(seed: int, length: int = 1000, plain: float = 0.0) -> Article:
    """Make one article of about `length` characters, of which that share of the sentences tells nothing.

    >>> article(1) == article(1), article(1) == article(2), len(article(3, 5000).text) > 5000
    (True, False, True)
    """
    draw = Draw(seed)
    places = [place for place in gazetteer().divisions if place.current and place.level in {"City", "County"}]
    home, near = draw.choice(places), draw.sample(places, 6)
    lines = [f"{home.name}推进规划落地", f"本报讯（记者{_person(draw)}）", ""]
    while sum(map(len, lines)) < length:
        sentences = (
            # No number is drawn where nothing is plain, so that such texts stay what they were.
            _plain(draw)
            if plain and draw.random() < plain
            else draw.choice(TEMPLATES)(draw, home, draw.choice(near))
            for _ in range(draw.randint(2, 6))
        )
        lines.append("　　" + "".join(sentences))
    return Article.of(f"{seed:08}.txt", "\n".join(lines) + "\n")


def articles(number: int, length: int = 1000, seed: int = 0, plain: float = 0.0) -> Iterator[Article]:
    """Make `number` articles of about `length` characters, none like another; `plain` as for one."""
    return (article(seed * 1_000_003 + n, length, plain) for n in range(number))
