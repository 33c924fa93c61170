"""Within one article, forms that mean one thing become one entity. 同一文章内的指称归并。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from loaders.finders.corridors import joined
from loaders.finders.firms import is_trade
from loaders.finders.places import Setting
from loaders.finders.zones import short_form
from loaders.mention import VALUES, Mention
from loaders.values import Entity, digest
from ontology import load
from ontology.places import gazetteer

_MARKS = re.compile(r"[\s“”\"'‘’《》「」()（）·—\-–,]")
_FIRM = re.compile(r"(?:股份)?有限(?:责任)?公司$|集团有限公司$|集团公司$|公司$|集团$|股份$")
_RAIL = re.compile(
    r"(?:客运)?(?:高速铁路|高铁|城际铁路|城际|客运专线|客运高铁|客运高速铁路专线|客专)(?:专线)?"
)
_KINDS = (
    (re.compile(r"高速公路|高速(?!铁路)"), "expressway"),
    (_RAIL, "fast rail"),
    (re.compile(r"铁路|线$"), "rail"),
    (re.compile(r"通道|快速路"), "road"),
)
_PROJECT_TAIL = re.compile(r"(?:建设)?(?:项目|工程)$")


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article, and the entity of each mention by its key."""

    entities: tuple[Entity, ...]
    by_key: Mapping[tuple[str, str], Entity]

    def of(self, mention: Mention) -> Entity | None:
        """Give the entity a mention names; None for a value (money, a date, a post)."""
        return self.by_key.get(identity(mention)) if mention.type not in VALUES else None


def plain(name: str) -> str:
    """Give a name without blanks, quotes, brackets and book marks, for comparing.

    >>> plain("“三清两建” 行动")
    '三清两建行动'
    """
    return _MARKS.sub("", name)


def top(kind: str) -> str:
    """Give the top class under which a name is unique; officials and other people are one."""
    ontology = load()
    found = ontology.top(kind) if kind in ontology.classes else kind
    return "Person" if found == "Official" else found


def identity(mention: Mention) -> tuple[str, str]:
    """Give what a mention is looked up by: its top class and its code, fixed identity or plain name."""
    kind = top(mention.type)
    if mention.key:
        return kind, mention.key
    name = short_form(mention.name) if mention.type == "FunctionalZone" else mention.name
    if kind == "Plan":
        name = re.sub(r"\((?:19|20)\d\d.{0,8}\)$", "", name)
    return kind, plain(name)


def firm_core(name: str) -> str:
    """Give a company's name without its legal form and bracketed place.

    >>> firm_core("甲坪电气(苏州)有限公司")
    '甲坪电气'
    """
    return _FIRM.sub("", re.sub(r"\([^)]*\)", "", name))


def same_firm(short: str, full: str, places: Iterable[str]) -> bool:
    """Tell whether a short company name is that of a full one: its brand begins or follows the place in the full name.

    >>> same_firm("郑州甲坪", "甲坪电气(郑州)有限公司", ["郑州"]), same_firm("甲坪集团", "甲坪电气(郑州)有限公司", [])
    (True, False)
    """
    if short.endswith("集团") or short == full:
        return False
    brand, core = firm_core(short), firm_core(full)
    for place in places:
        if brand.startswith(place) and len(brand) > len(place) + 1:
            rest = brand[len(place) :].lstrip("市县区")
            if place in full and (
                core.startswith(rest) or core.removeprefix(place).lstrip("市县区").startswith(rest)
            ):
                return True
    bare = core
    for place in places:
        bare = bare.removeprefix(place).lstrip("市县区") if bare.startswith(place) else bare
    held = next((c for c in (bare, core) if c.startswith(brand)), "")
    return (
        len(brand) >= 3 and bool(held) and is_trade(held[len(brand) :]) and "集团" not in full[len(brand) :]
    )


def line_key(name: str, where: Setting, merge_rails: bool = False) -> str:
    """Give what makes a line or belt itself: the places it joins, and its kind."""
    ends = joined(name, where)
    if len(ends) < 2 or re.search(r"老|二线|复线", name):
        return ""
    kind = next((k for pattern, k in _KINDS if pattern.search(name)), "belt").replace(
        "fast ", "" if merge_rails else "fast "
    )
    return "-".join(p.code for p in ends) + kind


def _merged(mentions: Sequence[Mention], where: Setting) -> dict[tuple[str, str], tuple[str, str]]:
    """Map identities onto the one they are a form of."""
    groups: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for m in mentions:
        groups[top(m.type)].setdefault(identity(m), m.name)
    into: dict[tuple[str, str], tuple[str, str]] = {}
    places = sorted(
        {form for m in mentions if top(m.type) == "Place" for form in (m.name, m.name.rstrip("市县区省"))},
        key=len,
        reverse=True,
    )
    firms = groups["Enterprise"]
    for key, name in firms.items():
        fuller = [
            k for k, other in firms.items() if len(other) > len(name) and same_firm(name, other, places)
        ]
        if len(fuller) == 1:
            into[key] = fuller[0]
    lines: dict[str, tuple[str, str]] = {}
    for key, name in sorted(groups["Corridor"].items(), key=lambda pair: -len(pair[1])):
        line = line_key(name, where, not any("老" in other for other in groups["Corridor"].values()))
        if line:
            into |= {key: lines[line]} if line in lines else {}
            lines.setdefault(line, key)
    for kind in ("Project", "Plan", "Meeting", "Organization", "MetropolitanArea", "Corridor"):
        into |= _contained(groups[kind], kind, into)
    return into


def _contained(
    names: Mapping[tuple[str, str], str], kind: str, done: Mapping[tuple[str, str], tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Join forms that differ only by an outer part: 甲坪产业园 and 甲坪产业园项目; 现代化郑州都市圈 and 郑州都市圈."""
    into: dict[tuple[str, str], tuple[str, str]] = {}
    ranked = sorted(names.items(), key=lambda pair: (-len(pair[1]), pair[1]))
    for i, (key, name) in enumerate(ranked):
        if key in done:
            continue
        for longer_key, longer in ranked[:i]:
            if longer_key in into or longer_key in done or not _outer(plain(name), plain(longer), kind):
                continue
            into[key] = longer_key
            break
    return into


def _outer(name: str, longer: str, kind: str) -> bool:
    if kind == "Project":
        return _PROJECT_TAIL.sub("", longer) == _PROJECT_TAIL.sub("", name) or (
            len(name) >= 6 and longer.endswith(name)
        )
    if kind == "MetropolitanArea":
        return longer.removeprefix("现代化") == name or longer.replace("大都市圈", "都市圈") == name
    if kind == "Meeting" and re.sub(r"第?[一二三四五六七八九十\d]+[次届]", "", longer) == name:
        return True
    if kind == "Meeting":
        return len(name) >= 6 and (longer.endswith(name) or _subsequence(name, longer))
    if kind == "Plan":
        stem = re.sub(r"(?:战略|行动|活动|工作|改革|计划)$", "", name)
        return len(stem) >= 3 and (
            longer in (stem + s for s in ("战略", "行动", "活动", "工作", "改革", "计划", "专项行动"))
            or (len(name) >= 6 and longer.endswith(name))
        )
    return False


def _subsequence(short: str, long: str) -> bool:
    """A meeting's short title leaves words out of the full one: 某项目推进会, 某项目建设暨安全生产工作推进会."""
    rest = iter(long)
    return len(short) >= 8 and short[-3:] == long[-3:] and all(sign in rest for sign in short)


def resolve_names(mentions: Sequence[Mention], flow_text: str, where: Setting, scope: str) -> Names:
    """Join the mentions of an article into entities. `scope` is the province that keeps people of one name apart.

    A label is the longest official form; every other form in the text is one of its `names`; pronouns are none.
    """
    flat = [m for m in _flat(mentions) if m.type not in VALUES]
    into = _merged(flat, where)
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for m in flat:
        key = identity(m)
        while key in into:
            key = into[key]
        groups[key].append(m)
    entities: dict[tuple[str, str], Entity] = {}
    for key, members in groups.items():
        entity = _entity(key, members, flow_text, scope)
        for m in members:
            entities[identity(m)] = entity
    return Names(tuple(dict.fromkeys(entities.values())), entities)


def _flat(mentions: Iterable[Mention]) -> Iterable[Mention]:
    for m in mentions:
        yield m
        yield from _flat(m.parts)


def _entity(key: tuple[str, str], members: Sequence[Mention], flow_text: str, scope: str) -> Entity:
    kind, _ = key
    spelled = [m for m in members if m.note != "pronoun"] or list(members)
    forms = dict.fromkeys(m.name for m in spelled)
    surfaces = dict.fromkeys(flow_text[m.start : m.end] for m in spelled if m.end > m.start)
    label = max(forms, key=lambda name: (len(name), name))
    code = next((m.key for m in spelled if m.key.isdigit()), "")
    finest = _finest(spelled, kind)
    names = tuple(n for n in dict.fromkeys((*forms, *surfaces, *_inner(surfaces))) if n and n != label)
    if kind == "Place" and code:
        place = gazetteer().get(code)
        short = (place.short,) if place is not None and place.short not in ("", label, *names) else ()
        names = (*names, *short)
        return Entity(digest("Place", code), finest, label, names, code, _parent(code))
    return Entity(digest(kind, key[1], scope if kind == "Person" else ""), finest, label, names)


def _inner(surfaces: Iterable[str]) -> list[str]:
    """What stands in a campaign's quotes, or in a title's book marks, is a name of it too."""
    found = [re.search(r"[“《](.+)[”》]", surface) for surface in surfaces]
    return [m[1] for m in found if m]


def _finest(members: Sequence[Mention], kind: str) -> str:
    types = [m.type for m in members]
    finer = [t for t in types if t != kind]
    return max(finer, key=lambda t: (finer.count(t), -finer.index(t))) if finer else types[0]


def _parent(code: str) -> str:
    above = gazetteer().ancestors(code)
    return above[0].code if above else ""
