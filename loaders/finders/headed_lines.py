"""Lines among the names that end in a word of their kind, and works that are lines. 线路名称与线路工程。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.finders.corridors import is_line_stem
from loaders.finders.edges import Span
from loaders.finders.ends import ends_told, tells_ends, through
from loaders.finders.letters import is_trunk, lettered
from loaders.mention import Mention

_REACHED = ("到", "至")
_LINE_WORKS = ("项目", "工程")
"""Works of these words that are told by two ends are a line: 甲坪至乙湾项目."""
_WORKS_ON_LINE = compiled(
    r"(?P<ends>[\u4e00-\u9fff()—-]{2,}?)(?P<way>高速铁路|城际铁路|市域铁路|铁路|高铁|客运专线|高速公路|高速|天然气管道|输气管道)(?:\([^()]{2,20}\))?"
    r"(?:[一二三四]期|扩能|改扩建|扩建|新建|续建|电气化|提速|复线|双线|增建二线|改造|提质)+(?:建设)?(?:工程|项目)"
)
"""What is done to a line that is told by its ends or letters: the line itself is spoken of."""
_PHASE = compiled(
    r"(?<=[\u4e00-\u9fff]{2})(天然气管道|输气管道|成品油管道|原油管道|输水管道|高铁|城际铁路|城际轨道交通|市域铁路|客运专线)(?:[一二三四]期(?:工程|项目)|(?<=轨道交通)(?:工程|项目))$"
)
"""A phase of a line, which is the line."""
_POWER_LINE = compiled(
    r"(?P<ends>[\u4e00-\u9fff()—-]{2,}?)(?=±|\d|特高压|超高压|直流|柔直|输电|联网)(?:±?\d{3,4}(?:千伏|kV|KV))?(?:特高压|超高压)?"
    r"(?:柔性)?(?:交流|直流|柔直)?(?:输变电|输电|联网)?(?:线路|通道)?(?:工程|项目)"
)
"""A line for electricity that is told by its ends: 甲坪—乙湾±800千伏特高压直流输电工程."""
_WIRED = ("千伏", "特高压", "输电", "直流", "联网")
_SIDES = ("东部", "西部", "南部", "北部", "中部", "沿边", "沿海", "沿江", "沿黄")
"""What tells part of a region, in the name of a line there."""
_OF_ANOTHER = compiled(
    r"(?:铁路|高铁|高速|公路|客专)(?:全线|正线)?[自从和与及](?=[\u4e00-\u9fff]{2})|(?<=[东西南北接])(?:起|接|连|抵)(?=[\u4e00-\u9fff]{2,4}(?:城际|高铁|高速|铁路|客专))|(?<=[市县区镇乡村])(?:顺接|对接|衔接|连接|接)(?=[\u4e00-\u9fff]{2}|[GS]\d)|(?:服务|融入|对接)(?=[\u4e00-\u9fff]{2})"
)
"""What stands before the line at which one begins, or that is named beside one: 甲乙铁路自丙丁铁路引出."""
_STATIONS = ("东站", "西站", "南站", "北站")
"""What a line begins at behind its city: 甲市东站至乙湾机场快速路."""
_KINDS = {"管道": "Pipeline", "公路": "Expressway", "高速": "Expressway"}
"""What kind of line a way is by its last characters; the others are railways."""
_WIDENED = ("扩容", "扩建", "提升", "改造")
"""What is done to a line that is there: 甲坪至乙湾扩建工程 is works."""


def line_of_works(folded: str, span: tuple[int, int, int], ending: str) -> Mention | None:
    """Give the line that works stand for whose name starts, has its ending and ends here.

    >>> line_of_works("绿林至洈水项目", (0, 5, 7), "项目").name
    '绿林至洈水'
    >>> line_of_works("成渝高铁二期工程", (0, 6, 8), "工程").name
    '成渝高铁'
    >>> line_of_works("甲坪供水工程", (0, 4, 6), "工程") is None
    True
    """
    start, head, end = span
    name = folded[start:end]
    plain = ending in _LINE_WORKS and not folded.endswith(_WIDENED, 0, head)
    if plain and tells_ends(folded[start:head]):
        return Mention(start, head, "Corridor", folded[start:head], finder="headed")
    power = _POWER_LINE.fullmatch(name) if any(sign in name for sign in _WIRED) else None
    if power is not None and ends_told(power["ends"]):
        return Mention(start, end, "Pipeline", name, finder="headed")
    works = _WORKS_ON_LINE.fullmatch(name)
    if works is not None and is_line_stem(works["ends"], _kind(works["way"])):
        return Mention(start, end, _kind(works["way"]), works["ends"] + works["way"], finder="headed")
    phase = _PHASE.search(name)
    if phase is None:
        return None
    return Mention(start, end, _kind(phase[1]), name[: phase.end(1)], finder="headed")


def _kind(way: str) -> str:
    return _KINDS.get(way[-2:], "Railway")


def line_start(folded: str, start: int, head: Span, known: Sequence[Span]) -> int:
    """Give where a line's name begins that seems to begin at `start`: with all its letters, at its first end.

    >>> line_start("丙丁铁路自甲坪至乙湾铁路引出", 0, (10, 12), [])
    5
    """
    if start == head[0]:
        return lettered(folded, start)
    if led := _OF_ANOTHER.search(folded, start, head[0]):
        start = led.end()
    if folded.startswith(_STATIONS, start) or folded[start : head[0]] in _SIDES:
        start = next((a for a, b in known if b == start), start)  # 东北东部铁路通道
    trunk = is_trunk(folded[start : head[0]])
    if (start, head[0]) in known and trunk:
        wider = lettered(folded, head[0])  # 兰成渝管道, where 成渝 is a region
        start = wider if wider < start and not any(a < wider < b for a, b in known) else start
        trunk = is_trunk(folded[start : head[0]])
    reached = trunk and folded[start - 1 : start] in _REACHED
    return start if reached else through(folded, start, known)
