"""Money, quantities, dates and years, and what they are worth. 金额、数量、日期。

Numbers are read in Arabic and Chinese figures. Sources: GB/T 15835 (numerals in publications), GB/T 7408 and
ISO 8601 (dates).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from loaders.expressions import compiled
from loaders.mention import DATE, MONEY, QUANTITY, YEAR, Mention
from loaders.pattern import any_of
from loaders.required import finds
from ontology.words import words

_DIGITS = dict(zip("零一二三四五六七八九两", (*range(10), 2), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_NUMBER = r"\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,10})?"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
_CHINESE = r"[一二三四五六七八九十两百千]{1,10}"
_CURRENCY = {
    "元": "CNY",
    "元人民币": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "港元": "HKD",
    "港币": "HKD",
    "日元": "JPY",
    "英镑": "GBP",
}
"""ISO 4217 codes of the currencies that articles name."""
_MONEY = compiled(
    rf"(?P<myriads>\d{{1,6}}亿(?=\d{{1,4}}万))?(?P<number>{_NUMBER}|{_CHINESE}(?=[万亿]))[多余]?(?P<scale>{_SCALE}?)[多余]?"
    rf"(?P<currency>{any_of(_CURRENCY)})(?!/|每|旦|素|件|年(?!产|处理|加工|屠宰|出栏|发电|生产))"
)
_BARE_MONEY = compiled(
    rf"(?:(?<=投资)|(?<=投资[达约超近额])|(?<=增加值)|(?<=产值)|(?<=[产加]值[达约超])){_NUMBER}(?:万亿|亿|万)(?=[^\d元美欧港日]|$)"
    rf"|(?:(?<=收入)|(?<=收入达)|(?<=税收)|(?<=总额)|(?<=余额)){_NUMBER}(?:万亿|亿|万)(?=[,。;])"
)
_AMOUNT = compiled(rf"(?P<number>{_NUMBER})(?P<scale>{_SCALE}?)(?P<currency>元?)")
_SIGNS = "一二三四五六七八九十两百千"
_SPELLED = (
    rf"(?<![{_SIGNS}万零第约])[{_SIGNS}][{_SIGNS}万亿零]{{2,12}}"
    r"(?:公里|平方公里|平方米|立方米|(?<=万)吨|亩|公顷|千瓦|人次|人口|标箱)"
)
"""Figures spelled in characters, as news agencies long wrote them: 十四万五千公里."""
_SHARES = r"(?:(?<![\d.~—由从-])\d{1,3}(?:\.\d{1,2})?(?:%?[~—-]|%至)(?=\d))?"
"""Where a range of shares begins: 6%—6.5%."""
_PERCENT = compiled(
    rf"百分之{_CHINESE}|{_SHARES}(?:(?<=[长降速幅为、 ])-)?\d{{1,15}}(?:\.\d{{1,10}})?(?:%|‰|个[百千]分点)"
)
_FRACTION = compiled(
    r"\d{1,3}/\d{1,3}(?!\d)|[一二三四五六七八九]分之[一二三四五六七八九]"
    r"|[一二三四五六七八九十\d]成(?=[左以,。;)])"
)
_RATIO = compiled(
    r"(?<=[\u4e00-\u9fff])(?<![日分月])(?:\d{1,2}(?:\.\d{1,2})?:){2}\d{1,2}(?:\.\d{1,2})?(?![\d.:])"
    r"|(?<=[为到至])\d{1,2}(?:\.\d{1,2})?:1(?![\d.:])"
)
"""How industries, or incomes in town and country, stand to each other: 12:40:48, 2.1:1; no hour of a day."""
_FROM = (
    r"(?:(?<![\dA-Za-z.:年月由从—~-])\d{1,3}(?:\.\d)?[个家条项]?"
    r"(?:[~—-]|[到至](?=\d{1,3}[个家条项]))(?=\d))?"
)
"""Where a range begins: 2~3个."""
_PEOPLE = r"(?:(?<=人口)|(?<=人口[约为达近超])|(?<=人口达到)|(?<=人口超过)|(?<=人口突破))"
"""What stands before a number that counts people without a unit: 常住人口达到205万."""
_NO_SIZE = r"(?!(?<=瓦)[\u4e00-\u9fff]{0,4}(?:风机|机组))"
"""What a capacity is not the size of, but the kind: 5兆瓦海上风机."""
_UNITS_BY_NEXT = (
    r"部(?![门委级队分长署件落])|支(?![队部援付持出撑行线流点柱教农边])|本(?![科土地省市县年次月届级])"
    r"|单(?![元位个一项独体日])|方(?=[,。;、])"
)
"""Units that begin other words: 3部电梯, but 3部门."""
_DIGIT = compiled(r"\d")
_PLAIN_QUANTITY = compiled(rf"(-?{_NUMBER})([^\d].*)")
_MONTH_OF_YEAR = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_DAY_OF_MONTH = (
    r"[12]\d|3[01]|0?[1-9]|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九]"
)
_UNTIL = r"(?:[至—-](?:\d{1,2}月)?\d{1,2}日)?"
_DATE = compiled(
    rf"(?P<year>(?:19|20)\d{{2}}|[一二]零?[零一二三四五六七八九]{{3}})年"
    rf"(?:(?P<month>{_MONTH_OF_YEAR})月(?:(?P<day>{_DAY_OF_MONTH})[日号]{_UNTIL})?)"
    rf"|(?P<month2>1[0-2]|0?[1-9])月(?P<day2>[12]\d|3[01]|0?[1-9])日{_UNTIL}"
    r"|(?<![\d月年])(?P<day3>[12]\d|3[01]|[1-9])日(?:至\d{1,2}日)?(?=[上下,，在闻从晚,至]|[^\d起内前后均])"
    r"|(?P<iso>(?:19|20)\d{2}-\d{1,2}-\d{1,2})|昨日|昨天|今日|今天|日前|近日|前日"
)
_YEAR = compiled(
    r"(?:一九|二[零〇○0])[零〇○0一二三四五六七八九]{2}年(?:末|底|初|度)?|(?P<year>(?:19|20)\d{2})(?:年末|年底|年初|年度|年|(?=[—至-](?:19|20)?\d{2}年))"
    r"|“?十[一二三四五六]五”?(?:末|期末|期间|时期)?|“十五”(?:末|期末|期间|时期)"
    r"|今年|明年|去年|前年|(?<![成产效用营工])后年|当年|本年度?|(?<!\d)年内|年底"
)


@cache
def _counted() -> re.Pattern[str]:
    units = rf"(?:{any_of(words('units'))}|{_UNITS_BY_NEXT})"
    counted = rf"{_FROM}{_NUMBER}[多余]?{_SCALE}?[多余]?{units}{_NO_SIZE}"
    people = r"\d{1,4}(?:\.\d{1,2})?万(?=(?:农村|贫困|城镇|农业|山区){1,2}(?:人口|居民|群众|劳动力))"
    return compiled(rf"{_PEOPLE}\d{{1,4}}(?:\.\d{{1,2}})?万(?=[,。;、])|{people}|{counted}|{_SPELLED}")


@cache
def _capacity() -> re.Pattern[str]:
    does = r"[年日](?:产|处理|加工|发电|供水)"
    return compiled(rf"{does}{_NUMBER}{_SCALE}?[\u4e00-\u9fff]{{0,2}}?(?:{any_of(words('units'))})")


def number(text: str) -> Decimal | None:
    """Read a number in Arabic or Chinese figures, with scales; None where there is none.

    >>> [str(number(t)) for t in ("12.8亿", "1,200", "三百二十", "两万", "十五", "1万")]
    ['1280000000.0', '1200', '320', '20000', '15', '10000']
    """
    arabic = re.match(_NUMBER, text)
    if arabic:
        value = Decimal(arabic.group().replace(",", ""))
        for sign in text[arabic.end() :]:
            value *= _MYRIADS.get(sign) or _TENS.get(sign) or 1
        return value
    total, section, digit = 0, 0, 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section += (digit or 1) * _TENS[sign]
            digit = 0
        elif sign in _MYRIADS:
            total = (total + section + digit) * _MYRIADS[sign]
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit) if text else None


def plain(value: Decimal) -> str:
    """Write a number without exponent or needless zeros.

    >>> plain(Decimal("1280000000.0")), plain(Decimal("0.50"))
    ('1280000000', '0.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan(text: str) -> str:
    """Give an amount of money in yuan as a plain number; "" for another currency or no amount.

    >>> yuan("12.8亿元"), yuan("8亿7000万元"), yuan("3.3亿美元")
    ('1280000000', '870000000', '')
    """
    match = _MONEY.fullmatch(text) or _AMOUNT.fullmatch(text)
    if match is None or _CURRENCY.get(match["currency"] or "元") != "CNY":
        return ""
    value = number(match["number"] + match["scale"])
    above = number(match.groupdict().get("myriads") or "") or Decimal(0)
    return "" if value is None else plain(above + value)


def figure(text: str) -> tuple[str, str]:
    """Split a quantity into its number and its unit as written; ("", "") where it is not a plain one.

    >>> figure("8000亿元"), figure("-4.6%"), figure("350万人")
    (('8000', '亿元'), ('-4.6', '%'), ('350', '万人'))
    """
    match = _PLAIN_QUANTITY.fullmatch(text)
    if match is None or _DIGIT.search(match[2]):
        return ("", "")
    return plain(Decimal(match[1].replace(",", ""))), match[2]


def find_money(folded: str) -> list[Mention]:
    """Find amounts of money.

    >>> [m.name for m in find_money("总投资12.8亿元,其中外资3.3亿美元,投资120亿开展")]
    ['12.8亿元', '3.3亿美元', '120亿']
    """
    hits = [*finds(_MONEY, folded), *finds(_BARE_MONEY, folded)]
    return [Mention(*m.span(), MONEY, m.group(), finder="money") for m in hits]


def find_quantities(folded: str) -> list[Mention]:
    """Find shares, fractions and counted things.

    >>> [m.name for m in find_quantities("占比超过1/3,达到70%,新增350万人,建设4条产业带")]
    ['70%', '1/3', '350万人', '4条']
    >>> [m.name for m in find_quantities("布局2~3个园区,建成10—15公里,G4—6条,1—3月,建设3—5兆瓦海上风机")]
    ['2~3个', '10—15公里', '6条']
    >>> [m.name for m in find_quantities("里程达十四万五千公里,造林三百二十万亩")]
    ['十四万五千公里', '三百二十万亩']
    >>> [m.name for m in find_quantities("结构由9.8:45.1:45.1调整为8:44:48,收入比缩小到1.9:1,6日10:30:00")]
    ['9.8:45.1:45.1', '8:44:48', '1.9:1']
    """
    patterns = (_PERCENT, _FRACTION, _RATIO, _counted())
    hits = [match for pattern in patterns for match in finds(pattern, folded)]
    return [Mention(*m.span(), QUANTITY, m.group(), finder="quantity") for m in hits]


@lru_cache(maxsize=16)
def find_capacities(folded: str) -> tuple[Mention, ...]:
    """Find capacities, which are parts of a project's name: 年产15万吨.

    >>> [m.name for m in find_capacities("甲坪年产15万吨环保材料产业园")]
    ['年产15万吨']
    """
    sizes = _capacity().finditer(folded)
    return tuple(Mention(*m.span(), QUANTITY, m.group(), finder="capacity") for m in sizes)


def find_times(folded: str) -> list[Mention]:
    """Find dates and years. `key` of a date is its ISO form, as far as the text itself tells it.

    >>> [(m.type, m.name, m.key) for m in find_times("2021年10月13日通过,到2025年完成,3月5日开工")]
    [('Date', '2021年10月13日', '2021-10-13'), ('Date', '3月5日', '--03-05'), ('Year', '2025年', '2025')]
    """
    dates = [Mention(*m.span(), DATE, m.group(), _iso(m), finder="date") for m in finds(_DATE, folded)]
    years = [
        Mention(*m.span(), YEAR, m.group(), m["year"] or "", finder="year") for m in finds(_YEAR, folded)
    ]
    return dates + [y for y in years if not any(d.start <= y.start < d.end for d in dates)]


def _part(text: str | None) -> int:
    value = number(text) if text else None
    return int(value) if value is not None else 0


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        year, month, day = (int(x) for x in match["iso"].split("-"))
        return f"{year:04}-{month:02}-{day:02}"
    if match["year"]:
        digits = "".join(str(_DIGITS.get(c, c)) for c in match["year"])
        month, day = _part(match["month"]), _part(match["day"])
        return digits + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    if match["month2"]:
        return f"--{_part(match['month2']):02}-{_part(match['day2']):02}"
    return f"---{_part(match['day3']):02}" if match["day3"] else ""


def full_date(key: str, article_date: str) -> str:
    """Complete a partial date with the article's own; "" when that is not possible.

    >>> full_date("--03-05", "2021-10-13"), full_date("---12", "2021-10-13"), full_date("2021-10-13", "")
    ('2021-03-05', '2021-10-12', '2021-10-13')
    """
    if len(key) == 10:
        return key
    if key.startswith("---") and len(article_date) == 10:
        return f"{article_date[:7]}-{key[3:]}"
    if key.startswith("--") and len(key) == 7 and len(article_date) >= 4:
        return f"{article_date[:4]}-{key[2:]}"
    return ""
