"""Rules: each condition and look-up of the rule language, on sentences that differ by it alone."""

from __future__ import annotations

import re

import pytest

from loaders.layout import layout
from loaders.mention import Mention
from loaders.sentences import sentences
from loaders.typed import compile_pattern, typed
from tests.reading import article, stated, understood

TEXT = "砺峰公司、青禾公司和远澜公司投资3亿元建设夷陵园。"
FIRMS = [
    Mention(0, 4, "Enterprise", "砺峰公司"),
    Mention(5, 9, "Enterprise", "青禾公司"),
    Mention(10, 14, "Enterprise", "远澜公司"),
]
REST = [Mention(16, 19, "Money", "3亿元"), Mention(21, 24, "IndustrialPark", "夷陵园")]

PATTERNS = [
    ("one mention", "{subject:Enterprise}投资", ["远澜公司"]),
    ("a coordination", "{subject:Enterprise+}投资", ["砺峰公司", "青禾公司", "远澜公司"]),
    ("one without its joints", "^{subject:Enterprise*}投资", ["砺峰公司", "青禾公司", "远澜公司"]),
    ("a finer class fits", "建设{subject:Project}", ["夷陵园"]),
    ("another class does not", "建设{subject:Enterprise}", []),
    ("one of two classes", "建设{subject:Enterprise|Project}", ["夷陵园"]),
    ("a value", "投资{subject:Money}", ["3亿元"]),
    ("a mention that is no end", "{:Money}建设{subject:Project}", ["夷陵园"]),
    ("anything but a class", "{subject:Enterprise}{^:Enterprise}{1,9}{:Project}", ["远澜公司"]),
    ("what stands for itself", "(?P<subject>投资)", []),
]


@pytest.mark.parametrize(("what", "pattern", "found"), PATTERNS, ids=[row[0] for row in PATTERNS])
def test_slots(what: str, pattern: str, found: list[str]) -> None:
    """A slot that takes too much or too little gives a statement to the wrong end."""
    page = layout(TEXT)
    sentence = typed(sentences(page)[0], page.flow.folded, [*FIRMS, *REST])
    match = compile_pattern(pattern).search(sentence.text)
    assert [m.name for m in sentence.slot(*match.span("subject"))] == found if match else found == [], what


@pytest.mark.parametrize("pattern", ["{subject:Enterprize}", "{subject:Money|Nothing}"])
def test_an_unknown_class_is_refused(pattern: str) -> None:
    """A pattern with a misspelt class would never match, and nobody would know."""
    with pytest.raises(ValueError, match="unknown class"):
        compile_pattern(pattern)


def test_what_is_no_pattern_is_refused() -> None:
    """The same for a bracket that is not closed."""
    with pytest.raises(re.error):
        compile_pattern("{subject:Enterprise}(投资")


def test_positions_lead_back_to_the_text() -> None:
    """A mention is one character of the typed text and many of the article's."""
    page = layout(TEXT)
    sentence = typed(sentences(page)[0], page.flow.folded, [*FIRMS, *REST])
    assert sentence.source(0) == 0
    assert sentence.source(sentence.text.index("投")) == TEXT.index("投")
    assert sentence.source(len(sentence.text)) == len(TEXT)


CONDITIONS = [
    ("unless: a wish states nothing", "希望远澜新能源集团在柳州市投资3亿元。", "investsIn", []),
    (
        "unless reaches over its own clause only",
        "希望大家努力。远澜新能源集团在柳州市投资3亿元，扩大产能。",
        "investsIn",
        [("远澜新能源集团", "柳州市")],
    ),
    (
        "under: who is listed under 任命 comes",
        "任命名单\n一、任命：\n沈知秋为宜昌市教育局局长。",
        "appointedTo",
        [("沈知秋", "宜昌市教育局")],
    ),
    (
        "not_under: there nobody holds what he leaves",
        "任免名单\n一、免去：\n沈知秋的宜昌市教育局局长职务。",
        "holdsPost",
        [],
    ),
    (
        "theme: a figure is of the place that opens the block",
        "赣州市召开大会。到2027年，地区生产总值达到6000亿元。",
        "hasTarget",
        [("赣州市", "6000亿元")],
    ),
    (
        "plan+theme: a figure is of the plan that speaks, and of the place it is for",
        "《赣州市数字经济发展规划》提出，到2027年，数字经济规模达到600亿元。",
        "hasTarget",
        [("赣州市", "600亿元"), ("赣州市数字经济发展规划", "600亿元")],
    ),
    (
        "before: a sum is of the project named last",
        "夷陵储能电池产业园开工。项目总投资12亿元。",
        "hasInvestment",
        [("夷陵储能电池产业园", "12亿元")],
    ),
    (
        "topic: stations are of the line that the item is about",
        "襄荆高铁开工。站点有宜城、钟祥。",
        "connects",
        [("襄荆高铁", "宜城市"), ("襄荆高铁", "钟祥市")],
    ),
    (
        "heading: who speaks does so at the meeting above",
        "襄阳市重点项目推进会召开\n昨日，市长周明远出席会议并讲话。",
        "attended",
        [("周明远", "襄阳市重点项目推进会")],
    ),
    ("home: 我市 is the home", "我市将加快建设襄荆高铁。", "includesProject", [("襄阳市", "襄荆高铁")]),
]


@pytest.mark.parametrize(
    ("what", "text", "relation", "expected"), CONDITIONS, ids=[row[0] for row in CONDITIONS]
)
def test_conditions_and_look_ups(
    what: str, text: str, relation: str, expected: list[tuple[str, str]]
) -> None:
    """An end that the sentence leaves out is the likeliest to be given to somebody else."""
    home = "襄阳市" if "我市" in text or "市长周" in text else ""
    found = [
        pair
        for pair in stated(understood(text, home=home), relation)
        if pair[1] not in {"襄阳市", "荆门市"} or relation != "connects"
    ]
    assert sorted(found) == sorted(expected), what


def test_items_of_a_page_do_not_mix() -> None:
    """“项目” of the second story is not the project of the first."""
    text = "园区开工\n夷陵储能电池产业园昨日开工。\n水厂动态\n项目总投资12亿元。\n"
    assert stated(understood(text), "hasInvestment") == []


def test_what_the_ends_are_not_is_not_stated() -> None:
    """Domain and range hold, whatever a pattern lets in."""
    for predicate, domain in (("leads", {"Official", "Person"}), ("connects", {"Corridor"})):
        found = understood("宜昌市市长沈知秋出席襄荆高铁开工仪式。")
        types = {e.id: e.type for e in found.entities}
        assert all(
            types[s.subject] in domain | {"Railway"} for s in found.statements if s.predicate == predicate
        )


def test_years_and_kinds_of_targets() -> None:
    """What is aimed at and what is reached must not stand in one column."""
    text = "去年工作回顾：2021年，粮食总产量完成580万吨。\n展望：力争到2025年，粮食总产量达到600万吨。\n"
    found = [
        dict(s.qualifiers) for s in understood(text, home="保定市").statements if s.predicate == "hasTarget"
    ]
    assert [(q["value"], q["kind"], q["year"]) for q in found] == [
        ("580", "actual", "2021年"),
        ("600", "target", "2025年"),
    ]


def test_a_list_is_dated_by_its_adoption() -> None:
    """Who left a post under the second heading of a list left it on the day of the first."""
    text = (
        "保定市人大常委会任免名单\n（2023年5月6日保定市第十六届人民代表大会常务委员会第九次会议通过）\n"
        "一、任命\n沈知秋为保定市教育局局长。\n二、免职\n韩若松的保定市财政局局长职务。\n"
    )
    changes = {
        s.predicate: dict(s.qualifiers)["dateValue"]
        for s in understood(text).statements
        if s.predicate in ("appointedTo", "removedFrom")
    }
    assert changes == {"appointedTo": "2023-05-06", "removedFrom": "2023-05-06"}


def test_an_article_without_text_states_nothing() -> None:
    """An empty page is an article too."""
    found = understood("")
    assert (found.article, found.entities, found.statements) == (article(""), (), ())
