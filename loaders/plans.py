"""Which plan a sentence speaks for, and whose a plan is. 规划：由谁提出，由谁印发。

What `plan` and `SLOT.issuer` mean in a rule (`lookups.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from loaders.expressions import compiled
from loaders.finders.central import find_central
from loaders.finders.organs import body_of_title
from loaders.mention import Mention
from loaders.page import Page, fits, of_type, parts_of
from loaders.rules import Match
from loaders.typed import TypedSentence
from ontology.places import gazetteer

ADMINISTRATIVE = ("Province", "City", "County", "Township", "FunctionalZone")
"""Types of the places whose governments issue plans."""
_ABOUT = compiled(
    r"[^,。;《》]{0,4}(?:都市圈|城市群|经济圈|地区|区域|流域|片区|机场|铁路|高铁|段|大学|学院)|至|到|—|[、和与及]"
)
"""What follows a place with which the name of a document begins that others have issued."""
_BY_BODY = compiled(
    r"[\ue000-\uf8ff](?:近日|日前|正式|联合|已|关于|[\ue000-\uf8ff])*?(?:印发|出台|发布|制定|公布|下发|下达)(?:实施)?了?(?:关于)?(?=[\ue000-\uf8ff])"
)
"""Who issues something, and the verb before it: 某市政府办公室近日印发."""
_BEFORE_ISSUER = compiled(r"中共|20\d\d年")
"""What a document's name may begin with before the place that issues it."""
_ISSUED = compiled(r"[》”]?(?:\([^()]{1,20}\))?的?(?:通知|公告|决定|批复|意见)")
"""What follows a plan's name in the title of the document that issues it: 关于印发某某规划的通知."""
_GOVERNMENTS = compiled(
    r"《?(?P<first>[\u4e00-\u9fff]{2,12}?)(?:人民)?政府[ 、](?P<second>[\u4e00-\u9fff]{2,12}?)(?:人民)?政府"
)
"""The two governments that an agreement's title begins with: 甲省人民政府 乙省人民政府合作协议."""
_OF_PARTIES = ("协议", "协议书", "合同", "备忘录")
"""Ends of documents that parties sign; what they are called after does not issue them alone."""
_LISTING = ("报告", "清单", "名单", "目录", "批复", "复函", "决定")
"""Ends of documents that plan nothing of their own."""
_SAYS = compiled(
    r"”?(?:\([^)]*\))?(?:,(?:其中)?(?=明确|提出|要求|提到|安排))?(?:还|共|也|进一步)?(?:提出|安排|提到|明确|要求|部署|指出|确定|规定|显示|强调|就|设定)"
)
_BARE = compiled(r"(?:该|本|此)?(规划|方案|意见|纲要|计划)(?:还|也)?(?:提出|明确|指出|确定|安排)")
"""How a block or sentence begins that says what a plan named above says: 规划提出,到2025年…."""
_ACCORDING = compiled("(?:按照|根据|依照|对照|落实|围绕)[“《]?$")
"""What stands before a plan whose demands (…要求) a sentence only follows."""
_GOES_ON = compiled(r"其中(?:还|也)?(?:明确)?提出|其中明确")
"""How a sentence begins that says what the plan in the one before it says."""
_TELLS = compiled("(?:告诉记者|透露|介绍说?|表示|坦言|说)[,:]")
"""What follows somebody who tells, in words of his own, what is not the plan's."""
_SUBJECT = ("将", "要", "计划", "力争", "也", "已", "正")
"""What follows a place that a sentence begins with and goes on to tell of."""
_LONGEST_BODY = 24
"""No body of the whole country has a longer name."""
_MOSTLY = 0.7
"""The share of a heading that a plan's name must fill for the document to be that plan."""


def speaking_plan(found: Match, _: str) -> list[Mention]:
    """The plan that speaks: 《某规划》提出 before the match in its block, or the document's own heading."""
    page = found.page
    for at in page.holding("Plan", found.index, page.blocks[found.index]):
        sentence, here = page.sentences[at], at == found.index
        for i, mention in reversed(of_type(sentence, "Plan")):
            told = _SAYS.match(sentence.text, i + 1) and not _ACCORDING.search(sentence.text, 0, i)
            if (not here or i < found.start) and told:
                return [] if _has_gone_over(found, at, mention) else [mention]
        if not here and _GOES_ON.match(page.sentences[at + 1].text):
            return [m for _, m in of_type(sentence, "Plan")][-1:]
    return _named_above(found) or _introduced(found) or next(_own_plans(found), [])


def _named_above(found: Match) -> list[Mention]:
    """The plan of this kind that is named last above a block or sentence that 规划提出 begins."""
    page, first = found.page, found.page.blocks[found.index]
    bare = _BARE.match(found.sentence.text) or _BARE.match(page.sentences[first].text)
    above = page.holding("Plan", found.index, page.items[found.index]) if bare else ()
    named = (m for at in above for _, m in reversed(of_type(page.sentences[at], "Plan")))
    return next(([m] for m in named if bare and m.name.endswith(bare[1])), [])


def _has_gone_over(found: Match, at: int, plan: Mention) -> bool:
    """Whether below the plan's sentence another place's deeds begin, or somebody tells: 甲市将…."""
    below = [found.page.sentences[i] for i in range(at + 1, found.index + 1)]
    if any(_TELLS.match(s.text, i + 1) for s in below for i, _ in of_type(s, "Person")):
        return True
    begun = ((s.text, s.mentions.get(0)) for s in below)
    return any(
        m is not None
        and fits(m.type, ADMINISTRATIVE)
        and m.note != "pronoun"
        and m.name[:2] not in plan.name
        and text.startswith(_SUBJECT, 1)
        for text, m in begun
    )


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
    page, own = found.page, found.page.home_at(found.sentence.sentence.start)
    above = page.headings[: bisect_left(page.headings, found.index)]
    for sentence in (page.sentences[index] for index in reversed(above)):
        if page.home_at(sentence.sentence.start) != own:  # another city's story
            return
        room = _MOSTLY * (sentence.sentence.end - sentence.sentence.start)
        for i, mention in of_type(sentence, "Plan"):
            issued = _ISSUED.match(sentence.text, i + 1) is not None
            about = page.text.startswith("关于", mention.start)
            issued = issued or (about and i + 1 == len(sentence.text.rstrip()))
            if (issued or mention.end - mention.start > room) and not mention.name.endswith(_LISTING):
                yield [mention]


def issuers(found: Match, plan: Mention) -> list[Mention]:
    """The place that a document's name begins with, unless it is only what the document is about."""
    text, first = found.page.text, plan.start + (found.page.text[plan.start] in "《“")
    if plan.name.endswith(_OF_PARTIES):
        return _parties(text, plan)
    central = [m for m in find_central(text[first : first + _LONGEST_BODY]) if m.start == 0]
    if central and text.startswith("关于", first + central[0].end):
        return [replace(central[0], start=first, end=first + central[0].end)]
    ahead = _BEFORE_ISSUER.match(text, first)
    first = ahead.end() if ahead else first
    inside = [p for p in parts_of(plan) if fits(p.type, ADMINISTRATIVE)]
    issuer = max((p for p in inside if p.start == first), key=lambda p: p.end, default=None)
    behind = (p for p in inside if issuer and p.start == issuer.end and gazetteer().within(p.key, issuer.key))
    issuer = next((p for p in behind if text[p.end - 1] in "市县区州旗"), issuer)  # 某省某市某规划
    if issuer is None or _ABOUT.match(text, issuer.end) or _is_issued_by_body(found, plan):
        return []
    return [body_of_title(text, issuer) or issuer]


def _parties(text: str, plan: Mention) -> list[Mention]:
    """The governments that an agreement names before its title: 《甲省人民政府 乙省人民政府合作协议》."""
    named = _GOVERNMENTS.match(text, plan.start)
    spans = [named.span("first"), named.span("second")] if named else []
    places = (p for span in spans for p in parts_of(plan) if (p.start, p.end) == span)
    return [body_of_title(text, place) or place for place in places]


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
    """Whether a body signs right below the title that is the plan's name, or issues it 给你们."""
    if any(plan.name in page.text[s.sentence.start : s.sentence.end] for s in _given_out(page)):
        return bool(page.held("GovernmentOrgan|PartyOrgan"))
    below = (
        s for i in page.headings if _is_title(page.sentences[i], plan) for s in page.sentences[i + 1 : i + 2]
    )
    signing = (m for s in below if len(s.text.strip()) == 1 for m in s.mentions.values())
    return any(fits(m.type, ("Organization",)) for m in signing)


def _given_out(page: Page) -> list[TypedSentence]:
    """The sentences that issue something to those whom the page addresses."""
    return [page.sentences[i] for i in page.where("given out", lambda s: "给你们" in s.text)]


def _is_title(sentence: TypedSentence, plan: Mention) -> bool:
    return len(sentence.text.strip()) == 1 and any(m.name == plan.name for m in sentence.mentions.values())


def _issues(sentence: TypedSentence) -> bool:
    return _BY_BODY.search(sentence.text) is not None
