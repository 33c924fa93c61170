"""GEXF keeps to the rules of its schema: https://gexf.net/schema.html, version 1.3, read as a table.

No program reads a file for what it does not know; a reader that is stricter than those of the other tests
would refuse what stands beside the schema.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

import pytest

from exports.gexf import gexf
from graph.dataset import Build, collect
from graph.view import view
from ontology import load
from tests import samples

GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
Check = Callable[[str], object]


def one_of(*words: str) -> Check:
    return dict.fromkeys(words, True).__getitem__


def time(text: str) -> object:
    try:
        return float(text)
    except ValueError:
        return dt.datetime.fromisoformat(text)


def channel(text: str) -> object:
    assert 0 <= int(text) <= 255
    return text


def size(text: str) -> object:
    assert float(text) >= 0
    return text


TYPES = one_of(
    *("integer", "long", "double", "float", "boolean", "bigdecimal", "biginteger", "byte", "char", "short"),
    *("string", "anyURI"),
)
MODES = one_of("static", "dynamic", "slice")
DIRECTIONS = one_of("directed", "undirected", "mutual")
SHAPES = one_of("disc", "triangle", "square", "diamond", "star", "pentagon", "hexagon", "cross")


@dataclass(frozen=True)
class Rule:
    """What an element must and may have: attributes with the check of their values, children with most."""

    must: dict[str, Check] = field(default_factory=dict)
    may: dict[str, Check] = field(default_factory=dict)
    children: dict[str, float] = field(default_factory=dict)
    order: tuple[str, ...] = ()


MANY = float("inf")
LOOKS = {f"{VIZ}{name}": 1.0 for name in ("color", "position", "size", "shape", "thickness")}
SPAN: dict[str, Check] = {"start": time, "end": time}
RULES = {
    f"{GEXF}gexf": Rule(
        {"version": one_of("1.3")}, {"variant": str}, {f"{GEXF}meta": 1, f"{GEXF}graph": 1}, ("meta", "graph")
    ),
    f"{GEXF}meta": Rule(
        {},
        {"lastmodifieddate": dt.date.fromisoformat},
        {f"{GEXF}creator": 1, f"{GEXF}keywords": 1, f"{GEXF}description": 1},
    ),
    f"{GEXF}creator": Rule(),
    f"{GEXF}graph": Rule(
        {},
        {
            "defaultedgetype": DIRECTIONS,
            "idtype": one_of("integer", "string"),
            "timeformat": one_of("integer", "double", "date", "dateTime"),
            "mode": MODES,
            "timerepresentation": one_of("interval", "timestamp"),
            "timezone": str,
            **SPAN,
        },
        {f"{GEXF}attributes": MANY, f"{GEXF}nodes": 1, f"{GEXF}edges": 1},
        ("attributes", "nodes", "edges"),
    ),
    f"{GEXF}attributes": Rule({"class": one_of("node", "edge")}, {"mode": MODES}, {f"{GEXF}attribute": MANY}),
    f"{GEXF}attribute": Rule(
        {"id": str, "title": str, "type": TYPES}, {}, {f"{GEXF}default": 1, f"{GEXF}options": 1}
    ),
    f"{GEXF}nodes": Rule({}, {"count": int}, {f"{GEXF}node": MANY}),
    f"{GEXF}edges": Rule({}, {"count": int}, {f"{GEXF}edge": MANY}),
    f"{GEXF}node": Rule(
        {"id": str}, {"label": str, "pid": str, **SPAN}, {f"{GEXF}attvalues": 1, f"{GEXF}spells": 1, **LOOKS}
    ),
    f"{GEXF}edge": Rule(
        {"source": str, "target": str},
        {"id": str, "type": DIRECTIONS, "label": str, "weight": float, "kind": str, **SPAN},
        {f"{GEXF}attvalues": 1, f"{GEXF}spells": 1, **LOOKS},
    ),
    f"{GEXF}attvalues": Rule({}, {}, {f"{GEXF}attvalue": MANY}),
    f"{GEXF}attvalue": Rule({"for": str, "value": str}, SPAN),
    f"{VIZ}color": Rule({}, {"r": channel, "g": channel, "b": channel, "a": float, "hex": str}),
    f"{VIZ}position": Rule({"x": float, "y": float}, {"z": float}),
    f"{VIZ}size": Rule({"value": size}),
    f"{VIZ}shape": Rule({"value": SHAPES}, {"uri": str}),
}

BUILDS = {
    "samples": collect(samples.extractions(), load()),
    "dated": collect([samples.plan()], load()),
    "undated": collect([samples.investment()], load()),
    "empty": Build((), {}),
}


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
def test_elements_and_attributes_are_those_of_the_schema(build: Build) -> None:
    root = ET.fromstring(gexf(view(build)))  # noqa: S314 - our own file
    assert root.tag == f"{GEXF}gexf"
    for element in root.iter():
        rule = RULES[element.tag]
        assert rule.must.keys() <= element.attrib.keys() <= rule.must.keys() | rule.may.keys(), element.tag
        for name, text in element.attrib.items():
            (rule.must | rule.may)[name](text)
        tags = [child.tag for child in element]
        assert all(tags.count(tag) <= rule.children[tag] for tag in set(tags)), element.tag
        places = [rule.order.index(tag.partition("}")[2]) for tag in tags if rule.order]
        assert places == sorted(places)


@pytest.mark.parametrize("build", BUILDS.values(), ids=BUILDS)
def test_ids_and_values_fit_together(build: Build) -> None:
    """Ids are unique, edges end at nodes, and values are of the type their column has."""
    root = ET.fromstring(gexf(view(build)))  # noqa: S314 - our own file
    nodes = [node.get("id") for node in root.iter(f"{GEXF}node")]
    edges = [edge.get("id") for edge in root.iter(f"{GEXF}edge")]
    assert len(set(nodes)) == len(nodes)
    assert len(set(edges)) == len(edges)
    assert {edge.get(end) for edge in root.iter(f"{GEXF}edge") for end in ("source", "target")} <= set(nodes)
    for class_ in ("node", "edge"):
        columns = {
            one.get("id"): one.get("type")
            for block in root.iter(f"{GEXF}attributes")
            if block.get("class") == class_
            for one in block
        }
        for value in (
            one for element in root.iter(f"{GEXF}{class_}") for one in element.iter(f"{GEXF}attvalue")
        ):
            read = {"double": float, "float": float, "long": int, "integer": int}.get(
                str(columns[value.get("for")]), str
            )
            read(str(value.get("value")))


def test_a_rule_is_not_kept_by_chance() -> None:
    """The table must refuse what the schema does: else the tests above would prove nothing."""
    for tag, name in ((f"{GEXF}edge", "colour"), (f"{GEXF}graph", "name"), (f"{GEXF}gexf", "schemaLocation")):
        assert name not in RULES[tag].must | RULES[tag].may
    with pytest.raises(KeyError):
        TYPES("date")
