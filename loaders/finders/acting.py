"""People told by what they do at the head of a clause. 人名：以行为为据。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from loaders.expressions import compiled
from loaders.finders.person_names import (
    MARK,
    NO_START,
    Named,
    coordinated,
    is_cut,
    is_han,
    is_joint,
    is_no_name,
    runs_on,
    sizes,
)
from loaders.pattern import any_of
from loaders.segment import is_name_word, is_word
from ontology.places import gazetteer
from ontology.words import words

_LONGEST_MARK = 8
_ANY_MARK = compiled(r"\((?:女|男|(?:[男女],)?[\u4e00-\u9fff]{1,4}族)\)")
_RESUME = compiled(
    r",(?:(?:男|女),|曾任|现任|历任|(?<!族,)\d{4}年\d{1,2}月(?:\d{1,2}日)?(?:出?生|生于))|出?生于(?=\d|[\u4e00-\u9fff]{1,6}[省市县])"
    r"|(?<!族),[\u4e00-\u9fff]{2,8}人,(?=男|女|汉族|毕业|长期|\d{4}年|生于|大学|研究生|曾|中共党员)"
)
"""How the short lives of those proposed for a post begin: 某某,男,汉族 …."""
_TAKES = compiled(
    r"(?:同志)?(?:以[^,。;]{2,14}?票[^,。;]{0,4}(?=当选)|(?:则|也)?(?:已?[于在])?(?:(?:\d{4}|[今去])年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[至到](?:\d{4}年)?(?:\d{1,2}月)?)?(?=出任|担任|任|当选|[调升卸]任|被[任补增推宣])|(?:现|则|此前)?已经?|全票|开始|仍)?(?:(?:重新|再次)?当选|被(?:[任补增推][命选]|宣布为|免去|撤销|罢免|免职)|正式出任|正式担任|出任|担任|代理(?=[\u4e00-\u9fff]{2,16}[市县区州省]长)|就任|走马上任|续任|[离退]任|请辞|被(?:提拔|擢升|推举)|接[棒掌]|执掌|掌舵|接替|新[任晋](?=[\u4e00-\u9fff]{3})|空降|高票|履新|赴任|卸任|现任|拟任|(?:已|已经)?不再[担兼]?任|(?:获|到|连|辞)任(?=[\u4e00-\u9fff]{4})|跻身|晋升为?|到龄(?:免职|退休)|辞职获批|另有任用|增补为|试用期满|(?:先后|分别)[担当任]|挂职(?:任|担任)|(?:此前|原|调|升|转|改|接|卸|兼|历|曾)任|(?:此前|早年|之前)?曾(?:先后|相继|长期|经)?(?:担任|任)|曾在[^,。;]{2,20}(?:工作|任职|挂职)|此前为|卸下|[在用]担任|在?任(?=[\u4e00-\u9fff]{2,18}(?:书记|主任|部长|主席|委员|常委|经理|总裁|总(?:会计|工程)师|[市县区省局厅院校事行会组]长))|(?:请求|申请|提出|分别|先后|相继)*辞去|因[^,。]{1,10},?辞去)|同志(?:任|为)|离开(?=[^,。;]{2,20},(?:先后|相继|历)?任)|[由从](?=[\u4e00-\u9fff、]{2,24}(?:调任|升任|转任|改任|调往|调至|[长记任席]任(?=[\u4e00-\u9fff]{2,12}[长记任席])))|[受获]聘[为任]|等\d{1,3}[人名位](?:同志|代表|委员)?(?:为|当选)|(?:同志)?(?:就|也|还|又|同时)*是(?=[\u4e00-\u9fff]{2,20}(?:书记|主任|主席|总裁|总经理|[省市县区局厅院校部事]长)[,。;])"
)
"""What is said of those who take or leave a post."""
_BRACKETED = compiled(r"\([^()]{2,24}(?:长|书记|主任|主席|委员|经理|总裁|工程师|负责人)\)")
"""Whose post stands behind them in brackets."""
BLANKS = compiled(r" {1,4}(?=[\u4e00-\u9fff])")
_ATTENDS = compiled(
    r",[^,。;]{2,24}(?:负责人|负责同志)(?:列席|出席|参加)|等(?:同志)?(?:在[^,。;]{2,12}为|前往[^,。;]{2,12})[^,。;]{2,10}送别|"
    r"等(?:老?领导|老?同志|[省市县区]领导|老同志,[^。;]{2,16}等)?(?:出席|参加|陪同|列席)"
    r"|等[^,。;、]{0,4}(?:代表|委员)(?:先后|相继|分别|围绕|踊跃|结合)|等?(?:在主席台[^,。;]{0,6}就[座坐]|到会祝贺)|等(?:[省市县]级)?老(?:同志|领导)"
    r"|等(?:在家|部分|其他|[\u4e00-\u9fff]{2,5}(?=[市县区州盟旗]领导))?的?[省市县区州盟旗]级?(?:[各四五六几两]?(?:大家|大|套|家)?班子)?(?:老|有关|相关|现任)?领导"
)

_PRESENT = (
    r"(?:出席|参加|列席|就[座坐]|在座|祝贺|陪同|同行|随行|随同)[^,。;:、]{0,12}的(?:主要)?(?:还|也)?有:?"
)
"""How a list of those present begins: 出席会议的还有…."""
_LIST_ENDS = compiled(r"等?(?:[。;\n]|$)|等(?:[老领]|同志|[省市县区]领导|\d)")


@cache
def _clause() -> re.Pattern[str]:
    """What stands before a clause that begins with a person: with the first character of a surname."""
    signs = {name[0] for name in (*words("surnames"), *words("surnames_compound"))}
    leaders = "[省市县区州盟旗]领导|[省部厅局市州县处]级干部"
    hosts = "在(?=[^,。;在]{4,40}?等[^,。;]{0,8}(?:领导|负责人|负责同志)的?陪同下)"
    present = f"(?P<present>{_PRESENT}(?:{leaders}|老?领导|老?同志)?)"
    return compiled(
        rf"(?:{present}|[,。;:!?\n”)】]|】 |^|岁的|{leaders}|{hosts})(?=[{''.join(sorted(signs))}])"
    )


@cache
def official_acts() -> re.Pattern[str]:
    """What an official does: perhaps where and when, then an act.

    >>> official_acts().match("在会上强调").group()
    '在会上强调'
    """
    when = r"先后|一行|[还也又]|随后|首先|最[后终]|[近当]日|日前|[今昨][天日晚]|来到|深入|实地|分别"
    when = rf"{when}|\d+日|[上下]午|当天"
    act = rf"{any_of(words('acts'))}|说[,:]|致欢迎[辞词]|作[^,。;]{{0,6}}(?:发言|报告|讲话|说明|汇报)"
    return compiled(rf"(?:在[^,。]{{2,24}}[时中]?)?(?:同志)?(?:{when})*(?:{act})")


def acting(folded: str, stops: frozenset[int]) -> Iterator[Named]:
    """Names at the head of a clause that do what officials do, or that an appointment list begins with.

    `stops` are where other mentions start.

    >>> list(acting("会上,欧阳明远强调,要抓落实。", frozenset()))
    [(3, '欧阳明远')]
    >>> [name for _, name in acting("出席会议的还有欧阳明远、王晓东等。", frozenset())]
    ['欧阳明远', '王晓东']
    """
    for match in _clause().finditer(folded):
        start = match.end()
        present = match["present"] is not None
        lists = (_acting_at(folded, start, size, stops, present) for size in sizes(folded, start))
        yield from next(filter(None, lists), [])


def _acting_at(folded: str, start: int, size: int, stops: frozenset[int], present: bool) -> list[Named]:
    """Give the name of this size and those coordinated with it, if something vouches for them.

    `present`: whether a list of those present begins here.
    """
    end = start + size
    name = folded[start:end]
    on = size == 3 and (runs_on(folded, name, end, stops) or is_cut(folded, end))
    joint = NO_START.match(folded, start) or is_joint(folded, start)
    if on or not is_han(name) or is_no_name(name) or joint or gazetteer().find(name):
        return []
    listed = list(coordinated(folded, start, name, stops))
    last = listed[-1][0] + len(listed[-1][1])
    mark = _ANY_MARK.match(folded, last)
    last = mark.end() if mark else last
    if MARK.match(folded, end, end + _LONGEST_MARK) or _RESUME.match(folded, end):
        return listed
    if _holds_post(folded, listed, last, stops) and not _is_doubted(name):
        return listed
    takes = _TAKES.match(folded, last)
    sure = takes or len(listed) > 1 or _ATTENDS.match(folded, last)
    if any(_is_doubted(other) and not (sure and is_name_word(other)) for _, other in listed):
        return []
    acts = takes or official_acts().match(folded, last) or _BRACKETED.match(folded, end)
    acts = acts if not any(is_no_name(other) for _, other in listed) else None
    told = acts or _ATTENDS.match(folded, last) or (present and _LIST_ENDS.match(folded, last))
    return listed if told else []


def _is_doubted(name: str) -> bool:
    """Whether a name is also a word: one of three characters that the dictionary has as a name is none."""
    return is_word(name) and not (len(name) > 2 and is_name_word(name))


def _holds_post(folded: str, listed: Sequence[Named], last: int, stops: frozenset[int]) -> bool:
    """Whether a post or body follows the names, in a line of its own or behind 为: 某某为市长."""
    start, name = listed[0]
    end = start + len(name)
    of = end in stops or _is_of(folded, end, stops)
    all_of = len(listed) > 1 and _is_of(folded, last, stops)
    in_line = start == 0 or folded[start - 1] in "\n:"
    if in_line and folded[end : end + 1] == ":" and end + 1 in stops:
        return folded[start - 1 : start] != ":"  # a list of leaders: 某某:某市副市长
    blanks = BLANKS.match(folded, end) if in_line else None
    if blanks is not None and blanks.end() in stops:
        return True  # 某某 某市副市长
    appointed = folded[last : last + 1] == "为" and last + 1 in stops
    return (of or all_of) and (in_line or appointed)


def _is_of(folded: str, end: int, stops: frozenset[int]) -> bool:
    return folded[end : end + 1] in ("为", "任", "的") and end + 1 in stops
