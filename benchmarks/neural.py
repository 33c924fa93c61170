"""What the neural tagger changes: the figures of quality with and without it. 神经网络识别的效果。

python -m benchmarks.neural            print the figures
python -m benchmarks.neural --write    write them to docs/neural.md
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.published import publish
from benchmarks.quality import SETS, TITLES, annotated
from benchmarks.scoring import (
    SUMS,
    Score,
    facts_wanted,
    found_in,
    match_facts,
    match_things,
    total,
    wanted_in,
)
from loaders import Options, extract
from loaders.neural import find_names

PAGE = Path(__file__).parents[1] / "docs/neural.md"
MODES = {"rules alone 仅规则": Options(), "with --neural 加神经网络": Options(tagger=find_names)}
ROWS = (*SUMS, "entity Person", "entity Enterprise", "entity Organization")


def scores(name: str, options: Options) -> tuple[Score, float]:
    """Give the tallies of a set of annotated articles under these options, and the seconds it took."""
    started = time.process_time()
    each = []
    for article, annotation in annotated(name):
        things, facts = found_in(extract(article, options))
        entities, known = match_things(wanted_in(annotation), things)
        each.append({**entities, **match_facts(facts_wanted(annotation, known), facts)})
    return total(each), time.process_time() - started


def table(name: str) -> str:
    """Give the figures of a set as Markdown: precision, recall and F1, without and with the tagger."""
    measured = {mode: scores(name, options) for mode, options in MODES.items()}
    lines = [f"| {TITLES[name]} | {' | '.join(MODES)} |", "| --- | --- | --- |"]
    for row in ROWS:
        tallies = [score[row] for score, _ in measured.values()]
        shown = (f"{t.precision:.3f} / {t.recall:.3f} / {t.f1:.3f}" for t in tallies)
        lines.append(f"| {row} | {' | '.join(shown)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, or write them where they are kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.neural", description="Rules with a tagger.")
    parser.add_argument("--write", action="store_true", help=f"write the figures to docs/{PAGE.name}")
    options = parser.parse_args(arguments)
    figures = "\n\n".join(map(table, SETS))
    if options.write:
        publish(PAGE, "figures", figures)
    print(figures)


if __name__ == "__main__":
    main()
