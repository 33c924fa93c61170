"""Whole builds ended by kill -9 at random moments, each looked at afterwards.

    python -m tests.killing FOLDER KILLS [SEED]

Two states of a small set of articles are built in turn into FOLDER/out. After every kill the graph must be
the one of before or the new one: `graph.nq` byte for byte as a fresh build gives it, its store whole, every
text there. Every process is a fork of this one, which loads what a build needs and never opens a store.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import guitu
from graph.dataset import to_rdflib
from guitu import commands
from guitu.commands import Settings

TEXT = "洛阳都市圈包括洛阳市、济源市。郑州市市长林知远第{}次到济源市调研，总投资{}亿元的产业园开工。\n"
SETTINGS = Settings(home="", base="", min_confidence=0.0, workers=1, strict=False, prune=True)
ALL = "SELECT ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


def articles(place: Path, state: int) -> Path:
    """Write the articles of a state: of a dozen, one differs and one is missing in the other."""
    folder = place / f"news{state}"
    folder.mkdir(exist_ok=True)
    for number in range(12 - state):
        text = TEXT.format(number, number + (state if number == 3 else 0)) * 4
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def fork(task: Callable[[], None]) -> int:
    """Start a task in a process of its own; give its id."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        task()
        os._exit(0)
    finally:
        traceback.print_exc()
        os._exit(1)


def done(task: Callable[[], None]) -> float:
    """Run a task in a process of its own; give its seconds. Raises AssertionError when it fails."""
    begun = time.perf_counter()
    _, status = os.waitpid(fork(task), 0)
    assert status == 0, status
    return time.perf_counter() - begun


def build(news: Path, out: Path) -> None:
    """What `guitu build --prune` does."""
    commands.build([str(news)], out, SETTINGS)


def look(out: Path, whole: dict[str, tuple[str, ...]]) -> None:
    """Raise AssertionError unless the folder holds one of two graphs, whole."""
    name = digest(out)
    found = guitu.open(out)
    assert found.content.lines == whole[name]
    assert set(found.content.query(ALL)) == set(to_rdflib(whole[name]).query(ALL))
    ids = {line.split()[0][1:-1].rsplit("/", 1)[1] for line in whole[name] if "NewsArticle" in line}
    assert ids <= set(found.content.texts)


def digest(out: Path) -> str:
    """Name the graph of a folder by its bytes."""
    return hashlib.sha256((out / "graph.nq").read_bytes()).hexdigest()


def main(place: Path, kills: int, seed: int) -> None:
    """Print how many kills left the old graph and how many the new one, as JSON."""
    draw = random.Random(seed)  # noqa: S311 - moments, not secrets
    out, states = place / "out", [articles(place, 0), articles(place, 1)]
    guitu.build(states[0])
    fresh = [place / "fresh0", place / "fresh1"]
    for news, target in zip(states, fresh, strict=True):
        done(lambda news=news, target=target: build(news, target))  # type: ignore[misc]
    names = [digest(target) for target in fresh]
    texts = [(target / "graph.nq").read_text(encoding="utf-8") for target in fresh]
    whole = {name: tuple(text.split("\n")[:-1]) for name, text in zip(names, texts, strict=True)}
    done(lambda: build(states[0], out))
    longest = reach = done(lambda: build(states[1], out))
    left: Counter[str] = Counter()
    while left.total() < kills:
        before = names.index(digest(out))
        child = fork(lambda before=before: build(states[1 - before], out))  # type: ignore[misc]
        time.sleep(draw.uniform(0, reach * 1.1))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert digest(out) in names
        done(lambda: look(out, whole))
        # A build that was done before is no kill: a machine is busier at one time than at another.
        reach *= 1.05 if os.WIFSIGNALED(status) else 0.9
        if os.WIFSIGNALED(status):
            left["old" if digest(out) == names[before] else "new"] += 1
    done(lambda: build(states[0], out))
    assert digest(out) == names[0]
    told = {"kills": kills, "seconds of a build": round(longest, 2), **left}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 0)
