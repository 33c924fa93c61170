"""How articles were understood, as one page without network or script. 检视网页."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from loaders.inspection import Inspection, Part, Piece
from ontology import Ontology

PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>Guitu inspect 规图检视</title><style>
body {{ font: 16px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }}
body {{ max-width: 48rem; margin: 2rem auto }}
article {{ border-top: 2px solid; margin-top: 2rem }} h2 {{ font-size: 1rem; margin: 1rem 0 0 }}
p {{ margin: .5rem 0 }} .heading {{ font-weight: bold; font-size: 1.15rem }} .byline {{ font-style: italic }}
.furniture {{ color: #767676; text-decoration: line-through }} table {{ font-size: .85rem }}
td {{ padding: 0 1rem 0 0; vertical-align: top }}
mark {{ background: none; color: inherit; border-bottom: 3px solid }}
.item {{ color: #767676; font-size: .85rem }}
@media (prefers-color-scheme: dark) {{ body {{ background: #111; color: #ddd }} }}
</style></head><body><h1>Guitu inspect 规图检视</h1>
{articles}
</body></html>
"""


def inspection_page(found: Iterable[Inspection], ontology: Ontology) -> str:
    """Write a page of articles: metadata and their origins, items, paragraphs, dropped lines, mentions.

    >>> from ontology import load
    >>> inspection_page([], load())[:15]
    '<!DOCTYPE html>'
    """
    return PAGE.format(articles="\n".join(_article(one, ontology) for one in found))


def _article(found: Inspection, ontology: Ontology) -> str:
    origins = dict(found.article.origins)
    rows = "".join(
        f"<tr><td>{field}</td><td>{escape(getattr(found.article, field))}</td><td>{origin}</td></tr>"
        for field, origin in origins.items()
    )
    return (
        f"<article><h2>{escape(found.article.source)} – {found.statements} statements 条陈述</h2>"
        f"<table>{rows}</table>{''.join(_parts(found.parts, ontology))}</article>"
    )


def _parts(parts: Iterable[Part], ontology: Ontology) -> Iterator[str]:
    item = 0
    for part in parts:
        if part.item > item:
            item = part.item
            yield f'<p class="item">item {item + 1} 第{item + 1}则</p>'
        pieces = "".join(_piece(piece, ontology) for piece in part.pieces)
        yield f'<p class="{part.kind}" title="{part.kind} {part.start}">{pieces}</p>'


def _piece(piece: Piece, ontology: Ontology) -> str:
    if not piece.type:
        return escape(piece.text)
    look = ontology.classes.get(piece.type)
    color, label = (look.color, look.label_zh) if look else ("#9e9e9e", piece.type)
    about = escape(f"{label} {piece.type}: {piece.name}", quote=True)
    return f'<mark style="border-color:{color}" title="{about}">{escape(piece.text)}</mark>'
