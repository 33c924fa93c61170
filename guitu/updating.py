"""What an earlier build left in a folder, taken up by the next: what did not change stays. 增量构建与续建.

A folder has a ledger (`graph.ledger`) of the readings that made its graph. A build works on a copy of it in
`OUT/partial/`, so that one that is stopped is taken up by the next; when the graph is written the copy
becomes the folder's ledger. A reading is taken over when what was read is the same, it had no problem, and
the same code, ontology, libraries and options made it (`maker`). See docs/decisions/0016-ledger.md.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from graph.correction import CORRECTIONS
from graph.folder import ARTICLES, GRAPH, ArticleTexts, graph_lines
from graph.ledger.tables import Ledger, LedgerError, opened
from graph.quads import METADATA, ORIGIN, SOURCE
from graph.store import ledger_of, name_of
from graph.terms import split, value
from guitu.building import BuildOptions
from guitu.folder import PARTIAL
from loaders.values import FILE, GIVEN, Article, Region, digest

PACKAGES = ("ontology", "loaders", "graph")
"""What writes an article's lines, and more: a change too much costs one full build."""

BESIDE = (GIVEN, FILE)
"""Where metadata comes from that does not depend on the text alone."""

LIBRARIES = ("jieba",)
"""Other people's code on whose version the lines depend."""

LEDGER = "ledger"

_READINGS = "SELECT source, article, fields FROM reading WHERE article != ?"

_FIELDS = {name: field for field, name in METADATA.items()}
_METADATA = (*_FIELDS, *(ORIGIN[origin] for origin in BESIDE))

_ID = slice(-35, -3)
"""Where the id stands in an article's lines: they end with `/`, 32 hex digits and `> .`."""


def maker(options: BuildOptions) -> str:
    """Name what a build depends on beside its articles: code, ontology, libraries and options.

    >>> maker(BuildOptions()) == maker(BuildOptions(home="洛阳市"))
    False
    """
    return digest(_code(), repr(options), length=32)


@cache
def _code() -> str:
    found = hashlib.sha256()
    for package in PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{package}/{path.relative_to(root).as_posix()}\n".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    found.update(files("guitu").joinpath("building.py").read_bytes())
    found.update(repr([(name, version(name)) for name in LIBRARIES]).encode())
    return found.hexdigest()


def key(article: Article, maker: str) -> str:
    """Name all that an article's quads depend on: what was read, and what `maker` names.

    >>> key(Article.of("a.txt", "甲"), "") == key(Article.of("b.txt", "甲"), "")
    False
    """
    return digest(maker, article.id, article.source, packed(article))


def packed(article: Article) -> str:
    """Write what an article has beside its source and text as JSON.

    >>> unpacked(packed(Article.of("a.txt", "甲")), "a.txt", "甲") == Article.of("a.txt", "甲")
    True
    """
    fields = asdict(article)
    beside = {name: told for name, told in fields.items() if told and name not in ("id", "source", "text")}
    return json.dumps(beside, ensure_ascii=False, sort_keys=True)


def unpacked(fields: str, source: str, text: str) -> Article:
    """Give the article that `packed` wrote the fields of."""
    told = json.loads(fields)
    regions = tuple(
        Region(one["start"], one["end"], one["page"], tuple(one["box"])) for one in told.pop("regions", ())
    )
    origins = tuple((field, origin) for field, origin in told.pop("origins", ()))
    return replace(Article.of(source, text), origins=origins, regions=regions, **told)


@contextmanager
def taken_up(out: Path, maker: str) -> Iterator[tuple[Ledger, Iterator[Article]]]:
    """Give the ledger to build with in `out`, and the articles of its graph that it knows nothing of.

    The ledger is that of a build that was stopped, or else a copy of that of the graph, if the same code and
    options made it. It lies in `out` under `PARTIAL`; what is done whole is kept when the build is stopped.
    """
    graph = out / GRAPH
    now = name_of(graph) if graph.is_file() else ""
    place = out / PARTIAL / LEDGER
    place.parent.mkdir(parents=True, exist_ok=True)
    if not _fits(place, maker, now):
        place.unlink(missing_ok=True)
        place.with_name(f"{LEDGER}-journal").unlink(missing_ok=True)
        if now and _fits(ledger_of(out, now), maker, now):
            shutil.copyfile(ledger_of(out, now), place)
    with opened(place) as ledger:
        ledger.put_note("maker", maker)
        ledger.put_note("upon", now)
        known = ledger.note("graph") == now
        yield ledger, iter(()) if known else _earlier(out, now)


def _fits(path: Path, maker: str, now: str) -> bool:
    """Whether a ledger is of this maker and was begun upon the graph of that name."""
    if not path.is_file():
        return False
    try:
        with opened(path) as ledger:
            return ledger.note("maker") == maker and ledger.note("upon") == now
    except LedgerError:
        return False


def _earlier(out: Path, now: str) -> Iterator[Article]:
    """Give the articles of a graph that other code or options made, or that has no ledger any more."""
    texts = ArticleTexts(out / ARTICLES)
    readings: list[tuple[str, str, str]] = []
    with suppress(LedgerError):
        if ledger_of(out, now).is_file():
            with opened(ledger_of(out, now)) as ledger:
                readings = sorted(ledger.db.execute(_READINGS, (CORRECTIONS,)).fetchall())
    for source, id_, fields in readings or sorted(_told(graph_lines(out), frozenset(texts))):
        if id_ in texts:
            yield unpacked(fields, source, texts[id_])


def _told(lines: Iterable[str], known: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Give source, id and fields of the articles of a graph from their lines.

    Fields are those that were told beside the text: they can have changed where the text has not.
    """
    about: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        end = line.index(" ")
        if line[_ID] in known and line[end - 33 : end - 1] == line[_ID]:
            about[line[_ID]].append(line)
    for id_, own in about.items():
        said = [split(line) for line in own if any(f" {name} " in line for name in (*_METADATA, SOURCE))]
        marks = {ORIGIN[origin]: origin for origin in BESIDE}
        origins = {quad.object: marks[quad.predicate] for quad in said if quad.predicate in marks}
        fields = {_FIELDS[quad.predicate]: value(quad.object) for quad in said if quad.predicate in origins}
        told = {**fields, "origins": [(_FIELDS[name], origin) for name, origin in sorted(origins.items())]}
        for quad in said:
            if quad.predicate == SOURCE:
                yield value(quad.object), id_, json.dumps(told, ensure_ascii=False, sort_keys=True)
