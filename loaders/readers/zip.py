"""ZIP archives: each member is a document of its own, read where it lies. ZIP 压缩包."""

from __future__ import annotations

import zipfile
from functools import partial
from typing import BinaryIO, cast

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.members import check_depth, is_scan, is_wanted, member
from loaders.readers.packed import seekable
from loaders.readers.table import PACKED, reader

_UTF8_NAME = 0x800
"""The flag of a member whose name is UTF-8 (APPNOTE 4.4.4, bit 11); others have the maker's code page."""


def read(document: Document) -> Found:
    """Give the articles of the members whose formats are read, in the order of their names.

    Raises UnreadableError for an archive without such members, and for one too deep within others.
    """
    check_depth(document)
    with seekable(document) as stream, zipfile.ZipFile(stream) as archive:
        parts = {name_of(part): part for part in archive.infolist() if not part.is_dir()}
        inside = next((kind for sign, kind in PACKED.items() if sign in parts), None)
        if inside is not None:
            yield from reader(inside).read(document)
            return
        # An archive of nothing but pictures is one of scanned pages.
        wanted = sorted(filter(is_wanted, parts)) or sorted(filter(is_scan, parts))
        if not wanted:
            raise UnreadableError("There is no file to read in the archive", "Check what is in it.")
        for name in wanted:
            part = parts[name]
            opened = cast("partial[BinaryIO]", partial(archive.open, part))
            locked = bool(part.flag_bits & 1)
            yield from member(document, name, opened, part.file_size, part.compress_size, locked=locked)


def name_of(part: zipfile.ZipInfo) -> str:
    """Give the name of a member, in UTF-8 or as Chinese Windows writes it.

    >>> name_of(zipfile.ZipInfo("规划.txt".encode("gb18030").decode("cp437")))
    '规划.txt'
    """
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return part.filename
