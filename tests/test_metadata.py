"""Title, date, publisher, author and page as texts print them. 各种报头、文头、页脚。"""

from __future__ import annotations

import pytest

from loaders.layout import layout
from loaders.metadata import metadata
from tests.mastheads import MASTHEADS, Told


@pytest.mark.parametrize(("lines", "told"), MASTHEADS, ids=[" / ".join(lines)[:60] for lines, _ in MASTHEADS])
def test_what_a_text_says_of_itself(lines: tuple[str, ...], told: Told) -> None:
    """A wrong date moves a plan by years; a missing one leaves it out of every question about a year."""
    text = "\n".join(lines)
    found = metadata(text, layout(text))
    assert (found.title, found.date, found.publisher, found.author, found.page) == told
