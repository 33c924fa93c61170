"""The terms of office that statements about posts tell of. 由任免与任职陈述归并任期.

One membership is one person in one post of one body for one term. Nothing is inferred but where a term ends:
after a removal, an appointment or a later mention opens another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.records import ArticleData, Stated

HOLDS, BEGINS, ENDS, FORMER = "holdsPost", "appointedTo", "removedFrom", "former"
ACTING = "acting"


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement about a post: `what` it tells is `HOLDS`, `BEGINS`, `ENDS` or `FORMER`.

    `day` is when, ISO 8601: the day that the text gives, else that of the article, else "".
    """

    stated: Stated
    what: str
    day: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A person (id) in a post of a body (id) for one term; `number` counts the terms from 1."""

    person: str
    body: str
    title: str
    number: int
    tellings: tuple[Telling, ...]

    @property
    def open(self) -> bool:
        """Whether nothing tells of its end."""
        return not any(telling.what in {ENDS, FORMER} for telling in self.tellings)


def memberships(stated: Iterable[Stated], articles: Mapping[str, ArticleData]) -> tuple[Membership, ...]:
    """Give the memberships that statements tell of, in the order of person, body, title and term.

    `articles` are those of the statements by id. Other statements are passed over.

    >>> memberships((), {})
    ()
    """
    posts: dict[tuple[str, str, str], list[Telling]] = {}
    for one in stated:
        if one.statement.predicate in {HOLDS, BEGINS, ENDS}:
            said = dict(one.statement.qualifiers)
            key = one.statement.subject, one.statement.object, title(said)
            day = said.get("dateValue", articles[one.article]["date"])
            posts.setdefault(key, []).append(Telling(one, _what(one, said), day))
    return tuple(
        Membership(*key, number, tuple(term))
        for key, tellings in sorted(posts.items())
        for number, term in enumerate(_terms(tellings), 1)
    )


def title(said: Mapping[str, str]) -> str:
    """Give the post that qualifiers name: who is 代市长 acts as 市长.

    >>> title({"post": "代市长", "status": "acting"}), title({"post": "代表"}), title({})
    ('市长', '代表', '')
    """
    post = said.get("post", "")
    return post.removeprefix("代") if said.get("status") == ACTING else post


def _what(stated: Stated, said: Mapping[str, str]) -> str:
    past = stated.statement.predicate == HOLDS and said.get("status") == FORMER
    return FORMER if past else stated.statement.predicate


def _terms(tellings: list[Telling]) -> Iterator[list[Telling]]:
    """Part what is told of one post into terms: one that has ended stays so."""
    term: list[Telling] = []
    ended = ""
    # On one day the end comes first: 连任 ends a term and opens the next.
    for telling in sorted(tellings, key=lambda one: (one.day, one.what != ENDS, one.stated.id)):
        again = telling.what == BEGINS or (telling.what == HOLDS and telling.day > ended)
        if ended and again:
            yield term
            term, ended = [], ""
        if telling.what == ENDS:
            ended = telling.day
        term.append(telling)
    yield term
