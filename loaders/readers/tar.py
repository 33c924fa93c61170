"""TAR archives, packed or not: each member is a document, read as the archive goes by. TAR 归档."""

from __future__ import annotations

import tarfile
from collections.abc import Callable

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.members import check_depth, is_scan, is_wanted, member
from loaders.readers.packed import BOMB, FREE, RATIO, kept


def read(document: Document) -> Found:
    """Give the articles of the members whose formats are read, in the archive's order; links are left out.

    Raises UnreadableError for an archive without such members, for a bomb, and for one too deep in others.
    """
    check_depth(document)
    # An archive of nothing but pictures is one of scanned pages.
    for wanted in (is_wanted, is_scan):
        some = False
        for one in _members(document, wanted):
            some = True
            yield one
        if some:
            return
    raise UnreadableError("There is no file to read in the archive", "Check what is in it.")


def _members(document: Document, wanted: Callable[[str], bool]) -> Found:
    with document.open() as stream, tarfile.open(fileobj=stream, mode="r|*") as archive:
        while (part := archive.next()) is not None:
            # It remembers every member that went by, and mypy does not know where.
            vars(archive)["members"].clear()
            passed = max(archive.offset, part.size)
            if document.size > 0 and passed > FREE and passed > RATIO * document.size:
                raise BOMB
            content = archive.extractfile(part) if part.isfile() and wanted(part.name) else None
            if content is not None:
                with kept(content, part.size) as opened:
                    yield from member(document, part.name, opened, part.size, part.size)
