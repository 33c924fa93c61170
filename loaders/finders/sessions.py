"""Sessions of congresses, committees and party bodies: 市九届人大常委会第三次会议. 届次会议。"""

from __future__ import annotations

import re

from loaders.home import Home
from loaders.mention import Mention
from ontology.places import gazetteer

_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_SESSION = re.compile(
    r"(?:中国共产党|中共|中华人民共和国|政协)?"
    r"(?:[\u4e00-\u9fff]{2,8}?[省市县区州旗]|(?<![\u4e00-\u9fff])[省市县区州旗]|[省市县区州旗])?委?"
    rf"(?P<term>第?{_NUMBER}届)?"
    r"(?P<organ>人民政府|政府|人民代表大会常务委员会|人大常委会|人民代表大会|人大|政协|委员会|委|常委会|常务委员会){0,3}"
    rf"(?:(?:第?{_NUMBER}次)"
    r"(?:全体会议|全会|代表大会|党代会|常委会会议|常务会议|会议|党员代表大会)"
    rf"|{_NUMBER}次会议|[一二三四五六七八九十]{{1,2}}次全会|党代会)"
    r"(?:扩大会议|闭幕会|开幕会)?"
)
_BARE = re.compile(r"[省市县区州旗](?=委|第|政协|人大|人民代表|[一二三四五六七八九十]{1,3}[届次]|党代会)")


def find_sessions(folded: str, home: Home) -> list[Mention]:
    """Find numbered sessions; a bare level word is the home's.

    >>> [m.name for m in find_sessions("市第十二次党代会召开", Home("410000", "410300"))]
    ['洛阳市第十二次党代会']
    """
    found = []
    for match in _SESSION.finditer(folded):
        offset, name = _named(match, home)
        if name:
            start, end = match.start() + offset, match.end()
            note = "relative" if len(name) > end - start else ""
            found.append(Mention(start, end, "CongressSession", name, note=note, finder="session"))
    return found


def _named(match: re.Match[str], home: Home) -> tuple[int, str]:
    """Give how far into a match the session's name begins, and the name; "" where nothing tells whose."""
    text = match.group()
    at = _place_in(text)
    if at is not None:
        return (0, text) if text.startswith("政协") else (at, text[at:])
    bare = _BARE.search(text)
    if bare is None:
        return 0, text if match["organ"] and match["term"] else ""
    code = {"省": home.province, "市": home.city, "州": home.city}.get(bare.group(), home.county)
    owner = gazetteer().get(code)
    return bare.start(), (owner.name if owner is not None else bare.group()) + text[bare.end() :]


def _place_in(text: str) -> int | None:
    """Give where the first full name of a place in the text begins."""
    for start in range(len(text)):
        for end in range(len(text), start + 2, -1):
            if text[end - 1] in "省市县区州旗" and gazetteer().find(text[start:end]):
                return start
    return None
