"""The formats a graph can be written in, one row each. 导出格式一览."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from graph.dataset import Build
from graph.lazy import lazy
from guitu import __version__
from guitu.errors import GuituError
from guitu.extras import MODULES, need
from loaders.values import Problem

__all__ = [
    "FORMATS",
    "Content",
    "Drawing",
    "encoded",
    "file_of",
    "frame",
    "glance",
    "render",
    "render_report",
    "tables",
]

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

    from exports import (
        frames,
        geojson,
        gexf,
        graphml,
        html,
        jsonld,
        layout,
        neo4j,
        nquads,
        organizations,
        parquet,
        report,
        rows,
        tables,
        turtle,
    )
    from exports import glance as cards
    from graph import around, view
else:
    # A query should not wait for pyvis, networkx and numpy.
    gexf, graphml, html = lazy("exports.gexf"), lazy("exports.graphml"), lazy("exports.html")
    jsonld, nquads, turtle = lazy("exports.jsonld"), lazy("exports.nquads"), lazy("exports.turtle")
    geojson, neo4j, parquet = lazy("exports.geojson"), lazy("exports.neo4j"), lazy("exports.parquet")
    around, cards, report = lazy("graph.around"), lazy("exports.glance"), lazy("exports.report")
    layout = lazy("exports.layout")
    frames, rows = lazy("exports.frames"), lazy("exports.rows")
    tables, view = lazy("exports.tables"), lazy("graph.view")
    organizations = lazy("exports.organizations")

TITLE = "规图 Guitu"


@dataclass(frozen=True)
class Drawing:
    """A build with its network and layout, each computed once for all formats that need it."""

    content: Build

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The build as nodes and edges."""
        return view.view(self.content)

    @cached_property
    def laid(self) -> layout.Layout:
        """Where each node of the network is drawn."""
        return layout.layout(self.network)


Content: TypeAlias = str | bytes
"""What stands in one file."""

Writer: TypeAlias = Callable[[Drawing], Content | dict[str, Content]]

FORMATS: Mapping[str, Writer] = MappingProxyType(
    {
        "csv": lambda drawing: {name: write(drawing.network) for name, write in tables.TABLES.items()},
        "geojson": lambda drawing: geojson.geojson(drawing.network, around.parents(drawing.content)),
        "gexf": lambda drawing: gexf.gexf(drawing.network, drawing.laid),
        "graphml": lambda drawing: graphml.graphml(drawing.network, drawing.laid),
        "html": lambda drawing: html.html(drawing.network, TITLE, drawing.content.texts, drawing.laid),
        "jsonld": lambda drawing: jsonld.jsonld(drawing.content),
        "neo4j": lambda drawing: {name: write(drawing.network) for name, write in neo4j.TABLES.items()},
        "nq": lambda drawing: nquads.nquads(drawing.content),
        "parquet": lambda drawing: parquet.parquet(drawing.content),
        "trig": lambda drawing: turtle.trig(drawing.content),
        "ttl": lambda drawing: turtle.turtle(drawing.content),
    }
)
"""Name of a format → what writes a graph in it: a text, or several by the names of their files."""

RDF = ("jsonld", "nq", "trig", "ttl")

PROFILES: Mapping[str, Callable[[Build], Build]] = MappingProxyType(
    # Not its function itself: that would load the module.
    {"org": lambda content: organizations.organizations(content)}  # noqa: PLW0108
)
"""Name of a profile → what rewrites a graph in another vocabulary, for the formats of RDF."""


def render(drawing: Drawing, form: str, profile: str = "") -> dict[str, Content]:
    """Give a graph in a format: the content of each of its files by name, "" where it is one.

    `profile` is one of `PROFILES`, or "". Raises GuituError for a format or profile that is not there, for a
    profile in a format that is not RDF, and for a format that needs more to be installed.

    >>> render(Drawing(Build((), {})), "nq")
    {'': ''}
    """
    if form not in FORMATS:
        raise GuituError(f"{form}: no format of Guitu; take one of {', '.join(FORMATS)}")
    if form in MODULES:
        need(form)
    written = FORMATS[form](_rewritten(drawing, form, profile) if profile else drawing)
    return written if isinstance(written, dict) else {"": written}


def _rewritten(drawing: Drawing, form: str, profile: str) -> Drawing:
    if profile not in PROFILES:
        raise GuituError(f"{profile}: no profile of Guitu; take one of {', '.join(PROFILES)}")
    if form not in RDF:
        raise GuituError(f"{form}: the profile {profile} is RDF; take one of {', '.join(RDF)}")
    return Drawing(PROFILES[profile](drawing.content))


def glance(drawing: Drawing) -> str:
    """Give a graph as a card for a notebook.

    >>> "0</b> articles" in glance(Drawing(Build((), {})))
    True
    """
    return cards.glance(drawing.network)


def frame(content: Build, name: str) -> pd.DataFrame:
    """Give a table of a graph as a data frame of pandas, with all its columns even where it has no row.

    Raises GuituError for a table that is not there, and when pandas is not installed.
    """
    need("notebook")
    if name not in rows.TABLES:
        raise GuituError(f"{name}: no table of a graph; take one of {', '.join(rows.TABLES)}")
    return frames.frame(rows.Tables(content), name)


def encoded(content: Content) -> bytes:
    """Give what goes into a file: texts are UTF-8.

    >>> encoded("洛阳") == "洛阳".encode()
    True
    """
    return content if isinstance(content, bytes) else content.encode()


def render_report(content: Build, problems: Iterable[Problem], language: str, title: str) -> str:
    """Give the printable report on a graph as one HTML page. Raises GuituError for a language it lacks.

    >>> render_report(Build((), {}), (), "fr", "")
    Traceback (most recent call last):
    guitu.errors.GuituError: fr: no language of the report; take one of zh, en
    """
    if language not in report.LANGUAGES:
        raise GuituError(f"{language}: no language of the report; take one of {', '.join(report.LANGUAGES)}")
    return report.report(content, problems, language, title, __version__)


def file_of(path: Path, name: str) -> Path:
    """Give the path of one of several files.

    >>> file_of(Path("plans.csv"), "nodes.csv").name, file_of(Path("plans.gexf"), "").name
    ('plans.nodes.csv', 'plans.gexf')
    """
    return path.with_name(f"{path.stem}.{name}") if name else path
