"""Files of Office 97–2003 (.doc, .xls, .ppt), which are not read, and encrypted new ones, much alike.

旧版 Office 文件与加密文档。
"""

from __future__ import annotations

from loaders.errors import UnreadableError
from loaders.readers.document import Document, Found

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""The stream of an encrypted document in the compound file around it (MS-OFFCRYPTO 2.3)."""


LOCKED = ("It is encrypted with a password", "Save it without a password.")
OLD = ("It is a DOC, XLS or PPT file of Office 97–2003, which is not read", "Save it as .docx or .xlsx.")


def read(document: Document) -> Found:
    """Raise UnreadableError: which of the two it is, and what to do."""
    locked = ENCRYPTED in document.whole()
    raise UnreadableError(*(LOCKED if locked else OLD))
