"""Tasks run by Dask: a cluster of this machine's own, or one at an address. 任务的运行."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dask
import distributed

from guitu.cluster.building import Failed
from guitu.cluster.exchange import Spread

RETRIES = 2
"""How often a task is tried again that raised an error."""

DEATHS = 3
"""How many workers may die of a task before it is given up."""

AHEAD = 8
"""Tasks under way for each thread of the cluster: enough to keep it busy, however many there are."""


@contextmanager
def cluster(address: str = "", workers: int = 0) -> Iterator[distributed.Client]:
    """Give a client of the scheduler at an address, or of one of our own with so many processes.

    Raises OSError when nobody answers there.
    """
    settings = {"distributed.scheduler.allowed-failures": DEATHS, "distributed.admin.tick.limit": "60s"}
    with dask.config.set(settings):
        if address:
            with distributed.Client(address) as client:
                yield client
            return
        # One thread a process: the work is Python's own, which runs on one core at a time.
        own = distributed.LocalCluster(
            n_workers=workers or None,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=logging.CRITICAL,
        )
        with own, distributed.Client(own) as client:
            yield client


def spread_by(client: distributed.Client) -> Spread:
    """Give what runs tasks on a cluster: results in order, `Failed` for one that fails each time."""

    def spread(task: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[Any]:
        ahead = AHEAD * max(1, sum(client.nthreads().values()))
        waiting: deque[tuple[Any, distributed.Future[Any]]] = deque()
        for item in items:
            waiting.append((item, client.submit(task, item, retries=RETRIES, pure=False)))
            if len(waiting) > ahead:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())

    return spread


def _result(item: object, future: distributed.Future[Any]) -> object:
    try:
        return future.result()
    except distributed.KilledWorker:
        return Failed(item, f"it ended {DEATHS + 1} workers, for want of memory perhaps")
    except Exception as error:  # noqa: BLE001 - whatever a task raises on another machine is told
        return Failed(item, f"{type(error).__name__}: {error}")
