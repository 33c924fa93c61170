"""Documents that are broken or made to harm: each gives one clear line, and the rest is read."""

from __future__ import annotations

import io
import re
import tarfile
import tracemalloc
import zipfile
from functools import partial
from pathlib import Path

import pytest

from loaders.readers import Document, read_document
from loaders.readers.ole import ENCRYPTED
from loaders.readers.packed import FREE
from loaders.sources import read
from loaders.values import Article, Problem
from tests.documents import SAMPLE, renderings, tarred, zipped

RENDERED = renderings()
GOOD = SAMPLE.text.encode()
HUGE = 500 * 10**6
PACKED = ("a.docx", "a.xlsx", "a.zip", "a.tar.gz", "a.txt.gz", "a.parquet", "a.warc.gz")

LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%s]>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
)
"""A billion laughs: ten entities, each ten of the one before."""


def _problems(name: str, data: bytes) -> list[str]:
    found = list(read_document(Document(name, partial(io.BytesIO, data), len(data))))
    return [one.reason for one in found if isinstance(one, Problem)]


def _encrypted(archive: bytes) -> bytes:
    """Set the flag of encryption of every member, in the local and in the central headers."""
    changed = bytearray(archive)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def _with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """Put other content in place of a part of a packed document."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        parts = {part: old.read(part) for part in old.namelist()}
    return zipped({**parts, name: content})


def _nested(depth: int) -> bytes:
    data = zipped({"a.txt": GOOD})
    for _ in range(depth):
        data = zipped({"a.zip": data})
    return data


BLANKS = b" " * (FREE + 4_000_000)
HARMFUL = {
    "encrypted.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 512 + ENCRYPTED, "encrypted with a password"),
    "old.doc": (b"\xd0\xcf\x11\xe0" + b"\0" * 512, "Office 97"),
    "locked.zip": (_encrypted(zipped({"a.txt": GOOD})), "encrypted with a password"),
    "locked.xlsx": (_encrypted(RENDERED["a.xlsx"]), "It is encrypted"),
    "bomb.zip": (zipped({"a.txt": BLANKS}), "ZIP bomb"),
    "bomb.docx": (_with_part(RENDERED["a.docx"], "word/blank.xml", BLANKS), "ZIP bomb"),
    "bomb.xlsx": (_with_part(RENDERED["a.xlsx"], "xl/blank.xml", BLANKS), "ZIP bomb"),
    "bomb.tar.gz": (tarred({"a.txt": BLANKS}), "ZIP bomb"),
    "deep.zip": (_nested(5), "archives deep"),
    "up.zip": (zipped({"../../a.txt": GOOD}), "outside of the archive"),
    "root.tar": (tarred({"/etc/a.txt": GOOD}, "w"), "outside of the archive"),
    "drive.zip": (zipped({"C:\\a.txt": GOOD}), "outside of the archive"),
    "no.zip": (zipped({"style.css": b"p {}"}), "no file to read in the archive"),
    "laughs.rss": (LAUGHS + b"<rss><item><title>&j;</title></item></rss>", "EntitiesForbidden"),
    "laughs.xlsx": (
        _with_part(RENDERED["a.xlsx"], "xl/workbook.xml", LAUGHS + b"<x>&j;</x>"),
        "no XLSX file",
    ),
    "laughs.docx": (
        _with_part(RENDERED["a.docx"], "word/document.xml", LAUGHS + b"<x>&j;</x>"),
        "no DOCX file",
    ),
    "deep.json": (b"[" * 100_000, "nested too deeply"),
    "other.xml": (b"<beans/>", "no RSS or Atom entry"),
    "none.mhtml": (b"Subject: x\n\nx", "no page in it"),
} | {f"cut-{name}": (RENDERED[name][: len(RENDERED[name]) // 6], "") for name in PACKED}


@pytest.mark.parametrize("name", HARMFUL)
def test_each_gives_one_line(name: str) -> None:
    """A traceback, a hang or silence would leave the user with nothing to do."""
    data, expected = HARMFUL[name]
    [reason] = _problems(name, data)
    assert expected in reason
    assert "\n" not in reason
    assert len(reason) < 250


def test_the_rest_is_read(tmp_path: Path) -> None:
    """One bad document must never cost the good ones beside it."""
    for name, (data, _) in HARMFUL.items():
        (tmp_path / name).write_bytes(data)
    for name in RENDERED:
        (tmp_path / f"empty-{name}").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(GOOD)
    found = list(read([str(tmp_path)]))
    assert [one.source for one in found if isinstance(one, Article)] == ["good.txt"]
    assert {re.split("[/#]", one.source)[0] for one in found} == {path.name for path in tmp_path.iterdir()}


def test_what_is_half_there_is_read() -> None:
    """A download that broke off still holds what came before."""
    many = {f"{number:03}.txt": f"甲市规划之{number}。".encode() * 200 for number in range(40)}
    data = tarred(many)
    found = list(read_document(Document("cut.tar.gz", partial(io.BytesIO, data[: len(data) // 2]))))
    assert [isinstance(one, Problem) for one in found].count(True) == 1
    assert len(found) > 5


@pytest.mark.parametrize("name", sorted(RENDERED))
def test_a_huge_file_is_one_line_and_no_memory(name: str, tmp_path: Path) -> None:
    """500 MB of zeros under every name: refused, or passed over line by line."""
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(HUGE)
    tracemalloc.start()
    found = list(read([str(path)]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(one) for one in found] == [Problem]
    assert peak < 100 * 10**6


def test_a_link_in_an_archive_is_left_out(tmp_path: Path) -> None:
    """A link in an archive can point at any file of the reader's machine."""
    (tmp_path / "secret.txt").write_text("机密。", encoding="utf-8")
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, str(tmp_path / "secret.txt")
        archive.addfile(link)
    assert _problems("a.tar", buffer.getvalue()) == ["There is no file to read in the archive"]


def test_nothing_is_left_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A big member of a TAR goes through a temporary file, which must be gone afterwards."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    lines = (b'{"text": "%d' % number + "甲市规划。".encode() * 40_000 + b'"}\n' for number in range(30))
    data = tarred({"a.jsonl": b"".join(lines)}, "w")
    found = list(read_document(Document("a.tar", partial(io.BytesIO, data), len(data))))
    assert len(found) == 30
    assert not list(tmp_path.iterdir())
