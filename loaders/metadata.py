"""Title, date and publisher, where the text itself has them. 标题、日期、来源。"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from loaders.flow import fold
from loaders.layout import BYLINE, HEADING, Layout
from loaders.values import TEXT, Article

_PRINTED = re.compile(
    r"《?(?P<publisher>[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|晨报|时报|商报|"
    r"都市报))》?[\s,(]*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)"
)
_SOURCE = re.compile(r"(?:来源|信息来源|发布机构|稿源)[::]\s*(?P<publisher>[\u4e00-\u9fffA-Za-z]{2,24})")
_DATED = re.compile(
    r"(?:(?:发布|成文|印发|发布时间|时间|日期)[^\d\n]{0,6}|^\s{0,20}\(?)(?P<date>(?:19|"
    r"20)\d\d(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}))(?=[\s\d:)]*(?:$|来源|字号|浏览|作者|\[))",
    re.MULTILINE,
)
_SIGNED = re.compile(r"^\s{0,20}(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*$", re.MULTILINE)
_PASSED = re.compile(
    r"^[(*#\s]{0,20}(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^\n]{0,60}(?:通过|批准|公布|印发)",
    re.MULTILINE,
)
_AGENCY = re.compile(
    r"(?P<publisher>新华社|中新社|中新网|人民网|新华网|央视网|[\u4e00-\u9fff]{2,6}(?:日报|"
    r"晚报)(?:社)?)[^\n。]{0,12}?(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?(?:电|讯|消息)"
)


_MASTHEAD = re.compile(
    r"星期[一二三四五六日天]|农历|责任?编辑?|责编|版式|校对|"
    r"索\s*引\s*号|主题分类|发文|文号|来源|"
    r"^(?:19|20)\d\d[年-]\d{1,2}[月-]|第?\d+版"
)
HEADINGS = 6
"""The title is looked for among the first so many blocks, behind a masthead and file marks."""


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
    printed = _PRINTED.search(folded)
    source = printed or _SOURCE.search(folded) or _AGENCY.search(folded[:400])
    dated = printed or _DATED.search(folded) or _SIGNED.search(folded) or _PASSED.search(folded)
    heads = (b for b in page.blocks[:HEADINGS] if b.kind == HEADING)
    head = next((b for b in heads if not _MASTHEAD.search(page.flow.folded[b.start : b.end])), None)
    return Metadata(
        title=page.flow.text[head.start : head.end] if head else "",
        date=_iso(dated["date"]) if dated else "",
        publisher=source["publisher"] if source else "",
        start=source.start("publisher") if source else 0,
        end=source.end("publisher") if source else 0,
        author=_author(page),
        page=numbered[1] if (numbered := _PAGE.search(folded)) else "",
    )


_PAGE = re.compile(r"(?:日报|晚报|早报|晨报|时报|商报|都市报|社)[^\n]{0,24}?\(?第?([A-Z]?\d{1,3})版")
_ROLES = re.compile(
    r"(?:本报|本网|新华社|见习|首席|特约|全媒体|融媒体)*(?:记者|通讯员|评论员|特派员|作者)"
    r"|[文图]/|[()\[\]:/|]|摄影报道|报道"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")


def _author(page: Layout) -> str:
    """Give the names of the first by-line that names reporters or writers and nothing else, 、 between."""
    lines = (page.flow.folded[b.start : b.end] for b in page.blocks if b.kind == BYLINE)
    line = next((line for line in lines if re.search(r"记者|通讯员|作者", line)), "")
    names = re.split(r"[\s、,]+", _ROLES.sub(" ", line).strip())
    return "、".join(names) if all(map(_NAME.fullmatch, names)) else ""


def _iso(text: str) -> str:
    digits = [int(part) for part in re.findall(r"\d+", text)]
    return f"{digits[0]:04}-{digits[1]:02}-{digits[2]:02}" if len(digits) >= 3 else ""


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
