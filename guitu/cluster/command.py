"""What `guitu build --engine dask` and `guitu load` do. 集群命令."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from graph.terms import BASE
from guitu import correcting, updating
from guitu.cluster.building import Sharded, build
from guitu.cluster.loading import load as load_shards
from guitu.cluster.places import Folder
from guitu.cluster.running import cluster, spread_by
from guitu.cluster.shards import Order
from guitu.commands import Settings
from guitu.console import note, progress, show, warn
from guitu.errors import GuituError
from guitu.handle import checked_options
from loaders.readers.document import ReadOptions

NOT_HERE = ("corrections", "prune", "neural", "llm", "meta")
"""Options of a build on one machine that one on many does not take."""


def shards(addresses: Sequence[str], out: str, scheduler: str, settings: Settings) -> None:
    """Build shards on a cluster and say what came of it. Raises GuituError when no article could be read."""
    for name in NOT_HERE:
        if getattr(settings, name):
            raise GuituError(f"--{name}: not with --engine dask; load the shards and build on what you get")
    names, slips = correcting.lexicon(settings.lexicon)
    options = checked_options(settings.home, settings.base or BASE, settings.min_confidence)
    options = replace(options, lexicon=names, join=settings.join)
    order = Order(Folder(out), options, ReadOptions(tuple(settings.columns.items())), updating.maker(options))
    try:
        with cluster(scheduler, settings.workers) as client, progress("Building 构建") as step:
            made = build(addresses, order, spread_by(client), watch=lambda shard: step(shard.key))
    except OSError as error:
        raise GuituError(f"{scheduler or out}: {error}") from error
    made = replace(made, problems=(*slips, *made.problems))
    for problem in made.problems:
        warn(problem)
    _told(made, out)
    if settings.strict and made.problems:
        raise GuituError(f"--strict: {len(made.problems)} problems, see {out}/problems.csv")


def _told(made: Sharded, out: str) -> None:
    articles = sum(shard.articles for shard in made.shards)
    if not articles:
        raise GuituError("No article could be read, so there is no graph. 没有可读的文章。")
    show(f"{articles} articles 篇文章 in {len(made.shards)} shards 个分片: {out}")
    note(f"To ask it 载入后即可查询: guitu load {out} OUT")


def load(source: str, out: Path) -> None:
    """Make a folder of shards and say what is in it."""
    with progress("Loading 载入"):
        number = load_shards(source, out)
    show(f"{number} articles 篇文章; guitu query {out}, guitu serve {out}, guitu push {out} URL")
