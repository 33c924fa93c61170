"""The stages of a build over texts of one round, as jobs beside jieba. 各阶段用时.

Every round has texts of its own, drawn from its number, so that no cache of the round before is of use.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import jieba
import jieba.posseg

import guitu
import loaders
from benchmarks.articles import articles
from benchmarks.measuring import Job
from exports.layout import positions
from graph.dataset import Build
from graph.joining import joined
from graph.projection import project
from graph.quads import quads
from graph.store import make
from guitu.building import BuildOptions
from guitu.formats import Drawing, render
from guitu.handle import Graph
from loaders import sources
from loaders.layout import layout
from loaders.mentions import find_mentions
from loaders.pipeline import read_closely, surroundings
from loaders.relations import find_relations
from loaders.reprints import reprints
from loaders.values import Article
from ontology import load

OPTIONS = loaders.Options()
QUADS = "whole build, file read → quads written"


@dataclass(frozen=True, slots=True)
class Round:
    """The texts of one round: in memory, and in a folder as a JSON Lines file."""

    articles: tuple[Article, ...]
    folder: Path

    @property
    def news(self) -> Path:
        """The file that holds them."""
        return self.folder / "news.jsonl"

    @property
    def kilobytes(self) -> float:
        """Thousands of bytes of their texts in UTF-8."""
        return sum(len(one.text.encode()) for one in self.articles) / 1000


@contextmanager
def made(number: int, length: int, seed: int, plain: float = 0.0) -> Iterator[Round]:
    """Give a round of `articles`; its folder goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        one = Round(tuple(articles(number, length, seed, plain)), Path(folder))
        lines = (json.dumps({"text": article.text}, ensure_ascii=False) for article in one.articles)
        one.news.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        yield one


def jieba_jobs(one: Round) -> dict[str, Job]:
    """Give what all is compared with: splitting the same text into words, without and with their tags."""
    return {
        "jieba.cut": lambda: [list(jieba.cut(article.text)) for article in one.articles],
        "jieba.posseg.cut": lambda: [list(jieba.posseg.cut(article.text)) for article in one.articles],
    }


def whole_jobs(one: Round) -> dict[str, Job]:
    """Give the whole build: a file read, its quads written; with the store; with every view."""
    return {
        QUADS: lambda: _quads(one),
        "the same, with names joined, default graph and store": lambda: _stored(one),
        "guitu build, into a folder with all views": lambda: guitu.build(one.news, out=one.folder / "out"),
    }


def _quads(one: Round) -> None:
    content = guitu.build(one.news, join=False).content
    (one.folder / "only.nq").write_text("".join(f"{line}\n" for line in content.quads), encoding="utf-8")


def _stored(one: Round) -> None:
    content = guitu.build(one.news).content
    file = one.folder / "graph.nq"
    file.write_text("".join(f"{line}\n" for line in content.lines), encoding="utf-8")
    make(file, one.folder, "measured")


def stage_jobs(one: Round) -> dict[str, Job]:
    """Give each stage over what the stages before it gave, which is made here and not measured."""
    readings = [read_closely(article, OPTIONS) for article in one.articles]
    found = [loaders.extract(article, OPTIONS) for article in one.articles]
    lines = sorted({line for extraction in found for line in quads(extraction, load())})
    texts = {article.id: article.text for article in one.articles}
    judged = sorted({*lines, *joined(lines)})
    graph = Graph(Build(tuple(judged), texts), BuildOptions())
    network = Drawing(graph.content)
    _ = network.laid
    views: dict[str, Job] = {
        f"view {form}": lambda form=form: render(network, form)  # type: ignore[misc]
        for form in ("trig", "ttl", "gexf", "html")
    }
    return {
        "read": lambda: list(sources.read([str(one.news)])),
        "layout": lambda: [layout(article.text) for article in one.articles],
        "home": lambda: [surroundings(r.article, r.page, OPTIONS) for r in readings],
        "mentions": lambda: [find_mentions(r.page, r.around) for r in readings],
        "relations": lambda: [list(find_relations(r.relations)) for r in readings],
        "text → statements, all of it": lambda: [loaders.extract(a, OPTIONS) for a in one.articles],
        "quads": lambda: [quads(extraction, load()) for extraction in found],
        "joining": lambda: joined(lines),
        "reprints": lambda: reprints(texts),
        "projection": lambda: project(judged),
        "store": lambda: make(one.folder / "graph.nq", one.folder, "stage"),
        "network": lambda: Drawing(graph.content).network,
        "places of its nodes": lambda: positions(network.network),
        **views,
    }
