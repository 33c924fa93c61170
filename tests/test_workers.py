"""Several processes give what one gives, and a worker that is ended costs nobody else's article. 多进程."""

from __future__ import annotations

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from guitu.building import Outcome, Understood, pooled
from loaders.values import Article, Problem

DEADLY = "致命"


def _read(found: list[Article | Problem], once: Path) -> list[Outcome]:
    """End the worker at each deadly article; at that of the name `once` only the first time."""
    for item in found:
        if DEADLY in item.source:
            os.kill(os.getpid(), signal.SIGKILL)
        if item.source == once.name and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [Understood(item, ()) for item in found if isinstance(item, Article)]


def _sources(outcomes: list[Outcome]) -> list[str]:
    return [
        one.article.source if isinstance(one, Understood) else f"problem {one.source}" for one in outcomes
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["甲", "乙", "丙"], ["甲", "乙", "丙"]),
        (["甲", "一次", "丙"], ["甲", "一次", "丙"]),
        (["甲", "致命", "丙", "丁"], ["甲", "problem 致命", "丙", "丁"]),
        (["致命1", "致命2"], ["problem 致命1", "problem 致命2"]),
    ],
)
def test_a_dead_worker_costs_only_the_article_that_ends_it(
    names: list[str], expected: list[str], tmp_path: Path
) -> None:
    """Else one article too large for the memory would end a build of a million, or lose its neighbours."""
    batches: list[list[Article | Problem]] = [[Article.of(name, name)] for name in names]
    task = partial(_read, once=tmp_path / "一次")
    assert _sources(list(pooled(task, batches, 2))) == expected
