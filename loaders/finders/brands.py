"""Companies that everybody knows by a short name, and builders known by a number. 常见企业简称。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.pattern import any_of
from loaders.required import finds
from ontology.places import gazetteer
from ontology.words import words

_NUMBERED = (
    r"中(?:建|铁|交|水|冶|化学|国电建|国水电)(?:第?(?:[一二三四五六七八九十]{1,3})(?:局|冶|公局|航局|工程局)(?:集团)?)"
    r"|中铁(?:[一二三四五]院|隧道局|大桥局|电气化局|上海局|北京局|广州局|武汉局)"
    r"|中交(?:[一二三四]公局|[一二三四]航局|隧道局|路建)(?:集团)?|中国铁路[\u4e00-\u9fff]{2,4}局集团(?:公司)?|(?:哈尔滨|沈阳|北京|太原|呼和浩特|郑州|武汉|西安|济南|上海|南昌|广州|南宁|成都|昆明|兰州|乌鲁木齐)铁路局(?:集团(?:公司)?)?"
    r"|(?:中国(?:建筑|水利水电|铁路|化学|核工业|能源建设)|中[建铁交冶])第[一二三四五六七八九十]{1,3}(?:工程局|航务工程局|公路工程局|工程|建设|勘察设计院)"
    r"(?:集团)?(?:股份)?有限公司|国网[\u4e00-\u9fff]{2,6}(?:供电公司|电力公司|电力)"
)
"""Branches of central builders and of the power grid: 中建三局, 中铁十二局集团, 国网江苏电力."""


_BRANCH = (
    r"(?:中电建|中能建|中国(?:能建|电建|中铁|铁建|交建|中冶|建筑)|国电投|中车)"
    r"[\u4e00-\u9fff]{2}(?:院|局|所|分公司|公司|火电|水电|电建|建投|设计院|勘测院|建设公司)"
)
"""Their branches and institutes by place: 中国能建甲坪院."""
_OF_PROVINCE = (
    r"(?:华能|大唐|华电|国电|中广核|国家能源|国能|国家电投|中石化|中石油|中国(?:移动|联通|电信|铁塔|石化|石油))"
    r"(?:集团)?(?:内蒙古|黑龙江|[\u4e00-\u9fff]{2})(?:分)?公司"
)
"""A central company's in a province: 华能甲坪公司, 中国移动甲坪分公司."""


_OF_LEVEL = compiled(
    r"(?:(?<=[、由与和向,。对将合\n])|^)[省市县区州](?:(?:城投|交投|水投|农投|文投|旅投|产投|建投|工投|金控|铁投|高投)(?:集团)?"
    r"|(?:能源|水务|公交|城发|交通|交发|文旅|旅游|国资|产业|建设|港口|机场|铁路|高速|燃气|热力|粮食|报业|广电|建工|地铁|轨道|水利"
    r"|农发|交建|环保|国投|国控|产发)集团)(?!公司|有限|控股|债)"
    r"|(?<=[,、])(?:电力|供电|烟草|电信|移动|联通|石油|石化|盐业|邮政|自来水|公交)(?:分)?公司"
    r"(?=(?:党委|党组)?(?:书记|副?总?经理|董事长))"
)
"""The companies of a city or county by their shortest names: 市城投, 市能源集团."""
BANKS: Mapping[str, str] = {
    "交行": "交通银行",
    "工行": "工商银行",
    "农行": "农业银行",
    "中行": "中国银行",
    "建行": "建设银行",
}
"""How banks are called for short before the place of a branch, or behind it."""
_BANK_OF_PLACE = compiled(r"[工农中建交]行(?![业政动程]|[\u4e00-\u9fff]{0,8}[分支]行)")
_JOINTS = ("、", "和", "与", "及", "以及", "车、")
_AND_OTHERS = compiled(
    r"等(?:[^,。;、等农种养加粮果]{0,8}?)(?:品牌|[车药房]企|企业|公司|厂商|厂家|厂(?![区房])|客户|巨头|集团|供应商)"
)
"""What stands behind a row of brands."""
_SOLD_TO = ("销往", "供应", "供给", "供货给", "卖给", "卖给了", "发往", "配套给")
"""What stands before a row of brands that are customers."""
_BEHIND_BRAND = (
    r"[,。;:)”\n的在将已是为两三均都也]|纷纷|分别|先后|相继|签约|配套|供[货应]|提供|建立|代工|贴牌|代加工"
    r"|汽车|集团|公司|品牌|车企|$"
)
"""What may stand behind the last brand of a row."""
_SERVES = r"(?:主要)?(?:配套|供[货应]|代工|代加工|贴牌|提供|生产|加工)"
_HAS_SUPPLIERS = r"的[^,。;的]{0,8}?(?:订单|供应商|供货商|代工厂|配套厂|供应链)"
_BUYS = compiled(rf"{_SERVES}|{_HAS_SUPPLIERS}")
"""What stands behind brands that are supplied: 为格力配套, 美的的供应商."""
_WORDS_TOO = frozenset(
    (
        *("东风", "大众", "大陆", "现代", "理想", "红旗", "解放", "通用", "长城", "长安", "苹果", "小米"),
        *("荣耀", "联想", "奔腾", "日产", "远景", "三星", "恒力", "明阳"),
        *("统一", "平安", "康宁", "万向", "红豆", "白象", "海马", "天马", "天合", "用友", "技嘉"),
    )
)
"""Brands that are words even where the company is named in full beside them."""
_NO_FIRST = frozenset(("大众", "大陆", "现代", "理想", "通用", "苹果", "荣耀", "远景"))
"""Brands that are words at the head of a name: 现代农业公司."""
_ENOUGH = 3
"""So many of such words in a row are brands."""


_STEEL = "铁管结材琴筋板丝轨坯渣架构化"
"""What stands behind 钢 where it is the metal: 日本钢铁, 承包钢结构."""


@cache
def _pattern() -> re.Pattern[str]:
    behind = rf"(?:产发|物流|数科|置业|健康|股份(?=[、与和签拟将已])|(?<=钢)(?![{_STEEL}])|(?<!钢))"
    surname = f"[{''.join(sorted(words('surnames')))}]"
    post = r"[\u4e00-\u9fff]{1,24}?(?:[长席员表记]|主任|书记|常委|经理|董事|人选)"
    named = (
        rf"(?:(?<=[、。,;:\n举命任选议定去]{surname}.)|(?<=[、。,;:\n举命任选议定去]{surname}))华为(?={post})"
    )
    other = rf"(?!(?<=[\d百千几数十])万|日立[项案法即]|[工农]行业|农行政|{named})"
    known = rf"{other}(?:{any_of(words('brands'))}){behind}"
    return compiled(rf"(?:{_BRANCH}|{_OF_PROVINCE}|{_NUMBERED}|{known})(?:\(中国\))?")


@cache
def _words() -> re.Pattern[str]:
    brand = any_of(words("brand_words"))
    served = any_of(words("brand_words") - _WORDS_TOO)
    return compiled(
        rf"(?:{brand})(?=[、和与及以等])|(?<=[、和与及])(?:{brand})(?={_BEHIND_BRAND})"
        rf"|(?<=[为给向])(?:{served})(?={_SERVES})|(?:{served})(?={_HAS_SUPPLIERS})"
    )


def find_brands(folded: str) -> list[Mention]:
    """Find well-known companies by the short names that the press gives them.

    >>> [m.name for m in find_brands("由国家电网、中建三局和国网江苏电力公司建设")]
    ['国家电网', '中建三局', '国网江苏电力公司']
    >>> [m.start for m in find_brands("任命周小华为副市长。华为副总裁来访。")]
    [10]
    """
    found = (*finds(_pattern(), folded), *finds(_OF_LEVEL, folded))
    spans = [*(m.span() for m in found), *_said_in_full(folded)]
    named = (Mention(a, b, "Enterprise", folded[a:b], finder="brand") for a, b in spans)
    return [*_branches(folded), *named]


def _branches(folded: str) -> Iterator[Mention]:
    """A bank's branch by its place and the bank: 安徽省农行 is 农业银行安徽省分行."""
    for match in finds(_BANK_OF_PLACE, folded):
        end = match.start()
        heads = (folded[end - size : end] for size in (5, 4, 3, 2) if size <= end)
        place = next((head for head in heads if gazetteer().find(head)), "")
        if place:
            kind = "支行" if gazetteer().find(place)[0].level == "County" else "分行"
            name = BANKS[match.group()] + place + kind
            yield Mention(end - len(place), match.end(), "Enterprise", name, finder="brand")


def _said_in_full(folded: str) -> Iterator[tuple[int, int]]:
    """Every use of a brand that is a word, where its company is named in full: 美的集团, 为美的配套."""
    for name in dict.fromkeys(match["brand"] for match in finds(_in_full(), folded)):
        uses = (at for at in places_of(name, folded) if folded[at - 1 : at] not in ("最", "完", "优", "之"))
        yield from ((at, at + len(name)) for at in uses)


def behind_brand(name: str) -> str:
    """What stands behind the brand that a name begins with, or nothing.

    >>> behind_brand("蒙牛远澜"), behind_brand("甲坪远澜")
    ('远澜', '')
    """
    brand = _first().match(name)
    return name[brand.end() :] if brand else ""


@cache
def _first() -> re.Pattern[str]:
    return compiled(any_of(words("brands") | words("brand_words") - _NO_FIRST))


@cache
def _in_full() -> re.Pattern[str]:
    brand = any_of(words("brand_words") - _WORDS_TOO)
    return compiled(rf"(?P<brand>{brand})(?:集团|股份|电器|汽车|公司|控股)")


def find_brands_in_rows(folded: str, named: Sequence[Mention]) -> list[Mention]:
    """Find brands that are words by their row: companies stand in it, or enough of such words.

    >>> [m.name for m in find_brands_in_rows("为红旗、奔腾等汽车品牌配套,高举红旗", [])]
    ['红旗', '奔腾']
    """
    brands = [Mention(*m.span(), "Enterprise", m.group(), finder="brand") for m in finds(_words(), folded)]
    if not brands:
        return []
    firms = [m for m in named if m.type == "Enterprise"]
    rows = _rows(folded, sorted([*firms, *brands], key=lambda m: (m.start, -m.end)))
    new = {id(m) for m in brands}
    return [m for row in rows if _is_row(folded, row, new) for m in row if id(m) in new]


def _rows(folded: str, members: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Parts of the members in order that 、 and the like join."""
    row: list[Mention] = []
    for member in members:
        if row and folded[row[-1].end : member.start] not in _JOINTS:
            yield row
            row = []
        row.append(member)
    if row:
        yield row


def _is_row(folded: str, row: Sequence[Mention], new: set[int]) -> bool:
    """Whether a row is one of companies: one of them is known, there are enough, or its head says so."""
    if len(row) >= _ENOUGH or any(id(m) not in new for m in row):
        return True
    if _BUYS.match(folded, row[-1].end):
        return folded[row[0].start - 1 : row[0].start] in ("为", "给", "向") or folded[row[-1].end] == "的"
    sold = folded.endswith(_SOLD_TO, 0, row[0].start)
    return len(row) > 1 and (sold or _AND_OTHERS.match(folded, row[-1].end) is not None)
