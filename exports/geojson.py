"""GeoJSON: places as points, corridors as lines through their places; for QGIS and kepler.gl. GeoJSON 格式.

RFC 7946: longitude and latitude in degrees of WGS 84. Divisions lie where `ontology.points` says; what has
no code (a zone, a project) lies where a statement or its parent puts it. `point_of` names the place whose
spot it is and `exact` tells whether that is the thing itself. Things that lie nowhere are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import networkx as nx

from exports.flat import Cell, node_row
from exports.routes import route
from graph.view import NodeData, edges, nodes
from ontology.places import gazetteer
from ontology.points import ATTRIBUTION, Point, point

LOCATED = frozenset({"Place", "Project", "Enterprise", "Organization"})
"""Top classes that are drawn as points."""
WITHIN = ("locatedIn", "administrativePartOf")
"""Relations that put one thing where another is."""
STEPS = 4
"""How many of these relations are followed: a project in a zone of a county of a city."""


def geojson(view: nx.MultiDiGraph[str], parents: Mapping[str, str] = MappingProxyType({})) -> str:
    """Write a view as a GeoJSON feature collection, one feature a line.

    `parents` are the places around places (`graph.around`), for those that have no code.

    >>> json.loads(geojson(nx.MultiDiGraph()))["features"]
    []
    """
    spots = located(view, parents)
    features = (*_points(view, spots), *_lines(view, spots))
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    head = json.dumps(ATTRIBUTION, ensure_ascii=False)
    return f'{{"type": "FeatureCollection", "attribution": {head},\n"features": [\n{lines}\n]}}\n'


def located(view: nx.MultiDiGraph[str], parents: Mapping[str, str]) -> Mapping[str, Point]:
    """Give where the nodes of a view lie, by their ids: by their code, else by what they lie in."""
    spots = {id_: spot for id_, node in nodes(view) if node["code"] and (spot := point(node["code"]))}
    inside: dict[str, tuple[int, float, str]] = {}
    for subject, object_, _, edge in edges(view):
        if edge["predicate"] in WITHIN and subject not in spots:
            rank = WITHIN.index(edge["predicate"]), -edge["confidence"], object_
            inside[subject] = min(inside.get(subject, rank), rank)
    around = {**parents, **{id_: where for id_, (_, _, where) in inside.items()}}
    for _ in range(STEPS):
        spots |= {id_: spots[where] for id_, where in around.items() if where in spots and id_ not in spots}
    return spots


def _points(view: nx.MultiDiGraph[str], spots: Mapping[str, Point]) -> Iterator[dict[str, object]]:
    for id_, node in nodes(view):
        spot = spots.get(id_)
        if spot is not None and node["top"] in LOCATED:
            around = gazetteer().get(spot.code)
            where: dict[str, Cell] = {
                "point_of": around.name if around else spot.code,
                "exact": spot.code == node["code"],
            }
            yield _feature(id_, node, "Point", (spot.longitude, spot.latitude), where)


def _lines(view: nx.MultiDiGraph[str], spots: Mapping[str, Point]) -> Iterator[dict[str, object]]:
    joined: dict[str, dict[str, str]] = {}
    for subject, object_, _, edge in edges(view):
        if edge["predicate"] == "connects":
            joined.setdefault(subject, {}).setdefault(object_, edge["sentence"])
    for id_, node in nodes(view):
        if node["top"] == "Corridor" and id_ in joined:
            line = route((view.nodes[other]["code"], spots[other]) for other in joined[id_] if other in spots)
            if len(line) > 1:
                said = {
                    "joins": " | ".join(view.nodes[other]["label"] for other in joined[id_]),
                    "sentences": " | ".join(dict.fromkeys(joined[id_].values())),
                }
                yield _feature(id_, node, "LineString", line, said)


def _feature(
    id_: str, node: NodeData, kind: str, coordinates: object, more: Mapping[str, Cell]
) -> dict[str, object]:
    row = {name: cell for name, cell in node_row(node).items() if cell != ""}
    return {
        "type": "Feature",
        "id": id_,
        "geometry": {"type": kind, "coordinates": coordinates},
        "properties": {**row, "color": node["color"], **more},
    }
