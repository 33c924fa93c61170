"""Judgements whether two entities are one, and the clusters that follow from them. 同一性判断与归并.

A judgement is a node of its own in the graph `base + "judgements"`, after SSSOM (https://w3id.org/sssom/, RDF
form: an `owl:Axiom` over the two entities): what was judged, how sure, by which rule, why, by whom. Articles
are not rewritten, so leaving the graph out undoes every join. Users' judgements stand in their own graph of
corrections and overrule those of rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from graph.terms import decimal, literal, split, term, value
from loaders.values import digest

Verdict: TypeAlias = Literal["same", "different", "unsure"]

RULES = "guitu"
"""The author of judgements made by rules; everybody else is a person, and overrules them."""

JUDGEMENTS = "judgements"
CLASSES = (term("gt:Judgement"), term("owl:Axiom"))

_A, _REASON = term("rdf:type"), term("rdfs:comment")
_FIRST, _VERDICT, _SECOND = (term(f"owl:annotated{end}") for end in ("Source", "Property", "Target"))
_SCORE, _RULE, _AUTHOR, _HOW = (
    term(f"sssom:{name}")
    for name in ("confidence", "curation_rule_text", "author_label", "mapping_justification")
)
_RELATION: Mapping[str, str] = {
    "same": term("owl:sameAs"),
    "different": term("owl:differentFrom"),
    "unsure": term("skos:closeMatch"),
}
_VERDICTS: Mapping[str, Verdict] = {
    _RELATION["same"]: "same",
    _RELATION["different"]: "different",
    _RELATION["unsure"]: "unsure",
}
_OWN = frozenset((_FIRST, _VERDICT, _SECOND, _SCORE, _RULE, _AUTHOR, _REASON))
_ENTITY = term("owl:annotatedSource")[:-7]
_SLOT = term("sssom:")[:-1]


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """What somebody holds of two entities. `first` and `second` are IRIs, in code point order.

    `score` is how sure, from 0 to 1; `rule` the name of the rule, or what kind of correction it is; `reason`
    one line for people; `author` is `RULES` or a person.
    """

    first: str
    second: str
    verdict: Verdict
    score: float
    rule: str
    reason: str
    author: str = RULES

    @property
    def manual(self) -> bool:
        """Whether a person judged, not a rule."""
        return self.author != RULES


def judge(first: str, second: str, verdict: Verdict, score: float, rule: str, reason: str) -> Judgement:
    """Give a rule's judgement with its ends in order.

    >>> judge("urn:b", "urn:a", "same", 0.9, "rule", "why").first
    'urn:a'
    """
    one, other = sorted((first, second))
    return Judgement(one, other, verdict, score, rule, reason)


def judgements_graph(base: str) -> str:
    """Give the term of the graph that holds the judgements of rules.

    >>> judgements_graph("https://example.org/id/")
    '<https://example.org/id/judgements>'
    """
    return f"<{base}{JUDGEMENTS}>"


def judgement_quads(judgement: Judgement, base: str, graph: str = "") -> tuple[str, ...]:
    """Write a judgement as sorted N-Quads lines. `graph` is a term; without it, that of the judgements.

    The ends may come in either order. Raises KeyError for a verdict that is none.

    >>> one = Judgement("urn:a", "urn:b", "same", 0.9, "rule", "why")
    >>> lines = judgement_quads(one, "https://example.org/id/")
    >>> len(lines), judgements(lines) == (one,)
    (10, True)
    """
    first, second = sorted((judgement.first, judgement.second))
    how = "ManualMappingCuration" if judgement.manual else "LexicalMatching"
    said = (
        (_FIRST, f"<{first}>"),
        (_VERDICT, _RELATION[judgement.verdict]),
        (_SECOND, f"<{second}>"),
        (_SCORE, decimal(judgement.score)),
        (_RULE, literal(judgement.rule)),
        (_REASON, literal(judgement.reason)),
        (_AUTHOR, literal(judgement.author)),
        (_HOW, term(f"semapv:{how}")),
    )
    node = f"<{base}{digest('judgement', *(text for _, text in said))}>"
    where = graph or judgements_graph(base)
    facts = (*((_A, name) for name in CLASSES), *said)
    return tuple(sorted(f"{node} {predicate} {text} {where} ." for predicate, text in facts))


def judgements(lines: Iterable[str]) -> tuple[Judgement, ...]:
    """Read the judgements among lines of any graphs, in order; whatever else the lines say is passed over.

    >>> judgements(["<urn:s> <urn:p> <urn:o> <urn:g> ."])
    ()
    """
    nodes: dict[str, dict[str, str]] = defaultdict(dict)
    # Most lines are of articles: looking for these texts is ten times as fast as taking lines apart.
    for line in lines:
        if _ENTITY in line or _SLOT in line or _REASON in line:
            quad = split(line)
            if quad.predicate in _OWN:
                nodes[quad.subject][quad.predicate] = quad.object
    whole = (node for node in nodes.values() if node.keys() == _OWN and node[_VERDICT] in _VERDICTS)
    return tuple(sorted(map(_read, whole)))


def _read(node: Mapping[str, str]) -> Judgement:
    return Judgement(
        first=value(node[_FIRST]),
        second=value(node[_SECOND]),
        verdict=_VERDICTS[node[_VERDICT]],
        score=float(value(node[_SCORE])),
        rule=value(node[_RULE]),
        reason=value(node[_REASON]),
        author=value(node[_AUTHOR]),
    )


@dataclass(slots=True)
class _Clusters:
    """Disjoint sets of entities, each under its first IRI, and which of them must stay apart."""

    above: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def head(self, entity: str) -> str:
        path = []
        while (upper := self.above.get(entity, entity)) != entity:
            path.append(entity)
            entity = upper
        self.above.update(dict.fromkeys(path, entity))
        return entity

    def part(self, first: str, second: str) -> None:
        """Keep two clusters apart from now on; what is joined already stays so."""
        one, other = self.head(first), self.head(second)
        if one != other:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def join(self, first: str, second: str) -> None:
        """Join two clusters unless they must stay apart."""
        one, other = sorted((self.head(first), self.head(second)))
        if one == other or other in self.apart[one]:
            return
        self.above[other] = one
        for enemy in self.apart.pop(other, ()):
            self.apart[enemy].discard(other)
            self.apart[enemy].add(one)
            self.apart[one].add(enemy)


def canonical(lines: Iterable[str]) -> Mapping[str, str]:
    """Give the term of its cluster's representative for every entity term that changes (`clusters`).

    `lines` are those of the graphs of judgements and corrections, in any order, others among them or not.

    >>> canonical(judgement_quads(judge("urn:a", "urn:b", "same", 0.9, "r", ""), "urn:/"))
    {'<urn:b>': '<urn:a>'}
    """
    return clusters(judgements(lines))


def clusters(given: Iterable[Judgement]) -> Mapping[str, str]:
    """Give the term of its cluster's representative for every entity term that changes, in order.

    "same" is transitive; no cluster holds two entities judged different: links are taken strongest first, and
    one that would break this is left out. A person's verdict on a pair overrules a rule's, and the links of
    people come before those of rules. A cluster stands under its first IRI.

    >>> pairs = [("a", "b", "same", 0.9), ("b", "c", "same", 0.8), ("a", "c", "different", 0.9)]
    >>> clusters(judge(f"urn:{a}", f"urn:{b}", verdict, score, "r", "") for a, b, verdict, score in pairs)
    {'<urn:b>': '<urn:a>'}
    """
    standing: dict[tuple[str, str], Judgement] = {}
    for judgement in given:
        pair = judgement.first, judgement.second
        standing[pair] = max(standing.get(pair, judgement), judgement, key=_weight)
    sets = _Clusters()
    for manual in (True, False):
        layer = [judgement for judgement in standing.values() if judgement.manual == manual]
        for one in layer:
            if one.verdict == "different":
                sets.part(one.first, one.second)
        links = (one for one in layer if one.verdict == "same")
        for one in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
            sets.join(one.first, one.second)
    heads = {entity: sets.head(entity) for entity in sorted(sets.above)}
    return {f"<{entity}>": f"<{head}>" for entity, head in heads.items() if entity != head}


def _weight(judgement: Judgement) -> tuple[bool, bool, float]:
    """Of several verdicts on one pair: people before rules, then the careful one, then the surest."""
    return judgement.manual, judgement.verdict == "different", judgement.score
