"""Lists under one head word: 甲、乙、丙等企业; 郑焦、洛济焦产业带. What stands in the list is of the head's kind. 列举。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.finders.edges import Limits, is_new_word, is_particular, left_edge, through
from loaders.finders.places import Setting
from loaders.mention import Mention
from ontology.places import gazetteer
from ontology.words import words

_COUNT = r"(?:[\d一二三四五六七八九十百多]+(?:余|多)?(?:个|家|条|座|项|大|处|所|类|种|对|只|支|位|款))?"
_KIND = (
    r"(?:重点|重大|主要|龙头|骨干|知名|高新技术|科技|外资|内资|合资|民营|本土|上市|配套|标志性|一批|连接性|"
    r"支撑性|战略性|特色|优势|主导|支柱|新兴|未来|传统|"
    r"战略性新兴|先进制造|都市圈|两大|三大|跨市|跨省|跨区域|核心|关键|千亿级|百亿级|工业|产业|农业|民生|"
    r"交通|水利|能源|基础设施|园区|技改|建设|跨境|物流|的|等|现代|高端|绿色|上下|客|货|新)*"
)
HEADS: Mapping[str, str] = {
    "企业": "Enterprise", "公司": "Enterprise", "厂商": "Enterprise", "车企": "Enterprise", "集团": "Enterprise",
    "项目": "Project", "工程": "Project", "园区": "IndustrialPark", "产业园": "IndustrialPark", "基地": "IndustrialPark",
    "产业集群": "Industry", "产业链": "Industry", "产业": "Industry", "行业": "Industry", "领域": "Industry",
    "高速公路": "Expressway", "高速": "Expressway", "高铁": "Railway", "铁路": "Railway", "城际铁路": "Railway", "轨道交通线": "Railway",
    "轨道交通": "Railway", "客运专线": "Railway", "铁路客运专线": "Railway", "城际": "Railway",
    "快速通道": "Road", "快速路": "Road", "产业带": "IndustrialBelt", "都市圈": "MetropolitanArea", "科创走廊": "InnovationCorridor",
    "高校": "University", "院校": "University", "大学": "University", "医院": "Hospital",
    "城市": "Place", "市县": "Place", "地市": "Place", "区县": "Place", "县区": "Place", "县市": "Place", "客站": "Place", "车站": "Place", "站点": "Place",
    "站": "Place", "街道": "Township", "乡镇": "Township",
}  # fmt: skip
"""What a head word says of the things listed before it."""
LINES = frozenset(
    {"Expressway", "Railway", "Road", "IndustrialBelt", "MetropolitanArea", "InnovationCorridor"}
)
"""Here the list's members lack their kind: 郑焦、洛济焦产业带 are 郑焦产业带 and 洛济焦产业带."""
_HEAD = re.compile(
    rf"(?P<etc>等)?(?P<count>{_COUNT})(?P<kind>{_KIND})"
    rf"(?P<head>{'|'.join(sorted(HEADS, key=len, reverse=True))})"
)
_WORKS = re.compile(r"(?:[一二三]期|园|基地|工程|厂|线|中心|项目|电站|改造|扩建)$")
_NOT_AFTER = re.compile(
    r"园|带|基地|社区|城|链条|集聚|化|工人|结构|政策|基金|联盟|研究|大会|协会|工程|新城|体系|布局|生态|转移|"
    r"扶贫|帮扶|兴旺|技术|孵化|大道|项目|主管|协同|资源|总部|家|主"
)
_JOINT = re.compile(r"、|以及|及|和|与(?!会)")
_ELEMENT = re.compile(r"[\u4e00-\u9fffA-Za-z\d()“”—\-·.+]+")
_STATIONS = re.compile(
    r"(?:站点|车站|客站|港口)(?:分别|依次)*(?:是|为|有|:)(?P<list>[\u4e00-\u9fff]{2,6}(?:(?:、|和|"
    r"及)[\u4e00-\u9fff]{2,6})+)(?=[,。;])"
)
_WALL = re.compile(r"[,。;:!?\n]")
_INDUSTRY_NOISE = re.compile(
    r"^(?:大力|着力|加快|重点|积极|做强|做大|做优|壮大|培育|发展|聚焦|围绕|打造|涵盖|布局|推动|的|了)+|"
    r"(?:为主导|为主|等)$"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The members of one list, as spans in order, and the kind its head says they are."""

    spans: tuple[tuple[int, int], ...]
    type: str
    head: str
    by_investors: bool = False
    too_wordy: bool = False


@cache
def _boundaries() -> frozenset[str]:
    return words("boundaries") | words("leading")


def _members(folded: str, end: int, known: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Give the spans of the coordinated members that end at `end`: parted by 、 and the like, the first by its left edge."""
    wall = max((m.end() for m in _WALL.finditer(folded, max(0, end - 240), end)), default=max(0, end - 240))
    cuts = [end]
    for joint in _JOINT.finditer(folded, wall, end):
        if not any(a < joint.start() and joint.end() < b for a, b in known) and not _in_brackets(
            folded, wall, joint.start()
        ):
            cuts += [joint.start(), joint.end()]
    cuts.sort()
    first_end = cuts[0]
    first = through(folded, left_edge(folded, (first_end, first_end), known, Limits(floor=wall)), known)
    spans = [(first, first_end), *zip(cuts[1::2], cuts[2::2], strict=True)]
    texts = [folded[a:b] for a, b in spans]
    if any(text in _boundaries() or text.count("“") != text.count("”") or "的" in text for text in texts[1:]):
        return ()
    return tuple((a, b) for a, b in spans if b - a >= 2 and _ELEMENT.fullmatch(folded[a:b]))


def _in_brackets(folded: str, wall: int, position: int) -> bool:
    return folded.count("(", wall, position) > folded.count(")", wall, position) or folded.count(
        "“", wall, position
    ) > folded.count("”", wall, position)


def find_lists(folded: str, known: Sequence[Mention]) -> Iterator[Listed]:
    """Find lists by their head words; a list without 等 or a number needs a head that its members share.

    >>> text = "引进甲坪电器、乙湾树脂等企业"
    >>> [[text[a:b] for a, b in found.spans] for found in find_lists(text, [])]
    [['甲坪电器', '乙湾树脂']]
    """
    spans = [(m.start, m.end) for m in known]
    for match in _HEAD.finditer(folded):
        kind = HEADS[match["head"]]
        open_list = bool(match["etc"] or match["count"])
        if (
            not open_list and kind not in LINES and match["head"] not in ("产业", "产业集群")
        ) or _NOT_AFTER.match(folded, match.end()):
            continue
        near = [(a, b) for a, b in spans if b > match.start() - 240 and a < match.end()]
        members = _members(folded, match.start() if open_list else match.start("kind"), near)
        if len(members) == 1 and not (match["etc"] and kind in LINES and "都市圈" in match["kind"]):
            continue
        if members and (open_list or match["kind"] in ("", "的", "两大") or kind == "Industry"):
            if match["head"] == "项目" and match["kind"].endswith("产业"):
                kind = "Industry"
            wordy = match["head"] in ("领域", "行业") and any(b - a > 7 for a, b in members)
            yield Listed(
                members,
                kind,
                match["head"],
                re.search("外资|内资|合资|民营", match["kind"]) is not None,
                wordy,
            )
    for match in _STATIONS.finditer(folded):
        start = match.start("list")
        pieces = re.split(r"(、|和|及)", match["list"])
        ends = [start + len("".join(pieces[: i + 1])) for i in range(len(pieces))]
        yield Listed(
            tuple((e - len(p), e) for p, e in zip(pieces, ends, strict=True) if p not in "、和及"),
            "Place",
            "站点",
        )


def _covers(mention: Mention, start: int, end: int, kind: str) -> bool:
    """Whether a mention of its own already names a list's member: all of it, or in a list of lines its end or beginning."""
    whole = mention.start <= start + 1 and mention.end >= end
    line = kind in LINES and mention.type in LINES and (mention.end == end or mention.start == start)
    return line or (whole and not (kind in LINES and mention.type not in LINES))


def _listed_place(start: int, end: int, text: str, kind: str, where: Setting) -> Mention:
    """A station or town of a list: 商洛西 is 商洛; where the gazetteer has several, the nearest."""
    for form in (text, re.sub(r"[东西南北]?站?$", "", text)):
        places = gazetteer().find(form)
        if places:
            place = min(places, key=lambda p: (where.nearness(p), not p.current))
            return Mention(start, end, place.level, place.name, place.code, finder="list")
    return Mention(start, end, kind, text, finder="list")


def mentions_of(folded: str, listed: Listed, taken: Sequence[Mention], where: Setting) -> list[Mention]:
    """Give the members of a list as mentions, but for those that are mentions of their own already."""
    found = []
    for start, end in listed.spans:
        text = folded[start:end]
        if any(_covers(m, start, end, listed.type) for m in taken) or (
            listed.type in LINES and text.endswith("段")
        ):
            continue
        if listed.type == "Project" and listed.by_investors and not _WORKS.search(text):
            found.append(Mention(start, end, "Enterprise", text, finder="list"))
            continue
        if listed.type == "Industry":
            noise = _INDUSTRY_NOISE.match(text)
            start += noise.end() if noise and noise.start() == 0 else 0
            text = _INDUSTRY_NOISE.sub("", text)
            if 2 <= len(text) <= 12 and not listed.too_wordy and text not in words("generic_industries"):
                found.append(Mention(start, start + len(text), "Industry", text, finder="list"))
        elif listed.type in LINES:
            if 2 <= len(text) <= 14:
                found.append(
                    Mention(
                        start,
                        end,
                        listed.type,
                        text if text[-1] == listed.head[-1] else text + listed.head,
                        finder="list",
                    )
                )
        elif listed.type in ("Place", "Township"):
            if len(text) <= 6:
                found.append(_listed_place(start, end, text, listed.type, where))
        elif is_particular(text) and (is_new_word(text) or listed.type != "Enterprise" or len(text) >= 4):
            found.append(Mention(start, end, listed.type, text, finder="list"))
    return found
