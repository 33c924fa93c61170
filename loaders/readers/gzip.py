"""A single packed file (.gz): a document of its own. 单个压缩文件."""

from __future__ import annotations

import gzip
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from loaders.readers.document import Document, Found
from loaders.readers.members import check_depth
from loaders.readers.packed import bounded
from loaders.readers.table import read_document


def read(document: Document) -> Found:
    """Give the articles of what is packed; its name is that of the file without .gz."""
    check_depth(document)
    name = (document.name or document.source).removesuffix(".gz")
    opened = partial(_stream, document)
    yield from read_document(replace(document, name=name, open=opened, size=-1, depth=document.depth + 1))


def _stream(document: Document) -> BinaryIO:
    return bounded(gzip.open(document.open(), "rb"), document.size)  # type: ignore[arg-type]
