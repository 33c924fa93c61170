"""What a rule's pattern does not name itself is looked up around it. 规则未写明的一端到上下文中去找。

    before:Type    the nearest mention of the type before the match, in its sentence or above it in its item
    topic:Type     the first mention of the type in the sentence before the match, else as `before`
    speaker:Type   the first mention of the type in the sentence that tells whose quotation this is
    entry:Type     the first mention of the type in the entry (1., ▲) of a list that the sentence is part of
    heading:Type   in the heading above
    page:Type      the first of the type on the page
    theme          whom the sentence is about: the place that opens its clause, it or its block, else the
                   place of its heading, else of the title, else home
    plan           the plan that speaks: 《某规划》提出 … in the block, or the document itself
    session        the body whose session was named last
    home           the article's home
    SLOT.body      the body or place a post belongs to
    SLOT.admin     the administrative places and zones inside a slot's mentions, SLOT.place all places,
                   SLOT.parts all known names, SLOT.issuer the place that a document's name begins with

Alternatives stand in order, parted by "/"; what is looked up together is joined by "+".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from loaders.mention import Mention
from loaders.page import fits, of_type, parts_of
from loaders.rules import Match
from loaders.sentences import Sentence
from loaders.typed import TypedSentence

_INSIDE: Mapping[str, tuple[str, ...]] = {
    "place": ("Place",),
    "admin": ("Province", "City", "County", "Township", "FunctionalZone"),
    "seat": ("City", "County", "Township", "FunctionalZone"),
    "organ": ("LegislativeOrgan",),
    "parts": (),
}
"""Which of the names inside a slot's mentions SLOT.place, SLOT.admin and SLOT.parts mean; () is all."""
_THEMES = "County|City|Province|FunctionalZone|MetropolitanArea"
_IN_HEADINGS = ("County", "FunctionalZone")
_IN_TITLES = ("MetropolitanArea", "FunctionalZone", "County", "City")
_OPENING = re.compile(
    r"^[“\s]*(?:[^\u4e00-\u9fff]?[,是]?)?"
    r"(?:近年来,|今年以来,|目前,|下一步,|同时,|当前,|未来,|到[^\u4e00-\u9fff],|“十[一二三四五]五”(?:时期|期间)?,)*$"
)
"""What may stand before the place that opens a sentence: a date, an adverbial."""
_NOT_ALONE = ("至", "到", "、", "—", "的")
"""What follows a place that does not stand alone at the head of its sentence."""
_CLAUSE_SUBJECT = re.compile(
    r"将|要|正|积极|大力|着力|坚持|依托|以|,|围绕|聚焦|力争|计划|已|全面|主动|重点|加快|按照|深入|立足|抢抓"
)
"""What follows a place that is its clause's subject."""
_ABOUT = re.compile(
    r"[^,。;《》]{0,4}(?:都市圈|城市群|经济圈|地区|区域|流域|片区|机场|铁路|高铁|段)|至|到|—|[、和与及]"
)
"""What follows a place with which the name of a document begins that others have issued."""
_COMPARED_BEFORE = re.compile(r"(?:[占居列于在为是较比和与向对]|打造|建设|建成|成为|争创|争当|服务|融入)$")
_COMPARED = re.compile(
    r"首[个家条批次]|第|前列|前[一二三四五六七八九十\d]|最|平均|唯一|先进|领先|率先"
    r"|[\u4e00-\u9fff]{0,6}(?:先进|示范)"
)
"""What stands before and behind a place that something is only compared with: 居全省第一."""
_TOURED_BEFORE = re.compile(r"[在赴到来]$|、$")
_TOURED = re.compile(r"、|[^,。]{0,8}(?:调研|考察|督导|检查|走访|视察|看望|慰问)")
"""What stands around a place in a heading that somebody visits, or that is one of several."""
_ALONG_WITH = ("和", "与", "及", "、")
"""What stands before a zone that is not what its sentence is about."""
_NO_NAME = re.compile(rf"[^\u4e00-\u9fff\ue000-\uf8ff]|$|{_CLAUSE_SUBJECT.pattern}")
"""What follows a place that begins no longer name."""
_TOLD = re.compile(r"(?:的)?(?:重要)?(?:精神|批准|以来)")
_TELLING = ("传达", "学习", "贯彻", "落实", "认真落实", "按照", "根据", "经", "自")
"""What stands behind or before a meeting that others speak of."""
_LEVELS = ("市", "县", "区", "省", "州", "盟", "旗", "镇", "乡", "街道", "村", "圈", "群")
_ISSUED = re.compile(r"[》”]?(?:\([^()]{1,20}\))?的?(?:通知|公告|决定|批复|意见)")
"""What follows a plan's name in the title of the document that issues it: 关于印发某某规划的通知."""
_SAYS = re.compile(
    r"”?(?:\([^)]*\))?(?:还|共|也|进一步)?(?:提出|明确|要求|部署|指出|确定|规定|显示|强调|就|设定)"
)
_ENTRY = re.compile(
    r"\s*(?:\(?\d{1,3}(?:[.、]|\))(?!\d)|[①-⑳▲△●■◆★☆]|\([一二三四五六七八九十]{1,3}\)(?=[\ue000-\uf8ff]))"
)
"""How an entry of a list begins; one by a Chinese numeral begins with the name that it is about."""
_FIELD = re.compile(r"[^,。;:]{2,12}:")
"""A field of a form, which goes on an entry: 建设单位:…."""
_SAID = re.compile(r"说|介绍|告诉|表示|坦言|透露|感慨|算了|[:]$")
_ACCOMPANIED = re.compile(r"(?:陪同|随同|参加)(?:调研|考察|活动|走访|慰问|检查|督导)?[。,;]?\s*$")
"""How a sentence ends that names who else was on a tour."""
_MET_BY_IT = ("与", "接", "跨", "和")
"""What stands before a line that the one spoken of meets: 起自某地,与甲乙高速相接."""
_GUESTS = re.compile(r"(?:党政)?(?:考察团|代表团|学习团|客商|嘉宾|一行)")
"""What follows the place that guests come from, in a heading."""
_MOSTLY = 0.7
"""The share of a heading that a plan's name must fill for the document to be that plan."""


def looked_up(found: Match, sources: str) -> list[Mention]:
    """Give what the first of these sources, parted by /, finds around a match; [] where none does.

    Sources joined by + are looked up together: `plan+theme` is the plan that speaks and the place it is for.
    """
    for source in sources.split("/"):
        mentions = [m for part in source.split("+") for m in _looked_up(found, part.strip())]
        if mentions:
            return mentions
    return []


def _looked_up(found: Match, source: str) -> list[Mention]:
    name, _, kinds = source.partition(":")
    if name in _LOOK_UPS:
        return _LOOK_UPS[name](found, kinds)
    slot, _, what = name.partition(".")
    mentions = found.slot(slot) if slot else []
    if what == "body":
        return [m.parts[0] for m in mentions if m.parts]
    if what == "issuer":
        return [p for m in mentions for p in _issuers(found, m)]
    if what in _INSIDE:
        wanted = _INSIDE[what]
        return [p for m in mentions for p in parts_of(m) if not wanted or fits(p.type, wanted)]
    return []


def _issuers(found: Match, plan: Mention) -> list[Mention]:
    """The place that a document's name begins with, unless it is only what the document is about."""
    text, first = found.page.text, plan.start + (found.page.text[plan.start] in "《“")
    places = [p for p in parts_of(plan) if p.start == first and fits(p.type, _INSIDE["admin"])]
    issuer = max(places, key=lambda p: p.end, default=None)
    return [issuer] if issuer is not None and not _ABOUT.match(text, issuer.end) else []


def _above(found: Match, kinds: str, aside: re.Pattern[str] | None = None) -> Iterator[list[Mention]]:
    """The mentions of these types: in the sentence up to the match, then in each above it in its item.

    Sentences above that match `aside` tell of others.
    """
    for sentence in found.page.upwards(found.index):
        here = sentence is found.sentence
        if aside is not None and not here and aside.search(sentence.text):
            continue
        fitting = [
            m
            for i, m in _spoken_of(sentence, kinds)
            if (not here or i < found.start) and not _told(sentence, i)
        ]
        if fitting:
            yield fitting


def _spoken_of(sentence: TypedSentence, kinds: str) -> list[tuple[int, Mention]]:
    """The mentions of these types; of companies, those too that a post in the sentence belongs to."""
    named = of_type(sentence, kinds)
    if "Enterprise" not in kinds.split("|"):
        return named
    bodies = ((i, part) for i, m in of_type(sentence, "Post") for part in m.parts[:1])
    firms = ((i, part) for i, part in bodies if fits(part.type, ("Enterprise",)))
    return sorted([*named, *firms], key=lambda pair: pair[0])


def _told(sentence: TypedSentence, index: int) -> bool:
    """Whether the meeting here is spoken of at another one: 传达学习某会议精神, 经某会议批准."""
    if not fits(sentence.mentions[index].type, ("Meeting",)):
        return False
    behind = _TOLD.match(sentence.text, index + 1)
    return (
        behind is not None
        or sentence.text[:index].endswith(_TELLING)
        or sentence.mentions[index].name.startswith(_TELLING)
    )


def before(found: Match, kinds: str) -> list[Mention]:
    """Give the nearest mention of these types before a match, in its sentence or above it in its item."""
    return next(_above(found, kinds), [])[-1:]


def _topic(found: Match, kinds: str) -> list[Mention]:
    if kinds != "Corridor":
        return next(_above(found, kinds, _ACCOMPANIED if kinds == "Person" else None), [])[:1]
    text = found.page.text
    named = (m for one in _above(found, kinds) for m in one)
    return next(([m] for m in named if text[m.start - 1 : m.start] not in _MET_BY_IT), [])


def _entry(found: Match, kinds: str) -> list[Mention]:
    """The first of these types in the entry of a list whose part this is, before the match; no other text."""
    for sentence in found.page.upwards(found.index):
        if _ENTRY.match(sentence.text):
            here = sentence is found.sentence
            return [m for i, m in of_type(sentence, kinds) if not here or i < found.start][:1]
        if sentence.sentence.kind == "heading" and not _FIELD.match(sentence.text):
            return []
    return []


def _speaker(found: Match, kinds: str) -> list[Mention]:
    """Whose words a quotation is: named with who says so in the sentence behind it, or in the one before."""
    index, sentences = found.index, found.page.sentences
    if not sentences[index].text.lstrip().startswith("“"):
        return []
    near = (i for i in (index + 1, index - 1) if 0 <= i < len(sentences))
    same = (sentences[i] for i in near if sentences[i].sentence.block == sentences[index].sentence.block)
    said = (s for s in same if _SAID.search(s.text))
    return next((mentions[:1] for s in said if (mentions := [m for _, m in _spoken_of(s, kinds)])), [])


def _heading(found: Match, kinds: str) -> list[Mention]:
    headings = (s for s in found.page.upwards(found.index) if s.sentence.kind == "heading")
    named = (of_type(s, kinds) for s in headings if s is not found.sentence)
    return next(([pairs[0][1]] for pairs in named if pairs), [])


def _page(found: Match, kinds: str) -> list[Mention]:
    named = (m for s in found.page.sentences for i, m in of_type(s, kinds) if not _told(s, i))
    return list(islice(named, 1))


def _home(found: Match, _: str) -> list[Mention]:
    return [found.page.home] if found.page.home is not None else []


def _theme(found: Match, kinds: str) -> list[Mention]:
    kinds = kinds or _THEMES
    return (
        _adjacent(found, kinds)
        or _clause_subject(found, kinds)
        or _level_word(found, kinds)
        or _opener(found, kinds)
        or _headed(found, kinds, _IN_HEADINGS, lambda s: s.item == found.sentence.sentence.item)
        or _headed(found, kinds, _IN_TITLES, lambda s: s.block <= 1)
        or [home for home in _home(found, kinds) if fits(home.type, tuple(kinds.split("|")))]
    )


def _clause_subject(found: Match, kinds: str) -> list[Mention]:
    """The place that opens the clause, or a clause before it in the sentence: 某某说,淄博将……打造……."""
    text = found.sentence.text
    for i, mention in reversed(of_type(found.sentence, kinds)):
        opens = i < found.start and (i == 0 or text[i - 1] in ",。;:“、 ")
        if opens and _CLAUSE_SUBJECT.match(text, i + 1):
            return [mention]
    return []


def _adjacent(found: Match, kinds: str) -> list[Mention]:
    """The place right before the match: 榆阳区 + 规模以上工业增加值增长."""
    before = found.start - 1
    mention = found.sentence.mentions.get(before)
    opens = before == 0 or found.sentence.text[before - 1 : before] in (*",。;:、", "中")
    fitting = mention is not None and opens and fits(mention.type, tuple(kinds.split("|")))
    return [mention] if mention is not None and fitting else []


def _level_word(found: Match, kinds: str) -> list[Mention]:
    """The place that a word for it, nearest before the match in its block, means: 全市, 我县."""
    block = found.sentence.sentence.block
    for sentence in found.page.upwards(found.index):
        if sentence.sentence.block != block:
            break
        here = sentence is found.sentence
        for i, mention in reversed(of_type(sentence, kinds)):
            compared = _COMPARED_BEFORE.search(sentence.text[:i]) or _COMPARED.match(sentence.text, i + 1)
            far = not here and _is_by_the_way(found.page.text, mention)
            if mention.note == "pronoun" and not (compared or far) and (not here or i < found.start):
                return [mention]
        if of_type(sentence, kinds):
            break
    return []


def _is_by_the_way(text: str, word: Mention) -> bool:
    """Whether a word stands for a zone that is only named along with something else: 甲厂和乙片区的道路."""
    zone = word.parts[0] if word.type == "FunctionalZone" and word.parts else None
    return zone is not None and text[zone.start - 1 : zone.start] in _ALONG_WITH


def _opener(found: Match, kinds: str) -> list[Mention]:
    """The place that opens the sentence, or one above it in its block."""
    block = found.sentence.sentence.block
    for sentence in found.page.upwards(found.index):
        if sentence.sentence.block != block:
            break
        for i, mention in of_type(sentence, kinds)[:1]:
            alone = not sentence.text.startswith(_NOT_ALONE, i + 1)
            if alone and _OPENING.match(sentence.text[:i]) and _is_subject(found.page.text, sentence, i):
                return [mention]
    return []


def _is_subject(text: str, sentence: TypedSentence, index: int) -> bool:
    """Whether the place here can be what its sentence is about: a bare 天津 may begin a company's name."""
    mention = sentence.mentions[index]
    whole = text[mention.start : mention.end].endswith(_LEVELS)
    return whole or mention.note != "" or _NO_NAME.match(sentence.text, index + 1) is not None


def _headed(
    found: Match, kinds: str, parts: tuple[str, ...], wanted: Callable[[Sentence], bool]
) -> list[Mention]:
    """The first place that a heading names, of the headings that are wanted."""
    for sentence in (found.page.sentences[index] for index in found.page.headings):
        if wanted(sentence.sentence):
            named = _named_in(sentence, kinds, parts) or [
                m
                for _, m in of_type(sentence, kinds)
                if parts == _IN_HEADINGS and _is_own(found.page.text, m)
            ]
            if named:
                return _home(found, "") if _is_around_home(found, sentence, named[0], kinds) else named[:1]
    return []


def _is_own(text: str, place: Mention) -> bool:
    """Whether a word of the article's own place stands here: 我市, 本县."""
    return place.note == "pronoun" and text[place.start] in "我本"


def _is_around_home(found: Match, heading: TypedSentence, place: Mention, kinds: str) -> bool:
    """Whether a heading names the province of the article's home and goes on with home: 江西新余:一季度…."""
    home, line = found.page.home, heading.sentence
    if home is None or place.type != "Province" or home.type == "Province":
        return False
    named = home.name[:-1] in found.page.text[line.start : line.end]
    return named and fits(home.type, tuple(kinds.split("|"))) and home.key[:2] == place.key[:2]


def _named_in(sentence: TypedSentence, kinds: str, parts: tuple[str, ...]) -> list[Mention]:
    """The first place a heading names, by itself or inside another name; there, the classes come in order."""
    named = [
        m for i, m in of_type(sentence, kinds) if m.note != "pronoun" and not _is_toured(sentence.text, i)
    ]
    others = (m for m in sentence.mentions.values() if not fits(m.type, ("Corridor",)))
    inside = [p for m in others for p in parts_of(m) if fits(p.type, tuple(kinds.split("|")))]
    for wanted in parts:
        fitting = [p for p in inside if fits(p.type, (wanted,))]
        if fitting and not any(fits(m.type, (wanted,)) for m in named):
            named += fitting
    return named[:1]


def _is_toured(text: str, index: int) -> bool:
    if _GUESTS.match(text, index + 1):
        return True
    return _TOURED_BEFORE.search(text[:index]) is not None and _TOURED.match(text, index + 1) is not None


def _plan(found: Match, _: str) -> list[Mention]:
    """The plan that speaks: 《某规划》提出 before the match in its block, or the document's own heading."""
    block = found.sentence.sentence.block
    for sentence in found.page.upwards(found.index):
        if sentence.sentence.block != block:
            break
        here = sentence is found.sentence
        for i, mention in reversed(of_type(sentence, "Plan")):
            if (not here or i < found.start) and _SAYS.match(sentence.text, i + 1):
                return [mention]
    return next(_own_plans(found), [])


def _own_plans(found: Match) -> Iterator[list[Mention]]:
    """The plans that a heading above issues, or is mostly the name of: the document is one; no report is."""
    above = found.page.headings[: bisect_left(found.page.headings, found.index)]
    for sentence in (found.page.sentences[index] for index in above):
        room = _MOSTLY * (sentence.sentence.end - sentence.sentence.start)
        for i, mention in of_type(sentence, "Plan"):
            issued = _ISSUED.match(sentence.text, i + 1) is not None
            if (issued or mention.end - mention.start > room) and not mention.name.endswith("报告"):
                yield [mention]


def _session(found: Match, _: str) -> list[Mention]:
    """The body whose session was named last: the standing committee of 某市人大常委会第五次会议."""
    sessions = before(found, "CongressSession")
    return [part for m in sessions for part in m.parts if part.type == "LegislativeOrgan"]


_LOOK_UPS: Mapping[str, Callable[[Match, str], list[Mention]]] = {
    "before": before,
    "topic": _topic,
    "entry": _entry,
    "heading": _heading,
    "speaker": _speaker,
    "page": _page,
    "home": _home,
    "theme": _theme,
    "plan": _plan,
    "session": _session,
}
