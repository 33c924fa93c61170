"""What the parameters of a named query stand for in a graph: things by their names, days, texts. 参数取值.

A name stands for every IRI that goes by it: the representatives that are called so and all that judgements
join to them, so that sentences of every article are found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

from graph.terms import PREFIXES
from ontology import load

PLAIN_TYPES = ("article", "date", "entity", "text")

NOWHERE = rdflib.URIRef("urn:guitu:nowhere")
"""Stands for the graph of corrections where there is none."""

_GT = rdflib.Namespace(PREFIXES["gt"])
_LIST = re.compile(r"VALUES \((\?\w+(?: \?\w+)*)\) \{ \(UNDEF(?: UNDEF)*\) \}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ALIKE = (
    "SELECT DISTINCT ?label ?part { ?thing rdfs:label ?label . FILTER(CONTAINS(STR(?label), ?part)) } "
    "ORDER BY STRLEN(STR(?label)) STR(?label) LIMIT 5"
)
_ORGANS = (
    "SELECT ?organ ?full { ?organ a gt:Organization ; rdfs:label ?name . "
    "FILTER(STRSTARTS(STR(?name), ?full)) }"
)
_SOURCES = "SELECT DISTINCT ?file { GRAPH ?g { ?g dcterms:source ?file } } ORDER BY ?file LIMIT 3"


class ParameterError(ValueError):
    """A value that a query cannot take, or one that it misses. The message is one line with an example."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked about. `type` is one of the types that `graph.named` describes."""

    name: str
    type: str
    example: str
    optional: bool = False

    @property
    def things(self) -> bool:
        """Whether it stands for things of the graph, which a query lists, and not for a value.

        >>> Parameter("place", "Place|Project", "六安市").things, Parameter("on", "date", "2020-01-01").things
        (True, False)
        """
        return self.type in ("article", "entity") or self.type.split("|")[0] in load().classes


def things(dataset: rdflib.Dataset, parameter: Parameter, text: str) -> tuple[rdflib.URIRef, ...]:
    """Give the IRIs of an article by its file, or of whatever goes by a name. Raises ParameterError."""
    if parameter.type == "article":
        return _article(dataset, parameter, text)
    graph = dataset.default_graph
    name = rdflib.Literal(text, lang="zh")
    heads = {thing for kind in (RDFS.label, SKOS.altLabel) for thing in graph.subjects(kind, name)}
    if not heads:
        raise wrong(parameter, text, f"nothing in the graph is called so{_hint(dataset, text)}")
    classes = {str(kind).removeprefix(_GT) for head in heads for kind in graph.objects(head, RDF.type)}
    if parameter.type != "entity" and not classes.intersection(parameter.type.split("|")):
        raise wrong(parameter, text, f"in the graph that is {', '.join(sorted(classes))}")
    members = {member for head in heads for member in graph.subjects(OWL.sameAs, head)}
    return tuple(sorted(rdflib.URIRef(str(one)) for one in heads | members))


def organs(dataset: rdflib.Dataset, places: Iterable[rdflib.URIRef]) -> tuple[rdflib.URIRef, ...]:
    """Give places and the organs whose names begin with theirs, with all that judgements join to them."""
    graph = dataset.default_graph
    found = set(places)
    for name in {str(label) for place in found for label in graph.objects(place, RDFS.label)}:
        rows = dataset.query(
            _ORGANS, initNs=dict(PREFIXES), initBindings={"full": rdflib.Literal(name)}
        ).bindings
        heads = {rdflib.URIRef(str(row[rdflib.Variable("organ")])) for row in rows}
        found |= heads.union(
            rdflib.URIRef(str(m)) for head in heads for m in graph.subjects(OWL.sameAs, head)
        )
    return tuple(sorted(found))


def _article(dataset: rdflib.Dataset, parameter: Parameter, text: str) -> tuple[rdflib.URIRef, ...]:
    found = {
        rdflib.URIRef(str(quad[0]))
        for quad in dataset.quads((None, DCTERMS.source, rdflib.Literal(text), None))
    }
    if not found:
        files = dataset.query(_SOURCES, initNs=dict(PREFIXES)).bindings
        some = ", ".join(str(row[rdflib.Variable("file")]) for row in files)
        raise wrong(parameter, text, f"no article of the graph (which has {some or 'none'})")
    return tuple(sorted(found))


def _hint(dataset: rdflib.Dataset, text: str) -> str:
    rows = dataset.query(_ALIKE, initNs=dict(PREFIXES), initBindings={"part": rdflib.Literal(text)}).bindings
    alike = " / ".join(str(row[rdflib.Variable("label")]) for row in rows)
    return f"; did you mean {alike}?" if alike else ""


def corrections(dataset: rdflib.Dataset) -> rdflib.URIRef:
    """Give the graph in which users strike statements, `NOWHERE` when they strike none.

    >>> corrections(rdflib.Dataset())
    rdflib.term.URIRef('urn:guitu:nowhere')
    """
    struck = dataset.quads((None, _GT.strikes, None, None))
    return next((rdflib.URIRef(str(graph)) for _, _, _, graph in struck if graph is not None), NOWHERE)


def value(parameter: Parameter, text: str) -> rdflib.Literal:
    """Give the term of a value that a person writes. Raises ParameterError.

    >>> value(Parameter("on", "date", "2020-01-01"), "2023-08-30").datatype == XSD.date
    True
    """
    if parameter.type == "date":
        return rdflib.Literal(_day(parameter, text), datatype=XSD.date)
    if parameter.type == "text":
        return rdflib.Literal(text)
    return rdflib.Literal(_option(parameter, text))


def _day(parameter: Parameter, text: str) -> str:
    try:
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "").isoformat()
    except ValueError:
        raise wrong(parameter, text, "no day of the calendar as YYYY-MM-DD") from None


def _option(parameter: Parameter, text: str) -> str:
    options = load().qualifiers[parameter.type].options
    for option in options:
        if text in (option.code, option.label_zh, option.label_en):
            return option.code
    listed = ", ".join(f"{option.code} {option.label_zh}" for option in options)
    raise wrong(parameter, text, f"none of {listed}")


def wrong(parameter: Parameter, text: str, why: str) -> ParameterError:
    """Give the error that says why a value cannot be taken, with an example of one that can."""
    shown = text if text.isprintable() else repr(text)
    return ParameterError(
        f"{parameter.name}={shown}: {why}; {parameter.name} is {parameter.type}, "
        f"for example: -p {parameter.name}={parameter.example}"
    )


def filled(sparql: str, lists: Mapping[str, Iterable[rdflib.URIRef]]) -> str:
    """Put IRIs of the graph in the place of `UNDEF` in the lists of a query, all combinations of them.

    >>> filled("SELECT * { VALUES (?a) { (UNDEF) } }", {"a": [NOWHERE]})
    'SELECT * { VALUES (?a) { (<urn:guitu:nowhere>) } }'
    """

    def listed(match: re.Match[str]) -> str:
        names = match[1].replace("?", "").split()
        rows = product(*(sorted(node.n3() for node in lists[name]) for name in names))
        return f"VALUES ({match[1]}) {{ " + " ".join(f"({' '.join(row)})" for row in rows) + " }"

    return _LIST.sub(listed, sparql)


def listed_in(sparql: str) -> frozenset[str]:
    """Give the names that a query has lists for.

    >>> sorted(listed_in("SELECT * { VALUES (?a ?b) { (UNDEF UNDEF) } }"))
    ['a', 'b']
    """
    return frozenset(name for match in _LIST.finditer(sparql) for name in match[1].replace("?", "").split())
