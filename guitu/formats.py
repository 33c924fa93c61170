"""The formats a graph can be written in: one row each. 导出格式一览."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.dataset import Build
from guitu.errors import GuituError
from guitu.lazy import lazy

if TYPE_CHECKING:
    import exports.html as page
    import graph.view as network
else:
    # A query should not wait for pyvis and networkx.
    page, network = lazy("exports.html"), lazy("graph.view")


FORMATS: dict[str, Callable[[Build], str]] = {
    "html": lambda content: page.html(network.view(content), "规图", content.texts),
}
"""Name of a format → what writes a graph in it."""


def render(content: Build, form: str) -> str:
    """Give a graph as text in a format. Raises GuituError for a format that is not there."""
    if form not in FORMATS:
        raise GuituError(f"{form}: no format of Guitu; take one of {', '.join(sorted(FORMATS))}")
    return FORMATS[form](content)
