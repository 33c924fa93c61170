"""A graph as a folder: what `guitu build` writes and `guitu.open` reads. 输出目录."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, astuple, fields
from pathlib import Path

import graph.folder
from graph.correction import AUTHOR, corrections_graph
from graph.dataset import Build
from graph.folder import ARTICLES, GRAPH, ArticleTexts, BuildError, read_lines, write_whole
from graph.records import articles
from graph.renewing import Renewed
from graph.store import FEW, STORE, name_for, name_of
from guitu import __version__
from guitu.building import BuildOptions
from guitu.errors import GuituError, unwritable
from guitu.formats import Content, Drawing, encoded, file_of, render, tables
from guitu.partial import PARTIAL, clear
from loaders.values import Problem, digest

VIEWS = {"graph.trig": "trig", "graph.ttl": "ttl", "graph.html": "html", "graph.gexf": "gexf"}
"""Files that a build writes beside graph.nq, and their formats."""

LARGE = 200_000
"""Lines from which on a graph in which little changed is written without its views."""

RECORD, PROBLEMS = "build.json", "problems.csv"

OWN_FILE = re.compile(r"[0-9a-f]{32}\.txt|\..*\.part")


def save(
    content: Build, options: BuildOptions, problems: tuple[Problem, ...], out: Path, maker: str = ""
) -> None:
    """Write a graph into a folder, each file whole or not at all.

    `maker` names what wrote the articles' lines (`updating.maker`), "" when that is not known.
    Everything is made before the first file is written. Raises GuituError when `out` holds something else
    than a graph of Guitu, or cannot be written.
    """
    check_target(out)
    drawing = Drawing(content)
    wanted = {} if large(content) else VIEWS
    views = {name: encoded(render(drawing, form)[""]) for name, form in wanted.items()}
    views[PROBLEMS] = _problems_csv(problems).encode("utf-8-sig")
    stamp = {"graph": name_for("".join(f"{line}\n" for line in content.lines).encode()), "maker": maker}
    record = _record(content, options, problems, stamp).encode()
    try:
        graph.folder.save(content, out, {RECORD: record}, views, tuple(VIEWS))
    except OSError as error:
        raise unwritable(out, error) from error
    clear(out)


def large(content: Build) -> bool:
    """Whether writing all views takes far longer than what changed since the last graph.

    Then they are left to `guitu export`; those of the last graph go with it.

    >>> large(Build((), {}))
    False
    """
    if not isinstance(content, Renewed) or len(content.quads) < LARGE:
        return False
    return len(content.change.gone) + len(content.change.come) <= FEW


def load(out: Path) -> tuple[Build, BuildOptions, tuple[Problem, ...]]:
    """Read a graph, how it was built and the inputs that could not be used. Raises GuituError without one."""
    try:
        content = graph.folder.load(out)
        record = json.loads((out / RECORD).read_text(encoding="utf-8"))
        options = BuildOptions(**record["options"])
        problems = tuple(Problem(**problem) for problem in record["problems"])
    except BuildError as error:
        raise GuituError(str(error)) from error
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise GuituError(f"{out / RECORD}: not the record of a build; build the graph again") from error
    return content, options, problems


def made_by(out: Path) -> str:
    """Name what wrote the lines of the graph in `out`; "" when its record does not tell or is of another.

    Raises OSError when there is no graph.
    """
    try:
        stamp = json.loads((out / RECORD).read_text(encoding="utf-8"))["made"]
        return str(stamp["maker"]) if stamp["graph"] == name_of(out / GRAPH) else ""
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return ""


def load_raw(out: Path, *, own: bool = False) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Read the lines of a graph as they stand in its file, and the articles' texts. Raises GuituError.

    What is known to be our `own` is not looked at line by line.
    """
    try:
        return read_lines(out, own=own), ArticleTexts(out / ARTICLES)
    except BuildError as error:
        raise GuituError(str(error)) from error


def write(path: Path, files: Mapping[str, Content]) -> tuple[Path, ...]:
    """Write what `formats.render` gives as UTF-8, each file whole or not at all; give their paths.

    Raises GuituError when one cannot be written.
    """
    paths = tuple(file_of(path, name) for name in files)
    try:
        for place, text in zip(paths, files.values(), strict=True):
            write_whole(place, encoded(text))
    except OSError as error:
        raise unwritable(path, error) from error
    return paths


def check_target(out: Path) -> None:
    """Raise GuituError when a graph cannot be written into `out` without harm."""
    if out.exists() and not out.is_dir():
        raise GuituError(f"{out}: a file, not a folder; give another name after -o")
    try:
        foreign = (
            out.is_dir()
            and not (out / GRAPH).exists()
            and not all(_own(path.relative_to(out)) for path in out.rglob("*"))
        )
    except OSError as error:
        raise unwritable(out, error) from error
    if foreign:
        raise GuituError(f"{out}: holds files that are not of Guitu; give a new or an empty folder after -o")


def _own(path: Path) -> bool:
    """Whether a first build that was stopped may have left this behind."""
    return path.parts[0] in (STORE, PARTIAL) or path.name == ARTICLES or bool(OWN_FILE.fullmatch(path.name))


def _record(
    content: Build, options: BuildOptions, problems: tuple[Problem, ...], stamp: Mapping[str, str]
) -> str:
    found = articles(content.quads)
    terms = options.lexicon.terms
    ends = f" {corrections_graph(options.base)} ."
    record = {
        "guitu": __version__,
        "made": stamp,
        "options": {name: value for name, value in asdict(options).items() if name != "lexicon"},
        "lexicon": {"terms": len(terms), "digest": digest(repr(terms)) if terms else ""},
        "corrections": sum(line.endswith(ends) and f" {AUTHOR} " in line for line in content.quads),
        "articles": [found[id_] for id_ in sorted(found)],
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _problems_csv(problems: tuple[Problem, ...]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(field.name for field in fields(Problem))
    writer.writerows([tables.cell(value) for value in astuple(problem)] for problem in problems)
    return buffer.getvalue()
