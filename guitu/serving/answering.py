"""A query answered from the store: what a child process does. 回答查询."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graph.folder import GRAPH
from graph.terms import PREFIXES
from guitu.errors import GuituError
from guitu.serving.guard import RefusedError, check, check_graphs
from guitu.serving.media import RESULTS, TRIPLES, choose
from guitu.serving.worker import Head, Send

CHARSET = "; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL Protocol request: the query, the graphs it is asked of, the Accept header."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""


def open_store(out: Path) -> Store:
    """Load the graph of a folder that `guitu build` wrote. Raises GuituError without one."""
    path = out / GRAPH
    store = Store()
    try:
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    except (OSError, SyntaxError) as error:
        raise GuituError(f"{path}: no graph can be read ({error}); build it anew") from error
    return store


def warm(store: Store) -> None:
    """Load what answering a query loads when first used: a child process can open no file any more."""
    for query in ("ASK { ?s a ?o }", "SELECT (COUNT(?s) AS ?n) FROM <urn:g> { ?s a+ ?o FILTER(?s = 1) }"):
        check(query)
        _ask(store, Question(query))


def answer(store: Store, question: Question, rows: int, send: Send) -> None:
    """Answer a query, or raise RefusedError: it cannot be read, may not run, or gives more than `rows`."""
    checked = check(question.query)
    asked = {*checked.graphs, *question.default_graphs, *question.named_graphs}
    if asked:
        check_graphs(asked, (name.value for name in store.named_graphs() if isinstance(name, NamedNode)))
    offered: Mapping[str, object] = RESULTS if checked.form in {"SELECT", "ASK"} else TRIPLES
    type_ = choose(question.accept, offered)
    if not type_:
        raise RefusedError(406, f"A {checked.form} is answered as {', '.join(offered)}. 不支持所要求的格式")
    if checked.form == "SELECT":
        _count(_ask(store, question), rows)
    result = _ask(store, question)
    if isinstance(result, QueryTriples):
        send_triples(tuple(islice(result, rows + 1)), type_, rows, send)
    else:
        result.serialize(send(Head(200, type_ + CHARSET)), RESULTS[type_])


def send_triples(triples: tuple[Triple, ...], type_: str, rows: int, send: Send) -> None:
    """Send triples in one of the forms of `TRIPLES`. Raises RefusedError when they are more than `rows`."""
    if len(triples) > rows:
        raise too_many(rows)
    serialize(triples, send(Head(200, type_ + CHARSET)), TRIPLES[type_], prefixes=dict(PREFIXES))


def _ask(store: Store, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    graphs = (tuple(map(NamedNode, names)) for names in (question.default_graphs, question.named_graphs))
    default, named = graphs
    try:
        return store.query(
            question.query,
            prefixes=dict(PREFIXES),
            # One list given and the other not: the other is empty (SPARQL 1.1 Protocol, 2.1.4).
            default_graph=list(default) if default or named else None,
            named_graphs=list(named) if default or named else None,
        )
    except (SyntaxError, ValueError) as error:
        raise RefusedError(400, f"The query cannot be read 查询有误: {error}") from error


def _count(solutions: object, rows: int) -> None:
    """Raise RefusedError when there are more rows than `rows`: an answer is whole or there is none."""
    if isinstance(solutions, QuerySolutions) and sum(1 for _ in islice(solutions, rows + 1)) > rows:
        raise too_many(rows)


def too_many(rows: int) -> RefusedError:
    """Give the refusal of an answer that is too long."""
    text = f"Stopped: the answer has more than {rows} rows. Add a LIMIT. 结果超过 {rows} 行，请加 LIMIT"
    return RefusedError(503, text, "rows")
