"""docs/rules.md keeps its word: its relation is added as one file, and its mistakes say what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.typed import compile_pattern
from ontology import load
from tests.conftest import ROOT

PAGE = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
DECLARED = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)[0]
MISTAKES = re.findall(
    r"^\| `(.+?)` \| `(.+?)` \| (.+) \|$", PAGE.split("### When it is wrong")[1], re.MULTILINE
)


def _declare(folder: Path, text: str) -> Path:
    for kind in ("classes", "relations", "qualifiers"):
        shutil.copytree(ROOT / "ontology" / kind, folder / kind)
    (folder / "relations/assists.toml").write_text(text, encoding="utf-8")
    return folder


def _use(folder: Path) -> None:
    """Read the declarations and compile their patterns, as the first sentence does."""
    for rule in load(folder).rules:
        compile_pattern(rule.pattern)


def test_the_relation_loads(tmp_path: Path) -> None:
    """A worked example that does not work teaches the wrong thing."""
    _use(_declare(tmp_path / "ontology", DECLARED))


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_mistakes_say_what_the_page_says(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    """A message that is not on the page is one that a reader looks for in vain."""
    assert right in DECLARED
    folder = _declare(tmp_path / "ontology", DECLARED.replace(right, wrong, 1))
    with pytest.raises((ValueError, re.error)) as caught:
        _use(folder)
    assert message in str(caught.value)


def test_its_examples_hold_and_no_other_suffers(tmp_path: Path) -> None:
    """The whole point: one new file, and its statements come, through the same test as everybody's."""
    for room in ("ontology", "loaders"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "ontology/relations/assists.toml").write_text(DECLARED, encoding="utf-8")
    shutil.copy(ROOT / "tests/test_examples.py", tmp_path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_examples.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout
