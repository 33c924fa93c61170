"""Articles from the user's paths, with what the user tells of them. 读取输入."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path

from guitu.errors import GuituError
from loaders.errors import UnreadableError
from loaders.given import NOTHING, Given, read_meta, with_given
from loaders.readers import Document, ReadOptions
from loaders.readers.document import FIELDS
from loaders.readers.rows import TEXT
from loaders.sources import read
from loaders.values import Article, Problem


def articles(paths: Iterable[str], columns: Mapping[str, str], meta: str) -> Iterator[Article | Problem]:
    """Give each article and problem, one by one.

    `columns` are names of tables' columns by field; `meta` is a CSV file of metadata by file, "" for none.
    Raises GuituError for a column of no field and for a file of metadata that cannot be read.

    >>> [found.reason for found in articles(["no/such/file"], {}, "")]
    ['There is no such file or folder']
    """
    for field in columns:
        if field not in (TEXT, *FIELDS):
            raise GuituError(f"{field}: no field of an article; there are {', '.join((TEXT, *FIELDS))}")
    given, slips = _given(meta)
    found = read(paths, ReadOptions(tuple(columns.items())))
    return chain(slips, with_given(found, given, meta))


def _given(meta: str) -> tuple[Given, tuple[Problem, ...]]:
    if not meta:
        return NOTHING, ()
    try:
        data = Path(meta).read_bytes()
        return read_meta(Document(Path(meta).name, partial(BytesIO, data), len(data)))
    except OSError as error:
        raise GuituError(f"{meta}: cannot be read ({error.strerror or error})") from error
    except UnreadableError as error:
        raise GuituError(f"{meta}: {error}") from error
