"""What a build had understood when it was stopped: kept beside the graph, taken up by the next one. 断点续建.

`OUT/partial/` holds packed JSON lines, one an article: a key of all that its quads depend on, and the quads.
A run writes a file of its own, so that the end of one that was cut off spoils no other; what cannot be read
of one is left out and understood again. The folder is removed when the graph is written.
"""

from __future__ import annotations

import gzip
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import astuple
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from guitu.building import Outcome, Understood
from guitu.errors import unwritable
from loaders.values import Article, Problem, digest

PARTIAL = "partial"
EVERY = 16
"""Articles after which what was written is on disk."""

Kept: TypeAlias = Mapping[str, tuple[str, ...]]
NONE: Kept = MappingProxyType({})
Understand: TypeAlias = Callable[[Iterable[Article | Problem]], Iterator[Outcome]]


def key(article: Article, maker: str) -> str:
    """Name all that an article's quads depend on: what was read, and what `updating.maker` names.

    >>> key(Article.of("a.txt", "甲"), "") == key(Article.of("b.txt", "甲"), "")
    False
    """
    return digest(maker, article.id, article.source, *map(str, astuple(article)[3:]))


def kept(out: Path) -> Kept:
    """Give the quads of the articles that stopped builds into `out` had understood, by their keys.

    >>> kept(Path("no/such/folder"))
    mappingproxy({})
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((out / PARTIAL).glob("*.jsonl.gz")):
        found.update(_read(path))
    return MappingProxyType(found)


def _read(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                name, *lines = json.loads(line)
                yield name, tuple(lines)
    except (OSError, EOFError, ValueError, zlib.error):
        # The end of a file that was being written when the build was killed.
        return


def understood(
    found: Iterable[Article | Problem], out: Path | None, maker: str, understand: Understand
) -> Iterator[Outcome]:
    """Give what each article says: what stopped builds into `out` had understood, then the rest.

    The rest is kept in `out` as it comes, but what had a problem, so that its problem is told again.

    >>> list(understood([Article.of("a.txt", "甲")], None, "", lambda left: iter(())))
    []
    """
    before = kept(out) if out else NONE
    names: dict[tuple[str, str], str] = {}
    left: list[Article | Problem] = []
    for one in found:
        name = key(one, maker) if isinstance(one, Article) else ""
        if isinstance(one, Article) and name in before:
            yield Understood(one, before[name])
        else:
            left.append(one)
            names[_place(one)] = name
    faulty = ""
    with _spill(out) as keep:
        for outcome in understand(left):
            if isinstance(outcome, Problem):
                faulty = outcome.source
            elif outcome.article.source != faulty:
                keep(names[_place(outcome.article)], outcome.lines)
            yield outcome


def _place(one: Article | Problem) -> tuple[str, str]:
    return (one.id, one.source) if isinstance(one, Article) else ("", one.source)


@contextmanager
def _spill(out: Path | None) -> Iterator[Callable[[str, tuple[str, ...]], None]]:
    """Give what writes an article's key and quads into a new file in `out`, whole when it is stopped."""
    if out is None:
        yield _forget
        return
    files: list[gzip.GzipFile] = []
    counter = count(1)
    try:
        with ExitStack() as stack:

            def keep(name: str, lines: tuple[str, ...]) -> None:
                if not files:
                    files.append(stack.enter_context(gzip.open(_new(out), "xb", compresslevel=1)))
                files[0].write(json.dumps([name, *lines], ensure_ascii=False).encode() + b"\n")
                if next(counter) % EVERY == 0:
                    files[0].flush()

            yield keep
    except OSError as error:
        raise unwritable(out, error) from error


def _forget(_name: str, _lines: tuple[str, ...]) -> None:
    """Keep nothing: the build has no folder."""


def _new(out: Path) -> Path:
    folder = out / PARTIAL
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{sum(1 for _ in folder.iterdir()):04}.jsonl.gz"


def clear(out: Path) -> None:
    """Remove what was kept: the graph holds it now.

    >>> clear(Path("no/such/folder"))
    """
    shutil.rmtree(out / PARTIAL, ignore_errors=True)
