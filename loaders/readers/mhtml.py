"""MHTML (.mhtml, .mht; RFC 2557): a page as browsers save it in one file. 单文件网页."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found
from loaders.readers.html import decoded, page


def read(document: Document) -> Found:
    """Give the article of the saved page. Raises UnreadableError when there is no page in the file."""
    message = message_from_bytes(document.whole())
    root = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if root is None:
        raise UnreadableError("There is no page in it", "Save the page again, as HTML or as one file.")
    payload = root.get_payload(decode=True)
    url = _address(root) or _address(message)
    yield from page(document, decoded(payload if isinstance(payload, bytes) else b""), url)


def _address(message: Message) -> str:
    return str(message.get("Snapshot-Content-Location") or message.get("Content-Location") or "")
