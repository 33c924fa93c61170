"""The page as a file: it needs no network, runs nothing it was given, and is the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from itertools import combinations
from math import dist
from pathlib import Path

import networkx as nx
import pytest

from benchmarks.synthetic import town
from exports.html import html
from exports.layout import positions
from exports.page_data import page_data
from graph.dataset import Build, collect
from graph.view import view
from ontology import load
from tests.samples import HOSTILE, hostile, investment, plan

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "exports" / "page"
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PAGE.glob("*.js")))

BUILD = collect([plan(), investment(), hostile()], load())
VIEW = view(BUILD)
VIEWS = {"samples": VIEW, "empty": view(Build((), {})), "town": town(60)}


def _page(drawn: nx.MultiDiGraph[str]) -> str:
    return html(drawn, HOSTILE, BUILD.texts)


@pytest.mark.parametrize("drawn", VIEWS.values(), ids=VIEWS)
def test_nothing_is_fetched(drawn: nx.MultiDiGraph[str]) -> None:
    """A link to a CDN would leave the page broken on a train and tell a stranger who reads it."""
    page = _page(drawn)
    assert not re.findall(r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:)?//""", page)
    assert not re.findall(r"<link[^>]*stylesheet|@import|<script[^>]+src=|<iframe|<img\b", page)
    assert "default-src 'none'" in page


def test_only_the_pages_own_scripts_may_run() -> None:
    """The policy names both scripts by hash; a wrong hash is a blank page, a missing one an open door."""
    page = _page(VIEW)
    policy = re.findall(r"script-src ([^;]+);", page)
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", page, re.DOTALL)
    assert [_sha256(script) for script in scripts] == policy[0].split()


def _sha256(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_what_articles_say_is_never_markup() -> None:
    """A name of the hostile article that came through as markup could run."""
    page = _page(VIEW)
    assert "<img src=x" not in page
    assert '<script>alert("x")' not in page
    assert "popup" not in SCRIPTS  # pyvis's popup writes titles as markup once one of them contains "href"
    assert "\\u003cimg src=x onerror=alert(1)" in page


@pytest.mark.parametrize(
    "way", ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"]
)
def test_the_page_writes_no_markup(way: str) -> None:
    """Text reaches the page as textContent only."""
    assert way not in SCRIPTS


def test_a_lone_surrogate_can_be_written() -> None:
    """Half a character pair in a damaged file must not keep the whole page from being written."""
    drawn = view(collect([plan()], load()))
    drawn.nodes[min(drawn)]["label"] = "洛\ud800阳"
    assert "洛?阳" in html(drawn).encode("utf-8").decode("utf-8")


def test_the_same_bytes_in_every_process() -> None:
    """Sets and hashes of strings differ between processes; the page must not."""
    code = "from tests.test_html import VIEWS, html; import hashlib; "
    code += "print(hashlib.sha256(html(VIEWS['town']).encode()).hexdigest())"
    digests = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert digests == {hashlib.sha256(html(VIEWS["town"]).encode()).hexdigest() + "\n"}


def test_size_of_300_nodes() -> None:
    """The page has to fit into a mail."""
    assert len(html(town(300)).encode()) < 2_500_000


def test_both_languages_say_the_same_things() -> None:
    """A word that one language lacks shows as "undefined"."""
    zh, en = re.findall(r"^  (?:zh|en): \{\n(.*?)^  \},\n", SCRIPTS, re.DOTALL | re.MULTILINE)
    keys = re.findall(r"^    (\w+):", zh, re.MULTILINE)
    assert keys == re.findall(r"^    (\w+):", en, re.MULTILINE)
    template = (PAGE / "template.html").read_text(encoding="utf-8")
    used = re.findall(r'say\("(\w+)"', SCRIPTS) + re.findall(
        r'data-(?:text|label|placeholder)="(\w+)"', template
    )
    assert set(used) <= set(keys)
    elsewhere = "".join(
        path.read_text(encoding="utf-8") for path in PAGE.iterdir() if path.name != "strings.js"
    )
    assert [key for key in keys if not re.search(rf"\b{key}\b", elsewhere)] == []


def test_most_important_first_and_statements_joined() -> None:
    """A node's number is its rank; statements that say the same are one line, others swing apart."""
    data = page_data(VIEW, BUILD.texts)
    importance = [VIEW.nodes[node["key"]]["importance"] for node in data.nodes]
    assert importance == sorted(importance, reverse=True)
    invests = [edge for edge in data.edges if edge["predicate"] == "investsIn"]
    assert sorted(len(edge["statements"]) for edge in invests) == [1, 2]
    posts = [edge for edge in data.edges if edge["predicate"] in {"holdsPost", "leads"}]
    assert {edge["smooth"]["type"] for edge in posts} == {"curvedCW", "curvedCCW"}


def test_a_sentence_stands_in_its_paragraph() -> None:
    """What stands round a sentence comes from the article, up to where the paragraph ends."""
    rows = {row[3]: row for row in page_data(VIEW, BUILD.texts).tables["sentences"]}
    sentence = rows["代市长郜望舒到济源市调研"]
    assert sentence[4:] == ["本报讯 10月13日，", "。"]
    assert page_data(VIEW, {}).tables["sentences"][0][4:] == ["", ""]


def test_names_are_found_by_pinyin() -> None:
    """重庆 is Chongqing, not Zhongqing: readings come from phrases."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(VIEW)
    drawn.nodes[min(drawn)]["label"] = "重庆市"
    pinyin = {node["label"]: node["pinyin"] for node in page_data(drawn, {}).nodes}
    assert pinyin["重庆市"][0] == "chong qing shi"
    assert pinyin["洛阳市"][:1] == ["luo yang shi"]


def test_no_two_nodes_lie_on_each_other() -> None:
    """Nodes on top of each other cannot be clicked."""
    places = positions(VIEWS["town"])
    assert min(dist(one, other) for one, other in combinations(places.values(), 2)) > 25


def test_the_order_of_adding_does_not_matter() -> None:
    """Two builds that find the same in another order give the same picture."""
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(VIEW)))
    turned.add_edges_from(reversed([(subject, object_) for subject, object_ in VIEW.edges()]))
    assert positions(turned) == positions(VIEW)


def test_communities_stay_together() -> None:
    """Two cliques joined by one edge are two groups on the page."""
    cliques = {"a": [f"a{n}" for n in range(70)], "b": [f"b{n}" for n in range(70)]}
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a0", "b0")])
    for names in cliques.values():
        drawn.add_edges_from(combinations(names, 2))
    places = positions(drawn)
    middle = {name: _mean([places[node] for node in nodes]) for name, nodes in cliques.items()}
    far = {name: max(dist(places[node], middle[name]) for node in nodes) for name, nodes in cliques.items()}
    assert dist(middle["a"], middle["b"]) > far["a"] + far["b"]


def test_separate_parts_do_not_overlap() -> None:
    """Every part of the graph that has no link to the others has its own room."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for part in range(40):
        drawn.add_edges_from((f"{part}", f"{part}.{n}") for n in range(1 + part % 7))
    places = positions(drawn)
    parts = [[places[node] for node in part] for part in nx.weakly_connected_components(drawn)]
    for one, other in combinations(parts, 2):
        assert min(dist(a, b) for a in one for b in other) > 40


def _mean(points: list[tuple[int, int]]) -> tuple[float, float]:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def test_a_class_or_relation_that_the_ontology_lacks() -> None:
    """A graph of another version may hold terms that are no longer declared; the page still shows them."""
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph(VIEW)
    unknown: Mapping[str, str] = {
        "type": "Comet",
        "type_zh": "彗星",
        "type_en": "Comet",
        "top": "Comet",
        "top_zh": "彗星",
    }
    drawn.nodes[min(drawn)].update(unknown)
    next(iter(drawn.edges(data=True)))[2].update(predicate="orbits", label="绕行", label_en="orbits")
    tables = page_data(drawn, {}).tables
    assert tables["classes"]["Comet"]["zh"] == "彗星"
    assert tables["relations"]["orbits"]["en"] == "orbits"
