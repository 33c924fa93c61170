"""What goes wrong for a user, in one line. 用户可见的错误."""

from __future__ import annotations

from pathlib import Path


class GuituError(Exception):
    """Something a user can mend: the message names the file or place and says what to do.

    >>> str(GuituError("out: there is no graph in it. Build one first: guitu build articles -o out"))
    'out: there is no graph in it. Build one first: guitu build articles -o out'
    """


def unwritable(path: Path, error: OSError) -> GuituError:
    """Give the error that says why nothing can be written to `path`.

    >>> print(unwritable(Path("out"), OSError(28, "No space left on device")))
    out: cannot be written (No space left on device); give another place after -o
    """
    return GuituError(f"{path}: cannot be written ({error.strerror or error}); give another place after -o")
