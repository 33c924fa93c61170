"""The two layers of a build: what each article says, and what all of them together give. 数据集：合并与投影.

A layer is a set of N-Quads lines. Named graphs (one an article) are written once and never rewritten; the
default graph is computed from them. So merging is the union of sets, and taking an article out is leaving
its lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter

import rdflib

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
    quads,
)
from graph.terms import BASE, Quad, split, value
from loaders.values import Extraction
from ontology import Ontology

_PROVENANCE = frozenset((*ARTICLE_CLASSES, *EVIDENCE_CLASSES, *STATEMENT_CLASSES))
_NAMES = (LABEL, ALT_LABEL)


def union(*layers: Iterable[str]) -> tuple[str, ...]:
    """Give the lines of all layers, each once, in order.

    >>> union(["b", "a"], ["a"])
    ('a', 'b')
    """
    return tuple(sorted(set(chain.from_iterable(layers))))


def project(lines: Iterable[str]) -> tuple[str, ...]:
    """Compute the default graph from the lines of the named graphs (a default graph among them is left out).

    It holds, once each, the plain triple of every statement and what the articles say of the entities
    themselves. Where articles label one entity differently the longest label stands (then the first in code
    point order) and the others become other names.

    >>> graph = "<urn:article>"
    >>> project([f'<urn:e> {LABEL} "洛阳"@zh {graph} .', f'<urn:e> {LABEL} "洛阳市"@zh <urn:other> .'])
    ('<urn:e> <http://www.w3.org/2000/01/rdf-schema#label> "洛阳市"@zh .',
     '<urn:e> <http://www.w3.org/2004/02/skos/core#altLabel> "洛阳"@zh .')
    """
    quads = (quad for quad in map(split, sorted(lines)) if quad.graph)
    groups = (list(group) for _, group in groupby(quads, key=attrgetter("subject")))
    return tuple(sorted({f"{s} {p} {o} ." for group in groups for s, p, o in _projected(group)}))


def _projected(node: list[Quad]) -> Iterator[tuple[str, str, str]]:
    """Give what the quads of one subject put into the default graph."""
    classes = {quad.object for quad in node if quad.predicate == A}
    if not classes & _PROVENANCE:
        yield from (quad[:3] for quad in node if quad.predicate not in _NAMES)
        yield from _named(node)
    elif STATEMENT_CLASSES[0] in classes:
        ends = {quad.predicate: quad.object for quad in node}
        yield ends[SUBJECT], ends[PREDICATE], ends[OBJECT]


def _named(node: list[Quad]) -> Iterator[tuple[str, str, str]]:
    labels = sorted({quad.object for quad in node if quad.predicate == LABEL}, key=_length_first)
    names = {quad.object for quad in node if quad.predicate in _NAMES}
    yield from ((node[0].subject, LABEL, label) for label in labels[:1])
    yield from ((node[0].subject, ALT_LABEL, name) for name in names.difference(labels[:1]))


def _length_first(label: str) -> tuple[int, str]:
    name = value(label)
    return -len(name), name


def to_rdflib(lines: Iterable[str], store: str = "Oxigraph") -> rdflib.Dataset:
    """Load lines into an rdflib Dataset whose default graph is not the union of the others.

    `store` names an rdflib store: "Oxigraph" (in memory, fast) or "default" (rdflib's own). Literals stay
    as written in both, since lines hold canonical numbers only.

    >>> len(to_rdflib(['<urn:s> <urn:p> "o" <urn:g> .']).graph("urn:g"))
    1
    """
    dataset = rdflib.Dataset(store=store, default_union=False)
    text = "\n".join(lines)
    dataset.parse(data=text.encode(), format="ox-nq" if store == "Oxigraph" else "nquads")
    return dataset


@dataclass(frozen=True)
class Build:
    """A built graph: the sorted lines of its named graphs, and the text of each article by the article's id.

    Two builds are equal when they say the same. Everything else is computed on demand and kept.
    """

    quads: tuple[str, ...]
    texts: Mapping[str, str] = field(compare=False)

    @cached_property
    def projection(self) -> tuple[str, ...]:
        """The sorted lines of the default graph."""
        return project(self.quads)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All sorted lines: the content of `graph.nq`."""
        return union(self.quads, self.projection)

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The same as an rdflib Dataset."""
        return to_rdflib(self.lines)

    def query(self, sparql: str) -> rdflib.query.Result:
        """Ask a SPARQL query. Raises what rdflib raises for a query that cannot be read."""
        return self.dataset.query(sparql)


def collect(extractions: Iterable[Extraction], ontology: Ontology, base: str = BASE) -> Build:
    """Build the graph of some articles; their order does not matter.

    >>> from loaders.values import Article
    >>> from ontology import load
    >>> build = collect([Extraction(Article.of("a.txt", "你好"), (), ())], load())
    >>> len(build.quads), list(build.texts.values())
    (3, ['你好'])
    """
    lines: set[str] = set()
    texts: dict[str, str] = {}
    for extraction in extractions:
        lines.update(quads(extraction, ontology, base))
        texts[extraction.article.id] = extraction.article.text
    return Build(tuple(sorted(lines)), texts)


def merge(*builds: Build) -> Build:
    """Join builds: the union of their named graphs, projected anew. Order and repetition do not matter.

    >>> build = Build(('<urn:s> <urn:p> "o" <urn:g> .',), {"g": "text"})
    >>> merge(build, build) == build
    True
    """
    texts = {article: text for build in builds for article, text in build.texts.items()}
    return Build(union(*(build.quads for build in builds)), texts)
