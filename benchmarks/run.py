"""How fast Guitu is beside jieba, measured side by side on this machine: `make bench`. 基准测试.

Ratios are what counts; all of them are medians of `ROUNDS` rounds in which the candidates take turns.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median

import jieba
import jieba.posseg

import loaders
from benchmarks.articles import articles
from graph.quads import quads
from guitu.building import BuildOptions, understand
from ontology import load

ROUNDS = 5
NUMBER, LENGTH = 60, 2000

Job = Callable[[], object]


def clock(job: Job) -> float:
    """Give the seconds that a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def compare(jobs: Mapping[str, Job], rounds: int = ROUNDS) -> dict[str, float]:
    """Give the median seconds of each job; they take turns, so that all meet the same disturbances."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            times[name].append(clock(job))
    return {name: median(seconds) for name, seconds in times.items()}


def reading() -> None:
    """Print KB/s of the whole way to quads and of its halves, beside jieba's cut and posseg."""
    texts = list(articles(NUMBER, LENGTH))
    kilobytes = sum(len(article.text.encode()) for article in texts) / 1000
    ontology, options = load(), loaders.Options()
    extractions = [loaders.extract(article, options) for article in texts]
    jobs: dict[str, Job] = {
        "jieba.cut": lambda: [list(jieba.cut(article.text)) for article in texts],
        "jieba.posseg.cut": lambda: [list(jieba.posseg.cut(article.text)) for article in texts],
        "text to statements": lambda: [loaders.extract(article, options) for article in texts],
        "statements to quads": lambda: [quads(extraction, ontology) for extraction in extractions],
        "text to quads": lambda: list(understand(texts, BuildOptions())),
    }
    seconds = compare(jobs)
    print(f"{NUMBER} articles, {kilobytes:.0f} KB of UTF-8\n")
    print("| | KB/s | x jieba.cut | x posseg |\n| --- | --- | --- | --- |")
    for name, taken in seconds.items():
        cut, tagged = seconds["jieba.cut"] / taken, seconds["jieba.posseg.cut"] / taken
        print(f"| {name} | {kilobytes / taken:.0f} | {cut:.2f} | {tagged:.2f} |")


def growth() -> None:
    """Print how the cost grows with the number of articles and with the length of one: 10 is linear."""
    few, many = list(articles(10, 500, seed=1)), list(articles(100, 500, seed=2))
    short, long = list(articles(1, 2_000, seed=3)), list(articles(1, 20_000, seed=4))
    seconds = compare(
        {
            name: lambda texts=texts: list(understand(texts, BuildOptions()))  # type: ignore[misc]
            for name, texts in {"few": few, "many": many, "short": short, "long": long}.items()
        }
    )
    print(f"\n10 x the articles: {seconds['many'] / seconds['few']:.1f} x the time")
    print(f"10 x the length: {seconds['long'] / seconds['short']:.1f} x the time")


def pool() -> None:
    """Print what a second process gives, its start included."""
    texts = list(articles(400, 1000, seed=5))
    seconds = compare(
        {
            str(workers): lambda workers=workers: list(understand(texts, BuildOptions(), workers))  # type: ignore[misc]
            for workers in (1, 2)
        },
        rounds=3,
    )
    print(f"2 workers, 400 articles: {seconds['1'] / seconds['2']:.2f} x the speed of one")


def start() -> None:
    """Print how long commands take to start, beside bare Python and rdflib."""
    programs = {
        "bare python": ["-c", "pass"],
        "import rdflib": ["-c", "import rdflib"],
        "guitu --help": ["-m", "guitu", "--help"],
    }
    jobs: dict[str, Job] = {
        name: lambda words=words: subprocess.run([sys.executable, *words], capture_output=True, check=True)  # type: ignore[misc]
        for name, words in programs.items()
    }
    print("\n| start | ms |\n| --- | --- |")
    for name, taken in compare(jobs, 2 * ROUNDS).items():
        print(f"| {name} | {taken * 1000:.0f} |")


def main() -> None:
    """Run all of them."""
    jieba.setLogLevel("ERROR")
    reading()
    growth()
    pool()
    start()


if __name__ == "__main__":
    main()
