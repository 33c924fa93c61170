"""The pieces of scans that evidence stands on, for the page people open. 证据的扫描片段。"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pypdfium2 import PdfiumError

from graph.quads import REGION, SOURCE
from graph.terms import split, value
from loaders.readers.clipping import Box, clips
from loaders.regions import unwritten

Place = tuple[str, int, int]
"""An article's id, and the start and end of a slice of its text."""

_EVIDENCE = re.compile(r"<.*/(?P<article>[^/#]+)#char=(?P<start>\d+),(?P<end>\d+)>")
MOST = 400
"""Slices of which pieces are shown: 400 are about 3 MB."""


def pieces(lines: Iterable[str]) -> dict[str, dict[Place, list[tuple[int, Box]]]]:
    """Give where slices stand on pages, from the lines of a build: by source, slice, page and box.

    Lines of text one below the other in a column are one piece.

    >>> article, rows = "<https://e.org/id/a1>", ("10.00,20.00,30.00,1.00", "10.00,22.00,30.00,1.00")
    >>> said = [f'{article} {SOURCE} "p.pdf#page=1" {article} .']
    >>> node = "<https://e.org/id/a1#char=0,9>"
    >>> said += [f'{node} {REGION} "page=1&xywh=percent:{row}" {article} .' for row in rows]
    >>> pieces(said)
    {'p.pdf': {('a1', 0, 9): [(1, (0.1, 0.2, 0.4, 0.23))]}}
    """
    sources: dict[str, str] = {}
    boxes: dict[Place, list[tuple[int, Box]]] = {}
    for quad in (split(line) for line in lines if f" {REGION} " in line or f" {SOURCE} " in line):
        if quad.predicate == SOURCE:
            sources[quad.subject[quad.subject.rfind("/") + 1 : -1]] = value(quad.object).partition("#")[0]
            continue
        node, where = _EVIDENCE.fullmatch(quad.subject), unwritten(value(quad.object))
        if node and where:
            place = (node["article"], int(node["start"]), int(node["end"]))
            boxes.setdefault(place, []).append(where)
    found: dict[str, dict[Place, list[tuple[int, Box]]]] = {}
    for place in sorted(boxes)[:MOST]:
        if place[0] in sources:
            found.setdefault(sources[place[0]], {})[place] = list(_joined(sorted(boxes[place], key=_down)))
    return found


def _down(piece: tuple[int, Box]) -> tuple[int, float]:
    page, (_, top, _, _) = piece
    return page, top


def _joined(boxes: Sequence[tuple[int, Box]]) -> Iterator[tuple[int, Box]]:
    """Join boxes that lie one below the other in one column of a page."""
    left_ = list(boxes)
    while left_:
        page, box = left_.pop(0)
        for other in [one for one in left_ if one[0] == page and _near(box, one[1])]:
            left_.remove(other)
            (a, b, c, d), (e, f, g, h) = box, other[1]
            box = (min(a, e), min(b, f), max(c, g), max(d, h))
        yield page, box


def _near(first: Box, second: Box) -> bool:
    close = abs(second[1] - first[3]) < 2 * (second[3] - second[1])
    return close and second[0] < first[2] and first[0] < second[2]


def embedded(lines: Iterable[str], scans: Path) -> tuple[Mapping[Place, list[str]], tuple[str, ...]]:
    """Give the pieces of each slice as data URIs, and the sources that are not found below `scans`."""
    found: dict[Place, list[str]] = {}
    missing: list[str] = []
    for source, wanted in pieces(lines).items():
        flat = [piece for own in wanted.values() for piece in own]
        try:
            pictures = iter(clips(scans / source, flat))
        except (OSError, PdfiumError, SyntaxError, ValueError):
            missing.append(source)
            continue
        for place, own in wanted.items():
            found[place] = [_uri(next(pictures)) for _ in own]
    return found, tuple(missing)


def _uri(picture: bytes) -> str:
    return f"data:image/webp;base64,{base64.b64encode(picture).decode()}"
