"""JSON (.json): a list of articles, or one. JSON 文件."""

from __future__ import annotations

from loaders.decode import decode
from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.jsonl import item, parsed


def read(document: Document) -> Found:
    """Give the article of each object of a list, or of the one object. Raises UnreadableError for no JSON."""
    value = parsed(decode(document.whole()))
    if isinstance(value, dict):
        yield from item(document, value, "")
        return
    if not isinstance(value, list):
        raise UnreadableError("It is no list of articles", 'Write [{"title": …, "text": …}, …].')
    for number, one in enumerate(value, 1):
        try:
            yield from item(document, one, f"item={number}")
        except UnreadableError as error:
            yield document.problem(error.reason, error.advice, f"item={number}")
