"""Connected components of pairs: round by round every node takes its neighbours' least label. 连通分量.

Rows go by node: `[NEAR, neighbour]`, `[OWN, label]` (its label so far) and `[TOLD, label]` (a neighbour's).
Pairs come on the channel `PAIRS` in both directions. There are as many rounds as the longest chain has links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from guitu.cluster.exchange import Bench, Files, Row, Spread, collected, regrouped

NEAR, OWN, TOLD = "near", "own", "told"
PAIRS, LABELS, _CHANGED = "pairs", "labels", "changed"


def linked(first: str, second: str) -> Iterator[Row]:
    """Give the rows of a pair.

    >>> [key for _, key, _ in linked("a", "b")]
    ['a', 'b']
    """
    yield PAIRS, first, [NEAR, second]
    yield PAIRS, second, [NEAR, first]


def components(spread: Spread, bench: Bench, stage: str, pairs: Sequence[str]) -> Files:
    """Give the files in which, on the channel `LABELS`, each node of a pair has its component's least node.

    >>> from guitu.cluster.exchange import groups, write
    >>> from guitu.cluster.places import Folder
    >>> bench = Bench(Folder("memory://components"), "run", 2)
    >>> rows = [row for pair in ("ab", "bc", "cd") for row in linked(*pair)]
    >>> labels = components(map, bench, "found", list(write(bench, "given", 0, rows).values()))[LABELS]
    >>> sorted(group for number in (0, 1) for group in groups(bench, labels, number))
    [('a', ['a']), ('b', ['a']), ('c', ['a']), ('d', ['a'])]
    """
    files: Files = collected([{PAIRS: name} for name in pairs])
    number = 0
    while files[PAIRS]:
        files = regrouped(spread, bench, f"{stage}{number}", _round, files[PAIRS])
        number += 1
        if not files[_CHANGED]:
            return regrouped(spread, bench, f"{stage}-last", _last, files[PAIRS])
    return files


def _round(node: str, values: list[Any]) -> Iterator[Row]:
    near = [value for kind, value in values if kind == NEAR]
    own = next((value for kind, value in values if kind == OWN), "")
    label = min(value for kind, value in [*values, (OWN, node)] if kind != NEAR)
    if not own:
        label = min(node, *near)
    yield PAIRS, node, [OWN, label]
    yield from ((PAIRS, node, [NEAR, other]) for other in near)
    if label != own:
        yield _CHANGED, "", 1
        yield from ((PAIRS, other, [TOLD, label]) for other in near)


def _last(node: str, values: list[Any]) -> Iterator[Row]:
    yield LABELS, node, next(value for kind, value in values if kind == OWN)
