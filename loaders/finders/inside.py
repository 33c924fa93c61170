"""Words that end a name elsewhere and are part of one here. 名称里面的字词。

18号 in 乙港18号泊位, 二期 in 麒麟二期风电项目, 大 in 农副产品大市场.
"""

from __future__ import annotations

from loaders.expressions import compiled
from loaders.segment import is_word

JOINING = frozenset("和及与、或")
HAN = compiled(r"[\u4e00-\u9fff]")
YEAR = compiled(r"(?:19|20)\d\d年?$")
_SIZES = r"(?:千瓦时?|兆瓦时?|吉瓦时?|千伏|平方公里|吨级|英寸|毫米)"
_NUMBERED = r"号(?=[泊机井楼矿隧厂馆标桥闸坝沟码])"
SIZES = rf"(?:{_SIZES}|GWh?|MWh?|MWp?|[Kk]V)"
"""Units of a figure that works are known by, beside those of what they make in a year."""
SIZE = compiled(rf"\d[\d.]*(?:×\d[\d.]*)?[百千万亿]{{0,2}}(?:{_SIZES}|{_NUMBERED})")
"""A figure that a work is known by: 甲湾20万千瓦风电项目, 乙港18号泊位."""
_NUMBER = compiled(_NUMBERED)
_ROADS = ("国道", "省道", "县道", "乡道")
_WORKS_ON = compiled(r"(?:新建|改建|扩建|改扩建|改造|改线|提升|大修|快速化|拓宽|工程)")
"""What is done to a section of a road, and makes a name of it: 甲坪段改扩建工程."""
_GREAT = compiled(
    r"中大|.大(?:市场|酒店|剧院|厦|棚|药房|饭店|卖场|数据)|.多(?:联产|联供|式联运|能互补|晶硅|功能|金属)"
    r"|[^\d一二三四五六七八九十两几百各最强做扩放]大(?=[\u4e00-\u9fff]{2,14}有限公司)"
)
"""Where 大 or 多 is part of a name: 农副产品大市场, 甘肃中大, 煤焦化多联产项目."""
_NTH = compiled(r"第[一二三四五六七八九十]")
_BUILDERS_OF_STATE = ("中交", "中铁", "中建", "中冶")
"""Whose bureaus are numbered: 中交第一航务工程局."""
_GENERATION = compiled(r"第[\d.一二三四五六七八九十]+代")
"""How what is made is numbered: 第8.6代显示器件生产线."""
_KINDS_OF_NTH = compiled(
    r"(?:生活)?(?:污水处理厂|水厂|自来水|水源|热电厂|发电厂|电厂|(?:人民|中心|中医)?医院|高级中学|中学|小学|高中|实验|幼儿园|垃圾)"
)
"""Things that are numbered in a town: 甲县第二污水处理厂."""
_TONS = compiled(
    r"\d[\d.]*万?(?:吨|锭|[套台件只辆头片瓶]|平方米|立方米)(?=[\u4e00-\u9fff]{2,14}?(?:项目|工程|生产线|装置))"
)
"""A capacity that works are known by behind a brand: 甲坪30万吨特钢棒材项目."""
_OF_PARTS = ("有限", "公司", "股份", "项目", "产业", "生产")
"""What stands behind 件 where it is no count: 甲坪装饰件有限公司."""
_STAGE = compiled(r"[一二三四五六七八九]期$")
_OF_STAGE = compiled("风电|光伏|光热|储能|抽水蓄能|扩建|改扩建|技改|技术改造|项目|工程|标准厂房")
"""What is built in a stage that stands within a name: 麒麟二期风电项目."""
_HAS_STAGES = compiled(
    r"(?:防洪|治理|供水|引水|排涝|基地|园区?|项目|工程|[电场]站|[电工]厂|港口|码头|机场|港区)$"
)
"""What is built in stages, each with works of its own: 光伏基地二期升压站."""
_CENTRAL = compiled(
    r"(?:节能|船)(?=[\u4e00-\u9fff]{2,16}(?:公司|集团))|电建|能建|石化|石油|海油|广核|交建|铁建|建材|车|粮|核|[俄欧日韩蒙越缅老朝哈非美德法英意泰](?!国)(?=[\u4e00-\u9fff]{2})"
)
"""What goes on behind 中, a central company's or two countries' short name: 与中电建甲坪公司, 首届中俄…"""
_OF_MONTHS = frozenset("一二三四五六七八九十个上本当每几近两半数整同下该元腊正")
"""What stands before a month, which is no name's: 上月; 安全生产月 is one's."""

_BEHIND_LAND = ("水库", "电站", "风电", "光伏", "煤矿", "燃气", "集团", "控股", "实业", "科技", "矿业")
"""What stands behind 地 where it ends a name: 金地燃气集团."""
_BEHIND_BRAND = ("有限", "股份", "科技", "新材料", "新能源", "环保", "光电", "集团", "实业", "置业")
"""What stands behind 能 and 都 where they end a company's brand: 甲锂能有限公司, 乙华都集团."""


def _is_unknown(folded: str, end: int) -> bool:
    """Whether no word ends here: a brand does."""
    tail = folded[max(0, end - 4) : end]
    unknown = tail[-1:] not in JOINING and not any(is_word(tail[-size:]) for size in (2, 3, 4))
    return unknown or tail[-2:] in ("铝业", "药业", "纸业", "钢业", "铜业", "乳业", "酒业")


def is_inside_name(word: str, folded: str, position: int, before: str) -> bool:
    """Whether a word that ends names elsewhere is part of one here: 18号, 国道326, 中船, 二期, 某某段改建."""
    return (
        (word.isdigit() and folded.startswith("#", position + len(word)))
        or _GENERATION.match(folded, position - (before == "第")) is not None
        or (word == "年" and YEAR.search(folded, max(0, position - 4), position) is not None)
        or (_NUMBER.match(folded, position) is not None and before.isdigit())
        or (before != "" and SIZE.match(folded, position) is not None)
        or (_NTH.fullmatch(word) is not None and _KINDS_OF_NTH.match(folded, position + 2) is not None)
        or (word not in JOINING and folded[position - 2 : position] in (*_ROADS, *_BUILDERS_OF_STATE))
        or (word == "中" and folded[position - 2 : position] == "中国")
        or (word in ("大", "多") and _GREAT.match(folded, max(0, position - 1)) is not None)
        or (
            word == "中"
            and (
                not HAN.match(before)
                or before in "的与和由向为"
                or _CENTRAL.match(folded, position + 1) is not None
            )
        )
        or (
            _STAGE.match(word) is not None
            and (
                _HAS_STAGES.search(folded[max(0, position - 4) : position]) is not None
                or _OF_STAGE.match(folded, position + len(word)) is not None
            )
        )
        or (_TONS.match(folded, position) is not None and _is_unknown(folded, position))
        or (folded.startswith("周年", position + len(word)) and word[-1] not in "近约")
        or (word == "件" and folded.startswith(_OF_PARTS, position + 1))
        or (word == "地" and folded.startswith(_BEHIND_LAND, position + 1))
        or (word == "月" and HAN.match(before) is not None and before not in _OF_MONTHS)
        or (word in ("能", "都") and folded.startswith(_BEHIND_BRAND, position + 1))
        or (word == "段" and _WORKS_ON.match(folded, position + 1) is not None)
    )
