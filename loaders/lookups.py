"""What a rule's pattern does not name itself is looked up around it. 规则未写明的一端到上下文中去找。

    before:Type    the nearest mention of the type before the match, in its sentence or above it in its item
    topic:Type     the first mention of the type in the sentence before the match, else as `before`
    tour:Person    as `topic`, with all who went along: 市委书记甲、市长乙到…考察
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

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, islice, pairwise

from loaders.above import above, is_only_told, spoken_of
from loaders.expressions import compiled
from loaders.finders.lines import is_met
from loaders.finders.sessions import held_as_one
from loaders.finders.topic import OWNS_NEXT
from loaders.mention import Mention, top
from loaders.page import fits, of_type, parts_of
from loaders.plans import ADMINISTRATIVE, issuers, speaking_plan
from loaders.rules import Match
from loaders.themes import home, theme
from loaders.tours import on_tour
from loaders.typed import TypedSentence
from ontology.places import gazetteer

_INSIDE: Mapping[str, tuple[str, ...]] = {
    "place": ("Place",),
    "admin": ADMINISTRATIVE,
    "seat": ("City", "County", "Township", "FunctionalZone"),
    "county": ("County",),
    "town": ("Township",),
    "locality": ("County", "Township", "FunctionalZone"),
    "organ": ("LegislativeOrgan", "ConsultativeOrgan", "GovernmentOrgan", "PartyOrgan"),
    "works": ("Project",),
    "parts": (),
}
"""Which of the names inside a slot's mentions SLOT.place and the like mean; () is all."""
_LEVELS, _ZONES = ("市", "县", "区", "旗", "镇"), ("开发区", "高新区", "经开区")
"""How the names of localities end where they are written whole."""
_SIGN = {"host": slice(0, 1), "guests": slice(1, None)}
"""Which of those who sign at a ceremony SLOT.host and SLOT.guests mean."""
_JOINTS = ("与", "和", "同")
_BETWEEN = compiled(r"[与和同]|[·.—-]{0,2}")
"""What stands between the two places that a meeting is named after."""
_OF_BOTH = compiled(r"(?:两[地市县区])?[^,。;]{0,12}?(?:合作|协作|帮扶|结对|共建|同城化|支援)")
"""What stands behind the second of them."""
_ENTRY = compiled(
    r"\s*(?:\(?\d{1,3}(?:[.、]|\))(?!\d)|[①-⑳▲△●■◆★☆]|\([一二三四五六七八九十]{1,3}\)(?=[\ue000-\uf8ff]))"
)
"""How an entry of a list begins; one by a Chinese numeral begins with the name that it is about."""
_FIELD = compiled(r"[^,。;:]{2,12}:")
"""A field of a form, which goes on an entry: 建设单位:…."""
_SAID = compiled(r"说|介绍|告诉|表示|坦言|透露|感慨|算了|[:]$")
_ACCOMPANIED = compiled(
    r"(?:(?:陪同|随同|参加|一同|一道|一起)(?:调研|考察|活动|走访|慰问|检查|督导)*(?:[或并和](?:参加)?座谈会?)?"
    r"|主持(?:座谈会?|汇报会|[\ue000-\uf8ff])?)[。,;]?\s*$"
)
"""How a sentence ends that names who else was on a tour, or at its talks."""
_BARE_MEETINGS = ("座谈会", "汇报会", "现场会", "见面会")
"""Meetings without a name, at which only those of the same paragraph are."""
_HELD = compiled("(?:内|里)?的")
"""What stands between a park and the works in it."""
_WHOLE_OF_IT = compiled(r"”?[^,。;]{0,6}?的(?:重要)?(?:组成|关键|一部分|一段)")
"""What stands behind a line that the one spoken of is a part of: 甲乙高铁是丙丁通道的组成部分."""
_PARTS_OF = compiled(r"[^,。;]{0,30}(?:组成部分|一部分)")
_IS = compiled(r"(?:是|作为)[^,。;]{0,24}$")
"""The like where several lines are listed."""
_UNKNOWN_LINE = compiled(
    r"(?:^|[,。;:])(?:其中,?)?(?![该本这此全])[^,。;:、的]{2,12}(?:高速公路|高速|铁路|高铁|公路|快速路|大道)"
    r"(?=,?(?:全长|全线|总长|起|途经|串联|连接|总投资|总里程))"
)
"""A line that opens a clause and is no mention."""
_TURNS = compiled(r"[,，](?:其中|而|同时)?[,，]?$|其中[,，]?$")
"""What stands before the line that the rest of a sentence tells of: 甲、乙高速动工,其中乙高速起于…."""
_TURN = 4
_ITS_OWN = compiled(r"(?:[(（][^()（）]*[)）])?的?(?:全资|控股(?!股东|权|方)|下属|旗下)")
"""What stands behind a company of which another one is meant: 甲公司(简称甲)全资子公司乙."""
_FOUNDING = compiled(
    r"(?:设立|成立|组建|创办|新设|名为|名称[为:]|取名|暂名|暂定名)(?:了|的)?[^,。;\ue000-\uf8ff]{0,24}“?$"
)
"""What stands before a company that is founded."""
_AGREED = compiled(r"(?:出资|合资|投资|发起人)(?:合作|经营)?协议")
"""What stands behind one in the title of the founders' agreement: 《甲有限公司出资协议书》."""


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
        return [p for m in mentions for p in _signing(m, found.page.text)[_SIGN[what]]]
    if what == "issuer":
        return [p for m in mentions for p in issuers(found, m)]
    if what in _INSIDE:
        wanted = _INSIDE[what]
        inside = [p for m in mentions for p in parts_of(m) if not wanted or fits(p.type, wanted)]
        inside = [p for p in inside if _is_whole_name(found, p)] if what == "locality" else inside
        return _innermost(_around(found, inside)) if what in ("seat", "locality") else inside
    return []


def _signing(ceremony: Mention, folded: str) -> list[Mention]:
    """Who signs at a ceremony, in the order of its name: bodies, and a place that it begins with."""
    firms = [p for p in ceremony.parts if fits(p.type, ("Enterprise", "Organization"))]
    places = [p for p in ceremony.parts if fits(p.type, ("Place",))]
    if not firms and (pair := _of_both(ceremony, places, folded)):
        return pair
    host = [p for p in places if p.start == ceremony.start and folded.startswith(_JOINTS, p.end)]
    guests = firms or [p for p in places if host and p.start == host[0].end + 1]
    if ceremony.type != "Ceremony":
        return []
    return [*host, *guests] if (host and guests) or len(firms) > 1 else []


def _of_both(meeting: Mention, places: Sequence[Mention], folded: str) -> list[Mention]:
    """The two places whose common work a meeting is about: 甲市·乙县对口合作工作座谈会."""
    for first, second in pairwise(sorted(places, key=lambda p: p.start)):
        joined = _BETWEEN.fullmatch(folded, first.end, second.start)
        if first.start == meeting.start and joined and _OF_BOTH.match(folded, second.end, meeting.end):
            return [first, second]
    return []


def _is_whole_name(found: Match, place: Mention) -> bool:
    """Whether a place is written with its level: 甲县 in 甲县水库工程, but not 甲 in 甲水库工程."""
    levels = _ZONES if place.type == "FunctionalZone" else _LEVELS
    return found.page.text.endswith(levels, place.start, place.end)


def _around(found: Match, places: Sequence[Mention]) -> Sequence[Mention]:
    """Of the places in a name those in the ones that are written whole, where any is: 义县, not 七里河区."""
    text = found.page.text
    if bracketed := [p for p in places if text[p.start - 1 : p.start] == "("]:
        return bracketed  # 深圳(潮州)产业转移工业园
    whole = {p.key for p in places if p.key and _is_whole_name(found, p)}
    within = gazetteer().within
    inside = [p for p in places if p.key in whole or any(within(p.key, key) for key in whole)]
    return inside if whole else places


def _innermost(places: Sequence[Mention]) -> list[Mention]:
    """The places in a row that none of the others lies in: of 甲市乙县 the county."""
    within = gazetteer().within
    return [p for p in places if not any(q.key != p.key and p.key and within(q.key, p.key) for q in places)]


def before(found: Match, kinds: str) -> list[Mention]:
    """Give the nearest mention of these types before a match, in its sentence or above it in its item."""
    near = next(above(found, kinds), [])
    if kinds != "Meeting":
        return near[-1:]
    held = list(held_as_one(found.page.text, near)[:1])
    return [] if held and held[0].name in _BARE_MEETINGS and _is_above(found, held[0]) else held


def _is_above(found: Match, mention: Mention) -> bool:
    """Whether a mention stands in a paragraph above the match."""
    here = min((m.start for m in found.sentence.mentions.values()), default=mention.end)
    return "\n" in found.page.text[mention.end : here]


def _parties(found: Match, kinds: str) -> list[Mention]:
    """Everybody whom 双方 may mean: all of these types before the match in its sentence, else in the last."""
    named = {m.name: m for m in next(above(found, kinds), [])}
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
    text = found.page.text
    if "Corridor" not in kinds.split("|"):
        near = next(above(found, kinds, _ACCOMPANIED if kinds == "Person" else None), [])
        own = (m for m in near if kinds != "Enterprise" or not OWNS_NEXT.match(text, m.end))
        return [next(own, near[0])] if near else []
    named = (m for one in above(found, kinds) for m in one)
    here = (m for i, m in reversed(of_type(found.sentence, kinds)) if i < found.start)
    turned_to = (m for m in here if _TURNS.search(text, max(0, m.start - _TURN), m.start))
    others = (m for m in chain(turned_to, named) if not (_is_whole(text, m) or _is_where(found, m)))
    line = next((m for m in others if not is_met(text, m)), None)
    return [] if line is None or _is_of_another(found, line) or _is_of_works(found, line) else [line]


def _is_of_works(found: Match, line: Mention) -> bool:
    """Whether the sentence begins with works and the line stands above it: 甲水渠由乙取水,途经丙."""
    works = next((m for i, m in of_type(found.sentence, "Project") if i == 0), None)
    return works is not None and works.note != "pronoun" and line.end < works.start


def _is_of_another(found: Match, line: Mention) -> bool:
    """Whether a line that no finder knows is spoken of since: 其中,都市圈环线公路全长….."""
    since = next((i + 1 for i, m in of_type(found.sentence, line.type) if m is line), 0)
    return _UNKNOWN_LINE.search(found.sentence.text, since, found.start) is not None


def _is_where(found: Match, park: Mention) -> bool:
    """Whether a park is only where the works named next lie: 甲产业园的乙基地."""
    held = _HELD.match(found.page.text, park.end) if park.type == "IndustrialPark" else None
    return held is not None and any(m.start == held.end() for _, m in of_type(found.sentence, "Project"))


def _is_whole(text: str, line: Mention) -> bool:
    """Whether the line spoken of is a part of this one: 是甲乙高铁、丙丁通道的组成部分."""
    listed = _PARTS_OF.match(text, line.end) and _IS.search(text, max(0, line.start - 30), line.start)
    return bool(listed or _WHOLE_OF_IT.match(text, line.end))


def _tour(found: Match, kinds: str) -> list[Mention]:
    return on_tour(found, _topic(found, kinds))


def _works(found: Match, kinds: str) -> list[Mention]:
    """What the sentence begins with, else the nearest before the match in it, else as `topic`."""
    named = [(i, m) for i, m in of_type(found.sentence, kinds) if i < found.start]
    named = [(i, m) for i, m in named if top(m.type) != "Corridor" or not is_met(found.page.text, m)]
    if told := [m for _, m in named if m.note == "pronoun"]:
        return told[-1:]  # 甲高速通车,乙铁路通过评审,该铁路总投资
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
    return next((mentions[:1] for s in said if (mentions := [m for _, m in spoken_of(s, kinds)])), [])


def _heading(found: Match, kinds: str) -> list[Mention]:
    page, index = found.page, found.index
    above = page.headings[bisect_left(page.headings, page.items[index]) : bisect_left(page.headings, index)]
    named = (of_type(page.sentences[i], kinds) for i in reversed(above))
    return next(([pairs[0][1]] for pairs in named if pairs), [])


def _on_page(found: Match, kinds: str) -> list[Mention]:
    held = (found.page.sentences[at] for at in found.page.held(kinds))
    named = (m for s in held for i, m in of_type(s, kinds) if not is_only_told(s, i))
    return list(islice(named, 1))


def _of_meeting(found: Match, kinds: str) -> list[Mention]:
    """What the nearest meeting before the match is named after: 甲城市群市长会."""
    meetings = (m for one in above(found, "Meeting") for m in reversed(one))
    named = ([p for p in parts_of(m) if fits(p.type, tuple(kinds.split("|")))] for m in meetings)
    return next((parts[:1] for parts in named if parts), [])


def _session(found: Match, _: str) -> list[Mention]:
    """The body whose session was named last: the standing committee of 某市人大常委会第五次会议."""
    sessions = before(found, "CongressSession")
    return [part for m in sessions for part in m.parts if part.type == "LegislativeOrgan"]


_LOOK_UPS: Mapping[str, Callable[[Match, str], list[Mention]]] = {
    "before": before,
    "topic": _topic,
    "tour": _tour,
    "parties": _parties,
    "founded": _founded,
    "works": _works,
    "entry": _entry,
    "heading": _heading,
    "speaker": _speaker,
    "page": _on_page,
    "home": home,
    "theme": theme,
    "plan": speaking_plan,
    "session": _session,
    "meeting": _of_meeting,
}
