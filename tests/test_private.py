"""Nothing private reaches the graph: no phone number, identity number or home address. 隐私。"""

from __future__ import annotations

import pytest

from graph.quads import quads
from loaders import Article, extract
from loaders.private import public_text
from ontology import load

SAID = "郑州市副市长林知远到新密市调研"
PRIVATE = [
    ("13912345678", "mobile number"),
    ("139-1234-5678", "mobile number with dashes"),
    ("１３９１２３４５６７８", "mobile number in full width"),
    ("+86 139 1234 5678", "mobile number as dialled from abroad"),
    ("0371-65550123", "landline with its trunk code"),
    ("410101199003074515", "resident identity number"),
    ("41010119900307451X", "resident identity number with its check sign"),
    ("139.1234.5678", "mobile number with dots"),
    ("(139)12345678", "mobile number with its beginning in brackets"),
    ("139 12 345 678", "mobile number in other groups"),
    ("一三九一二三四五六七八", "mobile number as it is read out"),
    ("幺三九一二三四五六七八", "mobile number as soldiers read it out"),
]


def _written(text: str) -> str:
    return "\n".join(quads(extract(Article.of("a.txt", text)), load()))


FORMS = (
    "{said}，联系电话{n}。",
    "来电号码为{n}。{said}。",
    "{said}（{n}），会议随后召开。",
    "林知远{n}答记者问\n{said}。",
    "{said}。会议部署“{n}”工程，举行“热线{n}”活动。",
)


@pytest.mark.parametrize(("number", "what"), PRIVATE)
@pytest.mark.parametrize("form", FORMS)
def test_numbers_of_people_stay_out(form: str, number: str, what: str) -> None:
    """If this fails, the graph publishes how to reach or identify a person."""
    written = _written(form.format(said=SAID, n=number))
    assert number not in written, what
    assert "林知远" in written


@pytest.mark.parametrize(
    "text",
    [
        "{said}，其家庭住址：金水区某路8号院3号楼。",
        "{said}。某居民家住金水区某路8号院3号楼。",
        "{said}，家在金水区某路8号院3号楼。",
        "{said}，现居民住金水区某路8号院3号楼2单元。",
        "某居民家住金水区某路8号院3号楼\n{said}。",
        "{said}。《家住某路8号院3号楼发展规划》提出，到2027年，经济规模达到600亿元。",
    ],
)
def test_home_addresses_stay_out(text: str) -> None:
    """If this fails, the graph publishes where somebody lives."""
    written = _written(text.format(said=SAID))
    assert "8号院" not in written
    assert "林知远" in written


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("电话65550123、65550124", ""),
        ("电话：(0371)65550123-8001", ""),
        ("手机号是1391234567", ""),
        ("电话用户达到1234567户", "电话用户达到1234567户"),
        ("首批居民入住甲坪家园8号楼", "首批居民入住甲坪家园8号楼"),
        ("住房保障金1998.12.31", "住房保障金1998.12.31"),
        ("1978-2018 365天", "1978-2018 365天"),
        ("住建局8号文件", "住建局8号文件"),
    ],
)
def test_only_what_reaches_a_person_is_cut(said: str, kept: str) -> None:
    """If this fails, numbers of offices stay in a title, or years and sums are cut out of it."""
    assert public_text(f"{said}") == kept


def test_a_public_statement_beside_a_private_number_stands() -> None:
    """If this fails, one phone number costs the whole sentence."""
    found = extract(Article.of("a.txt", f"{SAID}，联系电话13912345678。"))
    assert {"holdsPost", "visited"} <= {s.predicate for s in found.statements}


def test_sums_are_no_phone_numbers() -> None:
    """If this fails, large sums vanish from the graph."""
    found = extract(Article.of("a.txt", "甲坪产业园项目总投资13912345678元。"))
    assert [s.object for s in found.statements if s.predicate == "hasInvestment"] == ["13912345678元"]
