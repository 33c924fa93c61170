"""Newspaper text → blocks: what is a heading, a by-line, body or furniture; broken lines joined. 版面。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from loaders.expressions import compiled
from loaders.flow import Flow, fold, join
from loaders.required import finds
from loaders.wrapped import broken_off

HEADING, BYLINE, BODY, FURNITURE = "heading", "byline", "body", "furniture"
LONG_LINE = 60
"""A line of more characters than this is body, whatever it looks like."""
TAIL_LINE = 30
"""After the last sentence of a page, lines shorter than this that end nothing are page furniture."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, by-line or paragraph: `[start:end]` of the flow. `item` counts the items of the page."""

    start: int
    end: int
    kind: str
    item: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The running text of an article and its blocks, in order. What lies in no block is furniture."""

    flow: Flow
    blocks: tuple[Block, ...]

    def cut(self, start: int, end: int) -> Layout:
        r"""Give `[start:end]` of the flow as a layout of its own, whose offsets begin at 0.

        >>> layout("标题\n会议召开。\n又一题\n代表参加。").cut(9, 18).flow.text
        '又一题\n代表参加。'
        """
        inside = (b for b in self.blocks if start <= b.start and b.end <= end)
        blocks = tuple(replace(b, start=b.start - start, end=b.end - start) for b in inside)
        return Layout(self.flow.cut(start, end), blocks)


@dataclass(frozen=True, slots=True)
class _Line:
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


_TERMINAL = compiled(
    r"[。!?;:…][”’\"》)]*(?: *\((?:[\u4e00-\u9fff]{2,4}[ 、]?){1,4}\))?$"
    r"|[。)](?:摄影?|图|文|供图)/[\u4e00-\u9fff]{2,4}$"
)
_ROW_MARKS = frozenset("●◆■▲★")
_SPELL = compiled(r"(?:19|20)\d\d[.年/]\d{0,2}月? *(?:至|到|[-—–~])")
"""The years that a row of a résumé begins with: 1998.10-2002.10 某县县长."""
_TOLD = compiled(r"\d\.?(?:%|[万亿]|[项家户公])")
"""A figure, which marked rows tell, one below the other: ● 地区生产总值增长5%以上."""
_MARK = compiled(r"^(?:#{1,6}\s+|[-*+•●◆■□▲△★☆○◎]+\s*(?=\S)|\*\*|>\s+)+")
_LIST_MARK = compiled(
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
    r"^[\d\s\-—.:/()+*|·✓√×]+$|[✓√☑]|^第?\s*[\dA-Z]+\s*版|^(?:责任编辑|版式|(?:校对|热线|电话|邮箱|网址|邮编|"
    r"地址)(?=[^\u4e00-\u9fff]|$)|国内统一刊号|CN\s?\d)|"
    r"^\(?(?:下转|转)第?\s*\d+\s*版|扫一扫|二维码|版权所有|www\.|https?:|^\d{3,4}-?\d{7,8}$|零售(?:每份|价(?!格))"
)
_STARTS_STORY = compiled(r"^(?:本报讯|本报记者|新华社|□|\(记者|据[^,]{2,12}(?:讯|报道)|[^,。]{0,12}讯[(  ])")
_OPENS = compiled(rf"{_STARTS_STORY.pattern}|{_LIST_MARK.pattern}|^[-—]")
"""What no line begins with that goes on the one above: a story, an item of a list, a subtitle."""
_FIELD = compiled(
    r"(?:\d{4}年)?(?:主要|计划|年度|总|项目|建设|实施|责任|包保|包联|牵头|配合|投资)[\u4e00-\u9fff]{1,6}(?:\([\u4e00-\u9fff]{1,4}\))?:\s*\S"
)
"""A field of a form, which begins no item of its own: 建设单位:甲坪公司."""
_ENTRY = compiled(
    r"(?:项目|工程|铁路|高铁|高速|公路|基地|园区?|大桥|枢纽|专线|连接线|[电风]站|电场|清单|名单|水库|灌区|水厂|处理厂|码头|机场|隧道|小镇|景区|广场|公园|场馆|博物馆|体育馆|综合体|医院|小学|中学)(?:\([^()]{1,20}\))*$|\((?:新|续|扩|改|在)建\)$"
    r"|:约?\d[\d.]*(?:公里|[万亿]元)$"
)
"""How the line of a list of works ends, which may stand at the foot of a page."""
_OPEN_CLAUSE = compiled(r"[,、;:]$")
_HALF = compiled(
    r"第[一二三四五六七八九十\d]{1,3}届\n(?:人民代表大会|委员会)|[市县区州旗]\n第[一二三四五六七八九十]{1,3}届人"
    r"|[府厅室委局会院]关于\n[\u4e00-\u9fff]|的\n(?:通知|批复)"
)
"""Where a centred title of two lines is broken: 在某县第十八届 / 人民代表大会第三次会议上."""
_DATELINE = compiled(
    r"^(?:昨[日天]|今[日天]|近日|日前|连日来|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚)?),"
)
"""The time that opens a story's first sentence, and no heading."""


_DAY = compiled(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_DATED = 3
"""So many lines of body at least, each opening with a day, are pieces of news of their own."""


def _lines(text: str) -> Iterator[_Line]:
    position, apart, whole = 0, True, fold(text)
    broken = broken_off([line.rstrip() for line in text.splitlines()])
    for number, raw in enumerate(text.splitlines(keepends=True)):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029").rstrip()
        folded = whole[position : position + len(body)]
        set_in = _SET_IN.match(folded)
        indent = set_in.end() if set_in else 0
        mark = _MARK.match(folded, indent) if indent == 0 else _MARK.match(folded[indent:])
        cut = indent + (mark.end() - (indent if mark.pos else 0) if mark else 0)
        stripped = folded[cut:].rstrip("* ")
        if _SHOWN.search(stripped):
            sign = mark.group().strip() if mark else ""
            kind = _kind(stripped, sign)
            yield _Line(position + cut, stripped, kind, indent > 0, apart, sign, broken=number in broken)
        apart = not stripped
        position += len(raw)


def _with_rows(lines: list[_Line]) -> Iterator[_Line]:
    """Tell rows, which are body: lines of a résumé, and figures behind the mark of the line beside them."""
    marks = ["", *(one.mark if _TOLD.search(one.text) else "" for one in lines), ""]
    for line, before, mark, after in zip(lines, marks, marks[1:], marks[2:], strict=False):
        rows = mark in _ROW_MARKS and mark in (before, after)
        is_row = line.kind in (HEADING, BODY) and (rows or _SPELL.match(line.text) is not None)
        yield replace(line, kind=BODY, row=True) if is_row else line


def _resumed(lines: list[_Line]) -> Iterator[_Line]:
    """Give lines that a width broke off the kind of the paragraph that they make together."""
    whole: list[_Line] = []
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        whole.append(line)
        if line.broken and after is not None and _goes_on(line, after):
            continue
        kind = _kind("".join(one.text for one in whole), whole[0].mark) if len(whole) > 1 else line.kind
        if kind in (BODY, HEADING):
            yield replace(whole[0], kind=kind)
            yield from (replace(one, kind=kind, row=False, resumes=True) for one in whole[1:])
        else:
            yield from whole
        whole = []


def _goes_on(line: _Line, after: _Line) -> bool:
    """Whether a line of full width goes on in the next; the last of a paragraph may be as long by chance."""
    opens = after.indented or after.apart or after.mark or _OPENS.search(after.text)
    return not (opens or _TERMINAL.search(line.text))


def _kind(line: str, mark: str) -> str:
    if _FURNITURE.search(line) and len(line) < LONG_LINE:
        return FURNITURE
    if len(line) < LONG_LINE and _BYLINE.search(line):
        return BYLINE
    if "#" in mark or (mark in _ROW_MARKS and not _TERMINAL.search(line)):
        return HEADING
    if len(line) > LONG_LINE or _TERMINAL.search(line) or "。" in line:
        return BODY
    return HEADING


def _is_heading(line: _Line, before: _Line | None, after: _Line | None) -> bool:
    """Tell a heading from a line that a column broke off: both end in mid-air, the latter goes on below."""
    if _OPEN_CLAUSE.search(line.text):
        return False
    continues = after is not None and after.kind == BODY and not _STARTS_STORY.search(after.text)
    after_open = before is not None and before.kind == BODY and not _TERMINAL.search(before.text)
    if after_open and _LIST_MARK.match(line.text) is None:
        return False
    in_mid_clause = "," in line.text and before is not None and before.kind == BODY
    return not (continues and in_mid_clause)


def _in_columns(lines: list[_Line]) -> set[int]:
    """Give the starts of lines that a narrow column broke off before the first stop of a paragraph.

    Such a line is set in or opens like a story, or goes on a paragraph so broken; and the lines right below
    it, none of them set in, come to a stop.
    """
    found: set[int] = set()
    column, stops = False, _stopping(lines)
    for before, line, stop in zip([None, *lines], lines, stops, strict=False):
        flush = not (line.indented or line.apart)
        opens = line.indented or _STARTS_STORY.search(line.text) or _DATELINE.search(line.text)
        goes_on = column and flush and before is not None and before.kind in (BODY, HEADING)
        listed = _LIST_MARK.match(line.text) is not None
        broken = line.kind == HEADING and stop and not listed and bool(opens or goes_on)
        if broken:
            found.add(line.start)
        column = broken or (bool(goes_on) and line.kind == BODY)
    return found


def _stopping(lines: list[_Line]) -> list[bool]:
    """Tell of each line whether the lines right below it, none of them set in, come to a stop."""
    stops: list[bool] = []
    stop = False
    for after in [None, *reversed(lines[1:])][: len(lines)]:
        below = after is not None and not (after.indented or after.apart)
        stop = below and after is not None and (after.kind == BODY or (after.kind == HEADING and stop))
        stops.append(stop)
    return stops[::-1]


def _settled(lines: list[_Line], marked: set[int]) -> list[_Line]:
    """Give each line its final kind, now that its neighbours are known."""
    columns = _in_columns(lines) - marked
    lines = [replace(line, kind=BODY) if line.start in columns else line for line in lines]
    done: list[_Line] = []
    for i, line in enumerate(lines):
        kind = line.kind
        if kind == HEADING and line.start not in marked:
            before = done[-1] if done else None
            after = lines[i + 1] if i + 1 < len(lines) else None
            kind = HEADING if _is_heading(line, before, after) else BODY
        done.append(replace(line, kind=kind))
    last = max(
        (i for i, line in enumerate(done) if line.kind == BODY and _TERMINAL.search(line.text)), default=-1
    )
    for i in range(last + 1, len(done)):
        short = done[i].kind == HEADING and len(done[i].text) < TAIL_LINE
        if last >= 0 and short and not _ENTRY.search(done[i].text):
            done[i] = replace(done[i], kind=FURNITURE)
    return done


def _dated(lines: list[_Line]) -> set[int]:
    """Give the starts of lines that tell news of their own: all between two headings open with a day."""
    found: set[int] = set()
    for kind, run in groupby(lines, key=lambda line: line.kind):
        body = list(run) if kind == BODY else []
        if len(body) >= _DATED and all(_DAY.match(line.text) for line in body):
            found.update(line.start for line in body[1:])
    return found


_GIVEN = (
    r"[\u4e00-\u9fff](?:[,。、;)(]|说|出席|参加|主持|代表"
    r"|介绍|表示|讲话|作|陪同|率|等|在|任|为|同志|一行|的|致辞|通报|发言|汇报|$)"
)
"""A given name of one character, and what follows names."""
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
"""Marks that show nothing and steer what is shown: widths of nothing, joiners, directions of writing."""
_ENTITY = r"&(?:nbsp|e[mn]sp|thinsp);"
"""A blank as web pages write it, copied with the text."""
_LOOSE_BLANK = compiled(
    rf"[{_INVISIBLE}]+|(?:{_ENTITY})+|"
    r"(?<=[^\x00-\x7f]) +(?=[\d(“《])|(?<=[\d)%”》]) +(?=[^\x00-\x7f])|(?<=\d) +(?=\d{3}\b|[%‰])"
    r"|(?<=[^\x00-\x7f]) +(?=[、,。;])|(?<=[、,。;:]) +(?=[^\x00-\x7f\s]|[\d(])"
    r"|(?<=^[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])|(?<=[、,:;][\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])"
    rf"|(?<=[长席任记理员裁师授事][\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    rf"|(?<=[长席任记理员裁师授事] [\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    rf"|(?<=[长席任记理员裁师授事]  [\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    r"|(?<=^[\u4e00-\u9fff] [\u4e00-\u9fff]) +(?=任|为|同志)"
)
"""Blanks round figures and marks, and in a name of two characters that is widened to three: 主席戴 蓉出席."""


_WIDENED = compiled(r"[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){2,9}")
"""A line whose every character stands apart: 市  长  王  某  某."""
_SHOWN = compiled(rf"[^\s{_INVISIBLE}]")
_BLANK = compiled(rf"(?:[ {_INVISIBLE}]|{_ENTITY})+")
_SET_IN = compiled(rf"(?:\s|{_ENTITY})*")
_APART = compiled(r"[\u4e00-\u9fff](?: (?=[\u4e00-\u9fff]))?")
"""A Chinese character, with the blank between it and the next."""
_FEWEST_APART = 6


def _is_spaced(line: str) -> bool:
    """Whether most characters of a line stand apart, as in the text of some scans."""
    if line.count(" ") < _FEWEST_APART:
        return False
    signs = _APART.findall(line)
    return 2 * sum(len(sign) == 2 for sign in signs) > len(signs)


def _pieces(source: str, line: _Line) -> list[tuple[int, str]]:
    """Give the line without the blanks that typesetting puts between figures and words."""
    spaced = _WIDENED.fullmatch(line.text) or _is_spaced(line.text)
    blanks = _BLANK if spaced else _LOOSE_BLANK
    cuts = [0, *(p for m in finds(blanks, line.text) for p in m.span()), len(line.text)]
    spans = list(pairwise(cuts))[::2]
    return [(line.start + a, source[line.start + a : line.start + b]) for a, b in spans]


def layout(text: str) -> Layout:
    r"""Give the blocks of an article's text.

    A body line that ends in the middle of a sentence runs on in the next body line.

    >>> page = layout("# 标题\n本市将依托企业,\n\n开展招商。\n本报记者 张三")
    >>> [(b.kind, page.flow.text[b.start:b.end]) for b in page.blocks]
    [('heading', '标题'), ('body', '本市将依托企业,开展招商。'), ('byline', '本报记者 张三')]
    """
    raw = list(_resumed(list(_with_rows(list(_lines(text))))))
    headings = [line.start for line in raw if line.kind == HEADING]
    marked = {start for start in headings if text[text.rfind("\n", 0, start) + 1 : start].strip()}
    lines = [line for line in _settled(raw, marked) if line.kind != FURNITURE]
    dated = _dated(lines)
    pieces: list[tuple[int, str]] = []
    blocks: list[Block] = []
    length, item, open_body, above = 0, 0, False, ""
    for line in lines:
        continues = open_body and line.kind == BODY and not (line.row or _LIST_MARK.match(line.text))
        continues = continues or line.resumes or _HALF.search(f"{above[-5:]}\n{line.text[:6]}") is not None
        if blocks and not continues:
            pieces.append((pieces[-1][0] + len(pieces[-1][1]), "\n"))
            length += 1
        is_field = _FIELD.match(line.text) is not None
        parts = line.kind == HEADING and blocks and blocks[-1].kind != HEADING and not is_field
        if parts or line.start in dated:
            item += 1
        own = _pieces(text, line)
        size = sum(len(piece) for _, piece in own)
        if continues:
            blocks[-1] = Block(blocks[-1].start, length + size, blocks[-1].kind, blocks[-1].item)
        else:
            blocks.append(Block(length, length + size, line.kind, item))
        pieces += own
        length += size
        open_body, above = line.kind == BODY and not _TERMINAL.search(line.text), line.text
    return Layout(join(pieces), tuple(blocks))
