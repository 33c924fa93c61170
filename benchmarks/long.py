"""Build many articles from one JSONL file, stopped in the middle and resumed: memory, seconds, same bytes.

    python -m benchmarks.long [articles] [characters]       10,000 of 150 unless told

Each build runs in a process of its own. Of it are told the seconds, the most memory it had, and its memory at
every tenth of the articles. The resumed build must write the bytes of one that was not stopped.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import guitu
from benchmarks.articles import articles

MIB = 2**20
COMPARED = ("graph.nq", "graph.ttl", "problems.csv")


def memory() -> int:
    """Give the memory that this process has now, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // MIB


def watched(count: int, stop: int) -> Callable[[str], None]:
    """Give a watch that prints the memory at every tenth and stops, as Ctrl-C does, at article `stop`."""
    done = [0]

    def watch(source: str) -> None:
        del source
        done[0] += 1
        if done[0] % (count // 10) == 0:
            print(f"  {done[0]:>6} articles: {memory()} MiB", flush=True)
        if done[0] == stop:
            raise KeyboardInterrupt

    return watch


def child(news: str, out: str, count: int, stop: int) -> None:
    """Build and write a graph, or stop on the way."""
    try:
        guitu.build(news, out=out, workers=0, watch=watched(count, stop))
    except KeyboardInterrupt:
        return
    print(f"  written: {memory()} MiB", flush=True)


def run(name: str, news: Path, out: Path, count: int, stop: int) -> None:
    """Run a build in a process of its own and print what it took."""
    begun = time.perf_counter()
    code = "from benchmarks.long import child; import sys; child(*sys.argv[1:3], *map(int, sys.argv[3:]))"
    command = [sys.executable, "-c", code, str(news), str(out), str(count), str(stop)]
    print(f"{name}:", flush=True)
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    print(f"  {time.perf_counter() - begun:.0f} s, at most {usage.ru_maxrss // 1024} MiB", flush=True)


def main(count: int, length: int) -> None:
    """Write the articles, build them twice, compare."""
    with tempfile.TemporaryDirectory() as place:
        news, out, fresh = (Path(place) / name for name in ("news.jsonl", "out", "fresh"))
        with news.open("w", encoding="utf-8") as file:
            for article in articles(count, length):
                file.write(json.dumps({"text": article.text}, ensure_ascii=False) + "\n")
        run("stopped in the middle", news, out, count, count // 2)
        run("resumed", news, out, count, 0)
        run("not stopped", news, fresh, count, 0)
        same = all((out / name).read_bytes() == (fresh / name).read_bytes() for name in COMPARED)
        print(f"the same bytes: {same}")


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:]]
    main(*(numbers + [10_000, 150][len(numbers) :]))
