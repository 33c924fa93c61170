"""The report as one HTML page, to read on a screen and to print. 报告页.

It needs no network and no script. Text never becomes markup: jinja2 escapes it, charts are made with
markupsafe, and the page's content security policy lets nothing run or be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from exports.report.doubts import contradictions, quality
from exports.report.investments import investments
from exports.report.model import Material, Section, Source
from exports.report.overview import actors, overview
from exports.report.people import appointments, leaders
from exports.report.places import corridors
from exports.report.targets import targets
from exports.report.words import words
from graph.dataset import Build
from loaders.values import Problem

HERE = Path(__file__).parent

SECTIONS: tuple[Callable[[Material], Section], ...] = (
    overview,
    actors,
    investments,
    corridors,
    leaders,
    targets,
    appointments,
    contradictions,
    quality,
)
"""The chapters in their order."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that the report rests on: its text, its article's title, file and date, and its offsets."""

    number: int
    exact: str
    title: str
    file: str
    date: str
    start: int
    end: int


def report(
    build: Build, problems: Iterable[Problem] = (), language: str = "zh", title: str = "", version: str = ""
) -> str:
    """Write the report on a build as one HTML page; the same build gives the same bytes.

    `problems` are the inputs that could not be used, `language` is "zh" or "en"; `title` heads the page in
    place of the usual one, `version` is told in its foot. Raises KeyError for another language.

    >>> page = report(Build((), {}), title="<script>")
    >>> page.startswith("<!DOCTYPE html>"), "<script>" in page
    (True, False)
    """
    material = Material(build, words(language), tuple(problems))
    sections = [write(material) for write in SECTIONS]
    summary = [point for section in sections for point in section.lead]
    numbers = {place: n for n, place in enumerate(dict.fromkeys(_cited(sections)), 1)}
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (HERE / "report.css").read_text(encoding="utf-8")
    page = environment.get_template("report.html").render(
        say=material.words.say,
        language={"zh": "zh-CN", "en": "en"}[language],
        title=title or material.words.say("title"),
        subtitle=_subtitle(material),
        version=version,
        figures=[figure for section in sections for figure in section.figures],
        summary=summary,
        sections=sections,
        numbers=numbers,
        notes=tuple(_notes(material, numbers)),
        style=Markup(style),  # noqa: S704 - the project's own file
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _cited(sections: Iterable[Section]) -> Iterator[Source]:
    """Give every sentence that is referred to, in the order of the page: the summary comes first."""
    for section in sections:
        for point in section.lead:
            yield from point.sources
    for section in sections:
        for table in section.tables:
            for row in table.rows:
                yield from row.cited


def _notes(material: Material, numbers: Mapping[Source, int]) -> Iterator[Note]:
    exact = dict(_texts(material))
    for place, number in numbers.items():
        article = material.records.articles[place[0]]
        yield Note(
            number, exact[place], article["title"], article["source"], article["date"], place[1], place[2]
        )


def _texts(material: Material) -> Iterator[tuple[Source, str]]:
    for one in material.records.statements:
        evidence = one.statement.evidence
        yield (one.article, evidence.start, evidence.end), evidence.exact


def _subtitle(material: Material) -> str:
    articles = material.records.articles
    days = sorted(filter(None, (data["date"] for data in articles.values())))
    if not days:
        return material.words.say("subtitle_undated", articles=len(articles))
    period = days[0] if days[0] == days[-1] else f"{days[0]} – {days[-1]}"
    return material.words.say("subtitle", articles=len(articles), period=period)
