"""Files at any address that fsspec knows: this machine, memory, S3, HDFS and others. 任意地址上的文件."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO, cast

from graph.lazy import lazy
from guitu.errors import GuituError

if TYPE_CHECKING:
    import fsspec
else:
    # Only a build on a cluster needs it.
    fsspec = lazy("fsspec")

RENAMED = frozenset({"file", "local", "hdfs", "webhdfs"})
"""Protocols under which a file is seen while it is written; under the others it appears when it is whole."""


@lru_cache(64)
def opened(url: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """Give the file system of an address and the path in it. Raises GuituError for an address of no use.

    >>> opened("memory://shards/a")[1]
    '/shards/a'
    """
    try:
        system, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise GuituError(f"{url}: {error}; see docs/scale.md for addresses and their drivers") from error
    return system, path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder by its address. Names in it are paths with /."""

    url: str

    def at(self, name: str) -> str:
        """Give the path of a file in it, without the protocol.

        >>> Folder("memory://shards").at("graph/a.nq.gz")
        '/shards/graph/a.nq.gz'
        """
        return f"{opened(self.url)[1].rstrip('/')}/{name}"

    def put(self, name: str, data: bytes) -> None:
        """Write a file that is seen whole or not at all; one that is there is replaced.

        >>> folder = Folder("memory://doctest")
        >>> folder.put("a", b"1")
        >>> folder.get("a"), folder.has("b"), list(folder.names(""))
        (b'1', False, ['a'])
        """
        system, path = opened(self.url)[0], self.at(name)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        protocol = system.protocol if isinstance(system.protocol, str) else system.protocol[0]
        if protocol in RENAMED:
            part = f"{path}.{secrets.token_hex(8)}.part"
            system.pipe_file(part, data)
            system.mv(part, path)
        else:
            system.pipe_file(path, data)

    def get(self, name: str, start: int | None = None, end: int | None = None) -> bytes:
        """Read a file, or its bytes from `start` to before `end`. Raises OSError when it is not there."""
        return bytes(opened(self.url)[0].cat_file(self.at(name), start=start, end=end))

    def has(self, name: str) -> bool:
        """Whether there is a file of that name now."""
        system = opened(self.url)[0]
        system.invalidate_cache()
        return bool(system.exists(self.at(name)))

    def names(self, below: str) -> Iterator[str]:
        """Give the names of all files below a folder in it, in order."""
        system, root = opened(self.url)[0], self.at("")
        system.invalidate_cache()
        top = self.at(below)
        return (path.removeprefix(root) for path in sorted(system.find(top)) if not path.endswith(".part"))

    def remove(self, below: str) -> None:
        """Remove a folder in it, which need not be there."""
        system, path = opened(self.url)[0], self.at(below)
        if system.exists(path):
            system.rm(path, recursive=True)


def stream(url: str) -> BinaryIO:
    """Open the file at an address to read it. Raises OSError."""
    system, path = opened(url)
    return cast("BinaryIO", system.open(path, "rb"))
