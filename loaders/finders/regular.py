"""Meetings that a body holds again and again: 市委常委会会议, 县政府第12次常务会议. 机关的例会。"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.mention import Mention
from loaders.required import finds
from ontology.places import gazetteer

_ORDINAL = r"第?[一二三四五六七八九十百\d]{1,4}次"
_TIMES = rf"(?:\d{{4}}年度?)?(?:{_ORDINAL})?"
_WIDENED = r"(?:\(扩大\)|扩大)?"
_WITH = (
    rf"(?:[暨和、](?:[一二三四五六七八九十]{{1,3}}届)?(?:{_ORDINAL})?"
    rf"(?:常务|主席|主任|常委会?|全体|党组){_WIDENED}(?:会议|会))?"
)
"""Another meeting of the body, held as one: 党组(扩大)会暨八届第4次主席会议."""
_TOPICAL = r"(?<=集体)学习(?:研讨)?|[\u4e00-\u9fff]{2,12}?(?:专题|集体|集中)+学习(?:研讨)?(?=[,。])"
_KINDS = (
    rf"{_TIMES}(?:党组|常务|全体|常委会?(?=\(|扩大|会议)|主任|主席|党委|党政联席){_WIDENED}(?:会议|会|学习会){_WITH}",
    rf"{_TIMES}(?:党组)?理论学习中心组{_WIDENED}(?P<study>(?:召开|举行|开展)了?)?(?:{_TIMES}|专题|集体|集中|年度)*(?:学习{_WIDENED}会议?|学习研讨会|{_TOPICAL})",
    rf"(?:(?!书记|主任|主席|常委|[市县区旗]长|召开|主持|举行|委会|委常|办的)[\u4e00-\u9fff、]){{2,18}}(?:委员会|领导小组|指挥部){_TIMES}(?:全体|全会|扩大|专题|工作)*{_WIDENED}会议",
    r"(?:书记|[市州县区旗]长)(?:专题|办公|碰头|务虚)会议?",
    r"(?:专题|办公|碰头|务虚)会议?",
    r"(?:常委会?)?议军会议?",
    rf"(?P<bare>常委会){_WIDENED}",
)
_REGULAR = compiled(
    rf"(?P<nth>{_ORDINAL})?(?P<own>(?:自治区|[省市州盟县区旗])(?:党委|委|人民政府|政府|人大常委会|人大|政协))"
    rf"(?P<held>(?:主持|组织)?(?:召开|举行)了?)?(?P<kind>{'|'.join(_KINDS)})"
    r"(?:(?=[,。;、和\n]|并[强指讲]|召开|举行|于|在|要求|强调|指出|听取|研究|时|上[,强指讲]|$)|(?<=次常务会)|(?<=次常务会议)(?![室厅纪程]))"
)
_HOLDS = compiled(r"(?:召开|举行|主持|出席|列席|参加)了?$")
_IS_HELD = ("召开", "举行")
_LEVELS = "省市州盟县区旗"
_TERM = compiled(r"第?[一二三四五六七八九十]{1,3}届$")
"""What a body's own meeting may be told with, before it: 十八届市政府第24次常务会议."""


def find_regular_meetings(folded: str, organs: Sequence[Mention]) -> list[Mention]:
    """Find the meetings of bodies that are told by their kind; `organs` tell whose they are.

    >>> [m.name for m in find_regular_meetings("市长主持召开市政府第12次常务会议,研究防汛", [])]
    ['市政府第12次常务会议']
    >>> [m.name for m in find_regular_meetings("县委召开常委会,传达学习市委常委会会议精神", [])]
    ['县委常委会会议']
    """
    return [
        _meeting(match, organs)
        for match in finds(_REGULAR, folded)
        if match["held"] or match["nth"] or not match["bare"] or _is_held(folded, match)
    ]


def _is_held(folded: str, match: re.Match[str]) -> bool:
    """Whether the standing committee's name is that of its meeting: 主持召开市委常委会."""
    before = _HOLDS.search(folded, max(0, match.start() - 5), match.start())
    party = match["own"].endswith("委")  # 市人大常委会召开某会 is the body
    return before is not None or (party and folded.startswith(_IS_HELD, match.end()))


def _meeting(match: re.Match[str], organs: Sequence[Mention]) -> Mention:
    at = match.start("own")
    body = next((m for m in organs if m.start <= at < m.end), None)
    place = gazetteer().get(body.key.split("|")[0]) if body is not None else None
    own = match["own"]
    whose = place.name + own.lstrip(_LEVELS) if place is not None else own
    if body is not None and body.name.endswith(own.lstrip(_LEVELS)):
        whose = body.name
    start = match.start("kind") if match["held"] else (body.start if body is not None else at)
    start = match.start() if match["nth"] else start
    term = None if match["held"] else _TERM.search(match.string, max(0, start - 5), start)
    start = term.start() if term is not None else start
    note = "relative" if place is not None and body is not None and not body.parts else ""
    kind = match["kind"].replace(match["study"] or "\n", "")
    name = whose + (match["nth"] or "") + kind + ("会议" if match["bare"] else "")
    return Mention(start, match.end(), "Meeting", name, "", (), note, "session")
