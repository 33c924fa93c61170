"""A `graph.nq` from a ledger: what changed is written, the rest is copied from the last one. 写出.

The file holds the default graph, then graph after graph in the order of their names; the lines of each are
sorted. So an article's lines stand together, and its block can be copied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.ledger.tables import Ledger

if TYPE_CHECKING:
    from hashlib import _Hash

DEFAULT = ""
"""The name of the default graph's block."""

_CHUNK = 2**20
_BATCH = 5_000

Lines = Callable[[], Iterable[str]]


@dataclass(slots=True)
class Difference:
    """The lines that went and came since the last graph, as long as they are few: `most` of them."""

    most: int
    gone: set[str] = field(default_factory=set)
    come: set[str] = field(default_factory=set)

    @property
    def few(self) -> bool:
        """Whether all of them are told."""
        return len(self.gone) + len(self.come) <= self.most

    def note(self, side: set[str], line: str) -> None:
        """Note a line on a side unless there are too many already."""
        if self.few:
            side.add(line)


@dataclass(frozen=True, slots=True)
class Last:
    """The last `graph.nq` and where its blocks stand: place and size in bytes, by the graph's term."""

    path: Path | None
    blocks: Mapping[str, tuple[int, int]]

    def lines(self, graph: str) -> Iterator[str]:
        """Give the lines of a block; none of one that is not there."""
        place, size = self.blocks.get(graph, (0, 0))
        if self.path is None or not size:
            return
        with self.path.open("rb") as file:
            file.seek(place)
            while size > 0:
                line = file.readline()
                size -= len(line)
                yield line[:-1].decode()


@dataclass(slots=True)
class Book:
    """A `graph.nq` that is being written: its file, its hash, how many lines, where its blocks stand."""

    file: BinaryIO
    last: Last
    change: Difference
    hash: _Hash = field(default_factory=hashlib.sha256)
    place: int = 0
    count: int = 0
    blocks: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The hash of what is written so far, in hex digits."""
        return self.hash.hexdigest()

    def put(self, graph: str, lines: Iterable[str]) -> None:
        """Write a block's lines."""
        begun, coming = self.place, iter(lines)
        while batch := list(islice(coming, _BATCH)):
            self._bytes("".join(f"{line}\n" for line in batch).encode())
        self.blocks[graph] = begun, self.place - begun

    def renew(self, graph: str, lines: Iterable[str]) -> None:
        """Write a block in the place of that of the last graph, and note what changed; both are sorted."""
        self.put(graph, self._compared(self.last.lines(graph), lines))

    def drop(self, graph: str) -> None:
        """Note what went with a block of the last graph."""
        for line in self.last.lines(graph):
            self.change.note(self.change.gone, line)

    def _compared(self, old: Iterator[str], new: Iterable[str]) -> Iterator[str]:
        standing = next(old, None)
        for line in new:
            while standing is not None and standing < line:
                self.change.note(self.change.gone, standing)
                standing = next(old, None)
            if standing == line:
                standing = next(old, None)
            elif self.last.path:
                self.change.note(self.change.come, line)
            yield line
        for left in chain([standing] if standing is not None else [], old):
            self.change.note(self.change.gone, left)

    def copy(self, graph: str, source: BinaryIO) -> None:
        """Write a block as it stands in the last graph."""
        begun, (place, size) = self.place, self.last.blocks[graph]
        source.seek(place)
        while size > 0:
            data = source.read(min(size, _CHUNK))
            self._bytes(data)
            size -= len(data)
        self.blocks[graph] = begun, self.place - begun

    def _bytes(self, data: bytes) -> None:
        self.file.write(data)
        self.hash.update(data)
        self.place += len(data)
        self.count += data.count(b"\n")


def last_of(ledger: Ledger, path: Path) -> Last:
    """Give the last graph that a ledger tells of; `path` is its file, which need not be there.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     last_of(ledger, Path("no/such/file")).blocks
    {}
    """
    rows = ledger.db.execute("SELECT graph, place, size FROM block")
    blocks = {graph: (place, size) for graph, place, size in rows}
    return Last(path if blocks else None, blocks)


def write(
    ledger: Ledger,
    file: BinaryIO,
    last: Last,
    default: tuple[Collection[str], Iterable[str]],
    graphs: Mapping[str, Lines | None],
    most: int,
) -> Book:
    """Write a graph; give the book that was written.

    `default` are the subjects (terms) whose lines in the last default graph no longer stand, and the sorted
    lines of those that changed; `graphs` the named graphs by their terms, with what gives their sorted lines,
    None for one that stands. At most `most` changed lines are told. Raises OSError.
    """
    book = Book(file, last, Difference(most))
    loose, anew = default
    standing = (line for line in last.lines(DEFAULT) if line[: line.index(" ")] not in loose)
    book.renew(DEFAULT, merge(standing, anew))
    for graph in sorted(last.blocks.keys() - graphs.keys() - {DEFAULT}):
        book.drop(graph)
    source = last.path.open("rb") if last.path else None
    try:
        for graph in sorted(graphs):
            lines = graphs[graph]
            if lines is not None:
                book.renew(graph, lines())
            elif source is not None:
                book.copy(graph, source)
    finally:
        if source is not None:
            source.close()
    ledger.db.execute("DELETE FROM block")
    rows = ((graph, place, size) for graph, (place, size) in book.blocks.items())
    ledger.db.executemany("INSERT INTO block VALUES (?, ?, ?)", rows)
    return book
