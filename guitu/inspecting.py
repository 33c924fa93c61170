"""`guitu inspect`: how the loaders understood a document. 检视."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from exports.inspection import inspection_page
from guitu import folder
from guitu.console import Styled, show, show_pieces, show_table, warn
from guitu.reading import articles
from loaders.inspection import Inspection, inspected
from loaders.pipeline import Options
from loaders.readers.document import FIELDS
from loaders.values import Article
from ontology import Ontology, load

KINDS = {"heading": "bold", "byline": "italic", "body": "", "furniture": "strike dim"}
OTHER = "#9e9e9e"


def inspect(
    paths: Iterable[str], home: str, columns: Mapping[str, str], meta: str, page: Path | None
) -> None:
    """Show each article: metadata and where they come from, items, paragraphs, dropped lines, mentions.

    With `page`, write the same as HTML there instead. Problems are warned of.
    """
    found: list[Inspection] = []
    for one in articles(paths, columns, meta):
        if not isinstance(one, Article):
            warn(one)
            continue
        inspection = inspected(one, Options(home))
        if page is None:
            _show(inspection, load())
        else:
            found.append(inspection)
    if page is not None:
        for path in folder.write(page, {"": inspection_page(found, load())}):
            show(str(path))


def _show(found: Inspection, ontology: Ontology) -> None:
    show(f"{found.article.source}: {found.statements} statements 条陈述", "bold")
    origins = dict(found.article.origins)
    told = ((name, getattr(found.article, name), origins.get(name, "")) for name in FIELDS)
    show_table(("metadata 元数据", "", "from 出处"), [row for row in told if row[1]])
    item = 0
    for part in found.parts:
        if part.item > item:
            item = part.item
            show(f"— item {item + 1} 第{item + 1}则 —", "dim")
        style = KINDS[part.kind]
        pieces = [
            Styled(piece.text, f"{style} {_color(piece.type, ontology)}".strip()) for piece in part.pieces
        ]
        show_pieces([Styled(f"{part.kind:<10}", "dim"), *pieces])
    counts = Counter((p.type, p.name, p.text) for part in found.parts for p in part.pieces if p.type)
    rows = [(type_, name, text, str(n)) for (type_, name, text), n in sorted(counts.items())]
    show_table(("class 类", "name 名称", "as written 原文", "n"), rows)


def _color(type_: str, ontology: Ontology) -> str:
    if not type_:
        return ""
    look = ontology.classes.get(type_)
    return look.color if look else OTHER
