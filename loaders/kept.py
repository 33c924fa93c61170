"""What is made again by every process and never changes, kept in a file with the user's caches. 缓存文件。"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


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
