"""Who holds which post, and who was appointed or removed when. 领导任职与任免."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby

from exports.report.model import Material, Point, Row, Section, qualifier, sources, table
from graph.records import Stated

APPOINTED, REMOVED = "appointedTo", "removedFrom"
LONG = 60
"""Rows of these two tables: lists of names are looked up rather than read."""


def leaders(material: Material) -> Section:
    """Tell who heads what and who else holds a post there, place by place."""
    posts: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    heads = set()
    for one in material.stated("leads", "holdsPost"):
        key = one.statement.object, one.statement.subject, qualifier(one, "post")
        posts[key].append(one)
        if one.statement.predicate == "leads":
            heads.add(key)
    ranked = sorted(
        posts, key=lambda key: (_order(material, key[0]), key not in heads, material.label(key[1]), key)
    )
    rows = [_post(material, key, posts[key], head=key in heads) for key in ranked]
    return Section(
        "leaders",
        tables=(table("leaders", ("organ", "person", "post", "standing", "day"), rows, shown=LONG),),
        remarks=("leaders_remark",),
        figures=(("key_people", str(len({person for _, person, _ in posts}))),) if posts else (),
    )


def _order(material: Material, id_: str) -> tuple[bool, str, bool, str]:
    """Put places in the order of their codes, each before its organs, then companies and others by name."""
    known, label = material.records.entities.get(id_), material.label(id_)
    public = material.top(id_) != "Enterprise"
    place = material.city(id_) or (material.named_place(label) if public else None)
    return place is None, place.code if place else "", not (known and known.entity.code), label


def _post(material: Material, key: tuple[str, str, str], stated: list[Stated], *, head: bool) -> Row:
    organ, person, post = key
    say = material.words.say
    status = next(filter(None, (qualifier(one, "status") for one in stated)), "")
    standing = [say("head")] if head else []
    standing += [material.option("status", status)] if status else []
    day = max(material.records.articles[one.article]["date"] for one in stated)
    cells = material.label(organ), material.label(person), post, say("comma").join(standing), day
    return Row(cells, sources(stated)[:3])


def appointments(material: Material) -> Section:
    """Tell who was appointed to and removed from which post, in the order of the days."""
    stated = sorted(material.stated(APPOINTED, REMOVED), key=lambda one: _when(material, one))
    groups = groupby(stated, key=lambda one: _when(material, one))
    rows = [_change(material, list(group)) for _, group in groups]
    counts = {name: sum(one.statement.predicate == name for one in stated) for name in (APPOINTED, REMOVED)}
    lead = material.words.say("appointments_lead", appointed=counts[APPOINTED], removed=counts[REMOVED])
    return Section(
        "appointments",
        lead=(Point(lead),) if rows else (),
        tables=(table("appointments", ("day", "organ", "person", "change", "post"), rows, shown=LONG),),
        remarks=("appointments_remark",),
    )


def _when(material: Material, stated: Stated) -> tuple[str, ...]:
    """What makes several statements one change: one person, one body, come or gone; known days come first."""
    statement = stated.statement
    person = material.label(statement.subject), statement.subject
    return material.day(stated) or "~", material.label(statement.object), statement.predicate, *person


def _change(material: Material, stated: list[Stated]) -> Row:
    statement = stated[0].statement
    day, said = material.day(stated[0]), qualifier(stated[0], "dateValue")
    reported = material.words.say("reported", day=day) if day else qualifier(stated[0], "date")
    cells = (
        said or reported,
        material.label(statement.object),
        material.label(statement.subject),
        material.relation(statement.predicate),
        material.words.say("list_comma").join(_posts(stated)),
    )
    return Row(cells, sources(stated))


def _posts(stated: list[Stated]) -> list[str]:
    """Give the posts of one change, each once, in the order of the sentence."""
    exact = stated[0].statement.evidence.exact
    posts = {qualifier(one, "post") for one in stated}
    return sorted(posts, key=lambda post: (exact.find(post), post))
