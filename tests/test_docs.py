"""The documents keep their word: their commands run, their answers are true, their links lead somewhere.

`GUITU_UPDATE_DOCS=1` writes the answers anew (`make docs`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer.main

from guitu.cli import app
from tests.conftest import EXAMPLES, ROOT, Guitu

READMES = (ROOT / "README.md", ROOT / "README.zh.md")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS = typer.main.get_group(app).commands
SERVERS = {"serve", "push", "load"}
"""Commands that run until they are stopped, or need a server or shards: tests of their own run them."""

BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|#|mailto:)([^)#]+)")


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block, as it is written there, and the answer printed below it."""

    command: str
    written: str
    answer: str


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        last = next((n for n, line in enumerate(lines[1:], 1) if not line.startswith("> ")), len(lines))
        command = "\n".join([lines[0], *(line.removeprefix("> ") for line in lines[1:last])])
        yield Step(command, "\n".join(lines[:last]), "\n".join(lines[last:]))


def _console(document: Path) -> list[Step]:
    text = document.read_text(encoding="utf-8")
    return [step for kind, block in BLOCK.findall(text) if kind == "console" for step in _steps(block)]


def _plain(text: str) -> list[list[str]]:
    """The words of each line: how wide a table is drawn is not what it says."""
    return [words for line in text.splitlines() if (words := line.replace("─", " ").split())]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """A folder like a checkout after `make demo`, and what the examples of the help pages name."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "examples").symlink_to(ROOT / "examples")
    for name in ("articles", "notes"):
        (folder / name).mkdir()
    for article in sorted(EXAMPLES.glob("*.txt"))[:2]:
        (folder / "articles" / article.name).symlink_to(article)
    (folder / "notes" / "a.md").write_text("临川市规划。", encoding="utf-8")
    (folder / "leaders.rq").write_text("SELECT ?p ?o { ?p gt:leads ?o }", encoding="utf-8")
    (folder / "out").mkdir()
    for name in ("out/demo", "out2021", "out2022"):
        (folder / name).symlink_to(demo)
    return folder


def _shell(command: str, folder: Path) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "-euc", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


@pytest.mark.parametrize("document", READMES, ids=lambda path: path.name)
def test_every_command_runs_as_written(document: Path, workshop: Path) -> None:
    """A README whose first command fails has no second reader; an answer that is no longer given is a lie."""
    text = document.read_text(encoding="utf-8")
    steps = _console(document)
    assert steps
    for step in steps:
        if step.command.startswith("make "):
            subprocess.run([*step.command.split(), "--dry-run"], cwd=ROOT, capture_output=True, check=True)
            continue
        answer = _shell(step.command, workshop)
        if step.answer and os.environ.get("GUITU_UPDATE_DOCS"):
            fresh = "\n".join(line.rstrip() for line in answer.splitlines() if line.strip())
            text = text.replace(f"{step.written}\n{step.answer}\n", f"{step.written}\n{fresh}\n")
        elif step.answer:
            assert _plain(answer) == _plain(step.answer), step.command
    if os.environ.get("GUITU_UPDATE_DOCS"):
        document.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("document", READMES, ids=lambda path: path.name)
def test_the_python_example_runs(document: Path, workshop: Path) -> None:
    """The first lines a programmer copies."""
    blocks = [
        block for kind, block in BLOCK.findall(document.read_text(encoding="utf-8")) if kind == "python"
    ]
    assert blocks
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=workshop, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_both_readmes_show_the_same() -> None:
    """Readers of either language are told the same, in the same order."""
    english, chinese = READMES
    assert [step.command for step in _console(english)] == [step.command for step in _console(chinese)]
    headings = [len(re.findall(r"^## ", path.read_text(encoding="utf-8"), re.MULTILINE)) for path in READMES]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    """A renamed file leaves its links behind."""
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """What is not in the manual does not exist for its reader: each command, option and argument."""
    manual = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    section = re.search(rf"^## guitu {name}\n(.*?)(?=^## |\Z)", manual, re.MULTILINE | re.DOTALL)
    assert section
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option[0] == "-"]
    assert [option for option in options if f"`{option}" not in section[1]] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_speaks_both_languages(guitu: Guitu, name: str) -> None:
    """Help in one language leaves half of its readers without."""
    page = guitu(name, "--help").stdout
    assert re.search(r"[a-z]{4,}.*\n\n.*[\u4e00-\u9fff]{4}", page)
    assert f"Example 示例:\n    guitu {name} " in page


@pytest.mark.parametrize("name", sorted({*COMMANDS} - SERVERS))
def test_the_examples_of_the_help_pages_run(guitu: Guitu, workshop: Path, name: str, tmp_path: Path) -> None:
    """An example that fails is worse than none."""
    examples = re.findall(r"^    (guitu .*)$", guitu(name, "--help").stdout, re.MULTILINE)
    assert examples
    for example in examples:
        # Where it writes "out" it writes elsewhere; where it reads "out" it reads the demonstration.
        command = re.sub(r" out(?= |$)", " out/demo", example.replace("-o out", f"-o {tmp_path / 'out'}"))
        _shell(command, workshop)
