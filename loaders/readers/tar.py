"""TAR archives, packed or not: each member is a document, read as the archive goes by. TAR 归档."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.members import check_depth, is_wanted, member
from loaders.readers.packed import BOMB, FREE, RATIO


def read(document: Document) -> Found:
    """Give the articles of the members whose formats are read, in the archive's order; links are left out.

    Raises UnreadableError for an archive without such members, for a bomb, and for one too deep in others.
    """
    check_depth(document)
    found = False
    with document.open() as stream, tarfile.open(fileobj=stream, mode="r|*") as archive:
        for part in archive:
            passed = max(archive.offset, part.size)
            if document.size > 0 and passed > FREE and passed > RATIO * document.size:
                raise BOMB
            content = archive.extractfile(part) if part.isfile() and is_wanted(part.name) else None
            if content is not None:
                found = True
                with _kept(content, part.size) as opened:
                    yield from member(document, part.name, opened, part.size, part.size)
    if not found:
        raise UnreadableError("There is no file to read in the archive", "Check what is in it.")


@contextmanager
def _kept(content: IO[bytes], size: int) -> Iterator[Callable[[], BinaryIO]]:
    """Keep a member, which goes by only once, to be opened twice: in memory, or in a temporary file."""
    if size <= FREE:
        yield partial(BytesIO, content.read())
        return
    with tempfile.NamedTemporaryFile(prefix="guitu-") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        yield partial(_reopened, Path(file.name))


def _reopened(path: Path) -> BinaryIO:
    return path.open("rb")
