"""A build on many machines gives what one machine gives, whatever happens to the machines. 集群构建."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pyarrow as pa
import pytest
from pyarrow import parquet

import guitu
from benchmarks.articles import articles
from guitu import updating
from guitu.building import BuildOptions
from guitu.cluster import parts
from guitu.cluster.building import Sharded, build
from guitu.cluster.exchange import Spread
from guitu.cluster.loading import load
from guitu.cluster.places import Folder
from guitu.cluster.running import cluster, spread_by
from guitu.cluster.shards import Order, Shard, make
from guitu.errors import GuituError
from loaders.readers.document import DEFAULTS
from loaders.values import Article, Problem
from tests.conftest import ROOT

NAMED = (
    "岚坡重工机械股份有限公司投资3亿元在洛阳市新安县建设轴承产业园。岚坡重工是骨干企业。",
    "岚坡重工到洛阳市考察，洛阳市市长林知远会见岚坡重工董事长。",
    "洛阳市市长林知远主持会议，研究岚坡重工轴承产业园建设。",
)
"""Names that are joined across articles."""

BLOCK = 6_000


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of text files, Parquet, JSON Lines longer than a block with a line that is none, reprints."""
    folder = tmp_path_factory.mktemp("news")
    texts = [article.text for article in articles(18, 200, 11)]
    texts += [*NAMED, f"{texts[0]}（记者林知远）", f"{texts[0]}本报讯", f"{texts[9]}（通讯员）"]
    for number, text in enumerate(texts[::2]):
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in texts[1::2]]
    lines.insert(4, "no JSON")
    lines.insert(8, "")
    (folder / "long.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    rows = {"title": ["洛阳市规划公布", "林知远到新安县调研"], "text": list(NAMED[1:])}
    parquet.write_table(pa.table(rows), folder / "more.parquet")
    (folder / "notes.css").write_text("no article", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def serial(news: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one machine makes of it."""
    return guitu.build(news).save(tmp_path_factory.mktemp("serial") / "out")


def _guitu(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guitu", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _order(url: str) -> Order:
    options = BuildOptions()
    return Order(Folder(url), options, DEFAULTS, updating.maker(options))


def _sharded(news: str, url: str, spread: Spread, kept: list[bool] | None = None) -> Sharded:
    seen = [] if kept is None else kept
    return build(
        [news], _order(url), spread, block=BLOCK, buckets=3, watch=lambda shard: seen.append(shard.kept)
    )


def _graph(out: Path) -> list[str]:
    return sorted((out / "graph.nq").read_text(encoding="utf-8").split("\n"))


def _problems(out: Path) -> set[str]:
    return {problem["source"] for problem in json.loads((out / "build.json").read_bytes())["problems"]}


@pytest.fixture(scope="module")
def memory(news: Path) -> Iterator[str]:
    """The same files at an address that is no folder of this machine."""
    system = fsspec.filesystem("memory")
    for path in news.iterdir():
        system.pipe_file(f"/news/{path.name}", path.read_bytes())
    yield "memory://news"
    system.rm("/news", recursive=True)


def test_shards_anywhere_load_into_the_graph_of_one_machine(
    memory: str, serial: Path, tmp_path: Path
) -> None:
    """Else a graph would depend on where it was built: names joined, reprints, default graph, problems."""
    made = _sharded(memory, "memory://shards", map)
    assert len(made.shards) > 3
    assert load("memory://shards", tmp_path / "out") == len(list((serial / "articles").iterdir()))
    assert _graph(tmp_path / "out") == _graph(serial)
    assert _problems(tmp_path / "out") == _problems(serial) == {"long.jsonl#line=5"}
    said = (serial / "graph.nq").read_text(encoding="utf-8")
    assert "sameAs" in said
    assert "reprintOf" in said
    asked = "SELECT ?c { ?c rdfs:label '岚坡重工机械股份有限公司'@zh }"
    assert len(guitu.open(tmp_path / "out").query(asked)) == 1


def test_what_is_there_is_not_read_again(memory: str, tmp_path: Path) -> None:
    """A run of a week that stopped on Friday must not begin on Monday; a new file costs its own part only."""
    url = f"file://{tmp_path}/shards"
    first: list[bool] = []
    made = _sharded(memory, url, map, first)
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")}
    again: list[bool] = []
    assert _sharded(memory, url, map, again).lines == made.lines
    assert (set(first), set(again)) == ({False}, {True})
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.gz")} == written
    marker = next((tmp_path / "shards" / "parts").glob("[0-9a-f]*.json"))
    marker.write_bytes(marker.read_bytes()[:20])
    fsspec.filesystem("memory").pipe_file("/news/zz.txt", "洛阳市召开会议。".encode())
    after: list[bool] = []
    _sharded(memory, url, map, after)
    fsspec.filesystem("memory").rm("/news/zz.txt")
    assert 1 <= after.count(False) <= 2
    assert after.count(True) >= len(after) - 2


@pytest.mark.slow
def test_a_killed_worker_changes_nothing(news: Path, serial: Path, tmp_path: Path) -> None:
    """Machines die. The graph of two processes, one ended in the middle, is that of one, byte for byte."""
    broken = tmp_path / "news"
    broken.mkdir()
    for path in news.iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    (broken / "gone.txt").symlink_to(tmp_path / "nowhere")
    url = (tmp_path / "shards").as_uri()
    killed: list[int] = []
    with cluster(workers=2) as client:
        workers = client.run(os.getpid)

        def kill(_shard: Shard) -> None:
            if not killed:
                killed.append(next(iter(workers.values())))
                os.kill(killed[0], signal.SIGKILL)

        made = build([str(broken)], _order(url), spread_by(client), block=BLOCK, buckets=2, watch=kill)
        assert killed[0] not in client.run(os.getpid).values()
    assert _guitu("load", url, str(tmp_path / "out")).returncode == 0
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (serial / "graph.nq").read_bytes()
    assert {problem.source for problem in made.problems} == {"long.jsonl#line=5", "gone.txt"}
    assert "gone.txt" in (tmp_path / "shards" / "problems.csv").read_text(encoding="utf-8-sig")


def test_machines_with_another_guitu_make_no_shards(memory: str) -> None:
    """Else shards of two versions would lie under one name, and nobody could tell which is which."""
    order = replace(_order("memory://other"), version="0.0.1")
    part = next(one for one in parts.parts([memory], map, BLOCK) if not isinstance(one, Problem))
    with pytest.raises(RuntimeError, match=r"is installed there, and here 0\.0\.1"):
        make(part, order)


@pytest.mark.parametrize("block", [1, 50, 300, 10_000])
def test_blocks_of_lines_are_read_as_the_whole_file(block: int, news: Path) -> None:
    """A line at a border must come once, under its own number, wherever a block ends."""
    file = str(news / "long.jsonl")
    found = [one for part in parts.parts([file], map, block) for one in _read(part)]
    whole = [one for part in parts.parts([file], map, 10**9) for one in _read(part)]
    assert found == whole
    assert len(found) == 13


def _read(part: parts.Part | Problem) -> list[Article | Problem]:
    return [part] if isinstance(part, Problem) else list(parts.read(part, DEFAULTS))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "no/such/folder", "--engine", "dask"], "no/such/folder: There is no file"),
        (["build", "examples/articles", "--engine", "dask", "--prune"], "--prune: not with --engine dask"),
    ],
)
def test_slips_are_told_in_one_line(words: list[str], said: str, tmp_path: Path) -> None:
    """A cluster's traceback tells nobody what to do."""
    done = _guitu(*words, "-o", str(tmp_path / "shards"), "--workers", "1")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_no_shards_are_told(tmp_path: Path) -> None:
    """Whoever mistakes a folder learns what to do."""
    with pytest.raises(GuituError, match="there are no shards; make some: guitu build"):
        load(str(tmp_path / "nothing"), tmp_path / "out")
