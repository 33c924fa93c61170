"""guitu inspect: nothing of a text is passed over in silence."""

from __future__ import annotations

from pathlib import Path

from exports.inspection import inspection_page
from loaders.inspection import inspected
from loaders.values import Article
from ontology import load
from tests.conftest import Guitu
from tests.documents import SAMPLE, html
from tests.samples import HOSTILE

PAGE = (
    "第3版\n# 甲会召开\n本报记者 苏砚秋\n　　郑州市市长林知远到济源市调研。\n"
    "# 乙会召开\n乙会在洛阳市召开，部署工作。\n"
)


def test_every_line_is_accounted_for() -> None:
    """What is neither kept nor shown as dropped could vanish without anybody noticing."""
    found = inspected(Article.of("a.txt", PAGE))
    shown = ["".join(piece.text for piece in part.pieces) for part in found.parts]
    assert [line.strip("# 　") for line in PAGE.splitlines()] == [
        line.replace("记者苏", "记者 苏") for line in shown
    ]
    assert [part.kind for part in found.parts] == [
        "furniture",
        "heading",
        "byline",
        "body",
        "heading",
        "body",
    ]
    assert [part.item for part in found.parts if part.kind == "heading"] == [0, 1]
    named = {(piece.type, piece.text) for part in found.parts for piece in part.pieces if piece.type}
    assert named >= {("Person", "林知远"), ("County", "济源市"), ("City", "洛阳市")}


def test_on_the_terminal(guitu: Guitu, tmp_path: Path) -> None:
    """The same for a document of any format, with where its metadata comes from."""
    (tmp_path / "a.html").write_bytes(html(SAMPLE))
    (tmp_path / "b.txt").write_bytes(b"")
    done = guitu("inspect", tmp_path)
    assert SAMPLE.title in done.stdout
    assert "publisher" in done.stdout
    assert "file" in done.stdout
    assert "b.txt: It is empty" in done.stderr
    guitu("inspect", tmp_path / "a.html", "--html", tmp_path / "page.html")
    assert "<mark" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_text_never_becomes_markup() -> None:
    """A page of a hostile document is opened in the user's browser."""
    page = inspection_page([inspected(Article.of(HOSTILE, f"{HOSTILE}\n{HOSTILE}公司在洛阳市。"))], load())
    assert "<img" not in page
    assert "<script" not in page
