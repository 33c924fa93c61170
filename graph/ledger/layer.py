"""The default graph of what changed, from a ledger; the rest of it stands as it was written. 账本中的投影."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge

from graph.ledger.tables import Ledger
from graph.projection import SAME_AS, joined, settled
from graph.quads import Triple

_POINTING = "INSERT OR IGNORE INTO loose SELECT DISTINCT s FROM said WHERE o = ?"
_HEADS = (
    "INSERT OR IGNORE INTO loose SELECT head.head FROM head JOIN loose USING (entity)",
    "INSERT OR IGNORE INTO loose SELECT head.entity FROM head JOIN loose ON loose.entity = head.head",
)
_TOUCHED = (
    """CREATE TEMP TABLE touched AS
    SELECT DISTINCT coalesce(head.head, loose.entity) AS head FROM loose LEFT JOIN head USING (entity)""",
    "INSERT OR IGNORE INTO loose SELECT head FROM touched",
    "INSERT OR IGNORE INTO loose SELECT head.entity FROM head JOIN touched USING (head)",
    """CREATE TEMP TABLE member AS SELECT head AS entity, head FROM touched
    UNION SELECT head.entity, head.head FROM head JOIN touched USING (head)""",
)
_TRIPLES = """
SELECT DISTINCT subject.text, predicate.text, object.text
FROM member JOIN said ON said.s = member.entity LEFT JOIN head ON head.entity = said.o
JOIN term AS subject ON subject.n = member.head JOIN term AS predicate ON predicate.n = said.p
JOIN term AS object ON object.n = coalesce(head.head, said.o)
ORDER BY subject.text, predicate.text, object.text
"""
_SAME = """
SELECT member.text, head.text FROM temp.member AS pair
JOIN term AS member ON member.n = pair.entity JOIN term AS head ON head.n = pair.head
WHERE pair.entity != pair.head ORDER BY member.text
"""


@dataclass(frozen=True, slots=True)
class Clusters:
    """Which entity stands for which, as terms, and the triples that users took out."""

    heads: Mapping[str, str]
    struck: frozenset[Triple]


def touch(ledger: Ledger, now: Clusters, was_struck: Iterable[Triple]) -> None:
    """Note the subjects whose default graph may be another (`touched`), and the clusters of now."""
    db = ledger.db
    heads = {ledger.number(member): ledger.number(head) for member, head in now.heads.items()}
    before = dict(db.execute("SELECT entity, head FROM head"))
    moved = {one for one in heads.keys() | before.keys() if heads.get(one) != before.get(one)}
    struck = {ledger.number(triple[0]) for triple in now.struck.symmetric_difference(was_struck)}
    db.execute("CREATE TEMP TABLE loose (entity INTEGER PRIMARY KEY)")
    db.execute("INSERT INTO loose SELECT entity FROM changed")
    db.executemany("INSERT OR IGNORE INTO loose VALUES (?)", [(one,) for one in moved | struck])
    db.executemany(_POINTING, [(one,) for one in moved])
    # Under the heads of before and of now: both may lose or win lines.
    for step in _HEADS:
        db.execute(step)
    db.execute("DELETE FROM head")
    db.executemany("INSERT INTO head VALUES (?, ?)", heads.items())
    for step in (*_HEADS[:1], *_TOUCHED):
        db.execute(step)


def loose(ledger: Ledger) -> frozenset[str]:
    """Give the subjects (terms) whose lines of the last default graph no longer stand."""
    rows = ledger.db.execute("SELECT text FROM loose JOIN term ON term.n = entity")
    return frozenset(text for (text,) in rows)


def anew(ledger: Ledger, now: Clusters) -> Iterator[str]:
    """Give the sorted lines of the default graph of the subjects that were touched."""
    triples = ledger.db.execute(_TRIPLES)
    own = _sorted(settled(joined(triples, now.heads, now.struck)))
    same = (f"{member} {SAME_AS} {head} ." for member, head in ledger.db.execute(_SAME))
    return merge(own, same)


def _sorted(triples: Iterable[Triple]) -> Iterator[str]:
    """Give the lines of triples that come subject by subject, in order."""
    node: list[str] = []
    subject = ""
    for s, p, o in triples:
        if s != subject:
            yield from sorted(set(node))
            node, subject = [], s
        node.append(f"{s} {p} {o} .")
    yield from sorted(set(node))


def settle(ledger: Ledger) -> None:
    """Forget what was noted as changed: the graph says it now."""
    ledger.db.execute("DELETE FROM changed")
    for table in ("loose", "touched", "member", "told"):
        ledger.db.execute(f"DROP TABLE IF EXISTS temp.{table}")
    ledger.db.execute("UPDATE article SET dirty = 0")
