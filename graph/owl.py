"""The ontology as OWL 2 for other tools. 由声明生成 OWL.

Statements are reified (`rdf:Statement`), so qualifiers are datatype properties of `gt:Statement`. Aligned
classes and properties are broader ones (`rdfs:subClassOf`, `rdfs:subPropertyOf`); terms that only mean about
the same are linked by `skos:closeMatch`. Standard: https://www.w3.org/TR/owl2-mapping-to-rdf/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from graph.describe import Triple, collection, iri, texts, turtle
from ontology import PREFIXES, EntityClass, Ontology, Qualifier, Relation

IRI = URIRef(PREFIXES["gt"].rstrip("#"))
LICENCE = URIRef("https://www.apache.org/licenses/LICENSE-2.0")


@dataclass(frozen=True, slots=True)
class Property:
    """A property that bookkeeping needs and no article states. All but the names are CURIEs.

    `close` are standard properties that mean about the same.
    """

    name: str
    label_zh: str
    label_en: str
    domain: str
    range: str
    close: tuple[str, ...] = ()


PROPERTIES = (
    Property(
        "evidence", "证据", "evidence", "gt:Statement", "gt:Evidence", ("prov:wasDerivedFrom", "oa:hasTarget")
    ),
    Property("context", "上下文", "context", "gt:Statement", "gt:Evidence"),
    Property("rule", "规则", "rule", "gt:Statement", "xsd:string"),
    Property("confidence", "置信度", "confidence", "gt:Statement", "xsd:decimal", ("sssom:confidence",)),
    Property(
        *("adminCode", "行政区划代码", "administrative code", "gt:Place", "xsd:string"), ("org:identifier",)
    ),
    Property(
        "metadataFromGiven", "用户给出的元数据", "metadata given by the user", "gt:Article", "rdf:Property"
    ),
    Property("metadataFromFile", "文件格式中的元数据", "metadata of the file", "gt:Article", "rdf:Property"),
    Property(
        "metadataFromText", "正文中的元数据", "metadata found in the text", "gt:Article", "rdf:Property"
    ),
    Property(
        *("reprintOf", "转载自同一新闻", "tells the same news as", "gt:Article", "gt:Article"),
        ("prov:wasDerivedFrom",),
    ),
    Property("strikes", "划去", "strikes", "gt:Correction", "gt:Statement"),
    Property("region", "版面位置", "region of a page", "gt:Evidence", "xsd:string"),
)
"""Evidence states both ends, context resolves an end it only implies; the code is that of GB/T 2260. Metadata
is told by its property (`?article gt:metadataFromText dcterms:title`); a region is a W3C Media Fragment."""


def owl(ontology: Ontology) -> str:
    """Write the ontology as OWL in Turtle.

    >>> from ontology import load
    >>> "gt:Expressway a owl:Class" in owl(load())
    True
    """
    return turtle(
        chain(
            _header(),
            chain.from_iterable(map(_class, ontology.classes.values())),
            chain.from_iterable(map(_relation, ontology.relations.values())),
            chain.from_iterable(map(_qualifier, ontology.qualifiers.values())),
            chain.from_iterable(map(_property, PROPERTIES)),
        )
    )


def _header() -> Iterator[Triple]:
    yield IRI, RDF.type, OWL.Ontology
    yield from texts(IRI, DCTERMS.title, "规图本体", "The Guitu ontology")
    zh = "中文规划类文章的实体、关系与陈述。"
    yield from texts(
        IRI, DCTERMS.description, zh, "Entities, relations and statements of Chinese plan articles."
    )
    yield IRI, DCTERMS.license, LICENCE


def _named(node: URIRef, value: EntityClass | Relation | Qualifier | Property) -> Iterator[Triple]:
    yield node, RDFS.isDefinedBy, IRI
    yield from texts(node, RDFS.label, value.label_zh, value.label_en)
    if not isinstance(value, Property):
        yield from texts(node, RDFS.comment, value.comment_zh, value.comment_en)


def _class(value: EntityClass) -> Iterator[Triple]:
    node = iri(f"gt:{value.name}")
    yield node, RDF.type, OWL.Class
    yield from _named(node, value)
    if value.parent:
        yield node, RDFS.subClassOf, iri(f"gt:{value.parent}")
    yield from ((node, RDFS.subClassOf, iri(curie)) for curie in value.align)
    yield from ((node, SKOS.closeMatch, iri(curie)) for curie in value.close)


def _end(node: URIRef, predicate: URIRef, classes: tuple[str, ...]) -> Iterator[Triple]:
    """Give a property's domain or range: its one class, or the union of its classes."""
    members = [iri(f"gt:{name}") for name in classes]
    if len(members) == 1:
        yield node, predicate, members[0]
        return
    union = BNode(f"{node.fragment}.{predicate.fragment}")
    members_list = BNode(f"{union}.members")
    yield node, predicate, union
    yield union, RDF.type, OWL.Class
    yield union, OWL.unionOf, members_list
    yield from collection(members_list, members)


def _relation(relation: Relation) -> Iterator[Triple]:
    node = iri(f"gt:{relation.name}")
    yield node, RDF.type, OWL.DatatypeProperty if relation.literal else OWL.ObjectProperty
    if relation.symmetric:
        yield node, RDF.type, OWL.SymmetricProperty
    yield from _named(node, relation)
    yield from _end(node, RDFS.domain, relation.domain)
    if relation.literal:
        yield node, RDFS.range, XSD.string
    else:
        yield from _end(node, RDFS.range, relation.range)
    yield from ((node, RDFS.subPropertyOf, iri(curie)) for curie in relation.align)
    yield from ((node, SKOS.closeMatch, iri(curie)) for curie in relation.close)


def _qualifier(qualifier: Qualifier) -> Iterator[Triple]:
    node = iri(f"gt:{qualifier.name}")
    yield node, RDF.type, OWL.DatatypeProperty
    yield from _named(node, qualifier)
    yield node, RDFS.domain, iri("gt:Statement")
    yield from ((node, SKOS.closeMatch, iri(curie)) for curie in qualifier.close)
    if qualifier.twin_of:
        yield node, RDFS.seeAlso, iri(f"gt:{qualifier.twin_of}")
    if qualifier.options:
        codes: list[Node] = [Literal(option.code) for option in qualifier.options]
        values, members = BNode(f"{qualifier.name}.range"), BNode(f"{qualifier.name}.range.members")
        yield node, RDFS.range, values
        yield values, RDF.type, RDFS.Datatype
        yield values, OWL.oneOf, members
        yield from collection(members, codes)
    else:
        yield node, RDFS.range, XSD[qualifier.datatype]


def _property(value: Property) -> Iterator[Triple]:
    node = iri(f"gt:{value.name}")
    yield node, RDF.type, OWL.DatatypeProperty if value.range.startswith("xsd:") else OWL.ObjectProperty
    yield from _named(node, value)
    yield node, RDFS.domain, iri(value.domain)
    yield node, RDFS.range, iri(value.range)
    yield from ((node, SKOS.closeMatch, iri(curie)) for curie in value.close)
