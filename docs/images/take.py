"""Take the pictures of the README: the page of a graph in the system's Chromium. 截图.

python docs/images/take.py out/demo/graph.html docs/images
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN"}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "locale": "zh-CN",
    "device_scale_factor": 2,
}

NODE = "#details .row.node"
STATEMENT = "#details .group .row.statement"

SHOTS: dict[str, tuple[dict[str, Any], tuple[str, ...]]] = {
    "graph": (DESKTOP, ()),
    "evidence": (DESKTOP, (NODE, STATEMENT)),
    "dark": ({**DESKTOP, "color_scheme": "dark", "locale": "en-GB"}, (NODE,)),
    "table": (DESKTOP, ("[data-tab=table]",)),
    "phone": (PHONE, ("[data-tab=details]", NODE)),
}
"""Name of a picture → what the browser is like, and what is clicked before, one after the other."""


def take(page: Path, folder: Path) -> None:
    """Write the pictures of a page into a folder."""
    program = next(found for name in NAMES if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (like, clicks) in SHOTS.items():
            tab = browser.new_page(**like)
            tab.goto(page.resolve().as_uri())
            for click in clicks:
                tab.locator(click).first.click()
            tab.mouse.move(0, 0)
            tab.wait_for_timeout(1200)
            tab.screenshot(path=folder / f"{name}.png")
            tab.close()
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
