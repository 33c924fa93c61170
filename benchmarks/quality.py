"""How right the graph is: precision, recall and F1 on the annotated articles. 质量评测。

    python -m benchmarks.quality            print the figures
    python -m benchmarks.quality --write    write them to docs/quality.md
    python -m benchmarks.quality --pin      raise the floors that tests/test_quality.py holds
    python -m benchmarks.quality --show     what was missed (-) and what was too much (+), article by article

What counts as right is said in `benchmarks/scoring.py`.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.published import publish
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
from loaders import Article, extract

ROOT = Path(__file__).parents[1]
SETS: Mapping[str, tuple[Path, Path]] = {
    "examples": (ROOT / "tests/annotated", ROOT / "examples/articles"),
    "held_out": (ROOT / "tests/annotated/held_out", ROOT / "tests/annotated/held_out"),
    "open": (ROOT / "tests/annotated/open", ROOT / "tests/annotated/open"),
}
"""Each set of annotated articles: where its annotations lie and where its texts."""
TITLES: Mapping[str, str] = {
    "examples": "Set A: `examples/articles` 甲组",
    "held_out": "Set B: `tests/annotated/held_out` 乙组",
    "open": "Set C: `tests/annotated/open` 丙组",
    "all": "All 合计",
}
PAGE, FLOORS = ROOT / "docs/quality.md", ROOT / "tests/annotated/floors.toml"
ENOUGH = 10
"""A class or relation with fewer annotated rows has no floor of its own: one row would move it too far."""


def annotated(name: str) -> Iterator[tuple[Article, Mapping[str, Any]]]:
    """Give the articles of a set with their annotations, in the order of the files."""
    folder, texts = SETS[name]
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        source = annotation["article"]
        yield Article.of(source, (texts / source).read_text(encoding="utf-8")), annotation


def score_article(article: Article, annotation: Mapping[str, Any]) -> Score:
    """Extract an article and hold it against its annotation."""
    things, facts = found_in(extract(article))
    entities, known = match_things(wanted_in(annotation), things)
    return {**entities, **match_facts(facts_wanted(annotation, known), facts)}


def measure() -> dict[str, Score]:
    """Give the tallies of each set and of all together."""
    each = {name: [score_article(*pair) for pair in annotated(name)] for name in SETS}
    everything = [score for scores in each.values() for score in scores]
    return {**{name: total(scores) for name, scores in each.items()}, "all": total(everything)}


def table(rows: Score) -> str:
    """Give tallies as a Markdown table."""
    lines = ["| | P 准确率 | R 召回率 | F1 | rows 条 |", "| --- | --- | --- | --- | --- |"]
    for name, t in rows.items():
        if t.wanted or t.extra:
            shown = f"`{name.split()[1]}`" if name.startswith(("entity ", "relation ")) else name
            lines.append(f"| {shown} | {t.precision:.2f} | {t.recall:.2f} | {t.f1:.2f} | {t.wanted} |")
    return "\n".join(lines)


def figures(scores: Mapping[str, Score]) -> str:
    """Give the figures of all sets as Markdown."""
    return "\n".join(f"### {TITLES[name]}\n\n{table(rows)}\n" for name, rows in scores.items())


def pinned(text: str, scores: Mapping[str, Score]) -> str:
    """Give the file of floors with every best figure raised to today's where that is higher."""
    old = tomllib.loads(text)
    lines = [line for line in text.splitlines() if line.startswith("#")]
    for name, rows in scores.items():
        lines += ["", f"[{name}]"]
        for row, tally in rows.items():
            known = old.get(name, {}).get(row, {})
            enough = row in SUMS or (name == "all" and tally.wanted >= ENOUGH)
            if enough or known:
                best = max(known.get("best", 0.0), int(tally.f1 * 1000) / 1000)
                rest = (
                    f', lowered = {known["lowered"]}, reason = "{known["reason"]}"'
                    if "lowered" in known
                    else ""
                )
                lines.append(f'"{row}" = {{ best = {best}{rest} }}')
    return "\n".join(lines) + "\n"


def show() -> None:
    """Print what was missed and what was too much, article by article."""
    for name in SETS:
        for article, annotation in annotated(name):
            print("==", article.source)
            for tally in score_article(article, annotation).values():
                for sign, lines in (("-", tally.missed), ("+", tally.extra)):
                    for line in lines:
                        print(sign, line)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, or write them where they are kept."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description="How right the graph is."
    )
    parser.add_argument("--write", action="store_true", help=f"write the figures to {PAGE.relative_to(ROOT)}")
    parser.add_argument("--pin", action="store_true", help=f"raise the floors in {FLOORS.relative_to(ROOT)}")
    parser.add_argument(
        "--show", action="store_true", help="list what was missed (-) and what was too much (+)"
    )
    options = parser.parse_args(arguments)
    if options.show:
        show()
        return
    scores = measure()
    if options.write:
        publish(PAGE, "figures", figures(scores))
    if options.pin:
        FLOORS.write_text(pinned(FLOORS.read_text(encoding="utf-8"), scores), encoding="utf-8")
    print(figures(scores))


if __name__ == "__main__":
    main()
