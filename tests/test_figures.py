"""Money, quantities, dates: which characters are a value, and what it is worth."""

from __future__ import annotations

import pytest

from loaders.finders.figures import figure, find_money, find_quantities, find_times, full_date, number, yuan
from loaders.flow import fold
from loaders.mention import longest
from tests.reading import understood

NUMBERS = [
    ("12", "12"),
    ("12.8亿", "1280000000"), ("1,200", "1200"), ("3,456.5万", "34565000"),
    ("２０", "20"),
    ("十", "10"), ("十五", "15"), ("二十", "20"), ("三百二十", "320"),
    ("一千零八", "1008"), ("两万", "20000"),
    ("一百二十亿", "12000000000"), ("三万五千", "35000"), ("零", "0"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numbers_are_read(text: str, value: str) -> None:
    """A sum read wrongly is off by powers of ten, and no one sees it in a chart."""
    read = number(fold(text))
    assert read is not None
    assert read == int(value)


@pytest.mark.parametrize("text", ["亿元家", "若干", ""])
def test_what_is_no_number_is_none(text: str) -> None:
    """A word read as a number would be a sum that nobody named."""
    assert number(text) is None


MONEY = [
    ("总投资12.8亿元，占地300亩", ["12.8亿元"]),
    ("投资１２０亿元", ["１２０亿元"]),
    ("其中外资3.3亿美元、内资9000万元人民币", ["3.3亿美元", "9000万元人民币"]),
    ("产值突破三百亿元", ["三百亿元"]),
    ("出资20多亿元", ["20多亿元"]),
    ("总投资45亿，分两期建设", ["45亿"]),
    ("补贴500元/亩", []),
    ("恢复元气，欢度元旦", []),
    ("实现多元发展，12元素俱全", []),
]


@pytest.mark.parametrize(("text", "sums"), MONEY)
def test_money_is_found(text: str, sums: list[str]) -> None:
    """A sum that begins or ends one character off is no figure any more."""
    found = find_money(fold(text))
    assert [text[m.start : m.end] for m in sorted(found, key=lambda m: m.start)] == sums


YUAN = [
    ("12.8亿元", "1280000000"), ("9000万元", "90000000"), ("1.2万亿元", "1200000000000"), ("500元", "500"),
    ("20多亿元", "2000000000"), ("2千万元", "20000000"), ("45亿", "4500000000"),
    ("3.3亿美元", ""), ("1000万港元", ""), ("数亿元", ""), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "worth"), YUAN)
def test_money_in_yuan(text: str, worth: str) -> None:
    """Sums of other currencies have no value in yuan: a guess would be added up with the rest."""
    assert yuan(text) == worth


QUANTITIES = [
    ("森林覆盖率达到46.3%", ["46.3%"]),
    ("新增就业350万人，建成4条产业带", ["350万人", "4条"]),
    ("占全市的1/3", ["1/3"]),
    ("里程突破1,200公里", ["1,200公里"]),
    ("提高2.5个百分点", ["2.5个百分点"]),
    ("百分之三十五的企业", ["百分之三十五"]),
    ("装机容量120万千瓦", ["120万千瓦"]),
    ("走在前列、干在实处", []),
]


@pytest.mark.parametrize(("text", "quantities"), QUANTITIES)
def test_quantities_are_found(text: str, quantities: list[str]) -> None:
    """A target without its unit, or with half of its number, says something else."""
    assert sorted(m.name for m in longest(find_quantities(fold(text)))) == sorted(quantities)


FIGURES = [
    ("8000亿元", ("8000", "亿元")), ("4.60%", ("4.6", "%")), ("350万人", ("350", "万人")),
    ("1,200公里", ("1200", "公里")), ("百分之五", ("", "")), ("三成", ("", "")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), FIGURES)
def test_a_figure_is_number_and_unit(text: str, parts: tuple[str, str]) -> None:
    """`gt:value` is a decimal: anything that is none stays text."""
    assert figure(text) == parts


TIMES = [
    ("2021年10月13日通过", [("Date", "2021-10-13")]),
    ("２０２１年３月５日", [("Date", "2021-03-05")]),
    ("二〇二一年十月十三日印发", [("Date", "2021-10-13")]),
    ("二○二四年六月二十八日", [("Date", "2024-06-28")]),
    ("3月5日开工", [("Date", "--03-05")]),
    ("12日上午，会议召开", [("Date", "---12")]),
    ("到2025年", [("Year", "2025")]),
    ("力争2027年底前", [("Year", "2027")]),
    ("2023-04-18", [("Date", "2023-04-18")]),
    ("近日", [("Date", "")]),
    ("今年", [("Year", "")]),
    ("30日内答复", []),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_times_are_found(text: str, times: list[tuple[str, str]]) -> None:
    """A date that is read as a year, or as another day, moves an appointment."""
    assert [(m.type, m.key) for m in find_times(fold(text))] == times


FULL = [
    ("2021-10-13", "", "2021-10-13"),
    ("--03-05", "2021-10-13", "2021-03-05"),
    ("---12", "2021-10-13", "2021-10-12"),
    ("--03-05", "", ""),
    ("---12", "", ""),
    ("2021-10", "2021-10-13", ""),
    ("", "2021-10-13", ""),
]


@pytest.mark.parametrize(("key", "date", "day"), FULL)
def test_a_date_is_completed_by_the_article(key: str, date: str, day: str) -> None:
    """A day without its year takes the article's, and without an article's date it stays as written."""
    assert full_date(key, date) == day


def test_a_statement_carries_the_text_and_its_value() -> None:
    """The text as written is the evidence; its twins are what queries count with."""
    text = "远澜新能源集团计划投资15亿元，建设夷陵储能电池产业园。"
    (found,) = [s for s in understood(text).statements if s.predicate == "investsIn"]
    assert dict(found.qualifiers) == {"amount": "15亿元", "amountCNY": "1500000000"}


def test_a_statement_carries_a_full_date() -> None:
    """“3月12日” is a day only together with the article's year."""
    text = "襄阳市市长周明远3月12日到谷城县调研春耕备耕工作。"
    (found,) = [s for s in understood(text, date="2022-03-13").statements if s.predicate == "visited"]
    assert dict(found.qualifiers) == {"date": "3月12日", "dateValue": "2022-03-12"}
