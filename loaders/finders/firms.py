"""Short names of the companies that an article names in full: 甲坪电器(郑州)有限公司 → 郑州甲坪, 甲坪电器. 企业简称。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.finders.places import scan
from loaders.mention import Mention

_LEGAL = re.compile(r"(?:股份)?有限(?:责任)?公司$|集团有限公司$|集团股份有限公司$|集团公司$|公司$")
_TRADE = frozenset(
    "科技 电子 电器 电气 机械 实业 材料 新材料 技术 股份 集团 设备 制造 发展 投资 控股 医疗器械 化工 能源 新能源 生物 药业 汽车 食品 工业 光电 精密 重工 建设 置业 信息 "
    "农业 物流 半导体 环保 智能 装备 产业 开发 文化 旅游 贸易 工程 纺织 轴承 材".split()
)


def short_names(full: str) -> Iterator[str]:
    """Give the short forms under which a company's full name is likely to come again.

    >>> sorted(short_names("甲坪电器(郑州)有限公司"))
    ['甲坪电器', '郑州甲坪', '郑州甲坪电器']
    """
    core = re.sub(r"\([^)]*\)", "", _LEGAL.sub("", full))
    places = [form for _, form in scan(full)]
    bare = core
    for place in places:
        bare = bare.removeprefix(place).lstrip("市县区省") if bare.startswith(place) else bare
    trimmed = _without_trade(bare)
    brand = trimmed
    while len(shorter := _without_trade(brand)) < len(brand):
        brand = shorter
    forms = {core, bare, trimmed} | {p + b for p in places for b in (bare, trimmed, brand[:4]) if len(b) >= 2}
    forms |= {p.rstrip("市县区") + b for p in places for b in (bare, trimmed, brand[:4]) if len(b) >= 2}
    yield from {f for f in forms if len(f) >= 4 and f != full}


def is_trade(rest: str) -> bool:
    """Tell whether a stretch is made of lines of trade alone, or empty.

    >>> is_trade("机械科技"), is_trade("绿能科技")
    (True, False)
    """
    return not rest or any(rest.startswith(t) and is_trade(rest[len(t) :]) for t in _TRADE)


def _without_trade(name: str) -> str:
    """Cut off one line of trade at the end, if a brand is left."""
    trade = next(
        (t for t in sorted(_TRADE, key=len, reverse=True) if name.endswith(t) and len(name) - len(t) >= 2), ""
    )
    return name.removesuffix(trade)


def find_short_names(folded: str, firms: Sequence[Mention]) -> list[Mention]:
    """Find the short forms of the full names among `firms`.

    >>> full = Mention(0, 12, "Enterprise", "甲坪电器(郑州)有限公司")
    >>> [m.name for m in find_short_names("甲坪电器(郑州)有限公司扩产,为郑州甲坪供货", [full])]
    ['郑州甲坪']
    """
    found = []
    for full in {m.name for m in firms if m.type == "Enterprise" and _LEGAL.search(m.name)}:
        for form in short_names(full):
            at = folded.find(form)
            while at >= 0:
                if not folded.startswith(full, at) and not any(
                    m.start <= at < m.end and m.end > at + len(form) for m in firms
                ):
                    found.append(Mention(at, at + len(form), "Enterprise", form, finder="short firm"))
                at = folded.find(form, at + 1)
    return found
