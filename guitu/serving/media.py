"""In which form an answer goes out: content negotiation. 内容协商.

Source: RFC 9110, section 12.5.1 (Accept); the media types of SPARQL 1.1 results and of RDF serialisations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import QueryResultsFormat, RdfFormat

RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Answers to SELECT and ASK; the first is given to whom it is all the same."""

TRIPLES: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}
"""Answers to CONSTRUCT and DESCRIBE, and what an entity's IRI gives to programs."""

HTML = "text/html"


def choose(accept: str, offered: Iterable[str]) -> str:
    """Give the media type that a client likes best, the first of several; "" when it takes none.

    >>> choose("text/*;q=0.5, application/xml", ["application/json", "application/xml", "text/csv"])
    'application/xml'
    >>> choose("", ["text/turtle"]), choose("image/png", ["text/turtle"]), choose("a/b;q=0", ["a/b"])
    ('text/turtle', '', '')
    """
    ranges = dict(map(_range, (accept.strip() or "*/*").split(",")))
    liked = [(_quality(one, ranges), -place, one) for place, one in enumerate(offered)]
    quality, _, best = max(liked)
    return best if quality > 0 else ""


def _range(written: str) -> tuple[str, float]:
    """Read one media range; parameters other than q are not looked at."""
    name, *parameters = (part.strip().lower() for part in written.split(";"))
    weights = [text.removeprefix("q=") for text in parameters if text.startswith("q=")]
    try:
        return name, float(weights[0]) if weights else 1.0
    except ValueError:
        return name, 0.0


def _quality(type_: str, ranges: Mapping[str, float]) -> float:
    """The most specific range that covers a type decides."""
    covering = (type_, f"{type_.partition('/')[0]}/*", "*/*")
    return next((ranges[one] for one in covering if one in ranges), 0.0)
