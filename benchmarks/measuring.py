"""Candidates measured side by side, and whole programs with their processor time and memory. 测量.

On a busy machine seconds on the clock tell of the neighbours; processor time tells of the work. So jobs of
one process are told in processor time, and programs in both.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROUNDS = 5

_SPENT = Path(__file__).with_name("spent.py")

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Spent:
    """What a program took: seconds on the clock, of processor time with its own processes, MiB at most."""

    wall: float
    cpu: float
    memory: float


def cpu(job: Job) -> float:
    """Give the seconds of processor time that a job takes in this process.

    >>> cpu(lambda: None) < 1
    True
    """
    gc.collect()
    start = time.process_time()
    job()
    return time.process_time() - start


def in_turn(jobs: Mapping[str, Job]) -> dict[str, float]:
    """Give the seconds of processor time of each job, one after the other.

    >>> list(in_turn({"nothing": lambda: None}))
    ['nothing']
    """
    return {name: cpu(job) for name, job in jobs.items()}


def medians(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Give the median of each figure over the rounds.

    >>> medians([{"a": 1.0}, {"a": 3.0}, {"a": 2.0}])
    {'a': 2.0}
    """
    return {name: median(one[name] for one in rounds) for name in rounds[0]}


def program(*words: str) -> Spent:
    """Run Python with these words to its end. Raises CalledProcessError when it fails."""
    told = subprocess.run(
        [sys.executable, "-S", str(_SPENT), sys.executable, *words], stdout=subprocess.PIPE, check=True
    )
    spent = json.loads(told.stdout)
    if status := spent.pop("status"):
        raise subprocess.CalledProcessError(status, words)
    return Spent(**spent)


def programs(jobs: Mapping[str, Sequence[str]], rounds: int = ROUNDS) -> dict[str, Spent]:
    """Give the medians of programs that take turns."""
    runs: dict[str, list[Spent]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, words in jobs.items():
            runs[name].append(program(*words))
    return {name: _middle(all_) for name, all_ in runs.items()}


def _middle(runs: Sequence[Spent]) -> Spent:
    walls, cpus, memories = zip(*((run.wall, run.cpu, run.memory) for run in runs), strict=True)
    return Spent(median(walls), median(cpus), median(memories))
