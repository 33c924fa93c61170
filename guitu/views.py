"""The views that a build leaves beside its graph, drawn side by side where that pays. 构建附带的视图."""

from __future__ import annotations

import signal
from collections.abc import Collection, Mapping
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

import graph.folder
from graph.dataset import Build
from graph.folder import Made, add_views
from guitu.formats import Drawing, encoded, render
from guitu.processes import number, pool

VIEWS = {"graph.trig": "trig", "graph.ttl": "ttl", "graph.html": "html", "graph.gexf": "gexf"}
"""Files that a build writes beside graph.nq, and their formats."""

SIDES = (("graph.html", "graph.gexf"), ("graph.trig", "graph.ttl"))
"""What one process draws: the first two share a network and where its nodes lie."""

MANY = 100_000
"""Lines from which on two processes draw sooner than one, their start included."""

LARGE, HUGE = 200_000, 1_500_000
"""Lines from which on a graph is written without its views: one in which little changed, and any."""


def large(made: Made) -> bool:
    """Whether writing all views takes more memory than a laptop has, or far longer than what changed.

    Then they are left to `guitu export`; those of the last graph go with it.

    >>> large(Made(Path("graph.nq"), "", 100))
    False
    """
    return made.lines > (LARGE if made.change is not None else HUGE)


def drawn(content: Build, files: Collection[str] = tuple(VIEWS)) -> Mapping[str, bytes]:
    """Give the views of a build by the names of their files."""
    drawing = Drawing(content)
    return {name: encoded(render(drawing, VIEWS[name])[""]) for name in files}


def add(out: Path, made: Made, workers: int = 1) -> None:
    """Write the views of the graph in `out`, unless it is `large`; 0 `workers` are as many as suit.

    Raises OSError.
    """
    if large(made):
        return
    if made.lines >= MANY and number(workers, worth=True) > 1:
        # A process that is ended wants memory perhaps: one takes less than two. Whoever presses Ctrl-C should
        # not have to wait until a page is drawn.
        with suppress(BrokenProcessPool), pool(len(SIDES), signal.SIG_DFL) as processes:
            for side in [processes.submit(_drawn, out, made.name, files) for files in SIDES]:
                add_views(out, side.result())
            return
    add_views(out, _drawn(out, made.name))


def _drawn(out: Path, name: str, files: tuple[str, ...] = tuple(VIEWS)) -> Mapping[str, bytes]:
    return drawn(graph.folder.Stored(out, name), files)
