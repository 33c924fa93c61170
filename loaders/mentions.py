"""All mentions of an article, longest first. 提及：汇总各类识别，取最长。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.finders.corridors import find_lines, with_ends
from loaders.finders.figures import find_capacities, find_money, find_quantities, find_times
from loaders.finders.firms import find_short_names
from loaders.finders.headed import find_headed
from loaders.finders.industries import find_industries
from loaders.finders.lists import find_lists, mentions_of
from loaders.finders.organs import find_central, find_organs
from loaders.finders.persons import find_persons
from loaders.finders.places import Setting, find_places
from loaders.finders.posts import find_posts
from loaders.finders.pronouns import find_place_pronouns, find_thing_pronouns
from loaders.finders.quoted import find_campaigns, find_titles
from loaders.finders.sessions import find_sessions
from loaders.finders.stated import find_aliases, find_stated
from loaders.finders.zones import find_zones
from loaders.home import Home
from loaders.layout import BYLINE, Layout
from loaders.mention import YEAR, Mention, longest
from ontology import load

_REPORTERS = re.compile(
    r"\((?:本报|本网|见习)?(?:首席)?记者[^()\n]{1,40}\)|\((?:通讯员|供图|供稿|图|文)[^()\n]{1,40}\)|(?:本报|"
    r"新华社)(?:见习|首席|特约)?记者[ ]?[\u4e00-\u9fff]{2,4}(?:[ 、][\u4e00-\u9fff]{2,4})*(?=[\n ]|通讯员|$)"
)
BODIES = ("Place", "Organization", "Enterprise", "MetropolitanArea")
"""Top classes of what a post can belong to."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole article tells of how its names are to be read."""

    where: Setting
    home: Home


def find_mentions(page: Layout, around: Surroundings) -> tuple[Mention, ...]:
    """Find every mention of an article, in order, none overlapping another but as its part."""
    folded = page.flow.folded
    closed = _closed(page)
    times = find_times(folded)
    values = [*times, *find_money(folded), *find_quantities(folded)]
    places = find_places(folded, around.where)
    places = longest(
        [*places, *find_zones(folded, places, around.home), *find_place_pronouns(folded, places, around.home)]
    )
    organs = [*find_organs(folded, places, around.home), *find_central(folded)]
    known = longest([*find_titles(folded), *find_campaigns(folded), *organs, *places])
    walled = _walled(folded, places)
    years = [m for m in times if m.type == YEAR and m.key]
    headed = [
        *find_sessions(folded, around.home),
        *find_headed(walled, sorted([*known, *find_capacities(folded), *years], key=lambda m: m.start)),
        *find_lines(folded, around.where, places),
    ]
    named = longest([*known, *headed])
    listed = [
        m
        for found in find_lists(folded, [*named, *places])
        for m in mentions_of(folded, found, named, around.where)
    ]
    named = longest([*listed, *named])
    named = longest([*named, *find_industries(folded, places)])
    named = longest([*named, *find_stated(folded)])
    named = longest([*named, *find_short_names(folded, named)])
    named = longest([*find_aliases(folded, named), *named])
    bodies = sorted([m for m in (*named, *places, *organs) if _top(m.type) in BODIES], key=lambda m: m.start)
    posts = find_posts(folded, bodies, around.home)
    people = find_persons(folded, posts, (m.start for m in named), closed)
    kept = longest([*named, *_whole(posts), *people, *values])
    kept = longest([*kept, *find_thing_pronouns(folded, kept)])
    inner = [*places, *(m for m in headed if _top(m.type) == "MetropolitanArea")]
    whole = (
        _completed(m, inner, around, folded) for m in kept if not any(a <= m.start < b for a, b in closed)
    )
    return tuple(
        m
        for m in whole
        if m.parts
        or not _VAGUE.search(m.name)
        or _top(m.type) != "Corridor"
        or m.type == "EcologicalCorridor"
    )


_VAGUE = re.compile(r"(?:通道|走廊|廊道|发展带|发展轴)$(?<!快速通道)(?<!科创走廊)")
"""Endings of corridors that name one only where its ends are known: 洛渑快速通道, but not 出海大通道."""


def _walled(folded: str, places: Sequence[Mention]) -> str:
    """Give the text with a wall in place of 我市, 该县 and the like: no name runs over them (全省 may begin one)."""
    signs = list(folded)
    for m in places:
        if m.note == "pronoun" and folded[m.start] != "全":
            signs[m.start : m.end] = "|" * (m.end - m.start)
    return "".join(signs)


def _closed(page: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of by-lines, whose names are no part of the story."""
    lines = [(b.start, b.end) for b in page.blocks if b.kind == BYLINE]
    return (*lines, *(m.span() for m in _REPORTERS.finditer(page.flow.folded)))


def _whole(posts: Sequence[Mention]) -> list[Mention]:
    """Posts win over what they hold: 宜阳县委 + 书记 is one mention, with 宜阳县委 as its part."""
    return [replace(p, type=p.type) for p in posts]


def _completed(mention: Mention, places: Sequence[Mention], around: Surroundings, folded: str) -> Mention:
    """Give a corridor its ends, and any other name the places it holds, as its parts."""
    if mention.parts or mention.key:
        return mention
    if _top(mention.type) == "Corridor":
        near = [p.key for p in places if p.key and abs(p.start - mention.start) < 80]
        return with_ends(mention, around.where, near, folded[mention.end : mention.end + 30])
    inside = tuple(
        p
        for p in places
        if mention.start <= p.start
        and p.end <= mention.end
        and ((p.start, p.end) != (mention.start, mention.end) or mention.finder == "list")
    )
    areas = [p for p in inside if p.type == "MetropolitanArea"]
    apart = tuple(p for p in inside if p in areas or not any(a.start <= p.start < a.end for a in areas))
    return replace(mention, parts=apart)


def _top(name: str) -> str:
    ontology = load()
    return ontology.top(name) if name in ontology.classes else name
