"""Lists under one head word: what stands in the list is of the head's kind. 列举。

甲、乙、丙等企业 are companies; 郑汴、郑汴许产业带 are 郑汴产业带 and 郑汴许产业带.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.edges import Span
from loaders.finders.ends import ends_told, township_of
from loaders.finders.kinds import is_part
from loaders.finders.list_members import behind_sum, members_before
from loaders.finders.listed import FIRMS_REACHED, LINES, REACHED, WORKS, WORKS_OF_TRADE, Listed
from loaders.finders.listed_lines import REACH, are_led_to, closed_lines, parted_lines, with_places_between
from loaders.finders.no_lists import NO_LIST_BEFORE, NOT_AFTER
from loaders.finders.stems import is_new_word
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from loaders.segment import is_word
from ontology.places import gazetteer
from ontology.words import table, words

_FIGURES = "一二两三四五六七八九十百多"
_COUNT = (
    rf"(?:(?!一家)[\d{_FIGURES}]{{1,8}}(?:余|多)?(?:个|家|户|条|座|项|大|处|所|类|种|对|只|支|位|款)"
    r"|[\d百千万]{1,5}亿元?级|(?<=等)[\d.]{1,6}(?:余|多)?公里|(?<=等[近约超逾])[\d.]{1,6}(?:余|多)?公里)?"
)
_FIRMS_KIND = (
    r"(?<=[\d两三四五六七八九十百多余][家户])(?:(?:世界|财富|中国|民营)\d{3}强)?"
    r"[\u4e00-\u9fff]{0,6}?(?=企业|公司)"
)
"""What may describe companies that are counted: 甲、乙两家休闲食品企业."""
_COUNTED_BEHIND = compiled(r"(?:共|达|近|超过?|累计)?\d+余?多?家")
"""How companies are counted behind their head: 甲、乙等纺织企业21家."""
_SOME_FIRMS_KIND = r"一大?批(?:[\u4e00-\u9fff]{2,6}、){0,4}[\u4e00-\u9fff\d]{0,20}?(?=企业|公司)"
"""What may describe companies of which there are some: 甲、乙等一批世界500强企业."""
_SETTLED = compiled(r"(?:入驻|进驻|落户|引进|引入|招引|吸引|集聚|汇聚|聚集|涌现)[了有出着]?$")
"""What stands before companies that have come to a zone: 入驻甲坪、乙湾、丙川等企业."""
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
_FIRMS_OF_TRADE = (
    r"(?<=等)(?!业务|产品|服务的|相关)[\u4e00-\u9fff]{1,6}?"
    r"(?=企业|公司|厂商|主机厂|整车厂|整机厂|供应商|车企|药企)"
)
"""What may describe companies of a list: 甲、乙等快递企业."""
_MADE_BY = r"(?<=[条个大])(?:农副?产品)?(?:加工|制造)(?=产业链)"
"""What chains of a list do: 甲、乙等6条加工产业链."""
_CLOSED_HEADS = ("产业", "产业集群", "产业链")
"""Heads that make a list of what stands before them even without 等 or a number, as those of lines do."""
_SPORTS = ("比赛", "竞技", "竞赛", "运动", "健身", "娱乐", "表演")
"""What 项目 are that nobody builds."""
_CLOSED_KINDS = ("", "的", "两大")
_INVESTORS = compiled("外资|内资|合资|民营")
_STATIONS = compiled(
    r"(?:站点|车站|客站|港口|个站|(?<=\d)站)(?:\d{1,2}[座个])?(?:,?(?:分别|依次))*(?:是|为|有|:)"
    r"(?P<list>[\u4e00-\u9fff]{2,6}(?:[、和及][\u4e00-\u9fff]{2,6})+)(?=[,。;])"
)
_PASSED = compiled(
    r"(?:途[经径]|向[东西南北]{1,2}经|,经)(?P<list>[\u4e00-\u9fff]{2,5}(?:[、和及][\u4e00-\u9fff]{2,5})+)(?=[,。;])"
)
"""The places that a line passes."""
_SIGN = r"(?!等[\d一二三四五六七八九十]+[个项])(?:\([^()、,。;\n]*\)|[^,。;:、()\n])"
_AHEAD_HEAD = compiled(
    r"(?:(?:的|重点|重大|公路|铁路|高速|[台外内][资企]|工业|新建|续建|在建|产业|签约|开工|动工|竣工|投产|复工|招商)(?P<head>项目|工程|场景)”?(?:主要|分别|既|共|,(?=分别))?(?:有|包括|包含|分别[是为有]|是:|为:):?"
    r"|(?P<counted>项目|工程)(?:(?:共|有|达|共有|达到)?[\d一二三四五六七八九十]+[个项](?:,?(?:估算|计划|概算|年度|完成)*总?投资约?[\d.]+[万亿]元)*,?|[^,。;:、的]{2,14},(?=主要)|,(?=(?:包括|分别[是为]|具体[是为]):))(?:具体|分别|主要|即|它们|依次)*(?:是|为|有|包括|即)?:?\(?(?<=[是为有括:即(]))"
    rf"(?P<list>(?:{_SIGN}){{4,30}}(?:、(?:{_SIGN}){{3,30}}?)+)"
    r"(?=等(?:共计?|一共)?[\d一二三四五六七八九十]+[个项]|等,(?:涉及|涵盖|总|计划|预计|分布|覆盖)|等?\)|等[\u4e00-\u9fff]{2,12}(?:项目|工程)\d+个|等?[。;]|,(?:路线|线路|总|全长|里程|完成|累计|合同|协议|计划))"
)
"""A list whose head stands before it: 竣工的项目有甲、乙等11个."""
_RANKED = compiled(r"(?:国家|[省市县区])级?(?:重点|重大)(?:项目|工程)(?=.{3})")
"""How works of a list are ranked before their names: 市重点项目甲坪电机."""
_TOURED = ("考察", "走访", "调研", "参观")
"""What parts a list from a head that is not its own: 深圳等地考察企业."""
_PLAIN_TRADE = compiled(
    r"(?:现代|特色|新型|高端|智能|绿色|生物)?[\u4e00-\u9fff]{0,4}(?:材料|能源|农业|加工|农旅|文旅|旅游|康养|制造|装备|信息|电子|医药|化工"
    r"|食品|服装|纺织|建材|物流|商贸|养殖|种植|机械|汽配|卫浴|轻工|环保|食用菌|中药材|集成电路|半导体|光伏|储能|氢能)"
)
"""A line of trade that is no work: 新材料, 农旅."""
_NAMED_ALONE = 6


@cache
def _heads() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("list_heads", 2)}


@cache
def _pattern() -> re.Pattern[str]:
    describing, heads = words("describing"), _heads()
    described = rf"(?:(?=[{_first_signs(describing)}])(?:{any_of(describing)})){{0,6}}"
    firms, works = f"{_FIRMS_KIND}|{_SOME_FIRMS_KIND}|{_FIRMS_OF_TRADE}", f"{_WORKS_KIND}|{_WORKS_OF_KIND}"
    kind = f"{described}|{firms}|{works}|{WORKS_OF_TRADE}|{_WORKS_PRAISED}|{_MADE_BY}"
    # A glance at one character passes over most places.
    begins = rf"(?:(?=[等共这,\d{_FIGURES}{_first_signs((*describing, *heads))}])|(?<=[家个等]))"
    return compiled(
        rf"{begins}(?P<etc>等(?:在内的)?|,?这(?=[\d两三四五六七八九十]))?(?:共计?(?=\d))?(?:(?<=[等的])[近约超逾])?(?P<count>{_COUNT})(?P<kind>{kind})(?<!产业(?=发展[带轴]))(?P<head>{any_of(heads)})(?!类(?!型))"
    )


def _first_signs(forms: Iterable[str]) -> str:
    return "".join(sorted({form[0] for form in forms}))


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
    for pattern, kind, head, own in (
        (REACHED, "Project", "项目", ""),
        (FIRMS_REACHED, "Enterprise", "企业", "Enterprise"),
    ):
        for match in finds(pattern, folded):
            members = members_before(folded, match.start(), _near(spans, match), own)
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
    if not _may_head_list(folded, match):
        return
    head, kind, is_open = match["head"], _heads()[match["head"]], _is_open(match)
    end = match.start() if is_open else match.start("kind")
    members = members_before(folded, end, _near(spans, match), kind)
    if not members or not _makes_list(folded, match, members):
        return
    if kind in LINES:
        members = members if is_open else closed_lines(folded, match, members)
        members = with_places_between(folded, members)
    if not members or _lists_others(folded, match, members):
        return
    wordy = head in ("领域", "行业") and any(b - a > 7 for a, b in members)
    if head in ("项目", "工程"):
        lines, members = parted_lines(folded, members)
        yield from lines
    if head == "项目" and _are_of_trades(folded, match, members):
        kind = "Industry"
    elif kind == "Industry" and not is_open:
        members = _without_etc(folded, members)
    if members:
        by_investors = _INVESTORS.search(match["kind"]) is not None
        yield Listed(members, kind, head, by_investors, wordy, _is_counted(folded, match, members))


def _is_open(match: re.Match[str]) -> bool:
    """Whether 等 or a number says that a list stands before the head."""
    return bool(match["etc"] or match["count"])


def _may_head_list(folded: str, match: re.Match[str]) -> bool:
    kind = _heads()[match["head"]]
    if not (_is_open(match) or kind in LINES or match["head"] in _CLOSED_HEADS):
        return False
    if match["kind"].endswith(_TOURED):
        return False
    attached = kind == "Project" and match["kind"].endswith("配套")
    return not (attached or (kind == "Project" and is_part(folded, match.start(), match.start(), REACH)))


def _makes_list(folded: str, match: re.Match[str], members: Sequence[Span]) -> bool:
    """Whether there are enough members, or one that is told by its name, and the head is theirs."""
    kind, is_open = _heads()[match["head"]], _is_open(match)
    if len(members) == 1 and not (match["etc"] and _is_told_alone(folded, match, members[0])):
        return False
    if not is_open and kind != "Industry" and match["kind"] not in _CLOSED_KINDS:
        return False
    return is_open or match["head"] != "产业链" or _are_chained(folded, match, members)


def _is_told_alone(folded: str, match: re.Match[str], member: Span) -> bool:
    """Whether one member before 等 is a name by itself: works with a name, a line told by its ends."""
    kind, name = _heads()[match["head"]], folded[slice(*member)]
    if kind in LINES:
        return "都市圈" in match["kind"] or bool(ends_told(name))
    return kind == "Project" and _is_named_alone(name)


def _lists_others(folded: str, match: re.Match[str], members: Sequence[Span]) -> bool:
    """Whether what is listed is not of the head's kind: kinds of things, lines led to, no centres."""
    kind = _heads()[match["head"]]
    if _counts_kinds(folded, match, members[0]):
        return True
    if kind == "IndustrialPark" and any(gazetteer().find(folded[a:b]) for a, b in members):
        return True  # 甲坪、宜昌等工业基地 are towns
    if kind in LINES and are_led_to(folded, match.end(), members):
        return True
    return kind == "MetropolitanArea" and not all(_is_centre(folded[a:b]) for a, b in members)


def _are_of_trades(folded: str, match: re.Match[str], members: Sequence[Span]) -> bool:
    """Whether works are told by their trades: 新材料、农旅等项目18个, 甲、乙等服务业项目."""
    if _are_trades(folded, members):
        return True
    if match["count"] or not match["kind"].endswith("产业") or {"重", "批"} & set(match["kind"]):
        return False
    return not any(WORKS.search(folded, a, b) or folded.find("年产", a, b) >= 0 for a, b in members)


def _is_counted(folded: str, match: re.Match[str], members: Sequence[Span]) -> bool:
    """Whether companies are counted, before their head or behind it, are called some or have settled."""
    if folded[match.end("count") - 1] == "家" or match["kind"].startswith(("一批", "一大批")):
        return True
    first = members[0][0]
    settled = len(members) > 2 and _SETTLED.search(folded, max(0, first - 4), first) is not None
    return settled or _COUNTED_BEHIND.match(folded, match.end()) is not None


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


def _behind_rank_and_sum(folded: str, start: int, end: int) -> int:
    ranked = _RANKED.match(folded, start, end)
    return behind_sum(folded, ranked.end() if ranked else start, end)


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
