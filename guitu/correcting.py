"""What the user knows better: a lexicon read, a corrections file applied. 用户词表与更正."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from graph.amending import amend
from guitu.errors import GuituError
from loaders.corrections import Corrections, CorrectionsError, read_corrections
from loaders.lexicon import NO_LEXICON, Lexicon, LexiconError, read_lexicon
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


def lexicon(path: str) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Read a lexicon ("" for none) and give a problem for each line that cannot be used. Raises GuituError.

    >>> lexicon("")[1]
    ()
    """
    if not path:
        return NO_LEXICON, ()
    try:
        return read_lexicon(Path(path))
    except LexiconError as error:
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
