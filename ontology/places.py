"""The administrative divisions of China: today's, past ones, and the forms their names take. 行政区划."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from ontology.words import rows, words

DATA = Path(__file__).parent / "data"
LEVELS = ("Province", "City", "County", "Township")
"""The levels, from the top; each is also the name of its class. 省级、地级、县级、乡级."""


@dataclass(frozen=True, slots=True)
class Division:
    """One place of GB/T 2260 (townships: GB/T 10114) under one name and code.

    `short` is the name without its level word (洛阳, 瀍河), or "" where nobody would say it (淇县); `forms`:
    others in use (瀍河区, 恩施州). `since` and `until` are the first and last year-end on which this name and
    code stood: 0 for before 1981 and for still standing. `successor` is the code of today's place of the same
    area. `ambiguous`: the short form is also a word (or the name itself is: 郊区), so that it is no place
    without its level word or without its parent near it.
    """

    code: str
    name: str
    short: str
    forms: tuple[str, ...]
    level: str
    parent: str
    since: int = 0
    until: int = 0
    successor: str = ""
    ambiguous: bool = False

    @property
    def current(self) -> bool:
        """Whether it stands today."""
        return not self.until

    @property
    def surface(self) -> tuple[str, ...]:
        """All its forms, the full name first."""
        return tuple(form for form in (self.name, self.short, *self.forms) if form)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All divisions to county level, indexed. Get it from `gazetteer()`."""

    divisions: tuple[Division, ...]
    codes: Mapping[str, Division]
    forms: Mapping[str, tuple[Division, ...]]
    members: Mapping[str, tuple[Division, ...]]

    def find(self, form: str) -> tuple[Division, ...]:
        """Give the places a form can mean: today's before past ones, higher levels first, then by code.

        >>> [place.name for place in gazetteer().find("瀍河")], gazetteer().find("孟津县")[0].successor
        (['瀍河回族区'], '410308')
        """
        return self.forms.get(form, ())

    def doubtful(self, form: str) -> bool:
        """Tell whether a form is also a word, so that it is no place on its own (和平, 城区; but not 和平区).

        >>> gazetteer().doubtful("和平"), gazetteer().doubtful("和平区")
        (True, False)
        """
        return form in words("ambiguous_places")

    def get(self, code: str) -> Division | None:
        """Give the place of a six-digit code: today's, else the last that had it, else None."""
        return self.codes.get(code)

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """Give the places above the place of this code, the nearest first; nothing for an unknown code.

        >>> [place.name for place in gazetteer().ancestors("410327")]
        ['洛阳市', '河南省']
        """
        return tuple(self._above(code))

    def _above(self, code: str) -> Iterator[Division]:
        place = self.codes.get(code)
        while place and place.parent:
            place = self.codes[place.parent]
            yield place

    def province_of(self, code: str) -> Division | None:
        """Give the province that a six- or nine-digit code lies in (a province lies in itself).

        >>> gazetteer().province_of("410327100").name
        '河南省'
        """
        return self.codes.get(code[:2] + "0000")

    def within(self, code: str, whole: str) -> bool:
        """Tell whether the place `code` lies in the place `whole`, or is it.

        >>> gazetteer().within("410327", "410300"), gazetteer().within("410327", "410100")
        (True, False)
        """
        return code == whole or any(place.code == whole for place in self._above(code))

    def children(self, code: str) -> tuple[Division, ...]:
        """Give today's places right below the place of this code, by code; townships: see `township`."""
        return self.members.get(code, ())

    def today(self, place: Division) -> Division:
        """Give today's place of the same area, or the place itself where there is none or it cannot be told.

        >>> gazetteer().today(gazetteer().find("偃师市")[0]).name
        '偃师区'
        """
        return self.codes.get(place.successor, place) if place.successor else place


@cache
def gazetteer() -> Gazetteer:
    """Read `places.tsv` once; its head names the sources, `data/build_places.py` builds it."""
    collecting = gc.isenabled()
    gc.disable()  # eight thousand small values at once: the collector would run dozens of times for nothing
    try:
        return _index(tuple(_divisions()))
    finally:
        if collecting:
            gc.enable()


def _divisions() -> Iterator[Division]:
    doubtful = words("ambiguous_places")
    for code, name, short, forms, level, parent, since, until, successor in rows(DATA / "places.tsv", 9):
        others = (*filter(None, forms.split("|")), *_without_peoples(name, short))
        doubt = name in doubtful or short in doubtful
        yield Division(
            code, name, short, others, level, parent, int(since or 0), int(until or 0), successor, doubt
        )


def _without_peoples(name: str, short: str) -> Iterator[str]:
    """Give what an autonomous place is called without its peoples: 松桃自治县."""
    ending = next((e for e in ("自治县", "自治州", "自治旗") if name.endswith(e)), "")
    if short and ending and name != short + ending:
        yield short + ending


def _rank(place: Division) -> tuple[bool, int, int, str]:
    return not place.current, LEVELS.index(place.level), -place.until, place.code


def _index(divisions: tuple[Division, ...]) -> Gazetteer:
    ranked = sorted(divisions, key=_rank)
    codes: dict[str, Division] = {}
    for place in ranked:
        codes.setdefault(place.code, place)
    standing = {(form, place.code[:2]) for place in divisions if place.current for form in place.surface}
    forms: dict[str, list[Division]] = {}
    for place in ranked:
        for form in place.surface:
            if place.current or (form, place.code[:2]) not in standing:
                forms.setdefault(form, []).append(place)
    members: dict[str, list[Division]] = {}
    for place in divisions:
        if place.current and place.parent:
            members.setdefault(place.parent, []).append(place)
    return Gazetteer(divisions, MappingProxyType(codes), _frozen(forms), _frozen(members))


def _frozen(lists: dict[str, list[Division]]) -> Mapping[str, tuple[Division, ...]]:
    return MappingProxyType({key: tuple(places) for key, places in lists.items()})


@cache
def townships() -> Mapping[str, tuple[str, ...]]:
    """Give the nine-digit codes of every township name (乡, 镇, 街道, 苏木); read once, on the first call.

    >>> townships()["寇店镇"]
    ('410311107',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for county, *cells in rows(DATA / "townships.tsv"):
        for cell in cells:
            name = cell[3:]
            found[name] = (*found.get(name, ()), county + cell[:3])
    return MappingProxyType(found)


def township(name: str, areas: Iterable[str] = ()) -> tuple[Division, ...]:
    """Give the townships of a full name: of all China, or of the areas of these codes.

    >>> [(place.code, place.parent) for place in township("韩城镇", ["410327"])]
    [('410327103', '410327')]
    """
    wanted = tuple(code.removesuffix("00").removesuffix("00") for code in areas)
    codes = (code for code in townships().get(name, ()) if not wanted or code.startswith(wanted))
    return tuple(Division(code, name, "", (), "Township", code[:6]) for code in codes)
