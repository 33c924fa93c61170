"""What a ledger holds in all. 账本的总数."""

from __future__ import annotations

from graph.correction import CORRECTIONS, struck_statements
from graph.ledger.entries import lines_of
from graph.ledger.tables import Ledger

_ENTITIES = """
SELECT count(DISTINCT coalesce(head.head, one.entity)) FROM (
    SELECT entity FROM mention UNION SELECT s FROM said WHERE stated
    UNION SELECT o FROM said JOIN term ON term.n = o WHERE stated AND substr(text, 1, 1) = '<'
) AS one LEFT JOIN head ON head.entity = one.entity
"""


def totals(ledger: Ledger) -> tuple[int, int, int]:
    """Count articles, entities and statements as `guitu stats` does, without reading the graph.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     totals(ledger)
    (0, 0, 0)
    """
    db = ledger.db
    (articles,) = db.execute("SELECT count(*) FROM article WHERE id != ?", (CORRECTIONS,)).fetchone()
    (statements,) = db.execute("SELECT coalesce(sum(statements), 0) FROM article").fetchone()
    (entities,) = db.execute(_ENTITIES).fetchone()
    return articles, entities, statements - len(struck_statements(lines_of(ledger, CORRECTIONS)))
