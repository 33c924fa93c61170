"""Posts and the bodies they belong to: 市委副书记、代市长 are two posts, of 洛阳市委 and of 洛阳市. 职务。"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.home import Home
from loaders.mention import POST, Mention
from ontology import load
from ontology.places import gazetteer
from ontology.words import table

_STATUS = {
    "原": "former",
    "前": "former",
    "时任": "",
    "代": "acting",
    "代理": "acting",
    "候任": "",
    "拟任": "",
}
_WITHIN = (
    r"(?:党组|党委|党工委|党总支|工委|纪委|纪工委|管委会|管理委员会|机关党委|董事会|监事会|董事局|"
    r"支委|领导小组|委员会)"
)
_WITHIN_BODY = re.compile(r"^(?:委员会|工委|管委会|管理委员会|党工委|党委|党组|董事会|监事会|领导小组)")
_RANK = r"(?:常务|第一|执行|专职|首席|高级|名誉|副|总)*"
_OWN = re.compile(r"(?P<firm>(?:该|本)?(?:公司|集团|企业))$|(?P<body>该(?:委|局|厅|办|院|校|中心|所))$")
_CENTRAL = {
    "委员长": Mention(
        0, 0, "LegislativeOrgan", "全国人民代表大会常务委员会", "100000|人民代表大会常务委员会"
    ),
    "总理": Mention(0, 0, "GovernmentOrgan", "国务院", "100000|国务院"),
    "总书记": Mention(0, 0, "PartyOrgan", "中共中央", "100000|中共中央"),
}
"""Posts that only one body has."""
_LEVELS = {
    "省": "Province",
    "市": "City",
    "州": "City",
    "盟": "City",
    "县": "County",
    "区": "County",
    "旗": "County",
    "镇": "Township",
    "乡": "Township",
}
_CHAINED = re.compile(r"\s*[、,，兼和]?\s*|[\u4e00-\u9fff·]{2,4}[、和]")
"""Between two posts of one body: a joint, or the holder of the first and a joint (董事长某某、总工程师)."""
_NOT_BEHIND = re.compile(r"(?:负责制|办公|接待|信箱|热线|会议|助理|医师|级别?|们|讲坛|论坛|之家|培训班)")


@cache
def posts() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Read `posts.txt`: one pattern for a post with its rank, and for each post word whether its holder leads."""
    kinds = dict(table("posts", 2))
    words = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(
        rf"(?P<status>时任|候任|拟任|代理|原|前|代)?(?P<post>{_WITHIN}?{_RANK}(?:{words}))(?P<joined>兼)?"
    ), kinds


def leads(post: str) -> bool:
    """Tell whether who holds this post heads the body.

    >>> leads("代市长"), leads("副市长"), leads("党组书记")
    (True, False, True)
    """
    pattern, kinds = posts()
    match = pattern.fullmatch(post)
    if match is None or "副" in post:
        return False
    return (
        kinds.get(next((w for w in sorted(kinds, key=len, reverse=True) if post.endswith(w)), ""), "")
        == "head"
    )


def find_posts(folded: str, bodies: Sequence[Mention], home: Home) -> list[Mention]:
    """Find posts. `bodies` are places, organs, enterprises and organizations, in order.

    `parts` of a post is the body or place it belongs to, where that can be told; `note` is its status.

    >>> from loaders.home import Home
    >>> found = find_posts("市长", [], Home("410000", "410300"))
    >>> [(m.name, m.parts[0].name) for m in found]
    [('市长', '洛阳市')]
    """
    pattern, _ = posts()
    by_end: dict[int, Mention] = {}
    for body in bodies:
        if body.end not in by_end or body.start < by_end[body.end].start:
            by_end[body.end] = body
    found: list[Mention] = []
    for match in pattern.finditer(folded):
        if _NOT_BEHIND.match(folded, match.end()):
            continue
        previous = found[-1] if found and _CHAINED.fullmatch(folded[found[-1].end : match.start()]) else None
        start, body = _body(folded, match, by_end, previous, home, found)
        status = _STATUS.get(match["status"] or "", "")
        plain = (
            _WITHIN_BODY.sub("", match["post"])
            if body is not None and body.end > match.start("post")
            else match["post"]
        )
        name = plain if match["status"] not in ("代", "代理") else match["status"] + plain
        found.append(
            Mention(
                start,
                match.end("post"),
                POST,
                name,
                parts=(body,) if body else (),
                note=status,
                finder="post",
            )
        )
    return found


def _body(
    folded: str,
    match: re.Match[str],
    by_end: Mapping[int, Mention],
    previous: Mention | None,
    home: Home,
    before: Sequence[Mention],
) -> tuple[int, Mention | None]:
    """Give where the post begins with its body, and the body: right before it, the level's place, or the chain's."""
    start = match.start()
    level = match["post"].lstrip("常务第一执行副总")[:1]
    own = _OWN.search(folded, max(0, start - 4), start)
    if own and start not in by_end:
        wanted = load().top("Enterprise" if own["firm"] else "Organization")
        firms = [
            b
            for end, b in by_end.items()
            if end <= own.start() and load().top(b.type) == wanted and own.start() - end < 200
        ]
        if firms:
            return own.start(), max(firms, key=lambda b: b.end)
    for end in (
        start,
        start - 1 if folded[start - 1 : start] == "的" else start,
        *range(match.start("post") + 1, match.end("post")),
    ):
        body = by_end.get(end)
        if body is not None and body.start < start:
            return body.start, body
    if level in _LEVELS and match["post"].rstrip("长")[-1:] == level:
        return start, _place(level, match, previous, home, _spoken(folded, level, start, by_end))
    if previous is not None and previous.parts:
        return start, previous.parts[0]
    fellow = next(
        (
            p
            for p in reversed(before)
            if "。" not in folded[p.end : start] and p.name == match["post"].replace("副", "") and p.parts
        ),
        None,
    )
    if fellow is not None:
        return start, fellow.parts[0]
    central = _CENTRAL.get(match["post"])
    return start, replace(central, start=start, end=start) if central else None


def _spoken(folded: str, level: str, start: int, by_end: Mapping[int, Mention]) -> str:
    """The code of the place of this level that the sentence named last: 钟祥市委书记某某出席,市长某某主持."""
    floor = folded.rfind("。", 0, start)
    codes = [
        (end, b.key.split("|")[0]) for end, b in by_end.items() if floor < b.start and end <= start and b.key
    ]
    fits = [
        (end, code)
        for end, code in codes
        if (place := gazetteer().get(code)) is not None and place.name.endswith(level)
    ]
    return max(fits)[1] if fits else ""


def _place(
    level: str, match: re.Match[str], previous: Mention | None, home: Home, spoken: str
) -> Mention | None:
    """The place of 市长, 县长 …: of the body named before in the chain where it is of that level, else the home's."""
    codes = [previous.parts[0].key.split("|")[0]] if previous is not None and previous.parts else []
    codes += [spoken]
    codes += (
        [home.county, home.city, home.province]
        if level in "县区旗"
        else [home.city, home.county, home.province]
    )
    for code in codes:
        place = gazetteer().get(code)
        if place is not None and place.name.endswith(level):
            return Mention(
                match.start(),
                match.start(),
                place.level,
                place.name,
                place.code,
                note="relative",
                finder="post",
            )
    return None
