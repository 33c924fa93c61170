"""One article in, its entities and statements out: the whole way through the loaders. 抽取。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.aims import with_kinds
from loaders.finders.places import setting
from loaders.home import Home, find_home, home_of, speaks_for
from loaders.layout import Layout, layout
from loaders.lexicon import NO_LEXICON, Lexicon
from loaders.markup import unmarked
from loaders.mention import POST, Mention, longest, places_of, top
from loaders.mentions import Surroundings, Tagger, find_mentions
from loaders.metadata import described, metadata
from loaders.names import Names, resolve_names
from loaders.page import Page
from loaders.page_lines import HEADING
from loaders.private import is_public, private_spans, public_text
from loaders.relations import find_relations
from loaders.sentences import sentences
from loaders.stages import with_stages
from loaders.statements import Known, statements
from loaders.stories import Story, find_stories, moved
from loaders.sums import with_sums
from loaders.typed import typed
from loaders.values import Article, Entity, Extraction, Statement
from ontology import load
from ontology.places import gazetteer

OFFICIAL_ACTS = frozenset({"holdsPost", "appointedTo", "removedFrom", "attended", "visited", "metWith"})
"""Relations that only officials have: whoever is the subject of one is an official."""
ONLY_IN_STATEMENTS = frozenset({"Industry"})
"""Classes whose names are words of every sentence: entities only where a statement says something of them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user tells beside the text: `home`, the place that 我市 means (洛阳市; empty: found in it),
    a `lexicon` of names, and a `tagger` that finds more of them (`loaders.neural.find_names`).
    """

    home: str = ""
    lexicon: Lexicon = NO_LEXICON
    tagger: Tagger | None = None


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


def extract(article: Article, options: Options = Options()) -> Extraction:
    """Give what an article states: its entities by their ids, its statements in the order of the text.

    >>> from loaders.values import Article
    >>> found = extract(Article.of("a.txt", "郑州市市长林知远主持会议。"))
    >>> [(e.label, e.type) for e in found.entities if e.type == "Official"]
    [('林知远', 'Official')]
    """
    reading = read_closely(article, options)
    used = {end for s in reading.statements for end in (s.subject, s.object)}
    named = {e.id for m in _named(reading.mentions) if (e := reading.names.of(m)) is not None}
    kept = (
        e
        for e in reading.names.entities
        if e.id in used or (e.id in named and load().top(e.type) not in ONLY_IN_STATEMENTS)
    )
    officials = {s.subject for s in reading.statements if s.predicate in OFFICIAL_ACTS}
    entities = sorted((_as_official(e, officials) for e in kept), key=lambda e: e.id)
    return Extraction(reading.article, tuple(entities), reading.statements)


def read_closely(article: Article, options: Options = Options()) -> Reading:
    """Understand an article and keep every step.

    >>> from loaders.values import Article
    >>> reading = read_closely(Article.of("a.txt", "我市召开会议。"), Options("洛阳市"))
    >>> reading.around.home.city, [mention.name for mention in reading.mentions]
    ('410300', ['洛阳市'])
    """
    text = unmarked(article.text)
    page = layout(text)
    private = private_spans(page.flow.folded)
    article = _discreet(described(article, metadata(text, page)))
    around = surroundings(article, page, options)
    stories = () if options.home else find_stories(page, article.publisher, article.date, around.home)
    mentions = _mentions(page, around, stories)
    if private:
        mentions = tuple(m for m in mentions if is_public((m.start, m.end), private))
    view = _page(page, around, mentions, bool(options.home), stories)
    told = with_kinds(view, find_relations(view), article.date, article.title)
    found = list(with_sums(tuple(with_stages(view, told, article.date))))
    ends = (end for f in found for end in (f.subject, f.object) if isinstance(end, Mention))
    names = resolve_names((*mentions, *ends), page.flow.text, around.where, around.home.province)
    stated = statements(Known(article, view, page.flow, names, private), found)
    return Reading(article, page, around, mentions, names, view, stated)


def _discreet(article: Article) -> Article:
    """Give the article without what its title, publisher or author tells of private people."""
    told = {name: public_text(getattr(article, name)) for name in ("title", "publisher", "author", "page")}
    origins = tuple((name, origin) for name, origin in article.origins if told.get(name, "given"))
    title, publisher, author, page = told.values()
    return replace(article, title=title, publisher=publisher, author=author, page=page, origins=origins)


def surroundings(article: Article, page: Layout, options: Options) -> Surroundings:
    """Tell where an article is at home and which places it certainly speaks of.

    >>> from loaders.values import Article
    >>> text = "郑州市与开封市合作。郑州市先行。"
    >>> around = surroundings(Article.of("a.txt", text), layout(text), Options())
    >>> around.home.city, around.where.codes
    ('410100', ('410100', '410200', '410000'))
    """
    folded = page.flow.folded
    given = home_of(options.home) if options.home else Home()
    where = setting(folded, article.date, tuple(filter(None, (given.county, given.city, given.province))))
    headings = tuple((b.start, b.end) for b in page.blocks if b.kind == HEADING)
    home = given if options.home else find_home(folded, where, article.publisher, headings)
    return _at_home(Surroundings(where, home, options.lexicon, options.tagger), home)


def _mentions(page: Layout, around: Surroundings, stories: Sequence[Story]) -> tuple[Mention, ...]:
    """The mentions of a page, or of each of its stories in turn."""
    if not stories:
        return find_mentions(page, around)
    found = [
        mention
        for story in stories
        for mention in moved(
            find_mentions(page.cut(story.start, story.end), _at_home(around, story.home)), story.start
        )
    ]
    people = {m.name for m in found if m.type == "Person" and len(m.name) > 2}
    again = (
        Mention(at, at + len(name), "Person", name, finder="person")
        for name in people
        for at in places_of(name, page.flow.folded)
    )
    return tuple(longest([*found, *again]))


def _at_home(around: Surroundings, home: Home) -> Surroundings:
    """The surroundings of what is at home there: its places are the nearest."""
    near = dict.fromkeys((home.county, home.city, *around.where.codes, home.province))
    return replace(around, where=replace(around.where, codes=tuple(filter(None, near))), home=home)


def _page(
    page: Layout,
    around: Surroundings,
    mentions: tuple[Mention, ...],
    sure: bool,
    stories: Sequence[Story],
) -> Page:
    """The sentences for the rules; `sure` where the user tells the home that they speak of."""
    flow = page.flow
    homes = tuple((s.start, _spoken(s.home, flow.folded[s.start : s.end], s.start)) for s in stories)
    home = _spoken(around.home, flow.folded, sure=sure) if not homes else None
    return Page(tuple(typed(s, flow.folded, mentions) for s in sentences(page)), home, flow.text, homes)


def _spoken(home: Home, folded: str, start: int = 0, sure: bool = False) -> Mention | None:
    """The home that a text, which starts there in the flow, speaks of."""
    place = gazetteer().get(home.county or home.city or home.province)
    if place is None or not (sure or speaks_for(home, folded)):
        return None
    return Mention(home.start + start, home.end + start, place.level, place.name, place.code, note="pronoun")


def _named(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """What is named for its own sake: the body within a post, the metropolitan area within a plan's or
    meeting's name, but not the place within a company's name.
    """
    for mention in mentions:
        yield mention
        of_post = mention.type == POST
        areas = top(mention.type) in ("Meeting", "Plan")
        yield from (p for p in mention.parts if p.end > p.start and (of_post or (areas and _is_area(p))))


def _is_area(mention: Mention) -> bool:
    return top(mention.type) == "MetropolitanArea"


def _as_official(entity: Entity, officials: set[str]) -> Entity:
    return replace(entity, type="Official") if entity.type == "Person" and entity.id in officials else entity
