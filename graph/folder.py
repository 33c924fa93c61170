"""A build on disk: `graph.nq`, its embedded store, and the text of every article under `articles/`. 构建目录.

Every file is written whole or not at all, texts and the store before the graph that they belong to: whenever
a save is stopped, the folder holds the old build or the new one. See docs/decisions/0010-embedded-store.md.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from graph import store
from graph.dataset import Build, to_rdflib
from graph.projection import project
from graph.terms import split

if TYPE_CHECKING:
    import rdflib

if sys.platform != "win32":
    import fcntl

GRAPH = "graph.nq"
ARTICLES = "articles"
NONE: Mapping[str, bytes] = MappingProxyType({})

Records: TypeAlias = Callable[[str], Mapping[str, bytes]]
"""The files that are replaced right after the graph, by their names, from the name of the graph."""

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

    @property
    def is_stored(self) -> bool:
        """Whether its store is there, which is made of that very file."""
        return (self.folder / store.STORE / self.name).is_dir()

    @cached_property
    def quads(self) -> tuple[str, ...]:
        """The sorted lines of its named graphs."""
        if self.is_stored:
            return self._layers[0]
        return tuple(sorted({line for line, graph in _read(self.folder) if graph}))

    @cached_property
    def projection(self) -> tuple[str, ...]:
        """The sorted lines of the default graph: the file's own if its store shows that a build wrote it."""
        return self._layers[1] if self.is_stored else project(self.quads)

    @cached_property
    def _layers(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines of a file that a build wrote: its named graphs', sorted, and the default graph's."""
        # The default graph comes first there: no need to take every line apart.
        lines = _lines(self.folder)
        cut = bisect_right(lines, "", key=lambda line: split(line).graph)
        return tuple(sorted(lines[cut:])), lines[:cut]

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The store, read-only, as an rdflib Dataset; one in memory when there is none."""
        opened = store.open_dataset(self.folder, self.name)
        # Not `or`: a dataset is asked for its truth by counting all that it holds.
        return to_rdflib(self.lines) if opened is None else opened


def save(
    build: Build,
    folder: Path,
    records: Records = lambda _: NONE,
    views: Mapping[str, bytes] = NONE,
    stale: Collection[str] = (),
) -> None:
    """Write a build into a folder, made if need be. Texts of articles that are not in the build are removed.

    `records` and `views` are files that belong to the build (see `switch`); records are made from the name of
    the graph. While another process saves into the folder this one waits. Raises OSError when it cannot be
    written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        for article, text in build.texts.items():
            put_text(folder, article, text)
        with part_of(folder) as part:
            part.write_bytes("".join(f"{line}\n" for line in build.lines).encode())
            made = Made(part, store.name_of(part), len(build.lines))
            prepare(folder, made)
            switch(folder, made, records(made.name), (*views, *stale), build.texts)
        add_views(folder, views)


@dataclass(frozen=True, slots=True)
class Made:
    """A graph that is to be the folder's: its file and name, how many lines it has, what changed, its ledger.

    `change` is None for all, or for too much; not every graph has a ledger.
    """

    file: Path
    name: str
    lines: int
    change: store.Change | None = None
    ledger: Path | None = None


@contextmanager
def alone(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Wait until no other process saves here. The system frees the lock when its holder ends.

    `waiting` is called when there is one.
    """
    # Windows has no such locks: there two saves at once are not kept apart.
    if sys.platform == "win32":
        yield
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def put_text(folder: Path, article: str, text: str) -> None:
    """Write the text of an article, unless it is there. Raises OSError."""
    path = folder / ARTICLES / f"{article}.txt"
    # An article's id is the hash of its text: a file of that name is that text.
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write_whole(path, text.encode("utf-8", "replace"))


@contextmanager
def part_of(folder: Path) -> Iterator[Path]:
    """Give the path of a file beside the graph that is to be it, and remove what is left of it."""
    part = folder / f".{GRAPH}.{secrets.token_hex(8)}.part"
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def prepare(folder: Path, made: Made) -> None:
    """Make the store of a graph that is to be the folder's. Raises OSError; nothing is changed then."""
    if made.change is None or not store.renew(made.change, folder, made.name):
        store.make(made.file, folder, made.name)


def switch(
    folder: Path, made: Made, records: Mapping[str, bytes], stale: Collection[str], texts: Collection[str]
) -> None:
    """Put a graph whose store is there (`prepare`) in the place of the last one, then its records.

    `stale` are the views of the last one: they are removed before, so that none ever stands beside another
    graph than its own. Texts of articles that are not among `texts` are removed at the end. Called by who is
    alone in the folder. Raises OSError.
    """
    (folder / ARTICLES).mkdir(exist_ok=True)
    old = store.name_of(folder / GRAPH) if (folder / GRAPH).is_file() else made.name
    if made.ledger is not None:
        made.ledger.replace(store.ledger_of(folder, made.name))
    if made.name != old:
        for view in stale:
            (folder / view).unlink(missing_ok=True)
    with made.file.open("rb") as file:
        os.fsync(file.fileno())
    made.file.replace(folder / GRAPH)
    for name, data in records.items():
        write_whole(folder / name, data)
    # Somebody may be reading the last one.
    store.sweep(folder, made.name, old)
    for left in ArticleTexts(folder / ARTICLES):
        if left not in texts:
            (folder / ARTICLES / f"{left}.txt").unlink(missing_ok=True)


def add_views(folder: Path, views: Mapping[str, bytes]) -> None:
    """Write views of the graph that is there, each whole or not at all. Raises OSError."""
    for file, data in views.items():
        write_whole(folder / file, data)


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
    if not found.is_stored:
        _ = found.quads
    return found


def graph_lines(folder: Path) -> Iterator[str]:
    """Give the lines of a build's file as they stand, the default graph's too. Raises BuildError."""
    return (line for line, _ in _read(folder))


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
