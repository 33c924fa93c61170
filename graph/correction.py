"""What users correct: triples that are taken out of what the articles together give. 更正.

A correction is a node of the graph `base + "corrections"`: a `gt:Correction` with the subject, predicate and
object of the plain triple that does not stand. Statements that a user adds stand in the same graph and are
projected like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.quads import OBJECT, PREDICATE, SUBJECT, A, Triple
from graph.terms import split, term

CORRECTIONS = "corrections"
CLASS = term("gt:Correction")
_PARTS = frozenset((A, SUBJECT, PREDICATE, OBJECT))


def corrections_graph(base: str) -> str:
    """Give the term of the graph that holds the user's corrections.

    >>> corrections_graph("https://example.org/id/")
    '<https://example.org/id/corrections>'
    """
    return f"<{base}{CORRECTIONS}>"


def struck(lines: Iterable[str]) -> frozenset[Triple]:
    """Give the plain triples, as terms, that corrections among the lines take out.

    >>> node = [(A, CLASS), (SUBJECT, "<urn:s>"), (PREDICATE, "<urn:p>"), (OBJECT, '"o"')]
    >>> struck(f"<urn:c> {predicate} {object_} <urn:g> ." for predicate, object_ in node)
    frozenset({('<urn:s>', '<urn:p>', '"o"')})
    """
    nodes: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in map(split, lines):
        if quad.predicate in _PARTS and (quad.predicate != A or quad.object == CLASS):
            nodes[quad.subject][quad.predicate] = quad.object
    whole = (node for node in nodes.values() if node.keys() == _PARTS)
    return frozenset((node[SUBJECT], node[PREDICATE], node[OBJECT]) for node in whole)
