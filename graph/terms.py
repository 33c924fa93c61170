"""RDF terms as text: prefixes, the one escaper of literals, and the reader of N-Quads lines. 术语的文本形式.

A term is its N-Quads text: `<https://…>` or `"…"@zh`. Lines are made and read as text because a term object
costs ten times as much as the text it stands for; rdflib and Oxigraph read these lines where objects are
wanted. Source of the grammar: https://www.w3.org/TR/n-quads/ and the canonical form of
https://www.w3.org/TR/rdf-canon/ (section A).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import NamedTuple

BASE = "https://w3id.org/guitu/id/"
"""Where resources live unless a build says otherwise."""

PREFIXES: Mapping[str, str] = {
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "gt": "https://w3id.org/guitu/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_CONTROLS = {chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES = str.maketrans({**_CONTROLS, **_NAMED, **{chr(code): "\ufffd" for code in range(0xD800, 0xE000)}})
_SPECIAL = re.compile(r'[\x00-\x1f"\\\x7f\ud800-\udfff]')
_ESCAPED = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([tbnrf"\'\\]))')
_PLAIN = {written[1]: char for char, written in _NAMED.items()} | {"'": "'"}
_LINE = re.compile(
    r'(<[^<>" ]*>) (<[^<>" ]*>) '
    r'(<[^<>" ]*>|"[^"\\\n]*(?:\\.[^"\\\n]*)*"(?:@[a-zA-Z0-9-]+|\^\^<[^<>" ]*>)?) '
    r"(?:(<[^<>\" ]*>) )?\."
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d", re.ASCII)


@cache
def term(curie: str) -> str:
    """Give the IRI of a prefixed name as a term. Raises KeyError for an unknown prefix.

    >>> term("gt:Place")
    '<https://w3id.org/guitu/ontology#Place>'
    """
    prefix, _, name = curie.partition(":")
    return f"<{PREFIXES[prefix]}{name}>"


def literal(text: str, suffix: str = "") -> str:
    r"""Write a literal. `suffix` is its language (`@zh`) or datatype (`^^<…>`).

    Text that no file can hold, half of a surrogate pair, becomes U+FFFD, one character for one.

    >>> literal('say "hi"\n', "@en")
    '"say \\"hi\\"\\n"@en'
    """
    return f'"{text.translate(_ESCAPES) if _SPECIAL.search(text) else text}"{suffix}'


def value(node: str) -> str:
    r"""Give the text of a literal, or the IRI itself, of a term.

    >>> value('"a\\tb"@zh'), value("<https://schema.org/Place>")
    ('a\tb', 'https://schema.org/Place')
    """
    if node[0] == "<":
        return node[1:-1]
    text = node[1 : node.rindex('"')]
    return _ESCAPED.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    short, long, named = match.groups()
    return _PLAIN[named] if named else chr(int(short or long, 16))


class Quad(NamedTuple):
    """The four terms of a line; `graph` is empty for the default graph."""

    subject: str
    predicate: str
    object: str
    graph: str


def split(line: str) -> Quad:
    """Take an N-Quads line of this project apart: no blank nodes, one blank between terms.

    Raises ValueError for any other line.

    >>> split('<a:s> <a:p> "x y"@zh <a:g> .')
    Quad(subject='<a:s>', predicate='<a:p>', object='"x y"@zh', graph='<a:g>')
    >>> split('<a:s> <a:p> "x <a:y>" .').graph
    ''
    """
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"not a line of a build: {line[:200]!r}")
    return Quad(*match.groups(""))


def triple(line: str) -> tuple[str, str, str] | None:
    """Give the subject, predicate and object of a line that was read before; None outside named graphs.

    `split` says whether a line is one at all, for three times as much.

    >>> triple('<a:s> <a:p> "x y"@zh <a:g> .')
    ('<a:s>', '<a:p>', '"x y"@zh')
    >>> triple('<a:s> <a:p> "x <a:y>" .'), triple("<a:s> <a:p> <a:o> .")
    (None, None)
    """
    subject, predicate, rest = line.split(" ", 2)
    object_, _, graph = rest[:-2].rpartition(" ")
    return (subject, predicate, object_) if object_ and graph[0] == "<" and '"' not in graph else None


def union(*layers: Iterable[str]) -> tuple[str, ...]:
    """Give the lines of all layers, each once, in order.

    >>> union(["b", "a"], ["a"])
    ('a', 'b')
    """
    # A dict keeps the order in which lines come: layers are mostly sorted, which saves most of the work.
    return tuple(sorted(dict.fromkeys(chain.from_iterable(layers))))


def number(text: str) -> str:
    """Give the canonical digits of a decimal number, or "" when `text` is none. XSD 1.1, 3.3.3.2.

    Oxigraph rewrites "0.90" to "0.9" and rdflib "007" to "7": only the canonical form stays as it is.

    >>> number("0.90"), number("+007"), number("-0.0"), number("12亿")
    ('0.9', '7', '0', '')
    """
    if not _NUMBER.fullmatch(text):
        return ""
    whole, _, fraction = text.lstrip("+-").partition(".")
    digits = (whole.lstrip("0") or "0") + ("." + fraction.rstrip("0") if fraction.strip("0") else "")
    return "-" + digits if text[0] == "-" and digits != "0" else digits


def _integer(text: str) -> str:
    digits = number(text)
    return "" if "." in digits else digits


def _day(text: str) -> str:
    if not _DAY.fullmatch(text):
        return ""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _year(text: str) -> str:
    return text if _YEAR.fullmatch(text) else ""


_LEXICAL: Mapping[str, Callable[[str], str]] = {
    "date": _day,
    "decimal": number,
    "gYear": _year,
    "integer": _integer,
}


def typed(text: str, datatype: str) -> str:
    """Write a literal of an XSD datatype (its local name), or a plain one when `text` is not of that type.

    What the article says is never lost for being unreadable as a number or a date: the shapes report it
    instead.

    >>> typed("2021-10-13", "date")
    '"2021-10-13"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> typed("今年秋天", "date")
    '"今年秋天"'
    """
    lexical = _LEXICAL[datatype](text) if datatype in _LEXICAL else ""
    return literal(lexical, f"^^{term('xsd:' + datatype)}") if lexical else literal(text)


def decimal(figure: float) -> str:
    """Write a number, kept to four places, as a canonical xsd:decimal.

    >>> decimal(0.9)
    '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    return typed(format(Decimal(f"{figure:.4f}"), "f"), "decimal")
