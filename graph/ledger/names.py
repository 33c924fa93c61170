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

_DESCRIBED = """
SELECT DISTINCT p, text FROM said JOIN term ON term.n = o WHERE s = ? AND p IN (?, ?, ?, ?)
"""

_CANDIDATES = 4096
"""Candidates that are remembered while blocks are judged."""


def rejudge(ledger: Ledger) -> None:
    """Judge anew the forms that the entities noted as changed have or had."""
    db = ledger.db
    db.execute("CREATE TEMP TABLE block (kind TEXT, form TEXT, PRIMARY KEY (kind, form)) WITHOUT ROWID")
    _look_through(ledger)
    known = lru_cache(_CANDIDATES)(partial(_candidate, ledger))
    for kind, form in db.execute("SELECT kind, form FROM temp.block"):
        members = db.execute(_MEMBERS, (kind, form)).fetchall()
        db.execute("DELETE FROM judged WHERE kind = ? AND form = ?", (kind, form))
        if 2 <= len(members) <= MOST:
            made = judged([known(entity) for (entity,) in members], form)
            rows = (_row(kind, form, one) for one in made)
            db.executemany("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.execute("DROP TABLE temp.block")


def _look_through(ledger: Ledger) -> None:
    """Note what the changed are called now, and the forms of all whose candidate may be another (`block`)."""
    db = ledger.db
    beside: set[int] = set()
    for (entity,) in db.execute("SELECT entity FROM changed"):
        told = _told(ledger, entity)
        row = db.execute("SELECT label, code FROM called WHERE entity = ?", (entity,)).fetchone()
        if row != (told.label, told.code):
            now = entity, told.label, told.code
            db.execute("INSERT OR REPLACE INTO called VALUES (?, ?, ?)", now)
            beside.update(_tied(ledger, entity) if row else ())
        _block(ledger, entity, told)
    for entity in beside:
        _block(ledger, entity, _told(ledger, entity))


def _block(ledger: Ledger, entity: int, told: Told) -> None:
    blocks = _forms(ledger, entity, told)
    ledger.db.executemany("INSERT OR IGNORE INTO temp.block VALUES (?, ?)", blocks)


def _forms(ledger: Ledger, entity: int, told: Told) -> Iterator[tuple[str, str]]:
    """Give the kind and the forms that an entity had and has, and write down those it has."""
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
    names = {ledger.number(name): name for name in DESCRIBING}
    for number, text in ledger.db.execute(_DESCRIBED, (entity, *names)):
        told.take(names[number], text)
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
