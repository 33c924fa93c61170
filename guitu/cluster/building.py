"""A build on many machines: parts to shards, shards to judgements and the default graph. 分布式构建."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from functools import partial
from itertools import chain

from guitu import folder
from guitu.cluster import layer, names, repeats, shards
from guitu.cluster.exchange import LINES, Bench, Files, Row, Spread, collected, write
from guitu.cluster.parts import BLOCK, Part, parts
from guitu.cluster.places import Folder
from guitu.cluster.shards import Order, Shard
from guitu.errors import GuituError
from loaders.values import Problem, digest

RECORD = "build.json"
BUCKETS = 16_384
"""At most so many buckets: as many as shards up to here, so that a bucket is as large as a shard."""

Watch = Callable[[Shard], None]


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that failed as often as it was tried, and why."""

    item: object
    reason: str


@dataclass(frozen=True, slots=True)
class Sharded:
    """A graph in shards: those of parts, the names of its files of lines, what could not be used."""

    shards: tuple[Shard, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def build(
    addresses: Sequence[str],
    order: Order,
    spread: Spread,
    *,
    block: int = BLOCK,
    buckets: int = 0,
    watch: Watch = lambda _shard: None,
) -> Sharded:
    """Build the shards of all articles at some addresses, and what is computed from all of them.

    `spread` runs tasks: see `guitu.cluster.running`. `block` are the bytes of a part, `buckets` into how many
    rows are parted between steps, 0 for a number that suits. Raises GuituError when a step over all shards
    fails.
    """
    found = list(parts(addresses, spread, block))
    problems = [one for one in found if isinstance(one, Problem)]
    made: list[Shard] = []
    for one in _understood([one for one in found if not isinstance(one, Problem)], order, spread):
        if isinstance(one, Shard):
            made.append(one)
            problems += one.problems
            watch(one)
        else:
            problems.append(one)
    all_ = tuple({shard.key: replace(shard, problems=(), kept=False) for shard in made}.values())
    lines = (
        _computed(all_, order, partial(_whole, spread), buckets or min(BUCKETS, len(all_))) if all_ else ()
    )
    result = Sharded(all_, lines, tuple(problems))
    _record(result, order)
    return result


def _understood(given: Sequence[Part], order: Order, spread: Spread) -> Iterator[Shard | Problem]:
    """Give each part's shard. A part of several files that fails is tried again file by file."""
    again: list[Part] = []
    for part, done in zip(given, spread(partial(shards.make, order=order), given), strict=True):
        if isinstance(done, Shard):
            yield done
        elif len(part) > 1:
            again.extend((piece,) for piece in part)
        else:
            yield _lost(part, done)
    if again:
        yield from _understood(again, order, spread)


def _lost(part: Part, failed: Failed) -> Problem:
    piece = part[0]
    source = f"{piece.source}#line={piece.first}" if piece.block else piece.source
    return Problem(
        source, f"Its task failed each time: {failed.reason}", "Build it alone, or cut it into smaller files."
    )


def _whole(spread: Spread, task: Callable[[object], object], items: Sequence[object]) -> Iterator[object]:
    """Give the results of tasks of which none may fail."""
    for one in spread(task, items):
        if isinstance(one, Failed):
            raise GuituError(f"A step over all shards failed each time ({one.reason}); run the command again")
        yield one


def _computed(given: Sequence[Shard], order: Order, spread: Spread, buckets: int) -> tuple[str, ...]:
    """Compute what depends on all shards, unless it is there; give the names of the files of its lines."""
    keys = sorted(shard.key for shard in given)
    run = digest(*keys, repr(order.options), str(buckets), length=32)
    done = f"parts/all-{run}.json"
    if not order.folder.has(done):
        bench = Bench(order.folder, run, buckets)
        files = _all(bench, given, order, spread)
        order.folder.put(done, json.dumps(files).encode())
        order.folder.remove(f"work/{run}")
    return tuple(json.loads(order.folder.get(done)))


def _all(bench: Bench, given: Sequence[Shard], order: Order, spread: Spread) -> list[str]:
    task = partial(_spilled, bench=bench, join=order.options.join)
    some = [(number, tuple(given[number :: bench.files])) for number in range(min(bench.files, len(given)))]
    told: Files = collected(spread(task, some))
    base = order.options.base
    joined = names.joined(spread, bench, told[names.FACTS], base) if order.options.join else collected(())
    same = repeats.reprints(spread, bench, told, base)
    default = layer.layer(spread, bench, told[layer.TRIPLES], joined[names.HEADS])
    return [*joined[LINES], *same, *default]


def _spilled(some: tuple[int, tuple[Shard, ...]], bench: Bench, *, join: bool) -> dict[str, str]:
    """Give to the grouped operations what some shards have to tell."""
    number, given = some
    rows = chain.from_iterable(_rows(bench.folder, shard, join=join) for shard in given)
    return write(bench, "shard", number, rows)


def _rows(place: Folder, shard: Shard, *, join: bool) -> Iterator[Row]:
    lines = shards.lines_of(place, shard)
    told = names.facts(lines) if join else iter(())
    return chain(told, layer.triples(lines), repeats.news(lines, shards.texts_of(place, shard)))


def _record(result: Sharded, order: Order) -> None:
    record = {
        "maker": order.maker,
        "options": {name: value for name, value in asdict(order.options).items() if name != "lexicon"},
        "shards": [astuple(shard)[:3] for shard in result.shards],
        "lines": result.lines,
        "problems": [asdict(problem) for problem in result.problems],
    }
    order.folder.put(folder.PROBLEMS, folder.problems_csv(result.problems).encode("utf-8-sig"))
    order.folder.put(RECORD, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
