"""Bodies that no list has and no place stands before, by the post right behind them. 职务之前的机构。

长江甲坪航务管理局局长某某, 甲坪人民法院院长某某: such a name begins where its clause does.
"""

from __future__ import annotations

from collections.abc import Collection

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.finders.organs import organs
from loaders.finders.person_names import sizes
from loaders.finders.post_words import posts
from loaders.finders.stems import is_particular
from loaders.mention import Mention
from loaders.required import finds_before
from loaders.segment import is_word

_KINDS = {
    "Association": "[协学商总]会|理事会|联合会|促进会|研究会|基金会|联谊会|知联会|委员会|联盟|诗社|组织",
    "JudicialOrgan": "法院(?:[\u4e00-\u9fff]{1,4}法庭)?|检察院",
    "PublicInstitution": "博物馆|博物院|图书馆|美术馆|纪念馆|文化馆|科技馆|体育馆|群艺馆|方志馆",
    "School": "[一二三四五六七八九十]中|附中|高中|中学|小学|幼儿园",
    "University": "大学[\u4e00-\u9fff]{2,10}学院",
    "Organization": "第[一二三四五六七八九十]{1,3}师",
    "Hospital": "医院|卫生院",
    "Township": "街道",
    "GovernmentOrgan": "局|署|部|办|中心|办公室|总站|支队|总队|大队|海关",
}
"""What such names end in, by the class of what they are."""
_MARKED = compiled(r"(?:局|署|部|办|中心|办公室|总站|支队|总队|大队|委员会|理事会|组织|海关)$")
"""Ends of what every body has as well: these names begin with one of the words below."""
_ABROAD = compiled(COUNTRIES)
_MARKS = compiled(
    rf"{COUNTRIES}|国家|中国|全国|国际"
    r"|世界|联合国|中央|亚洲|亚太|欧洲|非洲|东盟|民航|武警|解放军|兵团"
    r"|长江|黄河|珠江|淮河|太湖|海河|松辽|三峡|东北|华北|华东|华中|华南|西北|西南|中南"
)
"""What such names begin with; ministries with a country."""
_END = compiled(
    rf"(?:{'|'.join(_KINDS.values())})"
    r"(?=(?:原|前|现任|新任|时任|代)?(?:党组|党委|党工委|党总支|党支部|办事处|人大工委|执行|常务|名誉|首席|第一|联席|专职|创会|秘书处)*副?"
    r"(?:局长|署长|(?:高级政务)?部长|主任|书记|支队长|总队长|大队长|关长|站长|会长|理事长|秘书长|主席|院长|馆长|校长|园长|庭长|检察长|社长|师长|政委|政治委员|干事|总干事|总经理|总裁|代表|委员|成员|理事|顾问|负责人))"
)
_LONGEST = 24
_LEAD = (
    r"(?:会[上前后]|随后|其间|期间|仪式上|论坛上|现场|同时|此前|其中|来自|特?邀请?|会见了?|由|以?及|和|与|还有|包括"
    r"|[现曾历兼]任|先后任|担任|[昨今][天日]|[上下]午|[日近]前|近日|著名)*"
)
_NAMED = compiled(
    rf"(?:^|(?<=[,。;:、!?\n|“”()》\s])){_LEAD}(?P<name>(?![和与及由在向对将把被为任是])[\u4e00-\u9fff]{{2,{_LONGEST}}}?{_END.pattern})"
)
_NOT_IN_NAME = compiled(
    r"[的了是在被把将任率赴]|主持|召开|参加|出席|举行|陪同|选举|当选|担任|负责|表示|强调|介绍|^[省市县区州盟旗镇乡村本该各全原我两]|^[附直]属|全[省市县区]|书记|[局部市县区院会]长|主席|主任|记者|有限|集团|公司"
)
_WITHIN = compiled(
    r"(?:银行|[分支]行|公司|集团|大学|学院|医院|研究院|[委部局])[\u4e00-\u9fff]{2,}(?:局|部|办|中心|办公室|总站|[支总大]队)$"
)
"""The department of a body, which that body's finder tells: 中国某某银行某分行办公室."""
_JOINTS = frozenset("与和及并由")
"""What no name of a hospital or street holds: 并与医院院长座谈."""
_PRESS = compiled(r"报社|日报|晚报|广播|电视|通讯社|新闻|杂志|记者")
_KIND = {kind: compiled(rf"(?:{ends})$") for kind, ends in _KINDS.items()}


def find_bounded(folded: str, ends: Collection[int]) -> list[Mention]:
    """Find bodies between the beginning of a clause and a post; none that ends where a known one does.

    >>> [(m.name, m.type) for m in find_bounded("会上,甲坪促进会会长王大山致辞", ())]
    [('甲坪促进会', 'Association')]
    """
    found = []
    for match in finds_before(_NAMED, _END, _LONGEST, folded):
        name = match["name"]
        kind = next(kind for kind, end in _KIND.items() if end.search(name))
        if match.end() in ends or not (_is_own(name, kind) and _is_somebodys(folded, match.end())):
            continue
        found.append(Mention(match.start("name"), match.end(), kind, name, finder="bounded"))
    return found


def _is_own(name: str, kind: str) -> bool:
    """Whether a name is a body's own, not one that any body may have: 行业协会, 市场中心, 公安局."""
    stem = _KIND[kind].sub("", name)
    if name in organs()[1] or any(no.search(name) for no in (_NOT_IN_NAME, _PRESS, _WITHIN)):
        return False
    if _MARKED.search(name):
        marks = _ABROAD if name.endswith("部") else _MARKS
        return marks.match(name) is not None and not _MARKS.fullmatch(stem)
    if kind in ("Hospital", "Township"):
        return len(stem) > 1 and is_particular(stem) and _JOINTS.isdisjoint(stem)
    named = kind in ("University", "JudicialOrgan") or _MARKS.fullmatch(stem) is not None
    return len(stem) > 1 and (named or not is_word(stem))


def _is_somebodys(folded: str, end: int) -> bool:
    """Whether the post that begins here goes on as another or as the name of who holds it."""
    post = posts()[0].match(folded, end)
    behind = post.end() if post is not None else end
    foreign = "·" in folded[behind : behind + 6]
    return post is not None and (
        foreign or folded[behind : behind + 1] in ("、", "(", "兼") or bool(sizes(folded, behind))
    )
