"""What people write for a class or a relation → its declared name. 类名与关系名的识别.

Users write `Enterprise`, `gt:Enterprise` or 企业; all mean the declaration of that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from ontology.reading import load
from ontology.schema import EntityClass, Relation


class UnknownNameError(ValueError):
    """A name that no declaration has. The message is half a sentence: what is unknown, what is like it."""


def class_named(written: str) -> str:
    """Give the class of entities that a user means. Raises UnknownNameError.

    >>> class_named("企业"), class_named("gt:City")
    ('Enterprise', 'City')
    >>> class_named("Citty")
    Traceback (most recent call last):
    ontology.naming.UnknownNameError: unknown class 'Citty'; did you mean City?
    """
    return _named(written, _classes(), "class", "Place, City, Enterprise, Project, Person")


def relation_named(written: str) -> str:
    """Give the relation that a user means. Raises UnknownNameError.

    >>> relation_named("投资"), relation_named("gt:investsIn")
    ('investsIn', 'investsIn')
    """
    return _named(written, _relations(), "relation", "holdsPost, investsIn, locatedIn, connects")


def _named(written: str, known: Mapping[str, str], kind: str, usual: str) -> str:
    bare = written.strip().removeprefix("gt:")
    if bare in known:
        return known[bare]
    alike = get_close_matches(bare, known, n=1)
    advice = f"did you mean {alike[0]}?" if alike else f"write one of docs/ontology.md, such as {usual}"
    raise UnknownNameError(f"unknown {kind} {written!r}; {advice}")


@cache
def _classes() -> Mapping[str, str]:
    return _spellings({name: c for name, c in load().classes.items() if c.kind == "entity"})


@cache
def _relations() -> Mapping[str, str]:
    return _spellings(load().relations)


def _spellings(declared: Mapping[str, EntityClass] | Mapping[str, Relation]) -> Mapping[str, str]:
    """Every way to write a name; the name itself comes before a label that is like another's name."""
    labels = {label: name for name, one in declared.items() for label in (one.label_zh, one.label_en)}
    return {**labels, **{name: name for name in declared}}
