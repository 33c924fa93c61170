"""CSV for `neo4j-admin database import`: the network with typed headers. Neo4j 的导入表.

Headers are those of the import tool (Neo4j Operations Manual, "Neo4j-admin import", "CSV header format"):
`:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE`, and `name:type` for properties, with `[]` for arrays, whose
items stand between semicolons. The tool reads a field to the end of its line, so line breaks become blanks.

Entities, articles and figures (amounts, targets) are nodes; statements are relationships that carry their
sentence, and `MENTIONED_IN` leads from an entity to the articles that say something of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import networkx as nx

from exports.flat import Cell, clean
from graph.terms import number
from graph.view import ArticleData, NodeData, StatementData, edges, nodes
from ontology import load

TYPES = {"string": "string", "decimal": "double", "date": "date", "gYear": "int"}
"""Datatypes of qualifiers (XSD) and what the import tool calls them."""

ENTITY = {
    "label": "string",
    "names": "string[]",
    "class_zh": "string",
    "class_en": "string",
    "code": "string",
    "degree": "long",
    "articles": "long",
    "importance": "double",
    "iri": "string",
    "title": "string",
    "date": "date",
    "publisher": "string",
    "value": "string",
}
"""Properties of nodes: those of entities, then of articles, then of figures."""

STATEMENT = {
    "statement": "string",
    "confidence": "double",
    "rule": "string",
    "sentence": "string",
    "context": "string[]",
    "sentence_start": "long",
    "sentence_end": "long",
    "article": "string",
    "article_file": "string",
    "article_date": "date",
}
"""Properties of relationships, beside the qualifiers."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
Line = Mapping[str, Cell | Sequence[str]]


def node_table(view: nx.MultiDiGraph[str]) -> str:
    r"""Write the nodes: entities, articles and figures.

    >>> node_table(nx.MultiDiGraph(articles={})).partition(",")[0]
    'id:ID'
    """
    articles: Mapping[str, ArticleData] = view.graph.get("articles", {})
    lines = [
        *(_entity(id_, node) for id_, node in nodes(view)),
        *(_article(id_, data) for id_, data in articles.items()),
        *(
            {"id": figure["key"], "LABEL": "Figure", "label": figure["value"], "value": figure["value"]}
            for _, node in nodes(view)
            for figure in node["figures"]
        ),
    ]
    header = {"id": "id:ID", **{name: f"{name}:{type_}" for name, type_ in ENTITY.items()}, "LABEL": ":LABEL"}
    return _table(header, lines)


def relationship_table(view: nx.MultiDiGraph[str]) -> str:
    """Write the relationships: statements between entities, and between entities and their figures."""
    qualifiers = {name: TYPES.get(one.datatype, "string") for name, one in sorted(load().qualifiers.items())}
    header = {
        "START": ":START_ID",
        "END": ":END_ID",
        "TYPE": ":TYPE",
        **{name: f"{name}:{type_}" for name, type_ in (qualifiers | STATEMENT).items()},
    }
    figures = [(id_, one["key"], one["key"], one) for id_, node in nodes(view) for one in node["figures"]]
    told: list[tuple[str, str, str, StatementData]] = [*edges(view), *figures]
    ends = {key for _, key, _, _ in figures}
    said = sorted({(end, data["article"]) for s, o, _, data in told for end in (s, o) if end not in ends})
    mentions = ({"START": end, "END": article, "TYPE": "MENTIONED_IN"} for end, article in said)
    return _table(header, [*(_statement(*one) for one in told), *mentions])


def relationship_type(predicate: str) -> str:
    """Give the type of a relationship as Neo4j's users write it.

    >>> relationship_type("partOfMetropolitanArea")
    'PART_OF_METROPOLITAN_AREA'
    """
    return _WORD.sub("_", predicate).upper()


def _entity(id_: str, node: NodeData) -> Line:
    labels = list(dict.fromkeys(name for name in (node["type"], node["top"]) if name)) or ["Thing"]
    return {
        "id": id_,
        "LABEL": labels,
        "label": node["label"],
        "names": node["names"],
        "class_zh": node["type_zh"],
        "class_en": node["type_en"],
        "code": node["code"],
        "degree": node["degree"],
        "articles": node["articles"],
        "importance": float(node["importance"]),
        "iri": node["iri"],
    }


def _article(id_: str, data: ArticleData) -> Line:
    return {
        "id": id_,
        "LABEL": "Article",
        "label": data["title"] or data["source"],
        "title": data["title"],
        "date": _day(data["date"]),
        "publisher": data["publisher"],
    }


def _statement(subject: str, object_: str, key: str, data: StatementData) -> Line:
    declared = load().qualifiers
    said = {
        name: _typed(text, declared[name].datatype)
        for name, text in data["qualifiers"].items()
        if name in declared
    }
    return {
        **said,
        "START": subject,
        "END": object_,
        "TYPE": relationship_type(data["predicate"]),
        "statement": key,
        "confidence": float(data["confidence"]),
        "rule": data["rule"],
        "sentence": data["sentence"],
        "context": [part["exact"] for part in data["context"]],
        "sentence_start": data["start"],
        "sentence_end": data["end"],
        "article": data["article"],
        "article_file": data["source"],
        "article_date": _day(data["date"]),
    }


def _typed(text: str, datatype: str) -> Cell:
    """Leave out what is not of its type: the import would stop at it."""
    if datatype == "decimal":
        return number(text)
    return _day(text) if datatype == "date" else text


def _day(text: str) -> str:
    return text if _DAY.fullmatch(text) else ""


def _table(header: Mapping[str, str], lines: Iterable[Line]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header.values())
    writer.writerows([_cell(line.get(name, "")) for name in header] for line in lines)
    return file.getvalue()


def _cell(content: Cell | Sequence[str]) -> str:
    """Write a field: on one line, the items of an array without the semicolon that parts them."""
    if isinstance(content, str):
        return " ".join(clean(content).replace("\n", " ").replace("\r", " ").split("\t"))
    if isinstance(content, int | float):
        return str(content)
    return ";".join(_cell(item).replace(";", "；") for item in content)


TABLES: Mapping[str, Callable[[nx.MultiDiGraph[str]], str]] = {
    "nodes.csv": node_table,
    "relationships.csv": relationship_table,
}
"""The files that an import takes."""
