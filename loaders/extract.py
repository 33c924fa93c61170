"""One article in, its entities and statements out: the whole way through the loaders. 抽取。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.finders.places import setting
from loaders.home import Home, find_home, home_of
from loaders.layout import HEADING, Layout, layout
from loaders.mention import POST, Mention
from loaders.mentions import Surroundings, find_mentions
from loaders.metadata import described, metadata
from loaders.names import Names, resolve_names
from loaders.relations import Page, find_relations
from loaders.sentences import sentences
from loaders.statements import statements
from loaders.typed import typed
from loaders.values import Article, Entity, Extraction, Statement
from ontology import load
from ontology.places import gazetteer


@dataclass(frozen=True, slots=True)
class Options:
    """What the user tells beside the text: `home`, the place that 我市 means (洛阳市); empty: found in the article."""

    home: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Every step of one article's way, for `extract` and for showing how it was understood."""

    article: Article
    page: Layout
    around: Surroundings
    mentions: tuple[Mention, ...]
    names: Names
    relations: Page
    statements: tuple[Statement, ...]


def read_closely(article: Article, options: Options = Options()) -> Reading:
    """Understand an article and keep every step."""
    page = layout(article.text)
    article = described(article, metadata(article.text, page))
    around = surroundings(article, page, options)
    mentions = find_mentions(page, around)
    view = _page(page, around, mentions)
    names = resolve_names(mentions, page.flow.text, around.where, around.home.province)
    found = list(find_relations(view))
    ends = [m for f in found for m in (f.subject, f.object) if isinstance(m, Mention)]
    names = resolve_names((*mentions, *ends), page.flow.text, around.where, around.home.province)
    return Reading(
        article, page, around, mentions, names, view, statements(article, view, page.flow, names, found)
    )


def surroundings(article: Article, page: Layout, options: Options) -> Surroundings:
    """Tell where an article is at home and which places it certainly speaks of."""
    folded = page.flow.folded
    given = home_of(options.home) if options.home else Home()
    codes = tuple(code for code in (given.county, given.city, given.province) if code)
    where = setting(folded, article.date, codes)
    headings = tuple((b.start, b.end) for b in page.blocks if b.kind == HEADING)
    home = given if options.home else find_home(folded, where, article.publisher, headings)
    near = tuple(
        dict.fromkeys(
            (
                *(code for code in (home.county, home.city) if code),
                *where.codes,
                *((home.province,) if home.province else ()),
            )
        )
    )
    return Surroundings(replace(where, codes=near), home)


def _page(page: Layout, around: Surroundings, mentions: tuple[Mention, ...]) -> Page:
    home = around.home
    place = gazetteer().get(home.city or home.county or home.province)
    as_mention = (
        Mention(home.start, home.end, place.level, place.name, place.code, note="pronoun") if place else None
    )
    return Page(
        tuple(typed(s, page.flow.folded, mentions) for s in sentences(page)), as_mention, page.flow.text
    )


def extract(article: Article, options: Options = Options()) -> Extraction:
    """Give what an article states.

    >>> from loaders.values import Article
    >>> found = extract(Article.of("a.txt", "郑州市市长林知远主持会议。"))
    >>> [(e.label, e.type) for e in found.entities if e.type == "Official"]
    [('林知远', 'Official')]
    """
    reading = read_closely(article, options)
    used = {end for s in reading.statements for end in (s.subject, s.object)}
    officials = {s.subject for s in reading.statements if s.predicate in OFFICIAL_ACTS}
    named = {e.id for m in _named(reading.mentions) if (e := reading.names.of(m)) is not None}
    kept = [
        _as_official(e, officials)
        for e in reading.names.entities
        if e.id in used or (e.id in named and load().top(e.type) not in ONLY_IN_STATEMENTS)
    ]
    return Extraction(reading.article, tuple(sorted(kept, key=lambda e: e.id)), reading.statements)


def _named(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """The mentions an article makes for their own sake: not the place inside a company's name, but the body inside a post."""
    for mention in mentions:
        yield mention
        if mention.type == POST:
            yield from (p for p in mention.parts if p.end > p.start)


OFFICIAL_ACTS = frozenset({"holdsPost", "appointedTo", "removedFrom", "attended", "visited", "metWith"})
ONLY_IN_STATEMENTS = frozenset({"Industry"})
"""Classes whose mentions are words of every sentence: one is an entity where a statement says something of it."""


def _as_official(entity: Entity, officials: set[str]) -> Entity:
    return replace(entity, type="Official") if entity.type == "Person" and entity.id in officials else entity
