"""Words that stand for what was named before: 我市, 全省, 该公司, 该项目. 代称。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.home import Home
from loaders.mention import Mention
from ontology import load
from ontology.places import gazetteer

_PLACE = re.compile(
    r"(?P<whose>我|全|本)(?P<level>[省市县区州旗镇])(?!长|委|政府|人大|政协|[场面域别间])|"
    r"(?P<that>该)(?P<level2>[省市县区州旗镇])"
)
_THING = re.compile(
    r"(?P<that>该|本)(?P<what>公司|企业|集团|项目|工程|产业园|园区|基地|线路|客运专线|高铁|铁路|高速|线|"
    r"都市圈|医院|大学|学院)|(?P<other>(?<=[,。;:\n])对方)|(?P<area>(?<=[,。;:、\n])都市圈)|"
    r"(?P<he>(?<!其)[他她](?![们人国乡]))|(?<=[,。;:\n])(?P<bare>公司|集团|"
    r"企业)(?=[的将计拟已一二总董副在于是主年今明]|投资)"
)
_CLASSES = {
    "公司": ("Enterprise",), "企业": ("Enterprise",), "集团": ("Enterprise",), "项目": ("Project",), "工程": ("Project",), "产业园": ("Project",), "园区": ("Project",),
    "基地": ("Project",), "线路": ("Corridor",), "客运专线": ("Corridor",), "高铁": ("Corridor",), "铁路": ("Corridor",), "高速": ("Corridor",), "线": ("Corridor",),
    "都市圈": ("MetropolitanArea",), "医院": ("Organization",), "大学": ("Organization",), "学院": ("Organization",),
}  # fmt: skip


def find_place_pronouns(folded: str, places: Sequence[Mention], home: Home) -> list[Mention]:
    """Find words for the article's home, and for the place named last (该市).

    >>> [(m.name, m.note) for m in find_place_pronouns("我市要发展", [], Home("410000", "410300"))]
    [('洛阳市', 'pronoun')]
    """
    found = []
    for match in _PLACE.finditer(folded):
        level = match["level"] or match["level2"]
        if match["that"]:
            before = [m for m in places if m.end <= match.start() and m.name.endswith(level) and m.key]
            meant = _topic(folded, match.start(), before)
            code = meant.key if meant else ""
        else:
            code = {"省": home.province, "市": home.city, "州": home.city}.get(level, home.county)
        place = gazetteer().get(code)
        if place is not None:
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    place.level,
                    place.name,
                    place.code,
                    note="pronoun",
                    finder="pronoun",
                )
            )
    own = gazetteer().get(home.city)
    if own is not None and own.short:
        for match in re.finditer(
            rf"(?<=[在来抵驻赴离]){own.short[0]}(?=召开|举行|启动|开工|举办|调研|考察|投资|期间|投产|落地|"
            rf"企业|高校|开幕|闭幕|[,。])",
            folded,
        ):
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    own.level,
                    own.name,
                    own.code,
                    note="pronoun",
                    finder="home letter",
                )
            )
    return found


_ASIDE = re.compile(r"(?:位于|坐落于|在|于|与|由|向|为)$")
"""What stands before a thing that a sentence mentions only in passing."""


def _topic(folded: str, position: int, before: Sequence[Mention]) -> Mention | None:
    """What a pronoun means: the first that its sentence names before it, else the first of the last sentence that names one."""
    while before:
        start = max(folded.rfind(sign, 0, position) for sign in "。\n!?") + 1
        here = [m for m in before if m.start >= start]
        here = [m for m in here if not _ASIDE.search(folded, max(0, m.start - 3), m.start)] or here
        if here:
            return min(here, key=lambda m: (m.start, -m.end))
        position = start - 1
    return None


def find_thing_pronouns(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find words for the company, project or line named last before them; the one meant is their only part.

    >>> company = Mention(0, 6, "Enterprise", "甲坪有限公司")
    >>> [m.name for m in find_thing_pronouns("甲坪有限公司成立,该公司扩产", [company])]
    ['甲坪有限公司']
    """
    found = []
    for match in _THING.finditer(folded):
        tops = (
            ("Person",)
            if match["he"]
            else ("MetropolitanArea",)
            if match["area"]
            else ("Enterprise",)
            if match["other"]
            else _CLASSES[match["what"] or match["bare"]]
        )
        before = [
            m
            for m in mentions
            if m.end <= match.start() and _top(m.type) in tops and match.start() - m.end < 400
        ]
        meant = _topic(folded, match.start(), before)
        if meant is not None:
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    meant.type,
                    meant.name,
                    meant.key,
                    (meant,),
                    "pronoun",
                    "pronoun",
                )
            )
    return found


def _top(name: str) -> str:
    ontology = load()
    return ontology.top(name) if name in ontology.classes else name
