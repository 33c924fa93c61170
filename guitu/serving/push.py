"""A graph sent to a bigger server, by the SPARQL 1.1 Graph Store HTTP Protocol. 推送到 SPARQL 库.

Source: https://www.w3.org/TR/sparql11-http-rdf-update/ (PUT replaces a graph, DELETE drops it).
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import quote, urlsplit

from graph.folder import write_whole
from graph.terms import split
from guitu import __version__, folder
from guitu.console import progress, show
from guitu.errors import GuituError

STATE = "push.json"
"""What was sent where, in OUT: the digest of each graph by its name, by the address."""

TOKEN, USER, PASSWORD = "GUITU_PUSH_TOKEN", "GUITU_PUSH_USER", "GUITU_PUSH_PASSWORD"
"""Environment variables of credentials; they are never written anywhere."""

BATCH = 50
"""Graphs between two notes of what was sent."""

TRIES, PAUSE, TIMEOUT = 4, 0.5, 120.0
"""How often a graph is tried, seconds before the second time (doubled each time), seconds for an answer."""

_RETRIED = frozenset((429, 502, 503, 504))
_DEFAULT = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A graph store: its address without what names a graph, and the headers that let us in."""

    url: str
    headers: Mapping[str, str]


def push(out: Path, url: str) -> None:
    """Send every graph that the server does not have yet, and drop those that this folder no longer has.

    Raises GuituError when the server cannot be reached or refuses; what was sent until then stays noted, so
    that the next push goes on from there.
    """
    target = _target(url)
    lines, _ = folder.load_raw(out)
    graphs = {name: "".join(f"{line}\n" for line in group) for name, group in by_graph(lines)}
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in graphs.items()}
    state = _state(out)
    sent = dict(state.get(target.url, {}))
    fresh = [name for name, digest in digests.items() if sent.get(name) != digest]
    gone = [name for name in sent if name not in digests]
    with progress("Sending 推送") as watch:
        for batch in _batches([*fresh, *gone]):
            try:
                for name in batch:
                    _send(target, name, graphs.get(name))
                    sent.pop(name, None)
                    sent.update({name: digests[name]} if name in digests else {})
                    watch(name)
            finally:
                write_whole(out / STATE, _written({**state, target.url: sent}))
    show(f"{len(fresh)} graphs sent 个图已推送, {len(gone)} dropped 个已删除, {len(graphs)} in all 共计")


def by_graph(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the triples (N-Triples lines) of each graph by its IRI, "" for the default graph, in order.

    >>> list(by_graph(["<urn:s> <urn:p> <urn:o> <urn:g> .", "<urn:s> <urn:p> <urn:o> ."]))
    [('', ['<urn:s> <urn:p> <urn:o> .']), ('urn:g', ['<urn:s> <urn:p> <urn:o> .'])]
    """
    quads = sorted(map(split, lines), key=lambda quad: quad.graph)
    for graph, group in groupby(quads, key=lambda quad: quad.graph):
        yield graph[1:-1], [f"{quad.subject} {quad.predicate} {quad.object} ." for quad in group]


def _target(url: str) -> Target:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise GuituError(f"{url}: no address of a graph store; for example http://localhost:7878/store")
    if parts.username or parts.password:
        raise GuituError(f"Take user and password out of the address; set {USER} and {PASSWORD} instead")
    headers = {"User-Agent": f"guitu/{__version__}", **_authorization(os.environ)}
    if "Authorization" in headers and parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise GuituError(f"{url}: credentials are sent by https only; write https://")
    return Target(url, headers)


_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _authorization(environment: Mapping[str, str]) -> Mapping[str, str]:
    if token := environment.get(TOKEN):
        return {"Authorization": f"Bearer {token}"}
    if user := environment.get(USER):
        pair = f"{user}:{environment.get(PASSWORD, '')}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    return {}


def _send(target: Target, name: str, text: str | None) -> None:
    """Replace one graph, or drop it when `text` is None; try again when the server is busy."""
    parts = urlsplit(target.url)
    joint = "&" if parts.query else "?"
    graph = f"graph={quote(name, safe='')}" if name != _DEFAULT else "default"
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}{joint}{graph}"
    for trial in range(TRIES):
        status, reason = _request(target, path, text)
        if status < 300 or (status == 404 and text is None):
            return
        if status not in _RETRIED or trial == TRIES - 1:
            break
        time.sleep(PAUSE * 2**trial)
    where = f"<{name}>" if name else "the default graph"
    raise GuituError(
        f"{target.url}: {where} was not taken ({status} {reason}); what was sent is noted: push again"
    )


def _request(target: Target, path: str, text: str | None) -> tuple[int, str]:
    parts = urlsplit(target.url)
    kind: Callable[..., http.client.HTTPConnection] = (
        http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    )
    connection = kind(parts.netloc, timeout=TIMEOUT)
    headers = {**target.headers, "Content-Type": "application/n-triples"} if text else target.headers
    try:
        connection.request(
            "DELETE" if text is None else "PUT", path, text.encode() if text else None, dict(headers)
        )
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        raise GuituError(
            f"{target.url}: {error}; start the server or mend the address, then push again to go on"
        ) from error
    finally:
        connection.close()
    return answer.status, answer.reason


def _batches(names: list[str]) -> Iterator[list[str]]:
    return (names[start : start + BATCH] for start in range(0, len(names), BATCH))


def _state(out: Path) -> dict[str, dict[str, str]]:
    """Read what was sent; a note that cannot be read is as none, since sending again does no harm."""
    try:
        noted = json.loads((out / STATE).read_text(encoding="utf-8"))
        return {url: dict(graphs) for url, graphs in noted.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _written(state: Mapping[str, Mapping[str, str]]) -> bytes:
    return json.dumps(state, indent=1, sort_keys=True).encode()
