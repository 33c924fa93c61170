"""A graph at a glance, for a notebook: what it holds in numbers, and its most important part drawn. 一览.

Styles stand on the elements themselves, since a notebook keeps no style sheet of ours; colours of text are
the notebook's own, so that it fits light and dark ones. Text is escaped by markupsafe; nothing runs or is
fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import networkx as nx
from markupsafe import Markup

from exports.layout import positions
from graph.view import edges, nodes

DRAWN = 40
"""How many nodes the sketch has."""
LISTED = 8
WIDE, HIGH = 480.0, 340.0
_NUMBER = Markup('<b style="font-size:1.25em">{}</b> {}')
_ROW = Markup('<tr><td style="text-align:left">{}</td><td style="text-align:right">{}</td></tr>')
_TABLE = Markup(
    '<table style="margin:0"><thead><tr><th style="text-align:left">{}</th><th></th></tr></thead>{}</table>'
)


def glance(view: nx.MultiDiGraph[str]) -> str:
    """Give a card for a notebook.

    >>> "<b" in glance(nx.MultiDiGraph(articles={}))
    True
    """
    classes = Counter(f"{node['type_zh']} {node['type_en']}" for _, node in nodes(view))
    figures = [figure for _, node in nodes(view) for figure in node["figures"]]
    told = [*(edge for _, _, _, edge in edges(view)), *figures]
    relations = Counter(f"{one['label']} {one['label_en']}" for one in told)
    numbers = (
        (len(view.graph.get("articles", {})), "articles 篇文章"),
        (len(view), "entities 个实体"),
        (len(told), "statements 条陈述"),
    )
    head = Markup(" · ").join(_NUMBER.format(f"{n:,}", what) for n, what in numbers)
    tables = _counts("类 class", classes) + _counts("关系 relation", relations)
    card = Markup(
        '<div><p style="margin:0 0 8px">规图 Guitu: {}</p>'
        '<div style="display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start">{}{}</div></div>'
    ).format(head, tables, _sketch(view))
    return card.encode("utf-8", "replace").decode("utf-8")


def _counts(title: str, counts: Counter[str]) -> Markup:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LISTED]
    return _TABLE.format(title, Markup("").join(_ROW.format(name, n) for name, n in ranked))


def _sketch(view: nx.MultiDiGraph[str]) -> Markup:
    """Draw the most important nodes that are joined to each other."""
    ranked = sorted(nodes(view), key=lambda item: (-item[1]["importance"], item[0]))
    chosen = [name for name, _ in ranked[:DRAWN]]
    part = view.subgraph(name for name in chosen if set(view.to_undirected(as_view=True)[name]) & set(chosen))
    if not part:
        return Markup("")
    places = _fitted(positions(part))
    lines = {tuple(sorted((subject, object_))) for subject, object_, _, _ in edges(part)}
    drawn = [*(_line(places[one], places[other]) for one, other in sorted(lines)), *_dots(part, places)]
    return Markup(
        '<svg viewBox="0 0 {0:g} {1:g}" width="{0:g}" style="max-width:100%;height:auto" role="img">'
        "<title>{2}</title>{3}</svg>"
    ).format(WIDE, HIGH, "The most important entities 最重要的实体", Markup("").join(drawn))


def _fitted(places: dict[str, tuple[int, int]]) -> dict[str, tuple[float, float]]:
    """Fit places into the drawing, with room for the names at its right."""
    left, top = (min(place[axis] for place in places.values()) for axis in (0, 1))
    right, bottom = (max(place[axis] for place in places.values()) for axis in (0, 1))
    scale = min((WIDE - 140) / max(right - left, 1), (HIGH - 40) / max(bottom - top, 1))
    return {name: (20 + (x - left) * scale, 20 + (y - top) * scale) for name, (x, y) in places.items()}


def _line(one: tuple[float, float], other: tuple[float, float]) -> Markup:
    return Markup(
        '<line x1="{:.0f}" y1="{:.0f}" x2="{:.0f}" y2="{:.0f}" stroke="currentColor" stroke-opacity=".25"/>'
    ).format(*one, *other)


def _dots(part: nx.MultiDiGraph[str], places: dict[str, tuple[float, float]]) -> Iterable[Markup]:
    for name, node in nodes(part):
        x, y = places[name]
        yield Markup(
            '<g><title>{label} ({type})</title><circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.1f}" fill="{color}"/>'
            '<text x="{right:.0f}" y="{base:.0f}" font-size="11" fill="currentColor">{short}</text></g>'
        ).format(
            label=node["label"],
            type=node["type_zh"],
            x=x,
            y=y,
            r=3 + 5 * node["importance"],
            color=node["color"],
            right=x + 5 + 5 * node["importance"],
            base=y + 4,
            short=node["label"][:10],
        )
