"""Plans of newspaper pages: which story stands where, over how many columns. 版面方案。"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.pages.press import Press, Sheet, Slot, Told, Wish

Place = tuple[str, Slot, Wish]
NUMBERS = "零一二三四五六七八九"
HEAD = 50
"""Points above the stories, where the masthead stands."""


def _slot(press: Press, column: int, row: float, columns: int, rows: int) -> Slot:
    return Slot(
        press.style.left(column), HEAD * press.style.size / 10 + row * press.style.leading, columns, rows
    )


def lead_over_two(press: Press) -> Iterator[Place]:
    """Give a lead over the page, two stories side by side, then briefs, a notice and an advertisement."""
    yield "story", _slot(press, 0, 0, 5, 24), Wish(kicker=True, subtitle=True, photo=True)
    yield "story", _slot(press, 0, 25.5, 3, 20), Wish(two_lines=True)
    yield "story", _slot(press, 3, 25.5, 2, 20), Wish(subtitle=True)
    yield "story", _slot(press, 0, 47, 2, 20), Wish(byline=False)
    yield "story", _slot(press, 2, 47, 2, 20), Wish(kicker=True)
    yield "notice", _slot(press, 4, 47, 1, 9), Wish()
    yield "advertisement", _slot(press, 4, 60, 1, 8), Wish()


def left_rail(press: Press) -> Iterator[Place]:
    """Give a rail of briefs on the left, and three stories one under the other beside it."""
    for i in range(4):
        yield "story", _slot(press, 0, 17 * i, 1, 15), Wish(byline=i % 2 == 0)
    yield "story", _slot(press, 1, 0, 4, 22), Wish(photo=True, subtitle=True)
    yield "story", _slot(press, 1, 23.5, 4, 20), Wish(kicker=True)
    yield "story", _slot(press, 1, 45, 2, 22), Wish(two_lines=True)
    yield "story", _slot(press, 3, 45, 2, 22), Wish()


def beside(press: Press) -> Iterator[Place]:
    """Give stories whose last column rises beside their title."""
    yield "story", _slot(press, 0, 0, 5, 22), Wish(beside=True)
    yield "story", _slot(press, 0, 23.5, 3, 22), Wish(beside=True, byline=False)
    yield "story", _slot(press, 3, 23.5, 2, 22), Wish(kicker=True)
    yield "story", _slot(press, 0, 47, 4, 20), Wish(photo=True)
    yield "notice", _slot(press, 4, 47, 1, 9), Wish()
    yield "notice", _slot(press, 4, 57.5, 1, 9), Wish()


def halves(press: Press) -> Iterator[Place]:
    """Give two halves of the page that do not stand on one line, and advertisements at the foot."""
    yield "story", _slot(press, 0, 0, 3, 30), Wish(kicker=True, photo=True)
    yield "story", _slot(press, 0, 31.5, 3, 26), Wish(subtitle=True)
    yield "story", _slot(press, 3, 0, 2, 18), Wish()
    yield "story", _slot(press, 3, 19.5, 2, 19), Wish(two_lines=True)
    yield "story", _slot(press, 3, 40, 2, 18), Wish(byline=False)
    yield "advertisement", _slot(press, 0, 60, 2, 8), Wish()
    yield "advertisement", _slot(press, 2, 60, 3, 8), Wish()


def one_feature(press: Press) -> Iterator[Place]:
    """Give one long story over the whole page."""
    yield "story", _slot(press, 0, 0, 5, 60), Wish(kicker=True, subtitle=True)
    yield "notice", _slot(press, 0, 61.5, 3, 6), Wish()
    yield "notice", _slot(press, 3, 61.5, 2, 6), Wish()


def briefs(press: Press) -> Iterator[Place]:
    """Give five columns of briefs, none of them of one height with its neighbour."""
    heights = ((15, 17, 16, 14), (20, 13, 17, 12), (14, 21, 13, 14), (17, 14, 15, 16), (13, 16, 20, 13))
    for column, parts in enumerate(heights):
        row = 0.0
        for i, rows in enumerate(parts):
            yield "story", _slot(press, column, row, 1, rows), Wish(byline=(i + column) % 3 == 0)
            row += rows + 1.5


PLANS: tuple[Callable[[Press], Iterator[Place]], ...] = (
    lead_over_two,
    left_rail,
    beside,
    halves,
    one_feature,
    briefs,
)


def newspaper_page(press: Press, plan: int, number: int = 1) -> tuple[Sheet, list[Told]]:
    """Give page `number` of a newspaper after a plan, and what its stories say."""
    day = f"2024年5月{number + 8}日 星期{NUMBERS[number % 6 + 1]}"
    sheet = press.sheet((f"第{NUMBERS[number]}版", "青岚日报", day, "责编：乐正宜"), "社址：青岚市人民路一号")
    return sheet, [_set(press, sheet, place) for place in PLANS[plan](press)]


def _set(press: Press, sheet: Sheet, place: Place) -> Told:
    kind, slot, wish = place
    if kind == "notice":
        return press.notice(sheet, slot)
    return press.advertisement(sheet, slot) if kind == "advertisement" else press.story(sheet, slot, wish)


def continued(press: Press) -> tuple[list[Sheet], list[Told]]:
    """Give two pages: the lead of the first goes on under a title of its own on the second."""
    first, second = (press.sheet((f"第{n}版", "青岚日报")) for n in "一三")
    lead = press.story(first, _slot(press, 0, 0, 5, 24), Wish(subtitle=True, ends="（下转第三版）"))
    others = [
        press.story(first, _slot(press, 0, 25.5, 3, 20)),
        press.story(first, _slot(press, 3, 25.5, 2, 20)),
    ]
    others += [press.story(second, _slot(press, 0, 0, 5, 20), Wish(kicker=True))]
    rest = press.story(
        second, _slot(press, 0, 21.5, 3, 20), Wish(title=lead.title, byline=False, begins="（上接第一版）")
    )
    others += [press.story(second, _slot(press, 3, 21.5, 2, 20))]
    whole = Told("article", lead.title, lead.author, lead.paragraphs + rest.paragraphs, lead.caption)
    return [first, second], [whole, *others]
