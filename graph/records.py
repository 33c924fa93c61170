"""A build read back into the values it was made from: articles, entities, statements. 读回记录.

Ids are the last part of an IRI (a hash): short, and the same in every build. Entities are read from the
default graph, so their names and classes are those of all articles together; statements from the named
graphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias, TypedDict

from graph import quads as rdf
from graph.correction import struck_statements
from graph.dataset import Build
from graph.judgement import canonical
from graph.projection import knowledge
from graph.terms import split, term, value
from loaders.values import Entity, Evidence, Statement
from ontology import Ontology

Node: TypeAlias = Mapping[str, list[str]]
"""What is said of one subject: its objects by predicate, all as terms."""

_GT = term("gt:")[:-1]
_JOINED = frozenset((rdf.SUBJECT, rdf.OBJECT, rdf.MENTIONS))
_OWN = frozenset((rdf.EVIDENCE, rdf.CONTEXT, rdf.RULE, rdf.CONFIDENCE))


class ArticleData(TypedDict):
    """One article of a build. `date` is ISO 8601 (or as given); what the article does not give is empty."""

    id: str
    source: str
    title: str
    date: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as all articles together give it; `articles` counts those that mention it."""

    iri: str
    entity: Entity
    articles: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with its own id and the id of the article that makes it."""

    id: str
    article: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Records:
    """All of a build. Articles and entities by id, statements by article and place in its text."""

    articles: Mapping[str, ArticleData]
    entities: Mapping[str, Known]
    statements: tuple[Stated, ...]


def records(build: Build, ontology: Ontology) -> Records:
    """Read a build back: its articles, the entities that they mention, their statements but the struck.

    >>> from ontology import load
    >>> records(Build((), {}), load()).statements
    ()
    """
    heads = canonical(knowledge(build.quads))
    nodes = {subject: _under(heads, node) for subject, node in _nodes(build.quads)}
    out = struck_statements(build.quads)
    stated = tuple(one for one in _of(nodes, rdf.STATEMENT_CLASSES) if one[0] not in out)
    mentions = Counter(entity for node in nodes.values() for entity in node.get(rdf.MENTIONS, ()))
    projected = dict(_nodes(build.projection))
    # An end that no article describes is still an end: it becomes an entity with its id for a label.
    ends = {node[end][0] for _, node in stated for end in (rdf.SUBJECT, rdf.OBJECT) if node[end][0][0] == "<"}
    return Records(
        {_id(iri): _article(iri, node) for iri, node in _of(nodes, rdf.ARTICLE_CLASSES)},
        {
            _id(iri): Known(iri[1:-1], _entity(iri, projected.get(iri, {}), ontology), mentions[iri])
            for iri in sorted(ends.union(mentions))
        },
        tuple(sorted((_stated(iri, node, nodes) for iri, node in stated), key=_place)),
    )


def described(lines: Iterable[str], ontology: Ontology) -> Mapping[str, Known]:
    """Give by id all entities that sorted lines of a default graph describe, mentioned by an article or not.

    >>> from ontology import load
    >>> described([], load())
    {}
    """
    entities = ((iri, _entity(iri, node, ontology)) for iri, node in _nodes(lines))
    return {entity.id: Known(iri[1:-1], entity, 0) for iri, entity in entities if entity.type}


def articles(lines: Iterable[str]) -> Mapping[str, ArticleData]:
    """Give the articles of sorted lines by id, as `records` does, and read nothing else.

    >>> articles([])
    {}
    """
    own = (line for line in lines if line.endswith(f" {line[: line.index(' ')]} ."))
    return {_id(iri): _article(iri, node) for iri, node in _of(dict(_nodes(own)), rdf.ARTICLE_CLASSES)}


def _under(heads: Mapping[str, str], node: Node) -> Node:
    """Put the representatives of judged entities in place of a statement's ends and an article's mentions."""
    if not heads:
        return node
    return {
        name: list(dict.fromkeys(heads.get(one, one) for one in objects)) if name in _JOINED else objects
        for name, objects in node.items()
    }


def _of(nodes: Mapping[str, Node], classes: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
    return ((iri, node) for iri, node in nodes.items() if classes[0] in node.get(rdf.A, ()))


def _nodes(lines: Iterable[str]) -> Iterator[tuple[str, Node]]:
    """Give every subject of sorted lines with its properties, each object once."""
    for subject, group in groupby(map(split, lines), key=attrgetter("subject")):
        node: dict[str, list[str]] = {}
        for quad in group:
            objects = node.setdefault(quad.predicate, [])
            if quad.object not in objects[-1:]:
                objects.append(quad.object)
        yield subject, node


def _id(iri: str) -> str:
    return iri[iri.rfind("/") + 1 : -1]


def _text(node: Node, predicate: str) -> str:
    return value(node[predicate][0]) if predicate in node else ""


def _article(iri: str, node: Node) -> ArticleData:
    return ArticleData(
        id=_id(iri),
        source=_text(node, rdf.SOURCE),
        title=_text(node, rdf.TITLE),
        date=_text(node, rdf.PUBLISHED),
        publisher=_text(node, rdf.PUBLISHER),
    )


def _entity(iri: str, node: Node, ontology: Ontology) -> Entity:
    return Entity(
        id=_id(iri),
        type=finest((name.removeprefix(_GT)[:-1] for name in node.get(rdf.A, ())), ontology),
        label=_text(node, rdf.LABEL) or _id(iri),
        names=tuple(map(value, node.get(rdf.ALT_LABEL, ()))),
        code=_text(node, rdf.ADMIN_CODE),
    )


def finest(classes: Iterable[str], ontology: Ontology) -> str:
    """Give the class with the longest way up, then the first by name; "" when none is declared.

    >>> from ontology import load
    >>> finest(["Place", "City", "Elsewhere"], load())
    'City'
    """
    known = [name for name in classes if name in ontology.classes]
    return min(known, key=lambda name: (-len(tuple(ontology.lineage(name))), name), default="")


def _stated(iri: str, node: Node, nodes: Mapping[str, Node]) -> Stated:
    (evidence,) = node[rdf.EVIDENCE][:1]
    object_ = node[rdf.OBJECT][0]
    qualifiers = (
        (predicate.removeprefix(_GT)[:-1], value(text))
        for predicate, texts in node.items()
        if predicate.startswith(_GT) and predicate not in _OWN
        for text in texts
    )
    statement = Statement(
        subject=_id(node[rdf.SUBJECT][0]),
        predicate=node[rdf.PREDICATE][0].removeprefix(_GT)[:-1],
        object=_id(object_) if object_[0] == "<" else value(object_),
        literal=object_[0] != "<",
        qualifiers=tuple(sorted(qualifiers)),
        evidence=_slice(nodes[evidence]),
        context=tuple(
            sorted((_slice(nodes[e]) for e in node.get(rdf.CONTEXT, ())), key=attrgetter("start", "end"))
        ),
        rule=_text(node, rdf.RULE),
        confidence=float(_text(node, rdf.CONFIDENCE)),
    )
    return Stated(_id(iri), _id(nodes[evidence][rdf.HAS_SOURCE][0]), statement)


def _slice(node: Node) -> Evidence:
    return Evidence(int(_text(node, rdf.START)), int(_text(node, rdf.END)), _text(node, rdf.EXACT))


def _place(stated: Stated) -> tuple[str, int, int, str]:
    evidence = stated.statement.evidence
    return stated.article, evidence.start, evidence.end, stated.id
