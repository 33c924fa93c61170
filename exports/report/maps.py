"""A sketch of corridors by longitude and latitude, as inline SVG: no base map, no borders. 通道示意图.

Lines differ in dashes and width as well as in colour. Names are written for the places with the most lines
first, and left out where they would lie on another one; every place has its name as a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, radians
from typing import TypeAlias

from markupsafe import Markup

from exports.report.charts import EM, width
from exports.routes import Spot

WIDE, HIGHEST, MARGIN = 700.0, 640.0, 24.0
KINDS: Mapping[str, str] = {"Railway": "rail", "Expressway": "road", "Road": "road"}
"""Classes of corridors and how they are drawn; the others are belts."""
STYLES = ("rail", "road", "belt")
HUBS = 8
"""So many places, those with the most lines, get their names in any case."""
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom of what is drawn."""


@dataclass(frozen=True, slots=True)
class Line:
    """One corridor: its name, how it is drawn, the way it takes."""

    name: str
    style: str
    way: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become units: the upper left corner, the units of a degree each way, the height."""

    west: float
    north: float
    east_units: float
    south_units: float
    high: float

    def at(self, spot: Spot) -> Spot:
        """Give where a spot is drawn."""
        x = MARGIN + (spot[0] - self.west) * self.east_units
        return round(x, 1), round(MARGIN + (self.north - spot[1]) * self.south_units, 1)


def sketch(lines: Sequence[Line], names: Mapping[Spot, str], title: str, legend: Mapping[str, str]) -> Markup:
    """Draw corridors; "" without any. `legend` names the styles, `names` the places.

    >>> line = Line("甲线", "rail", ((112.4, 34.7), (113.6, 34.8)))
    >>> drawn = sketch([line], {(112.4, 34.7): "甲市", (113.6, 34.8): "乙市"}, "图", {"rail": "铁路"})
    >>> drawn.count("<polyline"), sketch([], {}, "图", {})
    (1, Markup(''))
    """
    if not lines:
        return Markup("")
    frame = _frame([spot for line in lines for spot in line.way])
    used = Counter(spot for line in lines for spot in line.way)
    places = sorted(used, key=lambda spot: (-used[spot], spot))
    drawn = Markup("").join(
        (*_grid(frame), *(_way(line, frame) for line in lines), *_places(places, names, frame))
    )
    key = Markup("").join(_key(style, legend[style]) for style in STYLES if _any(lines, style))
    ways = (f"{line.name}: {'–'.join(names.get(spot, '') for spot in line.way)}" for line in lines)
    described = "; ".join(ways)
    return Markup(
        '<figure class="chart map"><figcaption>{title} {key}</figcaption>'
        '<svg viewBox="0 0 {wide:g} {high:g}" role="img" aria-labelledby="sketch-t sketch-d">'
        '<title id="sketch-t">{title}</title>'
        '<desc id="sketch-d">{described}</desc>{drawn}</svg></figure>'
    ).format(title=title, key=key, wide=WIDE, high=frame.high, described=described, drawn=drawn)


def _any(lines: Iterable[Line], style: str) -> bool:
    return any(line.style == style for line in lines)


def _key(style: str, name: str) -> Markup:
    return Markup(
        '<span class="key"><svg viewBox="0 0 28 10"><line class="way {}" x1="1" x2="27" y1="5" y2="5"/></svg>'
        "{}</span>"
    ).format(style, name)


def _frame(spots: Sequence[Spot]) -> Frame:
    """Fit all spots, at the true proportion of a degree each way in their middle."""
    west, east = min(x for x, _ in spots), max(x for x, _ in spots)
    south, north = min(y for _, y in spots), max(y for _, y in spots)
    narrow = cos(radians((north + south) / 2))
    # Two degrees at least: a line within one city should not fill the page.
    across, down = max(east - west, 2.0) * narrow, max(north - south, 0.5)
    scale = min((WIDE - 2 * MARGIN - 6 * EM) / across, (HIGHEST - 2 * MARGIN) / down)
    return Frame(west, north, scale * narrow, scale, round(2 * MARGIN + down * scale, 1))


def _grid(frame: Frame) -> Iterator[Markup]:
    """Draw meridians and parallels, about six each way."""
    east = frame.west + (WIDE - 2 * MARGIN) / frame.east_units
    south = frame.north - (frame.high - 2 * MARGIN) / frame.south_units
    step = next((one for one in (1, 2, 5, 10) if (east - frame.west) / one < 8), 20)
    for degree in range(ceil(frame.west / step) * step, floor(east) + 1, step):
        x, _ = frame.at((degree, frame.north))
        yield Markup(
            '<line class="grid" x1="{0}" x2="{0}" y1="0" y2="{1}"/>'
            '<text class="degree" x="{2}" y="{3}">{4}°E</text>'
        ).format(x, frame.high, x + 3, frame.high - 4, degree)
    for degree in range(ceil(south / step) * step, floor(frame.north) + 1, step):
        _, y = frame.at((frame.west, degree))
        yield Markup(
            '<line class="grid" x1="0" x2="{0}" y1="{1}" y2="{1}"/>'
            '<text class="degree" x="2" y="{2}">{3}°N</text>'
        ).format(WIDE, y, y - 3, degree)


def _way(line: Line, frame: Frame) -> Markup:
    points = " ".join("{:g},{:g}".format(*frame.at(spot)) for spot in line.way)
    return Markup('<polyline class="way {}" points="{}"><title>{}</title></polyline>').format(
        line.style, points, line.name
    )


def _places(places: Sequence[Spot], names: Mapping[Spot, str], frame: Frame) -> Iterator[Markup]:
    """Draw the stops, and the names that lie on no other name and, but for the hubs', on no stop."""
    stops = [frame.at(spot) for spot in places]
    dots = [(x - 4, y - 4, x + 4, y + 4) for x, y in stops]
    taken: list[Box] = []
    for nth, (spot, (x, y)) in enumerate(zip(places, stops, strict=True)):
        name = names.get(spot, "")
        yield Markup('<circle class="stop" cx="{}" cy="{}" r="3.5"><title>{}</title></circle>').format(
            x, y, name
        )
        wide = width(name) * EM
        boxes = [(left, base - EM + 2, left + wide, base + 2) for left, base in _around(x, y, wide)]
        free = [box for box in boxes if box[0] > 0 and not _overlaps(box, taken)]
        clear = [box for box in free if not _overlaps(box, dots)]
        chosen = clear or (free if nth < HUBS else [])
        for box in chosen[:1]:
            taken.append(box)
            yield Markup('<text class="town" x="{:.1f}" y="{:.1f}">{}</text>').format(
                box[0], box[3] - 2, name
            )


def _around(x: float, y: float, wide: float) -> Iterator[tuple[float, float]]:
    """Give where a name may begin beside a stop, the best place first."""
    yield x + 6, y + 4
    yield x - 6 - wide, y + 4
    for base in (y - 7, y + 16):
        yield x - wide / 2, base
        yield x + 3, base
        yield x - 3 - wide, base


def _overlaps(box: Box, others: Iterable[Box]) -> bool:
    return any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in others
    )
