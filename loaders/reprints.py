"""Articles that tell the same news: reprints and updated versions, found by MinHash. 转载与重复报道.

A text is the set of its runs of `RUN` characters, folded and without blanks and punctuation. The share of
runs that two texts have in common (Jaccard) is estimated by the least values of `HASHES` hash functions
(Broder 1997), texts with one equal band of them are compared (locality-sensitive hashing), and the share is
then counted exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from loaders.expressions import compiled
from loaders.flow import fold

RUN = 6
BANDS, ROWS = 32, 3
HASHES = BANDS * ROWS
"""With 32 bands of 3 a pair that shares 0.5 of its runs is compared with 98.6 %, one of 0.2 with 23 %."""

BLOCK = 4096
"""Runs that are hashed at once, so that a book takes no more memory than a notice."""

SAME = 0.5
"""From this share on two texts are one news; measured by `python -m benchmarks.reprints`."""

CROWD = 50
"""Texts in one bucket of which every pair is compared; in a larger one each is compared with the first."""

Runs = npt.NDArray[np.uint64]

_PUNCTUATION = compiled(r"[\W_]+")
_SEED = np.random.default_rng(20210401)
_FACTORS = _SEED.integers(1, 2**63, HASHES, dtype=np.uint64) | np.uint64(1)
_TERMS = _SEED.integers(0, 2**63, HASHES, dtype=np.uint64)
_POWERS = np.array([pow(1_000_003, RUN - 1 - i, 2**64) for i in range(RUN)], dtype=np.uint64)


def runs(text: str) -> Runs:
    """Give the hashes of a text's runs of characters, sorted, each once.

    >>> len(runs("洛阳都市圈规划")), len(runs("洛阳。"))
    (2, 0)
    """
    plain = _PUNCTUATION.sub("", fold(text))
    codes = np.frombuffer(plain.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    if len(codes) < RUN:
        return np.empty(0, np.uint64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, RUN)
    return np.unique((windows * _POWERS).sum(axis=1, dtype=np.uint64))


def share(first: Runs, second: Runs) -> float:
    """Give the share of the runs of both that are in each (Jaccard).

    >>> share(runs("洛阳都市圈规划"), runs("洛阳都市圈规划。"))
    1.0
    """
    common = len(np.intersect1d(first, second, assume_unique=True))
    every = len(first) + len(second) - common
    return common / every if every else 0.0


def reprints(texts: Mapping[str, str], order: Mapping[str, tuple[str, ...]] | None = None) -> dict[str, str]:
    """Give, of all texts that tell the news of another, whose: by id the id of the first of its group.

    The first is that with the least `order` (its date, say), then with the least id. Groups are closed: what
    is like a reprint of a text is in its group.

    >>> news = "洛阳都市圈包括洛阳市、济源市，将建设洛济产业带，力争到2025年建成。"
    >>> reprints({"1": news, "2": news + "（记者张三）", "3": "郑州市召开会议，部署工作。"})
    {'2': '1'}
    """
    sets = {name: found for name in sorted(texts) if len(found := runs(texts[name]))}
    return grouped(
        sorted(_candidates(sets)), lambda one, other: share(sets[one], sets[other]) >= SAME, order or {}
    )


def grouped(
    candidates: Iterable[tuple[str, str]],
    alike: Callable[[str, str], bool],
    order: Mapping[str, tuple[str, ...]],
) -> dict[str, str]:
    """Give, as `reprints` does, whose news texts tell, from pairs that may be alike.

    `alike` is asked of those that are not in one group already.

    >>> grouped([("1", "2"), ("1", "3"), ("2", "3")], lambda one, other: other == "2", {})
    {'2': '1'}
    """
    heads: dict[str, str] = {}
    for first, second in candidates:
        one, other = _head(heads, first), _head(heads, second)
        if one != other and alike(first, second):
            heads[max(one, other)] = min(one, other)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({*heads, *heads.values()}):
        groups[_head(heads, name)].append(name)
    first_of = {
        name: min(members, key=lambda one: (order.get(one, ()), one))
        for members in groups.values()
        for name in members
    }
    return {name: first for name, first in sorted(first_of.items()) if name != first}


def _head(heads: Mapping[str, str], name: str) -> str:
    while name in heads:
        name = heads[name]
    return name


def _candidates(sets: Mapping[str, Runs]) -> set[tuple[str, str]]:
    buckets: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name, found in sets.items():
        for number, band in enumerate(bands(found)):
            buckets[number, band].append(name)
    return {pair for members in buckets.values() for pair in pairs(members)}


def bands(found: Runs) -> Iterator[bytes]:
    """Give the bands of a text's runs: texts of which one is equal in the same place may be alike.

    >>> len(list(bands(runs("洛阳都市圈规划")))) == BANDS
    True
    """
    least = np.full(HASHES, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(found), BLOCK):
        hashed = found[start : start + BLOCK, None] * _FACTORS + _TERMS
        least = np.minimum(least, hashed.min(axis=0))
    yield from (band.tobytes() for band in least.reshape(BANDS, ROWS))


def pairs(members: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Give the pairs of a bucket's texts to compare; a crowd is compared with its first alone.

    >>> list(pairs(["1", "2", "3"]))
    [('1', '2'), ('1', '3'), ('2', '3')]
    """
    if len(members) > CROWD:
        return ((members[0], other) for other in members[1:])
    return combinations(members, 2)
