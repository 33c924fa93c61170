"""The body of a post told without one: the chain's, the home's, the only one of its kind. 未写明的机构。"""

from __future__ import annotations

from itertools import takewhile

from loaders.expressions import compiled
from loaders.finders.level_places import place_of_level
from loaders.finders.organ_owners import only_town, town_of
from loaders.finders.person_names import is_han
from loaders.finders.post_context import (
    ARTICLE_REACH,
    FOREIGN_NAME,
    NEAR,
    SENTENCE_REACH,
    PostContext,
    stands_apart,
)
from loaders.finders.post_words import (
    BUREAU_STAFF,
    BUREAUS,
    CENTRAL,
    CHAINED,
    COMMITTEE,
    DEPARTMENT,
    ELECTED,
    GROUP_POSTS,
    GROUPS,
    HEADS_OF_INSTITUTES,
    KIN,
    LEVELS,
    OF_FIRM,
    OF_STATE,
    OWN_SCHOOL,
    PARTY_DEPARTMENT,
    SCHOOLS,
    TOWN_POSTS,
    UNFOUND,
    WITH_SECRETARY,
)
from loaders.mention import Mention, top

_OF_FIRMS = frozenset("其部处室司厂区的位名人这家有员管团业企")
"""What may stand right before the post of a company named before: its departments, and words."""
_RANK = compiled("常务|专职|第一|副")
"""What the deputy's post has more than the head's."""
_FOREIGN_BODY = compiled(r"(?:议会|国会|人民会议)[\u4e00-\u9fff]{0,6}$")
_HEAD_OF_SCHOOL = compiled(r"[\u4e00-\u9fff]{2,4}[,、和]副?校长")
_REPORTING = ("所作", "代表常委会", "受常委会", "向大会", "作了", "作工作报告")
"""What follows who reports to a session, called by name and post: 某某主席代表常委会所作的报告."""
_STANDING = "常委会"
"""What the posts in a congress's committee are told by behind its full name."""
_HEADS = {
    "副主席": ("主席", "副主席"),
    "副主任": ("主任", "副主任"),
    "秘书长": ("主席", "主任", "副主席", "副主任"),
}
"""Behind whose posts these, told alone in a later sentence, are of the same congress."""
_FEW = 60
"""So many posts before another tell with which its holder was named first."""


def implied(context: PostContext) -> Mention | None:
    """The body that a post itself means: the one its holder was told to serve, else what its words tell."""
    return _of_taker(context) or _told_by_post(context)


def _told_by_post(context: PostContext) -> Mention | None:
    """Its level's place, the body of the chain, that of an equal post, the only one."""
    level = context.post.lstrip("常务第一执行副总")[:1]
    if level in LEVELS and context.post.removesuffix("助理").rstrip("长")[-1:] == level:
        return _of_holder(context) or place_of_level(context, level) or _chained(context, level)
    body = town_of(context.previous.parts[0], context.post) if context.previous is not None else None
    if body is not None and context.post != "国家主席" and not _is_of_other_kind(context, body):
        body = _party_of(context, body) if DEPARTMENT.match(context.post) else body
        of_committee = context.post.endswith(("书记", "常委")) or DEPARTMENT.match(context.post)
        return _committee(body) if of_committee else body
    wanted = _RANK.sub("", context.post)
    left = context.folded[context.start - 1 : context.start]
    apart = stands_apart(left) and not _is_chained_to_unknown(context)
    for fellow in context.fellows() if apart else ():
        committee = context.post.startswith("党委") and fellow.parts[0].name.endswith("党委")
        staff = context.post.endswith(BUREAU_STAFF) and has_departments(fellow.parts[0])
        if committee or staff or _RANK.sub("", fellow.name) == wanted:
            return fellow.parts[0]
    reports = context.folded.startswith(_REPORTING, context.match.end())
    if context.post in ELECTED and (
        reports or left in ("为", "选") or (left == "任" and "书" not in context.post)
    ):
        return _electing(context)
    ours = not FOREIGN_NAME.match(context.folded, context.match.end())
    ours = ours and not _FOREIGN_BODY.search(context.folded, max(0, context.start - 9), context.start)
    if context.post in CENTRAL and ours:
        return Mention(context.start, context.start, *CENTRAL[context.post])
    known = left not in UNFOUND
    of_town = stands_apart(left) and context.post.startswith(TOWN_POSTS)
    last = next(context.fellows(), None) if of_town else None
    reach = max(0, context.start - ARTICLE_REACH) if of_town and context.post[1:2] != "委" else context.start
    row = town_of(last.parts[0]) if last else only_town(context.bodies(reach))
    told = (_kin(context) or held_before(context) or _of_sitting(context)) if known else None
    return (row if row and row.type == "Township" else None) or _standing(context) or told


def has_departments(body: Mention) -> bool:
    """Tell whether a body is a bureau, company or school, whose departments a chain tells without it."""
    bureau = body.type == "GovernmentOrgan" and body.name.endswith(BUREAUS)
    return bureau or body.type == "University" or top(body.type) == "Enterprise"


def _is_of_other_kind(context: PostContext, body: Mention) -> bool:
    """Whether the place of the post before has no such post: 副市长某某、院长某某."""
    heads = context.post[-2:] in KIN or context.post.endswith(("董事长", "总经理", "总裁"))
    return top(body.type) == "Place" and body.type != "FunctionalZone" and heads


def _of_holder(context: PostContext) -> Mention | None:
    """The place whose post somebody was told with, before the post alone behind the name: 吉明远 + 市长."""
    name = context.folded[context.start - 3 : context.start]
    if not is_han(name):
        return None
    same = (post for post in context.before[-_FEW:] if post.name == context.post and post.parts)
    return next((post.parts[0] for post in same if context.folded.startswith(name, post.end)), None)


def _of_taker(context: PostContext) -> Mention | None:
    """The body whose post somebody was told to take before: 欧阳明远同志任甲校书记。…欧阳明远 + 书记."""
    if not is_han(context.folded[context.start - 3 : context.start]):
        return None
    names = [context.folded[context.start - size : context.start] for size in (3, 2)]
    takes = tuple(name + word for name in names for word in ("同志任", "任", "同志为"))
    for post in context.before[-_FEW:]:
        if post.name == context.post and post.parts:
            told = context.folded[context.folded.rfind("。", 0, post.start) + 1 : post.start]
            if any(word in told for word in takes):
                return post.parts[0]
    return None


def _of_sitting(context: PostContext) -> Mention | None:
    """The congress or conference whose head the paragraph told of last: …主席某某主持。副主席 + 某某出席."""
    heads = _HEADS.get(context.post)
    if heads is None or is_han(context.folded[context.start - 1 : context.start]):
        return None
    line = context.folded.rfind("\n", max(0, context.start - SENTENCE_REACH), context.start)
    near = (post for post in reversed(context.before) if post.parts and post.start > line)
    close = takewhile(lambda post: post.start > context.start - SENTENCE_REACH, near)
    last = next((post.parts[0] for post in close if post.name in heads), None)
    if last is None and context.post == "副主席":
        last = next((b for b in context.bodies(line + 1) if b.type == "ConsultativeOrgan"), None)
    return last if last is not None and last.type in WITH_SECRETARY else None


def held_before(context: PostContext) -> Mention | None:
    """The body whose same post the one behind this post was told to hold before: 管委会副主任 + 某某."""
    name = context.folded[context.match.end() : context.match.end() + 3]
    same = (post for post in context.before[-_FEW:] if post.name == context.post and post.parts)
    return next((post.parts[0] for post in same if context.folded.startswith(name, post.end)), None)


def _party_of(context: PostContext, place: Mention) -> Mention:
    """The committee of a place's party whose post stands before in the list: 市委常委、副市长、组织部长."""
    bodies = (post.parts[0] for post in context.fellows())
    own = (body for body in bodies if body.key == f"{place.key}{COMMITTEE[0]}")
    return next(own, place)


def _standing(context: PostContext) -> Mention | None:
    """The congress's committee named last: 市人大常委会召开会议,常委会 + 副主任."""
    told = context.folded.endswith(_STANDING, 0, context.start)
    apart = told and stands_apart(context.folded[context.start - 4 : context.start - 3])
    near = context.bodies(context.start - ARTICLE_REACH) if apart else []
    own = (body for body in near if body.type == "LegislativeOrgan" and body.name.endswith(_STANDING))
    return max(own, key=lambda body: body.end, default=None)


def _electing(context: PostContext) -> Mention | None:
    """The congress, conference or committee named last in the sentence: 选举产生某市人大常委会,某某为主任."""
    kinds = ("PartyOrgan", "SupervisoryOrgan") if context.post.endswith("书记") else WITH_SECRETARY
    near = (body for body in context.bodies(context.floor + 1) if body.type in kinds)
    return max(near, key=lambda body: body.end, default=None)


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


def _kin(context: PostContext) -> Mention | None:
    """The body of the post's own kind that is spoken of: a 厅 for 厅长, its only company for 董事长."""
    before = context.bodies(context.floor + 1)
    apart = stands_apart(context.folded[context.start - 1 : context.start])
    if apart and context.post in HEADS_OF_INSTITUTES and not any(top(b.type) == "Enterprise" for b in before):
        own = (b for b in before if top(b.type) in ("Organization", "Project") and b.type not in OF_STATE)
        institutes = {body.name: body for body in own}
        if institutes:
            return next(iter(institutes.values())) if len(institutes) == 1 else None
    if context.post.endswith(GROUP_POSTS):
        return _group(context)
    if context.post.startswith("党委"):
        with_head = _HEAD_OF_SCHOOL.match(context.folded, context.match.end())
        told = context.bodies(max(0, context.start - ARTICLE_REACH)) if with_head else before
        schools = {body.name: body for body in told if body.type in SCHOOLS}
        return next(iter(schools.values())) if len(schools) == 1 else _firm_of_fellow(context)
    if OF_FIRM.search(context.post) and not _of_unknown(context):
        firms = {body.name: body for body in before if top(body.type) == "Enterprise"}
        return next(iter(firms.values())) if len(firms) == 1 else _spoken_of_firm(context)
    if context.post.endswith("秘书长"):
        heads = (post.parts[0] for post in reversed(tuple(context.fellows())))
        return next((body for body in heads if body.type in WITH_SECRETARY), None)
    school = OWN_SCHOOL.search(context.folded, context.floor + 1, context.start)
    alma_mater = school is not None and context.post.endswith("校长")
    ends = () if alma_mater else KIN.get(context.post[-2:], ())
    fitting = [body for body in context.bodies(context.start - NEAR) if body.name.endswith(ends)]
    return max(fitting, key=lambda body: body.end, default=None)


def _of_unknown(context: PostContext) -> bool:
    """Whether the post, or the one it is chained to, stands right behind a name that nothing is known of."""
    left = context.folded[context.start - 1 : context.start]
    own = not stands_apart(left) and left not in _OF_FIRMS
    return own or _is_chained_to_unknown(context)


def _is_chained_to_unknown(context: PostContext) -> bool:
    """Whether the post before belongs to nothing that is known: 甲展党委书记、总经理; 甲组组长、副组长."""
    last = context.before[-1] if context.before else None
    if last is None or last.parts:
        return False
    between = context.folded[last.end : context.start]
    return between == "、" or (context.post == f"副{last.name}" and CHAINED.fullmatch(between) is not None)


def _group(context: PostContext) -> Mention | None:
    """The working group named last before its head: …领导小组. 组长:某某."""
    groups = (b for b in context.bodies(context.start - ARTICLE_REACH) if b.name.endswith(GROUPS))
    return max(groups, key=lambda body: body.end, default=None)


def _spoken_of_firm(context: PostContext) -> Mention | None:
    """The company whose posts the sentence last named, if it has named no other company since."""
    told = any(top(post.parts[0].type) == "Enterprise" for post in context.fellows())
    return _firm_of_fellow(context) if told else _only_firm(context)


def _firm_of_fellow(context: PostContext) -> Mention | None:
    """The company of a post before in the sentence, with no other since: 甲坪集团董事某某,党委委员."""
    held = next((post for post in context.fellows() if top(post.parts[0].type) == "Enterprise"), None)
    if held is None:
        return None
    since = context.bodies(held.start + 1)
    firm = held.parts[0]
    others = any(top(b.type) == "Enterprise" and b.name != firm.name for b in since)
    return None if others else firm


def _only_firm(context: PostContext) -> Mention | None:
    """The only company that the paragraph named shortly before: 走进甲坪轴承公司…。总经理某某说."""
    reach = max(0, context.start - NEAR)
    near = context.bodies(max(reach, context.folded.rfind("\n", reach, context.start)))
    firms = {body.name: body for body in near if top(body.type) == "Enterprise"}
    alone = not is_han(context.folded[context.start - 1 : context.start]) and len(firms) == 1
    return next(iter(firms.values())) if alone else None


def _chained(context: PostContext, level: str) -> Mention | None:
    """The township of the post before in the chain: 某镇党委书记甲、镇长乙."""
    body = context.previous.parts[0] if context.previous is not None else None
    places = (body, *body.parts) if body is not None else ()
    return next((place for place in places if place.name.endswith(level)), None)
