"""The table of formats: which reader a document goes to, and what is said when it cannot be read. 格式表.

A new format is one line here and one module beside this with `read(document) -> Iterator[Article | Problem]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found

HEAD = 1024
"""Bytes at the start of a document that tell its format."""


class Reader(Protocol):
    """What a module of this package that reads a format has."""

    def read(self, document: Document) -> Found:
        """Give the articles of a document; raise UnreadableError when there can be none."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module of this package that reads it, and how its documents are known.

    `label` follows "It is …". A document that begins with a signature is of the format whatever its name.
    What the reader `needs` are modules, which the `extra` of pyproject.toml brings. Documents of a format
    that is not `in_folders` are read only when they are named themselves.
    """

    module: str
    label: str
    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()
    needs: tuple[str, ...] = ()
    extra: str = ""
    in_folders: bool = True


FORMATS = (Format("text", "plain text", (".txt", ".md")),)
"""All formats. Where two have one suffix or signature the first counts."""

BY_SUFFIX: Mapping[str, Format] = {suffix: one for one in reversed(FORMATS) for suffix in one.suffixes}
SUFFIXES = frozenset(suffix for suffix, one in BY_SUFFIX.items() if one.in_folders)
"""What is read in a folder."""

TEXT = FORMATS[0]


def read_document(document: Document) -> Found:
    """Give the articles of a document, and one problem where it, or the rest of it, cannot be read.

    No document can stop the others: what a parser raises for a broken one becomes a problem too.

    >>> from io import BytesIO
    >>> [found.text for found in read_document(Document("a.txt", lambda: BytesIO("规划。".encode())))]
    ['规划。']
    """
    label = "a document"
    try:
        kind = format_of(document)
        label = kind.label
        yield from reader(kind).read(document)
    except UnreadableError as error:
        yield document.problem(error.reason, error.advice)
    except OSError as error:
        yield document.problem(
            f"It cannot be read ({error.strerror or error})", "Check the file and the disk, or leave it out."
        )
    except Exception as error:  # noqa: BLE001 - parsers meet broken files with every kind of error
        yield document.problem(
            f"It is damaged or no {label.split(' ', 1)[-1]} ({_told(error)})",
            "Open it in the program that made it and save it again, or save its text as .txt.",
        )


def format_of(document: Document) -> Format:
    """Tell the format of a document by its first bytes, then by its name; plain text where neither tells.

    >>> from io import BytesIO
    >>> format_of(Document("stdin", lambda: BytesIO("规划".encode()))).module
    'text'
    """
    with document.open() as stream:
        head = stream.read(HEAD)
    named = BY_SUFFIX.get(document.suffix)
    if named is not None and (not named.signatures or head.startswith(named.signatures)):
        return named
    signed = (one for one in FORMATS if one.signatures and head.startswith(one.signatures))
    return next(signed, named or TEXT)


def reader(kind: Format) -> Reader:
    """Give the module that reads a format; raise UnreadableError when what it needs is not installed.

    >>> reader(TEXT).read is not None
    True
    """
    missing = [name for name in kind.needs if find_spec(name) is None]
    if missing:
        raise UnreadableError(
            f"It is {kind.label}, and {', '.join(missing)} is not installed, which reads it",
            f"pip install 'guitu[{kind.extra}]' 请先安装",
        )
    return cast("Reader", import_module(f"loaders.readers.{kind.module}"))


def _told(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:120]}" if words else type(error).__name__
