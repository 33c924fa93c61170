"""A build on disk: `graph.nq`, its embedded store, and the text of every article under `articles/`. 构建目录.

Every file is written whole or not at all, texts and the store before the graph that they belong to: whenever
a save is stopped, the folder holds the old build or the new one. See docs/decisions/0010-embedded-store.md.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import rdflib

from graph import store
from graph.dataset import Build, to_rdflib
from graph.renewing import Renewed
from graph.terms import split

if sys.platform != "win32":
    import fcntl

GRAPH = "graph.nq"
ARTICLES = "articles"
NONE: Mapping[str, bytes] = MappingProxyType({})

_ARTICLE = re.compile(r"[0-9a-f]{32}\.txt")


class BuildError(Exception):
    """A folder without a readable build. The message is one line: the file, what is wrong, what to do."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all: a temporary file beside it, synced, then renamed.

    Raises OSError when the folder is missing or cannot be written; nothing is left behind then.
    """
    # secrets, not tempfile: a temporary file of tempfile's is private, and a graph is for others to read.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class ArticleTexts(Mapping[str, str]):
    """The texts in a folder by article id, each read when it is asked for."""

    folder: Path

    def __getitem__(self, article: str) -> str:
        try:
            return (self.folder / f"{article}.txt").read_bytes().decode()
        except FileNotFoundError:
            raise KeyError(article) from None

    def __iter__(self) -> Iterator[str]:
        return (path.stem for path in sorted(self.folder.glob("*.txt")) if _ARTICLE.fullmatch(path.name))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Stored(Build):
    """A build in a folder. Its lines are read when they are asked for; queries go to its store."""

    def __init__(self, folder: Path, name: str) -> None:
        object.__setattr__(self, "folder", folder)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "texts", ArticleTexts(folder / ARTICLES))

    folder: Path
    name: str

    @cached_property
    def quads(self) -> tuple[str, ...]:
        """The sorted lines of its named graphs."""
        return tuple(sorted({line for line, graph in _read(self.folder) if graph}))

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The store, read-only, as an rdflib Dataset; one in memory when there is none."""
        return store.open_dataset(self.folder, self.name) or to_rdflib(self.lines)


def save(
    build: Build,
    folder: Path,
    records: Mapping[str, bytes] = NONE,
    views: Mapping[str, bytes] = NONE,
    stale: Collection[str] = (),
) -> None:
    """Write a build into a folder, made if need be. Texts of articles that are not in the build are removed.

    `records` and `views` are files that belong to the build. Records are replaced right after the graph,
    views removed before it changes and written last: none ever stands beside another graph than its own.
    `stale` are views that may be there of the last graph and are not written now.
    While another process saves into the folder this one waits. Raises OSError when it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        _save(build, folder, records, views, stale)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process saves here. The system frees the lock when its holder ends."""
    # Windows has no such locks: there two saves at once are not kept apart.
    if sys.platform == "win32":
        yield
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _save(
    build: Build,
    folder: Path,
    records: Mapping[str, bytes],
    views: Mapping[str, bytes],
    stale: Collection[str],
) -> None:
    articles = folder / ARTICLES
    articles.mkdir(exist_ok=True)
    for article, text in build.texts.items():
        path = articles / f"{article}.txt"
        # An article's id is the hash of its text: a file of that name is that text.
        if not path.exists():
            write_whole(path, text.encode("utf-8", "replace"))
    content = "".join(f"{line}\n" for line in build.lines).encode()
    name = store.name_for(content)
    old = store.name_of(folder / GRAPH) if (folder / GRAPH).is_file() else name
    if not (isinstance(build, Renewed) and store.renew(build.change, folder, name)):
        store.make(build.lines, folder, name)
    if name != old:
        for view in (*views, *stale):
            (folder / view).unlink(missing_ok=True)
    write_whole(folder / GRAPH, content)
    for file, data in (*records.items(), *views.items()):
        write_whole(folder / file, data)
    # Somebody may be reading the last one.
    store.sweep(folder, name, old)
    for left in set(ArticleTexts(articles)).difference(build.texts):
        (articles / f"{left}.txt").unlink(missing_ok=True)


def load(folder: Path) -> Build:
    """Give the build of a folder; texts and lines are read when they are asked for. Raises BuildError.

    A `graph.nq` without its store (written by other means, or changed by hand) is read at once, and asked in
    memory; its default graph is computed again from the named graphs, whatever the file holds of it.
    """
    path = folder / GRAPH
    try:
        found = Stored(folder, store.name_of(path))
    except OSError as error:
        raise _unreadable(path, error) from error
    if not (folder / store.STORE / found.name).is_dir():
        _ = found.quads
    return found


def read_lines(folder: Path, *, own: bool = False) -> tuple[str, ...]:
    """Read the lines of a build as they stand in its file, the default graph's too. Raises BuildError.

    `own`: the file is known to be as a build wrote it, so lines are not looked at one by one.
    """
    return _lines(folder) if own else tuple(line for line, _ in _read(folder))


def _read(folder: Path) -> list[tuple[str, str]]:
    """Give every line of the file with the name of its graph."""
    try:
        return [(line, split(line).graph) for line in _lines(folder)]
    except ValueError as error:
        raise BuildError(f"{folder / GRAPH}: not the N-Quads of a build; build it again") from error


def _lines(folder: Path) -> tuple[str, ...]:
    path = folder / GRAPH
    try:
        # Not splitlines: it also breaks at characters that a literal may hold.
        return tuple(line for line in path.read_bytes().decode().split("\n") if line)
    except OSError as error:
        raise _unreadable(path, error) from error
    except ValueError as error:
        raise BuildError(f"{path}: not the N-Quads of a build; build it again") from error


def _unreadable(path: Path, error: OSError) -> BuildError:
    return BuildError(f"{path}: {error.strerror or error}; give a folder that `guitu build` has written")
