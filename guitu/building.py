"""Articles → their quads, in this process or in several, in the order in which they were read. 构建."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

import loaders
from graph.lazy import lazy
from graph.quads import quads
from graph.terms import BASE, union
from guitu import processes
from guitu.patience import TooLongError, at_most
from loaders.lexicon import NO_LEXICON, Lexicon
from loaders.values import Article, Evidence, Extraction, Problem, Statement
from ontology import OntologyError, load

CHUNK = 32
"""Articles a worker gets at once; see docs/decisions/0004-workers.md."""

SMALL = 2 * CHUNK
"""Up to this many articles one process is sooner done than a pool is started."""

_ENDED = (
    "The process that read it was ended twice from outside, for want of memory perhaps",
    "Try it again alone, or cut it into parts.",
)
_SLOW = "It is left out. Some stretch of it is read in too many ways: please report it."


PATIENCE = 60.0, 0.02
"""Seconds of processor time that a text may be read, and more for each of its characters: a thousandfold."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What a build depends on beside its articles.

    `home` is the place that 我市 means, `base` what resource IRIs begin with; statements with a confidence
    below `min_confidence` are left out. `lexicon` are the names the user gives.
    `join` makes one of what different articles call differently. `neural` names the model that finds more
    names, "" for none.
    """

    home: str = ""
    base: str = BASE
    min_confidence: float = 0.0
    lexicon: Lexicon = NO_LEXICON
    join: bool = True
    neural: str = ""
    llm: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one article gave: itself, with the title, date and publisher found in it, and its quads."""

    article: Article
    lines: tuple[str, ...]


T = TypeVar("T")
Outcome = Understood | Problem
Form = Callable[[Article, tuple[str, ...]], T]
"""What is made of an article and its quads, in the process that understood it."""

Task = Callable[[list[Article | Problem]], list[T | Problem]]
More = Callable[[Extraction], tuple[Extraction, tuple[Problem, ...]]]


def understand(
    found: Iterable[Article | Problem], options: BuildOptions, workers: int = 1, more: More | None = None
) -> Iterator[Outcome]:
    """Give what each article says, in order, and the problems in between; see `understand_as`."""
    return understand_as(Understood, found, options, workers, more)


def understand_as(
    form: Form[T],
    found: Iterable[Article | Problem],
    options: BuildOptions,
    workers: int = 1,
    more: More | None = None,
) -> Iterator[T | Problem]:
    """Give what `form` makes of each article and its quads, in order, and the problems in between.

    `workers` is the number of processes; 0 chooses it. The outcome does not depend on it. An article that
    a fault of Guitu itself stops becomes a problem that says so. `more` adds to what the rules found, in one
    process: it waits for others' machines.
    """
    if more is not None:
        yield from chain.from_iterable(_understand(item, options, form, more) for item in found)
        return
    articles = iter(found)
    first = list(islice(articles, SMALL))
    workers = processes.number(workers, worth=len(first) == SMALL)
    everything = chain(first, articles)
    if workers == 1:
        yield from chain.from_iterable(_understand(item, options, form) for item in everything)
    else:
        yield from pooled(partial(_understand_all, options=options, form=form), _batches(everything), workers)


def gathered(
    outcomes: Iterable[Outcome], watch: Callable[[str], None] = lambda _: None
) -> tuple[tuple[str, ...], dict[str, str], list[Problem]]:
    """Give the sorted quads of all that was understood, the texts by the articles' ids, and the problems.

    `watch` is called with the source of each.

    >>> gathered([])
    ((), {}, [])
    """
    layers: list[tuple[str, ...]] = []
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for outcome in outcomes:
        if isinstance(outcome, Understood):
            layers.append(outcome.lines)
            texts[outcome.article.id] = outcome.article.text
            watch(outcome.article.source)
        else:
            problems.append(outcome)
            watch(outcome.source)
    return union(*layers), texts, problems


def _batches(found: Iterator[Article | Problem]) -> Iterator[list[Article | Problem]]:
    while batch := list(islice(found, CHUNK)):
        yield batch


def pooled(task: Task[T], batches: Iterable[list[Article | Problem]], workers: int) -> Iterator[T | Problem]:
    """Give the outcomes of the batches in order, worked on by so many processes.

    Batches whose worker was ended are done again, one article at a time by a process of their own.
    """
    coming = iter(batches)
    more = True
    while more:
        waiting: deque[list[Article | Problem]] = deque()
        pool = processes.pool(workers)
        try:
            yield from _in_order(task, coming, pool, waiting, 2 * workers)
            more = False
        except BrokenProcessPool:
            pool.shutdown()
            for batch in waiting:
                yield from _one_by_one(task, batch)
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(
    task: Task[T],
    coming: Iterator[list[Article | Problem]],
    pool: ProcessPoolExecutor,
    waiting: deque[list[Article | Problem]],
    ahead: int,
) -> Iterator[T | Problem]:
    """Give the outcomes; `waiting` holds the batches whose outcomes were not given yet."""
    pending: deque[Future[list[T | Problem]]] = deque()
    for batch in coming:
        waiting.append(batch)
        pending.append(pool.submit(task, batch))
        if len(pending) > ahead:
            yield from _next(pending, waiting)
    while pending:
        yield from _next(pending, waiting)


def _next(
    pending: deque[Future[list[T | Problem]]], waiting: deque[list[Article | Problem]]
) -> list[T | Problem]:
    outcomes = pending.popleft().result()
    waiting.popleft()
    return outcomes


def _one_by_one(task: Task[T], batch: Iterable[Article | Problem]) -> Iterator[T | Problem]:
    """Give the outcomes of a batch that lost its worker; an article that ends another one is a problem."""
    pool = processes.pool(1)
    try:
        for item in batch:
            try:
                yield from pool.submit(task, [item]).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = processes.pool(1)
                yield Problem(item.source, *_ENDED)
    finally:
        pool.shutdown(cancel_futures=True)


def _understand_all(
    found: list[Article | Problem], options: BuildOptions, form: Form[T]
) -> list[T | Problem]:
    return [outcome for item in found for outcome in _understand(item, options, form)]


def _understand(
    item: Article | Problem, options: BuildOptions, form: Form[T], more: More | None = None
) -> Iterator[T | Problem]:
    if isinstance(item, Problem):
        yield item
        return
    try:
        with at_most(_patience(item)):
            read = loaders.extract(item, _reading(options))
        extraction, unanswered = _more(read, more)
        sound, faults = check(extraction)
        kept = tuple(s for s in sound.statements if s.confidence >= options.min_confidence)
        made = form(sound.article, quads(replace(sound, statements=kept), load(), options.base))
    except OntologyError:
        raise
    except TooLongError:
        yield Problem(item.source, f"It was not read in {_patience(item):.0f} s of processor time", _SLOW)
        return
    except Exception as error:  # noqa: BLE001 - one article's fault must not cost the others
        yield _bug(
            item.source, f"{type(error).__name__}: {error}", traceback.extract_tb(error.__traceback__)[-1]
        )
        return
    yield from (*unanswered, *faults)
    yield made


def _patience(article: Article) -> float:
    once, each = PATIENCE
    return once + each * len(article.text)


def _more(extraction: Extraction, more: More | None) -> tuple[Extraction, tuple[Problem, ...]]:
    return more(extraction) if more is not None else (extraction, ())


def _reading(options: BuildOptions) -> loaders.Options:
    tagger = lazy("loaders.neural").find_names if options.neural else None
    return loaders.Options(options.home, options.lexicon, tagger)


def check(extraction: Extraction) -> tuple[Extraction, tuple[Problem, ...]]:
    """Leave out statements that do not hold in their article; give the rest and a problem for each left out.

    A statement holds when its evidence and context are slices of the text and its ends are entities of the
    article.

    >>> article = Article.of("a.txt", "甲市规划")
    >>> wrong = Statement("1", "develops", "x", True, (), Evidence(0, 2, "乙市"), (), "r", 1.0)
    >>> sound, faults = check(Extraction(article, (), (wrong,)))
    >>> sound.statements, faults[0].reason
    ((), 'A statement of the rule r does not hold: evidence [0:2] is not what the text says there')
    """
    known = {entity.id for entity in extraction.entities}
    faults = [
        (s, fault) for s in extraction.statements if (fault := _fault(s, extraction.article.text, known))
    ]
    wrong = {id(statement) for statement, _ in faults}
    kept = tuple(s for s in extraction.statements if id(s) not in wrong)
    problems = (
        _bug(extraction.article.source, f"A statement of the rule {s.rule} does not hold: {fault}")
        for s, fault in faults
    )
    return replace(extraction, statements=kept), tuple(problems)


def _fault(statement: Statement, text: str, known: set[str]) -> str:
    for evidence in (statement.evidence, *statement.context):
        if not _holds(evidence, text):
            return f"evidence [{evidence.start}:{evidence.end}] is not what the text says there"
    if statement.subject not in known:
        return "its subject is no entity of the article"
    if not statement.literal and statement.object not in known:
        return "its object is no entity of the article"
    return ""


def _holds(evidence: Evidence, text: str) -> bool:
    return 0 <= evidence.start < evidence.end and text[evidence.start : evidence.end] == evidence.exact


def _bug(source: str, reason: str, place: traceback.FrameSummary | None = None) -> Problem:
    where = f" ({Path(place.filename).name}, line {place.lineno})" if place else ""
    return Problem(source, reason + where, "This is a fault of Guitu, not of the file: please report it.")
