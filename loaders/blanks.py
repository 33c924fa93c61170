"""Blanks that typesetting, scans and web pages put into a line, and the pieces between them. 空白。"""

from __future__ import annotations

from itertools import pairwise

from loaders.expressions import compiled

_GIVEN = (
    r"[\u4e00-\u9fff](?:[,。、;)(]|说|出席|参加|主持|代表"
    r"|介绍|表示|讲话|作|陪同|率|等|在|任|为|同志|一行|的|致辞|通报|发言|汇报|$)"
)
"""A given name of one character, and what follows names."""
_UNSEEN = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
INVISIBLE = "".join(map(chr, _UNSEEN))
"""Marks that show nothing and steer what is shown: widths of nothing, joiners, directions of writing."""
_ENTITY = r"&(?:nbsp|e[mn]sp|thinsp);"
"""A blank as web pages write it, copied with the text."""
_ANY = compiled(rf"[ &{INVISIBLE}]")
"""What a line without blanks lacks, as most do."""
_LOOSE_BLANK = compiled(
    rf"[{INVISIBLE}]+|(?:{_ENTITY})+|"
    r"(?<=[^\x00-\x7f]) +(?=[\d(“《])|(?<=[\d)%”》]) +(?=[^\x00-\x7f])|(?<=\d) +(?=\d{3}\b|[%‰])"
    r"|(?<=[^\x00-\x7f]) +(?=[、,。;])|(?<=[、,。;:]) +(?=[^\x00-\x7f\s]|[\d(])"
    r"|(?<=^[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])|(?<=[、,:;][\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])"
    rf"|(?<=[长席任记理员裁师授事][\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    rf"|(?<=[长席任记理员裁师授事] [\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    rf"|(?<=[长席任记理员裁师授事]  [\u4e00-\u9fff]) {{1,2}}(?={_GIVEN})"
    r"|(?<=^[\u4e00-\u9fff] [\u4e00-\u9fff]) +(?=任|为|同志)"
)
"""Blanks round figures and marks, and in a name of two characters that is widened to three: 主席戴 蓉出席."""
_WIDENED = compiled(r"[\u4e00-\u9fff](?: {1,6}[\u4e00-\u9fff]){2,9}")
"""A line whose every character stands apart: 市  长  王  某  某."""
SHOWN = compiled(rf"[^\s{INVISIBLE}]")
_BLANK = compiled(rf"(?:[ {INVISIBLE}]|{_ENTITY})+")
SET_IN = compiled(rf"(?:[\s{INVISIBLE}]|{_ENTITY})*")
_APART = compiled(r"[\u4e00-\u9fff](?: (?=[\u4e00-\u9fff]))?")
"""A Chinese character, with the blank between it and the next."""
_FEWEST_APART = 6


def _is_spaced(line: str) -> bool:
    """Whether most characters of a line stand apart, as in the text of some scans."""
    if line.count(" ") < _FEWEST_APART:
        return False
    signs = _APART.findall(line)
    return 2 * sum(len(sign) == 2 for sign in signs) > len(signs)


def parted(line: str) -> list[tuple[int, int]]:
    """Give the parts of a line, `[start:end]`, without the blanks that typesetting puts between them.

    >>> [("全市 投资 12.8 亿元")[at:to] for at, to in parted("全市 投资 12.8 亿元")]
    ['全市 投资', '12.8', '亿元']
    >>> len(parted("会 议 要 求 抓 好 落 实"))
    8
    """
    if not _ANY.search(line):
        return [(0, len(line))]
    spaced = _WIDENED.fullmatch(line) or _is_spaced(line)
    blanks = _BLANK if spaced else _LOOSE_BLANK
    cuts = [0, *(p for m in blanks.finditer(line) for p in m.span()), len(line)]
    return list(pairwise(cuts))[::2]
