"""A text that would be read for hours is left out, and the others go on. 限时阅读。"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(Exception):
    """A block took more processor time than it was given."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Let a block take so many seconds of processor time; raise TooLongError in it when it takes more.

    Time of the processor and not of the clock, so that a busy machine leaves out nothing. Where no signal can
    be received (another thread than the main one, Windows) the block takes what it takes.

    >>> with at_most(60):
    ...     sum(range(10))
    45
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "ITIMER_VIRTUAL"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"more than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
