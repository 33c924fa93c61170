"""Whether a shortened name and a longer one mean one thing. 简称与全称的归并。"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.expressions import compiled
from loaders.merging.meetings import same_meeting
from ontology.places import gazetteer

_PROJECT_TAIL = compiled(r"(?:建设|工程)?(?:项目|工程)$")
_SUBSTATION = compiled(r"(?:输变电|变电)$")
"""What a substation's works are without 工程: 甲坪变电工程, 甲坪输变电工程."""
_TRADE = compiled(
    r"能源|材料|电子|汽车|农业|旅游|食品|医药|光伏|风电|物流|化工|科技|康养|智能|数字|制造|储能|电池|[一二三四五]期"
)
"""What makes a short name one of a trade rather than of a brand: 新能源项目."""
_SITE = compiled(r"^[\u4e00-\u9fff]{0,12}?(?:产业园区?|工业园区?|科技园|物流园|生产基地|产业基地)(?:项目)?$")
"""What works are behind the brand that they are called by for short."""
_AREA_OF_PARK = compiled(r"(?<=园)区$")
_SIZE = compiled(r"\d[\d.]*[万亿]?[\u4e00-\u9fffA-Za-z]{1,2}")
"""The figure that works of a capacity are known by."""
_TOWN = compiled(r"[\u4e00-\u9fff]{1,3}(?:镇|乡|街道|村|社区)")
_OF_OWNER = compiled(r"[\u4e00-\u9fff]{2,10}(?:大学|科学院|学院|研究院)")
"""Whose body it is that the longer name begins with."""
_OWNED = compiled(r"(?:研究院|研究所|转移中心|转化中心|创新中心|研究中心|研发中心|实验室|分院|校区|工作站)$")
"""How bodies end that come without their university."""
_PLAN_TAIL = compiled(r"(?:战略|行动|活动|工作|改革|计划)$")
_PLAN_TAILS = ("战略", "行动", "活动", "工作", "改革", "计划", "专项行动")


def _same_project(name: str, longer: str) -> bool:
    """甲坪产业园 and 甲坪产业园项目; a long enough name and one with something before it."""
    works, whole = (_SUBSTATION.sub("变电站", _PROJECT_TAIL.sub("", works)) for works in (name, longer))
    size = _SIZE.search(works)
    if size and size.group() in whole and works != name and whole != longer:
        rest = iter(whole)
        if len(works) > len(size.group()) + 3 and all(sign in rest for sign in works):
            return True  # 甲省200兆瓦光伏项目 is 甲省乙县200兆瓦光伏发电项目
    works, whole = _AREA_OF_PARK.sub("", works), _AREA_OF_PARK.sub("", whole)
    if works == whole or not whole.endswith(works):
        return works == whole
    return len(works) >= 6 or (len(works) >= 4 and _is_address(whole.removesuffix(works)))


def called_by_brand(names: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Works called by their brand alone, mapped onto the only ones of that brand.

    >>> called_by_brand({("Project", "a"): "甲坪源项目", ("Project", "b"): "保山甲坪源移动能源产业园"})
    {('Project', 'a'): ('Project', 'b')}
    """
    into: dict[tuple[str, str], tuple[str, str]] = {}
    for key, name in names.items():
        brand = name.removesuffix("项目")
        if brand == name or len(brand) < 3 or _is_address(brand) or (len(brand) < 5 and _TRADE.search(brand)):
            continue
        longer = [k for k, other in names.items() if k != key and _is_of_brand(other, brand)]
        if len(longer) == 1:
            into[key] = longer[0]
    return into


def _is_of_brand(name: str, brand: str) -> bool:
    """Whether works are named after a brand, with at most their place before it."""
    before, found, behind = name.partition(brand)
    return bool(found) and _SITE.search(behind) is not None and (not before or _is_address(before))


def _is_address(text: str) -> bool:
    """Whether a text is places in a row: 安徽省定远县, 定远县炉桥镇."""
    if _TOWN.fullmatch(text):
        return True
    size = next((n for n in range(min(8, len(text)), 1, -1) if gazetteer().find(text[:n])), 0)
    return size > 0 and (size == len(text) or _is_address(text[size:]))


def _same_area(name: str, longer: str) -> bool:
    """郑州都市圈, 现代化郑州都市圈 and 郑州大都市圈."""
    return longer.removeprefix("现代化") == name or longer.replace("大都市圈", "都市圈") == name


def _same_plan(name: str, longer: str) -> bool:
    """百企进百村行动 and 百企进百村活动; a long enough title and one with something before it."""
    stem = _PLAN_TAIL.sub("", name)
    retold = longer in (stem + tail for tail in _PLAN_TAILS)
    return len(stem) >= 3 and (retold or (len(name) >= 6 and longer.endswith(name)))


def _same_body(name: str, longer: str) -> bool:
    """甲湾研究院 and 乙江大学甲湾研究院.

    >>> _same_body("甲湾研究院", "乙江大学甲湾研究院"), _same_body("医学院", "乙江大学医学院")
    (True, False)
    """
    owner = _OF_OWNER.fullmatch(longer.removesuffix(name)) if longer.endswith(name) else None
    return owner is not None and len(name) > 4 and _OWNED.search(name) is not None


SHORTENED: Mapping[str, Callable[[str, str], bool]] = {
    "Project": _same_project,
    "Plan": _same_plan,
    "Meeting": same_meeting,
    "Organization": _same_body,
    "MetropolitanArea": _same_area,
}
"""For the top classes whose names come shortened: whether a plain name and a longer one mean one thing."""
