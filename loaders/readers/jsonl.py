"""JSON Lines (.jsonl, .ndjson): an article a line, read as a stream of any length. 每行一个 JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from loaders.decode import decode
from loaders.errors import UnreadableError
from loaders.readers import rows
from loaders.readers.document import MEBI, Document, Found

LINE = 16 * MEBI
"""Bytes of a line."""

ADVICE = 'Write one object a line: {"title": …, "text": …}.'


def read(document: Document) -> Found:
    """Give the article of each line; a line that cannot be read is a problem of its own."""
    with document.open() as stream:
        for number, line in enumerate(_lines(stream), 1):
            if line.strip():
                try:
                    yield from _article(document, line, f"line={number}")
                except UnreadableError as error:
                    yield document.problem(error.reason, error.advice, f"line={number}")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines, of each at most a byte more than `LINE`; the rest of a longer one is passed over."""
    while line := stream.readline(LINE + 1):
        too_long = len(line) > LINE
        yield line
        while too_long and line and not line.endswith(b"\n"):
            line = stream.readline(MEBI)


def _article(document: Document, line: bytes, place: str) -> Found:
    if len(line) > LINE:
        raise UnreadableError(f"The line is longer than {LINE // MEBI} MB", "Split it.")
    yield from item(document, parsed(decode(line)), place)


def parsed(text: str) -> object:
    """Read JSON. Raises UnreadableError, which tells where it is wrong.

    >>> parsed('{"a": 1')
    Traceback (most recent call last):
    loaders.errors.UnreadableError: It is no JSON (Expecting ',' delimiter, character 8). Write one object ...
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"It is no JSON ({error.msg}, character {error.pos + 1})", ADVICE) from error
    except RecursionError as error:
        raise UnreadableError("Its brackets are nested too deeply", ADVICE) from error
    except ValueError as error:
        raise UnreadableError("A number in it has too many digits", ADVICE) from error


def item(document: Document, value: object, place: str) -> Found:
    """Give the article of a JSON object. Raises UnreadableError for another value."""
    if not isinstance(value, dict):
        raise UnreadableError(f"It is no JSON object but {type(value).__name__}", ADVICE)
    yield from rows.article(document, value, rows.columns(map(str, value), document), place)
