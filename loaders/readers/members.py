"""Members of an archive: which are read, and what they are called. 压缩包成员."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.packed import DEEPEST, bounded
from loaders.readers.table import is_picture, is_read, read_document

_FOREIGN = "__MACOSX"
"""A folder that macOS adds, with its own notes on every file."""


def check_depth(document: Document) -> None:
    """Raise UnreadableError for an archive that lies too deep within others.

    >>> from io import BytesIO
    >>> check_depth(Document("a.zip", BytesIO))
    """
    if document.depth >= DEEPEST:
        raise UnreadableError(
            f"It lies more than {DEEPEST} archives deep, as a ZIP bomb does",
            "Leave it out, or unpack it first.",
        )


def is_wanted(name: str) -> bool:
    """Tell whether a member is read: its format is one of those read in folders, and it is not hidden.

    >>> [is_wanted(name) for name in ("2021/a.txt", "2021/.a.txt", "__MACOSX/a.txt", "style.css")]
    [True, False, False, False]
    """
    return not _hidden(name) and is_read(name)


def is_scan(name: str) -> bool:
    """Tell whether a member is a picture, which is read where the archive holds nothing else that is.

    >>> is_scan("2021/page3.png"), is_scan("2021/a.txt"), is_scan("__MACOSX/page3.png")
    (True, False, False)
    """
    return not _hidden(name) and is_picture(name)


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part != "..") or part == _FOREIGN for part in parts)


def member(
    archive: Document,
    name: str,
    opened: Callable[[], BinaryIO],
    size: int,
    packed: int,
    *,
    locked: bool = False,
) -> Found:
    """Give the articles of a member of `size` bytes, which take `packed` bytes in the archive.

    A name that leads outside of the archive is a problem: such an archive is made to overwrite files. Nothing
    is written here, so nothing is overwritten.
    """
    inner = Document(
        f"{archive.source}/{name}", partial(_stream, opened, packed), size, archive.depth + 1, archive.options
    )
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name[:2]:
        yield inner.problem(
            "Its name leads outside of the archive", "Do not unpack this archive; ask who sent it."
        )
    elif locked:
        yield inner.problem("It is encrypted with a password", "Unpack it with its password first.")
    else:
        yield from read_document(inner)


def _stream(opened: Callable[[], BinaryIO], packed: int) -> BinaryIO:
    return bounded(opened(), packed)
