"""A build that is stopped by the machine: what was complete stays, the next finishes it. 中断。"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Guitu

FIRST = "甲坪实业有限公司董事长赵知远说，甲坪实业有限公司投资3亿元建设甲坪物流园。"
EVERY = (0, 4_000, 8_000, 16_000, 40_000, 80_000, 120_000, 200_000, 400_000, 700_000, 1_000_000, 1_400_000)
"""Bytes left on a disk of 4 MB: `make crash` tries all of them."""
STEPS = EVERY if "GUITU_KILLS" in os.environ else (4_000, 400_000)
SECOND = "郑州市市长林知远主持会议。郑州市与开封市共建郑开高速公路。"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", place], check=False).returncode:
        pytest.skip("mounting a small disk needs the rights of root")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with one article, to which each test adds another."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


def _files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def _ended(done: subprocess.CompletedProcess[str], *told: str) -> None:
    """One clear line on what is wrong and where, and no traceback."""
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.startswith("guitu: ")]
    assert len(lines) == 1, done.stderr
    for part in told:
        assert re.search(part, lines[0])
    assert "Traceback" not in done.stderr


def _limited(
    articles: Path, out: Path, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "guitu", "build", articles, "-o", out],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


def _full(disk: Path, left: int = 40_000) -> None:
    free = shutil.disk_usage(disk).free
    (disk / "filler").write_bytes(b"\0" * (free - left))


def _read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)


def _writable(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    (disk / "filler").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("hinder", "told"),
    [(_full, "No space left|disk is full"), (_read_only, "Read-only")],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_no_more(
    hinder: Callable[[Path], None], told: str, disk: Path, articles: Path, guitu: Guitu
) -> None:
    """Else a full disk would leave half a graph where a whole one was."""
    out = disk / "out"
    guitu("build", articles, "-o", out)
    before = _files(out)
    (articles / "second.txt").write_text(SECOND, encoding="utf-8")
    hinder(disk)
    _ended(_limited(articles, out), told, str(out))
    assert guitu("stats", out).stdout.count("林知远") == 0
    assert {name: text for name, text in _files(out).items() if name in before} == before
    _writable(disk)
    guitu("build", articles, "-o", out)
    assert "郑开高速公路" in (out / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("left", STEPS)
def test_a_first_build_on_a_full_disk(left: int, disk: Path, articles: Path, guitu: Guitu) -> None:
    """Else what a build notes on its way would end in a traceback, or half a graph be taken for one."""
    out = disk / "out"
    _full(disk, left)
    done = _limited(articles, out)
    if done.returncode:
        _ended(done, "No space left|disk is full", str(out))
        assert not (out / "graph.nq").exists()
    _writable(disk)
    guitu("build", articles, "-o", out)
    assert "甲坪物流园" in (out / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("left", STEPS[1:])
def test_a_second_build_on_a_full_disk(left: int, disk: Path, articles: Path, guitu: Guitu) -> None:
    """Else a graph that was there would be lost with the one that finds no room."""
    out = disk / "out"
    guitu("build", articles, "-o", out)
    before = _files(out)
    (articles / "second.txt").write_text(SECOND, encoding="utf-8")
    _full(disk, left)
    done = _limited(articles, out)
    if done.returncode:
        _ended(done, "No space left|disk is full", str(out))
        assert {name: text for name, text in _files(out).items() if name in before} == before
    _writable(disk)
    guitu("build", articles, "-o", out)
    assert "郑开高速公路" in (out / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("handles", [12, 20])
def test_a_process_without_file_handles(handles: int, tmp_path: Path, articles: Path, guitu: Guitu) -> None:
    """Else a busy machine would turn a build into a traceback or half a graph."""
    out = tmp_path / "out"
    guitu("build", articles, "-o", out)
    before = _files(out)
    (articles / "second.txt").write_text(SECOND, encoding="utf-8")
    done = _limited(articles, out, lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles)))
    if done.returncode == 0:
        assert "郑开高速公路" in (out / "graph.nq").read_text(encoding="utf-8")
        return
    _ended(done, "open", str(out))
    assert {name: text for name, text in _files(out).items() if name in before} == before


def test_two_builds_into_one_folder(tmp_path: Path) -> None:
    """Else two people who build at once would mix two graphs."""
    out, folders = tmp_path / "out", []
    for name, text in (("one", FIRST), ("two", SECOND)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        folders.append(folder)
    command = [sys.executable, "-X", "utf8", "-m", "guitu", "build", "--prune"]
    running = [
        subprocess.Popen([*command, folder, "-o", out], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for folder in folders
    ]
    told = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    held = (out / "graph.nq").read_text(encoding="utf-8")
    assert ("甲坪物流园" in held) != ("郑开高速公路" in held)
