"""A build as tables of plain values, one row a statement: for data frames and columnar files. 陈述表.

A row is a mapping from columns to texts, numbers, dates, lists of texts or None where nothing is known. The
columns of a table are always the same, whether or not a row fills them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from graph.dataset import Build
from graph.records import Records, Stated, records
from graph.terms import number
from ontology import Ontology, load
from ontology.points import point

Value: TypeAlias = str | int | float | bool | dt.date | list[str] | None
Row: TypeAlias = dict[str, Value]

_ENDS = ("statement", "subject", "subject_class", "subject_id", "predicate", "relation_zh")
_OBJECT = ("object", "object_class", "object_id")
_EVIDENCE = {
    "rule": "string",
    "sentence": "string",
    "sentence_start": "integer",
    "sentence_end": "integer",
    "context": "strings",
    "article_id": "string",
    "article_file": "string",
    "article_title": "string",
    "article_date": "date",
    "article_publisher": "string",
    "confidence": "decimal",
}
SOURCE = ("sentence", "article_file", "article_title", "article_date", "confidence")
"""What every table but those of entities and articles ends with."""


_ENTITY = {
    **dict.fromkeys(("id", "label"), "string"),
    "names": "strings",
    **dict.fromkeys(("class", "top_class", "code"), "string"),
    **dict.fromkeys(("longitude", "latitude"), "decimal"),
    "articles": "integer",
    "iri": "string",
}
_ARTICLE = {"id": "string", "file": "string", "title": "string", "date": "date", "publisher": "string"}
_INVESTMENT = {
    **dict.fromkeys(("investor", "project", "project_class", "amount"), "string"),
    "amount_yuan": "decimal",
    "status": "string",
    **{name: _EVIDENCE[name] for name in SOURCE},
}


def columns(ontology: Ontology) -> Mapping[str, str]:
    """Give the columns of `Tables.statements` and their types: string, strings, integer, decimal or date.

    >>> columns(load())["amountCNY"]
    'decimal'
    """
    qualifiers = {name: one.datatype for name, one in sorted(ontology.qualifiers.items())}
    return {**dict.fromkeys((*_ENDS, *_OBJECT), "string"), **qualifiers, **_EVIDENCE}


@dataclass(frozen=True)
class Tables:
    """The tables of a build, computed when asked for."""

    build: Build

    @cached_property
    def ontology(self) -> Ontology:
        """The declarations that name classes, relations and qualifiers."""
        return load()

    @cached_property
    def records(self) -> Records:
        """Articles, entities and statements."""
        return records(self.build, self.ontology)

    @cached_property
    def statements(self) -> tuple[Row, ...]:
        """Every statement with its ends, qualifiers, evidence and article; a column a qualifier."""
        return tuple(map(self._statement, self.records.statements))

    def _statement(self, stated: Stated) -> Row:
        statement, article = stated.statement, self.records.articles[stated.article]
        relation = self.ontology.relations.get(statement.predicate)
        return {
            "statement": stated.id,
            "subject": self._label(statement.subject),
            "subject_class": self._class(statement.subject),
            "subject_id": statement.subject,
            "predicate": statement.predicate,
            "relation_zh": relation.label_zh if relation else statement.predicate,
            "object": statement.object if statement.literal else self._label(statement.object),
            "object_class": None if statement.literal else self._class(statement.object),
            "object_id": None if statement.literal else statement.object,
            **self._qualifiers(dict(statement.qualifiers)),
            "rule": statement.rule,
            "sentence": statement.evidence.exact,
            "sentence_start": statement.evidence.start,
            "sentence_end": statement.evidence.end,
            "context": [part.exact for part in statement.context],
            "article_id": stated.article,
            "article_file": article["source"],
            "article_title": article["title"] or None,
            "article_date": day(article["date"]),
            "article_publisher": article["publisher"] or None,
            "confidence": statement.confidence,
        }

    def _label(self, id_: str) -> str:
        return self.records.entities[id_].entity.label

    def _class(self, id_: str) -> str:
        return self.records.entities[id_].entity.type

    def _qualifiers(self, said: Mapping[str, str]) -> Row:
        declared = self.ontology.qualifiers
        return {name: typed(said.get(name, ""), declared[name].datatype) for name in sorted(declared)}

    @cached_property
    def entities(self) -> tuple[Row, ...]:
        """Every entity with its names, classes, code and, where known, where it lies."""
        return tuple(map(self._entity, self.records.entities))

    def _entity(self, id_: str) -> Row:
        known = self.records.entities[id_]
        spot = point(known.entity.code) if known.entity.code else None
        type_ = known.entity.type
        return {
            "id": id_,
            "label": known.entity.label,
            "names": list(known.entity.names),
            "class": type_,
            "top_class": self.ontology.top(type_) if type_ else "",
            "code": known.entity.code or None,
            "longitude": spot.longitude if spot else None,
            "latitude": spot.latitude if spot else None,
            "articles": known.articles,
            "iri": known.iri,
        }

    @cached_property
    def articles(self) -> tuple[Row, ...]:
        """Every article with its title, date and publisher."""
        return tuple(
            {
                "id": data["id"],
                "file": data["source"],
                "title": data["title"] or None,
                "date": day(data["date"]),
                "publisher": data["publisher"] or None,
            }
            for data in self.records.articles.values()
        )


def typed(text: str, datatype: str) -> Value:
    """Give the text of a qualifier as a value of its datatype, None where it is not one.

    >>> typed("12.5", "decimal"), typed("2021-10-13", "date"), typed("今年", "string"), typed("", "string")
    (12.5, datetime.date(2021, 10, 13), '今年', None)
    """
    if datatype == "decimal":
        return float(text) if number(text) else None
    return day(text) if datatype == "date" else text or None


def day(text: str) -> dt.date | None:
    """Give the day of a text in ISO 8601, None for another text.

    >>> day("2021-10-13"), day("13日")
    (datetime.date(2021, 10, 13), None)
    """
    try:
        return dt.date.fromisoformat(text) if len(text) == len("2021-10-13") else None
    except ValueError:
        return None


def _investments(tables: Tables) -> Iterator[Row]:
    for row in tables.statements:
        if row["predicate"] in {"investsIn", "hasInvestment"}:
            direct = row["predicate"] == "hasInvestment"
            yield {
                "investor": None if direct else row["subject"],
                "project": row["subject"] if direct else row["object"],
                "project_class": row["subject_class"] if direct else row["object_class"],
                "amount": row["object"] if direct else row["amount"],
                "amount_yuan": row["amountCNY"],
                "status": row["status"],
                **{name: row[name] for name in SOURCE},
            }


@dataclass(frozen=True, slots=True)
class Kind:
    """A table that a build can be asked for: what gives its rows, and its columns with their types."""

    rows: Callable[[Tables], Sequence[Row]]
    columns: Callable[[Ontology], Mapping[str, str]]


def _told(renamed: Mapping[str, str], *predicates: str) -> Kind:
    """Make the table of the statements of some relations; `renamed` are new names of columns by the old."""
    chosen = {**renamed, **{name: name for name in SOURCE}}
    return Kind(
        lambda tables: tuple(
            {new: row[old] for new, old in chosen.items()}
            for row in tables.statements
            if row["predicate"] in predicates
        ),
        lambda ontology: {new: columns(ontology)[old] for new, old in chosen.items()},
    )


_POST = {"person": "subject", "post": "post", "organ": "object", "organ_class": "object_class"}
_FIGURE = {
    "subject": "subject",
    "indicator": "indicator",
    "year": "yearValue",
    "year_written": "year",
    "figure": "object",
}
_CORRIDOR = {"corridor": "subject", "corridor_class": "subject_class", "place": "object"}

TABLES: Mapping[str, Kind] = MappingProxyType(
    {
        "statements": Kind(lambda tables: tables.statements, columns),
        "entities": Kind(lambda tables: tables.entities, lambda _: _ENTITY),
        "articles": Kind(lambda tables: tables.articles, lambda _: _ARTICLE),
        "investments": Kind(lambda tables: tuple(_investments(tables)), lambda _: _INVESTMENT),
        "posts": _told({**_POST, "status": "status", "relation": "predicate"}, "holdsPost", "leads"),
        "appointments": _told(
            {**_POST, "change": "predicate", "date": "dateValue", "date_written": "date"},
            "appointedTo",
            "removedFrom",
        ),
        "targets": _told({**_FIGURE, "value": "value", "unit": "unit", "kind": "kind"}, "hasTarget"),
        "members": _told({"place": "subject", "area": "object"}, "partOfMetropolitanArea"),
        "corridors": _told(_CORRIDOR, "connects"),
    }
)
"""The tables that a build can be asked for, by name."""
