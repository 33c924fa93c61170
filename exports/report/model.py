"""What a report is made of: sections of charts and tables, every row with its sentences. 报告的构件.

A `Source` names a sentence: the id of its article, first and last offset. Numbers of notes are given when the
page is written, in the order in which sentences are first referred to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from markupsafe import Markup

from exports.report.words import Words
from graph.around import parents
from graph.dataset import Build
from graph.records import Records, Stated, records
from graph.reprints import firsts
from loaders.values import Problem
from ontology import Ontology, load
from ontology.places import Division, gazetteer
from ontology.points import MUNICIPALITIES

Source: TypeAlias = tuple[str, int, int]
LONGEST = 15
"""No division of China has a longer name."""
CITED = 9
"""A row names so many sentences and how many more there are."""
SHOWN = 30
"""A table that is longer shows so many rows and says so: a report is read, not searched."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, a text a column. `value` are exact numbers behind shortened ones, by column."""

    cells: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    value: Mapping[int, str] = field(default_factory=dict)

    @property
    def cited(self) -> tuple[Source, ...]:
        """The sources that are printed; a sum of hundreds of amounts names the first ones."""
        return self.sources[:CITED]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `key` and `columns` are keys of the words; `total` counts all rows there are.

    `numbers` are the columns set in figures, to the right. The column of notes comes last and has no key.
    """

    key: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: int
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Point:
    """A finding in one sentence, with what it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter: `key` names its heading, `lead` says in a few sentences what it shows.

    A section without rows says that nothing was found. `remarks` are keys of the words that tell how to read
    its figures; `figures` are what the head of the report shows in large type, with their keys.
    """

    key: str
    lead: tuple[Point, ...] = ()
    charts: tuple[Markup, ...] = ()
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(table.rows for table in self.tables)


def table(
    key: str, columns: tuple[str, ...], rows: Iterable[Row], numbers: Iterable[str] = (), shown: int = SHOWN
) -> Table:
    """Make a table of the first rows, which knows how many there are in all.

    >>> table("projects", ("name",), [Row(("a",)), Row(("b",))], shown=1).total
    2
    """
    all_ = tuple(rows)
    return Table(key, columns, all_[:shown], len(all_), frozenset(numbers))


@dataclass(frozen=True)
class Material:
    """What all sections are made from: the build, the words of a language, the inputs that failed."""

    build: Build
    words: Words
    problems: tuple[Problem, ...] = ()

    @cached_property
    def ontology(self) -> Ontology:
        """The declarations that name classes and relations."""
        return load()

    @cached_property
    def records(self) -> Records:
        """Articles, entities and statements."""
        return records(self.build, self.ontology)

    @cached_property
    def reprints(self) -> frozenset[str]:
        """The articles whose news another article of the build tells."""
        articles = self.records.articles
        return frozenset(one for one, first in firsts(self.build.quads).items() if first in articles)

    @cached_property
    def statements(self) -> tuple[Stated, ...]:
        """The statements, those of reprints left out: a piece of news that is printed twice counts once."""
        return tuple(one for one in self.records.statements if one.article not in self.reprints)

    @cached_property
    def sentences(self) -> Mapping[str, Source]:
        """The source of each sentence by "file: sentence", as the answers of named queries give them."""
        return {
            f"{self.records.articles[one.article]['source']}: {one.statement.evidence.exact}": source(one)
            for one in reversed(self.records.statements)
        }

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The id of the place around each place that has one."""
        return parents(self.build)

    @cached_property
    def about(self) -> Mapping[str, list[Stated]]:
        """The statements that each entity stands in."""
        found: dict[str, list[Stated]] = defaultdict(list)
        for one in self.statements:
            for end in ends(one):
                found[end].append(one)
        return found

    def stated(self, *predicates: str) -> Iterator[Stated]:
        """Give the statements of some relations, by article and place in its text."""
        return (one for one in self.statements if one.statement.predicate in predicates)

    def label(self, id_: str) -> str:
        """Give the name of an entity, or the id itself where it is none."""
        known = self.records.entities.get(id_)
        return known.entity.label if known else id_

    def top(self, id_: str) -> str:
        """Give the top class of an entity, "" where it has none that is declared."""
        known = self.records.entities.get(id_)
        return self.ontology.top(known.entity.type) if known and known.entity.type else ""

    def kind(self, id_: str) -> str:
        """Give the name of an entity's finest class in the report's language."""
        known = self.records.entities.get(id_)
        class_ = self.ontology.classes.get(known.entity.type) if known else None
        return self.words.either(class_.label_zh, class_.label_en) if class_ else ""

    def top_kind(self, id_: str) -> str:
        """Give the name of an entity's top class in the report's language, "" where it has none."""
        class_ = self.ontology.classes.get(self.top(id_))
        return self.words.either(class_.label_zh, class_.label_en) if class_ else ""

    def relation(self, predicate: str) -> str:
        """Give the name of a relation in the report's language."""
        relation = self.ontology.relations.get(predicate)
        return self.words.either(relation.label_zh, relation.label_en) if relation else predicate

    def option(self, qualifier: str, code: str) -> str:
        """Give the name of a value that a qualifier lists, the text itself where it does not."""
        for option in self.ontology.qualifiers[qualifier].options:
            if option.code == code:
                return self.words.either(option.label_zh, option.label_en)
        return code

    def city(self, id_: str) -> Division | None:
        """Give the prefecture (or municipality, or province) that a place lies in or is."""
        seen: set[str] = set()
        while id_ and id_ not in seen:
            seen.add(id_)
            known = self.records.entities.get(id_)
            if known and known.entity.code:
                return prefecture(known.entity.code)
            id_ = self.parents.get(id_, "")
        return None

    def named_place(self, label: str) -> Division | None:
        """Give the prefecture of the place whose full name begins a label (洛阳市教育局, not 洛阳重工)."""
        for end in range(min(len(label), LONGEST), 2, -1):
            for place in gazetteer().find(label[:end]):
                if place.name == label[:end] and place.current:
                    return prefecture(place.code)
        return None

    def day(self, stated: Stated) -> str:
        """Give the day a statement speaks of, else the day of its article, else ""."""
        return qualifier(stated, "dateValue") or self.records.articles[stated.article]["date"]


def prefecture(code: str) -> Division | None:
    """Give the prefecture of a code of GB/T 2260; counties right under a province stand for themselves.

    >>> [place.name for code in ("410327", "310115", "419001", "410000") if (place := prefecture(code))]
    ['洛阳市', '上海市', '济源市', '河南省']
    """
    if code[:2] in MUNICIPALITIES:
        return gazetteer().get(code[:2] + "0000")
    return gazetteer().get(code[:4] + "00") or gazetteer().get(code[:6])


def ends(stated: Stated) -> tuple[str, ...]:
    """Give the entities that a statement is about, its subject first."""
    statement = stated.statement
    return (statement.subject,) if statement.literal else (statement.subject, statement.object)


def qualifier(stated: Stated, name: str) -> str:
    """Give the text of a qualifier of a statement, "" where it has none."""
    return dict(stated.statement.qualifiers).get(name, "")


def source(stated: Stated) -> Source:
    """Give the source of a statement: where its sentence stands."""
    evidence = stated.statement.evidence
    return stated.article, evidence.start, evidence.end


def sources(stated: Iterable[Stated]) -> tuple[Source, ...]:
    """Give the sources of statements, each once, in order."""
    return tuple(dict.fromkeys(map(source, stated)))
