"""RSS (0.9 to 2.0) and Atom (RFC 4287) files: an article an entry. 订阅源."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from loaders.decode import decode
from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.html import plain

_ENTRIES = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")
"""Elements that hold an entry's text, the fuller ones first (content:encoded is RSS's)."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "date": ("pubDate", "published", "date", "updated"),
    "publisher": ("source", "publisher"),
    "author": ("author", "creator"),
    "url": ("link", "guid", "id"),
}
_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]{0,200}\?>")
_DECLARED = re.compile(rb"""^\s*<\?xml\s[^>]{0,200}?encoding=["']([A-Za-z0-9_-]{3,20})""")


def read(document: Document) -> Found:
    """Give the article of each entry: its text, else its summary. The feed's title names the publisher.

    Raises UnreadableError for XML that is no feed; defusedxml's own error for XML that declares entities.
    """
    root = fromstring(_decoded(document.whole()))
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    if not entries:
        raise UnreadableError(
            "There is no RSS or Atom entry in it", "Other XML is not read: save it as text."
        )
    channel = next((one for one in root if _name(one) == "channel"), root)
    feed = _first(_parts(channel), ("title",))
    for number, entry in enumerate(entries, 1):
        parts = _parts(entry)
        told = {field: _first(parts, names) for field, names in _FIELDS.items()}
        told["publisher"] = told["publisher"] or feed
        yield from document.article(_body(parts), told, f"item={number}")


def _decoded(data: bytes) -> str:
    # The parser knows UTF-8 and UTF-16 only; without the declaration it takes text that is decoded already.
    declared = _DECLARED.match(data)
    name = declared[1].decode().lower() if declared else ""
    try:
        text = data.decode("gb18030" if name in {"gb2312", "gbk"} else name or "utf-8-sig")
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    return _DECLARATION.sub("", text)


def _parts(element: Element) -> Mapping[str, Element]:
    return {_name(part): part for part in reversed(element)}


def _body(parts: Mapping[str, Element]) -> str:
    texts = (plain(_markup(parts[name])) for name in _TEXTS if name in parts)
    return next(filter(None, texts), "")


def _markup(element: Element) -> str:
    """Give the markup that an element holds: as escaped text, or as elements (Atom's type xhtml)."""
    if not len(element):
        return element.text or ""
    return re.sub(r"(</?)[\w-]+:", r"\1", "".join(tostring(part, "unicode") for part in element))


def _first(parts: Mapping[str, Element], names: tuple[str, ...]) -> str:
    return next((found for name in names if name in parts and (found := _text(parts[name]))), "")


def _text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split()) or element.get("href", "")


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]
