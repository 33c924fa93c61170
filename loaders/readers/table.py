"""The table of formats: which reader a document goes to, and what is said when it cannot be read. 格式表.

A new format is one line here and one module beside this with `read(document) -> Iterator[Article | Problem]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found, suffix_of

DAMAGED = "Open it in the program that made it and save it again, or save its text as .txt."

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
    that is not `in_folders` are read only when they are named themselves. Signatures stand at an `offset`.
    """

    module: str
    label: str
    suffixes: tuple[str, ...]
    signatures: tuple[bytes, ...] = ()
    needs: tuple[str, ...] = ()
    extra: str = ""
    in_folders: bool = True
    offset: int = 0


_PK, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_PAGES, _OFFICE = ("lxml", "trafilatura"), ("defusedxml", "docx")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_SIGNS = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_TARS = (".tgz", ".tar.gz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")

FORMATS = (
    Format("text", "plain text", (".txt", ".md")),
    Format("zip", "a ZIP archive", (".zip",), (_PK, b"PK\x05\x06")),
    Format("gzip", "a gzip file", (".gz",), (_GZIP,)),
    Format("html", "a web page", (".html", ".htm", ".xhtml", ".shtml"), (), _PAGES, "documents"),
    Format("mhtml", "a saved web page (MHTML)", (".mhtml", ".mht"), (), _PAGES, "documents"),
    Format("docx", "a DOCX file", (".docx",), (_PK,), _OFFICE, "documents"),
    Format("xlsx", "an XLSX file", (".xlsx",), (_PK,), ("defusedxml", "openpyxl"), "documents"),
    Format("csv", "a table", (".csv", ".tsv")),
    Format("jsonl", "a JSON Lines file", (".jsonl", ".ndjson")),
    Format("json", "a JSON file", (".json",)),
    Format("parquet", "a Parquet file", (".parquet",), (b"PAR1",), ("pyarrow",), "parquet"),
    Format("warc", "a web archive", (".warc", ".warc.gz"), (b"WARC/", _GZIP), ("warcio",), "documents"),
    Format("tar", "a packed TAR archive", _TARS, (_GZIP, b"BZh", b"\xfd7zXZ")),
    Format("tar", "a TAR archive", (".tar",), (b"ustar",), offset=257),
    Format("feed", "an RSS or Atom feed", (".rss", ".atom", ".xml"), (), ("defusedxml", "lxml"), "documents"),
    Format("pdf", "a PDF", (".pdf",), (b"%PDF-",), ("pypdfium2",), "pdf"),
    Format(
        "scan",
        "a picture",
        _PICTURES,
        _SIGNS,
        ("onnxruntime", "PIL", "pypdfium2", "rapidocr"),
        "ocr",
        in_folders=False,
    ),
    Format("ole", "a DOC, XLS or PPT file", (".doc", ".xls", ".ppt", ".wps"), (b"\xd0\xcf\x11\xe0",)),
)
"""All formats. Where two have one suffix or signature the first counts."""

BY_SUFFIX: Mapping[str, Format] = {suffix: one for one in reversed(FORMATS) for suffix in one.suffixes}
TEXT = FORMATS[0]
NAMELESS = re.compile(rb'\s*\{ ?"')
"""How JSON Lines begin where no name tells, as in a pipe."""
PACKED: Mapping[str, Format] = {
    "word/document.xml": BY_SUFFIX[".docx"],
    "xl/workbook.xml": BY_SUFFIX[".xlsx"],
}
"""Members by which a ZIP archive is a document of another format, whatever its name."""

UNREAD = frozenset({".pdf", ".ofd", ".odt", ".rtf", ".epub", ".rar", ".7z"}).difference(BY_SUFFIX)
"""What may hold articles too but cannot be read: a problem, never skipped in silence."""


def is_read(name: str) -> bool:
    """Tell whether a file of that name in a folder or archive is read, or told to be of no use.

    >>> is_read("2021.tar.gz"), is_read("style.css")
    (True, False)
    """
    suffix = suffix_of(name)
    return suffix in UNREAD or (suffix in BY_SUFFIX and BY_SUFFIX[suffix].in_folders)


def is_picture(name: str) -> bool:
    """Tell whether a file of that name is a picture of a page.

    >>> is_picture("page3.png"), is_picture("plan.pdf")
    (True, False)
    """
    kind = BY_SUFFIX.get(suffix_of(name))
    return kind is not None and not kind.in_folders


def is_page(name: str) -> bool:
    """Tell whether a file of that name is a web page.

    >>> is_page("news.html"), is_page("news.txt")
    (True, False)
    """
    kind = BY_SUFFIX.get(suffix_of(name))
    return kind is not None and kind.module == "html"


def read_document(document: Document) -> Found:
    """Give the articles of a document, and one problem where it, or the rest of it, cannot be read.

    No document can stop the others: what a parser raises for a broken one becomes a problem too.

    >>> from io import BytesIO
    >>> [found.text for found in read_document(Document("a.txt", lambda: BytesIO("规划。".encode())))]
    ['规划。']
    """
    label = "a document"
    nothing = True
    try:
        kind = format_of(document)
        label = kind.label
        for found in reader(kind).read(document):
            nothing = False
            yield found
        if nothing:
            raise UnreadableError("There is no article in it", "Look whether it is the right file.")
    except UnreadableError as error:
        yield document.problem(error.reason, error.advice)
    except Exception as error:  # noqa: BLE001 - parsers meet broken files with every kind of error
        yield document.problem(
            f"It is damaged or no {label.partition(' ')[2]} ({_told(error)})",
            DAMAGED,
        )


def format_of(document: Document) -> Format:
    """Tell the format of a document by its first bytes, then by its name; plain text where neither tells.

    Raises UnreadableError for an empty document and for a format that is not read.

    >>> from io import BytesIO
    >>> format_of(Document("stdin", lambda: BytesIO("规划".encode()))).module
    'text'
    """
    with document.open() as stream:
        head = stream.read(HEAD)
    if not head:
        raise UnreadableError("It is empty", "Remove it, or put the article's text into it.")
    if document.suffix in UNREAD:
        raise UnreadableError(f"{document.suffix} files are not read yet", "Save it as plain text (.txt).")
    unnamed = BY_SUFFIX[".jsonl"] if NAMELESS.match(head) else TEXT
    named = BY_SUFFIX.get(document.suffix, unnamed)
    signed = [one for one in FORMATS if one.signatures and head.startswith(one.signatures, one.offset)]
    if named.signatures and not signed:
        raise UnreadableError(f"It is no {named.label.partition(' ')[2]}", DAMAGED)
    return named if named in signed or not signed else signed[0]


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
