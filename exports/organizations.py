"""Posts as W3C ORG, for programs that know it: memberships, posts, roles, bodies. 任职的 W3C ORG 形式.

A membership is drawn from every statement that tells of it, and each of these is a Web Annotation under its
own IRI: so the file leads back to the sentence and to the statement in the graph. `org.toml` says which term
stands for which. Standard: https://www.w3.org/TR/vocab-org/
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from exports.memberships import ACTING, BEGINS, ENDS, Membership, Telling, memberships
from graph.dataset import Build
from graph.quads import Triple
from graph.records import Known, Records, described, records
from graph.terms import literal, split, term, typed
from loaders.values import Evidence, digest
from ontology import Ontology, load

_A, _LABEL = term("rdf:type"), term("rdfs:label")
_NAME, _OTHER = term("skos:prefLabel"), term("skos:altLabel")
_PERSON = "foaf:Person"


@cache
def declared() -> Mapping[str, Mapping[str, str]]:
    """Give the tables of org.toml: from class or relation of ours to the standard term, as a CURIE.

    >>> declared()["links"]["subsidiaryOf"]
    'org:subOrganizationOf'
    """
    tables: dict[str, dict[str, str]] = tomllib.loads(
        files("exports").joinpath("org.toml").read_text("utf-8")
    )
    return tables


def organizations(build: Build) -> Build:
    """Give posts and bodies of a build as one whose default graph is W3C ORG and that has no named graphs.

    >>> organizations(Build((), {})).projection
    ()
    """
    ontology = load()
    made = Build((), {})
    known = described(build.projection, ontology)
    triples = _triples(build, _Source(records(build, ontology), known, ontology)) if known else ()
    vars(made)["projection"] = tuple(sorted({f"{s} {p} {o} ." for s, p, o in triples}))
    return made


@dataclass(frozen=True, slots=True)
class _Source:
    """What the triples are made from, and the IRIs of what is made."""

    found: Records
    entities: Mapping[str, Known]
    ontology: Ontology

    def iri(self, identity: str) -> str:
        # The base of a build is not kept, but every IRI begins with it.
        return f"<{next(iter(self.entities.values())).iri.rpartition('/')[0]}/{identity}>"

    def made(self, *parts: str) -> str:
        return self.iri(digest(*parts))

    def kind(self, known: Known) -> str:
        """Give what an entity is in ORG, "" when it is nothing there."""
        lineage = self.ontology.lineage(known.entity.type) if known.entity.type else ()
        classes = declared()["classes"]
        return next((classes[name] for name in lineage if name in classes), "")


def _triples(build: Build, source: _Source) -> Iterator[Triple]:
    held = memberships(source.found.statements, source.found.articles)
    links = tuple(_links(build))
    shown = _bodies(source, held, links)
    for name in sorted(shown.union(one.person for one in held)):
        yield from _thing(source, name)
    for lower, by, upper in links:
        if lower in shown:
            yield source.iri(lower), by, source.iri(upper)
    for membership in held:
        yield from _membership(source, membership)
        for telling in membership.tellings:
            yield from _annotation(source, membership, telling)


def _links(build: Build) -> Iterator[tuple[str, str, str]]:
    """Give the links of org.toml that the default graph holds: two ids and the property between them."""
    wanted = {term(f"gt:{name}"): term(curie) for name, curie in declared()["links"].items()}
    for line in build.projection:
        if line.split(" ", 2)[1] in wanted:
            quad = split(line)
            yield _id(quad.subject), wanted[quad.predicate], _id(quad.object)


def _id(node: str) -> str:
    return node[node.rfind("/") + 1 : -1]


def _bodies(
    source: _Source, held: tuple[Membership, ...], links: tuple[tuple[str, str, str], ...]
) -> frozenset[str]:
    """Give the ids of all organizations and enterprises, of places that have posts, and of what is above."""
    places = declared()["classes"]["Place"]
    shown = {
        name for name, known in source.entities.items() if source.kind(known) not in {"", _PERSON, places}
    }
    shown.update(one.body for one in held)
    above: dict[str, set[str]] = {}
    for lower, _, upper in links:
        above.setdefault(lower, set()).add(upper)
    pending = list(shown)
    while pending:
        higher = above.get(pending.pop(), set()) - shown
        shown |= higher
        pending.extend(higher)
    return frozenset(shown)


def _thing(source: _Source, name: str) -> Iterator[Triple]:
    """A person or a body, with its names; the code of GB/T 2260 identifies a place's authorities."""
    known = source.entities[name]
    node, label = source.iri(name), literal(known.entity.label, "@zh")
    kind = source.kind(known) or declared()["classes"]["Organization"]
    yield node, _A, term(kind)
    if kind == declared()["classes"]["Enterprise"]:
        # No reasoner is needed to find all bodies.
        yield node, _A, term(declared()["classes"]["Organization"])
    yield node, _LABEL, label
    yield node, term("foaf:name") if kind == _PERSON else _NAME, label
    yield from ((node, _OTHER, literal(other, "@zh")) for other in known.entity.names)
    if known.entity.code:
        yield node, term("org:identifier"), literal(known.entity.code)


def _membership(source: _Source, membership: Membership) -> Iterator[Triple]:
    node, body = _node(source, membership), source.iri(membership.body)
    person = source.iri(membership.person)
    yield node, _A, term("org:Membership")
    yield node, term("org:member"), person
    yield node, term("org:organization"), body
    for telling in membership.tellings:
        yield node, term("prov:wasDerivedFrom"), _slice(source, telling)
        if dict(telling.stated.statement.qualifiers).get("status") == ACTING:
            yield from _acting(source, node)
    if membership.title:
        yield from _post(source, membership, node, body)
    yield from _interval(source, membership, node)


def _node(source: _Source, membership: Membership) -> str:
    return source.made(
        "membership", membership.person, membership.body, membership.title, str(membership.number)
    )


def _slice(source: _Source, telling: Telling) -> str:
    evidence = telling.stated.statement.evidence
    return f"{source.iri(telling.stated.article)[:-1]}#char={evidence.start},{evidence.end}>"


def _post(source: _Source, membership: Membership, node: str, body: str) -> Iterator[Triple]:
    """The role is the title alone, which many bodies have; the post is that of this body."""
    role = source.made("role", membership.title)
    post = source.made("post", membership.body, membership.title)
    organ = source.entities[membership.body].entity.label
    yield node, term("org:role"), role
    yield from _labelled(role, "org:Role", literal(membership.title, "@zh"))
    yield from _labelled(post, "org:Post", literal(f"{organ}{membership.title}", "@zh"))
    yield post, term("org:role"), role
    yield post, term("org:postIn"), body
    if membership.open:
        yield source.iri(membership.person), term("org:holds"), post


def _acting(source: _Source, node: str) -> Iterator[Triple]:
    (option,) = (one for one in source.ontology.qualifiers["status"].options if one.code == ACTING)
    role = source.made("role", "status", ACTING)
    yield node, term("org:role"), role
    yield from _labelled(role, "org:Role", literal(option.label_zh, "@zh"))
    yield role, _LABEL, literal(option.label_en, "@en")


def _labelled(node: str, kind: str, label: str) -> Iterator[Triple]:
    yield node, _A, term(kind)
    yield node, _LABEL, label
    yield node, _NAME, label


def _interval(source: _Source, membership: Membership, node: str) -> Iterator[Triple]:
    """The days of a term; of several days told for its beginning or end, all."""
    interval = source.made("interval", node)
    days = [one for telling in membership.tellings for one in _day(source, telling, interval)]
    if days:
        yield node, term("org:memberDuring"), interval
        yield interval, _A, term("time:Interval")
        yield from days


def _day(source: _Source, telling: Telling, interval: str) -> Iterator[Triple]:
    """The instant that a statement tells of: a day of the calendar, or in the words of the text.

    The day of the article stands for a mention, which has none; an appointment is not of the day of its news.
    """
    said = dict(telling.stated.statement.qualifiers)
    day, words = said.get("dateValue", ""), said.get("date", "")
    if not day and not words and telling.what not in {BEGINS, ENDS}:
        day = telling.day
    if day or words:
        place = (day,) if day else (telling.stated.article, words)
        instant = source.made("instant", *place)
        yield interval, term(declared()["days"][telling.what]), instant
        yield instant, _A, term("time:Instant")
        yield instant, _LABEL, literal(day) if day else literal(words, "@zh")
        if (date := typed(day, "date")).endswith(term("xsd:date")):
            yield instant, term("time:inXSDDate"), date


def _annotation(source: _Source, membership: Membership, telling: Telling) -> Iterator[Triple]:
    """The statement as a Web Annotation: its body the membership, its target the sentence in the article."""
    node, target = source.iri(telling.stated.id), _slice(source, telling)
    yield node, _A, term("oa:Annotation")
    yield node, term("oa:motivatedBy"), term("oa:describing")
    yield node, term("oa:hasBody"), _node(source, membership)
    yield node, term("oa:hasTarget"), target
    yield from _target(source, target, telling.stated.statement.evidence, telling.stated.article)


def _target(source: _Source, target: str, evidence: Evidence, article: str) -> Iterator[Triple]:
    quote, place = (source.made(name, target) for name in ("quote", "position"))
    yield target, _A, term("oa:SpecificResource")
    yield target, term("oa:hasSource"), source.iri(article)
    yield target, term("oa:hasSelector"), quote
    yield target, term("oa:hasSelector"), place
    yield quote, _A, term("oa:TextQuoteSelector")
    yield quote, term("oa:exact"), literal(evidence.exact)
    yield place, _A, term("oa:TextPositionSelector")
    yield place, term("oa:start"), typed(str(evidence.start), "integer")
    yield place, term("oa:end"), typed(str(evidence.end), "integer")
    yield from _article(source, article)


def _article(source: _Source, article: str) -> Iterator[Triple]:
    node, data = source.iri(article), source.found.articles[article]
    yield node, _A, term("prov:Entity")
    yield node, term("dcterms:source"), literal(data["source"])
    if data["title"]:
        yield node, term("dcterms:title"), literal(data["title"], "@zh")
    if data["date"]:
        yield node, term("dcterms:issued"), typed(data["date"], "date")
