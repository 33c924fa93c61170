"""A place that an article writes with its level and, at the end of a line, without. 地名的归并。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.expressions import compiled
from loaders.mention import Mention
from ontology.places import gazetteer

Identity = tuple[str, str]
_LEVELS = ("镇", "乡", "街道", "苏木", "村")
"""The levels below a county, which the ends of a line are told without."""
_ZONE = compiled(r"(?:度假区|工业区|工业开发区)$")
"""Zones that are told with more or fewer words; of 经济开发区 and 高新区 one city has both."""
_KINDS = {"高新技术产业开发区": "高新区", "经济技术开发区": "经开区", "经济开发区": "经开区"}
_FULL_KIND = compiled(rf"(?:{'|'.join(_KINDS)})$")
"""The kinds of zones in full, and what they are called."""
_NAMED_ZONE = compiled(r"^[\u4e00-\u9fff]{2,8}(?:高新区|经开区|开发区|工业园区?|保税区|示范区)$")
"""A zone with a name of its own before its kind."""
_RANK = compiled(r"(?:国家|省|市)级|旅游(?=度假区)|(?<=工业)开发(?=区)")


def same_places(mentions: Iterable[tuple[Identity, Mention]]) -> dict[Identity, Identity]:
    """Map places onto those of the same article that they are a shorter or later name of.

    乙湾 in 甲坪至乙湾高速 is the 乙湾镇 that the text names, and 常宁 the 常宁县 of its time.

    >>> line = Mention(0, 0, "Place", "乙湾", finder="letter")
    >>> town = Mention(9, 12, "Township", "乙湾镇", finder="township")
    >>> same_places([(("Place", "乙湾"), line), (("Place", "乙湾镇"), town)])
    {('Place', '乙湾'): ('Place', '乙湾镇')}
    """
    implied: dict[Identity, str] = {}
    spelled: dict[Identity, str] = {}
    for key, mention in mentions:
        if key[0] == "Place":
            (spelled if mention.end > mention.start else implied).setdefault(key, mention.name)
    implied = {key: name for key, name in implied.items() if key not in spelled}
    return _towns(implied, spelled) | _renamed(implied, spelled) | _zones(spelled) | _of_city(spelled)


def _zones(spelled: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Zones that are told with their rank or kind and without: 甲湖省级旅游度假区 and 甲湖度假区."""
    fullest: dict[str, Identity] = {}
    cores = {key: _RANK.sub("", name) for key, name in spelled.items()}
    for key in sorted(spelled, key=lambda k: -len(spelled[k])):
        if _ZONE.search(spelled[key]):
            fullest.setdefault(cores[key], key)
    return {key: fullest[core] for key, core in cores.items() if fullest.get(core, key) != key}


def _of_city(spelled: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Zones that are told with their city before them and without: 黄石甲湖高新区 and 甲湖高新区."""
    short = {key: _FULL_KIND.sub(lambda m: _KINDS[m.group()], name) for key, name in spelled.items()}
    zones = {name: key for key, name in short.items() if _NAMED_ZONE.search(name)}
    return {
        zones[name[size:]]: key
        for name, key in zones.items()
        for size in (2, 3)
        if name[size:] in zones and gazetteer().find(name[:size])
    }


def _towns(implied: Mapping[Identity, str], spelled: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Ends of lines that are the townships or villages of which the text tells the level."""
    full = {name: key for key, name in spelled.items() if name.endswith(_LEVELS)}
    bare = {key: name for key, name in implied.items() if not _is_listed(key)}
    return {key: full[name + end] for key, name in bare.items() for end in _LEVELS if name + end in full}


def _is_listed(key: Identity) -> bool:
    """Whether a place is a county or one above."""
    return gazetteer().get(key[1]) is not None


def _renamed(implied: Mapping[Identity, str], spelled: Mapping[Identity, str]) -> dict[Identity, Identity]:
    """Counties that became cities or districts, of which the text has the former name: 常宁县."""
    formers = {_county(key): key for key in spelled if _county(key)}
    return {key: formers[_county(key)] for key in implied if _county(key) in formers}


def _county(key: Identity) -> tuple[str, str] | None:
    """The bare name of a county or district, with the city it lies in: there is one of it at a time."""
    place = gazetteer().get(key[1])
    return (place.short, key[1][:4]) if place is not None and place.level == "County" else None
