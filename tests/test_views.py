"""Views drawn by two processes are those that one draws. 并行绘制视图."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import guitu
from guitu import views

ARTICLE = Path(__file__).parent.parent / "examples" / "articles" / "a03_jinan_metropolitan.txt"


def _files(out: Path, workers: int) -> dict[str, bytes]:
    guitu.build(ARTICLE, out=out, workers=workers)
    return {name: (out / name).read_bytes() for name in views.VIEWS}


def test_sides_are_all_views() -> None:
    """Else large builds would leave one out that small ones write."""
    assert sorted(name for side in views.SIDES for name in side) == sorted(views.VIEWS)


def test_two_processes_draw_what_one_draws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of processes must not show in a single byte."""
    alone = _files(tmp_path / "one", 1)
    monkeypatch.setattr(views, "MANY", 0)
    assert _files(tmp_path / "two", 2) == alone


def test_views_are_drawn_when_a_process_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two may want more memory than there is; the graph must get its page all the same."""
    alone = _files(tmp_path / "one", 1)
    monkeypatch.setattr(views, "MANY", 0)
    monkeypatch.setattr(
        views, "pool", lambda number, _: ProcessPoolExecutor(number, get_context("spawn"), os._exit, (9,))
    )
    assert _files(tmp_path / "two", 2) == alone
