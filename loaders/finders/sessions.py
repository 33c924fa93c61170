"""Sessions of congresses, committees and party bodies: 市九届人大常委会第三次会议. 届次会议。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.occasions import NUMBER, find_festivals
from loaders.finders.organ_owners import owner as owner_of
from loaders.home import Home
from loaders.home_lines import homes_of_lines
from loaders.mention import Mention
from loaders.required import finds, finds_before
from ontology.places import gazetteer

_NO_VERB = r"(?!关于|召开|举行|举办|主持|出席|参加|[在的]|(?<=会议)和)(?<![召举出主参](?=[开行办席持加]))"
"""What a session's place does not begin with nor hold: 开县 in 召开县委会议."""
HELD = r"(?<=[会协委府联])(?:召开|举行)了?"
"""What stands between a body and its session where the name is told as a sentence: 县政协召开七届二次会议."""
_SESSION = compiled(
    r"(?:中国共产党|中共|中华人民共和国|中国人民政治协商会议|政协|全国(?=政协|人大))?"
    rf"(?:(?:(?<=政协)|(?<=协商会议))第{NUMBER}届)?"
    rf"(?:(?:{_NO_VERB}[\u4e00-\u9fff]){{2,8}}?[省市县区州旗镇乡]|(?<![\u4e00-\u9fff])[省市县区州旗]|[省市县区州旗])?委?"
    rf"(?:政协|人大常委会|人大|党委|(?:人民)?政府|总工会|工商联|妇联|残联|科协|文联|侨联)?(?P<term>第?{NUMBER}届)?(?:全国)?"
    r"(?P<organ>人民政府|政府|人民代表大会常务委员会|人大常委会|人民代表大会|人大|政协|委员会|委|常委会|常务委员会){0,3}"
    rf"(?P<held>{HELD})?"
    rf"(?:(?:(?<=[开行])第?{NUMBER}届)?(?:第?{NUMBER}次)"
    r"(?:全[体委](?:\(扩大\)|扩大)?会议?|全会|常委(?:会)?(?:\(扩大\))?会议|(?:会员|党|妇女|归侨侨眷|残疾人|团员|职工|少先队员?|学生|文学艺术工作者)?代表大会|党代会|常委会会议|(?:人民)?(?:政府)?常务会议?|主[席任](?:\(扩大\)|扩大)?会议|会议|党员代表大会)"
    rf"|{NUMBER}次会议|[一二三四五六七八九十]{{1,2}}次全会|党代会)"
    rf"(?:扩大会议|闭幕会|开幕会|第[一二三四五六]次全体会议|主席团(?:常务主席)?(?:第{NUMBER}次)?会议|预备会议|委员组召集人会议)?"
)
_WHOLE = compiled(rf"(?:(?:政协|中国人民政治协商会议)(?:第{NUMBER}届)?|第?{NUMBER}届)$")
"""What stands before the place in a session's name and belongs to it: 十二届县委常委会第57次会议."""
_RUN = compiled(r"(?:[\u4e00-\u9fff\d]|\(扩大\))+")
"""What a session's name lies in as a whole."""
_BARE = compiled(
    r"(?:自治[区州县旗]|[省市县区州旗])(?=委(?!书记|副|秘|组织|宣传|统战|政法|办)|第|政协|人大|政府|人民政府|人民代表|总工会|工商联|妇联|残联|科协|文联|侨联|[一二三四五六七八九十]{1,3}[届次]|党代会)"
)
_WHOSE = rf"(?P<place>(?:(?!中国共产党)[\u4e00-\u9fff]){{2,10}}?[省市县区州旗])(?:第?{NUMBER}届)?"
_OTHERS = _WHOSE.replace("place", "other")
_BODIES = (
    (
        "LegislativeOrgan",
        "人大常委会",
        "人民代表大会常务委员会",
        compiled(rf"{_WHOSE}(?:人民代表大会常务委员会|人大常委会)"),
    ),
    (
        "ConsultativeOrgan",
        "政协",
        "中国人民政治协商会议委员会",
        compiled(
            rf"{_WHOSE}政协(?!{NUMBER}届{NUMBER}次会议)"
            rf"|(?:政协|中国人民政治协商会议)(?:第?{NUMBER}届)?{_OTHERS}委员会(?:常务|主席)"
        ),
    ),
    ("GovernmentOrgan", "政府", "人民政府", compiled(rf"{_WHOSE}(?:人民)?政府")),
    ("PartyOrgan", "委", "中共委员会", compiled(rf"(?:中共|中国共产党)?{_WHOSE}委(?:员会)?(?!员)")),
)
"""The bodies whose sessions are told by their names."""


def find_sessions(folded: str, home: Home, places: Sequence[Mention] = ()) -> list[Mention]:
    """Find numbered sessions; a bare level word is the home's, or its line's in a digest.

    >>> [m.name for m in find_sessions("市第十二次党代会召开", Home("410000", "410300"))]
    ['洛阳市第十二次党代会']
    >>> [m.name for m in find_sessions("洛阳市九届人大常委会召开第十次会议", Home())]
    ['洛阳市九届人大常委会第十次会议']
    >>> [m.name for m in find_sessions("自治区十四届人大三次会议召开", Home("150000"))]
    ['内蒙古自治区十四届人大三次会议']
    """
    found = []
    home_at = homes_of_lines(folded, places, home)
    for match in _sessions(folded):
        offset, name = _named(match, home_at(match.start()))
        if name:
            start, end = match.start() + offset, match.end()
            note = "relative" if len(name) > end - start else ""
            parts = _body(name, start)
            found.append(Mention(start, end, "CongressSession", name, "", parts, note, "session"))
    return [*found, *_of_groups(folded, home), *find_festivals(folded, places)]


_WHOSE_GROUP = (
    r"(?:(?:(?<![\u4e00-\u9fff])|(?<=主持|出席|参加|召开|举行|举办|开的|行的))(?P<bare>[省市县区州])"
    rf"|(?P<place>(?:{_NO_VERB}[\u4e00-\u9fff]){{2,8}}?[省市县区州]))"
    r"(?P<group>(?:(?!召开|举[行办]|主持|出席|参加|第|届)[\u4e00-\u9fff]){0,16}?"
)
_NAMED_GROUPS, _KNOWN_GROUPS = "委员会|办公室|领导小组|指挥部|联席会议", "[安规编食]委会|防指|中心组"
"""Groups that have a name of their own before this word, and such as all know by it alone."""
_OF_A_GROUP = compiled(
    rf"{_WHOSE_GROUP}(?:(?<=[\u4e00-\u9fff]{{2}})(?:{_NAMED_GROUPS})|{_KNOWN_GROUPS}))"
    rf"(?P<held>(?:召开|举行)了?)?(?P<which>(?:\d{{4}}年度?)?第?{NUMBER}次(?:全体|工作|成员|专题)*(?:\(扩大\)|扩大)?"
    r"(?:会议|(?:集中|集体|专题)+学习(?:(?:\(扩大\))?会议?|研讨会?)?))"
)
"""The numbered meeting of a group or office: 市禁毒委员会第二次会议, 甲市禁毒委员会召开第二次会议."""
_GROUP = compiled(rf"(?:{_NAMED_GROUPS}|{_KNOWN_GROUPS})(?=召开|举行|[第\d一二三四五六七八九十])")
"""What such a meeting's name holds, of whose other parts texts are full."""
_OF_HEADQUARTERS = compiled(
    rf"{_WHOSE_GROUP}(?<=[\u4e00-\u9fff]{{2}})(?:指挥部|委员会(?=全体)))(?P<which>(?:专题|全体|工作|成员|\(扩大\)|扩大)*会议(?=[,。;、在于]|召开|举行|随后|并))"
)
"""A meeting of headquarters that has no number: 市防汛抗旱指挥部会议."""
_HEADQUARTERS = compiled(r"指挥部(?=[专全工成(扩会])|委员会(?=全体)")
_FARTHEST = 26
"""So many characters before its group does no such name begin."""


_HOLDS = compiled("召开|举行")


def _of_groups(folded: str, home: Home) -> Iterator[Mention]:
    """Numbered meetings of groups and offices, the home's where only the level is told."""
    for match in (
        *finds_before(_OF_A_GROUP, _GROUP, _FARTHEST, folded),
        *finds_before(_OF_HEADQUARTERS, _HEADQUARTERS, _FARTHEST, folded),
    ):
        owner = gazetteer().get(owner_of(match["bare"], home)) if match["bare"] else None
        told = match["place"] or ""
        start = next((at for at in range(len(told)) if gazetteer().find(told[at:])), None) if told else 0
        if start is not None:
            whose = owner.name if owner is not None else (match["bare"] or told[start:])
            name = whose + _HOLDS.sub("", match["group"]) + match["which"]
            note = "relative" if owner else ""
            yield Mention(match.start() + start, match.end(), "Meeting", name, "", (), note, "session")


def _sessions(folded: str) -> Iterator[re.Match[str]]:
    for run in _RUN.finditer(folded):
        if "次" in run.group() or "党代会" in run.group():
            yield from _SESSION.finditer(folded, *run.span())


def _body(name: str, start: int) -> tuple[Mention, ...]:
    """The place of a session and the body that meets, where that is no congress; () for any other."""
    for kind, short, full, told in _BODIES:
        match = told.match(name)
        if match is None:
            continue
        places = gazetteer().find(next(filter(None, match.groups())))
        if not places:
            return ()
        place = Mention(start, start, places[0].level, places[0].name, places[0].code)
        key = f"{place.key}|{full}"
        body = Mention(start, start, kind, place.name + short, key, finder="session")
        return (place, body)
    return ()


def held_together(folded: str, meetings: Sequence[Mention]) -> Iterator[Mention]:
    """Two meetings that are held as one, where 暨 joins their names.

    >>> both = [Mention(0, 3, "Forum", "甲坪节"), Mention(4, 9, "Forum", "甲坪博览会")]
    >>> [m.name for m in held_together("甲坪节暨甲坪博览会", both)]
    ['甲坪节暨甲坪博览会']
    """
    begins = {m.start: m for m in sorted(meetings, key=lambda m: m.end)}
    for first in meetings:
        second = begins.get(first.end + 1) if folded.startswith("暨", first.end) else None
        if second is not None:
            name = f"{first.name}暨{folded[second.start : second.end]}"
            yield Mention(first.start, second.end, second.type, name, "", first.parts, first.note, "session")


_KIND = (
    r"(?:学习会|座谈会议?|专题会议?|调度会|推进会|现场会|汇报会|协调会|交流会|恳谈会|对接会|会商会|办公会|通气会|吹风会|发布会|见面会|视频会议"
    r"|通车仪式|竣工仪式|投产仪式|合龙仪式|启用仪式|开园仪式|开馆仪式|首发仪式|授牌仪式|奠基仪式|签约仪式|开工仪式|揭牌仪式|启动仪式|开幕式"
    r"|签字仪式|闭幕式|[开闭]幕仪式|开班仪式|开班式|纪念大会|庆祝大会|动员大会|表彰大会|推进大会|总结大会|发展大会|反馈会|部署会"
    r"|(?:全体|全[校院市县区省]|中层|教师|教职工|领导|党员|机关)*干部(?:职工|教师)?(?:大会|会议))"
)
_OF_WHAT = r"(?:专题|现场|工作|企业家?|记者|视频|新闻|媒体|调研|项目|交流|招商)*"
_EVENT = (
    r"(?:推介会|说明会|洽谈会|研讨会|论坛|峰会|博览会|交易会|运动会|[\u4e00-\u9fff]{1,2}赛|大赛"
    r"|晚会|联席会议?|启动式|(?:集中)?(?:开工|动工|签约|启动)?活动)"
)
"""An event told by its kind, which stands for the last one named that ends so, and is none by itself."""
_ITS_KIND = compiled(rf"(?:{_KIND}|{_EVENT})$")
_BARE_MEETING = compiled(
    rf"(?:主持召开|主持了?|组织召开|召开了?|举行了?|出席了?|参加了?)(?:[此本这][次届]|[今昨当][天日晚]的)?(?P<called>{_OF_WHAT}(?:{_KIND}|(?P<event>{_EVENT})))(?=[,。;和并]|$)"
    rf"|(?:在|(?<=[召举][开行]的)|(?<=[。,;\n])|^)(?P<at>{_OF_WHAT}{_KIND})(?:上(?=[,发致讲介作指强宣表])|(?=由[^,。;]{{2,30}}主持))"
)
"""A meeting without a name of its own that somebody holds, or at which somebody speaks."""


_HELD_LONG = ("Forum", "CongressSession")
"""Classes of events that open and close; so does any that is counted: 第十一届那达慕大会."""
_OF_EVENT = ("开幕式", "闭幕式", "开幕仪式")
"""What is held at an exhibition or festival, and stands for it."""
_OPENS = 40
"""So near behind an event is told that it opens, whose opening is spoken of next: 某活动启动。启动仪式上."""
_ALSO_OF = {"纪念大会": "大会", "开班式": "班", "开班仪式": "班"}
"""What stands for an event whose name ends otherwise."""
_CHAIRED = compiled(r"(?!召开|举行)|召开[^,。;]{0,8}干部")
"""A meeting of no name at which somebody does something is one; one that is only held is none,
but for the one at which officials are told who leads them."""


_SITTING = compiled(
    r"(?:(?<![\u4e00-\u9fff])|(?<=主持)|(?<=举行)|(?<=召开)|(?<=出席))第[一二三四五六]次全体会议"
)
"""A sitting of the session that was named before: 第二次全体会议由某某主持."""


def find_sittings(folded: str, meetings: Sequence[Mention]) -> list[Mention]:
    """Find the sittings of a session that was named before; each stands for the session.

    >>> session = Mention(0, 4, "CongressSession", "某会议")
    >>> [m.name for m in find_sittings("某会议,第二次全体会议由某某主持", [session])]
    ['某会议']
    """
    found = []
    for match in finds(_SITTING, folded):
        before = [m for m in meetings if m.end <= match.start() and m.type == "CongressSession"]
        if before:
            last = max(before, key=lambda m: m.end)
            span = match.span()
            found.append(Mention(*span, last.type, last.name, last.key, (last,), "pronoun", "meeting"))
    return found


_NUMBERED = compiled(
    r"(?<![\u4e00-\u9fff])(?:党政|工作|市长|书记)?(?:联席会议|协调会|理事会|轮值会|峰会|论坛|年会)"
    r"第[一二三四五六七八九十]{1,3}次(?:全体)?会议"
)
"""A meeting of a body that meets regularly, without its name: 联席会议第二次会议."""


def held_as_one(folded: str, meetings: Sequence[Mention]) -> Sequence[Mention]:
    """Give the last of the meetings, behind those held as one with it: 某旅游节暨某美食节、某康养节.

    >>> first, last = Mention(0, 3, "Forum", "旅游节"), Mention(4, 7, "Forum", "美食节")
    >>> [m.name for m in held_as_one("旅游节、美食节开幕", [first, last])]
    ['旅游节', '美食节']
    """
    near = sorted(meetings, key=lambda m: m.end)
    first = len(near) - 1
    while first > 0 and folded[near[first - 1].end : near[first].start] in ("、", "暨", " "):
        first -= 1
    return near[max(first, 0) :]


def find_bare_meetings(folded: str, meetings: Sequence[Mention]) -> list[Mention]:
    """Find meetings told only by their kind: the last named one of this kind, else one that is called so.

    >>> [(m.name, m.start) for m in find_bare_meetings("市长主持召开座谈会。座谈会上,副市长发言", [])]
    [('座谈会', 6), ('座谈会', 10)]
    """
    found = [
        Mention(*match.span(), "Meeting", match.group(), finder="meeting")
        for match in finds(_NUMBERED, folded)
    ]
    for match in finds(_BARE_MEETING, folded):
        called = "called" if match["called"] else "at"
        kind = _ITS_KIND.search(match[called])
        word = kind.group() if kind else match[called]
        before = [m for m in meetings if m.end <= match.start()]
        full = [m for m in before if m.name.endswith(word)]
        full = full or [m for m in found if m.end <= match.start() and m.name.endswith(word)][-1:]
        full = full or [m for m in before if f"{word}暨" in m.name]
        full = full or [m for m in before if word in _ALSO_OF and m.name.endswith(_ALSO_OF[word])]
        if not full and word in _OF_EVENT:
            full = [m for m in before if m.type in _HELD_LONG or "届" in m.name or word in m.name]
        if not full and before and word.endswith("式"):
            near = max(before, key=lambda m: m.end)
            full = [near] if word[:2] in folded[near.end : min(near.end + _OPENS, match.start())] else []
        last = next(iter(held_as_one(folded, full)), None)
        span, name = match.span(called), match[called]
        if last is not None:
            found.append(Mention(*span, last.type, last.name, last.key, (last,), "pronoun", "meeting"))
        elif (
            not match["event"]
            and _CHAIRED.match(match.group())
            and not any(m.name.endswith(word) for m in meetings)
        ):
            found.append(Mention(*span, "Meeting", name, finder="meeting"))
    return found


def _named(match: re.Match[str], home: Home) -> tuple[int, str]:
    """Give how far into a match the session's name begins, and the name; "" where nothing tells whose."""
    text = match.group().replace(match["held"] or "\n", "")
    at = _place_in(text)
    if at is not None:
        before = _WHOLE.search(text, 0, at)
        at = before.start() if before else at
        return at, text[at:]
    bare = _BARE.search(text)
    if bare is None:
        told = match["organ"] or "全委" in text or "军分区党委" in text
        start = text.rfind("在") + 1 if told and not match["organ"] else 0
        whole = text.startswith("全国") or (told and match["term"])
        return start, text[start:] if whole else ""
    before = _WHOLE.search(text, 0, bare.start())
    at = before.start() if before else bare.start()
    owner = gazetteer().get(owner_of(bare.group(), home))
    whose = owner.name if owner is not None else bare.group()
    return at, text[at : bare.start()] + whose + text[bare.end() :]


def _place_in(text: str) -> int | None:
    """Give where the first full name of a place in the text begins."""
    for start in range(len(text)):
        for end in range(len(text), start + 1, -1):
            ends = text[end - 1] in ("省市县区州旗" if end - start > 2 else "县")
            if ends and gazetteer().find(text[start:end]):
                return start
    return None
