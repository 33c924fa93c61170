"""Where title, date, publisher, author, page and address of an article come from, in the graph."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial

import pytest
import rdflib

from graph.dataset import collect
from graph.terms import PREFIXES
from loaders import extract
from loaders.readers import Document, read_document
from loaders.values import Article, Region
from ontology import load
from tests.documents import SAMPLE, renderings

ORIGINS = """SELECT ?how ?value {
  GRAPH ?g { ?a ?how ?property ; ?property ?value } FILTER STRSTARTS(STR(?how), STR(gt:metadataFrom)) }"""


def _rows(article: Article, query: str) -> set[tuple[str, ...]]:
    dataset: rdflib.Dataset = collect([extract(article)], load()).dataset
    rows = dataset.query(query, initNs=dict(PREFIXES))
    return {tuple(str(cell).rpartition("#")[2] for cell in row) for row in rows}  # type: ignore[union-attr]


def test_what_a_file_tells_is_told_apart_from_what_its_text_tells() -> None:
    """A date that the text prints and one that a web server stamped are not equally good."""
    [article] = read_document(Document("a.rss", partial(io.BytesIO, renderings()["a.rss"])))
    assert isinstance(article, Article)
    values = {SAMPLE.title, SAMPLE.date, SAMPLE.publisher, SAMPLE.author, SAMPLE.url}
    assert _rows(article, ORIGINS) == {("metadataFromFile", value) for value in values}
    text = "某会召开\n本报记者 苏砚秋 林知远\n会议今天召开，部署工作。\n《郑州日报》2020年3月28日（第A03版）"
    assert _rows(Article.of("a.txt", text), ORIGINS) == {
        ("metadataFromText", value)
        for value in ("某会召开", "苏砚秋、林知远", "2020-03-28", "郑州日报", "A03")
    }


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("本报记者 苏砚秋", "苏砚秋"),
        ("作者：苏砚秋", "苏砚秋"),
        ("记者 苏砚秋 通讯员 林知远 摄", ""),
        ("责任编辑：苏砚秋", ""),
        ("来源：郑州日报", ""),
    ],
)
def test_authors(line: str, author: str) -> None:
    """An editor or a photographer is no author; what is not clear is left out, not guessed."""
    assert (
        extract(Article.of("a.txt", f"某会召开\n{line}\n会议今天召开，部署工作。")).article.author == author
    )


def test_where_evidence_stands_on_its_page() -> None:
    """Without it the page of the graph cannot show the piece of the scan."""
    text = "郑州市市长林知远主持会议。"
    regions = (Region(0, 6, 1, (0.1, 0.2, 0.4, 0.25)), Region(6, len(text), 1, (0.5, 0.2, 0.9, 0.25)))
    article = replace(Article.of("a.pdf", text), regions=regions)
    assert _rows(article, "SELECT ?r { GRAPH ?g { ?e gt:region ?r } }") == {
        ("page=1&xywh=percent:10.00,20.00,30.00,5.00",),
        ("page=1&xywh=percent:50.00,20.00,40.00,5.00",),
    }
