"""How articles were understood, as one page without network or script. 检视网页."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from loaders.inspection import Inspection, Part, Piece
from ontology import Ontology

PAGE = """<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Guitu inspect 规图检视</title><style>
:root {{ color-scheme: light dark; --ink: #1c1c1c; --page: #fff; --faint: #6a6a6a }}
:root {{ --line: #ddd; --with: black }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #ddd; --page: #151515; --faint: #9a9a9a; --line: #3a3a3a; --with: white }}
}}
body {{ font: 16px/1.75 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: var(--ink) }}
body {{ background: var(--page); max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.5rem }} h2 {{ font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere }}
article {{ border-top: 1px solid var(--line); margin-top: 2rem }}
p {{ margin: .5rem 0; overflow-wrap: anywhere }}
.heading {{ font-weight: bold; font-size: 1.15rem }} .byline, .item {{ color: var(--faint) }}
.furniture {{ color: var(--faint); text-decoration: line-through }}
table, .item, .legend {{ font-size: .85rem }} td {{ padding: 0 1rem 0 0; vertical-align: top }}
td:nth-child(odd) {{ color: var(--faint) }} .legend mark {{ margin-right: .75rem; white-space: nowrap }}
mark {{ color: inherit; border-bottom: 2px solid color-mix(in srgb, var(--of) 75%, var(--with)) }}
mark {{ background: color-mix(in srgb, var(--of) 14%, transparent) }}
</style></head><body><h1>Guitu inspect 规图检视</h1>
{articles}
</body></html>
"""

VALUES = {
    "Date": "日期",
    "Money": "金额",
    "Post": "职务",
    "Quantity": "数量",
    "Year": "年份",
}
"""Kinds of value, which the ontology does not name, in Chinese."""


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
        f"<table>{rows}</table>{_legend(found.parts, ontology)}"
        f"{''.join(_parts(found.parts, ontology))}</article>"
    )


def _legend(parts: Iterable[Part], ontology: Ontology) -> str:
    """Give the classes of the mentions, in their colours."""
    kinds = sorted({piece.type for part in parts for piece in part.pieces if piece.type})
    looks = {kind: _look(kind, ontology) for kind in kinds}
    marks = (
        f'<mark style="--of:{color}">{escape(label)} {kind}</mark> ' for kind, (color, label) in looks.items()
    )
    return f'<p class="legend">{"".join(marks)}</p>' if kinds else ""


def _look(kind: str, ontology: Ontology) -> tuple[str, str]:
    look = ontology.classes.get(kind)
    return (look.color, look.label_zh) if look else ("#9e9e9e", VALUES.get(kind, ""))


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
    color, label = _look(piece.type, ontology)
    about = escape(f"{label} {piece.type}: {piece.name}".strip(), quote=True)
    return f'<mark style="--of:{color}" title="{about}">{escape(piece.text)}</mark>'
