"""All mentions of an article, longest first. 提及：汇总各类识别，取最长。"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeAlias

from loaders.expressions import compiled
from loaders.finders.abroad import find_abroad
from loaders.finders.aliases import find_aliases
from loaders.finders.areas import find_areas_of_plans
from loaders.finders.begun import find_begun, find_signing
from loaders.finders.beside import find_beside
from loaders.finders.bounded import find_bounded
from loaders.finders.brands import find_brands, find_brands_in_rows
from loaders.finders.campaigns import find_campaigns
from loaders.finders.central import find_central
from loaders.finders.corridors import is_line_stem
from loaders.finders.figures import find_capacities, find_money, find_quantities, find_times
from loaders.finders.firms import find_again, find_short_names
from loaders.finders.headed import find_headed
from loaders.finders.industries import find_industries
from loaders.finders.joined import find_joined
from loaders.finders.lines import find_lines
from loaders.finders.listed import mentions_of
from loaders.finders.lists import find_lists
from loaders.finders.marked import find_marked
from loaders.finders.occasions import find_occasions
from loaders.finders.organs import find_organs
from loaders.finders.own_schools import find_own_schools
from loaders.finders.owners import find_owners
from loaders.finders.paid import find_paid
from loaders.finders.parties import find_parties
from loaders.finders.persons import find_persons
from loaders.finders.place_pronouns import find_place_pronouns
from loaders.finders.places import Setting, find_places
from loaders.finders.ports import find_ports
from loaders.finders.posts import find_posts
from loaders.finders.quoted import find_quoted, find_titles
from loaders.finders.regular import find_regular_meetings
from loaders.finders.rows import find_rows
from loaders.finders.sessions import find_bare_meetings, find_sessions, find_sittings, held_together
from loaders.finders.stated import find_stated
from loaders.finders.support import find_support
from loaders.finders.termini import with_ends
from loaders.finders.thing_pronouns import find_thing_pronouns
from loaders.finders.toured import find_toured
from loaders.finders.zone_pronouns import find_zone_pronouns, with_zones_meant
from loaders.finders.zones import find_zones
from loaders.home import Home
from loaders.layout import Layout
from loaders.lexicon import NO_LEXICON, Lexicon, find_terms, over
from loaders.mention import YEAR, Mention, longest, top
from loaders.merging.lines import spelled_out
from loaders.page_lines import BYLINE, HEADING
from loaders.pattern import any_of
from loaders.required import finds
from ontology.places import gazetteer

_START = attrgetter("start")

BODIES = ("Place", "Organization", "Enterprise", "MetropolitanArea")
"""Top classes of what a post can belong to."""
NEARBY = 80
"""Places this many characters around a line's name help to read the letters in it."""
_REPORTERS = compiled(
    r"\([^()\n]{0,12}记者[^()\n]{1,40}\)"
    r"|(?:(?<=[讯。])|(?<=\d日电))[ ]?\((?:[\u4e00-\u9fff]{1,4}[ 、]?){1,5}\)"
    r"|(?:^|(?<=\n))[\u4e00-\u9fff]{2,5}网(?=[\u4e00-\u9fff]{0,4}\d{1,2}月\d{1,2}日(?:讯|电|消息))"
    r"|\((?:通讯员|供图|供稿|图|文)[^()\n]{1,40}\)|(?:摄影?|图|文|供图)/[\u4e00-\u9fff]{2,4}(?=[\n ]|$)"
    r"|(?:本报|新华社)(?:见习|首席|特约)?记者[ ]?[\u4e00-\u9fff]{2,4}"
    r"(?:[ 、][\u4e00-\u9fff]{2,4})*(?=[\n ]|通讯员|$)"
)
_VAGUE = compiled(
    r"(?:通道|走廊|廊道|发展带|发展轴)$(?<!快速通道)(?<!科创走廊)(?<!产业走廊)(?<!创新大走廊)(?<!创新走廊)(?<!陆海新通道)"
)
"""Endings of corridors that name one only where its ends are known: 郑汴快速通道, but not 出海大通道."""
_LINE = compiled(
    r"(?:高铁|(?:高速|城际|市域|重载|货运|客运|快速)?铁路|快速通道|国道|省道|高速|高速公路|高速路)$"
)
_RING_OF = compiled(
    r"(?:[\u4e00-\u9fff]{2}(?:都市圈|城市群|经济圈)|[\u4e00-\u9fff]{2}地区|首都|省会)[大外内]?环线高速"
)
"""What names a ring road by what it goes around: 首都地区环线高速公路."""
_OF_PROVINCE = compiled(
    rf"(?:{any_of(p.short for p in gazetteer().divisions if p.level == 'Province')})"
    r"(?:省|市)?(?:高铁|铁路|高速|高速公路)"
)
"""All lines of a province, not one: 广西与贵州高速互联互通."""
_LONG = compiled(r"[\u4e00-\u9fff]{4,}$(?<!国家)")
_NO_LINE = compiled(
    r"[全跨]|[省县市]际|市域|穿城$|.*(?:地区|五”|车道|省)$|(?:[东西]?[南北]|东?西|东|中西?)部?$|最[东西南北]"
)
"""What stands before such an ending and names no line, unless it holds a place: more than three characters
that are no letters of places, a level, a quarter of the sky (西北铁路)."""


Tagger: TypeAlias = Callable[[str, Sequence[Mention]], list[Mention]]
"""Finds more names in a folded text, beside the mentions that are known."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the whole article tells of how its names are to be read, the user's names, perhaps a tagger."""

    where: Setting
    home: Home
    lexicon: Lexicon = NO_LEXICON
    tagger: Tagger | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What is found before names are: the user's own terms, places, bodies, brands, times and sums."""

    given: list[Mention]
    places: list[Mention]
    organs: list[Mention]
    brands: list[Mention]
    times: list[Mention]
    sums: list[Mention]


def find_mentions(page: Layout, around: Surroundings) -> tuple[Mention, ...]:
    """Find every mention of an article, in order, none overlapping another but as its part.

    >>> from loaders.home import home_of
    >>> from loaders.layout import layout
    >>> around = Surroundings(Setting("", ("410300",)), home_of("洛阳市"))
    >>> [(m.name, m.type) for m in find_mentions(layout("我市加快建设京雄高铁。"), around)]
    [('洛阳市', 'City'), ('京雄高铁', 'Railway')]
    """
    folded, closed = page.flow.folded, _closed(page)
    known = _known(folded, around)
    own = over(
        known.given,
        [*find_titles(folded), *find_quoted(folded), *find_campaigns(folded), *known.organs, *known.places],
    )
    headed = _headed(folded, own, known, around)
    regular = find_regular_meetings(folded, known.organs)
    named = _named(folded, over(known.given, [*regular, *own, *headed]), known, around)
    named = over(known.given, named) if known.given else named
    people = _people(folded, named, known, around.home, closed)
    figures = [*known.times, *known.sums, *find_quantities(folded)]
    kept = over(known.given, [*named, *people, *figures])
    kept = longest([*kept, *around.tagger(folded, kept)]) if around.tagger is not None else kept
    begun = [*find_begun(kept, folded)]
    kept = _with_standing_for(page, kept, begun)
    inner = _inner(folded, kept, headed, known, begun)
    story = [m for m in kept if not any(a <= m.start < b for a, b in closed)] if closed else kept
    whole = spelled_out([*_agreed(_completed(m, inner, around, folded) for m in story)], folded)
    return tuple(m for m in whole if not _is_vague(m))


def _known(folded: str, around: Surroundings) -> _Known:
    places = _places(folded, around)
    organs = [
        *find_support(folded, places),
        *find_central(folded),
        *find_organs(folded, places, around.home),
    ]
    return _Known(
        given=find_terms(folded, around.lexicon),
        places=places,
        organs=organs + find_bounded(folded, {organ.end for organ in organs}),
        brands=find_brands(folded),
        times=find_times(folded),
        sums=find_money(folded),
    )


def _people(
    folded: str, named: list[Mention], known: _Known, home: Home, closed: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Posts, persons and the parties that they stand for."""
    holders = (m for m in (*named, *known.places, *known.organs) if top(m.type) in BODIES)
    posts = find_posts(folded, sorted(holders, key=_START), home)
    people = find_persons(folded, posts, (m.start for m in named), closed)
    return [*posts, *people, *find_parties(folded, people)]


def _with_standing_for(page: Layout, kept: list[Mention], begun: list[Mention]) -> list[Mention]:
    """Add the words that stand for what is named: 该区, 该项目, 会议."""
    folded = page.flow.folded
    meetings = [m for m in kept if top(m.type) == "Meeting"]
    spoken_of = sorted([*kept, *begun], key=attrgetter("end")) if begun else kept
    headings = [block.start for block in page.blocks if block.kind == HEADING]
    zones = find_zone_pronouns(folded, kept)
    kept = with_zones_meant(kept, zones) if zones else kept
    return longest(
        [
            *zones,
            *find_sittings(folded, meetings),
            *kept,
            *find_thing_pronouns(folded, spoken_of, headings),
            *find_bare_meetings(folded, meetings),
        ]
    )


def _inner(
    folded: str, kept: list[Mention], headed: list[Mention], known: _Known, begun: list[Mention]
) -> list[Mention]:
    """What another name may hold as its part: places, zones, metropolitan areas, works begun, who signs."""
    titles = find_areas_of_plans(folded, [m for m in kept if top(m.type) == "Plan"])
    areas = (m for m in (*headed, *titles) if top(m.type) == "MetropolitanArea")
    zones = (m for m in headed if m.type == "FunctionalZone")
    meetings = [m for m in kept if top(m.type) == "Meeting"]
    signing = find_signing(meetings, [*known.places, *known.organs, *known.brands, *headed], folded)
    return sorted((*known.places, *zones, *areas, *begun, *signing), key=_START)


def _agreed(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Let a line join everywhere what it joins where it is named first: that tells what its letters mean."""
    ends: dict[str, tuple[Mention, ...]] = {}
    for mention in mentions:
        first = ends.setdefault(mention.name, mention.parts) if top(mention.type) == "Corridor" else ()
        other = len(first) == len(mention.parts) and [p.name for p in first] != [
            p.name for p in mention.parts
        ]
        yield replace(mention, parts=tuple(_moved(p, mention.start) for p in first)) if other else mention


def _moved(part: Mention, start: int) -> Mention:
    return replace(part, start=start, end=start)


def _places(folded: str, around: Surroundings) -> list[Mention]:
    """Places, zones and the words that stand for them."""
    places = sorted([*find_places(folded, around.where), *find_abroad(folded)], key=_START)
    zones = find_zones(folded, places, around.home)
    return longest([*places, *zones, *find_place_pronouns(folded, places, around.home)])


def _headed(folded: str, own: Sequence[Mention], known: _Known, around: Surroundings) -> list[Mention]:
    """Names told by their endings: sessions, all declared endings, lines. `own` are names told by marks."""
    places = known.places
    years = [m for m in known.times if m.type == YEAR and m.key]
    brands = (b for b in known.brands if b.end - b.start > 2)
    held = sorted([*own, *brands, *find_capacities(folded), *years], key=_START)
    told = [
        *find_sessions(folded, around.home, places),
        *find_headed(_walled(folded, places, known.sums), held),
        *find_occasions(folded, places),
        *find_ports(folded, places),
    ]
    joint = held_together(folded, [m for m in told if top(m.type) == "Meeting"]) if "暨" in folded else ()
    return [*told, *joint, *find_lines(folded, around.where, places)]


def _named(folded: str, named: list[Mention], known: _Known, around: Surroundings) -> list[Mention]:
    """Add the names that those found before give away: list members, industries, investors, short forms."""
    places = known.places
    listed = [*_listed(folded, named, places, around)]
    named = longest([*listed, *named]) if listed else named
    named = _joined(named, find_industries(folded, places))
    told = [
        *find_stated(folded),
        *find_owners(folded),
        *find_paid(folded),
        *find_rows(folded),
        *find_toured(folded, places, around.home),
    ]
    named = _joined(named, [*told, *known.brands])
    named = _joined(named, find_brands_in_rows(folded, named))
    named = _joined(named, find_marked(folded, named))
    named = _joined(named, find_beside(folded, named))
    named = longest([*find_short_names(folded, named), *named, *find_again(folded, named)])
    named = _joined(named, [*find_own_schools(folded, named), *find_joined(folded, named)])
    aliases = find_aliases(folded, named)
    return longest([*aliases, *named]) if aliases else named


def _joined(named: list[Mention], found: list[Mention]) -> list[Mention]:
    """Of names that do not overlap and those found beside them the longest."""
    return longest([*named, *found]) if found else named


def _listed(
    folded: str, named: Sequence[Mention], places: Sequence[Mention], around: Surroundings
) -> Iterator[Mention]:
    taken = sorted(named, key=_START)
    for found in find_lists(folded, [*named, *places, *find_capacities(folded)]):
        near = _starting(taken, found.spans[0][0] - NEARBY, found.spans[-1][1])
        yield from mentions_of(folded, found, near, around.where)


def _walled(folded: str, places: Sequence[Mention], sums: Sequence[Mention]) -> str:
    """Put a wall in place of sums and of 我市 and the like: no name runs over them (全省 may begin one)."""
    signs = list(folded)
    for m in sums:
        signs[m.start : m.end] = "|" * (m.end - m.start)
    for m in places:
        if m.note == "pronoun" and folded[m.start] != "全":
            signs[m.start : m.end] = "|" * (m.end - m.start)
    return "".join(signs)


def _closed(page: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of by-lines, whose names are no part of the story."""
    lines = [(b.start, b.end) for b in page.blocks if b.kind == BYLINE]
    return (*lines, *(m.span() for m in finds(_REPORTERS, page.flow.folded)))


def _completed(mention: Mention, places: Sequence[Mention], around: Surroundings, folded: str) -> Mention:
    """Give a corridor its ends, and any other name the places it holds, as its parts; `places` in order."""
    if mention.parts or mention.key:
        return mention
    if top(mention.type) == "Corridor":
        around_it = _starting(places, mention.start - NEARBY + 1, mention.start + NEARBY)
        near = tuple(p.key for p in around_it if p.key)
        return with_ends(mention, around.where, near, folded[mention.end : mention.end + 30])
    parts = _inside(mention, places)
    return replace(mention, parts=parts) if parts else mention


def _inside(mention: Mention, places: Sequence[Mention]) -> tuple[Mention, ...]:
    """Give the places within a name; of a metropolitan area within it, the area instead of its places."""
    span = (mention.start, mention.end)
    inside = [
        p
        for p in _starting(places, *span)
        if p.end <= mention.end and ((p.start, p.end) != span or mention.finder == "list")
    ]
    areas = [p for p in inside if p.type == "MetropolitanArea"]
    if not areas:
        return tuple(inside)
    return tuple(p for p in inside if p in areas or not any(a.start <= p.start < a.end for a in areas))


def _starting(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Of mentions in order, those that start in `[start:end]`."""
    first = bisect_left(mentions, start, key=_START)
    return mentions[first : bisect_left(mentions, end, first, key=_START)]


def _is_vague(mention: Mention) -> bool:
    """A corridor that only its ends would name, and whose ends are not known."""
    if mention.type == "EcologicalCorridor" or top(mention.type) != "Corridor":
        return False
    if _RING_OF.search(mention.name):
        return False
    if mention.parts:
        return len(mention.parts) == 1 and _OF_PROVINCE.fullmatch(mention.name) is not None
    if _VAGUE.search(mention.name):
        return True
    head = _LINE.search(mention.name)
    stem = mention.name[: head.start()] if head else ""
    return bool(_NO_LINE.match(stem) or (_LONG.match(stem) and not is_line_stem(stem, mention.type)))
