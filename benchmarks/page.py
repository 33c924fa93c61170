"""The graph page beside plain pyvis: size, time to the first complete drawing, frames a second while panning.

    python -m benchmarks.page [nodes …]        300, 1000, 3000 and 20000 unless told

All pages show the same made-up graph in the system's Chromium without a graphics card, one after the other.
"drawn" runs from navigation to the first complete drawing: of ours the first frame after loading, of pyvis
the end of its simulation; ">" stands before a time at which it had not ended and was given up. "unfolded" is
our page with every community opened, where it opens folded and the graph is not too large for that.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLateError
from pyvis.network import Network

from benchmarks.synthetic import town
from exports.html import html
from exports.layout import layout

SIZES = (300, 1000, 3000, 20000)
UNFOLDED = range(1500, 4001)
"""Our page folds graphs above the one and unfolds no more nodes than the other at once."""
CAPS = {300: 120, 1000: 200, 3000: 100}
"""How many seconds plain pyvis gets to settle; where none are told it is left out: it loads for minutes."""
PANNED = 3.0
"""Seconds of panning."""

FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
COUNT = """() => {
  window.frames = 0;
  const count = () => { window.frames += 1; requestAnimationFrame(count); };
  count();
}"""


def plain(view: nx.MultiDiGraph[str]) -> str:
    """Write a view as pyvis does when it is only given nodes and edges."""
    network = Network(directed=True, cdn_resources="in_line")
    for name, data in view.nodes(data=True):
        network.add_node(name, label=data["label"], color=data["color"])
    for subject, object_, data in view.edges(data=True):
        network.add_edge(subject, object_, title=data["label"])
    page: str = network.generate_html()
    return page


def drawn(page: Page, address: str, cap: float = 0) -> tuple[float, str]:
    """Open a page and give the seconds until it is drawn, or until `cap`, and "" or ">"."""
    begun, late = time.perf_counter(), ""
    page.goto(address, timeout=300_000)
    if cap:
        try:
            page.wait_for_function("network.physics.ready", polling=100, timeout=cap * 1000)
        except TooLateError:
            late = ">"
    if not late:
        page.evaluate(FRAME)
    return time.perf_counter() - begun, late


def panned(page: Page) -> float:
    """Drag the picture to and fro and give the frames a second."""
    box = page.locator("canvas").bounding_box()
    assert box is not None  # noqa: S101
    left, top = box["x"] + 12, box["y"] + 12
    page.evaluate(COUNT)
    page.mouse.move(left, top)
    page.mouse.down()
    begun, before, step = time.perf_counter(), page.evaluate("window.frames"), 0
    while time.perf_counter() - begun < PANNED:
        step += 1
        page.mouse.move(left + step % 60 * 4, top + step % 40 * 3)
    frames = page.evaluate("window.frames") - before
    return float(frames / (time.perf_counter() - begun))


def measure(browser: Browser, name: str, path: Path, cap: float = 0, hash_: str = "") -> tuple[str, float]:
    """Give one line of the table, and the seconds until the page was drawn."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    seconds, late = drawn(page, path.as_uri() + hash_, cap)
    frames = f"{panned(page):9.0f}" if not late else "        –"
    page.close()
    return f"{name:8} {path.stat().st_size / 1e6:6.2f} {late + format(seconds, '.1f'):>8} {frames}", seconds


def rows(browser: Browser, size: int, folder: Path) -> Iterator[str]:
    """Measure one size, and give its lines."""
    view = town(size)
    yield f"{view.number_of_nodes():,} nodes, {view.number_of_edges():,} edges"
    path = folder / "guitu.html"
    begun = time.perf_counter()
    path.write_text(html(view), encoding="utf-8")
    written = time.perf_counter() - begun
    line, ours = measure(browser, "guitu", path)
    yield line
    if view.number_of_nodes() in UNFOLDED:
        communities = layout(view).communities
        first = {number: name for name, number in communities.items()}
        yield measure(browser, "unfolded", path, hash_=f"#open={'+'.join(first.values())}")[0]
    if size in CAPS:
        path = folder / "pyvis.html"
        path.write_text(plain(view), encoding="utf-8")
        line, theirs = measure(browser, "pyvis", path, CAPS[size])
        yield line
        yield f"drawn {theirs / ours:.0f} times sooner than pyvis settles; written in {written:.1f} s"
    else:
        yield f"written in {written:.1f} s"


def main(sizes: list[int]) -> None:
    """Print a table a size."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(found for name in names if (found := shutil.which(name)))
    print("page         MB  drawn s  frames/s")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            for line in rows(browser, size, Path(folder)):
                print(line, flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
