"""Statements to quads: the only place that makes RDF. 由陈述生成四元组.

IRIs are hashes under one base, so the same article gives the same lines wherever it is built, and there are
no blank nodes. Named graph and article: `base + article.id`; entity: `base + entity.id`; statement: `base +
digest(article.id, statement.id)` (two articles that say the same are two statements); evidence: the article
with a fragment `char=start,end` of RFC 5147.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.terms import BASE, decimal, literal, term, typed
from loaders.regions import fragment
from loaders.values import ORIGINS, Article, Entity, Evidence, Extraction, Statement, digest, place_id
from ontology import Ontology
from ontology.places import gazetteer
from ontology.points import point

_BASE = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\#\x00-\x20\ud800-\udfff]*/')

A, LABEL, ALT_LABEL = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")
SUBJECT, PREDICATE, OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
EVIDENCE, CONTEXT, RULE, CONFIDENCE = (
    term(f"gt:{name}") for name in ("evidence", "context", "rule", "confidence")
)
SOURCE, TITLE, PUBLISHER = (term(f"dcterms:{name}") for name in ("source", "title", "publisher"))
PUBLISHED, MENTIONS = term("schema:datePublished"), term("schema:mentions")
METADATA = {
    "title": TITLE,
    "publisher": PUBLISHER,
    "date": PUBLISHED,
    "author": term("schema:author"),
    "page": term("schema:pagination"),
    "url": term("schema:url"),
}
"""An article's fields and their properties."""

ORIGIN = {origin: term(f"gt:metadataFrom{origin.capitalize()}") for origin in ORIGINS}
"""From an article to the properties whose values the user gave, the file's format tells, its text says."""

REGION = term("gt:region")
_WKT = f"^^{term('geo:wktLiteral')}"
HAS_SOURCE, EXACT, START, END = (term(f"oa:{name}") for name in ("hasSource", "exact", "start", "end"))
ADMIN_CODE, PART_OF = term("gt:adminCode"), term("gt:administrativePartOf")

ARTICLE_CLASSES = (term("gt:Article"), term("schema:NewsArticle"))
EVIDENCE_CLASSES = (term("gt:Evidence"), term("oa:SpecificResource"))
STATEMENT_CLASSES = (term("gt:Statement"), term("rdf:Statement"))

Triple = tuple[str, str, str]


def check_base(base: str) -> str:
    """Give the base of resource IRIs back. Raises ValueError unless it is absolute and ends with a slash.

    >>> check_base("https://example.org/id/")
    'https://example.org/id/'
    """
    if not _BASE.fullmatch(base):
        raise ValueError(
            f"{base!r} cannot be the base of IRIs: give an absolute one that ends with '/', as {BASE}"
        )
    return base


def quads(extraction: Extraction, ontology: Ontology, base: str = BASE) -> tuple[str, ...]:
    """Write what one article says: the sorted N-Quads lines of its named graph, without line ends.

    Raises KeyError when a class, relation or qualifier is not declared, ValueError when `base` is no base.

    >>> from loaders.values import Article
    >>> from ontology import load
    >>> lines = quads(Extraction(Article.of("a.txt", "你好"), (), ()), load())
    >>> len(lines), lines == tuple(sorted(lines))
    (3, True)
    """
    article = extraction.article
    graph = f"<{check_base(base)}{article.id}>"
    return tuple(sorted({f"{s} {p} {o} {graph} ." for s, p, o in _triples(extraction, ontology, base)}))


def _triples(extraction: Extraction, ontology: Ontology, base: str) -> Iterator[Triple]:
    article = extraction.article
    yield from _article(article, extraction.entities, base)
    for entity in (*extraction.entities, *_above(extraction.entities)):
        yield from _entity(entity, ontology, base)
    for statement in extraction.statements:
        yield from _statement(statement, article, ontology, base)
    for evidence in {e for s in extraction.statements for e in (s.evidence, *s.context)}:
        yield from _evidence(evidence, f"{base}{article.id}")
        yield from _regions(evidence, article, base)


def _article(article: Article, entities: tuple[Entity, ...], base: str) -> Iterator[Triple]:
    node = f"<{base}{article.id}>"
    yield from ((node, A, name) for name in ARTICLE_CLASSES)
    yield node, SOURCE, literal(article.source)
    for field, name in METADATA.items():
        if told := getattr(article, field):
            yield node, name, _metadata(field, told)
    yield from ((node, ORIGIN[origin], METADATA[field]) for field, origin in article.origins)
    for entity in entities:
        yield node, MENTIONS, f"<{base}{entity.id}>"


def _metadata(field: str, told: str) -> str:
    if field == "date":
        return typed(told, "date")
    return literal(told) if field in {"page", "url"} else literal(told, "@zh")


def _above(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Give the places around those of the article that it does not name: so a parent can be asked by name."""
    known = {entity.id for entity in entities}
    codes = {entity.parent for entity in entities if entity.parent}
    codes |= {place.code for code in codes for place in gazetteer().ancestors(code)}
    places = (place for code in sorted(codes) if (place := gazetteer().get(code)))
    above = (Entity(place_id(p.code), p.level, p.name, (), p.code, p.parent) for p in places)
    return tuple(place for place in above if place.id not in known)


def _entity(entity: Entity, ontology: Ontology, base: str) -> Iterator[Triple]:
    node = f"<{base}{entity.id}>"
    yield from ((node, A, term(f"gt:{name}")) for name in ontology.lineage(entity.type))
    yield node, LABEL, literal(entity.label, "@zh")
    yield from ((node, ALT_LABEL, literal(name, "@zh")) for name in entity.names if name != entity.label)
    if entity.code:
        yield node, ADMIN_CODE, literal(entity.code)
        yield from _point(entity.code, f"{base}{entity.id}")
    if entity.parent:
        yield node, PART_OF, f"<{base}{place_id(entity.parent)}>"


def _point(code: str, place: str) -> Iterator[Triple]:
    """Where a division lies, as GeoSPARQL 1.1 writes it; nothing where only the one around it is known."""
    spot = point(code)
    if spot is not None and spot.code == code:
        geometry = f"<{place}#point>"
        yield f"<{place}>", term("geo:hasGeometry"), geometry
        yield geometry, A, term("geo:Geometry")
        yield geometry, term("geo:asWKT"), literal(f"POINT({spot.longitude} {spot.latitude})", _WKT)


def _statement(statement: Statement, article: Article, ontology: Ontology, base: str) -> Iterator[Triple]:
    node = f"<{base}{digest(article.id, statement.id)}>"
    relation = ontology.relations[statement.predicate]
    yield from ((node, A, name) for name in STATEMENT_CLASSES)
    yield node, SUBJECT, f"<{base}{statement.subject}>"
    yield node, PREDICATE, term(f"gt:{relation.name}")
    yield node, OBJECT, literal(statement.object) if statement.literal else f"<{base}{statement.object}>"
    for name, text in statement.qualifiers:
        yield node, term(f"gt:{name}"), typed(text, ontology.qualifiers[name].datatype)
    yield node, RULE, literal(statement.rule)
    yield node, CONFIDENCE, decimal(statement.confidence)
    yield node, EVIDENCE, _slice(statement.evidence, f"{base}{article.id}")
    for evidence in statement.context:
        yield node, CONTEXT, _slice(evidence, f"{base}{article.id}")


def _slice(evidence: Evidence, article: str) -> str:
    return f"<{article}#char={evidence.start},{evidence.end}>"


def _evidence(evidence: Evidence, article: str) -> Iterator[Triple]:
    node = _slice(evidence, article)
    yield from ((node, A, name) for name in EVIDENCE_CLASSES)
    yield node, HAS_SOURCE, f"<{article}>"
    yield node, EXACT, literal(evidence.exact)
    yield node, START, typed(str(evidence.start), "integer")
    yield node, END, typed(str(evidence.end), "integer")


def _regions(evidence: Evidence, article: Article, base: str) -> Iterator[Triple]:
    """Give where a slice stands on its pages, as a W3C Media Fragment: page=3&xywh=percent:10,20.5,30,4."""
    node = _slice(evidence, f"{base}{article.id}")
    for region in article.regions:
        if region.start < evidence.end and evidence.start < region.end:
            yield node, REGION, literal(fragment(region))
