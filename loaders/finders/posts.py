"""Posts and the bodies they belong to: 市委副书记、代市长 are two posts, of 洛阳市委 and of 洛阳市. 职务。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from loaders.finders.organs import organs
from loaders.finders.person_names import is_han
from loaders.finders.post_words import (
    ACTING,
    CENTRAL,
    CHAINED,
    COMMITTEE,
    COMMITTEES_NAME,
    DEPARTMENT,
    HEADS_OF_INSTITUTES,
    INNER,
    KIN,
    LEARNED,
    LEVELS,
    LONGEST_INNER,
    LONGEST_SUBJECT,
    NAMED_FIRM,
    NOT_BEHIND,
    OF_FIRM,
    OF_STATE,
    OWN,
    PARTY_DEPARTMENT,
    REGION,
    STATUS,
    WITH_SECRETARY,
    posts,
)
from loaders.home import Home
from loaders.mention import POST, Mention, top
from loaders.required import finds
from ontology.places import gazetteer

_ARTICLE_REACH = 3000
_OFTEN = 3
"""A company is an article's own where it is named at least so often before."""
_OWN_REACH = 200
_REACH = 400
"""So many characters before a post tell whose it is, in a sentence that never ends."""


@dataclass(frozen=True, slots=True)
class _Context:
    """A post that was found, and what helps to tell whose it is."""

    folded: str
    match: re.Match[str]
    by_end: Mapping[int, Mention]
    home: Home
    before: Sequence[Mention]

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def post(self) -> str:
        return self.match["post"]

    @property
    def floor(self) -> int:
        """The full stop before the post, or as far back as anybody reads on for its body."""
        reach = max(0, self.start - _REACH)
        return max(self.folded.rfind("。", reach, self.start), reach - 1)

    def bodies(self, first: int) -> list[Mention]:
        """The bodies that end from `first` on, and not behind the beginning of the post."""
        return [self.by_end[end] for end in range(first, self.start + 1) if end in self.by_end]

    def fellows(self) -> Iterator[Mention]:
        """The posts before it in its sentence that belong to something, the nearest first."""
        floor = self.floor
        near = takewhile(lambda post: post.end > floor, reversed(self.before))
        return (post for post in near if post.parts)

    @property
    def previous(self) -> Mention | None:
        """The post right before this one in a chain, if it belongs to something."""
        last = self.before[-1] if self.before else None
        if last is None or not last.parts or not CHAINED.fullmatch(self.folded, last.end, self.start):
            return None
        return last


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
    for body in bodies:
        if body.end not in by_end or body.start < by_end[body.end].start:
            by_end[body.end] = body
    found: list[Mention] = []
    begin = {body.start: body.end for body in bodies if top(body.type) == "Place"}
    for match in finds(posts()[0], folded):
        last = match.end() - 1
        cut = last in by_end and begin.get(last, 0) > match.end()
        if not cut and not NOT_BEHIND.match(folded, match.end()):
            found.append(_post(_Context(folded, match, by_end, home, found)))
    return found


def _post(context: _Context) -> Mention:
    match = context.match
    start, body = (
        _own(context) or _beside(context) or _in_government(context) or (context.start, _implied(context))
    )
    name, status = context.post, match["status"] or ""
    if body is not None and body.end > match.start("post"):
        rest = context.folded[body.end : match.end("post")]
        name = name if rest.startswith("长") else rest  # 甲区长 is the 区长 of 甲区
    if body is not None and body.type == "PartyOrgan" and _is_of_zone(body):
        body, name = body.parts[0], context.folded[body.parts[0].end : match.end("post")]
    if body is not None:
        body, name = _of_department(body, name, match.start("post"))
    if body is not None and start == body.start and body.end < context.start - 1:
        name = context.folded[body.end : context.start] + name
    body = _governed(body, name) if body is not None else None
    name = f"{status}{name}" if status in ACTING else name
    parts = (body,) if body is not None else ()
    return Mention(start, match.end("post"), POST, name, "", parts, STATUS.get(status, ""), "post")


def _governed(body: Mention, post: str) -> Mention:
    """The place whose mayor or deputy mayor a government's is: 甲市人民政府副市长 is of 甲市."""
    place = gazetteer().get(_code(body)) if body.key.endswith("|人民政府") else None
    level = post.lstrip("常务第一执行副代总")[:1]
    if place is None or level not in LEVELS or post[-1:] != "长" or not place.name.endswith(level):
        return body
    return Mention(body.start, body.start, place.level, place.name, place.code, (), body.note, "post")


def _is_of_zone(body: Mention) -> bool:
    """Whether a body is the committee of a zone, whose posts are the zone's own."""
    return bool(body.parts) and body.parts[0].type == "FunctionalZone" and body.parts[0].end <= body.end


def _of_department(body: Mention, post: str, start: int) -> tuple[Mention, str]:
    """Give the department of a party committee that a post's first word names, and the post in it."""
    named = DEPARTMENT.match(post)
    if named is None:
        return body, post
    word = named["name"] or named["short"] + "部"
    if body.name.endswith(word):
        return body, post[named.end() :]
    if not body.key.endswith(COMMITTEE):
        return body, post
    beside = word in ("纪委", "监委", "监察委员会")
    full = organs()[1][word if beside else f"委{word}"]
    name = COMMITTEES_NAME.sub("", body.name) + word if beside else body.name + word
    key = f"{_code(body)}|{full.full}"
    inside = Mention(start, start + len(word), full.type, name, key, (body,), "relative", "post")
    return inside, post[named.end() :]


def _own(context: _Context) -> tuple[int, Mention] | None:
    """The company or body that 公司, 该局 and the like before the post mean: the one named last."""
    own = OWN.search(context.folded, max(0, context.start - 4), context.start)
    named = own and own["firm"] and NAMED_FIRM.search(context.folded, own.start() - 1, own.end())
    if own is None or named or context.start in context.by_end:
        return None
    wanted = "Enterprise" if own["firm"] else "Organization"
    near = context.bodies(own.start() - _OWN_REACH + 1)
    meant = [body for body in near if body.end <= own.start() and top(body.type) == wanted]
    if not meant:
        return None
    return own.start(), (_main_firm(context) if own["firm"] else None) or max(meant, key=lambda b: b.end)


def _main_firm(context: _Context) -> Mention | None:
    """The company whose news this is: named at the top, and far more often than any other."""
    near = context.bodies(max(0, context.start - _ARTICLE_REACH))
    firms = [body for body in near if top(body.type) == "Enterprise" and body.start < context.start]
    counts = Counter(firm.name for firm in firms).most_common(2)
    clear = counts and counts[0][1] >= _OFTEN and (len(counts) < 2 or counts[0][1] >= 2 * counts[1][1])
    if not clear or next(f.name for f in firms) != counts[0][0]:
        return None
    return next(firm for firm in reversed(firms) if firm.name == counts[0][0])


def _beside(context: _Context) -> tuple[int, Mention] | None:
    """The body right before the post, perhaps with 的, or one that the post's own first words end."""
    start, folded = context.start, context.folded
    of = start - 1 if folded[start - 1 : start] == "的" else start
    within = range(context.match.start("post") + 1, context.match.end("post"))
    ends = (*within, start, of) if folded.startswith("海关", start) else (start, of, *within)
    for end in ends:
        body = context.by_end.get(end)
        if body is not None and body.start < start:
            return body.start, body
    return _region(context) or _learned(context) or _department(context) or _town(context)


def _in_government(context: _Context) -> tuple[int, Mention] | None:
    """The government of the chain's place, told without it: 县委副书记、政府县长, 县委常委、政府党组成员."""
    word = next(
        (word for word in ("人民政府", "政府") if context.folded.endswith(word, 0, context.start)), ""
    )
    start = context.start - len(word)
    if not word or context.folded[start - 1 : start] not in ("、", ",", "和"):
        return None
    level = context.post.lstrip("常务第一执行副代总")[:1]
    if level in LEVELS and context.post.endswith("长"):
        governed = _place(context, level)
        return (start, governed) if governed is not None else None
    last = next(context.fellows(), None)
    place = (
        gazetteer().get(_code(last.parts[0])) if last is not None and context.post.startswith("党") else None
    )
    if place is None:
        return None
    key = f"{place.code}|人民政府"
    return start, Mention(
        start, context.start, "GovernmentOrgan", place.name + word, key, (), "relative", "post"
    )


def _department(context: _Context) -> tuple[int, Mention] | None:
    """The body whose department stands between it and the post: 市农业农村局种植业科 + 科长."""
    own = INNER.search(context.folded, max(0, context.start - LONGEST_INNER), context.start)
    for size in range(2, len(own.group()) + 1) if own else ():
        body = context.by_end.get(context.start - size)
        if body is not None:
            return (body.start, body) if top(body.type) in ("Organization", "Enterprise") else None
    return None


def _town(context: _Context) -> tuple[int, Mention] | None:
    """The township named last, before its bare level word and a post in its committee: 镇党委书记."""
    begin = context.start - 1
    bare = context.folded[begin : context.start] in ("镇", "乡") and context.post.startswith("党")
    near = context.bodies(max(0, begin - _OWN_REACH)) if bare else ()
    towns = [body for body in near if body.type == "Township"]
    return (begin, max(towns, key=lambda body: body.end)) if towns else None


def _region(context: _Context) -> tuple[int, Mention] | None:
    """The home's own region before its chairman: 自治区主席."""
    whole = gazetteer().get(context.home.province)
    begin = context.start - len(REGION)
    bare = context.folded[begin : context.start] == REGION and context.post.endswith("主席")
    if whole is None or not bare or not whole.name.endswith(REGION):
        return None
    return begin, Mention(begin, context.start, whole.level, whole.name, whole.code, (), "relative", "post")


def _learned(context: _Context) -> tuple[int, Mention] | None:
    """The school or institute before a subject and a professor: 甲坪大学民族学教授."""
    if not context.post.endswith(LEARNED):
        return None
    for end in range(context.start - 1, context.start - LONGEST_SUBJECT, -1):
        body = context.by_end.get(end)
        if body is not None:
            fits = top(body.type) == "Organization" and is_han(context.folded[end : context.start])
            return (body.start, body) if fits else None
    return None


def _implied(context: _Context) -> Mention | None:
    """The body that a post itself means: its level's place, the chain's, an equal post's, the only one."""
    level = context.post.lstrip("常务第一执行副总")[:1]
    if level in LEVELS and context.post.rstrip("长")[-1:] == level:
        return _place(context, level) or _chained(context, level)
    if context.previous is not None:
        body = context.previous.parts[0]
        return _committee(body) if context.post.endswith(("书记", "常委")) else body
    wanted = context.post.replace("副", "")
    for fellow in context.fellows():
        if fellow.name == wanted:
            return fellow.parts[0]
    if context.post in CENTRAL:
        return Mention(context.start, context.start, *CENTRAL[context.post])
    return _kin(context)


def _committee(body: Mention) -> Mention:
    """The committee of the party whose department a body is: 组织部部长、副书记; any other body itself."""
    code, _, full = body.key.partition("|")
    department = PARTY_DEPARTMENT.fullmatch(full)
    at = body.name.rfind("委") + 1
    if department is None or not at:
        return body
    return Mention(
        body.start, body.start, body.type, body.name[:at], f"{code}|{COMMITTEE[0][1:]}", finder="post"
    )


def _kin(context: _Context) -> Mention | None:
    """The body of the post's own kind that is spoken of: a 厅 for 厅长, its only company for 董事长."""
    before = context.bodies(context.floor + 1)
    if context.post in HEADS_OF_INSTITUTES and not any(top(b.type) == "Enterprise" for b in before):
        own = (b for b in before if top(b.type) in ("Organization", "Project") and b.type not in OF_STATE)
        institutes = {body.name: body for body in own}
        return next(iter(institutes.values())) if len(institutes) == 1 else None
    if OF_FIRM.search(context.post):
        firms = {body.name: body for body in before if top(body.type) == "Enterprise"}
        return next(iter(firms.values())) if len(firms) == 1 else _spoken_of_firm(context)
    if context.post.endswith("秘书长"):
        heads = (post.parts[0] for post in reversed(tuple(context.fellows())))
        return next((body for body in heads if body.type in WITH_SECRETARY), None)
    ends = KIN.get(context.post[-2:], ())
    fitting = [body for body in context.bodies(context.start - _OWN_REACH) if body.name.endswith(ends)]
    return max(fitting, key=lambda body: body.end, default=None)


def _spoken_of_firm(context: _Context) -> Mention | None:
    """The company whose posts the sentence last named, if it has named no other company since."""
    held = next((post for post in context.fellows() if top(post.parts[0].type) == "Enterprise"), None)
    if held is None:
        return None
    since = context.bodies(held.start + 1)
    firm = held.parts[0]
    others = any(top(b.type) == "Enterprise" and b.name != firm.name for b in since)
    return None if others else firm


def _chained(context: _Context, level: str) -> Mention | None:
    """The township of the post before in the chain: 某镇党委书记甲、镇长乙."""
    body = context.previous.parts[0] if context.previous is not None else None
    places = (body, *body.parts) if body is not None else ()
    return next((place for place in places if place.name.endswith(level)), None)


def _place(context: _Context, level: str) -> Mention | None:
    """The place of 市长, 县长 …: the chain's, the one named last in the sentence, or the home's."""
    home, start = context.home, context.start
    own = (home.county, home.city) if level in "县区旗" else (home.city, home.county)
    chained = _code(context.previous.parts[0]) if context.previous is not None else ""
    for code in (chained, _spoken(context, level), *own, _listed_before(context, level), home.province):
        place = gazetteer().get(code)
        if place is not None and place.name.endswith(level):
            return Mention(start, start, place.level, place.name, place.code, (), "relative", "post")
    return None


def _listed_before(context: _Context, level: str) -> str:
    """The code of the place of this level that a post before in the paragraph belongs to."""
    if level not in "市州":
        return ""
    reach = max(0, context.start - _ARTICLE_REACH)
    start = max(context.folded.rfind("\n", reach, context.start), reach - 1)
    near = takewhile(lambda post: post.start > start, reversed(context.before))
    codes = (_code(post.parts[0]) for post in near if post.parts)
    places = (place for code in codes if (place := gazetteer().get(code)) is not None)
    return next((place.code for place in places if place.name.endswith(level)), "")


def _spoken(context: _Context, level: str) -> str:
    """The code of the place of this level that the sentence named last: 某县委书记甲出席,县长乙主持."""
    near = (body for body in context.bodies(context.floor) if body.start > context.floor)
    for body in sorted(near, key=lambda body: -body.end):
        place = gazetteer().get(_code(body))
        if place is not None and place.name.endswith(level):
            return place.code
    return ""


def _code(body: Mention) -> str:
    """Give the code of a place, or of the place a body belongs to."""
    return body.key.split("|")[0]
