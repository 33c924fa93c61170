"""Where articles disagree, and how far the report can be trusted. 说法不一与质量说明."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from exports.report.charts import Bar, columns
from exports.report.model import Material, Point, Row, Section, Source, sources, table
from graph.named import ask, find
from graph.projection import SAME_AS

UNSURE = 0.7
"""Statements below this confidence are listed: who checks begins with them."""
STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_BETWEEN = " — "


def contradictions(material: Material) -> Section:
    """Tell where articles give different figures for one thing: the named query `disagreements`."""
    answer = ask(material.build.dataset, find("disagreements"), {})
    said = ({str(name): str(term) for name, term in row.items()} for row in answer.bindings)
    rows = [_disagreement(material, row) for row in said]
    lead = material.words.say("contradictions_lead", n=len(rows))
    return Section(
        "contradictions",
        lead=(Point(lead),) if rows else (),
        tables=(table("contradictions", ("thing", "about", "one", "other"), rows),),
    )


def _disagreement(material: Material, row: dict[str, str]) -> Row:
    figures, found = zip(*(_said(material, row[name]) for name in ("one", "other")), strict=True)
    return Row((row.get("thing", ""), row["about"], *figures), tuple(one for one in found if one))


def _said(material: Material, says: str) -> tuple[str, Source | None]:
    """Take apart what the query puts together: figure — file: sentence."""
    figure, _, sentence = says.partition(_BETWEEN)
    return figure, material.sentences.get(sentence)


def quality(material: Material) -> Section:
    """Tell which inputs failed, which statements are unsure and what the figures rest on."""
    unsure = [one for one in material.records.statements if one.statement.confidence < UNSURE]
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
    statements = material.records.statements
    undated = sum(not data["date"] for data in material.records.articles.values())
    counts = {
        "inputs_failed": len(material.problems),
        "articles_undated": undated,
        "names_joined": sum(SAME_AS in line for line in material.build.projection),
        "implied": sum(bool(one.statement.context) for one in statements),
        "below": unsure,
        "silent": len(material.records.articles) - len({one.article for one in statements}),
    }
    say = material.words.say
    return (Row((say(key, least=UNSURE), str(n))) for key, n in counts.items())


def _chart(material: Material) -> Markup:
    counts: Counter[float] = Counter()
    for one in material.records.statements:
        counts[next(step for step in STEPS if one.statement.confidence < step)] += 1
    names = ("< 0.5", "0.5–0.6", "0.6–0.7", "0.7–0.8", "0.8–0.9", "≥ 0.9")
    pairs = zip(names, STEPS, strict=True)
    drawn = [Bar(name, counts[step], str(counts[step])) for name, step in pairs] if counts else []
    description = "; ".join(f"{bar.name}: {bar.text}" for bar in drawn)
    return columns("quality-chart", material.words.say("quality_chart"), description, drawn)
