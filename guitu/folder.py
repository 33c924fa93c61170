"""A graph as a folder: what `guitu build` writes and `guitu.open` reads. 输出目录."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, fields
from functools import partial
from pathlib import Path

import graph.folder
from graph.correction import AUTHOR, corrections_graph
from graph.dataset import Build
from graph.folder import ARTICLES, GRAPH, ArticleTexts, BuildError, Made, graph_lines, write_whole
from graph.records import ArticleData, articles
from graph.store import STORE, name_of
from guitu import __version__
from guitu.building import BuildOptions
from guitu.errors import GuituError, unwritable
from guitu.formats import Content, encoded, file_of, tables
from guitu.views import VIEWS, drawn
from loaders.values import Problem, digest

PARTIAL = "partial"
"""The folder of what a build had understood when it was stopped."""

RECORD, PROBLEMS = "build.json", "problems.csv"

OWN_FILE = re.compile(r"[0-9a-f]{32}\.txt|\..*\.part")


@dataclass(frozen=True, slots=True)
class About:
    """What the record of a build tells beside its options: articles, maker, how many corrections."""

    articles: tuple[ArticleData, ...]
    maker: str
    corrections: int


def save(
    content: Build, options: BuildOptions, problems: tuple[Problem, ...], out: Path, maker: str = ""
) -> None:
    """Write a graph into a folder, each file whole or not at all.

    `maker` names what wrote the articles' lines (`updating.maker`), "" when that is not known.
    Everything is made before the first file is written. Raises GuituError when `out` holds something else
    than a graph of Guitu, or cannot be written.
    """
    check_target(out)
    views = drawn(content)
    found = articles(content.quads)
    ends = f" {corrections_graph(options.base)} ."
    corrections = sum(line.endswith(ends) and f" {AUTHOR} " in line for line in content.quads)
    about = About(tuple(found[id_] for id_ in sorted(found)), maker, corrections)
    try:
        graph.folder.save(content, out, partial(_records, options, problems, about), views, tuple(VIEWS))
    except OSError as error:
        raise unwritable(out, error) from error
    shutil.rmtree(out / PARTIAL, ignore_errors=True)


def switch(out: Path, made: Made, options: BuildOptions, problems: tuple[Problem, ...], about: About) -> None:
    """Put a graph in the place of the last one, with its record; the views of the last one go.

    Raises OSError.
    """
    texts = frozenset(article["id"] for article in about.articles)
    graph.folder.switch(out, made, _records(options, problems, about, made.name), tuple(VIEWS), texts)


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


def load_raw(out: Path) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """Read the lines of a graph as they stand in its file, and the articles' texts. Raises GuituError."""
    try:
        return tuple(graph_lines(out)), ArticleTexts(out / ARTICLES)
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


def _records(
    options: BuildOptions, problems: tuple[Problem, ...], about: About, name: str
) -> Mapping[str, bytes]:
    """Give the files that belong to the graph of that name."""
    terms = options.lexicon.terms
    record = {
        "guitu": __version__,
        "made": {"graph": name, "maker": about.maker},
        "options": {name: value for name, value in asdict(options).items() if name != "lexicon"},
        "lexicon": {"terms": len(terms), "digest": digest(repr(terms)) if terms else ""},
        "corrections": about.corrections,
        "articles": about.articles,
        "problems": [asdict(problem) for problem in problems],
    }
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {RECORD: text.encode(), PROBLEMS: problems_csv(problems).encode("utf-8-sig")}


def problems_csv(problems: tuple[Problem, ...]) -> str:
    """Write problems as a CSV table."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(field.name for field in fields(Problem))
    writer.writerows([tables.cell(value) for value in astuple(problem)] for problem in problems)
    return buffer.getvalue()
