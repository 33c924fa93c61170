"""guitu[llm]: a real server that speaks the protocol; only what the text proves gets into the graph."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import guitu
from guitu.llm import KEY, Asker
from guitu.model import Model
from loaders import extract
from loaders.llm import proved
from loaders.values import Article
from ontology import load
from tests.conftest import Guitu

TEXT = "青砚学社与云麓公益中心结成伙伴。洛阳市欢迎他们。联系电话13800138000，青砚学社与云麓公益中心咨询。"
QUOTE = "青砚学社与云麓公益中心结成伙伴。"
SCHOOL = {"name": "青砚学社", "class": "Organization"}
CENTRE = {"name": "云麓公益中心", "class": "Organization"}
GOOD = {
    "subject": SCHOOL,
    "relation": "cooperatesWith",
    "object": CENTRE,
    "quote": QUOTE,
    "start": 0,
    "end": len(QUOTE),
}
PRIVATE = TEXT[TEXT.index("联系") :]


class Server(ThreadingHTTPServer):
    """Gives the answers it is told to, one after the other, the last for ever; keeps what it was asked."""

    def __init__(self, *answers: tuple[int, str]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked = list(answers), list[dict[str, Any]]()
        self.keys = list[str]()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    """`POST /v1/chat/completions`."""

    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append({"path": self.path, **json.loads(body)})
        self.server.keys.append(self.headers.get("Authorization", ""))
        answers = self.server.answers
        status, content = answers.pop(0) if len(answers) > 1 else answers[0]
        message = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        data = json.dumps(message).encode() if status < 600 else content.encode()
        self.send_response(200 if status >= 600 else status)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


RAW = 600
"""A status from which on the content is the whole answer, of whatever shape."""


@pytest.fixture
def serve() -> Iterator[Any]:
    """Start a server with its answers."""
    running: list[Server] = []

    def start(*answers: tuple[int, str]) -> Server:
        server = Server(*answers)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def _answer(*claims: object) -> str:
    return json.dumps({"statements": claims}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (GOOD, ""),
        (GOOD | {"start": 1}, "quotation not in the text"),
        (GOOD | {"quote": "青砚学社与云麓公益中心合作。"}, "quotation not in the text"),
        (GOOD | {"start": -3, "end": 10**9}, "quotation not in the text"),
        (GOOD | {"subject": {"name": "朗岳书院", "class": "Organization"}}, "name not in the quotation"),
        (GOOD | {"relation": "marriedTo"}, "no such relation"),
        (GOOD | {"relation": "connects"}, "classes do not fit the relation"),
        (GOOD | {"subject": {"name": "伙伴", "class": "City"}}, "place not known"),
        (GOOD | {"subject": {"name": "伙伴", "class": "Wizard"}}, "classes do not fit the relation"),
        (GOOD | {"object": SCHOOL}, "both ends are one"),
        (GOOD | {"quote": PRIVATE, "start": TEXT.index(PRIVATE), "end": len(TEXT)}, "private"),
        (GOOD | {"subject": "青砚学社"}, "incomplete"),
        ({"relation": "cooperatesWith"}, "incomplete"),
        ("青砚学社", "incomplete"),
        (None, "incomplete"),
        ({**GOOD, "start": True, "end": None}, "incomplete"),
    ],
)
def test_only_what_is_proved_is_kept(claim: object, reason: str) -> None:
    """One invented name in the graph with a quotation beside it would be worse than none."""
    found = proved(_answer(claim), extract(Article.of("a.txt", TEXT)), load(), "m")
    assert dict(found.rejected) == ({reason: 1} if reason else {})
    assert found.kept == (0 if reason else 1)
    for statement in found.extraction.statements[-found.kept :] if found.kept else ():
        evidence = statement.evidence
        assert statement.rule == "llm:m"
        assert TEXT[evidence.start : evidence.end] == evidence.exact


def _build(tmp_path: Path, server: Server) -> guitu.Graph:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    model = Model("small", server.url, cache=tmp_path / "cache")
    return guitu.build(tmp_path / "a.txt", llm=model)


def _rules(graph: guitu.Graph) -> list[str]:
    rows = graph.query("SELECT ?rule { GRAPH ?g { ?st gt:rule ?rule } FILTER STRSTARTS(?rule, 'llm:') }")
    return [str(row.rule) for row in rows]  # type: ignore[union-attr]


def test_a_good_answer_is_kept_and_asked_once(
    tmp_path: Path, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question costs money or minutes: none may be asked twice, even after a stop."""
    monkeypatch.setenv(KEY, "secret")
    server = serve((200, f"```json\n{_answer(GOOD, GOOD | {'start': 5})}\n```"))
    for _ in range(2):
        graph = _build(tmp_path, server)
        assert _rules(graph) == ["llm:small"]
        [problem] = graph.problems
        assert problem.reason == "1 statements kept, 1 rejected: quotation not in the text 1"
    [asked] = server.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["response_format"]["type"] == "json_schema"
    assert f"[0:{len(QUOTE)}] {QUOTE}" in asked["messages"][1]["content"]
    assert server.keys == ["Bearer secret"]
    assert "secret" not in "".join(path.read_text("utf-8") for path in (tmp_path / "cache").iterdir())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((200, "I think that"), "Expecting value"),
        ((200, "[]"), "list indices"),
        ((200, '{"statements": 3}'), "no list"),
        ((RAW, "<html>"), "not of the chat protocol"),
        ((RAW, '{"choices": []}'), "not of the chat protocol"),
        ((401, ""), "status 401"),
    ],
)
def test_a_useless_answer_costs_one_line(
    tmp_path: Path, serve: Any, answer: tuple[int, str], reason: str
) -> None:
    """What the rules found stands; the article is asked about again next time."""
    server = serve(answer)
    graph = _build(tmp_path, server)
    [problem] = graph.problems
    assert problem.source == "a.txt"
    assert reason in problem.reason
    assert not _rules(graph)
    assert len(server.asked) == 1
    assert not (tmp_path / "cache").exists()


def test_busy_servers_are_asked_again(tmp_path: Path, serve: Any) -> None:
    """A rate limit is no failure."""
    server = serve((429, ""), (503, ""), (200, _answer(GOOD)))
    assert _rules(_build(tmp_path, server)) == ["llm:small"]
    assert len(server.asked) == 3


def test_questions_a_minute(tmp_path: Path, serve: Any) -> None:
    """More than a service allows gets the user shut out."""
    waits: list[float] = []
    server = serve((200, _answer()))
    asker = Asker(Model("small", server.url, per_minute=30, cache=tmp_path / "cache"), sleep=waits.append)
    for number in range(3):
        asker.added(extract(Article.of("a.txt", f"{TEXT}{number}")))
    assert [round(wait) for wait in waits] == [0, 2, 4]


def test_on_the_command_line(
    guitu: Guitu, tmp_path: Path, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off unless asked for; with --llm the graph says which model said it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    server = serve((200, _answer(GOOD)))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    guitu("build", tmp_path / "a.txt", "-o", tmp_path / "plain")
    assert not server.asked
    guitu("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--llm", "small", "--llm-url", server.url)
    assert "llm:small" in (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "llm:small" not in (tmp_path / "plain" / "graph.nq").read_text(encoding="utf-8")
