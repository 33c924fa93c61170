"""Everything about one thing of the graph: what its page shows and its RDF gives. 实体页的内容."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize
from rdflib import URIRef

from graph.judgement import canonical
from graph.projection import knowledge
from graph.quads import (
    ALT_LABEL,
    CONFIDENCE,
    EVIDENCE,
    EXACT,
    LABEL,
    OBJECT,
    PREDICATE,
    RULE,
    SOURCE,
    SUBJECT,
    A,
)
from graph.records import finest
from graph.terms import PREFIXES
from guitu.asking import short
from guitu.telling import worded
from ontology import load

LISTED = 500
"""Statements that a page lists."""

Node: TypeAlias = NamedNode | BlankNode
_GT = PREFIXES["gt"]
_PUBLISHED = NamedNode(f"{PREFIXES['schema']}datePublished")


def _node(term: str) -> NamedNode:
    return NamedNode(term[1:-1])


_A, _ALT, _LABEL, _SOURCE, _EXACT = map(_node, (A, ALT_LABEL, LABEL, SOURCE, EXACT))
_SUBJECT, _PREDICATE, _OBJECT, _EVIDENCE, _RULE, _CONFIDENCE = map(
    _node, (SUBJECT, PREDICATE, OBJECT, EVIDENCE, RULE, CONFIDENCE)
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as people read it; `path` is its page here, or empty."""

    text: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its ends, its relation in Chinese, its qualifiers in words, and who says so."""

    subject: Cell
    relation: str
    object: Cell
    qualifiers: tuple[tuple[str, str], ...]
    sentence: str
    article: Cell
    date: str
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What a page shows. `more` says that there are more statements than it lists."""

    iri: str
    label: str
    classes: tuple[str, ...]
    names: tuple[str, ...]
    properties: tuple[tuple[str, Cell], ...]
    statements: tuple[Said, ...]
    more: bool


@dataclass(frozen=True)
class Entities:
    """The things of a store. `same` maps an IRI to that of its cluster where judgements join it."""

    store: Store
    base: str
    same: Mapping[str, str]

    @classmethod
    def of(cls, store: Store, base: str) -> Entities:
        """Read the judgements of a store.

        >>> Entities.of(Store(), "urn:").same
        {}
        """
        names = (name for name in store.named_graphs() if isinstance(name, NamedNode))
        judged = [name for name in names if knowledge([f"<urn:s> <urn:p> <urn:o> {name} ."])]
        quads = [quad for name in judged for quad in store.quads_for_pattern(None, None, None, name)]
        lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").decode().splitlines()
        return cls(store, base, {one[1:-1]: other[1:-1] for one, other in canonical(lines).items()})

    def page(self, iri: str) -> EntityPage | None:
        """Give the page of a thing, under its cluster; None when the graph does not know it."""
        node = NamedNode(self.same.get(iri, iri))
        properties = self._properties(node)
        if not properties:
            return None
        statements = tuple(islice(self._statements(node), LISTED + 1))
        said = sorted(
            map(self._said, statements[:LISTED]), key=lambda one: (one.relation, one.date, one.sentence)
        )
        classes = [term.value for name, term in properties if name == _A and isinstance(term, NamedNode)]
        finer = finest((name.removeprefix(_GT) for name in classes), load())
        return EntityPage(
            iri=node.value,
            label=self._label(node),
            classes=(load().classes[finer].label_zh,) if finer else tuple(map(_short, classes)),
            names=tuple(self.cell(term).text for name, term in properties if name == _ALT),
            properties=tuple((_short(name.value), self.cell(term)) for name, term in properties),
            statements=tuple(said),
            more=len(statements) > LISTED,
        )

    def triples(self, iri: str) -> Iterator[Triple]:
        """Give a thing as RDF: its triples of the default graph, its statements, their evidence."""
        node = NamedNode(self.same.get(iri, iri))
        default = DefaultGraph()
        seen: set[tuple[Node, Node]] = set()
        for quads in (
            self.store.quads_for_pattern(node, None, None, default),
            self.store.quads_for_pattern(None, None, node, default),
        ):
            yield from (quad.triple for quad in quads)
        for statement, graph in self._statements(node):
            evidence = self.store.quads_for_pattern(statement, _EVIDENCE, None, graph)
            for part in (statement, *(quad.object for quad in evidence)):
                if isinstance(part, NamedNode) and (part, graph) not in seen:
                    seen.add((part, graph))
                    quads = self.store.quads_for_pattern(part, None, None, graph)
                    yield from (quad.triple for quad in quads)
        if not any(True for _ in self.store.quads_for_pattern(node, None, None, default)):
            yield from (quad.triple for quad in self.store.quads_for_pattern(node, None, None, None))

    def cell(self, term: object) -> Cell:
        """Give a term for people: an entity by its label, with its page."""
        if isinstance(term, Literal):
            return Cell(term.value)
        if not isinstance(term, NamedNode):
            return Cell(str(term))
        if not term.value.startswith(self.base):
            return Cell(_short(term.value))
        name = term.value.removeprefix(self.base).partition("#")[0]
        return Cell(self._label(term), f"/id/{name}" if name.isalnum() else "")

    def _members(self, node: NamedNode) -> Iterator[NamedNode]:
        yield node
        yield from (NamedNode(one) for one, other in self.same.items() if other == node.value)

    def _properties(
        self, node: NamedNode
    ) -> list[tuple[NamedNode, NamedNode | Literal | BlankNode | Triple]]:
        """What the default graph says of a thing, else (of articles, statements) the named graphs."""
        for graph in (DefaultGraph(), None):
            quads = self.store.quads_for_pattern(node, None, None, graph)
            if found := {(quad.predicate, quad.object) for quad in quads}:
                return sorted(found, key=str)
        return []

    def _statements(self, node: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
        """Give the statements about a thing, or of an article: each with its graph, once."""
        seen: set[object] = set()
        for quad in self._hits(node):
            at = (quad.subject, quad.graph_name)
            if (
                at not in seen
                and isinstance(quad.subject, NamedNode)
                and isinstance(quad.graph_name, NamedNode)
            ):
                seen.add(at)
                yield quad.subject, quad.graph_name

    def _hits(self, node: NamedNode) -> Iterator[Quad]:
        for member in self._members(node):
            yield from self.store.quads_for_pattern(None, _SUBJECT, member, None)
            yield from self.store.quads_for_pattern(None, _OBJECT, member, None)
        yield from self.store.quads_for_pattern(None, _SUBJECT, None, node)

    def _said(self, statement: tuple[NamedNode, NamedNode]) -> Said:
        node, graph = statement
        found: dict[NamedNode, list[object]] = {}
        for quad in self.store.quads_for_pattern(node, None, None, graph):
            found.setdefault(quad.predicate, []).append(quad.object)
        relation = _short(_text(found.get(_PREDICATE))).removeprefix("gt:")
        known = load().relations.get(relation)
        evidence = found.get(_EVIDENCE, [])[:1]
        qualifiers = (
            (load().qualifiers[name].label_zh, worded(name, _text(values)))
            for predicate, values in sorted(found.items(), key=str)
            if (name := predicate.value.removeprefix(_GT)) in load().qualifiers
        )
        return Said(
            subject=self.cell(_first(found.get(_SUBJECT))),
            relation=known.label_zh if known else relation,
            object=self.cell(_first(found.get(_OBJECT))),
            qualifiers=tuple(qualifiers),
            sentence="".join(self._value(one, _EXACT) for one in evidence if isinstance(one, NamedNode)),
            article=self.cell(graph),
            date=self._value(graph, _PUBLISHED),
            rule=_text(found.get(_RULE)),
            confidence=_text(found.get(_CONFIDENCE)),
        )

    def _label(self, node: NamedNode) -> str:
        here = NamedNode(self.same.get(node.value, node.value))
        return (
            self._value(here, _LABEL)
            or self._value(here, _SOURCE)
            or self._value(here, _EXACT)
            or here.value.removeprefix(self.base)
        )

    def _value(self, node: NamedNode, predicate: NamedNode) -> str:
        """The first text of a property: of the default graph if it has one."""
        for graph in (DefaultGraph(), None):
            for quad in self.store.quads_for_pattern(node, predicate, None, graph):
                return quad.object.value if isinstance(quad.object, Literal | NamedNode) else ""
        return ""


def _first(values: list[object] | None) -> object:
    return values[0] if values else Literal("")


def _text(values: list[object] | None) -> str:
    first = _first(values)
    return first.value if isinstance(first, Literal | NamedNode) else ""


def _short(iri: str) -> str:
    return short(URIRef(iri), PREFIXES)
