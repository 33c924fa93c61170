"""Building again into the same folder: what did not change is taken over as it stands. 增量构建.

An article is known by its source and by its content, which its id hashes. Its lines are taken over when its
sources are the same, it had no problem, and the same code, ontology and options made them (`maker`).
See docs/decisions/0012-incremental-builds.md.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from graph.folder import GRAPH
from graph.quads import SOURCE
from graph.terms import split, value
from guitu import folder
from guitu.building import BuildOptions
from loaders.values import Article, Problem, digest

PACKAGES = ("ontology", "loaders", "graph")
"""What writes an article's lines, and more: a change too much costs one full build."""

LIBRARIES = ("jieba",)
"""Other people's code on whose version the lines depend."""

_ID = slice(-35, -3)
"""Where the id stands in an article's lines: they end with `/`, 32 hex digits and `> .`."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a folder holds of earlier builds, by article id: sources, text, and the lines to take over."""

    sources: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]


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
    lines, texts = folder.load_raw(out)
    _, _, problems = folder.load(out)
    found: defaultdict[str, list[str]] = defaultdict(list)
    known = frozenset(texts)
    for line in lines:
        if line[_ID] in known:
            found[line[_ID]].append(line)
    sources = {id_: frozenset(_sources(said)) for id_, said in found.items()}
    if folder.made_by(out) != maker(options):
        return Earlier(sources, texts, {})
    faulty = {problem.source for problem in problems}
    sound = {id_: tuple(said) for id_, said in found.items() if not sources[id_] & faulty}
    return Earlier(sources, texts, sound)


def _sources(lines: Iterable[str]) -> Iterator[str]:
    return (value(split(line).object) for line in lines if f" {SOURCE} " in line)


def gathered(found: Iterable[Article | Problem], before: Earlier, *, prune: bool) -> list[Article | Problem]:
    """Give what was found and, unless `prune`, the earlier articles whose sources it does not name.

    >>> before = Earlier({"1": frozenset({"a.txt", "b.txt"})}, {"1": "甲"}, {})
    >>> [one.source for one in gathered([Article.of("a.txt", "乙")], before, prune=False)]
    ['a.txt', 'b.txt']
    """
    given = list(found)
    if prune or not any(isinstance(one, Article) for one in given):
        return given
    named = {one.source for one in given}
    stay = sorted((s, before.texts[id_]) for id_, sources in before.sources.items() for s in sources - named)
    return [*given, *(Article.of(source, text) for source, text in stay)]


def unchanged(articles: Iterable[Article | Problem], before: Earlier) -> frozenset[str]:
    """Give the ids of the articles whose lines can be taken over.

    >>> unchanged([Article.of("a.txt", "甲")], NOTHING)
    frozenset()
    """
    now: defaultdict[str, set[str]] = defaultdict(set)
    for one in articles:
        if isinstance(one, Article):
            now[one.id].add(one.source)
    same = (id_ for id_, named in now.items() if id_ in before.lines and before.sources[id_] == named)
    return frozenset(same)


def left(articles: Iterable[Article | Problem], taken: Collection[str]) -> Iterator[Article | Problem]:
    """Give what is still to be read: problems, and articles that are not taken over."""
    return (one for one in articles if isinstance(one, Problem) or one.id not in taken)
