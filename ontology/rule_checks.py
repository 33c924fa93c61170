"""What must hold of a rule, so that it can ever match what it is meant to. 规则的检查.

That each pattern is a regular expression shows when it is compiled (`loaders.rules`): to compile them all
takes too long for every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import TypeAlias

from ontology.patterns import (
    INSIDE,
    LOOK_UPS,
    PHRASE,
    VALUES,
    groups,
    phrase_names,
    slots,
    sources,
    unread,
)
from ontology.schema import Ontology, Relation, Rule

Told: TypeAlias = tuple[str, str]
"""A fault and its remedy."""

ENDS = ("subject", "object")
PATTERNS = ("unless", "needs", "under", "not_under", "above")
"""Options that are patterns too."""
PEOPLE = frozenset(("Official", "Person"))


def like(name: str, known: Iterable[str]) -> str:
    """Give the remedy for a name that is not known: the known one nearest to it, else all of them.

    >>> like("unles", ["unless", "needs"]), like("x", ["unless", "needs"])
    ('did you mean unless?', 'use one of unless, needs')
    """
    names = list(known)
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else f"use one of {', '.join(names)}"


def faults(rule: Rule, relation: Relation, ontology: Ontology) -> Iterator[Told]:
    """Give what is wrong of a rule of this relation."""
    named = {"pattern": rule.pattern} | {
        key: str(rule.options[key]) for key in PATTERNS if key in rule.options
    }
    for key, pattern in named.items():
        yield from _slots(key, pattern, ontology)
    yield from _sources(rule, ontology)
    yield from _names(rule, relation)
    yield from _ends(rule, relation, ontology)
    yield from _qualifiers(rule, relation, ontology)


def _slots(key: str, pattern: str, ontology: Ontology) -> Iterator[Told]:
    known = (*ontology.classes, *VALUES)
    for written, _, types in slots(pattern):
        for name in types:
            if name not in known:
                yield f"unknown class {name!r} in {written} of its {key}", like(name, known)
    for name in PHRASE.findall(pattern):
        if name not in phrase_names():
            advice = "or add it to ontology/words/phrases.tsv"
            yield f"unknown phrase {{={name}}} in its {key}", f"{like(name, sorted(phrase_names()))} {advice}"
    for written in unread(pattern):
        yield (
            f"{written} in its {key} is no slot",
            "write it like {subject:City|County}, {:Place} or {=builds}",
        )


def _looked_up(rule: Rule) -> Iterator[str]:
    """The slots that look-ups of the rule begin at: of `at.place` it is `at`."""
    for end in ENDS:
        yield from (name for name, inside, _ in sources(str(rule.options.get(end, ""))) if inside)


def _sources(rule: Rule, ontology: Ontology) -> Iterator[Told]:
    """The look-ups of the ends: their names, the slots they begin at, their classes."""
    own = {name for _, name, _ in slots(rule.pattern)}.union(groups(rule.pattern))
    for end in (end for end in ENDS if end in rule.options):
        for name, inside, types in sources(str(rule.options[end])):
            if inside and inside not in INSIDE:
                yield f"its {end} asks for {inside!r} of {name}", like(inside, INSIDE)
            elif inside and name not in own:
                yield (
                    f"its {end} begins at {name!r}, no slot of its pattern",
                    like(name, sorted(own - {"", "^"})),
                )
            elif not inside and name not in LOOK_UPS:
                yield f"its {end} is looked up by {name!r}", like(name, LOOK_UPS)
            for kind in types:
                if kind not in ontology.classes:
                    yield f"unknown class {kind!r} in its {end}", like(kind, ontology.classes)


def _names(rule: Rule, relation: Relation) -> Iterator[Told]:
    known = (*ENDS, *relation.qualifiers, *_looked_up(rule))
    own = [name for _, name, _ in slots(rule.pattern) if name not in ("", "^")]
    for name in (*own, *groups(rule.pattern)):
        if name not in known:
            fault = f"{name!r} in its pattern is no end of {relation.name} and none of its qualifiers"
            yield fault, like(name, known)


def _ends(rule: Rule, relation: Relation, ontology: Ontology) -> Iterator[Told]:
    named = {name: types for _, name, types in slots(rule.pattern)}
    classes = {"subject": relation.domain, "object": VALUES if relation.literal else relation.range}
    for end in ENDS:
        if end not in named and end not in rule.options and end not in groups(rule.pattern):
            yield f"it has no {end}", f"put {{{end}:…}} into its pattern, or tell where to look: {end} = …"
        types = named.get(end, ())
        if types and not any(_meets(name, classes[end], ontology) for name in types):
            where = "domain" if end == "subject" else "range"
            wanted = ", ".join(classes[end])
            yield (
                f"{{{end}:{'|'.join(types)}}} can never be of its {where} ({wanted})",
                "correct one of the two",
            )


def _meets(name: str, classes: tuple[str, ...], ontology: Ontology) -> bool:
    """Whether something of the class may be of one of these."""
    if name in classes:
        return True
    known = [wanted for wanted in classes if wanted in ontology.classes]
    return name in ontology.classes and any(
        ontology.is_a(name, wanted) or ontology.is_a(wanted, name) or {name, wanted} <= PEOPLE
        for wanted in known
    )


def _qualifiers(rule: Rule, relation: Relation, ontology: Ontology) -> Iterator[Told]:
    for key in ("qualifiers", "classify"):
        given = rule.options.get(key, {})
        for name, value in given.items() if isinstance(given, Mapping) else ():
            if name not in relation.qualifiers:
                yield f"{key} sets {name!r}, no qualifier of {relation.name}", like(name, relation.qualifiers)
            elif key == "qualifiers" and not isinstance(value, str):
                yield f"qualifiers sets {name!r} to {value!r}", "write a text"
            elif key == "classify":
                yield from _classes(name, value, ontology)


def _classes(name: str, rows: object, ontology: Ontology) -> Iterator[Told]:
    """The rows of `classify`: a value of the qualifier and a pattern each."""
    options = [option.code for option in ontology.qualifiers[name].options]
    for row in rows if isinstance(rows, list) else [rows]:
        if not (isinstance(row, list) and len(row) == 2 and all(isinstance(text, str) for text in row)):
            yield f"classify of {name!r} has {row!r}", 'write rows of two texts: ["value", "pattern"]'
        elif options and row[0] not in options:
            yield f"classify gives {name!r} the value {row[0]!r}", like(row[0], options)
