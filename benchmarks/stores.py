"""Named queries on rdflib in memory and on the embedded store, in one run: seconds, ratios, equal answers.

    python -m benchmarks.stores [quads]        1,000,000 unless told

The graph is made from a seed (`benchmarks/articles.py`) and read by the loaders. Each query is asked about
the first thing, in code point order, that it can be asked about; times are medians of `ROUNDS` for the store,
one round for rdflib.

The ten are those that ask about a thing by its name: a person, a place, a company, an area, two places. That
is how the graph page, `guitu query --name` and the reports begin. Left out are those that go through all of
the graph (`appointments`, `disagreements`, `news`, `post_conflicts`, `projects`) and through all places below
one (`investments_into`, `investment_sum_into`): for them rdflib looks into every article's graph again and
again, minutes or hours at this size.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TypeVar

import rdflib
from rdflib.query import ResultRow

from benchmarks.articles import articles
from graph import folder
from graph.dataset import Build, to_rdflib
from graph.named import ask, find
from graph.terms import PREFIXES
from guitu.building import BuildOptions, Understood, understand

ROUNDS = 3
FIRST, DAYS = dt.date(2020, 1, 1), 1800
ON = "2023-06-30"
"""Articles are of the days from the first on; posts are asked about on a day in between."""

LENGTH = 1000
PICKS: Mapping[str, str] = {
    "leaders": "SELECT ?place { ?p gt:leads ?o . ?o rdfs:label ?place }",
    "posts": "SELECT ?person { ?p gt:holdsPost ?o ; rdfs:label ?person }",
    "post_holders": f"SELECT ?place ?on {{ ?p gt:leads ?o . ?o rdfs:label ?place BIND('{ON}' AS ?on) }}",
    "investments_by": "SELECT ?company { ?c gt:investsIn ?p ; rdfs:label ?company }",
    "investment_sum_by": "SELECT ?company { ?c gt:investsIn ?p ; rdfs:label ?company }",
    "members": "SELECT ?area { ?p gt:partOfMetropolitanArea ?a . ?a rdfs:label ?area }",
    "targets": "SELECT ?of { ?p gt:hasTarget ?t ; rdfs:label ?of }",
    "industries": "SELECT ?place { ?p gt:develops ?i ; rdfs:label ?place }",
    "visits": "SELECT ?of { ?p gt:visited ?t ; rdfs:label ?of }",
    "joins": (
        "SELECT ?a ?b { ?p gt:connects ?x, ?y . ?x rdfs:label ?a . ?y rdfs:label ?b "
        "FILTER(STR(?x) < STR(?y)) }"
    ),
}
"""Ten named queries, and what finds values for the parameters of each."""

Answer = TypeVar("Answer")


def clock(job: Callable[[], Answer]) -> tuple[float, Answer]:
    """Give the seconds that a job takes, and its answer."""
    begun = time.perf_counter()
    answer = job()
    return time.perf_counter() - begun, answer


def made(size: int) -> Build:
    """Build a graph of at least `size` quads of named graphs."""
    lines: set[str] = set()
    texts: dict[str, str] = {}
    dated = (
        replace(article, date=(FIRST + dt.timedelta(days=number % DAYS)).isoformat())
        for number, article in enumerate(articles(size, LENGTH))
    )
    for outcome in understand(dated, BuildOptions()):
        if isinstance(outcome, Understood):
            lines.update(outcome.lines)
            texts[outcome.article.id] = outcome.article.text
        if len(lines) >= size:
            break
    return Build(tuple(sorted(lines)), texts)


def given(dataset: rdflib.Dataset, name: str) -> dict[str, str]:
    """Give the parameters to ask a query about: the first in code point order that its pick finds."""
    found = dataset.query(PICKS[name], initNs=dict(PREFIXES))
    rows = (tuple(map(str, row)) for row in found if isinstance(row, ResultRow))
    return dict(zip(map(str, found.vars or ()), min(rows), strict=True))


def rows(dataset: rdflib.Dataset, name: str, values: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Give the answer of a query as texts."""
    answer = ask(dataset, find(name), values)
    return [tuple(str(row.get(variable, "")) for variable in answer.vars or ()) for row in answer.bindings]


def main(size: int) -> None:
    """Print load times, then one line a query."""
    build = made(size)
    with tempfile.TemporaryDirectory() as place:
        out = Path(place)
        saved, _ = clock(lambda: folder.save(build, out))
        opened, store = clock(lambda: folder.load(out).dataset)
        loaded, memory = clock(lambda: to_rdflib(build.lines, "default"))
        print(f"{len(build.lines):,} quads; saved with store {saved:.1f} s, opened {opened:.2f} s; ", end="")
        print(f"rdflib loads {loaded:.1f} s, {loaded / saved:.1f} times as long\n")
        print("| query | rdflib s | store s | ratio | rows |")
        print("| --- | --- | --- | --- | --- |", flush=True)
        ratios = []
        for name in PICKS:
            values = given(store, name)
            times = [clock(lambda name=name, values=values: rows(store, name, values)) for _ in range(ROUNDS)]  # type: ignore[misc]
            slow, expected = clock(lambda name=name, values=values: rows(memory, name, values))  # type: ignore[misc]
            fast = median(seconds for seconds, _ in times)
            ratios.append(slow / fast)
            same = "" if times[0][1] == expected else " DIFFERENT"
            row = (name, f"{slow:.3f}", f"{fast:.4f}", f"{slow / fast:.1f}", f"{len(expected)}{same}")
            print(f"| {' | '.join(row)} |", flush=True)
        print(f"\nmedian ratio {median(ratios):.1f}, smallest {min(ratios):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
