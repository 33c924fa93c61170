"""Relations between mentions → statements between entities, each with its evidence. 陈述与证据。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.finders.figures import figure, full_date, yuan
from loaders.finders.posts import leads
from loaders.flow import Flow
from loaders.mention import Mention
from loaders.names import Names
from loaders.relations import Found, Page
from loaders.values import Article, Evidence, Statement
from ontology import load

LONGEST_EVIDENCE = 400
"""Evidence of one piece has at most this many characters; an end farther off is shown as context."""


def evidence(article: Article, flow: Flow, start: int, end: int) -> Evidence:
    """Give the slice of the article that a slice of the flow comes from, without blanks at its ends."""
    while end > start + 1 and flow.text[end - 1].isspace():
        end -= 1
    while start < end - 1 and flow.text[start].isspace():
        start += 1
    a, b = flow.source_span(start, end)
    return Evidence(a, b, article.text[a:b])


def statements(
    article: Article, page: Page, flow: Flow, names: Names, found: Iterable[Found]
) -> tuple[Statement, ...]:
    """Give the statements of an article, each once, in the order of the text."""
    made: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Statement] = {}
    for relation in found:
        for statement in _statement(article, page, flow, names, relation):
            key = (statement.subject, statement.predicate, statement.object, _telling(statement))
            known = made.get(key)
            if known is None or statement.confidence > known.confidence:
                made[key] = statement
    return tuple(
        sorted(
            made.values(), key=lambda s: (s.evidence.start, s.predicate, s.subject, s.object, s.qualifiers)
        )
    )


def _telling(statement: Statement) -> tuple[tuple[str, str], ...]:
    """Of the qualifiers, those that make two statements of one sentence different ones."""
    return tuple(pair for pair in statement.qualifiers if pair[0] in ("post", "year", "indicator"))


def _statement(article: Article, page: Page, flow: Flow, names: Names, found: Found) -> Iterator[Statement]:
    subject = names.of(found.subject)
    target = found.object if isinstance(found.object, str) else names.of(found.object)
    if subject is None or target is None or subject == target:
        return
    ends = [m for m in (found.subject, found.object) if isinstance(m, Mention)]
    main, context = _proof(article, page, flow, found, ends)
    qualifiers = dict(found.qualifiers)
    literal = isinstance(target, str)
    object_ = target.strip() if isinstance(target, str) else target.id
    declared = set(load().relations[found.relation].qualifiers)
    twins = _twins(article, qualifiers, object_ if literal else "")
    pairs = tuple(sorted((k, v) for k, v in (qualifiers | twins).items() if v and k in declared))
    statement = Statement(
        subject.id, found.relation, object_, literal, pairs, main, context, found.rule, found.confidence
    )
    yield statement
    if (
        found.relation == "holdsPost"
        and qualifiers.get("status") != "former"
        and leads(qualifiers.get("post", ""))
    ):
        headed = set(load().relations["leads"].qualifiers)
        yield replace(
            statement,
            predicate="leads",
            qualifiers=tuple(p for p in pairs if p[0] in headed),
            rule=found.rule + "/leads",
        )


def _proof(
    article: Article, page: Page, flow: Flow, found: Found, ends: list[Mention]
) -> tuple[Evidence, tuple[Evidence, ...]]:
    """Give the sentence of a relation, and those that resolve an end which stands elsewhere."""
    own = [
        s.sentence
        for s in page.sentences
        if s.sentence.start < max(found.end, found.start + 1) and found.start < s.sentence.end
    ]
    start, end = own[0].start, own[-1].end
    away = []
    for mention in ends:
        for m in (mention, *(mention.parts if mention.note == "pronoun" else ())):
            holder = next(
                (
                    s.sentence
                    for s in page.sentences
                    if s.sentence.start <= m.start < s.sentence.end and m.end > m.start
                ),
                None,
            )
            if holder is not None and not (start <= m.start and m.end <= end):
                away.append(holder)
        if (
            mention.note in ("pronoun", "relative")
            and page.home is not None
            and page.home.end > page.home.start
        ):
            away += [
                s.sentence for s in page.sentences if s.sentence.start <= page.home.start < s.sentence.end
            ]
    near = [
        s for s in away if s.block == own[0].block and s.end <= start and end - s.start <= LONGEST_EVIDENCE
    ]
    start = min([start, *(s.start for s in near)])
    context = dict.fromkeys(
        evidence(article, flow, s.start, s.end) for s in away if not (start <= s.start and s.end <= end)
    )
    return evidence(article, flow, start, end), tuple(context)


def _twins(article: Article, qualifiers: dict[str, str], literal: str) -> dict[str, str]:
    """Give the typed twins of what is written: an amount in yuan, a full date, a number and its unit."""
    from loaders.finders.figures import find_times
    from loaders.flow import fold

    amount = qualifiers.get("amount") or literal
    value, unit = figure(fold(literal).replace(" ", "")) if literal else ("", "")
    times = find_times(fold(qualifiers.get("date", "")))
    day = full_date(times[0].key, article.date) if times else ""
    return {
        "amountCNY": yuan(fold(amount).replace(" ", "")) if amount else "",
        "value": value,
        "unit": unit,
        "dateValue": day,
    }
