"""Readings put into a ledger and taken out: what each article says, as rows. 记账.

A reading is what one source said when it was read: its key names all that its lines depend on. An article
(a text) that several sources give has the lines of all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.correction import CORRECTIONS
from graph.ledger.contribution import Contribution, contribution, unzipped
from graph.ledger.tables import Ledger
from graph.records import ArticleData

_SEVERAL = "SELECT count(*) > 1 FROM reading WHERE article = ?"


@dataclass(frozen=True, slots=True)
class Reading:
    """One source as it was read: its metadata as JSON, and what it contributes.

    `faulty` when it had a problem.
    """

    key: str
    article: str
    source: str
    document: str
    fields: str
    gives: Contribution
    faulty: bool = False


def holds(ledger: Ledger, key: str) -> bool:
    """Whether a reading without problems is there; it is marked as seen.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     holds(ledger, "1")
    False
    """
    change = ledger.db.execute("UPDATE reading SET seen = 1 WHERE key = ? AND NOT faulty", (key,))
    return change.rowcount > 0


def put(ledger: Ledger, reading: Reading) -> None:
    """Put a reading in, in place of one of the same key. It is there whole or not at all."""
    article, gives = reading.article, reading.gives
    row = (reading.key, reading.article, reading.source, reading.document, reading.fields, reading.faulty, 1)
    with ledger.whole():
        ledger.db.execute(
            "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, gives.zipped)
        )
        (several,) = ledger.db.execute(_SEVERAL, (article,)).fetchone()
        _settle(ledger, article, contribution(article, lines_of(ledger, article)) if several else gives)


def take_out(ledger: Ledger, keys: Iterable[str]) -> None:
    """Take readings out."""
    for key in list(keys):
        with ledger.whole():
            rows = ledger.db.execute("DELETE FROM reading WHERE key = ? RETURNING article", (key,)).fetchall()
            for (article,) in rows:
                left = lines_of(ledger, article)
                _settle(ledger, article, contribution(article, left) if left else None)


def begin(ledger: Ledger) -> None:
    """Begin a build: no reading is seen yet, no document given."""
    ledger.db.execute("UPDATE reading SET seen = 0")
    ledger.db.execute("DELETE FROM given")


def give(ledger: Ledger, document: str) -> None:
    """Note that a document is among those that this build is given."""
    ledger.db.execute("INSERT OR IGNORE INTO given VALUES (?)", (document,))


def was_given(ledger: Ledger, document: str) -> bool:
    """Whether this build is given a document."""
    return bool(ledger.db.execute("SELECT 1 FROM given WHERE document = ?", (document,)).fetchone())


def gone(ledger: Ledger, *, prune: bool) -> list[str]:
    """Give the keys of readings that were not seen though their document was given; with `prune` of all."""
    given = "" if prune else "AND document IN (SELECT document FROM given)"
    rows = ledger.db.execute(f"SELECT key FROM reading WHERE NOT seen {given} ORDER BY key")  # noqa: S608
    return [key for (key,) in rows]


def count(ledger: Ledger) -> int:
    """Count the readings."""
    (number,) = ledger.db.execute(
        "SELECT count(*) FROM reading WHERE article != ?", (CORRECTIONS,)
    ).fetchone()
    return int(number)


def articles_of(ledger: Ledger) -> Iterator[ArticleData]:
    """Give what is known of each article, in the order of their ids.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     list(articles_of(ledger))
    []
    """
    rows = ledger.db.execute("SELECT data FROM article WHERE id != ? ORDER BY id", (CORRECTIONS,))
    return (json.loads(data) for (data,) in rows)


def lines_of(ledger: Ledger, article: str) -> tuple[str, ...]:
    """Give the sorted lines of an article: those of all its readings."""
    rows = ledger.db.execute("SELECT lines FROM reading WHERE article = ?", (article,))
    return unzipped(zipped for (zipped,) in rows)


def all_lines(ledger: Ledger) -> Iterator[str]:
    """Give the lines of all articles, one article after the other."""
    for (article,) in ledger.db.execute("SELECT id FROM article WHERE id != ? ORDER BY id", (CORRECTIONS,)):
        yield from lines_of(ledger, article)


def _settle(ledger: Ledger, article: str, gives: Contribution | None) -> None:
    """Put the rows of an article in the place of those it had; note what they are about."""
    db = ledger.db
    row = db.execute("SELECT n FROM article WHERE id = ?", (article,)).fetchone()
    if row:
        _forget(ledger, row[0])
    if gives is not None:
        told = (article, gives.data, gives.statements)
        made = db.execute("INSERT INTO article VALUES (NULL, ?, ?, ?, 1, 0)", told)
        _insert(ledger, int(made.lastrowid or 0), gives)


def _forget(ledger: Ledger, n: int) -> None:
    db = ledger.db
    for column, table in (("s", "said"), ("o", "said"), ("entity", "mention")):
        which = "AND stated" if column == "o" else ""
        db.execute(
            f"INSERT OR IGNORE INTO changed SELECT DISTINCT {column} FROM {table} WHERE article = ? {which}",  # noqa: S608
            (n,),
        )
    for table in ("said", "mention", "band"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (n,))  # noqa: S608
    db.execute("DELETE FROM alike WHERE first = ? OR second = ?", (n, n))
    db.execute("DELETE FROM article WHERE n = ?", (n,))


def _insert(ledger: Ledger, n: int, gives: Contribution) -> None:
    number = ledger.number
    rows = [(number(s), number(p), number(o), stated, n) for (s, p, o), stated in gives.said]
    ledger.db.executemany("INSERT OR IGNORE INTO said VALUES (?, ?, ?, ?, ?)", rows)
    mentioned = [number(entity) for entity in gives.mentioned]
    ledger.db.executemany(
        "INSERT OR IGNORE INTO mention VALUES (?, ?, ?)", [(entity, n, gives.home) for entity in mentioned]
    )
    ends = {number(o) for (_, _, o), stated in gives.said if stated and o[0] == "<"}
    touched = {row[0] for row in rows} | ends | set(mentioned)
    ledger.db.executemany("INSERT OR IGNORE INTO changed VALUES (?)", [(one,) for one in touched])
