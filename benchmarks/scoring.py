"""What was found against what was annotated: matching and counting. 评测：匹配与计数。

An entity counts when its top class is that of the annotation (officials and other people are one) and one of
its names is one of the annotated names. A relation counts when predicate, both ends and, for posts, the post
agree. Names are compared without width, blanks, quotes and book marks, places also without 市, 县, 区, 省.
What careful readers leave open is not punished: a post may belong to a place, its party committee or its
government; a project counts once, under whichever of its containers; an `optional` row is neither missed nor
too much; `leads` is not annotated, since it follows from `holdsPost`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders import Extraction
from ontology import load

CORE = frozenset(
    (
        *("holdsPost", "appointedTo", "removedFrom", "investsIn", "hasInvestment", "partOfMetropolitanArea"),
        *("connects", "suppliesTo", "subsidiaryOf", "shareholderOf", "hasTarget", "visited", "attended"),
    )
)
"""The relations that analysts ask for most; the others are counted apart."""
SUMS = ("entities", "core relations", "other relations")
OF_POSTS = frozenset(("holdsPost", "appointedTo", "removedFrom"))
ONCE = "includesProject"
NOT_ANNOTATED = "leads"

_IGNORED = re.compile(r"[\s\"'“”‘’《》「」()\[\]·—–-]")
_LEVEL = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|回族区|[省市县区州盟])$")
_BODY = re.compile(r"(?:党工委|管委会|人民政府|政府|党委|委员会|工委|委)$")
_ABOUT = re.compile(r"^(?:超过|突破|达到|达|约|近|逾|超|不低于|不少于|力争)+|(?:以上|左右|以下|多)+$")


def bare(name: str) -> str:
    """Give a name as it is compared: one width, no blanks, quotes, brackets or dashes.

    >>> bare("《甲市“十四五” 规划》（２０２１—２０２５）")
    '甲市十四五规划20212025'
    """
    return _IGNORED.sub("", unicodedata.normalize("NFKC", name).lower())


def forms(names: Iterable[str]) -> frozenset[str]:
    """Give all forms under which names may agree.

    >>> sorted(forms(["洛阳市"]))
    ['洛阳', '洛阳市']
    """
    plain = [bare(name) for name in names]
    return frozenset((*plain, *(_LEVEL.sub("", name) for name in plain)))


def seats(names: Iterable[str]) -> frozenset[str]:
    """Give the places whose committee or government bears one of the names.

    >>> seats(["洛阳市委"]) == seats(["洛阳市人民政府"]) == seats(["洛阳"])
    True
    """
    return frozenset(_LEVEL.sub("", _BODY.sub("", _BODY.sub("", name))) for name in names)


def amount(text: str) -> str:
    """Give a figure without the words around it.

    >>> amount("超过8000亿元以上")
    '8000亿元'
    """
    return _ABOUT.sub("", bare(text))


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity, annotated or found: its kind and the forms of its names."""

    kind: str
    forms: frozenset[str]
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation, annotated or found: the forms of both ends, and the post if it is one of posts."""

    subject: frozenset[str]
    predicate: str
    object: frozenset[str]
    post: str
    line: str
    key: str = ""
    optional: bool = False


@dataclass(slots=True)
class Tally:
    """How many rows were wanted, which were missed, and which were too many."""

    wanted: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def hit(self) -> int:
        """How many of the wanted rows were found."""
        return self.wanted - len(self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        found = self.hit + len(self.extra)
        return self.hit / found if found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 0 where nothing was wanted."""
        return self.hit / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Tally) -> None:
        """Count another tally's rows too."""
        self.wanted += other.wanted
        self.missed += other.missed
        self.extra += other.extra


Score = Mapping[str, Tally]
"""A tally by row: "entity Place", "relation connects"."""


def _kind(type_: str) -> str:
    top = load().top(type_)
    return "Person" if top == "Official" else top


def found_in(extraction: Extraction) -> tuple[list[Thing], list[Fact]]:
    """Give what the loaders found in an article; what is said twice counts once."""
    names = {e.id: (e.label, *e.names) for e in extraction.entities}
    things = [Thing(_kind(e.type), forms(names[e.id]), e.label) for e in extraction.entities]
    facts: dict[tuple[object, ...], Fact] = {}
    for s in extraction.statements:
        if s.predicate == NOT_ANNOTATED:
            continue
        post = dict(s.qualifiers).get("post", "")
        ends = (
            forms(names[s.subject]),
            frozenset((amount(s.object),)) if s.literal else forms(names[s.object]),
        )
        told = s.object if s.literal else names[s.object][0]
        line = f"{names[s.subject][0]} {s.predicate} {told} {post}".rstrip()
        same = (s.subject, s.predicate, bare(s.object) if s.literal else s.object, post)
        facts.setdefault(same, Fact(ends[0], s.predicate, ends[1], bare(post), line))
    return things, list(facts.values())


def wanted_in(annotation: Mapping[str, Any]) -> list[Thing]:
    """Give the annotated entities."""
    return [
        Thing(
            _kind(row["type"]),
            forms((row["name"], *row.get("aliases", ()))),
            row["name"],
            row.get("optional", False),
        )
        for row in annotation["entities"]
    ]


def match_things(wanted: Sequence[Thing], found: Sequence[Thing]) -> tuple[Score, dict[str, frozenset[str]]]:
    """Match entities; give the tallies, and for every annotated name all forms that now mean it."""
    score: defaultdict[str, Tally] = defaultdict(Tally)
    left = list(found)
    known: dict[str, frozenset[str]] = {}
    for thing in wanted:
        hit = next((f for f in left if f.kind == thing.kind and f.forms & thing.forms), None)
        known[thing.name] = thing.forms | (hit.forms if hit else frozenset())
        tally = score[f"entity {thing.kind}"]
        tally.wanted += not thing.optional
        if hit:
            left.remove(hit)
        elif not thing.optional:
            tally.missed.append(thing.name)
    for thing in left:
        score[f"entity {thing.kind}"].extra.append(thing.name)
    return score, known


def facts_wanted(annotation: Mapping[str, Any], known: Mapping[str, frozenset[str]]) -> list[Fact]:
    """Give the annotated relations, their ends under all forms that mean them."""
    facts = []
    for number, row in enumerate(annotation["relations"]):
        literal = load().relations[row["predicate"]].literal
        end = (
            frozenset((amount(row["object"]),))
            if literal
            else known.get(row["object"], frozenset((bare(row["object"]),)))
        )
        subject = known.get(row["subject"], frozenset((bare(row["subject"]),)))
        post = row.get("qualifiers", {}).get("post", "") if row["predicate"] in OF_POSTS else ""
        line = f"{row['subject']} {row['predicate']} {row['object']} {post}".rstrip()
        key = row["object"] if row["predicate"] == ONCE else str(number)
        facts.append(Fact(subject, row["predicate"], end, bare(post), line, key, row.get("optional", False)))
    return facts


def agree(wanted: Fact, found: Fact) -> bool:
    """Tell whether a found relation is the annotated one."""
    if wanted.predicate != found.predicate or not wanted.subject & found.subject:
        return False
    if wanted.predicate not in OF_POSTS:
        return bool(wanted.object & found.object)
    at_home = wanted.object & found.object or seats(wanted.object) & seats(found.object)
    posts = wanted.post, found.post
    same_post = not wanted.post or (
        all(posts) and (posts[0].endswith(posts[1]) or posts[1].endswith(posts[0]))
    )
    return bool(at_home) and same_post


def match_facts(wanted: Sequence[Fact], found: Sequence[Fact]) -> Score:
    """Match relations: one for one, but a project under several containers is one row that takes them all."""
    score: defaultdict[str, Tally] = defaultdict(Tally)
    rows: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in wanted:
        rows[fact.predicate, fact.key].append(fact)
    left = list(found)
    for (predicate, _), row in rows.items():
        hits = [f for f in left if any(agree(w, f) for w in row)]
        for hit in hits if predicate == ONCE else hits[:1]:
            left.remove(hit)
        if not all(fact.optional for fact in row):
            score[f"relation {predicate}"].wanted += 1
            if not hits:
                score[f"relation {predicate}"].missed.append(row[0].line)
    for fact in left:
        score[f"relation {fact.predicate}"].extra.append(fact.line)
    return score


def total(scores: Iterable[Score]) -> dict[str, Tally]:
    """Add scores up row by row, and give the totals: entities, core relations, other relations."""
    rows: defaultdict[str, Tally] = defaultdict(Tally)
    for score in scores:
        for name, tally in score.items():
            rows[name].add(tally)
    sums = {name: Tally() for name in SUMS}
    for name, tally in sorted(rows.items()):
        what, _, which = name.partition(" ")
        if what == "entity":
            sums["entities"].add(tally)
        else:
            sums["core relations" if which in CORE else "other relations"].add(tally)
    return sums | dict(sorted(rows.items()))
