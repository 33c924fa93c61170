"""Stories of different cities in one file: each speaks of its own city, in its own sentences."""

from __future__ import annotations

import pytest

from loaders import Article, Options, extract
from loaders.pipeline import read_closely

TWO_CITIES = """\
渭南召开春耕工作推进会
本报讯 6日，市委书记祁长河主持会议，渭南市各县参加。全市完成工业投资38亿元。
商洛举行招商活动
本报讯 7日，商洛市举行招商活动，市委书记柏知秋出席。全市完成工业投资21亿元。
"""
ONE_CITY = TWO_CITIES.replace("商洛", "渭南")
GUESTS = """\
我市召开春耕工作推进会
本报讯 6日，市委书记祁长河主持会议，渭南市各县参加。
我市党政代表团赴商洛考察
本报讯 7日，市长柏知秋率党政代表团前往商洛市考察。
"""


def _said(text: str, home: str = "") -> set[tuple[str, str, str]]:
    read = extract(Article.of("page.txt", text), Options(home=home))
    labels = {entity.id: entity.label for entity in read.entities}
    return {(labels[s.subject], s.predicate, labels.get(s.object, s.object)) for s in read.statements}


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        pytest.param(
            TWO_CITIES,
            "",
            {
                ("祁长河", "holdsPost", "渭南市委"),
                ("柏知秋", "holdsPost", "商洛市委"),
                ("渭南市", "hasTarget", "38亿元"),
                ("商洛市", "hasTarget", "21亿元"),
            },
            id="else the second story's secretary and figures would be the first city's",
        ),
        pytest.param(
            ONE_CITY,
            "",
            {("祁长河", "holdsPost", "渭南市委"), ("柏知秋", "holdsPost", "渭南市委")},
            id="else a page of one city would fall apart",
        ),
        pytest.param(
            GUESTS,
            "",
            {("祁长河", "holdsPost", "渭南市委"), ("柏知秋", "holdsPost", "渭南市")},
            id="else a city that our own people went to would take the story over",
        ),
        pytest.param(
            TWO_CITIES,
            "西安市",
            {("祁长河", "holdsPost", "西安市委"), ("柏知秋", "holdsPost", "西安市委")},
            id="else a home that somebody gave would count for nothing",
        ),
    ],
)
def test_each_story_speaks_of_its_own_city(text: str, home: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= _said(text, home)


def test_what_a_later_story_says_is_proved_by_its_own_sentence() -> None:
    """Else a story's sentences would be shown from where they stood in it, not on the page."""
    read = extract(Article.of("page.txt", TWO_CITIES))
    second = TWO_CITIES.index("商洛举行")
    proofs = {e.label: s.evidence for e in read.entities for s in read.statements if s.subject == e.id}
    assert proofs["柏知秋"].start >= second
    assert all(TWO_CITIES[s.evidence.start : s.evidence.end] == s.evidence.exact for s in read.statements)


def test_names_stand_on_the_page_where_they_stand_in_the_story() -> None:
    """Else what is moved from the story to the page would cover other words."""
    read = read_closely(Article.of("page.txt", TWO_CITIES), Options())
    people = {m.name: read.page.flow.folded[m.start : m.end] for m in read.mentions if m.type == "Official"}
    people |= {m.name: read.page.flow.folded[m.start : m.end] for m in read.mentions if m.type == "Person"}
    assert people == {"祁长河": "祁长河", "柏知秋": "柏知秋"}
