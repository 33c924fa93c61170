"""Figures that are aimed at or were reached, against their years. 目标与年份."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from exports.report.charts import Bar, columns
from exports.report.model import Material, Point, Row, Section, Table, qualifier, source, sources, table
from graph.records import Stated

CHARTED = 9


def targets(material: Material) -> Section:
    """Tell which figures are aimed at and were reached, by whom and until when."""
    figures = [one for group in _by_figure(material).values() for one in _distinct(group)]
    figures.sort(key=lambda one: (_reached(one), *_order(material, one)))
    reached = sum(map(_reached, figures))
    rows = (_row(material, one) for one in figures)
    lead = material.words.say("targets_lead", n=len(figures) - reached, reached=reached)
    return Section(
        "targets",
        lead=(Point(lead),) if figures else (),
        charts=(_chart(material, figures),),
        tables=(
            *_courses(material, figures),
            table("targets", ("subject", "indicator", "year", "figure", "aim"), rows, ["figure"], shown=60),
        ),
        remarks=("targets_remark",),
    )


def _by_figure(material: Material) -> Mapping[tuple[object, ...], list[Stated]]:
    """Put together what one sentence says of one figure of one subject."""
    found: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in material.stated("hasTarget"):
        found[source(one), one.statement.subject, one.statement.object].append(one)
    return found


def _distinct(group: list[Stated]) -> Iterator[Stated]:
    """Leave out a reading of a figure whose indicator holds another one's: the shorter is the name."""
    for one in group:
        shorter = (_indicator(other) for other in group if other is not one)
        if not any(name and name != _indicator(one) and name in _indicator(one) for name in shorter):
            yield one


def _order(material: Material, stated: Stated) -> tuple[str, str, str]:
    return material.label(stated.statement.subject), _indicator(stated), _year(stated)


def _reached(stated: Stated) -> bool:
    return qualifier(stated, "kind") == "actual"


def _indicator(stated: Stated) -> str:
    return qualifier(stated, "indicator")


def _year(stated: Stated) -> str:
    return qualifier(stated, "yearValue")


def _row(material: Material, stated: Stated) -> Row:
    written, told = qualifier(stated, "year"), _year(stated)
    shown = f"{told} ({written})" if told and told not in written else told or written
    cells = (
        material.label(stated.statement.subject),
        _indicator(stated),
        shown,
        stated.statement.object,
        _kind(material, stated),
    )
    return Row(cells, sources([stated]))


def _courses(material: Material, figures: list[Stated]) -> Iterator[Table]:
    """Set the figures of one indicator side by side that belong to different years."""
    same: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for one in figures:
        if _year(one):
            same[material.label(one.statement.subject), _indicator(one), qualifier(one, "unit")].append(one)
    rows = [
        _course(material, key[:2], sorted(group, key=_year))
        for key, group in sorted(same.items())
        if len({_year(one) for one in group}) > 1
    ]
    if rows:
        yield table("courses", ("subject", "indicator", "course"), rows)


def _course(material: Material, key: tuple[str, str], group: list[Stated]) -> Row:
    say = material.words.say
    steps = (
        say("step", year=_year(one), figure=one.statement.object, kind=_kind(material, one)) for one in group
    )
    return Row((*key, say("then").join(dict.fromkeys(steps))), sources(group))


def _kind(material: Material, stated: Stated) -> str:
    return material.option("kind", qualifier(stated, "kind"))


def _chart(material: Material, figures: list[Stated]) -> Markup:
    """Draw how many figures belong to each year; what was reached is hatched."""
    years: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    for one in figures:
        told = _year(one)
        years[told] += 1
        reached[told] += _reached(one)
    years.pop("", None)
    drawn = [Bar(told, years[told], str(years[told]), reached[told]) for told in sorted(years)[-CHARTED:]]
    say = material.words.say
    each = (say("year_of", year=bar.name, n=bar.text, reached=f"{bar.hatched:g}") for bar in drawn)
    described = "; ".join(each)
    return columns("targets-chart", say("targets_chart"), described, drawn)
