"""Slips in rules are told at once, in one line: file, rule, what is wrong, the nearest right word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import ontology
from loaders import lookups
from loaders.rules import Ready, ready_rules
from ontology import OntologyError, load
from ontology.patterns import INSIDE, LOOK_UPS
from ontology.rule_checks import PATTERNS as CONDITIONS

DECLARED = Path(ontology.__file__).parent
LOOKED_UP = [
    ("befor:Corridor", ("its subject is looked up by 'befor'", "did you mean before?")),
    ("before:Coridor", ("unknown class 'Coridor' in its subject", "did you mean Corridor?")),
    ("theme/object.plase", ("its subject asks for 'plase' of object", "did you mean place?")),
    ("theme+objekt.place", ("its subject begins at 'objekt', no slot", "did you mean object?")),
]
ENDS = 'subject = "before:Corridor"\nobject = "before:Place"\n'
RULE = '\n[[rules]]\nname = "x-joins"\npattern = "{}"\nconfidence = 0.5\n'


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the real declarations to break."""
    for kind in ("classes", "relations", "qualifiers"):
        shutil.copytree(DECLARED / kind, tmp_path / kind)
    yield tmp_path
    load.cache_clear()


SLIPS = [
    # what is wrong in a rule of connects, and what the message must say beside file and rule
    ('unles = "未"', ("unknown key 'unles'", "did you mean unless?")),
    ('unless = ["未"]', ("'unless' is not a text",)),
    ('scope = "clause"', ("unknown key 'scope'", "use one of name, pattern")),
    ('needs = "{:Plaice}"', ("unknown class 'Plaice' in {:Plaice} of its needs", "did you mean Place?")),
    ('needs = "{=bilds}"', ("unknown phrase {=bilds} in its needs", "did you mean builds?", "phrases.tsv")),
    ('needs = "{= builds}"', ("{= builds} in its needs is no slot", "write it like")),
    ('qualifiers = { statsu = "planned" }', ("qualifiers sets 'statsu'", "did you mean status?")),
    ("qualifiers = { status = 3 }", ("qualifiers sets 'status' to 3", "write a text")),
    ('classify = { status = [["planed", "拟"]] }', ("the value 'planed'", "did you mean planned?")),
    ('classify = { status = ["planned"] }', ("classify of 'status'", "rows of two texts")),
]
PATTERNS = [
    ("{subject:Corridoor}到{object:Place}", ("unknown class 'Corridoor'", "did you mean Corridor?")),
    ("{subjekt:Corridor}到{object:Place}", ("'subjekt' in its pattern is no end", "did you mean subject?")),
    ("{Subject:Corridor}到{object:Place}", ("{Subject:Corridor} in its pattern is no slot",)),
    ("{subject:Corridor}到(?P<satus>在建){object:Place}", ("'satus'", "did you mean status?")),
    ("{subject:Corridor}建成", ("it has no object", "object = …")),
    ("{subject:Corridor}到{object:Enterprise}", ("{object:Enterprise} can never be of its range (Place)",)),
    ("{subject:Money}到{object:Place}", ("{subject:Money} can never be of its domain (Corridor)",)),
]


def _slip(folder: Path, rule: str, words: tuple[str, ...]) -> None:
    path = folder / "relations/connects.toml"
    path.write_text(path.read_text(encoding="utf-8") + rule, encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load(folder)
    message = str(caught.value)
    assert message.startswith(f"{path}: rule 'x-joins': ")
    assert "\n" not in message
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize(("line", "words"), SLIPS)
def test_a_slip_in_a_rule_is_told_with_the_nearest_right_word(
    folder: Path, line: str, words: tuple[str, ...]
) -> None:
    """A misspelt key that nobody reads would leave a rule without its condition, and nobody would know."""
    _slip(folder, RULE.format("x") + ENDS + line, words)


@pytest.mark.parametrize(("pattern", "words"), PATTERNS)
def test_a_pattern_that_cannot_match_what_it_should_is_refused(
    folder: Path, pattern: str, words: tuple[str, ...]
) -> None:
    """A rule whose ends fit nothing finds nothing, without a word."""
    _slip(folder, RULE.replace("{}", pattern), words)


@pytest.mark.parametrize(("source", "words"), LOOKED_UP)
def test_an_end_that_is_looked_up_nowhere_is_refused(
    folder: Path, source: str, words: tuple[str, ...]
) -> None:
    """A misspelt look-up finds nothing, and the rule with it."""
    _slip(folder, RULE.replace("{}", "{object:Place}") + f'subject = "{source}"\n', words)


def test_the_look_ups_are_those_of_the_loaders() -> None:
    """A look-up that only one of the two knows could not be used, or would not be checked."""
    assert set(LOOK_UPS) == set(lookups._LOOK_UPS)
    assert set(lookups._INSIDE) <= set(INSIDE)


def test_a_pattern_that_is_no_regular_expression_names_its_rule() -> None:
    """Python's own message knows neither file nor rule."""
    (rule, *_), relation = load().relations["connects"].rules, load().relations["connects"]
    broken = {"pattern": replace(rule, pattern="(?:(到"), "unless": replace(rule, options={"unless": "[未"})}
    for key, one in broken.items():
        ready = Ready(one, relation, ())
        with pytest.raises(
            OntologyError, match=rf"connects\.toml: rule '{rule.name}': its {key} is no regular"
        ):
            _ = (ready.pattern, ready.conditions.get("unless"))


def test_every_pattern_compiles() -> None:
    """A build compiles what its texts need: one that is never needed must still be sound."""
    for ready in ready_rules():
        assert ready.pattern.groups >= 0
        assert all(key in ready.conditions for key in CONDITIONS if key in ready.rule.options)
        assert len(ready.classified) >= bool(ready.rule.options.get("classify"))


def test_a_broken_declaration_stops_the_build_in_one_line(tmp_path: Path) -> None:
    """Told once, before an article is read: not once an article as if Guitu were at fault."""
    shutil.copytree(DECLARED, tmp_path / "ontology", ignore=shutil.ignore_patterns("__pycache__"))
    path = tmp_path / "ontology/relations/holdsPost.toml"
    declared = path.read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text("郑州市市长林知远主持会议。", encoding="utf-8")
    for old, new, words in (
        ("unless", "unles", "unknown key 'unles'; did you mean unless?"),
        ("(?P<subject>", "((?P<subject>", "no regular expression: missing )"),
    ):
        assert old in declared
        path.write_text(declared.replace(old, new, 1), encoding="utf-8")
        command = [sys.executable, "-m", "guitu", "build", "a.txt", "-o", "out"]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == 1
        assert done.stderr.startswith(f"guitu: {path}: rule 'post-before-person': ")
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
        assert not (tmp_path / "out").exists()
