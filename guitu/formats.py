"""The formats a graph can be written in, one row each. 导出格式一览."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.dataset import Build
from guitu.errors import GuituError
from guitu.lazy import lazy

if TYPE_CHECKING:
    import networkx as nx

    from exports import html, jsonld, nquads, turtle
    from graph import view
else:
    # A query should not wait for pyvis and networkx.
    html, jsonld, nquads, turtle = map(
        lazy, ("exports.html", "exports.jsonld", "exports.nquads", "exports.turtle")
    )
    view = lazy("graph.view")

TITLE = "规图 Guitu"


@dataclass(frozen=True)
class Drawing:
    """A build and its network, which is computed once for all formats that need it."""

    content: Build

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The build as nodes and edges."""
        return view.view(self.content)


FORMATS: Mapping[str, Callable[[Drawing], str]] = MappingProxyType(
    {
        "html": lambda drawing: html.html(drawing.network, TITLE, drawing.content.texts),
        "jsonld": lambda drawing: jsonld.jsonld(drawing.content),
        "nq": lambda drawing: nquads.nquads(drawing.content),
        "trig": lambda drawing: turtle.trig(drawing.content),
        "ttl": lambda drawing: turtle.turtle(drawing.content),
    }
)
"""Name of a format, which is also the suffix of its files → what writes a graph in it."""


def render(drawing: Drawing, form: str) -> str:
    """Give a graph as text in a format. Raises GuituError for a format that is not there.

    >>> render(Drawing(Build((), {})), "nq")
    ''
    """
    if form not in FORMATS:
        raise GuituError(f"{form}: no format of Guitu; take one of {', '.join(sorted(FORMATS))}")
    return FORMATS[form](drawing)
