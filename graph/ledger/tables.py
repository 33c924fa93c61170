"""The tables of a ledger, and its connection. 账本的表."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

VERSION = "1"
"""Of these tables. A ledger of another version is not taken up: its graph is built anew."""

_SCHEMA = """
CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (
    key TEXT PRIMARY KEY, article TEXT NOT NULL, source TEXT NOT NULL, document TEXT NOT NULL,
    fields TEXT NOT NULL, faulty INTEGER NOT NULL, seen INTEGER NOT NULL, lines BLOB NOT NULL);
CREATE INDEX reading_article ON reading (article);
CREATE TABLE given (document TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE article (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL, statements INTEGER NOT NULL,
    dirty INTEGER NOT NULL, banded INTEGER NOT NULL);
CREATE TABLE block (graph TEXT PRIMARY KEY, place INTEGER NOT NULL, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE term (n INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE said (
    s INTEGER, p INTEGER, o INTEGER, stated INTEGER, article INTEGER,
    PRIMARY KEY (s, p, o, stated, article)) WITHOUT ROWID;
CREATE INDEX said_object ON said (o, stated);
CREATE INDEX said_article ON said (article);
CREATE TABLE mention (
    entity INTEGER, article INTEGER, home TEXT NOT NULL, PRIMARY KEY (entity, article)) WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article);
CREATE TABLE changed (entity INTEGER PRIMARY KEY);
CREATE TABLE called (entity INTEGER PRIMARY KEY, label TEXT NOT NULL, code TEXT NOT NULL);
CREATE TABLE form (kind TEXT, form TEXT, entity INTEGER, PRIMARY KEY (kind, form, entity)) WITHOUT ROWID;
CREATE INDEX form_entity ON form (entity);
CREATE TABLE judged (
    kind TEXT, form TEXT, first TEXT, second TEXT, verdict TEXT, score REAL, rule TEXT, reason TEXT,
    PRIMARY KEY (first, second, kind, form)) WITHOUT ROWID;
CREATE INDEX judged_block ON judged (kind, form);
CREATE TABLE head (entity INTEGER PRIMARY KEY, head INTEGER NOT NULL);
CREATE INDEX head_head ON head (head);
CREATE TABLE band (
    number INTEGER, least BLOB, article INTEGER, PRIMARY KEY (number, least, article)) WITHOUT ROWID;
CREATE INDEX band_article ON band (article);
CREATE TABLE alike (
    first INTEGER, second INTEGER, share REAL NOT NULL, PRIMARY KEY (first, second)) WITHOUT ROWID;
"""

_NEW = "INSERT INTO term (text) VALUES (?)"

_PAGES = 32 * 1024
"""What a connection holds of its file in memory, in KiB."""

_TERMS = 50_000
"""Terms whose numbers are remembered: some 10 MB."""


class LedgerError(Exception):
    """A file that is no ledger, or one of another version. The graph can be built without it."""


@dataclass(slots=True)
class Ledger:
    """A ledger, open. In its tables terms go by numbers."""

    db: sqlite3.Connection
    _numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Give the number of a term, a new one if need be.

        >>> with opened(":memory:") as ledger:
        ...     ledger.text(ledger.number("<urn:a>"))
        '<urn:a>'
        """
        known = self._numbers.get(text)
        if known is None:
            if len(self._numbers) > _TERMS:
                self._numbers.clear()
            row = self.db.execute("SELECT n FROM term WHERE text = ?", (text,)).fetchone()
            made = self.db.execute(_NEW, (text,)).lastrowid if row is None else row[0]
            known = self._numbers[text] = int(made or 0)
        return known

    def text(self, number: int) -> str:
        """Give the term of a number."""
        return str(self.db.execute("SELECT text FROM term WHERE n = ?", (number,)).fetchone()[0])

    def note(self, name: str) -> str:
        """Give what is noted under a name, "" for nothing."""
        row = self.db.execute("SELECT text FROM note WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def put_note(self, name: str, text: str) -> None:
        """Note a text under a name."""
        self.db.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, text))

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Do what follows whole or not at all, whoever stops it."""
        self.db.execute("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            # A full disk has undone all already, and what it said is to be told.
            if self.db.in_transaction:
                self.db.execute("ROLLBACK TO whole")
            raise
        finally:
            if self.db.in_transaction:
                self.db.execute("RELEASE whole")

    def kept(self) -> None:
        """Have all that was done on disk, as far as the end of this process goes."""
        self.db.execute("COMMIT")
        self.db.execute("BEGIN")


@contextmanager
def opened(path: str | Path) -> Iterator[Ledger]:
    """Open a ledger, made if need be; what was done whole is kept when it is closed.

    Raises LedgerError for a file that is none or of another version, sqlite3.OperationalError where
    the disk takes or gives nothing.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        try:
            _prepare(connection)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            raise LedgerError(f"{path}: no ledger ({error})") from error
        connection.execute("BEGIN")
        try:
            yield Ledger(connection)
        finally:
            if connection.in_transaction:
                connection.execute("COMMIT")
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    # A ledger can be computed again: it need not outlive a power cut, only this process.
    for setting in (f"cache_size = -{_PAGES}", "synchronous = OFF", "journal_mode = DELETE"):
        connection.execute(f"PRAGMA {setting}")
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        connection.execute("INSERT INTO note VALUES ('version', ?)", (VERSION,))
    row = connection.execute("SELECT text FROM note WHERE name = 'version'").fetchone()
    if row != (VERSION,):
        raise LedgerError(f"a ledger of another version ({row})")
