"""Excel workbooks (.xlsx): an article a row, on every sheet. Excel 工作簿."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable

import openpyxl

from loaders.errors import UnreadableError
from loaders.readers import rows
from loaders.readers.document import Document, Found
from loaders.readers.packed import check_parts, seekable

SHEET_ROWS = 1_048_576
"""Rows of a sheet, by the format's own limit."""


def read(document: Document) -> Found:
    """Give the article of each row below the first; `row=3` of the second sheet is `item=2&row=3`.

    A sheet without a column of text is left out, unless no sheet has one: then UnreadableError is raised.
    """
    with seekable(document) as stream:
        with zipfile.ZipFile(stream) as archive:
            check_parts(archive)
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        refused: list[UnreadableError] = []
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for number, sheet in enumerate(sheets, 1):
            prefix = f"item={number}&" if number > 1 else ""
            try:
                yield from _sheet(document, sheet.iter_rows(values_only=True, max_row=SHEET_ROWS), prefix)
            except UnreadableError as error:
                refused.append(error)
        if len(refused) == len(sheets):
            raise refused[0] if refused else UnreadableError("There is no sheet in it", "Check the workbook.")


def _sheet(document: Document, cells: Iterable[tuple[object, ...]], prefix: str) -> Found:
    lines = iter(cells)
    names = [str(name or "").strip() for name in next(lines, ())]
    named = rows.columns(names, document)
    for number, row in enumerate(lines, 2):
        if any(value is not None for value in row):
            values = dict(zip(names, row, strict=False))
            yield from rows.article(document, values, named, f"{prefix}row={number}")
