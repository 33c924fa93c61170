"""Small graphs made by hand for the tests of graph/, exports/ and guitu/. Names are invented, but cities'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from loaders.values import Article, Entity, Evidence, Extraction, Statement, digest

HOSTILE = 'href"><img src=x onerror=alert(1)><script>alert("x")</script>]]>&amp;\u202e\u200b\x07\t=cmd()'
"""A name that tries everything: markup, quotes, bidi, zero-width and control characters, a formula."""


def entity(type_: str, label: str, *names: str, code: str = "", parent: str = "") -> Entity:
    """Make an entity as the loaders do: the id of a place with a code comes from the code alone."""
    identity = digest("Place", code) if code else digest(type_, label)
    return Entity(identity, type_, label, names, code, parent)


def evidence(text: str, exact: str) -> Evidence:
    """Find a slice in a text."""
    start = text.index(exact)
    return Evidence(start, start + len(exact), exact)


HENAN = entity("Province", "河南省", "河南", code="410000")
LUOYANG = entity("City", "洛阳市", "洛阳", "我市", code="410300", parent="410000")
JIYUAN = entity("County", "济源市", "济源", code="419001", parent="410000")
AREA = entity("MetropolitanArea", "洛阳都市圈", "都市圈")
MAYOR = entity("Official", "郜望舒")
COMPANY = entity("Enterprise", "洛阳青砚重工有限公司", "青砚重工")
PARK = entity("IndustrialPark", "青砚重工风电产业园", "风电产业园")
BELT = entity("IndustrialBelt", "洛济产业带")
PLAN = entity("Plan", "洛阳都市圈发展规划", "《规划》")

PLAN_TEXT = (
    "洛阳都市圈迈出新步伐\r\n"
    "\r\n"
    "  本报讯 10月13日，代市长郜望舒到济源市调研。\r\n"
    "  洛阳都市圈包括洛阳市、济源市，将建设洛济产业带。力争到2025年，地区生产总值达到8000亿元。\r\n"
)
INVESTMENT_TEXT = "洛阳青砚重工有限公司投资12.8亿元建设风电产业园，项目总投资12.8亿元。济源签约。\n"


def _statement(
    text: str,
    ends: tuple[Entity, str, Entity | str],
    sentence: str,
    *,
    context: tuple[str, ...] = (),
    confidence: float = 0.9,
    qualifiers: Mapping[str, str] = MappingProxyType({}),
) -> Statement:
    subject, predicate, object_ = ends
    return Statement(
        subject=subject.id,
        predicate=predicate,
        object=object_ if isinstance(object_, str) else object_.id,
        literal=isinstance(object_, str),
        qualifiers=tuple(sorted(qualifiers.items())),
        evidence=evidence(text, sentence),
        context=tuple(evidence(text, slice_) for slice_ in context),
        rule=f"sample {predicate}",
        confidence=confidence,
    )


def plan() -> Extraction:
    """An article about a metropolitan area: shared sentences, contexts, a target."""
    visit, members = "代市长郜望舒到济源市调研", "洛阳都市圈包括洛阳市、济源市，将建设洛济产业带"
    target = "力争到2025年，地区生产总值达到8000亿元"
    article = replace(
        Article.of("plan.txt", PLAN_TEXT),
        title="洛阳都市圈迈出新步伐",
        date="2021-10-14",
        publisher="洛阳晚报",
    )
    goal = {"indicator": "地区生产总值", "kind": "target", "year": "2025", "value": "8000", "unit": "亿元"}
    statements = (
        _statement(
            PLAN_TEXT,
            (MAYOR, "holdsPost", LUOYANG),
            visit,
            context=("洛阳都市圈",),
            qualifiers={"post": "市长", "status": "acting"},
        ),
        _statement(PLAN_TEXT, (MAYOR, "leads", LUOYANG), visit, context=("洛阳都市圈",), confidence=0.85),
        _statement(
            PLAN_TEXT,
            (MAYOR, "visited", JIYUAN),
            visit,
            qualifiers={"date": "10月13日", "dateValue": "2021-10-13"},
        ),
        _statement(PLAN_TEXT, (LUOYANG, "partOfMetropolitanArea", AREA), members),
        _statement(PLAN_TEXT, (JIYUAN, "partOfMetropolitanArea", AREA), members),
        _statement(PLAN_TEXT, (BELT, "connects", LUOYANG), members, confidence=0.8),
        _statement(PLAN_TEXT, (BELT, "connects", JIYUAN), members, confidence=0.8),
        _statement(
            PLAN_TEXT, (AREA, "hasTarget", "8000亿元"), target, context=("洛阳都市圈",), qualifiers=goal
        ),
    )
    return Extraction(article, (AREA, BELT, HENAN, JIYUAN, LUOYANG, MAYOR), statements)


def investment() -> Extraction:
    """An article without title and date: parallel edges, a figure, a shorter label of a place."""
    build, total = "洛阳青砚重工有限公司投资12.8亿元建设风电产业园", "项目总投资12.8亿元"
    money = {"amount": "12.8亿元", "amountCNY": "1280000000"}
    jiyuan = replace(JIYUAN, label="济源", names=())
    statements = (
        _statement(
            INVESTMENT_TEXT, (COMPANY, "investsIn", PARK), build, qualifiers={"status": "planned"} | money
        ),
        _statement(
            INVESTMENT_TEXT,
            (COMPANY, "investsIn", PARK),
            total,
            context=("洛阳青砚重工有限公司",),
            confidence=0.6,
        ),
        _statement(INVESTMENT_TEXT, (PARK, "hasInvestment", "12.8亿元"), total, context=("风电产业园",)),
        _statement(
            INVESTMENT_TEXT, (PARK, "locatedIn", jiyuan), "济源签约", context=("风电产业园",), confidence=0.5
        ),
    )
    return Extraction(Article.of("investment.txt", INVESTMENT_TEXT), (COMPANY, PARK, jiyuan), statements)


def hostile() -> Extraction:
    """An article all of whose texts are `HOSTILE`, and an entity that nothing is said of."""
    text = f"{HOSTILE}\n"
    villain = entity("Enterprise", f"{HOSTILE}公司", HOSTILE)
    statements = (
        _statement(text, (villain, "investsIn", PARK), HOSTILE, qualifiers={"amount": HOSTILE}),
        _statement(text, (PARK, "hasInvestment", HOSTILE), HOSTILE),
    )
    article = replace(Article.of(f"{HOSTILE}.txt", text), title=HOSTILE, publisher=HOSTILE, date=HOSTILE)
    return Extraction(article, (villain, PARK, PLAN), statements)


def extractions() -> tuple[Extraction, ...]:
    """Give all samples."""
    return plan(), investment(), hostile()
