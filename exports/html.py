"""The page people open: a view of the graph as one HTML file that needs no network. 网页.

pyvis holds the nodes, edges and options, brings vis-network and renders the project's own template (`page/`).
Text never becomes markup: it goes into the file as JSON with every `<` escaped and comes onto the page as
textContent; the page's content security policy lets no other script run and nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import networkx as nx
import pyvis
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from exports.layout import Layout
from exports.page_data import PageData, page_data

PAGE = Path(__file__).parent / "page"
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = (
    *("strings", "dom", "data", "communities", "comparison", "state", "filter", "graph", "labels", "moving"),
    *("evidence", "details", "search", "panel", "table", "save", "keys", "main"),
)
"""The page's scripts, in the order of their use; joined they are one module."""

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 1.5, "chosen": False, "labelHighlightBold": False},
    "edges": {
        "chosen": False,
        "smooth": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
    },
}


def html(
    view: nx.MultiDiGraph[str],
    title: str = "",
    texts: Mapping[str, str] = MappingProxyType({}),
    laid: Layout | None = None,
) -> str:
    """Write a view as one self-contained HTML page; the same view gives the same bytes.

    `title` heads the page. `texts` maps article ids to their texts as read; a sentence whose article
    has none is shown without its paragraph. `laid` is the view's layout, if that is known.

    >>> page = html(nx.MultiDiGraph(), "</title><script>alert(1)</script>")
    >>> page.startswith("<!DOCTYPE html>"), "<script>alert(1)" in page
    (True, False)
    """
    data = page_data(view, texts, laid)
    network = _network(data)
    network.set_template_dir(str(PAGE), "template.html")
    environment = network.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "ensure_ascii": False,
        "separators": (",", ":"),
    }
    library, script, style = _text(VIS), _script(), _text(PAGE / "page.css")
    environment.globals.update(
        title=title,
        tables=data.tables,
        library=Markup(library),  # noqa: S704 - the assets below are the project's and pyvis's own files
        script=Markup(script),  # noqa: S704
        style=Markup(style),  # noqa: S704
        script_hashes=f"{_hash(library)} {_hash(script)}",
        style_hash=_hash(style),
    )
    page: str = network.generate_html()
    return page.encode("utf-8", "replace").decode("utf-8")


def _network(data: PageData) -> Network:
    """Fill pyvis's network. Its own add methods search a list at every step: minutes for 20,000 nodes."""
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = [Node(n_id=row.pop("id"), **row).options for row in map(dict, data.nodes)]
    network.edges = [
        Edge(row.pop("from"), row.pop("to"), directed=False, **row).options for row in map(dict, data.edges)
    ]
    network.node_ids = [node["id"] for node in network.nodes]
    network.set_options(json.dumps(OPTIONS, sort_keys=True))
    return network


@cache
def _script() -> str:
    return "\n".join(_text(PAGE / f"{name}.js") for name in SCRIPTS)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    """Name an inline script or style for the content security policy (CSP level 3, hash-source)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
