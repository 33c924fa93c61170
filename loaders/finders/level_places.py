"""The place that a post of its level means: 市长 is some city's. 职务层级所指的地方。"""

from __future__ import annotations

from itertools import takewhile

from loaders.expressions import compiled
from loaders.finders.abroad import COUNTRIES
from loaders.finders.post_context import (
    ARTICLE_REACH,
    FOREIGN_NAME,
    SENTENCE_REACH,
    PostContext,
    stands_apart,
)
from loaders.mention import Mention, top
from ontology.places import gazetteer

_DATELINE_ENDS = ("讯", "专电", "电 ", "报道 ")
"""What stands behind the place that a piece of news is sent from, whoever's mayor it then tells of."""
_ABROAD = compiled(rf"{COUNTRIES}(?!驻)(?:(?![与和及同在的由向])[\u4e00-\u9fff]){{2,8}}$")
_LONGEST_ABROAD = 14
"""A country and its city right before a post are no place of ours: 日本某某市长."""
_OF_ANOTHER = compiled(r"[\u4e00-\u9fff](?<![我该本全各两])[市县州旗区镇乡]$")
"""The end of a place that nothing is known of, whose head no other place's is: 甲坪市 + 市长."""
_NEXT_HOLDER = compiled(r"[\u4e00-\u9fff·]{2,4}[、,和与及]")  # between two posts of different holders


def place_of_level(context: PostContext, level: str) -> Mention | None:
    """The place of 市长, 县长 …: the chain's, the one named last in the sentence, or the home's."""
    home, start = context.home, context.start
    reach = max(0, start - _LONGEST_ABROAD)
    left = context.folded[start - 1 : start]
    foreign = FOREIGN_NAME.match(context.folded, context.match.end())
    if (foreign and not stands_apart(left)) or any(
        told.search(context.folded, reach, start) for told in (_ABROAD, _OF_ANOTHER)
    ):
        return None
    own = (home.county, home.city) if level in "县区旗" else (home.city, home.county)
    chained = code_of(context.previous.parts[0]) if context.previous is not None else ""
    listed = _listed_before(context, level)
    taken = _of_another_head(context)
    for code in (chained, _spoken(context, level), *own, listed, home.above, home.province):
        place = gazetteer().get(code)
        if place is None or (level == "区" and place.level == "Province"):
            continue
        if place.name.endswith(level) and code != taken:
            return Mention(start, start, place.level, place.name, place.code, (), "relative", "post")
    return None


def _of_another_head(context: PostContext) -> str:
    """The code of the place whose head of this very post was named right before: 甲市市长某某、市长某某."""
    last = context.before[-1] if context.before else None
    same = last is not None and last.parts and last.name == context.post and "副" not in context.post
    next_to = same and last is not None and _NEXT_HOLDER.fullmatch(context.folded, last.end, context.start)
    return code_of(last.parts[0]) if next_to and last is not None else ""


def _listed_before(context: PostContext, level: str) -> str:
    """The code of the place of this level that a post before in the paragraph belongs to."""
    if level not in "市州":
        return ""
    reach = max(0, context.start - ARTICLE_REACH)
    start = max(context.folded.rfind("\n", reach, context.start), reach - 1)
    near = takewhile(lambda post: post.start > start, reversed(context.before))
    codes = (code_of(post.parts[0]) for post in near if post.parts)
    places = (place for code in codes if (place := gazetteer().get(code)) is not None)
    return next((place.code for place in places if place.name.endswith(level)), "")


def _spoken(context: PostContext, level: str) -> str:
    """The code of the place of this level that the sentence named last: 某县委书记甲出席,县长乙主持."""
    line = context.folded.rfind("\n", max(0, context.start - SENTENCE_REACH), context.start)
    floor = line if level in "县旗" else max(context.floor, line)
    near = [body for body in context.bodies(floor) if body.start > floor]
    named = [(body.start, body.end) for body in near if top(body.type) != "Place"]
    told = (
        body
        for body in near
        if not context.folded.startswith(_DATELINE_ENDS, body.end)
        and not any(a <= body.start and body.end < b for a, b in named)  # no city in 西安交通大学
    )
    for body in sorted(told, key=lambda body: -body.end):
        place = gazetteer().get(code_of(body))
        if place is not None and place.name.endswith(level):
            return _above(context, body, level) or place.code
    return ""


def _above(context: PostContext, body: Mention, level: str) -> str:
    """The code of the city whose post stands beside that in a city below: 市委常委、甲坪市委书记某某."""
    chained = (post for post in context.fellows() if context.folded[post.end : body.start] == "、")
    place = gazetteer().get(code_of(post.parts[0])) if (post := next(chained, None)) is not None else None
    return place.code if place is not None and place.name.endswith(level) else ""


def code_of(body: Mention) -> str:
    """Give the code of a place, or of the place a body belongs to.

    >>> code_of(Mention(0, 4, "PartyOrgan", "洛阳市委", "410300|中共委员会"))
    '410300'
    """
    return body.key.split("|")[0]
