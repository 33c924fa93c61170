"""Readers: the same article in every format is one, and each tells what its format knows of it."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pytest

from loaders import extract
from loaders.errors import UnreadableError
from loaders.readers import Document, ReadOptions, read_document
from loaders.readers.table import FORMATS, Format, reader
from loaders.sources import read
from loaders.values import Article, Problem
from tests import documents
from tests.documents import SAMPLE, renderings

RENDERED = renderings()


def _read(name: str, data: bytes, **columns: str) -> list[Article | Problem]:
    options = ReadOptions(tuple(columns.items()))
    return list(read_document(Document(name, partial(io.BytesIO, data), len(data), options=options)))


def _article(name: str, data: bytes) -> Article:
    [found] = _read(name, data)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("name", RENDERED)
def test_every_format_gives_the_same_text(name: str) -> None:
    """Another text is another article, with other offsets: it would count twice."""
    expected = f"# {SAMPLE.text}" if name.endswith(".md") else SAMPLE.text
    assert _article(name, RENDERED[name]).text == expected


def test_every_format_gives_the_same_statements() -> None:
    """What is known must not depend on how the article was saved."""

    def said(name: str) -> set[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
        # A date that only some formats tell would complete 10月13日 in those alone.
        article = replace(_article(name, RENDERED[name]), date=SAMPLE.date, publisher=SAMPLE.publisher)
        return {(s.subject, s.predicate, s.object, s.qualifiers) for s in extract(article).statements}

    expected = said("a.txt")
    assert {predicate for _, predicate, _, _ in expected} >= {
        "visited",
        "partOfMetropolitanArea",
        "investsIn",
    }
    assert {name for name in RENDERED if said(name) != expected} == set()


ALL = {"title", "date", "publisher", "author", "url"}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a.txt", set()),
        ("a.html", ALL),
        ("gb.html", ALL),
        ("a.mhtml", ALL),
        ("a.docx", {"title"}),
        ("a.xlsx", ALL),
        ("a.csv", ALL),
        ("a.tsv", ALL),
        ("a.jsonl", ALL),
        ("a.json", ALL),
        ("a.parquet", ALL),
        ("a.rss", ALL),
        ("gb.xml", ALL),
        ("a.atom", ALL),
        ("a.warc.gz", ALL),
    ],
)
def test_what_each_format_tells(name: str, fields: set[str]) -> None:
    """The table in docs/formats.md says so; a field that is lost here is lost in the graph."""
    article = _article(name, RENDERED[name])
    assert {field: getattr(article, field) for field in ALL if field in fields} == {
        field: getattr(SAMPLE, field) for field in fields
    }
    assert dict(article.origins) == dict.fromkeys(fields, "file")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.csv", "a.csv#row=2"),
        ("a.jsonl", "a.jsonl#line=1"),
        ("a.parquet", "a.parquet#row=1"),
        ("a.zip", "a.zip/2021/a.txt"),
        ("a.tar.gz", "a.tar.gz/2021/a.docx"),
        ("a.txt.gz", "a.txt.gz"),
        ("a.rss", "a.rss#item=1"),
        ("a.warc.gz", "a.warc.gz#record=1"),
    ],
)
def test_where_it_stands(name: str, source: str) -> None:
    """Without its place an article of ten thousand cannot be found again."""
    assert _article(name, RENDERED[name]).source == source


def test_columns_by_name() -> None:
    """A table whose columns nobody could guess is still read."""
    data = "编,文,题\n1,会议召开。,某会\n".encode()
    [problem] = _read("a.csv", data)
    assert isinstance(problem, Problem)
    assert "编, 文, 题" in problem.reason
    [article] = _read("a.csv", data, text="文", title="题")
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("某会", "某会\n会议召开。")
    [problem] = _read("a.csv", data, text="正")
    assert "There is no column 正" in getattr(problem, "reason", "")


def test_columns_are_told_in_one_line() -> None:
    """A table that lost its header may hold a text in its first row: the report stays one short line."""
    [problem] = _read("a.csv", ('编,"' + "会议召开。\n" * 40 + '"\n').encode())
    assert isinstance(problem, Problem)
    assert "\n" not in problem.reason
    assert len(problem.reason) < 120


def test_a_bad_row_costs_only_itself() -> None:
    """One broken line among millions must not lose the rest, and is told with its place."""
    lines = [
        b'{"text": "\xe7\x94\xb2\xe5\xb8\x82"}',
        b"{",
        b"[1]",
        b'{"title": "t"}',
        b"\xff\xfe\xfd{",
        b"",
        b'{"text": "x"}',
    ]
    found = _read("a.jsonl", b"\n".join(lines))
    assert [one.source for one in found] == [f"a.jsonl#line={n}" for n in (1, 2, 3, 4, 5, 7)]
    assert [isinstance(one, Problem) for one in found] == [False, True, True, True, True, False]
    rows = _read("a.csv", "text,date\n甲市,2021-1-3\n,\n 。,昨天\n".encode() + b"\xff\xff,\n\xe4\xb9\x99,\n")
    assert [(one.source, isinstance(one, Problem)) for one in rows] == [
        ("a.csv#row=2", False),
        ("a.csv#row=4", True),
        ("a.csv#row=4", False),
        ("a.csv#row=5", True),
        ("a.csv#row=6", False),
    ]


def test_word_keeps_tables_and_notes_in_order() -> None:
    """Figures of a plan stand in its tables; struck text is not what it says."""
    document = docx.Document()
    document.add_paragraph("甲市规划")
    cells = document.add_table(2, 2)
    for i, text in enumerate(("项目", "投资", "产业园", "3亿元")):
        cells.cell(i // 2, i % 2).text = text
    document.add_paragraph("乙市规划")
    article = _article("a.docx", documents.saved(document.save))
    assert article.text == "甲市规划\n项目\t投资\n产业园\t3亿元\n乙市规划"


def test_a_table_in_a_page_reads_like_one_in_word() -> None:
    """Otherwise the same notice as page and as document would be two articles."""
    table = "<table><tr><td>项目</td><td>投资</td></tr><tr><td>产业园</td><td>3亿元</td></tr></table>"
    html = documents.html(SAMPLE).decode().replace("</div>", f"{table}</div>", 1)
    assert "\n项目\t投资\n产业园\t3亿元" in _article("a.html", html.encode()).text


def test_every_sheet_with_text_is_read() -> None:
    """A year a sheet is how such lists are kept; a sheet of notes is no fault."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["说明"])
    for text in ("甲市规划。", "乙市规划。"):
        sheet = book.create_sheet()
        sheet.append(["内容"])
        sheet.append([text])
    found = _read("a.xlsx", documents.saved(book.save))
    assert [one.source for one in found] == ["a.xlsx#item=2&row=2", "a.xlsx#item=3&row=2"]


def test_names_in_old_archives() -> None:
    """Windows in China writes member names in GBK, without saying so."""
    data = documents.zipped({"XXXX.txt": SAMPLE.text.encode()}).replace(
        b"XXXX.txt", "规划.txt".encode("gb18030")
    )
    assert _article("a.zip", data).source == "a.zip/规划.txt"


def test_the_bytes_decide_where_the_name_is_wrong() -> None:
    """Downloads often have the wrong end of name, or none."""
    for name, right in (("a.zip", "a.docx"), ("download", "a.xlsx"), ("b.txt", "a.docx"), ("c", "a.txt.gz")):
        assert _article(name, RENDERED[right]).text == SAMPLE.text


def test_what_a_browser_saves_beside_a_page_is_no_article(tmp_path: Path) -> None:
    """A saved page comes with a folder of frames and advertisements, which are no articles."""
    (tmp_path / "新闻.html").write_bytes(documents.html(SAMPLE))
    for folder in ("新闻_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_bytes(documents.html(SAMPLE))
    assert [one.source for one in read([str(tmp_path)])] == ["新闻.html", "other_files/frame.html"]


def test_a_missing_library_is_named() -> None:
    """Who has not installed an extra must learn which, not meet an ImportError."""
    kind = Format("docx", "a DOCX file", (".docx",), needs=("docx", "surely_not_there"), extra="documents")
    with pytest.raises(UnreadableError, match=r"surely_not_there is not installed.*guitu\[documents\]"):
        reader(kind)


def test_every_format_has_its_reader() -> None:
    """A line in the table without its module would fail at the first such document only."""
    assert {kind.module for kind in FORMATS if not callable(getattr(reader(kind), "read", None))} == set()
