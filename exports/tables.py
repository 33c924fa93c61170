"""CSV tables of nodes, edges and figures, for Gephi, spreadsheets and data frames. CSV 表格.

Headings are Gephi's (Id, Label, Source, Target, Type, Kind) and then the columns of `exports.flat`. The
files are UTF-8 with a byte-order mark, without which Excel takes Chinese for another encoding; lines end
with CRLF (RFC 4180). A text that a spreadsheet would compute gets an apostrophe before it (OWASP, CSV
Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

import networkx as nx

from exports.flat import Cell, Row, edge_row, figure_row, node_row, numbered
from graph.terms import number
from graph.view import nodes

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a text in a cell must not begin with."""


_HEADINGS = {"label": "Label", "kind": "Kind"}


def node_table(view: nx.MultiDiGraph[str]) -> str:
    r"""Write the nodes of a view, one a line.

    >>> node_table(nx.MultiDiGraph())
    '\ufeffId,Label\r\n'
    """
    return _table(("Id", "label"), ({"Id": name, **node_row(node)} for name, node in nodes(view)))


def edge_table(view: nx.MultiDiGraph[str]) -> str:
    """Write the edges of a view, one statement a line."""
    return _table(
        ("Source", "Target", "Type", "Id", "label", "kind"),
        (
            {"Source": subject, "Target": object_, "Type": "Directed", "Id": key, **edge_row(edge, nth)}
            for subject, object_, key, edge, nth in numbered(view)
        ),
    )


def figure_table(view: nx.MultiDiGraph[str]) -> str:
    """Write the figures of a view (amounts, targets), one statement a line."""
    return _table(
        ("Node", "NodeLabel", "Id", "label"),
        (
            {"Node": name, "NodeLabel": node["label"], "Id": figure["key"], **figure_row(figure)}
            for name, node in nodes(view)
            for figure in node["figures"]
        ),
    )


def cell(content: Cell) -> str:
    """Write a cell: numbers without exponent, texts so that no spreadsheet computes them.

    >>> cell("=1+1"), cell(1.28e9), cell(0.9), cell("-")
    ("'=1+1", '1280000000', '0.9', "'-")
    """
    if isinstance(content, str):
        return f"'{content}" if content.startswith(FORMULA) else content
    return number(format(Decimal(repr(content)), "f"))


def _table(first: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Write rows under all columns that any of them has: the first ones, then as they come."""
    filled = list(rows)
    columns = list(dict.fromkeys((*first, *(name for row in filled for name in row))))
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([*(_HEADINGS.get(name, name) for name in first), *columns[len(first) :]])
    writer.writerows([cell(row.get(name, "")) for name in columns] for row in filled)
    return "\ufeff" + file.getvalue()


TABLES: Mapping[str, Callable[[nx.MultiDiGraph[str]], str]] = {
    "nodes.csv": node_table,
    "edges.csv": edge_table,
    "figures.csv": figure_table,
}
"""The files that the tables of a view go into."""
