"""The lines of a page, each by itself: heading, by-line, body or furniture. 逐行判别。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.blanks import INVISIBLE, SET_IN, SHOWN
from loaders.expressions import compiled
from loaders.flow import fold
from loaders.wrapped import broken_off

HEADING, BYLINE, BODY, FURNITURE = "heading", "byline", "body", "furniture"
LONG_LINE = 60
"""A line of more characters than this is body, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page; `indented` and `apart` tell a new paragraph: set in, or after an empty line.

    A `row` is one of figures behind a `mark`, or of a résumé. A line that the width of the page has `broken`
    off goes on in the next, which `resumes` it.
    """

    start: int
    text: str
    kind: str
    indented: bool = False
    apart: bool = False
    mark: str = ""
    row: bool = False
    broken: bool = False
    resumes: bool = False


TERMINAL = compiled(
    r"[。!?;:…][”’\"》)]*(?: *\((?:[\u4e00-\u9fff]{2,4}[ 、]?){1,4}\))?$"
    r"|[。)](?:摄影?|图|文|供图)/[\u4e00-\u9fff]{2,4}$"
)
_ROW_MARKS = frozenset("●◆■▲★")
_SPELL = compiled(
    r"(?:19|20)\d\d[.年/]\d{0,2}月? *(?:至|到|[-—–~])"
    r"|(?:19|20)\d\d[.年/](?:0?[1-9]|1[0-2])月?[ :,]+"
    r"[^,。;:]{2,30}(?:[长员事部]|书记|主任|主席|常委|经理|总裁)$"
)
"""The years or the month that a row of a résumé begins with: 1998.10-2002.10 某县县长, 2002.11 某县长."""
_TOLD = compiled(r"\d\.?(?:%|[万亿]|[项家户公])")
"""A figure, which marked rows tell, one below the other: ● 地区生产总值增长5%以上."""
_IDLE = "* " + INVISIBLE
"""What says nothing at the end of a line."""
_MARK = compiled(r"^(?:#{1,6}\s+|[-*+•●◆■□▲△★☆○◎]+\s*(?=\S)|\*\*|>\s+)+")
LIST_MARK = compiled(
    r"^(?:[-*+]\s+)?(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|"
    r"\d{1,2}[.、)](?!\d)|第[一二三四五六七八九十]+[章节条])"
)
_BYLINE = compiled(
    r"^\(?(?:□|■|◎)?\s*(?:本报|本网|新华社|见习|首席|特约|全媒体|融媒体)*(?:记者|通讯员|评论员|特派员)[\s:/]"
    r"|^\(?(?:来源|作者|编辑|责任编辑|责编|校对|审核|供稿|撰稿|摄影|文/|图/|文图|图文)[:/ ]"
    r"|^(?:发布|更新)?(?:时间|日期)[:/ ]|^[\d年月日/:. -]{8,}[^,。]{0,40}?(?:来源|作者|编辑|记者|稿源)[:/]"
    r"|^\(?(?:记者|通讯员|见习记者)[^,。]{2,20}(?:摄|文|报道)?\)?$"
    r"|^[^。]{0,60}(?:摄|/文|/图|供图)\)?$"
)
_FURNITURE = compiled(
    r"^[\d\s\-—.:/()+*|·✓√×]+$|[✓√☑]|第 *\d+ *页(?:[ ,/]*共 *\d+ *页)?$"
    r"|^第?\s*[\dA-Z]+\s*版|^(?:责任编辑|版式|(?:校对|热线|电话|邮箱|网址|邮编|"
    r"地址)(?=[^\u4e00-\u9fff]|$)|国内统一刊号|CN\s?\d)|"
    r"^\(?(?:下转|转)第?\s*\d+\s*版|扫一扫|二维码|版权所有|www\.|https?:|^\d{3,4}-?\d{7,8}$|零售(?:每份|价(?!格))"
)
STARTS_STORY = compiled(r"^(?:本报讯|本报记者|新华社|□|\(记者|据[^,]{2,12}(?:讯|报道)|[^,。]{0,12}讯[(  ])")
_OPENS = compiled(rf"{STARTS_STORY.pattern}|{LIST_MARK.pattern}|^[-—]")
"""What no line begins with that goes on the one above: a story, an item of a list, a subtitle."""


def lines_of(text: str) -> list[Line]:
    r"""Give the lines of a page that show something, each with its kind as far as it tells that itself.

    >>> [(line.kind, line.text) for line in lines_of("# 标题\n\n　　会议召开。\n本报记者 张三")]
    [('heading', '标题'), ('body', '会议召开。'), ('byline', '本报记者 张三')]
    """
    return list(_resumed(list(_with_rows(list(_lines(text))))))


def _lines(text: str) -> Iterator[Line]:
    position, apart, whole = 0, True, fold(text)
    broken = broken_off([line.rstrip() for line in text.splitlines()])
    for number, raw in enumerate(text.splitlines(keepends=True)):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029").rstrip()
        folded = whole[position : position + len(body)]
        set_in = SET_IN.match(folded)
        indent = set_in.end() if set_in else 0
        mark = _MARK.match(folded[indent:])
        cut = indent + (mark.end() if mark else 0)
        stripped = folded[cut:].rstrip(_IDLE)
        if SHOWN.search(stripped):
            sign = mark.group().strip() if mark else ""
            kind = _kind(stripped, sign)
            yield Line(position + cut, stripped, kind, indent > 0, apart, sign, broken=number in broken)
        apart = not (stripped or "\f" in raw)  # a new page is no new paragraph
        position += len(raw)


def _with_rows(lines: list[Line]) -> Iterator[Line]:
    """Tell rows, which are body: lines of a résumé, and figures behind the mark of the line beside them."""
    marks = ["", *(one.mark if _TOLD.search(one.text) else "" for one in lines), ""]
    for line, before, mark, after in zip(lines, marks, marks[1:], marks[2:], strict=False):
        rows = mark in _ROW_MARKS and mark in (before, after)
        is_row = line.kind in (HEADING, BODY) and (rows or _SPELL.match(line.text) is not None)
        yield replace(line, kind=BODY, row=True) if is_row else line


def _resumed(lines: list[Line]) -> Iterator[Line]:
    """Give lines that a width broke off the kind of the paragraph that they make together."""
    whole: list[Line] = []
    lines = list(_without_feet(lines)) if any(line.broken for line in lines) else lines
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        whole.append(line)
        if line.broken and after is not None and _goes_on(line, after):
            continue
        kind = _kind("".join(one.text for one in whole), whole[0].mark) if len(whole) > 1 else ""
        if kind in (BODY, HEADING):
            yield replace(whole[0], kind=kind)
            yield from (replace(one, kind=kind, row=False, resumes=True) for one in whole[1:])
        else:
            yield from whole
        whole = []


def _without_feet(lines: list[Line]) -> Iterator[Line]:
    """Leave out what pages end in; it stands amid a paragraph, with empty lines around it perhaps."""
    foot = False
    for line in lines:
        if line.kind == FURNITURE and not line.broken:
            foot = True
            continue
        yield replace(line, apart=line.apart and not foot)
        foot = False


def _goes_on(line: Line, after: Line) -> bool:
    """Whether a line of full width goes on in the next; the last of a paragraph may be as long by chance."""
    opens = after.indented or after.apart or after.mark or _OPENS.search(after.text)
    return not (opens or TERMINAL.search(line.text))


def _kind(line: str, mark: str) -> str:
    if _FURNITURE.search(line) and len(line) < LONG_LINE:
        return FURNITURE
    if len(line) < LONG_LINE and _BYLINE.search(line):
        return BYLINE
    if "#" in mark or (mark in _ROW_MARKS and not TERMINAL.search(line)):
        return HEADING
    if len(line) > LONG_LINE or TERMINAL.search(line) or "。" in line:
        return BODY
    return HEADING
