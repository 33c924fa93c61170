"""Where articles disagree, and how far the report can be trusted. 说法不一与质量说明."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from exports.report.charts import Bar, columns
from exports.report.model import Material, Point, Row, Section, Source, source, sources, table
from graph.doubts import CONTRADICTION, Doubt, doubts
from graph.projection import SAME_AS
from loaders.values import Evidence

UNSURE = 0.7
"""Statements below this confidence are listed: who checks begins with them."""
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
MOST = 500
"""Statements in contradictions that are looked at."""


def contradictions(material: Material) -> Section:
    """Tell which statements cannot all be right: what `guitu review` lists first, a row a question."""
    places = {
        (material.records.articles[one.article]["source"], one.statement.evidence): source(one)
        for one in material.statements
    }
    asked: dict[tuple[str, ...], list[Doubt]] = defaultdict(list)
    for doubt in doubts(material.build, material.ontology, MOST):
        if doubt.kind == CONTRADICTION and (doubt.source, doubt.evidence) in places:
            asked[doubt.about].append(doubt)
    # Two figures of one sentence are read wrongly rather than at odds.
    several = (told for told in asked.values() if len({(one.source, one.evidence) for one in told}) > 1)
    rows = [_disagreement(material, told, places) for told in several]
    lead = material.words.say("contradictions_lead", n=len(rows))
    return Section(
        "contradictions",
        lead=(Point(lead),) if rows else (),
        tables=(table("contradictions", ("thing", "about", "said"), rows),),
        remarks=("contradictions_remark",),
    )


def _disagreement(
    material: Material, told: list[Doubt], places: Mapping[tuple[str, Evidence], Source]
) -> Row:
    one, say = told[0], material.words.say
    leads = one.predicate == "leads"
    said = dict(one.qualifiers)
    about = say("comma").join(filter(None, (said.get(name, "") for name in ("post", "indicator", "year"))))
    answers = (doubt.first.name if leads else doubt.second.name for doubt in told)
    found = tuple(places[doubt.source, doubt.evidence] for doubt in told)
    days = (material.records.articles[place[0]]["date"] for place in found)
    dated = (
        say("dated", text=text, day=day) if day else text for text, day in zip(answers, days, strict=True)
    )
    cells = (
        one.second.name if leads else one.first.name,
        about or material.relation(one.predicate),
        say("comma").join(dict.fromkeys(dated)),
    )
    return Row(cells, tuple(dict.fromkeys(found)))


def quality(material: Material) -> Section:
    """Tell which inputs failed, which statements are unsure and what the figures rest on."""
    unsure = [one for one in material.statements if one.statement.confidence < UNSURE]
    unsure.sort(key=lambda one: (one.statement.confidence, one.id))
    doubtful = (
        Row(
            (
                material.label(one.statement.subject),
                material.relation(one.statement.predicate),
                one.statement.object if one.statement.literal else material.label(one.statement.object),
                f"{one.statement.confidence:.2f}",
            ),
            sources([one]),
        )
        for one in unsure
    )
    failed = (Row((one.source, one.reason, one.advice)) for one in material.problems)
    tables = (
        table("measures", ("measure", "count"), _measures(material, len(unsure)), ["count"]),
        table("problems", ("file", "reason", "advice"), failed),
        table("unsure", ("subject", "relation", "object", "confidence"), doubtful, ["confidence"], shown=15),
    )
    return Section(
        "quality",
        charts=(_chart(material),),
        tables=tuple(one for one in tables if one.rows),
        remarks=("quality_remark", "reading_remark"),
    )


def _measures(material: Material, unsure: int) -> Iterator[Row]:
    statements = material.statements
    undated = sum(not data["date"] for data in material.records.articles.values())
    counts = {
        "inputs_failed": len(material.problems),
        "articles_undated": undated,
        "reprints": len(material.reprints),
        "names_joined": sum(SAME_AS in line for line in material.build.projection),
        "implied": sum(bool(one.statement.context) for one in statements),
        "below": unsure,
        "silent": len(material.records.articles) - len({one.article for one in material.records.statements}),
    }
    say = material.words.say
    return (Row((say(key, least=UNSURE), str(n))) for key, n in counts.items())


def _chart(material: Material) -> Markup:
    counts: Counter[float] = Counter()
    for one in material.statements:
        counts[next(step for step in STEPS if one.statement.confidence < step)] += 1
    names = ("< 0.5", "0.5–0.6", "0.6–0.7", "0.7–0.8", "0.8–0.9", "≥ 0.9")
    pairs = zip(names, STEPS, strict=True)
    drawn = [Bar(name, counts[step], str(counts[step])) for name, step in pairs] if counts else []
    description = "; ".join(f"{bar.name}: {bar.text}" for bar in drawn)
    return columns("quality-chart", material.words.say("quality_chart"), description, drawn)
