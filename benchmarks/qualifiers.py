"""How often the kind and year of a figure, the day and the amount of a statement are right. 限定词的准确率。

python -m benchmarks.qualifiers            print the figures
python -m benchmarks.qualifiers --write    write them to docs/quality.md
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from benchmarks.published import publish
from benchmarks.quality import PAGE, SETS, annotated
from benchmarks.scoring import amount, bare, forms
from loaders import Article, Extraction, Statement, extract
from loaders.dates import iso_date, year_of


def _kind(written: str, said: Mapping[str, str], _: str) -> bool:
    return written == said.get("kind", "")


def _year(written: str, said: Mapping[str, str], date: str) -> bool:
    meant = year_of(written, date)
    return meant == said.get("yearValue", "") if meant else bare(written) == bare(said.get("year", ""))


def _day(written: str, said: Mapping[str, str], _: str) -> bool:
    meant = iso_date(written)
    return meant == said.get("dateValue", "") if meant else bare(written) == bare(said.get("date", ""))


def _amount(written: str, said: Mapping[str, str], _: str) -> bool:
    return amount(written) == amount(said.get("amount", ""))


QUALIFIERS: Mapping[str, Callable[[str, Mapping[str, str], str], bool]] = {
    "kind": _kind,
    "year": _year,
    "date": _day,
    "amount": _amount,
}
"""Each qualifier and whether what a statement says of it is what an annotator wrote."""
AGREES, DIFFERS, MISSING = "agrees", "differs", "missing"


def compared(article: Article, annotation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Give each annotated qualifier of a statement that was found, and how the statement compares.

    Where a page states the same several times, one that agrees is enough.
    """
    extraction = extract(article)
    names = {e.id: forms((e.label, *e.names)) for e in extraction.entities}
    for row in annotation["relations"]:
        same = [s for s in extraction.statements if _is_meant(s, row, names)]
        for name, written in (row.get("qualifiers") or {}).items():
            if same and name in QUALIFIERS:
                yield name, _compared(name, str(written), same, extraction)


def _is_meant(statement: Statement, row: Mapping[str, Any], names: Mapping[str, frozenset[str]]) -> bool:
    subject = forms((row["subject"],)) & names[statement.subject]
    if statement.predicate != row["predicate"] or not subject:
        return False
    if statement.literal:
        return amount(statement.object) == amount(row["object"])
    return bool(forms((row["object"],)) & names[statement.object])


def _compared(name: str, written: str, same: list[Statement], extraction: Extraction) -> str:
    said = [dict(statement.qualifiers) for statement in same]
    if any(QUALIFIERS[name](written, one, extraction.article.date) for one in said):
        return AGREES
    return DIFFERS if any(one.get(name) for one in said) else MISSING


def table() -> str:
    """Give the figures over all annotated articles as a Markdown table."""
    counts = Counter(told for name in SETS for pair in annotated(name) for told in compared(*pair))
    lines = [
        "| Qualifier 限定词 | right 一致 | other 不同 | missing 缺 | right of all |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name in QUALIFIERS:
        right, other, none = (counts[name, told] for told in (AGREES, DIFFERS, MISSING))
        lines.append(f"| `{name}` | {right} | {other} | {none} | {right / (right + other + none):.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or write it to the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the figures to docs/quality.md")
    write, shown = parser.parse_args().write, table()
    print(shown)
    if write:
        publish(PAGE, "qualifiers", shown)


if __name__ == "__main__":
    main()
