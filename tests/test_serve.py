"""`guitu serve` over HTTP: the protocol as a table, what is refused, what is stopped, who is let in."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import Store
from rdflib import Graph
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

from graph.terms import PREFIXES
from guitu.serving import worker
from guitu.serving.guard import RefusedError, check
from guitu.serving.worker import Head, Limits, Workers
from tests import loading
from tests.conftest import Guitu
from tests.samples import LUOYANG
from tests.serving import ROWS, Served, sampled, serving

CITY = "SELECT ?name { ?x gt:adminCode '410300' ; rdfs:label ?name }"
CONSTRUCT = "CONSTRUCT { ?x rdfs:label ?name } { ?x gt:adminCode '410300' ; rdfs:label ?name }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"

UPDATES = (
    "INSERT DATA { <urn:s> <urn:p> <urn:o> }",
    "DELETE DATA { <urn:s> <urn:p> <urn:o> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "LOAD <http://127.0.0.1:1/x>",
    "LOAD SILENT <file:///etc/hostname> INTO GRAPH <urn:g>",
    "CLEAR ALL",
    "CLEAR GRAPH <urn:g>",
    "CREATE GRAPH <urn:g>",
    "DROP DEFAULT",
    "DROP NAMED",
    "COPY DEFAULT TO <urn:g>",
    "MOVE <urn:g> TO DEFAULT",
    "ADD <urn:g> TO DEFAULT",
)
SERVICES = (
    "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * { ?x a ?e . service ?e { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } } }",
    "SELECT * { OPTIONAL { { SELECT * { { ?a ?b ?c } UNION { SERVICE <http://127.0.0.1:PORT/> {} } } } } }",
    "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { MINUS { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } } } }",
    "DESCRIBE ?s { # a comment\n SERVICE <http://127.0.0.1:PORT/#x> { ?s ?p ?o } }",
)
FOREIGN = (
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1:PORT/> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:PORT/> ASK FROM x:y { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <http://127.0.0.1:PORT/> { ?s ?p ?o }",
    "DESCRIBE <urn:s> FROM <file:///etc/hostname>",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(sampled(tmp_path_factory.mktemp("served"))) as running:
        yield running


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """A port that remembers who calls it."""
    heard: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def listen() -> None:
            while True:
                try:
                    caller, address = listening.accept()
                except OSError:
                    return
                heard.append(address)
                caller.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield str(listening.getsockname()[1]), heard
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()


SOLUTIONS = "application/sparql-results+json"
PROTOCOL: list[tuple[str, str, bytes | str, dict[str, str], int, str]] = [
    # method, path and query, body, headers, status, media type
    ("GET", f"/sparql?{urlencode({'query': CITY})}", b"", {}, 200, SOLUTIONS),
    ("HEAD", f"/sparql?{urlencode({'query': CITY})}", b"", {}, 200, SOLUTIONS),
    ("POST", "/sparql", urlencode({"query": CITY}), {"Content-Type": FORM}, 200, SOLUTIONS),
    ("POST", "/sparql", CITY, {"Content-Type": QUERY}, 200, SOLUTIONS),
    ("POST", "/sparql", CITY, {"Content-Type": f"{QUERY}; charset=utf-8"}, 200, SOLUTIONS),
    ("POST", "/sparql", CITY, {"Content-Type": 'Application/SPARQL-Query;Charset="UTF-8"'}, 200, SOLUTIONS),
    ("POST", "/sparql", f"query={quote(CITY)}", {"Content-Type": FORM + ";charset=UTF-8"}, 200, SOLUTIONS),
    ("GET", f"/sparql?{urlencode({'query': CITY, 'format': 'text/csv'})}", b"", {}, 200, SOLUTIONS),
    ("GET", "/sparql", b"", {}, 400, "text/plain"),
    ("GET", "/sparql?query=", b"", {}, 400, "text/plain"),
    ("POST", "/sparql", "query=", {"Content-Type": FORM}, 400, "text/plain"),
    ("POST", "/sparql", b"", {"Content-Type": QUERY}, 400, "text/plain"),
    ("POST", f"/sparql?{urlencode({'query': CITY})}", CITY, {"Content-Type": QUERY}, 400, "text/plain"),
    ("POST", "/sparql", CITY.encode("gbk"), {"Content-Type": f"{QUERY}; charset=gbk"}, 415, "text/plain"),
    ("POST", "/sparql", f"{CITY} CLEAR ALL", {"Content-Type": QUERY}, 400, "text/plain"),
    ("GET", f"/sparql?{urlencode([('query', CITY), ('query', CITY)])}", b"", {}, 400, "text/plain"),
    ("GET", "/sparql?query=SELECT", b"", {}, 400, "text/plain"),
    ("GET", "/sparql?query=%FF", b"", {}, 400, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': 'ASK { x:y a x:z }'})}", b"", {}, 400, "text/plain"),
    ("POST", "/sparql", b"", {"Content-Type": FORM}, 400, "text/plain"),
    ("POST", "/sparql", b"\xff", {"Content-Type": QUERY}, 400, "text/plain"),
    ("POST", "/sparql", CITY, {}, 415, "text/plain"),
    ("POST", "/sparql", CITY, {"Content-Type": "text/plain"}, 415, "text/plain"),
    ("POST", "/sparql", b"#" * (1 << 21), {"Content-Type": QUERY}, 413, "text/plain"),
    ("POST", "/sparql", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 403, "text/plain"),
    ("POST", "/sparql", urlencode({"update": "CLEAR ALL"}), {"Content-Type": FORM}, 403, "text/plain"),
    ("GET", f"/sparql?{urlencode({'update': 'CLEAR ALL'})}", b"", {}, 403, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': CITY, 'update': ''})}", b"", {}, 403, "text/plain"),
    ("PUT", "/sparql", CITY, {"Content-Type": QUERY}, 405, "text/plain"),
    ("DELETE", "/sparql", b"", {}, 405, "text/plain"),
    ("PATCH", "/sparql", CITY, {"Content-Type": QUERY}, 405, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': CITY})}", b"", {"Accept": "image/png"}, 406, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': CITY})}", b"", {"Accept": "text/turtle"}, 406, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': CITY})}", b"", {"Accept": "*/*;q=0"}, 406, "text/plain"),
    ("GET", f"/sparql?{urlencode({'query': CONSTRUCT})}", b"", {"Accept": "text/csv"}, 406, "text/plain"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "headers", "status", "type_"), PROTOCOL)
def test_the_protocol(
    served: Served,
    method: str,
    path: str,
    body: bytes | str,
    headers: dict[str, str],
    status: int,
    type_: str,
) -> None:
    """SPARQL 1.1 Protocol, 2.1 and 2.2: each way to ask, each way to ask wrongly."""
    reply = served.send(method, path, body.encode() if isinstance(body, str) else body, headers)
    assert (reply.status, reply.type) == (status, type_), reply.text
    if status == 200 and method != "HEAD":
        assert "洛阳市" in reply.text
    if status == 405:
        assert set(reply.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    ("query", "accept", "type_", "holds"),
    [
        (CITY, "*/*", "application/sparql-results+json", '"value":"洛阳市"'),
        (CITY, "application/json", "application/json", '"value":"洛阳市"'),
        (CITY, "application/sparql-results+xml", "application/sparql-results+xml", ">洛阳市</literal>"),
        (CITY, "text/csv", "text/csv", "name\r\n洛阳市\r\n"),
        (CITY, "text/tab-separated-values", "text/tab-separated-values", '?name\n"洛阳市"@zh\n'),
        (CITY, "text/csv;q=0.1, application/xml;q=0.9", "application/xml", "洛阳市"),
        (CITY, "text/*", "text/csv", "name\r\n洛阳市\r\n"),
        (CITY, "image/png, */*;q=0.1", "application/sparql-results+json", '"value":"洛阳市"'),
        (CITY, "text/csv;q=0, text/*", "text/tab-separated-values", '?name\n"洛阳市"@zh\n'),
        (CITY, "TEXT/CSV; header=present", "text/csv", "name\r\n洛阳市\r\n"),
        (CITY, "application/json;q=much, text/csv;q=0.2", "text/csv", "洛阳市"),
        ("ASK { ?x gt:adminCode '410300' }", "", "application/sparql-results+json", '"boolean":true'),
        ("ASK { ?x gt:adminCode '9' }", "application/xml", "application/xml", "<boolean>false</boolean>"),
        (CONSTRUCT, "", "text/turtle", 'rdfs:label "洛阳市"@zh'),
        (CONSTRUCT, "application/n-triples", "application/n-triples", '"洛阳市"@zh .'),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml", "洛阳市"),
        (CONSTRUCT, "application/ld+json", "application/ld+json", "洛阳市"),
        (f"DESCRIBE <https://w3id.org/guitu/id/{LUOYANG.id}>", "text/turtle", "text/turtle", "410300"),
    ],
)
def test_answers_come_in_the_form_that_is_asked_for(
    served: Served, query: str, accept: str, type_: str, holds: str
) -> None:
    """Content negotiation for all four query forms."""
    reply = served.ask(query, accept)
    assert (reply.status, reply.type) == (200, type_)
    assert holds in reply.text


def test_graphs_of_the_protocol(served: Served) -> None:
    """default-graph-uri and named-graph-uri choose among the store's own graphs and fetch none."""
    articles = "SELECT ?g { GRAPH ?g { ?g a gt:Article } } ORDER BY ?g"
    names = [row["g"]["value"] for row in json.loads(served.ask(articles).text)["results"]["bindings"]]
    assert len(names) == 3
    one = served.ask(articles, "text/csv", **{"named-graph-uri": names[0]})
    assert one.text.split() == ["g", names[0]]
    assert "true" in served.ask("ASK { ?s a gt:Article }", **{"default-graph-uri": names[0]}).text
    assert "false" in served.ask("ASK { ?s a gt:Article }").text
    assert "true" in served.ask(f"ASK FROM <{names[0]}> {{ ?s a gt:Article }}").text
    count = "SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a gt:Article }"
    both = urlencode([("default-graph-uri", name) for name in names[:2]])
    for path, body in ((f"?{both}", count), (f"?{both}", count.replace("{", f"FROM <{names[2]}> {{", 1))):
        told = served.send(
            "POST", f"/sparql{path}", body.encode(), {"Content-Type": QUERY, "Accept": "text/csv"}
        )
        assert told.text.split() == ["n", "2"]
    form = f"{urlencode({'query': count})}&{both}".encode()
    assert '"2"' in served.send("POST", "/sparql", form, {"Content-Type": FORM}).text
    assert served.ask("ASK {}", **{"default-graph-uri": "file:///etc/hostname"}).status == 403
    assert served.ask("ASK {}", **{"named-graph-uri": "http://127.0.0.1:1/"}).status == 403


@pytest.mark.parametrize("update", UPDATES)
def test_every_update_is_refused(served: Served, update: str) -> None:
    """Read-only, whichever way an update comes; the store still holds what it held."""
    before = served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text
    replies = (
        served.ask(update),
        served.send("POST", "/sparql", update.encode(), {"Content-Type": QUERY}),
        served.send("POST", "/sparql", urlencode({"query": update}).encode(), {"Content-Type": FORM}),
    )
    for reply in replies:
        assert reply.status == 403
        assert "read-only" in reply.text
    assert served.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv").text == before


@pytest.mark.parametrize("query", [*SERVICES, *FOREIGN])
def test_no_query_reaches_out(served: Served, listener: tuple[str, list[object]], query: str) -> None:
    """SERVICE, and FROM of what is not in the store: refused, and nobody is called."""
    port, heard = listener
    reply = served.ask(query.replace("PORT", port))
    assert reply.status == 403, reply.text
    assert heard == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s rdfs:label 'SERVICE <http://a/> {}' }",
        "SELECT * { ?service <urn:LOAD> ?FROM } # SERVICE <http://a/> { }",
        "ASK { <urn:INSERT> ?p 'CLEAR ALL' }",
    ],
)
def test_words_alone_refuse_nothing(query: str) -> None:
    """The guard reads the query's structure: a word in a name, a text or a comment is harmless."""
    check(query)


def test_a_nested_query_is_an_error_of_its_sender(served: Served) -> None:
    """A query that is made to exhaust the parser costs its sender an error, and nobody else anything."""
    reply = served.ask("ASK " + "{" * 20_000 + "}" * 20_000)
    assert reply.status in {400, 414, 503}
    assert served.ask(CITY).status == 200


async def _body(workers: Workers, task: worker.Task) -> tuple[Head, bytes]:
    head, body = await workers.run(task)
    return head, b"".join([chunk async for chunk in body])


def test_a_child_has_no_way_out(listener: tuple[str, list[object]]) -> None:
    """Were the guard fooled, SERVICE still could not open a connection: a child has no new file handle."""
    port, heard = listener
    query = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"

    def call(send: worker.Send) -> None:
        try:
            list(Store().query(query))  # type: ignore[arg-type]
        except OSError as error:
            raise RefusedError(500, str(error)) from error
        send(Head(200, "text/plain"))

    head, _ = _run(call)
    assert head.status == 500
    assert heard == []


def _run(task: worker.Task, limits: Limits | None = None) -> tuple[Head, bytes]:
    async def run() -> tuple[Head, bytes]:
        return await _body(Workers(limits or Limits()), task)

    with ThreadPoolExecutor(1) as pool:  # the browser tests leave a loop running in the main thread
        return pool.submit(asyncio.run, run()).result()


def test_an_answer_cut_after_its_head_is_no_answer() -> None:
    """Half an answer must break the connection: a client that got 200 would take it for all."""

    def half(send: worker.Send) -> None:
        pipe = send(Head(200, "text/csv"))
        pipe.write(b"name\n")
        pipe.flush()
        while True:
            pass

    with pytest.raises(worker.CutError, match="time"):
        _run(half, Limits(seconds=0.5))


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        (ENDLESS, "time"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c", "memory"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "rows"),
        ("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }", "rows"),
        ("SELECT ?a { ?a (gt:a|!gt:a)* ?b . ?b (gt:a|!gt:a)* ?c . ?d ?e ?f . ?g ?h ?i }", "rows"),
    ],
)
def test_a_query_over_a_limit_is_stopped_and_told_so(served: Served, query: str, limit: str) -> None:
    """Time, memory, rows: an answer is whole, or there is none and the reason."""
    reply = served.ask(query)
    assert (reply.status, reply.headers.get("guitu-limit")) == (503, limit), reply.text
    assert "Stopped" in reply.text


def test_an_answer_of_just_so_many_rows_is_whole(served: Served) -> None:
    """The limit cuts what is over it and not what reaches it."""
    reply = served.ask(f"SELECT * {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {ROWS}", "text/tab-separated-values")
    assert (reply.status, reply.text.count("\n")) == (200, ROWS + 1)


def test_others_are_answered_while_a_query_is_stopped(served: Served) -> None:
    """A cross product of everything takes its own time and nobody else's."""
    with ThreadPoolExecutor() as pool:
        endless = pool.submit(served.ask, ENDLESS)
        for _ in range(5):
            assert served.ask(CITY).status == 200
        assert not endless.done()
        assert endless.result().headers["guitu-limit"] == "time"


def test_many_clients_at_once_all_get_their_answers(served: Served) -> None:
    """`make load` does it with fifty for two minutes. Memory is that of so many children, and given back."""
    with serving(served.out, *loading.OPTIONS) as own:
        told = loading.load(own, 12, 3)
    assert set(told["outcomes"]) == {"answered"}
    assert told["memory afterwards, MB"] < 2 * told["memory before, MB"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:80", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("", 400),
    ],
)
def test_the_host_header_is_checked(served: Served, host: str, status: int) -> None:
    """A page of another site whose name is made to point here (DNS rebinding) gets nothing."""
    assert served.send("GET", f"/sparql?{urlencode({'query': CITY})}", b"", {"Host": host}).status == status


def test_other_sites_may_not_read_unless_allowed(served: Served) -> None:
    """CORS is off; --cors opens it to one origin and no other."""
    path = f"/sparql?{urlencode({'query': CITY})}"
    allowed = "access-control-allow-origin"
    assert allowed not in served.send("GET", path, headers={"Origin": "https://a.example"}).headers
    with serving(served.out, "--cors", "https://a.example", "--name", "graph.example") as open_:
        friend = open_.send("GET", path, headers={"Origin": "https://a.example", "Host": "graph.example"})
        assert friend.headers[allowed] == "https://a.example"
        assert allowed not in open_.send("GET", path, headers={"Origin": "https://b.example"}).headers


def test_only_this_machine_is_answered_by_default(served: Served) -> None:
    """A graph on a laptop is not open to the café."""
    assert served.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("form", "read"),
    [
        (JSON, lambda data: data["results"]["bindings"][0]["name"]["value"]),
        (XML, lambda data: data.toxml()),
        (CSV, lambda data: data.decode()),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_talks_to_it(served: Served, form: str, read: Any, method: str) -> None:
    """The client that Python programs use."""
    client = SPARQLWrapper(f"{served.url}/sparql")
    client.setMethod(method)
    client.setReturnFormat(form)
    client.setQuery(CITY.replace("SELECT", f"PREFIX gt: <{PREFIXES['gt']}> SELECT"))
    assert "洛阳市" in read(client.query().convert())
    client.setQuery(CONSTRUCT)
    client.setReturnFormat(TURTLE)
    turtle: Any = client.query().convert()
    assert len(Graph().parse(BytesIO(turtle), format="turtle")) == 1


@pytest.mark.parametrize(
    "options",
    [
        ("--get", "--data-urlencode", f"query={CITY}"),
        ("--data-urlencode", f"query={CITY}"),
        ("--header", f"Content-Type: {QUERY}", "--data-binary", CITY),
    ],
)
@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_curl_talks_to_it(served: Served, options: tuple[str, ...]) -> None:
    """The client that everybody else uses."""
    command = ["curl", "--silent", "--fail", "--header", "Accept: text/csv", *options, f"{served.url}/sparql"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.decode() == "name\r\n洛阳市\r\n"


def test_errors_of_the_command_are_one_line(guitu: Guitu, served: Served, tmp_path: Any) -> None:
    """No graph, or a port that is taken: said, and the status is 1."""
    port = served.url.rpartition(":")[2]
    for arguments in ((tmp_path, "--port", "0"), (served.out, "--port", port)):
        error = partial(guitu, "serve", *arguments, status=1)().stderr
        assert error.startswith("guitu: ")
        assert error.count("\n") == 1
