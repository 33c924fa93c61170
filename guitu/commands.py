"""What the commands do: call the library, show what came of it. 各命令的实现."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import guitu.handle
from graph.cutting import cut
from graph.lazy import lazy
from graph.terms import BASE
from guitu import folder
from guitu.clipping import add_clips
from guitu.console import note, progress, show, show_table, warn
from guitu.errors import GuituError
from guitu.formats import Drawing, encoded, render
from guitu.model import Model
from guitu.telling import Fact, Totals, worded
from loaders.values import Entity, Problem
from ontology import load

if TYPE_CHECKING:
    from rdflib.query import Result

    from graph import named
    from guitu import asking
else:
    # What asks: a build should not wait for it.
    asking, named = lazy("guitu.asking"), lazy("graph.named")

StoreName: TypeAlias = Literal["oxigraph", "memory"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of `guitu build`; an empty `base` is the usual one, 0 `workers` are as many as suit."""

    home: str
    base: str
    min_confidence: float
    workers: int
    strict: bool
    corrections: str = ""
    lexicon: str = ""
    join: bool = True
    prune: bool = False
    neural: bool = False
    llm: Model | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    meta: str = ""


def build(paths: Sequence[str], out: Path, settings: Settings) -> None:
    """Build a graph in a folder; raise GuituError when no article could be read at all."""
    folder.check_target(out)
    try:
        _build(paths, out, settings)
    except KeyboardInterrupt:
        kept = f"Stopped; what was understood is kept in {out}: run the same command again to go on"
        note(f"{kept}. 再次运行即可续建")
        raise


def _build(paths: Sequence[str], out: Path, settings: Settings) -> None:
    with progress("Building 构建") as step:
        graph = guitu.handle.build(
            paths,
            home=settings.home,
            base=settings.base or BASE,
            min_confidence=settings.min_confidence,
            workers=settings.workers,
            watch=step,
            corrections=settings.corrections,
            lexicon=settings.lexicon,
            join=settings.join,
            out=out,
            prune=settings.prune,
            waiting=lambda: note(f"Another build is writing into {out}; waiting for it. 等待另一构建完成"),
            neural=settings.neural,
            llm=settings.llm,
            columns=settings.columns,
            meta=settings.meta,
        )
    for problem in graph.problems:
        warn(problem)
    done = graph.done
    if done is None or done.counts is None:
        raise GuituError("No article could be read, so nothing was written. 没有可读的文章，未写入任何文件。")
    page = out / "graph.html"
    kept = f"; {done.kept} articles unchanged 篇文章未变" if done.kept else ""
    told = f"{_totals(done.counts)}{kept}"
    show(f"{told}; open 打开 {page}" if page.exists() else told)
    if not page.exists():
        note(f"So large a graph gets its page when asked 页面按需写出: guitu export {out} -f html -o {page}")
    if settings.strict and graph.problems:
        raise GuituError(f"--strict: {len(graph.problems)} problems, see {out / folder.PROBLEMS}")


def query(out: Path, sparql: str, file: Path | None, form: str, store: StoreName = "oxigraph") -> None:
    """Ask a graph and print the answer."""
    _answer(guitu.handle.open(out, store).query(_text(file) if file else sparql), form)


def ask(
    out: Path, name: str, parameters: Mapping[str, str], form: str, store: StoreName = "oxigraph"
) -> None:
    """Ask a graph a named query and print the answer."""
    _answer(guitu.handle.open(out, store).ask(name, **parameters), form)


def list_queries(form: str) -> None:
    """Print the named queries: name, titles in both languages, parameters with an example."""
    _answer(asking.catalogue(named.named().values()), form)


def _answer(result: Result, form: str) -> None:
    if form == "table" and result.type == "SELECT":
        show_table(*asking.cells(result))
    else:
        sys.stdout.write(asking.serialized(result, form))


def export(out: Path, form: str, file: Path, least: float, scans: Path | None, profile: str = "") -> None:
    """Write a graph in another format, to standard output when `file` is "-", and name what was written.

    Statements whose confidence is below `least` are left out. A page shows pieces of the scans below `scans`.
    `profile` is one of `guitu.formats.PROFILES`, or "".
    """
    drawing = Drawing(cut(guitu.handle.open(out).content, least))
    for source in add_clips(drawing, form, scans) if scans else ():
        warn(
            Problem(
                source,
                f"It is not in {scans}, or damaged",
                "Give the folder that the articles were read from.",
            )
        )
    files = render(drawing, form, profile)
    if str(file) != "-":
        for path in folder.write(file, files):
            show(str(path))
    elif "" in files:
        sys.stdout.buffer.write(encoded(files[""]))
    else:
        raise GuituError(f"{form} takes {len(files)} files; give a name after -o, such as plans.{form}")


def explain(out: Path, name: str) -> None:
    """Print every statement about a name."""
    facts = guitu.handle.open(out).explain(name)
    show(f"{name}: {len(facts)} statements 条陈述", "bold")
    for fact in facts:
        date = f" ({fact.date})" if fact.date else ""
        show()
        show(f"{_end(fact.subject)} {fact.label} {_end(fact.object)}{_qualifiers(fact)}", "bold")
        show(f"  {fact.sentence}")
        show(f"  {fact.source}{date} [{fact.start}:{fact.end}]")
        show(f"  gt:{fact.relation}, {fact.rule}, {fact.confidence:g}")


def stats(out: Path, form: str) -> None:
    """Print counts of a graph."""
    counts = guitu.handle.open(out).stats()
    if form == "json":
        sys.stdout.write(json.dumps(asdict(counts), ensure_ascii=False, indent=1) + "\n")
        return
    ontology = load()
    show(_totals(counts))
    classes = (
        (ontology.classes[name].label_zh, f"gt:{name}", str(n)) for name, n in counts.classes.items() if name
    )
    relations = (
        (ontology.relations[name].label_zh, f"gt:{name}", str(n)) for name, n in counts.relations.items()
    )
    for columns, rows in ((("实体", "class", "n"), classes), (("关系", "relation", "n"), relations)):
        show()
        show_table(columns, rows)


def merge(outs: Sequence[Path], out: Path) -> None:
    """Join graphs and write what they say together."""
    guitu.handle.merge(map(guitu.handle.open, outs)).save(out)


def _totals(counts: Totals) -> str:
    return (
        f"{counts.articles} articles 篇文章, {counts.entities} entities 个实体, "
        f"{counts.statements} statements 条陈述"
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GuituError(f"{file}: cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise GuituError(f"{file}: not UTF-8 text; save it again as UTF-8") from error


def _end(end: Entity | str) -> str:
    return end.label if isinstance(end, Entity) else f"“{end}”"


def _qualifiers(fact: Fact) -> str:
    named = "; ".join(
        f"{load().qualifiers[name].label_zh} {worded(name, value)}" for name, value in fact.qualifiers.items()
    )
    return f" ({named})" if named else ""
