"""A view as plain columns, for the formats that know texts and numbers only. 平面化的网络.

Lists are joined, qualifiers become columns, what is empty is left out, and characters that XML 1.0 forbids
(https://www.w3.org/TR/xml/#charsets) become U+FFFD. Dates are texts in ISO 8601.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx

from graph.terms import number
from graph.view import Figure, NodeData, StatementData, edges, nodes
from ontology import load

Cell: TypeAlias = str | int | float
Row: TypeAlias = dict[str, Cell]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ENDING = frozenset({"removedFrom"})
"""Relations whose date is the day on which something ended."""


def flat(view: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Give a copy of a view whose nodes and edges carry texts and numbers only, none of them empty.

    `kind` of an edge is its predicate, numbered from the second between the same two nodes on, since Gephi
    joins parallel edges of one kind. `start_date` and `end_date` are when a statement begins or ends to
    hold, where known.

    >>> flat(nx.MultiDiGraph()).number_of_nodes()
    0
    """
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, node in nodes(view):
        plain.add_node(name, **_filled(node_row(node)))
    for subject, object_, key, edge, nth in numbered(view):
        plain.add_edge(subject, object_, key)
        plain.edges[subject, object_, key].update(_filled(edge_row(edge, nth)))
    return plain


def numbered(view: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, StatementData, int]]:
    """Give every edge, and which of its predicate between its two nodes it is, counted from 1."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for subject, object_, key, edge in edges(view):
        pair = subject, object_, edge["predicate"]
        counts[pair] += 1
        yield subject, object_, key, edge, counts[pair]


def node_row(node: NodeData) -> Row:
    """Give the columns of a node, empty ones too."""
    return {
        "label": node["label"],
        "names": " | ".join(node["names"]),
        "class": node["type"],
        "class_zh": node["type_zh"],
        "class_en": node["type_en"],
        "top_class": node["top"],
        "top_class_zh": node["top_zh"],
        "code": node["code"],
        "figures": " | ".join(map(_figure, node["figures"])),
        "degree": node["degree"],
        "articles": node["articles"],
        "importance": float(node["importance"]),
        "iri": node["iri"],
    }


def edge_row(edge: StatementData, nth: int) -> Row:
    """Give the columns of the nth statement of a predicate between two nodes, empty ones too."""
    predicate = edge["predicate"]
    own: Row = {
        "label": edge["label"],
        "predicate": predicate,
        "kind": predicate if nth == 1 else f"{predicate} {nth}",
    }
    # First for their place, last so that no qualifier takes their name.
    return {**own, **_statement(edge), **own}


def figure_row(figure: Figure) -> Row:
    """Give the columns of a statement whose object is a figure, empty ones too."""
    own: Row = {"label": figure["label"], "predicate": figure["predicate"], "figure": figure["value"]}
    return {**own, **_statement(figure), **own}


def clean(text: str) -> str:
    r"""Give a text that XML can hold, with line ends as XML reads them.

    >>> clean("a\x07b\r\n")
    'a�b\n'
    """
    return _FORBIDDEN.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def _filled(row: Row) -> Row:
    """Leave out what is empty and make texts fit for XML."""
    return {name: clean(cell) if isinstance(cell, str) else cell for name, cell in row.items() if cell != ""}


def _statement(data: StatementData) -> Row:
    declared = load().qualifiers
    qualifiers: Row = {
        name: _number(text) if name in declared and declared[name].datatype == "decimal" else text
        for name, text in data["qualifiers"].items()
    }
    # No bare `source`, `title` or `date`: Gephi takes Source for an end, and `date` is when a thing happened.
    return {
        **qualifiers,
        **_dates(data),
        "confidence": float(data["confidence"]),
        "rule": data["rule"],
        "sentence": data["sentence"],
        "context": " | ".join(part["exact"] for part in data["context"]),
        "sentence_start": data["start"],
        "sentence_end": data["end"],
        "article_file": data["source"],
        "article_title": data["title"],
        "article_date": data["date"],
        "article_id": data["article"],
    }


def _number(text: str) -> Cell:
    """A column has one type: what is no number is left out, its text stands in the column beside it."""
    return float(text) if number(text) else ""


def _dates(data: StatementData) -> Row:
    day = data["qualifiers"].get("dateValue", "")
    if not _DAY.fullmatch(day):
        return {}
    return {"end_date" if data["predicate"] in _ENDING else "start_date": day}


def _figure(figure: Figure) -> str:
    details = ", ".join(f"{name}={text}" for name, text in figure["qualifiers"].items())
    return f"{figure['label']}: {figure['value']}" + (f" ({details})" if details else "")
