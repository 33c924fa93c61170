"""Web archives (WARC, ISO 28500): the pages and documents that a crawl has fetched. 网页存档."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from loaders.errors import UnreadableError
from loaders.readers.document import MOST, Document, Found
from loaders.readers.members import check_depth
from loaders.readers.table import read_document
from loaders.values import FILE, Article

SUFFIX: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Media types whose records are read, and the suffix of their format; scripts, styles, images are not."""


def read(document: Document) -> Found:
    """Give the articles of all records that were answered with 200, in the archive's order.

    `record=5` is the fifth record of the file, of whatever kind; its address is the article's url.
    """
    check_depth(document)
    pages = 0
    with document.open() as stream:
        for number, record in enumerate(ArchiveIterator(stream), 1):
            kind = _kind(record)
            if kind in SUFFIX:
                pages += 1
                yield from _record(document, record, SUFFIX[kind], number)
    if not pages:
        raise UnreadableError("There is no page in it", "It may have been cut off; fetch it again.")


def _kind(record: ArcWarcRecord) -> str:
    if record.rec_type not in ("response", "resource"):
        return ""
    headers = record.http_headers
    if headers is None:
        return str(record.rec_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    found = headers.get_statuscode() == "200"
    return str(headers.get_header("Content-Type") or "").split(";")[0].strip().lower() if found else ""


def _record(document: Document, record: ArcWarcRecord, suffix: str, number: int) -> Found:
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "")
    name = f"{PurePosixPath(urlsplit(url).path).stem or 'index'}{suffix}"
    data = record.content_stream().read(MOST + 1)
    inner = replace(
        document,
        source=document.at(f"record={number}"),
        open=partial(BytesIO, data),
        size=len(data),
        depth=document.depth + 1,
        name=name,
    )
    # What is left of a record whose archive has ended.
    cut_off = len(data) <= MOST and record.raw_stream.limit > 0
    if cut_off:
        yield document.problem("The archive is cut off here", "Fetch it again.", f"record={number}")
    for found in read_document(inner):
        if isinstance(found, Article) and url and not found.url:
            yield replace(found, url=url, origins=(*found.origins, ("url", FILE)))
        elif isinstance(found, Article) or not cut_off:
            yield found
