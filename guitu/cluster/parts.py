"""The input cut into parts, each a task: groups of files, and blocks of lines of long JSON Lines. 输入的分块.

Groups end where a hash of a file's name says, so a new file changes one group and leaves the others; blocks
end at the first line end after every so many bytes, so what is added at a file's end leaves the others.
"""

from __future__ import annotations

import glob
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import accumulate, pairwise
from typing import BinaryIO, TypeAlias

from guitu.cluster.exchange import Spread
from guitu.cluster.places import opened, stream
from loaders.readers.document import MEBI, Document, ReadOptions, suffix_of
from loaders.readers.table import is_read, read_document
from loaders.values import Article, Problem

BLOCK = MEBI
"""Bytes of a part: some hundred articles, half a minute of a core, half a gigabyte of its memory."""

MOST = 64
"""Files of a part."""

CUT = 16
"""One file in so many ends a group."""

_LINES = frozenset({".jsonl", ".ndjson"})
_NUMBER = re.compile(r"(?<=#line=)\d+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or its bytes from `start` to before `end`, which begin with the `first` line of it."""

    url: str
    source: str
    size: int
    start: int = 0
    end: int = -1
    first: int = 1

    @property
    def block(self) -> bool:
        """Whether it is only a part of its file."""
        return self.end >= 0

    def open(self) -> BinaryIO:
        """Open it to read. Raises OSError."""
        if not self.block:
            return stream(self.url)
        with stream(self.url) as whole:
            whole.seek(self.start)
            return BytesIO(whole.read(self.end - self.start))


Part: TypeAlias = tuple[Piece, ...]


def parts(addresses: Sequence[str], spread: Spread, block: int = BLOCK) -> Iterator[Part | Problem]:
    """Give the parts of what lies at some addresses, in order, and a problem for each that leads nowhere.

    An address is a file, a folder or a pattern that fsspec knows. Files are called by their path below the
    folder that all addresses share, as in a build on one machine.
    """
    found = [_found(address) for address in dict.fromkeys(addresses)]
    files = list(dict.fromkeys(url for urls, _ in found for url in urls))
    yield from (_nothing(address) for address, (urls, _) in zip(addresses, found, strict=False) if not urls)
    root = posixpath.commonpath([base for urls, base in found if urls]) if files else ""
    group: list[Piece] = []
    for url in files:
        piece = Piece(url, _source(url, root), _bytes(url))
        if suffix_of(url) in _LINES and piece.size > block:
            yield from ((one,) for one in _blocks(piece, spread, block))
            continue
        group.append(piece)
        if _full(group, block):
            yield tuple(group)
            group = []
    if group:
        yield tuple(group)


def _full(group: Sequence[Piece], block: int) -> bool:
    name = hashlib.sha256(group[-1].source.encode("utf-8", "replace")).digest()
    return name[0] % CUT == 0 or len(group) >= MOST or sum(piece.size for piece in group) >= block


def _found(address: str) -> tuple[list[str], str]:
    """Give the files at an address, in order, and the folder that they are below."""
    system, path = opened(address)
    system.invalidate_cache()
    if glob.has_magic(path) and not system.exists(path):
        fixed = path[: next(at for at, char in enumerate(path) if char in "*?[")]
        files = (one for one in sorted(system.glob(path)) if system.isfile(one))
        return [system.unstrip_protocol(one) for one in files], fixed.rpartition("/")[0]
    if system.isdir(path):
        below = (one for one in sorted(system.find(path)) if _wanted(one[len(path) :].strip("/")))
        return [system.unstrip_protocol(one) for one in below], path.rstrip("/")
    return ([system.unstrip_protocol(path)], path.rpartition("/")[0]) if system.exists(path) else ([], "")


def _wanted(name: str) -> bool:
    return is_read(name) and not any(part.startswith(".") for part in name.split("/"))


def _source(url: str, root: str) -> str:
    path = opened(url)[1]
    below = path[len(root) :].strip("/") if root else path
    return "".join(char if char.isprintable() else "\ufffd" for char in below)


def _bytes(url: str) -> int:
    system, path = opened(url)
    try:
        return int(system.size(path) or 0)
    except OSError:
        # A broken link, perhaps. Its task tells.
        return 0


def _nothing(address: str) -> Problem:
    return Problem(
        address, "There is no file to read there", "Check the address, and what may be read there."
    )


def _blocks(piece: Piece, spread: Spread, block: int) -> Iterator[Piece]:
    """Cut a file of lines: raw blocks are looked at by tasks, which count their line ends."""
    raw = [replace(piece, start=at, end=min(at + block, piece.size)) for at in range(0, piece.size, block)]
    ends = list(spread(line_ends, raw))
    before = accumulate((count for count, _ in ends), initial=0)
    starts = [(0, 1)]
    for one, lines, (count, first) in zip(raw, before, ends, strict=False):
        if one.start and count:
            starts.append((one.start + first, lines + 2))
    for (start, first), (end, _) in pairwise([*starts, (piece.size, 0)]):
        if start < end:
            yield replace(piece, start=start, end=end, first=first)


def line_ends(piece: Piece) -> tuple[int, int]:
    r"""Give how many lines end in a piece, and the place after the first of these ends.

    >>> import fsspec
    >>> fsspec.filesystem("memory").pipe_file("/ends.jsonl", b"ab\ncd\ne")
    >>> line_ends(Piece("memory://ends.jsonl", "ends.jsonl", 7, 0, 7))
    (2, 3)
    """
    with piece.open() as file:
        data = file.read()
    return data.count(b"\n"), data.find(b"\n") + 1


def read(part: Part, options: ReadOptions) -> Iterator[Article | Problem]:
    """Give the articles of a part and their problems, as a build on one machine reads them."""
    for piece in part:
        try:
            with piece.open():
                pass
        except OSError as error:
            yield Problem(piece.source, f"It cannot be read ({error})", "Check the address and its rights.")
            continue
        found = read_document(Document(piece.source, piece.open, _size(piece), 0, options))
        yield from _numbered(found, piece) if piece.block else found


def _size(piece: Piece) -> int:
    return piece.end - piece.start if piece.block else piece.size


def _numbered(found: Iterable[Article | Problem], piece: Piece) -> Iterator[Article | Problem]:
    """Count the lines of a block as those of its file, whose problem it is not that one has no article."""
    for one in found:
        source = _NUMBER.sub(lambda number: str(int(number[0]) + piece.first - 1), one.source)
        if isinstance(one, Article) or source != piece.source:
            yield replace(one, source=source)


def content(part: Part) -> Iterator[str]:
    """Give what names a part's content: sources, first lines and hashes of the bytes. Raises OSError."""
    for piece in part:
        with piece.open() as file:
            found = hashlib.sha256()
            while data := file.read(MEBI):
                found.update(data)
        yield from (piece.source, str(piece.first), found.hexdigest())
