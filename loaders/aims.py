"""Whether a figure is aimed at or reached where its own clause does not say. 目标与实际。

A report tells its results under one heading and its tasks under another; a plan is of what is to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.dates import year_in, year_of
from loaders.expressions import compiled
from loaders.page import Page, fits, leads_in
from loaders.relations import Found
from loaders.typed import compile_pattern
from ontology import load

AIM, RESULT = "target", "actual"
"""The values of the qualifier `kind`."""
_HEADS = ((AIM, "{=heads-aims}"), (RESULT, "{=heads-results}"))
"""What a heading says of all that stands under it."""
_SAYS = ((RESULT, "{=says-results}"), (AIM, "{=says-aims}"))
"""What a sentence says of those behind it."""
_TITLES = compiled(
    r"(?:(?:实施|行动|工作|建设)方案|(?:行动|工作|建设)计划|规划|纲要|要点|意见|(?:政策)?措施|任务(?:清单|分解)?|实事(?:项目)?|规划的?建议)"
    r"(?:的通知)?(?:\([^()]{1,12}\))?$"
)
"""How the title of a document ends that is of what is to come throughout."""
_PART = compiled(r"^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部篇])")
"""How a heading begins that opens a part of its own."""
_FIVE_YEARS = compiled(r"十(?P<nth>[一二三四五六]?)个?五")
_FIRST = 2001
"""When the tenth five-year plan, 十五, began."""
_OF_A_YEAR = compiled(r"(?P<year>(?:19|20)\d\d年)度?[^,。]{0,24}(?:公报|运行情况|完成情况|总结|统计数据)")
"""The title of a document whose figures are those of one year where they say nothing else."""
_NEXT = compiled(r"^(?:明年|后年|今后)")
_LAST = compiled(r"^(?:去年|上年|前年)")


@dataclass(frozen=True, slots=True)
class _Line:
    """What tells of the sentences behind it in its block or, where it `lasts`, up to the next that does."""

    start: int
    block: int
    kind: str
    lasts: bool


def with_kinds(page: Page, found: Iterable[Found], date: str, title: str) -> Iterator[Found]:
    r"""Give figures the qualifier `kind` where their rule found none; a plan's figures are those it aims at.

    `date` and `title` are the article's, "" where unknown.

    >>> from loaders import Article, read_closely
    >>> text = "# 安吉县工作报告\n\n二、2025年重点任务\n改造老旧小区35个。"
    >>> [dict(s.qualifiers)["kind"] for s in read_closely(Article.of("a.txt", text)).statements]
    ['target']
    """
    lines: Sequence[_Line] | None = None
    relations = load().relations
    now = date[:4] or _begins(title)
    of_a_year = _OF_A_YEAR.search(title)
    whole = AIM if _TITLES.search(title) else RESULT
    for one in found:
        told = dict(one.qualifiers)
        if "kind" not in relations[one.relation].qualifiers:
            yield one
            continue
        line = None
        by_year = _by_year(told.get("year", ""), now)
        if "kind" not in told:
            lines = _lines(page) if lines is None else lines
            line = _line_of(page, lines, one.start)
            told["kind"] = by_year or (line.kind if line else "") or whole
        elif by_year == RESULT:
            told["kind"] = RESULT
        if told["kind"] == RESULT and of_a_year:
            told.setdefault("year", of_a_year["year"])
        if told["kind"] == AIM or not fits(one.subject.type, ("Plan",)):
            places = (line.start,) if line is not None and line.kind == told["kind"] else ()
            yield replace(one, qualifiers=tuple(sorted(told.items())), told=(*one.told, *places))


def _begins(title: str) -> str:
    """The year in which what a title speaks of begins, its own or that of a five-year plan, else "".

    >>> [_begins(title) for title in ("第十四个五年规划纲要", "甲县“十五”计划", "行动计划(2023—2025年)")]
    ['2021', '2001', '2023']
    """
    plan = _FIVE_YEARS.search(title)
    return year_in(title) or (str(_FIRST + 5 * "一二三四五六".find(plan["nth"] or "〇") + 5) if plan else "")


def _by_year(written: str, now: str) -> str:
    """What a figure is by its year: of a later one than the article's an aim, of an earlier one a result."""
    year = year_of(written, now)
    if year and now:
        return AIM if year > now else RESULT if year < now else ""
    return AIM if _NEXT.search(written) else RESULT if _LAST.search(written) else ""


def _lines(page: Page) -> list[_Line]:
    """The sentences that tell of those behind them, the last first."""
    headings = frozenset(page.headings)
    lines = []
    for index, sentence in enumerate(page.sentences):
        text = sentence.text.rstrip("。 \n")
        heads = index in headings
        kind = _told(text, _HEADS if heads else _SAYS)
        if kind or (heads and _PART.search(text)):
            own = sentence.sentence
            lines.append(_Line(own.start, own.block, kind, heads or leads_in(text)))
    return lines[::-1]


def _told(text: str, rows: Sequence[tuple[str, str]]) -> str:
    """Give what a text says of those behind it; a heading of both says neither: 工作总结及下半年计划."""
    told = [kind for kind, pattern in rows if compile_pattern(pattern).search(text)]
    return told[0] if told and (rows is _SAYS or len(told) == 1) else ""


def _line_of(page: Page, lines: Sequence[_Line], position: int) -> _Line | None:
    """The nearest line above the sentence at a position of the flow that tells of it."""
    sentence = page.at(position)
    if sentence is None:
        return None
    above = (line for line in lines if line.start < sentence.start)
    return next((line for line in above if line.lasts or line.block == sentence.block), None)
