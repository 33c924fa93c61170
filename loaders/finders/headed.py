"""Names that end in a word of their kind: …有限公司, …产业带, …都市圈, …座谈会. 以类名结尾的专名。

The endings are declared in `ontology/classes`; where a name begins is `edges.py`'s business.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from loaders.expressions import compiled
from loaders.finders.beginnings import trimmed_start, with_figure
from loaders.finders.behind_firms import behind_firm
from loaders.finders.brands import BANKS
from loaders.finders.candidate import PLANTS, Candidate
from loaders.finders.candidates import (
    ANYWHERE_FOREIGN,
    BRAND_SIZES,
    BUILDERS,
    is_brand_of_place,
    is_name,
    is_sized_works,
)
from loaders.finders.clauses import clause_start
from loaders.finders.edges import Limits, Span, left_edge
from loaders.finders.endings import Ending, find_endings
from loaders.finders.ends import through
from loaders.finders.headed_lines import line_of_works, line_start
from loaders.finders.headed_meetings import meeting_start
from loaders.finders.kinds import ZONE_ENDS
from loaders.finders.post_words import posts
from loaders.finders.spoken import may_speak_of_firm, speaks_of_building
from loaders.finders.tails import with_tail
from loaders.mention import Mention
from loaders.segment import is_word
from ontology.words import words

_UNWALLED = ("Enterprise", "Project", "Meeting")
"""Top classes whose names may run over a place or body: 甲坪(郑州)有限公司."""
_COMMITTEES = ("管委会", "党工委", "工委", "管理委员会")
"""What a park that is a zone of its own has: 甲市空港工业园区管委会."""
_OF_ZONE = compiled(r"(?:新|港|园|开发|保税|度假|示范|合作|试验|集聚|工业|高新|经济)区管理委员会$")
"""What the committee is of whose posts are the zone's own: 甲坪新区管理委员会."""
_CENTRAL_BANK = ("人民银行", "中国人民银行")
"""The bank that governs the others, whose branches are no companies."""
_PER_YEAR = compiled(r"[年日](?:生?产|处理|加工)\d")
_FUNCTION_WORDS = tuple("由与和向为被对经将")
_HOUSED = ("Hospital", "School", "PublicInstitution", "ResearchInstitute")
"""Bodies that are works where it is told that they are built: 甲坪中学."""
_OF_SCHOOLS = (
    ("医院", "Hospital"),
    *((end, "ResearchInstitute") for end in ("研究院", "研究所", "中心", "实验室", "工作站")),
)
"""What a school has that is no school itself, by the end of its name."""
_OF_LEVEL = compiled(r"(?<![\u4e00-\u9fff])[省市县区州]$|(?<=[向由经据])[省市县区州]$")
"""The bare level that an office of a campaign is of: 市“某某行动”办公室."""
_AT = ("位于", "坐落于", "坐落在", "落户", "入驻", "选址", "起于", "起自", "始于", "止于", "终于")
"""What an address stands behind."""
_NAMED_IN_QUOTES = compiled(r"(?:设立|成立|建立|组建|挂牌|揭牌|授牌|共建|创建|建成|创办)了?$")
"""What stands before quotes that hold the name of a body."""
_PLAIN = compiled(r"[\u4e00-\u9fff·]{4,30}")
_FROM_TO = ("至", "—")
"""What parts the ends of a line in the name of its works: 甲坪至乙湾公路改造工程."""
_OF_LINES = ("Project", "Meeting")
"""What may be named after a line that is told by its ends: its works, and the ceremony that begins them."""


def find_headed(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find names by their endings. `known` are places, quoted names and bodies found before, in order.

    >>> [(m.name, m.type) for m in find_headed("加快建设京雄高铁,推进甲坪有限公司扩产", [])]
    [('京雄高铁', 'Railway'), ('甲坪有限公司', 'Enterprise')]
    """
    spans = [(m.start, m.end) for m in known]
    starts = [a for a, _ in spans]
    found = []
    for head, ending in find_endings(folded):
        first = max(0, bisect_right(starts, head - 60) - 1)
        near = spans[first : bisect_right(starts, head + len(ending.text))]
        mention = _name(folded, head, ending, near)
        if mention is not None:
            found.append(mention)
    return found


def _name(folded: str, head: int, ending: Ending, known: Sequence[Span]) -> Mention | None:
    whole, behind = ending.top, head + len(ending.text)
    end = with_tail(folded, behind, whole)
    if end is None or _has_zones_post(folded, behind):
        return None
    if whole == "Place" and any(a < head and end <= b for a, b in known):
        return None  # neither 深圳市南山区 nor 南山区委 has a 山区
    if (
        ending.told
        and whole == "Enterprise"
        and end == behind
        and not _may_be_told(folded, head, ending, known)
    ):
        return None
    start = _start(folded, (head, behind), whole, known)
    if (start == head and whole != "Project") or (whole == "Meeting" and folded.startswith("向", head - 1)):
        return None  # 代表县委向大会作报告
    start = _from_quote(folded, trimmed_start(folded, start, head, whole), end, whole)
    candidate = Candidate(folded, start, end, head, ending, folded[start:head], known)
    behind_zone = whole == "Project" and folded.endswith(ZONE_ENDS, 0, start)
    if behind_zone and not is_name(candidate):
        candidate = _with_zone(candidate)
        start = candidate.start
    named = is_brand_of_place(candidate) or is_name(candidate) or is_sized_works(candidate)
    if not named or (whole == "Enterprise" and _runs_over(candidate)) or folded.startswith("号线", start):
        return None  # 号线 is what is left of 地铁1号线
    start = _behind_address(folded, start, head, known) if whole == "Project" else start
    start = with_figure(folded, start) if whole == "Project" else start
    return _called(folded, (start, head, end), ending)


def _has_zones_post(folded: str, end: int) -> bool:
    """Whether the committee of a zone ends here and a post of it follows, which is the zone's own."""
    of_zone = _OF_ZONE.search(folded, max(0, end - 9), end) is not None
    return of_zone and posts()[0].match(folded, end) is not None


def _from_quote(folded: str, start: int, end: int, whole: str) -> int:
    """Where a body's name begins that quotes hold as a whole: 设立“某某工作室甲坪工作站”."""
    quote = folded.rfind("“", 0, start) if whole == "Organization" and folded.startswith("”", end) else -1
    told = _NAMED_IN_QUOTES.search(folded, max(0, quote - 4), quote) if quote >= 0 else None
    plain = told is not None and _PLAIN.fullmatch(folded, quote + 1, end) is not None
    return quote + 1 if plain else start


def _behind_address(folded: str, start: int, head: int, known: Sequence[Span]) -> int:
    """Where works begin behind the places of an address: 位于武汉市黄陂区甲坪工业园."""
    if not folded.endswith(_AT, 0, start):
        return start
    first = next((b for a, b in known if a == start and b < head), start)
    second = next((b for a, b in known if a == first > start and b < head), start)
    return second if head - second >= 2 and not is_word(folded[second:head]) else start


def _called(folded: str, span: tuple[int, int, int], ending: Ending) -> Mention:
    """The mention of a name that starts, has its ending and ends here; works told by two ends are a line."""
    start, _, end = span
    name = folded[start:end]
    line = line_of_works(folded, span, ending.text) if ending.top == "Project" else None
    if line is not None:
        return line
    if ending.top == "Enterprise" and name[:2] in BANKS and name.endswith(("分行", "支行")):
        name = BANKS[name[:2]] + name[2:]
    if name.startswith(_CENTRAL_BANK):
        return Mention(start, end, "GovernmentOrgan", name, finder="headed")
    return Mention(start, end, _kind(folded, start, end, ending), name, finder="headed")


def _kind(folded: str, start: int, end: int, ending: Ending) -> str:
    """The class of a name with this ending, by what stands in it and around it."""
    name, kind = folded[start:end], ending.kind
    if kind == "University":
        kind = next((kind for last, kind in _OF_SCHOOLS if name.endswith(last)), kind)
    if kind == "Facility" and name.endswith("中心") and posts()[0].match(folded, end):
        return "PublicInstitution"
    if kind == "IndustrialPark" and folded.startswith(_COMMITTEES, end):
        return "FunctionalZone"
    housed = kind in _HOUSED or (kind == "Enterprise" and name.endswith(PLANTS))
    built = name.endswith("新校区") or (housed and speaks_of_building(folded, start, end))
    return "Facility" if built else kind


def _with_zone(works: Candidate) -> Candidate:
    """The works with the zone before their kind, where they are spoken of: 甲坪港开发区防潮堤工程."""
    folded, head = works.folded, works.head
    limits = replace(Limits(0, (), *_limits("Project")), stops=())
    start = left_edge(folded, (head, head + len(works.ending.text)), works.known, limits)
    whole = replace(works, start=start, stem=folded[start:head])
    opens = start == 0 or folded[start - 1] in ",。;:、是\n"
    return whole if head - works.start >= 2 and (opens or whole.spoken_of) else works


def _runs_over(firm: Candidate) -> bool:
    """Whether a known company ends here, with a word before it that belongs to no name: 由国网供电公司.

    Nor is a company what is made in a year: 年产5万吨电池材料.
    """
    if _PER_YEAR.search(firm.stem):
        return True
    if firm.ending.text == "控股" and firm.folded.endswith("由", 0, firm.start):
        return firm.folded[firm.end : firm.end + 1] in tuple(",。;的")  # 由甲坪国际控股
    near = (firm.folded[firm.start : a] for a, b in firm.known if b == firm.end and firm.start < a)
    return any(before.endswith(_FUNCTION_WORDS) for before in near)


def _may_be_told(folded: str, head: int, ending: Ending, known: Sequence[Span]) -> bool:
    """Whether anything around may vouch for the name of a company, wherever that begins: seldom does."""
    if folded.endswith(("注册", "供需", "供求"), 0, head):
        return False  # 占甲坪铝业注册资本的60%, 企业供需信息
    low, end = clause_start(folded, head, 0), head + len(ending.text)
    return (
        ending.text.endswith("投")
        or folded.find("(", low, head) >= 0
        or folded.find(")", low, head) >= 0
        or may_speak_of_firm(folded, low, head, end)
        or any(a >= low and head - b in BRAND_SIZES for a, b in known)
        or ANYWHERE_FOREIGN.search(folded, low, head) is not None
    )


@cache
def _limits(kind: str) -> tuple[frozenset[str], tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """What names of a top class may hold, stand behind and join, as `Limits` has it."""
    return (
        words("meeting_words") if kind == "Meeting" else frozenset(("国际",) if kind == "Project" else ()),
        ZONE_ENDS if kind in ("Enterprise", "Project") else (),
        BUILDERS if kind in ("Corridor", "Project", "Organization") else frozenset(),
        ("及",) if kind in ("Project", "Meeting") else (),
    )


def _with_places_above(folded: str, start: int, known: Sequence[Span]) -> int:
    """Where a body's name begins with the places that its own lies in: 甲市乙区第一小学."""
    placed = any(a == start and folded[b - 1] in "市县区州旗" for a, b in known)
    while placed and folded[start - 1 : start] in ("省", "市", "州"):
        above = next((a for a, b in known if b == start and b - a > 2), start)
        placed, start = above < start, above
    return start


def _start(folded: str, head: Span, kind: str, known: Sequence[Span]) -> int:
    walls = () if kind in _UNWALLED else [(a, b) for a, b in known if folded[b - 1] != "年"]
    limits = Limits(0, walls, *_limits(kind))
    start = left_edge(folded, head, known, limits)
    start = behind_firm(folded, start, head[0]) if kind == "Enterprise" else start
    opening = folded.rfind("(", max(0, start - 8), start + 1)
    if kind == "Organization" and folded[start] == "“":
        start -= _OF_LEVEL.search(folded, max(0, start - 2), start) is not None
    start = _with_places_above(folded, start, known) if kind == "Organization" else start
    if folded.startswith("商会", head[0]) or folded[start] == "“":
        start = next((a for a, b in known if b == start and folded[a] != "|"), start)  # 甲省乙湾商会
    start = meeting_start(folded, start, head, known) if kind == "Meeting" else start
    inside = opening >= 0 and folded.count(")", start, head[0]) > folded.count("(", start, head[0])
    if inside or opening == start:
        # 甲坪理工(洛阳)材料研究院: what stands before the bracket begins the name.
        before = left_edge(folded, (opening, head[1]), known, limits)
        start = next((a for a, b in known if b == opening), before if inside and before < opening else start)
    if kind == "Corridor":
        return line_start(folded, start, head, known)
    airport = folded.startswith("机场", head[1] - 2)  # 甲坪—乙湾机场城际
    runs_on = kind in _OF_LINES and not airport and folded[start - 1] in _FROM_TO
    runs_on = runs_on or (kind == "MetropolitanArea" and folded[start - 1] == "—")
    return through(folded, start, known) if runs_on else start
