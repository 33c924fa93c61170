"""What a rule's pattern does not name itself is looked up around it. 规则未写明的一端到上下文中去找。

    before:Type    the nearest mention of the type before the match, in its sentence or above it in its item
    topic:Type     the first mention of the type in the sentence before the match, else as `before`
    parties:Type   all of the type in the sentence before the match, else in the nearest above that has any
    founded:Type   the mention of the type that was last said to be founded
    works:Type     the mention of the type that begins the sentence, else the nearest in it, else as `topic`
    speaker:Type   the first mention of the type in the sentence that tells whose quotation this is
    entry:Type     the first mention of the type in the entry (1., ▲) of a list that the sentence is part of
    heading:Type   in the heading above
    page:Type      the first of the type on the page
    theme          whom the sentence is about: the place that opens its clause, it or its block, else the
                   place of its heading, else of the title, else home
    plan           the plan that speaks: 《某规划》提出 … in the block, or the document itself
    session        the body whose session was named last
    meeting:Type   what the nearest meeting before the match is named after
    home           the article's home
    SLOT.body      the body or place a post belongs to
    SLOT.works     the works that a ceremony is held for, SLOT.host and SLOT.guests who signs at it
    SLOT.admin     the administrative places and zones inside a slot's mentions, SLOT.place all places,
                   SLOT.parts all known names, SLOT.issuer the place that a document's name begins with

Alternatives stand in order, parted by "/"; what is looked up together is joined by "+".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from loaders.expressions import compiled
from loaders.finders.lines import is_met
from loaders.finders.organs import body_of_title
from loaders.finders.sessions import held_as_one
from loaders.mention import Mention, top
from loaders.page import Page, fits, of_type, parts_of
from loaders.rules import Match
from loaders.themes import home, theme
from loaders.typed import TypedSentence
from ontology.places import gazetteer

_INSIDE: Mapping[str, tuple[str, ...]] = {
    "place": ("Place",),
    "admin": ("Province", "City", "County", "Township", "FunctionalZone"),
    "seat": ("City", "County", "Township", "FunctionalZone"),
    "organ": ("LegislativeOrgan",),
    "works": ("Project",),
    "parts": (),
}
"""Which of the names inside a slot's mentions SLOT.place and the like mean; () is all."""
_SIGN = {"host": slice(0, 1), "guests": slice(1, None)}
"""Which of those who sign at a ceremony SLOT.host and SLOT.guests mean."""
_ABOUT = compiled(
    r"[^,。;《》]{0,4}(?:都市圈|城市群|经济圈|地区|区域|流域|片区|机场|铁路|高铁|段)|至|到|—|[、和与及]"
)
"""What follows a place with which the name of a document begins that others have issued."""
_TOLD = compiled(
    r"上的(?:重要)?讲话|(?:上)?(?:的)?(?:重要)?(?:(?:讲话|工作部署|决策部署|决议)?精神|批准|以来|召开[时日]|议程|筹备|部署|期间|确定的|提出的|通过的|代表|有关|的(?:通知|决定|议案|建议))"
)
_TELLING = ("传达", "学习", "贯彻", "落实", "认真落实", "按照", "根据", "经", "自", "迎接", "筹备")
_NOT_YET = compiled(r"(?:决定|定于|将于|将在|将|拟于|关于|提请|提请召开|建议|此前)[^。;]{0,14}$")
"""What stands behind or before a meeting that others speak of, or that is still to be held."""
_BY_BODY = compiled(
    r"[\ue000-\uf8ff](?:近日|日前|正式|联合|已|关于|[\ue000-\uf8ff])*?(?:印发|出台|发布|制定|公布|下发|下达)(?:实施)?了?(?:关于)?(?=[\ue000-\uf8ff])"
)
"""Who issues something, and the verb before it: 某市政府办公室近日印发."""
_BEFORE_ISSUER = compiled(r"中共|20\d\d年")
"""What a document's name may begin with before the place that issues it."""
_ISSUED = compiled(r"[》”]?(?:\([^()]{1,20}\))?的?(?:通知|公告|决定|批复|意见)")
"""What follows a plan's name in the title of the document that issues it: 关于印发某某规划的通知."""
_LISTING = ("报告", "清单", "名单", "目录", "批复", "复函", "决定")
"""Ends of documents that plan nothing of their own."""
_SAYS = compiled(
    r"”?(?:\([^)]*\))?(?:,(?:其中)?(?=明确|提出|要求|提到))?(?:还|共|也|进一步)?(?:提出|提到|明确|要求|部署|指出|确定|规定|显示|强调|就|设定)"
)
_GOES_ON = compiled(r"其中(?:还|也)?(?:明确)?提出|其中明确")
"""How a sentence begins that says what the plan in the one before it says."""
_ENTRY = compiled(
    r"\s*(?:\(?\d{1,3}(?:[.、]|\))(?!\d)|[①-⑳▲△●■◆★☆]|\([一二三四五六七八九十]{1,3}\)(?=[\ue000-\uf8ff]))"
)
"""How an entry of a list begins; one by a Chinese numeral begins with the name that it is about."""
_FIELD = compiled(r"[^,。;:]{2,12}:")
"""A field of a form, which goes on an entry: 建设单位:…."""
_SAID = compiled(r"说|介绍|告诉|表示|坦言|透露|感慨|算了|[:]$")
_ACCOMPANIED = compiled(
    r"(?:(?:陪同|随同|参加|一同|一道|一起)(?:调研|考察|活动|走访|慰问|检查|督导)*(?:[或并](?:参加)?座谈会?)?"
    r"|主持(?:座谈会?|汇报会|[\ue000-\uf8ff])?)[。,;]?\s*$"
)
"""How a sentence ends that names who else was on a tour, or at its talks."""
_WHOLE_OF_IT = compiled(r"”?[^,。;]{0,6}?的(?:重要)?(?:组成|关键|一部分|一段)")
"""What stands behind a line that the one spoken of is a part of: 甲乙高铁是丙丁通道的组成部分."""
_PARTS_OF = compiled(r"[^,。;]{0,30}(?:组成部分|一部分)")
_IS = compiled(r"(?:是|作为)[^,。;]{0,24}$")
"""The like where several lines are listed."""
_ITS_OWN = compiled(r"(?:[(（][^()（）]*[)）])?的?(?:全资|控股|下属|旗下)")
"""What stands behind a company of which another one is meant: 甲公司(简称甲)全资子公司乙."""
_FOUNDING = compiled(
    r"(?:设立|成立|组建|创办|新设|名为|名称[为:]|取名|暂名|暂定名)(?:了|的)?[^,。;\ue000-\uf8ff]{0,24}“?$"
)
"""What stands before a company that is founded."""
_AGREED = compiled(r"(?:出资|合资|投资|发起人)(?:合作|经营)?协议")
"""What stands behind one in the title of the founders' agreement: 《甲有限公司出资协议书》."""
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
    if what in _SIGN:
        return [p for m in mentions for p in _signing(m)[_SIGN[what]]]
    if what == "issuer":
        return [p for m in mentions for p in _issuers(found, m)]
    if what in _INSIDE:
        wanted = _INSIDE[what]
        inside = [p for m in mentions for p in parts_of(m) if not wanted or fits(p.type, wanted)]
        return _innermost(inside) if what == "seat" else inside
    return []


def _signing(ceremony: Mention) -> list[Mention]:
    """Who signs at a ceremony, in the order of its name."""
    firms = [p for p in ceremony.parts if fits(p.type, ("Enterprise", "Organization"))]
    return firms if any(fits(p.type, ("Enterprise",)) for p in firms) else []


def _innermost(places: Sequence[Mention]) -> list[Mention]:
    """The places in a row that none of the others lies in: of 甲市乙县 the county."""
    within = gazetteer().within
    return [p for p in places if not any(q.key != p.key and p.key and within(q.key, p.key) for q in places)]


def _issuers(found: Match, plan: Mention) -> list[Mention]:
    """The place that a document's name begins with, unless it is only what the document is about."""
    text, first = found.page.text, plan.start + (found.page.text[plan.start] in "《“")
    ahead = _BEFORE_ISSUER.match(text, first)
    first = ahead.end() if ahead else first
    inside = [p for p in parts_of(plan) if fits(p.type, _INSIDE["admin"])]
    issuer = max((p for p in inside if p.start == first), key=lambda p: p.end, default=None)
    behind = (p for p in inside if issuer and p.start == issuer.end and gazetteer().within(p.key, issuer.key))
    issuer = next((p for p in behind if text[p.end - 1] in "市县区州旗"), issuer)  # 某省某市某规划
    if issuer is None or _ABOUT.match(text, issuer.end) or _is_issued_by_body(found, plan):
        return []
    return [body_of_title(text, issuer) or issuer]


def _is_issued_by_body(found: Match, plan: Mention) -> bool:
    """Whether a sentence of the page tells which body issues the plan: 某市政府办公室近日印发《某规划》."""
    for at in found.page.where("a body issues", _issues):
        sentence = found.page.sentences[at]
        for match in _BY_BODY.finditer(sentence.text):
            body, issued = (sentence.mentions.get(i) for i in match.span())
            named = issued is not None and issued.name == plan.name
            if named and body is not None and fits(body.type, ("Organization",)):
                return True
    return _is_signed(found.page, plan)


def _is_signed(page: Page, plan: Mention) -> bool:
    """Whether a body signs right below the title that is the plan's name."""
    below = (page.sentences[i + 1] for i in page.headings if _is_title(page.sentences[i], plan))
    signing = (m for s in below if len(s.text.strip()) == 1 for m in s.mentions.values())
    return any(fits(m.type, ("Organization",)) for m in signing)


def _is_title(sentence: TypedSentence, plan: Mention) -> bool:
    return len(sentence.text.strip()) == 1 and any(m.name == plan.name for m in sentence.mentions.values())


def _issues(sentence: TypedSentence) -> bool:
    return _BY_BODY.search(sentence.text) is not None


def _above(found: Match, kinds: str, aside: re.Pattern[str] | None = None) -> Iterator[list[Mention]]:
    """The mentions of these types: in the sentence up to the match, then in each above it in its item.

    Sentences above that match `aside` tell of others.
    """
    page, index = found.page, found.index
    for at in page.holding(_speaking(kinds), index, page.items[index]):
        sentence, here = page.sentences[at], at == index
        if aside is not None and not here and aside.search(sentence.text):
            continue
        fitting = [
            m
            for i, m in _spoken_of(sentence, kinds)
            if (not here or i < found.start) and not _told(sentence, i)
        ]
        if fitting:
            yield fitting


@cache
def _speaking(kinds: str) -> str:
    """The types of mentions that `_spoken_of` looks at."""
    return f"{kinds}|Post" if "Enterprise" in kinds.split("|") else kinds


def _spoken_of(sentence: TypedSentence, kinds: str) -> list[tuple[int, Mention]]:
    """The mentions of these types; of companies, those too that a post in the sentence belongs to."""
    named = of_type(sentence, kinds)
    if _speaking(kinds) == kinds:
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
        or sentence.text[:index].removesuffix("中共").endswith(_TELLING)
        or _NOT_YET.search(sentence.text, max(0, index - 18), index) is not None
        or sentence.mentions[index].name.startswith(_TELLING)
    )


def before(found: Match, kinds: str) -> list[Mention]:
    """Give the nearest mention of these types before a match, in its sentence or above it in its item."""
    near = next(_above(found, kinds), [])
    return list(held_as_one(found.page.text, near)[:1]) if kinds == "Meeting" else near[-1:]


def _parties(found: Match, kinds: str) -> list[Mention]:
    """Everybody whom 双方 may mean: all of these types before the match in its sentence, else in the last."""
    named = {m.name: m for m in next(_above(found, kinds), [])}
    return [m for m in named.values() if not _ITS_OWN.match(found.page.text, m.end)]


def _founded(found: Match, kinds: str) -> list[Mention]:
    """The company that was said last to be founded: 双方将共同出资设立甲公司, whose shares are told then."""
    page, index = found.page, found.index
    for at in page.holding(kinds, index, page.items[index]):
        sentence, here = page.sentences[at], at == index
        named = ((i, m) for i, m in reversed(of_type(sentence, kinds)) if not here or i < found.start)
        new = next((m for i, m in named if _is_founded(sentence.text, i)), None)
        if new is not None:
            return [new]
    return []


def _is_founded(text: str, index: int) -> bool:
    return bool(_FOUNDING.search(text, max(0, index - 28), index) or _AGREED.match(text, index + 1))


def _topic(found: Match, kinds: str) -> list[Mention]:
    if "Corridor" not in kinds.split("|"):
        return next(_above(found, kinds, _ACCOMPANIED if kinds == "Person" else None), [])[:1]
    text = found.page.text
    named = (m for one in _above(found, kinds) for m in one)
    others = (m for m in named if not _is_whole(text, m))
    return next(([m] for m in others if not is_met(text, m)), [])


def _is_whole(text: str, line: Mention) -> bool:
    """Whether the line spoken of is a part of this one: 是甲乙高铁、丙丁通道的组成部分."""
    listed = _PARTS_OF.match(text, line.end) and _IS.search(text, max(0, line.start - 30), line.start)
    return bool(listed or _WHOLE_OF_IT.match(text, line.end))


def _works(found: Match, kinds: str) -> list[Mention]:
    """What the sentence begins with, else the nearest before the match in it, else as `topic`."""
    named = [(i, m) for i, m in of_type(found.sentence, kinds) if i < found.start]
    named = [(i, m) for i, m in named if top(m.type) != "Corridor" or not is_met(found.page.text, m)]
    if named and named[0][0] == 0:
        return [named[0][1]]
    return [m for _, m in named[-1:]] or _topic(found, kinds)


def _entry(found: Match, kinds: str) -> list[Mention]:
    """The first of these types in the entry of a list whose part this is, before the match; no other text."""
    parting = found.page.where("entries", _parts_entries)
    at = bisect_right(parting, found.index) - 1
    if at < 0 or parting[at] < found.page.items[found.index]:
        return []
    sentence = found.page.sentences[parting[at]]
    here = sentence is found.sentence
    named = of_type(sentence, kinds) if _ENTRY.match(sentence.text) else ()
    return [m for i, m in named if not here or i < found.start][:1]


def _parts_entries(sentence: TypedSentence) -> bool:
    """Whether an entry of a list begins here, or a heading parts what stands above from what stands below."""
    heading = sentence.sentence.kind == "heading" and not _FIELD.match(sentence.text)
    return heading or _ENTRY.match(sentence.text) is not None


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
    page, index = found.page, found.index
    above = page.headings[bisect_left(page.headings, page.items[index]) : bisect_left(page.headings, index)]
    named = (of_type(page.sentences[i], kinds) for i in reversed(above))
    return next(([pairs[0][1]] for pairs in named if pairs), [])


def _on_page(found: Match, kinds: str) -> list[Mention]:
    held = (found.page.sentences[at] for at in found.page.held(kinds))
    named = (m for s in held for i, m in of_type(s, kinds) if not _told(s, i))
    return list(islice(named, 1))


def _of_meeting(found: Match, kinds: str) -> list[Mention]:
    """What the nearest meeting before the match is named after: 甲城市群市长会."""
    meetings = (m for one in _above(found, "Meeting") for m in reversed(one))
    named = ([p for p in parts_of(m) if fits(p.type, tuple(kinds.split("|")))] for m in meetings)
    return next((parts[:1] for parts in named if parts), [])


def _plan(found: Match, _: str) -> list[Mention]:
    """The plan that speaks: 《某规划》提出 before the match in its block, or the document's own heading."""
    page = found.page
    for at in page.holding("Plan", found.index, page.blocks[found.index]):
        sentence, here = page.sentences[at], at == found.index
        for i, mention in reversed(of_type(sentence, "Plan")):
            if (not here or i < found.start) and _SAYS.match(sentence.text, i + 1):
                return [mention]
        if not here and _GOES_ON.match(page.sentences[at + 1].text):
            return [m for _, m in of_type(sentence, "Plan")][-1:]
    return _introduced(found) or next(_own_plans(found), [])


def _introduced(found: Match) -> list[Mention]:
    """The plan that says what stands below a colon in the same item: 《某方案》提出以下举措:."""
    page = found.page
    at = bisect_left(page.leads, found.index) - 1
    if at < 0 or page.leads[at] < page.items[found.index]:
        return []
    lead = page.sentences[page.leads[at]]
    named = of_type(lead, "Plan") if lead.text.rstrip().endswith(":") else []
    return [m for i, m in named if _SAYS.match(lead.text, i + 1)][-1:]


def _own_plans(found: Match) -> Iterator[list[Mention]]:
    """The plans that a heading above issues, or is mostly the name of: the document is one; no report is."""
    above = found.page.headings[: bisect_left(found.page.headings, found.index)]
    for sentence in (found.page.sentences[index] for index in reversed(above)):
        room = _MOSTLY * (sentence.sentence.end - sentence.sentence.start)
        for i, mention in of_type(sentence, "Plan"):
            issued = _ISSUED.match(sentence.text, i + 1) is not None
            issued = issued or (mention.name.startswith("关于") and i + 1 == len(sentence.text.rstrip()))
            if (issued or mention.end - mention.start > room) and not mention.name.endswith(_LISTING):
                yield [mention]


def _session(found: Match, _: str) -> list[Mention]:
    """The body whose session was named last: the standing committee of 某市人大常委会第五次会议."""
    sessions = before(found, "CongressSession")
    return [part for m in sessions for part in m.parts if part.type == "LegislativeOrgan"]


_LOOK_UPS: Mapping[str, Callable[[Match, str], list[Mention]]] = {
    "before": before,
    "topic": _topic,
    "parties": _parties,
    "founded": _founded,
    "works": _works,
    "entry": _entry,
    "heading": _heading,
    "speaker": _speaker,
    "page": _on_page,
    "home": home,
    "theme": theme,
    "plan": _plan,
    "session": _session,
    "meeting": _of_meeting,
}
