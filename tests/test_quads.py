"""Quads: what an article says in the vocabulary's words, escaped once, read the same by every reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.quads import check_base, quads
from graph.terms import PREFIXES, decimal, literal, number, split, term, typed, value
from loaders.values import Article, Entity, Evidence, Extraction, Statement, digest, place_id
from ontology import load
from tests import samples

IDS = "https://w3id.org/guitu/id/"
XSD = PREFIXES["xsd"]
WILD = st.text(st.characters(codec=None, categories=None)) | st.sampled_from(
    [samples.HOSTILE, "\ud800x", "\u0085\u2028"]
)


def readable(text: str) -> str:
    """What a file can hold of a text: halves of surrogate pairs become U+FFFD."""
    return "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in text)


def facts(lines: tuple[str, ...], node: str) -> set[tuple[str, str]]:
    """The (predicate, object) pairs of a node, with prefixes put back."""
    pairs = {(quad.predicate, quad.object) for quad in map(split, lines) if quad.subject == f"<{IDS}{node}>"}
    return {(short(predicate), short(object_)) for predicate, object_ in pairs}


def short(node: str) -> str:
    for prefix, namespace in {**PREFIXES, "id": IDS}.items():
        node = (
            node.replace(f"<{namespace}", f"{prefix}:").removesuffix(">") if f"<{namespace}" in node else node
        )
    return node


@pytest.fixture(scope="module")
def plan() -> tuple[str, ...]:
    return quads(samples.plan(), load())


def test_article_says_where_it_comes_from_and_whom_it_mentions(plan: tuple[str, ...]) -> None:
    article = samples.plan().article.id
    assert facts(plan, article) == {
        ("rdf:type", "gt:Article"),
        ("rdf:type", "schema:NewsArticle"),
        ("dcterms:source", '"plan.txt"'),
        ("dcterms:title", '"洛阳都市圈迈出新步伐"@zh'),
        ("dcterms:publisher", '"洛阳晚报"@zh'),
        ("schema:datePublished", '"2021-10-14"^^xsd:date'),
        *(("schema:mentions", f"id:{entity.id}") for entity in samples.plan().entities),
    }
    assert {split(line).graph for line in plan} == {f"<{IDS}{article}>"}


def test_coded_place_has_every_class_up_to_its_top_one_label_its_code_and_its_parent(
    plan: tuple[str, ...],
) -> None:
    assert facts(plan, samples.LUOYANG.id) == {
        ("rdf:type", "gt:City"),
        ("rdf:type", "gt:Place"),
        ("rdfs:label", '"洛阳市"@zh'),
        ("skos:altLabel", '"洛阳"@zh'),
        ("skos:altLabel", '"我市"@zh'),
        ("gt:adminCode", '"410300"'),
        ("gt:administrativePartOf", f"id:{samples.HENAN.id}"),
        ("geo:hasGeometry", f"id:{samples.LUOYANG.id}#point"),
    }
    assert place_id("410000") == samples.HENAN.id


def test_a_place_lies_where_its_own_spot_is_known(plan: tuple[str, ...]) -> None:
    """Maps of other tools read GeoSPARQL; a county shown at its city's spot would mislead them."""
    assert facts(plan, f"{samples.LUOYANG.id}#point") == {
        ("rdf:type", "geo:Geometry"),
        ("geo:asWKT", '"POINT(112.4368 34.6735)"^^geo:wktLiteral'),
    }
    anji = samples.entity("County", "安吉县", code="330523", parent="330500")
    lines = quads(Extraction(samples.plan().article, (anji,), ()), load())
    assert not facts(lines, f"{anji.id}#point")


def test_places_above_are_described_but_not_mentioned() -> None:
    """Else nobody could ask for the counties of 河南省 unless an article named it."""
    chanhe = samples.entity("County", "瀍河回族区", code="410304", parent="410300")
    lines = quads(Extraction(samples.plan().article, (chanhe,), ()), load())
    assert ("gt:administrativePartOf", f"id:{samples.LUOYANG.id}") in facts(lines, chanhe.id)
    assert facts(lines, samples.LUOYANG.id) >= {
        ("rdfs:label", '"洛阳市"@zh'),
        ("gt:administrativePartOf", f"id:{samples.HENAN.id}"),
    }
    assert facts(lines, samples.HENAN.id) >= {("rdf:type", "gt:Province"), ("rdfs:label", '"河南省"@zh')}
    mentioned = {
        object_ for predicate, object_ in facts(lines, samples.plan().article.id) if "mentions" in predicate
    }
    assert mentioned == {f"id:{chanhe.id}"}


def test_statement_carries_ends_qualifiers_rule_confidence_and_evidence(plan: tuple[str, ...]) -> None:
    extraction = samples.plan()
    article, target = extraction.article.id, extraction.statements[-1]
    assert facts(plan, digest(article, target.id)) == {
        ("rdf:type", "gt:Statement"),
        ("rdf:type", "rdf:Statement"),
        ("rdf:subject", f"id:{samples.AREA.id}"),
        ("rdf:predicate", "gt:hasTarget"),
        ("rdf:object", '"8000亿元"'),
        ("gt:indicator", '"地区生产总值"'),
        ("gt:kind", '"target"'),
        ("gt:unit", '"亿元"'),
        ("gt:value", '"8000"^^xsd:decimal'),
        ("gt:year", '"2025"'),
        ("gt:rule", '"sample hasTarget"'),
        ("gt:confidence", '"0.9"^^xsd:decimal'),
        ("gt:evidence", f"id:{article}#char={target.evidence.start},{target.evidence.end}"),
        ("gt:context", f"id:{article}#char=0,5"),
    }
    assert facts(plan, f"{article}#char=0,5") == {
        ("rdf:type", "gt:Evidence"),
        ("rdf:type", "oa:SpecificResource"),
        ("oa:hasSource", f"id:{article}"),
        ("oa:exact", '"洛阳都市圈"'),
        ("oa:start", '"0"^^xsd:integer'),
        ("oa:end", '"5"^^xsd:integer'),
    }


@pytest.mark.parametrize("sample", samples.extractions(), ids=("plan", "investment", "hostile"))
def test_evidence_is_the_slice_of_the_text_it_names(sample: Extraction) -> None:
    for statement in sample.statements:
        for evidence in (statement.evidence, *statement.context):
            assert sample.article.text[evidence.start : evidence.end] == evidence.exact


def test_same_sentence_in_two_articles_makes_two_statements() -> None:
    one = samples.plan()
    other = replace(
        one, article=replace(Article.of("copy.txt", one.article.text + "\n"), title=one.article.title)
    )
    nodes = [
        {quad.subject for quad in map(split, quads(e, load())) if quad.object == term("gt:Statement")}
        for e in (one, other)
    ]
    assert len(nodes[0]) == len(one.statements)
    assert not nodes[0] & nodes[1]


def test_base_moves_every_resource_and_no_term() -> None:
    moved = quads(samples.plan(), load(), "https://example.org/kg/")
    assert tuple(sorted(line.replace("https://example.org/kg/", IDS) for line in moved)) == quads(
        samples.plan(), load()
    )


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "https://example.org/a b/", "https://x/#/", "x:/\n/"]
)
def test_base_that_would_break_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="cannot be the base"):
        check_base(base)


@pytest.mark.parametrize("broken", ["class", "relation", "qualifier"])
def test_undeclared_word_is_an_error_not_a_new_term(broken: str) -> None:
    extraction = samples.plan()
    statement = extraction.statements[0]
    wrong = {
        "class": replace(extraction, entities=(replace(samples.AREA, type="Kingdom"),)),
        "relation": replace(extraction, statements=(replace(statement, predicate="rules"),)),
        "qualifier": replace(extraction, statements=(replace(statement, qualifiers=(("mood", "x"),)),)),
    }
    with pytest.raises(KeyError):
        quads(wrong[broken], load())


TYPED = [
    ("12.80", "decimal", f'"12.8"^^<{XSD}decimal>'),
    ("1280000000", "decimal", f'"1280000000"^^<{XSD}decimal>'),
    ("-0.0", "decimal", f'"0"^^<{XSD}decimal>'),
    ("1e5", "decimal", '"1e5"'),
    ("１２", "integer", '"１２"'),
    ("007", "integer", f'"7"^^<{XSD}integer>'),
    ("7.5", "integer", '"7.5"'),
    ("2021-10-13", "date", f'"2021-10-13"^^<{XSD}date>'),
    ("2021-13-01", "date", '"2021-13-01"'),
    ("20211013", "date", '"20211013"'),
    ("2025", "gYear", f'"2025"^^<{XSD}gYear>'),
    ("“十四五”末", "gYear", '"“十四五”末"'),
    ("2025", "string", '"2025"'),
]


@pytest.mark.parametrize(("text", "datatype", "expected"), TYPED)
def test_typed_literal_is_canonical_or_stays_as_written(text: str, datatype: str, expected: str) -> None:
    assert typed(text, datatype) == expected


def both_readers(line: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The text and the datatype of the object, as pyoxigraph and as rdflib read the line."""
    (quad,) = ox.parse(input=line.encode(), format=ox.RdfFormat.N_QUADS)
    assert isinstance(quad, ox.Quad)
    assert isinstance(quad.object, ox.Literal)
    dataset = rdflib.Dataset()
    dataset.parse(data=line.encode(), format="nquads")
    ((_, _, read, _),) = dataset.quads()
    assert isinstance(read, rdflib.Literal)
    datatype = str(read.datatype or (rdflib.RDF.langString if read.language else rdflib.XSD.string))
    return (quad.object.value, quad.object.datatype.value), (str(read), datatype)


@given(WILD)
def test_any_text_is_read_back_by_both_readers(text: str) -> None:
    line = f"<urn:s> <urn:p> {literal(text, '@zh')} <urn:g> ."
    oxigraph, rdf = both_readers(line)
    assert oxigraph == rdf == (readable(text), str(rdflib.RDF.langString))
    assert value(split(line).object) == readable(text)


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False).map(
    lambda n: format(n, "f")
) | st.integers().map(str)
DAYS = st.dates(min_value=date(1000, 1, 1)).map(date.isoformat)
LITERALS = (
    NUMBERS.map(lambda n: typed(n, "decimal"))
    | NUMBERS.map(lambda n: typed(n, "integer"))
    | DAYS.map(lambda day: typed(day, "date"))
    | st.integers(1000, 9999).map(lambda year: typed(str(year), "gYear"))
    | st.floats(0, 1).map(decimal)
)


@given(LITERALS)
def test_numbers_and_dates_go_through_both_stores_unchanged(node: str) -> None:
    line = f"<urn:s> <urn:p> {node} <urn:g> ."
    store = ox.Store()
    store.load(line.encode(), format=ox.RdfFormat.N_QUADS)
    assert store.dump(format=ox.RdfFormat.N_QUADS) == f"{line}\n".encode()
    dataset = rdflib.Dataset()
    dataset.parse(data=line.encode(), format="nquads")
    assert dataset.serialize(format="nquads").strip() == line


@given(st.text(alphabet="0123456789.+-eE ", max_size=12))
def test_canonical_number_is_its_own_canonical_form(text: str) -> None:
    canonical = number(text)
    assert not canonical or (number(canonical) == canonical and float(canonical) == float(text))


@given(WILD, WILD, WILD)
def test_any_extraction_makes_lines_that_both_readers_take(name: str, other: str, text: str) -> None:
    """An article made of any characters at all still gives one well-formed, sorted graph."""
    subject = Entity(digest("Enterprise", name), "Enterprise", name, (other,))
    evidence = Evidence(0, len(text), text)
    statement = Statement(
        subject=subject.id,
        predicate="hasInvestment",
        object=other,
        literal=True,
        qualifiers=(("status", name),),
        evidence=evidence,
        context=(evidence,),
        rule=text,
        confidence=0.5,
    )
    lines = quads(Extraction(Article.of(name, text), (subject,), (statement,)), load())
    data = "\n".join(lines).encode()
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format="nquads")
    assert list(lines) == sorted(set(lines))
    assert (
        len(set(ox.parse(input=data, format=ox.RdfFormat.N_QUADS)))
        == len(list(dataset.quads()))
        == len(lines)
    )
