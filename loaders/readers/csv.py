"""CSV (RFC 4180) and TSV: an article a row, read as a stream. 逗号与制表符分隔的表格."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from loaders.decode import encoding_of
from loaders.errors import UnreadableError
from loaders.readers import rows
from loaders.readers.document import MEBI, Document, Found

SAMPLE = 64 * 1024
"""Bytes from which the encoding and the separator are told."""

FIELD = 16 * MEBI
"""Characters of a cell: an open quote would make one cell of the rest of the file."""

_ESCAPED = ("\udc80", "\udcff")
"""What bytes that are no text of the encoding are read as (PEP 383)."""

csv.field_size_limit(FIELD)


def read(document: Document) -> Found:
    """Give the article of each row below the header; a row that cannot be read is a problem of its own.

    Raises UnreadableError when no column is known to hold the text.
    """
    lines = cells(document)
    names = next(lines)
    named = rows.columns(names, document)
    for number, row in enumerate(lines, 2):
        if is_broken(row):
            yield document.problem("A byte of it is no text", "Save it as UTF-8.", f"row={number}")
        elif any(map(str.strip, row)):
            yield from rows.article(document, dict(zip(names, row, strict=False)), named, f"row={number}")


def cells(document: Document) -> Iterator[list[str]]:
    r"""Give the cells of every row, the header's first, as a stream.

    >>> list(cells(Document("a.csv", lambda: io.BytesIO("题;文\n某会;“是”\n".encode()))))
    [['题', '文'], ['某会', '“是”']]
    """
    with document.open() as stream:
        encoding = _encoding(stream.read(SAMPLE))
    with document.open() as stream, io.TextIOWrapper(stream, encoding, "surrogateescape", newline="") as text:
        # A line without an end would be the whole file.
        lines = iter(partial(text.readline, FIELD), "")
        try:
            header = next(lines, "").removeprefix("\ufeff")
            yield from csv.reader(chain([header], lines), delimiter=_separator(header))
        except (UnicodeDecodeError, csv.Error) as error:
            raise UnreadableError("It is broken off, or no table", "Save it as CSV in UTF-8.") from error


def is_broken(row: Iterable[str]) -> bool:
    r"""Tell whether a row holds bytes that are no text.

    >>> is_broken(["规划"]), is_broken(["规\udcff"])
    (False, True)
    """
    return any(_ESCAPED[0] <= char <= _ESCAPED[1] for cell in row for char in cell)


def _encoding(sample: bytes) -> str:
    try:
        return encoding_of(sample)
    except UnreadableError:
        # One bad row must not cost the file: the header and the first row tell.
        return encoding_of(b"\n".join(sample.split(b"\n")[:2]))


def _separator(header: str) -> str:
    return max(",\t;|，", key=header.count)
