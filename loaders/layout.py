"""Newspaper text → blocks: what is a heading, a by-line, body or furniture; broken lines joined. 版面。"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from loaders.blanks import parted
from loaders.expressions import compiled
from loaders.flow import Flow, join
from loaders.page_lines import BODY, FURNITURE, HEADING, LIST_MARK, STARTS_STORY, TERMINAL, Line, lines_of

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


def _is_heading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Tell a heading from a line that a column broke off: both end in mid-air, the latter goes on below."""
    if _OPEN_CLAUSE.search(line.text):
        return False
    continues = after is not None and after.kind == BODY and not STARTS_STORY.search(after.text)
    after_open = before is not None and before.kind == BODY and not TERMINAL.search(before.text)
    if after_open and LIST_MARK.match(line.text) is None:
        return False
    in_mid_clause = "," in line.text and before is not None and before.kind == BODY
    return not (continues and in_mid_clause)


def _in_columns(lines: list[Line]) -> set[int]:
    """Give the starts of lines that a narrow column broke off before the first stop of a paragraph.

    Such a line is set in or opens like a story, or goes on a paragraph so broken; and the lines right below
    it, none of them set in, come to a stop.
    """
    found: set[int] = set()
    column, stops = False, _stopping(lines)
    for before, line, stop in zip([None, *lines], lines, stops, strict=False):
        flush = not (line.indented or line.apart)
        opens = line.indented or STARTS_STORY.search(line.text) or _DATELINE.search(line.text)
        goes_on = column and flush and before is not None and before.kind in (BODY, HEADING)
        listed = LIST_MARK.match(line.text) is not None
        broken = line.kind == HEADING and stop and not listed and bool(opens or goes_on)
        if broken:
            found.add(line.start)
        column = broken or (bool(goes_on) and line.kind == BODY)
    return found


def _stopping(lines: list[Line]) -> list[bool]:
    """Tell of each line whether the lines right below it, none of them set in, come to a stop."""
    stops: list[bool] = []
    stop = False
    for after in [None, *reversed(lines[1:])][: len(lines)]:
        below = after is not None and not (after.indented or after.apart)
        stop = below and after is not None and (after.kind == BODY or (after.kind == HEADING and stop))
        stops.append(stop)
    return stops[::-1]


def _settled(lines: list[Line], marked: set[int]) -> list[Line]:
    """Give each line its final kind, now that its neighbours are known."""
    columns = _in_columns(lines) - marked
    lines = [replace(line, kind=BODY) if line.start in columns else line for line in lines]
    done: list[Line] = []
    for i, line in enumerate(lines):
        kind = line.kind
        if kind == HEADING and line.start not in marked:
            before = done[-1] if done else None
            after = lines[i + 1] if i + 1 < len(lines) else None
            kind = HEADING if _is_heading(line, before, after) else BODY
        done.append(replace(line, kind=kind))
    last = max(
        (i for i, line in enumerate(done) if line.kind == BODY and TERMINAL.search(line.text)), default=-1
    )
    for i in range(last + 1, len(done)):
        short = done[i].kind == HEADING and len(done[i].text) < TAIL_LINE
        if last >= 0 and short and not _ENTRY.search(done[i].text):
            done[i] = replace(done[i], kind=FURNITURE)
    return done


def _dated(lines: list[Line]) -> set[int]:
    """Give the starts of lines that tell news of their own: all between two headings open with a day."""
    found: set[int] = set()
    for kind, run in groupby(lines, key=lambda line: line.kind):
        body = list(run) if kind == BODY else []
        if len(body) >= _DATED and all(_DAY.match(line.text) for line in body):
            found.update(line.start for line in body[1:])
    return found


def layout(text: str) -> Layout:
    r"""Give the blocks of an article's text.

    A body line that ends in the middle of a sentence runs on in the next body line.

    >>> page = layout("# 标题\n本市将依托企业,\n\n开展招商。\n本报记者 张三")
    >>> [(b.kind, page.flow.text[b.start:b.end]) for b in page.blocks]
    [('heading', '标题'), ('body', '本市将依托企业,开展招商。'), ('byline', '本报记者 张三')]
    """
    raw = lines_of(text)
    headings = [line.start for line in raw if line.kind == HEADING]
    marked = {start for start in headings if text[text.rfind("\n", 0, start) + 1 : start].strip()}
    lines = [line for line in _settled(raw, marked) if line.kind != FURNITURE]
    dated = _dated(lines)
    pieces: list[tuple[int, str]] = []
    blocks: list[Block] = []
    length, item, open_body, above = 0, 0, False, ""
    for line in lines:
        continues = open_body and line.kind == BODY and not (line.row or LIST_MARK.match(line.text))
        continues = continues or line.resumes or _HALF.search(f"{above[-5:]}\n{line.text[:6]}") is not None
        if blocks and not continues:
            pieces.append((pieces[-1][0] + len(pieces[-1][1]), "\n"))
            length += 1
        is_field = _FIELD.match(line.text) is not None
        parts = line.kind == HEADING and blocks and blocks[-1].kind != HEADING and not is_field
        if parts or line.start in dated:
            item += 1
        own = [(line.start + at, text[line.start + at : line.start + to]) for at, to in parted(line.text)]
        size = sum(len(piece) for _, piece in own)
        if continues:
            blocks[-1] = Block(blocks[-1].start, length + size, blocks[-1].kind, blocks[-1].item)
        else:
            blocks.append(Block(length, length + size, line.kind, item))
        pieces += own
        length += size
        open_body, above = line.kind == BODY and not TERMINAL.search(line.text), line.text
    return Layout(join(pieces), tuple(blocks))
