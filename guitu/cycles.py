"""How often Python looks for values that hold each other. 垃圾回收的频率。"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def look_seldom_for_cycles() -> None:
    """Let this process look for cycles at every 50,000 new values.

    Reading makes values by the million and hardly a cycle: at Python's 700 the search takes a tenth of it.
    """
    gc.set_threshold(50_000, 20, 100)


@contextmanager
def few_looks() -> Iterator[None]:
    """Look seldom for cycles within a block, and afterwards as often as before.

    >>> before = gc.get_threshold()
    >>> with few_looks():
    ...     gc.get_threshold() == before
    False
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    look_seldom_for_cycles()
    try:
        yield
    finally:
        gc.set_threshold(*before)
