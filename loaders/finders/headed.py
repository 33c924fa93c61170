"""Names that end in a word of their kind: …有限公司, …产业带, …都市圈, …座谈会. 以类名结尾的专名。

The endings are declared in `ontology/classes`; where a name begins is `edges.py`'s business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.finders.corridors import corridor_letters
from loaders.finders.edges import is_new_word, is_particular, left_edge, through
from loaders.mention import Mention
from ontology import load

BY_OTHER_FINDERS = frozenset(
    "Province City County Township Community GovernmentOrgan PartyOrgan LegislativeOrgan JudicialOrgan SupervisoryOrgan "
    "ConsultativeOrgan Industry".split()
)
"""Classes whose names are found by lists and grammar instead."""
_TAILS = {
    "Corridor": r"(?:[一二三四五]期)?(?:[东西南北]?延伸(?:线)?(?:轨道交通线)?)?",
    "Meeting": r"(?:第[一二三四五六七八九十\d]{1,3}次(?:全体)?会议)?",
    "Project": r"(?:\([一二三四五]期\)|[一二三四五]期)?(?:(?:建设|改造|扩建)?(?:项目|工程))?",
    "Plan": r"(?:\((?:19|20)\d\d—(?:19|20)\d\d年?\))?",
}
_TRADES = frozenset(
    "铝业 矿业 实业 置业 石化 制药 乳业 酒业 纸业 轮胎 电器 电气 电子 光电 半导体 机床 牧业 种业 钢铁 生物科技 新材 精密 动力 汽车 科技".split()
)
"""Lines of trade that end a company's short name where a brand stands before them: 甲坪铝业, but not 新能源汽车."""
_STARTED = frozenset(("Campaign", "Strategy"))
_STARTS = re.compile(r"(?:实施|开展|推进|启动|部署|落实|打好|发起|推行|深化|执行|贯彻|抓好|突出)$")
"""What a campaign without quotes stands behind: a verb that starts one."""
_ZONE_ENDS = ("开发区", "高新区", "经开区", "综保区", "保税区", "示范区", "工业区", "度假区", "新区")
_IN_MEETINGS = frozenset(
    "暨 签约 开工 竣工 投产 启动 通车 推进 推动 发布 部署 建设 发展 合作 协调 协同 联合 规划 加快 深化 提升 服务 奠基 揭牌 保护 集中 治理 和 与 及 现代化 重点 重大 项目 工业 招商 全市 全省 全县 全区 高质量 首届 第一".split()
)
"""Boundary words that a meeting's name may hold: 重大项目集中签约暨开工仪式."""
_NOT_STEMS = (
    "副",
    "核心",
    "融入",
    "大",
    "各",
    "两个",
    "三个",
    "控制性",
    "配套",
    "节点",
    "标志性",
    "附属",
    "前期",
)
_NOT_AFTER = re.compile(r"^(?:化|性|式|类型|型|级|者|率|额|量|值|力|费|款|观|感|论坛|界|员|师|长(?!廊))")
_PLAIN_STEM = re.compile(r"^(?:[\d.%一二三四五六七八九十百千万亿]+[\u4e00-\u9fff]?|[\u4e00-\u9fff])$")


@dataclass(frozen=True, slots=True)
class Heads:
    """All declared endings as one pattern, and the class and strength of each."""

    pattern: re.Pattern[str]
    classes: Mapping[str, str]
    weak: frozenset[str]


@cache
def heads() -> Heads:
    """Compile the endings of `ontology/classes`, the longest first."""
    classes: dict[str, str] = {}
    weak: set[str] = set()
    for kind in load().classes.values():
        if kind.name not in BY_OTHER_FINDERS:
            classes |= dict.fromkeys(kind.suffixes, kind.name)
            weak |= set(kind.weak)
    return Heads(
        re.compile("|".join(sorted(map(re.escape, classes), key=len, reverse=True))), classes, frozenset(weak)
    )


def find_headed(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find names by their endings. `known` are places, quoted names and bodies found before, in order.

    >>> [(m.name, m.type) for m in find_headed("加快建设京雄高铁,推进甲坪有限公司扩产", [])]
    [('京雄高铁', 'Railway'), ('甲坪有限公司', 'Enterprise')]
    """
    spans = [(m.start, m.end) for m in known]
    starts = [a for a, _ in spans]
    found = []
    for match in heads().pattern.finditer(folded):
        near = spans[max(0, bisect_right(starts, match.start() - 60) - 1) : bisect_right(starts, match.end())]
        mention = _name(folded, match, near)
        if mention is not None:
            found.append(mention)
    return found


def _name(folded: str, match: re.Match[str], known: Sequence[tuple[int, int]]) -> Mention | None:
    suffix = match.group()
    kind = heads().classes[suffix]
    top = load().top(kind)
    end = match.end()
    tail = re.compile(_TAILS.get(top, "")).match(folded, end)
    end = tail.end() if tail else end
    if _NOT_AFTER.match(folded[end : end + 3]):
        return None
    walls = () if top in ("Enterprise", "Project", "Meeting") else known
    start = left_edge(
        folded,
        match.start(),
        match.end(),
        0,
        known,
        walls,
        _IN_MEETINGS if top == "Meeting" else frozenset(),
        _ZONE_ENDS if top in ("Enterprise", "Project") else (),
    )
    if top == "Corridor":
        start = through(folded, start, known)
    stem = folded[start : match.start()]
    inside = any(a < match.start() and start < b for a, b in known)
    if not stem or _PLAIN_STEM.match(stem) or not is_particular(stem, inside):
        return None
    started = kind in _STARTED and _STARTS.search(folded[max(0, start - 4) : start]) is not None
    if kind in _STARTED and not started:
        return None
    letters = top == "Corridor" and 2 <= len(stem) <= 4 and all(sign in corridor_letters() for sign in stem)
    vouched = (
        letters
        or inside
        or is_new_word(stem)
        or "“" in stem
        or started
        or (len(stem) >= 4 and stem.startswith(("国家", "中国")))
    )
    if suffix in heads().weak and not vouched:
        return None
    if (top == "Enterprise" and "有限公司" in stem) or (top == "Place" and "建设" in stem):
        return None
    if suffix in _TRADES and not (2 <= len(stem) <= 8 and is_new_word(stem)):
        return None
    if stem.endswith(_NOT_STEMS) or (
        top == "MetropolitanArea" and not any(start <= a < match.start() for a, _ in known)
    ):
        return None
    return Mention(start, end, kind, folded[start:end], finder="headed")
