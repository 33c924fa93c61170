"""Within one article, forms that mean one thing become one entity. 同一文章内的指称归并。"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from loaders.expressions import compiled
from loaders.finders.firms import owns
from loaders.finders.places import Setting
from loaders.finders.sessions import HELD
from loaders.finders.zones import zone_key
from loaders.initials import called_by_initials
from loaders.mention import VALUES, Mention, top
from loaders.merging.firms import firm_core, same_firm
from loaders.merging.lines import line_key
from loaders.merging.places import same_places
from loaders.merging.shortened import SHORTENED, called_by_brand
from loaders.merging.spelling import plain
from loaders.values import Entity, digest, place_id
from ontology.places import gazetteer

Identity = tuple[str, str]
"""A top class and what is unique under it: a code, a fixed identity or a plain name."""
_TERM = compiled(r"\((?:19|20)\d\d.{0,8}\)$")
"""The years a plan's title ends in: (2021—2035年)."""
_IN_MARKS = compiled(r"^[“《](?P<name>.+)[”》]|[“《](?P<last>[^“《]{3,})[”》]$")
"""What names a thing by itself: “甲坪”项目, 甲坪库区“黄金水道”; nothing within a name: 黄河“几”字弯."""
_HELD = compiled(HELD)
"""What parts the body and its session where the text says that it is held: 市人大常委会召开第四次会议."""
_ABOUT = ("Organization", "Meeting")
"""Top classes whose names hold in marks what they are about: “某某”活动领导小组."""


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article, and the entity of each mention by its identity."""

    entities: tuple[Entity, ...]
    by_key: Mapping[Identity, Entity]

    def of(self, mention: Mention) -> Entity | None:
        """Give the entity a mention names; None for a value (money, a date, a post)."""
        return self.by_key.get(identity(mention)) if mention.type not in VALUES else None


def identity(mention: Mention) -> Identity:
    """Give what a mention is looked up by.

    >>> identity(Mention(0, 3, "City", "洛阳市", "410300")), identity(Mention(0, 6, "Project", "“甲坪” 项目"))
    (('Place', '410300'), ('Project', '甲坪项目'))
    """
    return _identity(mention.type, mention.name, mention.key)


@lru_cache(maxsize=1 << 12)
def _identity(type_: str, name: str, key: str) -> Identity:
    kind = top(type_)
    if kind == "MetropolitanArea":
        name = name.replace("现代化", "")  # 甲现代化都市圈 is 甲都市圈
    return kind, key or plain(zone_key(name) if type_ == "FunctionalZone" else name)


def resolve_names(mentions: Sequence[Mention], flow_text: str, where: Setting, scope: str) -> Names:
    """Join the mentions of an article into entities.

    `scope` is the province that keeps people of one name apart. A label is the longest official form; every
    other form in the text is one of its `names`; pronouns are none.

    >>> text = "甲坪产业园项目开工,甲坪产业园"
    >>> found = [Mention(0, 7, "Project", text[:7]), Mention(10, 15, "Project", text[10:])]
    >>> [(entity.label, entity.names) for entity in resolve_names(found, text, Setting(), "").entities]
    [('甲坪产业园项目', ('甲坪产业园',))]
    """
    flat = [(identity(m), m) for m in _flat(mentions) if m.type not in VALUES]
    into = _merged(flat, where, flow_text)
    finals = {key: _final(key, into) for key in dict.fromkeys(key for key, _ in flat)}
    groups: dict[Identity, list[Mention]] = defaultdict(list)
    for key, mention in flat:
        groups[finals[key]].append(mention)
    made = {key: _entity(key, members, flow_text, scope) for key, members in groups.items()}
    by_key = {key: made[final] for key, final in finals.items()}
    return Names(tuple(dict.fromkeys(made.values())), by_key)


def _flat(mentions: Iterable[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        yield mention
        if mention.parts:
            yield from _flat(mention.parts)


def _final(key: Identity, into: Mapping[Identity, Identity]) -> Identity:
    while key in into:
        key = into[key]
    return key


def _merged(
    mentions: Sequence[tuple[Identity, Mention]], where: Setting, text: str
) -> dict[Identity, Identity]:
    """Map identities onto the one they are a form of."""
    firsts: dict[Identity, str] = {}
    named: set[str] = set()
    for key, mention in mentions:
        firsts.setdefault(key, mention.name)
        if key[0] == "Place":
            named.add(mention.name)
    groups: dict[str, dict[Identity, str]] = defaultdict(dict)
    for key, name in firsts.items():
        groups[key[0]][key] = name
    places = named.union(name.rstrip("市县区省") for name in named)
    firms = groups["Enterprise"]
    into = _firms(firms, sorted(places, key=lambda name: (-len(name), name)))
    into = dict(called_by_initials(firms)) | into
    into = {key: full for key, full in into.items() if not owns(text, firms[key], firms[full])}
    into |= _lines(groups["Corridor"], where)
    into |= same_places(mentions)
    into |= called_by_brand(groups["Project"])
    for kind, same in SHORTENED.items():
        into |= _plans(groups[kind], same) if kind == "Plan" else _shortened(groups[kind], same)
    return into


def _plans(names: Mapping[Identity, str], same: Callable[[str, str], bool]) -> dict[Identity, Identity]:
    """Titles without their years are those of the plan with years; two with other years stay two."""
    years = {key: _TERM.findall(name) for key, name in names.items()}
    dated_first = sorted(names, key=lambda key: not years[key])
    into = _shortened({key: _TERM.sub("", names[key]) for key in dated_first}, same)
    return {key: longer for key, longer in into.items() if not years[key] or years[key] == years[longer]}


def _firms(firms: Mapping[Identity, str], places: Sequence[str]) -> dict[Identity, Identity]:
    """Short names of companies that fit one full name alone, or a row of ever fuller ones."""
    into: dict[Identity, Identity] = {}
    by_pair: defaultdict[str, list[tuple[Identity, str]]] = defaultdict(list)
    for key, name in firms.items():
        for pair in {whole[i : i + 2] for whole in (name, firm_core(name)) for i in range(len(whole) - 1)}:
            by_pair[pair].append((key, name))
    for key, name in firms.items():
        # A fuller name holds the end of the brand, unless a level of places is cut off before it.
        end = firm_core(name)[-2:]
        others = firms.items() if len(end) < 2 or end[0] in "市县区" else by_pair[end]
        fuller = [k for k, other in others if len(other) > len(name) and same_firm(name, other, places)]
        fullest = max(fuller, key=lambda k: len(firms[k]), default=key)
        if all(k == fullest or same_firm(firms[k], firms[fullest], places) for k in fuller):
            into |= {key: fullest} if fuller else {}
    return into


def _lines(lines: Mapping[Identity, str], where: Setting) -> dict[Identity, Identity]:
    """Lines of one kind between the same places; where an old line is spoken of, fast ones are others."""
    into: dict[Identity, Identity] = {}
    known: dict[str, Identity] = {}
    merge_rails = not any("老" in name for name in lines.values())
    for key, name in sorted(lines.items(), key=lambda pair: -len(pair[1])):
        line = line_key(name, where, merge_rails)
        same = [k for k in known if k.endswith(line)] if line.startswith("-") else []  # 2号线 of one city
        line = same[0] if len(same) == 1 else line
        fast = line.removesuffix("belt") + "expressway" if name.endswith("公路") else ""
        line = fast if fast in known else line  # 甲乙公路 beside 甲乙高速公路
        if line in known:
            into[key] = known[line]
        elif line:
            known[line] = key
    return into


def _shortened(names: Mapping[Identity, str], same: Callable[[str, str], bool]) -> dict[Identity, Identity]:
    """Each name that is a form of a longer one, mapped onto the longest such that is not one itself."""
    into: dict[Identity, Identity] = {}
    ranked = sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[1]))
    kept: list[tuple[Identity, str]] = []
    for key, name in ranked:
        short = plain(name)
        longer = next((k for k, other in kept if same(short, other)), None)
        if longer is None:
            kept.append((key, short))
        else:
            into[key] = longer
    return into


def _entity(key: Identity, members: Sequence[Mention], flow_text: str, scope: str) -> Entity:
    kind, own = key
    spelled = [m for m in members if m.note != "pronoun"] or members
    forms = dict.fromkeys([m.name for m in spelled])
    surfaces = dict.fromkeys([flow_text[m.start : m.end] for m in spelled if m.end > m.start])
    surfaces = dict.fromkeys(_HELD.sub("", name) for name in surfaces) if kind == "Meeting" else surfaces
    marked = (
        match[match.lastgroup or 0]
        for surface in surfaces
        if kind not in _ABOUT and (match := _IN_MARKS.search(surface))
    )
    label = max(forms, key=lambda name: (len(name), name))
    names = tuple(name for name in dict.fromkeys((*forms, *surfaces, *marked)) if name and name != label)
    finest = _finest([m.type for m in spelled], kind)
    code = next((m.key for m in spelled if m.key.isdigit()), "")
    if kind != "Place" or not code:
        return Entity(digest(kind, own, scope if kind == "Person" else ""), finest, label, names)
    place = gazetteer().get(code)
    short = (place.short,) if place is not None and place.short not in ("", label, *names) else ()
    above = gazetteer().ancestors(code)
    parent = above[0].code if above else ""
    return Entity(place_id(code), finest, label, (*names, *short), code, parent)


def _finest(types: Sequence[str], kind: str) -> str:
    """Give the type finer than the top class that is said most often, the first of several."""
    finer = [name for name in types if name != kind]
    times = Counter(finer)
    return max(times, key=times.__getitem__, default=types[0])
