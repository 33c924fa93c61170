"""`guitu push` to a real graph store: Oxigraph's own server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graph.folder import GRAPH
from graph.terms import split
from guitu.errors import GuituError
from guitu.serving import push as pushing
from guitu.serving.push import push
from tests.conftest import Guitu
from tests.serving import Served, sampled

OXIGRAPH = Path(sys.executable).with_name("oxigraph")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sampled(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def out(sample: Path, tmp_path: Path) -> Path:
    """A graph that was never sent."""
    return Path(shutil.copytree(sample, tmp_path / "out"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[str]:
    """The address of an empty Oxigraph server."""
    with _port() as port:
        pass
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        [OXIGRAPH, "serve", "--location", tmp_path / "db", "--bind", address.removeprefix("http://")],
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait(address)
        yield address
        process.terminate()


@contextmanager
def _port() -> Iterator[int]:
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        yield server.server_port


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            Served(address, Path()).send("GET", "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("oxigraph serve did not start")


def _held(store: str) -> set[str]:
    """All that the server holds, as N-Quads lines."""
    reply = Served(store, Path()).send("GET", "/store", headers={"Accept": "application/n-quads"})
    return set(reply.text.splitlines())


def _lines(out: Path) -> set[str]:
    return set((out / GRAPH).read_text(encoding="utf-8").splitlines())


def test_a_push_gives_the_server_the_same_graph(guitu: Guitu, store: str, out: Path) -> None:
    """All graphs, the default one too, as they are; a second push sends nothing."""
    assert "4 graphs sent" in guitu("push", out, f"{store}/store").stdout
    assert _held(store) == _lines(out)
    assert guitu("push", out, f"{store}/store").stdout.startswith("0 graphs sent")


def test_an_article_that_is_gone_is_dropped(store: str, out: Path) -> None:
    """The server holds what the folder holds and not what it once held."""
    push(out, f"{store}/store")
    graph = next(split(line).graph for line in _lines(out) if '"plan.txt"' in line)
    left = sorted(line for line in _lines(out) if split(line).graph != graph)
    (out / GRAPH).write_text("".join(f"{line}\n" for line in left), encoding="utf-8")
    push(out, f"{store}/store")
    assert _held(store) == _lines(out)


def test_a_push_that_broke_off_goes_on(store: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was sent before the connection broke is not sent again, and nothing is left out."""
    send = pushing._send
    sent: list[str] = []

    def breaking(target: pushing.Target, name: str, text: str | None) -> None:
        if len(sent) == 2:
            raise GuituError("broken off")
        sent.append(name)
        send(target, name, text)

    with monkeypatch.context() as patch:
        patch.setattr(pushing, "_send", breaking)
        with pytest.raises(GuituError, match="broken off"):
            push(out, f"{store}/store")
    assert set(json.loads((out / pushing.STATE).read_text())[f"{store}/store"]) == set(sent)
    assert 0 < len(_held(store)) < len(_lines(out))
    push(out, f"{store}/store")
    assert _held(store) == _lines(out)


@contextmanager
def _listening(statuses: list[int]) -> Iterator[tuple[str, list[str]]]:
    """A server that answers with `statuses` in turn and remembers who let himself in how."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            heard.append(self.headers.get("Authorization", ""))
            self.send_response(statuses.pop(0) if statuses else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/store", heard
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("environment", "header"),
    [
        ({}, ""),
        ({pushing.TOKEN: "t0ken"}, "Bearer t0ken"),
        ({pushing.USER: "ann", pushing.PASSWORD: "密"}, "Basic YW5uOuWvhg=="),
    ],
)
def test_credentials_come_from_the_environment(
    out: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], header: str
) -> None:
    """They are sent, and stand nowhere in the folder."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with _listening([]) as (url, heard):
        push(out, url)
    assert set(heard) == {header}
    assert "t0ken" not in (out / pushing.STATE).read_text()


def test_a_busy_server_is_asked_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """503 is waited for; 403 is told at once."""
    monkeypatch.setattr(pushing, "PAUSE", 0.0)
    with _listening([503, 503]) as (url, heard):
        push(out, url)
        assert len(heard) == 6
    (out / pushing.STATE).unlink()
    with _listening([403]) as (url, _), pytest.raises(GuituError, match="403 Forbidden"):
        push(out, url)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://a.example/", "no address of a graph store"),
        ("store", "no address of a graph store"),
        ("http://ann:secret@a.example/", "GUITU_PUSH_USER"),
        ("http://a.example/", "https only"),
        ("http://127.0.0.1:1/", "push again"),
    ],
)
def test_addresses_that_are_none(
    guitu: Guitu, out: Path, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    """One line says what to do, without the password."""
    monkeypatch.setenv(pushing.TOKEN, "t0ken")
    error = guitu("push", out, url, status=1).stderr
    assert said in error
    assert error.count("\n") == 1
    assert "secret" not in error
