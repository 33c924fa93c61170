"""People: by surname, and by what stands around the name. 人名：姓氏加上下文，不靠名单。

A name is believed where a post stands before or behind it, where an appointment names it, where it speaks
or acts at the head of a clause, or where it follows a believed name in a list. What is believed once is then
found everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.finders.acting import BLANKS, acting, official_acts
from loaders.finders.appointments import appointed, listed_as_appointed
from loaders.finders.edges import Span
from loaders.finders.person_names import (
    JOINS,
    NO_START,
    Named,
    coordinated,
    is_common,
    is_doubtful,
    is_han,
    is_no_name,
    is_running_on,
    name_at,
    name_beside_post,
    sizes,
    splits,
)
from loaders.mention import Mention, places_of
from loaders.required import finds
from loaders.segment import is_name_word, is_word
from ontology.places import gazetteer
from ontology.words import words

_COMRADE = compiled(r"同志(?=[是在于从由任为现曾因生逝出担晋升调接转兼,的、]|简历|永垂)")
"""What stands behind the name of somebody whose life is told."""
_OF_PARTY = ("干部", "党员", "院士", "教师", "职工", "模范", "烈士", "战士", "代表", "教授")
_CALLED = compiled(
    r"(?:村民|居民|群众|党员|会员|老人|劳模|模范|职工|业主|农户|户主|老板|市民|大户|[困植殖保]户|工人(?!员)|失业人员|退休人员|特困人员|(?:[台港澳外]湾?客|宾|侨?客)[人商]|嘉宾|外宾|贵宾|台胞|无党派人士|(?:爱国|民主|知名|社会|各界)人士|归侨|侨领|警察|[干民辅]警|店主|农民"
    r"|技术员|残疾人|军人|优抚对象|老干部|[离退]休干部|主人(?!翁)|[店民宿摊户]主|老板娘|主理人|经营者|带头人|游客|工匠|匠人|艺人|绣娘|讲解员|志愿者|村医|大学生|青年|社员|[茶果菜花蜂棉粮药烟蚕]农|[渔牧]民|好人”|艺术家|歌唱家|书法家|[书油国]?画家|作家|企业家|国家[一二]级演员|设计师|传承人|诗人)"
    r"(?=[\u4e00-\u9fff]{2,3}(?:[、,。;:!?和(]|一行|夫妇|家(?:[中里的]|[,、。和]|等)|一家|等|参加|出席|致辞|应邀|说|告诉|介绍|表示|笑|激动|高兴|感慨|座谈|是|在|的家|[很正忙乐坦感边][\u4e00-\u9fff]|算|信心|深有|指着|望着|看着|回忆|兴奋|欣喜|开心|满脸|一边))"
)
"""What people are called who hold no post, and what stands behind their names."""
_WORDY = frozenset("高于从和全安常温金方任成万石白江明党时能充家严关应向要平余解强都水集共经农包步利是")
"""Surnames that more often begin a word that is said of people."""
_ASIDE = compiled(
    r"[台港澳侨]商(?=[\u4e00-\u9fff]{2,3}[,。、])|候选人|提名人选|人选(?=[\u4e00-\u9fff]{2,3}(?:[,、。]|陪同|参加|出席|列席|主持))|\((?:主持|兼|正[厅处县]|副[厅处县]|挂职)[^()]{0,8}\)"
)
"""What may stand in brackets between a post and its holder: (主持市政府工作), (正厅级)."""
_IS_HELD_BY = compiled(r"[是系为](?!关键|核心|重点)(?=[\u4e00-\u9fff]{2,3}[,。;])")
_ALONE = compiled(r"[\u4e00-\u9fff]{2,3}(?:$|[\n、])")
"""A name that is all that stands behind a post and a colon: 省委副书记:某某."""
_OF_BODIES = frozenset("委局厅办院行学府所会社部")
_OF_PARTS = frozenset("处科室股队司站所部组办系库")
"""Ends of bodies, behind which a name and its post may stand; ends of their departments, no names."""
_OF_FIRMS = ("公司", "集团", "银行")
"""Ends of companies, behind which a name and its post stand as well: 甲坪公司王国平董事长."""
_NEXT = compiled(r"(?:职务)?[、,]")
_GIVEN = compiled(r"(?:等?[两三四五六七八九]位)?(?:同志)?(?:为|任|的)(?:中共)?")
"""Before the next in a list of appointments, and between its names and the body or post."""
_FOREIGN = compiled(rf"{COUNTRIES}[\u4e00-\u9fff]{{2,4}}$")
_LONGEST_FOREIGN = 9
"""A country and its city before a post are no name: 日本某某 + 市长."""
_OF_ABROAD = compiled(
    rf"日(?:本|中友好)[^,。;驻\n]{{2,}}$|{COUNTRIES}[^,。;、()驻的在与和同是对将中我进来\n]{{2,}}$"
    rf"|{COUNTRIES}(?:前任?|新任|原)?驻[\u4e00-\u9fff]{{1,4}}?(?:副|代)?(?:总领事|领事|大使|公使)$"
)
_LONGEST_OF_ABROAD = 24
_HOLDER_ABROAD = compiled(
    r"(?!代理)[\u4e00-\u9fff]{2,6}?(?=[,。;、!)]|会[谈见晤]|举行|进行|夫妇|访|来|抵|为团长|时说|率|先生|女士|一行|等|出席|致辞|表示|介绍|说|在|于|的|和|与)"
)
"""A post abroad and its holder's name, which has no surname of ours to tell where it ends."""
_IN_COMPANY = compiled(r"[^,。;\n]{2,40}?(?:陪同|带领|引领|率领|见证|介绍)下")
"""What follows a name and its post behind 在: 在王国平董事长陪同下."""
_MEETING = ("就", "围绕", "一行", "座谈", "会谈", "洽谈", "进行", "举行", "亲切", "深入", "交流")
"""Behind the names of two people who meet."""
_DECIDES = ("决定", "任命", "推选", "会见", "会见了", "拜会", "拜会了")
"""Before a name and the post it holds: 决定某某副区长代理区长."""
_WHO_WAS = compiled(r"(?:时任|[现曾调升转出原前卸]任|身为|作为|担任|履新)[\u4e00-\u9fff、]{2,24}$")
_LONGEST_BODY = 24
"""时任某市副市长的某某: the body and post before 的 have fewer characters."""
_ADDRESSED = ("同志", "先生", "女士", "院士", "教授")
_CALLS = (*_ADDRESSED, "一行", "表示", "说", "介绍", "认为", "高度", "指出", "对", "告诉")
_ADDRESSES = frozenset("与和同对向由及据让为到见陪给听")
"""What may stand before a surname by which somebody is called."""
_DOTTED = compiled(
    r"(?<![\u4e00-\u9fff·])[由与对向]?(?P<name>(?:(?!的)[\u4e00-\u9fff]){1,6}·(?:(?![的率长])[\u4e00-\u9fff]){2,8}?(?:·[\u4e00-\u9fff]{1,6}?)?)"
    r"(?=同志|先生|女士|等|在|,[男女],|\([男女,]|说[,:]|表示|介绍|代表(?!性|着|作)|教授|研究员|座谈(?!会)|:[\u4e00-\u9fff]|\([^()]{2,20}[长记任席])"
)
"""A name of two parts, as many peoples have it, before what is said of people."""
_HEADLINE = compiled(
    r"(?P<names>[\u4e00-\u9fff]{2,14}?)(?:并|共同|分别|等)*"
    r"(?:出席|讲话|主持|致辞|致词|调研|视察|考察|会见|接见|会晤|参加|作报告|宣布|陪同)"
)

_PROVINCES = frozenset(("吉林", "江苏", "江西", "安徽", "云南", "甘肃"))
"""Provinces that begin like names: of 吉林分省委副书记 and 云南团省委书记 nobody is 吉林分."""
_COMES = compiled("来.")
"""No name but 来 and what a place is called by for short: 王国平来鲁考察."""
_LINE = compiled(r"^|[\n ]")
"""What stands before a headline or a part of it."""


def find_persons(
    folded: str, posts: Sequence[Mention], stops: Iterable[int], closed: Sequence[Span]
) -> list[Mention]:
    """Find people.

    `posts` are post mentions, `stops` starts of other mentions, `closed` spans to keep out (by-lines).

    >>> [m.name for m in find_persons("会上,欧阳明远强调,要抓落实。", [], (), ())]
    ['欧阳明远']
    """
    ends = frozenset(stops)
    posted = ends | {post.start for post in posts}
    believed: dict[int, str] = {}
    found = (
        _beside_posts(folded, posts, ends),
        appointed(folded, ends),
        _called(folded, ends),
        _comrades(folded),
        acting(folded, posted),
        _headline(folded),
        listed_as_appointed(folded, posted),
        _dotted(folded),
    )
    for start, name in (named for source in found for named in source):
        if not _within(start, closed):
            believed.setdefault(start, name)
    spans = {(start, start + len(name)) for start, name in believed.items()}
    sure = {name for name in believed.values() if len(name) > 2 or not is_word(name)}
    spans |= _uses(folded, sure, closed)
    spans |= {span for span in _uses(folded, {*believed.values()} - sure, closed) if _does(folded, *span)}
    spans |= _uses(folded, {name for _, end in spans for name in _met(folded, end)}, closed)
    named = [Mention(a, b, "Person", folded[a:b], finder="person") for a, b in sorted(spans)]
    return [*named, *_addressed(folded, posts, named), *_by_surname(folded, named)]


def _uses(folded: str, names: Iterable[str], closed: Sequence[Span]) -> set[Span]:
    """Where the names stand, by-lines left out."""
    uses = ((start, start + len(name)) for name in names for start in places_of(name, folded))
    return {span for span in uses if not _within(span[0], closed)}


def _does(folded: str, start: int, end: int) -> bool:
    """Whether a name that is a word as well heads a clause, or ends a list, and does something."""
    return not is_han(folded[start - 1 : start] or "。") and official_acts().match(folded, end) is not None


def _met(folded: str, end: int) -> Iterator[str]:
    """Whom somebody believed in meets: 某某与王国平就合作座谈."""
    start = end + 1
    name = folded[start : start + 3]
    meets = folded[end : end + 1] in ("与", "同") and folded.startswith(_MEETING, start + 3)
    fits = meets and 3 in sizes(folded, start) and is_han(name) and not is_word(name)
    if fits and not (NO_START.match(name) or is_no_name(name)):
        yield name


def _addressed(folded: str, posts: Sequence[Mention], named: Sequence[Mention]) -> Iterator[Mention]:
    """People called by surname and post, as the one so called who stood behind a post before: 徐市长."""
    ends = {post.end for post in posts}
    held: dict[str, set[str]] = {}
    waiting = sorted((m for m in named if m.start in ends), key=lambda m: -m.start)
    for post in posts:
        start = post.start - 1
        while waiting and waiting[-1].start < start:
            held.setdefault(folded[waiting[-1].start], set()).add(waiting.pop().name)
        names = held.get(folded[start : start + 1], set()) if start >= 0 else set()
        apart = folded[start - 1 : start] in _ADDRESSES or not is_han(folded[start - 1 : start])
        if len(names) == 1 and apart:
            whose = next(m for m in named if m.name in names)
            yield Mention(start, post.end, "Person", whose.name, "", (whose,), "pronoun", "person")


def _by_surname(folded: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Foreign people called by the last part of their names: 杰森·怀特, then 怀特先生."""
    for whose in {m.name: m for m in named if "·" in m.name}.values():
        last = whose.name.rpartition("·")[2]
        for start in places_of(last, folded) if len(last) > 1 else ():
            if folded[start - 1 : start] != "·" and folded.startswith(_CALLS, start + len(last)):
                yield Mention(
                    start, start + len(last), "Person", whose.name, "", (whose,), "pronoun", "person"
                )


def _within(position: int, spans: Sequence[Span]) -> bool:
    return any(a <= position < b for a, b in spans)


def _beside_posts(folded: str, posts: Sequence[Mention], stops: frozenset[int]) -> Iterator[Named]:
    for post in posts:
        start = post.end
        aside = _ASIDE.match(folded, start)
        start = aside.end() if aside else start
        start += folded[start : start + 1] == ":" and _ALONE.match(folded, start + 1) is not None
        start += len("一职") * folded.startswith("一职的", start)
        start += _IS_HELD_BY.match(folded, start) is not None
        of = folded[start : start + 1] == "的" and folded[start + 1 : start + 2] != "是"
        if of and _WHO_WAS.search(folded, max(0, post.start - _LONGEST_BODY), post.end):
            start += 1
        blanks = BLANKS.match(folded, start)
        start = blanks.end() if blanks else start
        name = _from_abroad(folded, post, start) or name_beside_post(folded, start, stops)
        end = start + len(name)
        alone = folded[end : end + 1] in ",。、)的" or folded.startswith(_ADDRESSED, end)
        alone = alone or (name != "" and official_acts().match(folded, end) is not None)
        alone = alone or (folded[end : end + 1] == ":" and folded[post.start - 1 : post.start] in ("", "\n"))
        if alone or len(name) != 2 or not is_doubtful(name):
            yield from coordinated(folded, start, name, stops)
        yield from _before_post(folded, post.start)
        yield from _next_appointed(folded, post.end, stops)


def _from_abroad(folded: str, post: Mention, start: int) -> str:
    """The whole name of two to six characters behind a post abroad: 日本某市市长 + 相原新平."""
    told = _OF_ABROAD.search(folded, max(0, post.start - _LONGEST_OF_ABROAD), post.end)
    there = any(part.type == "City" and not part.key for part in post.parts[:1])
    name = _HOLDER_ABROAD.match(folded, start) if told or there else None
    return name.group() if name else ""


def _next_appointed(folded: str, end: int, stops: frozenset[int]) -> Iterator[Named]:
    """The names behind a post given or taken, in a list of such: 任命甲为局长、乙为院长, 免去…职务,丙的…."""
    joint = _NEXT.match(folded, end)
    start = joint.end() if joint else 0
    begins = joint is not None and not NO_START.match(folded, start)
    listed = list(coordinated(folded, start, name_at(folded, start, stops), stops)) if begins else []
    last = listed[-1][0] + len(listed[-1][1]) if listed else 0
    given = _GIVEN.match(folded, last)
    if listed and given and given.end() in stops:
        yield from listed


def _before_post(folded: str, end: int) -> Iterator[Named]:
    """A name that fills the stretch before a post: 王国平市长."""
    if folded.startswith("海关", end) or _FOREIGN.search(folded, max(0, end - _LONGEST_FOREIGN), end):
        return
    for start in (end - size for size in (3, 2, 4) if size <= end):
        name = folded[start:end]
        known = len(name) == 3 and is_name_word(name)
        fits = is_han(name) and len(name) in sizes(folded, start) and (known or not is_word(name))
        ends = known or not (is_running_on(name) or name[-1] in (*JOINS, "由", "在", "驻"))
        whole = fits and ends and not is_no_name(name) and name[:2] not in _PROVINCES
        left = folded[start - 1 : start]
        told = folded.endswith(_DECIDES, 0, start) or (left in "与由及了" and len(name) == 3)
        of_body = left in _OF_BODIES or folded.endswith(_OF_FIRMS, 0, start)
        told = told or (of_body and name[-1] not in _OF_PARTS)
        told = told or (left == "在" and len(name) == 3 and _IN_COMPANY.match(folded, end) is not None)
        apart = (not is_han(left) or told) and not gazetteer().find(name) and name[0] != "原"
        if whole and (apart or known) and not NO_START.match(name):
            yield start, name
            return


def _called(folded: str, stops: frozenset[int]) -> Iterator[Named]:
    """Names behind what people are called who hold no post: 村民王国平说, 困难党员李立、赵军家中."""
    for match in finds(_CALLED, folded):
        for start, whole in coordinated(folded, match.end(), name_at(folded, match.end(), stops), stops):
            name = whole[:2] if whole[2:] == "家" else whole
            if (
                NO_START.match(name)
                or is_doubtful(name)
                or _COMES.fullmatch(name)
                or (name[0] in _WORDY and is_common(name))
            ):
                break
            yield start, name


def _comrades(folded: str) -> Iterator[Named]:
    """A name right before 同志, in the story of a life: 离休干部王国平同志因病逝世."""
    for match in _COMRADE.finditer(folded):
        for start in (match.start() - size for size in (3, 2, 4) if size <= match.start()):
            name = folded[start : match.start()]
            fits = is_han(name) and len(name) in sizes(folded, start) and not is_word(name)
            apart = not is_han(folded[start - 1 : start]) or folded[:start].endswith(
                (*_OF_PARTY, "以", "由", "和", "了", "确定", "同意", "学习", "传达", "关于", "提请的", "提请")
            )
            if fits and apart and not is_no_name(name) and not NO_START.match(name):
                yield start, name
                break


def _dotted(folded: str) -> Iterator[Named]:
    if "·" not in folded:
        return
    posts = tuple(words("posts"))
    for match in _DOTTED.finditer(folded):
        name = match["name"]
        first = name.partition("·")[0]
        post = next((size for size in range(len(first) - 1, 1, -1) if first[:size].endswith(posts)), 0)
        if not _is_place(name):
            yield match.start("name") + post, name[post:]


def _is_place(name: str) -> bool:
    """Whether a part of a name of two is a place: 江苏·盐城, 经开区·铁山区."""
    return any(gazetteer().find(part) or is_no_name(part) or "区" in part for part in name.split("·"))


def _told_again(names: Sequence[str], folded: str) -> int:
    """How many characters are in names that the text has a second time."""
    return sum(len(name) for name in names if folded.count(name) > 1)


def _headline(folded: str) -> Iterator[Named]:
    """Names at the head of a line, run together, before an act: 王国平李立出席."""
    heads = (_HEADLINE.match(folded, line.end()) for line in _LINE.finditer(folded))
    for match in filter(None, heads):
        names = max(splits(match["names"]), key=lambda names: _told_again(names, folded), default=())
        position = match.start("names")
        if not any(is_no_name(name) or is_doubtful(name) or name[-1] == "在" for name in names):
            for name in names:
                if not _COMES.fullmatch(name):
                    yield position, name
                position += len(name)
