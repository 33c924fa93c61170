"""Where a company's name begins behind an address: 甲县丙镇湖北乙湾公司. 企业名前的地址。"""

from __future__ import annotations

from ontology.places import gazetteer

_PLACE_ENDS = frozenset("市县区旗镇乡村园道")
"""How a place ends that a company of another province is in."""


def behind_address(folded: str, start: int, head: int) -> int:
    """Give where a company's name begins behind the county or town that it is in: 甲县丙镇湖北乙湾公司.

    >>> behind_address("甲坪镇湖北乙湾有限公司", 0, 7), behind_address("江苏省扬州市甲坪集团", 0, 8)
    (3, 6)
    """
    address = _behind_places(folded, start, head)
    if address > start:
        return address
    ends = (end for end in range(start + 2, head - 1) if folded[end] in _PLACE_ENDS)
    return next((end + 1 for end in ends if _is_province(folded, end + 1)), start)


def _is_province(folded: str, at: int) -> bool:
    """Whether the name of a province stands here, short or in full."""
    named = (place for size in (2, 3) for place in gazetteer().find(folded[at : at + size]))
    return any(place.level == "Province" for place in named)


def _behind_places(folded: str, start: int, head: int) -> int:
    """Give where a company's name begins behind two places or more that tell where it is, or `start`."""
    end, passed = start, 0
    while step := next((n for n in (3, 4, 5) if _is_with_level(folded[end : end + n])), 0):
        end, passed = end + step, passed + 1
    legal = folded.startswith(("有限", "股份"), head)
    return end if passed > 1 and head - end >= 2 and not legal else start


def _is_with_level(form: str) -> bool:
    return form.endswith(("省", "市", "县", "区", "州", "旗")) and bool(gazetteer().find(form))
