"""Whether a build keeps its word: shapes, quotations, ends, vocabulary; each fault with its place. 校验.

The shapes hold within one graph (an entity has one label in each article's graph, and one in the default
graph, but several in their union), so every graph is checked by itself. SHACL is run by pySHACL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH
from rdflib.term import Node

from graph.correction import CORRECTIONS
from graph.describe import iri
from graph.judgement import JUDGEMENTS
from graph.owl import PROPERTIES
from graph.projection import project
from graph.quads import LABEL
from graph.shacl import shapes
from graph.terms import split, value
from loaders.values import Evidence, digest
from ontology import PREFIXES, Ontology

Watch = Callable[[str], None]
Words = tuple[str, str]
"""One text in Chinese and in English."""

EXACT, START, END = iri("oa:exact"), iri("oa:start"), iri("oa:end")
EVIDENCE, STATEMENT = iri("gt:evidence"), iri("gt:Statement")
OWN_TERMS = frozenset(one.name for one in PROPERTIES)
"""Predicates of `gt:` that are neither relation nor qualifier."""

KNOWLEDGE = frozenset((CORRECTIONS, JUDGEMENTS))
"""Graphs that are no article: what they quote was sliced from the articles' texts."""

NO_TEXT: Words = "articles/ 中缺少原文", "the article's text is missing from articles/"
CHANGED_TEXT: Words = "articles/ 中的原文已被改动", "the article's text in articles/ has been changed"
NOT_QUOTED: Words = "原文该处不是所引文字", "the text there is not what is quoted"
ELSEWHERE: Words = "证据的 IRI 与起止不符", "the IRI of the evidence names another place"
STALE: Words = (
    "默认图与各篇不符，请重新构建",
    "the default graph is not what the articles give; build again",
)
_UNKNOWN_ENTITY: Words = (
    "所判断的实体在各篇中没有说明，请重新构建",
    "no article describes an entity that is judged; build again",
)
REFERENCES: Mapping[URIRef, Words] = {
    OWL.annotatedSource: _UNKNOWN_ENTITY,
    OWL.annotatedTarget: _UNKNOWN_ENTITY,
    iri("gt:strikes"): (
        "所划去的陈述不存在，请用更正文件重新构建",
        "no article makes a statement that is struck; build again with the corrections file",
    ),
    iri("gt:reprintOf"): (
        "所转载的文章不存在，请重新构建",
        "the article that it tells the same news as is not there; build again",
    ),
}
"""What judgements and corrections are about lies in the graphs of articles."""

ENDS: Mapping[URIRef, Words] = {
    RDF.subject: ("主语在本篇中没有说明", "the article's graph does not describe the subject"),
    RDF.object: ("宾语在本篇中没有说明", "the article's graph does not describe the object"),
}

_FRAGMENT = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold, and where.

    `source` is the article's file name, "" for the default graph. `evidence` is the slice where it stands,
    None when it stands nowhere in the text. `about` tells the statement or thing in words, `node` is its IRI.
    `zh` and `en` say what is wrong; `found` is what stands there instead.
    """

    source: str
    node: str
    about: str
    evidence: Evidence | None
    zh: str
    en: str
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Layer:
    """One graph to check: its name ("" for the default graph), its triples, the file it comes from.

    `names` are labels of things that the graph is about and does not describe, by IRI.
    """

    name: str
    graph: Graph
    source: str
    ontology: Ontology
    names: Mapping[str, str]

    @property
    def knowledge(self) -> bool:
        """Whether it holds what people and rules hold about articles, and is no article itself."""
        return self.name.rpartition("/")[2] in KNOWLEDGE

    def fault(self, node: Node, words: Words, found: Iterable[str] = ()) -> Fault:
        evidence = _evidence_of(self.graph, node)
        return Fault(self.source, str(node), self.about(node), evidence, *words, tuple(found))

    def about(self, node: Node) -> str:
        """Tell a statement by its ends, evidence by the first statement that rests on it, else the label.

        A judgement is told by its two ends.
        """
        if (node, RDF.type, STATEMENT) in self.graph:
            subject, object_ = (self.label(_one(self.graph, node, end)) for end in (RDF.subject, RDF.object))
            name = str(_one(self.graph, node, RDF.predicate) or "?").removeprefix(PREFIXES["gt"])
            relation = self.ontology.relations.get(name)
            return f"{subject} {relation.label_zh if relation else name} {object_}"
        judged = [_one(self.graph, node, end) for end in (OWL.annotatedSource, OWL.annotatedTarget)]
        if any(judged):
            return " / ".join(map(self.label, judged))
        resting = sorted(self.graph.subjects(EVIDENCE, node), key=str)
        if not resting:
            return self.label(node)
        return self.about(resting[0]) + (f" (+{len(resting) - 1})" if resting[1:] else "")

    def label(self, node: Node | None) -> str:
        if node is None:
            return "?"
        known = _one(self.graph, node, RDFS.label) or self.names.get(str(node))
        return str(known or str(node).rpartition("/")[2])


def check(
    lines: Iterable[str], texts: Mapping[str, str], ontology: Ontology, watch: Watch = lambda _: None
) -> Iterator[Fault]:
    """Give the faults of a build, article by article, then those of the default graph.

    `lines` are all N-Quads lines, the default graph's among them; `texts` are the articles by id. `watch` is
    called with the file name of every article that is done.

    >>> from ontology import load
    >>> [fault.en for fault in check(['<urn:s> <urn:p> "o" <urn:g> .'], {}, load())]
    ["the article's text is missing from articles/"]
    """
    layers: dict[str, list[str]] = {"": []}
    for line in sorted(set(lines)):
        quad = split(line)
        layers.setdefault(quad.graph[1:-1], []).append(" ".join(quad[:3]) + " .")
    default = layers.pop("")
    names = _names(default)
    named = sorted((_layer(name, layers[name], ontology, names) for name in layers), key=attrgetter("source"))
    told = _told(layers)
    shape_graph = Graph().parse(data=shapes(ontology), format="turtle")
    sound = True
    for layer in named:
        found = (*_shaped(layer, shape_graph), *_article(layer, texts), *_references(layer, told))
        faults = sorted(found, key=_place)
        sound = sound and not faults
        yield from faults
        watch(layer.source)
    whole = _layer("", default, ontology, {})
    yield from sorted(_shaped(whole, shape_graph), key=_place)
    given = (f"{triple[:-2]} <{name}> ." for name, triples in layers.items() for triple in triples)
    # A statement without ends has no plain triple: a faulty graph cannot be projected.
    if sound and default != list(project(given)):
        yield Fault("", "", "", None, *STALE)


def _told(layers: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Give the IRIs of all that articles and corrections tell of; judgements tell of nothing new."""
    graphs = (triples for name, triples in layers.items() if not name.endswith(f"/{JUDGEMENTS}"))
    return frozenset(triple.split(" ", 1)[0][1:-1] for triples in graphs for triple in triples)


def _names(triples: Iterable[str]) -> Mapping[str, str]:
    """Give the labels of a default graph by IRI."""
    labels = (split(triple) for triple in triples if f" {LABEL} " in triple)
    return {quad.subject[1:-1]: value(quad.object) for quad in labels}


def _layer(name: str, triples: list[str], ontology: Ontology, names: Mapping[str, str]) -> _Layer:
    graph = Graph().parse(data="\n".join(triples), format="nt")
    source = str(_one(graph, URIRef(name), DCTERMS.source) or name.rpartition("/")[2])
    made = _Layer(name, graph, source, ontology, names)
    return made if made.knowledge else replace(made, names={})


def _shaped(layer: _Layer, shape_graph: Graph) -> Iterator[Fault]:
    """Give each fault the shapes find once, however many facets of a shape it breaks."""
    conforms, report, text = validate(layer.graph, shacl_graph=shape_graph)
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gives no report: {text}")
    if conforms:
        return
    found = {
        (node, report.value(result, SH.resultPath), _message(report, result))
        for result, node in report.subject_objects(SH.focusNode)
    }
    for node, path, words in found:
        yield layer.fault(node, words, _found(layer, node, path))


def _message(report: Graph, result: Node) -> Words:
    said = {getattr(text, "language", None): str(text) for text in report.objects(result, SH.resultMessage)}
    return said["zh"], said["en"]


def _found(layer: _Layer, node: Node, path: Node | None) -> Iterator[str]:
    values = sorted(layer.graph.objects(node, path or RDF.type), key=str)
    return (
        str(value).replace(PREFIXES["gt"], "gt:") if path in {None, RDF.type} else layer.label(value)
        for value in values
    )


def _article(layer: _Layer, texts: Mapping[str, str]) -> Iterator[Fault]:
    """What shapes cannot say: quotations, ends that nothing describes, terms of no one."""
    yield from _quotations(layer, texts)
    for end, words in ENDS.items():
        for statement, node in layer.graph.subject_objects(end):
            if isinstance(node, URIRef) and (node, RDF.type, None) not in layer.graph:
                yield layer.fault(statement, words)
    known = {*OWN_TERMS, *layer.ontology.relations, *layer.ontology.qualifiers}
    for predicate in set(layer.graph.predicates()):
        name = str(predicate).removeprefix(PREFIXES["gt"])
        if name != str(predicate) and name not in known:
            words = f"词汇表中没有谓词 gt:{name}", f"gt:{name} is no predicate of the vocabulary"
            yield from (layer.fault(node, words) for node in set(layer.graph.subjects(predicate)))


def _references(layer: _Layer, told: Collection[str]) -> Iterator[Fault]:
    """What a graph of judgements or corrections is about, and no article says."""
    for path, words in REFERENCES.items() if layer.knowledge else ():
        for node, about in layer.graph.subject_objects(path):
            if isinstance(about, URIRef) and str(about) not in told:
                yield layer.fault(node, words, [layer.label(about)])


def _quotations(layer: _Layer, texts: Mapping[str, str]) -> Iterator[Fault]:
    if layer.knowledge:
        return
    article = layer.name.rpartition("/")[2]
    text = texts.get(article)
    if text is None:
        yield layer.fault(URIRef(layer.name), NO_TEXT)
        return
    if digest(text, length=len(article)) != article:
        yield layer.fault(URIRef(layer.name), CHANGED_TEXT)
    for node in layer.graph.subjects(RDF.type, iri("gt:Evidence")):
        evidence = _evidence(layer.graph, node)
        # Without offsets or quotation it breaks a shape already.
        if evidence is None:
            continue
        if text[evidence.start : evidence.end] != evidence.exact:
            yield layer.fault(node, NOT_QUOTED, [text[evidence.start : evidence.end]])
        fragment = _FRAGMENT.search(str(node))
        if fragment and tuple(map(int, fragment.groups())) != (evidence.start, evidence.end):
            yield layer.fault(node, ELSEWHERE)


def _evidence(graph: Graph, node: Node) -> Evidence | None:
    exact, start, end = (str(_one(graph, node, path) or "") for path in (EXACT, START, END))
    return Evidence(int(start), int(end), exact) if start.isdecimal() and end.isdecimal() else None


def _evidence_of(graph: Graph, node: Node) -> Evidence | None:
    """Say where a node stands: evidence in itself, a statement on its own, a thing where first an end."""
    if (node, START, None) in graph:
        return _evidence(graph, node)
    own = [*graph.objects(node, EVIDENCE)]
    ends = [e for end in ENDS for s in graph.subjects(end, node) for e in graph.objects(s, EVIDENCE)]
    places = (evidence for one in own or ends if (evidence := _evidence(graph, one)))
    return min(places, key=attrgetter("start", "end"), default=None)


def _one(graph: Graph, node: Node, path: URIRef) -> Node | None:
    return min(graph.objects(node, path), key=str, default=None)


def _place(fault: Fault) -> tuple[int, str, str]:
    return fault.evidence.start if fault.evidence else -1, fault.node, fault.en
