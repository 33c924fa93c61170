"""Nothing leaves the machine: a build and a question open no connection. 离线。"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import sys

def watch(event, args):
    calls = ("connect", "getaddrinfo", "gethostbyname", "sendto", "bind")
    if event in {f"socket.{call}" for call in calls}:
        print("NETWORK", event, args, file=sys.stderr, flush=True)
        raise OSError("no network in this test")

sys.addaudithook(watch)
from guitu.__main__ import main
sys.argv = ["guitu", *sys.argv[1:]]
main()
"""
"""Runs guitu with an audit hook (PEP 578) that sees and stops every connection Python makes."""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WATCHED, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("offline")
    (folder / "a.txt").write_text("郑州市市长林知远到新密市调研。", encoding="utf-8")
    return folder / "out", _run("build", str(folder / "a.txt"), "-o", str(folder / "out"))


def test_a_build_asks_no_network(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """If this fails, building a graph tells somebody outside what is read."""
    out, run = built
    assert "NETWORK" not in run.stderr
    assert run.returncode == 0, run.stderr
    assert (out / "graph.nq").is_file()


def test_a_question_asks_no_network(built: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    """If this fails, asking the graph something tells somebody outside."""
    run = _run("query", str(built[0]), "SELECT ?x { ?x a gt:Official }")
    assert "NETWORK" not in run.stderr
    assert run.returncode == 0, run.stderr


def test_the_watch_sees_a_connection() -> None:
    """If this fails, the two tests above cannot fail."""
    code = WATCHED.partition("from guitu")[0] + "import socket\nsocket.create_connection(('127.0.0.1', 9))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NETWORK" in run.stderr
