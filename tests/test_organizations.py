"""`--profile org`: terms of office in W3C ORG's own terms, and the way back to the sentences."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, namespace
from rdflib.query import ResultRow

import guitu as library
from exports.organizations import organizations
from exports.turtle import turtle
from graph.dataset import Build, collect
from graph.judgement import judge, judgement_quads
from graph.terms import BASE, PREFIXES
from guitu.errors import GuituError
from guitu.formats import RDF as RDF_FORMATS
from guitu.formats import Drawing, render
from loaders.values import Article, Entity, Extraction, Statement
from ontology import load
from tests.conftest import Guitu
from tests.samples import entity, evidence

ORG = namespace.ORG
GOLDEN = Path(__file__).parent / "golden" / "organizations.ttl"

ANHUI = entity("Province", "安徽省", "安徽", code="340000")
LUAN = entity("City", "六安市", "六安", code="341500", parent="340000")
CONGRESS = entity("LegislativeOrgan", "六安市人大常委会")
GROUP = entity("Enterprise", "青砚集团")
WORKS = entity("Enterprise", "青砚重工有限公司", "青砚重工")
BAO, JI, TAO = (entity("Official", name) for name in ("鲍启元", "嵇晚亭", "陶孟川"))

Said = tuple[Entity, str, Entity, str, dict[str, str]]
SPRING: tuple[Said, ...] = (
    (
        BAO,
        "appointedTo",
        LUAN,
        "任命鲍启元为代市长",
        {"post": "代市长", "status": "acting", "date": "今年春天"},
    ),
    (BAO, "holdsPost", LUAN, "代市长鲍启元主持会议", {"post": "代市长", "status": "acting"}),
    (JI, "holdsPost", CONGRESS, "原副主任嵇晚亭出席", {"post": "副主任", "status": "former"}),
    (TAO, "holdsPost", GROUP, "青砚集团董事长陶孟川介绍", {"post": "董事长"}),
    (WORKS, "subsidiaryOf", GROUP, "青砚重工是青砚集团的子公司", {}),
)
SUMMER: tuple[Said, ...] = (
    (BAO, "removedFrom", LUAN, "8月30日免去鲍启元市长职务", {"post": "市长", "dateValue": "2023-08-30"}),
    (JI, "appointedTo", LUAN, "8月30日任命嵇晚亭为市长", {"post": "市长", "dateValue": "2023-08-30"}),
)
LATER: tuple[Said, ...] = (
    (BAO, "appointedTo", LUAN, "2月1日任命鲍启元为市长", {"post": "市长", "dateValue": "2024-02-01"}),
    (BAO, "holdsPost", LUAN, "市长鲍启元调研", {"post": "市长"}),
)


def _extraction(source: str, date: str, said: tuple[Said, ...]) -> Extraction:
    text = "。\n".join(sentence for *_, sentence, _ in said)
    statements = tuple(
        Statement(
            subject=subject.id,
            predicate=predicate,
            object=object_.id,
            literal=False,
            qualifiers=tuple(sorted(qualifiers.items())),
            evidence=evidence(text, sentence),
            context=(),
            rule="sample",
            confidence=0.9,
        )
        for subject, predicate, object_, sentence, qualifiers in said
    )
    ends = {end.id: end for subject, _, object_, *_ in said for end in (subject, object_)}
    article = replace(Article.of(source, text), date=date, title=f"{source} 标题")
    return Extraction(article, tuple(ends.values()), statements)


@pytest.fixture(scope="module")
def build() -> Build:
    """Three articles: an acting mayor is removed and appointed again; one post is told of as former."""
    parts = (("spring.txt", "2023-03-08", SPRING), ("summer.txt", "2023-09-01", SUMMER))
    return collect((_extraction(*part) for part in (*parts, ("later.txt", "2024-02-03", LATER))), load())


@pytest.fixture(scope="module")
def read(build: Build) -> rdflib.Graph:
    """The file, as a reader that is not ours has it."""
    return rdflib.Graph().parse(data=turtle(organizations(build)), format="turtle")


def _ask(graph: rdflib.Graph, sparql: str) -> list[tuple[str, ...]]:
    found = graph.query(sparql, initNs=dict(PREFIXES))
    return sorted(tuple(str(term or "") for term in row) for row in found if isinstance(row, ResultRow))


TERMS = """
    ?m a org:Membership ; org:member/rdfs:label ?who ; org:organization/rdfs:label ?body ; org:role ?role .
    ?role rdfs:label ?title . ?post org:role ?role .
    ?m org:organization ?organ . ?post org:postIn ?organ .
"""


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        (
            f"SELECT DISTINCT ?who ?body ?title {{ {TERMS} }}",
            [
                ("嵇晚亭", "六安市", "市长"),
                ("嵇晚亭", "六安市人大常委会", "副主任"),
                ("陶孟川", "青砚集团", "董事长"),
                ("鲍启元", "六安市", "市长"),
            ],
        ),
        (
            f"""SELECT ?who ?from ?until {{ {TERMS} FILTER(STR(?title) = '市长') ?m org:memberDuring ?i .
            OPTIONAL {{ ?i time:hasBeginning/rdfs:label ?from }}
            OPTIONAL {{ ?i time:hasEnd/time:inXSDDate ?until }} }}""",
            [
                ("嵇晚亭", "2023-08-30", ""),
                ("鲍启元", "2024-02-01", ""),
                ("鲍启元", "今年春天", "2023-08-30"),
            ],
        ),
        (
            """SELECT ?who ?day { ?m org:member/rdfs:label ?who ;
            org:memberDuring/time:before/time:inXSDDate ?day }""",
            [("嵇晚亭", "2023-03-08")],
        ),
        (
            """SELECT ?who ?day { ?m org:member/rdfs:label ?who ;
            org:memberDuring/time:inside/time:inXSDDate ?day }""",
            [("陶孟川", "2023-03-08"), ("鲍启元", "2023-03-08"), ("鲍启元", "2024-02-03")],
        ),
        (
            "SELECT ?who ?post { ?p org:holds/rdfs:label ?post ; foaf:name ?who }",
            [("嵇晚亭", "六安市市长"), ("陶孟川", "青砚集团董事长"), ("鲍启元", "六安市市长")],
        ),
        (
            "SELECT ?who { ?m org:member/rdfs:label ?who ; org:role/rdfs:label 'acting'@en }",
            [("鲍启元",)],
        ),
        (
            """SELECT ?lower ?upper { ?x org:subOrganizationOf ?y .
            ?x rdfs:label ?lower . ?y rdfs:label ?upper }""",
            [("六安市", "安徽省"), ("青砚重工有限公司", "青砚集团")],
        ),
        (
            "SELECT ?name { ?x a org:FormalOrganization, org:Organization ; skos:prefLabel ?name }",
            [("六安市人大常委会",), ("青砚重工有限公司",), ("青砚集团",)],
        ),
        (
            """SELECT ?file ?said { ?m org:organization/rdfs:label '青砚集团'@zh .
            ?a oa:hasBody ?m ; oa:hasTarget ?t . ?m prov:wasDerivedFrom ?t .
            ?t oa:hasSource/dcterms:source ?file ; oa:hasSelector/oa:exact ?said }""",
            [("spring.txt", "青砚集团董事长陶孟川介绍")],
        ),
    ],
)
def test_answers_counted_by_hand(read: rdflib.Graph, sparql: str, expected: list[tuple[str, ...]]) -> None:
    """A program that knows ORG alone must find who held what when, and which sentence says so."""
    assert _ask(read, sparql) == expected


OA = frozenset(
    rdflib.URIRef(f"{PREFIXES['oa']}{name}")
    for name in (
        *("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "describing", "end"),
        *("exact", "hasBody", "hasSelector", "hasSource", "hasTarget", "motivatedBy", "start"),
    )
)
"""Terms of https://www.w3.org/TR/annotation-vocab/; rdflib, which has the others, has no list of these."""

BODY, TARGET = (rdflib.URIRef(f"{PREFIXES['oa']}{name}") for name in ("hasBody", "hasTarget"))


def test_every_term_is_one_of_the_standards(read: rdflib.Graph) -> None:
    """A made-up term looks like ORG and means nothing. rdflib's lists are generated from the vocabularies."""
    known = {str(one): one for one in (namespace.FOAF, ORG, namespace.PROV, namespace.TIME)}
    used = {node for triple in read for node in triple if isinstance(node, rdflib.URIRef)}
    assert not [node for node in used if node.startswith(PREFIXES["gt"])]
    assert {node for node in used if node.startswith(PREFIXES["oa"])} <= OA
    for space, terms in known.items():
        found = {node for node in used if node.startswith(space)}
        assert found
        assert [node for node in found if node not in terms] == []


def test_a_membership_has_what_the_standard_asks_for(read: rdflib.Graph) -> None:
    """ORG, section 6: a membership is of one agent in one organization; here each has its evidence too."""
    nodes = set(read.subjects(RDF.type, ORG.Membership))
    assert len(nodes) == 5
    for node in nodes:
        (person,), (body,) = read.objects(node, ORG.member), read.objects(node, ORG.organization)
        assert (person, RDF.type, namespace.FOAF.Person) in read
        assert (body, RDF.type, ORG.Organization) in read
        sentences = set(read.objects(node, namespace.PROV.wasDerivedFrom))
        assert sentences
        told = set(read.subjects(BODY, node))
        assert sentences == {target for one in told for target in read.objects(one, TARGET)}


def test_the_way_back_loses_no_statement(build: Build, read: rdflib.Graph) -> None:
    """Every annotation is a statement of the graph under its IRI, on the same person, body and post."""
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data="".join(f"{line}\n" for line in build.quads), format="nquads")
    stated = (
        "SELECT ?st ?who ?body ?post { ?st rdf:predicate ?p ; rdf:subject ?who ; rdf:object ?body ; "
        "gt:post ?post FILTER(?p IN (gt:holdsPost, gt:appointedTo, gt:removedFrom)) }"
    )
    back = (
        "SELECT ?st ?who ?body ?post { ?st a oa:Annotation ; oa:hasBody ?m . ?m org:member ?who ; "
        "org:organization ?body ; org:role ?r . ?r rdfs:label ?post . ?any org:postIn ?body ; org:role ?r }"
    )
    plain = [(*row[:3], row[3].removeprefix("代")) for row in _ask(graph, stated)]
    assert _ask(read, back) == sorted(plain)
    assert len(plain) == 8


def test_a_judgement_makes_one_membership_of_two_names(build: Build) -> None:
    """Two articles that call a person by two IRIs must not give two terms of office."""
    other = entity("Person", "嵇晚亭")
    still: tuple[Said, ...] = ((other, "holdsPost", LUAN, "市长嵇晚亭发言", {"post": "市长"}),)
    more = collect([_extraction("more.txt", "2023-10-01", still)], load()).quads
    judged = judgement_quads(judge(f"{BASE}{JI.id}", f"{BASE}{other.id}", "same", 0.9, "name", "one"), BASE)
    one, two = (
        organizations(Build(tuple(sorted({*build.quads, *more, *lines})), {})).projection
        for lines in (judged, ())
    )
    assert [sum("org#Membership>" in line for line in lines) for lines in (one, two)] == [5, 6]


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_every_rdf_format_says_the_same(build: Build, read: rdflib.Graph, form: str) -> None:
    """TriG, N-Quads and JSON-LD of the profile must not fall back to the vocabulary of the graph."""
    text = render(Drawing(build), form, "org")[""]
    name = {"ttl": "turtle", "nq": "nquads", "jsonld": "json-ld"}.get(form, form)
    assert isinstance(text, str)
    found = rdflib.Dataset(default_union=True)
    found.parse(data=text, format=name)
    assert {quad[:3] for quad in found.quads()} == set(read)


def test_a_small_file_stays_as_it_was(build: Build) -> None:
    """Programs of others read it: a change is to be meant. `GUITU_UPDATE_GOLDEN=1` writes it anew."""
    text = turtle(organizations(build))
    if os.environ.get("GUITU_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert GOLDEN.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("form", "profile", "message"),
    [
        ("gexf", "org", "gexf: the profile org is RDF; take one of jsonld, nq, trig, ttl"),
        ("ttl", "foaf", "foaf: no profile of Guitu; take one of org"),
    ],
)
def test_what_cannot_be_written_gets_one_line(build: Build, form: str, profile: str, message: str) -> None:
    """A picture in ORG there is none: say what there is."""
    with pytest.raises(GuituError, match=message):
        render(Drawing(build), form, profile)


def test_on_the_command_line(guitu: Guitu, demo: Path, tmp_path: Path) -> None:
    """The example articles as ORG: a file that parses and holds every post of the graph."""
    file = tmp_path / "org.ttl"
    guitu("export", demo, "-f", "ttl", "--profile", "org", "-o", file)
    assert library.open(demo).to_turtle(profile="org") == file.read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(file)
    assert set(graph.subjects(RDF.type, ORG.Membership))
    assert (
        "--profile" in guitu("export", demo, "-f", "gexf", "--profile", "gist", "-o", file, status=2).stderr
    )
