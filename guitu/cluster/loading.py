"""Shards into an ordinary folder: their lines merged on disk, their texts, the store. 由分片载入图谱目录.

The files of shards are sorted as `graph.nq` is, so a few of them at a time are merged; no more than a part is
in memory.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graph.dataset import placed
from graph.folder import Made, alone, part_of, prepare, put_text
from graph.records import ArticleData, articles
from graph.store import name_of
from guitu import folder, views
from guitu.building import BuildOptions
from guitu.cluster.building import RECORD
from guitu.cluster.places import Folder, stream
from guitu.cluster.shards import Shard, texts_of
from guitu.errors import GuituError, unwritable
from loaders.values import Problem

WIDE = 64
"""Files that are merged at once."""


def load(source: str, out: Path) -> int:
    """Make a folder of the shards at an address; give the number of its articles.

    Raises GuituError when there are none, when one cannot be read and when `out` cannot be written.
    """
    folder.check_target(out)
    place = Folder(source)
    record = _record(place)
    shards = [Shard(*row) for row in record["shards"]]
    names = [*(shard.graph for shard in shards), *record["lines"]]
    options = BuildOptions(**record["options"])
    problems = tuple(Problem(**one) for one in record["problems"])
    files = [_Source(f"{source.rstrip('/')}/{name}") for name in names]
    try:
        out.mkdir(parents=True, exist_ok=True)
        with (
            alone(out),
            part_of(out) as part,
            TemporaryDirectory(prefix=".", suffix=".part", dir=out) as spare,
        ):
            for shard in shards:
                for id_, text in texts_of(place, shard).items():
                    put_text(out, id_, text)
            book = _Book()
            with part.open("wb") as file:
                file.writelines(f"{line}\n".encode() for line in book.noted(_merged(files, Path(spare))))
            made = Made(part, name_of(part), book.count)
            prepare(out, made)
            folder.switch(
                out, made, options, problems, folder.About(tuple(book.articles), record["maker"], 0)
            )
            views.add(out, made)
    except FileNotFoundError as error:
        raise GuituError(f"{source}: a shard is missing ({error}); run its build again") from error
    except OSError as error:
        raise unwritable(out, error) from error
    return len(book.articles)


def _record(place: Folder) -> dict[str, Any]:
    try:
        record = dict(json.loads(place.get(RECORD)))
    except FileNotFoundError as error:
        raise GuituError(
            f"{place.url}: there are no shards; make some: guitu build PATH... -o {place.url} --engine dask"
        ) from error
    except (OSError, ValueError) as error:
        raise GuituError(f"{place.url}/{RECORD}: cannot be read ({error})") from error
    if "shards" not in record:
        raise GuituError(f"{place.url}: a graph already, not shards; ask it as it is")
    return record


@dataclass(slots=True)
class _Book:
    """What is learnt while lines are written: how many there are, which articles they describe."""

    count: int = 0
    articles: list[ArticleData] = field(default_factory=list)

    def noted(self, lines: Iterable[str]) -> Iterator[str]:
        """Give the lines on; they come graph by graph."""
        for graph, group in groupby(lines, key=lambda line: placed(line)[0]):
            own: list[str] = []
            begin = f"{graph} "
            for line in group:
                self.count += 1
                if line.startswith(begin):
                    own.append(line)
                yield line
            self.articles.extend(articles(own).values())


@dataclass(frozen=True, slots=True)
class _Source:
    """A packed file of sorted lines at an address."""

    url: str

    def lines(self, stack: ExitStack) -> Iterator[str]:
        """Give its lines, one by one."""
        packed = stack.enter_context(gzip.GzipFile(fileobj=stack.enter_context(stream(self.url))))
        return (line[:-1].decode() for line in packed)


def _merged(files: Sequence[_Source], spare: Path) -> Iterator[str]:
    """Give the lines of all files in order, each once; what is merged in between lies in `spare`."""
    left = list(files)
    number = 0
    while len(left) > WIDE:
        path = spare / f"{number}.gz"
        with ExitStack() as stack, gzip.open(path, "wb", compresslevel=1) as file:
            file.writelines(f"{line}\n".encode() for line in _union(left[:WIDE], stack))
        left = [*left[WIDE:], _Source(path.as_uri())]
        number += 1
    with ExitStack() as stack:
        yield from _union(left, stack)


def _union(files: Sequence[_Source], stack: ExitStack) -> Iterator[str]:
    lines = merge(*(one.lines(stack) for one in files), key=placed)
    return (line for line, _ in groupby(lines))
