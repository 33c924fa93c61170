"""GraphML for Cytoscape, yEd, igraph and Gephi: parallel edges kept, looks as plain columns. GraphML 格式."""

from __future__ import annotations

import io

import networkx as nx

from exports.flat import flat
from exports.gexf import look
from exports.layout import Layout, layout
from graph.view import nodes


def graphml(view: nx.MultiDiGraph[str], laid: Layout | None = None) -> str:
    """Write a view as GraphML; the same view gives the same text. `laid` is its layout, if that is known.

    Format: http://graphml.graphdrawing.org/specification.html

    >>> graphml(nx.MultiDiGraph()).count("<node ")
    0
    """
    plain = flat(view)
    places = (laid or layout(view)).places
    for name, node in nodes(view):
        drawn = look(node, places[name])
        plain.nodes[name].update(
            drawn["position"], size=drawn["size"], shape=drawn["shape"], color=node["color"]
        )
    for _, _, key, data in plain.edges(keys=True, data=True):
        data["statement"] = key  # igraph reads no ids of edges
    file = io.BytesIO()
    # Not write_graphml: it writes other bytes where lxml is installed.
    nx.write_graphml_xml(plain, file)
    return file.getvalue().decode()
