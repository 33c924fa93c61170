"""Lines that are told by their ends: 甲坪至乙湾, 甲坪(丙界)经丁川至乙湾. 以起讫点指称的线路。"""

from __future__ import annotations

from functools import cache

from loaders.expressions import compiled
from ontology.places import gazetteer, townships

TO = compiled(r"至|到|—|(?<=[\u4e00-\u9fff)])-(?=[\u4e00-\u9fff])|经(?![济开贸营理])")
"""What parts the ends of a line."""
NO_END = compiled(
    r"市区|城区|主城|新城|机场|车站|[东西南北]站|省界|交界|县城|城际|园区|新区|互通|枢纽|大道|中心|项目|建设|沿线|全线"
    r"|段|线$|路$|港区|口岸|码头|延伸|工程|一期|二期"
)
"""What stands at the end of a section and is no place with a name."""
_NOTE = compiled(r"\([^()]{1,8}\)")
"""What brackets say of an end: 甲坪(丙界)至乙湾."""
_END = compiled(r"[\u4e00-\u9fff]{2,5}|\d{1,3}团")
_SIGNS = frozenset("至到—-经")


def ends_told(text: str) -> tuple[str, ...]:
    """Give the places that a line is told by, from end to end; () where it is not told so.

    >>> ends_told("甲坪至乙湾"), ends_told("甲坪(丙界)经丁川至乙湾"), ends_told("市区至机场")
    (('甲坪', '乙湾'), ('甲坪', '丁川', '乙湾'), ())
    """
    if _SIGNS.isdisjoint(text):
        return ()
    ends = tuple(TO.split(_NOTE.sub("", text)))
    told = len(ends) > 1 and all(_END.fullmatch(end) and not NO_END.search(end) for end in ends)
    return ends if told else ()


def tells_ends(text: str) -> bool:
    """Whether a text is the ends of a line, one of them a place or township that the lists have.

    >>> tells_ends("绿林至洈水"), tells_ends("甲坪至乙湾")
    (True, False)
    """
    return any(gazetteer().find(end) or township_of(end) for end in ends_told(text))


@cache
def township_of(short: str) -> tuple[str, ...]:
    """Give the full names of townships whose short name this is.

    >>> township_of("寇店")
    ('寇店镇',)
    """
    return tuple(short + level for level in ("镇", "乡", "街道") if short + level in townships())
