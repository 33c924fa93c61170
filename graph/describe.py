"""RDF written by code: the same triples always give the same Turtle. 稳定的 Turtle 文本.

A blank node is named by where it stands (`connects.domain`), never by chance; rdflib sorts by these names and
writes the nodes in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from ontology import PREFIXES

Triple: TypeAlias = tuple[Node, Node, Node]


def iri(curie: str) -> URIRef:
    """Give the IRI of a prefixed name. Raises KeyError for an unknown prefix.

    >>> iri("gt:Place")
    rdflib.term.URIRef('https://w3id.org/guitu/ontology#Place')
    """
    prefix, _, name = curie.partition(":")
    return URIRef(PREFIXES[prefix] + name)


def collection(node: BNode, items: Sequence[Node]) -> Iterator[Triple]:
    """Give the triples of an RDF list that begins at `node`; it has at least one item.

    >>> [str(s) for s, p, o in collection(BNode("x"), [Literal(1), Literal(2)]) if p == RDF.first]
    ['x', 'x.1']
    """
    cells = [node, *(BNode(f"{node}.{place}") for place in range(1, len(items)))]
    for cell, item, rest in zip(cells, items, [*cells[1:], RDF.nil], strict=True):
        yield cell, RDF.first, item
        yield cell, RDF.rest, rest


def texts(node: Node, predicate: URIRef, zh: str, en: str) -> Iterator[Triple]:
    """Give one text in both languages."""
    yield node, predicate, Literal(zh, lang="zh")
    yield node, predicate, Literal(en, lang="en")


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Write triples as Turtle, the same text for the same triples.

    >>> print(turtle([(iri("gt:Place"), RDF.type, iri("owl:Class"))]).split()[-4:])
    ['gt:Place', 'a', 'owl:Class', '.']
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph.serialize(format="turtle").rstrip("\n") + "\n"
