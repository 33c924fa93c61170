"""Declared rules over typed sentences → relations between mentions. 关系：声明式规则。

A rule is a table in `ontology/relations/*.toml`; docs/rules.md explains its keys. Slots `subject` and `object` are the ends, any
other named group that the relation declares as a qualifier is one. What a pattern does not name itself is looked up:

    before:Type    the nearest mention of the type before the match, in the sentence, then in its block, then in its item
    topic:Type     the first mention of the type in the sentence, else as `before`
    heading:Type   in the heading above
    page:Type      the first of the type on the page
    theme          whom the sentence is about: the place that opens it or its block, else of its heading, else of the title, else home
    plan           the plan that speaks: 《某规划》提出 … in the block, or the document itself
    home           the article's home
    SLOT.body      the body or place a post belongs to
    SLOT.admin     the administrative places and zones, SLOT.place all places (SLOT.parts: all known names) inside a slot's mention

Alternatives stand in order, parted by "/".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.mention import DATE, POST, YEAR, Mention
from loaders.typed import TypedSentence, compile_pattern
from ontology import load
from ontology.schema import Relation, Rule

ADMINISTRATIVE = ("Province", "City", "County", "Township", "FunctionalZone")
_CLAUSE = re.compile(r"[,;:。!?\n]")


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions (or a mention and a text), with where it stands in the flow."""

    relation: str
    subject: Mention
    object: Mention | str
    qualifiers: tuple[tuple[str, str], ...]
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Page:
    """The article as rules see it: typed sentences in order, and the home as a mention (None where unknown)."""

    sentences: tuple[TypedSentence, ...]
    home: Mention | None
    text: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its pattern and conditions compiled, and the literal text without which it cannot match."""

    rule: Rule
    relation: Relation
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    under: re.Pattern[str] | None
    not_under: re.Pattern[str] | None


@cache
def ready_rules() -> tuple[Ready, ...]:
    """Compile all declared rules, in their order."""
    ontology = load()
    return tuple(_ready(rule, ontology.relations[rule.relation]) for rule in ontology.rules)


def _ready(rule: Rule, relation: Relation) -> Ready:
    def condition(key: str) -> re.Pattern[str] | None:
        text = rule.options.get(key)
        return compile_pattern(str(text)) if text else None

    return Ready(
        rule,
        relation,
        compile_pattern(rule.pattern),
        condition("unless"),
        condition("needs"),
        condition("under"),
        condition("not_under"),
    )


@dataclass(frozen=True, slots=True)
class _Match:
    """One match of a rule, with what the look-ups need."""

    page: Page
    index: int
    ready: Ready
    match: re.Match[str]

    @property
    def sentence(self) -> TypedSentence:
        return self.page.sentences[self.index]

    def option(self, key: str) -> str:
        return str(self.ready.rule.options.get(key, ""))

    def slot(self, name: str) -> list[Mention]:
        if name not in self.match.groupdict() or self.match[name] is None:
            return []
        mentions = self.sentence.slot(*self.match.span(name))
        return mentions if name == "post" else [m for m in mentions if m.type != POST]


def find_relations(page: Page) -> Iterator[Found]:
    """Apply every rule to every sentence of the page."""
    for index, sentence in enumerate(page.sentences):
        for ready in ready_rules():
            for match in ready.pattern.finditer(sentence.text):
                found = _Match(page, index, ready, match)
                if _holds(found):
                    yield from _relations(found)


def _holds(found: _Match) -> bool:
    """Tell whether the rule's conditions hold: `unless` in the clause before, `needs` in the sentence, `under` above it."""
    text = found.sentence.text
    if found.ready.unless is not None:
        breaks = [m.end() for m in _CLAUSE.finditer(text, 0, found.match.start())]
        stop = _CLAUSE.search(text, found.match.end())
        if found.ready.unless.search(text[breaks[-1] if breaks else 0 : stop.start() if stop else len(text)]):
            return False
    if found.ready.needs is not None and not found.ready.needs.search(text):
        return False
    if found.ready.under is None and found.ready.not_under is None:
        return True
    lead = _lead(found.page, found.index)
    wanted = found.ready.under is None or bool(found.ready.under.search(lead))
    return wanted and (found.ready.not_under is None or not found.ready.not_under.search(lead))


def _lead(page: Page, index: int) -> str:
    """Give the lead-in of a list item: the nearest sentence above that ends in a colon, else the headings of its item."""
    here = page.sentences[index].sentence
    headings = []
    for sentence in reversed(page.sentences[:index]):
        if sentence.sentence.item != here.item:
            break
        if sentence.text.rstrip().endswith(":"):
            return sentence.text
        if sentence.sentence.kind == "heading":
            headings.append(sentence.text)
    return "\n".join(headings)


def _relations(found: _Match) -> Iterator[Found]:
    relation = found.ready.relation
    subjects = _ends(found, "subject")
    objects: Sequence[Mention | str] = _literals(found) if relation.literal else _ends(found, "object")
    qualifiers = dict(_qualifiers(found))
    pairs: Iterable[tuple[Mention, Mention | str]] = (
        zip(subjects, objects, strict=False)
        if found.option("pairs") == "zip"
        else ((s, o) for s in subjects for o in objects)
    )
    own = found.slot("post")
    shared = {
        k: re.split(r"、|和|与|及", v)
        for k, v in qualifiers.items()
        if "分别" in found.match.group() and k == "product"
    }
    for subject, object_ in pairs:
        for post in own or [None]:
            target = object_
            extra = {}
            if post is not None:
                extra = {"post": post.name} | ({"status": post.note} if post.note else {})
                body = post.parts[0] if post.parts else None
                if found.option("object").startswith("post.body"):
                    if body is None and not isinstance(object_, Mention):
                        continue
                    target = body or object_
            if not _fits(subject, relation.domain) or (
                isinstance(target, Mention) and (not _fits(target, relation.range) or target == subject)
            ):
                continue
            own_part = {k: v[subjects.index(subject)] for k, v in shared.items() if len(v) == len(subjects)}
            yield Found(
                relation.name, subject, target, tuple(sorted((qualifiers | extra | own_part).items())), *_span(found),
                found.ready.rule.name, found.ready.rule.confidence,
            )  # fmt: skip


def _span(found: _Match) -> tuple[int, int]:
    return found.sentence.source(found.match.start()), found.sentence.source(found.match.end())


def _fits(mention: Mention, classes: Sequence[str]) -> bool:
    ontology = load()
    return mention.type in ontology.classes and any(
        ontology.is_a(mention.type, c) or {c, mention.type} <= {"Official", "Person"} for c in classes
    )


def _literals(found: _Match) -> list[str]:
    return [found.page.text[m.start : m.end] for m in found.slot("object")]


def _ends(found: _Match, end: str) -> list[Mention]:
    slot = found.slot(end)
    if slot:
        return slot
    for source in found.option(end).split("/"):
        mentions = _looked_up(found, source.strip())
        if mentions:
            return mentions
    return []


def _looked_up(found: _Match, source: str) -> list[Mention]:
    name, _, kind = source.partition(":")
    if name in _LOOK_UPS:
        return _LOOK_UPS[name](found, kind)
    slot, _, what = name.partition(".")
    mentions = found.slot(slot) if slot else []
    if what == "body":
        return [m.parts[0] for m in mentions if m.parts]
    if what in ("place", "parts", "admin"):
        kept = {"place": ("Place",), "admin": ADMINISTRATIVE}.get(what, ())
        return [p for m in mentions for p in _parts(m) if not kept or _fits(p, kept)]
    return []


def _parts(mention: Mention) -> Iterator[Mention]:
    for part in mention.parts:
        yield part
        yield from _parts(part)


def _of_type(sentence: TypedSentence, kind: str) -> list[tuple[int, Mention]]:
    classes = kind.split("|")
    return [(i, m) for i, m in sorted(sentence.mentions.items()) if m.type in classes or _fits(m, classes)]


def _before(found: _Match, kind: str) -> list[Mention]:
    limit = found.match.start()
    here = found.sentence.sentence
    for back, sentence in enumerate(reversed(found.page.sentences[: found.index + 1])):
        if sentence.sentence.item != here.item:
            break
        fits = [m for i, m in _of_type(sentence, kind) if back or i < limit]
        if fits:
            return [fits[-1]]
    return []


def _topic(found: _Match, kind: str) -> list[Mention]:
    here = found.sentence.sentence
    for back, sentence in enumerate(reversed(found.page.sentences[: found.index + 1])):
        if sentence.sentence.item != here.item:
            break
        fits = [m for i, m in _of_type(sentence, kind) if back or i < found.match.start()]
        if fits:
            return [fits[0]]
    return []


def _heading(found: _Match, kind: str) -> list[Mention]:
    here = found.sentence.sentence
    for sentence in reversed(found.page.sentences[: found.index]):
        if sentence.sentence.item != here.item:
            break
        if sentence.sentence.kind == "heading":
            fits = _of_type(sentence, kind)
            if fits:
                return [fits[0][1]]
    return []


def _page(found: _Match, kind: str) -> list[Mention]:
    return [m for sentence in found.page.sentences for _, m in _of_type(sentence, kind)][:1]


def _home(found: _Match, kind: str) -> list[Mention]:
    return [found.page.home] if found.page.home is not None else []


_OPENING = re.compile(
    r"^[“\s]*(?:{date}[,]?)?(?:近年来,|今年以来,|目前,|下一步,|同时,|当前,|未来,|到{year},|"
    r"“十[一二三四五]五”(?:时期|期间)?,)*$".replace("{date}", "[^\u4e00-\u9fff]?").replace(
        "{year}", "[^\u4e00-\u9fff]"
    )
)
_THEMES = "County|City|Province|FunctionalZone|MetropolitanArea"


def _opens(sentence: TypedSentence, kind: str) -> list[Mention]:
    """The place a sentence begins with, as its subject."""
    for i, m in _of_type(sentence, kind):
        after = sentence.text[i + 1 : i + 3]
        if _OPENING.match(sentence.text[:i]) and not after.startswith(("至", "到", "、", "—", "的")):
            return [m]
        break
    return []


_CLAUSE_SUBJECT = re.compile(
    r"(?:将|要|正|积极|大力|着力|坚持|依托|以|,|围绕|聚焦|力争|计划|已|全面|主动|重点|加快|按照|深入|立足|"
    r"抢抓)"
)


def _clause_subject(found: _Match, kind: str) -> list[Mention]:
    """The place that opens the clause, or a clause before it in the sentence: 某某说,淄博将……打造……."""
    text = found.sentence.text
    for i, m in reversed(_of_type(found.sentence, kind)):
        if (
            i < found.match.start()
            and (i == 0 or text[i - 1] in ",。;:“、 ")
            and _CLAUSE_SUBJECT.match(text, i + 1)
        ):
            return [m]
    return []


def _theme(found: _Match, kind: str) -> list[Mention]:
    kind = kind or _THEMES
    clause = _clause_subject(found, kind)
    if clause:
        return clause
    here = found.sentence.sentence
    block = [
        s for s in found.page.sentences if s.sentence.block == here.block and s.sentence.start <= here.start
    ]
    for sentence in reversed(block):
        opening = _opens(sentence, kind)
        if opening:
            return opening
    for sentence in found.page.sentences:
        if sentence.sentence.item == here.item and sentence.sentence.kind == "heading":
            named = _named_in(sentence, kind, ("County", "FunctionalZone"))
            if named:
                return named
    for sentence in found.page.sentences:
        if sentence.sentence.kind == "heading" and sentence.sentence.block <= 1:
            named = _named_in(sentence, kind, ("MetropolitanArea", "FunctionalZone", "County", "City"))
            if named:
                return named
    return _home(found, kind)


def _named_in(sentence: TypedSentence, kind: str, parts: Sequence[str]) -> list[Mention]:
    """The first place a heading names, by itself or as part of another name; of parts, those of the classes in their order."""
    named = [m for _, m in _of_type(sentence, kind) if m.note != "pronoun"]
    inside = [p for m in sentence.mentions.values() if not _fits(m, ("Corridor",)) for p in _parts(m)]
    for wanted in parts:
        fits = [p for p in inside if _fits(p, (wanted,)) and any(_fits(p, (k,)) for k in kind.split("|"))]
        if fits and not any(_fits(n, (wanted,)) for n in named):
            named += fits
    return named[:1]


_SAYS = re.compile(
    r"^”?(?:\([^)]*\))?(?:还|共|也|进一步)?(?:提出|明确|要求|部署|指出|确定|规定|显示|强调|就|设定)"
)


def _plan(found: _Match, kind: str) -> list[Mention]:
    """The plan that speaks: 《某规划》提出 before the match in its block, or the document's own heading."""
    here = found.sentence.sentence
    for back, sentence in enumerate(reversed(found.page.sentences[: found.index + 1])):
        if sentence.sentence.block != here.block:
            break
        for i, m in reversed(_of_type(sentence, "Plan")):
            if (back or i < found.match.start()) and _SAYS.match(sentence.text[i + 1 :]):
                return [m]
    for sentence in found.page.sentences[: found.index]:
        if sentence.sentence.kind == "heading":
            for _, m in _of_type(sentence, "Plan"):
                if m.end - m.start > 0.7 * (
                    sentence.sentence.end - sentence.sentence.start
                ) and not m.name.endswith("报告"):
                    return [m]
    return []


_LOOK_UPS: Mapping[str, Callable[[_Match, str], list[Mention]]] = {
    "before": _before,
    "topic": _topic,
    "heading": _heading,
    "page": _page,
    "home": _home,
    "theme": _theme,
    "plan": _plan,
}


def _qualifiers(found: _Match) -> Iterator[tuple[str, str]]:
    """Named groups, fixed values, classified values and looked-up times."""
    options = found.ready.rule.options
    fixed = options.get("qualifiers", {})
    if isinstance(fixed, Mapping):
        yield from ((str(k), str(v)) for k, v in fixed.items())
    classified = options.get("classify", {})
    if isinstance(classified, Mapping):
        for name, rows in classified.items():
            hit = next(
                (str(value) for value, pattern in rows if re.search(str(pattern), found.sentence.text)), ""
            )
            if hit:
                yield str(name), hit
    for name in ("date", "year"):
        if found.option(name):
            times = _before(found, {"date": DATE, "year": YEAR}[name])
            yield from ((name, t.name) for t in times)
    for name, text in found.match.groupdict().items():
        if text and name in found.ready.relation.qualifiers and name != "post":
            start, end = found.match.span(name)
            yield name, found.page.text[found.sentence.source(start) : found.sentence.source(end)]
