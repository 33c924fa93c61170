"""Corridors with the places they join, and metropolitan areas with their members. 通道与都市圈."""

from __future__ import annotations

from collections import Counter, defaultdict

from markupsafe import Markup

from exports.report.charts import Bar, bars
from exports.report.maps import KINDS, STYLES, Line, sketch
from exports.report.model import Material, Point, Row, Section, sources, table
from exports.routes import Spot, route
from graph.records import Stated
from ontology.points import point

JOINED = 12
MAPPED = 60
CHARTED = 12


def corridors(material: Material) -> Section:
    """Tell which corridors join which places, and which places belong to which metropolitan area."""
    lines: dict[str, list[Stated]] = defaultdict(list)
    for one in material.stated("connects"):
        lines[one.statement.subject].append(one)
    areas: dict[str, list[Stated]] = defaultdict(list)
    for one in material.stated("partOfMetropolitanArea"):
        areas[one.statement.object].append(one)
    tables = (
        table(
            "corridors",
            ("corridor", "kind", "joins"),
            (_line(material, id_, lines[id_]) for id_ in _ranked(material, lines)),
            shown=40,
        ),
        table(
            "areas",
            ("area", "members"),
            (_area(material, id_, areas[id_]) for id_ in _ranked(material, areas)),
        ),
    )
    lead = material.words.say("corridors_lead", n=len(lines), m=len(areas))
    return Section(
        "corridors",
        lead=(Point(lead),) if lines or areas else (),
        charts=(_map(material, lines), _chart(material, lines)),
        tables=tuple(one for one in tables if one.rows),
        remarks=("corridors_remark",),
        figures=(("key_corridors", str(len(lines))),) if lines else (),
    )


def _ranked(material: Material, groups: dict[str, list[Stated]]) -> list[str]:
    """Put the groups with the most members first."""
    return sorted(groups, key=lambda id_: (-len(_others(groups[id_], id_)), material.label(id_), id_))


def _others(stated: list[Stated], id_: str) -> tuple[str, ...]:
    """Give what a thing is joined with, each once, in the order of the text."""
    pairs = ((one.statement.subject, one.statement.object) for one in stated)
    return tuple(dict.fromkeys(end for pair in pairs for end in pair if end != id_))


def _listed(material: Material, ids: tuple[str, ...]) -> str:
    names = material.words.say("list_comma").join(material.label(id_) for id_ in ids[:JOINED])
    return material.words.say("and_more", names=names, n=len(ids) - JOINED) if len(ids) > JOINED else names


def _line(material: Material, id_: str, stated: list[Stated]) -> Row:
    cells = material.label(id_), material.kind(id_), _listed(material, _others(stated, id_))
    return Row(cells, sources(stated))


def _area(material: Material, id_: str, stated: list[Stated]) -> Row:
    return Row((material.label(id_), _listed(material, _others(stated, id_))), sources(stated))


def _map(material: Material, lines: dict[str, list[Stated]]) -> Markup:
    """Draw the corridors whose places are known, those with the most places first."""
    names: dict[Spot, str] = {}
    drawn = []
    for id_ in _ranked(material, lines)[:MAPPED]:
        stops = []
        for other in _others(lines[id_], id_):
            known = material.records.entities.get(other)
            spot = point(known.entity.code) if known and known.entity.code else None
            if known and spot:
                stops.append((known.entity.code, spot))
                names.setdefault((spot.longitude, spot.latitude), known.entity.label)
        way = route(stops)
        if len(way) > 1:
            kind = material.records.entities[id_].entity.type
            drawn.append(Line(material.label(id_), KINDS.get(kind, "belt"), way))
    legend = {style: material.words.say(style) for style in STYLES}
    return sketch(drawn, names, material.words.say("sketch"), legend)


def _chart(material: Material, lines: dict[str, list[Stated]]) -> Markup:
    """Draw through how many corridors each place is joined."""
    joined = Counter(
        place.name
        for id_, stated in lines.items()
        for place in {material.city(other) for other in _others(stated, id_)}
        if place is not None
    )
    ranked = sorted(joined.items(), key=lambda item: (-item[1], item[0]))[:CHARTED]
    drawn = [Bar(name, n, str(n)) for name, n in ranked if n > 1 or len(ranked) < CHARTED]
    description = "; ".join(f"{bar.name} {bar.text}" for bar in drawn)
    return bars("corridors-chart", material.words.say("corridors_chart"), description, drawn)
