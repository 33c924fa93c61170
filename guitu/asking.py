"""An answer to a SPARQL query as text: table, CSV, JSON, Markdown or Turtle. 查询结果."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rdflib import Literal, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Identifier

from graph.lazy import lazy
from graph.named import NamedQuery, Parameter
from graph.terms import PREFIXES

if TYPE_CHECKING:
    from exports import tables
else:
    # It brings networkx, which only a table needs.
    tables = lazy("exports.tables")

SERIALIZED = {"csv": "csv", "json": "json"}
"""Forms that the SPARQL 1.1 results recommendations define, and rdflib's names of them."""


def cells(result: Result, prefixes: Mapping[str, str] = PREFIXES) -> tuple[list[str], list[list[str]]]:
    """Give the variables and the rows of a SELECT as text; what is not bound is empty, IRIs are shortened."""
    variables = list(result.vars or ())
    rows = [[short(row.get(name), prefixes) for name in variables] for row in result.bindings]
    return [str(name) for name in variables], rows


def catalogue(queries: Iterable[NamedQuery]) -> Result:
    """Give named queries as an answer: a row each, in brackets the parameters that may be left out."""
    columns = [Variable(name) for name in ("name", "中文", "English", "parameters")]
    rows = ((one.name, one.zh, one.en, " ".join(map(_given, one.parameters))) for one in queries)
    result = Result("SELECT")
    result.vars = columns
    result.bindings = [dict(zip(columns, map(Literal, row), strict=True)) for row in rows]
    return result


def _given(parameter: Parameter) -> str:
    given = f"{parameter.name}={parameter.example}"
    return f"[{given}]" if parameter.optional else given


def short(term: Identifier | None, prefixes: Mapping[str, str]) -> str:
    """Give a term as people read it.

    >>> from rdflib import URIRef
    >>> short(URIRef("https://w3id.org/guitu/ontology#City"), PREFIXES)
    'gt:City'
    >>> short(Literal("洛阳市", "zh"), PREFIXES)
    '洛阳市'
    """
    if term is None or isinstance(term, Literal):
        return "" if term is None else str(term)
    for prefix, namespace in prefixes.items():
        name = term.removeprefix(namespace)
        if name != term and name.replace("_", "").isalnum():
            return f"{prefix}:{name}"
    return str(term)


def serialized(result: Result, form: str) -> str:
    """Give an answer as text in `form`: "csv", "json" or "markdown"; of a CONSTRUCT always Turtle."""
    if result.graph is not None:
        for prefix, namespace in PREFIXES.items():
            result.graph.bind(prefix, namespace)
        return result.graph.serialize(format="turtle")
    if result.type == "ASK" and form != "json":
        return "true\n" if result.askAnswer else "false\n"
    if form == "markdown":
        return markdown(*cells(result))
    data = (_harmless(result) if form == "csv" else result).serialize(format=SERIALIZED[form]) or b""
    return data.decode().replace("\r\n", "\n").rstrip("\n") + "\n"


def _harmless(result: Result) -> Result:
    """Give an answer no cell of which a spreadsheet takes for a formula; numbers stay what they are."""
    told = Result("SELECT")
    told.vars = result.vars
    told.bindings = [{name: _as_text(term) for name, term in row.items()} for row in result.bindings]
    return told


def _as_text(term: Identifier) -> Identifier:
    is_number = isinstance(term, Literal) and isinstance(term.value, int | float | Decimal)
    return term if is_number or isinstance(term, URIRef) else Literal(tables.cell(str(term)))


def markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    r"""Give a table as Markdown.

    >>> markdown(["a"], [["x|y"]])
    '| a |\n| --- |\n| x\\|y |\n'
    """
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)


def _escaped(text: str) -> str:
    for sign in "\\|<":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())
