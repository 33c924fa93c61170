"""A user's corrections, read from TOML: what is the same, different, wrong, missing. 用户更正的读取.

    author = "周工"                    # who says so, unless an entry names another

    [[same]]                           # two names are one thing 同一事物
    first = "青砚重工"
    second = { name = "洛阳青砚重工有限公司", type = "Enterprise" }
    reason = "简称"

    [[different]]                      # two things are not one 并非同一
    [[wrong]]                          # a statement does not hold 陈述有误
    [[missing]]                        # an article says it and no rule reads it 漏抽的陈述

A thing is its name, GB/T 2260 code or IRI, or a table of name and type. docs/corrections.md has all keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from loaders.expressions import compiled
from loaders.values import Problem
from ontology import load
from ontology.naming import UnknownNameError, class_named, relation_named

MOST_BYTES = 1_000_000
"""A corrections file is written by people: some thousand entries fit."""
LONGEST_LINE = 10_000
"""What a parser needs for dotted keys and nested lists grows with the square of a line."""
RESERVED = "guitu"
"""The author of what rules judge: a person has another name."""

Verdict: TypeAlias = Literal["same", "different"]
Table: TypeAlias = Mapping[str, object]
VERDICTS: Mapping[str, Verdict] = {"same": "same", "different": "different"}
"""The kinds of entry that judge a pair."""

_HEAD = compiled(r"^[ \t]*\[\[[ \t]*([\w-]+)[ \t]*\]\]", re.MULTILINE)


class CorrectionsError(ValueError):
    """A corrections file that cannot be read at all. The message is one line: file, place, what to do."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as a user names it: a name, code or IRI, and the class that tells it from others."""

    name: str
    type: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.type})" if self.type else self.name


@dataclass(frozen=True, slots=True)
class Note:
    """Where an entry stands (`[[wrong]] 2, line 14`), who wrote it and why."""

    place: str
    author: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that are one, or are not."""

    verdict: Verdict
    first: Named
    second: Named
    note: Note


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement that is wrong or missing: its relation, its ends and, where given, what narrows it down.

    The object of a relation with literals is the text itself. `article` is a file name or an article's id,
    `sentence` what says it there.
    """

    subject: Named
    predicate: str
    object: Named
    qualifiers: tuple[tuple[str, str], ...]
    article: str
    sentence: str
    note: Note


@dataclass(frozen=True, slots=True)
class Corrections:
    """What one file says, and its name."""

    source: str
    pairs: tuple[Pair, ...] = ()
    wrong: tuple[Claim, ...] = ()
    missing: tuple[Claim, ...] = ()


NOTE = {"author": False, "reason": True}
ENDS = {"subject": True, "predicate": True, "object": True, "qualifiers": False}
KEYS: Mapping[str, Mapping[str, bool]] = {
    "same": {"first": True, "second": True, **NOTE},
    "different": {"first": True, "second": True, **NOTE},
    "wrong": {**ENDS, "article": False, **NOTE},
    "missing": {**ENDS, "article": True, "sentence": True, **NOTE},
}
"""The keys of each kind of entry, and whether it needs them."""

MEANING: Mapping[str, str] = {
    "author": 'say who says so: author = "…", here or once at the head of the file',
    "reason": 'say why in one line: reason = "…"',
    "article": 'say where: article = "file name"',
    "sentence": 'quote what says it: sentence = "…"',
}
"""What to do about a missing key that needs words."""


class _EntryError(ValueError):
    """One entry that cannot be used: what is wrong; what to do."""


def read_corrections(path: Path) -> tuple[Corrections, tuple[Problem, ...]]:
    """Read a file; an entry that cannot be used is a problem, and the others stand.

    Raises CorrectionsError when the file cannot be read or is no TOML, since no entry of it is known then.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CorrectionsError(
            f"{path}: cannot be read ({error.strerror or error}); check the path"
        ) from error
    return parse_corrections(data, str(path))


def parse_corrections(data: bytes, source: str) -> tuple[Corrections, tuple[Problem, ...]]:
    r"""Read the bytes of a file named `source`, as `read_corrections` does.

    >>> told = '[[same]]\nfirst = "甲坪"\nsecond = "甲坪集团"\nauthor = "周工"\nreason = "简称"'
    >>> parse_corrections(told.encode(), "c.toml")[0].pairs[0].first
    Named(name='甲坪', type='')
    >>> parse_corrections("[[wrong]]".encode(), "c.toml")[1][0].reason
    "[[wrong]] 1 (line 1): 'subject' is missing"
    """
    text = _text(data, source)
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        fault = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise CorrectionsError(f"{source}: not TOML; mend it: {fault}") from error
    problems = [*_unknown_tables(document, source)]
    pairs: list[Pair] = []
    claims: dict[str, list[Claim]] = {"wrong": [], "missing": []}
    author = document.get("author", "")
    for kind, place, entry in _entries(document, text):
        try:
            fitted = _fit(kind, entry, place, author)
            if isinstance(fitted, Pair):
                pairs.append(fitted)
            else:
                claims[kind].append(fitted)
        except _EntryError as error:
            fault, _, advice = str(error).partition("; ")
            problems.append(Problem(source, f"{place}: {fault}", f"{advice[:1].upper()}{advice[1:]}."))
    return Corrections(source, tuple(pairs), tuple(claims["wrong"]), tuple(claims["missing"])), tuple(
        problems
    )


def _text(data: bytes, source: str) -> str:
    if len(data) > MOST_BYTES:
        raise CorrectionsError(f"{source}: larger than {MOST_BYTES:,} bytes; part it and keep what is needed")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CorrectionsError(f"{source}:{line}: not UTF-8; save the file as UTF-8") from error
    for number, line_text in enumerate(text.split("\n"), 1):
        if len(line_text) > LONGEST_LINE:
            raise CorrectionsError(f"{source}:{number}: a line of {len(line_text):,} characters; break it")
    return text


def _unknown_tables(document: Table, source: str) -> Iterator[Problem]:
    for key, value in document.items():
        if key == "author" and isinstance(value, str):
            continue
        if key not in KEYS:
            yield Problem(source, f"unknown table [[{key}]]", f"Use one of {', '.join(KEYS)}.")
        elif not (isinstance(value, list) and all(isinstance(entry, dict) for entry in value)):
            yield Problem(source, f"{key!r} is no list of tables", f"Write its head as [[{key}]].")


def _entries(document: Table, text: str) -> Iterator[tuple[str, str, Table]]:
    """Give the entries of the file, each with its kind and its place in words."""
    for kind in KEYS:
        value = document.get(kind)
        entries = value if isinstance(value, list) else []
        heads = [text.count("\n", 0, head.start()) + 1 for head in _HEAD.finditer(text) if head[1] == kind]
        for index, entry in enumerate(entries):
            if isinstance(entry, dict):
                # Where a text of the file looks like a head, no line is better than a wrong one.
                line = f" (line {heads[index]})" if len(heads) == len(entries) else ""
                yield kind, f"[[{kind}]] {index + 1}{line}", entry


def _fit(kind: str, entry: Table, place: str, author: object) -> Pair | Claim:
    keys = KEYS[kind]
    for key in entry:
        if key not in keys:
            raise _EntryError(f"unknown key {key!r}; remove it or use one of {', '.join(keys)}")
    for key, needed in keys.items():
        if needed and key not in entry:
            raise _EntryError(f"{key!r} is missing; {MEANING.get(key, f'add it: {key} = …')}")
    note = Note(place, _word({"author": author, **entry}, "author"), _word(entry, "reason"))
    if note.author == RESERVED:
        raise _EntryError(f"the author {RESERVED!r} is that of the rules; write your own name")
    verdict = VERDICTS.get(kind)
    if verdict is not None:
        return Pair(verdict, _named(entry, "first"), _named(entry, "second"), note)
    return _claim(entry, note)


def _claim(entry: Table, note: Note) -> Claim:
    relation = load().relations[_known(relation_named, _word(entry, "predicate"), "predicate")]
    object_ = Named(_word(entry, "object")) if relation.literal else _named(entry, "object")
    given = entry.get("qualifiers", {})
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise _EntryError("'qualifiers' is no table of texts; write it as { post = \"市长\" }")
    for name in given:
        if name not in relation.qualifiers:
            known = ", ".join(relation.qualifiers) or "none"
            raise _EntryError(f"{relation.name} has no qualifier {name!r}; use one of: {known}")
    return Claim(
        _named(entry, "subject"),
        relation.name,
        object_,
        tuple(sorted(given.items())),
        _word(entry, "article") if "article" in entry else "",
        _word(entry, "sentence") if "sentence" in entry else "",
        note,
    )


def _named(entry: Table, key: str) -> Named:
    """Read a thing: a text, or a table of name and type."""
    value = entry[key]
    if isinstance(value, dict):
        unknown = [name for name in value if name not in ("name", "type")]
        if unknown:
            raise _EntryError(f"unknown key {unknown[0]!r} in {key!r}; use name and type")
        name = _word(value, "name", key)
        return Named(name, _known(class_named, _word(value, "type", key), key) if "type" in value else "")
    return Named(_word(entry, key))


def _word(table: Table, key: str, within: str = "") -> str:
    """Give a text that says something."""
    value = table.get(key, "")
    shown = f"{within}.{key}" if within else key
    if not isinstance(value, str):
        raise _EntryError(f"{shown!r} is no text; write it in quotes")
    if not value.strip():
        raise _EntryError(f"{shown!r} is missing or empty; {MEANING.get(key, 'write it')}")
    return value.strip()


def _known(find: Callable[[str], str], written: str, key: str) -> str:
    try:
        return find(written)
    except UnknownNameError as error:
        raise _EntryError(f"{key!r}: {error}") from error
