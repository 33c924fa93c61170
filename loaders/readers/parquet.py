"""Apache Parquet: an article a row, read batch by batch. Parquet 文件."""

from __future__ import annotations

import pyarrow.parquet

from loaders.readers import rows
from loaders.readers.document import Document, Found
from loaders.readers.packed import seekable

BATCH = 256
"""Rows that are in memory at once."""

BUFFER = 1024 * 1024
"""Bytes of a column that are read ahead: a row group may be the whole file."""


def read(document: Document) -> Found:
    """Give the article of each row; only the columns that are used are read. The first row is `row=1`.

    Raises UnreadableError when no column is known to hold the text.
    """
    with seekable(document) as stream:
        table = pyarrow.parquet.ParquetFile(stream, buffer_size=BUFFER)
        named = rows.columns(table.schema_arrow.names, document)
        number = 0
        for batch in table.iter_batches(BATCH, columns=list(dict.fromkeys(named.values()))):
            for row in batch.to_pylist():
                number += 1
                yield from rows.article(document, row, named, f"row={number}")
