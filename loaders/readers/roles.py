"""What a line on a page is, by its size, its place and its words. 行的角色：标题、署名、图注、正文。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from loaders.readers.boxes import Line, across, overlap, runs, width_of

HEADING, BYLINE, BODY, CELL, CAPTION, NOTE = "heading", "byline", "body", "cell", "caption", "note"

LARGER = 1.25
"""A heading's characters are at least so much larger than those of the text below it."""
SHORT = 20
"""A heading that is no larger than the body of the page has at most so many characters."""
NEAR = 3.0
"""What a heading stands over begins at most so far below it, in sizes of its characters."""
RUN = 4
"""So many lines of one size, one below the other, are text whatever their size."""
ALIKE = 0.06
"""Sizes of lines of one run differ by less."""
APART, SLIGHTLY = 0.6, 1.05
"""A heading with so much more white above it than between lines need be only so much larger."""

_REPORTERS = r"(?:本报|本网|新华社|见习|首席|特约|全媒体|融媒体)*(?:记者|通讯员|评论员|特派员)"
_NAMES = r"[\u4e00-\u9fff·]{2,4}(?:[\s、][\u4e00-\u9fff·\s、]*)?"
_BYLINE = re.compile(
    rf"^[□■◎○●◆◇▲△\s]*[（(]?(?:{_REPORTERS}(?:[\s:：/]|{_NAMES}(?:{_REPORTERS}\s*{_NAMES})*[）)]?$)|(?:作者|文|图|文图|图文)[:：/])"
    rf"|^[□■◎○●◆◇▲△]\s*{_NAMES}$"
)
_CAPTION = re.compile(r"^(?:图[为片：:①②③④一二三]|[上下左右]图)|^(?:制图|摄影|供图)[:：/]|摄[）)]?$")
_NOTE = re.compile(r"^(?:[①-⑳]|\[\d{1,2}\]|［\d{1,2}］|〔\d{1,2}〕|[*＊]|注[：:释]|\d{1,2}\s)")

MARKS = tuple("□■◎○●◆◇▲△")
Roles = dict[Line, str]


def roles(lines: Sequence[Line], em: float) -> Roles:
    """Give what each of a page's lines is; `em` is the size of the characters of its body.

    >>> rows = [Line("某市开工", 0, 0, 80, 20, 20), Line("本报记者 甲乙", 0, 25, 60, 35, 10)]
    >>> list(roles([*rows, Line("正文正文。", 0, 40, 60, 50, 10)], 10).values())
    ['heading', 'byline', 'body']
    """
    told: Roles = dict.fromkeys(lines, BODY)
    told |= dict.fromkeys(_captions(lines, em), CAPTION)
    rest = [line for line in lines if told[line] == BODY]
    told |= dict.fromkeys(_notes(rest, em), NOTE)
    rest = [line for line in rest if told[line] == BODY]
    text = _in_runs(rest)
    told |= {line: HEADING for line in rest if line not in text and _is_heading(line, rest, text, em)}
    told |= {line: BYLINE for line in rest if told[line] == BODY and _is_byline(line, rest, told)}
    return told


def _captions(lines: Sequence[Line], em: float) -> Iterator[Line]:
    """Give the lines that tell what a picture shows: small ones that say so, and their other lines."""
    for line in lines:
        if line.size <= 0.97 * em and _CAPTION.search(line.text):
            yield line
            below, above = below_of(line, lines, em), _above(line, lines, em)
            yield from (one for one in (below, above) if one is not None and _alike(line, one))


def _notes(lines: Sequence[Line], em: float) -> Iterator[Line]:
    """Give the notes at the foot of a page: small lines, the first with a mark, below all of its body."""
    foot = max((line.bottom for line in lines if line.size > 0.93 * em), default=0.0)
    last = sorted((line for line in lines if line.middle > foot), key=lambda line: line.top)
    if last and _NOTE.search(last[0].text):
        yield from last


def _in_runs(lines: Sequence[Line]) -> dict[Line, float]:
    """Give the lines that stand in runs of text, each with the usual size in its run."""
    long = (run for run in runs(lines, ALIKE) if len(run) >= RUN)
    return {line: median(one.size for one in run) for run in long for line in run}


def _is_heading(line: Line, lines: Sequence[Line], text: Mapping[Line, float], em: float) -> bool:
    """Tell whether a line is a heading: larger than the text below it, or slightly so and set apart."""
    if line.text.endswith(("。", "，", "；", ",", ";")):
        return False
    below = below_of(line, lines, em)
    own = text.get(below, em) if below else em
    if line.size >= LARGER * own:
        return True
    if width_of(line.text) > SHORT or below is None or line.text.endswith("："):
        return False
    if line.size >= LARGER * below.size:
        return True
    above = _above(line, lines, line.size)
    apart = above is None or line.top - above.bottom > below.top - line.bottom + APART * line.size
    return (below in text or _BYLINE.search(below.text) is not None) and apart and line.size >= SLIGHTLY * own


def _is_byline(line: Line, lines: Sequence[Line], told: Roles) -> bool:
    if _BYLINE.search(line.text) is None or width_of(line.text) > 2 * SHORT:
        return False
    above = _above(line, lines, line.size)
    return above is None or told[above] in (HEADING, BYLINE) or line.text.startswith(MARKS)


def below_of(line: Line, lines: Sequence[Line], em: float) -> Line | None:
    """Give the nearest line right below a line; None where nothing is near.

    >>> one, two = Line("上", 0, 0, 10, 10, 10), Line("下", 0, 15, 10, 25, 10)
    >>> below_of(one, [one, two], 10).text
    '下'
    """
    near = [
        one
        for one in lines
        if one.middle > line.bottom > one.top - NEAR * em and overlap(across(one), across(line))
    ]
    return min(near, key=lambda one: one.top, default=None)


def _above(line: Line, lines: Sequence[Line], em: float) -> Line | None:
    near = [
        one
        for one in lines
        if one.middle < line.top < one.bottom + NEAR * em and overlap(across(one), across(line))
    ]
    return max(near, key=lambda one: one.bottom, default=None)


def _alike(first: Line, second: Line) -> bool:
    """Tell whether two lines are set in one size and close together, as those of one caption."""
    close = min(abs(first.bottom - second.top), abs(second.bottom - first.top)) < first.size
    return close and abs(first.size - second.size) < 0.06 * first.size
