"""The report on a graph, written as a page and, by a browser that is there, as PDF. 报告的写出."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import guitu.handle
from guitu import folder
from guitu.console import show
from guitu.errors import GuituError

NAME = "report.html"
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "msedge", "chrome"),
)
"""Programs that print a page to PDF, all of them Chromium's."""
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
"""Where they are on systems that do not put them on the PATH."""
PATIENCE = 300
"""Seconds after which a browser that prints is taken for dead."""


def report(out: Path, file: Path | None, language: str, title: str, *, pdf: bool) -> None:
    """Write the report on the graph in `out` to `file`, or into `out`, and name what was written.

    With `pdf` also beside it as PDF; raises GuituError, after the page is written, when that cannot be done.
    """
    page = file or out / NAME
    folder.write(page, {"": guitu.handle.open(out).to_report(language=language, title=title)})
    show(str(page))
    if pdf:
        printed = page.with_suffix(".pdf")
        to_pdf(page, printed)
        show(str(printed))


def to_pdf(page: Path, printed: Path) -> None:
    """Print a page to PDF with the first browser that is there. Raises GuituError without one."""
    program = next((found for name in (*BROWSERS, *PLACES) if (found := shutil.which(name))), None)
    if program is None:
        raise GuituError(
            f"{printed}: a Chromium, Chrome or Edge prints it, and none was found; install one, "
            f"or open {page} in any browser and print 未找到浏览器，可用浏览器打开后打印"
        )
    with tempfile.TemporaryDirectory() as profile:
        made = Path(profile) / "report.pdf"
        options = ["--headless", "--disable-gpu", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
        # Chromium has no sandbox for root; the page is ours and runs nothing.
        options += ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [program, *options, f"--print-to-pdf={made}", page.resolve().as_uri()]
        _run(command, printed)
        if not made.exists():
            raise GuituError(f"{printed}: {program} printed nothing; open {page} in a browser and print")
        shutil.copyfile(made, printed)


def _run(command: list[str], printed: Path) -> None:
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GuituError(f"{printed}: {command[0]} could not print it ({error})") from error
