"""Where lines of text lie in a picture, and what they say: RapidOCR asked twice. 文字检测与识别。

Lines are looked for in the whole page first. Large titles come out torn there, or not at all, so they are
looked for again in a small picture of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidocr import RapidOCR

LONGEST = 6000
"""Pixels of the longer side of a picture: a broadsheet at 250 dots an inch. A larger one is made smaller."""
DETECTED, COARSE = 1920, 736
"""Pixels of the longer side of the pictures in which lines and titles are looked for."""
LARGE = 1.8
"""A title's box is so much higher than most lines' boxes."""
SURE = 0.7
"""A title that is recognised with less certainty is left as the lines were found in the whole page."""
AROUND = 0.2
"""So much is read around a title's box, in its heights: thin first characters are missed."""
TALL = 1.5
"""A box that is so much higher than wide holds characters one below the other."""

Corners = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]
Found = tuple[Corners, str]
"""The corners of a line, from the upper left clockwise, in pixels; what it says."""


def found_in(pixels: Pixels) -> tuple[Found, ...]:
    """Give the lines in a picture, in any order."""
    told: Any = _engine(DETECTED)(pixels)
    if told.boxes is None:
        return ()
    lines = [(np.asarray(box, float), text) for box, text in zip(told.boxes, told.txts, strict=True)]
    usual = float(np.median([_short(box) for box, _ in lines]))
    for title in _titles(pixels, LARGE * usual):
        torn = [line for line in lines if _within(line[0], title[0])]
        if len(title[1]) > max(map(len, [text for _, text in torn]), default=0):
            lines = [line for line in lines if not any(line is one for one in torn)] + [title]
    return tuple(lines)


@cache
def _engine(side: int) -> RapidOCR:
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": LONGEST,
            "Det.limit_type": "max",
            "Det.limit_side_len": side,
        }
    )


def _titles(pixels: Pixels, least: float) -> Iterator[Found]:
    """Give the lines that are at least so high, as a small picture shows them."""
    engine = _engine(COARSE)
    coarse: Any = engine(pixels, use_det=True, use_rec=False)
    for box in () if coarse.boxes is None else coarse.boxes:
        corners = np.asarray(box, float)
        if _short(corners) < least:
            continue
        edge = AROUND * _short(corners)
        (left, top), (right, low) = (corners.min(0) - edge).astype(int), (corners.max(0) + edge).astype(int)
        cut = pixels[max(top, 0) : low, max(left, 0) : right]
        upright = np.rot90(cut) if low - top > TALL * (right - left) else cut
        # It keeps what it was told the last time.
        told: Any = engine(upright, use_det=False, use_rec=True)
        if told.txts and told.scores[0] >= SURE:
            yield corners, told.txts[0]


def _short(box: Corners) -> float:
    """Give the shorter side of a box."""
    return float(min(np.linalg.norm(box[1] - box[0]), np.linalg.norm(box[2] - box[1])))


def _within(box: Corners, other: Corners) -> bool:
    """Tell whether the middle of a box lies well inside another, whose edges are rough."""
    middle, edge = box.mean(0), AROUND * _short(other)
    return bool((other.min(0) + edge <= middle).all() and (middle <= other.max(0) - edge).all())
