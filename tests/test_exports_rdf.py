"""RDF files: what is written is what is read, by rdflib and by Oxigraph, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from exports.jsonld import jsonld
from exports.nquads import nquads
from exports.turtle import trig, turtle
from graph.dataset import Build, collect
from graph.quads import quads
from graph.terms import PREFIXES, literal, typed
from ontology import load
from tests import samples
from tests.conftest import DEAR

ROOT = Path(__file__).parents[1]
Terms = frozenset[tuple[str, ...]]

WRITERS: dict[str, tuple[Callable[[Build], str], str, ox.RdfFormat]] = {
    "ttl": (turtle, "turtle", ox.RdfFormat.TURTLE),
    "trig": (trig, "trig", ox.RdfFormat.TRIG),
    "nq": (nquads, "nquads", ox.RdfFormat.N_QUADS),
    "jsonld": (jsonld, "json-ld", ox.RdfFormat.JSON_LD),
}


def by_oxigraph(text: str, form: ox.RdfFormat) -> Terms:
    found = (quad for quad in ox.parse(input=text.encode(), format=form) if isinstance(quad, ox.Quad))
    return frozenset(tuple(map(str, quad)) for quad in found)


def by_rdflib(text: str, form: str) -> Terms:
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=form)
    return frozenset(
        (s.n3(), p.n3(), o.n3(), "" if g in (None, DATASET_DEFAULT_GRAPH_ID) else f"<{g}>")
        for s, p, o, g in dataset.quads()
    )


def expected(build: Build, form: str) -> str:
    """The quads of the format as the plainest format has them: Turtle can hold the default graph only."""
    return "\n".join(build.projection if form == "ttl" else build.lines)


def check(build: Build, form: str) -> None:
    write, rdflib_name, ox_format = WRITERS[form]
    text, wanted = write(build), expected(build, form)
    assert by_oxigraph(text, ox_format) == by_oxigraph(wanted, ox.RdfFormat.N_QUADS)
    assert by_rdflib(text, rdflib_name) == by_rdflib(wanted, "nquads")


@pytest.fixture(scope="module")
def build() -> Build:
    return collect(samples.extractions(), load())


@pytest.mark.parametrize("form", WRITERS)
def test_both_readers_find_every_quad_and_no_other(build: Build, form: str) -> None:
    check(build, form)


@pytest.mark.parametrize("form", WRITERS)
def test_empty_build_is_an_empty_file_that_parses(form: str) -> None:
    check(Build((), {}), form)


@pytest.mark.parametrize("form", WRITERS)
def test_other_base_keeps_its_iris(form: str) -> None:
    check(Build(quads(samples.plan(), load(), "https://example.org/规划/"), {}), form)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATES = st.dates().map(lambda day: typed(day.isoformat(), "date"))
NODES = (
    TEXTS.map(literal)
    | TEXTS.map(lambda text: literal(text, "@zh"))
    | st.integers().map(lambda n: typed(str(n), "integer"))
    | st.decimals(-1000, 1000, places=3).map(lambda n: typed(str(n), "decimal"))
    | DATES
    | st.sampled_from(["<urn:o>", f"<{PREFIXES['gt']}a.b>", f"<{PREFIXES['gt']}-x>", f"<{PREFIXES['oa']}>"])
)
PREDICATES = st.sampled_from(["<urn:p>", f"<{PREFIXES['rdfs']}label>", f"<{PREFIXES['gt']}amount>"])
LINES = st.builds(
    lambda subject, predicate, node, graph: f"<urn:{subject}> {predicate} {node} <urn:{graph}> .",
    st.sampled_from("ab"),
    PREDICATES,
    NODES,
    st.sampled_from("gh"),
)


@pytest.mark.parametrize("form", WRITERS)
@DEAR
@given(lines=st.lists(LINES, max_size=5, unique=True))
def test_any_literal_goes_through_every_format(form: str, lines: list[str]) -> None:
    """Controls, quotes, right-to-left marks, numbers: else one odd name would spoil a file."""
    check(Build(tuple(sorted(lines)), {}), form)


def test_turtle_names_what_a_line_is_about(build: Build) -> None:
    """Hashes tell a reader nothing: the label of every object stands beside it."""
    assert "gt:leads id:c942664d1bd0e396cb19643c ;  # 洛阳市\n" in turtle(build)


def test_written_bytes_do_not_depend_on_the_process() -> None:
    """Hash seeds and stores order sets by chance; a build twice over must give the same files."""
    code = """
import hashlib
from exports.gexf import gexf
from exports.graphml import graphml
from exports.jsonld import jsonld
from exports.nquads import nquads
from exports.tables import TABLES
from exports.turtle import trig, turtle
from graph.dataset import collect
from graph.view import view
from ontology import load
from tests import samples
build = collect(reversed(samples.extractions()), load())
texts = [write(build) for write in (jsonld, nquads, trig, turtle)]
texts += [write(view(build)) for write in (gexf, graphml, *TABLES.values())]
print([hashlib.sha256(text.encode()).hexdigest() for text in texts])
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
