"""The figures on the annotated articles: they hold, the page shows them, and the counting is right."""

from __future__ import annotations

import doctest
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from benchmarks import quality, scoring
from benchmarks.published import replaced
from benchmarks.scoring import Fact, Score, Thing, forms, match_facts, match_things
from ontology import load

SLACK = 0.01
FLOORS: Mapping[str, Mapping[str, Mapping[str, Any]]] = tomllib.loads(
    quality.FLOORS.read_text(encoding="utf-8")
)
ROWS = [(name, row) for name, rows in FLOORS.items() for row in rows]


@pytest.fixture(scope="module")
def scores() -> Mapping[str, Score]:
    return quality.measure()


@pytest.mark.parametrize(("name", "row"), ROWS, ids=" ".join)
def test_quality_holds(scores: Mapping[str, Score], name: str, row: str) -> None:
    """A change that costs a class or a relation more than it says so in floors.toml."""
    floor = FLOORS[name][row]
    assert scores[name][row].f1 >= floor.get("lowered", floor["best"] - SLACK)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=" ".join)
def test_a_lowered_floor_has_a_reason(name: str, row: str) -> None:
    """A floor that sinks without a word is none."""
    floor = FLOORS[name][row]
    assert floor.keys() in ({"best"}, {"best", "lowered", "reason"})
    assert floor.get("reason", "-").strip()
    assert floor.get("lowered", 0.0) < floor["best"]


def test_everything_that_counts_is_pinned(scores: Mapping[str, Score]) -> None:
    """A row without a floor may fall to nothing unseen."""
    many = {row for row, tally in scores["all"].items() if tally.wanted >= quality.ENOUGH}
    assert FLOORS["all"].keys() == many | set(scoring.SUMS)
    assert all(FLOORS[name].keys() >= set(scoring.SUMS) for name in quality.TITLES)


def test_pinning_never_lowers(scores: Mapping[str, Score]) -> None:
    """A floor that today's figures could pull down would follow every loss."""
    text = quality.FLOORS.read_text(encoding="utf-8")
    high = text.replace("best = 0.", "best = 0.999")
    assert tomllib.loads(quality.pinned(high, scores)) == tomllib.loads(high)


def test_the_page_shows_todays_figures(scores: Mapping[str, Score]) -> None:
    """Figures that nobody can recompute are worth nothing: run python -m benchmarks.quality --write."""
    text = quality.PAGE.read_text(encoding="utf-8")
    assert replaced(text, "figures", quality.figures(scores)) == text


def _rows() -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    for name in quality.SETS:
        for article, annotation in quality.annotated(name):
            yield from ((article.source, row, annotation) for row in annotation["relations"])


def test_annotations_are_sound() -> None:
    """An unknown predicate, a loose end or evidence that is not in the text would count for nothing."""
    texts = {article.source: article.text for name in quality.SETS for article, _ in quality.annotated(name)}
    relations = load().relations
    for source, row, annotation in _rows():
        names = {entity["name"] for entity in annotation["entities"]}
        assert row["evidence"] in texts[source], (source, row)
        assert row["subject"] in names, (source, row)
        assert relations[row["predicate"]].literal or row["object"] in names, (source, row)
        assert set(row["qualifiers"]) <= set(relations[row["predicate"]].qualifiers), (source, row)


def test_examples_in_the_scorer_run() -> None:
    """The scorer lies outside the packages whose doctests pytest collects."""
    assert doctest.testmod(scoring).failed == 0


def _fact(
    subject: str, predicate: str, target: str, post: str = "", key: str = "", opt: bool = False
) -> Fact:
    return Fact(forms([subject]), predicate, forms([target]), post, f"{subject} {target}", key, opt)


MATCHES = [
    ("the same", [("洛阳市", "洛阳市")], 1, 0, 0),
    ("a place without its level", [("洛阳市", "洛阳")], 1, 0, 0),
    ("a party committee is the same home as its place", [("洛阳市", "洛阳市委")], 1, 0, 0),
    ("another place", [("洛阳市", "开封市")], 1, 1, 1),
]  # fmt: skip


@pytest.mark.parametrize(("what", "pairs", "wanted", "missed", "extra"), MATCHES)
def test_homes_of_posts(
    what: str, pairs: list[tuple[str, str]], wanted: int, missed: int, extra: int
) -> None:
    """The home of a post is a matter of taste between a place and its bodies, and of nothing else."""
    gold = [_fact("甲", "holdsPost", a, "市长", str(i)) for i, (a, _) in enumerate(pairs)]
    tally = match_facts(gold, [_fact("甲", "holdsPost", b, "市长") for _, b in pairs])["relation holdsPost"]
    assert (tally.wanted, len(tally.missed), len(tally.extra)) == (wanted, missed, extra), what


def test_a_post_counts_once_and_must_agree() -> None:
    """Two posts of one person in one place are two rows."""
    gold = [
        _fact("甲", "holdsPost", "洛阳市", "副市长", "0"),
        _fact("甲", "holdsPost", "洛阳市", "局长", "1"),
    ]
    tally = match_facts(gold, [_fact("甲", "holdsPost", "洛阳市", "常务副市长")])["relation holdsPost"]
    assert (tally.wanted, len(tally.missed), len(tally.extra)) == (2, 1, 0)


def test_optional_rows_count_neither_way() -> None:
    """What careful readers leave open must not be punished, found or not."""
    for found in ([], [_fact("甲", "connects", "乙")]):
        tally = match_facts([_fact("甲", "connects", "乙", opt=True)], found).get(
            "relation connects", scoring.Tally()
        )
        assert (tally.wanted, tally.missed, tally.extra) == (0, [], [])


def test_a_project_counts_once_under_any_container() -> None:
    """A project of a plan and of the city that made it is one row, not two."""
    gold = [_fact(a, "includesProject", "丙园", key="丙园") for a in ("甲规划", "乙市")]
    tally = match_facts(gold, [_fact(a, "includesProject", "丙园") for a in ("甲规划", "乙市")])[
        "relation includesProject"
    ]
    assert (tally.wanted, tally.missed, tally.extra) == (1, [], [])


def test_entities_match_one_for_one_within_their_class() -> None:
    """A name found twice, or under another class, is one right and one too many."""
    gold = [Thing("Place", forms(["洛阳市"]), "洛阳市"), Thing("Person", forms(["甲某"]), "甲某")]
    found = [
        Thing("Place", forms(["洛阳"]), "洛阳"),
        Thing("Place", forms(["洛阳市"]), "洛阳市"),
        Thing("Enterprise", forms(["甲某"]), "甲某"),
    ]
    score, _ = match_things(gold, found)
    assert [score[f"entity {kind}"].missed for kind in ("Place", "Person")] == [[], ["甲某"]]
    assert [score[f"entity {kind}"].extra for kind in ("Place", "Enterprise")] == [["洛阳市"], ["甲某"]]
