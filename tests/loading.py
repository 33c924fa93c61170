"""Many clients of `guitu serve` at once: what they got, how long they waited, what memory it took.

    python -m tests.loading [SECONDS] [CLIENTS]        120 seconds and 50 clients unless told

Every client asks in turn for a SELECT, a CONSTRUCT, named questions and a page; one in twenty-five asks only
for what explodes, and may be stopped for it. Anything else than an answer is an error.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from tests.serving import Served, sampled, serving

SELECT = "SELECT ?name { ?x gt:adminCode '410300' ; rdfs:label ?name }"
CONSTRUCT = "CONSTRUCT { ?x rdfs:label ?name } { ?x gt:adminCode '410300' ; rdfs:label ?name }"
GOOD = (
    f"/sparql?{urlencode({'query': SELECT})}",
    f"/sparql?{urlencode({'query': CONSTRUCT})}",
    f"/named/leaders?{urlencode({'place': '洛阳市'})}",
    "/named/disagreements",
    "/",
)
EXPLODING = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }",
    "SELECT ?a { ?a (gt:a|!gt:a)* ?b . ?b (gt:a|!gt:a)* ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(STR(?c), '(.*a){25}', 'i')) }",
)
OPTIONS = ("--seconds", "30", "--rows", "100000", "--memory", "512")


def memory(process: int) -> int:
    """Give the kilobytes that a process and its children hold for themselves."""
    total, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        try:
            told = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
            waiting += map(int, Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii").split())
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return total


def client(served: Served, number: int, until: float) -> Iterator[tuple[str, float]]:
    """Ask until the time is over; give what each request came to, and its seconds."""
    explodes = number % 25 == 24
    paths = [f"/sparql?{urlencode({'query': query})}" for query in EXPLODING] if explodes else list(GOOD)
    turn = number % len(paths)
    for path in cycle(paths[turn:] + paths[:turn]):
        begun = time.monotonic()
        if begun > until:
            return
        try:
            reply = served.send("GET", path)
        except OSError as error:
            yield f"error {type(error).__name__}", time.monotonic() - begun
            continue
        limit = reply.headers.get("guitu-limit", "")
        stopped = explodes and reply.status == 503 and limit in ("time", "memory", "rows")
        outcome = "answered" if reply.status == 200 else f"error {reply.status} {limit}"
        yield "stopped" if stopped else outcome, time.monotonic() - begun


def load(served: Served, clients: int, seconds: float) -> dict[str, Any]:
    """Ask with many clients at once; tell what came of it."""
    until = time.monotonic() + seconds
    held = [memory(served.process)]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            held.append(memory(served.process))

    watching = threading.Thread(target=watch)
    watching.start()
    with ThreadPoolExecutor(clients) as pool:
        jobs = [pool.submit(lambda n=n: list(client(served, n, until))) for n in range(clients)]  # type: ignore[misc]
        told = [one for job in jobs for one in job.result()]
    over.set()
    watching.join()
    waits = sorted(took for outcome, took in told if outcome == "answered")
    return {
        "clients": clients,
        "seconds": seconds,
        "outcomes": dict(Counter(outcome for outcome, _ in told)),
        "median wait, s": round(median(waits), 3),
        "95 % wait, s": round(quantiles(waits, n=20)[-1], 3),
        "memory before, MB": held[0] // 1024,
        "memory at most, MB": max(held) // 1024,
        "memory afterwards, MB": memory(served.process) // 1024,
    }


def main(seconds: float, clients: int) -> None:
    """Serve the hand-made samples and print what came of the load, as JSON."""
    with tempfile.TemporaryDirectory() as place, serving(sampled(Path(place)), *OPTIONS) as served:
        sys.stdout.write(json.dumps(load(served, clients, seconds)) + "\n")


if __name__ == "__main__":
    main(float(sys.argv[1]) if sys.argv[1:] else 120, int(sys.argv[2]) if sys.argv[2:] else 50)
