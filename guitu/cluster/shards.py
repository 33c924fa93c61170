"""One part read and understood: its shards, named by the hash of the input and of what made them. 分片.

graph/articles/KEY.nq.gz      sorted lines of the articles' graphs
statements/KEY.parquet        one row a statement
articles/KEY.jsonl.gz         id and text of each article
parts/KEY.json                counts and problems; written last, so what it names is whole
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass

from exports.parquet import parquet
from graph.dataset import Build, by_graph
from guitu import __version__
from guitu.building import BuildOptions, gathered, understand
from guitu.cluster import parts
from guitu.cluster.exchange import packed, unpacked
from guitu.cluster.parts import Part
from guitu.cluster.places import Folder
from loaders.readers.document import ReadOptions
from loaders.values import Problem, digest


@dataclass(frozen=True, slots=True)
class Order:
    """What tasks need beside their part: where shards go, how is read, and the name of what makes them.

    `version` is that of who gave the order.
    """

    folder: Folder
    options: BuildOptions
    reading: ReadOptions
    maker: str
    version: str = __version__


@dataclass(frozen=True, slots=True)
class Shard:
    """What came of a part. `kept`: it was there already."""

    key: str
    articles: int
    lines: int
    problems: tuple[Problem, ...] = ()
    kept: bool = False

    @property
    def graph(self) -> str:
        """The file of its lines."""
        return f"graph/articles/{self.key}.nq.gz"

    @property
    def texts(self) -> str:
        """The file of its texts."""
        return f"articles/{self.key}.jsonl.gz"


def make(part: Part, order: Order) -> Shard:
    """Understand a part and write its shards, unless they are there.

    Raises OSError, and RuntimeError where another Guitu runs than the one that gave the order.
    """
    if order.version != __version__:
        raise RuntimeError(f"Guitu {__version__} is installed there, and here {order.version}")
    key = digest(order.maker, *map(str, astuple(order.reading)), *parts.content(part), length=32)
    done = _done(order.folder, key)
    return done if done is not None else _made(part, order, key)


def _done(folder: Folder, key: str) -> Shard | None:
    try:
        record = json.loads(folder.get(f"parts/{key}.json"))
        problems = tuple(Problem(**one) for one in record.pop("problems"))
        return Shard(**record, problems=problems, kept=True)
    except (OSError, ValueError, TypeError, KeyError):
        # There is none, or its writing was cut off.
        return None


def _made(part: Part, order: Order, key: str) -> Shard:
    lines, texts, problems = gathered(understand(parts.read(part, order.reading), order.options))
    shard = Shard(key, len(texts), len(lines), tuple(problems))
    build = Build(lines, texts)
    order.folder.put(shard.graph, packed(by_graph(lines)))
    order.folder.put(f"statements/{key}.parquet", parquet(build))
    order.folder.put(shard.texts, packed(json.dumps(row) for row in sorted(texts.items())))
    record = asdict(shard)
    del record["kept"]
    order.folder.put(f"parts/{key}.json", json.dumps(record, ensure_ascii=False).encode())
    return shard


def lines_of(folder: Folder, shard: Shard) -> list[str]:
    """Give the sorted lines of a shard. Raises OSError."""
    return sorted(unpacked(folder.get(shard.graph)))


def texts_of(folder: Folder, shard: Shard) -> Mapping[str, str]:
    """Give the texts of a shard's articles by their ids. Raises OSError."""
    return dict(json.loads(line) for line in unpacked(folder.get(shard.texts)))
