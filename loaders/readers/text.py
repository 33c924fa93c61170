"""Plain text: .txt, .md and whatever no other format is. 纯文本."""

from __future__ import annotations

from loaders.decode import decode
from loaders.readers.document import Document, Found


def read(document: Document) -> Found:
    """Give the text as one article, without a byte-order mark, otherwise untouched.

    Raises UnreadableError for bytes that are no text.

    >>> from io import BytesIO
    >>> next(read(Document("a.txt", lambda: BytesIO("规划。".encode("gb18030"))))).text
    '规划。'
    """
    yield from document.article(decode(document.whole()))
