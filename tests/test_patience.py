"""A text that would be read for hours costs itself alone. 限时阅读。"""

from __future__ import annotations

import re
from threading import Thread

import pytest

from guitu import building
from guitu.building import BuildOptions, Understood, understand
from guitu.patience import TooLongError, at_most
from loaders.values import Article, Problem

HARD = "a" * 40
"""The expression below reads it in 2⁴⁰ ways."""


def _search() -> None:
    re.search("(?:a+)+b", HARD)


def test_an_endless_search_is_ended() -> None:
    """Else one text stops a build for good: an expression is where a reader hangs."""
    with pytest.raises(TooLongError), at_most(0.2):
        _search()


def test_nothing_is_ended_later() -> None:
    """Else the limit of one article ends another one."""
    with at_most(0.2):
        pass
    assert sum(range(20_000_000)) > 0


def test_where_no_signal_comes_the_block_is_done() -> None:
    """Else a task on a cluster, which runs in a thread, fails for the want of a signal."""
    done: list[int] = []

    def read() -> None:
        with at_most(0.001):
            done.append(sum(range(100)))

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert done == [4950]


def test_a_build_goes_on_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else one article of an archive, written by hand or by malice, costs all behind it."""
    short = "郑州市市长林知远主持会议。"
    found = [Article.of(f"{i}.txt", short * times) for i, times in enumerate((1, 20_000, 1))]
    list(understand(found[:1], BuildOptions()))
    monkeypatch.setattr(building, "PATIENCE", (1.0, 0.0))
    first, problem, last = understand(found, BuildOptions())
    assert isinstance(first, Understood)
    assert isinstance(last, Understood)
    assert isinstance(problem, Problem)
    assert (problem.source, problem.reason) == ("1.txt", "It was not read in 1 s of processor time")
