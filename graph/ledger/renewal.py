"""A ledger's graph, written anew where something changed. 由账本写图."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from graph.correction import CORRECTIONS, struck
from graph.judgement import clusters, judgement_quads, judgements, judgements_graph
from graph.ledger import layer, names, writing
from graph.ledger.entries import lines_of
from graph.ledger.tables import Ledger
from graph.quads import Triple
from graph.reprints import reprint_lines
from graph.store import Change, named


@dataclass(frozen=True, slots=True)
class Renewal:
    """A graph that was written: its name, how many lines it has, and what changed, None for too much."""

    name: str
    lines: int
    change: Change | None


def renewed(
    ledger: Ledger, part: Path, last: Path, base: str, *, join: bool, repeats: Mapping[str, str], few: int
) -> Renewal:
    """Write the graph of a ledger into `part`; `last` is the `graph.nq` that it was of before, if any.

    `repeats` are the articles that tell another's news, `few` the changed lines up to which they are told.
    Raises OSError.
    """
    if join:
        names.rejudge(ledger)
    corrections = lines_of(ledger, CORRECTIONS)
    heads = clusters(chain(names.judgements(ledger), judgements(corrections)))
    now = layer.Clusters(heads, struck(corrections))
    layer.touch(ledger, now, _struck_before(ledger))
    before, known = ledger.note("graph"), writing.last_of(ledger, last)
    with part.open("wb") as file:
        book = writing.write(
            ledger,
            file,
            known,
            (layer.loose(ledger) if known.blocks else (), layer.anew(ledger, now)),
            _graphs(ledger, base, repeats),
            few,
        )
    layer.settle(ledger)
    name = named(book.sha256)
    ledger.put_note("graph", name)
    ledger.put_note("struck", json.dumps(sorted(now.struck), ensure_ascii=False))
    change = Change(before, frozenset(book.change.gone), frozenset(book.change.come))
    return Renewal(name, book.count, change if before and book.change.few else None)


def _struck_before(ledger: Ledger) -> Iterator[Triple]:
    return ((s, p, o) for s, p, o in json.loads(ledger.note("struck") or "[]"))


def _graphs(ledger: Ledger, base: str, repeats: Mapping[str, str]) -> dict[str, writing.Lines | None]:
    """Give the named graphs: those of articles that stand have no lines to write."""
    rows = ledger.db.execute("SELECT id, dirty FROM article").fetchall()
    graphs: dict[str, writing.Lines | None] = {
        f"<{base}{id_}>": partial(lines_of, ledger, id_) if dirty else None for id_, dirty in rows
    }
    judged = _judged(ledger, base, repeats)
    return graphs | ({judgements_graph(base): judged} if judged is not None else {})


def _judged(ledger: Ledger, base: str, repeats: Mapping[str, str]) -> writing.Lines | None:
    """Give what gives the sorted lines of the graph of judgements; None when there are none."""
    db = ledger.db
    db.execute("CREATE TEMP TABLE told (lines TEXT)")
    nodes: Iterable[tuple[str, ...]] = chain(
        (judgement_quads(one, base) for one in names.judgements(ledger)),
        ((line,) for line in reprint_lines(repeats, base)),
    )
    # A node's lines begin with its IRI, so nodes in order are lines in order.
    db.executemany("INSERT INTO told VALUES (?)", (("\n".join(node),) for node in nodes))
    if not db.execute("SELECT count(*) FROM told").fetchone()[0]:
        return None

    def lines() -> Iterator[str]:
        for (node,) in db.execute("SELECT lines FROM told ORDER BY lines"):
            yield from node.split("\n")

    return lines
