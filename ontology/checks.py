"""What must hold between declarations: each check yields (file, fault, remedy), `check` raises the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from ontology.rule_checks import faults, like
from ontology.schema import PREFIXES, Example, NameExample, Ontology, OntologyError, Relation

Fault: TypeAlias = tuple[str, str, str]

SHAPES = frozenset(("dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon"))
"""Node shapes of vis-network that keep the label outside: https://visjs.github.io/vis-network/docs/network/nodes.html"""
DATATYPES = frozenset(("string", "decimal", "integer", "date", "gYear"))
KINDS = frozenset(("entity", "provenance"))
COLOR = re.compile(r"#[0-9a-f]{6}")
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CURIE = re.compile(r"([a-z]+):[A-Za-z]\w*")


def _declare(name: str, known: Iterable[str]) -> str:
    """The remedy for a name that another file should declare."""
    return f"declare it, or {like(name, known)}"


def _texts(ontology: Ontology) -> Iterator[Fault]:
    for kind in ("classes", "relations", "qualifiers"):
        for name, value in getattr(ontology, kind).items():
            for key in ("label_zh", "label_en", "comment_zh", "comment_en"):
                if not getattr(value, key).strip():
                    part, language = key.split("_")
                    yield f"{kind}/{name}", f"[{part}] {language} is empty", "write it"


def _labels(ontology: Ontology) -> Iterator[Fault]:
    for kind in ("classes", "relations", "qualifiers"):
        for key in ("label_zh", "label_en"):
            first: dict[str, str] = {}
            for name, value in getattr(ontology, kind).items():
                other = first.setdefault(getattr(value, key), name)
                if other != name:
                    fault = f"its label {getattr(value, key)!r} is also that of {other}"
                    yield f"{kind}/{name}", fault, "choose another"


def _parents(ontology: Ontology) -> Iterator[Fault]:
    for name, value in ontology.classes.items():
        if value.parent and value.parent not in ontology.classes:
            yield (
                f"classes/{name}",
                f"unknown parent {value.parent!r}",
                _declare(value.parent, ontology.classes),
            )
            return
    for name in ontology.classes:
        seen, at = {name}, ontology.classes[name].parent
        while at and at not in seen:
            seen.add(at)
            at = ontology.classes[at].parent
        if at == name:
            parent = ontology.classes[name].parent
            yield f"classes/{name}", f"its parents lead back to it through {parent}", "take one parent away"


def _looks(ontology: Ontology) -> Iterator[Fault]:
    for name, value in ontology.classes.items():
        file = f"classes/{name}"
        if value.kind not in KINDS:
            yield file, f"unknown kind {value.kind!r}", f"use one of {', '.join(sorted(KINDS))}"
        if value.parent and value.kind != ontology.classes[value.parent].kind:
            yield file, f"its kind is not that of its parent {value.parent}", "make them agree"
        shown = value.kind == "entity" and not value.parent
        if (value.color or shown) and not COLOR.fullmatch(value.color):
            yield file, f"color {value.color!r} is no colour", 'write it as "#rrggbb", in small letters'
        if (value.shape or shown) and value.shape not in SHAPES:
            yield file, f"unknown shape {value.shape!r}", f"use one of {', '.join(sorted(SHAPES))}"


def _aligned(ontology: Ontology) -> Iterator[Fault]:
    for kind in ("classes", "relations", "qualifiers"):
        for name, value in getattr(ontology, kind).items():
            for curie in (*getattr(value, "align", ()), *value.close):
                match = CURIE.fullmatch(curie)
                if match is None or match[1] not in PREFIXES:
                    advice = f"write prefix:Name with a prefix of {', '.join(PREFIXES)}"
                    yield f"{kind}/{name}", f"cannot read the aligned term {curie!r}", advice


def _absent(example: NameExample) -> list[str]:
    """The names that do not stand in the example's text (line breaks aside)."""
    text = "".join(example.text.split())
    return [name for name in example.names if "".join(name.split()) not in text or not name.strip()]


def _class_examples(ontology: Ontology) -> Iterator[Fault]:
    for name, value in ontology.classes.items():
        file = f"classes/{name}"
        if value.suffixes and not (value.examples and value.counterexamples):
            yield file, "has suffixes but no example or no counterexample", "add both"
        for suffix, count in Counter(value.suffixes).items():
            if count > 1 or not suffix.strip():
                yield file, f"suffix {suffix!r} is empty or stands twice", "remove it"
        for example in (*value.examples, *value.counterexamples):
            for absent in _absent(example):
                yield file, f"example name {absent!r} does not stand in its text", "correct one of the two"
            if not example.names:
                yield file, f"example {example.text!r} has no names", "list them"


def _endings(ontology: Ontology) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, value in ontology.classes.items():
        for suffix in value.weak:
            if suffix not in value.suffixes:
                yield (
                    f"classes/{name}",
                    f"weak {suffix!r} is not in its suffixes",
                    "add it there or remove it",
                )
        for suffix in value.suffixes:
            other = first.setdefault(suffix, name)
            if ontology.top(other) != ontology.top(name):
                yield f"classes/{name}", f"suffix {suffix!r} is also one of {other}", "keep it in one class"


def _ends(ontology: Ontology) -> Iterator[Fault]:
    for name, relation in ontology.relations.items():
        file = f"relations/{name}"
        for end in ("domain", "range"):
            for wanted in getattr(relation, end):
                if wanted not in ontology.classes or ontology.classes[wanted].kind != "entity":
                    entities = [name for name, value in ontology.classes.items() if value.kind == "entity"]
                    yield file, f"unknown class {wanted!r} in its {end}", _declare(wanted, entities)
        if not relation.domain:
            yield file, "domain is empty", "name at least one class"
        if relation.literal == bool(relation.range):
            yield file, "needs either a range or literal = true", "give one of the two"
        if relation.symmetric and set(relation.domain) != set(relation.range):
            yield file, "is symmetric but its domain is not its range", "make them equal"
        for wanted in relation.qualifiers:
            if wanted not in ontology.qualifiers:
                yield file, f"unknown qualifier {wanted!r}", _declare(wanted, ontology.qualifiers)


def _rules(ontology: Ontology) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for rule in ontology.rules:
        file = f"relations/{rule.relation}"
        if rule.name in first:
            yield (
                file,
                f"rule {rule.name!r} is also in relations/{first[rule.name]}.toml",
                "rename one of them",
            )
        first[rule.name] = rule.relation
        if not KEBAB.fullmatch(rule.name):
            yield (
                file,
                f"rule name {rule.name!r} is not in kebab-case",
                "write it like company-invests-amount",
            )
        if not rule.pattern.strip():
            yield file, f"rule {rule.name!r} has an empty pattern", "write one"
        if not 0 <= rule.confidence <= 1:
            yield file, f"rule {rule.name!r} has confidence {rule.confidence}", "give a number from 0 to 1"
        for fault, remedy in faults(rule, ontology.relations[rule.relation], ontology):
            yield file, f"rule {rule.name!r}: {fault}", remedy


def _example_qualifiers(relation: Relation, example: Example) -> Iterator[str]:
    for statement in example.statements:
        yield from (name for name, _ in statement.qualifiers if name not in relation.qualifiers)


def _relation_examples(ontology: Ontology) -> Iterator[Fault]:
    for name, relation in ontology.relations.items():
        file = f"relations/{name}"
        if relation.rules and not (relation.examples and relation.counterexamples):
            yield file, "has rules but no example or no counterexample", "add both"
        for example in relation.examples:
            if not example.statements:
                yield file, f"example {example.text!r} expects nothing", "list its statements"
        for example in (*relation.examples, *relation.counterexamples):
            if not example.text.strip():
                yield file, "an example has no text", "write it"
            for wanted in _example_qualifiers(relation, example):
                yield file, f"an example uses {wanted!r}, which is not in its qualifiers", "add it there"


def _qualifiers(ontology: Ontology) -> Iterator[Fault]:
    for name, value in ontology.qualifiers.items():
        file = f"qualifiers/{name}"
        if value.datatype not in DATATYPES:
            yield file, f"unknown datatype {value.datatype!r}", f"use one of {', '.join(sorted(DATATYPES))}"
        if value.twin_of and value.twin_of not in ontology.qualifiers:
            advice = _declare(value.twin_of, ontology.qualifiers)
            yield file, f"twin of an unknown qualifier {value.twin_of!r}", advice
        for option in value.options:
            if not (option.code and option.label_zh and option.label_en):
                yield file, f"option {option.code!r} has an empty code or label", "write it"


CHECKS: tuple[Callable[[Ontology], Iterator[Fault]], ...] = (
    _texts,
    _labels,
    _parents,
    _looks,
    _aligned,
    _class_examples,
    _endings,
    _qualifiers,
    _ends,
    _rules,
    _relation_examples,
)


def check(ontology: Ontology, folder: Path) -> None:
    """Raise OntologyError at the first fault: `file: fault; remedy`, the file as a path under `folder`."""
    for rule in CHECKS:
        for file, fault, remedy in rule(ontology):
            raise OntologyError(f"{folder / file}.toml: {fault}; {remedy}")
