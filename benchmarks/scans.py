"""Scanned and printed newspaper pages: characters and paragraphs that are read rightly. 版面与识别评测。

    python -m benchmarks.scans [--pages 2] [--papers 60]

The pages are laid out by tests/pages: titles over one to five columns, stories side by side and one under the
other, photos, briefs, notices, advertisements; and, in the manner of real dailies, vertical headlines, tinted
boxes, text around pictures, columns of several widths. What stands on them is known: every character counts.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from PIL import Image

from loaders.readers.boxes import Sheet
from loaders.readers.document import Document
from loaders.readers.items import edition
from loaders.readers.pdf import pages
from loaders.readers.scan import sheet_of
from tests.pages.daily_plans import DAILIES, daily
from tests.pages.plans import PLANS, continued, newspaper_page
from tests.pages.press import Press, Style
from tests.pages.press import Sheet as Printable
from tests.pages.printing import picture, printed, scanned
from tests.pages.scoring import character_errors, rightly_read

TWELVE = Style(width=936, height=1332, margin=43, columns=5, size=12, gutter=17)
ALIKE = 0.9
"""A recognised paragraph counts when it is so much like the printed one."""


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page is scanned: dots an inch, noise (of 255), degrees askew, quality of a JPEG (0: PNG)."""

    name: str
    dpi: int = 150
    noise: float = 12
    lean: float = 0
    quality: int = 0


SCANS = (
    Scan("150 dpi, light noise"),
    Scan("200 dpi, light noise", dpi=200),
    Scan("150 dpi, strong noise", noise=30),
    Scan("150 dpi, 1° askew", lean=1.0),
    Scan("150 dpi, JPEG quality 40", quality=40),
    Scan("100 dpi, light noise", dpi=100),
)


def papers(count: int) -> Iterator[str]:
    """Give the lines of the table of pages printed as PDF with text, a plan each."""
    yield "| plan | paragraphs | right item and order |"
    yield "|---|---|---|"
    whole = [0, 0]
    for plan, layout in enumerate(PLANS):
        counts = [0, 0]
        for seed in range(count // len(PLANS)):
            sheet, told = newspaper_page(Press(1000 + seed), plan)
            right, all_ = rightly_read(told, edition(_sheets([sheet])).items)
            counts = [counts[0] + right, counts[1] + all_]
        whole = [a + b for a, b in zip(whole, counts, strict=True)]
        yield f"| {layout.__name__} | {counts[1]} | {counts[0] / counts[1]:.1%} |"
    yield f"| all | {whole[1]} | {whole[0] / whole[1]:.1%} |"
    yield from _dailies(count // len(DAILIES))
    joined = 0
    for seed in range(10):
        made, told = continued(Press(2000 + seed))
        right, all_ = rightly_read(told, edition(_sheets(made)).items)
        joined += right == all_
    yield f"continued stories joined whole: {joined} of 10"


def _dailies(seeds: int) -> Iterator[str]:
    whole = [0, 0]
    for plan, layout in enumerate(DAILIES):
        counts = [0, 0]
        for seed in range(100, 100 + seeds):
            sheet, told = daily(plan, seed)
            right, all_ = rightly_read(told, edition(_sheets([sheet])).items)
            counts = [counts[0] + right, counts[1] + all_]
        whole = [a + b for a, b in zip(whole, counts, strict=True)]
        yield f"| daily: {layout.__name__} | {counts[1]} | {counts[0] / counts[1]:.1%} |"
    yield f"| dailies | {whole[1]} | {whole[0] / whole[1]:.1%} |"


def scanned_dailies() -> Iterator[str]:
    """Give the lines of the table of dailies scanned at 200 dots an inch, one a plan."""
    yield "| daily, 200 dpi | characters | wrong | paragraphs | right |"
    yield "|---|---|---|---|---|"
    whole = [0, 0, 0, 0]
    for plan, layout in enumerate(DAILIES):
        sheet, told = daily(plan, 1)
        items = edition([sheet_of(_picture(sheet, SCANS[1]), 1)]).items
        counts = [*character_errors(told, items), *rightly_read(told, items, ALIKE)]
        whole = [a + b for a, b in zip(whole, counts, strict=True)]
        yield _row(layout.__name__, counts)
    yield _row("all", whole)


def _row(name: str, counts: list[int]) -> str:
    wrong, total, right, all_ = counts
    return f"| {name} | {total} | {wrong / total:.2%} | {all_} | {right / all_:.1%} |"


def _sheets(made: list[Printable]) -> list[Sheet]:
    data = printed(made)
    document = Document("a.pdf", lambda: io.BytesIO(data), len(data))
    return [page for page in pages(document) if isinstance(page, Sheet)]


def scans(count: int) -> Iterator[str]:
    """Give the lines of the table of scanned pages in 12 pt, a way of scanning each."""
    yield "| scan | characters | wrong | paragraphs right | CPU s a page |"
    yield "|---|---|---|---|---|"
    for scan in SCANS:
        wrong = total = right = all_ = 0
        start = time.process_time()
        for seed in range(count):
            sheet, told = newspaper_page(Press(seed, TWELVE), seed % len(PLANS))
            items = edition([sheet_of(_picture(sheet, scan), 1)]).items
            errors, paragraphs = character_errors(told, items), rightly_read(told, items, ALIKE)
            wrong, total = wrong + errors[0], total + errors[1]
            right, all_ = right + paragraphs[0], all_ + paragraphs[1]
        seconds = (time.process_time() - start) / count
        yield f"| {scan.name} | {total} | {wrong / total:.2%} | {right / all_:.1%} | {seconds:.0f} |"


def _picture(sheet: Printable, scan: Scan) -> Image.Image:
    made = scanned(sheet, scan.dpi, scan.noise, scan.lean)
    if not scan.quality:
        return Image.open(io.BytesIO(picture(made)))
    out = io.BytesIO()
    made.save(out, "jpeg", quality=scan.quality)
    return Image.open(out)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2, help="scanned pages a way of scanning")
    parser.add_argument("--papers", type=int, default=60, help="pages printed as PDF")
    options = parser.parse_args()
    for line in (*papers(options.papers), ""):
        print(line)
    for line in chain(scans(options.pages), [""], scanned_dailies()) if options.pages else ():
        print(line, flush=True)


if __name__ == "__main__":
    main()
