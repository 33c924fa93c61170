"""Every part of the way, fed whatever there is: bytes, figures, boxes of lines, requests. 逐段模糊测试。"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import io
import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import cache, partial

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from graph.terms import number as canonical
from graph.terms import union
from guitu.building import BuildOptions, Outcome, Understood, understand
from guitu.serving.answering import Question
from guitu.serving.guard import RefusedError, check
from guitu.serving.media import RESULTS, TRIPLES, choose
from guitu.serving.protocol import question
from loaders import Article, extract
from loaders.dates import iso_date
from loaders.decode import decode, encoding_of
from loaders.errors import UnreadableError
from loaders.finders import figures
from loaders.flow import fold
from loaders.given import read_meta
from loaders.home import home_of
from loaders.inspection import inspected
from loaders.layout import layout
from loaders.mention import Mention, places_of
from loaders.metadata import metadata
from loaders.readers import Document, read_document
from loaders.readers.boxes import Line, Sheet, rows
from loaders.readers.columns import reading_order
from loaders.readers.furniture import furniture
from loaders.readers.items import edition
from loaders.reprints import runs, share
from tests.conftest import DEAR, EXAMPLES
from tests.test_extract import PARTS, TEXTS, sound

ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-be", "utf-32"]
SENTENCES = st.text("规划市长建设，。投资abc 1２\r\n", max_size=40)
BYTES = st.one_of(
    st.binary(max_size=60),
    st.tuples(SENTENCES, st.sampled_from(ENCODINGS), st.integers(0, 3)).map(
        lambda made: made[0].encode(made[1], "replace")[made[2] :]
    ),
)


@given(BYTES)
def test_any_bytes_are_a_text_or_none(data: bytes) -> None:
    """A file in a strange encoding is told as such, and none ends a build."""
    with contextlib.suppress(UnreadableError):
        assert isinstance(decode(data), str)
    with contextlib.suppress(UnreadableError):
        data.decode(encoding_of(data), "replace")


@given(st.text("0123456789０１２３４５６７８９一二三四五六七八九十〇零百千万亿年月日-/.: 时,TZ", max_size=24))
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    """A thirtieth of February in the graph would stop every reader of `xsd:date`."""
    if day := iso_date(text):
        assert dt.date.fromisoformat(day).isoformat() == day


AMOUNTS = st.lists(
    st.sampled_from(
        [*"0123456789,.%/〇一二两三十百千万亿多余近约达元", "美元", "人民币", "平方公里", "1/3", "年产"]
    ),
    max_size=14,
).map("".join)
FINDERS: list[Callable[[str], Sequence[Mention]]] = [
    figures.find_money,
    figures.find_quantities,
    figures.find_capacities,
    figures.find_times,
]


@given(AMOUNTS)
def test_figures_are_plain_numbers(text: str) -> None:
    """An amount that no store reads as a number could not be summed; a wrong slice proves nothing."""
    for told in (figures.yuan(text), figures.figure(text)[0]):
        if told:
            assert Decimal(told) >= 0
            assert canonical(told)
    for find in FINDERS:
        for mention in find(fold(text)):
            assert fold(text)[mention.start : mention.end] == mention.name


@given(st.text("甲乙", min_size=1, max_size=4), st.text("甲乙丙", max_size=40))
def test_a_name_is_found_alike_in_short_and_long_texts(name: str, text: str) -> None:
    """A long text is asked by pairs of characters: what that misses would be missed in long articles only."""
    expected = [at for at in range(len(text)) if text.startswith(name, at)]
    assert list(places_of(name, text)) == expected
    assert list(places_of(name, text + "丁" * 6_000)) == expected


@given(TEXTS)
def test_what_a_text_says_of_itself(text: str) -> None:
    """A date, title or home made of nothing would stand over a whole article."""
    found = metadata(text, layout(text))
    if found.date:
        assert dt.date.fromisoformat(found.date).isoformat() == found.date
    assert not any("\n" in told for told in (found.title, found.publisher, found.author, found.page))
    assert not home_of(text[:6]).city or home_of(text[:6]).province


@DEAR
@given(TEXTS)
def test_inspection_shows_what_stands_there(text: str) -> None:
    """`guitu inspect` would show words of its own."""
    flow = layout(text).flow.text
    for part in inspected(Article.of("a.txt", text)).parts:
        shown = "".join(piece.text for piece in part.pieces)
        assert shown in flow or shown in text


CELLS = st.sampled_from(
    ["文件", "file", "日期", "title", "a.txt", "2021-10-13", ",", "\n", '"', "\t", ";", "\x00", "13日"]
)


@given(st.one_of(BYTES, st.lists(CELLS, max_size=20).map(lambda cells: "".join(cells).encode())))
@example(b"\x00\x01\x00\x01 \x00\x00\x00\x00")
@example("file,title\na.txt,规划".encode()[:-1] + b"\n")
def test_tables_of_metadata(data: bytes) -> None:
    """A slip in a user's table is told with its row, never as a fault of Guitu."""
    with contextlib.suppress(UnreadableError):
        found, problems = read_meta(Document("m.csv", partial(io.BytesIO, data), len(data)))
        assert all(iso_date(told["date"]) == told["date"] for told in found.values() if "date" in told)
        assert all("m.csv" in problem.source for problem in problems)
        assert all(text.encode() for told in found.values() for text in told.values())


@pytest.mark.parametrize(
    "row", ['{"text": "甲", "n": ' + "9" * 5000 + "}", "[" * 9999, "\\", "1e999999", "null"]
)
def test_one_row_costs_no_other(row: str) -> None:
    """A number of 5,000 digits in one row of a million cost all that stood behind it."""
    data = f'{row}\n{{"text": "郑州市召开会议。"}}\n'.encode()
    found = list(read_document(Document("a.jsonl", partial(io.BytesIO, data), len(data))))
    assert [isinstance(one, Article) for one in found] == [False, True]


@given(TEXTS, TEXTS)
def test_likeness_of_texts(first: str, second: str) -> None:
    """A share beyond 1, or one that depends on who is asked first, would make originals of reprints."""
    one, other = runs(first), runs(second)
    assert 0 <= share(one, other) <= 1
    assert share(one, other) == share(other, one)
    assert share(one, one) == 1 or not share(one, one)


SIDES = st.integers(0, 600).map(float)
LINES = st.builds(
    lambda text, left, top, width, size: Line(text, left, top, left + width, top + size, size),
    st.sampled_from(
        ["正文", "规划建设，", "第3版", "— 7 —", "标题一则", "图为园区", "urban-", "area", "12", "甲日报"]
    ),
    SIDES,
    SIDES,
    st.integers(1, 400).map(float),
    st.sampled_from([8.0, 10.0, 10.5, 18.0, 40.0]),
)
SHEETS = st.lists(LINES, max_size=25).map(lambda lines: Sheet(1, 1000.0, 700.0, tuple(dict.fromkeys(lines))))


NARROW = tuple(Line(text, 0.0, 0.0, 1.0, 8.0, 8.0) for text in ("正文", "规划建设，"))


@given(SHEETS)
@example(Sheet(1, 1000.0, 700.0, NARROW))
def test_no_printed_line_is_lost_or_read_twice(sheet: Sheet) -> None:
    """A line that falls out between columns is a sentence that nobody reads."""
    assert Counter(line for piece in reading_order(sheet.lines) for line in piece) == Counter(sheet.lines)
    assert Counter(line for row in rows(sheet.lines) for line in row) == Counter(sheet.lines)
    edges = furniture([sheet])
    assert edges <= set(sheet.lines)
    assert edition([sheet]) == edition([sheet])


@cache
def _example_sentences() -> tuple[str, ...]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
    return tuple(part for text in texts for part in text.splitlines(keepends=True) if part.strip())


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    """Give a paragraph of an article with pieces cut out, doubled, moved and put in."""
    text = draw(st.sampled_from(_example_sentences()))
    start = draw(st.integers(0, max(0, len(text) - 20)))
    signs = list(text[start : start + draw(st.integers(20, 120))])
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(signs)))
        held = signs[at : at + draw(st.integers(0, 8))]
        put = draw(st.sampled_from([[], held * 2, list(draw(st.sampled_from(PARTS)))]))
        signs[at : at + len(held)] = put
    return "".join(signs)


@DEAR
@given(spoiled())
def test_spoiled_articles_are_proven(text: str) -> None:
    """Relations are found in what looks like an article: here a slice has every chance to slip."""
    sound(extract(Article.of("spoiled.txt", text)))


def _built(texts: Sequence[str], workers: int = 1) -> tuple[tuple[str, ...], list[Outcome]]:
    articles = [Article.of(f"{number}.txt", text) for number, text in enumerate(texts)]
    outcomes = list(understand(articles, BuildOptions(), workers))
    return union(*(one.lines for one in outcomes if isinstance(one, Understood))), outcomes


@DEAR
@given(st.lists(spoiled(), min_size=2, max_size=3), st.randoms())
def test_any_order_gives_the_same_statements(texts: list[str], draw: random.Random) -> None:
    """What is remembered from one article must not change how the next is understood."""
    articles = [Article.of(f"{number}.txt", text) for number, text in enumerate(texts)]
    shuffled = draw.sample(articles, len(articles))
    first, second = (
        union(*(one.lines for one in understand(some, BuildOptions()) if isinstance(one, Understood)))
        for some in (articles, shuffled)
    )
    assert first == second


def test_several_processes_give_what_one_gives() -> None:
    """As many texts as the property tests try, drawn by a seed, read by one process and by two."""
    draw = random.Random(8)  # noqa: S311 - texts, not secrets
    texts = ["".join(draw.choices(PARTS, k=20)) for _ in range(max(150, settings().max_examples))]
    assert _built(texts, 2) == _built(texts)


WORDS = (
    "SELECT ASK SERVICE INSERT DATA FROM BASE PREFIX LOAD GRAPH WHERE FILTER VALUES UNION "
    "?s <urn:a> gt:City a: \\u0053 query= update= & %7B % +"
)
ASKED = st.lists(st.sampled_from([*"{}<>?\"'#;.*/|^() \n", *WORDS.split()]), max_size=16).map(" ".join)
TYPES = [
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
    "a/b",
    "",
]


def _request(method: str, query: bytes, body: bytes, type_: str) -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", type_.encode())]
    scope = {"type": "http", "method": method, "query_string": query, "headers": headers, "path": "/"}
    return Request(scope, receive)


@given(
    st.sampled_from(["GET", "POST"]),
    st.one_of(ASKED, st.text(max_size=20)),
    st.binary(max_size=8),
    st.sampled_from(TYPES),
)
def test_any_request_is_a_question_or_refused(method: str, text: str, odd: bytes, type_: str) -> None:
    """A request of any bytes must not become an error 500, and none an update."""
    # In a thread of its own: a browser's test may have left a loop running in this one.
    with contextlib.suppress(RefusedError), ThreadPoolExecutor(1) as thread:
        asked = thread.submit(
            asyncio.run, question(_request(method, text.encode(), text.encode() + odd, type_))
        ).result()
        assert isinstance(asked, Question)
        assert type_ != "application/sparql-update" or method == "GET"


@given(st.one_of(ASKED, st.text(max_size=40)))
def test_any_query_is_judged(text: str) -> None:
    """A query that the guard stumbles over would be an error 500, one that it overlooks a way out."""
    with contextlib.suppress(RefusedError):
        assert check(text).form in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
        assert "SERVICE" not in text.split() or "#" in text or '"' in text or "'" in text


@pytest.mark.parametrize("offered", [RESULTS, TRIPLES], ids=["results", "triples"])
@given(st.text("text/csvjonalpi*;q=.01,-+ einf", max_size=30))
def test_any_accept_header(offered: dict[str, object], accept: str) -> None:
    """A header that a browser's extension has spoiled must not cost the answer."""
    assert choose(accept, offered) in {"", *offered}


@DEAR
@given(TEXTS)
def test_a_build_of_anything_is_read_back(text: str) -> None:
    """What was extracted of any text and written as lines comes back from a store, line for line."""
    lines, outcomes = _built([text])
    assert all(isinstance(one, Understood) for one in outcomes)
    store = ox.Store()
    store.load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    dumped = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    assert tuple(sorted(dumped.decode().split("\n")[:-1])) == lines
