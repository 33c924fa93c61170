"""A document opened again by its path, which may lead into archives: a.zip/2021/b.pdf. 打开压缩包内文件."""

from __future__ import annotations

import errno
import os
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath, PurePosixPath
from typing import IO, BinaryIO, cast

from loaders.errors import UnreadableError
from loaders.readers.packed import bounded, kept
from loaders.readers.zip import name_of

BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, UnreadableError)
HERE, ZIP = PurePath(), b"PK\x03\x04"
Member = tuple[str, IO[bytes], int, int]
"""The name of a member of an archive, its bytes, how many they are and how many in the archive."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, or the member of an archive, or of one within it, that a path leads to; to seek in.

    Raises OSError for what is not there or cannot be read.

    >>> with opened(Path(__file__)) as stream:
    ...     stream.readline()[:14]
    b'\"\"\"A document '
    """
    outer = next((one for one in (path, *path.parents) if one.is_file()), path)
    try:
        with outer.open("rb") as stream, _within(stream, path.relative_to(outer)) as found:
            yield found
    except BROKEN as error:
        raise OSError(errno.EIO, str(error), str(path)) from error


@contextmanager
def _within(stream: BinaryIO, inner: PurePath) -> Iterator[BinaryIO]:
    if inner == HERE:
        yield stream
        return
    with (
        _member(stream, inner) as (name, content, size, packed),
        kept(bounded(cast("BinaryIO", content), packed), size) as again,
        again() as member,
        _within(member, inner.relative_to(name)) as found,
    ):
        yield found


@contextmanager
def _member(stream: BinaryIO, inner: PurePath) -> Iterator[Member]:
    """Give the member that a path begins with."""
    members = _of_zip if stream.read(len(ZIP)) == ZIP else _of_tar
    stream.seek(0)
    with members(stream, {str(one) for one in (inner, *inner.parents)}) as found:
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(inner))
        yield found


@contextmanager
def _of_zip(stream: BinaryIO, names: set[str]) -> Iterator[Member | None]:
    with zipfile.ZipFile(stream) as archive:
        parts = ((_plain(name_of(part)), part) for part in archive.infolist() if not part.is_dir())
        name, part = next((one for one in parts if one[0] in names), ("", None))
        if part is None:
            yield None
            return
        with archive.open(part) as content:
            yield name, content, part.file_size, part.compress_size


@contextmanager
def _of_tar(stream: BinaryIO, names: set[str]) -> Iterator[Member | None]:
    with tarfile.open(fileobj=stream, mode="r:*") as archive:
        part = next((one for one in archive if one.isfile() and _plain(one.name) in names), None)
        content = archive.extractfile(part) if part else None
        yield (_plain(part.name), content, part.size, part.size) if part and content else None


def _plain(name: str) -> str:
    return str(PurePosixPath(name))
