"""Take the pictures of the documents: pages of graphs in the system's Chromium. 截图.

python -m docs.images.take out/demo/graph.html docs/images
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import guitu
from benchmarks.synthetic import town
from exports.html import html
from guitu.comparing import drawn

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-CN",
    "device_scale_factor": 2,
}

NODE = "#details .row.node"
STATEMENT = "#details .group .row.statement"

SHOTS: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "graph": ("demo", DESKTOP, ()),
    "evidence": ("demo", DESKTOP, (NODE, STATEMENT)),
    "dark": ("demo", {**DESKTOP, "color_scheme": "dark", "locale": "en-GB"}, (NODE,)),
    "table": ("demo", DESKTOP, ("[data-tab=table]",)),
    "phone": ("demo", PHONE, ("[data-tab=details]", NODE)),
    "communities": ("large", DESKTOP, ()),
    "diff": ("editions", DESKTOP, ()),
    "report": ("report", DESKTOP, ()),
    "corridors": ("report", DESKTOP, ("nav a[href='#corridors']",)),
}
"""Name of a picture → the page, what the browser is like, and what is clicked before, one after the other."""


def _large() -> str:
    return html(town(3000), "3,000 个实体的合成图谱")


def _editions() -> str:
    old, new = (
        guitu.build(ROOT / "examples" / "editions" / year, home="天水市").content for year in ("2021", "2022")
    )
    return drawn(old, new, "2021 → 2022")


def _report() -> str:
    return guitu.build(ROOT / "examples" / "articles").to_report()


MADE: dict[str, Callable[[], str]] = {"large": _large, "editions": _editions, "report": _report}
"""Pages that are made for their picture alone."""


def take(demo: Path, folder: Path) -> None:
    """Write the pictures of the demo's page and of the made ones into a folder."""
    program = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        pages = {"demo": demo.resolve()}
        for name, text in MADE.items():
            pages[name] = Path(made) / f"{name}.html"
            pages[name].write_text(text(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (page, like, clicks) in SHOTS.items():
            tab = browser.new_page(reduced_motion="reduce", **like)
            tab.goto(pages[page].as_uri())
            for click in clicks:
                tab.locator(click).first.click()
            tab.mouse.move(0, 0)
            tab.wait_for_timeout(800)
            tab.screenshot(path=folder / f"{name}.png")
            tab.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
