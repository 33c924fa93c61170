"""What there can be: classes, relations, qualifiers and rules, declared in TOML, checked on loading. 本体."""

from ontology.reading import load
from ontology.schema import (
    PREFIXES,
    EntityClass,
    Example,
    Expected,
    NameExample,
    Ontology,
    OntologyError,
    Option,
    Qualifier,
    Relation,
    Rule,
)

__all__ = [
    "PREFIXES",
    "EntityClass",
    "Example",
    "Expected",
    "NameExample",
    "Ontology",
    "OntologyError",
    "Option",
    "Qualifier",
    "Relation",
    "Rule",
    "load",
]
