"""The default graph, computed from the named graphs: what all articles together give. 投影.

Each article's own contribution does not depend on the others (`said`); entities judged the same become one,
corrections take triples out, and of several labels the longest stands (`settled`). So the default graph of a
few entities is computed from their own lines alone (`project` with `only`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, groupby
from operator import itemgetter

from graph.correction import struck
from graph.judgement import CLASSES, JUDGEMENTS, canonical
from graph.quads import (
    ALT_LABEL,
    ARTICLE_CLASSES,
    EVIDENCE_CLASSES,
    LABEL,
    OBJECT,
    PREDICATE,
    STATEMENT_CLASSES,
    SUBJECT,
    A,
    Triple,
)
from graph.terms import term, triple, value

_CORRECTION = term("gt:Correction")
_PROVENANCE = frozenset((*ARTICLE_CLASSES, *EVIDENCE_CLASSES, *STATEMENT_CLASSES, *CLASSES, _CORRECTION))
_NAMES = (LABEL, ALT_LABEL)

SAME_AS = term("owl:sameAs")
"""From every joined entity to the representative of its cluster, so that the sentences of all are found."""

_KNOWLEDGE = (f"/{JUDGEMENTS}>", "/corrections>")


def project(lines: Iterable[str], only: Collection[str] = ()) -> tuple[str, ...]:
    """Compute the default graph from the lines of the named graphs (a default graph among them is left out).

    It holds, once each, the plain triple of every statement and what the articles say of the entities
    themselves, under the representative of each cluster of judgements, without what corrections take out.
    Every other member of a cluster has one triple, which says whose (`SAME_AS`): articles keep its IRI.
    Where articles label one entity differently the longest label stands (then the first in code point order)
    and the others become other names. `only` are subjects (terms) to keep to; none are all.

    >>> graph = "<urn:article>"
    >>> project([f'<urn:e> {LABEL} "洛阳"@zh {graph} .', f'<urn:e> {LABEL} "洛阳市"@zh <urn:other> .'])
    ('<urn:e> <http://www.w3.org/2000/01/rdf-schema#label> "洛阳市"@zh .',
     '<urn:e> <http://www.w3.org/2004/02/skos/core#altLabel> "洛阳"@zh .')
    """
    given = sorted(lines)
    known = knowledge(given)
    heads = canonical(known)
    members = ((member, SAME_AS, head) for member, head in heads.items())
    triples = chain(joined(said(given), heads, struck(known)), members)
    kept = {one for one in triples if not only or one[0] in only}
    return tuple(sorted(f"{s} {p} {o} ." for s, p, o in settled(sorted(kept))))


def knowledge(lines: Iterable[str]) -> list[str]:
    """Give the lines of the graphs of judgements and corrections.

    >>> knowledge(["<urn:s> <urn:p> <urn:o> <urn:/judgements> .", "<urn:s> <urn:p> <urn:o> <urn:g> ."])
    ['<urn:s> <urn:p> <urn:o> <urn:/judgements> .']
    """
    ends = tuple(f"{end} ." for end in _KNOWLEDGE)
    return [line for line in lines if line.endswith(ends)]


def said(lines: Iterable[str]) -> Iterator[Triple]:
    """Give what sorted lines of named graphs contribute: plain triples of statements, facts of entities."""
    return (told for told, _ in said_how(lines))


def said_how(lines: Iterable[str]) -> Iterator[tuple[Triple, bool]]:
    """Give what sorted lines of named graphs contribute, and of each triple whether a statement makes it.

    >>> list(said_how(["<urn:e> <urn:p> <urn:o> <urn:article> ."]))
    [(('<urn:e>', '<urn:p>', '<urn:o>'), False)]
    """
    for subject, node in _nodes(lines):
        yield from _said(subject, node)


def _nodes(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the subjects of sorted lines, each with its lines."""
    # groupby asks every line for its subject, which in all takes 1.7 times as long as asking for a new one.
    node: list[str] = []
    beginning = " "
    for line in lines:
        if line.startswith(beginning):
            node.append(line)
            continue
        if node:
            yield beginning[:-1], node
        beginning, node = line[: line.index(" ") + 1], [line]
    if node:
        yield beginning[:-1], node


def _said(subject: str, node: list[str]) -> Iterator[tuple[Triple, bool]]:
    # Taking lines apart is dear: of most nodes, evidence and statements, few are.
    classes = set(_iris(node, f"{subject} {A} "))
    if not classes & _PROVENANCE:
        yield from ((told, False) for line in node if (told := triple(line)))
    elif STATEMENT_CLASSES[0] in classes:
        (*_, s), (*_, p) = (_iris(node, f"{subject} {end} ") for end in (SUBJECT, PREDICATE))
        *_, o = (
            told[2] for line in node if line.startswith(f"{subject} {OBJECT} ") and (told := triple(line))
        )
        yield (s, p, o), True


def _iris(node: list[str], beginning: str) -> list[str]:
    start = len(beginning)
    return [line[start : line.index(" ", start)] for line in node if line.startswith(beginning)]


def joined(
    triples: Iterable[Triple], heads: Mapping[str, str], wrong: Collection[Triple]
) -> Iterator[Triple]:
    """Put every entity's representative in its place and leave out what is struck, under any of its names.

    >>> list(joined([("b", "p", "c"), ("d", "p", "c")], {"b": "a"}, [("a", "p", "c")]))
    [('d', 'p', 'c')]
    """
    out = {(heads.get(s, s), p, heads.get(o, o)) for s, p, o in wrong}
    for s, p, o in triples:
        made = heads.get(s, s), p, heads.get(o, o)
        if made not in out:
            yield made


def settled(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Leave every subject of sorted triples one label; its other labels become other names."""
    for _, group in groupby(triples, key=itemgetter(0)):
        node = list(group)
        yield from (told for told in node if told[1] not in _NAMES)
        yield from _named(node)


def _named(node: list[Triple]) -> Iterator[Triple]:
    labels = sorted({object_ for _, predicate, object_ in node if predicate == LABEL}, key=_length_first)
    names = {object_ for _, predicate, object_ in node if predicate in _NAMES}
    yield from ((node[0][0], LABEL, label) for label in labels[:1])
    yield from ((node[0][0], ALT_LABEL, name) for name in names.difference(labels[:1]))


def _length_first(label: str) -> tuple[int, str]:
    name = value(label)
    return -len(name), name
