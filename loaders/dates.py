"""Dates as files and people write them → ISO 8601. 各种写法的日期."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from email.utils import parsedate_to_datetime

from loaders.expressions import compiled
from loaders.flow import fold

_NUMERAL = "〇零一二三四五六七八九"
_DIGIT = {char: str(max(0, i - 1)) for i, char in enumerate(_NUMERAL)} | {"○": "0", "O": "0"}
_HAN_YEAR = rf"[{_NUMERAL}○O]{{4}}"
_HAN = compiled(rf"({_HAN_YEAR})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")
_NUMBERS = compiled(r"(?<!\d)((?:18|19|20)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)")
_RUN = compiled(r"(?<!\d)((?:18|19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR = compiled(r"(?:18|19|20)\d\d")
_AS_SEEN: Mapping[str, int] = {
    **dict.fromkeys(("今年", "本年", "年底", "年末", "年内"), 0),
    "明年": 1,
    "后年": 2,
    "去年": -1,
    "上年": -1,
    "前年": -2,
}
"""Words for a year as seen from the article's."""
_LAST_YEARS: Mapping[str, int] = {
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
    "十五": 2005,
}
"""The last years of the five-year plans, the tenth last: its name is part of another's."""
_RFC = compiled(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4}\b.*")


def iso_date(text: str) -> str:
    """Give the first whole date of a text as ISO 8601, "" where there is none.

    Read are 2021年10月13日, 二〇二一年十月十三日, 2021-10-13 (and / or .), 20211013, each with a time behind
    it or not, and RFC 5322 dates. A day stays the day that is written, whatever the time zone.

    >>> [iso_date(t) for t in ("２０２１年１０月１３日 08:30", "二〇二一年十月十三日", "2021/1/3")]
    ['2021-10-13', '2021-10-13', '2021-01-03']
    >>> iso_date("Wed, 13 Oct 2021 08:00:00 +0800"), iso_date("2021年2月30日"), iso_date("2021年10月")
    ('2021-10-13', '', '')
    """
    folded = fold(text)
    if _RFC.fullmatch(folded.strip()):
        return _rfc(folded.strip())
    found = _NUMBERS.search(folded) or _RUN.search(folded)
    if found:
        return _valid(*map(int, found.groups()))
    # Folding turns the 〇 of a year into 零.
    han = _HAN.search(folded)
    if han is None:
        return ""
    return _valid(int("".join(_DIGIT[char] for char in han[1])), numeral(han[2]), numeral(han[3]))


def year_of(written: str, published: str) -> str:
    """Give the four digits of a year as it is written, of a period its last; "" where it cannot be told.

    `published` is the date of the article that writes it, from which 今年 counts; "" where unknown.

    >>> [year_of(text, "2024-03-01") for text in ("到2027年", "2021—2025年", "今年", "“十四五”末", "近年")]
    ['2027', '2025', '2024', '2025', '']
    """
    digits: list[str] = _YEAR.findall(fold(written))
    if digits:
        return max(digits)
    seen = [year for word, year in _LAST_YEARS.items() if word in written]
    if not seen and _YEAR.match(published):
        seen = [int(published[:4]) + distance for word, distance in _AS_SEEN.items() if word in written]
    return str(seen[0]) if seen else ""


def year_in(title: str) -> str:
    """Give the first year that a title names, "" where it names none.

    >>> year_in("甲市三年行动计划（２０２３—２０２５年）"), year_in("甲市工作报告")
    ('2023', '')
    """
    named = _YEAR.search(fold(title))
    return named.group() if named else ""


def numeral(numeral: str) -> int:
    """Read a Chinese numeral up to 99.

    >>> [numeral(one) for one in ("三", "十", "十二", "二十", "三十一")]
    [3, 10, 12, 20, 31]
    """
    tens, ten, ones = numeral.rpartition("十")
    unit = int(_DIGIT[ones]) if ones else 0
    return (int(_DIGIT[tens]) if tens else 1) * 10 + unit if ten else unit


def _valid(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _rfc(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except ValueError:
        return ""
