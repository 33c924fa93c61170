"""Which place lies in which, as the default graph has it: divisions, and zones of a county. 上级地方."""

from __future__ import annotations

from collections.abc import Mapping

from graph.dataset import Build
from graph.quads import PART_OF
from graph.terms import split


def parents(build: Build) -> Mapping[str, str]:
    """Give the id of the place around each place that has one, by the ids of `graph.records`.

    >>> line = f"<a:id/zone> {PART_OF} <a:id/county> <a:id/article> ."
    >>> parents(Build((line,), {}))
    {'zone': 'county'}
    """
    lines = (line for line in build.projection if PART_OF in line)
    quads = (quad for quad in map(split, lines) if quad.predicate == PART_OF)
    return {_id(quad.subject): _id(quad.object) for quad in quads}


def _id(iri: str) -> str:
    return iri[iri.rfind("/") + 1 : -1]
