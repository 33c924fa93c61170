"""What shapes are made of: a node shape, a constraint on a property, a choice. SHACL 的构件.

A blank node is named by the shape and the path that it belongs to. Standard: https://www.w3.org/TR/shacl/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import RDF, SH, XSD
from rdflib.term import Node

from graph.describe import Triple, collection, iri, texts

Facets = tuple[tuple[URIRef, Node], ...]

SOME: Facets = ((SH.minCount, Literal(1)),)
ONE: Facets = (*SOME, (SH.maxCount, Literal(1)))
STRING: Facets = ((SH.datatype, XSD.string),)
FILLED: Facets = (*STRING, (SH.minLength, Literal(1)))
ZH: Facets = ((SH.datatype, RDF.langString), (SH.minLength, Literal(1)))
COUNT: Facets = ((SH.datatype, XSD.integer), (SH.minInclusive, Literal(0)))
SHARE: Facets = (
    (SH.datatype, XSD.decimal),
    (SH.minInclusive, Literal(0)),
    (SH.maxInclusive, Literal(1)),
)


def node_shape(name: str, *targets: tuple[URIRef, Node]) -> Iterator[Triple]:
    """Give a node shape and what it is about: pairs of a target predicate and its value.

    >>> [str(node).rpartition("#")[2] for node, _, _ in node_shape("Place")]
    ['PlaceShape']
    """
    node = iri(f"gt:{name}Shape")
    yield node, RDF.type, SH.NodeShape
    yield from ((node, predicate, target) for predicate, target in targets)


def constraint(name: str, path: URIRef, zh: str, en: str, facets: Facets) -> Iterator[Triple]:
    """Give the shape of one property of the node shape `name`, with what to say when it does not fit."""
    node = part(name, path)
    yield iri(f"gt:{name}Shape"), SH.property, node
    yield node, SH.path, path
    yield from texts(node, SH.message, zh, en)
    yield from ((node, predicate, value) for predicate, value in facets)


def part(name: str, path: URIRef) -> BNode:
    """Give the node of the constraint that a node shape has on a property.

    >>> part("Place", iri("rdfs:label"))
    rdflib.term.BNode('Place.label')
    """
    return BNode(f"{name}.{path.rpartition('/')[2].rpartition('#')[2]}")


def one_of(node: BNode, values: Sequence[Node]) -> Iterator[Triple]:
    """Ask for one of some values."""
    members = BNode(f"{node}.in")
    yield node, SH["in"], members
    yield from collection(members, values)


def of_class(node: Node, names: Sequence[str]) -> Iterator[Triple]:
    """Ask for one of some classes: `sh:class` when there is one, else `sh:or`."""
    if len(names) == 1:
        yield node, SH["class"], iri(f"gt:{names[0]}")
        return
    choices = [BNode(f"{node}.{name}") for name in names]
    members = BNode(f"{node}.or")
    yield node, SH["or"], members
    yield from collection(members, choices)
    yield from ((choice, SH["class"], iri(f"gt:{name}")) for choice, name in zip(choices, names, strict=True))
