"""Names judged again where articles changed, in a ledger. 账本中的归并.

What a change can touch: the entities it speaks of; those tied to one whose label or code became another; the
forms that these have or had. The judgements of these forms are made anew, the others stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter

from graph.joining import DESCRIBING, MOST, Candidate, Told, candidate, judged, surest
from graph.joining_forms import forms
from graph.judgement import Judgement, judge
from graph.ledger.tables import Ledger

_MEMBERS = "SELECT entity FROM form WHERE kind = ? AND form = ?"

_CANDIDATES = 4096
"""Candidates that are remembered while blocks are judged."""


def rejudge(ledger: Ledger) -> None:
    """Judge anew the forms that the entities noted as changed have or had."""
    db = ledger.db
    _affect(ledger)
    db.execute("CREATE TEMP TABLE block (kind TEXT, form TEXT, PRIMARY KEY (kind, form)) WITHOUT ROWID")
    for (entity,) in db.execute("SELECT entity FROM affected"):
        db.executemany("INSERT OR IGNORE INTO temp.block VALUES (?, ?)", _forms(ledger, entity))
    known = lru_cache(_CANDIDATES)(partial(_candidate, ledger))
    for kind, form in db.execute("SELECT kind, form FROM temp.block"):
        members = db.execute(_MEMBERS, (kind, form)).fetchall()
        db.execute("DELETE FROM judged WHERE kind = ? AND form = ?", (kind, form))
        if 2 <= len(members) <= MOST:
            made = judged([known(entity) for (entity,) in members], form)
            rows = (_row(kind, form, one) for one in made)
            db.executemany("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.execute("DROP TABLE temp.block")
    db.execute("DROP TABLE affected")


def _affect(ledger: Ledger) -> None:
    """Note the entities whose candidate may be another (`affected`), and what the changed are called now."""
    db = ledger.db
    db.execute("CREATE TEMP TABLE affected (entity INTEGER PRIMARY KEY)")
    db.execute("INSERT INTO affected SELECT entity FROM changed")
    for (entity,) in db.execute("SELECT entity FROM changed"):
        told = _told(ledger, entity)
        row = db.execute("SELECT label, code FROM called WHERE entity = ?", (entity,)).fetchone()
        if row != (told.label, told.code):
            now = entity, told.label, told.code
            db.execute("INSERT OR REPLACE INTO called VALUES (?, ?, ?)", now)
            tied = _tied(ledger, entity) if row else ()
            db.executemany("INSERT OR IGNORE INTO affected VALUES (?)", ((other,) for other in tied))


def _forms(ledger: Ledger, entity: int) -> Iterator[tuple[str, str]]:
    """Give the kind and the forms that an entity had and has, and write down those it has."""
    told = _told(ledger, entity)
    kind, label = told.kind, told.label
    now = {(kind, form) for form in forms(kind, label)} if kind and label else set()
    rows = ledger.db.execute("SELECT kind, form FROM form WHERE entity = ?", (entity,))
    before = {(kind, form) for kind, form in rows}
    if now != before:
        ledger.db.execute("DELETE FROM form WHERE entity = ?", (entity,))
        ledger.db.executemany("INSERT INTO form VALUES (?, ?, ?)", [(*one, entity) for one in now])
    yield from now | before


def _told(ledger: Ledger, entity: int) -> Told:
    told = Told()
    for name in DESCRIBING:
        rows = ledger.db.execute(
            "SELECT DISTINCT text FROM said JOIN term ON term.n = o WHERE s = ? AND p = ?",
            (entity, ledger.number(name)),
        )
        for (text,) in rows:
            told.take(name, text)
    return told


def _tied(ledger: Ledger, entity: int) -> Iterator[int]:
    """Give the things that an entity has statements with."""
    rows = ledger.db.execute(
        "SELECT DISTINCT other, substr(text, 1, 1) FROM ("
        "SELECT o AS other FROM said WHERE s = ?1 AND stated UNION SELECT s FROM said WHERE o = ?1 AND stated"
        ") JOIN term ON term.n = other",
        (entity,),
    )
    return (other for other, sign in rows.fetchall() if sign == "<")


def _candidate(ledger: Ledger, entity: int) -> Candidate:
    tied = {}
    for other in _tied(ledger, entity):
        row = ledger.db.execute("SELECT label, code FROM called WHERE entity = ?", (other,)).fetchone()
        tied[ledger.text(other)] = row or ("", "")
    homes = ledger.db.execute("SELECT DISTINCT home FROM mention WHERE entity = ? AND home != ''", (entity,))
    return candidate(ledger.text(entity), _told(ledger, entity), tied, [home for (home,) in homes])


def _row(kind: str, form: str, one: Judgement) -> tuple[str | float, ...]:
    return kind, form, one.first, one.second, one.verdict, one.score, one.rule, one.reason


def judgements(ledger: Ledger) -> Iterator[Judgement]:
    """Give the judgements that stand, in order.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     list(judgements(ledger))
    []
    """
    rows: Iterable[tuple[str, str, str, float, str, str]] = ledger.db.execute(
        "SELECT first, second, verdict, score, rule, reason FROM judged ORDER BY first, second, kind, form"
    )
    for _, group in groupby(rows, key=itemgetter(0, 1)):
        yield surest(judge(first, second, verdict, *why) for first, second, verdict, *why in group)  # type: ignore[arg-type]
