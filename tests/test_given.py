"""--meta and --column: what the user tells of documents beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Guitu
from tests.documents import SAMPLE, zipped

PLAN = "会议在郑州市召开，郑州市市长林知远出席会议。"
WHO = """SELECT ?source ?title ?date { GRAPH ?a {
  ?a dcterms:source ?source ; gt:metadataFromGiven dcterms:title ; dcterms:title ?title ;
     schema:datePublished ?date } }"""


def _rows(guitu: Guitu, out: Path, query: str) -> list[dict[str, str]]:
    found = json.loads(guitu("query", out, query, "--format", "json").stdout)
    return [{k: v["value"] for k, v in row.items()} for row in found["results"]["bindings"]]


def test_given_metadata_stands_over_what_is_found(guitu: Guitu, tmp_path: Path) -> None:
    """The user knows better than the file; and must hear of a row that fits no file."""
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(f"某会召开\n{PLAN}\n2020年3月28日", encoding="utf-8")
    (news / "b.zip").write_bytes(zipped({"2021/b.txt": f"另一会召开\n{PLAN}".encode()}))
    rows = ["文件,标题,日期", "a.txt,甲会,2021年1月2日", "b.zip/2021/b.txt,乙会,20210103", "c.txt,丙会,昨天"]
    meta = tmp_path / "meta.csv"
    meta.write_bytes("\r\n".join(rows).encode("gb18030"))
    done = guitu("build", news, "-o", tmp_path / "out", "--meta", meta)
    assert {(row["source"], row["title"], row["date"]) for row in _rows(guitu, tmp_path / "out", WHO)} == {
        ("a.txt", "甲会", "2021-01-02"),
        ("b.zip/2021/b.txt", "乙会", "2021-01-03"),
    }
    assert "The date 昨天 cannot be read" in done.stderr
    assert "tells of c.txt, which was not read" in done.stderr


def test_columns_of_a_table(guitu: Guitu, tmp_path: Path) -> None:
    """A table whose columns have names of their own is read as the user says."""
    (tmp_path / "a.csv").write_text(f"编,文\n1,{PLAN}\n", encoding="utf-8")
    out = tmp_path / "out"
    guitu("build", tmp_path / "a.csv", "-o", out, "--column", "text=文")
    assert "1 articles" in guitu("stats", out).stdout


@pytest.mark.parametrize(
    ("options", "message", "status"),
    [
        (("--meta", "none.csv"), "none.csv: cannot be read", 1),
        (("--column", "文"), "write FIELD=NAME", 2),
        (("--column", "colour=文"), "colour: no field", 1),
    ],
)
def test_slips(guitu: Guitu, tmp_path: Path, options: tuple[str, str], message: str, status: int) -> None:
    """Each is told before anything is read."""
    (tmp_path / "a.txt").write_text(SAMPLE.text, encoding="utf-8")
    done = guitu("build", tmp_path / "a.txt", "-o", tmp_path / "out", *options, status=status)
    assert message in " ".join(done.stderr.split())


def test_a_changed_date_is_taken_up(guitu: Guitu, tmp_path: Path) -> None:
    """The text is the same, so the article's id is; its metadata must be written anew all the same."""
    news, out, meta = tmp_path / "a.txt", tmp_path / "out", tmp_path / "meta.csv"
    news.write_text(PLAN, encoding="utf-8")
    for date in ("2021-01-02", "2021-01-03"):
        meta.write_text(f"file,title,date\na.txt,某会,{date}\n", encoding="utf-8")
        guitu("build", news, "-o", out, "--meta", meta)
    assert [row["date"] for row in _rows(guitu, out, WHO)] == ["2021-01-03"]
