"""A build into a folder: articles come one by one, and none is held longer than needed. 构建入库."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from graph.correction import AUTHOR, CORRECTIONS
from graph.folder import ARTICLES, GRAPH, ArticleTexts, Made, alone, part_of, prepare, put_text
from graph.lazy import lazy
from graph.ledger import entries
from graph.ledger.contribution import Contribution, contribution
from graph.ledger.counting import totals
from graph.ledger.entries import Reading, lines_of
from graph.ledger.renewal import renewed
from graph.ledger.tables import Ledger
from graph.records import ArticleData
from graph.store import FEW, ledger_of, name_of
from guitu import correcting, folder, views
from guitu.building import BuildOptions, Form, T
from guitu.errors import GuituError, unwritable
from guitu.folder import PARTIAL
from guitu.repeating import UNDATED
from guitu.telling import Totals
from guitu.updating import LEDGER, key, maker, packed, taken_up
from loaders.readers.document import document_of
from loaders.values import Article, Problem
from ontology import OntologyError

if TYPE_CHECKING:
    from graph.ledger import repeats
else:
    # It brings numpy, which a graph of one article does not need.
    repeats = lazy("graph.ledger.repeats")

EVERY = 16
"""Articles after which what was understood is on disk."""

Watch: TypeAlias = Callable[[str], None]


class Understand(Protocol):
    """Gives what a form makes of each article and its quads, and the problems in between."""

    def __call__(self, form: Form[T], found: Iterable[Article | Problem], /) -> Iterator[T | Problem]:
        """Give them in the order in which they were found."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be built: the user's corrections, whether what is not given goes, and how articles are read.

    `workers` are the processes that draw (0: as many as suit). `watch` is called with the source of all that
    is read, `waiting` when another process is building, `more` gives problems that show at the end.
    """

    options: BuildOptions
    understand: Understand
    corrected: correcting.Given
    prune: bool = False
    workers: int = 1
    watch: Watch = lambda _: None
    waiting: Callable[[], None] = lambda: None
    more: Callable[[], tuple[Problem, ...]] = tuple


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: problems, what the graph holds in all, how many readings were taken over, its name.

    `counts` is None and `name` "" when there was no article, and nothing was written.
    """

    problems: tuple[Problem, ...]
    counts: Totals | None = None
    kept: int = 0
    name: str = ""


def fill(out: Path, found: Iterable[Article | Problem], task: Task) -> Filled:
    """Build a graph in `out` from what was found, upon the one that is there.

    Raises GuituError when `out` holds something else, or cannot be written. While another process builds
    there, `task.waiting` is called and this one waits.
    """
    folder.check_target(out)
    fresh = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with alone(out, task.waiting):
            done = _fill(out, found, task)
            if done.counts is None:
                shutil.rmtree(out / PARTIAL, ignore_errors=True)
        if fresh and done.counts is None:
            shutil.rmtree(out)
    except OntologyError:
        if fresh:
            shutil.rmtree(out, ignore_errors=True)
        raise
    except OSError as error:
        raise unwritable(out, error) from error
    except sqlite3.OperationalError as error:
        raise unwritable(out, OSError(0, str(error))) from error
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:
            raise
        shutil.rmtree(out / PARTIAL, ignore_errors=True)
        if (out / GRAPH).is_file():
            ledger_of(out, name_of(out / GRAPH)).unlink(missing_ok=True)
        what = f"what the last build noted there is damaged ({error}), and is removed now"
        raise GuituError(f"{out}: {what}; run the same command again") from error
    return done


def _fill(out: Path, found: Iterable[Article | Problem], task: Task) -> Filled:
    made_by = maker(task.options)
    with part_of(out) as part:
        with taken_up(out, made_by) as (ledger, earlier):
            coming = _Coming(ledger, made_by)
            problems, put = _read(out, coming, task, found, () if task.prune else earlier)
            if not put + coming.kept:
                return Filled((*problems, *task.more()))
            entries.take_out(ledger, entries.gone(ledger, prune=task.prune))
            kept = entries.count(ledger) - put
            with ledger.whole():
                faults = _correct(ledger, task, out)
                problems = (*problems, *faults, *task.more())
                articles = tuple(entries.articles_of(ledger))
                made = _renew(ledger, articles, out, part, task.options)
                prepare(out, made)
                about = folder.About(articles, made_by, _corrections(lines_of(ledger, CORRECTIONS)))
                counts = Totals(*totals(ledger))
                ledger.put_note("upon", made.name)
        folder.switch(out, made, task.options, problems, about)
        views.add(out, made, task.workers)
    shutil.rmtree(out / PARTIAL, ignore_errors=True)
    return Filled(problems, counts, kept, made.name)


@dataclass(slots=True)
class _Coming:
    """The articles and problems that come, but for readings that the ledger holds already.

    `waiting` are the keys and packed fields of articles that are not understood yet, by id and source.
    """

    ledger: Ledger
    maker: str
    kept: int = 0
    articles: int = 0
    waiting: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def all(
        self, found: Iterable[Article | Problem], earlier: Iterable[Article]
    ) -> Iterator[Article | Problem]:
        """Give what was found; then, if that has articles, those of the last graph that are not given now."""
        for one in found:
            entries.give(self.ledger, document_of(one.source))
            yield from self._left(one)
        if self.articles:
            for article in earlier:
                if not entries.was_given(self.ledger, document_of(article.source)):
                    yield from self._left(article)

    def _left(self, one: Article | Problem) -> Iterator[Article | Problem]:
        if isinstance(one, Article):
            self.articles += 1
            its = key(one, self.maker)
            if entries.holds(self.ledger, its):
                self.kept += 1
                return
            self.waiting[one.id, one.source] = its, packed(one)
        yield one


def _read(
    out: Path, coming: _Coming, task: Task, found: Iterable[Article | Problem], earlier: Iterable[Article]
) -> tuple[tuple[Problem, ...], int]:
    """Put what articles say into the ledger, their texts into the folder; give problems, and how many."""
    ledger, problems, faulty = coming.ledger, list[Problem](), ""
    entries.begin(ledger)
    done = 0
    for outcome in task.understand(_contributed, coming.all(found, earlier)):
        if isinstance(outcome, Problem):
            problems.append(outcome)
            faulty = outcome.source
            task.watch(outcome.source)
            continue
        article, gives = outcome
        known = coming.waiting.pop((article.id, article.source), None)
        if known is not None:
            put_text(out, article.id, article.text)
            entries.put(ledger, _reading(article, known, gives, faulty=article.source == faulty))
            done += 1
            if done % EVERY == 0:
                ledger.kept()
        task.watch(article.source)
    return tuple(problems), done


def _contributed(article: Article, lines: tuple[str, ...]) -> tuple[Article, Contribution]:
    return article, contribution(article.id, lines)


def _reading(article: Article, known: tuple[str, str], gives: Contribution, *, faulty: bool) -> Reading:
    its, fields = known
    return Reading(its, article.id, article.source, document_of(article.source), fields, gives, faulty)


def _correct(ledger: Ledger, task: Task, out: Path) -> tuple[Problem, ...]:
    """Put the user's corrections in the place of those of the last build; give what is wrong of them."""
    given = task.corrected[0]
    # All lines are held for as long as it takes to look up what the user speaks of.
    lines = tuple(entries.all_lines(ledger)) if given.pairs or given.wrong or given.missing else ()
    made, faults = correcting.apply(task.corrected, lines, ArticleTexts(out / ARTICLES), task.options.base)
    if made != lines_of(ledger, CORRECTIONS):
        entries.take_out(ledger, [CORRECTIONS])
        if made:
            entries.put(
                ledger, Reading(CORRECTIONS, CORRECTIONS, "", "", "{}", contribution(CORRECTIONS, made))
            )
    return faults


def _renew(
    ledger: Ledger, articles: Collection[ArticleData], out: Path, part: Path, options: BuildOptions
) -> Made:
    texts = ArticleTexts(out / ARTICLES)
    dated = {article["id"]: (article["date"] or UNDATED,) for article in articles}
    again = repeats.repeats(ledger, texts, dated) if len(dated) > 1 else {}
    made = renewed(ledger, part, out / GRAPH, options.base, join=options.join, repeats=again, few=FEW)
    return Made(part, made.name, made.lines, made.change, out / PARTIAL / LEDGER)


def _corrections(lines: Iterable[str]) -> int:
    return sum(f" {AUTHOR} " in line for line in lines)
