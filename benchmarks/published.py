"""Figures in the pages of docs/, between comments that name them. 写入文档的数据."""

from __future__ import annotations

from pathlib import Path


def replaced(text: str, name: str, shown: str) -> str:
    """Give a page's text with what stands between `<!-- name -->` and `<!-- end of name -->` replaced.

    Raises ValueError for a page without them.

    >>> replaced("a <!-- ways --> old <!-- end of ways --> b", "ways", "new").split()
    ['a', '<!--', 'ways', '-->', 'new', '<!--', 'end', 'of', 'ways', '-->', 'b']
    """
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    head, rest = text[: text.index(begin)], text[text.index(end) :]
    return f"{head}{begin}\n\n{shown.strip()}\n\n{rest}"


def publish(page: Path, name: str, shown: str) -> None:
    """Write figures into the page, at the comments of their name."""
    page.write_text(replaced(page.read_text(encoding="utf-8"), name, shown), encoding="utf-8")
