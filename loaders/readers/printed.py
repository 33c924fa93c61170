"""What stands on printed pages → articles: one of each item, or one of the whole document. 版面成文。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.errors import UnreadableError
from loaders.readers.boxes import Sheet
from loaders.readers.document import Document, Found
from loaders.readers.items import Edition, edition
from loaders.readers.paragraphs import ADVERTISEMENT, Item, in_order, text_of
from loaders.values import TEXT, Article, Problem


def articles(document: Document, pages: Iterable[Sheet | Problem]) -> Found:
    """Give the articles on pages, and the problems among those.

    Advertisements are no articles; they and the furniture are told as dropped. Raises UnreadableError where
    the pages have no article, and no problem tells why.
    """
    sheets: list[Sheet] = []
    told = False
    for page in pages:
        if isinstance(page, Sheet):
            sheets.append(page)
        else:
            told = True
            yield page
    found = edition(sheets)
    items = [item for item in found.items if item.kind != ADVERTISEMENT]
    if not items and not told:
        what = "No article, only advertisements," if found.items else "No text"
        raise UnreadableError(f"{what} is found on its pages", "Check it in a viewer, or scan it again.")
    dropped = _dropped(found)
    for place, item in _places(items) if len(items) > 1 else (("", item) for item in items):
        own = "\n".join(dropped.pop(page) for page in item.pages if page in dropped)
        for one in _article(document, found, item, place):
            yield replace(one, dropped=own) if isinstance(one, Article) else one


def _dropped(found: Edition) -> dict[int, str]:
    """Give what is left out of each page: it goes with the first article there, to be inspected."""
    left = [(line.page, line.text) for line in found.furniture]
    left += [
        (part.lines[0].page, part.text)
        for item in found.items
        if item.kind == ADVERTISEMENT
        for part in item.paragraphs
    ]
    return {page: "\n".join(text for number, text in left if number == page) for page, _ in left}


def _places(items: Sequence[Item]) -> Iterator[tuple[str, Item]]:
    """Name each item by its page and its number on that page."""
    counts: dict[int, int] = {}
    for item in items:
        page = item.pages[0]
        counts[page] = counts.get(page, 0) + 1
        yield f"page={page}&item={counts[page]}", item


def _article(document: Document, found: Edition, item: Item, place: str) -> Found:
    text, regions = text_of(in_order(item), {sheet.page: sheet for sheet in found.sheets})
    fields = (
        {"author": item.author}
        if not place
        else {
            "title": item.title,
            "author": item.author,
            "page": item.printed,
        }
    )
    yield from document.article(text, fields, place, regions, origin=TEXT)
