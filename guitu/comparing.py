"""`guitu diff`: what two graphs say differently, as text, JSON or Markdown. 比较."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import guitu.handle
from graph.dataset import Build
from graph.diff import KINDS, Change, Difference, Said, diff
from graph.lazy import lazy
from guitu import folder
from guitu.console import printable, show
from guitu.telling import worded
from ontology import load

if TYPE_CHECKING:
    from exports import html
    from graph import diff_view
else:
    # A comparison in words should not wait for pyvis, networkx and numpy.
    html, diff_view = lazy("exports.html"), lazy("graph.diff_view")

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "target": "Targets changed 目标变化",
        "post": "Posts held by others 职务换人",
        "status": "Projects in another state 项目状态变化",
        "investment": "Investments changed 投资变化",
        "added": "Added 新增",
        "gone": "Gone 不再提及",
    }
)
SHOWN = ("post", "status", "indicator", "kind", "year", "amount", "product", "role", "date")
"""Qualifiers as the article words them; their typed twins would only repeat them."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!&~])")

Section = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and lines of what is said and by whom."""


def compare(old: Path, new: Path, form: str, page: Path | None = None) -> None:
    """Print what two graphs say differently, in `form`: "text", "json" or "markdown".

    With `page`, also write the graph page of both there, with what differs coloured. Raises GuituError when
    it cannot be written.
    """
    before, after = guitu.handle.open(old).content, guitu.handle.open(new).content
    found = diff(before, after, load())
    if page is not None:
        folder.write(page, {"": drawn(before, after, f"{old.name} → {new.name}")})
    if form == "json":
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
    elif form == "markdown":
        sys.stdout.write(markdown(found, f"{old} → {new}"))
    else:
        _show(found)


def drawn(old: Build, new: Build, title: str) -> str:
    """Give the page of two graphs together: what was added, what is gone and what changed is coloured.

    >>> drawn(Build((), {}), Build((), {}), "2021 → 2022")[:15]
    '<!DOCTYPE html>'
    """
    return html.html(diff_view.diff_view(old, new, load()), title, {**old.texts, **new.texts})


def sections(found: Difference) -> Iterator[Section]:
    """Give every section that has lines.

    >>> [heading for heading, _ in sections(Difference())]
    []
    """
    for kind in KINDS:
        changes = [change for change in found.changes if change.kind == kind]
        yield from _section(kind, [(_change(change), _sources(change)) for change in changes])
    for name, all_said in (("added", found.added), ("gone", found.gone)):
        yield from _section(name, [(_statement(said), said.source) for said in all_said])


def markdown(found: Difference, title: str) -> str:
    r"""Give a difference as Markdown; no name in it is read as markup.

    >>> markdown(Difference(), "a_b → c")
    '# a\\_b → c\n\nNo difference 没有差别\n'
    """
    parts = [f"# {_escaped(title)}\n"]
    for heading, lines in sections(found):
        items = "\n".join(f"- {_escaped(text)} ({_escaped(source)})" for text, source in lines)
        parts.append(f"## {heading}\n\n{items}\n")
    return "\n".join(parts if parts[1:] else [*parts, "No difference 没有差别\n"])


def _show(found: Difference) -> None:
    every = list(sections(found))
    for place, (heading, lines) in enumerate(every):
        if place:
            show()
        show(heading, "bold")
        for text, source in lines:
            show(f"  {text}  [{source}]")
    if not every:
        show("No difference 没有差别")


def _section(name: str, lines: Sequence[tuple[str, str]]) -> Iterator[Section]:
    if lines:
        yield f"{HEADINGS[name]} ({len(lines)})", lines


def _change(change: Change) -> str:
    about = " ".join(worded("kind", part) for part in change.about if part)
    old, new = (" / ".join(_answer(change.kind, said) for said in side) for side in (change.old, change.new))
    return f"{about}: {old} → {new}"


def _answer(kind: str, said: Said) -> str:
    first, *year = KINDS[kind].answer(said)
    named = " ".join(filter(None, year))
    return worded("status", first) + (f" ({named})" if named else "")


def _sources(change: Change) -> str:
    old, new = (" / ".join(dict.fromkeys(said.source for said in side)) for side in (change.old, change.new))
    return old if old == new else f"{old} → {new}"


def _statement(said: Said) -> str:
    relation = load().relations.get(said.predicate)
    values = [worded(name, said.qualifiers[name]) for name in SHOWN if name in said.qualifiers]
    details = f" ({'; '.join(values)})" if values else ""
    return f"{said.subject} {relation.label_zh if relation else said.predicate} {said.object}{details}"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(text))
