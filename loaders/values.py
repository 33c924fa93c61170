"""The frozen values that flow from a file to the graph. 文章、实体、证据、陈述."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from loaders.frozen import quickly_made

SEPARATOR = "\x1f"
"""U+001F (unit separator) joins the parts of a hash: no name has it, so no two lists of parts look alike."""


GIVEN, FILE, TEXT = "given", "file", "text"
ORIGINS = (GIVEN, FILE, TEXT)
"""Where an article's metadata comes from: the user, a field of the file's format, its text."""


def digest(*parts: str, length: int = 24) -> str:
    """Name a value by its content: the first `length` hex digits of the SHA-256 of its parts.

    >>> digest("City", "410300") == digest("City", "410300")
    True
    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def place_id(code: str) -> str:
    """Give the entity id of the administrative place with this GB/T 2260 code, met or not.

    >>> place_id("410300") == digest("Place", "410300")
    True
    """
    return digest("Place", code)


@dataclass(frozen=True, slots=True)
class Region:
    """Where a slice of a text stands on a page: `page` counts from 1, `box` is (left, top, right, bottom).

    The box's sides are fractions of the page's width and height, from 0 to 1, from its upper left corner.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read: `text` is decoded, without a byte-order mark, otherwise untouched.

    `date` is ISO 8601 (or empty); `page` is the newspaper's page as printed (01, A3); these and the others
    are what the text, the file or the user gives (or empty), and `origins` tells which of them: pairs of a
    field's name and one of `ORIGINS`. `regions` are in the order of the text; one without pages has none.
    `dropped` are the lines that stand on its pages and in no article: running heads, advertisements.
    """

    id: str
    source: str
    text: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    author: str = ""
    page: str = ""
    url: str = ""
    origins: tuple[tuple[str, str], ...] = ()
    regions: tuple[Region, ...] = ()
    dropped: str = ""

    @staticmethod
    def of(source: str, text: str) -> Article:
        """Give the article whose id is the hash of its text.

        >>> Article.of("a.txt", "你好").id == Article.of("b.txt", "你好").id
        True
        """
        return Article(digest(text, length=32), source, text)


@quickly_made
@dataclass(frozen=True, slots=True)
class Entity:
    """A thing the article names.

    `names` are all its other surface forms; `code` is its code in GB/T 2260, where it has one.
    """

    id: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    code: str = ""
    parent: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Evidence:
    """A slice of an article: `article.text[start:end] == exact`.

    Characters count from 0, the end is excluded (RFC 5147).
    """

    start: int
    end: int
    exact: str


@quickly_made
@dataclass(frozen=True, slots=True)
class Statement:
    """One relation as one article states it.

    `subject` is an entity id; `object` is an entity id, or the text itself when `literal`. `qualifiers` are
    (name, value) pairs in the order of their names. `context` are the slices that resolve an end which the
    evidence only implies.
    """

    subject: str
    predicate: str
    object: str
    literal: bool
    qualifiers: tuple[tuple[str, str], ...]
    evidence: Evidence
    context: tuple[Evidence, ...]
    rule: str
    confidence: float

    @property
    def id(self) -> str:
        """The hash of what it says and where; who found it and how sure it is are not part of it."""
        flat = [part for pair in self.qualifiers for part in pair]
        place = (str(self.evidence.start), str(self.evidence.end), self.evidence.exact)
        return digest(self.subject, self.predicate, self.object, *flat, *place)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the loaders understood of one article: the input of `graph`."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be used: which, why, and what the user can do."""

    source: str
    reason: str
    advice: str
