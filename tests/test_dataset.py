"""Datasets: merging is the union of sets, the default graph is computed, a folder gives its build back."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import RDF, RDFS, SKOS

from graph import folder
from graph.dataset import Build, collect, merge, to_rdflib
from graph.projection import project
from graph.quads import quads
from graph.records import records
from graph.terms import BASE, PREFIXES, split, value
from loaders.values import Article, Entity, Evidence, Extraction, Statement, digest
from ontology import load
from tests import samples
from tests.conftest import DEAR

GT = rdflib.Namespace(PREFIXES["gt"])
STORES = ("default", "Oxigraph")

WORDS = st.text(min_size=1, max_size=4)
PEOPLE = st.builds(
    lambda key, label, names: Entity(digest("Enterprise", key), "Enterprise", label, tuple(names)),
    st.sampled_from("abc"),
    WORDS,
    st.lists(WORDS, max_size=3),
)


def said(subject: str, object_: str, evidence: Evidence, confidence: float) -> Statement:
    return Statement(
        subject=subject,
        predicate="suppliesTo",
        object=object_,
        literal=False,
        qualifiers=(),
        evidence=evidence,
        context=(),
        rule="rule",
        confidence=confidence,
    )


@st.composite
def extraction(draw: st.DrawFn) -> Extraction:
    """A small article: some of three companies, labelled as the article likes, and what it says of them."""
    text = draw(WORDS)
    entities = draw(st.lists(PEOPLE, max_size=3, unique_by=lambda entity: entity.id))
    ends = st.sampled_from(entities or [samples.COMPANY])
    evidence = Evidence(0, len(text), text)
    relations = st.builds(
        lambda s, o, confidence: said(s.id, o.id, evidence, confidence),
        ends,
        ends,
        st.floats(0, 1),
    )
    statements = (
        draw(st.lists(relations, max_size=4, unique_by=lambda statement: statement.id)) if entities else []
    )
    return Extraction(Article.of(f"{text}.txt", text), tuple(entities), tuple(statements))


def rows(result: rdflib.query.Result) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in result if isinstance(row, tuple)]


BUILDS = st.lists(extraction(), max_size=3).map(lambda articles: collect(articles, load()))


@pytest.fixture(scope="module")
def build() -> Build:
    return collect(samples.extractions(), load())


@DEAR
@given(BUILDS, BUILDS, BUILDS)
def test_merge_is_commutative_associative_and_idempotent(a: Build, b: Build, c: Build) -> None:
    """Else two colleagues who merge the same builds would get different graphs."""
    assert merge(a, b).lines == merge(b, a).lines
    assert merge(merge(a, b), c).lines == merge(a, merge(b, c)).lines
    assert merge(a, a).lines == a.lines == merge(a).lines
    assert merge(a, Build((), {})).lines == a.lines


@DEAR
@given(BUILDS)
def test_projection_ignores_an_older_projection_and_has_one_label_a_node(build: Build) -> None:
    assert project(build.lines) == build.projection
    named = [split(line) for line in build.projection]
    labels = Counter(quad.subject for quad in named if quad.predicate == f"<{RDFS.label}>")
    assert set(labels.values()) <= {1}
    assert {q.subject for q in named if q.predicate == f"<{RDF.type}>"} == set(labels)
    texts = Counter(
        (q.subject, q.object) for q in named if q.predicate in (f"<{RDFS.label}>", f"<{SKOS.altLabel}>")
    )
    assert set(texts.values()) <= {1}


def test_order_of_articles_does_not_matter(build: Build) -> None:
    for order in permutations(samples.extractions()):
        assert collect(order, load()).lines == build.lines


def test_merging_article_by_article_is_building_at_once(build: Build) -> None:
    parts = [collect([article], load()) for article in samples.extractions()]
    assert merge(*parts) == build
    assert merge(*parts).texts == build.texts


def test_longest_label_stands_and_the_other_becomes_a_name(build: Build) -> None:
    graph = build.dataset.default_graph
    (jiyuan,) = graph.subjects(GT.adminCode, rdflib.Literal("419001"))
    assert list(map(str, graph.objects(jiyuan, RDFS.label))) == ["济源市"]
    assert list(map(str, graph.objects(jiyuan, SKOS.altLabel))) == ["济源"]


def test_labels_of_one_length_go_by_code_points_and_by_characters_not_escapes() -> None:
    """An escaped quote is one character: it must not make a label look longer."""
    lines = [f'<urn:e> <{RDFS.label}> "{label}"@zh <urn:g> .' for label in ("乙方", "丙方", '\\"\\"')]
    labels = [split(line) for line in project(lines) if str(RDFS.label) in line]
    assert [value(quad.object) for quad in labels] == ['""']
    assert "乙方" not in str(project(lines[1:2]))


@pytest.mark.parametrize("store", STORES)
def test_default_graph_holds_plain_triples_and_no_provenance(build: Build, store: str) -> None:
    dataset = to_rdflib(build.lines, store)
    plain = dataset.default_graph
    statements = [s for article in samples.extractions() for s in article.statements]
    assert not set(plain.objects(None, RDF.type)) & {GT.Article, GT.Evidence, GT.Statement, RDF.Statement}
    relations = {GT[name] for name in load().relations} - {GT.administrativePartOf}
    plain_triples = [tuple(map(str, triple)) for triple in plain if triple[1] in relations]
    ends = {(s.subject, s.predicate, s.object) for s in statements}
    assert len(ends) < len(statements), "no sample says one thing twice"
    assert len(plain_triples) == len(ends)
    assert {
        (s.removeprefix(BASE), p.removeprefix(GT), o.removeprefix(BASE)) for s, p, o in plain_triples
    } == ends
    assert len(list(dataset.quads())) == len(build.lines)


@pytest.mark.parametrize("store", STORES)
def test_simple_question_needs_no_graph_and_who_says_so_is_a_join(build: Build, store: str) -> None:
    dataset = to_rdflib(build.lines, store)
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    leaders = 'SELECT ?name { ?p gt:leads ?c ; rdfs:label ?name . ?c skos:altLabel "洛阳"@zh }'
    assert rows(dataset.query(prefixes + leaders)) == [("郜望舒",)]
    reason = """SELECT ?exact ?start ?source {
        ?p gt:leads ?c . GRAPH ?g {
            ?st rdf:subject ?p ; rdf:predicate gt:leads ; rdf:object ?c ; gt:evidence ?e .
            ?e oa:exact ?exact ; oa:start ?start ; oa:hasSource ?a . ?a dcterms:source ?source } }"""
    assert rows(dataset.query(prefixes + reason)) == [("代市长郜望舒到济源市调研", "27", "plan.txt")]


@pytest.mark.parametrize("store", STORES)
def test_dataset_gives_the_lines_back(build: Build, store: str) -> None:
    """Canonical numbers and one escaper: what a store writes is what it was given."""
    written = to_rdflib(build.lines, store).serialize(format="nquads")
    back = to_rdflib([line for line in written.split("\n") if line], store)
    assert set(back.quads()) == set(to_rdflib(build.lines, store).quads())


def test_records_give_back_the_statements_that_were_written(build: Build) -> None:
    found = records(build, load())
    for article in samples.extractions():
        assert {s.statement for s in found.statements if s.article == article.article.id} == set(
            article.statements
        )
        assert found.articles[article.article.id]["title"] == article.article.title
        for entity in article.entities:
            known = found.entities[entity.id].entity
            assert known.type == entity.type
            assert {known.label, *known.names} >= {entity.label, *entity.names}


def test_folder_gives_back_the_build_and_its_texts_to_the_last_character(
    build: Build, tmp_path: Path
) -> None:
    folder.save(build, tmp_path / "new" / "out")
    loaded = folder.load(tmp_path / "new" / "out")
    assert loaded == build
    assert dict(loaded.texts) == build.texts
    assert loaded.lines == build.lines


def test_saving_again_changes_no_byte_and_drops_texts_that_left(build: Build, tmp_path: Path) -> None:
    folder.save(build, tmp_path)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    folder.save(build, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == first
    keep = tmp_path / "articles" / "notes.txt"
    keep.write_text("a user's own file", "utf-8")
    folder.save(collect([samples.plan()], load()), tmp_path)
    assert {path.name for path in (tmp_path / "articles").iterdir()} == {
        f"{samples.plan().article.id}.txt",
        "notes.txt",
    }


def test_line_separators_in_a_literal_do_not_break_a_line(tmp_path: Path) -> None:
    odd = replace(
        samples.plan(), entities=(replace(samples.AREA, names=("甲\u2028乙\x85丙\x0b丁",)),), statements=()
    )
    folder.save(collect([odd], load()), tmp_path)
    assert folder.load(tmp_path) == collect([odd], load())


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"no quads\n", b"_:b <urn:p> <urn:o> <urn:g> .\n"])
def test_folder_without_a_readable_build_says_so_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "graph.nq").write_bytes(content)
    with pytest.raises(folder.BuildError, match=r"graph\.nq") as caught:
        folder.load(tmp_path)
    assert "\n" not in str(caught.value)


def test_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "graph.nq"
    folder.write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        folder.write_whole(path, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("graph.nq", b"old")]


def test_merging_another_base_keeps_both(build: Build) -> None:
    other = Build(quads(samples.plan(), load(), "https://example.org/kg/"), {})
    assert len(merge(build, other).quads) == len(build.quads) + len(other.quads)
