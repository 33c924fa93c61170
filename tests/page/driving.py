"""The graph that the tests of the page look at, and how they look at it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

from playwright.sync_api import Page

from graph.dataset import collect
from graph.view import view
from ontology import load
from tests.samples import investment, plan

Open = Callable[..., Page]
"""Opens a graph as a page: (view, hash="", language="zh-CN", **what the browser is like) → page."""

BUILD = collect([plan(), investment()], load())
VIEW = view(BUILD)
SAID = {name for name, data in VIEW.nodes(data=True) if data["degree"]}
"""The nodes that something is said of."""
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def state(page: Page) -> dict[str, str]:
    """Give what the address says."""
    return {name: values[0] for name, values in parse_qs(page.url.partition("#")[2]).items()}


def shown(page: Page) -> dict[str, list[str]]:
    """Give the keys of the nodes and statements that are drawn."""
    result: dict[str, list[str]] = page.evaluate("guitu.shown()")
    return result


def click_node(page: Page, key: str) -> None:
    at = page.evaluate("key => guitu.nodeAt(key)", key)
    page.mouse.click(at["x"], at["y"])


def key_of(subject: str, predicate: str, object_: str) -> str:
    return next(
        str(key)
        for _, o, key, data in VIEW.out_edges(subject, keys=True, data=True)
        if o == object_ and data["predicate"] == predicate
    )


def search(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.locator("#search").fill(text)
