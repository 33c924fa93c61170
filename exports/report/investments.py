"""The section on investments: sums by place and by company, and the things they are made of. 投资."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from exports.report.charts import Bar, bars
from exports.report.model import Material, Point, Row, Section, table
from exports.report.money import Priced, priced
from exports.report.progress import progress
from ontology.places import gazetteer

CHARTED = 10


def investments(material: Material) -> Section:
    """Tell what is invested in what, by whom and where."""
    things = tuple(priced(material))
    added = [one for one in things if not one.left_out]
    total = _sum(added)
    by_place = _sums(added, lambda one: (one.place,))
    by_company = _sums(added, lambda one: one.investors)
    tables = (
        table("by_place", ("place", "items", "sum"), _sum_rows(material, by_place), ["items", "sum"]),
        table("by_company", ("company", "items", "sum"), _sum_rows(material, by_company), ["items", "sum"]),
        table(
            "projects",
            ("project", "place", "investor", "amount", "sum", "standing"),
            (_row(material, one) for one in things),
            ["sum"],
            shown=40,
        ),
        progress(material),
    )
    return Section(
        "investments",
        _lead(material, added, total, by_place) if total else (),
        (_chart(material, "by_place", by_place), _chart(material, "by_company", by_company)),
        tuple(one for one in tables if one.rows),
        ("investments_remark",),
        (("key_sum", material.words.money(total)),) if total else (),
    )


def _sums(things: Iterable[Priced], keys: Callable[[Priced], Iterable[str]]) -> dict[str, tuple[Priced, ...]]:
    """Put things under their keys, the key with the largest sum first."""
    under: dict[str, tuple[Priced, ...]] = {}
    for one in things:
        for key in keys(one):
            under[key] = (*under.get(key, ()), one)
    return dict(sorted(under.items(), key=lambda item: (not item[0], -_sum(item[1]), item[0])))


def _sum(things: Iterable[Priced]) -> Decimal:
    return sum((one.yuan for one in things if one.yuan), Decimal(0))


def _sum_rows(material: Material, sums: Mapping[str, Sequence[Priced]]) -> Iterator[Row]:
    for key, things in sums.items():
        total = _sum(things)
        cells = _name(material, key), str(len(things)), material.words.yuan(total)
        firsts = (thing.sources[0] for thing in things)
        yield Row(cells, tuple(dict.fromkeys(firsts)), {2: str(total)})


def _name(material: Material, key: str) -> str:
    return material.label(key) if key else material.words.say("no_place")


def _row(material: Material, one: Priced) -> Row:
    say = material.words.say
    yuan = material.words.yuan(one.yuan) if one.yuan is not None else ""
    reason = say(one.left_out) if one.left_out else ""
    cells = (
        material.label(one.thing),
        one.place,
        say("comma").join(map(material.label, one.investors)),
        one.written,
        f"({yuan})" if one.left_out and yuan else yuan,
        say("comma").join(filter(None, (material.option("status", one.status), reason))),
    )
    return Row(cells, one.sources, {4: str(one.yuan)} if one.yuan is not None else {})


def _chart(material: Material, key: str, sums: Mapping[str, Sequence[Priced]]) -> Markup:
    drawn = [
        Bar(_name(material, name), float(_sum(things)), material.words.money(_sum(things)))
        for name, things in list(sums.items())[:CHARTED]
    ]
    description = "; ".join(f"{bar.name} {bar.text}" for bar in drawn)
    return bars(key, material.words.say(f"{key}_chart"), description, drawn)


def _lead(
    material: Material, added: Sequence[Priced], total: Decimal, by_place: Mapping[str, Sequence[Priced]]
) -> tuple[Point, ...]:
    words, largest = material.words, added[0]
    named = [(name, _sum(things), things) for name, things in by_place.items() if gazetteer().find(name)]
    lead = [
        Point(
            words.say(
                "investments_lead",
                n=len(added),
                total=words.money(total),
                largest=material.label(largest.thing),
                sum=words.money(largest.yuan or Decimal(0)),
            ),
            largest.sources[:1],
        )
    ]
    # Where most amounts lie nowhere that is told, the first place would say little.
    if len(named) > 1 and 2 * sum(sum_ for _, sum_, _ in named) > total:
        place, sum_, things = named[0]
        text = words.say("place_lead", place=place, sum=words.money(sum_), n=len(things))
        lead.append(Point(text, tuple(one.sources[0] for one in things[:3])))
    return tuple(lead)
