"""Every example and counterexample of the ontology, executed: what a declaration shows is what happens."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from loaders import Article, Entity, Options, extract
from ontology import load
from ontology.schema import EntityClass, Example, Expected, NameExample, Relation

ONTOLOGY = load()

WEAK = {
    "柳州市做强汽车产业，培育工业机器人产业链。": "做强 is no verb after which an industry is found",
    "三峡大学新校区启用。": "a school is not told from its new campus",
}
"""Fair examples that the loaders do not live up to yet, and why. Who mends one takes it out of this list."""


def _named(example: NameExample | Example, *what: object) -> Any:
    """One case; a known weakness is expected to fail, and its success fails the suite (`xfail_strict`)."""
    reason = WEAK.get(example.text)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(*what, example, marks=marks, id=example.text[:24])


def _classes(key: str) -> list[Any]:
    return [_named(example, kind) for kind in ONTOLOGY.classes.values() for example in getattr(kind, key)]


def _relations(key: str) -> list[Any]:
    return [_named(example, kind) for kind in ONTOLOGY.relations.values() for example in getattr(kind, key)]


def _names(entity: Entity) -> set[str]:
    return {entity.label, *entity.names}


@pytest.mark.parametrize(("kind", "example"), _classes("examples"))
def test_names_of_a_class_are_found(kind: EntityClass, example: NameExample) -> None:
    """A name that the declaration shows must become an entity of that class or a finer one."""
    found = extract(Article.of("example.txt", example.text), Options(example.home))
    names = {name for e in found.entities if ONTOLOGY.is_a(e.type, kind.name) for name in _names(e)}
    assert set(example.names) <= names


@pytest.mark.parametrize(("kind", "example"), _classes("counterexamples"))
def test_what_only_looks_like_a_name_is_left_out(kind: EntityClass, example: NameExample) -> None:
    """A generic word that becomes an entity is a node that nobody can use."""
    found = extract(Article.of("example.txt", example.text), Options(example.home))
    top = ONTOLOGY.top(kind.name)
    names = {name for e in found.entities if ONTOLOGY.top(e.type) == top for name in _names(e)}
    assert not set(example.names) & names


def _stated(relation: Relation, example: Example) -> list[tuple[set[str], set[str], dict[str, str]]]:
    """The statements of the relation that the text makes: names of the subject and the object, qualifiers."""
    article = replace(Article.of("example.txt", example.text), title=example.title, date=example.date)
    found = extract(article, Options(example.home))
    names = {e.id: _names(e) for e in found.entities}
    return [
        (names[s.subject], {s.object} if s.literal else names[s.object], dict(s.qualifiers))
        for s in found.statements
        if s.predicate == relation.name
    ]


def _agrees(
    relation: Relation,
    wanted: Expected,
    subject: Collection[str],
    object_: Collection[str],
    qualifiers: dict[str, str],
) -> bool:
    there = wanted.subject in subject and wanted.object in object_
    back = relation.symmetric and wanted.object in subject and wanted.subject in object_
    return (there or back) and all(qualifiers.get(name) == value for name, value in wanted.qualifiers)


@pytest.mark.parametrize(("relation", "example"), _relations("examples"))
def test_statements_of_a_relation_are_found(relation: Relation, example: Example) -> None:
    """Each statement that is shown must come, with its qualifiers, and no other of the relation."""
    stated = _stated(relation, example)
    assert [w for w in example.statements if not any(_agrees(relation, w, *s) for s in stated)] == []
    assert [s for s in stated if not any(_agrees(relation, w, *s) for w in example.statements)] == []


@pytest.mark.parametrize(("relation", "example"), _relations("counterexamples"))
def test_what_is_not_stated_is_not_found(relation: Relation, example: Example) -> None:
    """A wish, a negation or another relation in like words: a statement here would be false."""
    stated = _stated(relation, example)
    unwanted = [w for w in example.statements if any(_agrees(relation, w, *s) for s in stated)]
    assert unwanted == []
    assert example.statements or not stated


@pytest.mark.parametrize("relation", tuple(ONTOLOGY.relations.values()), ids=lambda relation: relation.name)
def test_every_relation_shows_enough(relation: Relation) -> None:
    """Two examples and a counterexample that hold: fewer would leave a relation as good as untested."""
    assert sum(example.text not in WEAK for example in relation.examples) >= 2
    assert sum(example.text not in WEAK for example in relation.counterexamples) >= 1


def test_no_known_weakness_is_forgotten() -> None:
    """An entry for a text that no declaration shows any more would excuse nothing and hide that."""
    names = {e.text for c in ONTOLOGY.classes.values() for e in (*c.examples, *c.counterexamples)}
    statements = {e.text for r in ONTOLOGY.relations.values() for e in (*r.examples, *r.counterexamples)}
    assert WEAK.keys() <= names | statements
