"""Parties that stand for whoever leads them: 考察团一行 is 某某 who came at its head. 考察团代指带队人。"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.mention import PARTY, Mention
from loaders.required import finds

_PARTY = compiled(
    r"(?:^|(?<=[\n。,;:市县区州省旗])|(?<=随后|首先|上午|下午|当天|当日|期间))"
    r"(?:(?:投资|经贸|商务|党政|政府|联合|专题|友好)?(?:调研|考察|检查|督导|督查|视察|慰问|考察学习|学习考察|观摩|访问|代表)[组团])(?:一行)?"
    r"(?=,?(?:先后|相继|[还又也]|首[先站]|随[后即]|抵达?|转[到赴]|一下|一路|步行|马不停蹄|\d{1,2}日|[上下]午|当[天晚日]|实地|深入|来(?!自)|到|赴|走进|前往|分别|察看|查看|踏看|考察了|参观|走访|拜会|对|就|听取|详细|认真|与|驱车|沿途|重点|集中|观看|观摩|瞻仰|拜谒"
    r"|在[^,。;]{2,40}陪同下|在[^,。;]{2,12}(?:考察|参观|走访|调研|察看)|在[^,。;]{1,10}(?:期间|时),))"
)
_VISITS = r"(?:调研|考察|检查|督导|督查|视察|慰问|访问|招商)"
_LEADS_IT = compiled(
    rf"(?:一行|等|同志|副?[会市县区省州局院校]长)?,?(?:率领?|带领|率队|带队|率团)(?:“[^“”]*”|(?!陪同)[^,。;]){{0,60}}?(?:{_VISITS}[组团]?|代表团?|对接|交流|学习)"
    rf"|一行(?:先后|相继|专程)?[到赴来深前][^,。;]{{1,40}}?{_VISITS}|(?:为|任|担任)(?:团长|组长|领队|队长)的[^,。;]{{0,24}}[组团]"
)
_LONGEST_LEADING = 70
_TOGETHER = compiled(r"[、,和][^。;]{0,24}")
"""Between two who lead together: 市委书记某某,市长某某率党政代表团."""


def find_parties(folded: str, people: Sequence[Mention]) -> list[Mention]:
    """Find the parties that stand for whoever leads them: 某某率调研组来访。调研组一行先后来到甲坪.

    >>> text = "王国平,市长李立率调研组来访。调研组一行先后来到甲坪。"
    >>> people = [Mention(0, 3, "Person", "王国平"), Mention(6, 8, "Person", "李立")]
    >>> [m.name for m in find_parties(text, people)]
    ['王国平']
    >>> [leader.name for leader in find_parties(text, people)[0].parts]
    ['王国平', '李立']
    """
    parties = list(finds(_PARTY, folded))
    named = sorted((p for p in people if not p.note), key=lambda p: p.start) if parties else []
    leaders: list[tuple[Mention, ...]] = []
    ends: list[int] = []
    row: tuple[Mention, ...] = ()
    for person in named:
        together = row and _TOGETHER.fullmatch(folded, row[-1].end, person.start)
        row = (*row, person) if together else (person,)
        if _LEADS_IT.match(folded, person.end, person.end + _LONGEST_LEADING):
            leaders.append(row)
            ends.append(person.end)
    found = []
    for match in parties:
        at = bisect_left(ends, match.start())
        if at:
            heads = leaders[at - 1]
            found.append(Mention(*match.span(), "Person", heads[0].name, "", heads, "pronoun", PARTY))
    return found
