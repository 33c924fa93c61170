"""Bounds for what is packed: how much a document may unpack to. 压缩文档的上限."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from loaders.errors import UnreadableError
from loaders.readers.document import MEBI, Document

RATIO = 200
"""A document that unpacks to more than this many times its size is a bomb: text packs about 3 to 20 times."""

FREE = 16 * MEBI
"""Up to this size the ratio does not matter: a small file may well be blanks."""

PART = 512 * MEBI
"""What the parts of one packed document (DOCX, XLSX) may come to, and what is held to seek in."""

DEEPEST = 3
"""An archive within an archive within an archive is opened, no more."""

BOMB = UnreadableError(
    f"It unpacks to more than {RATIO} times its size, as a ZIP bomb does", "Leave it out, or unpack it first."
)


class Bounded(io.RawIOBase):
    """A stream that ends with UnreadableError when it gives more than `size` packed bytes may hold.

    >>> Bounded(io.BytesIO(b"123"), 1).read()
    b'123'
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = max(FREE, RATIO * size)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into a buffer; give the number of bytes."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise BOMB
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream beneath too."""
        self._stream.close()
        super().close()


def bounded(stream: BinaryIO, size: int) -> BinaryIO:
    """Give a stream that `size` packed bytes unpack to, with the bound of a `Bounded` one.

    >>> bounded(io.BytesIO(b"123"), 1).read()
    b'123'
    """
    return io.BufferedReader(Bounded(stream, size))


@contextmanager
def seekable(document: Document) -> Iterator[BinaryIO]:
    """Give a document as a stream to seek in, its own or one in memory. Raises UnreadableError."""
    with document.open() as stream:
        if document.depth == 0 and stream.seekable():
            yield stream
            return
    yield io.BytesIO(document.whole(PART))


def check_parts(archive: zipfile.ZipFile) -> None:
    """Raise UnreadableError for a packed document (DOCX, XLSX) that is encrypted or a bomb."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("It is encrypted", "Save it without a password.")
    size, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if size > PART or (size > FREE and size > RATIO * packed):
        raise BOMB
