"""Whether two names are one company's. 企业名称的归并。"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from loaders.expressions import compiled
from loaders.finders.firms import is_trade
from ontology.places import gazetteer
from ontology.words import words

_IN_BRACKETS = compiled(r"\([^)]*\)")
_FIRM = compiled(r"集团(?:股份有限|有限|总)?公司$|(?:股份)?有限(?:责任)?公司$|股份公司$|公司$|集团$|股份$")
_SEAT = compiled(r"\(([\u4e00-\u9fff]{2,4})\)[\u4e00-\u9fff]{0,6}公司$")
"""Where a company sits that its brackets tell: 甲坪电气(苏州)有限公司 is not 江苏甲坪电气股份有限公司."""
_BANK = compiled(
    r"^中国(?=[\u4e00-\u9fff]{2,4}银行)|(?:股份)?有限(?:责任)?公司(?=[\u4e00-\u9fff]{2,8}行$)|[省市县区](?=[分支]行$)"
)
"""What the full name of a bank's branch has and its usual one has not."""
_GROUP = compiled(r"集团(?:股份)?有限(?:责任)?公司$|集团总?公司$")
_LEGAL = ("有限公司", "有限责任公司", "总公司")
"""How a company's name ends that is given in full."""
_OF_STATE = ("中建", "中铁", "中交", "中冶", "中石", "中煤", "中核", "中电", "中航", "中化", "中粮", "中船")
"""Letters of the state's groups, which their many companies begin with: 中建甲坪公司 is not 中建公司."""
_LEVELS = ("省", "市", "县", "区", "州")
"""What a short name begins with that leaves the place out: 省高速公路集团."""


@lru_cache(maxsize=1 << 12)
def firm_core(name: str) -> str:
    """Give a company's name without its legal form and bracketed place.

    >>> firm_core("甲坪电气(苏州)有限公司")
    '甲坪电气'
    """
    return _FIRM.sub("", _IN_BRACKETS.sub("", name) if "(" in name else name)


def same_firm(short: str, full: str, places: Iterable[str]) -> bool:
    """Tell whether a short company name is that of a full one.

    Its brand begins the full name or follows a place in it. `places` are the article's, long ones first.

    >>> same_firm("郑州甲坪", "甲坪电气(郑州)有限公司", ["郑州"])
    True
    >>> same_firm("甲坪集团", "甲坪电气(郑州)有限公司", [])
    False
    >>> same_firm("湖北甲坪集团", "湖北甲坪实业集团有限公司", []), same_firm("吉利", "吉利汽车集团", [])
    (True, True)
    """
    one, other = _usual(short), _usual(full)
    if one == other or _are_two(one, other) or _sits_elsewhere(one, other) or _sits_elsewhere(other, one):
        return one == other and short != full
    if _is_said_whole(one, other):
        return True
    return _is_of_group(one, other) if one.endswith("集团") else _begins_alike(one, other, places)


def _is_said_whole(short: str, full: str) -> bool:
    """Whether a short name is the end of the full one, the whole but for 集团, or a known brand in it."""
    if full.endswith(short) and _ends_alone(short, firm_core(short)):
        return True
    if len(short) >= 6 and full.replace("集团", "") == short:  # 甲坪集团宜昌分公司
        return True
    if len(short) != 2 or not (short in words("brand_words") or short in words("brands")):
        return False
    core = firm_core(full)
    return any(name[:2] == short and is_trade(name[2:]) for name in (core, _without_place(core)))


def _is_of_group(short: str, full: str) -> bool:
    """Whether a short name that ends in 集团 is that of a company whose full name says group as well."""
    brand, core, group = firm_core(short), firm_core(full), _GROUP.sub("集团", full)
    bare = _without_place(core)
    own = brand if bare.startswith(brand) else brand.removeprefix(core.removesuffix(bare))
    plain_rest = is_trade(bare[len(own) :]) or (len(own) >= 4 and not own.startswith("中国"))
    said_whole = len(own) >= 2 and bare.startswith(own) and plain_rest
    return group.endswith(short) or (group.endswith("集团") and said_whole)


def _begins_alike(short: str, full: str, places: Iterable[str]) -> bool:
    """Whether the brand of a short name begins the full one, be it behind a place of the article."""
    brand, core = firm_core(short), firm_core(full)
    bare = _without_place(core)
    for place in places:
        if brand.startswith(place) and len(brand) > len(place) + 1 and place in full:
            rest = brand[len(place) :].lstrip("市县区")
            if core.startswith(rest) or core.removeprefix(place).lstrip("市县区").startswith(rest):
                return True
        if bare.startswith(place):
            bare = bare.removeprefix(place).lstrip("市县区")
    is_group = short.endswith("集团公司") and "集团" not in full
    held = next((name for name in (bare, core) if name.startswith(brand) and not is_group), "")
    rest = held[len(brand) :]
    if len(brand) == 2 and short.endswith("公司"):
        return held != "" and full.endswith("公司") and (brand not in _OF_STATE or is_trade(rest))
    return len(brand) >= 3 and held != "" and is_trade(rest) and "集团" not in rest


def _without_place(core: str) -> str:
    """A company's name without the place of two letters that it may begin with."""
    return core[2:].lstrip("市县区") if len(core) > 3 and gazetteer().find(core[:2]) else core


def _usual(name: str) -> str:
    """Give a company's name as it is usually said: 甲坪(集团)有限公司, 中国甲坪银行股份有限公司乙湾分行."""
    name = name.replace("(集团)", "集团")
    return _BANK.sub("", name) if name.endswith(("分行", "支行")) else name


def _are_two(name: str, other: str) -> bool:
    """Whether two names, both given in full, are not one by more than their legal form."""
    both = name.endswith(_LEGAL) and other.endswith(_LEGAL)
    return both and firm_core(name) != firm_core(other) and not other.endswith(name)


def _sits_elsewhere(name: str, other: str) -> bool:
    """Whether a company's full name tells a place in brackets that another full name lacks."""
    seat = _SEAT.search(name)
    return seat is not None and other.endswith("公司") and seat[1].rstrip("市县区") not in other


def _ends_alone(short: str, brand: str) -> bool:
    """Whether the end of a company's name means it: 省高速公路集团, 乙坪能源有限公司 of 甲坪集团."""
    of_level = short[0] in _LEVELS and len(short) >= 5
    return of_level or (len(short) >= 8 and short.endswith("有限公司") and not is_trade(brand))
