"""Companies called by the first characters of their words: 国家电投. 缩略的企业名。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from loaders.expressions import compiled
from loaders.finders.brands import BANKS

Key = tuple[str, str]

_HAN = r"[^\W\da-zA-Z_]"
"""A Chinese character, told so that it is compiled in a hundredth of the time that their range takes."""
_GAP = rf"{_HAN}?(?:投资|经营|发展|建设|开发|控股|工业|工程|第|银|[省市县区州])?"
"""What is left out between two characters: the rest of a word, and a word that many names have."""
_REST = rf"{_HAN}?(?:投资|经营|发展|建设|开发|控股|集团|股份|实业|天然气|运营|管理|有限|责任|总|公司)*"
_OF_STATE = {"中": "中国?", "国": "国家?"}
_LEVELS = "省市县区州"
_BANK = compiled(r"^中国(?=[\u4e00-\u9fff]{2,4}银行)|(?:股份)?有限公司$")
_LONGEST = 10
"""No company called so has more characters."""
_PLACE = 9
_FULL = ("公司", "集团", "行")
"""How the names end that others stand for."""


@lru_cache(maxsize=1 << 12)
def _pattern(short: str) -> re.Pattern[str]:
    """What the full names that a short one stands for look like."""
    if short.endswith("行"):
        head, rest = short[0] + _GAP + short[1], short[2:]
        head += _GAP if rest else ""
    elif short[0] in _LEVELS:
        head, rest = rf"{_HAN}{{2,8}}?{short[0]}", short[1:]
    elif short[0] in _OF_STATE and short[1] not in "国家":
        head, rest = _OF_STATE[short[0]], short[1:]
    else:
        head, rest = short[:2] + f"[{_LEVELS}]?", short[2:]
    return re.compile(head + _GAP.join(rest) + _REST)


def abbreviates(short: str, full: str) -> bool:
    """Tell whether a short name has the first characters of a full one's words, or is a bank's.

    >>> abbreviates("国家电投", "国家电力投资集团有限公司"), abbreviates("农行", "中国农业银行股份有限公司")
    (True, True)
    >>> abbreviates("农发行宜昌市分行", "中国农业发展银行宜昌市分行")
    True
    >>> abbreviates("中国建筑", "中国建筑第三工程局有限公司")
    False
    """
    bank, whole = BANKS.get(short, short), full.replace("(集团)", "集团")
    whole = whole.removeprefix("中国") if short.endswith("行") else whole
    if bank.endswith("银行"):
        return _BANK.sub("", bank) == _BANK.sub("", whole.removeprefix("中国"))
    return 2 < len(short) <= _LONGEST and short not in whole and bool(_pattern(short).fullmatch(whole))


def called_by_initials(firms: Mapping[Key, str]) -> Iterator[tuple[Key, Key]]:
    """Give each company that is called by the first characters of another of `firms`, and the fullest such.

    >>> names = {("", "a"): "湖北交投", ("", "b"): "湖北省交通投资集团有限公司"}
    >>> list(called_by_initials(names))
    [(('', 'a'), ('', 'b'))]
    """
    by_sign: defaultdict[str, list[tuple[Key, str]]] = defaultdict(list)
    for key, name in firms.items():
        if name.endswith(_FULL):
            for sign in {name[0], name.removeprefix("中国")[0], *(c for c in name[2:_PLACE] if c in _LEVELS)}:
                by_sign[sign].append((key, name))
    for key, name in firms.items():
        bank = BANKS.get(name, name)
        sign, last = bank.removeprefix("中国")[:1] or name[0], bank[1:]
        known = by_sign[sign] if len(name) <= _LONGEST and not name.endswith("有限公司") else ()
        near = ((k, full) for k, full in known if len(full) > len(name) + 1 and all(c in full for c in last))
        fuller = {k: full for k, full in near if abbreviates(name, full)}
        fullest = max(fuller, key=lambda other: len(fuller[other]), default=key)
        if fuller and all(k == fullest or abbreviates(full, fuller[fullest]) for k, full in fuller.items()):
            yield key, fullest
