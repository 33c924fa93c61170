"""How fast Guitu is beside jieba, measured side by side on this machine: `make bench`. 基准测试.

    python -m benchmarks.run [speed] [density] [growth] [start] [memory] [workers]    all unless told

Prints Markdown. Ratios are what counts: medians of rounds in which the candidates take turns, of processor
time, so that a busy machine does not spoil them. Text is made from a seed (`benchmarks/articles.py`), anew
for each round.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count

import jieba

import guitu
from benchmarks.measuring import ROUNDS, Job, Spent, cpu, in_turn, medians, programs
from benchmarks.stages import OPTIONS, QUADS, Round, jieba_jobs, made, stage_jobs, whole_jobs
from guitu.cycles import look_seldom_for_cycles
from loaders.pipeline import read_closely

NUMBER, LENGTH = 20, 2000
"""Articles of a round, and the characters of one: about 120 KB of UTF-8."""

PLAIN = 0.4
"""So many of the sentences tell nothing: a text then has as many mentions a kilobyte as newspapers."""

SHORT, LONG = 300, 1000
"""Characters of an article where their number grows, and where processes share the work: 1,000 are 3 KB."""

SEEDS = count(1)

_JIEBA = "import jieba; jieba.setLogLevel('ERROR'); jieba.initialize()"
_CUT = (
    f"{_JIEBA}; import json, sys\n"
    "for line in open(sys.argv[1], encoding='utf-8'):\n"
    "    list(jieba.cut(json.loads(line)['text']))"
)
_UNDERSTAND = (
    "import sys\n"
    "from guitu.building import BuildOptions, understand\n"
    "from guitu.cycles import look_seldom_for_cycles\n"
    "from loaders.sources import read\n"
    "if __name__ == '__main__':\n"
    "    look_seldom_for_cycles()\n"
    "    for one in understand(read([sys.argv[1]]), BuildOptions(), int(sys.argv[2])): pass\n"
)
_BUILD = (
    "import sys, tempfile\n"
    "import guitu\n"
    "from guitu.cycles import look_seldom_for_cycles\n"
    "if __name__ == '__main__':\n"
    "    look_seldom_for_cycles()\n"
    "    with tempfile.TemporaryDirectory() as out:\n"
    "        guitu.build(sys.argv[1], out=out, workers=int(sys.argv[2]))\n"
)


def table(head: str, rows: Mapping[str, str]) -> None:
    """Print a Markdown table; cells of `head` and of each row are parted by bars."""
    print(f"\n| {head} |\n|{' --- |' * (head.count('|') + 1)}")
    for name, cells in rows.items():
        print(f"| {name} | {cells} |", flush=True)


def speed() -> None:
    """Print KB/s of the whole build and of every stage, beside jieba's cut and posseg."""
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        with made(NUMBER, LENGTH, next(SEEDS)) as one:
            seconds = in_turn({**jieba_jobs(one), **whole_jobs(one), **stage_jobs(one)})
            rounds.append({name: taken / one.kilobytes for name, taken in seconds.items()})
    costs = medians(rounds)
    over = {name: _ratio(rounds, name, "jieba.cut") for name in costs}
    tagged = {name: _ratio(rounds, name, "jieba.posseg.cut") for name in costs}
    head = "of the same text | KB/s | × jieba.cut | × jieba.posseg.cut | ms per 10 KB"
    table(
        head,
        {
            name: f"{_rate(cost)} | {over[name]:.2f} | {tagged[name]:.2f} | {10_000 * cost:.1f}"
            for name, cost in costs.items()
        },
    )


def density() -> None:
    """Print what the whole build costs where all sentences tell something, and as many as in newspapers."""
    rows = {}
    for name, plain in (("every sentence tells something", 0.0), ("as in newspapers", PLAIN)):
        rounds, said = [], []
        for _ in range(ROUNDS):
            with made(NUMBER, LENGTH, next(SEEDS), plain) as one:
                rounds.append(in_turn({**jieba_jobs(one), QUADS: whole_jobs(one)[QUADS]}))
                found = [read_closely(article, OPTIONS) for article in one.articles]
                told = {
                    "mentions": sum(len(reading.mentions) for reading in found),
                    "statements": sum(len(reading.statements) for reading in found),
                }
                said.append({what: number / one.kilobytes for what, number in told.items()})
        cells = (
            *medians(said).values(),
            *(_ratio(rounds, QUADS, beside) for beside in rounds[0] if beside != QUADS),
        )
        rows[name] = " | ".join(f"{cell:.2f}" for cell in cells)
    table(
        "whole build to quads | mentions per KB | statements per KB | × jieba.cut | × jieba.posseg.cut", rows
    )


def _rate(cost: float) -> str:
    return f"{1 / cost:,.0f}" if cost else "∞"


def _ratio(rounds: list[dict[str, float]], name: str, beside: str) -> float:
    return medians([{"": one[beside] / max(one[name], 1e-9)} for one in rounds])[""]


def growth() -> None:
    """Print how the cost of a build grows with the number of articles and with the length of one."""
    rows = {}
    for what, sizes in (
        ("articles", ((4, SHORT), (40, SHORT), (400, SHORT))),
        ("characters of one article", ((1, 1_000), (1, 10_000), (1, 100_000))),
    ):
        times = medians([_grown(sizes) for _ in range(ROUNDS)])
        first, tenfold, hundredfold = times.values()
        steps = f"{tenfold / first:.1f} | {hundredfold / tenfold:.1f} | {hundredfold / first:.1f}"
        small, large = (number * length for number, length in (sizes[0], sizes[-1]))
        rows[f"{what} ({small:,} to {large:,} characters in all)"] = steps
    table("CPU time of a build, as there are more | 10 × | 10 → 100 × | 100 ×", rows)


def _grown(sizes: tuple[tuple[int, int], ...]) -> dict[str, float]:
    found = {}
    for number, length in sizes:
        with made(number, length, next(SEEDS)) as one:
            # Characters of the round itself: an article ends with the sentence that reaches its length.
            share = number * length / sum(len(article.text) for article in one.articles)
            found[f"{number} {length}"] = share * cpu(_to_default_graph(one))
    return found


def _to_default_graph(one: Round) -> Job:
    return lambda: len(guitu.build(one.news).content.lines)


def start() -> None:
    """Print how long commands take to start, beside bare Python and rdflib."""
    with tempfile.TemporaryDirectory() as folder, made(2, SHORT, next(SEEDS)) as one:
        guitu.build(one.news).save(folder)
        found = programs(
            {
                "python -c pass": ["-c", "pass"],
                "python -c 'import rdflib'": ["-c", "import rdflib"],
                "python -c 'import jieba; jieba.initialize()'": ["-c", _JIEBA],
                "guitu --help": ["-m", "guitu", "--help"],
                "guitu query OUT 'ASK {}'": ["-m", "guitu", "query", folder, "ASK {}"],
            },
            2 * ROUNDS + 1,
        )
    bare = found["python -c pass"]
    table(
        "start | ms on the clock | more than bare | ms of processor | more than bare",
        {name: _started(spent, bare) for name, spent in found.items()},
    )


def _started(spent: Spent, bare: Spent) -> str:
    ms = (spent.wall, spent.wall - bare.wall, spent.cpu, spent.cpu - bare.cpu)
    return " | ".join(f"{1000 * one:.0f}" for one in ms)


def memory(sizes: tuple[int, ...] = (10, 100, 1000)) -> None:
    """Print the most memory that a process had: jieba alone, and builds of ever more articles."""
    rows = {}
    for number in sizes:
        with made(number, SHORT, next(SEEDS)) as one:
            out = str(one.folder / "out")
            found = programs(
                {
                    "jieba.cut": ["-c", _CUT, str(one.news)],
                    "text → quads": ["-c", _UNDERSTAND, str(one.news), "1"],
                    "guitu build": ["-m", "guitu", "build", str(one.news), "-o", out, "--workers", "1"],
                },
                rounds=1,
            )
            rows[f"{number:,} articles, {one.kilobytes:,.0f} KB"] = " | ".join(
                f"{spent.memory:,.0f}" for spent in found.values()
            )
    table("most memory in MiB | jieba.cut | text → quads | guitu build, with all views", rows)


def workers(rounds: int = ROUNDS) -> None:
    """Print what a second process gives, its start included."""
    rows = {}
    for name, script, number, times in (
        ("text → quads", _UNDERSTAND, 2000, rounds),
        ("guitu build with all views", _BUILD, 500, min(3, rounds)),
        ("guitu build, too large for views", _BUILD, 2000, 1),
    ):
        with made(number, LONG, next(SEEDS)) as one:
            path = one.folder / "program.py"
            path.write_text(script, encoding="utf-8")
            found = programs({str(n): [str(path), str(one.news), str(n)] for n in (1, 2)}, times)
            single, double = found["1"], found["2"]
            rows[f"{name}: {number:,} articles, {one.kilobytes:,.0f} KB, {times} rounds"] = (
                f"{single.wall:.1f} | {double.wall:.1f} | {single.wall / double.wall:.2f} | "
                f"{single.cpu:.1f} | {double.cpu:.1f} | {2 * single.cpu / double.cpu:.2f}"
            )
    head = "start included | s, 1 worker | s, 2 workers | × | CPU s, 1 | CPU s, 2 | × if both cores were free"
    table(head, rows)


PARTS: Mapping[str, Callable[[], None]] = {
    "speed": speed,
    "density": density,
    "growth": growth,
    "start": start,
    "memory": memory,
    "workers": workers,
    "workers-once": partial(workers, rounds=1),
}


def part(name: str) -> None:
    """Print one part, after a first round that nobody counts."""
    jieba.setLogLevel("ERROR")
    look_seldom_for_cycles()  # as the command line does
    with made(1, SHORT, 0) as one:
        in_turn({**jieba_jobs(one), **whole_jobs(one)})
    PARTS[name]()


def main(wanted: list[str]) -> None:
    """Print the parts that are asked for, or all, each in its own process: a full memory slows the next."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        sys.exit(f"{unknown[0]}: no part of the benchmarks; parts are {', '.join(PARTS)}")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    about = f"Python {platform.python_version()}, {os.cpu_count()} cores, load {load}"
    print(f"{about}, medians of {ROUNDS} rounds", flush=True)
    for name in wanted or [one for one in PARTS if "-" not in one]:
        subprocess.run(
            [sys.executable, "-c", "import sys; from benchmarks.run import part; part(sys.argv[1])", name],
            check=True,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
