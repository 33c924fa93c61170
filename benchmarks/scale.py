"""What a million articles cost, from what some cost: core hours, disk, money. 规模与成本.

    python -m benchmarks.scale [articles] [characters]        400 of 1,000 unless told

The way of `guitu build --engine dask` and `guitu load` is gone in this process, one task after the other, and
its processor time and files are counted. Rows for more articles are these, times their number: what does not
grow so is told in docs/scale.md. Prices are assumptions that stand in the table's head.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import guitu
from benchmarks.articles import articles
from guitu import updating
from guitu.building import BuildOptions
from guitu.cluster.building import build
from guitu.cluster.loading import load
from guitu.cluster.places import Folder
from guitu.cluster.shards import Order, make
from guitu.views import drawn
from loaders.readers.document import DEFAULTS

SIZES = (10_000, 1_000_000, 100_000_000)
CORE_HOUR, GIGABYTE_MONTH = 0.05, 0.023
"""US dollars: a core of a rented machine for an hour, a gigabyte of object storage for a month."""

GIGA = 1e9

PARTS, ALL, LOAD, VIEWS = "parts: read, understand, write", "all shards", "load: merge, store", "views"


@dataclass(slots=True)
class Costs:
    """Seconds of processor time by step, bytes by kind of file, of so many articles."""

    number: int
    seconds: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Count what is done here as a step."""
        start = time.process_time()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - start

    def weigh(self, name: str, folder: Path, pattern: str) -> None:
        """Count the bytes of the files of a pattern."""
        self.sizes[name] = sum(path.stat().st_size for path in folder.glob(pattern) if path.is_file())


def measure(number: int, length: int) -> Costs:
    """Go the whole way with so many articles of about so many characters."""
    costs = Costs(number)
    with tempfile.TemporaryDirectory() as place:
        news, shards, out = (Path(place) / name for name in ("news.jsonl", "shards", "out"))
        with news.open("w", encoding="utf-8") as file:
            for one in articles(number, length, number):
                file.write(json.dumps({"text": one.text}, ensure_ascii=False) + "\n")
        options = BuildOptions()
        order = Order(Folder(str(shards)), options, DEFAULTS, updating.maker(options))
        with costs.step("all"):
            build([str(news)], order, _counted(costs), block=2**18)
        with costs.step(LOAD):
            load(str(shards), out)
        with costs.step(VIEWS):
            drawn(guitu.open(out).content)
        # A small graph gets its views when it is loaded; a large one does not.
        costs.seconds[LOAD] -= costs.seconds[VIEWS]
        costs.weigh("input", news.parent, "news.jsonl")
        costs.weigh("shards of quads, gzip", shards, "graph/**/*.nq.gz")
        costs.weigh("shards of statements, Parquet", shards, "statements/*")
        costs.weigh("shards of texts, gzip", shards, "articles/*")
        costs.weigh("graph.nq", out, "graph.nq")
        costs.weigh("store", out, "store/**/*")
    return costs


def _counted(costs: Costs) -> Callable[..., Iterator[object]]:
    """Give what runs tasks here, and counts those that read articles apart from those over all shards."""

    def spread(task: Callable[..., object], items: list[object]) -> Iterator[object]:
        name = PARTS if getattr(task, "func", None) is make else ALL
        for item in items:
            with costs.step(name):
                done = task(item)
            yield done

    return spread


def main(number: int, length: int) -> None:
    """Print what was measured, and the table."""
    measure(10, length)
    few, many = measure(number // 4, length), measure(number, length)
    print(f"\n{number:,} articles of {many.sizes['input'] / number / 1000:.1f} KB\n")
    print("| step | ms of a core per article | of a quarter of the articles |\n| --- | --- | --- |")
    for name in (PARTS, ALL, LOAD, VIEWS):
        each, before = many.seconds[name] / number, few.seconds[name] / few.number
        print(f"| {name} | {1000 * each:.1f} | {1000 * before:.1f} |")
    print("\n| file | KB per article |\n| --- | --- |")
    for name, size in many.sizes.items():
        print(f"| {name} | {size / number / 1000:.1f} |")
    print(f"\nmost memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    head = (
        "core hours to shards | shards, GB | US$, cores | US$ a month, shards | core hours to load | OUT, GB"
    )
    print(f"\n| articles | {head} |\n|{' --- |' * 7}")
    for size in SIZES:
        print(f"| {size:,} | {_row(many, size / number)} |")


def _row(costs: Costs, times: float) -> str:
    hours = times * (costs.seconds[PARTS] + costs.seconds[ALL]) / 3600
    shards = times * sum(size for name, size in costs.sizes.items() if name.startswith("shards")) / GIGA
    out = times * (costs.sizes["graph.nq"] + costs.sizes["store"]) / GIGA
    loaded = times * costs.seconds[LOAD] / 3600
    money = f"{hours * CORE_HOUR:,.2f} | {shards * GIGABYTE_MONTH:,.2f}"
    return f"{hours:,.1f} | {shards:,.1f} | {money} | {loaded:,.1f} | {out:,.1f}"


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    main(*(numbers + [400, 1000][len(numbers) :]))
