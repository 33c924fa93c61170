"""What things cost, as the articles say: one amount a thing, and whether it is to be added. 金额.

Of several amounts for one thing the largest counts, once. A sum for a programme of many projects, a phase of
a larger sum and an amount in foreign currency are shown and not added.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exports.report.model import Material, Source, qualifier, sources
from graph.records import Stated
from graph.terms import number

PROGRAMMES = ("Plan", "Meeting", "Industry")
"""Top classes whose amount is that of many projects, each of which may have its own."""
PHASE = re.compile(r"[一二三四五六首]期[^，。；,;]{0,6}$")


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as a statement gives it: `yuan` is None where it is no sum of yuan."""

    thing: str
    investor: str
    written: str
    yuan: Decimal | None
    phase: bool
    stated: Stated


@dataclass(frozen=True, slots=True)
class Priced:
    """A thing with its amount. `left_out` is a key of the words: why it is not added, "" where it is."""

    thing: str
    written: str
    yuan: Decimal | None
    investors: tuple[str, ...]
    place: str
    status: str
    sources: tuple[Source, ...]
    left_out: str = ""


def priced(material: Material) -> Iterator[Priced]:
    """Give every thing that has an amount, the largest first; those without a sum in yuan last."""
    amounts: dict[str, list[Amount]] = defaultdict(list)
    for amount in _amounts(material):
        amounts[amount.thing].append(amount)
    investors: dict[str, list[Stated]] = defaultdict(list)
    for stated in material.stated("investsIn"):
        investors[stated.statement.object].append(stated)
    places = _places(material)
    found = [
        _priced(material, thing, all_, investors[thing], places.get(thing)) for thing, all_ in amounts.items()
    ]
    wholes = _wholes(found)
    for one in sorted(found, key=lambda one: (-(one.yuan or 0), material.label(one.thing), one.thing)):
        yield replace(one, left_out=_left_out(material, one, amounts[one.thing], wholes))


def _amounts(material: Material) -> Iterator[Amount]:
    for stated in material.stated("hasInvestment", "investsIn"):
        statement, direct = stated.statement, stated.statement.literal
        written = statement.object if direct else qualifier(stated, "amount")
        if written:
            thing, investor = (statement.subject, "") if direct else (statement.object, statement.subject)
            sum_ = number(qualifier(stated, "amountCNY"))
            yuan = Decimal(sum_) if sum_ else None
            yield Amount(thing, investor, written, yuan, _is_phase(stated, written), stated)


def _is_phase(stated: Stated, written: str) -> bool:
    before, found, _ = stated.statement.evidence.exact.partition(written)
    return bool(found and PHASE.search(before))


def _priced(
    material: Material,
    thing: str,
    amounts: Sequence[Amount],
    investors: Sequence[Stated],
    located: Stated | None,
) -> Priced:
    largest = max(amounts, key=lambda one: (one.yuan or Decimal(0), one.written))
    where = _city(material, thing, located)
    statuses = (qualifier(one, "status") for one in material.about[thing])
    given = (*(one.stated for one in amounts if one.yuan == largest.yuan), *investors[:2])
    return Priced(
        thing,
        largest.written,
        largest.yuan,
        tuple(dict.fromkeys(one.statement.subject for one in investors)),
        where,
        next(filter(None, statuses), ""),
        sources((*given, located) if located else given),
    )


def _places(material: Material) -> Mapping[str, Stated]:
    """Give the statement that tells best where each thing is: where it lies, else which place builds it."""
    found: dict[str, Stated] = {}
    for one in material.stated("includesProject"):
        if material.top(one.statement.subject) == "Place":
            found.setdefault(one.statement.object, one)
    # Where a thing lies overrules who plans it, the surest statement the others.
    for one in sorted(material.stated("locatedIn"), key=lambda one: one.statement.confidence):
        if material.top(one.statement.object) == "Place":
            found[one.statement.subject] = one
    return found


def _city(material: Material, thing: str, located: Stated | None) -> str:
    """Name the prefecture a thing lies in; the thing may be a place itself, or have one in its name."""
    statement = located.statement if located else None
    plans = statement is not None and statement.predicate == "includesProject"
    end = thing if statement is None else statement.subject if plans else statement.object
    inside = material.city(end) if material.top(end) == "Place" else None
    division = inside or material.named_place(material.label(thing))
    if division is not None:
        return division.name
    return material.words.say("across") if material.top(thing) == "Corridor" else ""


def _wholes(found: Iterable[Priced]) -> Mapping[str, Decimal]:
    """Give the largest sum of every investor, of which its phases are parts."""
    wholes: dict[str, Decimal] = {}
    for one in found:
        for investor in one.investors:
            wholes[investor] = max(wholes.get(investor, Decimal(0)), one.yuan or Decimal(0))
    return wholes


def _left_out(
    material: Material, one: Priced, amounts: Iterable[Amount], wholes: Mapping[str, Decimal]
) -> str:
    if one.yuan is None:
        return "not_yuan"
    if material.top(one.thing) in PROGRAMMES:
        return "programme"
    larger = any(wholes[investor] > one.yuan for investor in one.investors)
    return "phase" if larger and all(amount.phase for amount in amounts) else ""
