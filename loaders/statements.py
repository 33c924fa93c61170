"""Relations between mentions → statements between entities, each with its evidence. 陈述与证据。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loaders.dates import year_in, year_of
from loaders.finders.figures import figure, find_times, full_date, yuan
from loaders.finders.posts import leads
from loaders.flow import Flow, fold
from loaders.mention import TAGGED, Mention
from loaders.names import Names
from loaders.page import Page
from loaders.private import Span, public_part
from loaders.relations import Found
from loaders.sentences import Sentence
from loaders.values import Article, Evidence, Statement
from ontology import load
from ontology.confidence import confidence

TELLING = ("post", "year", "indicator")
"""Qualifiers that make two statements of one sentence different ones."""
LONGEST_EVIDENCE = 400
"""Evidence of one piece has at most this many characters; an end farther off is shown as context."""


def evidence(article: Article, flow: Flow, start: int, end: int) -> Evidence:
    r"""Give the slice of the article that a slice of the flow comes from, without blanks at its ends.

    >>> from loaders.flow import join
    >>> article = Article.of("a.txt", "甲\n乙丙 \n丁")
    >>> evidence(article, join([(2, "乙丙 ")]), 0, 3)
    Evidence(start=2, end=4, exact='乙丙')
    """
    while end > start + 1 and flow.text[end - 1].isspace():
        end -= 1
    while start < end - 1 and flow.text[start].isspace():
        start += 1
    a, b = flow.source_span(start, end)
    return Evidence(a, b, article.text[a:b])


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article when its relations become statements.

    `private` are the stretches of the flow that no evidence may show.
    """

    article: Article
    page: Page
    flow: Flow
    names: Names
    private: tuple[Span, ...] = ()
    shown: dict[Span, Evidence] = field(default_factory=dict)
    """The evidence given so far, by its place in the flow: many statements rest on one sentence."""

    def show(self, span: Span) -> Evidence:
        """Give the slice of the article that a slice of the flow comes from."""
        if span not in self.shown:
            self.shown[span] = evidence(self.article, self.flow, *span)
        return self.shown[span]


def statements(known: Known, found: Iterable[Found]) -> tuple[Statement, ...]:
    """Give the statements of an article, each once, in the order of the text; of two, the surer stands.

    Which is surer, the rules declare; how sure it is, was measured (`ontology.confidence`).

    >>> from loaders import read_closely
    >>> reading = read_closely(Article.of("a.txt", "郑州市市长林知远主持会议。"))
    >>> [(s.predicate, s.evidence.exact) for s in reading.statements]
    [('holdsPost', '郑州市市长林知远主持会议。'), ('leads', '郑州市市长林知远主持会议。')]
    """
    made: dict[tuple[object, ...], tuple[float, Statement]] = {}
    for relation in found:
        for new in _statements(known, relation):
            telling = tuple([pair for pair in new.qualifiers if pair[0] in TELLING])
            key = (new.subject, new.predicate, new.object, telling)
            if key not in made or relation.confidence > made[key][0]:
                made[key] = relation.confidence, new
    return tuple(sorted(_called_once([statement for _, statement in made.values()]), key=_place))


def _called_once(made: Sequence[Statement]) -> Iterator[Statement]:
    """Leave out a figure that its sentence tells again by no indicator, one cut short, or one with its verb.

    地方一般公共预算收入增长2% is not said of 预算收入 as well, nor 生产总值跨越 beside 生产总值.
    """
    told: defaultdict[tuple[str, str, str, Evidence], set[str]] = defaultdict(set)
    for s in made:
        told[s.subject, s.predicate, s.object, s.evidence].add(_indicator(s))
    for s in made:
        own = _indicator(s)
        others = told[s.subject, s.predicate, s.object, s.evidence] - {"", own}
        if not any(name.endswith(own) or own.startswith(name) for name in others):
            yield s


def _indicator(statement: Statement) -> str:
    return dict(statement.qualifiers).get("indicator", "")


def _place(s: Statement) -> tuple[int, str, str, str, tuple[tuple[str, str], ...]]:
    return s.evidence.start, s.predicate, s.subject, s.object, s.qualifiers


def _statements(known: Known, found: Found) -> Iterator[Statement]:
    """A relation as a statement, if both its ends are entities; who holds a leading post leads the body."""
    subject = known.names.of(found.subject)
    target = found.object if isinstance(found.object, str) else known.names.of(found.object)
    if subject is None or target is None or subject == target:
        return
    proof = _proof(known, found)
    if proof is None:
        return
    rule, sure = _rule(found), confidence()
    literal = target.strip() if isinstance(target, str) else ""
    qualifiers = dict(found.qualifiers)
    qualifiers |= twins(known.article.date, qualifiers, literal)
    if not (qualifiers["yearValue"] or known.article.date):  # 今年 of an undated report for 2026
        qualifiers["yearValue"] = year_of(qualifiers.get("year", ""), year_in(known.article.title))
    statement = Statement(
        subject.id,
        found.relation,
        literal if isinstance(target, str) else target.id,
        isinstance(target, str),
        _declared(found.relation, qualifiers.items()),
        *proof,
        rule,
        sure.of(rule, found.confidence),
    )
    yield statement
    holds = found.relation == "holdsPost" and qualifiers.get("status") != "former"
    if holds and leads(qualifiers.get("post", "")):
        pairs, rule = _declared("leads", statement.qualifiers), f"{rule}/leads"
        sureness = sure.of(rule, found.confidence)
        yield replace(statement, predicate="leads", qualifiers=pairs, rule=rule, confidence=sureness)


def _rule(found: Found) -> str:
    """The rule's name, marked where one of the ends was found by a tagger."""
    of_object = found.object.finder if isinstance(found.object, Mention) else ""
    by_tagger = TAGGED in (found.subject.finder, of_object)
    return f"{found.rule}/{TAGGED}" if by_tagger else found.rule


def _declared(relation: str, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep the qualifiers that the relation declares and that say something."""
    declared = load().relations[relation].qualifiers
    return tuple(sorted([pair for pair in pairs if pair[1] and pair[0] in declared]))


def _proof(known: Known, found: Found) -> tuple[Evidence, tuple[Evidence, ...]] | None:
    """Give the sentence of a relation, and those that resolve an end; None where it cannot be shown."""
    own = known.page.over(found.start, found.end)
    start, end = own[0].start, own[-1].end
    away = list(_resolving(known.page, found, start, end))
    if not away:
        span = public_part((start, end), (found.start, found.end), known.private)
        return None if span is None else (known.show(span), ())
    near = (s for s in away if s.block == own[0].block and s.end <= start)
    start = min([start, *(s.start for s in near if end - s.start <= LONGEST_EVIDENCE)])
    apart = dict.fromkeys(s for s in away if not (start <= s.start and s.end <= end))
    spans = [
        public_part((start, end), (found.start, found.end), known.private),
        *(public_part((s.start, s.end), (s.start, s.start), known.private) for s in apart),
    ]
    shown = [known.show(span) for span in spans if span is not None]
    return (shown[0], tuple(dict.fromkeys(shown[1:]))) if spans[0] is not None else None


def _resolving(page: Page, found: Found, start: int, end: int) -> Iterator[Sentence]:
    """The sentences outside `[start:end]` that name an end, tell more of it, or what a pronoun means."""
    if found.told:
        yield from (s for s in map(page.at, found.told) if s is not None and not start <= s.start < end)
    own = page.home_at(start)
    home = own if own is not None and own.end > own.start else None
    for mention in (found.subject, found.object):
        if isinstance(mention, str):
            continue
        for m in (mention, *mention.parts) if mention.note == "pronoun" else (mention,):
            outside = m.end > m.start and not (start <= m.start and m.end <= end)
            holder = page.at(m.start) if outside else None
            if holder is not None:
                yield holder
        holder = page.at(home.start) if home is not None and mention.note in ("pronoun", "relative") else None
        if holder is not None:
            yield holder


def twins(article_date: str, qualifiers: Mapping[str, str], literal: str) -> dict[str, str]:
    """Give the typed twins of what is written: an amount in yuan, a full date, a year, a number and its unit.

    `article_date` completes a date without a year and tells what 今年 is; `literal` is the figure of a
    statement, "" for others. What cannot be read is "".

    >>> twins("2021-10-13", {"amount": "3.2亿元", "date": "5月6日"}, "")
    {'amountCNY': '320000000', 'value': '', 'unit': '', 'dateValue': '2021-05-06', 'yearValue': ''}
    """
    amount = qualifiers.get("amount") or literal
    value, unit = _figure(literal) if literal else ("", "")
    date = qualifiers.get("date", "")
    return {
        "amountCNY": _yuan(amount) if amount else "",
        "value": value,
        "unit": unit,
        "dateValue": _full_date(date, article_date) if date else "",
        "yearValue": year_of(qualifiers.get("year", ""), article_date),
    }


@lru_cache(maxsize=1 << 12)
def _figure(text: str) -> tuple[str, str]:
    return figure(_close(text))


@lru_cache(maxsize=1 << 12)
def _yuan(text: str) -> str:
    return yuan(_close(text))


@lru_cache(maxsize=1 << 12)
def _full_date(text: str, article_date: str) -> str:
    times = find_times(fold(text))
    return full_date(times[0].key, article_date) if times else ""


def _close(text: str) -> str:
    return fold(text).replace(" ", "")
