"""Word lists and tables that lie beside the code. 词表与数据表.

A file's head is lines that begin with `#`: what it is, its source, its licence. Then one entry a line; tables
part their cells by tabs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


class WordsError(ValueError):
    """A word list or table is not as it should be: one line that names the file, the line and what to do."""


def rows(path: Path, cells: int = 0) -> Iterator[list[str]]:
    """Give the rows of a table without head, comments and empty lines; `cells` > 0: how many a row must have.

    Raises `WordsError` where the file is missing, has no head or has a row of another length.
    """
    try:
        lines = path.read_text("utf-8").split("\n")
    except OSError as error:
        raise WordsError(f"{path.name}: cannot be read ({error.strerror}); install guitu again") from error
    if not lines[0].startswith("#"):
        raise WordsError(f"{path.name}:1: no head; begin with '# ' lines: what it is, source, licence")
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        row = line.split("\t")
        if cells and len(row) != cells:
            raise WordsError(f"{path.name}:{number}: {len(row)} cells, not {cells}; part them by tabs")
        yield row


@cache
def table(name: str, cells: int = 0) -> tuple[tuple[str, ...], ...]:
    """Give the rows of `words/NAME.txt`, `words/NAME.tsv` or `data/NAME.tsv` in the file's order.

    Raises as `rows`; `cells` > 0 is how many a row must have.

    >>> dict(table("posts", 2))["市长"]
    'head'
    """
    paths = (HERE / "words" / f"{name}.txt", HERE / "words" / f"{name}.tsv", HERE / "data" / f"{name}.tsv")
    path = next((path for path in paths if path.exists()), paths[0])
    return tuple(tuple(row) for row in rows(path, cells))


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of a list: the first cell of every row of `table(name)`.

    >>> "欧阳" in words("surnames_compound")
    True
    """
    return frozenset(row[0] for row in table(name))
