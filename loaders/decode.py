"""Bytes of a file → its text: UTF-8, GB18030 and UTF-16 told apart by how readable they make it. 编码识别."""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

from loaders.errors import UnreadableError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NARROW = ("utf-8", "gb18030")
WIDE = ("utf-16-le", "utf-16-be")

SIGNATURES = (
    (b"%PDF-", "a PDF", "Save its text as .txt, for example with pdftotext."),
    (b"PK\x03\x04", "a ZIP, DOCX or XLSX file", "Unpack it, or save the document as plain text."),
    (b"\xd0\xcf\x11\xe0", "a DOC, XLS or PPT file", "Save the document as plain text (.txt)."),
    (b"{\\rtf", "an RTF file", "Save the document as plain text (.txt)."),
    (b"\x89PNG", "a PNG image", "Only text is read: run character recognition on it first."),
    (b"\xff\xd8\xff", "a JPEG image", "Only text is read: run character recognition on it first."),
    (b"GIF8", "a GIF image", "Only text is read: run character recognition on it first."),
    (b"II*\x00", "a TIFF image", "Only text is read: run character recognition on it first."),
    (b"MM\x00*", "a TIFF image", "Only text is read: run character recognition on it first."),
    (b"\x1f\x8b", "a gzip file", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"SQLite format 3", "an SQLite database", "Export its text first."),
    (b"\x7fELF", "a program", "Only text is read."),
)
"""First bytes of common files that are no plain text: bytes, what the file is, what to do."""

SAMPLE = 2_000
"""Characters that are weighed: enough to tell encodings apart. That every byte fits is checked anyway."""

CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
"""Control characters that no text has, terminal escapes aside."""

FOREIGN = -3.0
UNREADABLE = -8.0
RARE_HANZI = -2.0
ACCENTED = -1.5
"""How unlikely a character is in a Chinese text, as rough natural logarithms; frequent characters count 0."""

UTF8_BONUS = 2.0
"""What each multi-byte sequence of valid UTF-8 adds: by chance about one GB 2312 character in e² ≈ 7.7 is
such a sequence (lead C2–DF: 0.4, trail A1–BF: 0.33)."""

FLOOR = -1.2
"""A reading whose average character is less likely than this is no reading."""


class UndecodableError(UnreadableError):
    """Bytes that are not a text."""


def decode(data: bytes) -> str:
    """Give the text of a file's bytes without its byte-order mark, otherwise as it is, line ends included.

    A byte-order mark decides. Without one, each encoding that fits the bytes is weighed by how likely its
    characters are in a Chinese text: a wrong reading is full of rare characters, a right one is not.
    Raises `UndecodableError` for bytes that are no text in UTF-8, GB18030 or UTF-16.

    >>> decode("规划".encode("gb18030")), decode("规划".encode("utf-8")), decode("规划".encode("utf-16-be"))
    ('规划', '规划', '规划')
    >>> decode(b"%PDF-1.7 ...")
    Traceback (most recent call last):
    loaders.decode.UndecodableError: It is a PDF, which is not read yet. Save its text as .txt, ...
    """
    for signature, kind, advice in SIGNATURES:
        if data.startswith(signature):
            raise UndecodableError(f"It is {kind}, which is not read yet", advice)
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data.removeprefix(mark), encoding)
    if data.isascii() and not _controls(data):
        return data.decode("ascii")
    _, text = _best(data)
    if not text:
        raise _unreadable(data)
    return text


def encoding_of(sample: bytes) -> str:
    """Tell the encoding of a text by its first bytes, which may end within a character.

    Raises `UndecodableError` as `decode` does. A byte-order mark is left out by the encoding it gives.

    >>> encoding_of("规划".encode("gb18030")[:3]), encoding_of(codecs.BOM_UTF8), encoding_of(b"text,title")
    ('gb18030', 'utf-8-sig', 'utf-8')
    """
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else "utf-16"
    if sample.isascii() and b"\0" not in sample:
        return "utf-8"
    # A character that is cut off has at most three bytes there.
    for cut in range(4):
        encoding, _ = _best(sample[: len(sample) - cut])
        if encoding:
            return encoding
    raise _unreadable(sample)


def _best(data: bytes) -> tuple[str, str]:
    """Give the encoding that makes the likeliest text of bytes, and the text; both empty where none does."""
    # No text in UTF-8 or GB18030 holds a NUL; in UTF-16 every ASCII character has one.
    encodings = WIDE if b"\0" in data else NARROW + WIDE
    best, found = FLOOR, ("", "")
    for encoding in encodings:
        reading = _strict(data, encoding)
        likely = likelihood(reading, encoding)
        if reading and likely > best:
            best, found = likely, (encoding, reading)
        if best >= 0:
            break
    return found


def likelihood(text: str, encoding: str) -> float:
    """Average log-likelihood of a character of `text` in a Chinese article, if written in `encoding`.

    About 0 or more for a right reading, well below for a wrong one.

    >>> likelihood("焦作市", "utf-8") > likelihood("鐒︿綔甯", "gb18030")
    True
    """
    sample = text[:SAMPLE]
    bonus = UTF8_BONUS * sum(char > "\x7f" for char in sample) if encoding == "utf-8" else 0.0
    return (sum(map(weight, sample)) + bonus) / max(1, len(sample))


@cache
def weight(char: str) -> float:
    """How likely a character is in a Chinese text: 0 for ASCII, Chinese punctuation and frequent characters.

    Frequent are the first levels of GB 2312 (3,755 characters) and of Big5 (5,401 characters): frequency
    counts of simplified and traditional text that lie in Python's codecs.

    >>> [weight(char) for char in "市灣鐒é한\ue000"]
    [0.0, 0.0, -2.0, -1.5, -3.0, -8.0]
    """
    if char in "\t\n\v\f\r\x1b" or " " <= char <= "~" or char in _PUNCTUATION:
        return 0.0
    category = unicodedata.category(char)
    if category in {"Cc", "Cn", "Co", "Cs"}:
        return UNREADABLE
    if _is_hanzi(char):
        return 0.0 if _frequent(char) else RARE_HANZI
    if "\u00c0" <= char <= "\u017f":
        return ACCENTED
    return FOREIGN


_PUNCTUATION = frozenset(
    "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～－　﹒•●○■□▲△◆◇★☆→↑↓←％‰℃㎡×÷±²³°§№"
    "①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
    "\u00a0\u200b\u3000\ufeff〇￥¥＋＝／＠＆＃＊［］｛｝｜＜＞＿｀＾＂＇．"
    + "".join(chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum())
)
_HANZI = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U000323af"))


def _is_hanzi(char: str) -> bool:
    return any(first <= char <= last for first, last in _HANZI)


def _frequent(char: str) -> bool:
    simplified = char.encode("gb2312", "ignore")
    traditional = char.encode("big5", "ignore")
    return b"\xb0" <= simplified[:1] <= b"\xd7" or b"\xa4" <= traditional[:1] <= b"\xc6"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"Its byte-order mark says {encoding.upper()}, but byte {error.start} is not",
            "Save it again as UTF-8.",
        ) from error


def _controls(data: bytes) -> int:
    return len(data) - len(data.translate(None, delete=CONTROLS))


def _unreadable(data: bytes) -> UndecodableError:
    if b"\0" in data or _controls(data) * 100 > len(data):
        return UndecodableError("It is a binary file, not text", "Give .txt or .md files.")
    return UndecodableError(
        "Its characters are neither UTF-8, GB18030 nor UTF-16" + _place(data), "Save it again as UTF-8."
    )


def _place(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f" (line {line}: byte 0x{data[error.start]:02x} is not UTF-8)"
    return ""
