"""A user's corrections as a named graph: judgements, statements struck out, statements added. 更正图.

They lie in `base + "corrections"`, apart from what the articles say, each with its author and reason; a build
without the file has no such graph. Two things that are one, or are not, are judgements (`graph.judgement`).
What is wrong is a `gt:Correction` that `gt:strikes` the statements meant; where no other statement makes
their triple, it is an `owl:NegativePropertyAssertion` of it too. What is missing is a `gt:Statement`
whose evidence is a slice of the article that says it.
https://www.w3.org/TR/owl2-syntax/#Negative_Object_Property_Assertions
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph.quads import A, Triple
from graph.terms import literal, split, term
from loaders.values import digest

CORRECTIONS = "corrections"
CLASS, NEGATIVE = term("gt:Correction"), term("owl:NegativePropertyAssertion")
STRIKES, AUTHOR, REASON = term("gt:strikes"), term("sssom:author_label"), term("rdfs:comment")

_SUBJECT, _PREDICATE = term("owl:sourceIndividual"), term("owl:assertionProperty")
_OBJECT, _TEXT = term("owl:targetIndividual"), term("owl:targetValue")
_PLACE = {_SUBJECT: 0, _PREDICATE: 1, _OBJECT: 2, _TEXT: 2}
_TAIL = f"/{CORRECTIONS}> ."


def corrections_graph(base: str) -> str:
    """Give the term of the graph that holds the corrections of users.

    >>> corrections_graph("https://example.org/id/")
    '<https://example.org/id/corrections>'
    """
    return f"<{base}{CORRECTIONS}>"


def negation(
    triple: Triple, statements: Iterable[str], author: str, reason: str, base: str
) -> tuple[str, ...]:
    """Write that a plain triple (three terms) does not hold, as sorted N-Quads lines.

    `statements` are the nodes (terms) that make it.

    >>> lines = negation(("<urn:s>", "<urn:p>", '"o"'), [], "周工", "有误", "https://example.org/id/")
    >>> struck(lines)
    frozenset({('<urn:s>', '<urn:p>', '"o"')})
    """
    target = _OBJECT if triple[2][0] == "<" else _TEXT
    said = zip((_SUBJECT, _PREDICATE, target), triple, strict=True)
    return _correction(((A, NEGATIVE), *said, *_strikes(statements)), author, reason, base)


def striking(statements: Iterable[str], author: str, reason: str, base: str) -> tuple[str, ...]:
    """Write that some statement nodes (terms) are wrong and others of the same triple are not.

    >>> len(striking(["<urn:st>"], "周工", "误读", "https://example.org/id/"))
    4
    """
    return _correction(_strikes(statements), author, reason, base)


def _strikes(statements: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((STRIKES, node) for node in sorted(set(statements)))


def _correction(said: tuple[tuple[str, str], ...], author: str, reason: str, base: str) -> tuple[str, ...]:
    facts = ((A, CLASS), *said, (AUTHOR, literal(author)), (REASON, literal(reason)))
    node = f"<{base}{digest('correction', *(part for fact in facts for part in fact))}>"
    return tuple(sorted(f"{node} {p} {o} {corrections_graph(base)} ." for p, o in facts))


def struck(lines: Iterable[str]) -> frozenset[Triple]:
    """Give the plain triples that users took out, as terms. `lines` hold the graph of corrections.

    Where names are joined, these triples and those of the statements go by their clusters.

    >>> struck(['<urn:s> <urn:p> "o" <urn:g> .'])
    frozenset()
    """
    negated: dict[str, dict[int, str]] = defaultdict(dict)
    for quad in (split(line) for line in lines if line.endswith(_TAIL)):
        if quad.predicate in _PLACE:
            negated[quad.subject][_PLACE[quad.predicate]] = quad.object
    return frozenset((ends[0], ends[1], ends[2]) for ends in negated.values())


def struck_statements(lines: Iterable[str]) -> frozenset[str]:
    """Give the statement nodes (terms) that users struck one by one. `lines` hold the graph of corrections.

    >>> sorted(struck_statements(striking(["<urn:st>"], "周工", "误读", "https://example.org/id/")))
    ['<urn:st>']
    """
    own = (split(line) for line in lines if line.endswith(_TAIL))
    return frozenset(quad.object for quad in own if quad.predicate == STRIKES)
