"""What makes a line itself, and letters that stand for a line spelled out. 线路名称的归并。"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from loaders.expressions import compiled
from loaders.finders.corridors import ends_of_name, joined
from loaders.finders.places import Setting
from loaders.mention import Mention, places_of, top
from ontology.places import gazetteer

_FAST_RAIL = compiled(
    r"(?:客运)?(?:高速铁路|高铁|城际铁路|城际|客运专线|客运高铁|客运高速铁路专线|客专)(?:专线)?"
)
_KINDS = (
    (compiled(r"高速公路|高速(?!铁路)"), "expressway"),
    (_FAST_RAIL, "fast rail"),
    (compiled(r"铁路|线$"), "rail"),
    (compiled(r"通道|快速路"), "road"),
)
"""The kind of a line by the words in its name; the first that fits decides, else it is a belt."""
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "expressway": ("高速公路", "高速", "公路"),
    "fast rail": ("高速铁路", "高铁", "城际铁路"),
    "rail": ("铁路",),
}
"""How a line of a kind is called behind its letters."""
_METRO = compiled(r"(\d{1,2}|[一二三四五六七八九十]{1,2})号线(?:一期)?(?:工程)?([^工]*)(?:工程)?$")
"""A line of a city's rails by its number; its first stage is itself, an extension is not."""
_OTHER_LINE = compiled(r"老|二线|复线|[南北中]线|沿江|联络线|连接线|支线|延长线")
"""What makes a line another one than that of the same ends."""
_OF_PROVINCE = compiled(r"^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=[\u4e00-\u9fff]{2})")
_LEVEL = compiled(r"(?<=[\u4e00-\u9fff]{2})(?:市区|城区|市|县|区|镇|乡)$")


def line_key(name: str, where: Setting, merge_rails: bool = False) -> str:
    """Give what makes a line or belt itself, the places it joins and its kind; "" where nothing tells them.

    `merge_rails`: a fast railway and a railway of the same ends are one.

    >>> where = Setting("", ("410100", "410200"))
    >>> line_key("郑开城际铁路", where), line_key("郑开高速", where)
    ('410100-410200fast rail', '410100-410200expressway')
    >>> line_key("京滨城际铁路", where) == line_key("北京至天津滨海新区城际铁路", where)
    True
    """
    places = joined(name, where)
    metro = _METRO.search(name)
    if metro:
        return f"{places[0].code if places else ''}-{metro[1]}号线{metro[2]}"
    wholes = {p.code for p, within in pairwise(places) if gazetteer().within(within.code, p.code)}
    ends = [p for p in places if len(places) == 2 or p.code not in wholes]  # of 天津滨海新区 only the latter
    other = _OTHER_LINE.search(name)
    kind = _way(name)
    mark = other.group() if other else ""
    if len(ends) < 2:
        # places that no list has, or letters that nothing tells
        told = tuple(map(_bare_end, ends_of_name(name)))
        stem = told[0] if len(told) == 1 else ""
        whole = next((n for n in (3, 2) if gazetteer().find(stem[:n]) and len(stem) - n > 1), 0)
        known = len(told) > 1 or (len(stem) > 1 and kind not in ("belt", "road"))
        kind = kind.removeprefix("fast ") if merge_rails else kind
        return "-".join((stem[whole:],) if stem else told) + kind + mark if known else ""
    return "-".join(p.code for p in ends) + (kind.removeprefix("fast ") if merge_rails else kind) + mark


def _bare_end(end: str) -> str:
    """Give an end of a line without the level and province that it may be said with: 丙省甲坪市区 is 甲坪."""
    return _LEVEL.sub("", _OF_PROVINCE.sub("", end))


def spelled_out(mentions: Sequence[Mention], folded: str) -> list[Mention]:
    """Give a line that letters name the name and ends of the line of its kind whose ends they begin.

    Where nothing but that line tells what letters are, they are a mention of their own.

    >>> road = Mention(0, 9, "Expressway", "绿林至洈水高速公路")
    >>> [(m.start, m.name) for m in spelled_out([road], "绿林至洈水高速公路开工,绿洈高速全长61公里")]
    [(0, '绿林至洈水高速公路'), (12, '绿林至洈水高速公路')]
    """
    spelled: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        ends = ends_of_name(mention.name) if top(mention.type) == "Corridor" else ()
        if len(ends) > 1:
            spelled.setdefault(("".join(end[0] for end in ends), _way(mention.name)), mention)
    if not spelled:
        return list(mentions)
    named = [_as_spelled(m, spelled) if top(m.type) == "Corridor" else m for m in mentions]
    return sorted([*named, *_lettered(spelled, folded, named)], key=attrgetter("start"))


def _lettered(
    spelled: Mapping[tuple[str, str], Mention], folded: str, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Where the letters of spelled lines stand before a word of their kind, in no other mention."""
    for (letters, way), line in spelled.items():
        endings = _ENDINGS.get(way, ()) if len(letters) > 1 else ()
        for start in places_of(letters, folded) if endings else ():
            behind = start + len(letters)
            end = behind + next((len(e) for e in endings if folded.startswith(e, behind)), 0)
            if end > behind and not any(m.start < end and start < m.end for m in mentions):
                parts = tuple(replace(part, start=start, end=start) for part in line.parts)
                yield Mention(start, end, line.type, line.name, line.key, parts=parts, finder="alias")


def _as_spelled(line: Mention, spelled: Mapping[tuple[str, str], Mention]) -> Mention:
    stem = ends_of_name(line.name)
    way = "expressway" if line.name.endswith("公路") else _way(line.name)
    full = spelled.get((stem[0], way)) if len(stem) == 1 else None
    if full is None:
        return line
    parts = tuple(replace(part, start=line.start, end=line.start) for part in full.parts)
    return replace(line, name=full.name, parts=parts)


def _way(name: str) -> str:
    """The kind of a line by the words in its name."""
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), "belt")
