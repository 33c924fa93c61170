"""The two layers of a build: what each article says, and what all of them together give. 数据集：合并与投影.

A layer is a set of N-Quads lines. Named graphs (one an article) are written once and never rewritten; the
default graph is computed from them. So merging is the union of sets, and taking an article out is leaving
its lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.lazy import lazy
from graph.projection import project
from graph.quads import quads
from graph.terms import BASE, split, union
from loaders.values import Extraction
from ontology import Ontology

if TYPE_CHECKING:
    import rdflib
else:
    # A build should not wait for SPARQL.
    rdflib = lazy("rdflib")


def placed(line: str) -> tuple[str, str]:
    """Give what the lines of a `graph.nq` are sorted by: the default graph first, then graph after graph.

    >>> placed("<urn:s> <urn:p> <urn:o> <urn:g> .")[0]
    '<urn:g>'
    """
    return split(line).graph, line


def by_graph(quads: Iterable[str]) -> list[str]:
    """Give sorted lines, all of named graphs, graph after graph: in the order of `placed`, but faster.

    >>> by_graph(["<urn:a> <urn:p> <urn:o> <urn:h> .", "<urn:b> <urn:p> <urn:o> <urn:g> ."])[0][:7]
    '<urn:b>'
    """
    return sorted(quads, key=lambda line: line[line.rindex("<") :])


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


@dataclass(frozen=True, eq=False)
class Build:
    """A built graph: the sorted lines of its named graphs, and the text of each article by the article's id.

    Two builds are equal when they say the same. Everything else is computed on demand and kept.
    """

    quads: tuple[str, ...]
    texts: Mapping[str, str]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Build) and self.quads == other.quads

    def __hash__(self) -> int:
        return hash(self.quads)

    @cached_property
    def projection(self) -> tuple[str, ...]:
        """The sorted lines of the default graph."""
        return project(self.quads)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All lines: the content of `graph.nq`. The default graph, then graph after graph, each sorted."""
        return (*self.projection, *by_graph(self.quads))

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The same as an rdflib Dataset."""
        return to_rdflib(self.lines)

    def query(self, sparql: str) -> rdflib.query.Result:
        """Ask a SPARQL query. Raises what rdflib raises for a query that cannot be read."""
        return self.dataset.query(sparql)


def on_rdflib(build: Build) -> Build:
    """Give the same build with a dataset of rdflib's own store: for those who do not want another engine.

    >>> type(on_rdflib(Build((), {})).dataset.store).__name__
    'Memory'
    """
    made = Build(build.quads, build.texts)
    vars(made)["dataset"] = to_rdflib(build.lines, "default")
    return made


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
