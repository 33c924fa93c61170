"""Graph views of any size with made-up names, for layouts, pages and their benchmarks. 合成图谱.

The shape follows what articles give: a tree of places, organs that belong to them, officials who hold posts
and visit, enterprises that invest, plans with corridors, and a tail of things that are named once.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import islice, product
from math import log1p

import networkx as nx

from graph.view import Figure, StatementData
from loaders.values import digest
from ontology import load

HEADS = "安白昌淳丹恩丰广和嘉金康临明宁平青荣瑞山泰文西兴雅永裕云泽长"
TAILS = "阳川江岭河州城原溪湖台门源丰林安海陵潭岗"
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
GIVEN = (
    "文博",
    "立群",
    "晓岚",
    "建平",
    "思远",
    "秀英",
    "海涛",
    "国梁",
    "明慧",
    "志远",
    "雪琴",
    "长青",
    "一鸣",
    "若兰",
)
TRADES = (
    "装备制造",
    "新能源",
    "生物医药",
    "现代物流",
    "文化旅游",
    "电子信息",
    "新材料",
    "特色农业",
    "轴承",
    "光伏",
)
WORKS = ("产业园", "物流枢纽", "水厂", "科创中心", "研发基地", "光伏电站")
LINES = (
    ("高铁", "Railway"),
    ("高速公路", "Expressway"),
    ("产业带", "IndustrialBelt"),
    ("生态廊道", "EcologicalCorridor"),
)
POSTS = ("市长", "市委书记", "副市长", "县长", "开发区管委会主任")

SHARES = {
    "County": 14,
    "Official": 16,
    "Enterprise": 18,
    "Project": 16,
    "GovernmentOrgan": 10,
    "Plan": 8,
    "Corridor": 5,
}
SHARES |= {"Meeting": 5, "Industry": 3, "FunctionalZone": 5}


@dataclass
class Town:
    """What is being made: the graph, its names by class and the numbers drawn for it."""

    draw: random.Random
    view: nx.MultiDiGraph[str] = field(default_factory=nx.MultiDiGraph)
    of: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, label: str, names: tuple[str, ...] = (), code: str = "") -> str:
        """Add one thing of a class; what is there already is left alone."""
        node = digest(kind, label)
        if node not in self.view:
            finest, top = load().classes[kind], load().classes[load().top(kind)]
            kinds = {"type": kind, "type_zh": finest.label_zh, "type_en": finest.label_en}
            kinds |= {"top": top.name, "top_zh": top.label_zh, "top_en": top.label_en}
            look = {"color": finest.color, "shape": finest.shape, "iri": f"https://w3id.org/guitu/id/{node}"}
            self.view.add_node(node, label=label, names=list(names), code=code, figures=[], **kinds, **look)
            self.of.setdefault(kind, []).append(node)
        return node

    def say(self, subject: str, predicate: str, object_: str, **qualifiers: str) -> None:
        """Add one statement between two things."""
        data = self.data(subject, predicate, self.view.nodes[object_]["label"], qualifiers)
        self.view.add_edge(
            subject, object_, key=digest(subject, predicate, object_, data["sentence"]), **data
        )

    def figure(self, subject: str, predicate: str, value: str, **qualifiers: str) -> None:
        """Add one figure of a thing."""
        data = self.data(subject, predicate, value, qualifiers)
        figure: Figure = {**data, "key": digest(subject, predicate, value), "value": value}
        self.view.nodes[subject]["figures"].append(figure)

    def data(self, subject: str, predicate: str, object_: str, qualifiers: dict[str, str]) -> StatementData:
        """Make up the sentence and the article of one statement."""
        number = self.draw.randrange(1, max(3, len(self.view) // 12))
        relation = load().relations[predicate]
        said = "".join(f"，{text}" for text in qualifiers.values())
        sentence = (
            f"{self.view.nodes[subject]['label']}（{relation.label_zh}）{object_}{said}，各方已经达成一致。"
        )
        article, date = (
            digest(str(number), length=32),
            f"{2015 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}",
        )
        source, title, start = (
            f"{number:04}.txt",
            f"区域协同发展观察第{number}期",
            self.draw.randrange(40, 2000),
        )
        row = {"id": article, "source": source, "title": title, "date": date, "publisher": "区域观察"}
        self.view.graph.setdefault("articles", {})[article] = row
        return {
            "predicate": predicate,
            "label": relation.label_zh,
            "label_en": relation.label_en,
            "confidence": self.draw.choice((0.95, 0.9, 0.8, 0.7, 0.55)),
            "rule": f"{predicate}/made-up",
            "qualifiers": qualifiers,
            "sentence": sentence,
            "start": start,
            "end": start + len(sentence),
            "context": [],
            "article": article,
            "source": source,
            "title": title,
            "date": date,
        }

    def weigh(self) -> None:
        """Count the statements of every thing; importance is their share of the most."""
        counts = {
            node: self.view.degree(node) + len(data["figures"]) for node, data in self.view.nodes(data=True)
        }
        most = log1p(max(counts.values(), default=1))
        for node, count in counts.items():
            self.view.nodes[node].update(degree=count, articles=1, importance=round(log1p(count) / most, 4))


def town(size: int, seed: int = 1) -> nx.MultiDiGraph[str]:
    """Make a view of about `size` nodes and twice as many statements, the same for the same size and seed.

    >>> view = town(60)
    >>> 50 <= len(view) <= 75, sorted(view.nodes) == sorted(town(60).nodes)
    (True, True)
    """
    made = Town(random.Random(seed))
    draw, share = made.draw, {kind: max(2, size * part // 100) for kind, part in SHARES.items()}
    stems = ["".join(pair) for pair in product(HEADS, TAILS)]
    stems += ["".join(triple) for triple in islice(product(HEADS, HEADS, TAILS), size)]
    draw.shuffle(stems)
    province = made.add("Province", "丰原省", ("丰原",))
    area = made.add("MetropolitanArea", "丰原都市圈", ("丰原城市圈",))
    places(made, stems, province, area, share)
    people(made, share)
    business(made, stems, share)
    plans(made, stems, share)
    made.weigh()
    return made.view


def places(made: Town, stems: list[str], province: str, area: str, share: dict[str, int]) -> None:
    """A province, its cities, their counties and zones; industries that they develop."""
    cities = [
        made.add("City", f"{stem}市", (stem,), f"41{n:02}00")
        for n, stem in enumerate(stems[: 2 + len(stems) // 300])
    ]
    for city in cities:
        made.say(city, "administrativePartOf", province)
        made.figure(
            city,
            "hasTarget",
            f"{made.draw.randrange(2, 90)}00亿元",
            indicator="地区生产总值",
            year="2025",
            kind="target",
        )
        if made.draw.random() < 0.5:
            made.say(city, "partOfMetropolitanArea", area)
    for stem in stems[50 : 50 + share["County"]]:
        made.say(made.add("County", f"{stem}县", (stem,)), "administrativePartOf", made.draw.choice(cities))
    for stem in stems[-share["FunctionalZone"] :]:
        zone = made.add("FunctionalZone", f"{stem}经济技术开发区", (f"{stem}经开区",))
        made.say(zone, "administrativePartOf", made.draw.choice(cities))
    for trade in TRADES[: share["Industry"]]:
        industry = made.add("Industry", f"{trade}产业", (trade,))
        for _ in range(2):
            made.say(made.draw.choice(cities), "develops", industry)


def people(made: Town, share: dict[str, int]) -> None:
    """Organs of places, officials with posts, meetings they attend and places they visit."""
    seats = made.of["City"] + made.of["County"]
    for n in range(share["GovernmentOrgan"]):
        seat = made.draw.choice(seats)
        bureau = ("人民政府", "发展和改革委员会", "交通运输局", "自然资源局")[n % 4]
        made.say(made.add("GovernmentOrgan", made.view.nodes[seat]["label"] + bureau), "locatedIn", seat)
    for n in range(share["Official"]):
        name = made.draw.choice(SURNAMES) + GIVEN[n % len(GIVEN)] + ("" if n < 200 else str(n))
        person, seat = made.add("Official", name), made.draw.choice(seats)
        made.say(person, "holdsPost", seat, post=made.draw.choice(POSTS))
        if n % 3 == 0:
            made.say(person, "visited", made.draw.choice(seats), date=f"{2016 + n % 8}年5月{1 + n % 9}日")
    for n in range(share["Meeting"]):
        meeting = made.add("Meeting", f"第{n + 1}次区域协作联席会议")
        made.say(meeting, "heldAt", made.draw.choice(made.of["City"]))
        for person in made.draw.sample(made.of["Official"], 2):
            made.say(person, "attended", meeting)


def business(made: Town, stems: list[str], share: dict[str, int]) -> None:
    """Enterprises, who supplies and owns whom, and the projects they put money into."""
    seats = made.of["City"] + made.of["County"] + made.of["FunctionalZone"]
    for n in range(share["Project"]):
        work = made.add("Project", f"{stems[-1 - n]}{WORKS[n % len(WORKS)]}项目")
        made.say(work, "locatedIn", made.draw.choice(seats))
        made.figure(work, "hasInvestment", f"{made.draw.randrange(1, 90)}亿元")
    for n in range(share["Enterprise"]):
        trade = TRADES[n % len(TRADES)]
        firm = made.add(
            "Enterprise", f"{stems[n]}{trade}集团有限公司", (f"{stems[n]}{trade}", f"{stems[n]}集团")
        )
        made.say(
            firm,
            "investsIn",
            made.draw.choice(made.of["Project"]),
            amount=f"{made.draw.randrange(1, 60)}亿元",
        )
        if n % 4 == 1:
            made.say(firm, "suppliesTo", made.draw.choice(made.of["Enterprise"][:-1]), product="零部件")
        if n % 2:
            made.say(firm, "locatedIn", made.draw.choice(seats))


def plans(made: Town, stems: list[str], share: dict[str, int]) -> None:
    """Plans, who issues them, and the corridors and projects they include."""
    for n in range(share["Corridor"]):
        end, kind = LINES[n % len(LINES)]
        line = made.add(kind, f"{stems[2 * n][0]}{stems[2 * n + 1][0]}{end}")
        for city in made.draw.sample(made.of["City"], 2):
            made.say(line, "connects", city)
    lines = [node for _, kind in LINES for node in made.of.get(kind, [])]
    for n in range(share["Plan"]):
        plan = made.add("Plan", f"{stems[n]}空间发展规划（{2016 + n % 5}—{2030 + n % 5}年）")
        made.say(plan, "issuedBy", made.draw.choice(made.of["GovernmentOrgan"]))
        for included in (made.draw.choice(lines), made.draw.choice(made.of["Project"])):
            made.say(plan, "includesProject", included)
