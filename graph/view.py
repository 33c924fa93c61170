"""The network that pictures and tables are drawn from: entities as nodes, statements as edges. 网络视图.

Node id, edge key and article id are the last part of their IRI (a hash): short, and the same in every build.
A statement whose object is a literal (an investment, a target) is a figure of its subject, not an edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import log1p
from operator import itemgetter
from typing import TypedDict, cast

import networkx as nx

from graph.dataset import Build
from graph.records import ArticleData, Known, Stated, records
from loaders.values import Statement
from ontology import EntityClass, Ontology, load

__all__ = ["ArticleData", "Figure", "NodeData", "Slice", "StatementData", "edges", "nodes", "view"]

UNKNOWN = EntityClass("", "未知", "unknown", "", "", color="#9e9e9e", shape="dot")
"""The class of an entity that the ontology at hand does not know."""


class Slice(TypedDict):
    """A slice of an article's text: `text[start:end] == exact`."""

    start: int
    end: int
    exact: str


class StatementData(TypedDict):
    """What an edge or a figure carries. `label` and `label_en` name the relation, `sentence` is the evidence.

    `qualifiers` maps names to their text; `article` is the id in `articles`, and `source`, `title`, `date`
    are its own (a date is ISO 8601 or empty). `context` are the slices that resolve an end which the
    sentence only implies.
    """

    predicate: str
    label: str
    label_en: str
    confidence: float
    rule: str
    qualifiers: dict[str, str]
    sentence: str
    start: int
    end: int
    context: list[Slice]
    article: str
    source: str
    title: str
    date: str


class Figure(StatementData):
    """A statement with a literal object: `value` is the figure as written, `key` the statement's id."""

    key: str
    value: str


class NodeData(TypedDict):
    """What a node carries. `type` is the finest class, `top` its top class (local names), both labelled.

    `names` are all names but the label; `code` is GB/T 2260 or empty; `color` (#rrggbb) and `shape` (of
    vis-network) are the class's. `degree` counts the statements it stands in, `articles` those that mention
    it; `importance` is 0 to 1.
    """

    iri: str
    label: str
    type: str
    type_zh: str
    type_en: str
    top: str
    top_zh: str
    top_en: str
    names: list[str]
    code: str
    color: str
    shape: str
    figures: list[Figure]
    degree: int
    articles: int
    importance: float


def view(build: Build) -> nx.MultiDiGraph[str]:
    """Draw a build: every entity a node (`NodeData`), every statement between two an edge (`StatementData`).

    Nodes come in the order of their ids, edges in the order of (subject, object, key), so equal builds give
    equal views. The graph attribute `articles` holds the articles (`ArticleData`) by id.

    >>> view(Build((), {})).number_of_nodes()
    0
    """
    ontology = load()
    found = records(build, ontology)
    degrees = Counter(end for s in found.statements for end in _ends(s.statement))
    figures: dict[str, list[Figure]] = {}
    links: list[tuple[str, str, str, StatementData]] = []
    for stated in found.statements:
        data = _statement(stated, found.articles[stated.article], ontology)
        if stated.statement.literal:
            figure = Figure(**data, key=stated.id, value=stated.statement.object)
            figures.setdefault(stated.statement.subject, []).append(figure)
        else:
            links.append((stated.statement.subject, stated.statement.object, stated.id, data))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(articles=dict(found.articles))
    most = max(degrees.values(), default=1)
    for name, known in sorted(found.entities.items()):
        graph.add_node(name, **_node(known, figures.get(name, []), degrees[name], most, ontology))
    for subject, object_, key, data in sorted(links, key=itemgetter(0, 1, 2)):
        graph.add_edge(subject, object_, key=key, **data)
    return graph


def nodes(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, NodeData]]:
    """Give the id and the data of every node of a view."""
    for name, data in graph.nodes(data=True):
        yield name, cast(NodeData, data)


def edges(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, StatementData]]:
    """Give subject, object, id and data of every edge of a view."""
    for subject, object_, key, data in graph.edges(keys=True, data=True):
        yield subject, object_, str(key), cast(StatementData, data)


def _ends(statement: Statement) -> tuple[str, ...]:
    return (statement.subject,) if statement.literal else (statement.subject, statement.object)


def _statement(stated: Stated, article: ArticleData, ontology: Ontology) -> StatementData:
    statement = stated.statement
    relation = ontology.relations.get(statement.predicate)
    return StatementData(
        predicate=statement.predicate,
        label=relation.label_zh if relation else statement.predicate,
        label_en=relation.label_en if relation else statement.predicate,
        confidence=statement.confidence,
        rule=statement.rule,
        qualifiers=dict(statement.qualifiers),
        sentence=statement.evidence.exact,
        start=statement.evidence.start,
        end=statement.evidence.end,
        context=[Slice(start=e.start, end=e.end, exact=e.exact) for e in statement.context],
        article=stated.article,
        source=article["source"],
        title=article["title"],
        date=article["date"],
    )


def _node(known: Known, figures: list[Figure], degree: int, most: int, ontology: Ontology) -> NodeData:
    entity = known.entity
    finest = ontology.classes[entity.type] if entity.type else UNKNOWN
    top = ontology.classes[ontology.top(entity.type)] if entity.type else UNKNOWN
    return NodeData(
        iri=known.iri,
        label=entity.label,
        type=finest.name,
        type_zh=finest.label_zh,
        type_en=finest.label_en,
        top=top.name,
        top_zh=top.label_zh,
        top_en=top.label_en,
        names=list(entity.names),
        code=entity.code,
        color=finest.color,
        shape=finest.shape,
        figures=figures,
        degree=degree,
        articles=known.articles,
        importance=round(log1p(degree) / log1p(most), 4),
    )
