"""Rows grouped by key: each task writes its rows in buckets, the next reads one bucket of all. 分组交换.

A row is a channel, a key and a value that JSON can hold; equal rows are one. A task writes a file for each
channel: the places of its buckets, then the buckets, packed. Nobody holds more than one bucket of all, and of
what it writes more than `SPILL` bytes that are not packed yet.
"""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from guitu.cluster.places import Folder

Row: TypeAlias = tuple[str, str, Any]
"""Channel, key, value."""

Group: TypeAlias = Callable[[str, list[Any]], Iterable[Row]]
"""What makes rows of a key and the sorted values that stand under it."""

Files: TypeAlias = Mapping[str, Sequence[str]]
"""Names of the files of each channel."""

FILES = 2048
"""Tasks of a step at most, and so files of a channel: every bucket is read from all of them."""

SPILL = 2**26
"""Bytes of rows that a task holds before it packs them."""

LINES = "lines"
"""The channel of N-Quads lines, which are kept as a shard of the graph; their keys do not matter."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where tasks write: a folder, the run's own folder in it, how many buckets; see `FILES`, `SPILL`."""

    folder: Folder
    run: str
    buckets: int
    files: int = FILES
    spill: int = SPILL


def bucket(key: str, buckets: int) -> int:
    """Give the number of the bucket of a key.

    >>> 0 <= bucket("洛阳市", 4) < 4
    True
    """
    return zlib.crc32(key.encode("utf-8", "replace")) % buckets


def write(bench: Bench, stage: str, number: int, rows: Iterable[Row]) -> dict[str, str]:
    """Write rows; give the name of the file of each channel.

    >>> bench = Bench(Folder("memory://exchange"), "run", 2, spill=10)
    >>> files = write(bench, "count", 0, [("c", "a", 1), ("c", "b", 2), ("c", "a", 1)])
    >>> sorted(group for number in (0, 1) for group in groups(bench, list(files.values()), number))
    [('a', [1]), ('b', [2])]
    """
    packing = _Packing()
    lines: set[str] = set()
    for channel, key, value in rows:
        if channel == LINES:
            lines.add(value)
        else:
            row = json.dumps([key, value], ensure_ascii=False).encode("utf-8", "surrogatepass")
            packing.add((channel, bucket(key, bench.buckets)), row)
            if packing.size > bench.spill:
                packing.flush()
    packing.flush()
    channels = dict.fromkeys(channel for channel, _ in packing.blocks)
    files = {one: _put(bench, f"{stage}-{one}-{number}", one, packing.blocks) for one in channels}
    if lines:
        files[LINES] = f"graph/{bench.run}/{stage}-{number:05}.nq.gz"
        bench.folder.put(files[LINES], packed(sorted(lines)))
    return files


@dataclass(slots=True)
class _Packing:
    """Rows by channel and bucket: those not packed yet, their size in bytes, and what is packed."""

    rows: defaultdict[tuple[str, int], set[bytes]] = field(default_factory=lambda: defaultdict(set))
    size: int = 0
    blocks: defaultdict[tuple[str, int], bytearray] = field(default_factory=lambda: defaultdict(bytearray))

    def add(self, place: tuple[str, int], row: bytes) -> None:
        if row not in self.rows[place]:
            self.rows[place].add(row)
            self.size += len(row)

    def flush(self) -> None:
        for place, rows in self.rows.items():
            self.blocks[place] += gzip.compress(b"".join(row + b"\n" for row in sorted(rows)), 1, mtime=0)
        self.rows.clear()
        self.size = 0


def _put(bench: Bench, name: str, channel: str, packed_: Mapping[tuple[str, int], bytearray]) -> str:
    blocks = [packed_.get((channel, number), b"") for number in range(bench.buckets)]
    places = [8 * (len(blocks) + 1)]
    for block in blocks:
        places.append(places[-1] + len(block))
    path = f"work/{bench.run}/{name}"
    bench.folder.put(path, struct.pack(f"<{len(places)}Q", *places) + b"".join(blocks))
    return path


def packed(lines: Iterable[str]) -> bytes:
    """Give lines as gzip, the same bytes for the same lines.

    >>> unpacked(packed(["甲", "乙"]))
    ['甲', '乙']
    """
    return gzip.compress("".join(f"{line}\n" for line in lines).encode(), 6, mtime=0)


def unpacked(data: bytes) -> list[str]:
    """Give the lines of what `packed` gave."""
    # Not splitlines: it also breaks at characters that a literal may hold.
    return [line for line in gzip.decompress(data).decode().split("\n") if line]


def groups(bench: Bench, files: Iterable[str], number: int) -> Iterator[tuple[str, list[Any]]]:
    """Give each key of a bucket with its values, both in order, of all files."""
    rows: set[bytes] = set()
    for name in files:
        start, end = struct.unpack("<2Q", bench.folder.get(name, 8 * number, 8 * number + 16))
        if start < end:
            rows.update(gzip.decompress(bench.folder.get(name, start, end)).splitlines())
    read = [json.loads(row.decode("utf-8", "surrogatepass")) for row in sorted(rows)]
    for key, group in groupby(sorted(read, key=itemgetter(0)), key=itemgetter(0)):
        yield key, [value for _, value in group]


Spread: TypeAlias = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
"""What runs a task for each of some items and gives the results in order."""


def regrouped(spread: Spread, bench: Bench, stage: str, group: Group, files: Sequence[str]) -> Files:
    """Run a stage over all buckets of files; give the names of the files of each channel.

    >>> bench = Bench(Folder("memory://regrouped"), "run", 2, files=1)
    >>> first = write(bench, "one", 0, [("c", "a", 1), ("c", "a", 2)])
    >>> files = regrouped(map, bench, "two", lambda key, values: [("sum", key, sum(values))], first.values())
    >>> [group for number in (0, 1) for group in groups(bench, files["sum"], number)]
    [('a', [3])]
    """
    task = partial(_bucket, bench=bench, stage=stage, group=group, files=tuple(files))
    return collected(spread(task, range(min(bench.files, bench.buckets))))


def collected(written: Iterable[Mapping[str, str]]) -> Files:
    """Give the files of several tasks by channel.

    >>> collected([{"a": "1"}, {"a": "2"}])["a"], collected([])["a"]
    (['1', '2'], [])
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in written:
        for channel, name in one.items():
            found[channel].append(name)
    return found


def _bucket(number: int, bench: Bench, stage: str, group: Group, files: Sequence[str]) -> dict[str, str]:
    """Do every so many-th bucket, one after the other."""
    own = range(number, bench.buckets, bench.files)
    found = (one for bucket_ in own for one in groups(bench, files, bucket_))
    return write(bench, stage, number, (row for key, values in found for row in group(key, values)))
