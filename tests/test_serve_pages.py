"""The pages of `guitu serve`: what they hold, in which forms, and that nothing hostile runs in a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from typing import TypeAlias
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, expect
from rdflib import Graph

from tests.samples import AREA, COMPANY, HOSTILE, JIYUAN, LUOYANG, MAYOR
from tests.serving import Served, sampled, serving

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
VILLAIN = "SELECT ?x { ?x a gt:Enterprise ; rdfs:label ?name FILTER(CONTAINS(?name, 'onerror')) }"
SENTENCE = "代市长郜望舒到济源市调研"

Visit: TypeAlias = Callable[[str], Page]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(sampled(tmp_path_factory.mktemp("served"))) as running:
        yield running


@pytest.fixture(params=[False, True], ids=["policy", "no policy"])
def visit(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open pages of the server; a request to anybody else, a dialog or an error fails the test.

    Once as they come and once with their content security policy off: escaping must do without it.
    """
    faults: list[str] = []
    context: BrowserContext = browser.new_context(locale="zh-CN", bypass_csp=request.param)

    def guard(route: Route) -> None:
        if route.request.url.startswith((served.url, "data:", "blob:")):
            route.continue_()
        else:
            faults.append(f"request: {route.request.url}")
            route.abort()

    def heard(message: ConsoleMessage) -> None:
        # Chromium says so too of the inert document in which the editor's DOMPurify cleans a text.
        if message.type == "error" and "Executing inline event handler" not in message.text:
            faults.append(message.text)

    def opened(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    context.route("**/*", guard)

    def visit(path: str) -> Page:
        page = context.new_page()
        page.on("console", heard)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", opened)
        page.goto(f"{served.url}{path}")
        return page

    yield visit
    context.close()
    assert faults == []


def _villain(served: Served) -> str:
    rows = json.loads(served.ask(VILLAIN).text)["results"]["bindings"]
    return str(rows[0]["x"]["value"]).rpartition("/")[2]


def test_an_entity_has_a_page(served: Served) -> None:
    """At its own path: its class, its other names, its statements with sentence, article and date."""
    reply = served.send("GET", f"/id/{MAYOR.id}", headers=HTML)
    assert (reply.status, reply.type) == (200, "text/html")
    for text in ("郜望舒", "官员", SENTENCE, "任职", "考察", "代理 acting", "plan.txt", "2021-10-14"):
        assert text in reply.text
    assert f'<a href="/id/{LUOYANG.id}">洛阳市</a>' in reply.text
    assert "又称 also called: 我市、洛阳" in served.send("GET", f"/id/{LUOYANG.id}", headers=HTML).text


def test_an_article_has_a_page(served: Served) -> None:
    """What one article says, all of it."""
    query = "SELECT ?g { GRAPH ?g { ?g dcterms:source 'plan.txt' } }"
    article = json.loads(served.ask(query).text)["results"]["bindings"][0]["g"]["value"]
    reply = served.send("GET", f"/id/{article.rpartition('/')[2]}", headers=HTML)
    assert reply.text.count("<blockquote>") == 8


@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_an_entity_is_data_for_programs(served: Served, accept: str, format_: str) -> None:
    """The same path gives RDF: names, plain triples, statements and their sentences."""
    reply = served.send("GET", f"/id/{MAYOR.id}", headers={"Accept": accept})
    assert reply.type == accept
    texts = {str(term) for triple in Graph().parse(data=reply.text, format=format_) for term in triple}
    assert {"郜望舒", SENTENCE, "acting", "https://w3id.org/guitu/ontology#visited"} <= texts


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/nothing", 404),
        ("/id/..%2f..%2fgraph.nq", 404),
        ("/assets/..%2fpages.py", 404),
        ("/assets/nothing.js", 404),
        ("/named/nothing", 404),
        ("/named/leaders?place=nowhere", 400),
        ("/named/leaders?of=x", 400),
        ("/named/leaders", 200),
        ("/named/leaders?place=%E6%B4%9B%E9%98%B3%E5%B8%82", 200),
        ("/graph", 200),
        ("/", 200),
        ("/assets/yasgui.min.js", 200),
    ],
)
def test_addresses(served: Served, path: str, status: int) -> None:
    """What is there and what is not; no path leads out of what is served."""
    reply = served.send("GET", path, headers=HTML)
    assert reply.status == status
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_a_named_question_is_data_for_programs(served: Served) -> None:
    """The menu's questions can be asked by programs; a value stays a value."""
    path = f"/named/leaders?{urlencode({'place': '洛阳市'})}"
    reply = served.send("GET", path, headers={"Accept": "text/csv"})
    assert (reply.status, reply.type) == (200, "text/csv")
    assert "郜望舒" in reply.text
    rows = json.loads(served.send("GET", path, headers={"Accept": "application/sparql-results+json"}).text)
    assert rows["results"]["bindings"][0]["who"]["value"] == "郜望舒"
    broken = f"/named/leaders?{urlencode({'place': '洛阳市 } SERVICE <http://a/> {'})}"
    assert served.send("GET", broken, headers={"Accept": "text/csv"}).status == 400


def test_hostile_names_are_text(served: Served) -> None:
    """Markup in a name or a parameter comes out escaped, under a policy that runs nothing inline."""
    for path in (f"/id/{_villain(served)}", f"/named/leaders?{urlencode({'place': HOSTILE})}"):
        reply = served.send("GET", path, headers=HTML)
        assert "<img" not in reply.text
        assert escape("<img src=x onerror=alert(1)>") in reply.text
        assert "script-src 'self';" in reply.headers["content-security-policy"]


@pytest.mark.browser
def test_the_editor_asks_without_a_network(visit: Visit, served: Served) -> None:
    """The editor is of shipped files, asks this server, shows hostile names as text, leads to entities."""
    page = visit("/")
    expect(page.locator(".CodeMirror")).to_be_visible()
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    query = f"SELECT ?x ?name {{ ?x {label} ?name }} ORDER BY DESC(STRLEN(?name))"
    page.evaluate("query => yasgui.getTab().getYasqe().setValue(query)", query)
    page.locator(".yasqe_queryButton").first.click()
    expect(page.locator(".yasr")).to_contain_text("onerror=alert(1)")
    assert page.locator(".yasr img").count() == 0
    link = page.locator(f'.yasr a[href$="{_villain(served)}"]').first
    with page.context.expect_page() as opened:
        link.click()
    expect(opened.value.locator("h1")).to_contain_text("onerror")


@pytest.mark.browser
def test_the_menu_leads_to_an_answer(visit: Visit) -> None:
    """Choose a question, fill it in, follow its answer to an entity's page: no script needed."""
    page = visit("/")
    page.locator("#question").select_option("members")
    page.get_by_role("button", name="打开 Open").click()
    page.locator("main input").first.fill(AREA.label)
    page.get_by_role("button", name="提问 Ask").click()
    expect(page.locator("main table")).to_contain_text("济源市")


@pytest.mark.browser
def test_hostile_pages_run_nothing(visit: Visit, served: Served) -> None:
    """Every page that shows hostile texts, opened: no dialog, no request, no error."""
    villain = _villain(served)
    page = visit(f"/id/{villain}")
    expect(page.locator("h1")).to_contain_text("<script>")
    assert page.locator("main img, main script").count() == 0
    expect(visit(f"/id/{COMPANY.id}").locator("h1")).to_contain_text(COMPANY.label)
    expect(visit(f"/id/{JIYUAN.id}").locator("blockquote").first).to_be_visible()
    expect(visit("/graph").locator("#summary")).not_to_be_empty()
    article = "SELECT ?g { GRAPH ?g { ?g dcterms:source ?f FILTER(CONTAINS(?f, 'onerror')) } }"
    name = json.loads(served.ask(article).text)["results"]["bindings"][0]["g"]["value"].rpartition("/")[2]
    expect(visit(f"/id/{name}").locator("h1")).to_contain_text("onerror")
