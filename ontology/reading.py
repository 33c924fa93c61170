"""TOML files → checked declarations. A table below gives each file's shape; any other key is an error."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from ontology.checks import check
from ontology.rule_checks import like
from ontology.schema import (
    EntityClass,
    Example,
    Expected,
    NameExample,
    Ontology,
    OntologyError,
    Option,
    Qualifier,
    Relation,
    Rule,
)

FOLDER = Path(__file__).parent

Table: TypeAlias = dict[str, Any]
Declared = TypeVar("Declared", EntityClass, Relation, Qualifier)


def _list_of(kind: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(isinstance(item, kind) for item in value)


KINDS: Mapping[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "true or false": lambda value: isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "list of texts": _list_of(str),
    "table": lambda value: isinstance(value, dict),
    "list of tables": _list_of(dict),
    "list of lists": _list_of(list),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys a TOML table must and may have, with the kinds of their values."""

    must: Mapping[str, str]
    may: Mapping[str, str] = field(default_factory=dict)


NAMED = {"name": "text", "label": "table", "comment": "table"}
ALIGNED = {"align": "list of texts", "close": "list of texts"}
PROVEN = {"examples": "list of tables", "counterexamples": "list of tables"}
SHOWN = {"color": "text", "shape": "text", "kind": "text"}
HEADED = {"suffixes": "list of texts", "weak": "list of texts"}
CLASS = Shape(NAMED, {"parent": "text", **HEADED, **ALIGNED, **SHOWN, **PROVEN})
ENDS = {"range": "list of texts", "literal": "true or false", "symmetric": "true or false"}
RELATION = Shape(
    {**NAMED, "domain": "list of texts"},
    {**ENDS, "qualifiers": "list of texts", "rules": "list of tables", **ALIGNED, **PROVEN},
)
QUALIFIER = Shape(
    {**NAMED, "datatype": "text"}, {"twin_of": "text", "options": "list of tables", "close": ALIGNED["close"]}
)
TEXTS = Shape({"zh": "text", "en": "text"})
OPTION = Shape({"code": "text", "label": "table"})
NAME_EXAMPLE = Shape({"text": "text", "names": "list of texts"}, {"home": "text"})
EXAMPLE = Shape(
    {"text": "text", "statements": "list of lists"}, {"home": "text", "title": "text", "date": "text"}
)
LOOKED_UP = {"subject": "text", "object": "text", "date": "text", "year": "text"}
CONDITIONS = {"unless": "text", "needs": "text", "under": "text", "not_under": "text", "above": "text"}
GIVEN = {"inside": "true or false", "pairs": "text", "qualifiers": "table", "classify": "table"}
RULE = Shape(
    {"name": "text", "pattern": "text", "confidence": "number"}, {**LOOKED_UP, **CONDITIONS, **GIVEN}
)


def _fit(table: Table, shape: Shape, place: str) -> Table:
    """Give the table back when it has the shape; raise OntologyError naming the place when it has not."""
    known = {**shape.must, **shape.may}
    for key in shape.must:
        if key not in table:
            raise OntologyError(f"{place}: {key!r} is missing; add it ({shape.must[key]})")
    for key, value in table.items():
        if key not in known:
            raise OntologyError(f"{place}: unknown key {key!r}; {like(key, known)}")
        if not KINDS[known[key]](value):
            raise OntologyError(f"{place}: {key!r} is not a {known[key]}; write it as one")
    return table


def _texts(table: Table, place: str) -> dict[str, Any]:
    """Give the four texts of a declaration as the fields of its value."""
    parts = {
        key: _fit(table[key], TEXTS, f"{place}: [{key}]") for key in ("label", "comment") if key in table
    }
    return {f"{key}_{language}": part[language] for key, part in parts.items() for language in ("zh", "en")}


def _tuples(table: Table, *keys: str) -> dict[str, Any]:
    return {key: tuple(table.get(key, ())) for key in keys}


def _given(table: Table, *keys: str) -> dict[str, Any]:
    return {key: table[key] for key in keys if key in table}


def _name_examples(table: Table, key: str, place: str) -> tuple[NameExample, ...]:
    given = enumerate(table.get(key, ()), 1)
    fitted = [_fit(item, NAME_EXAMPLE, f"{place}: [[{key}]] {number}") for number, item in given]
    return tuple(NameExample(item["text"], tuple(item["names"]), item.get("home", "")) for item in fitted)


def _expected(row: list[Any], place: str) -> Expected:
    """Read one row of `statements`: [subject, object] or [subject, object, {qualifier = value}]."""
    ends, rest = row[:2], row[2:]
    pairs = rest[0] if len(rest) == 1 and isinstance(rest[0], dict) else {}
    texts = [*ends, *pairs.values()]
    if (
        len(ends) < 2
        or len(row) != len(ends) + bool(pairs)
        or not all(isinstance(text, str) for text in texts)
    ):
        advice = 'write ["subject", "object"] or ["subject", "object", {qualifier = "value"}]'
        raise OntologyError(f"{place}: {row!r} is not a statement; {advice}")
    return Expected(ends[0], ends[1], tuple(sorted(pairs.items())))


def _examples(table: Table, key: str, place: str) -> tuple[Example, ...]:
    return tuple(
        _example(item, f"{place}: [[{key}]] {number}") for number, item in enumerate(table.get(key, ()), 1)
    )


def _example(item: Table, place: str) -> Example:
    _fit(item, EXAMPLE, place)
    expected = tuple(_expected(row, place) for row in item["statements"])
    return Example(text=item["text"], statements=expected, **_given(item, "home", "title", "date"))


def _rules(table: Table, place: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            name=item["name"],
            relation=table["name"],
            pattern=item["pattern"],
            confidence=float(item["confidence"]),
            options=MappingProxyType({key: value for key, value in item.items() if key not in RULE.must}),
        )
        for item in (
            _fit(item, RULE, f"{place}: rule {item.get('name', number)!r}")
            for number, item in enumerate(table.get("rules", ()), 1)
        )
    )


def _class(table: Table, place: str) -> EntityClass:
    _fit(table, CLASS, place)
    return EntityClass(
        **_given(table, "name", "parent", "color", "shape", "kind"),
        **_texts(table, place),
        **_tuples(table, "align", "close", "suffixes", "weak"),
        examples=_name_examples(table, "examples", place),
        counterexamples=_name_examples(table, "counterexamples", place),
    )


def _relation(table: Table, place: str) -> Relation:
    _fit(table, RELATION, place)
    return Relation(
        **_given(table, "name", "literal", "symmetric"),
        **_texts(table, place),
        **_tuples(table, "domain", "range", "qualifiers", "align", "close"),
        rules=_rules(table, place),
        examples=_examples(table, "examples", place),
        counterexamples=_examples(table, "counterexamples", place),
    )


def _option(table: Table, place: str) -> Option:
    _fit(table, OPTION, place)
    return Option(code=table["code"], **_texts(table, place))


def _qualifier(table: Table, place: str) -> Qualifier:
    _fit(table, QUALIFIER, place)
    return Qualifier(
        **_given(table, "name", "datatype", "twin_of"),
        **_texts(table, place),
        **_tuples(table, "close"),
        options=tuple(_option(item, f"{place}: [[options]]") for item in table.get("options", ())),
    )


def _toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path}: not TOML; mend it: {error}") from error


def _folder(folder: Path, read: Callable[[Table, str], Declared]) -> Mapping[str, Declared]:
    """Read every TOML file of a folder, in the order of the names."""
    found: dict[str, Declared] = {}
    for path in sorted(folder.glob("*.toml")):
        value = read(_toml(path), str(path))
        if value.name != path.stem:
            raise OntologyError(f"{path}: its name is {value.name!r}; rename the file or write {path.stem!r}")
        found[value.name] = value
    if not found:
        raise OntologyError(f"{folder}: no declaration; put at least one .toml file there")
    return MappingProxyType(found)


def _inherit(ontology: Ontology) -> Ontology:
    """Give every class the colour and shape of its nearest ancestor that has one."""

    def nearest(name: str, key: str) -> str:
        return next(filter(None, (getattr(ontology.classes[n], key) for n in ontology.lineage(name))), "")

    classes = {
        name: replace(value, color=nearest(name, "color"), shape=nearest(name, "shape"))
        for name, value in ontology.classes.items()
    }
    return replace(ontology, classes=MappingProxyType(classes))


@cache
def load(folder: Path = FOLDER) -> Ontology:
    """Read and check every declaration under `folder`; the folders are the only list of what there is.

    Takes a folder with `classes/`, `relations/` and `qualifiers/`; gives the same value each time it is
    asked for the same folder. Raises OntologyError at the first fault: one line, the file and what to do.

    >>> load().relations["connects"].label_zh
    '连接'
    """
    ontology = Ontology(
        classes=_folder(folder / "classes", _class),
        relations=_folder(folder / "relations", _relation),
        qualifiers=_folder(folder / "qualifiers", _qualifier),
    )
    check(ontology, folder)
    return _inherit(ontology)
