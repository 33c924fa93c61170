"""Title, date, publisher, author and page, where a text itself has them: head, foot, by-lines. 元数据。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from loaders.dates import iso_date, numeral
from loaders.expressions import compiled
from loaders.flow import fold
from loaders.layout import Layout
from loaders.page_lines import BYLINE, HEADING
from loaders.pattern import any_of
from loaders.required import finds_before
from loaders.values import TEXT, Article
from ontology.words import words

HEADINGS = 6
"""The title is looked for among the first so many blocks, behind a masthead and file marks."""
HEAD, FOOT = 8, 6
"""So many lines at the start and at the end of a text may tell where it comes from."""
LONG = 90
"""A line of more characters is a sentence, not an imprint."""

_INDENT = r"^[^\S\n]*"
"""The beginning of a line. Were blank lines taken too, each of them would be read to the last."""
_HAN = r"[零一二三四五六七八九]"
_DATE = (
    r"(?P<date>(?:19|20)\d\d(?:年\s?\d{1,2}月\s?\d{1,2}日|(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}(?!\d))"
    rf"|{_HAN}{{4}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日)"
)
_PAPER = r"(?:[\u4e00-\u9fff]{2,8}(?:[日晚早晨时商]报|都市报)|今日[\u4e00-\u9fff]{2,3})"
_MEDIUM = rf"{_PAPER}|[\u4e00-\u9fff]{{2,8}}(?:新闻网|信息网|网|电视台|广播电台|融媒体中心|发布)"
_ORGAN = r"[\u4e00-\u9fff]{2,20}(?:人民政府|政府|办公[室厅]|委员会|管委会|[委局厅院署]|中心|指挥部|领导小组)"
_BEHIND = (
    r"(?=[\s\d:|()\]】/·,]{0,200}(?:$|星期|农历|来源|文章|信息|稿源|字号|[【(]字|浏览|点击|阅读|作者|编辑|责|第"
    r"|[A-D]\d|\[|\|))"
)

_LABEL = r"(?:来\s*源|发布机构|发布单位|发布部门|发文机关|发文单位|稿\s*源|原载)"
_AGENCY = rf"{any_of(words('news_agencies'))}|[\u4e00-\u9fff]{{2,6}}[日晚]报社?"


def _lines(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(pattern, re.MULTILINE) for pattern in patterns)


_PAPER_OF_DAY = compiled(rf"《?(?P<publisher>{_PAPER})》?[\s,(]*{_DATE}")
_PAPER_MARK = compiled(r"报|(?<=今)日")
_LONGEST_PAPER = 11
"""A paper with its day, and what stands at most so many characters behind its beginning."""
_PUBLISHERS = _lines(
    rf"{_LABEL}(?:\s*:\s*《?|《)(?P<publisher>[\u4e00-\u9fffA-Za-z]{{2,24}})",
    rf"(?P<publisher>{_AGENCY})[^\n。]{{0,12}}?(?:\d{{1,2}}月\d{{1,2}}日)?(?:电|讯|消息)",
    rf"{_INDENT}(?P<publisher>{_MEDIUM})\s+{_DATE}",
    rf"{_INDENT}(?P<publisher>{_ORGAN})\s*{_DATE}(?:印发|下发)?\s*$",
    rf"{_INDENT}(?P<publisher>[\u4e00-\u9fff]{{2,4}}[日晚]报)\s*$",
    rf"{_INDENT}[(](?P<publisher>[\u4e00-\u9fff]{{2,4}}[日晚时]报)\s[^()\n]{{2,14}}[)]\s*$",
)
"""Who else published it: a label, an agency, a signature over the day, a line of its own."""
_OWNER = compiled(
    rf"(?:版权所有|主\s*办(?:单位|方)?)[^\u4e00-\u9fff\n]{{0,12}}(?P<publisher>{_ORGAN})"
    r"(?=[^\u4e00-\u9fff]|承办|版权|$)",
    re.MULTILINE,
)
"""Whose the site is, as the foot of a page has it."""
_OF_NO_PLACE = compiled(
    r"[省市州县区旗镇乡](?![\u4e00-\u9fff]{0,3}[市县区])[\u4e00-\u9fff]{0,12}[局委办厅府室心站部]$"
    r"|本[站网报]|原创|互联网|网络"
)
"""A publisher that does not tell of which place it is: 县统计局."""
_REPORTER = compiled(
    r"(?<![\u4e00-\u9fff。,、“])(?!据)(?P<publisher>[\u4e00-\u9fff]{2,4}[日晚晨商早]报)"
    r"(?:社|全媒体|融媒体?|首席|见习|特约)*记者(?!了解|获悉|日前|近日|昨|采访|从|在)"
)
"""How the reporter of a paper signs, at the head of a line or in brackets."""
START = 400

_DATES = _lines(
    rf"(?:发布|成文|印发|下发|生成|更新|公开|刊发|出版|时间|日期)[^\d\n零一二]{{0,6}}{_DATE}(?!\s*地点)",
    rf"{_INDENT}[\[(【]?(?:(?:{_MEDIUM})\s+)?{_DATE}{_BEHIND}",
    rf"^[^。\n]{{0,40}}(?:编辑|来源|稿源|作者)[::][^。\n]{{1,30}}\s{_DATE}{_BEHIND}",
    rf"{_INDENT}[(—\s]{{0,20}}{_DATE}[^。\n]{{0,60}}(?:通过|批准|公布|印发|下发|会议上|大会上)",
)
"""When: behind a label, at the start of a line of nothing else, of a vote or a report."""
_FOOT_DATES = _lines(
    rf"{_INDENT}[(]?{_DATE}[)]?\s*$",
    rf"{_DATE}印发\s*$",
    rf"[(](?:来源|原载)[^。\n()]{{2,30}}\s{_DATE}\s*[)]\s*$",
)

_NO_TITLE = compiled(
    r"星期[一二三四五六日天]|农历|责任?编辑?|责编|版式|校对|索\s*引\s*号|主题分类|文号|来\s*源|稿源|\s>\s"
    r"|(?:发布|公开|成文|生成|更新|印发|下发|发文)(?:日期|时间|机构|单位|部门|机关|字号)|^文\s*号"
    r"|^(?:19|20)\d\d[年-]\d{1,2}[月-]|第?\d+版|^[\u4e00-\u9fff]{2,12}文件$|^\S{1,8}\(\d{4}\)\d+号$"
)
_NAMED = compiled(r"^(?:名\s*称|标\s*题|题\s*名)\s*:\s*(?P<title>\S.{3,80})$", re.MULTILINE)
_PAGE = compiled(
    rf"(?:(?:[日晚早晨时商]报|都市报|社)[^\n]{{0,24}}?\(?第?|{_INDENT}第|[)\s]第)\s*"
    rf"(?P<page>[A-D]?\d{{1,3}}|{_HAN}|十{_HAN}?)\s*版",
    re.MULTILINE,
)

_ROLE = r"(?:记者|通讯员|评论员|特派员|实习生|作者|撰稿)"
_ROLES = compiled(
    rf"(?:本报|本网|新华社|见习|首席|特约|全媒体|融媒体|[\u4e00-\u9fff]{{2,4}}[日晚]报)*{_ROLE}"
    r"|[文图]/[文图]?|[()\[\]:/|]|摄影报道|报道|[□■◎零●◆◇▲△]"
)
_PLAIN = r"[\u4e00-\u9fff]{2,3}(?:[ 、][\u4e00-\u9fff]{2,3})*"
_LEAD = compiled(rf"(?:讯|电|消息)\s*\((?P<names>(?:{_ROLE}[^()。]{{2,40}})|{_PLAIN})\)")
_ENDS = compiled(rf"\((?P<names>(?:本报|见习|首席|全媒体)*{_ROLE}[^()。]{{2,30}})\)\s*$")
_LABELLED = compiled(
    r"(?:^|\s)作者:\s*(?P<names>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,4})(?=\s|\(|$)",
    re.MULTILINE,
)
_MARKED = r"[□■◎零●◆◇▲△]\s*(?P<names>[\u4e00-\u9fff]{2,4})"
_OWN = rf"(?P<line>(?:{_PAPER})(?:全媒体|融媒体)?记者\s.{{2,30}})"
_SIGNED = compiled(rf"{_INDENT}(?:{_MARKED}|{_OWN})\s*$", re.MULTILINE)
_NAME = compiled(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What an article says of itself; empty where it says nothing.

    `start` and `end` are the slice of its text where the publisher stands.
    """

    title: str = ""
    date: str = ""
    publisher: str = ""
    start: int = 0
    end: int = 0
    author: str = ""
    page: str = ""


def metadata(text: str, page: Layout) -> Metadata:
    r"""Read an article's own title, date, publisher, author and printed page. The date is ISO 8601.

    >>> from loaders.layout import layout
    >>> text = "某市召开会议\n会议今天召开,部署工作。\n《郑州日报》2020年3月28日(01版)"
    >>> found = metadata(text, layout(text))
    >>> found.title, found.date, found.publisher
    ('某市召开会议', '2020-03-28', '郑州日报')
    """
    folded = fold(text)
    edges = _edges(folded)
    sources = list(_sources(folded, edges))
    source = next((s for s in sources if not _OF_NO_PLACE.match(s["publisher"])), next(iter(sources), None))
    numbered = _PAGE.search(folded)
    return Metadata(
        title=_title(page, edges),
        date=next(_days(folded, edges, source), ""),
        publisher=text[source.start("publisher") : source.end("publisher")] if source else "",
        start=source.start("publisher") if source else 0,
        end=source.end("publisher") if source else 0,
        author=next(filter(None, map(_names, _bylines(page, folded, edges))), ""),
        page=_figures(numbered["page"]) if numbered else "",
    )


_BLANK = "\0"
"""Stands for a character that is not looked at: no expression reads over it, as many do over spaces."""


def _edges(folded: str) -> str:
    """Give the first and the last lines of a text, the others blank: what is found keeps its place."""
    lines = folded.splitlines(keepends=True)
    filled = [i for i, line in enumerate(lines) if line.strip()]
    kept = {*filled[:HEAD], *filled[-FOOT:]}
    held = [i in kept and len(line) < LONG for i, line in enumerate(lines)]
    return "".join(line if own else _blank(line) for own, line in zip(held, lines, strict=True))


def _blank(line: str) -> str:
    return _BLANK * (len(line) - 1) + "\n" if line.endswith("\n") else _BLANK * len(line)


def _sources(folded: str, edges: str) -> Iterator[re.Match[str]]:
    yield from islice(finds_before(_PAPER_OF_DAY, _PAPER_MARK, _LONGEST_PAPER, folded), 1)
    scopes = (folded, folded[:START], edges, edges, edges, edges)
    for pattern, scope in zip(_PUBLISHERS, scopes, strict=True):
        yield from islice(pattern.finditer(scope), 1)
    yield from islice(finds_before(_REPORTER, _PAPER_MARK, _LONGEST_PAPER, folded), 1)
    yield from islice(_OWNER.finditer(edges, len(edges) // 2), 1)


def _days(folded: str, edges: str, source: re.Match[str] | None) -> Iterator[str]:
    """Give the days that a text may be of, the surest first, as ISO 8601."""
    own = source.groupdict().get("date") if source else None
    signed = bool(source) and re.match(_ORGAN, source["publisher"] if source else "") is not None
    looked = chain(
        () if signed else (own,),
        (_first(pattern, folded if i == 0 else edges) for i, pattern in enumerate(_DATES[:3])),
        (own,) if signed else (),
        (_first(pattern, folded if i == 0 else edges) for i, pattern in enumerate(_FOOT_DATES)),
        (_first(pattern, folded) for pattern in _DATES[3:]),
    )
    yield from (day for one in looked if one and (day := iso_date(one)))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found["date"] if found else ""


def _title(page: Layout, edges: str) -> str:
    named = _NAMED.search(edges)
    if named is not None:
        return named["title"].strip()
    heads = (b for b in page.blocks[:HEADINGS] if b.kind == HEADING)
    head = next((b for b in heads if not _NO_TITLE.search(page.flow.folded[b.start : b.end])), None)
    return page.flow.text[head.start : head.end] if head else ""


def _bylines(page: Layout, folded: str, edges: str) -> Iterator[str]:
    """Give what may name the authors: by-lines, labels, brackets behind the first words and at the end."""
    lines = (page.flow.folded[b.start : b.end] for b in page.blocks if b.kind == BYLINE)
    yield next((line for line in lines if re.search(r"记者|通讯员|作者", line)), "")
    for pattern, scope in ((_LABELLED, edges), (_SIGNED, edges), (_LEAD, folded[:START]), (_ENDS, folded)):
        found = pattern.search(scope)
        if found is not None:
            yield next(filter(None, found.groups()), "")


def _names(line: str) -> str:
    """Give the names of a by-line that names writers and nothing else, 、 between; "" for any other.

    >>> _names("本报记者 卞若溪 通讯员 左承泽"), _names("记者 卞若溪 摄")
    ('卞若溪、左承泽', '')
    """
    if line.strip().endswith("摄"):
        return ""
    writers = re.split(r"摄影(?!报道)|制图|供图", line)[0]
    names = re.split(r"[\s、,]+", _ROLES.sub(" ", writers).strip())
    return "、".join(names) if all(map(_NAME.fullmatch, names)) else ""


def _figures(page: str) -> str:
    return page if page[-1].isdigit() else str(numeral(page))


def described(article: Article, found: Metadata) -> Article:
    """Give the article with what the text says of it; what the user or the file gave stands.

    >>> described(Article.of("a.txt", "会议召开。"), Metadata(title="某会", date="2020-03-28")).date
    '2020-03-28'
    """
    names = ("title", "date", "publisher", "author", "page")
    told = {
        name: getattr(found, name) for name in names if getattr(found, name) and not getattr(article, name)
    }
    return replace(article, **told, origins=(*article.origins, *((name, TEXT) for name in told)))
