"""The shapes of what is held about articles: judgements on names, corrections of users. 判断与更正的形状.

One row a property; a fault says what to do, for nobody writes these graphs by hand: rules make the judgements
at every build, and a corrections file the corrections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from graph.describe import Triple, collection, iri, texts
from graph.shape import FILLED, ONE, SHARE, Facets, constraint, node_shape, one_of, part
from ontology import Ontology

ONE_IRI: Facets = (*ONE, (SH.nodeKind, SH.IRI))
ONE_TEXT: Facets = (*ONE, *FILLED)
AUTHOR, RULE = iri("sssom:author_label"), iri("sssom:curation_rule_text")
SCORE, HOW = iri("sssom:confidence"), iri("sssom:mapping_justification")
VERDICTS: Sequence[Node] = (OWL.sameAs, OWL.differentFrom, SKOS.closeMatch)
WAYS: Sequence[Node] = (iri("semapv:LexicalMatching"), iri("semapv:ManualMappingCuration"))
"""Same, different, unsure; by a rule, by a person: SSSOM, https://w3id.org/sssom/, and SEMAPV."""

BUILD = "，请重新构建", "; build again"
CORRECT = "，请更改更正文件后重新构建", "; mend the corrections file and build again"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a node of a shape has: the property, what to say when it does not, and its facets."""

    path: URIRef
    zh: str
    en: str
    facets: Facets


OWN: Facets = ((SH.hasValue, iri("gt:Judgement")),)
TWO: Facets = (*ONE_IRI, (SH.disjoint, OWL.annotatedTarget))
STATED: Facets = ((SH.nodeKind, SH.IRI),)

JUDGEMENT = (
    Slot(RDF.type, "判断须属于 gt:Judgement", "a judgement is a gt:Judgement", OWN),
    Slot(OWL.annotatedSource, "判断须有两个不同的实体", "a judgement is on two different entities", TWO),
    Slot(OWL.annotatedTarget, "判断须有第二个实体", "a judgement has one second entity", ONE_IRI),
    Slot(OWL.annotatedProperty, "判断须为同一、不同或存疑", "a judgement is same, different or unsure", ONE),
    Slot(SCORE, "分值须在 0 与 1 之间", "the score is a decimal from 0 to 1", (*ONE, *SHARE)),
    Slot(RULE, "判断须写明规则", "a judgement names its rule", ONE_TEXT),
    Slot(HOW, "判断须由规则或由人作出", "a judgement is made by a rule or by a person", ONE),
)
CORRECTION = (Slot(iri("gt:strikes"), "划去的须为陈述", "what is struck is a statement", STATED),)
NEGATION = (
    Slot(OWL.sourceIndividual, "被否定的陈述须有主语", "what is negated has one subject", ONE_IRI),
    Slot(OWL.assertionProperty, "被否定者须有已声明的谓词", "what is negated has a declared predicate", ONE),
)
NOTE = (
    Slot(AUTHOR, "须写明由谁作出", "it says who holds it", ONE_TEXT),
    Slot(RDFS.comment, "须写明理由", "it says why", ONE_TEXT),
)


def knowledge(ontology: Ontology) -> Iterator[Triple]:
    """Give the shapes of judgements, corrections, negated triples, and of the note that each has.

    >>> from ontology import load
    >>> any(node == iri("gt:JudgementShape") for node, _, _ in knowledge(load()))
    True
    """
    judged = ((SH.targetClass, iri("gt:Judgement")), (SH.targetSubjectsOf, OWL.annotatedSource))
    yield from _slots("Judgement", JUDGEMENT, BUILD, *judged)
    yield from one_of(part("Judgement", OWL.annotatedProperty), VERDICTS)
    yield from one_of(part("Judgement", HOW), WAYS)
    corrected = (SH.targetClass, iri("gt:Correction"))
    yield from _slots("Correction", CORRECTION, CORRECT, corrected)
    words = "更正须划去或否定陈述", "a correction strikes or negates a statement"
    yield from _either("Correction", SH["or"], (iri("gt:strikes"), OWL.assertionProperty), words)
    yield from _slots("Negation", NEGATION, CORRECT, (SH.targetSubjectsOf, OWL.assertionProperty))
    yield from one_of(
        part("Negation", OWL.assertionProperty), [iri(f"gt:{name}") for name in ontology.relations]
    )
    words = "被否定的陈述须有一个宾语", "what is negated has one object"
    yield from _either("Negation", SH.xone, (OWL.targetIndividual, OWL.targetValue), words)
    yield from _slots("Note", NOTE, CORRECT, (SH.targetSubjectsOf, AUTHOR), judged[0], corrected)


def _slots(
    name: str, slots: Sequence[Slot], remedy: tuple[str, str], *targets: tuple[URIRef, Node]
) -> Iterator[Triple]:
    zh, en = remedy
    yield from node_shape(name, *targets)
    for slot in slots:
        yield from constraint(name, slot.path, slot.zh + zh, slot.en + en, slot.facets)


def _either(name: str, how: URIRef, paths: Sequence[URIRef], words: tuple[str, str]) -> Iterator[Triple]:
    """Ask the nodes of a shape for one of several properties: at least (`sh:or`) or exactly (`sh:xone`)."""
    node = iri(f"gt:{name}Shape")
    members = BNode(f"{name}.either")
    choices = [BNode(f"{part(name, path)}.there") for path in paths]
    yield node, how, members
    yield from collection(members, choices)
    said = words[0] + CORRECT[0], words[1] + CORRECT[1]
    yield from texts(node, SH.message, *said)
    for choice, path in zip(choices, paths, strict=True):
        held = BNode(f"{choice}.path")
        yield choice, SH.property, held
        yield held, SH.path, path
        yield held, SH.minCount, Literal(1)
        yield from texts(held, SH.message, *said)
