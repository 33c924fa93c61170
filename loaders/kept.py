"""What is made again by every process and never changes, kept in a file with the user's caches. 缓存文件。"""

from __future__ import annotations

import atexit
import contextlib
import os
import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

MOST = 4000
"""A file with more values than so many holds some that nobody asks for any more, and is begun anew."""

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """What is made of texts: read from a file once, what the file has not is made and written at the end.

    `file` gives where, or raises RuntimeError where there is no home; `unpack` raises ValueError or TypeError
    for what `pack` did not write.
    """

    def __init__(
        self,
        file: Callable[[], Path],
        pack: Callable[[dict[str, _Value]], bytes],
        unpack: Callable[[bytes], dict[str, _Value]],
    ) -> None:
        self._file, self._pack, self._unpack = file, pack, unpack
        self.new: dict[str, _Value] = {}

    @cached_property
    def _old(self) -> dict[str, _Value]:
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError, RuntimeError):
            return self._unpack(self._file().read_bytes())
        return {}

    def of(self, text: str, make: Callable[[], _Value]) -> _Value:
        """Give what was made of a text, by whatever process, or make it."""
        value = self._old.get(text)
        if value is None:
            if not self.new:
                atexit.register(self._write)
            value = self.new[text] = make()
        return value

    def _write(self) -> None:
        """Write what was made beside what other processes wrote meanwhile."""
        vars(self).pop("_old", None)
        values = {**self._old, **self.new}
        with contextlib.suppress(OSError, RuntimeError):
            keep(self._file(), self._pack(values if len(values) <= MOST else self.new))


def kept_file(name: str) -> Path:
    """Give where something is kept. Raises RuntimeError where there is no home.

    >>> kept_file("words-1").parts[-2:]
    ('guitu', 'words-1')
    """
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(home) / "guitu" / name


def keep(path: Path, data: bytes) -> None:
    """Write a file whole, then give it its name, so that two processes can do it at once.

    Nothing is written where that cannot be: what is kept only saves time.
    """
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
