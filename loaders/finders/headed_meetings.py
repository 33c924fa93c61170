"""Where the name of a meeting begins that ends in a word of its kind: 学习贯彻某某推进会. 会议名称的起点。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.finders.clauses import clause_start
from loaders.finders.edges import Span

_OTHER_MEETING = compiled(
    r"(?:汇报|座谈|洽谈|推进|交流|通报|部署|动员|调度|分析|协调|研讨|恳谈|推介|发布|常委|专题|办公|工作)会(?:\([^()]{1,4}\))?(?:会?议)?(?:\([^()]{1,4}\))?[和与及]"
    r"|(?:”|签约|开工|动工|竣工|落成|启动|揭牌|奠基|通车|投产|开馆|开园|开幕)仪式[和与及]"
    r"|赛[和与及]|[节会展坛][和与及](?=首届|第[一二三四五六七八九十\d]{1,3}届|20\d\d)"
)
"""One meeting before the next: 工作汇报会和考核通报会 are two."""
_CAMPAIGN = compiled(
    r"(?P<whole>全[省市县区州旗国])?(?:(?<![落实彻])党的|(?:(?<=召开)|(?<=举行)|(?<=举办)|(?<=出席)|(?<=参加)|(?<=[省市县区州旗,。\n]))(?:深入)?学习(?:宣传)?贯彻(?:党的)?)"
    r"(?:[一二三四五六七八九十]{2,3}(?:大|届(?:[一二三四五六七]中全会)?))?$"
)
"""What a campaign's meeting is called by before its name: 全市党的某某活动动员大会, 学习贯彻某某推进会."""
_HELD = compiled(
    r"(?:[召举][开行办]了?|(?<![为对向给使由])(?=全[省市县区州旗国]))(?!全[省市县区州旗国](?:召开|举行|举办|上下|政协|人大|妇联|总工会|工商联))"
    r"(?P<name>(?![的会第])(?:(?!研究|传达|听取|审议|讨论|进行|开展了|组织开展|出席|参加|主持)(?:[^会的了以由在对就,。;:!?()《》|\s\d次]"
    r"|(?<=[社委员协工商])会|(?<=党)的)){3,24})$"
)
"""What a meeting that is held, or one of all the city, is called by: 召开……工作会议, 全市……动员会."""
_THIS_TIME = compiled(r"(?:[本此该这]|(?P<other>[上下]一?|历))[届次]")
"""What points at an event, or at the one before or after it: 本届甲坪文化节, 下一届甲坪文化节."""
_OF_TWO = compiled(r"(?:第[一二三四五六七八九十\d]{1,3}届|首届)[\u4e00-\u9fff]{2,8}——$")
"""The first of two places whose event is counted, before a double dash: 第五届甲坪——乙湾论坛."""
_OF_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d$")
"""The year that a festival's name begins with: 2011某某旅游节."""
_COUNTED = compiled(
    r"(?:(?<!\d)20\d\d|第[一二三四五六七八九十\d]{1,3}届|首届)"
    r"(?:(?!举[行办]|召开|参[加展]|出席|开幕|以来|期间|会上|年)[^的在了和与及将由暨,。;:!?《》|\s\d届]){2,20}$"
)
"""The year or number that an event's name begins with: 2022世界大健康博览会."""
_OPENS = compiled(
    r"(?:[\d月日]{2,6}|[上下]午|[昨今][日天晚]|日前|近日|隆重|盛大|成功|顺利|如期|圆满|胜利|,?在[^,。;]{2,20}?)*"
    r"(?:召开|举行|举办|开幕|闭幕|启幕|落幕|开赛)"
)
"""What stands behind a meeting that all of its clause names: 甲市作风建设年动员大会 + 召开."""
_ATTENDED = ("出席", "参加", "主持", "召开", "举行", "举办", "出席了", "参加了", "召开了", "举行了", "举办了")
_MORE_THAN_NAME = compiled(
    r"[的了将由赴来]|[召举主][开行办持]|参加|出席|传达|听取|研究|审议|进入|期间|宣布|关于|书记|[省市县区州]长|主任|主席|[也还已再]|在(?![线职建校])"
)
"""What the clause of such a meeting does not hold before its kind."""
_TO_HEROES = compiled(r"(?:烈士纪念日)?向$")
_BEFORE_HEAD = {
    **dict.fromkeys(("烈士", "革命", "人民", "英雄", "英烈"), _TO_HEROES),
    "班子": compiled(r"[省市县区州旗]?[四五两](?:大|套|大套)$"),
}
"""What stands before the first two characters of a meeting's name: 向烈士敬献花篮仪式, 县四大班子联席会议."""


def _of_campaign(folded: str, start: int, head: Span, known: Sequence[Span]) -> int:
    """Where a campaign's meeting begins before what its name seems to begin with, or `start`."""
    found = _CAMPAIGN.search(folded, max(0, start - 18), start)
    if found is None or folded.startswith("全会", head[0]) or folded.startswith(("精神", "上的"), head[1]):
        return start
    return next((a for a, b in known if b == found.start()), found.start())


def _as_held(folded: str, head: Span, known: Sequence[Span]) -> int:
    """Where the name of a meeting begins that is held, or one of all the city, else its head."""
    low = max(clause_start(folded, head[0], 0), head[0] - 30)
    if folded.startswith("全会", head[0]):
        return head[0]
    held, counted = _HELD.search(folded, low, head[0]), _COUNTED.search(folded, low, head[0])
    starts = (held.start("name") if held else head[0], counted.start() if counted else head[0])
    opens = _OPENS.match(folded, head[1]) is not None
    for start in (a for a, _ in known if low <= a < head[0]):
        begins = (opens and start == low) or folded.endswith(_ATTENDED, 0, start)
        if begins and not _MORE_THAN_NAME.search(folded, start, head[0]):
            return start
    return min(starts)


def meeting_start(folded: str, start: int, head: Span, known: Sequence[Span]) -> int:
    """Give where a meeting's name begins that seems to begin at `start`; its head where another one is meant.

    >>> meeting_start("全市党的群众路线教育实践活动动员大会", 4, (14, 18), [])
    0
    >>> meeting_start("召开工作汇报会和考核通报会", 2, (9, 13), [])
    8
    """
    first = _OTHER_MEETING.search(folded, start, head[0])
    start = _of_campaign(folded, first.end() if first else start, head, known)
    start = min(start, _as_held(folded, head, known))
    start -= 4 if _OF_YEAR.search(folded, max(0, start - 5), start) else 0
    if time := _THIS_TIME.match(folded, start, head[0]):
        return head[0] if time["other"] else time.end()
    if between := _OF_TWO.search(folded, max(0, start - 16), start):
        return between.start()
    before = _BEFORE_HEAD.get(folded[start : start + 2])
    wider = before.search(folded, max(0, start - 6), start) if before else None
    return wider.start() if wider else start
