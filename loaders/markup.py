"""Markup of web pages within a text, shown as the blanks and lines that it makes. 文本中的网页标记。"""

from __future__ import annotations

import re
from html import unescape

from loaders.blanks import INVISIBLE
from loaders.expressions import compiled

_NOTHING = INVISIBLE[1]
_BLOCKS = "p|div|br|hr|h[1-6]|ul|ol|li|table|tr|section|article|blockquote|pre|center|dl|dt|dd"
_MARKUP = compiled(
    r"<!--.*?-->|<(?P<unseen>script|style)\b.*?</(?P=unseen)\s*>"
    rf"|</?(?:(?P<block>{_BLOCKS})|[a-z][a-z0-9:]{{0,15}})(?:[\s/][^<>]{{0,1000}})?>|&(?:[a-z]{{2,8}}|#\d{{2,5}});",
    re.IGNORECASE | re.DOTALL,
)
_SIGN = compiled(r"</[a-zA-Z]|<(?:br|p)\b", re.IGNORECASE)
"""What a text without markup lacks."""


def unmarked(text: str) -> str:
    r"""Give a text that was pasted with its markup without it, each character at its place.

    >>> unmarked("<p>甲市</p><p>乙市").split()
    ['甲市', '乙市']
    >>> shown = unmarked("<p>甲<b>市</b>&ldquo;链长&rdquo;</p>")
    >>> "".join(sign for sign in shown if sign not in INVISIBLE).strip()
    '甲市“链长”'
    >>> len(shown), unmarked("3<5&gt;2")
    (32, '3<5&gt;2')
    """
    return _MARKUP.sub(_shown, text) if _SIGN.search(text) else text


def _shown(match: re.Match[str]) -> str:
    """What markup shows, as long as itself: the end of a line, a sign, or nothing."""
    whole = match.group()
    if match["block"]:
        return "\n".ljust(len(whole))
    sign = unescape(whole) if whole.startswith("&") else ""
    return sign.ljust(len(whole), _NOTHING) if len(sign) < 2 else whole
