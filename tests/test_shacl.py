"""The shapes on graphs as a build writes them: the sound one passes, each fault is found where it lies."""

from __future__ import annotations

import re
from functools import cache

import pytest
from pyshacl import validate
from rdflib import Graph
from rdflib.namespace import RDF, SH

from graph.correction import negation, striking
from graph.judgement import Judgement, judgement_quads
from graph.quads import quads
from graph.shacl import shapes
from graph.terms import BASE, split
from loaders.values import Article, Entity, Evidence, Extraction, Statement
from ontology import PREFIXES, load

TEXT = "远澜集团投资15亿元建设夷陵储能产业园。到2027年，宜昌市产值力争达到800亿元。"
FIRM, PARK = Entity("1", "Enterprise", "远澜集团", ("远澜",)), Entity("2", "IndustrialPark", "夷陵储能产业园")
CITY = Entity("3", "City", "宜昌市", ("宜昌",), "420500", "420000")
FIRST, SECOND = Evidence(0, 20, TEXT[:20]), Evidence(20, len(TEXT), TEXT[20:])
INVESTS = Statement(
    subject="1",
    predicate="investsIn",
    object="2",
    literal=False,
    qualifiers=(("amount", "15亿元"), ("amountCNY", "1500000000")),
    evidence=FIRST,
    context=(),
    rule="company-invests-amount",
    confidence=0.9,
)
TARGET = Statement(
    subject="3",
    predicate="hasTarget",
    object="800亿元",
    literal=True,
    qualifiers=(("indicator", "产值"), ("kind", "target"), ("year", "2027")),
    evidence=SECOND,
    context=(FIRST,),
    rule="target-by-year",
    confidence=0.8,
)
PREFIX = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())


@cache
def shape_graph() -> Graph:
    return Graph().parse(data=shapes(load()), format="turtle")


def article_graph() -> Graph:
    """The graph of one sound article, as the build writes it."""
    extraction = Extraction(Article.of("a.txt", TEXT), (FIRM, PARK, CITY), (INVESTS, TARGET))
    lines = (split(line) for line in quads(extraction, load()))
    return Graph().parse(data="\n".join(f"{s} {p} {o} ." for s, p, o, _ in lines), format="nt")


def faults(graph: Graph) -> list[str]:
    """The class of the node and the path of the faults, each once, in order."""
    _, report, _ = validate(graph, shacl_graph=shape_graph())
    assert isinstance(report, Graph)
    found = []
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        types = {str(kind).removeprefix(PREFIXES["gt"]) for kind in graph.objects(focus, RDF.type)}
        name = min(types & load().classes.keys(), default="untyped")
        found.append(f"{name} {re.split('[#/]', str(path or 'itself'))[-1]}")
    return sorted(set(found))


def test_sound_graph_passes() -> None:
    """A shape that refuses what the build writes would make every `validate` fail."""
    assert faults(article_graph()) == []


INVESTMENT = "?x rdf:predicate gt:investsIn ; rdf:subject ?firm ; rdf:object ?park ."
AIM = "?x rdf:predicate gt:hasTarget ; rdf:subject ?city ."
PLACE = "?x a gt:City ."
BASIS = "?x a gt:Evidence ; oa:start 0 ."
SOURCE = "?x a gt:Article ."


def drop(node: str, path: str) -> str:
    return f"DELETE {{ ?x {path} ?old }} WHERE {{ {node} ?x {path} ?old }}"


def put(node: str, path: str, value: str) -> str:
    return f"INSERT {{ ?x {path} {value} }} WHERE {{ {node} }}"


def swap(node: str, path: str, value: str) -> str:
    return f"DELETE {{ ?x {path} ?old }} INSERT {{ ?x {path} {value} }} WHERE {{ {node} ?x {path} ?old }}"


FAULTS = [
    # what is wrong, the SPARQL update that makes it so, class and path of each fault
    ("no evidence", drop(INVESTMENT, "gt:evidence"), "Statement evidence"),
    ("evidence is an entity", swap(INVESTMENT, "gt:evidence", "?park"), "Statement evidence"),
    ("context is an entity", put(INVESTMENT, "gt:context", "?park"), "Statement context"),
    ("two subjects", put(INVESTMENT, "rdf:subject", "gt:x"), "Statement subject"),
    ("no object", drop(INVESTMENT, "rdf:object"), "Statement object"),
    ("no predicate", drop(AIM, "rdf:predicate"), "Statement predicate"),
    ("unknown predicate", swap(AIM, "rdf:predicate", "gt:aims"), "Statement predicate"),
    ("subject out of the domain", swap(INVESTMENT, "rdf:subject", "?park"), "Statement subject"),
    ("object out of the range", swap(INVESTMENT, "rdf:object", "5"), "Statement object"),
    ("entity where a text belongs", swap(AIM, "rdf:object", "?city"), "Statement object"),
    ("no rule", drop(INVESTMENT, "gt:rule"), "Statement rule"),
    ("confidence above 1", swap(INVESTMENT, "gt:confidence", "1.5"), "Statement confidence"),
    ("amount that is no number", swap(INVESTMENT, "gt:amountCNY", "'很多'"), "Statement amountCNY"),
    ("unknown code", swap(AIM, "gt:kind", "'hope'"), "Statement kind"),
    ("qualifier of another relation", put(INVESTMENT, "gt:post", "'市长'"), "Statement predicate"),
    ("qualifier of an entity", put(PLACE, "gt:post", "'市长'"), "City predicate"),
    ("no quotation", drop(BASIS, "oa:exact"), "Evidence exact"),
    ("end before start", swap(BASIS, "oa:start", "99"), "Evidence start"),
    ("start below zero", swap(BASIS, "oa:start", "-1"), "Evidence start"),
    ("evidence of no article", drop(BASIS, "oa:hasSource"), "Evidence hasSource"),
    ("two labels", put(PLACE, "rdfs:label", "'宜昌'@zh"), "City label"),
    ("no label", drop(PLACE, "rdfs:label"), "City label"),
    ("label without a language", swap(PLACE, "rdfs:label", "'宜昌市'"), "City label"),
    ("no class", drop(PLACE, "a"), "Statement subject, untyped itself"),
    (
        "no top class",
        "DELETE { ?x a gt:Place } WHERE { ?x a gt:City }",
        "City itself, City type, Statement subject",
    ),
    ("code of five digits", swap(PLACE, "gt:adminCode", "'42050'"), "City adminCode"),
    ("no source file", drop(SOURCE, "dcterms:source"), "Article source"),
    ("date that is no date", put(SOURCE, "schema:datePublished", "'昨日'"), "Article datePublished"),
]


@pytest.mark.parametrize(("update", "expected"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_fault_is_found(update: str, expected: str) -> None:
    """A fault the shapes let through would reach users as a fact."""
    graph = article_graph()
    graph.update(PREFIX + update)
    assert ", ".join(faults(graph)) == expected


def test_faults_are_explained_in_both_languages() -> None:
    """A fault without words would leave the reader with a node's hash."""
    for shape in shape_graph().subjects(SH.path):
        spoken = {getattr(text, "language", None) for text in shape_graph().objects(shape, SH.message)}
        nested = (shape, SH.property, None) in shape_graph()
        assert nested or spoken == {"zh", "en"}


# ---------------------------------------------------------------- judgements and corrections

FIRST_NODE, SECOND_NODE, STATED = (f"https://w3id.org/guitu/id/{name}" for name in ("a", "b", "st"))
TRIPLE = f"<{FIRST_NODE}>", "<https://w3id.org/guitu/ontology#investsIn>", f"<{SECOND_NODE}>"


def knowledge_graph() -> Graph:
    """One sound judgement, one statement that is struck, one triple that is negated."""
    one = Judgement(FIRST_NODE, SECOND_NODE, "same", 0.9, "short-name", "甲 is short for 甲公司")
    lines = (
        *judgement_quads(one, BASE),
        *striking([f"<{STATED}>"], "周工", "误读", BASE),
        *negation(TRIPLE, [f"<{STATED}>"], "周工", "不实", BASE),
    )
    quads_ = (split(line) for line in lines)
    return Graph().parse(data="\n".join(f"{s} {p} {o} ." for s, p, o, _ in quads_), format="nt")


def test_sound_knowledge_passes() -> None:
    """A shape that refuses what a build or a corrections file writes would make every `validate` fail."""
    assert faults(knowledge_graph()) == []


JUDGED, STRUCK, NEGATED = (
    "?x a gt:Judgement .",
    "?x gt:strikes ?st . FILTER NOT EXISTS { ?x owl:sourceIndividual ?s }",
    "?x owl:sourceIndividual ?s .",
)

SLIPS = [
    ("one entity", drop(JUDGED, "owl:annotatedTarget"), "Judgement annotatedTarget"),
    (
        "an entity judged against itself",
        swap("?x owl:annotatedSource ?a .", "owl:annotatedTarget", "?a"),
        "Judgement annotatedSource",
    ),
    ("a text for an entity", swap(JUDGED, "owl:annotatedTarget", "'甲'"), "Judgement annotatedTarget"),
    ("another verdict", swap(JUDGED, "owl:annotatedProperty", "skos:related"), "Judgement annotatedProperty"),
    ("two verdicts", put(JUDGED, "owl:annotatedProperty", "skos:closeMatch"), "Judgement annotatedProperty"),
    ("score above 1", swap(JUDGED, "sssom:confidence", "1.5"), "Judgement confidence"),
    ("score in words", swap(JUDGED, "sssom:confidence", "'sure'"), "Judgement confidence"),
    ("no rule", drop(JUDGED, "sssom:curation_rule_text"), "Judgement curation_rule_text"),
    (
        "made neither by rule nor person",
        swap(JUDGED, "sssom:mapping_justification", "semapv:Guess"),
        "Judgement mapping_justification",
    ),
    ("no reason", drop(JUDGED, "rdfs:comment"), "Judgement comment"),
    ("an empty author", swap(JUDGED, "sssom:author_label", "''"), "Judgement author_label"),
    ("no class", "DELETE { ?x a gt:Judgement } WHERE { ?x a gt:Judgement }", "untyped type"),
    ("strikes nothing", drop(STRUCK, "gt:strikes"), "Correction itself"),
    ("strikes a text", swap(STRUCK, "gt:strikes", "'投资'"), "Correction strikes"),
    ("a correction without an author", drop(STRUCK, "sssom:author_label"), "Correction author_label"),
    ("a correction without a reason", drop(STRUCK, "rdfs:comment"), "Correction comment"),
    ("negates nothing of anybody", drop(NEGATED, "owl:targetIndividual"), "Correction itself"),
    ("negates two objects", put(NEGATED, "owl:targetValue", "'x'"), "Correction itself"),
    (
        "negates another relation",
        swap(NEGATED, "owl:assertionProperty", "gt:aims"),
        "Correction assertionProperty",
    ),
]


@pytest.mark.parametrize(("update", "expected"), [row[1:] for row in SLIPS], ids=[row[0] for row in SLIPS])
def test_a_fault_of_judgements_and_corrections_is_found(update: str, expected: str) -> None:
    """A broken judgement is passed over when names are joined: nobody would know why they are not."""
    graph = knowledge_graph()
    before = set(graph)
    graph.update(PREFIX + update)
    assert set(graph) != before
    assert ", ".join(faults(graph)) == expected
