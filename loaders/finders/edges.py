"""Where a name that ends in a known word begins. 名称的左边界。

jieba's words are a hint: a boundary word counts only where the segmenter sees it as a word of its own, and
what is known (a place, a quoted word) is never cut through.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.expressions import compiled
from loaders.finders.clauses import clause_start
from loaders.finders.inside import SIZE_AHEAD, YEAR, is_inside_name
from loaders.finders.stems import is_new_word, is_particular
from loaders.frozen import quickly_made
from loaders.pattern import any_of
from loaders.segment import is_word, words
from ontology.places import gazetteer
from ontology.words import words as word_list

Span = tuple[int, int]
LONGEST_WORD = 6
"""No word that the segmenter joins to a name's head has more."""
_HELD = compiled(r"(“[^”]*”|《[^》]*》|\([^)]*\))")
_HOLDING = ("“", "《", "(")
"""What holds together: a quotation, a title, brackets."""
_COUNTED = compiled(
    r"^(?!三七|三一)(?:第?[\d.]+|[一二三四五六七八九十百两多数几]+)(?:余|多)?"
    r"(?:个|项|条|座|家|处|批|大|所|名|类|种|期|台|辆|架|艘|万|亿|余|多)*$"
)
_ITEMS = frozenset(f"{number}是" for number in "一二三四五六七八九十")
_ROLES = compiled(
    r"(?:[\u4e00-\u9fff]{0,8}?(?:附属公司|附属企业|下属企业)|[\u4e00-\u9fff]{0,4}?(?:项目公司|全资子公司|控股子公司|子公司|上市公司|业主单位"
    r"|龙头企业|骨干企业|投资企业|投资主体|建设主体|机构代表|企业代表|制造商|生产商|供应商|服务商|运营商|下属公司|旗下公司|一致行动人|[央民国台港外车药]企(?!业))|巨头)"
)
"""What a company is called before its name."""
_AFTER_NUMBER = frozenset("湖江河山峰岭溪")
"""What a number before it makes a name: 五湖生态治理."""
_CLINGING = frozenset(
    "了给到距向是而继和与及在从将该并对为于由且把被沿设以系使暨现称即像如此据因让跟也还又仅均叫再只除赴抵获占"
)
"""Function words that the segmenter glues to an unknown name behind them."""
_LEADING_IN = frozenset("在到赴有由与和及向为从对将把给被了据因让至")
"""What it glues to a known place."""
_OF_SIDES = ("东至", "西至", "南至", "北至")
_GLUED = frozenset(
    ("投建", "新建", "兴建", "援建", "筹建", "拟建", "续建", "所持", "持有", "增持", *_OF_SIDES)
)
"""Verbs of building, and sides of a plot, that it glues to one."""
_OF_VILLAGES = ("上", "下", "大")
"""What begins a village's name at the head of a clause: 下川口."""
_OF_HOUSE = compiled(r"[至到—][\u4e00-\u9fff]{1,2}$")
"""What stands before 家 where a line ends in a village of that name: 甲坪至大河家高速."""
_LEVELS = ("", "市", "县", "区", "州")
"""What may follow 在 in a word that the segmenter glued together."""
_MADE = compiled("任命|聘任|选举|聘请|推选|提名")
"""What is done to a person who becomes head of a school."""
_PARKS = ("产业园", "工业园", "园区", "开发区", "高新区")
_ALONG = compiled(r"沿[黄江海淮边湖河湾]")
_WHOLE = compiled(r"(?:项目|工程|[园站厂桥路线港场馆院校库坝]|基地|中心|高速|隧道|[市县区镇省村])$")
"""What a name ends in that stands by itself before 及; 厂房及配套项目 is one name all the same."""
_GENERAL = compiled(r"^(?:配套|附属|相关|辅助)")


@quickly_made
@dataclass(frozen=True, slots=True)
class Limits:
    """How far a kind of name may reach to the left.

    `floor`: not before this position. `walls`: spans that it may begin with but not reach over (places,
    bodies). `allowed`: boundary words that it may hold (暨 in a ceremony's). `stops`: endings of another
    thing, before which it cannot have begun (开发区 in a company's). `builders`: verbs that part it from what
    stands before them where what follows them is a name by itself (建设 in 规划建设甲坪机场). `joints`: words
    that join two parts of one name (轴承及配件项目).
    """

    floor: int = 0
    walls: Sequence[Span] = ()
    allowed: frozenset[str] = frozenset()
    stops: tuple[str, ...] = ()
    builders: frozenset[str] = frozenset()
    joints: tuple[str, ...] = ()


def _pieces(clause: str) -> Sequence[str]:
    """Split a clause into words; what brackets and quotes hold stays together."""
    if clause[:1] not in _HOLDING and not _HELD.search(clause):
        return words(clause)
    pieces: list[str] = []
    for part in _HELD.split(clause):
        pieces += (part,) if part[:1] in _HOLDING else words(part)
    return pieces


@quickly_made
@dataclass(frozen=True, slots=True)
class _Stretch:
    """What may belong to a name: the text from `begin` to its head word at `start`.

    `near` are the known spans in it.
    """

    folded: str
    begin: int
    start: int
    near: Sequence[Span]
    limits: Limits


def left_edge(folded: str, head: Span, known: Sequence[Span] = (), limits: Limits = Limits()) -> int:
    """Give where the name begins whose head word is at `head`; its start when nothing belongs to it.

    `known` are spans, in order, that a boundary word may not cut (places, quoted names).

    >>> text = "加快推进郑州航空港建设,开工建设京雄高铁"
    >>> text[left_edge(text, (18, 20)):20]
    '京雄高铁'
    """
    start, end = head
    begin = clause_start(folded, start, limits.floor)
    begin = min((a for a, b in known if limits.floor <= a < begin < b <= start), default=begin)
    stretch = _Stretch(folded, begin, start, [(a, b) for a, b in known if a < start and begin < b], limits)
    walls = [a for a, _ in limits.walls if begin <= a < start]
    edge, position = start, end
    for word in reversed(_pieces(folded[begin:end])):
        behind, position = position, position - len(word)
        if position >= start:
            continue
        if behind > start:
            edge = position if len(word) <= LONGEST_WORD or is_word(word) else edge
        elif _is_joint(stretch, word, position):
            edge = position
        else:
            inside = _is_inside(stretch, word, position)
            if _ends_before(stretch, word, position, inside):
                break
            if glued := _glued_to(stretch, word, position, inside):
                edge = position + glued
                break
            wall = next((a for a in walls if position <= a < behind), None) if walls else None
            if wall is not None:
                return wall
            edge = position
    edge += len(folded[edge : edge + 1]) if folded[edge : edge + 1] in limits.joints else 0
    return _trimmed(folded, edge, start, stretch.near, limits.allowed)


def _is_joint(stretch: _Stretch, word: str, position: int) -> bool:
    """Whether a word begins with one like 及 that joins two parts of the name."""
    joints = stretch.limits.joints
    return (
        word[0] in joints
        and (len(word) == 1 or not is_word(word))
        and _joins(stretch.folded, (stretch.begin, position), (position + 1, stretch.start))
    )


def _is_inside(stretch: _Stretch, word: str, position: int) -> bool:
    """Whether a word is the name's although it parts names elsewhere."""
    folded, begin, near, behind = stretch.folded, stretch.begin, stretch.near, position + len(word)
    if near and _is_known(word, (position, behind), near):
        return True
    if position == begin and word in _OF_VILLAGES:
        return True
    if word == "大":
        return is_new_word(folded[behind : behind + 2])
    if word == "家":
        return behind == stretch.start and _OF_HOUSE.search(folded, begin, position) is not None
    return (
        word[0] == "和" and not stretch.limits.walls and _opens_brand(folded, word, (begin, position), near)
    )


def _ends_before(stretch: _Stretch, word: str, position: int, inside: bool) -> bool:
    """Whether the name begins behind a word: one that parts names, a person's, a verb of building, a stop."""
    folded, start, limits, behind = stretch.folded, stretch.start, stretch.limits, position + len(word)
    if not inside:
        parting = "" if word in limits.allowed else _parting(word)
        if parting and _is_boundary(parting, word, folded, position):
            return True
        if _is_of_person(folded, stretch.begin, word, position):
            return True
        if word in limits.builders and _builds(stretch, word, position):
            return True
    if word[1:2] == "在" and word[2:] in _LEVELS and not is_word(word):  # 摄影 + 周在 + 县
        return True
    return bool(limits.stops) and behind < start and folded.endswith(limits.stops, 0, behind)


def _builds(stretch: _Stretch, word: str, position: int) -> bool:
    """Whether a verb of building parts what stands before it from a name: 甲市建设乙枢纽."""
    folded, limits = stretch.folded, stretch.limits
    if word == "建设" and bool(limits.joints) and (stretch.begin, position) in stretch.near:
        return True
    if word == "建设" and folded.endswith(_PARKS, 0, position):
        return True
    rest = folded[position + len(word) : stretch.start]
    return rest not in limits.builders and _is_name_by_itself(rest)


def _glued_to(stretch: _Stretch, word: str, position: int, inside: bool) -> int:
    """How many characters of a word are another one, by its letters or before a place (在家朋乡)."""
    if not inside:
        return _glued(word)
    behind = position + len(word)
    return int(word[0] in _LEADING_IN and any(a == position + 1 < behind for a, _ in stretch.near))


def _is_of_person(folded: str, begin: int, word: str, position: int) -> bool:
    """Whether a new word is a person's name and what comes behind: 沈知秋到, 任命粟显军为."""
    if len(word) < 2 or word[-1] not in "到为" or is_word(word):
        return False
    return word[-1] == "到" or _MADE.search(folded, begin, position) is not None


def _glued(word: str) -> int:
    """How many characters of a word are another one, which the segmenter glued to a name: 投建甲坪."""
    if len(word) < 2 or is_word(word) or _ALONG.match(word):
        return 0
    clings = word[0] in _CLINGING or (word[0] == "经" and word[1] in "省市县区州")
    clings = clings or (word[0] == "有" and len(word) > 2)
    clings = clings or (word[0] == "任" and word[1] not in "丘县城泽")
    verb = len(word) > 2 and word[:2] in _GLUED
    verb = verb or (len(word) > 3 and word[:2] in word_list("boundaries"))  # 喜见甲坪
    return 2 if verb else int(clings)


def _is_known(word: str, span: Span, near: Sequence[Span]) -> bool:
    """Whether a word belongs to a name that is known, or is no function word behind it.

    和 behind a place and one letter joins nothing (宜昌川和轴承), 中 behind one is a brand (甘肃中大).
    """
    position, behind = span
    for a, b in near:
        if a < behind and position < b:
            return True
        if (b == position - 1 and word == "和") or (b == position and word == "中"):
            return True
    return False


def _opens_brand(folded: str, word: str, span: Span, near: Sequence[Span]) -> bool:
    """Whether 和 begins a brand, at the head of a clause or behind a bare place: 甲省和胜铝业有限公司."""
    begin, position = span
    if len(word) > 1 and is_word(word):
        return False
    before = next((folded[a:b] for a, b in near if b == position), "")
    bare = before[-1:] not in "省市县区州镇乡村" and bool(gazetteer().find(before))
    return (bare or position == begin) and not any(
        is_word(folded[position + 1 : position + n]) for n in (3, 4)
    )


def _joins(folded: str, left: Span, right: Span) -> bool:
    """Whether a word like 及 joins two parts of one name: short ones, the first no name by itself."""
    before, after = folded[left[0] : left[1]], folded[right[0] : right[1]]
    part = _GENERAL.match(after) is not None or _WHOLE.search(before) is None
    return 0 < len(after) <= 8 and (part or not is_particular(after))


def _is_name_by_itself(stem: str) -> bool:
    return len(stem) >= 2 and is_particular(stem)


def _is_boundary(parting: str, word: str, folded: str, position: int) -> bool:
    """Whether no name runs across this word: a boundary word, or a count that is no year or number's part."""
    before = folded[position - 1 : position]
    if parting == "count" and before.isascii():
        return False
    if parting == "year" and (before.isascii() or folded[position + 4 : position + 5] == "年"):
        return False
    return not is_inside_name(word, folded, position)


@lru_cache(maxsize=1 << 14)
def _parting(word: str) -> str:
    """How a word parts names: "always", as a "count" or "year" in some surroundings, or "" for never."""
    if word in word_list("boundaries") or "该" in word or word in _ITEMS:
        return "always"
    if word[1:].endswith(("任", "等")) and not is_word(word):
        return "always"  # a name and what its holder becomes, which the segmenter glues: 王国平任; 期等
    if len(word) == 4 and {word[:2], word[2:]} <= word_list("boundaries"):
        return "always"  # 顺利 + 开展
    if word in ("一", "二", "三", "一二三") or not _COUNTED.match(word):
        return ""
    return "year" if YEAR.match(word) else "count"


@cache
def _may_describe() -> re.Pattern[str]:
    """What a text begins with whose first word may be a count or a leading word."""
    return compiled(rf"[第\d.一二三四五六七八九十百两多数]|{any_of(word_list('leading'))}")


def _trimmed(folded: str, edge: int, start: int, known: Sequence[Span], allowed: frozenset[str]) -> int:
    """Cut off leading words that describe rather than name: 重大, 建设, 全市."""
    if folded[edge - 1 : edge] == "“":
        return edge
    role = _ROLES.match(folded, edge, start)
    edge = role.end() if role and role.end() < start else edge
    while edge < start:
        edge += folded[edge] in ",."  # 30万吨1,4-丁二醇项目
        if known and any(a <= edge < b for a, b in known):
            return edge
        size = SIZE_AHEAD.match(folded, edge, start)
        if size:
            edge = size.end()
            continue
        if not _may_describe().match(folded, edge, start):
            return edge
        first, second = (*_pieces(folded[edge:start]), "")[:2]
        if len(first) == 1 and first in "三五六七九" and (is_new_word(second) or second in _AFTER_NUMBER):
            return edge
        joined = second in allowed and second in "与和及"  # 投资与贸易论坛
        if joined or first in allowed or (first not in word_list("leading") and not _COUNTED.match(first)):
            return edge
        edge += len(first)
    return edge
