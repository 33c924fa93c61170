"""Eight pages in the manner of real dailies, with what the plans on a grid do not have. 仿真日报版面。"""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.dailies import PAPER, Daily, Heads
from tests.pages.press import Sheet, Told
from tests.pages.words import AD_TEXTS, NOTICE_TEXTS, NOTICES


def front(page: Daily) -> None:
    """Give a front page: a large name, weather, an index of other pages, a lead, a picture of its own."""
    sheet, write = page.sheet, page.writer
    sheet.text(PAPER, 34, 26, 46, bold=True)
    for i, text in enumerate(
        ("青岚市委机关报  青岚日报社出版", "国内统一连续出版物号 CN 41-0099", "今日8版")
    ):
        sheet.text(text, 250, 30 + 15 * i, 8.5)
    for i, text in enumerate(("2024年5月9日 星期四", "农历甲辰年四月初二")):
        sheet.text(text, 430, 30 + 16 * i, 10)
    sheet.tint(600, 24, 150, 56)
    for i, text in enumerate(("今日天气", "多云转晴 东南风3级", "气温 16℃～25℃")):
        sheet.text(text, 610, 30 + 16 * i, 9)
    sheet.rule(30, 88, 720, 2)
    sheet.text("导读", 34, 96, 11, bold=True)
    for i in range(3):
        sheet.text(f"{page.title()}（0{i + 2}版）", 74 + i * 225, 97, 8.5)
    sheet.rule(30, 112, 720, 1)
    title, name = page.title(), write.person()
    y = page.over(30, 124, 720, title, Heads(44, kicker=True, subtitles=2, byline=f"本报记者 {name}"))
    page.story(title, page.pour(page.columns(30, y, 720, 6, 18)), name)
    y += 19 * page.leading
    sheet.rule(30, y - 4, 720, 0.5)
    for x, wide, count in ((30, 352, 3), (398, 352, 3)):
        title, name = page.title(), write.person()
        top = page.over(x, y + 6, wide, title, Heads(24, kicker=x > 30))
        page.story(
            title, page.pour(page.columns(x, top, wide, count, 17), lead=f"本报讯（记者 {name}）"), name
        )
    y += 24 * page.leading
    sheet.tint(30, y, 460, 190)
    caption = page.caption(40, y + 196)
    title, name = page.title(), write.person()
    top = page.over(506, y, 244, title, Heads(20))
    page.story(
        title, page.pour(page.columns(506, top, 244, 2, 16), lead=f"本报讯（记者 {name}）"), name, caption
    )


def vertical(page: Daily) -> None:
    """Give stories under headlines that run from the top down, on either side of their text."""
    page.head("02", "要闻")
    y = 60.0
    for right in (True, False):
        title = page.title()
        name = page.writer.person()
        page.vertical(title, 718 if right else 34, y, min(26, 22 * page.leading / (1.1 * len(title))))
        x = 30 if right else 78
        page.story(title, page.pour(page.columns(x, y, 672, 5, 22), lead=f"本报讯（记者 {name}）"), name)
        y += 24 * page.leading
        page.sheet.rule(30, y - 10, 720, 0.5)
    for x, wide, count in ((30, 424, 3), (472, 278, 2)):
        title, name = page.title(), page.writer.person()
        top = page.over(x, y, wide, title, Heads(22, byline=f"本报记者 {name}"))
        page.story(title, page.pour(page.columns(x, top, wide, count, 15)), name)


def boxed(page: Daily) -> None:
    """Give a comment in a tinted box, in wide lines, in the middle of other stories."""
    page.head("03", "综合")
    title, name = page.title(), page.writer.person()
    y = page.over(30, 58, 720, title, Heads(34, subtitles=1, byline=f"本报记者 {name}"))
    texts = page.pour([*page.columns(30, y, 226, 2, 40)])
    page.story(title, texts, name)
    page.sheet.tint(270, y - 6, 240, 41 * page.leading)
    title, name = page.title(), page.writer.person()
    top = page.over(282, y + 4, 216, title, Heads(18, byline=f"□ {name}"))
    page.story(title, page.pour([(282, top, 216, 30)], page.size * 1.1), "")
    title, name = page.title(), page.writer.person()
    top = page.over(524, y, 226, title, Heads(19, kicker=True))
    page.story(title, page.pour(page.columns(524, top, 226, 2, 33), lead=f"本报讯（记者 {name}）"), name)
    y += 43 * page.leading
    for x, wide, count in ((30, 352, 3), (398, 352, 3)):
        title = page.title()
        top = page.over(x, y, wide, title, Heads(21))
        page.story(title, page.pour(page.columns(x, top, wide, count, 17)))


def wrapped(page: Daily) -> None:
    """Give stories whose columns go on below a picture in their middle or at their side."""
    page.head("04", "专版")
    y = 58.0
    for shape in ((0, 10, 10, 0, 0), (0, 0, 0, 9, 9)):
        title, name = page.title(), page.writer.person()
        top = page.over(30, y, 720, title, Heads(30, byline=f"本报记者 {name} 通讯员 {page.writer.person()}"))
        columns = page.columns(30, top, 720, 5, 24)
        first = next(i for i, deep in enumerate(shape) if deep)
        deep = shape[first]
        x, wide = columns[first][0], columns[first + 1][0] + columns[first + 1][2] - columns[first][0]
        above = 6 if first == 1 else 0
        page.sheet.tint(x, top + above * page.leading + 3, wide, (deep - 2) * page.leading)
        caption = page.caption(x, top + (above + deep - 1.5) * page.leading)
        areas = []
        for (left, high, width, rows), hole in zip(columns, shape, strict=True):
            areas += [(left, high, width, above)] if hole and above else []
            start = above + hole if hole else 0
            areas.append((left, high + start * page.leading, width, rows - start))
        page.story(title, page.pour(areas), name, caption)
        y = top + 26 * page.leading
    title = page.title()
    top = page.over(30, y, 720, title, Heads(22))
    page.story(title, page.pour(page.columns(30, top, 720, 4, 10)))


def mixed(page: Daily) -> None:
    """Give a feature in three wide columns of larger type over briefs in six narrow ones of smaller type."""
    page.head("05", "经济")
    title, name = page.title(), page.writer.person()
    y = page.over(
        30, 58, 720, title, Heads(36, kicker=True, subtitles=1, byline=f"本报记者 {name}", left=True)
    )
    page.story(title, page.pour(page.columns(30, y, 720, 3, 26, 20), page.size * 1.15, subheads=3), name)
    y += 32 * page.leading
    page.sheet.rule(30, y - 12, 720, 1)
    for i in range(6):
        x, wide = 30 + i * 122.0, 110.0
        top = y
        for rows in ((9, 12, 8), (13, 8, 8), (8, 9, 12))[i % 3]:
            title = page.title()
            body = page.over(x, top, wide, title, Heads(page.size * 1.3, left=True))
            page.story(title, page.pour([(x, body, wide, rows)], page.size * 0.93))
            top = body + (rows + 1.2) * page.leading * 0.93


def bottom(page: Daily) -> None:
    """Give three stories over a strip of small notices and of advertisements in boxes."""
    page.head("06", "社会")
    y = 58.0
    for wide, count, x in ((448, 4, 30), (260, 2, 490)):
        title, name = page.title(), page.writer.person()
        top = page.over(x, y, wide, title, Heads(26, subtitles=1))
        page.story(
            title, page.pour(page.columns(x, top, wide, count, 26), lead=f"本报讯（记者 {name}）"), name
        )
    y += 34 * page.leading
    title, name = page.title(), page.writer.person()
    top = page.over(30, y, 720, title, Heads(24, byline=f"本报记者 {name} 文/图"))
    page.story(title, page.pour(page.columns(30, top, 720, 6, 12)), name)
    y += 19 * page.leading
    page.sheet.rule(30, y - 8, 720, 1)
    for i in range(4):
        title = page.writer.one(NOTICES)
        text = page.writer.one(NOTICE_TEXTS)
        left = 30 + i * 184.0
        page.sheet.centred(title, left, 168, y, 12)
        page.note(title, text, [(left, y + 20, 168, 9)])
    y += 13 * page.leading
    for x, wide in ((30, 352), (398, 352)):
        page.sheet.tint(x, y - 6, wide, 96)
        page.advertise(x, y, wide, page.writer.one(AD_TEXTS))


def opinion(page: Daily) -> None:
    """Give a long essay with small headings in bold, its author below, and a rail of comments beside it."""
    page.head("07", "理论")
    title, name = page.title(), page.writer.person()
    y = page.over(30, 60, 500, title, Heads(28, subtitles=1, byline=f"○ {name}"))
    page.story(title, page.pour(page.columns(30, y, 500, 4, 60), subheads=5), "")
    page.sheet.rule(543, 60, 0.6, 900)
    top = 60.0
    for rows in (20, 18, 17):
        title, name = page.title(), page.writer.person()
        body = page.over(556, top, 194, title, Heads(16, byline=f"本报评论员 {name}"))
        page.story(title, page.pour([(556, body, 194, rows)]), name)
        top = body + (rows + 1.5) * page.leading


def jumped(page: Daily) -> None:
    """Give a page of what the front page began: small titles, the marks of where it comes from, a story."""
    page.head("08", "要闻")
    y = 58.0
    for count, rows in ((6, 14), (6, 12)):
        title = page.title()
        top = page.over(30, y, 720, title, Heads(20, left=True))
        texts = page.pour(page.columns(30, top, 720, count, rows), lead="（上接第一版）")
        page.story(title, (texts[0].removeprefix("（上接第一版）"), *texts[1:]))
        y = top + (rows + 1.6) * page.leading
    title, name = page.title(), page.writer.person()
    top = page.over(30, y, 720, title, Heads(32, kicker=True, subtitles=1, byline=f"本报记者 {name}"))
    page.story(title, page.pour(page.columns(30, top, 720, 5, 22)), name)


DAILIES: tuple[Callable[[Daily], None], ...] = (
    front,
    vertical,
    boxed,
    wrapped,
    mixed,
    bottom,
    opinion,
    jumped,
)
SIZES = ((9.5, 14.2), (10.5, 15.6), (9, 13.6), (10, 14.6))
"""Of the body and of its lines, in points; pages grow with them."""


def daily(plan: int, seed: int) -> tuple[Sheet, list[Told]]:
    """Give a page after a plan, and what its stories say."""
    size, leading = SIZES[seed % len(SIZES)]
    page = Daily(seed, size=size, leading=leading)
    DAILIES[plan](page)
    bottom_ = max(line.y + line.size for line in page.sheet.lines)
    page.sheet.height = max(page.sheet.height, bottom_ + 30)
    return page.sheet, page.told
