"""Metadata that the user gives in a table of its own: `--meta meta.csv`. 用户给出的元数据.

Its columns are file, title, date, publisher, author, page and url (or 文件, 标题 …, as for tables of
articles); `file` is the source of an article, of its document, or the document's name alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeAlias

from loaders.dates import iso_date
from loaders.errors import UnreadableError
from loaders.readers.csv import cells, is_broken
from loaders.readers.document import FIELDS, Document, document_of
from loaders.readers.rows import NAMES, plain_name
from loaders.values import GIVEN, Article, Problem

FILE_NAMES = ("file", "source", "path", "filename", "文件", "文件名")

Given: TypeAlias = Mapping[str, Mapping[str, str]]
"""By file: what is given of it, by field."""

NOTHING: Given = MappingProxyType({})


def read_meta(document: Document) -> tuple[Given, tuple[Problem, ...]]:
    r"""Read such a table; give also what of it cannot be used. Raises UnreadableError for one without files.

    >>> from io import BytesIO
    >>> table = Document("meta.csv", lambda: BytesIO("文件,日期\na.txt,2021年10月13日\n".encode()))
    >>> read_meta(table)[0]["a.txt"]
    {'date': '2021-10-13'}
    """
    rows = cells(document)
    names = [plain_name(name) for name in next(rows)]
    file = next((name for name in FILE_NAMES if name in names), "")
    if not file:
        raise UnreadableError(
            "There is no column of files", "Name one file, and the others as title, date, url."
        )
    fields = {name: field for field in FIELDS for name in NAMES[field] if name in names and name != file}
    given: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, 2):
        if is_broken(row):
            problems.append(document.problem("A byte of it is no text", "Save it as UTF-8.", f"row={number}"))
            continue
        values = dict(zip(names, map(str.strip, row), strict=False))
        told = {field: values.get(name, "") for name, field in fields.items() if values.get(name)}
        if "date" in told and not iso_date(told["date"]):
            reason = f"The date {told['date']} cannot be read"
            problems.append(document.problem(reason, "Write it as 2021-10-13.", f"row={number}"))
            del told["date"]
        elif "date" in told:
            told["date"] = iso_date(told["date"])
        if values.get(file):
            given[values[file]] = told
    return given, tuple(problems)


def with_given(
    found: Iterable[Article | Problem], given: Given, document: str
) -> Iterator[Article | Problem]:
    """Put what is given into each article, over what its file tells; name the files that did not come.

    >>> [one] = with_given([Article.of("2021/a.txt", "甲")], {"a.txt": {"title": "乙"}}, "meta.csv")
    >>> one.title, one.origins
    ('乙', (('title', 'given'),))
    """
    unused = dict.fromkeys(given)
    for one in found:
        names = (one.source, document_of(one.source), document_of(one.source).rpartition("/")[2])
        name = next((name for name in names if name in given), None)
        unused.pop(name or "", None)
        if isinstance(one, Article) and name is not None:
            told = given[name]
            others = tuple(pair for pair in one.origins if pair[0] not in told)
            origins = (*others, *((field, GIVEN) for field in told))
            yield replace(one, origins=origins, regions=one.regions, **told)
        else:
            yield one
    for name in unused:
        yield Problem(
            document, f"It tells of {name}, which was not read", "Write the file as build names it."
        )
