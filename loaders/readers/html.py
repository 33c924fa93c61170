"""HTML pages, saved or fetched: the article without menus, links and advertisements. 网页."""

from __future__ import annotations

import re
from configparser import ConfigParser
from copy import deepcopy

import lxml.html
import trafilatura
from trafilatura.settings import DEFAULT_CONFIG
from trafilatura.settings import Document as Extracted

from loaders.decode import decode
from loaders.readers.document import MEBI, Document, Found

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_DECLARED = 4096
"""Bytes at the start of a page in which its encoding is declared (1024 by the HTML standard)."""

LARGEST = 16 * MEBI
"""Bytes of a page: its tree takes many times as much, and seconds a megabyte."""

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "pre"}
    | {"blockquote", "figcaption", "dd", "dt", "header", "footer", "title"}
)
_UNSEEN = ("script", "style", "noscript", "template", "head")
_ROW = re.compile(r"^\|(.*)\|\s*$")
_RULE = re.compile(r"^\|[-|: ]+\|\s*$")


def _settings() -> ConfigParser:
    # By default what is shorter than 250 characters, a whole notice in Chinese, counts as no article.
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    return config


_SETTINGS = _settings()
_FIELDS = {"title": "title", "date": "date", "author": "author", "publisher": "sitename", "url": "url"}
"""An article's fields and trafilatura's names for them."""


def read(document: Document) -> Found:
    """Give the article of a page, with the title, date, author and address that its markup tells.

    The text is decoded as the page declares, or as its bytes tell. Raises UnreadableError for no text.
    """
    yield from page(document, decoded(document.whole(LARGEST)))


def page(document: Document, html: str, url: str = "", place: str = "") -> Found:
    r"""Give the article of a page whose markup is known; `url` is its address where the page does not tell.

    >>> from io import BytesIO
    >>> html = "<body><h1>某会召开</h1><p>会议今天召开，部署规划编制工作。</p></body>"
    >>> next(page(Document("a.html", BytesIO), html)).text
    '某会召开\n会议今天召开，部署规划编制工作。'
    """
    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
        config=_SETTINGS,
    )
    told = found.as_dict() if isinstance(found, Extracted) else {}
    text = _tidy(told.get("text") or "") or plain(html)
    if not text.strip():
        yield document.problem("No article is found in the page", "Save its text as .txt.", place)
        return
    fields = {field: str(told.get(name) or "") for field, name in _FIELDS.items()}
    # trafilatura takes no author's name without a blank in it.
    fields["author"] = fields["author"] or _author(html)
    yield from document.article(text, {**fields, "url": fields["url"] or url}, place)


def _author(html: str) -> str:
    names = lxml.html.fromstring(html).xpath("//meta[@name='author' or @property='article:author']/@content")
    return str(next(iter(names), ""))


def decoded(data: bytes) -> str:
    """Decode a page as it declares, if that fits; else as its bytes tell. Raises UnreadableError.

    >>> decoded('<meta charset="gb2312"><p>规划'.encode("gb18030"))
    '<meta charset="gb2312"><p>规划'
    """
    declared = _CHARSET.search(data[:_DECLARED])
    if declared:
        name = declared[1].decode().lower()
        try:
            return data.decode("gb18030" if name in {"gb2312", "gbk"} else name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
    return decode(data)


def plain(html: str) -> str:
    r"""Give all text of some markup, a line a block.

    >>> plain("<p>甲市<b>规划</b>。</p><script>x()</script>乙市<br>丙市")
    '甲市规划。\n乙市\n丙市'
    """
    if not html.strip():
        return ""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for unseen in list(root.iter(*_UNSEEN)):
        unseen.clear(keep_tail=True)
    for block in root.iter(*_BLOCKS):
        block.text = f"\n{block.text or ''}"
        block.tail = f"\n{block.tail or ''}"
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).split("\n"))
    return "\n".join(filter(None, lines))


def _tidy(text: str) -> str:
    """Give a table's rows as cells with tabs between them, as the other formats do."""
    lines = (line for line in text.split("\n") if not _RULE.match(line))
    return "\n".join(_cells(line) for line in lines)


def _cells(line: str) -> str:
    row = _ROW.match(line)
    return "\t".join(cell.strip() for cell in row[1].split("|")) if row else line
