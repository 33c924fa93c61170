"""How tests look at what the loaders understand of a short text."""

from __future__ import annotations

from dataclasses import replace

from loaders import Article, Extraction, Options, extract, read_closely
from loaders.mention import Mention
from ontology import load


def article(text: str, date: str = "", title: str = "") -> Article:
    """Make an article of a text."""
    return replace(Article.of("text.txt", text), date=date, title=title)


def mentions(text: str, *types: str, home: str = "", date: str = "") -> list[Mention]:
    """Give the mentions of these classes or kinds of value, or finer ones, in order."""
    found = read_closely(article(text, date), Options(home)).mentions
    classes = load().classes
    return [
        m for m in found if m.type in types or (m.type in classes and {*load().lineage(m.type)} & {*types})
    ]


def names(text: str, *types: str, home: str = "", date: str = "") -> list[str]:
    """Give the names of those mentions."""
    return [m.name for m in mentions(text, *types, home=home, date=date)]


def understood(text: str, home: str = "", date: str = "") -> Extraction:
    """Give what the loaders extract from a text."""
    return extract(article(text, date), Options(home))


def labels(found: Extraction, *types: str) -> list[str]:
    """Give the labels of the entities of these classes or finer ones, sorted."""
    return sorted(e.label for e in found.entities if {*load().lineage(e.type)} & {*types})


def stated(found: Extraction, predicate: str) -> list[tuple[str, str]]:
    """Give the statements of a relation as labels of both ends, in the order of the text."""
    label = {e.id: e.label for e in found.entities}
    return [
        (label[s.subject], s.object if s.literal else label[s.object])
        for s in found.statements
        if s.predicate == predicate
    ]
