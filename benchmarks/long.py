"""Build many articles from one JSONL file, stopped in the middle and resumed: memory, seconds, same bytes.

    python -m benchmarks.long [articles] [characters]       10,000 of 150 unless told
    python -m benchmarks.long once ARTICLES CHARACTERS      one build, not stopped

Each build runs in processes of its own. Of it are told the seconds, the most memory that one of them had, the
memory of all at every tenth of the articles, and how much it grew after the second. The resumed build must
write the bytes of one that was not stopped.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import guitu
from benchmarks.articles import articles
from benchmarks.spent import spent

KINDS = re.compile(r"^(RssAnon|RssFile):\s+(\d+) kB$", re.MULTILINE)
COMPARED = ("graph.nq", "build.json", "problems.csv")


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB of all processes: what they made (RssAnon), pages of files, which the system may drop (RssFile)."""

    anonymous: int
    file: int
    processes: int

    def __str__(self) -> str:
        return f"{self.anonymous} MiB and {self.file} MiB of files in {self.processes} processes"


def memory() -> Memory:
    """Give the memory that this process and its workers have now."""
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    found = [
        dict(KINDS.findall(Path(f"/proc/{one}/status").read_text(encoding="ascii")))
        for one in ("self", *children)
    ]
    anonymous, file = (sum(int(one[kind]) for one in found) // 1024 for kind in ("RssAnon", "RssFile"))
    return Memory(anonymous, file, len(found))


def watched(count: int, stop: int) -> Callable[[str], None]:
    """Give a watch that prints the memory at every tenth and stops, as Ctrl-C does, at article `stop`."""
    done = [0]
    told: list[Memory] = []

    def watch(source: str) -> None:
        del source
        done[0] += 1
        if done[0] % (count // 10) == 0:
            told.append(memory())
            print(f"  {done[0]:>6} articles: {told[-1]}", flush=True)
            if done[0] == count:
                print(
                    f"  grown after the second tenth: {told[-1].anonymous / told[1].anonymous - 1:.1%}",
                    flush=True,
                )
        if done[0] == stop:
            raise KeyboardInterrupt

    return watch


def child(news: str, out: str, count: int, stop: int) -> None:
    """Build and write a graph, or stop on the way."""
    try:
        guitu.build(news, out=out, workers=0, watch=watched(count, stop))
    except KeyboardInterrupt:
        return
    print(f"  written: {memory()}", flush=True)


def run(name: str, news: Path, out: Path, count: int, stop: int) -> None:
    """Run a build in a process of its own and print what it took."""
    code = "from benchmarks.long import child; import sys; child(*sys.argv[1:3], *map(int, sys.argv[3:]))"
    command = [sys.executable, "-c", code, str(news), str(out), str(count), str(stop)]
    print(f"{name}:", flush=True)
    took = spent(command, None)
    print(f"  {took['wall']:.0f} s, at most {took['memory']:.0f} MiB", flush=True)


def written(path: Path, count: int, length: int) -> Path:
    """Write that many articles of that many characters as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles(count, length):
            file.write(json.dumps({"text": article.text}, ensure_ascii=False) + "\n")
    return path


def once(count: int, length: int) -> None:
    """Write the articles and build them."""
    with tempfile.TemporaryDirectory() as place:
        run("built", written(Path(place) / "news.jsonl", count, length), Path(place) / "out", count, 0)


def main(count: int, length: int) -> None:
    """Write the articles, build them twice, compare."""
    with tempfile.TemporaryDirectory() as place:
        out, fresh = (Path(place) / name for name in ("out", "fresh"))
        news = written(Path(place) / "news.jsonl", count, length)
        run("stopped in the middle", news, out, count, count // 2)
        run("resumed", news, out, count, 0)
        run("not stopped", news, fresh, count, 0)
        same = all((out / name).read_bytes() == (fresh / name).read_bytes() for name in COMPARED)
        print(f"the same bytes: {same}")


if __name__ == "__main__":
    numbers = [int(one) for one in sys.argv[1:] if one != "once"]
    (once if "once" in sys.argv else main)(*(numbers + [10_000, 150][len(numbers) :]))
