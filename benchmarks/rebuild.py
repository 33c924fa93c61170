"""Build 1,000 articles, change one, build again: seconds of each, and their ratio.

    python -m benchmarks.rebuild [articles]        1,000 unless told

Articles are made from a seed (`benchmarks/articles.py`). All of `guitu build` is timed, called from Python:
reading, extraction in one process, writing every file. Both results must be the same bytes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import guitu
from benchmarks.articles import articles

LENGTH = 1000


def timed(news: Path, out: Path) -> tuple[float, float]:
    """Build a folder; give the seconds it took, and those of processor time."""
    begun = time.perf_counter(), time.process_time()
    guitu.build(news, out=out)
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


def main(count: int) -> None:
    """Print one line a build, and the ratio."""
    with tempfile.TemporaryDirectory() as place:
        news, out, fresh = (Path(place) / name for name in ("news", "out", "fresh"))
        news.mkdir()
        for article in articles(count, LENGTH):
            (news / article.source).write_text(article.text, encoding="utf-8")
        full = timed(news, out)
        changed = sorted(news.iterdir())[count // 2]
        changed.write_text(
            changed.read_text(encoding="utf-8") + "\n洛阳都市圈包括济源市。\n", encoding="utf-8"
        )
        again = timed(news, out)
        timed(news, fresh)
        same = (out / "graph.nq").read_bytes() == (fresh / "graph.nq").read_bytes()
        for name, (seconds, processor) in (("full build", full), ("one changed", again)):
            print(f"{name}: {seconds:.2f} s, {processor:.2f} s of processor time")
        print(f"ratio {again[0] / full[0]:.1%}, of processor time {again[1] / full[1]:.1%}; same: {same}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
