"""The members of a list before its head word, each from where it begins. 列举的各项。"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.beginnings import trimmed_start, with_figure
from loaders.finders.candidates import BUILDERS
from loaders.finders.edges import Limits, Span, left_edge
from loaders.finders.ends import through
from loaders.finders.listed import WORKS
from loaders.finders.listed_lines import REACH
from loaders.finders.no_lists import SHARED, SPOILING
from ontology.places import gazetteer
from ontology.words import words

_FIRM_ENDS = ("公司", "集团")
"""How a list of companies begins, which their works only follow."""
_GENERAL = compiled("周边|配套|附属|相关|综合利用|产业化|资源化|下游|基础设施")
"""What stands behind 及 in one name."""
_OF_PLACE_WHOLE = compiled(
    r"(?!.*(?:推进|实施|加快|启动|抓好|新建|引进|签约|举行|谋划|竣工|投产|完成|有|共|将|的))"
    r"[\u4e00-\u9fffA-Za-z\d]{6,24}(?:项目|工程)"
)
"""The whole first member of a list of works, where it begins with its place."""
_EARLIER = compiled(
    r"等[\d一二三四五六七八九十]{0,3}家?[^,。;、]{0,4}?(?:企业|公司|客商)(?=[^、,。;]{3,30}、)|等[^,。;、]{0,6}?(?:项目|工程)(?:[\d一二三四五六七八九十]+个[和与及]|[和与及](?=[^,。;、]{4,}、))|等[\d一二三四五六七八九十]+[个项][^,。;、]{0,8}?(?:项目|工程)[和与及]"
    r"|等[\d一二三四五六七八九十]{0,3}[个大条]?[^,。;、]{0,10}?产业(?:集群)?[和与及](?=[^,。;、]{2,}、)"
    r"|等(?:地区?|国家?|省[市区]?|城?市)(?=(?:招引|引进|引入|招来|成功)[^、,。;]{3,30}、)"
)
"""The head of a list that ends in the same clause: 甲、乙等企业投资丙等项目, 从甲、乙等地引进丙."""
_JOINT = compiled(r"、|以及|(?<![涉普])及(?!时)|(?<!、)(?<!、[\u4e00-\u9fff])和(?![、等])|与(?!会)")
_ELEMENT = compiled(r"[\u4e00-\u9fffA-Za-z\d()“”—\-·.+#/]+")
_WALL = compiled(
    r"[,。;:!?\n]|(?:谋划|规划|储备|实施|启动|建设|开工|论证|争取|引进|开展|策划)[和及与](?:推进|实施|推动|建设|启动|储备|加快|争取|论证|招引)(?:建设)?|(?<=[团司府行份方市县区])就(?![业医诊学餐地近读])|就[近前下现当][\u4e00-\u9fff]{0,2}阶段|[既又更还]有|[境区园村]内(?:主要)?有|主要有|拥有|(?<=[市县区省州旗])(?:共建|共同建设|联合建设|共同推进)|(?<=[\u4e00-\u9fff])(?:深入(?!推|实|开|贯|落|发)|来到|前往|走进|赶赴|率队赴|一行[到赴])|(?:先后|分别|依次|相继)(?:[到赴]|来到|深入到?|前往|走进)"
)
_HELD = compiled(
    r"\([^()]{0,12}(?:(?:全资|控股|持股|参股|占股?\d)[^()]{0,8}|简称[^()]{2,16}|下称[^()]{2,16})\)$|\([\u4e00-\u9fff]{2,8}(?:[镇乡县区]|街道|工业园)\)$|(?:总?投资)?(?:约)?\d[\d.]*[万亿]{1,2}元$"
)
_PAID = compiled(
    r"[\d.]*[万亿]元[^、]{0,6}?(?:建设|打造|新建|实施)(?:了|的)?"
    r"|(?<=[\d.])[万亿]美?元(?:人民币)?的?|我[省市县区州旗](?=[^,。;:、]{4})"
    r"|(?:由[^,。;:、\n]{2,24}?)?(?:计划|预计|概算|估算|总)*投资(?:总额|额)?(?:约|近|达|超过?)?[\d.]+[万亿]美?元(?:人民币)?的?(?:建设)?"
)
_STAGE_BEHIND = compiled(
    r"(?:(?<=项目|工程|铁路|公路|高速|高铁)等?[两三四五六七八九十\d]+[个条](?:项目|工程)(?:正在|正|已|均|都|全面|加紧|加快|顺利|有序)*|(?<=项目|工程))(?:投料|试车|试生产|点火|联动|开车|建设|施工|开工|竣工|投产|奠基|推进|前期工作|进展)+$"
)
"""How far works are, behind their name: 甲坪冷轧项目点火等工程."""
_BEGUN = compiled(r"(?:[\u4e00-\u9fff]{2,4}[省市县区州])?(?:新开工|开复工|新建|续建|复工)(?:建设)?")
"""What is done to the first works of a list, whoever does it: 甲省新开工乙湾西环线等3个项目."""
_SHORTEST_BEGUN = 6
"""Shorter works keep what is done to them: 新建甲坪桥."""
_PART_OF_WATERWORKS = compiled(
    r"(?<=工程|枢纽|水库|电站)(?:[大主副]坝|重力坝|拱坝|导流[洞明渠]{1,2}|溢洪道|泄洪[洞闸]|引水[隧洞]{1,2}|[发地][电下]厂房)$"
)
"""Which part of dams and the like is told of, behind their name: 甲坪水库工程溢洪道等工程."""
_QUOTED = compiled(r"“[^”]*”")
_WORKED = compiled(
    r"(?<=[\u4e00-\u9fffA-Za-z\d]{4})(?:[一二三四]期|提升|改造|扩建|改建|改扩建|新建|迁建|续建|优化|升级|延伸)$"
)
"""What is done to something, at the end of the name of works: 甲坪重汽产业提升等9个项目."""


_BEFORE_HAS = ("旗下", "设", "拥", "产的", "工的", "用的")
"""What stands before 有 where it is no part of the first member: 投产的有甲厂、乙厂."""


@cache
def _boundaries() -> frozenset[str]:
    return words("boundaries") | words("leading")


def members_before(folded: str, end: int, known: Sequence[Span], kind: str = "") -> tuple[Span, ...]:
    """Give the members that end at `end`, parted by 、 and the like; the first begins at its left edge.

    `kind` is the class of the members where it has words of its own that are no member (`SPOILING`); () is
    given where a member is none.

    >>> text = "引进甲坪电器、乙湾树脂等企业"
    >>> [text[a:b] for a, b in members_before(text, 11, [], "Enterprise")]
    ['甲坪电器', '乙湾树脂']
    """
    wall = _wall_before(folded, end)
    joints = _joints(folded, (wall, end), known, kind)
    ends = [*(a for a, _ in joints), end]
    first = _edge(folded, (wall, ends[0]), known, kind)
    of_lines = kind not in SPOILING or folded[first - 1 : first] in ("至", "—")
    first = through(folded, first, known) if of_lines and first > wall else first
    first = _of_whole_works(folded, (wall, ends[0]), known, first) if kind == "Project" else first
    spans = list(zip((first, *(b for _, b in joints)), ends, strict=True))
    spans = _behind_phrase(folded, spans) if of_lines else [(behind_sum(folded, a, b), b) for a, b in spans]
    if kind == "Enterprise":
        spans = [s for s in spans if folded[slice(*s)] not in words("leading")]  # 现代 among car makers
    if any(_is_no_member(folded[a:b], kind) for a, b in spans[1:]):
        return ()
    if kind == "Project" and folded.endswith(_FIRM_ENDS, 0, spans[0][1]):
        return ()
    if kind == "Enterprise":
        spans = [(trimmed_start(folded, a, b, kind), b) for a, b in spans]
    spans = [_without_note(folded, a, b) for a, b in spans]
    return tuple((a, b) for a, b in spans if b - a >= 2 and _ELEMENT.fullmatch(folded[a:b]))


def _wall_before(folded: str, end: int) -> int:
    """Where the clause of a list begins, or what stands behind another list in it."""
    reach = max(0, end - REACH)
    wall = max((m.end() for m in _WALL.finditer(folded, reach, end)), default=reach)
    return max((m.end() for m in _EARLIER.finditer(folded, wall, end)), default=wall)


def _joints(folded: str, clause: Span, known: Sequence[Span], kind: str) -> list[Span]:
    """What parts the members in a clause: 、 and the like outside of names and brackets."""
    wall, end = clause
    joints = [
        joint.span()
        for joint in _JOINT.finditer(folded, wall, end)
        if not any(a <= joint.start() and joint.end() <= b for a, b in known)
        and not _in_brackets(folded, wall, joint.start())
    ]
    if kind != "Project":
        return joints
    return [joint for joint in joints if not _is_within_works(folded, joint, end)]


def _edge(folded: str, span: Span, known: Sequence[Span], kind: str) -> int:
    """The left edge of the first member, which ends with the span."""
    wall, end = span
    worked = _WORKED.search(folded, wall, end) if kind == "Project" else None
    builders = BUILDERS if kind == "Project" else frozenset[str]()
    head = (worked.start() if worked else end, end)
    return left_edge(folded, head, known, Limits(floor=wall, builders=builders))


def _of_whole_works(folded: str, span: Span, known: Sequence[Span], first: int) -> int:
    """Where works begin whose edge is `first`: before their figure, before their place."""
    wall, end = span
    first = with_figure(folded, first)
    if not _OF_PLACE_WHOLE.fullmatch(folded, wall, end):
        return first
    return next((wall for a, b in known if a == wall and b < first), first)


def _behind_phrase(folded: str, spans: list[Span]) -> list[Span]:
    """The members of a list of lines from the last that a phrase introduces: 将与已开通的甲乙、丙丁高铁."""
    at = max((i for i, (a, b) in enumerate(spans) if i and folded.rfind("的", a, b) >= a), default=0)
    if not at or len(spans) - at < 2:
        return spans
    start, end = spans[at]
    return [(folded.rfind("的", start, end) + 1, end), *spans[at + 1 :]]


def _is_within_works(folded: str, joint: Span, end: int) -> bool:
    """Whether a word like 与 joins two parts of one name: 永久河流与湖泊修复工程, 电站及周边开发项目."""
    before, after = joint
    if folded[before:after] not in ("与", "及"):
        return False
    piece = folded[max(folded.rfind(sign, 0, before) for sign in "、;:,。") + 1 : before]
    if _GENERAL.match(folded, after, end) or gazetteer().find(piece):
        return True
    if folded.find("、", after, end) >= 0 and not WORKS.search(piece):
        return True  # what joins two works stands before the last of them alone
    earlier = folded.endswith(("项目", "工程"), 0, before - len(piece) - 1)
    return earlier and not WORKS.search(piece) and folded.endswith(("项目", "工程"), 0, end)


def behind_sum(folded: str, start: int, end: int) -> int:
    """28亿元高标准建设甲物流城 is 甲物流城: what stands behind the sum that a name seems to begin with."""
    paid = _PAID.match(folded, start, end)
    return paid.end() if paid and end - paid.end() >= 3 else start


def _without_note(folded: str, start: int, end: int) -> Span:
    """Leave out what brackets say of a company's owners: 甲坪有限公司(全资), and the verb before it."""
    note = _HELD.search(folded, start, end)
    begun = _BEGUN.match(folded, start, end)
    start = begun.end() if begun and end - begun.end() >= _SHORTEST_BEGUN else start
    stage = _STAGE_BEHIND.search(folded, start, end) or _PART_OF_WATERWORKS.search(folded, start, end)
    end = stage.start() if stage else end
    has = folded.startswith("有", start) and folded.endswith(_BEFORE_HAS, 0, start)
    return start + has, note.start() if note else end


def _is_no_member(text: str, kind: str) -> bool:
    if SPOILING.get(kind, SHARED).search(text):
        return True
    word = text in _boundaries() and (kind in SPOILING or not gazetteer().find(text))  # 合作
    return word or text.count("“") != text.count("”") or "的" in _QUOTED.sub("", text)


def _in_brackets(folded: str, wall: int, position: int) -> bool:
    opened = (folded.count(sign, wall, position) for sign in "(“")
    closed = (folded.count(sign, wall, position) for sign in ")”")
    return any(a > b for a, b in zip(opened, closed, strict=True))
