"""A corrections file applied to the lines of a build. 更正文件的应用."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from graph.amending import amend
from guitu.errors import GuituError
from loaders.corrections import Corrections, CorrectionsError, read_corrections
from loaders.values import Problem
from ontology import load

Given = tuple[Corrections, tuple[Problem, ...]]


def read(path: str) -> Given:
    """Read a corrections file ("" for none): its entries, and a problem for each that cannot be used.

    Raises GuituError when the file itself cannot be read: a graph without it would not be what was asked for.

    >>> read("")
    (Corrections(source='', pairs=(), wrong=(), missing=()), ())
    """
    if not path:
        return Corrections(""), ()
    try:
        return read_corrections(Path(path))
    except CorrectionsError as error:
        raise GuituError(str(error)) from error


def apply(
    given: Given, lines: Collection[str], texts: Mapping[str, str], base: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Give the lines of the graph of corrections, and the problems of the file and of its entries.

    >>> apply(read(""), [], {}, "https://example.org/id/")
    ((), ())
    """
    corrections, problems = given
    made, faults = amend(corrections, lines, texts, load(), base)
    return made, (*problems, *faults)
