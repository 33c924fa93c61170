"""Turtle of the default graph and TriG of all graphs, readable and the same bytes every time. Turtle 与 TriG.

Written here and not by a library: rdflib takes minutes for a large TriG and orders it as its store likes,
and Oxigraph orders prefixes at random. Lines come escaped and without blank nodes, so little is left to do.
Grammar: https://www.w3.org/TR/turtle/ and https://www.w3.org/TR/trig/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from types import MappingProxyType

from graph.dataset import Build
from graph.terms import BASE, PREFIXES, Quad, split, term

_NAMESPACES = {namespace: prefix for prefix, namespace in {**PREFIXES, "id": BASE}.items()}
_IRI = re.compile(r"<([^<>]*[/#])([A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)>")
_TYPED = re.compile(r'(".*")\^\^(<[^<>"]*>)')
_BARE = {term("xsd:integer"): re.compile(r"-?\d+"), term("xsd:decimal"): re.compile(r"-?\d+\.\d+")}
"""The numbers that Turtle writes without quotes and datatype."""

_A, _LABEL = term("rdf:type"), term("rdfs:label")
_FIRST = {_A: 0, _LABEL: 1, term("skos:altLabel"): 2}
_NO_LABELS: Mapping[str, str] = MappingProxyType({})


def turtle(build: Build) -> str:
    """Write the default graph, what all articles give together, as Turtle; comments name the objects.

    >>> turtle(Build((), {})).splitlines()[0]
    '@prefix dcterms: <http://purl.org/dc/terms/> .'
    """
    quads = list(map(split, build.projection))
    labels = {quad.subject: quad.object for quad in quads if quad.predicate == _LABEL}
    quads.sort(key=lambda quad: (labels.get(quad.subject, ""), quad.subject))
    return "\n".join((_header(), *(f"{node}\n" for node in _nodes(quads, "", labels))))


def trig(build: Build) -> str:
    r"""Write the default graph and every article's named graph as TriG.

    >>> print(trig(Build(('<urn:s> <urn:p> "o" <urn:g> .',), {}))[-36:])
    <urn:g> {
      <urn:s> <urn:p> "o" .
    }
    """
    named = groupby(sorted(map(split, build.quads), key=attrgetter("graph")), key=attrgetter("graph"))
    graphs = ("\n".join((f"\n{_short(graph)} {{", *_nodes(quads, "  "), "}")) for graph, quads in named)
    return "\n".join((_header(), *_nodes(map(split, build.projection), ""), *graphs, ""))


def _header() -> str:
    prefixes = sorted(_NAMESPACES.items(), key=itemgetter(1))
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for namespace, prefix in prefixes)


def _nodes(quads: Iterable[Quad], indent: str, labels: Mapping[str, str] = _NO_LABELS) -> Iterator[str]:
    """Write what is said of each subject, one predicate a line: classes and names first, the rest by IRI."""
    for subject, about in groupby(quads, key=attrgetter("subject")):
        facts: dict[str, list[str]] = {}
        for quad in about:
            facts.setdefault(quad.predicate, []).append(quad.object)
        order = sorted(facts, key=lambda predicate: (_FIRST.get(predicate, len(_FIRST)), predicate))
        heads = [_short(subject), *["   "] * (len(order) - 1)]
        tails = [*[";"] * (len(order) - 1), "."]
        yield "\n".join(
            f"{indent}{head} {_verb(predicate)} {' , '.join(map(_short, facts[predicate]))} {tail}"
            f"{_comment(facts[predicate], labels)}"
            for head, predicate, tail in zip(heads, order, tails, strict=True)
        )


def _verb(predicate: str) -> str:
    return "a" if predicate == _A else _short(predicate)


def _comment(objects: Iterable[str], labels: Mapping[str, str]) -> str:
    """Name the objects. A label stays escaped as in its term, so that it cannot end the comment's line."""
    names = [label[1 : label.rindex('"')] for node in objects if (label := labels.get(node))]
    return f"  # {', '.join(names)}" if names else ""


@lru_cache(1 << 16)
def _short(node: str) -> str:
    """Write a term with a prefix, or as a bare number, where Turtle takes that for the same term."""
    if node[0] == "<":
        iri = _IRI.fullmatch(node)
        return f"{_NAMESPACES[iri[1]]}:{iri[2]}" if iri and iri[1] in _NAMESPACES else node
    typed = _TYPED.fullmatch(node)
    if typed is None:
        return node
    text, datatype = typed.groups()
    bare = _BARE.get(datatype)
    return text[1:-1] if bare and bare.fullmatch(text[1:-1]) else f"{text}^^{_short(datatype)}"
