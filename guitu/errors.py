"""What goes wrong for a user, in one line. 用户可见的错误."""

from __future__ import annotations


class GuituError(Exception):
    """Something a user can mend: the message names the file or place and says what to do.

    >>> str(GuituError("out: there is no graph in it. Build one first: guitu build articles -o out"))
    'out: there is no graph in it. Build one first: guitu build articles -o out'
    """
