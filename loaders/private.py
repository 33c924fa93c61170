"""What a text says of private people's lives and no graph may hold: numbers, addresses. 个人隐私信息。

Public posts are the graph's business; how to reach or identify a person is not. See docs/security.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.expressions import compiled
from loaders.flow import fold
from loaders.required import finds

Span = tuple[int, int]

_DIGIT_BEFORE, _DIGIT_AFTER = r"(?<![\d.])", r"(?![\d.]*\d|[余多]?[万亿]?[元人个亩吨])"
_SAID = "〇零一幺二三四五六七八九"
_GROUPS = r"\d{4}[-. ]?\d{4}|\d{2}[-. ]\d{3}[-. ]\d{3}|\d{3}[-. ]\d{5}|\d{3}[-. ]\d{3}[-. ]\d{2}"
_PRIVATE = compiled(
    rf"{_DIGIT_BEFORE}(?:\+?86[- ]?)?\(?1[3-9]\d\)?[-. ]?(?:{_GROUPS}){_DIGIT_AFTER}"
    rf"|(?<![{_SAID}])[一幺][三四五六七八九][{_SAID}]{{9}}(?![{_SAID}])"
    rf"|{_DIGIT_BEFORE}\(?0\d{{2,3}}\)?[- ]?\d{{7,8}}{_DIGIT_AFTER}"
    r"|(?:电话|手机|传真|座机)(?:号码|号)?[:是为]?\(?\d[\d()、/ -]{5,40}\d"
    r"(?![余多]?[万亿]?[元人个亩吨户部台])"
    rf"|{_DIGIT_BEFORE}[1-8]\d{{5}}(?:18|19|20)\d{{2}}(?:0\d|1[0-2])(?:[0-2]\d|3[01])\d{{3}}[\dXx]{_DIGIT_AFTER}"
    r"|(?:家庭住址|现住址|住址|家庭地址|户籍地址|家住|现住)[:是在为]?[^,。;!?\n、]{2,40}"
    r"|(?<!入)(?:家在|住)(?![建房宅])[^,。;!?\n、]{0,30}?\d[号栋幢弄室][^,。;!?\n、]{0,20}"
)
"""Mobile numbers (1[3-9] and 9 digits) in figures or read out, numbers with a trunk code or behind a word for
a telephone, resident identity numbers (GB 11643: 18 signs with the date of birth in the middle), and what
follows a word for a home address."""


def private_spans(folded: str) -> tuple[Span, ...]:
    """Give the stretches of a folded text that tell how to reach or identify a private person.

    >>> text = "联系人张某,电话13800138000,家住某小区3号楼,任局长"
    >>> [text[a:b] for a, b in private_spans(text)]
    ['电话13800138000', '家住某小区3号楼']
    >>> private_spans("总投资13800138000元以上")
    ()
    """
    return tuple(match.span() for match in finds(_PRIVATE, folded))


def public_text(text: str) -> str:
    """Give a text without what is private in it.

    >>> public_text("市长林知远13800138000接受采访"), public_text("总投资13800138000元")
    ('市长林知远接受采访', '总投资13800138000元')
    """
    spans = private_spans(fold(text))
    starts, ends = (0, *(end for _, end in spans)), (*(start for start, _ in spans), len(text))
    return "".join(text[a:b] for a, b in zip(starts, ends, strict=True)).strip() if spans else text


def is_public(span: Span, private: Sequence[Span]) -> bool:
    """Tell whether nothing private reaches into a stretch of the text.

    >>> is_public((0, 8), [(8, 19)]), is_public((0, 9), [(8, 19)])
    (True, False)
    """
    return not any(start < span[1] and span[0] < end for start, end in private)


def public_part(span: Span, kept: Span, private: Sequence[Span]) -> Span | None:
    """Give the part of `span` around `kept` that holds nothing private; None where `kept` itself does.

    >>> public_part((0, 20), (0, 5), [(8, 19)]), public_part((0, 20), (0, 9), [(8, 19)])
    ((0, 8), None)
    """
    inside = [(a, b) for a, b in private if a < span[1] and span[0] < b] if private else ()
    if not inside:
        return span if span[0] <= kept[0] and kept[1] <= span[1] else None
    edges = [span[0], *(edge for pair in inside for edge in pair), span[1]]
    free = list(pairwise(edges))[::2]
    return next(((a, b) for a, b in free if a <= kept[0] and kept[1] <= b), None)
