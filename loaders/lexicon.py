"""A user's own names, read from a table: they become mentions before anything is guessed. 用户词表.

One name a line, cells parted by tabs: name, type, canonical name (or empty), code (or empty). Lines with `#`
at their head, empty ones and a head line `name type …` are passed over. docs/lexicon.md tells more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.decode import UndecodableError, decode
from loaders.flow import fold
from loaders.mention import Mention, longest
from loaders.values import Problem
from ontology.naming import UnknownNameError, class_named

HEADS = ("name", "名称")
"""First cells of a head line."""


class LexiconError(ValueError):
    """A lexicon that cannot be read at all. The message is one line: the file, what is wrong, what to do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A name as articles write it, its class, what it stands for and a fixed code, if it has one."""

    form: str
    type: str
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of a user. It can be hashed and pickled, so that every worker gets it."""

    terms: tuple[Term, ...] = ()


NO_LEXICON = Lexicon()


def read_lexicon(path: Path) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Read a table in UTF-8, GB18030 or UTF-16; a line that cannot be used is a problem, the others stand.

    Raises LexiconError when the file cannot be read.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read ({error.strerror or error}); check its name") from error
    except UndecodableError as error:
        raise LexiconError(f"{path}: {error.reason}; {error.advice}") from error
    return parse_lexicon(text, str(path))


def parse_lexicon(text: str, source: str) -> tuple[Lexicon, tuple[Problem, ...]]:
    r"""Read the text of a table named `source`, as `read_lexicon` does.

    >>> parse_lexicon("青砚\t企业\t青砚重工有限公司", "l.tsv")[0].terms[0].name
    '青砚重工有限公司'
    >>> parse_lexicon("青砚\t企鹅", "l.tsv")[1][0].reason
    "line 1: unknown class '企鹅'"
    """
    terms: list[Term] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line[0] == "#" or cells[0].lower() in HEADS:
            continue
        try:
            terms.append(_term(cells))
        except ValueError as error:
            fault, _, advice = str(error).partition("; ")
            problems.append(Problem(source, f"line {number}: {fault}", f"{advice[:1].upper()}{advice[1:]}."))
    return Lexicon(tuple(dict.fromkeys(terms))), tuple(problems)


def _term(cells: list[str]) -> Term:
    """Read a row. Raises ValueError: what is wrong; what to do."""
    if not 2 <= len(cells) <= 4:
        raise ValueError(f"{len(cells)} cells; write name, type, canonical name, code, parted by tabs")
    form, type_, name, code = [*cells, "", ""][:4]
    if len(form) < 2:
        raise ValueError(f"the name {form!r} is too short; give one of two characters or more")
    try:
        return Term(fold(form), class_named(type_), name or form, code)
    except UnknownNameError as error:
        raise ValueError(str(error)) from error


def find_terms(folded: str, lexicon: Lexicon) -> list[Mention]:
    """Give the names of a lexicon in running text, the longest where several overlap.

    >>> terms = (Term("青砚", "Enterprise", "青砚重工"), Term("青砚新城", "Project", "青砚新城"))
    >>> [(m.start, m.name) for m in find_terms("青砚在青砚新城投资", Lexicon(terms))]
    [(0, '青砚重工'), (3, '青砚新城')]
    """
    return longest(_hits(folded, _index(lexicon))) if lexicon.terms else []


def over(own: Iterable[Mention], found: Iterable[Mention]) -> list[Mention]:
    """Put a lexicon's mentions above guesses: of these stay those that hold a whole name of it, or none.

    >>> guesses = [Mention(0, 4, "Project", "甲坪青砚"), Mention(2, 8, "Enterprise", "青砚重工公司")]
    >>> [m.type for m in over([Mention(2, 6, "Person", "青砚重工")], guesses)]
    ['Enterprise']
    """
    mine = list(own)
    kept = (m for m in found if not any(_cuts(m, name) for name in mine)) if mine else found
    return longest([*mine, *kept])


def _cuts(guess: Mention, name: Mention) -> bool:
    """Whether a guess overlaps a name without being longer than it on the whole."""
    apart = guess.end <= name.start or name.end <= guess.start
    holds = (
        guess.start <= name.start
        and name.end <= guess.end
        and guess.end - guess.start > name.end - name.start
    )
    return not apart and not holds


def _hits(folded: str, index: Mapping[str, tuple[Term, ...]]) -> Iterator[Mention]:
    for at in range(len(folded) - 1):
        for term in index.get(folded[at : at + 2], ()):
            if folded.startswith(term.form, at):
                yield Mention(at, at + len(term.form), term.type, term.name, term.code, finder="lexicon")
                break


@lru_cache(maxsize=4)
def _index(lexicon: Lexicon) -> Mapping[str, tuple[Term, ...]]:
    """Give the terms by their first two characters, the longest first."""
    groups: defaultdict[str, list[Term]] = defaultdict(list)
    for term in sorted(lexicon.terms, key=lambda term: -len(term.form)):
        groups[term.form[:2]].append(term)
    return {start: tuple(terms) for start, terms in groups.items()}
