"""The county of an article that names none: the one that has the townships it speaks of. 由乡镇推定县区。"""

from __future__ import annotations

import re
from collections import Counter

from loaders.expressions import compiled
from ontology.places import Division, gazetteer, townships

_TOWN = compiled(r"(?P<name>[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))(?![政企村土亲])")
_SLOGAN = compiled(
    r"(?:平安|法治|美丽|幸福|数字|魅力|富裕|文明|活力|清廉|健康|和谐)(?P<place>[\u4e00-\u9fff]{2,4}?)"
    r"(?=建设|[,。、;”]|提供|作出|贡献)"
)
"""What a county makes of itself, whose name may stand nowhere else: 建设平安长子、法治长子."""
_SHORTEST = 3
"""Characters of the shortest name of a township with its level: 城关镇 has three."""
_OFTEN = 3
"""So often an article names the only township of that name that is its own: 醪桥镇."""
_ENOUGH = 2
"""So many townships of one county, and more than of any other, tell that county."""


def county_of_towns(folded: str, within: str = "") -> Division | None:
    """Give the one county that has most of the townships that a text names, two at least; None for a tie.

    One is enough that is told often, or of a county whose short name stands somewhere: 高邮湖大桥, 送桥镇.

    `within` are the first digits of its code, "" for anywhere.

    >>> county_of_towns("先后到寇店镇、诸葛镇和李村镇检查防汛工作。").name
    '洛龙区'
    >>> county_of_towns("到城关镇检查。") is None
    True
    >>> county_of_towns("察看高邮湖大桥,送桥镇党委书记参加。").name
    '高邮市'
    >>> county_of_towns("醪桥镇召开会议。醪桥镇党委书记主持,醪桥镇镇长参加。").name
    '吉水县'
    """
    counts: Counter[str] = Counter()
    named = _named(folded)
    for name in named:
        counts.update({code[:6] for code in townships()[name] if code.startswith(within)})
    most = counts.most_common(2)
    only = gazetteer().get(most[0][0]) if len(most) == 1 else None
    if only is not None and (only.short in folded or any(folded.count(name) >= _OFTEN for name in named)):
        return only
    if not most or most[0][1] < _ENOUGH or (len(most) > 1 and most[1][1] == most[0][1]):
        return None
    return gazetteer().get(most[0][0])


def county_of_slogan(folded: str, spoken: re.Pattern[str]) -> Division | None:
    """Give the county or city that a slogan names, of the level that the text speaks of as its own.

    >>> county_of_slogan("我县召开会议,建设平安长子、法治长子。", re.compile("我(?P<level>县)")).name
    '长子县'
    """
    told = spoken.search(folded)
    slogans = _SLOGAN.finditer(folded) if told else ()
    named = (place for slogan in slogans for place in gazetteer().find(slogan["place"]))
    return next((p for p in named if p.current and told and p.name.endswith(told["level"])), None)


def _named(folded: str) -> set[str]:
    """The names of townships in a text, each the longest that some township has."""
    found = set()
    for match in _TOWN.finditer(folded):
        name = match["name"]
        found |= set([name[at:] for at in range(len(name) - _SHORTEST + 1) if name[at:] in townships()][:1])
    return found
