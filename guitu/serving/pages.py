"""The pages: query, named questions, entities. Text is escaped by Jinja wherever it stands. 网页."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import rdflib
import rdflib.plugins.sparql.results.csvresults
import rdflib.plugins.sparql.results.jsonresults
import rdflib.plugins.sparql.results.xmlresults
from jinja2 import Environment, FileSystemLoader
from oxrdflib import OxigraphStore
from pyoxigraph import Literal, NamedNode
from rdflib.query import Result

from graph.named import NamedQuery, ParameterError, ask, find, named
from graph.terms import PREFIXES
from guitu.serving.answering import CHARSET, send_triples, too_many
from guitu.serving.entity import Cell, Entities
from guitu.serving.guard import RefusedError
from guitu.serving.media import HTML, TRIPLES, choose
from guitu.serving.worker import Head, Send
from ontology import load

HERE = Path(__file__).parent
TYPES = {".js": "text/javascript", ".css": "text/css", ".txt": "text/plain"}
ANSWERS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
}
"""Forms of an answer to a named question, and rdflib's names of them."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing but this server's own files is loaded, and no script that stands in a page runs."""

EDITOR_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The editor sets the place of its cursor by style attributes."""


def _environment() -> Environment:
    """Give all templates, read and compiled: a child process can open no file."""
    made = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, auto_reload=False)
    made.globals.update(questions=tuple(named().values()), chosen="")
    for name in made.list_templates():
        made.get_template(name)
    return made


@dataclass(frozen=True)
class Pages:
    """Writes pages of a graph. `assets` are the files that pages load, by name."""

    entities: Entities
    environment: Environment
    assets: Mapping[str, tuple[bytes, str]]
    rows: int

    @classmethod
    def of(cls, entities: Entities, rows: int) -> Pages:
        """Read all that pages are made of."""
        load()
        files = {path.name: path for path in sorted((HERE / "assets").iterdir()) if path.suffix in TYPES}
        assets = {name: (path.read_bytes(), TYPES[path.suffix] + CHARSET) for name, path in files.items()}
        pages = cls(entities, _environment(), assets, rows)
        pages._dataset().query("ASK {}").serialize(format="json")
        return pages

    def query(self) -> bytes:
        """Give the query page."""
        prefixes = json.dumps(dict(PREFIXES))
        return self._written("query.html", title="SPARQL", prefixes=prefixes, base=self.entities.base)

    def entity(self, iri: str, accept: str, send: Send) -> None:
        """Send what there is about a thing, as a page or as RDF. Raises RefusedError."""
        type_ = choose(accept, (HTML, *TRIPLES))
        page = self.entities.page(iri)
        if page is None:
            raise RefusedError(404, f"<{iri}> is not in this graph. 图谱中没有")
        if not type_:
            raise RefusedError(406, f"It is given as {HTML}, {', '.join(TRIPLES)}. 不支持所要求的格式")
        if type_ == HTML:
            self._send(send, 200, "entity.html", title=page.label, page=page, types=tuple(TRIPLES))
        else:
            send_triples(tuple(islice(self.entities.triples(iri), self.rows + 1)), type_, self.rows, send)

    def question(self, name: str, given: Mapping[str, str], accept: str, send: Send) -> None:
        """Send the page of a named question with its answer, or the answer as data. Raises RefusedError."""
        type_ = choose(accept, (HTML, *ANSWERS))
        try:
            query = find(name)
        except ParameterError as error:
            raise RefusedError(404, str(error)) from error
        if not type_:
            raise RefusedError(406, f"It is given as {HTML}, {', '.join(ANSWERS)}. 不支持所要求的格式")
        if type_ == HTML:
            self._question_page(query, given, send)
            return
        try:
            result = self._ask(query, given)
        except ParameterError as error:
            raise RefusedError(400, str(error)) from error
        send(Head(200, type_ + CHARSET)).write(result.serialize(format=ANSWERS[type_]) or b"")

    def _question_page(self, query: NamedQuery, given: Mapping[str, str], send: Send) -> None:
        status, fault = 200, ""
        columns: tuple[str, ...] = ()
        rows: list[list[Cell]] = []
        # Opened without values it only shows what may be asked, unless there is nothing to choose.
        if given or not query.parameters:
            try:
                result = self._ask(query, given)
                columns = tuple(map(str, result.vars or ()))
                rows = [[self._cell(row.get(name)) for name in result.vars or ()] for row in result.bindings]
            except ParameterError as error:
                status, fault = 400, str(error)
        about = {"title": query.zh, "chosen": query.name, "question": query, "given": given}
        self._send(send, status, "question.html", **about, fault=fault, columns=columns, rows=rows)

    def _ask(self, query: NamedQuery, given: Mapping[str, str]) -> Result:
        result = ask(self._dataset(), query, given)
        if len(result.bindings) > self.rows:
            raise too_many(self.rows)
        return result

    def _dataset(self) -> rdflib.Dataset:
        return rdflib.Dataset(store=OxigraphStore(store=self.entities.store), default_union=False)

    def _cell(self, term: rdflib.term.Identifier | None) -> Cell:
        if term is None:
            return Cell("")
        return self.entities.cell(NamedNode(term) if isinstance(term, rdflib.URIRef) else Literal(term))

    def _send(self, send: Send, status: int, template: str, **values: object) -> None:
        page = self._written(template, **values)
        send(Head(status, HTML + CHARSET, {"Content-Security-Policy": POLICY})).write(page)

    def _written(self, template: str, **values: object) -> bytes:
        return self.environment.get_template(template).render(values).encode("utf-8", "replace")
