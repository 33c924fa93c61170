"""Paths → articles: files, folders, patterns, standard input; a problem for each that gives none. 读取.

What is in a file is the business of `loaders.readers`.
"""

from __future__ import annotations

import errno
import glob
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from loaders.errors import UnreadableError
from loaders.readers.document import DEFAULTS, Document, ReadOptions
from loaders.readers.packed import kept
from loaders.readers.table import is_page, is_read, read_document
from loaders.values import Article, Problem

STANDARD_INPUT = "-"

PAGE_FOLDERS = ("_files", ".files", "_文件")
"""How browsers end the name of the folder in which they save what a page shows, beside the page."""

REASONS = {
    errno.EACCES: ("It may not be read", "Give yourself permission to read it (chmod u+r)."),
    errno.EPERM: ("It may not be read", "Give yourself permission to read it (chmod u+r)."),
    errno.ENOENT: ("There is no such file or folder", "Check the spelling of the path."),
    errno.ENAMETOOLONG: ("There is no such file or folder: the name is too long", "Check the path."),
    errno.ELOOP: ("It is a link that leads back to itself", "Remove the link or name the file itself."),
}
"""System errors in plain words: reason, advice."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read: where it is and what it is called in the graph."""

    path: Path
    source: str


def read(paths: Iterable[str], options: ReadOptions = DEFAULTS) -> Iterator[Article | Problem]:
    """Give each article that `paths` lead to, or the problem that stands in its way, one by one.

    A path is a file, a folder (read with all its folders: files of known formats, hidden ones skipped), a
    pattern such as `news/**/*.txt`, or `-` for standard input. They come in the order given, each folder
    and pattern sorted by name; a file that two paths lead to comes once. `Article.source` is the path below
    the folder that all paths share: a file's name stays its name, and two files of one name in two folders
    stay apart.

    >>> [problem.reason for problem in read(["no/such/folder"])]
    ['There is no such file or folder']
    """
    given = list(dict.fromkeys(paths))
    root = _shared_folder([folder for path in given if (folder := _base(path))])
    seen: set[Path] = set()
    for path in given:
        if path == STANDARD_INPUT:
            yield from _standard_input(options)
            continue
        for found in _find(path, root):
            if isinstance(found, Problem):
                yield found
            elif found.path not in seen:
                # One path leads to each file once.
                seen.update([found.path] if len(given) > 1 else ())
                yield from _open(found, options)


def _standard_input(options: ReadOptions) -> Iterator[Article | Problem]:
    try:
        with kept(sys.stdin.buffer) as opened:
            with opened() as whole:
                size = whole.seek(0, os.SEEK_END)
            yield from read_document(Document("stdin", opened, size, options=options))
    except UnreadableError as error:
        yield Problem("stdin", error.reason, error.advice)


def _find(path: str, root: Path) -> Iterator[_File | Problem]:
    here = _absolute(path)
    try:
        is_folder, exists = here.is_dir(), here.exists() or here.is_symlink()
    except OSError as error:
        yield _problem(path, error)
        return
    if is_folder:
        yield from _some(_walk(here, root), _nothing(path, "There is no file to read in the folder"))
    elif exists:
        yield _File(here, _source(here, root))
    elif glob.has_magic(path):
        yield from _some(_match(path, root), _nothing(path, "No file matches the pattern"))
    else:
        yield _problem(path, FileNotFoundError(errno.ENOENT, ""))


def _some(found: Iterator[_File | Problem], nothing: Problem) -> Iterator[_File | Problem]:
    yield from chain([next(found, nothing)], found)


def _match(pattern: str, root: Path) -> Iterator[_File | Problem]:
    # Path.glob would find hidden files, which a shell's pattern does not.
    for path in sorted(map(_absolute, glob.glob(pattern, recursive=True))):  # noqa: PTH207
        if not path.is_dir():
            yield _File(path, _source(path, root))


def _walk(folder: Path, root: Path) -> Iterator[_File | Problem]:
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        beside = {f"{Path(name).stem}{end}" for name in names if is_page(name) for end in PAGE_FOLDERS}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in beside)
        for name in sorted(names):
            path = Path(parent, name)
            if is_read(name) and not name.startswith("."):
                yield _irregular(path, folder, root) or _File(path, _source(path, root))
    for error in errors:
        yield _problem(_source(Path(error.filename), root), error)


def _open(file: _File, options: ReadOptions) -> Iterator[Article | Problem]:
    try:
        size = file.path.stat().st_size
        with file.path.open("rb"):
            pass
    except OSError as error:
        yield _problem(file.source, error)
        return
    yield from read_document(Document(file.source, lambda: file.path.open("rb"), size, 0, options))


def _problem(source: str, error: OSError) -> Problem:
    unknown = (f"It cannot be read ({error.strerror or error})", "Check the path and the disk.")
    return Problem(source, *REASONS.get(error.errno or 0, unknown))


def _nothing(path: str, reason: str) -> Problem:
    return Problem(path, reason, "Check the path; put a pattern in quotes so that the shell leaves it alone.")


def _irregular(path: Path, folder: Path, root: Path) -> Problem | None:
    """Tell what is wrong with a file of a folder: who packs a folder must not choose among all files."""
    if not path.is_file():
        return Problem(
            _source(path, root), "It is a broken link or no ordinary file", "Remove or replace it."
        )
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return Problem(
            _source(path, root), "It is a link out of the folder", "Give the file itself as a path."
        )
    return None


def _absolute(path: str) -> Path:
    # Path.resolve would follow links, and a link keeps the name that the user sees.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _base(path: str) -> Path | None:
    """The folder that a path's files lie in, if any: of a pattern, its part before the first wildcard."""
    here = _absolute(path)
    try:
        if here.is_dir():
            return here
        if here.exists() and path != STANDARD_INPUT:
            return here.parent
    except OSError:
        return None
    fixed = (index for index, part in enumerate(here.parts) if glob.has_magic(part))
    return Path(*here.parts[: next(fixed)]) if glob.has_magic(path) else None


def _shared_folder(folders: list[Path]) -> Path:
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:
        # Standard input alone, or paths on several drives.
        return Path("/")


def _source(path: Path, root: Path) -> str:
    """The path below `root`, with / between folders and U+FFFD for what cannot be printed."""
    below = path.relative_to(root) if path.is_relative_to(root) else path
    decoded = os.fsencode(below.as_posix()).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in decoded)
