"""Building again into the same folder: what did not change is taken over as it stands. 增量构建.

An article is known by its source and by its content, which its id hashes. Its lines are taken over when its
sources are the same, it had no problem, and the same code, ontology and options made them (`maker`).
See docs/decisions/0012-incremental-builds.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from graph.dataset import Build
from graph.folder import GRAPH
from graph.quads import METADATA, ORIGIN, SOURCE
from graph.renewing import Before, renewed, sorted_out
from graph.store import name_of
from graph.terms import split, value
from guitu import folder
from guitu.building import BuildOptions
from loaders.readers.document import document_of
from loaders.values import FILE, GIVEN, Article, Problem, digest

PACKAGES = ("ontology", "loaders", "graph")
"""What writes an article's lines, and more: a change too much costs one full build."""

BESIDE = (GIVEN, FILE)
"""Where metadata comes from that does not depend on the text alone."""

_FIELDS = {name: field for field, name in METADATA.items()}
_METADATA = (*_FIELDS, *(ORIGIN[origin] for origin in BESIDE))

LIBRARIES = ("jieba",)
"""Other people's code on whose version the lines depend."""

_ID = slice(-35, -3)
"""Where the id stands in an article's lines: they end with `/`, 32 hex digits and `> .`."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a folder holds of earlier builds, by article id: sources, text, the lines to take over, metadata.

    `told` is what the user gave and the files told: fields, values and origins. `whole` is the graph itself,
    None unless the same code and options made it.
    """

    sources: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    told: Mapping[str, frozenset[tuple[str, str, str]]] = field(default_factory=dict)
    whole: Before | None = None


NOTHING = Earlier({}, {}, {})


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


def earlier(out: Path, options: BuildOptions) -> Earlier:
    """Read what `out` holds; nothing without a graph. Raises GuituError for one that cannot be read."""
    if not (out / GRAPH).is_file():
        return NOTHING
    same = folder.made_by(out) == maker(options)
    lines, texts = folder.load_raw(out, own=same)
    _, _, problems = folder.load(out)
    found: defaultdict[str, list[str]] = defaultdict(list)
    about: defaultdict[str, list[str]] = defaultdict(list)
    known = frozenset(texts)
    for line in lines:
        id_ = line[_ID]
        if id_ in known:
            found[id_].append(line)
            end = line.index(" ")
            if line[end - 33 : end - 1] == id_:
                about[id_].append(line)
    sources = {id_: frozenset(_sources(about[id_])) for id_ in found}
    told = {id_: frozenset(_told(about[id_])) for id_ in found}
    if not same:
        return Earlier(sources, texts, {}, told)
    faulty = {problem.source for problem in problems}
    sound = {id_: tuple(said) for id_, said in found.items() if not sources[id_] & faulty}
    return Earlier(sources, texts, sound, told, sorted_out(name_of(out / GRAPH), lines))


def upon(last: Earlier, content: Build) -> Build:
    """Give a build that takes over what did not change of the last graph's default graph and store.

    >>> upon(NOTHING, Build((), {})) == Build((), {})
    True
    """
    return renewed(last.whole, content) if last.whole is not None else content


def _sources(lines: Iterable[str]) -> Iterator[str]:
    return (value(split(line).object) for line in lines if f" {SOURCE} " in line)


def _told(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Give the metadata that was told beside the text. It can have changed where the text has not."""
    said = [split(line) for line in lines if any(f" {name} " in line for name in _METADATA)]
    origins = {quad.object: origin for quad in said for origin in BESIDE if quad.predicate == ORIGIN[origin]}
    for quad in said:
        if quad.predicate in origins:
            yield _FIELDS[quad.predicate], value(quad.object), origins[quad.predicate]


def gathered(found: Iterable[Article | Problem], before: Earlier, *, prune: bool) -> list[Article | Problem]:
    """Give what was found and, unless `prune`, the earlier articles whose sources it does not name.

    >>> before = Earlier({"1": frozenset({"a.txt", "b.txt"})}, {"1": "甲"}, {})
    >>> [one.source for one in gathered([Article.of("a.txt", "乙")], before, prune=False)]
    ['a.txt', 'b.txt']
    """
    given = list(found)
    if prune or not any(isinstance(one, Article) for one in given):
        return given
    named = {document_of(one.source) for one in given}
    stay = sorted(
        (s, id_) for id_, all_ in before.sources.items() for s in all_ if document_of(s) not in named
    )
    return [*given, *(_again(source, id_, before) for source, id_ in stay)]


def _again(source: str, id_: str, before: Earlier) -> Article:
    told = sorted(before.told.get(id_, ()))
    fields = {field: text for field, text, _ in told}
    origins = tuple((field, origin) for field, _, origin in told)
    return replace(Article.of(source, before.texts[id_]), origins=origins, regions=(), **fields)


def unchanged(articles: Iterable[Article | Problem], before: Earlier) -> frozenset[str]:
    """Give the ids of the articles whose lines can be taken over.

    >>> unchanged([Article.of("a.txt", "甲")], NOTHING)
    frozenset()
    """
    now: defaultdict[str, set[str]] = defaultdict(set)
    told: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for one in articles:
        if isinstance(one, Article):
            now[one.id].add(one.source)
            told[one.id].update((field, getattr(one, field), origin) for field, origin in one.origins)
    same = (id_ for id_, named in now.items() if id_ in before.lines and before.sources[id_] == named)
    return frozenset(id_ for id_ in same if before.told.get(id_, frozenset()) == told[id_])


def left(articles: Iterable[Article | Problem], taken: Collection[str]) -> Iterator[Article | Problem]:
    """Give what is still to be read: problems, and articles that are not taken over."""
    return (one for one in articles if isinstance(one, Problem) or one.id not in taken)
