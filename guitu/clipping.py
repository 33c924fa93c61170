"""Pieces of scans beside the sentences of the page. 网页中的扫描片段."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.lazy import lazy
from guitu.errors import GuituError
from guitu.extras import need
from guitu.formats import Drawing

if TYPE_CHECKING:
    from exports import clips
else:
    # It brings Pillow and PDFium, which only pages of scans need.
    clips = lazy("exports.clips")


def add_clips(drawing: Drawing, form: str, scans: Path) -> tuple[str, ...]:
    """Put pieces of the scans below a folder into what is drawn; give the sources that are not there.

    Raises GuituError for another format than html, and when `guitu[ocr]` is not installed.
    """
    if form != "html":
        raise GuituError("--scans goes with -f html. 只用于 html 格式")
    need("ocr")
    found, missing = clips.embedded(drawing.content.lines, scans)
    drawing.network.graph["clips"] = found
    return missing
