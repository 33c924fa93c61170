"""The embedded store: complete or absent, of the very graph beside it, read by many at once."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import folder, store
from graph.dataset import Build, collect, to_rdflib
from graph.terms import split
from ontology import load
from tests import samples
from tests.conftest import ROOT

COUNT = "SELECT ?s ?p ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"

KILLS = int(os.environ.get("GUITU_KILLS", "5"))
"""How often a save is killed: `make crash` asks for many more."""

BUILD_KILLS = KILLS if "GUITU_KILLS" in os.environ else 2
"""The same of whole builds, which take longer."""

SAVE = """
import sys
from pathlib import Path
from graph import folder
from graph.dataset import collect
from ontology import load
from tests import samples
builds = [collect(samples.extractions()[:number], load()) for number in (1, 3)]
print("ready", flush=True)
while True:
    for build in builds:
        folder.save(build, Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def build() -> Build:
    return collect(samples.extractions(), load())


def _stores(out: Path) -> list[str]:
    return sorted(place.name for place in (out / store.STORE).iterdir())


def test_a_folder_is_asked_through_its_store_without_reading_its_lines(build: Build, tmp_path: Path) -> None:
    """A query that first reads every line waits for a minute on a large graph."""
    folder.save(build, tmp_path)
    found = folder.load(tmp_path)
    assert set(found.query(COUNT)) == set(to_rdflib(build.lines).query(COUNT))
    assert "quads" not in vars(found)
    assert found == build


def test_the_store_gives_every_line_back_as_it_was_written(build: Build, tmp_path: Path) -> None:
    """Control characters, quotes and numbers of the hostile sample included."""
    folder.save(build, tmp_path)
    written = folder.load(tmp_path).dataset.serialize(format="ox-nq")
    assert sorted(line for line in written.split("\n") if line) == sorted(build.lines)


def test_several_read_at_once_and_during_the_next_save(build: Build, tmp_path: Path) -> None:
    """Whoever has opened a graph keeps its answers while it is built anew; the store before that is swept."""
    folder.save(collect([samples.plan()], load()), tmp_path)
    readers = [folder.load(tmp_path) for _ in range(3)]
    before = {frozenset(reader.query(COUNT)) for reader in readers}
    folder.save(build, tmp_path)
    assert {frozenset(reader.query(COUNT)) for reader in readers} == before
    assert len(before) == 1
    assert len(_stores(tmp_path)) == 2
    folder.save(collect([samples.investment()], load()), tmp_path)
    assert len(_stores(tmp_path)) == 2


def test_a_store_of_another_graph_is_not_asked(build: Build, tmp_path: Path) -> None:
    """A graph.nq that was changed by hand or copied without its store answers for itself."""
    folder.save(build, tmp_path)
    lines = [line for line in build.lines if "#altLabel" not in line]
    folder.write_whole(tmp_path / folder.GRAPH, "".join(f"{line}\n" for line in lines).encode())
    names = "ASK { ?thing <http://www.w3.org/2004/02/skos/core#altLabel> ?name }"
    assert build.query(names).askAnswer
    answers = {split(line).object for line in folder.load(tmp_path).lines if "#altLabel" in line}
    assert folder.load(tmp_path).query(names).askAnswer == bool(answers)
    assert len(answers) < sum("#altLabel" in line for line in build.projection)
    shutil.rmtree(tmp_path / store.STORE)
    assert len(folder.load(tmp_path).quads) == sum(1 for line in lines if split(line).graph)


def test_killed_at_any_moment_a_save_leaves_the_old_build_or_the_new_one(tmp_path: Path) -> None:
    """Half an article, or a folder that does not open, is what a power cut must never leave."""
    whole = [collect(samples.extractions()[:number], load()) for number in (1, 3)]
    for kill in range(KILLS):
        command = [sys.executable, "-c", SAVE, str(tmp_path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as saving:
            assert saving.stdout is not None
            saving.stdout.readline()
            while not (tmp_path / folder.GRAPH).exists():
                time.sleep(0.01)
            time.sleep(0.25 * kill / KILLS)
            saving.send_signal(signal.SIGKILL)
        found = folder.load(tmp_path)
        assert found in whole
        assert set(found.query(COUNT)) == set(to_rdflib(found.lines).query(COUNT))
    folder.save(whole[0], tmp_path)
    assert folder.load(tmp_path) == whole[0]
    assert len(_stores(tmp_path)) <= 2


def test_killed_at_any_moment_a_build_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    """The whole of `guitu build`: reading, what it keeps of a stopped build, every file, store and record."""
    command = [sys.executable, "-m", "tests.killing", str(tmp_path), str(BUILD_KILLS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told.get("old", 0) + told.get("new", 0) == BUILD_KILLS


def test_two_saves_into_one_folder_come_one_after_the_other(build: Build, tmp_path: Path) -> None:
    """Else one removes the texts that the other's graph points into. The lock ends with its holder."""
    command = [sys.executable, "-c", SAVE, str(tmp_path)]
    holder = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as saving:
        assert saving.stdout is not None
        saving.stdout.readline()
        time.sleep(0.3)
        assert list(tmp_path.iterdir()) == []
        os.close(holder)
        while not (tmp_path / folder.GRAPH).exists():
            time.sleep(0.01)
        saving.send_signal(signal.SIGKILL)
    folder.save(build, tmp_path)
    assert dict(folder.load(tmp_path).texts) == build.texts


def test_no_view_stands_beside_another_graph_than_its_own(build: Build, tmp_path: Path) -> None:
    """A page of the last graph beside a new one tells what is no longer so."""
    records, views = {"build.json": b"1"}, {"graph.html": b"1", "graph.ttl": b"1"}
    folder.save(collect([samples.plan()], load()), tmp_path, lambda _: records, views)
    folder.save(collect([samples.plan()], load()), tmp_path, lambda _: records, {"graph.html": b"2"})
    assert (tmp_path / "graph.html").read_bytes() == b"2"
    (tmp_path / "graph.nq.d").mkdir()
    with pytest.raises(OSError, match=r"graph\.nq\.d"):
        folder.save(build, tmp_path, lambda _: {**records, "graph.nq.d": b""}, views)
    assert folder.load(tmp_path) == build
    assert not any((tmp_path / view).exists() for view in views)
