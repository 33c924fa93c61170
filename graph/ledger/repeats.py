"""Articles that tell the same news, found again where articles changed, in a ledger. 账本中的转载."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from graph.ledger.tables import Ledger
from loaders.reprints import SAME, bands, grouped, pairs, runs, share

_BUCKETS = """
SELECT number, least, id FROM band JOIN article ON article.n = band.article
WHERE (number, least) IN (SELECT number, least FROM band GROUP BY number, least HAVING count(*) > 1)
ORDER BY number, least, id
"""
_RUNS = 256
"""Texts whose runs are remembered while pairs are compared."""


def repeats(
    ledger: Ledger, texts: Mapping[str, str], order: Mapping[str, tuple[str, ...]]
) -> Mapping[str, str]:
    """Give what `loaders.reprints.reprints` gives of all articles; only pairs of new ones are compared.

    >>> from graph.ledger.tables import opened
    >>> with opened(":memory:") as ledger:
    ...     repeats(ledger, {}, {})
    {}
    """
    _band(ledger, texts)
    numbers = dict(ledger.db.execute("SELECT id, n FROM article"))
    known = lru_cache(_RUNS)(lambda name: runs(texts[name]))

    def alike(first: str, second: str) -> bool:
        pair = numbers[first], numbers[second]
        row = ledger.db.execute("SELECT share FROM alike WHERE first = ? AND second = ?", pair).fetchone()
        if row is None:
            row = (share(known(first), known(second)),)
            ledger.db.execute("INSERT INTO alike VALUES (?, ?, ?)", (*pair, *row))
        return bool(row[0] >= SAME)

    return grouped(_candidates(ledger), alike, order)


def _band(ledger: Ledger, texts: Mapping[str, str]) -> None:
    rows = ledger.db.execute("SELECT n, id FROM article WHERE NOT banded").fetchall()
    for n, name in rows:
        found = runs(texts.get(name, ""))
        if len(found):
            least = ((number, band, n) for number, band in enumerate(bands(found)))
            ledger.db.executemany("INSERT INTO band VALUES (?, ?, ?)", least)
    ledger.db.execute("UPDATE article SET banded = 1")


def _candidates(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for _, bucket in groupby(ledger.db.execute(_BUCKETS), key=itemgetter(0, 1)):
        yield from pairs([name for _, _, name in bucket])
