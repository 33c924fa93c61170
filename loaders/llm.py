"""What a language model says of an article, and what of it is proved by the text. 大模型抽取与核验。

The model is asked for claims: two names, a relation, and the sentence that says so with its offsets. A claim
becomes a statement only when the sentence stands in the text at those offsets, both names stand in the
sentence, and their classes are those of the relation. Everything else is rejected and counted by its reason.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.flow import fold
from loaders.mention import top
from loaders.merging.spelling import plain
from loaders.private import private_spans
from loaders.values import Article, Entity, Evidence, Extraction, Statement, digest
from ontology import Ontology, Relation

CONFIDENCE = 0.6
"""Of every proved claim: that the words are there does not show that they were understood."""

LONGEST = 300
"""Characters of a quotation: evidence is a sentence, not a page."""

PROMPT = """You read Chinese articles about city and regional plans and list what they state, as JSON.
Use only the relations below. Copy names and quotations from the article, character by character.
`quote` is the whole sentence that states the relation, and contains both names; `start` and `end` are its
offsets as given in front of each sentence. Leave out what is not stated. 只列出原文明确陈述的关系，逐字引用。

Relations:
{relations}"""


def system(ontology: Ontology) -> str:
    """Give the instructions, with every relation of the ontology.

    >>> from ontology import load
    >>> "investsIn 投资: Enterprise" in system(load())
    True
    """
    return PROMPT.format(relations="\n".join(map(_line, ontology.relations.values())))


def _line(relation: Relation) -> str:
    to = "a text" if relation.literal else "|".join(relation.range)
    name = f"{relation.name} {relation.label_zh}"
    return f"- {name}: {'|'.join(relation.domain)} → {to}. {relation.comment_en}"


def numbered(article: Article) -> str:
    r"""Give the article with each line's sentences and their offsets in front.

    >>> numbered(Article.of("a.txt", "甲会召开。乙市规划。"))
    '[0:5] 甲会召开。\n[5:10] 乙市规划。'
    """
    return "\n".join(f"[{start}:{end}] {article.text[start:end]}" for start, end in _sentences(article.text))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for at, char in enumerate(text, 1):
        if char in "。！？；\n" or at == len(text):
            piece = text[start:at]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield start + lead, start + lead + len(piece.strip())
            start = at


def schema(ontology: Ontology) -> dict[str, object]:
    """Give the JSON schema of an answer: classes and relations are those of the ontology.

    >>> from ontology import load
    >>> sorted(schema(load())["properties"])
    ['statements']
    """
    kinds = sorted(name for name, one in ontology.classes.items() if one.kind == "entity")
    end = _object({"name": {"type": "string"}, "class": {"enum": [*kinds, "Literal"]}})
    claim = _object(
        {
            "subject": end,
            "relation": {"enum": sorted(ontology.relations)},
            "object": end,
            "quote": {"type": "string"},
            "start": {"type": "integer"},
            "end": {"type": "integer"},
        }
    )
    return _object({"statements": {"type": "array", "items": claim}})


def _object(properties: Mapping[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


@dataclass(frozen=True, slots=True)
class Proved:
    """An extraction with the claims that hold added; how many were kept, and rejected for which reason."""

    extraction: Extraction
    kept: int
    rejected: Mapping[str, int]


class ClaimError(ValueError):
    """A claim that the text does not prove; the message is the reason it is counted under."""


def proved(answer: str, extraction: Extraction, ontology: Ontology, model: str) -> Proved:
    """Add to an extraction what of an answer its article proves. Raises ValueError for no JSON of the schema.

    >>> from ontology import load
    >>> found = proved('{"statements": [{}]}', Extraction(Article.of("a.txt", "甲"), (), ()), load(), "m")
    >>> found.kept, dict(found.rejected)
    (0, {'incomplete': 1})
    """
    claims = json.loads(answer)["statements"]
    if not isinstance(claims, list):
        raise TypeError("statements is no list")
    known = _Known(extraction, ontology, f"llm:{model}")
    rejected: Counter[str] = Counter()
    for claim in claims:
        try:
            known.add(claim)
        except ClaimError as error:
            rejected[str(error)] += 1
        except (KeyError, TypeError, AttributeError):
            rejected["incomplete"] += 1
    new = tuple(known.statements.values())
    entities = tuple(sorted(known.entities.values(), key=lambda entity: entity.id))
    whole = replace(extraction, entities=entities, statements=(*extraction.statements, *new))
    return Proved(whole, len(new), dict(rejected))


class _Known:
    """The entities of an article as they grow by claims, and the statements that were proved."""

    def __init__(self, extraction: Extraction, ontology: Ontology, rule: str) -> None:
        self._text, self._ontology, self._rule = extraction.article.text, ontology, rule
        self._private = private_spans(fold(self._text))
        self._said = {(s.subject, s.predicate, s.object, s.evidence) for s in extraction.statements}
        self.entities = {entity.id: entity for entity in extraction.entities}
        self.statements: dict[tuple[str, str, str, Evidence], Statement] = {}

    def add(self, claim: Mapping[str, object]) -> None:
        """Take a claim in, or raise ClaimError."""
        relation = self._ontology.relations.get(str(claim["relation"]))
        if relation is None:
            raise ClaimError("no such relation")
        evidence = self._evidence(claim)
        subject = self._entity(claim["subject"], relation.domain, evidence)
        if relation.literal:
            name = _name(claim["object"], evidence)
            object_ = name
        else:
            end = self._entity(claim["object"], relation.range, evidence)
            object_ = end.id
            if object_ == subject.id:
                raise ClaimError("both ends are one")
        key = subject.id, relation.name, object_, evidence
        if key in self._said or key in self.statements:
            raise ClaimError("known already")
        self.entities[subject.id] = subject
        if not relation.literal:
            self.entities[end.id] = end
        self.statements[key] = Statement(
            subject.id, relation.name, object_, relation.literal, (), evidence, (), self._rule, CONFIDENCE
        )

    def _evidence(self, claim: Mapping[str, object]) -> Evidence:
        start, end, quote = claim["start"], claim["end"], claim["quote"]
        if not (isinstance(start, int) and isinstance(end, int) and isinstance(quote, str) and quote.strip()):
            raise ClaimError("incomplete")
        if not 0 <= start < end <= len(self._text) or self._text[start:end] != quote:
            raise ClaimError("quotation not in the text")
        if len(quote) > LONGEST:
            raise ClaimError("quotation too long")
        if any(a < end and start < b for a, b in self._private):
            raise ClaimError("private")
        return Evidence(start, end, quote)

    def _entity(self, end: object, classes: tuple[str, ...], evidence: Evidence) -> Entity:
        name, kind = _name(end, evidence), _class(end)
        known = [one for one in self.entities.values() if name in (one.label, *one.names)]
        fitting = [one for one in known if self._fits(one.type, classes)]
        if fitting:
            return min(fitting, key=lambda one: one.id)
        if known or kind not in self._ontology.classes or not self._fits(kind, classes):
            raise ClaimError("classes do not fit the relation")
        if top(kind) == "Place":
            raise ClaimError("place not known")
        return Entity(digest(top(kind), plain(name), ""), kind, name)

    def _fits(self, kind: str, classes: tuple[str, ...]) -> bool:
        return any(self._ontology.is_a(kind, one) for one in classes)


def _name(end: object, evidence: Evidence) -> str:
    name = end["name"] if isinstance(end, Mapping) else None
    if not isinstance(name, str) or not name.strip():
        raise ClaimError("incomplete")
    if name not in evidence.exact:
        raise ClaimError("name not in the quotation")
    return name


def _class(end: object) -> str:
    return str(end["class"]) if isinstance(end, Mapping) else ""
