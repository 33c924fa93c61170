"""Who comes to an article's place and where its people go: their places are not home. 来访与出访。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from loaders.expressions import compiled
from loaders.finders.letters import place_letters
from loaders.finders.places import scan
from loaders.mention import places_of
from loaders.required import finds
from ontology.places import Division, gazetteer

_VISIT = compiled(
    r"[来莅](?P<letter>[\u4e00-\u9fff]{1,6}?)(?:实地|参观|(?:就[^,。\n]{2,24}?)?(?:开展|进行))?(?:考察|调研|视察|检查|督查|督办|督导|指导|访问|洽谈|学习|座谈|表示(?:热烈)?欢迎)"
)
"""How a paper tells who came to its city, named by one letter: 来宁考察."""
_HOSTS = compiled(r"(?:我市|(?<![\u4e00-\u9fff])市(?:委|长|政协|人大|政府|领导))")
"""How a city's paper speaks of it, whose letter alone then tells which."""
_RECEIVED = compiled(
    r"(?:对|陪同|接待|会见)(?P<place>[\u4e00-\u9fff]{2,8}?)(?:党政|政府|经贸)?(?:考察团|代表团|考察组)"
)
"""Whose people an article tells to be received: 陪同甲市党政考察团考察."""
_LEAVING = compiled(r"(?:党政代表团|考察团|一行)赴[^,。\n]{1,8}")
"""How the paper at the other end tells it."""
_COMES = compiled(
    r"(?:到|来|来到|莅临|抵达|赴)我(?P<level>[市县区旗州])(?:实地|参观|进行|开展|集中|专题|联合|就[^,。]{2,20})*(?:考察|调研|学习|参观|访问|视察|指导|对接|洽谈|交流)"
)
"""How an article tells that others come to its place."""
_AWAY = compiled(
    r"(?:我[市县区州旗](?:党政)?(?:代表团|考察团)(?:赴|到)|率我[市县区州旗][^,。\n]{0,12}?(?:在|赴|到|前往)|率[团队](?:在|赴|到)(?=[^,。\n]{2,8}招商|[^,。\n]{2,12}(?:考察|学习|对接|走访))"
    r"|(?<![\u4e00-\u9fff])(?:[市县区州旗]委书记|[市县区州旗]长)[^。\n]{2,60}?(?:率|带领|带队)[^,。\n]{0,20}?(?:到|赴|前往)"
    r"|我[市县区州旗][^,。\n]{0,16}?(?:在|赴)(?=[^,。\n]{2,8}(?:举[办行]|召开|招商)))(?P<place>[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){0,5})"
)
"""How it tells that its own people are in another place."""
_SENT_OUT = compiled(
    r"(?<![\u4e00-\u9fff])(?P<place>[\u4e00-\u9fff]{2,7}?[市县区州旗])(?:委书记|委副书记|[市县区州旗]长)[^。\n]{2,40}?(?:率|带领|带队)"
    r"[^,。\n]{0,16}?(?:赴|到|前往)(?!我)"
)
"""How a paper of anywhere tells whose leader took his people to other places."""
_OWN_PARTY = compiled(
    r"(?<![\u4e00-\u9fff])[市县区州旗](?:委(?:副?书记|常委)|长)[^。\n]{2,40}?(?:率领?|带领)(?P<place>[\u4e00-\u9fff]{2,7}?[市县区州旗])"
    r"(?:党政|政府|经贸|学习|考察)*(?:代表团|考察团|学习团)[^。\n]{0,10}?(?:赴|到|前往)(?!我)"
)
"""How a county's own paper tells that its leaders, whose county it need not name, have gone elsewhere."""


def own_party(folded: str) -> Division | None:
    """Give the place whose party its own leaders, named without it, take to other places.

    >>> own_party("县长某某带领秭归县党政代表团,前往枝江、当阳考察学习。").name
    '秭归县'
    """
    party = _OWN_PARTY.search(folded)
    return next(iter(gazetteer().find(party["place"])), None) if party is not None else None


def sent_out(folded: str) -> Division | None:
    """Give the place whose leader has gone elsewhere with its people.

    >>> sent_out("宜春市委书记某某率党政考察团赴江苏省苏州市、上海市招商。").name
    '宜春市'
    """
    sent = _SENT_OUT.search(folded)
    return next(iter(gazetteer().find(sent["place"])), None) if sent is not None else None


def without_guests(folded: str, counts: Counter[str]) -> Counter[str]:
    """Leave out the places whose people come to 我县, where others are left that it may mean.

    `counts` are the namings of each place, by its code.

    >>> text = "新安县委书记率队到我县考察。宜阳县领导参加。"
    >>> without_guests(text, Counter({"410323": 1, "410327": 1}))
    Counter({'410327': 1})
    """
    guests: set[str] = set()
    level = ""
    for come in _COMES.finditer(folded):
        start = max(folded.rfind(sign, 0, come.start()) for sign in ("。", "\n", "日电", "日讯")) + 1
        for _, form in scan(folded[start : come.start()]):
            guests.update(place.code for place in gazetteer().find(form))
        level = come["level"]
    for party in _RECEIVED.finditer(folded) if "我" in folded else ():
        guests.update(place.code for place in gazetteer().find(party["place"]))
    rest = Counter({code: count for code, count in counts.items() if code not in guests})
    hosts = (place for code in rest if (place := gazetteer().get(code)) is not None)
    return rest if any(p.name.endswith(level or "无") for p in hosts) else counts


def without_hosts(folded: str, counts: Counter[str]) -> Counter[str]:
    """Leave out the places to which the people of 我市 have gone, where another city or county is named.

    >>> without_hosts("市长率我市代表团赴深圳招商,洛阳的企业参加。", Counter({"440300": 1, "410300": 1}))
    Counter({'410300': 1})
    """
    gone = any(sign in folded for sign in "率我带")
    told = list(finds(_AWAY, folded)) if gone else []
    hosts = {code for away in told for place in away["place"].split("、") for code in _first_named(place)}
    rest = Counter({code: count for code, count in counts.items() if code not in hosts})
    if any(code[2:] != "0000" for code in rest):
        return rest
    ours = any("我" in away.group() for away in told)  # of no place that is named
    return Counter() if ours else counts


def _first_named(text: str) -> Iterator[str]:
    """The codes of the place that a text begins with, and of those within it: 甲市乙县学习."""
    end = 0
    for at, form in scan(text):
        if at == end:
            end += len(form)
            yield from (place.code for place in gazetteer().find(form))


def visited(folded: str, counts: Counter[str]) -> Division | None:
    """Give the place that begins with the one letter by which the article says who came to see it.

    >>> visited("外市代表团来洛考察。", Counter({"410300": 1, "410100": 2})).name
    '洛阳市'
    """
    letters = {visit["letter"] for visit in _VISIT.finditer(folded)} if "来" in folded else set()
    letters.difference_update(*_LEAVING.findall(folded))
    if not letters:
        return None
    places = (place for code in counts if (place := gazetteer().get(code)) is not None)
    named = {place.code for told in letters if len(told) > 1 for place in gazetteer().find(told)}
    hosts = [
        p
        for p in places
        if p.level != "Province" and (p.code in named or any(_is_called(p, told) for told in letters))
    ]
    if not hosts:
        alone = (place for code in named if (place := gazetteer().get(code)) is not None)
        hosts = [place for place in alone if f"我{place.name[-1]}" in folded]
    if not hosts and _HOSTS.search(folded):
        only = {codes[0] for told in letters if len(codes := place_letters().get(told, ())) == 1}
        hosts = [place for code in only if (place := gazetteer().get(code)) is not None]
        hosts = hosts or [place for told in letters for place in _spelled(folded, told)]
    return max(hosts, key=lambda place: counts[place.code], default=None)


def _is_called(place: Division, letter: str) -> bool:
    """Whether a place is called by a single letter: its first, or what it is known by."""
    return place.name[0] == letter or place.code in place_letters().get(letter, ())


def _spelled(folded: str, letter: str) -> list[Division]:
    """The city or county whose name of two characters, the letter first, the article has most often."""
    forms = Counter(folded[at : at + 2] for at in places_of(letter, folded))
    named = (gazetteer().find(form)[:1] for form, _ in forms.most_common() if len(form) == 2)
    return [place for places in named for place in places if place.level in ("City", "County")][:1]
