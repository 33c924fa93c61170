"""docs/adding-a-relation.md keeps its word: its files work, its query answers, mistakes say what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.rules import Ready
from ontology import OntologyError, load
from tests.conftest import ROOT

PAGE = (ROOT / "docs/adding-a-relation.md").read_text(encoding="utf-8")
RELATION, CLASS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
ARTICLE, ANSWER = re.findall(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
(QUERY,) = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)
FILES = {"relations/assists.toml": RELATION, "classes/PedestrianStreet.toml": CLASS}
ROW = re.compile(r"^\| `(.+?)` \| `(.+?)` \| (.+) \|$", re.MULTILINE)
OF_RELATION, OF_CLASS = (
    ROW.findall(part) for part in PAGE.split("In the relation:")[1].split("In the type:")
)
MISTAKES = [
    *(("relations/assists.toml", *row) for row in OF_RELATION),
    *(("classes/PedestrianStreet.toml", *row) for row in OF_CLASS),
]


def _declare(folder: Path, files: dict[str, str]) -> Path:
    for kind in ("classes", "relations", "qualifiers"):
        shutil.copytree(ROOT / "ontology" / kind, folder / kind)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _use(folder: Path) -> None:
    """Read the declarations and compile the new patterns, as the first sentence does."""
    found = load(folder)
    for rule in found.relations["assists"].rules:
        ready = Ready(rule, found.relations["assists"], ())
        _ = (ready.pattern, ready.conditions.get("unless"))


def test_the_page_shows_mistakes_of_both() -> None:
    """A table that the pattern above no longer reads would test nothing."""
    assert len(OF_RELATION) > 15
    assert len(OF_CLASS) == 4


@pytest.mark.parametrize(("file", "right", "wrong", "message"), MISTAKES)
def test_mistakes_say_what_the_page_says(
    tmp_path: Path, file: str, right: str, wrong: str, message: str
) -> None:
    """A message that is not on the page is one that a reader looks for in vain."""
    assert right in FILES[file]
    broken = {**FILES, file: FILES[file].replace(right, wrong, 1)}
    with pytest.raises(OntologyError) as caught:
        _use(_declare(tmp_path / "ontology", broken))
    assert message in str(caught.value)
    load.cache_clear()


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the declarations and of the examples' tests, with the two new files."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "ontology", folder / "ontology", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in FILES.items():
        (folder / "ontology" / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "tests/test_examples.py", folder)
    return folder


def _run(copy: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}"},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_its_examples_hold_and_no_other_suffers(copy: Path) -> None:
    """The whole point: two new files, and what they show comes, through the same test as everybody's."""
    _run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_examples.py")


def test_its_query_answers_from_a_build(copy: Path) -> None:
    """From the article to the answer, through the command line."""
    (copy / "a.txt").write_text(ARTICLE, encoding="utf-8")
    _run(copy, "-m", "guitu", "build", "a.txt", "-o", "out")
    rows = _run(copy, "-m", "guitu", "query", "out", QUERY, "--format", "csv").splitlines()
    assert [row.split(",") for row in rows[1:]] == [ANSWER.split()]
