"""How often the statements of each rule are right, measured on the annotated articles. 置信度校准.

    python -m benchmarks.calibration            print the reliability table
    python -m benchmarks.calibration --write    write ontology/confidence.toml and docs/confidence.md

A rule's confidence is the share of its statements that are right, shrunk towards that of its relation, and
that towards the share of all: a rule that was seen twice says little by itself. How much is shrunk is chosen
by leaving one article out at a time (`chosen`), and the table tells only of articles that were left out. The
mean of a beta distribution with a prior of so many statements: Gelman et al., Bayesian Data Analysis, ch. 2.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import TypeAlias

from benchmarks.published import publish
from benchmarks.quality import SETS, annotated
from benchmarks.scoring import (
    NOT_ANNOTATED,
    ONCE,
    Fact,
    agree,
    amount,
    bare,
    facts_wanted,
    forms,
    found_in,
    match_things,
    wanted_in,
)
from loaders import Extraction, extract
from loaders.values import Statement
from ontology import load
from ontology.confidence import FILE, Confidence

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/confidence.md"
STRENGTHS = (1, 2, 4, 8, 16, 32)
"""How many statements a prior may weigh as much as."""
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
"""Where one row of the reliability table ends and the next begins."""


@dataclass(frozen=True, slots=True)
class Case:
    """One statement of an annotated article: its rule, whether it is right, and what the rule declares."""

    set: str
    article: str
    relation: str
    rule: str
    declared: float
    right: bool


Key: TypeAlias = tuple[bool, str, str]
"""Whether right, relation, rule."""


def cases() -> tuple[Case, ...]:
    """Give every statement of the annotated articles that is annotated as right, or not annotated at all."""
    found = []
    for name in SETS:
        for article, annotation in annotated(name):
            extraction = extract(article)
            _, known = match_things(wanted_in(annotation), found_in(extraction)[0])
            wanted = facts_wanted(annotation, known)
            found += [
                Case(name, article.source, s.predicate, s.rule, declared(s), right)
                for s, right in judged(wanted, extraction)
            ]
    return tuple(found)


def declared(statement: Statement) -> float:
    """Give the confidence that a statement's rule declares; its own where none of that name is."""
    return _declared().get(statement.rule, statement.confidence)


@cache
def _declared() -> Mapping[str, float]:
    return {rule.name: rule.confidence for rule in load().rules}


@cache
def _relations() -> Mapping[str, str]:
    """The relation of every declared rule."""
    return {rule.name: rule.relation for rule in load().rules}


def judged(wanted: Sequence[Fact], extraction: Extraction) -> Iterator[tuple[Statement, bool]]:
    """Give each statement with whether it is right, as `scoring.match_facts` counts it.

    What is annotated as optional is neither, and is left out; so is what follows from another statement.
    """
    names = {e.id: (e.label, *e.names) for e in extraction.entities}
    stated = [s for s in extraction.statements if s.predicate != NOT_ANNOTATED]
    left = [(s, _fact(s, names)) for s in stated]
    rows: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in wanted:
        rows[fact.predicate, fact.key].append(fact)
    for (predicate, _), row in rows.items():
        hits = [one for one in left if any(agree(w, one[1]) for w in row)]
        hits = hits if predicate == ONCE else [one for one in hits if _same(one[0], hits[0][0])]
        left = [one for one in left if not any(one is hit for hit in hits)]
        if not all(fact.optional for fact in row):
            yield from ((statement, True) for statement, _ in hits)
    yield from ((statement, False) for statement, _ in left)


def _same(one: Statement, other: Statement) -> bool:
    """Whether two statements say one thing, perhaps of several years or indicators."""
    return (one.subject, one.predicate, one.object) == (other.subject, other.predicate, other.object)


def _fact(s: Statement, names: Mapping[str, tuple[str, ...]]) -> Fact:
    object_ = frozenset((amount(s.object),)) if s.literal else forms(names[s.object])
    post = bare(dict(s.qualifiers).get("post", ""))
    return Fact(forms(names[s.subject]), s.predicate, object_, post, "")


def fit(seen: Iterable[Case], towards_relation: float, towards_all: float) -> Confidence:
    """Give the share of right statements of all, each relation and each rule, each shrunk towards the last.

    >>> one = Case("a", "a.txt", "connects", "corridor-name", 0.9, True)
    >>> fit([one, one], 2, 2).of("corridor-name", 0.5)
    1.0
    """
    return _fit(_counted(seen), towards_relation, towards_all)


def _counted(seen: Iterable[Case]) -> Counter[Key]:
    """Count statements, right ones (True) and wrong ones, by relation and rule."""
    return Counter((case.right, case.relation, case.rule) for case in seen)


def _fit(counts: Mapping[Key, int], towards_relation: float, towards_all: float) -> Confidence:
    right: Counter[str] = Counter()
    every: Counter[str] = Counter()
    of = dict(_relations())
    for (is_right, relation, rule), number in counts.items():
        for key in ("", relation, f"{relation}/{rule}"):
            every[key] += number
            right[key] += number * is_right
        of[rule] = relation
    overall = right[""] / every[""] if every[""] else 0.5
    relations = {
        name: (right[name] + towards_all * overall) / (every[name] + towards_all)
        for name in sorted(set(of.values()))
    }
    rules = {
        rule: (right[f"{name}/{rule}"] + towards_relation * relations[name])
        / (every[f"{name}/{rule}"] + towards_relation)
        for rule, name in sorted(of.items())
    }
    return Confidence(overall, relations, rules)


def left_out(every: Sequence[Case], *strengths: float, by: str = "article") -> list[tuple[float, Case]]:
    """Give each case with the confidence that all articles (or sets) but its own give its rule."""
    groups: defaultdict[str, list[Case]] = defaultdict(list)
    for case in every:
        groups[getattr(case, by)].append(case)
    counts = _counted(every)
    told = []
    for own in groups.values():
        fitted = _fit(counts - _counted(own), *strengths)
        told += [(fitted.of(c.rule, fitted.relations.get(c.relation, fitted.overall)), c) for c in own]
    return told


def loss(told: Iterable[tuple[float, Case]]) -> float:
    """Give the mean logarithmic loss of confidences, the lower the better.

    >>> case = Case("a", "a.txt", "connects", "r", 0.9, True)
    >>> round(loss([(0.5, case)]), 3)
    0.693
    """
    losses = [-math.log(min(max(sure if case.right else 1 - sure, 1e-6), 1 - 1e-6)) for sure, case in told]
    return sum(losses) / len(losses)


def chosen(every: Sequence[Case]) -> tuple[float, float]:
    """Give the two strengths of shrinking under which left-out articles are foretold best."""
    return min(product(STRENGTHS, STRENGTHS), key=lambda pair: loss(left_out(every, *pair)))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a reliability table: statements of such a confidence, the mean of it, the share right."""

    low: float
    high: float
    number: int
    sure: float
    right: float


def reliability(told: Sequence[tuple[float, Case]]) -> list[Row]:
    """Give the reliability table of confidences, rows without statements left out."""
    rows = []
    for low, high in pairwise(EDGES):
        inside = [(sure, case.right) for sure, case in told if low <= sure < high]
        if inside:
            means = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            rows.append(Row(low, min(high, 1.0), len(inside), *means))
    return rows


def error(told: Sequence[tuple[float, Case]]) -> float:
    """Give the expected calibration error: how far confidence and share lie apart, by number of statements.

    Naeini, Cooper and Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015.

    >>> case = Case("a", "a.txt", "connects", "r", 0.9, True)
    >>> round(error([(0.9, case)]), 2)
    0.1
    """
    return sum(row.number * abs(row.sure - row.right) for row in reliability(told)) / len(told)


def toml(fitted: Confidence, every: Sequence[Case]) -> str:
    """Give the file of fitted confidences, each with the counts behind it."""
    right, number = Counter(c.rule for c in every if c.right), Counter(c.rule for c in every)
    of = Counter(c.relation for c in every)
    lines = [
        "# How often statements are right, as measured on the annotated articles. 置信度（由评测拟合）",
        "# Written by `python -m benchmarks.calibration --write`, not by hand; docs/confidence.md tells how.",
        "# source: tests/annotated and examples/articles; licence: Apache-2.0, like the project",
        f"overall = {fitted.overall:.3f}",
        "",
        "[relations]",
        *(f"{name} = {share:.3f}  # {of[name]}" for name, share in fitted.relations.items()),
        "",
        "[rules]",
        *(f"{name} = {sure:.3f}  # {right[name]} of {number[name]}" for name, sure in fitted.rules.items()),
    ]
    return "\n".join(lines) + "\n"


def table(rows: Iterable[Row]) -> str:
    """Give a reliability table as Markdown."""
    lines = ["| confidence 置信度 | statements 陈述 | mean 平均 | right 正确 |", "| --- | --- | --- | --- |"]
    lines += [f"| {r.low:.2f} to {r.high:.2f} | {r.number} | {r.sure:.2f} | {r.right:.2f} |" for r in rows]
    return "\n".join(lines)


def figures(every: Sequence[Case], strengths: tuple[float, float]) -> str:
    """Give what the page shows: the tables, the errors, and how relations compare."""
    articles, sets = left_out(every, *strengths), left_out(every, *strengths, by="set")
    plain = [(case.declared, case) for case in every]
    errors = [
        "| | expected calibration error | mean log loss |",
        "| --- | --- | --- |",
        *(
            f"| {name} | {error(told):.3f} | {loss(told):.3f} |"
            for name, told in (
                ("fitted without the article measured 留一篇", articles),
                ("fitted without the set measured 留一组", sets),
                ("as the rules declare, before fitting 规则自报", plain),
            )
        ),
    ]
    right = sum(case.right for case in every) / len(every)
    articles_read = len({case.article for case in every})
    head = (
        f"{len(every)} statements of {articles_read} articles, {right:.2f} of them right; priors as strong "
        f"as {strengths[0]:g} statements (relation for rule) and {strengths[1]:g} (all for relation)."
    )
    parts = [
        head,
        "\n".join(errors),
        "### One article left out at a time 每次留出一篇",
        table(reliability(articles)),
        "### One set left out at a time 每次留出一组",
        table(reliability(sets)),
        "### By relation 各关系",
        _by_relation(every, articles),
    ]
    return "\n\n".join(parts)


def _by_relation(every: Sequence[Case], told: Sequence[tuple[float, Case]]) -> str:
    lines = ["| | statements 陈述 | confidence 置信度 | right 正确 |", "| --- | --- | --- | --- |"]
    for name in sorted({case.relation for case in every}):
        own = [(sure, case.right) for sure, case in told if case.relation == name]
        sure, right = (sum(column) / len(own) for column in zip(*own, strict=True))
        lines.append(f"| `{name}` | {len(own)} | {sure:.2f} | {right:.2f} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the reliability table, or write it and the fitted confidences where they are kept."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.calibration", description="How sure, how right."
    )
    written = f"write {FILE.relative_to(ROOT)} and {PAGE.relative_to(ROOT)}"
    parser.add_argument("--write", action="store_true", help=written)
    options = parser.parse_args(arguments)
    every = cases()
    strengths = chosen(every)
    shown = figures(every, strengths)
    if options.write:
        FILE.write_text(toml(fit(every, *strengths), every), encoding="utf-8")
        publish(PAGE, "figures", shown)
    print(shown)


if __name__ == "__main__":
    main()
