"""Parquet of all statements, one a row, for pandas, DuckDB and Spark. Parquet 格式.

The columns are those of `exports.rows.Tables.statements`, all of them in every file, typed by the ontology:
numbers are doubles, dates are days, texts are UTF-8. Format: https://parquet.apache.org/docs/file-format/.
"""

from __future__ import annotations

import io

import pyarrow as pa
from pyarrow import parquet as pq

from exports.rows import Tables, columns
from graph.dataset import Build
from ontology import load

_TYPES = {
    "decimal": pa.float64(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "strings": pa.list_(pa.string()),
}


def parquet(build: Build) -> bytes:
    """Write the statements of a build as a Parquet file.

    >>> pq.read_table(io.BytesIO(parquet(Build((), {})))).num_rows
    0
    """
    rows = Tables(build).statements
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema()), file, compression="zstd")
    return file.getvalue()


def schema() -> pa.Schema:
    """Give the columns and their types.

    >>> schema().field("amountCNY").type
    DataType(double)
    """
    return pa.schema([(name, _TYPES.get(kind, pa.string())) for name, kind in columns(load()).items()])
