"""Declared rules, compiled, and one match of a rule with what it names itself. 规则及其匹配。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, reduce
from itertools import product
from operator import or_

from loaders.frozen import quickly_made
from loaders.mention import DATE, POST, YEAR, Mention
from loaders.page import Page
from loaders.required import Needs, grams, needs_of
from loaders.typed import TypedSentence, compile_pattern, spelled
from ontology import load
from ontology.reading import FOLDER
from ontology.schema import OntologyError, Relation, Rule

_TIMES = {"date": f"{DATE}|{YEAR}", "year": YEAR}


@dataclass(frozen=True)
class Ready:
    """A rule, its relation, and what a text must hold for it to match.

    Its patterns are compiled when first asked for: a short text needs few of them.
    """

    rule: Rule
    relation: Relation
    needs: Needs

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return self._compiled("pattern", self.rule.pattern)

    @cached_property
    def conditions(self) -> Mapping[str, re.Pattern[str]]:
        """The patterns of the conditions that are patterns, as far as the rule has them."""
        texts = {key: self.option(key) for key in ("unless", "needs", "under", "not_under", "above")}
        return {key: self._compiled(key, text) for key, text in texts.items() if text}

    def _compiled(self, key: str, text: str) -> re.Pattern[str]:
        """Compile a pattern; raise OntologyError that names file, rule and key for one that is none."""
        try:
            return compile_pattern(text)
        except (ValueError, re.error) as error:
            file = FOLDER / "relations" / f"{self.relation.name}.toml"
            fault = f"its {key} is no regular expression: {error}"
            raise OntologyError(f"{file}: rule {self.rule.name!r}: {fault}; mend it") from error

    @cached_property
    def classified(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        """The rows of `classify`: a qualifier, its value, and the pattern of the sentences that have it."""
        table = self.rule.options.get("classify", {})
        given = table.items() if isinstance(table, Mapping) else ()
        return tuple(
            (name, value, self._compiled(f"classify of {name}", pattern))
            for name, rows in given
            for value, pattern in rows
        )

    @cached_property
    def unless(self) -> str:
        """The pattern of `unless` as written."""
        return self.option("unless")

    @cached_property
    def ends(self) -> Mapping[str, str]:
        """Where the ends are looked up that the pattern does not name."""
        return {end: self.option(end) for end in ("subject", "object")}

    @cached_property
    def zipped(self) -> bool:
        """Whether the first subject goes with the first object and so on."""
        return self.option("pairs") == "zip"

    @cached_property
    def inside(self) -> bool:
        """Whether the subject must lie in the object."""
        return bool(self.option("inside"))

    @cached_property
    def of_body(self) -> bool:
        """Whether the object is the body that a post belongs to."""
        return self.option("object").startswith("post.body")

    @cached_property
    def fixed(self) -> tuple[tuple[str, str], ...]:
        """The qualifiers that each match has."""
        given = self.rule.options.get("qualifiers", {})
        return (
            tuple((str(name), str(value)) for name, value in given.items())
            if isinstance(given, Mapping)
            else ()
        )

    @cached_property
    def times(self) -> tuple[tuple[str, str], ...]:
        """The qualifiers that are looked up, each with its kind of value."""
        return tuple((name, kind) for name, kind in _TIMES.items() if self.option(name))

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The groups of the pattern that are qualifiers."""
        return tuple(n for n in self.pattern.groupindex if n in self.relation.qualifiers and n != "post")

    def option(self, key: str) -> str:
        """Give an option of the rule's table as text, "" where it is not there."""
        return str(self.rule.options.get(key, ""))


@cache
def ready_rules() -> tuple[Ready, ...]:
    """Give all declared rules, in their order.

    >>> all(ready.relation.name == ready.rule.relation for ready in ready_rules())
    True
    """
    relations = load().relations
    return tuple(
        Ready(rule, relations[rule.relation], needs_of(spelled(rule.pattern))) for rule in load().rules
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """Which keys which rules need: each rule is a bit of a number, its second need the same bit `width` on.

    `met` are the needs that a key meets, `none` those that no rule has; there are at most `depth` of a rule.
    """

    width: int
    depth: int
    none: int
    met: Mapping[str, int]
    keys: frozenset[str]


@cache
def _table() -> _Table:
    needs = [ready.needs for ready in ready_rules()]
    width, depth = len(needs), max(map(len, needs), default=0)
    met: dict[str, int] = {}
    none = 0
    for turn, (rule, own) in product(range(depth), enumerate(needs)):
        bit = 1 << (turn * width + rule)
        none |= 0 if turn < len(own) else bit
        for key in own[turn] if turn < len(own) else ():
            met[key] = met.get(key, 0) | bit
    return _Table(width, depth, none, met, frozenset(met))


@lru_cache(maxsize=4096)
def _rules_of(bits: int) -> tuple[Ready, ...]:
    ready, found = ready_rules(), []
    while bits:
        lowest = bits & -bits
        found.append(ready[lowest.bit_length() - 1])
        bits ^= lowest
    return tuple(found)


def rules_for(sentence: TypedSentence) -> tuple[Ready, ...]:
    """Give the rules that the mentions and the words of a sentence are enough for, in their order.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "会议召开。")).relations
    >>> len(rules_for(page.sentences[0])) < len(ready_rules())
    True
    """
    table = _table()
    held = table.keys & grams(sentence.text)
    met = reduce(or_, map(table.met.__getitem__, held), table.none)
    rules = (1 << table.width) - 1
    for turn in range(table.depth):
        rules &= met >> (turn * table.width)
    return _rules_of(rules)


@quickly_made
@dataclass(frozen=True, slots=True)
class Match:
    """One match of a rule in the sentence of this index."""

    page: Page
    index: int
    sentence: TypedSentence
    ready: Ready
    match: re.Match[str]
    start: int
    """Where it begins in the typed text."""

    def slot(self, name: str) -> list[Mention]:
        """Give the mentions of a slot; posts are no ends."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return []
        mentions = self.sentence.slot(*self.match.span(name))
        if name in ("subject", "object"):
            return [m for m in mentions if m.type != POST]
        return [m for m in mentions if m.type == POST] if name == "post" else mentions
