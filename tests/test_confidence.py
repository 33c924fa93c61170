"""Confidence means what it says: measured, honest on articles left out, and what is cut is what it says."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import guitu as library
from benchmarks import calibration
from benchmarks.calibration import Case, cases, chosen, error, fit, left_out, reliability
from graph.checking import check
from graph.cutting import cut
from guitu.building import BuildOptions, Understood, understand
from loaders import Article, extract
from loaders.lexicon import NO_LEXICON
from ontology import load
from ontology.confidence import FILE, confidence
from tests.conftest import EXAMPLES, Guitu

LARGEST_ERROR = 0.06
"""Confidence and share of right statements, on articles left out of the fit, lie no farther apart."""


@pytest.fixture(scope="module")
def every() -> tuple[Case, ...]:
    return cases()


def test_confidence_is_what_share_is_right(every: tuple[Case, ...]) -> None:
    """A 0.9 of which six in ten are right is worse than no number: measured on articles left out.

    A confidence that only repeats what the rules declare would make the fit work for nothing.
    """
    fitted = left_out(every, *chosen(every))
    assert error(fitted) < LARGEST_ERROR
    assert calibration.loss(fitted) < calibration.loss([(case.declared, case) for case in every])


def test_the_values_are_those_of_a_fit() -> None:
    """Each value lies between the share of its rule's right statements and that of its relation."""
    rows = [
        line for line in FILE.read_text(encoding="utf-8").splitlines() if " of " in line and " = " in line
    ]
    of = {rule.name: rule.relation for rule in load().rules}
    measured = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for row in rows:
        name, _, rest = row.partition(" = ")
        right, number = map(int, row.partition("# ")[2].split(" of "))
        base = measured["relations"].get(of.get(name, ""))
        if base is not None:
            share = right / number if number else base
            assert min(share, base) - 0.001 <= float(rest.split()[0]) <= max(share, base) + 0.001, row


def test_a_rule_seen_once_is_no_surer_than_one_seen_often() -> None:
    """Two of two must not stand above ninety-nine of a hundred."""
    other = Case("s", "a.txt", "connects", "corridor-joins", 0.9, right=True)
    often = [replace(other, rule="corridor-name", right=n > 0) for n in range(100)]
    fitted = fit([other, other, *often, *(replace(other, relation="visited", right=False),) * 50], 8, 8)
    assert fitted.rules["corridor-joins"] < fitted.rules["corridor-name"]


def test_a_table_row_tells_what_it_holds() -> None:
    """The table in the docs is this one."""
    case = Case("s", "a.txt", "connects", "corridor-name", 0.9, right=True)
    (row,) = reliability([(0.92, case), (0.94, replace(case, right=False))])
    assert (row.number, round(row.sure, 2), row.right) == (2, 0.93, 0.5)


def test_statements_carry_the_measured_value() -> None:
    """What the file says is what explain, exports and --min-confidence see; a new rule keeps its own."""
    found = extract(Article.of("a.txt", "郑州市市长林知远主持会议。")).statements
    holds, leads = (next(s for s in found if s.predicate == name) for name in ("holdsPost", "leads"))
    assert holds.confidence == round(confidence().rules[holds.rule], 2) == leads.confidence
    assert confidence().of("a-rule-of-ones-own", 0.77) == 0.77


def test_a_build_is_cut_at_the_confidence_given() -> None:
    """Below it none, at it or above it all, and the rest of the graph sound."""
    article = Article.of("a.txt", (EXAMPLES / "a04_jingmen_investment.txt").read_text(encoding="utf-8"))
    whole = extract(article).statements
    least = sorted({s.confidence for s in whole})[3]
    options = BuildOptions(min_confidence=least, lexicon=NO_LEXICON, join=False)
    (made,) = (one for one in understand([article], options) if isinstance(one, Understood))
    kept = sum(" <https://w3id.org/guitu/ontology#confidence> " in line for line in made.lines)
    assert kept == sum(s.confidence >= least for s in whole) < len(whole)


def test_an_export_is_cut_as_a_build_is(tmp_path: Path, guitu: Guitu) -> None:
    """The same number must give the same graph, whether it is given to build or to export."""
    path = EXAMPLES / "a05_railway_roundup.txt"
    whole = library.build(path, join=False)
    for least in (0.0, 0.9, 1.0):
        built = library.build(path, join=False, min_confidence=least)
        assert cut(whole.content, least).lines == built.content.lines, least
    out = whole.save(tmp_path / "out")
    guitu("export", out, "-f", "nq", "-o", tmp_path / "sure.nq", "--min-confidence", "0.9")
    lines = (tmp_path / "sure.nq").read_text(encoding="utf-8").split("\n")[:-1]
    assert tuple(lines) == cut(whole.content, 0.9).lines
    assert not list(check(tuple(lines), whole.content.texts, load()))
