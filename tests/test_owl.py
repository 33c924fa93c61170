"""The OWL file tells other tools of everything a build writes, in both languages."""

from __future__ import annotations

import pytest
from rdflib import Graph, URIRef, namespace
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graph.describe import iri
from graph.owl import IRI, owl
from graph.quads import quads
from graph.terms import split
from loaders.values import Article, Entity, Evidence, Extraction, Statement
from ontology import PREFIXES, load


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(data=owl(load()), format="turtle")


def test_everything_a_build_writes_is_declared(graph: Graph) -> None:
    """A term of `gt:` that stands in graphs but not in the OWL file would be a riddle to its reader."""
    evidence = Evidence(0, 2, "甲乙")
    post = (("dateValue", "2021-10-13"), ("post", "市长"))
    extraction = Extraction(
        Article.of("a.txt", "甲乙"),
        (Entity("1", "Official", "甲"), Entity("2", "City", "襄阳市", ("襄阳",), "420600", "420000")),
        (
            Statement(
                subject="1",
                predicate="appointedTo",
                object="2",
                literal=False,
                qualifiers=post,
                evidence=evidence,
                context=(evidence,),
                rule="elects",
                confidence=0.9,
            ),
        ),
    )
    terms = {term for line in quads(extraction, load()) for term in split(line)[1:3]}
    used = {URIRef(term[1:-1]) for term in terms if term.startswith(f"<{PREFIXES['gt']}")}
    assert len(used) > 10
    assert used <= set(graph.subjects(RDFS.isDefinedBy, IRI))


def test_every_term_has_a_label_in_both_languages(graph: Graph) -> None:
    """A tool that shows labels would show a bare IRI to half of its users."""
    for term in graph.subjects(RDFS.isDefinedBy, IRI):
        assert sorted(str(getattr(label, "language", "")) for label in graph.objects(term, RDFS.label)) == [
            "en",
            "zh",
        ]


BROADER = [
    ("gt:County", "schema:Place"),
    ("gt:County", "geo:Feature"),
    ("gt:Expressway", "geo:Feature"),
    ("gt:UrbanAgglomeration", "schema:Place"),
    ("gt:Hospital", "org:Organization"),
    ("gt:Enterprise", "org:Organization"),
    ("gt:Enterprise", "schema:Corporation"),
    ("gt:Official", "schema:Person"),
    ("gt:IndustrialPark", "schema:Project"),
    ("gt:Regulation", "schema:CreativeWork"),
    ("gt:Forum", "schema:Event"),
    ("gt:Industry", "skos:Concept"),
    ("gt:Article", "schema:NewsArticle"),
    ("gt:Article", "prov:Entity"),
    ("gt:Evidence", "oa:SpecificResource"),
    ("gt:Statement", "rdf:Statement"),
]


@pytest.mark.parametrize(("narrow", "broad"), BROADER)
def test_classes_are_aligned(graph: Graph, narrow: str, broad: str) -> None:
    """A user who knows the standard vocabulary alone would not find these nodes."""
    assert iri(broad) in set(graph.transitive_objects(iri(narrow), RDFS.subClassOf))


CLOSE = [
    ("gt:Statement", "org:Membership"),
    ("gt:Statement", "oa:Annotation"),
    ("gt:holdsPost", "org:holds"),
    ("gt:leads", "org:headOf"),
    ("gt:post", "org:Post"),
    ("gt:post", "org:role"),
    ("gt:adminCode", "org:identifier"),
    ("gt:evidence", "prov:wasDerivedFrom"),
    ("gt:dateValue", "prov:atTime"),
    ("gt:Regulation", "eli:LegalResource"),
    ("gt:issuedBy", "eli:passed_by"),
    ("gt:locatedIn", "geo:sfWithin"),
    ("gt:confidence", "sssom:confidence"),
    ("gt:unit", "schema:unitText"),
]


@pytest.mark.parametrize(("own", "standard"), CLOSE)
def test_terms_are_aligned_with_the_standards(graph: Graph, own: str, standard: str) -> None:
    """Who maps the graph to a standard looks for its terms here."""
    assert (iri(own), SKOS.closeMatch, iri(standard)) in graph


LISTED = {
    "eli": {"LegalResource", "passed_by"},
    "oa": {"Annotation", "SpecificResource", "hasTarget"},
    "sssom": {"confidence"},
}
"""Terms of vocabularies of which rdflib has no list: http://data.europa.eu/eli/ontology,
https://www.w3.org/TR/annotation-vocab/, https://w3id.org/sssom/."""


def test_every_aligned_term_is_one_of_its_standard(graph: Graph) -> None:
    """A misspelt term of a standard aligns with nothing."""
    known = {
        "dcterms": namespace.DCTERMS,
        "geo": namespace.GEO,
        "org": namespace.ORG,
        "owl": OWL,
        "prov": namespace.PROV,
        "rdf": RDF,
        "schema": namespace.SDO,
        "skos": SKOS,
    }
    checked = set()
    for path in (SKOS.closeMatch, RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(graph.objects(None, path)):
            prefix = next(name for name, space in PREFIXES.items() if str(term).startswith(space))
            local = str(term).removeprefix(PREFIXES[prefix])
            checked.add(prefix)
            assert (
                prefix == "gt" or local in LISTED.get(prefix, ()) or str(term) in map(str, dir(known[prefix]))
            ), term
    assert checked > {"eli", "geo", "oa", "org", "prov", "schema", "skos"}


def test_ends_of_properties(graph: Graph) -> None:
    """A wrong kind of property or end would let a reasoner draw false conclusions."""
    union = graph.value(graph.value(iri("gt:develops"), RDFS.domain), OWL.unionOf)
    assert union is not None
    assert set(Collection(graph, union)) == {iri("gt:Place"), iri("gt:Enterprise")}
    assert graph.value(iri("gt:connects"), RDFS.range) == iri("gt:Place")
    assert (iri("gt:hasTarget"), RDF.type, OWL.DatatypeProperty) in graph
    assert (iri("gt:cooperatesWith"), RDF.type, OWL.SymmetricProperty) in graph
    assert (iri("gt:amountCNY"), RDFS.range, iri("xsd:decimal")) in graph
    assert (iri("gt:leads"), SKOS.closeMatch, iri("org:headOf")) in graph
