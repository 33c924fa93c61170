"""Posts and the bodies they belong to: 市委副书记、代市长 are two posts, of 洛阳市委 and of 洛阳市. 职务。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from loaders.finders.departments import department, of_department
from loaders.finders.implied import held_before, implied
from loaders.finders.level_places import code_of, place_of_level
from loaders.finders.organ_owners import only_town
from loaders.finders.organs import organs
from loaders.finders.person_names import is_han, sizes
from loaders.finders.post_context import ARTICLE_REACH, NEAR, PostContext, stands_apart
from loaders.finders.post_words import (
    ACTING,
    BEFORE_BODIES,
    BESIDE,
    BETWEEN,
    BUREAU_HEADS,
    BUREAUS,
    CHAINED,
    COMMITTEES_OF_SESSIONS,
    CONSULS,
    INNER,
    LEARNED,
    LEVELS,
    LONGEST_COMMITTEE,
    LONGEST_SENT,
    LONGEST_SUBJECT,
    NAMED_FIRM,
    NO_FORMER,
    NOT_BEHIND,
    OF_STATE,
    OF_TOWNS,
    OTHERS_NAME,
    OWN,
    OWN_COMMITTEE,
    REGION,
    SCHOOLS,
    SENT_BY,
    SHORT_SCHOOL,
    STATUS,
    TOWN_POSTS,
    WHOLE_COMMITTEE,
    WITH_SECRETARY,
    ZONE_BODIES,
    posts,
)
from loaders.finders.spoken import last_spoken_of
from loaders.home import Home
from loaders.home_head import in_persons
from loaders.home_lines import homes_of_lines
from loaders.mention import POST, Mention, top
from loaders.required import finds
from loaders.segment import is_word
from ontology.places import gazetteer

_OFTEN = 3
"""A company is an article's own where it is named at least so often before."""


_OF_FIRMS = ("经理", "总裁", "总监", "董事长")
"""How the posts of firms end."""


@lru_cache(maxsize=4096)
def leads(post: str) -> bool:
    """Tell whether who holds this post heads the body.

    >>> leads("代市长"), leads("副市长"), leads("党组书记")
    (True, False, True)
    """
    pattern, kinds = posts()
    match = pattern.fullmatch(post)
    if match is None or "副" in post:
        return False
    word = max((word for word in kinds if post.endswith(word)), key=len, default="")
    return kinds.get(word) == "head"


def find_posts(folded: str, bodies: Sequence[Mention], home: Home) -> list[Mention]:
    """Find posts. `bodies` are places, organs, enterprises and organizations, in order.

    `parts` of a post is the body or place it belongs to, where that can be told; `note` is its status.

    >>> found = find_posts("市长", [], Home("410000", "410300"))
    >>> [(m.name, m.parts[0].name) for m in found]
    [('市长', '洛阳市')]
    """
    by_end: dict[int, Mention] = {}
    persons = in_persons(folded)
    for body in (body for body in bodies if body.start not in persons):
        if body.end not in by_end or body.start < by_end[body.end].start:
            by_end[body.end] = body
    found: list[Mention] = []
    home_at = homes_of_lines(folded, bodies, home)
    begin = {body.start: body.end for body in bodies if top(body.type) == "Place"}
    for match in finds(posts()[0], folded):
        last = match.end() - 1
        cut = last in by_end and begin.get(last, 0) > match.end()
        if not cut and not NOT_BEHIND.match(folded, match.end()):
            found.append(_post(PostContext(folded, match, by_end, home_at(match.start()), found)))
    return _of_next(folded, found)


def _of_next(folded: str, found: list[Mention]) -> list[Mention]:
    """Posts without a body have that of the bureau's post right behind: 党组成员、副局长某某."""
    for at in range(len(found) - 2, -1, -1):
        post, behind = found[at], found[at + 1]
        joined = post.end + 1 == behind.start and folded[post.end] == "、" and not post.parts
        of = behind.parts[0].type if joined and behind.parts else ""
        if (post.name.startswith("党组") and of == "GovernmentOrgan") or (
            post.name.startswith("党委") and of == "Township"
        ):
            found[at] = replace(post, parts=behind.parts)
    return found


def _post(context: PostContext) -> Mention:
    match = context.match
    start, body = (
        _own(context)
        or _of_session(context)
        or _beside(context)
        or _in_government(context)
        or _of_zone(context)
        or _short_school(context)
        or (context.start, implied(context))
    )
    name = context.post
    status = match["status"] or match["was"] or _status_before(context, start)
    if context.post.endswith(CONSULS):
        sent = SENT_BY.search(context.folded, max(0, context.start - LONGEST_SENT), context.start)
        start = sent.start() if sent and body is None else context.start
        body = None if body is not None and top(body.type) == "Place" else body
    if body is not None and body.end > match.start("post"):
        rest = context.folded[body.end : match.end("post")]
        name = name if rest.startswith("长") else rest  # 甲区长 is the 区长 of 甲区
    if body is not None and body.type == "PartyOrgan" and _is_of_zone(body):
        body, name = body.parts[0], context.folded[body.parts[0].end : match.end("post")]
    if body is not None:
        body, name = of_department(body, name, match.start("post"))
    if body is not None and start == body.start and body.end < context.start - 1:
        between = context.folded[body.end : context.start]
        name = name if between in BETWEEN else between + name
    within = body is not None and start > body.end and top(body.type) != "Place"
    within = within and not any(other.start >= start for other in context.bodies(start + 1))
    if within and name[0] != "该" and INNER.fullmatch(context.folded, start, context.start):
        name = (context.folded[start : context.start] + name).removeprefix(body.name if body else "")
    if body is not None and body.type in SCHOOLS:
        name = name.removeprefix(WHOLE_COMMITTEE)
    body = _governed(body, name) if body is not None else None
    name = f"{status}{name}" if status in ACTING else name
    parts = (body,) if body is not None else ()
    end = match.end("rank" if match["rank"] else "post")
    return Mention(start, end, POST, name, "", parts, STATUS.get(status, ""), "post")


def _status_before(context: PostContext, start: int) -> str:
    """What tells the time of a post before its body or chain: 原甲市委书记, 甲市原副市长、公安局局长."""
    last = context.before[-1] if context.before else None
    if last is not None and last.note == STATUS["原"] and context.folded[last.end : start] == "、":
        return "原"
    before = context.folded[max(0, start - 2) : start] if start < context.start else ""
    if before == ACTING[1] and context.post.endswith("长"):
        return before
    return "原" if before[-1:] == "原" and before[0] not in NO_FORMER else ""


def _governed(body: Mention, post: str) -> Mention:
    """The place whose mayor or deputy mayor a government's is: 甲市人民政府副市长 is of 甲市."""
    place = gazetteer().get(code_of(body)) if body.key.endswith("|人民政府") else None
    level = post.lstrip("常务第一执行副代总")[:1]
    if place is None or level not in LEVELS or post[-1:] != "长" or not place.name.endswith(level):
        return body
    return Mention(body.start, body.start, place.level, place.name, place.code, (), body.note, "post")


def _is_of_zone(body: Mention) -> bool:
    """Whether a body is the committee of a zone, whose posts are the zone's own."""
    return bool(body.parts) and body.parts[0].type == "FunctionalZone" and body.parts[0].end <= body.end


def _own(context: PostContext) -> tuple[int, Mention | None] | None:
    """The company or body that 公司, 该局 and the like before the post mean: the one named last."""
    own = OWN.search(context.folded, max(0, context.start - 4), context.start)
    named = own and own["firm"] and NAMED_FIRM.search(context.folded, own.start() - 1, own.end())
    if own is None or named or context.start in context.by_end:
        return None
    wanted = "Enterprise" if own["firm"] else "Organization"
    kinds = {"该校": SCHOOLS, "医院": ("Hospital",)}.get(own.group())
    near = [body for body in context.bodies(own.start() - NEAR + 1) if body.end <= own.start()]
    if "集团" in own.group():
        told = context.bodies(max(0, own.start() - ARTICLE_REACH))
        near = [body for body in told if "集团" in body.name and body.end <= own.start()] or near
    meant = [b for b in near if (b.type in kinds if kinds else top(b.type) == wanted)]
    if not meant:
        return (own.start(), None) if own["firm"] else None
    main = _main_firm(context) if own["firm"] else None
    return own.start(), main or last_spoken_of(context.folded, meant)


def _of_session(context: PostContext) -> tuple[int, Mention] | None:
    """The committee of the congress whose post stands before: 市人大常委会委员、法制委员会 + 主任委员."""
    reach = max(0, context.start - LONGEST_COMMITTEE)
    end = context.start + len(WHOLE_COMMITTEE) * context.post.startswith(WHOLE_COMMITTEE)
    own = COMMITTEES_OF_SESSIONS.search(context.folded, reach, end) if context.before else None
    last = context.before[-1] if own else None
    if own is None or last is None or not last.parts:
        return None
    of = last.parts[0]
    body = of if of.type in WITH_SECRETARY else next(iter(of.parts), of)
    between = (context.folded, last.end, own.start())
    behind = CHAINED.fullmatch(*between) or OTHERS_NAME.fullmatch(*between)
    if body.type not in WITH_SECRETARY or behind is None:
        return None
    whole = body.name if "工" in own["name"] else body.name.removesuffix("常委会").removesuffix("常务委员会")
    name, key = whole + own["name"], f"{body.key}|{own['name']}"
    return own.start(), Mention(
        own.start(), own.end(), "Organization", name, key, (body,), "relative", "post"
    )


def _of_zone(context: PostContext) -> tuple[int, Mention] | None:
    """The zone named last before a post in its committee: 来到甲坪高新区,区党工委书记某某陪同."""
    begin = context.start - context.folded.startswith("区", context.start - 1)
    left = context.folded[begin - 1 : begin]
    bare = context.post.startswith(ZONE_BODIES) and stands_apart(left)
    near = context.bodies(max(0, begin - ARTICLE_REACH)) if bare else ()
    zones = [body for body in near if body.type == "FunctionalZone"]
    zone = max(zones, key=lambda zone: zone.end, default=None)
    return (begin, held_before(context) or zone) if zone is not None else None


def _short_school(context: PostContext) -> tuple[int, Mention] | None:
    """The university named before whose short form stands before the post: 甲大校长 of 甲坪大学."""
    short = SHORT_SCHOOL.search(context.folded, max(0, context.start - 2), context.start)
    named = context.bodies(max(0, context.start - ARTICLE_REACH)) if short else ()
    schools = (b for b in named if b.type == "University" and b.name.endswith("大学"))
    whole = next((b for b in schools if short and b.name.startswith(short["first"])), None)
    return (short.start(), whole) if short and whole else None


def _main_firm(context: PostContext) -> Mention | None:
    """The company whose news this is: named at the top, and far more often than any other."""
    near = context.bodies(max(0, context.start - ARTICLE_REACH))
    firms = [body for body in near if top(body.type) == "Enterprise" and body.start < context.start]
    counts = Counter(firm.name for firm in firms).most_common(2)
    clear = counts and counts[0][1] >= _OFTEN and (len(counts) < 2 or counts[0][1] >= 2 * counts[1][1])
    if not clear or next(f.name for f in firms) != counts[0][0]:
        return None
    return next(firm for firm in reversed(firms) if firm.name == counts[0][0])


def _beside(context: PostContext) -> tuple[int, Mention] | None:
    """The body right before the post, perhaps with 的, or one that the post's own first words end."""
    start, folded = context.start, context.folded
    of = start - len(next((word for word in BETWEEN if folded.endswith(word, 0, start)), ""))
    of -= folded[of - 1 : of] == "("
    within = range(context.match.start("post") + 1, context.match.end("post"))
    ends = (*within, start, of) if folded.startswith("海关", start) else (start, of, *within)
    for end in ends:
        body = context.by_end.get(end)
        if body is not None and body.start < start and not _is_of_firm(context, body):
            inner = (context.by_end.get(at) for at in within if folded.startswith(("纪委", "纪检"), start))
            body = next((o for o in inner if o and o.start <= body.start), body)
            body = _firm_there(context, body)
            whole = _owner_of_committee(folded, _region_committee(context, body))
            return body.start - _is_after_level(folded, body), whole
    return _region(context) or _learned(context) or department(context) or _town(context)


def _is_of_firm(context: PostContext, body: Mention) -> bool:
    """Whether a firm's department stands before the post that reads like a ministry: 科技部 + 总经理."""
    return body.type in OF_STATE and context.post.endswith(_OF_FIRMS)


def _firm_there(context: PostContext, body: Mention) -> Mention:
    """The firm right before the place that its head is in charge of: 甲坪汽车陕西省总经理."""
    firm = context.by_end.get(body.start) if top(body.type) == "Place" else None
    told = firm is not None and top(firm.type) == "Enterprise" and context.post.endswith(_OF_FIRMS)
    return firm if firm is not None and told else body


def _owner_of_committee(folded: str, body: Mention) -> Mention:
    """The school or company whose committee of the party is told in full: 中共甲坪学院委员会."""
    written = folded[body.start : body.end].removeprefix("中共")
    owner = OWN_COMMITTEE.fullmatch(written) or OWN_COMMITTEE.fullmatch(body.name)
    if owner is None:
        return body
    kind = "Enterprise" if owner["firm"] else "University"
    return Mention(body.start, body.end, kind, owner["name"], finder="post")


def _is_after_level(folded: str, body: Mention) -> bool:
    """Whether the bare level of its place stands before a zone: 市委常委、市 + 高新区党工委书记."""
    left = folded[max(0, body.start - 2) : body.start]
    zone = body.type == "FunctionalZone" or _is_of_zone(body)
    return zone and left[-1:] in ("市", "州") and stands_apart(left[0])


def _region_committee(context: PostContext, body: Mention) -> Mention:
    """The committee of the party of an autonomous region, told in full: 某自治区 + 党委书记."""
    end = context.start + len("党委")
    whole = body.type == "Province" and context.folded.startswith("党委", context.start)
    return context.by_end.get(end, body) if whole else body


def _in_government(context: PostContext) -> tuple[int, Mention] | None:
    """The government or congress of the chain's place, told without it: 县委书记、人大常委会主任."""
    word, end = _bare_organ(context)
    start = end - len(word)
    start -= (
        context.folded[start - 1 : start] in ("镇", "乡")
        and context.folded[start - 2 : start - 1] in BEFORE_BODIES
    )
    if not word or context.folded[start - 1 : start] not in BEFORE_BODIES:
        return None
    level = context.post.lstrip("常务第一执行副代总")[:1]
    if level in LEVELS and context.post.endswith("长"):
        governed = place_of_level(context, level) or _town_before(context, level)
        return (start, governed) if governed is not None else None
    last = next(context.fellows(), None)
    named = context.post.startswith("党") or context.post.endswith("秘书长")
    named = named or word not in ("政府", "人民政府")
    place = gazetteer().get(code_of(last.parts[0])) if last is not None and named else None
    organ = organs()[1][word]
    if place is None:
        town = last.parts[0] if last is not None and word == "人大" else None
        if town is None or town.type != "Township":
            return None
        key = f"{town.key or town.name}|{organ.full}"
        return start, Mention(start, end, organ.type, town.name + word, key, (town,), "relative", "post")
    name = place.name + ("委" if organ.full.startswith("中共委员会") else "") + word
    key = f"{place.code}|{organ.full}"
    return start, Mention(start, end, organ.type, name, key, (), "relative", "post")


def _bare_organ(context: PostContext) -> tuple[str, int]:
    """A body without its place before a post, and where it ends: 公安局 + 局长, 公安局长; "" for none."""
    end = context.start + (context.post == "局长" and context.folded[context.start - 1] != "局")
    told = next((word for word in BESIDE if context.folded.endswith(word, 0, end)), "")
    sizes = range(8, 2, -1) if context.post.endswith(BUREAU_HEADS) else ()
    words = (context.folded[max(0, end - size) : end] for size in sizes)
    known = (word for word in words if word.endswith(BUREAUS) and word in organs()[1])
    return told or next(known, ""), end


def _town(context: PostContext) -> tuple[int, Mention] | None:
    """The township or village named last, before its level word and a post in it: 村党支部书记."""
    word = next((word for word in OF_TOWNS if context.folded.endswith(word, 0, context.start)), "")
    begin = context.start - len(word)
    left = context.folded[begin - 1 : begin]
    told = word.endswith("处") or (word and context.post.startswith(("党", *TOWN_POSTS)))
    told = told or (not word and context.post.removeprefix("副") in ("镇长", "乡长"))
    kind = "Community" if word in ("村", "社区") else "Township"
    bare = told and (left in "该本和与及" or not is_han(left))
    near = context.bodies(max(0, begin - NEAR)) if bare else ()
    towns = [body for body in near if body.type == kind]
    town = max(towns, key=lambda body: body.end) if towns else None
    town = town or (only_town(context.bodies(max(0, begin - ARTICLE_REACH))) if bare else None)
    return (begin, town) if town is not None and town.type == kind else None


def _town_before(context: PostContext, level: str) -> Mention | None:
    """The township named last, whose government is told without it: 某镇党委书记甲,政府镇长乙."""
    near = context.bodies(context.start - NEAR) if level in "镇乡" else ()
    towns = (part for body in near for part in (body, *body.parts) if part.type == "Township")
    return max(towns, key=lambda town: town.end, default=None)


def _region(context: PostContext) -> tuple[int, Mention] | None:
    """The home's own region before its chairman: 自治区主席."""
    fellow = next(context.fellows(), None)
    told = gazetteer().get(code_of(fellow.parts[0])[:2] + "0000") if fellow is not None else None
    whole = told or gazetteer().get(context.home.province)
    begin = context.start - len(REGION)
    bare = context.folded[begin : context.start] == REGION and context.post.endswith("主席")
    if whole is None or not bare or not whole.name.endswith(REGION):
        return None
    return begin, Mention(begin, context.start, whole.level, whole.name, whole.code, (), "relative", "post")


def _learned(context: PostContext) -> tuple[int, Mention] | None:
    """The school or institute before a subject and a professor: 甲坪大学民族学教授."""
    if not context.post.endswith(LEARNED):
        return None
    for end in range(context.start - 1, context.start - LONGEST_SUBJECT, -1):
        body = context.by_end.get(end)
        if body is not None:
            subject = context.folded[end : context.start]
            named = len(subject) in sizes(subject, 0) and not is_word(subject)
            fits = top(body.type) == "Organization" and is_han(subject) and not named
            return (body.start, body) if fits else None
    return None
