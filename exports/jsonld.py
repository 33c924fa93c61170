"""JSON-LD of all graphs: one line a node, every article's graph under its name. JSON-LD.

Written here because rdflib's order is its store's and Oxigraph's prefixes come at random; see
`exports.turtle`. Specification: https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from graph.dataset import Build
from graph.terms import BASE, PREFIXES, Quad, split, term, value

Json: TypeAlias = "str | dict[str, Json] | list[Json]"

_CONTEXT = {**PREFIXES, "id": BASE}
_PREFIXES = {namespace: prefix for prefix, namespace in _CONTEXT.items()}
_IRI = re.compile(f"<({'|'.join(map(re.escape, _PREFIXES))})([^<>/]*)>")
_LITERAL = re.compile(r'".*"(?:@(?P<language>[a-zA-Z0-9-]+)|\^\^(?P<datatype><[^<>"]*>))?')
_A = term("rdf:type")


def jsonld(build: Build) -> str:
    """Write all graphs as JSON-LD in compact form.

    >>> sorted(json.loads(jsonld(Build((), {}))))
    ['@context', '@graph']
    """
    named = groupby(sorted(map(split, build.quads), key=attrgetter("graph")), key=attrgetter("graph"))
    graphs = (_line({"@id": _iri(graph), "@graph": list(_nodes(quads))}) for graph, quads in named)
    nodes = map(_line, _nodes(map(split, build.projection)))
    lines = ",\n".join((*nodes, *graphs))
    return f'{{"@context": {_line(dict(sorted(_CONTEXT.items())))},\n"@graph": [\n{lines}\n]}}\n'


def _line(node: object) -> str:
    return json.dumps(node, ensure_ascii=False)


def _nodes(quads: Iterable[Quad]) -> Iterator[dict[str, Json]]:
    for subject, about in groupby(quads, key=attrgetter("subject")):
        node: dict[str, Json] = {"@id": _iri(subject)}
        for predicate, same in groupby(about, key=attrgetter("predicate")):
            objects = [quad.object for quad in same]
            if predicate == _A:
                node["@type"] = list(map(_iri, objects))
            else:
                node[_iri(predicate)] = list(map(_object, objects))
        yield node


def _iri(node: str) -> str:
    known = _IRI.fullmatch(node)
    return f"{_PREFIXES[known[1]]}:{known[2]}" if known else node[1:-1]


def _object(node: str) -> Json:
    if node[0] == "<":
        return {"@id": _iri(node)}
    literal = _LITERAL.fullmatch(node)
    if literal and literal["language"]:
        return {"@value": value(node), "@language": literal["language"]}
    if literal and literal["datatype"]:
        return {"@value": value(node), "@type": _iri(literal["datatype"])}
    return value(node)
