"""Edges that a changed sign in the code would move: found by mutation testing, see docs/testing.md. 边界。"""

from __future__ import annotations

from dataclasses import replace

import pytest
import rdflib

from graph.quads import REGION, quads
from graph.terms import split, value
from guitu.asking import serialized
from loaders import Article, extract
from loaders.finders.letters import letter
from loaders.finders.listed import Listed, mentions_of
from loaders.finders.places import Setting
from loaders.mention import Mention
from loaders.merging.firms import same_firm
from loaders.merging.shortened import SHORTENED
from loaders.page import fits
from loaders.private import public_part
from loaders.relations import _allowed
from loaders.values import Entity, Evidence, Extraction, Region, Statement, digest
from ontology import load

REGIONS = (
    Region(0, 3, 1, (0.1, 0.2, 0.4, 0.8)),
    Region(3, 6, 2, (0.5, 0.25, 1.0, 0.5)),
    Region(6, 9, 3, (0.0, 0.0, 0.5, 0.5)),
)


@pytest.mark.parametrize(
    ("start", "end", "pages"),
    [(0, 3, "1"), (3, 6, "2"), (2, 4, "12"), (0, 9, "123"), (5, 7, "23"), (8, 9, "3")],
)
def test_evidence_shows_the_regions_that_it_touches(start: int, end: int, pages: str) -> None:
    """Else a reader is shown the line beside the one that proves a statement."""
    article = replace(Article.of("a.pdf", "甲乙丙丁戊己庚辛壬"), regions=REGIONS)
    evidence = Evidence(start, end, article.text[start:end])
    firm = Entity("1" * 24, "Enterprise", "甲坪", ())
    said = Statement(
        firm.id,
        "hasInvestment",
        "1",
        literal=True,
        qualifiers=(),
        evidence=evidence,
        context=(),
        rule="r",
        confidence=1.0,
    )
    lines = map(split, quads(Extraction(article, (firm,), (said,)), load()))
    shown = sorted(value(line.object) for line in lines if line.predicate == REGION)
    assert "".join(one.removeprefix("page=")[0] for one in shown) == pages
    if "2" in pages:
        assert "page=2&xywh=percent:50.00,25.00,50.00,25.00" in shown


def test_an_article_has_the_id_that_it_always_had() -> None:
    """Another length of the hash would give every IRI of every published graph another name."""
    assert Article.of("a.txt", "").id == "e3b0c44298fc1c149afbf4c8996fb924"


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((0, 5), (0, 8)),
        ((19, 20), (19, 20)),
        ((5, 20), None),
        ((0, 8), (0, 8)),
        ((8, 9), None),
        ((9, 12), None),
        ((3, 19), None),
    ],
)
def test_what_reaches_over_a_private_number_is_not_shown(
    kept: tuple[int, int], expected: tuple[int, int] | None
) -> None:
    """Evidence that begins before a phone number and ends behind it would print the number."""
    assert public_part((0, 20), kept, [(8, 19)]) == expected


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (Mention(5, 6, "Railway", "广"), ["绵遂高速"]),
        (Mention(3, 4, "Railway", "成"), ["绵遂高速"]),
        (Mention(4, 5, "Railway", "贵"), ["绵遂高速", "成贵广高速"]),
        (Mention(5, 6, "City", "广"), ["绵遂高速", "成贵广高速"]),
        (Mention(3, 6, "City", "成贵广"), ["绵遂高速", "成贵广高速"]),
        (Mention(3, 6, "Expressway", "成贵广"), ["绵遂高速"]),
    ],
)
def test_a_member_of_a_list_of_lines_is_named_once(taken: Mention, expected: list[str]) -> None:
    """Else one expressway of a list becomes two, or one that only shares a place with another is lost."""
    listed = Listed(((0, 2), (3, 6)), "Expressway", "高速")
    assert [m.name for m in mentions_of("绵遂、成贵广高速", listed, [taken], Setting())] == expected


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("郑州市新经济局局长林知远发言。", "郑州市新经济局"),
        ("会上，新密市新经济局局长林知远发言。", "新密市新经济局"),
        ("会上，河南省新经济厅厅长林知远发言。", "河南省新经济厅"),
        ("郑州市召开会议。市新经济局局长林知远发言。", "郑州市新经济局"),
    ],
)
def test_a_body_that_no_list_has_is_named_by_its_place(text: str, organ: str) -> None:
    """州 and 市 of a city's name were taken for a level of their own: 郑州市市新经济局."""
    assert organ in {entity.label for entity in extract(Article.of("a.txt", text)).entities}


@pytest.mark.parametrize(
    ("short", "places", "same"),
    [
        ("郑州甲坪", ["郑州"], True),
        ("郑州甲", ["郑州"], False),
        ("开封甲坪", ["开封"], False),
        ("甲坪电气", [], True),
    ],
)
def test_a_short_name_of_a_firm(short: str, places: list[str], same: bool) -> None:
    """A place and one character are no firm's name: any firm of the place could begin so."""
    assert same_firm(short, "甲坪电气(郑州)有限公司", places) is same


UNDER = "会议{verb}：\n林知远任新密市市长。\n"


@pytest.mark.parametrize(("verb", "holds"), [("决定任命", True), ("邀请", False)])
def test_a_rule_that_asks_for_a_heading_holds_only_under_it(verb: str, holds: bool) -> None:
    """A list of guests would be told as appointments."""
    found = {s.rule for s in extract(Article.of("a.txt", UNDER.format(verb=verb))).statements}
    assert ("listed-under-appointments" in found) is holds


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u200d\u202c"])
def test_signs_that_show_nothing_are_in_no_name(sign: str) -> None:
    """One name would be two that look alike, or be shown backwards; evidence stays as written."""
    text = f"郑州市市长林{sign}知远出席。“甲坪{sign}产业园”项目总投资3亿元。\n{sign}\n"
    found = extract(Article.of("a.txt", text))
    assert "林知远" in {entity.label for entity in found.entities}
    assert not any(sign in name for entity in found.entities for name in (entity.label, *entity.names))
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.exact for s in found.statements)


@pytest.mark.parametrize(
    ("listed", "text", "names"),
    [
        (Listed(((0, 2), (3, 5)), "Industry", "产业"), "轴承、装备产业", ["轴承", "装备"]),
        (Listed(((0, 2), (3, 5)), "Industry", "产业", too_wordy=True), "轴承、装备产业", []),
        (Listed(((0, 2), (3, 7)), "Enterprise", "企业"), "服务、甲坪重工企业", ["甲坪重工"]),
    ],
)
def test_members_of_a_list(listed: Listed, text: str, names: list[str]) -> None:
    """A common word of two characters is no company, phrases are no industries."""
    assert [m.name for m in mentions_of(text, listed, [], Setting())] == names


def test_ids_keep_their_length() -> None:
    """Another length of the hash would give every entity and statement another name."""
    assert digest("Enterprise", "甲坪") == "f912e78ce72289af1edd2f37"


def test_answers_hold_no_formula_and_no_tag() -> None:
    """`guitu query … --format csv > answer.csv` is opened in a spreadsheet, Markdown shown in a browser."""
    values = "'=1+1' '@x' -5 '-5.5'^^<http://www.w3.org/2001/XMLSchema#decimal> <urn:a> '甲<script>|乙'"
    asked = f"SELECT ?a WHERE {{ VALUES ?a {{ {values} }} }}"
    result = rdflib.Graph().query(asked)
    assert serialized(result, "csv").split("\n")[1:-1] == [
        "'=1+1",
        "'@x",
        "-5",
        "-5.5",
        "urn:a",
        "甲<script>|乙",
    ]
    assert "| 甲\\<script>\\|乙 |" in serialized(result, "markdown")


def test_private_numbers_elsewhere_change_nothing() -> None:
    """Evidence would reach beyond its sentence, up to the phone number of another."""
    assert public_part((0, 10), (0, 5), [(12, 19)]) == (0, 10)
    assert public_part((20, 30), (22, 25), [(12, 19)]) == (20, 30)


@pytest.mark.parametrize(("sign", "near", "name"), [("谷", "420625", "谷城县"), ("襄", "420600", "襄阳市")])
def test_a_letter_of_a_line_means_the_place_that_is_near(sign: str, near: str, name: str) -> None:
    """A line's letter that no list has is the beginning of a place named beside it."""
    found = letter(sign, Setting(), (near,))
    assert found is not None
    assert found.name == name


def test_a_subject_of_another_class_states_nothing() -> None:
    """What a sentence leaves out is looked up, and what is found there may be anything."""
    place, person = Mention(0, 2, "City", "甲市"), Mention(2, 4, "Person", "林某")
    relation = load().relations["holdsPost"]
    assert _allowed(relation, person, place) is fits("City", relation.range)
    assert not _allowed(relation, place, person)


@pytest.mark.parametrize(
    ("kind", "name", "longer", "same"),
    [
        ("Meeting", "甲坪项目建设推进会", "甲坪项目暨安全建设工作推进会", True),
        ("Meeting", "甲坪建设推进会", "甲坪工业建设暨安全推进会", False),
        ("MetropolitanArea", "甲坪都市圈", "现代化甲坪都市圈", True),
        ("MetropolitanArea", "甲坪都市圈", "乙湾都市圈", False),
    ],
)
def test_a_shorter_name_of_the_same(kind: str, name: str, longer: str, same: bool) -> None:
    """Two meetings of one district share all the words of a short title."""
    assert SHORTENED[kind](name, longer) is same
