"""What the terminal shows: results to standard output, progress and warnings to standard error. 终端输出."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from loaders.values import Problem

WIDE = 100_000
"""Columns of a terminal that is a pipe: no line is broken for a program that reads it."""


def printable(text: str) -> str:
    r"""Give a text without what steers a terminal: line breaks become blanks, other controls U+FFFD.

    >>> printable("临川\n\x1b[31m\u202e")
    '临川 �[31m�'
    """
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ").replace("\u3000", " ")
    return "".join(char if char.isprintable() else "\ufffd" for char in flat)


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table to standard output; in a terminal long cells are folded, in a pipe lines stay whole."""
    console = _console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(Text(printable(column)), overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    console.print(table)


def show(text: str = "", style: str = "") -> None:
    """Print one line to standard output."""
    _console().print(Text(printable(text), style), soft_wrap=True)


def warn(problem: Problem) -> None:
    """Print a problem to standard error, in one line."""
    line = Text.assemble(
        ("warning: ", "yellow"), (printable(problem.source), "bold"), f": {printable(problem.reason)}. "
    )
    _console(stderr=True).print(line.append(printable(problem.advice)), soft_wrap=True)


class Styled(NamedTuple):
    """A text and how it is shown."""

    text: str
    style: str


def show_pieces(pieces: Iterable[Styled]) -> None:
    """Print one line of differently shown pieces to standard output."""
    line = Text.assemble(*((printable(piece.text), piece.style) for piece in pieces))
    _console().print(line, soft_wrap=True)


def note(text: str) -> None:
    """Print one line to standard error."""
    _console(stderr=True).print(Text(printable(text)), soft_wrap=True)


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Show a running count while something long goes on; call what this gives with the name of each step.

    Nothing is shown where standard error is no terminal.
    """
    console = _console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:.0f}"),
        TextColumn("{task.fields[name]}", style="dim"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None, name="")
        yield lambda name: bar.update(task, advance=1, name=printable(name)[-40:])


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False, emoji=False, markup=False)
    return (
        console
        if console.is_terminal
        else Console(stderr=stderr, highlight=False, emoji=False, markup=False, width=WIDE)
    )
