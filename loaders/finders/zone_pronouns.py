"""Words that stand for the zone that was named before: 全区, 园区, a bare 高新区. 园区的代称。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.expressions import compiled
from loaders.finders.zones import short_form
from loaders.mention import Mention
from loaders.required import finds

_PARK = compiled(
    r"(?:全区(?![长委])|(?:(?<=[,。;:“\n])|(?<=今年)|(?<=去年)|(?<=目前)|(?<=眼下)|(?<=当前))"
    r"(?:园区|经济区|开发区|高新区|经开区|新区|片区))"
    r"(?=[\u4e00-\u9fff]{0,10}(?:[\d达超突增]|引进|集聚|聚集|汇聚|实现|完成|已|将|计划|累计|共))"
)
"""A zone spoken of by its kind alone."""
_AT_PARK = compiled(
    r"(?:(?<=落户)|(?<=落户[在到于])|(?<=入驻)|(?<=入驻[在到于])|(?<=进驻)|(?<=落地)|(?<=来到)|(?<=在)|(?<=入园))(?:该|我们?|本)?(?:园区|片区)"
    r"(?=[,。;、\n]|的?(?:正式|顺利|成功)?(?:投产|开工|动工|建成|投用|设立|成立|投资|奠基|竣工|兴建|新建|扩产|建设|注册|后|以来))"
)
"""The like where somebody settles: 落户园区, 在园区投产."""
_OF_WORKS = compiled(
    r"(?:(?<=[,。;:“\n])|(?<=今年)|(?<=目前)|(?<=眼下)|(?<=当前))(?:产业园区?|工业园区?|创业园|科技园|物流园)"
    r"(?=[\u4e00-\u9fff]{0,10}(?:[\d达超突增]|引进|集聚|实现|完成|已|将|计划|累计|共))"
)
"""A park that is built, spoken of by its kind alone: 目前,产业园完成投资2亿元."""
_SECTION = "片区"
"""The end of a free trade zone's section, which alone it may stand for."""
_PARKS = ("园", "园区")
"""How works end that 园区 may mean as well."""


def find_zone_pronouns(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find words for the zone that a paragraph has named last, by itself or in a post: 全区, 园区.

    >>> zone = Mention(0, 5, "FunctionalZone", "甲坪经开区")
    >>> [m.name for m in find_zone_pronouns("甲坪经开区扩容,今年园区收入达5亿元", [zone])]
    ['甲坪经开区']
    """
    named = [p for m in mentions for p in (m, *m.parts) if p.type in ("FunctionalZone", "County")]
    own = sorted((m for m in named if m.note != "pronoun" and m.end > m.start), key=lambda m: m.start)
    found = [*_zones_said_short(folded, own), *_works_said_short(folded, mentions)]
    meant = {m.start: m for m in found}
    own = [meant.get(m.start, m) for m in own] if meant else own
    zones = [m for m in own if m.type == "FunctionalZone"]
    only = zones if len({m.name for m in zones}) == 1 else []
    parks = [m.end for m in mentions if m.type == "IndustrialPark" and m.name.endswith(_PARKS)]
    settled = (m for m in finds(_AT_PARK, folded) if not any(end <= m.start() for end in parks))
    for match in (*finds(_PARK, folded), *settled):
        start = folded.rfind("\n", 0, match.start()) + 1
        near = [m for m in own if start <= m.start and m.end <= match.start()]
        near = near or [m for m in only if m.end <= match.start() and match.group() != "全区"]
        if match.group().endswith(_SECTION):
            near = [m for m in zones if m.end <= match.start() and m.name.endswith(_SECTION)]
        if near and near[-1].type == "FunctionalZone":
            alike = [m for m in near if m.name.endswith(match.group())]
            zone = (alike or near)[-1]
            told = Mention(*match.span(), zone.type, zone.name, zone.key, (zone,), "pronoun", "pronoun")
            found.append(told)
    return found


def with_zones_meant(mentions: list[Mention], meant: Sequence[Mention]) -> list[Mention]:
    """Give `mentions` with the posts that a bare 开发区 stands in as those of the zone that is `meant` there.

    >>> bare, meant = (Mention(8, 11, "FunctionalZone", name) for name in ("洛阳市开发区", "甲坪开发区"))
    >>> posts = with_zones_meant([Mention(8, 16, "Post", "管委会主任", parts=(bare,))], [meant])
    >>> posts[0].parts[0].name
    '甲坪开发区'
    """
    zones = {(m.start, m.end): m for m in meant}
    return [
        replace(m, parts=tuple(zones.get((p.start, p.end), p) for p in m.parts))
        if m.type == "Post" and any((p.start, p.end) in zones for p in m.parts)
        else m
        for m in mentions
    ]


def _zones_said_short(folded: str, own: Sequence[Mention]) -> Iterator[Mention]:
    """What a bare 高新区 means behind the name of one of its kind, in its paragraph or the only one so far.

    >>> named = Mention(0, 5, "FunctionalZone", "甲坪高新区")
    >>> bare = Mention(8, 11, "FunctionalZone", "洛阳高新区", note="relative")
    >>> [m.name for m in _zones_said_short("甲坪高新区扩容,高新区招商", [named, bare])]
    ['甲坪高新区']
    """
    for at, bare in enumerate(own):
        if bare.note != "relative" or bare.type != "FunctionalZone":
            continue
        start = folded.rfind("\n", 0, bare.start) + 1
        said = short_form(folded[bare.start : bare.end])
        before = [m for m in reversed(own[:at]) if m.type == bare.type and m.note != "relative"]
        named = [
            m for m in before if short_form(m.name).endswith(said) or folded.endswith(said, m.start, m.end)
        ]
        only = len({m.name for m in named}) == 1
        zone = next((m for m in named if only or m.start >= start), None)
        if zone is not None and zone.end <= bare.start:
            yield Mention(bare.start, bare.end, zone.type, zone.name, zone.key, (zone,), "pronoun", "pronoun")


def _works_said_short(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What a bare 产业园 means where one park alone is named before it.

    >>> park = Mention(0, 5, "IndustrialPark", "甲坪产业园")
    >>> [m.name for m in _works_said_short("甲坪产业园开园,目前,产业园完成投资2亿元", [park])]
    ['甲坪产业园']
    """
    parks = [p for m in mentions for p in (m, *m.parts) if p.type == "IndustrialPark"]
    for match in finds(_OF_WORKS, folded) if parks else ():
        before = [m for m in parks if m.end <= match.start()]
        named = next((m for m in before if m.name.endswith(match.group())), None)
        if named is not None and len({m.name for m in before}) == 1:
            told = Mention(*match.span(), named.type, named.name, named.key, (named,), "pronoun", "pronoun")
            yield told
