"""Which articles tell the same news, as lines of the graph of judgements. 转载关系.

`<article> gt:reprintOf <first>` stands for every article of a group but its first; so what has no such line
is each news once. Articles are not rewritten: leaving the graph out undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.judgement import judgements_graph
from graph.quads import PUBLISHED
from graph.terms import BASE, split, term, value

REPRINT_OF = term("gt:reprintOf")


def reprint_lines(firsts: Mapping[str, str], base: str = BASE) -> tuple[str, ...]:
    """Write whose news articles tell, by their ids.

    >>> reprint_lines({"2": "1"}, "urn:/")
    ('<urn:/2> <https://w3id.org/guitu/ontology#reprintOf> <urn:/1> <urn:/judgements> .',)
    """
    graph = judgements_graph(base)
    return tuple(
        f"<{base}{one}> {REPRINT_OF} <{base}{first}> {graph} ." for one, first in sorted(firsts.items())
    )


def firsts(lines: Iterable[str]) -> Mapping[str, str]:
    """Read whose news articles tell, by their ids.

    >>> firsts(reprint_lines({"2": "1"}))
    {'2': '1'}
    """
    mark = f" {REPRINT_OF} "
    said = (split(line) for line in lines if mark in line)
    return {_id(quad.subject): _id(quad.object) for quad in said}


def without_reprints(lines: Iterable[str]) -> list[str]:
    """Leave out what was found before.

    >>> without_reprints(reprint_lines({"2": "1"}))
    []
    """
    mark = f" {REPRINT_OF} "
    return [line for line in lines if mark not in line]


def dates(lines: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the first date of each article that has one, by its id, to tell which of several came first.

    >>> dates([])
    {}
    """
    mark = f" {PUBLISHED} "
    said = (split(line) for line in lines if mark in line)
    found = sorted(((_id(quad.subject), value(quad.object)) for quad in said), reverse=True)
    return {id_: (date,) for id_, date in found}


def _id(iri: str) -> str:
    return iri.rpartition("/")[2][:-1]
