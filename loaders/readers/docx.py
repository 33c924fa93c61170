"""Word documents (.docx, ISO/IEC 29500): headings, paragraphs, tables, footnotes in order. Word 文档."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import docx
from defusedxml.ElementTree import fromstring
from docx.document import Document as Word

from loaders.readers.document import Document, Found
from loaders.readers.packed import check_parts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc"))
_WRITTEN = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
"""What is no text of a paragraph: struck by a tracked change, properties, fields, a box drawn again."""

_NOTES = ("/footnotes", "/endnotes")


def read(document: Document) -> Found:
    """Give the document as one article; headers and footers are left out, notes follow the text.

    The paragraph of the style Title is the title. A table's row is a line, with tabs between its cells.
    Deleted text of tracked changes is left out. Raises UnreadableError for an encrypted one and for a bomb.
    """
    data = document.whole()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_parts(archive)
    word = docx.Document(io.BytesIO(data))
    title = next((p.text for p in word.paragraphs if p.style is not None and p.style.name == "Title"), "")
    lines = [*_lines(word.element.body), *_notes(word)]
    yield from document.article("\n".join(line for line in lines if line.strip()), {"title": title})


def _lines(parent: Element) -> Iterator[str]:
    for block in parent:
        if block.tag == _PARAGRAPH:
            yield "".join(_text(block))
        elif block.tag == _TABLE:
            yield from ("\t".join(map(_cell, row.iter(_CELL))) for row in block.iter(_ROW))
        elif block.tag not in _SKIPPED:
            yield from _lines(block)


def _cell(cell: Element) -> str:
    return " ".join(" ".join(_lines(cell)).split())


def _text(element: Element) -> Iterator[str]:
    for part in element:
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag not in _SKIPPED:
            yield _WRITTEN.get(part.tag, "")
            yield from _text(part)


def _notes(word: Word) -> Iterator[str]:
    for relation in word.part.rels.values():
        if relation.reltype.endswith(_NOTES):
            # Notes with a type are the line above them, not notes.
            notes = (note for note in fromstring(relation.target_part.blob) if f"{_W}type" not in note.attrib)
            yield from (line for note in notes for line in _lines(note))
