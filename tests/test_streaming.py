"""Documents of any size are read as streams: memory does not grow with them. 流式读取，内存有界。"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from loaders.readers import Document, read_document
from loaders.sources import read
from loaders.values import Article
from tests.documents import tarred, zipped

ROWS, MEMBERS = 20_000, 3_000
HELD = 1_500_000
"""Bytes that may be held at once: a batch and some buffers, not the articles."""
NAME = 1_000
"""Bytes that an archive's directory holds of a member."""

BODY = "甲市与乙市签约，共建产业园，力争明年年底建成投产，带动就业。" * 3


def _text(number: int) -> str:
    return f"第{number}则。{BODY}"


def _jsonl() -> bytes:
    lines = (json.dumps({"text": _text(i)}, ensure_ascii=False) for i in range(ROWS))
    return "\n".join(lines).encode()


def _csv() -> bytes:
    return ("正文\n" + "".join(f'"{_text(i)}"\n' for i in range(ROWS))).encode()


def _parquet() -> bytes:
    """All rows in one group, as pandas writes them."""
    out = io.BytesIO()
    table = pa.table({"text": [_text(i) for i in range(ROWS)]})
    pyarrow.parquet.write_table(table, out, row_group_size=ROWS, use_dictionary=False)
    return out.getvalue()


def _members() -> dict[str, bytes]:
    return {f"{i // 1000:02}/{i:05}.txt": _text(i).encode() for i in range(MEMBERS)}


def _warc() -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain")], protocol="HTTP/1.1")
    for i in range(MEMBERS):
        body = io.BytesIO(_text(i).encode())
        record = writer.create_warc_record(f"https://e.org/{i}", "response", body, http_headers=headers)
        writer.write_record(record)
    return out.getvalue()


MAKERS: dict[str, tuple[int, Callable[[], bytes]]] = {
    "a.jsonl": (ROWS, _jsonl),
    "a.csv": (ROWS, _csv),
    "a.parquet": (ROWS, _parquet),
    "a.zip": (MEMBERS, lambda: zipped(_members())),
    "a.tar": (MEMBERS, lambda: tarred(_members(), "w")),
    "a.warc": (MEMBERS, _warc),
    "in.tar.gz": (ROWS, lambda: tarred({"in.zip": zipped({"a.csv": _csv()})})),
}
"""How many articles are in each, and what makes it."""


@pytest.mark.parametrize("name", MAKERS)
def test_memory_does_not_grow_with_the_document(name: str, tmp_path: Path) -> None:
    """Ten thousand articles in one file are usual; a small machine must be enough for ten million."""
    many, make = MAKERS[name]
    path = tmp_path / name
    path.write_bytes(make())
    arrow = pa.total_allocated_bytes()
    tracemalloc.start()
    found = read([str(path)])
    wrong = sum(
        not isinstance(one, Article) or one.text != _text(i)
        for i, one in zip(range(many), found, strict=False)
    )
    arrow = pa.total_allocated_bytes() - arrow
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert wrong == 0
    assert next(found, None) is None
    assert peak < HELD + (NAME * many if name == "a.zip" else 0)
    assert arrow < 2 * HELD


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tar", "a.warc"])
def test_the_first_article_comes_before_the_last_is_read(name: str) -> None:
    """Whoever waits for the whole of a large file before the first article sees no progress."""
    data = MAKERS[name][1]()
    opened: list[io.BytesIO] = []

    def again() -> io.BytesIO:
        opened.append(io.BytesIO(data))
        return opened[-1]

    found = read_document(Document(name, again, len(data)))
    first = next(found)
    assert isinstance(first, Article)
    assert first.text == _text(0)
    assert max(one.tell() for one in opened if not one.closed) < len(data) / 10


LINES = b"".join(b'{"text": "%d %s"}\n' % (i, BODY.encode() * 100) for i in range(1000))


@pytest.mark.parametrize(
    "data", [LINES, gzip.compress(tarred({"a.jsonl": LINES}, "w"), 0)], ids=["lines", "archive"]
)
def test_standard_input_of_any_size_is_read(data: bytes) -> None:
    """A pipe goes by only once, has no name, and may bring more than memory holds."""
    code = "import sys; from loaders.sources import read; print(sum(1 for _ in read(['-'])))"
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert done.stdout.split() == [b"1000"]
