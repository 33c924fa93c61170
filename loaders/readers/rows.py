"""Rows with named columns → articles: what CSV, JSONL, XLSX and Parquet share. 表格的列."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from loaders.errors import UnreadableError
from loaders.readers.document import FIELDS, Document, Found

TEXT = "text"
_KNOWN = """
text: text content body fulltext articletext 正文 内容 全文 文本 正文内容
title: title headline 标题 题目 题名 文章标题 新闻标题
date: date published pubdate datepublished publishdate publishtime 日期 发布日期 发布时间 时间 出版日期
publisher: publisher source media newspaper 来源 媒体 报纸 发布机构 出版者 报纸名称 媒体名称 文章来源
author: author byline 作者 记者
page: page 版面 版次 版
url: url link href 链接 网址 地址 原文链接
"""
NAMES: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split()) for field, names in (line.split(":") for line in _KNOWN.strip().split("\n"))
}
"""By field, the column names that are recognised: compared in small letters, without blanks, - and _."""
_LONGEST_SHOWN = 40


def columns(header: Iterable[str], document: Document) -> Mapping[str, str]:
    """Tell which columns hold an article's text and metadata: those that the user names, then known ones.

    Raises UnreadableError when there is none of text, or none that the user names.

    >>> from io import BytesIO
    >>> dict(columns(["编号", "标题", "正文", "Pub Date"], Document("a.csv", BytesIO)))
    {'text': '正文', 'title': '标题', 'date': 'Pub Date'}
    """
    names = [name for name in header if name]
    there = ", ".join(map(_shown, names[:20])) or "none"
    given = dict(document.options.columns)
    for field, name in given.items():
        if name not in names:
            raise UnreadableError(f"There is no column {name} (for {field}), but {there}", "See --column.")
    plain = {plain_name(name): name for name in reversed(names)}
    known = {
        field: next((plain[one] for one in aliases if one in plain), "") for field, aliases in NAMES.items()
    }
    found = {field: name for field, name in (known | given).items() if name}
    if TEXT not in found:
        raise UnreadableError(
            f"None of its columns is known to hold the text: {there}", "Name it: --column text=正文"
        )
    return found


def _shown(name: str) -> str:
    """A column's name in a line of a report: a damaged table may hold its whole text in one."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def article(document: Document, row: Mapping[str, object], named: Mapping[str, str], place: str) -> Found:
    """Give the article of a row, whose values may be of any type.

    >>> from io import BytesIO
    >>> row = {"正文": "会议召开。", "日期": date(2021, 10, 13)}
    >>> found = next(article(Document("a.csv", BytesIO), row, {"text": "正文", "date": "日期"}, "row=2"))
    >>> found.text, found.date
    ('会议召开。', '2021-10-13')
    """
    values = {field: _written(row.get(name)) for field, name in named.items()}
    yield from document.article(values[TEXT], {field: values.get(field, "") for field in FIELDS}, place)


def plain_name(name: str) -> str:
    """Give a column's name as it is compared: in small letters, without blanks, - and _.

    >>> plain_name("Pub Date")
    'pubdate'
    """
    return re.sub(r"[\s_\-]+", "", name).lower()


def _written(value: object) -> str:
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN of a data frame
        return ""
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
