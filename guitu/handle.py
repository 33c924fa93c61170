"""The graph in the user's hand: built, opened, asked, written. 用户手中的图."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import graph.dataset
import graph.folder
from graph.dataset import Build
from graph.lazy import lazy
from graph.quads import check_base
from graph.terms import BASE, PREFIXES, union
from guitu import extras, folder
from guitu.building import BuildOptions, Understood, gathered, understand_as
from guitu.cycles import few_looks
from guitu.errors import GuituError
from guitu.formats import Drawing, encoded, frame, glance, render, render_report
from guitu.model import Model
from guitu.repeating import marked
from guitu.telling import Fact, Stats, count, tell
from loaders.values import Article, Problem
from ontology.places import gazetteer

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib.query

    from graph import joining, named
    from guitu import correcting, filling, reading, updating
    from guitu import llm as asking_model
    from guitu.llm import Asker
else:
    # It brings httpx, which only they need who ask a model.
    asking_model = lazy("guitu.llm")
    # What asks: a build should not wait for it.
    named = lazy("graph.named")
    # What builds: a query should not wait for it.
    joining, correcting, filling = lazy("graph.joining"), lazy("guitu.correcting"), lazy("guitu.filling")
    reading, updating = lazy("guitu.reading"), lazy("guitu.updating")

Paths: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
Watch: TypeAlias = Callable[[str], None]


@dataclass(frozen=True, repr=False)
class Graph:
    """A knowledge graph with its evidence. Get one from `guitu.build`, `guitu.open` or `guitu.merge`.

    `content` are the quads and texts, `problems` the inputs that could not be used, `options` how it was
    built, `maker` by which code and options ("" when by several), `done` what building it into a folder came
    to, None for a graph that was not.
    """

    content: Build
    options: BuildOptions
    problems: tuple[Problem, ...] = ()
    maker: str = ""
    done: filling.Filled | None = None

    def query(self, sparql: str) -> rdflib.query.Result:
        """Ask a SPARQL query; the prefixes of the vocabulary (`gt:`, `rdfs:`, `skos:` …) need no declaration.

        The default graph is what all articles together give; `GRAPH ?article { … }` is what one of them says.
        Raises GuituError for a query that cannot be read.
        """
        try:
            return self.content.dataset.query(sparql, initNs=dict(PREFIXES))
        except (SyntaxError, ValueError) as error:
            raise GuituError(f"The query cannot be read: {' '.join(str(error).split())}") from error

    def ask(self, name: str, /, **parameters: str) -> rdflib.query.Result:
        """Ask one of the named queries of docs/queries.md: `graph.ask("leaders", place="洛阳市")`.

        Raises GuituError for a name that is none, and for a parameter that is missing or of another type.
        """
        try:
            return named.ask(self.content.dataset, named.find(name), parameters)
        except named.ParameterError as error:
            raise GuituError(str(error)) from error

    def explain(self, name: str) -> tuple[Fact, ...]:
        """Give every statement about the things of that name, with rule, article and sentence."""
        return tell(self.content, name)

    def stats(self) -> Stats:
        """Count articles, entities by class and statements by relation."""
        return count(self.content)

    def save(self, out: str | os.PathLike[str]) -> Path:
        """Write the graph into a folder in every form that `guitu build` gives, and give the folder.

        Raises GuituError when the folder holds something else or cannot be written.
        """
        folder.save(self.content, self.options, self.problems, Path(out), self.maker)
        return Path(out)

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """Give the interactive page as text; with `path`, write it there too."""
        return self._written("html", path)

    def to_turtle(self, path: str | os.PathLike[str] | None = None, *, profile: str = "") -> str:
        """Give the default graph as Turtle; with `path`, write it there too. `profile`: "org" or ""."""
        return self._written("ttl", path, profile)

    def to_trig(self, path: str | os.PathLike[str] | None = None, *, profile: str = "") -> str:
        """Give all graphs as TriG; with `path`, write it there too. `profile`: "org" or ""."""
        return self._written("trig", path, profile)

    def to_nquads(self, path: str | os.PathLike[str] | None = None, *, profile: str = "") -> str:
        """Give all graphs as sorted N-Quads; with `path`, write it there too. `profile`: "org" or ""."""
        return self._written("nq", path, profile)

    def to_jsonld(self, path: str | os.PathLike[str] | None = None, *, profile: str = "") -> str:
        """Give all graphs as JSON-LD; with `path`, write it there too. `profile`: "org" or ""."""
        return self._written("jsonld", path, profile)

    def to_gexf(self, path: str | os.PathLike[str] | None = None) -> str:
        """Give the network as GEXF for Gephi; with `path`, write it there too."""
        return self._written("gexf", path)

    def to_graphml(self, path: str | os.PathLike[str] | None = None) -> str:
        """Give the network as GraphML; with `path`, write it there too."""
        return self._written("graphml", path)

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> dict[str, str]:
        """Give the network as tables: nodes.csv, edges.csv, figures.csv; with `path`, write them there too.

        `plans.csv` is written as `plans.nodes.csv`, `plans.edges.csv` and `plans.figures.csv`.
        """
        return {name: table.decode() for name, table in self._files("csv", path).items()}

    def to_neo4j(self, path: str | os.PathLike[str] | None = None) -> dict[str, str]:
        """Give the tables that `neo4j-admin database import` takes: nodes.csv, relationships.csv."""
        return {name: table.decode() for name, table in self._files("neo4j", path).items()}

    def to_geojson(self, path: str | os.PathLike[str] | None = None) -> str:
        """Give places as points and corridors as lines, as GeoJSON; with `path`, write it there too."""
        return self._written("geojson", path)

    def to_parquet(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """Give all statements as a Parquet file; with `path`, write it there too.

        Raises GuituError when the extra `guitu[parquet]` is not installed.
        """
        return self._files("parquet", path)[""]

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give the network: entities as nodes, statements between them as edges (see `graph.view`)."""
        return Drawing(self.content).network

    def to_dataframe(self, name: str = "statements") -> pd.DataFrame:
        """Give a table as a pandas data frame; dates are days, numbers numbers, what is not told is missing.

        `name` is one of statements, entities, articles, investments, posts, appointments, targets, members,
        corridors. Raises GuituError for another one, and when the extra `guitu[notebook]` is not installed.
        """
        return frame(self.content, name)

    def __repr__(self) -> str:
        return f"<guitu.Graph of {len(self.content.texts)} articles>"

    def _repr_html_(self) -> str:
        """Show the graph in a notebook."""
        return glance(Drawing(self.content))

    def to_report(
        self, path: str | os.PathLike[str] | None = None, *, language: str = "zh", title: str = ""
    ) -> str:
        """Give the printable report as one HTML page; with `path`, write it there too.

        `language` is "zh" or "en", `title` heads the page in place of the usual one. Raises GuituError for
        another language.
        """
        page = render_report(self.content, self.problems, language, title)
        if path is not None:
            folder.write(Path(path), {"": page})
        return page

    def _written(self, form: str, path: str | os.PathLike[str] | None, profile: str = "") -> str:
        return self._files(form, path, profile)[""].decode()

    def _files(self, form: str, path: str | os.PathLike[str] | None, profile: str = "") -> dict[str, bytes]:
        files = render(Drawing(self.content), form, profile)
        if path is not None:
            folder.write(Path(path), files)
        return {name: encoded(content) for name, content in files.items()}


@few_looks()
def build(  # noqa: PLR0913 - an argument is an option
    paths: Paths,
    *,
    home: str = "",
    base: str = BASE,
    min_confidence: float = 0.0,
    workers: int = 1,
    watch: Watch | None = None,
    corrections: str | os.PathLike[str] = "",
    lexicon: str | os.PathLike[str] = "",
    join: bool = True,
    out: str | os.PathLike[str] = "",
    prune: bool = False,
    waiting: Callable[[], None] = lambda: None,
    neural: bool = False,
    llm: Model | None = None,
    columns: Mapping[str, str] = MappingProxyType({}),
    meta: str | os.PathLike[str] = "",
) -> Graph:
    """Read articles and give their graph.

    `paths`: files, folders, patterns or "-", one or several. `home`: the place that 我市 means. `base`: what
    the IRIs of resources begin with. `min_confidence`: what statements must reach, from 0 to 1. `workers`:
    processes, 0 for a number that suits; a script that asks for several guards its start with
    `if __name__ == "__main__"`. `watch` is called with the source of every input that is done.
    `corrections`: a file of docs/corrections.md, `lexicon`: one of docs/lexicon.md. What of all these cannot
    be used is in `problems`. Without `join`, names stay apart across articles. `out`: a folder to build in,
    perhaps upon the graph that is there, as `guitu build` does: what did not change is taken over, what
    `paths` do not give stays unless `prune`, no more is held in memory than a few articles, and a build that
    is stopped is taken up by the next; `waiting` is called when another process is building there. `neural`:
    find more names (docs/neural.md). `llm`: a language model that is asked too (docs/llm.md). `columns`:
    names of tables' columns by field, as {"text": "正文"}. `meta`: a CSV file of metadata by file, see
    docs/formats.md. Raises GuituError for a `home` or `base` that is none, for a file of yours that cannot be
    read, and for an `out` that cannot be written.
    """
    names, slips = correcting.lexicon(os.fspath(lexicon))
    model = extras.model() if neural else ""
    options = replace(checked_options(home, base, min_confidence), lexicon=names, join=join, neural=model)
    asker = _asker(llm)
    options = replace(options, llm=llm.name if llm else "")
    corrections_, faults = correcting.read(os.fspath(corrections))
    given = [paths] if isinstance(paths, str | os.PathLike) else paths
    found = reading.articles([os.fspath(path) for path in given], columns, os.fspath(meta))
    anew = partial(understand_as, options=options, workers=workers, more=asker.added if asker else None)
    task = filling.Task(
        options,
        anew,
        (corrections_, (*slips, *faults)),
        prune,
        workers,
        watch or _unseen,
        waiting,
        lambda: tuple(filter(None, [asker.summary() if asker else None])),
    )
    if not out:
        content, problems = _in_memory(found, task)
        return Graph(content, options, problems, updating.maker(options))
    done = filling.fill(Path(out), found, task)
    content = graph.folder.Stored(Path(out), done.name) if done.name else Build((), {})
    return Graph(content, options, done.problems, updating.maker(options), done)


def _in_memory(found: Iterable[Article | Problem], task: filling.Task) -> tuple[Build, tuple[Problem, ...]]:
    lines, texts, problems = gathered(task.understand(Understood, found), task.watch)
    amended, faults = correcting.apply(task.corrected, lines, texts, task.options.base)
    content = _judged(Build(union(lines, amended), texts), task.options)
    return content, (*problems, *faults, *task.more())


def _unseen(_source: str) -> None:
    """Nobody watches."""


def _asker(model: Model | None) -> Asker | None:
    if model is None:
        return None
    extras.need("llm")
    return asking_model.Asker(model)


def _judged(content: Build, options: BuildOptions) -> Build:
    """Join the names, if wanted, and mark the reprints: both are computed from all articles."""
    joined = Build(joining.rejoined(content.quads, options.base), content.texts) if options.join else content
    return marked(joined, options.base)


def checked_options(home: str, base: str, min_confidence: float) -> BuildOptions:
    """Give options of a build. Raises GuituError for a `home` or `base` that is none."""
    if home and not gazetteer().find(home):
        raise GuituError(
            f"{home}: no place of China down to the county is called so; write it as 洛阳市 or 新安县"
        )
    try:
        return BuildOptions(home, check_base(base), min_confidence)
    except ValueError as error:
        raise GuituError(str(error)) from error


def open(  # noqa: A001 - the word users look for
    out: str | os.PathLike[str], store: Literal["oxigraph", "memory"] = "oxigraph"
) -> Graph:
    """Give the graph that `guitu build` or `Graph.save` wrote into a folder. Raises GuituError if none is.

    Questions go to the Oxigraph store in the folder, or with "memory" to rdflib's own, which reads the graph.
    """
    content, options, problems = folder.load(Path(out))
    content = graph.dataset.on_rdflib(content) if store == "memory" else content
    return Graph(content, options, problems, folder.made_by(Path(out)))


def merge(graphs: Iterable[Graph]) -> Graph:
    """Give what several graphs say together; their order does not matter. They must have one base.

    Names are joined anew if one of the graphs was built so.

    >>> merge([]).content.quads
    ()
    """
    all_ = list(graphs)
    options = all_[0].options if all_ else BuildOptions()
    options = replace(options, join=any(one.options.join for one in all_))
    content = _judged(graph.dataset.merge(*(one.content for one in all_)), options)
    makers = {one.maker for one in all_}
    return Graph(content, options, tuple(_problems(all_)), makers.pop() if len(makers) == 1 else "")


def _problems(graphs: list[Graph]) -> Iterator[Problem]:
    return iter(dict.fromkeys(problem for one in graphs for problem in one.problems))
