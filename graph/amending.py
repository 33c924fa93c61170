"""A user's corrections, held against a built graph → the lines of the graph of corrections. 应用更正.

Names are looked up among the labels, other names and codes of all articles. An entry whose names are unknown
or mean several things is a problem that says so; the others are applied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from graph import quads as rdf
from graph.correction import AUTHOR, REASON, corrections_graph, negation, striking
from graph.judgement import Judgement, judgement_quads
from graph.terms import decimal, literal, split, term, typed, value
from loaders.corrections import Claim, Corrections, Named, Note, Pair
from loaders.finders.places import Setting
from loaders.finders.posts import leads
from loaders.mention import Mention
from loaders.names import resolve_names
from loaders.statements import twins
from loaders.values import Problem, digest
from ontology import Ontology
from ontology.places import gazetteer

RULE = "correction"
FOLLOWS: Mapping[str, tuple[str, ...]] = {"holdsPost": ("leads",)}
"""Relations that follow from another: what is wrong of that is wrong of them."""

_NAMING = tuple(f" {predicate} " for predicate in (rdf.LABEL, rdf.ALT_LABEL, rdf.ADMIN_CODE))
_TELLING = frozenset((rdf.A, rdf.LABEL, rdf.ADMIN_CODE))

Node = Mapping[str, set[str]]


class _EntryError(ValueError):
    """An entry that the graph does not bear out: what is wrong; what to do."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What of a graph the corrections speak of: nodes by IRI term, IRIs by name, articles by file name."""

    nodes: Mapping[str, Node]
    named: Mapping[str, set[str]]
    made: Mapping[tuple[str, str, str], set[str]]
    articles: Mapping[str, set[str]]
    texts: Mapping[str, str]
    ontology: Ontology
    base: str


def amend(
    corrections: Corrections, lines: Collection[str], texts: Mapping[str, str], ontology: Ontology, base: str
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Give the sorted lines of the graph of corrections, and a problem for each entry that cannot be applied.

    `lines` are those of the articles' named graphs, `texts` the articles by id.

    >>> from ontology import load
    >>> amend(Corrections("c.toml"), [], {}, load(), "https://example.org/id/")
    ((), ())
    """
    if not (corrections.pairs or corrections.wrong or corrections.missing):
        return (), ()
    held = _held(lines, texts, ontology, base)
    made: set[str] = set()
    problems: list[Problem] = []
    for entry, write in _entries(corrections):
        try:
            made.update(write(held, entry))
        except _EntryError as error:
            fault, _, advice = str(error).partition("; ")
            reason = f"{entry.note.place}: {fault}"
            problems.append(Problem(corrections.source, reason, f"{advice[:1].upper()}{advice[1:]}."))
    return tuple(sorted(made)), tuple(problems)


def _entries(corrections: Corrections) -> Iterator[tuple[Pair | Claim, Callable[..., Iterator[str]]]]:
    yield from ((pair, _judged) for pair in corrections.pairs)
    yield from ((claim, _taken_out) for claim in corrections.wrong)
    yield from ((claim, _added) for claim in corrections.missing)


def _held(lines: Collection[str], texts: Mapping[str, str], ontology: Ontology, base: str) -> _Held:
    nodes: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    named: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    made: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for quad in map(split, lines):
        nodes[quad.subject][quad.predicate].add(quad.object)
        if quad.predicate == rdf.SOURCE:
            articles[value(quad.object)].add(quad.graph)
            articles[quad.graph.rpartition("/")[2][:-1]].add(quad.graph)
        elif f" {quad.predicate} " in _NAMING:
            named[value(quad.object)].add(quad.subject)
    for node, said in nodes.items():
        if rdf.OBJECT in said and rdf.STATEMENT_CLASSES[0] in said[rdf.A]:
            made[min(said[rdf.SUBJECT]), min(said[rdf.PREDICATE]), min(said[rdf.OBJECT])].add(node)
    return _Held(nodes, named, made, articles, texts, ontology, base)


def _candidates(held: _Held, wanted: Named) -> list[str]:
    """Give the IRI terms of what is called so, of the class that was named."""
    iri = f"<{wanted.name}>" if "://" in wanted.name else f"<{held.base}{wanted.name}>"
    found = {iri} if iri in held.nodes else held.named.get(wanted.name, set())
    return sorted(node for node in found if not wanted.type or _is_a(held, node, wanted.type))


def _is_a(held: _Held, node: str, class_: str) -> bool:
    return term(f"gt:{class_}") in held.nodes[node].get(rdf.A, ())


def _one(held: _Held, wanted: Named) -> str:
    found = _candidates(held, wanted)
    if not found:
        raise _EntryError(f"nothing in the graph is called {wanted}; check the name with guitu explain")
    if len(found) > 1:
        kinds = ", ".join(f"{_class(held, node)} {node[1:-1]}" for node in found)
        raise _EntryError(f"{len(found)} things are called {wanted}: {kinds}; name the type or the IRI")
    return found[0]


def _class(held: _Held, node: str) -> str:
    gt = term("gt:")[:-1]
    names = sorted(name.removeprefix(gt)[:-1] for name in held.nodes[node].get(rdf.A, ()))
    return max(names, key=lambda name: len(tuple(held.ontology.lineage(name))), default="?")


def _judged(held: _Held, pair: Pair) -> Iterator[str]:
    first, second = (_one(held, wanted)[1:-1] for wanted in (pair.first, pair.second))
    if first == second:
        raise _EntryError(f"both names are one thing in the graph, {first}; give the IRIs of two")
    made = Judgement(first, second, pair.verdict, 1.0, RULE, pair.note.reason, pair.note.author)
    yield from judgement_quads(made, held.base, corrections_graph(held.base))


def _taken_out(held: _Held, claim: Claim) -> Iterator[str]:
    """Strike the statements meant; where none is left to say it, negate the plain triple as well."""
    graphs = _graphs(held, claim)
    relation = held.ontology.relations[claim.predicate]
    subjects = _candidates(held, claim.subject)
    objects = [literal(claim.object.name)] if relation.literal else _candidates(held, claim.object)
    found = False
    for predicate in (claim.predicate, *FOLLOWS.get(claim.predicate, ())):
        for triple in ((s, term(f"gt:{predicate}"), o) for s in subjects for o in objects):
            making = held.made.get(triple, set())
            meant = {node for node in making if _meant(held, node, claim, graphs)}
            note = claim.note.author, claim.note.reason
            if meant and meant == making:
                yield from negation(triple, meant, *note, held.base)
            elif meant:
                yield from striking(meant, *note, held.base)
            found = found or bool(meant)
    if not found:
        what = f"{claim.subject} {claim.predicate} {claim.object}"
        raise _EntryError(f"no statement says {what}; compare it with guitu explain")


def _meant(held: _Held, node: str, claim: Claim, graphs: set[str]) -> bool:
    said = held.nodes[node]
    if graphs and not any(e.startswith(f"{g[:-1]}#") for e in said[rdf.EVIDENCE] for g in graphs):
        return False
    return all(text in map(value, said.get(term(f"gt:{name}"), ())) for name, text in claim.qualifiers)


def _graphs(held: _Held, claim: Claim) -> set[str]:
    graphs = held.articles.get(claim.article, set())
    if claim.article and not graphs:
        raise _EntryError(f"no article of the graph is called {claim.article}; give its file name")
    return graphs


def _added(held: _Held, claim: Claim) -> Iterator[str]:
    """Write a statement with the slice of the article that says it, and describe its ends beside it."""
    relation = held.ontology.relations[claim.predicate]
    article, start, end = _quoted(held, claim)
    graph = corrections_graph(held.base)
    subject, described = _end(held, claim.subject, relation.domain)
    object_, more = (
        (literal(claim.object.name), ()) if relation.literal else _end(held, claim.object, relation.range)
    )
    yield from (f"{line} {graph} ." for line in (*described, *more))
    evidence = f"{article[:-1]}#char={start},{end}>"
    exact = held.texts[_id(article)][start:end]
    about = (
        *((rdf.A, name) for name in rdf.EVIDENCE_CLASSES),
        (rdf.HAS_SOURCE, article),
        (rdf.EXACT, literal(exact)),
        (rdf.START, typed(str(start), "integer")),
        (rdf.END, typed(str(end), "integer")),
    )
    yield from (f"{evidence} {p} {o} {graph} ." for p, o in about)
    for predicate in (rdf.A, rdf.SOURCE):
        yield from (f"{article} {predicate} {o} {graph} ." for o in held.nodes[article][predicate])
    post = dict(claim.qualifiers)
    heads = claim.predicate == "holdsPost" and post.get("status") != "former" and leads(post.get("post", ""))
    for predicate in (claim.predicate, *(FOLLOWS["holdsPost"] if heads else ())):
        yield from _statement(held, claim, (subject, predicate, object_), evidence)


def _statement(held: _Held, claim: Claim, ends: tuple[str, str, str], evidence: str) -> Iterator[str]:
    subject, predicate, object_ = ends
    declared = held.ontology.relations[predicate].qualifiers
    written = dict(claim.qualifiers)
    figure = claim.object.name if held.ontology.relations[predicate].literal else ""
    read = {name: text for name, text in twins(_published(held, evidence), written, figure).items() if text}
    pairs = sorted((name, text) for name, text in (read | written).items() if name in declared)
    said = (
        *((rdf.A, name) for name in rdf.STATEMENT_CLASSES),
        (rdf.SUBJECT, subject),
        (rdf.PREDICATE, term(f"gt:{predicate}")),
        (rdf.OBJECT, object_),
        *((term(f"gt:{n}"), typed(text, held.ontology.qualifiers[n].datatype)) for n, text in pairs),
        (rdf.EVIDENCE, evidence),
        (rdf.RULE, literal(RULE)),
        (rdf.CONFIDENCE, decimal(1.0)),
        *_noted(claim.note),
    )
    node = f"<{held.base}{digest(RULE, *(part for pair in said for part in pair))}>"
    yield from (f"{node} {p} {o} {corrections_graph(held.base)} ." for p, o in said)


def _published(held: _Held, evidence: str) -> str:
    """The date of the article that an evidence is of, "" where it has none."""
    dates = held.nodes[f"{evidence.partition('#')[0]}>"].get(rdf.PUBLISHED, ())
    return min(map(value, dates), default="")


def _noted(note: Note) -> tuple[tuple[str, str], ...]:
    return (AUTHOR, literal(note.author)), (REASON, literal(note.reason))


def _quoted(held: _Held, claim: Claim) -> tuple[str, int, int]:
    """Find the sentence in its article; blanks and line breaks in either do not count."""
    wanted = "".join(claim.sentence.split())
    for article in sorted(_graphs(held, claim)):
        text = held.texts.get(_id(article), "")
        places = [i for i, sign in enumerate(text) if not sign.isspace()]
        at = "".join(text[i] for i in places).find(wanted)
        if at >= 0:
            return article, places[at], places[at + len(wanted) - 1] + 1
    raise _EntryError(f"{claim.article} does not hold the sentence; copy it as it stands there")


def _end(held: _Held, wanted: Named, classes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give an end's term and its description: a thing of the graph, else a new one of the class named."""
    found = _candidates(held, wanted)
    if not found and wanted.type and "://" not in wanted.name:
        return _new(held, wanted)
    fitting = [node for node in found if any(_is_a(held, node, name) for name in (*classes, "Person"))]
    if len(found) > 1 and len(fitting) == 1:
        found = fitting
    if not found and not wanted.type:
        raise _EntryError(f"nothing in the graph is called {wanted}; add its type: {{ name = …, type = … }}")
    node = found[0] if len(found) == 1 else _one(held, wanted)
    told = held.nodes[node]
    label = max(told.get(rdf.LABEL, {literal(wanted.name, "@zh")}), key=lambda name: (len(name), name))
    kept = [(p, o) for p, objects in told.items() if p in _TELLING - {rdf.LABEL} for o in objects]
    return node, tuple(f"{node} {p} {o}" for p, o in (*kept, (rdf.LABEL, label)))


def _new(held: _Held, wanted: Named) -> tuple[str, tuple[str, ...]]:
    """Describe a thing that no article names, with the id that the loaders would give it."""
    place = gazetteer().find(wanted.name) if held.ontology.top(wanted.type) == "Place" else ()
    key = place[0].code if len(place) == 1 else ""
    mention = Mention(0, len(wanted.name), wanted.type, wanted.name, key)
    entity = resolve_names((mention,), wanted.name, Setting(), "").entities[0]
    node = f"<{held.base}{entity.id}>"
    classes = (f"{node} {rdf.A} {term(f'gt:{name}')}" for name in held.ontology.lineage(entity.type))
    code = (f"{node} {rdf.ADMIN_CODE} {literal(entity.code)}",) if entity.code else ()
    return node, (*classes, f"{node} {rdf.LABEL} {literal(entity.label, '@zh')}", *code)


def _id(article: str) -> str:
    return article.rpartition("/")[2][:-1]
