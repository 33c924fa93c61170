"""The forms under which one name comes again in another article, by class. 名称的变体.

Two entities are compared when they share a form; so a form is narrow enough to be telling and wide enough to
be shared by the long and the short name of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from loaders.finders.firms import short_names
from loaders.finders.organs import organs
from loaders.finders.zones import short_form
from loaders.merging.firms import firm_core
from loaders.merging.spelling import plain
from ontology.places import gazetteer
from ontology.words import table

MARKED = re.compile(
    r"\d+|[一二三四五六七八九十]+(?=[期届次号批]|标段)|[东西南北](?=[段片区线]|延伸)|二线|复线|中线|老|新线"
)
"""What keeps two names apart that are otherwise one: years, numbers, phases, sections, second lines."""

_TAIL = re.compile(r"(?:建设)?(?:项目|工程)$")
_NUMBERED_ROAD = re.compile(r"^[GS]\d+(?=.*高速)")
_TRADE = re.compile(r"(?<=.{2})产业$")
_STATE = re.compile(r"国家级?|省级|中国(?=.+自由贸易)|市(?=.)")
_COUNTY = re.compile(r"(?<=.{2})[县区](?=经济开发区|开发区|工业园区|高新区|经开区)")


def _firm(name: str) -> Iterator[str]:
    """Give a company's name, its core without the legal form, and the short names it is likely to have."""
    yield plain(name)
    core = plain(firm_core(name))
    if len(core) >= 4 or not name.endswith("集团"):
        yield core
    yield from (plain(form) for form in short_names(name) if not form.endswith("集团"))


def organ(name: str) -> tuple[str, str]:
    """Part a body's name into its place's full name and the full form of its kind; ("", "") if it has none.

    >>> organ("洛阳市发改委"), organ("中共洛阳市委员会"), organ("甲坪公司")
    (('洛阳市', '发展和改革委员会'), ('洛阳市', '中共委员会'), ('', ''))
    """
    bare = name.removeprefix("中国共产党").removeprefix("中共")
    _, forms = organs()
    for at in range(2, len(bare)):
        place, rest = bare[:at], bare[at:]
        if rest in forms and gazetteer().find(place):
            return _full_place(place), forms[rest].full
    return "", ""


@cache
def _full_place(form: str) -> str:
    """Give the one place of today that a form means, by its full name; the form where there are several."""
    names = {place.name for place in gazetteer().find(form) if place.current}
    return names.pop() if len(names) == 1 else form


@cache
def _endings() -> Mapping[str, str]:
    return {short: full for short, full, *_ in table("body_endings", 2)}


def _body(name: str) -> Iterator[str]:
    """Give an organ by place and kind; a university or hospital by its written-out ending."""
    yield plain(name)
    place, kind = organ(plain(name))
    if place:
        yield f"{place}|{kind}"
    for short, full in _endings().items():
        if name.endswith(short) and len(name) > len(short) + 1:
            yield name.removesuffix(short) + full
            return


def _zone(name: str) -> Iterator[str]:
    yield _COUNTY.sub("", short_form(_STATE.sub("", plain(name))))


def _project(name: str) -> Iterator[str]:
    yield _TAIL.sub("", plain(name))


def _plain(name: str) -> Iterator[str]:
    yield plain(name)


def _line(name: str) -> Iterator[str]:
    """Give a line's name without its road number, fast railways under one word."""
    bare = _NUMBERED_ROAD.sub("", plain(name))
    for long, short in (
        ("高速公路", "高速"),
        ("高速铁路", "高铁"),
        ("客运专线", "高铁"),
        ("城际铁路", "城际"),
    ):
        bare = bare.replace(long, short)
    yield bare


def _area(name: str) -> Iterator[str]:
    yield plain(name).removeprefix("现代化").replace("大都市圈", "都市圈")


def _industry(name: str) -> Iterator[str]:
    yield _TRADE.sub("", plain(name))


_FORMS: Mapping[str, Callable[[str], Iterable[str]]] = {
    "Enterprise": _firm,
    "Organization": _body,
    "FunctionalZone": _zone,
    "Project": _project,
    "Corridor": _line,
    "MetropolitanArea": _area,
    "Industry": _industry,
}


def forms(kind: str, name: str) -> frozenset[str]:
    """Give the forms of a name. `kind` is a top class, or `FunctionalZone`; others have their plain name.

    >>> sorted(forms("Enterprise", "甲坪重工机械股份有限公司"))
    ['甲坪重工', '甲坪重工机械', '甲坪重工机械股份有限公司']
    >>> forms("FunctionalZone", "洛阳高新技术产业开发区") == forms("FunctionalZone", "洛阳国家高新区")
    True
    """
    return frozenset(form for form in _FORMS.get(kind, _plain)(name) if len(form) > 1)


def marks(name: str) -> tuple[str, ...]:
    """Give the years, numbers, phases and sections in a name.

    >>> marks("甲坪产业园二期(2024年)")
    ('二', '2024')
    """
    return tuple(MARKED.findall(_NUMBERED_ROAD.sub("", name)))
