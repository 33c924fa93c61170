"""The graph page beside plain pyvis: size, time to the first complete drawing, frames a second while panning.

    python -m benchmarks.page [nodes …]        300, 1000, 3000 and 20000 unless told

Both pages show the same made-up graph in the system's Chromium, one after the other. "drawn" runs from
navigation to the first complete drawing: of ours the first frame after loading, of pyvis the end of its
simulation. Above 3,000 nodes ours opens on the most important 1,500, and plain pyvis is left out: it does not
settle within minutes.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from benchmarks.synthetic import town
from exports.html import html

SIZES = (300, 1000, 3000, 20000)
SETTLES = 3000
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


def drawn(page: Page, path: Path, name: str) -> float:
    """Open a page and give the seconds until it is drawn."""
    begun = time.perf_counter()
    page.goto(path.as_uri())
    if name == "pyvis":
        page.wait_for_function("network.physics.ready", polling=100, timeout=300_000)
    page.evaluate(FRAME)
    return time.perf_counter() - begun


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


def measure(browser: Browser, name: str, view: nx.MultiDiGraph[str], path: Path) -> str:
    """Give one line of the table."""
    begun = time.perf_counter()
    path.write_text({"guitu": html, "pyvis": plain}[name](view), encoding="utf-8")
    written = time.perf_counter() - begun
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    seconds, frames = drawn(page, path, name), panned(page)
    page.close()
    size = path.stat().st_size / 1e6
    counts = f"{view.number_of_nodes():7,} {view.number_of_edges():7,}"
    return f"{name:6} {counts} {written:10.1f} {size:6.2f} {seconds:8.1f} {frames:9.0f}"


def main(sizes: list[int]) -> None:
    """Print one line a page and size."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(found for name in names if (found := shutil.which(name)))
    print("page     nodes   edges  written s     MB  drawn s  frames/s")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for size in sizes:
            view = town(size)
            for name in ("guitu", "pyvis") if size <= SETTLES else ("guitu",):
                print(measure(browser, name, view, Path(folder) / f"{name}.html"), flush=True)
        browser.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
