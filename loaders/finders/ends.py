"""Lines that are told by their ends: 甲坪至乙湾, 甲坪(丙界)经丁川至乙湾. 以起讫点指称的线路。"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.clauses import clause_start
from loaders.finders.edges import Span
from loaders.segment import is_word
from ontology.places import gazetteer, townships
from ontology.words import words

TO = compiled(r"(?<!乃)至|到|—|(?<=[\u4e00-\u9fff)])-(?=[\u4e00-\u9fff])|经(?![济开贸营理])")
"""What parts the ends of a line."""
FROM_TO = compiled("(?<!乃)至|[到—]")
"""What joins the two ends of a line, and never more than two."""
NO_END = compiled(
    r"高铁|市区|城区|主城|新城|机场|车站|[东西南北]站|省界|交界|县城|城际|园区|新区|互通|枢纽|大道|中心|项目|建设|沿线|全线"
    r"|[省京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新][京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]界|段|线$|路$|港区|口岸|码头|延伸|工程|一期|二期"
)
"""What stands at the end of a section and is no place with a name."""
_NOTE = compiled(r"\([^()]{1,8}\)")
"""What brackets say of an end: 甲坪(丙界)至乙湾."""
_BETWEEN = compiled(r"(?<=[\u4e00-\u9fff])、(?=[\u4e00-\u9fff])")
"""What parts the places between a line's ends: 甲坪经乙湾、丙川至丁江."""
_END = compiled(r"[\u4e00-\u9fff]{2,7}|\d{1,3}团")
_SIGNS = frozenset("至到—-经")
_PART_BEFORE = compiled("的|高速公路|高速|高铁|铁路|公路")
"""What ends before the first end of a line: 京藏高速甲坪至乙湾公路."""
_BETWEEN_ENDS = tuple("至到—经-一~")
_JOINING = frozenset("与和及接经在从自由往至到")
"""What may stand before the first end of a line and is no part of it: 与甲坪至乙湾高速相接."""


def ends_told(text: str) -> tuple[str, ...]:
    """Give the places that a line is told by, from end to end; () where it is not told so.

    >>> ends_told("甲坪至乙湾"), ends_told("甲坪(丙界)经丁川至乙湾"), ends_told("市区至机场")
    (('甲坪', '乙湾'), ('甲坪', '丁川', '乙湾'), ())
    """
    if _SIGNS.isdisjoint(text):
        return ()
    text = _BETWEEN.sub("经", text) if "经" in text and "、" in text else text
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


def through(folded: str, start: int, known: Sequence[Span]) -> int:
    """Lengthen a line's name to the left over its other ends: 洛阳高速 in 郑州至洛阳高速.

    >>> through("建设郑州至洛阳高速", 5, [(2, 4), (5, 7)])
    2
    >>> through("建设宜阳寇店至洛阳高速", 7, [(2, 4), (7, 9)])
    2
    """
    start += folded[start] in "至—" and len(folded) > start + 1  # 至 that clings to the end behind it
    above = next((a for a, b in known if b == start and folded[a - 1 : a] in ("至", "到")), None)
    whole = start if above is None else above  # 甲县至乙省丙县高速
    first = _first_end(folded, whole, known)
    before = next((a for a, b in known if b == first), first)
    above_it = gazetteer().find(folded[before:first])
    town = first < start and any(p.level == "County" for p in above_it) and _begins_town(folded, first)
    return before if above_it and (above is not None or town) else first


def _begins_town(folded: str, start: int) -> bool:
    """Whether a line's first end is a town, to whose county it belongs that stands before it."""
    end = TO.split(folded[start : start + 6])[0]
    return bool(township_of(end.removesuffix("镇")) and not gazetteer().find(end))


def _first_end(folded: str, start: int, known: Sequence[Span]) -> int:
    """Where the first of a line's ends begins of which another begins at `start`."""
    while folded[start - 1 : start] in _BETWEEN_ENDS and _parts_ends(folded, start, known):
        end = start - 1 - (folded[start - 2] == "—")
        if folded[end - 1] == ")":
            end = max(folded.rfind("(", 0, end), 0)  # 甲坪(丙丁界)至乙湾
        before = next((a for a, b in known if b == end), None)
        size = 0 if before is not None else _size_of_end(folded, end, known)
        if before is None and not size:
            return start
        start = end - size if before is None else before
    return start


def _parts_ends(folded: str, start: int, known: Sequence[Span]) -> bool:
    """Whether 至 or a dash before a place parts the ends of a line; a double one between two known places."""
    if not folded.endswith("——", 0, start):
        return not folded.endswith("乃至", 0, start)
    return any(b == start - 2 for _, b in known) and any(a == start for a, _ in known)


def _size_of_end(folded: str, end: int, known: Sequence[Span]) -> int:
    """How long the place is that ends here and that the text does not name elsewhere; 0 for none."""
    begin = clause_start(folded, end, 0)
    begin = max((begin, *(b for _, b in known if begin <= b < end - 1)))
    begin = max((begin, *(m.end() for m in _PART_BEFORE.finditer(folded, begin, end - 1))))
    begin = max(begin, folded.rfind("—", begin, end) + 1)
    while end - begin > 2 and folded[begin] in _JOINING:
        begin += 1
    while folded[begin : begin + 2] in words("verbs") and end - begin > 3:
        begin += 2
    listed = (n for n in (5, 4, 3, 2) if gazetteer().find(folded[end - n : end]))
    stretch = end - begin
    longest = 4 + folded.endswith("岸", 0, end)  # 甲坪渡左岸, where a dam's power line begins
    return next(listed, 0) or _size_of_town(folded, end) or (stretch if 2 <= stretch <= longest else 0)


def _size_of_town(folded: str, end: int) -> int:
    """How long the short name of a township is that ends here, if it is no word."""
    shorts = ((n, folded[end - n : end]) for n in (4, 3))
    return next((n for n, short in shorts if township_of(short) and not is_word(short)), 0)
