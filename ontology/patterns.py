"""What a rule's pattern is made of beside regular expressions: slots and shared phrases. 规则模式的组成.

docs/rules.md has the language; `loaders.typed` runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ontology.words import table

MONEY, QUANTITY, DATE, YEAR, POST = "Money", "Quantity", "Date", "Year", "Post"
VALUES = (MONEY, QUANTITY, DATE, YEAR, POST)
"""Kinds of mention that are no entity: rules use them like classes, they end in literals and qualifiers."""
SLOT = re.compile(r"\{(?P<name>[a-z_]\w*|\^)?:(?P<types>\w+(?:\|\w+)*)(?P<many>\+{1,2}|\*)?\}")
PHRASE = re.compile(r"\{=([a-z-]+)\}")
LOOK_UPS = (
    *("before", "topic", "tour", "parties", "founded", "entry", "works", "heading", "page", "speaker"),
    *("home", "theme", "plan", "session", "meeting"),
)
"""Where an end may be looked up around a match; each may be followed by : and classes."""
INSIDE = (
    *("body", "issuer", "organ", "place", "admin", "county", "town", "seat", "locality"),
    *("works", "host", "guests", "parts"),
)
"""What of a slot's mentions an end may be: `object.place`."""
_GROUP = re.compile(r"\(\?P<(\w+)>")
_ODD = re.compile(r"\{[^{}\d,^:=]?[^{}\d,:=]*[:=][^{}]*\}")


@cache
def phrase_names() -> frozenset[str]:
    """Give the names of the phrases that patterns share.

    >>> "builds" in phrase_names()
    True
    """
    return frozenset(name for name, _ in table("phrases", 2))


def slots(pattern: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give the slots of a pattern: as written, name ("" without one, "^" for what must not stand), types.

    >>> list(slots("{subject:City|County}在{:Place}"))
    [('{subject:City|County}', 'subject', ('City', 'County')), ('{:Place}', '', ('Place',))]
    """
    for match in SLOT.finditer(pattern):
        yield match.group(), match["name"] or "", tuple(match["types"].split("|"))


def groups(pattern: str) -> Iterator[str]:
    """Give the names of a pattern's own groups.

    >>> list(groups("(?P<role>主持|出席)"))
    ['role']
    """
    return (match[1] for match in _GROUP.finditer(pattern))


def unread(pattern: str) -> Iterator[str]:
    """Give what looks like a slot or a phrase and is none.

    >>> list(unread("{Subject:City}建设{:Place}{0,3}{= builds}"))
    ['{Subject:City}', '{= builds}']
    """
    rest = PHRASE.sub("", SLOT.sub("", pattern))
    return (match.group() for match in _ODD.finditer(rest))


def sources(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give the look-ups of an end: the name, what is inside of that slot ("" for a look-up), the classes.

    >>> list(sources("plan+theme/at.place/before:Project|Corridor"))[2:]
    [('at', 'place', ()), ('before', '', ('Project', 'Corridor'))]
    """
    for source in re.split(r"[/+]", text):
        named, _, types = source.strip().partition(":")
        name, _, inside = named.partition(".")
        yield name, inside, tuple(types.split("|")) if types else ()
