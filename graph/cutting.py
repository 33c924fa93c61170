"""A build without its weak statements. 按置信度截取."""

from __future__ import annotations

from graph import quads as rdf
from graph.dataset import Build
from graph.terms import split, value


def cut(build: Build, least: float) -> Build:
    """Leave out the statements whose confidence is below `least` (0 to 1), and the evidence of them alone.

    Entities stay: their articles name them. What users say of a statement that is left out, stays too.

    >>> cut(Build((), {}), 0.9).quads
    ()
    """
    if least <= 0:
        return build
    parsed = [(split(line), line) for line in build.quads]
    weak = {q.subject for q, _ in parsed if q.predicate == rdf.CONFIDENCE and float(value(q.object)) < least}
    kept = [(quad, line) for quad, line in parsed if quad.subject not in weak]
    shown = {quad.object for quad, _ in kept if quad.predicate in (rdf.EVIDENCE, rdf.CONTEXT)}
    lone = {q.subject for q, _ in kept if q.predicate == rdf.HAS_SOURCE and q.subject not in shown}
    return Build(tuple(line for quad, line in kept if quad.subject not in lone), build.texts)
