"""Declared rules, compiled, and one match of a rule with what it names itself. 规则及其匹配。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.mention import POST, Mention
from loaders.page import Page
from loaders.typed import TypedSentence, all_signs, compile_pattern, needed
from ontology import load
from ontology.schema import Relation, Rule


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with its pattern and conditions compiled, and the signs without which it cannot match."""

    rule: Rule
    relation: Relation
    pattern: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    conditions: Mapping[str, re.Pattern[str]]
    classified: tuple[tuple[str, str, re.Pattern[str]], ...]

    def option(self, key: str) -> str:
        """Give an option of the rule's table as text, "" where it is not there."""
        return str(self.rule.options.get(key, ""))


CONDITIONS = ("unless", "needs", "under", "not_under")
"""Options that are patterns: for the clause of the match, for its sentence, for the lead-in above."""


@cache
def ready_rules() -> tuple[Ready, ...]:
    """Compile all declared rules, in their order.

    >>> all(ready.relation.name == ready.rule.relation for ready in ready_rules())
    True
    """
    ontology = load()
    return tuple(_ready(rule, ontology.relations[rule.relation]) for rule in ontology.rules)


def _ready(rule: Rule, relation: Relation) -> Ready:
    given = {key: str(text) for key in CONDITIONS if (text := rule.options.get(key))}
    return Ready(
        rule,
        relation,
        compile_pattern(rule.pattern),
        needed(rule.pattern),
        {key: compile_pattern(text) for key, text in given.items()},
        tuple(_classified(rule)),
    )


def _classified(rule: Rule) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """The rows of `classify`: a qualifier, its value, and the pattern of the sentences that have it."""
    table = rule.options.get("classify", {})
    if isinstance(table, Mapping):
        for name, rows in table.items():
            yield from ((str(name), str(value), re.compile(str(pattern))) for value, pattern in rows)


@lru_cache(maxsize=4096)
def _rules_with(signs: frozenset[str]) -> tuple[Ready, ...]:
    return tuple(
        ready for ready in ready_rules() if not any(wanted.isdisjoint(signs) for wanted in ready.needed)
    )


def rules_for(sentence: TypedSentence) -> tuple[Ready, ...]:
    """Give the rules that the mentions of a sentence are enough for, in their order.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "会议召开。")).relations
    >>> len(rules_for(page.sentences[0])) < len(ready_rules())
    True
    """
    return _rules_with(all_signs().intersection(sentence.text))


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a rule in the sentence of this index."""

    page: Page
    index: int
    ready: Ready
    match: re.Match[str]

    @property
    def sentence(self) -> TypedSentence:
        """The sentence it stands in."""
        return self.page.sentences[self.index]

    @property
    def start(self) -> int:
        """Where it begins in the typed text."""
        return self.match.start()

    def slot(self, name: str) -> list[Mention]:
        """Give the mentions of a slot; posts only where the slot is theirs."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return []
        mentions = self.sentence.slot(*self.match.span(name))
        return mentions if name == "post" else [m for m in mentions if m.type != POST]
