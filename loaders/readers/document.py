"""What a reader is given, and how it makes an article of what it found. 文档与文章."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import IO, BinaryIO, TypeAlias

from loaders.dates import iso_date
from loaders.errors import UnreadableError
from loaders.values import FILE, Article, Problem, Region

MEBI = 2**20
MOST = 64 * MEBI
"""Bytes of a document that is read at once."""

FIELDS = ("title", "date", "publisher", "author", "page", "url")
"""The metadata of an article, as `Article` names them."""

NO_FIELDS: Mapping[str, str] = MappingProxyType({})
Found: TypeAlias = Iterator[Article | Problem]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user tells of the documents: `columns` are pairs of a field and the name of its column."""

    columns: tuple[tuple[str, str], ...] = ()


DEFAULTS = ReadOptions()


@dataclass(frozen=True, slots=True)
class Document:
    """A file, a member of an archive or what standard input gives, not yet read.

    `source` is its name in the graph; `open` gives its bytes as a stream from the start, which the reader
    closes; `size` are bytes, -1 where nobody knows; `depth` counts the archives around it. `name` is what its
    format is told from where that is not its source.
    """

    source: str
    open: Callable[[], BinaryIO]
    size: int = -1
    depth: int = 0
    options: ReadOptions = DEFAULTS
    name: str = ""

    @property
    def suffix(self) -> str:
        """The end of its name, as `suffix_of` gives it."""
        return suffix_of(self.name or self.source)

    def whole(self, most: int = MOST) -> bytes:
        """Give all its bytes. Raises UnreadableError when they are more than `most`.

        >>> from io import BytesIO
        >>> Document("a.txt", lambda: BytesIO(b"123")).whole()
        b'123'
        """
        with self.open() as stream:
            data = beginning(stream, most + 1, self.size) if self.size <= most else b""
        if max(len(data), self.size) > most:
            raise UnreadableError(
                f"It is too big: more than {most // MEBI or 1} MB in one document",
                "Split it, or give its articles as JSONL, which is read line by line.",
            )
        return data

    def problem(self, reason: str, advice: str, place: str = "") -> Problem:
        """Give a problem of this document, or of a `place` in it such as `line=12`."""
        return Problem(self.at(place), reason, advice)

    def article(
        self,
        text: str,
        fields: Mapping[str, str] = NO_FIELDS,
        place: str = "",
        regions: Sequence[Region] = (),
        origin: str = FILE,
    ) -> Found:
        r"""Give the article of a text and what else the file tells of it, and a problem for what is no use.

        `fields` are by the names of `FIELDS`, as written; other names and empty ones are left out. `place` is
        where it stands in the document, as a fragment: `page=3`, `line=12`, `row=2`. The title becomes the
        first line of the text where it is not there already, so that all formats give one text; `regions` are
        moved along. `origin` tells whether the fields are the file's own or read off its text.

        >>> from io import BytesIO
        >>> found = next(Document("a.csv", BytesIO).article("会议召开。", {"title": "某会"}, "row=2"))
        >>> found.source, found.text, found.title, found.origins
        ('a.csv#row=2', '某会\n会议召开。', '某会', (('title', 'file'),))
        """
        if not text.strip():
            yield self.problem("It is empty", "Remove it, or put the article's text into it.", place)
            return
        told = {name: " ".join(fields.get(name, "").split()) for name in FIELDS}
        if told["date"] and not iso_date(told["date"]):
            yield self.problem(
                f"The date {told['date']} cannot be read", "Write it as 2021-10-13; it is left out.", place
            )
        told["date"] = iso_date(told["date"])
        text, moved = _headed(text, told["title"])
        kept = {name: value for name, value in told.items() if value}
        shifted = tuple(replace(r, start=r.start + moved, end=r.end + moved) for r in regions)
        origins = tuple((name, origin) for name in kept)
        yield replace(Article.of(self.at(place), text), origins=origins, regions=shifted, **kept)

    def at(self, place: str) -> str:
        """Give the source of a part of it; parts of a part follow one another.

        >>> from io import BytesIO
        >>> Document("a.warc#record=3", BytesIO, name="a.pdf").at("page=2")
        'a.warc#record=3&page=2'
        """
        joint = "&" if self.name and "#" in self.source else "#"
        return f"{self.source}{joint}{place}" if place else self.source


def beginning(stream: IO[bytes], most: int, size: int = -1) -> bytes:
    """Give the first `most` bytes of a stream which has `size`, if that is known and true.

    >>> from io import BytesIO
    >>> beginning(BytesIO(b"1234"), 3), beginning(BytesIO(b"1234"), 9, 1)
    (b'123', b'1234')
    """
    # A stream makes room for all that it is asked for before it reads.
    room = min(most, size + 1 if size >= 0 else MEBI)
    data = stream.read(room)
    return data + stream.read(most - room) if len(data) == room < most else data


_PLACE = re.compile(r"#(?:[a-z]+=\d+&?)+$")


def document_of(source: str) -> str:
    """Give the source of the document that an article is part of: `news.jsonl#line=3` is of `news.jsonl`.

    >>> document_of("a.zip/news.jsonl#line=3"), document_of("plan#2.txt")
    ('a.zip/news.jsonl', 'plan#2.txt')
    """
    return _PLACE.sub("", source)


def suffix_of(name: str) -> str:
    """Give the end of a file's name in small letters, both ends of a packed one.

    >>> suffix_of("2021/PLAN.TAR.GZ"), suffix_of("a.v2.docx"), suffix_of(".txt")
    ('.tar.gz', '.docx', '')
    """
    parts = name.rsplit("/", 1)[-1].lower().lstrip(".").split(".")
    ends = parts[-2:] if len(parts) > 2 and parts[-2] in {"tar", "warc"} else parts[1:][-1:]
    return "".join(f".{end}" for end in ends)


def _headed(text: str, title: str) -> tuple[str, int]:
    """Put the title before a text that does not begin with it; tell by how many characters it moved."""
    start = "".join(text[: 2 * len(title) + 200].split()).lstrip("#")
    if not title or start.startswith("".join(title.split())):
        return text, 0
    return f"{title}\n{text}", len(title) + 1
