"""Processes beside this one: how many, and how they begin. 进程."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from guitu.cycles import look_seldom_for_cycles

MOST = 8


def number(asked: int, *, worth: bool) -> int:
    """Give how many processes to use: as many as asked; for 0 one a core, where that is worth their start.

    >>> number(3, worth=False), number(0, worth=False)
    (3, 1)
    """
    return asked or (min(MOST, os.cpu_count() or 1) if worth else 1)


def pool(workers: int, at_interrupt: signal.Handlers = signal.SIG_IGN) -> ProcessPoolExecutor:
    """Give so many processes, which leave Ctrl-C to this one, or with `SIG_DFL` end at once.

    Either way none prints a traceback of its own.
    """
    # Spawned, since a forked process may inherit a lock that a thread of the progress bar holds.
    return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (at_interrupt,))


def _begin(at_interrupt: signal.Handlers) -> None:
    look_seldom_for_cycles()
    signal.signal(signal.SIGINT, at_interrupt)
