"""Articles that tell the same news, marked in a graph. 标记转载."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.dataset import Build
from graph.lazy import lazy
from graph.reprints import dates, reprint_lines, without_reprints
from graph.terms import union

if TYPE_CHECKING:
    from loaders import reprints
else:
    # It brings numpy, which a graph of one article does not need.
    reprints = lazy("loaders.reprints")

UNDATED = "9999"
"""An article without a date comes after those that have one."""


def marked(content: Build, base: str) -> Build:
    """Give a graph with `gt:reprintOf` between the articles that tell the same news, found anew.

    >>> marked(Build((), {}), "urn:/").quads
    ()
    """
    if len(content.texts) < 2:
        return content
    lines = without_reprints(content.quads)
    known = dates(lines)
    order = {name: known.get(name, (UNDATED,)) for name in content.texts}
    found = reprint_lines(reprints.reprints(content.texts, order), base)
    return Build(union(lines, found), content.texts)
