"""Charts as inline SVG: bars and columns, with a title and a description for who cannot see them. 图表.

Colours come from the style sheet, where two series differ in pattern as well as in colour; widths are counted
in the units of the view box, in which a Chinese character is `EM` wide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

EM = 12.0
WIDTH = 480.0
ROW, BAR = 22.0, 12.0
NAMES = 12
"""How many characters of a name stand beside its bar."""
LEFT = NAMES * EM + 8
HEIGHT = 150.0
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]"
)
"""Wide and fullwidth characters: Unicode Standard Annex 11."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its length, what stands at its end, and how much of its length is hatched."""

    name: str
    length: float
    text: str
    hatched: float = 0.0


def bars(id_: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Draw bars below each other; "" without any.

    >>> "<title" in bars("x", "甲", "乙", [Bar("丙", 2, "2")]), bars("x", "甲", "乙", [])
    (True, Markup(''))
    """
    if not rows:
        return Markup("")
    most = max(row.length for row in rows) or 1.0
    room = WIDTH - LEFT - (max(width(row.text) for row in rows) + 1) * EM
    drawn = Markup("").join(_bar(row, n, room / most) for n, row in enumerate(rows))
    axis = Markup('<line class="axis" x1="{0}" x2="{0}" y1="0" y2="{1}"/>').format(LEFT, len(rows) * ROW)
    return _figure(id_, title, description, (WIDTH, len(rows) * ROW), drawn + axis)


def _bar(row: Bar, n: int, scale: float) -> Markup:
    y, long, part = n * ROW, row.length * scale, row.hatched * scale
    return Markup(
        '<g><title>{name}: {text}</title><text class="name" x="{left}" y="{base}">{short}</text>'
        '<rect class="solid" x="{x}" y="{top}" width="{solid:.1f}" height="{bar}"/>'
        '<rect class="hatched" x="{middle:.1f}" y="{top}" width="{part:.1f}" height="{bar}"/>'
        '<text class="figure" x="{end:.1f}" y="{base}">{text}</text></g>'
    ).format(
        name=row.name,
        text=row.text,
        short=cut(row.name, NAMES),
        left=LEFT - 8,
        x=LEFT,
        base=y + ROW / 2 + 4,
        top=y + (ROW - BAR) / 2,
        solid=max(long - part, 0.0),
        middle=LEFT + long - part,
        part=part,
        bar=BAR,
        end=LEFT + long + 6,
    )


def columns(id_: str, title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """Draw columns side by side, their hatched part on top; "" without any.

    >>> columns("x", "甲", "乙", [Bar("2025", 3, "3", 1)]).count("<rect")
    2
    """
    if not rows:
        return Markup("")
    most = max(row.length for row in rows) or 1.0
    step = min(WIDTH / len(rows), 60.0)
    drawn = Markup("").join(_column(row, n * step, step, (HEIGHT - 40) / most) for n, row in enumerate(rows))
    wide = step * len(rows)
    axis = Markup('<line class="axis" x1="0" x2="{0}" y1="{1}" y2="{1}"/>').format(wide, HEIGHT - 20)
    return _figure(id_, title, description, (WIDTH, HEIGHT), drawn + axis)


def _column(row: Bar, x: float, step: float, scale: float) -> Markup:
    floor, thick = HEIGHT - 20, min(step * 0.6, 36.0)
    high, part = row.length * scale, row.hatched * scale
    return Markup(
        "<g><title>{name}: {text}</title>"
        '<rect class="solid" x="{x:.1f}" y="{solid_top:.1f}" width="{thick:.1f}" height="{solid:.1f}"/>'
        '<rect class="hatched" x="{x:.1f}" y="{top:.1f}" width="{thick:.1f}" height="{part:.1f}"/>'
        '<text class="figure middle" x="{middle:.1f}" y="{above:.1f}">{text}</text>'
        '<text class="name middle" x="{middle:.1f}" y="{below}">{name}</text></g>'
    ).format(
        name=row.name,
        text=row.text,
        x=x + (step - thick) / 2,
        thick=thick,
        solid=high - part,
        solid_top=floor - high + part,
        top=floor - high,
        part=part,
        middle=x + step / 2,
        above=floor - high - 5,
        below=HEIGHT - 5,
    )


def _figure(id_: str, title: str, description: str, size: tuple[float, float], drawn: Markup) -> Markup:
    return Markup(
        '<figure class="chart"><figcaption>{title}</figcaption><svg viewBox="0 0 {wide:g} {high:g}" '
        'role="img" aria-labelledby="{id}-t {id}-d"><title id="{id}-t">{title}</title>'
        '<desc id="{id}-d">{description}</desc>{drawn}</svg></figure>'
    ).format(id=id_, title=title, description=description, wide=size[0], high=size[1], drawn=drawn)


def width(text: str) -> float:
    """Estimate the width of a text in characters of Chinese: others are a bit more than half as wide.

    >>> width("洛阳"), width("ab")
    (2.0, 1.2)
    """
    wide = len(_WIDE.findall(text))
    return wide + 0.6 * (len(text) - wide)


def cut(text: str, most: int) -> str:
    """Shorten a text to so many characters of Chinese.

    >>> cut("洛阳都市圈发展规划", 5)
    '洛阳都市…'
    """
    if width(text) <= most:
        return text
    kept = 0.0
    for place, char in enumerate(text):
        kept += width(char)
        if kept > most - 1:
            return text[:place] + "…"
    return text
