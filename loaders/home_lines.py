"""The home of each line of a digest: short news of many cities, each told by its head. 一行一地的简讯。"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from loaders.expressions import compiled
from loaders.home import Home, home_in
from loaders.mention import Mention
from loaders.required import holds
from ontology.places import gazetteer

_OURS = compiled(r"[我本][省市县区州盟旗](?![^《》\n]{0,60}》)")
"""How one place's own news speaks, of whose lines none is another's."""
_HEAD = 20
_DAY = compiled(r"(?:[\d年月日至到—,、:.()●▲■◆★\s-]|[上下]午|本报讯|近日|昨日|中国共产党|中共)*")
"""A line of a digest opens with its city or county, behind a day of so many characters at most."""
_DATELINE = compiled(r"(?:^|(?<=\n)) *本报(?=[\u4e00-\u9fff]{2,4}讯)")
_SAME_STORY = compiled(r"\n(?! *本报)[^\n]+[。”)](?=\n|$)")
"""A paragraph that goes on the story above it."""
_PLACES = 3
"""So many places that lines open with make a digest."""


def homes_of_lines(folded: str, places: Sequence[Mention], home: Home) -> Callable[[int], Home]:
    r"""Tell the home at a position: that of its line in a digest, else the article's.

    `places` are in order.

    >>> from loaders.finders.places import find_places, Setting
    >>> text = "渭南市政协主席调研。\n商洛市政协主席调研。\n6日,中国共产党安康市委员会开会。市长参加。"
    >>> at = homes_of_lines(text, find_places(text, Setting("", ())), Home("610000", "610600"))
    >>> [at(position).city for position in (6, 40)]
    ['610500', '610900']
    """
    own = _by_line(folded, places)
    own = _by_dateline(folded, places, home) if len(set(own.values())) < _PLACES else own
    if not own:
        return lambda _: home
    return lambda position: own.get(folded.rfind("\n", 0, position) + 1, home)


def _by_dateline(folded: str, places: Sequence[Mention], home: Home) -> dict[int, Home]:
    """The home of each story sent from a city within the article's home, by the start of its lines."""
    own: dict[int, Home] = {}
    within = home.city[:4] or home.province[:2]
    for sent in _DATELINE.finditer(folded) if "讯" in folded else ():
        place = next((m for m in places if m.start == sent.end()), None)
        division = gazetteer().get(place.key) if place is not None else None
        if division is None or not (division.name.endswith("市") and division.code.startswith(within)):
            continue
        own[sent.start()] = home_in(division)
        end = folded.find("\n", sent.end())
        while end > 0 and (more := _SAME_STORY.match(folded, end)):
            own[end + 1], end = own[sent.start()], more.end()
    return own


def _by_line(folded: str, places: Sequence[Mention]) -> dict[int, Home]:
    """The home of each line that opens with a city or county, by the start of the line."""
    own: dict[int, Home] = {}
    if folded.count("\n") < _PLACES - 1 or holds(_OURS, folded):
        return own
    ends: dict[int, int] = {}
    for place in places:
        start = folded.rfind("\n", max(0, place.start - _HEAD), place.start) + 1
        opens = (start or place.start < _HEAD) and _DAY.fullmatch(folded, start, place.start)
        first = ends[start] == place.start if start in own else opens
        division = gazetteer().get(place.key) if first and place.type in ("City", "County") else None
        if division is not None and not place.note:
            own[start], ends[start] = home_in(division), place.end
    headed = [start for start in own if folded.startswith(":", ends[start])]
    for start, stop in pairwise([*headed, len(folded)]):  # 甲县:… above a story
        line = folded.find("\n", start) + 1
        while 0 < line < stop:
            own.setdefault(line, own[start])
            line = folded.find("\n", line) + 1
    return own
