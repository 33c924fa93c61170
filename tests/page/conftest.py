"""Pages opened as files in one browser, without a network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Route, expect

from exports.html import html
from tests.page.driving import BUILD, DESKTOP, Open

Write = Callable[["nx.MultiDiGraph[str]"], Path]
USUAL: dict[str, Any] = {"viewport": DESKTOP, "reduced_motion": "reduce", "locale": "zh-CN"}


class Watched:
    """A browser context that notes every request beyond the file, console error, exception and dialog."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.faults: list[str] = []
        context.route("**/*", self._guard)
        context.on("console", self._heard)
        context.on("dialog", self._opened)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        self.page: Page = context.new_page()

    def _guard(self, route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.faults.append(f"request: {route.request.url}")
            route.abort()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def _opened(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Write a view as a page, each view once."""
    folder = tmp_path_factory.mktemp("pages")
    written: dict[int, tuple[nx.MultiDiGraph[str], Path]] = {}

    def write(drawn: nx.MultiDiGraph[str]) -> Path:
        if id(drawn) not in written:
            path = folder / f"{len(written)}.html"
            path.write_text(html(drawn, "样例图谱", BUILD.texts), encoding="utf-8")
            written[id(drawn)] = drawn, path
        return written[id(drawn)][1]

    return write


@pytest.fixture(scope="session")
def usual(browser: Browser) -> Iterator[Watched]:
    """The tab in which all tests run that ask for no other language, size or theme."""
    watched = Watched(browser.new_context(**USUAL))
    # What one test chose is not the next one's; about:blank has no storage.
    watched.context.add_init_script("if (location.protocol === 'file:') localStorage.clear()")
    yield watched
    watched.context.close()


@pytest.fixture
def show(browser: Browser, usual: Watched, write: Write) -> Iterator[Open]:
    """Open pages as files; every request beyond the file, console error and exception fails the test."""
    opened: list[Watched] = []

    def show(drawn: nx.MultiDiGraph[str], hash_: str = "", language: str = "zh-CN", **like: Any) -> Page:
        like = {**USUAL, "locale": language, **like}
        watched = usual if like == USUAL else Watched(browser.new_context(**like))
        opened.append(watched)
        watched.page.goto("about:blank")
        watched.page.goto(f"{write(drawn).as_uri()}{hash_}")
        expect(watched.page.locator("#summary")).not_to_be_empty()
        return watched.page

    yield show
    faults = [fault for watched in opened for fault in watched.faults]
    for watched in opened:
        watched.faults.clear()
        if watched is not usual:
            watched.context.close()
    assert faults == []
