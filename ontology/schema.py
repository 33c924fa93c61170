"""The values of the ontology: classes, relations, qualifiers, rules and their examples. 类、关系、限定词."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "gt": "https://w3id.org/guitu/ontology#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "semapv": "https://w3id.org/semapv/vocab/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "sssom": "https://w3id.org/sssom/",
        "dcterms": "http://purl.org/dc/terms/",
        "prov": "http://www.w3.org/ns/prov#",
        "org": "http://www.w3.org/ns/org#",
        "oa": "http://www.w3.org/ns/oa#",
        "schema": "https://schema.org/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "eli": "http://data.europa.eu/eli/ontology#",
    }
)
"""The project's own namespace and the standard vocabularies it uses, by the prefix every export writes."""


class OntologyError(ValueError):
    """A declaration that cannot be used. The message is one line: the file, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class NameExample:
    """A text and the names of one class in it. In a counterexample `names` must not be found."""

    text: str
    names: tuple[str, ...]
    home: str = ""


@dataclass(frozen=True, slots=True)
class EntityClass:
    """A class of entities, or of their sources (`kind` "provenance": article, evidence, statement).

    `name` is the local name in `gt:`; `parent` is empty for a top class. `align` are broader terms of
    standard vocabularies as CURIEs, `close` those that only mean about the same. `color` (#rrggbb) and
    `shape` (a vis-network shape) are inherited from the parent. `suffixes` are the endings that head a name;
    `weak` are those of them that need more than a stem: a known place or a word of its own (甲坪项目, not
    环保项目).
    """

    name: str
    label_zh: str
    label_en: str
    comment_zh: str
    comment_en: str
    parent: str = ""
    align: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    color: str = ""
    shape: str = ""
    kind: str = "entity"
    suffixes: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    examples: tuple[NameExample, ...] = ()
    counterexamples: tuple[NameExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One code that a qualifier may have, with what people call it: `former`, 曾任."""

    code: str
    label_zh: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A property of a statement. `datatype` is a local name in `xsd:`; `options`, if any, are all its values.

    `twin_of` names the qualifier whose text this one holds in typed form (`amountCNY` of `amount`), `close`
    standard terms (CURIEs) that mean about the same.
    """

    name: str
    label_zh: str
    label_en: str
    comment_zh: str
    comment_en: str
    datatype: str
    twin_of: str = ""
    options: tuple[Option, ...] = ()
    close: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern that gives statements of one relation, with the confidence (0 to 1) they deserve.

    `options` are all other keys of the rule's table, as written; the reader of the rule gives them meaning.
    """

    name: str
    relation: str
    pattern: str
    confidence: float
    options: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement an example expects: `subject` and `object` are labels, or `object` is the literal."""

    subject: str
    object: str
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A text and all statements of one relation it makes; in a counterexample, those that must not come.

    A counterexample without statements means: none of this relation at all. `home` is what "我市" means.
    """

    text: str
    statements: tuple[Expected, ...]
    home: str = ""
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A predicate between entities, or from an entity to a `literal`, with the rules that find it.

    `domain` and `range` are class names (their finer classes count too); `qualifiers` are all that its
    statements may carry. `align` are broader properties of standard vocabularies as CURIEs, `close` those
    that only mean about the same.
    """

    name: str
    label_zh: str
    label_en: str
    comment_zh: str
    comment_en: str
    domain: tuple[str, ...]
    range: tuple[str, ...] = ()
    literal: bool = False
    symmetric: bool = False
    qualifiers: tuple[str, ...] = ()
    align: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontology:
    """All declarations, each kind in the order of its names.

    >>> from ontology import load
    >>> ontology = load()
    >>> ontology.top("Expressway")
    'Corridor'
    >>> ontology.is_a("County", "Place"), ontology.is_a("Place", "County")
    (True, False)
    """

    classes: Mapping[str, EntityClass]
    relations: Mapping[str, Relation]
    qualifiers: Mapping[str, Qualifier]

    def lineage(self, name: str) -> Iterator[str]:
        """Give a class name and its ancestors, finest first. Raises KeyError for an unknown class.

        >>> from ontology import load
        >>> list(load().lineage("UrbanAgglomeration"))
        ['UrbanAgglomeration', 'MetropolitanArea']
        """
        while name:
            yield name
            name = self.classes[name].parent

    def top(self, name: str) -> str:
        """Give the top class of a class; a top class is its own. Raises KeyError for an unknown class."""
        return tuple(self.lineage(name))[-1]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Tell whether the class `name` is `ancestor` or finer. Raises KeyError for an unknown class."""
        return ancestor in self.lineage(name)

    @property
    def tops(self) -> tuple[str, ...]:
        """The names of the top classes of entities, in order."""
        return tuple(c.name for c in self.classes.values() if not c.parent and c.kind == "entity")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, by the order of their relations' names, then as written."""
        return tuple(rule for relation in self.relations.values() for rule in relation.rules)
