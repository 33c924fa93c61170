"""GEXF for Gephi: typed columns, looks, positions and dates; one edge a statement. Gephi 的 GEXF 格式.

networkx writes the file, in version 1.3 (https://gexf.net/schema.html), whose edges have the `kind` without
which Gephi joins parallel ones. Taken out are the date of today, so that equal graphs give equal bytes, and
what networkx writes beside the schema.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import TypedDict

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from exports.flat import flat
from exports.layout import Layout, layout
from graph.view import NodeData, nodes

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"

SMALLEST, LARGEST = 8.0, 40.0
"""The sizes of the least and the most important node, in Gephi's units."""

_SHAPES = {
    **{name: name for name in ("square", "triangle", "diamond", "star", "hexagon")},
    "triangleDown": "triangle",
}
"""Shapes of the page that GEXF has too; the others are discs."""


class Viz(TypedDict):
    """How networkx is told what a node looks like."""

    color: dict[str, int]
    position: dict[str, float]
    size: float
    shape: str


def gexf(view: nx.MultiDiGraph[str], laid: Layout | None = None) -> str:
    """Write a view as GEXF; the same view gives the same text. `laid` is its layout, if that is known.

    >>> gexf(nx.MultiDiGraph()).count("<node ")
    0
    """
    plain = flat(view)
    places = (laid or layout(view)).places
    for name, node in nodes(view):
        plain.nodes[name]["viz"] = look(node, places[name])
    kinds = {}
    for _, _, key, data in plain.edges(keys=True, data=True):
        data["id"] = key
        kinds[key] = data.pop("kind")
        data.update({name: data[f"{name}_date"] for name in ("start", "end") if f"{name}_date" in data})
    writer = GEXFWriter(version="1.3")
    writer.add_graph(plain)
    return _finished(writer, kinds)


def look(node: NodeData, place: tuple[int, int]) -> Viz:
    """Give colour, size, shape and position of a node. The page's y runs downwards, Gephi's upwards."""
    red, green, blue = bytes.fromhex(node["color"].removeprefix("#"))
    return {
        "color": {"r": red, "g": green, "b": blue},
        "position": {"x": float(place[0]), "y": float(-place[1]), "z": 0.0},
        "size": round(SMALLEST + (LARGEST - SMALLEST) * node["importance"], 1),
        "shape": _SHAPES.get(node["shape"], "disc"),
    }


def _finished(writer: GEXFWriter, kinds: Mapping[str, str]) -> str:
    """Take out what changes from day to day and by machine, and put `kind` where Gephi looks for it."""
    for beside in ("xmlns:xsi", "xsi:schemaLocation"):
        writer.xml.attrib.pop(beside)
    writer.xml.find("graph").attrib.pop("name")
    meta = writer.xml.find("meta")
    meta.attrib.pop("lastmodifieddate")
    meta.find("creator").text = "Guitu 规图"
    for edge in writer.xml.iter("edge"):
        edge.set("kind", kinds[edge.get("id")])
    writer.indent(writer.xml)
    # ElementTree.write goes through a text file, which takes as long as all else together.
    return _DECLARATION + ET.tostring(writer.xml, "unicode").encode("utf-8", "xmlcharrefreplace").decode()
