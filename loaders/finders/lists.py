"""Lists under one head word: what stands in the list is of the head's kind. 列举。

甲、乙、丙等企业 are companies; 郑汴、郑汴许产业带 are 郑汴产业带 and 郑汴许产业带.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.beginnings import trimmed_start, with_figure
from loaders.finders.candidates import BUILDERS
from loaders.finders.edges import Limits, Span, is_new_word, left_edge
from loaders.finders.ends import ends_told, through, township_of
from loaders.finders.kinds import is_part
from loaders.finders.listed import FIRMS_REACHED, LINES, REACHED, WORKS, Listed
from loaders.finders.listed_lines import REACH, are_led_to, closed_lines, parted_lines, with_places_between
from loaders.finders.no_lists import NO_LIST_BEFORE, NOT_AFTER, SHARED, SPOILING
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from loaders.segment import is_word
from ontology.places import gazetteer
from ontology.words import table, words

_FIGURES = "一二两三四五六七八九十百多"
_COUNT = (
    rf"(?:[\d{_FIGURES}]{{1,8}}(?:余|多)?(?:个|家|户|条|座|项|大|处|所|类|种|对|只|支|位|款)"
    r"|[\d百千万]{1,5}亿元?级)?"
)
_FIRMS_KIND = (
    r"(?<=[\d两三四五六七八九十百多余][家户])(?:(?:世界|财富|中国|民营)\d{3}强)?"
    r"[\u4e00-\u9fff]{0,6}?(?=企业|公司)"
)
"""What may describe companies that are counted: 甲、乙两家休闲食品企业."""
_COUNTED_BEHIND = compiled(r"(?:共|达|近|超过?|累计)?\d+余?多?家")
"""How companies are counted behind their head: 甲、乙等纺织企业21家."""
_SOME_FIRMS_KIND = r"一大?批[\u4e00-\u9fff\d]{0,20}?(?=企业|公司)"
"""What may describe companies of which there are some: 甲、乙等一批世界500强企业."""
_WORKS_KIND = r"(?<=\d[个项])(?:[\u4e00-\u9fff]{2,12}?|“[^”]{2,8}”)(?=项目|工程)"
"""What may describe works that are counted: 甲、乙3个文旅融合带项目, 2个“县县通”项目."""
_WORKS_OF_KIND = (
    r"(?<=等)(?:一大?批)?(?:(?!企业|公司|单位|投资|领域|方面|建设|地区|城市|部门|重点|重大|产业$"
    r"|[的在了是为与和对将就市县区镇乡省村家名位地])[\u4e00-\u9fff]){2,12}(?:重点|重大)?(?:产业|工业)?"
    r"(?=(?:项目|工程)(?:[\d一二三四五六七八九十]+个|(?<=[链合态型级端]..)[,。;、]))"
)
"""What may describe works of a list that are counted behind: 甲、乙等强链补链重大产业项目7个."""
_WORKS_PRAISED = (
    r"(?<=等)一大?批[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){0,4}"
    r"的(?:重点|重大|优质|产业|工业|[好大])*(?=项目)"
)
"""What may praise works of a list: 甲、乙等一批投资大、效益好的项目."""
_WORKS_OF_TRADE = r"(?<=等)[\u4e00-\u9fff]{1,4}业(?=项目)"
"""What may describe works of a list: 甲、乙等服务业项目."""
_FIRMS_OF_TRADE = r"(?<=等)[\u4e00-\u9fff]{1,6}?(?=企业|公司|厂商)"
"""What may describe companies of a list: 甲、乙等快递企业."""
_CLOSED_HEADS = ("产业", "产业集群", "产业链")
"""Heads that make a list of what stands before them even without 等 or a number, as those of lines do."""
_SPORTS = ("比赛", "竞技", "竞赛", "运动", "健身", "娱乐", "表演")
"""What 项目 are that nobody builds."""
_CLOSED_KINDS = ("", "的", "两大")
_INVESTORS = compiled("外资|内资|合资|民营")
_FIRM_ENDS = ("公司", "集团")
"""How a list of companies begins, which their works only follow."""
_GENERAL = compiled("周边|配套|附属|相关")
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
_JOINT = compiled(r"、|以及|(?<![涉普])及(?!时)|(?<!、)和(?![、等])|与(?!会)")
_ELEMENT = compiled(r"[\u4e00-\u9fffA-Za-z\d()“”—\-·.+#/]+")
_STATIONS = compiled(
    r"(?:站点|车站|客站|港口|个站|(?<=\d)站)(?:\d{1,2}[座个])?(?:,?(?:分别|依次))*(?:是|为|有|:)"
    r"(?P<list>[\u4e00-\u9fff]{2,6}(?:[、和及][\u4e00-\u9fff]{2,6})+)(?=[,。;])"
)
_PASSED = compiled(
    r"(?:途[经径]|向[东西南北]{1,2}经|,经)(?P<list>[\u4e00-\u9fff]{2,5}(?:[、和及][\u4e00-\u9fff]{2,5})+)(?=[,。;])"
)
"""The places that a line passes."""
_WALL = compiled(
    r"[,。;:!?\n]|[既又更还]有|(?<=[市县区省州旗])(?:共建|共同建设|联合建设|共同推进)|(?<=[\u4e00-\u9fff])(?:深入(?!推|实|开|贯|落|发)|来到|前往|走进|赶赴|率队赴|一行[到赴])"
)
_SIGN = r"(?!等[\d一二三四五六七八九十]+[个项])(?:\([^()、,。;\n]*\)|[^,。;:、()\n])"
_AHEAD_HEAD = compiled(
    r"(?:(?:的|重点|重大|公路|铁路|高速|[台外内][资企]|工业|新建|续建|在建|产业|签约|开工|动工|竣工|投产|复工)(?P<head>项目|工程)(?:主要|分别|既|共|,(?=分别))?(?:有|包括|包含|分别[是为有]|是:|为:):?"
    r"|(?P<counted>项目|工程)(?:(?:共|有|达|共有|达到)?[\d一二三四五六七八九十]+[个项](?:,?(?:估算|计划|概算|年度|完成)*总?投资约?[\d.]+[万亿]元)*,?|[^,。;:、的]{2,14},(?=主要)|,(?=(?:包括|分别[是为]|具体[是为]):))(?:具体|分别|主要|即|它们|依次)*(?:是|为|有|包括|即)?:?\(?(?<=[是为有括:即(]))"
    rf"(?P<list>(?:{_SIGN}){{4,30}}(?:、(?:{_SIGN}){{3,30}}?)+)"
    r"(?=等(?:共计?|一共)?[\d一二三四五六七八九十]+[个项]|等,(?:涉及|涵盖|总|计划|预计|分布|覆盖)|等?\)|等[\u4e00-\u9fff]{2,12}(?:项目|工程)\d+个|等?[。;]|,(?:路线|线路|总|全长|里程|完成|累计|合同|协议|计划))"
)
"""A list whose head stands before it: 竣工的项目有甲、乙等11个."""
_RANKED = compiled(r"(?:国家|[省市县区])级?(?:重点|重大)(?:项目|工程)(?=.{3})")
"""How works of a list are ranked before their names: 市重点项目甲坪电机."""
_HELD = compiled(
    r"\([^()]{0,12}(?:(?:全资|控股|持股|参股|占股?\d)[^()]{0,8}|简称[^()]{2,16}|下称[^()]{2,16})\)$|\([\u4e00-\u9fff]{2,8}(?:[镇乡县区]|街道|工业园)\)$|(?:总?投资)?(?:约)?\d[\d.]*[万亿]{1,2}元$"
)
_PAID = compiled(
    r"[\d.]*[万亿]元[^、]{0,6}?(?:建设|打造|新建|实施)(?:了|的)?"
    r"|(?<=[\d.])[万亿]美?元(?:人民币)?的?|我[省市县区州旗](?=[^,。;:、]{4})"
    r"|(?:由[^,。;:、\n]{2,24}?)?(?:计划|预计|概算|估算|总)*投资(?:总额|额)?(?:约|近|达|超过?)?[\d.]+[万亿]美?元(?:人民币)?的?(?:建设)?"
)
_QUOTED = compiled(r"“[^”]*”")
_TOURED = ("考察", "走访", "调研", "参观")
"""What parts a list from a head that is not its own: 深圳等地考察企业."""
_PLAIN_TRADE = compiled(
    r"(?:现代|特色|新型|高端|智能|绿色|生物)?[\u4e00-\u9fff]{0,4}(?:材料|能源|农业|加工|农旅|文旅|旅游|康养|制造|装备|信息|电子|医药|化工"
    r"|食品|服装|纺织|建材|物流|商贸|养殖|种植|机械|汽配|卫浴|轻工|环保|食用菌|中药材|集成电路|半导体|光伏|储能|氢能)"
)
"""A line of trade that is no work: 新材料, 农旅."""
_NAMED_ALONE = 6
_WORKED = compiled(
    r"(?<=[\u4e00-\u9fffA-Za-z\d]{4})(?:[一二三四]期|提升|改造|扩建|改建|改扩建|新建|迁建|续建|优化|升级|延伸)$"
)
"""What is done to something, at the end of the name of works: 甲坪重汽产业提升等9个项目."""


@cache
def _heads() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("list_heads", 2)}


@cache
def _pattern() -> re.Pattern[str]:
    describing, heads = words("describing"), _heads()
    described = rf"(?:(?=[{_first_signs(describing)}])(?:{any_of(describing)})){{0,6}}"
    firms, works = f"{_FIRMS_KIND}|{_SOME_FIRMS_KIND}|{_FIRMS_OF_TRADE}", f"{_WORKS_KIND}|{_WORKS_OF_KIND}"
    kind = f"{described}|{firms}|{works}|{_WORKS_OF_TRADE}|{_WORKS_PRAISED}"
    # A glance at one character passes over most places.
    begins = rf"(?:(?=[等共这,\d{_FIGURES}{_first_signs((*describing, *heads))}])|(?<=[家个等]))"
    return compiled(
        rf"{begins}(?P<etc>等(?:在内的)?|,?这(?=[\d两三四五六七八九十]))?(?:共计?(?=\d))?(?:(?<=[等的])[近约超逾])?(?P<count>{_COUNT})(?P<kind>{kind})(?P<head>{any_of(heads)})(?!类(?!型))"
    )


def _first_signs(forms: Iterable[str]) -> str:
    return "".join(sorted({form[0] for form in forms}))


@cache
def _boundaries() -> frozenset[str]:
    return words("boundaries") | words("leading")


def find_lists(folded: str, known: Sequence[Mention]) -> Iterator[Listed]:
    """Find lists by their head words; a list without 等 or a number needs a head that its members share.

    >>> text = "引进甲坪电器、乙湾树脂等企业"
    >>> [[text[a:b] for a, b in found.spans] for found in find_lists(text, [])]
    [['甲坪电器', '乙湾树脂']]
    """
    spans = sorted((m.start, m.end) for m in known)
    for match in _pattern().finditer(folded):
        no_list = NO_LIST_BEFORE.get(_heads()[match["head"]], NOT_AFTER)
        if not no_list.match(folded, match.end()):
            yield from _listed(folded, match, spans)
    yield from _stations(folded)
    for pattern, kind, head, spoilt in (
        (REACHED, "Project", "项目", SHARED),
        (FIRMS_REACHED, "Enterprise", "企业", SPOILING["Enterprise"]),
    ):
        for match in finds(pattern, folded):
            members = _members(folded, match.start(), _near(spans, match), spoilt)
            if len(members) > 1:
                yield Listed(members, kind, head, counted=kind == "Enterprise")
    for match in finds(_AHEAD_HEAD, folded):
        yield from _ahead(folded, _pieces(match, "、"), match["head"] or match["counted"])


def _ahead(folded: str, members: tuple[Span, ...], head: str) -> Iterator[Listed]:
    """The works behind their head, and the lines among them that are told by their ends."""
    members = tuple((_behind_rank_and_sum(folded, a, b), b) for a, b in members)
    members = (*members[:-1], *_parted(folded, *members[-1]))
    lines, works = parted_lines(folded, members)
    yield from lines
    if works:
        yield Listed(works, "Project", head)


def _parted(folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The last two works of a list behind its head, where each is whole: 甲坪中心和乙湾新城."""
    at = folded.rfind("和", start, end)
    return ((start, at), (at + 1, end)) if WORKS.search(folded[start : max(at, start)]) else ((start, end),)


def _near(spans: Sequence[Span], match: re.Match[str]) -> list[Span]:
    """Of spans in order, those that a list which ends at a match may hold."""
    # What begins further back than twice the reach ends before it: no name is that long.
    first, last = (bisect_left(spans, (at, 0)) for at in (match.start() - 2 * REACH, match.end()))
    return [(a, b) for a, b in spans[first:last] if b > match.start() - REACH]


def _pieces(match: re.Match[str], joints: str) -> tuple[Span, ...]:
    """The members of a list behind its head, the group `list`, parted by these characters."""
    start = match.start("list")
    return tuple((start + m.start(), start + m.end()) for m in re.finditer(f"[^{joints}]+", match["list"]))


def _are_chained(folded: str, match: re.Match[str], members: Sequence[Span]) -> bool:
    """Whether 产业链 ends a list of trades, not one of chains (甲产业链、乙产业链) nor their head's title."""
    return (
        not folded.startswith(("链", "长"), match.end()) and "链" not in folded[members[0][0] : match.start()]
    )


def _listed(folded: str, match: re.Match[str], spans: Sequence[Span]) -> Iterator[Listed]:
    """The list before a head word, if there is one."""
    head, kind = match["head"], _heads()[match["head"]]
    is_open = bool(match["etc"] or match["count"])
    if not (is_open or kind in LINES or head in _CLOSED_HEADS) or match["kind"].endswith(_TOURED):
        return
    attached = kind == "Project" and match["kind"].endswith("配套")
    if attached or (kind == "Project" and is_part(folded, match.start(), match.start(), REACH)):
        return
    end = match.start() if is_open else match.start("kind")
    members = _members(folded, end, _near(spans, match), SPOILING.get(kind, SHARED))
    told = kind in LINES and (
        "都市圈" in match["kind"] or (members and ends_told(folded[slice(*members[0])]))
    )
    told = told or (kind == "Project" and any(_is_named_alone(folded[a:b]) for a, b in members))
    alone = len(members) == 1 and not (match["etc"] and told)
    plain = is_open or kind == "Industry" or match["kind"] in _CLOSED_KINDS
    plain = plain and (is_open or head != "产业链" or not members or _are_chained(folded, match, members))
    if not members or alone or not plain:
        return
    if kind in LINES and not is_open:
        members = closed_lines(folded, match, members)
    members = with_places_between(folded, members) if kind in LINES else members
    if not members or _counts_kinds(folded, match, members[0]):
        return
    led_to = kind in LINES and are_led_to(folded, match.end(), members)
    if led_to or (kind == "MetropolitanArea" and not all(_is_centre(folded[a:b]) for a, b in members)):
        return
    wordy = head in ("领域", "行业") and any(b - a > 7 for a, b in members)
    if head in ("项目", "工程"):
        lines, members = parted_lines(folded, members)
        yield from lines
    by_investors = _INVESTORS.search(match["kind"]) is not None
    of_trades = head == "项目" and match["kind"].endswith("产业") and not {"重", "批"} & set(match["kind"])
    of_trades = of_trades and not any(
        WORKS.search(folded, a, b) or folded.find("年产", a, b) >= 0 for a, b in members
    )
    of_trades = (of_trades and not match["count"]) or (head == "项目" and _are_trades(folded, members))
    if kind == "Industry" and not is_open:
        members = _without_etc(folded, members)
    counted = folded[match.end("count") - 1] == "家" or match["kind"].startswith(("一批", "一大批"))
    counted = counted or _COUNTED_BEHIND.match(folded, match.end()) is not None
    if members:
        yield Listed(members, "Industry" if of_trades else kind, head, by_investors, wordy, counted)


def _counts_kinds(folded: str, match: re.Match[str], first: Span) -> bool:
    """Whether kinds of things are listed, not things: 53个央地合作、银企合作等项目, 化工、医药五大基地."""
    numbered = folded[first[0]] == "个" and folded[first[0] - 1 : first[0]].isdigit()
    of_sports = match["head"] == "项目" and match["kind"].endswith(_SPORTS)
    return numbered or of_sports or (match["head"] == "基地" and match["count"].endswith("大"))


def _is_named_alone(works: str) -> bool:
    """Whether what alone stands for many works has a name of its own: 甲坪特高压电缆, 年产3万吨铝箔."""
    placed = works.startswith("年产") or any(gazetteer().find(works[:size]) for size in (2, 3, 4))
    return len(works) >= _NAMED_ALONE and (placed or is_new_word(works))


def _are_trades(folded: str, members: Sequence[Span]) -> bool:
    """Whether works are told by their trades alone: 签约新材料、现代农业、农旅等项目18个."""
    return len(members) > 2 and all(_PLAIN_TRADE.fullmatch(folded, a, b) for a, b in members)


def _without_etc(folded: str, members: tuple[Span, ...]) -> tuple[Span, ...]:
    """甲、乙等丙县传统产业 are 甲 and 乙; 甲、乙等丙产业 are the one trade 丙, of which they are parts."""
    start, end = members[-1]
    etc = folded.find("等", start + 1, end - 1)
    if etc < 0:
        return members
    size = next((n for n in (2, 3, 4) if gazetteer().find(folded[etc + 1 : etc + 1 + n])), 0)
    return (*members[:-1], (start, etc)) if size else ()


def _members(
    folded: str, end: int, known: Sequence[Span], spoilt: re.Pattern[str] = SHARED
) -> tuple[Span, ...]:
    """Give the members that end at `end`, parted by 、 and the like; the first begins at its left edge."""
    reach = max(0, end - REACH)
    wall = max((m.end() for m in _WALL.finditer(folded, reach, end)), default=reach)
    wall = max((m.end() for m in _EARLIER.finditer(folded, wall, end)), default=wall)
    joints = [
        joint.span()
        for joint in _JOINT.finditer(folded, wall, end)
        if not any(a <= joint.start() and joint.end() <= b for a, b in known)
        and not _in_brackets(folded, wall, joint.start())
    ]
    if spoilt is SPOILING["Project"]:
        joints = [joint for joint in joints if not _is_within_works(folded, joint, end)]
    ends = [*(a for a, _ in joints), end]
    builders = BUILDERS if spoilt is SPOILING["Project"] else frozenset()
    worked = _WORKED.search(folded, wall, ends[0]) if builders else None
    tail = worked.start() if worked else ends[0]
    first = left_edge(folded, (tail, ends[0]), known, Limits(floor=wall, builders=builders))
    of_lines = spoilt is SHARED or folded[first - 1 : first] in ("至", "—")
    first = through(folded, first, known) if of_lines else first
    first = with_figure(folded, first) if spoilt is SPOILING["Project"] else first
    if spoilt is SPOILING["Project"] and _OF_PLACE_WHOLE.fullmatch(folded, wall, ends[0]):
        first = next((wall for a, b in known if a == wall and b < first), first)
    spans = list(zip((first, *(b for _, b in joints)), ends, strict=True))
    spans = _behind_phrase(folded, spans) if of_lines else [(_behind_sum(folded, a, b), b) for a, b in spans]
    if spoilt is SPOILING["Enterprise"]:
        spans = [s for s in spans if folded[slice(*s)] not in words("leading")]  # 现代 among car makers
    if any(_is_no_member(folded[a:b], spoilt) for a, b in spans[1:]):
        return ()
    if spoilt is SPOILING["Project"] and folded.endswith(_FIRM_ENDS, 0, spans[0][1]):
        return ()
    if spoilt is SPOILING["Enterprise"]:
        spans = [(trimmed_start(folded, a, b, "Enterprise"), b) for a, b in spans]
    spans = [_without_note(folded, a, b) for a, b in spans]
    return tuple((a, b) for a, b in spans if b - a >= 2 and _ELEMENT.fullmatch(folded[a:b]))


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


def _behind_rank_and_sum(folded: str, start: int, end: int) -> int:
    ranked = _RANKED.match(folded, start, end)
    return _behind_sum(folded, ranked.end() if ranked else start, end)


def _behind_sum(folded: str, start: int, end: int) -> int:
    """28亿元高标准建设甲物流城 is 甲物流城: what stands behind the sum that a name seems to begin with."""
    paid = _PAID.match(folded, start, end)
    return paid.end() if paid and end - paid.end() >= 3 else start


def _without_note(folded: str, start: int, end: int) -> Span:
    """Leave out what brackets say of a company's owners: 甲坪有限公司(全资), and the verb before it."""
    note = _HELD.search(folded, start, end)
    start += 2 * (folded.startswith(("新建", "续建"), start) and end - start >= 8)
    has = folded.startswith("有", start) and folded[start - 2 : start] in ("旗下", "设", "拥")
    return start + has, note.start() if note else end


def _is_no_member(text: str, spoilt: re.Pattern[str]) -> bool:
    if spoilt.search(text):
        return True
    word = text in _boundaries() and not (spoilt is SHARED and gazetteer().find(text))  # 合作
    return word or text.count("“") != text.count("”") or "的" in _QUOTED.sub("", text)


def _in_brackets(folded: str, wall: int, position: int) -> bool:
    opened = (folded.count(sign, wall, position) for sign in "(“")
    closed = (folded.count(sign, wall, position) for sign in ")”")
    return any(a > b for a, b in zip(opened, closed, strict=True))


def _stations(folded: str) -> Iterator[Listed]:
    """站点为甲站、乙站和丙站: here the list stands behind its head; of 经甲坪、乙湾 what are towns."""
    for match in _STATIONS.finditer(folded):
        yield Listed(_pieces(match, "、和及"), "Place", "车站")
    for match in _PASSED.finditer(folded) if "经" in folded else ():
        towns = tuple((a, b) for a, b in _pieces(match, "、和及") if _is_town(folded[a:b]))
        if towns:
            yield Listed(towns, "Place", "车站")


def _is_town(text: str) -> bool:
    return bool(township_of(text)) and not (is_word(text) or gazetteer().find(text))


def _is_centre(text: str) -> bool:
    """Whether a metropolitan area may be called so: a short word or a place."""
    return len(text) <= 4 or bool(gazetteer().find(text))
