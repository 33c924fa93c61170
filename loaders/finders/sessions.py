"""Sessions of congresses, committees and party bodies: 市十五届人大常委会第二十八次会议. 届次会议。"""

from __future__ import annotations

import re

from loaders.home import Home
from loaders.mention import Mention
from ontology.places import gazetteer

_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_SESSION = re.compile(
    rf"(?:中国共产党|中共|中华人民共和国|政协)?(?P<place>[\u4e00-\u9fff]{{2,8}}?[省市县区州旗]|"
    rf"(?<![\u4e00-\u9fff])[省市县区州旗]|[省市县区州旗])?"
    rf"(?P<body>委)?(?P<term>第?{_NUMBER}届)?(?P<organ>人民代表大会常务委员会|人大常委会|人民代表大会|人大|"
    rf"政协|委员会|委|常委会|常务委员会)*"
    rf"(?P<session>(?:第?{_NUMBER}次)(?:全体会议|全会|代表大会|党代会|常委会会议|常务会议|会议|"
    rf"党员代表大会)|{_NUMBER}次会议|[一二三四五六七八九十]{{1,2}}次全会|党代会)"
    rf"(?:扩大会议|闭幕会|开幕会)?"
)
_LEVEL = re.compile(r"^[省市县区州旗](?=委|第|政|人|[一二三四五六七八九十]|党)")


def find_sessions(folded: str, home: Home) -> list[Mention]:
    """Find numbered sessions; a bare level word is the home's.

    >>> [m.name for m in find_sessions("市第十二次党代会召开", Home("410000", "410300"))]
    ['洛阳市第十二次党代会']
    """
    found = []
    for match in _SESSION.finditer(folded):
        start, name = _name(folded, match, home)
        if name:
            found.append(
                Mention(
                    start,
                    match.end(),
                    "CongressSession",
                    name,
                    note="relative" if len(name) > match.end() - start else "",
                    finder="session",
                )
            )
    return found


def _name(folded: str, match: re.Match[str], home: Home) -> tuple[int, str]:
    text = match.group()
    start = match.start()
    for place in _places(text):
        if text.startswith("政协"):
            return start, text
        return start + text.index(place), text[text.index(place) :]
    bare = re.search(
        r"[省市县区州旗](?=委|第|政协|人大|人民代表|[一二三四五六七八九十]{1,3}[届次]|党代会)", text
    )
    if bare is None:
        return (start, text) if match["organ"] and match["term"] else (start, "")
    code = {"省": home.province, "市": home.city, "州": home.city}.get(bare.group(), home.county)
    owner = gazetteer().get(code)
    rest = text[bare.start() :]
    return start + bare.start(), (owner.name + rest[1:] if owner is not None else rest)


def _places(text: str) -> list[str]:
    """Full names of places in the text, the first that is one."""
    found = []
    for start in range(len(text)):
        for end in range(len(text), start + 2, -1):
            if text[end - 1] in "省市县区州旗" and gazetteer().find(text[start:end]):
                found.append(text[start:end])
                return found
    return found
