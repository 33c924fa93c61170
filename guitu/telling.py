"""What a graph says about a name, and how much it says in all. 说明与统计."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from graph.dataset import Build
from graph.records import Known, Records, Stated, records
from guitu.errors import GuituError
from loaders.values import Entity, Evidence
from ontology import Ontology, load


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in words: who says what of whom, and where it is written.

    `relation` is the name in the vocabulary, `label` its Chinese name. `sentence` stands at `[start:end]` of
    the article's text; `context` are slices of it that resolve what the sentence only implies.
    """

    subject: Entity
    relation: str
    label: str
    object: Entity | str
    qualifiers: Mapping[str, str]
    rule: str
    confidence: float
    source: str
    title: str
    date: str
    start: int
    end: int
    sentence: str
    context: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """How much a graph says."""

    articles: int
    entities: int
    statements: int


@dataclass(frozen=True, slots=True)
class Stats(Totals):
    """Counts of a graph: by finest class and by relation (names of the vocabulary), most frequent first."""

    classes: Mapping[str, int]
    relations: Mapping[str, int]


def tell(content: Build, name: str) -> tuple[Fact, ...]:
    """Give every statement about the entities of that name, code or IRI, by article and place in its text.

    Raises GuituError when nothing in the graph is called so; the message gives names that are like it.

    >>> tell(Build((), {}), "洛阳市")
    Traceback (most recent call last):
    guitu.errors.GuituError: Nothing in the graph is called 洛阳市.
    """
    ontology = load()
    found = records(content, ontology)
    wanted = {id_ for id_, known in found.entities.items() if name in _names(known)}
    if not wanted:
        raise GuituError(f"Nothing in the graph is called {name}.{_alike(name, found)}")
    return tuple(
        _fact(stated, found, ontology)
        for stated in found.statements
        if stated.statement.subject in wanted
        or (not stated.statement.literal and stated.statement.object in wanted)
    )


def count(content: Build) -> Stats:
    """Count what a graph holds.

    >>> count(Build((), {})).articles
    0
    """
    found = records(content, load())
    classes = Counter(known.entity.type for known in found.entities.values())
    relations = Counter(stated.statement.predicate for stated in found.statements)
    return Stats(
        len(found.articles),
        len(found.entities),
        len(found.statements),
        _by_number(classes),
        _by_number(relations),
    )


def worded(qualifier: str, value: str) -> str:
    """Give the value of a qualifier as people read it: a code in both languages, a text as it stands.

    >>> worded("status", "acting"), worded("post", "市长")
    ('代理 acting', '市长')
    """
    for option in load().qualifiers[qualifier].options:
        if option.code == value:
            return f"{option.label_zh} {option.label_en}"
    return value


def _by_number(counts: Counter[str]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _names(known: Known) -> tuple[str, ...]:
    return (known.entity.label, *known.entity.names, known.entity.code, known.entity.id, known.iri)


def _alike(name: str, found: Records) -> str:
    labels = sorted({known.entity.label for known in found.entities.values()})
    containing = [label for label in labels if name in label]
    alike = containing[:5] or get_close_matches(name, labels, n=5, cutoff=0.5)
    return f" Did you mean {' / '.join(alike)}?" if alike else ""


def _fact(stated: Stated, found: Records, ontology: Ontology) -> Fact:
    statement, article = stated.statement, found.articles[stated.article]
    relation = ontology.relations.get(statement.predicate)
    return Fact(
        subject=found.entities[statement.subject].entity,
        relation=statement.predicate,
        label=relation.label_zh if relation else statement.predicate,
        object=statement.object if statement.literal else found.entities[statement.object].entity,
        qualifiers=dict(statement.qualifiers),
        rule=statement.rule,
        confidence=statement.confidence,
        source=article["source"],
        title=article["title"],
        date=article["date"],
        start=statement.evidence.start,
        end=statement.evidence.end,
        sentence=statement.evidence.exact,
        context=statement.context,
    )
