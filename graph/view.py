"""The network that pictures and tables are drawn from: entities as nodes, statements as edges. 网络视图.

Node id, edge key and article id are the last part of their IRI (a hash): short, and the same in every build.
A statement whose object is a literal (an investment, a target) is a figure of its subject, not an edge.
"""

from __future__ import annotations

from typing import TypedDict


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


class ArticleData(TypedDict):
    """One article of a build. `date` is ISO 8601; what the article does not give is empty."""

    id: str
    source: str
    title: str
    date: str
    publisher: str
