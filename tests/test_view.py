"""The network view: pictures and tables say what the articles say, each statement with its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.dataset import Build, collect
from graph.quads import quads
from graph.records import finest, records
from graph.terms import term
from graph.view import edges, nodes, view
from loaders.values import Extraction, digest
from ontology import load
from tests import samples


@pytest.fixture(scope="module")
def build() -> Build:
    return collect(samples.extractions(), load())


def test_every_statement_is_an_edge_or_a_figure(build: Build) -> None:
    graph = view(build)
    keys = [key for _, _, key, _ in edges(graph)]
    keys += [figure["key"] for _, node in nodes(graph) for figure in node["figures"]]
    made = [digest(e.article.id, s.id) for e in samples.extractions() for s in e.statements]
    assert sorted(keys) == sorted(made)


def test_edge_says_who_said_it_where_and_how_sure(build: Build) -> None:
    (visit,) = (edge for s, o, _, edge in edges(view(build)) if edge["predicate"] == "visited")
    article = samples.plan().article
    assert visit == {
        "predicate": "visited",
        "label": load().relations["visited"].label_zh,
        "label_en": load().relations["visited"].label_en,
        "confidence": 0.9,
        "rule": "sample visited",
        "qualifiers": {"date": "10月13日", "dateValue": "2021-10-13"},
        "sentence": "代市长郜望舒到济源市调研",
        "start": 27,
        "end": 39,
        "context": [],
        "article": article.id,
        "source": "plan.txt",
        "title": "洛阳都市圈迈出新步伐",
        "date": "2021-10-14",
    }
    assert article.text[visit["start"] : visit["end"]] == visit["sentence"]
    assert view(build).graph["articles"][article.id]["publisher"] == "洛阳晚报"


def test_node_joins_what_all_articles_say_of_it(build: Build) -> None:
    node = dict(nodes(view(build)))[samples.JIYUAN.id]
    assert (node["label"], node["names"], node["code"]) == ("济源市", ["济源"], "419001")
    assert (node["type"], node["top"], node["articles"], node["degree"]) == ("County", "Place", 2, 4)
    assert (node["color"], node["shape"]) == (load().classes["County"].color, load().classes["County"].shape)


def test_importance_runs_from_none_to_one(build: Build) -> None:
    importance = {name: node["importance"] for name, node in nodes(view(build))}
    assert (importance[samples.PARK.id], importance[samples.PLAN.id]) == (1.0, 0.0)
    assert all(0 <= figure <= 1 for figure in importance.values())


def test_order_does_not_depend_on_the_order_of_articles(build: Build) -> None:
    other = collect(reversed(samples.extractions()), load())
    assert list(view(build).nodes(data=True)) == list(view(other).nodes(data=True))
    assert list(edges(view(build))) == list(edges(view(other)))


def test_place_that_no_article_names_is_no_node() -> None:
    """The province of a county is known without being news."""
    county = samples.entity("County", "瀍河回族区", code="410304", parent="410300")
    build = collect([Extraction(samples.plan().article, (county,), ())], load())
    assert list(view(build)) == [county.id]
    assert "河南省" in "".join(build.projection)


def test_class_of_another_ontology_is_shown_as_unknown(build: Build) -> None:
    """A graph built by a newer Guitu must still open."""
    foreign = tuple(line.replace(term("gt:MetropolitanArea"), term("gt:Ring")) for line in build.quads)
    node = dict(nodes(view(Build(foreign, build.texts))))[samples.AREA.id]
    assert (node["type"], node["top"], node["label"]) == ("", "", "洛阳都市圈")


def test_end_that_no_article_describes_is_a_node_named_by_its_id() -> None:
    extraction = samples.investment()
    missing = replace(extraction, entities=tuple(e for e in extraction.entities if e.id != samples.PARK.id))
    node = dict(nodes(view(Build(quads(missing, load()), {}))))[samples.PARK.id]
    assert (node["label"], node["articles"]) == (samples.PARK.id, 0)


def test_finest_class_is_chosen_the_same_way_every_time() -> None:
    assert (
        finest({"Place", "County", "City"}, load()) == finest({"City", "Place", "County"}, load()) == "City"
    )


def test_records_tell_statements_in_the_order_of_the_text(build: Build) -> None:
    found = records(build, load()).statements
    assert [(s.article, s.statement.evidence.start) for s in found] == sorted(
        (s.article, s.statement.evidence.start) for s in found
    )
