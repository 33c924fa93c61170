"""What a stranger's query may do, judged by its parse tree and not by its text. 查询守卫：只读、不出网.

Source of the grammar: https://www.w3.org/TR/sparql11-query/#grammar, as rdflib parses it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue

from graph.terms import PREFIXES

FORMS: Mapping[str, str] = {
    "SelectQuery": "SELECT",
    "AskQuery": "ASK",
    "ConstructQuery": "CONSTRUCT",
    "DescribeQuery": "DESCRIBE",
}
"""Names of rdflib's parser and the query forms of SPARQL 1.1."""


class RefusedError(Exception):
    """A request that is not answered: HTTP status, one line that says why, the limit it is over."""

    def __init__(self, status: int, reason: str, limit: str = "") -> None:
        super().__init__(reason)
        self.status = status
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may run: its form (SELECT, ASK, CONSTRUCT or DESCRIBE) and the graphs of its FROM."""

    form: str
    graphs: frozenset[str]


def check(query: str) -> Checked:
    """Judge a query. Raises RefusedError: 400 if it cannot be read, 403 for an update or a SERVICE.

    >>> check("SELECT * FROM <urn:g> { ?s a gt:City }")
    Checked(form='SELECT', graphs=frozenset({'urn:g'}))
    >>> check("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    guitu.serving.guard.RefusedError: SERVICE is refused: this endpoint calls no other one. 不支持 SERVICE
    >>> check("CLEAR ALL")
    Traceback (most recent call last):
    guitu.serving.guard.RefusedError: Updates are refused: this endpoint is read-only. 只读端点，不接受更新
    """
    try:
        tree = parseQuery(query)
        if any(node.name == "ServiceGraphPattern" for node in _nodes(tree)):
            raise RefusedError(403, "SERVICE is refused: this endpoint calls no other one. 不支持 SERVICE")
        form = FORMS[tree[1].name]
        clauses = translateQuery(tree, initNs=dict(PREFIXES)).algebra.datasetClause or ()
    except RecursionError as error:
        raise RefusedError(400, "The query is nested too deeply. 查询嵌套过深") from error
    except (RefusedError, MemoryError, OSError):
        raise
    # rdflib raises bare Exception for an unknown prefix and errors of pyparsing for bad syntax.
    except Exception as error:
        raise _unreadable(query, error) from error
    return Checked(form, frozenset(str(clause.default or clause.named) for clause in clauses))


def check_graphs(graphs: Iterable[str], own: Iterable[str]) -> None:
    """Raise RefusedError (403) when a graph is named that the store does not hold.

    >>> check_graphs(["urn:a"], ["urn:a", "urn:b"])
    """
    foreign = sorted(set(graphs).difference(own))
    if foreign:
        raise RefusedError(403, f"<{foreign[0]}> is no graph of this store, and none is fetched. 库中无此图")


def _unreadable(query: str, error: Exception) -> RefusedError:
    try:
        parseUpdate(query)
    except Exception:  # noqa: BLE001 - of the same kinds as above
        return RefusedError(400, f"The query cannot be read 查询有误: {' '.join(str(error).split())[:500]}")
    return RefusedError(403, "Updates are refused: this endpoint is read-only. 只读端点，不接受更新")


def _nodes(tree: object) -> Iterator[CompValue]:
    """Give every node of a parse tree, without recursion: a query decides how deep it is."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part
            waiting.extend(part.values())
        elif isinstance(part, Iterable) and not isinstance(part, str):
            waiting.extend(part)
