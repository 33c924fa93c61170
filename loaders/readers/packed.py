"""Bounds for what is packed: how much a document may unpack to. 压缩文档的上限."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO

from loaders.errors import UnreadableError
from loaders.readers.document import MEBI, Document, beginning

RATIO = 200
"""A document that unpacks to more than this many times its size is a bomb: text packs about 3 to 20 times."""

FREE = 16 * MEBI
"""Up to this size the ratio does not matter: a small file may well be blanks."""

PART = 512 * MEBI
"""What the parts of one packed document (DOCX, XLSX) may come to."""

HELD = 4096 * MEBI
"""What is held in a temporary file: an archive in an archive, a big member, standard input."""

DEEPEST = 3
"""An archive within an archive within an archive is opened, no more."""

BOMB = UnreadableError(
    f"It unpacks to more than {RATIO} times its size, as a ZIP bomb does", "Leave it out, or unpack it first."
)

TOO_BIG = UnreadableError(
    f"It is too big: more than {HELD // MEBI} MB that cannot be read where it lies",
    "Unpack it first, or give it as a file.",
)


class Bounded(io.RawIOBase):
    """A stream that ends with an error when it gives more than so many bytes.

    >>> Bounded(io.BytesIO(b"123"), 3, BOMB).read()
    b'123'
    """

    def __init__(self, stream: IO[bytes], most: int, error: UnreadableError) -> None:
        self._stream = stream
        self._left = most
        self._error = error

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into a buffer; give the number of bytes."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise self._error
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream beneath too."""
        self._stream.close()
        super().close()


def bounded(stream: BinaryIO, size: int) -> BinaryIO:
    """Give the stream that `size` packed bytes unpack to; it raises UnreadableError when it is a bomb.

    >>> bounded(io.BytesIO(b"123"), 1).read()
    b'123'
    """
    return io.BufferedReader(Bounded(stream, max(FREE, RATIO * size), BOMB))


@contextmanager
def kept(stream: IO[bytes], size: int = -1) -> Iterator[Callable[[], BinaryIO]]:
    """Keep what goes by only once, to be opened again: in memory, or what is big in a temporary file.

    It has `size` bytes, if that is known and true. Raises UnreadableError for more than `HELD`.

    >>> with kept(io.BytesIO(b"123")) as opened:
    ...     opened().read(), opened().read()
    (b'123', b'123')
    """
    start = beginning(stream, FREE + 1, size)
    if len(start) <= FREE:
        yield partial(io.BytesIO, start)
        return
    with tempfile.NamedTemporaryFile(prefix="guitu-") as file:
        file.write(start)
        del start
        shutil.copyfileobj(Bounded(stream, HELD, TOO_BIG), file, MEBI)
        file.flush()
        yield partial(_reopened, Path(file.name))


def _reopened(path: Path) -> BinaryIO:
    return path.open("rb")


@contextmanager
def seekable(document: Document) -> Iterator[BinaryIO]:
    """Give a document as a stream to seek in: its own, or what is kept of it. Raises UnreadableError."""
    with document.open() as stream:
        if document.depth == 0 and stream.seekable():
            yield stream
            return
        with kept(stream, document.size) as opened, opened() as again:
            yield again


def check_parts(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError for a packed document (DOCX, XLSX) that is encrypted or a bomb."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("It is encrypted", "Save it without a password.")
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if size > PART or (size > FREE and size > RATIO * packed):
        raise BOMB
