"""A running `guitu serve` for tests."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import guitu
from graph.dataset import collect
from guitu.building import BuildOptions
from ontology import load
from tests import samples
from tests.conftest import ROOT

SECONDS, ROWS, MEMORY = 2, 1000, 256


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    type: str
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Served:
    """A server under test: where it listens, what it serves, the id of its process."""

    url: str
    out: Path
    process: int = 0

    def send(
        self, method: str, path: str, body: bytes | str = b"", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send one request as it stands."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        try:
            connection.request(method, path, body or None, dict(headers or {}))
            answer = connection.getresponse()
            text = answer.read().decode()
            return Reply(answer.status, answer.headers.get_content_type(), dict(answer.headers), text)
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "", **parameters: str) -> Reply:
        """Ask by GET."""
        path = f"/sparql?{urlencode({'query': query, **parameters})}"
        return self.send("GET", path, headers={"Accept": accept} if accept else {})


def sampled(folder: Path) -> Path:
    """Write the graph of the hand-made samples, hostile names among them."""
    return guitu.Graph(collect(samples.extractions(), load()), BuildOptions()).save(folder / "out")


@contextmanager
def serving(out: Path, *options: str) -> Iterator[Served]:
    """Run `guitu serve` on a free port."""
    limits = ("--seconds", str(SECONDS), "--rows", str(ROWS), "--memory", str(MEMORY), "--port", "0")
    command = [sys.executable, "-X", "utf8", "-m", "guitu", "serve", str(out), *limits, *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield Served(process.stdout.readline().split()[0].rstrip("/"), out, process.pid)
        process.terminate()
