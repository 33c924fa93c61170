"""Words for the school whose news this is: 我校, 来校. 代称：本校。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.mention import Mention
from loaders.required import finds

_OWN = compiled(
    r"我校|(?<=[来到莅])校(?=访问|考察|调研|参观|交流|指导|座谈|视察|洽谈|检查|讲学)"
    r"|(?<![\u4e00-\u9fff])校(?=党委|纪委)|(?<![\u4e00-\u9fff])学校(?=党委|纪委|副?校长)"
)
"""How a school's own news speaks of it."""
_COMES = compiled(
    r"(?:的)?(?:客人|来宾|嘉宾|代表团|考察团|访问团)|[^。;\n]*?(?:来|到|莅临|访问|走进)(?:了)?我?校(?!园|区|友)"
)
"""What follows the school that a guest is of: 甲坪大学校长某某一行来我校."""
_GOES = compiled(r"(?:赴|前往|走访|到访|走进|毕业于|考入)[^。;,\n]*$")
"""What stands before a school that somebody of the own school goes to or comes from."""
_LONGEST_WAY = 60


def find_own_schools(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find words for the own school, if only one school is named that is no guest's and no host's.

    >>> schools = [Mention(0, 4, "University", "甲坪大学"), Mention(14, 18, "University", "乙湾大学")]
    >>> [m.name for m in find_own_schools("甲坪大学校长一行来我校访问。乙湾大学扩招。", schools)]
    ['乙湾大学']
    """
    said = [match.span() for match in finds(_OWN, folded)]
    schools = [m for m in mentions if m.type in ("University", "School")] if said else []
    others = {m.name for m in schools if _is_of_others(folded, m)}
    own = {m.name: m for m in reversed(schools) if m.name not in others}
    if len(own) != 1:
        return []
    (school,) = own.values()
    name = (school.type, school.name, school.key)
    return [Mention(start, end, *name, (school,), "pronoun", "pronoun") for start, end in said]


def _is_of_others(folded: str, school: Mention) -> bool:
    """Whether a school is a guest's or a host's: 甲坪大学…来我校; 赴甲坪大学."""
    guests = _COMES.match(folded, school.end) is not None
    return guests or _GOES.search(folded, max(0, school.start - _LONGEST_WAY), school.start) is not None
