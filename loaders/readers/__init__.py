"""Readers: documents of every format in, articles out. 各种格式的读取。

`table.FORMATS` lists the formats; the format `docx` is read by the module `loaders.readers.docx`, which has
`read(document)` and is imported when the first such document comes.
"""

from loaders.readers.document import Document, ReadOptions
from loaders.readers.table import read_document

__all__ = ["Document", "ReadOptions", "read_document"]
