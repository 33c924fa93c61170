"""If these fail, a kept expression finds something else than the rule says, or a spoilt file stops Guitu."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.expressions import Code, compiled, packed, unpacked
from loaders.typed import spelled
from ontology import load

_COMPILE = (
    "import sys, re\n"
    "from loaders.expressions import CODES, compiled\n"
    "from loaders.required import _NEEDS, needs_of, required\n"
    "found = compiled(r'(?P<sum>[0-9]+)(?P<unit>亿|万)元|[\u4e00-\u9fff]{2,4}省', re.MULTILINE)\n"
    "assert found == re.compile(found.pattern, re.MULTILINE), found\n"
    "assert found.search('总投资30亿元').groupdict() == {'sum': '30', 'unit': '亿'}\n"
    "assert needs_of(found.pattern) == required(found.pattern)\n"
    "print(bool(CODES.new), bool(_NEEDS.new))\n"
)


def _compile(caches: Path) -> str:
    """Compile one expression in a process of its own; gives whether codes and needs had to be made."""
    done = subprocess.run(
        [sys.executable, "-c", _COMPILE],
        env={**os.environ, "XDG_CACHE_HOME": str(caches)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_kept_expressions_are_those_that_python_compiles() -> None:
    """Of all rules: pattern, flags and code are the same, which is what `==` of expressions compares."""
    rules = [rule for rule in load().rules if rule.pattern]
    assert len(rules) > 400
    for text in {spelled(rule.pattern) for rule in rules}:
        assert compiled(text) == re.compile(text)
        assert compiled(text).groupindex == re.compile(text).groupindex


def test_what_one_process_compiled_the_next_reads(tmp_path: Path) -> None:
    assert [_compile(tmp_path), _compile(tmp_path)] == ["True True", "False False"]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:-3], id="cut short"),
        pytest.param(lambda data: b"{}" + data, id="no JSON"),
        pytest.param(lambda data: data.replace(b", 3, {", b", 1, {"), id="too few groups"),
        pytest.param(lambda data: data[:-8] + b"\xff" * 8, id="no code"),
        pytest.param(lambda _: b'{"8 x": 7}\n', id="another form"),
    ],
)
def test_a_spoilt_file_costs_time_only(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    _compile(tmp_path)
    for file in tmp_path.glob("guitu/*-*"):
        file.write_bytes(spoil(file.read_bytes()))
    _compile(tmp_path)


def test_where_nothing_can_be_written_expressions_are_compiled(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("", encoding="utf-8")
    assert [_compile(blocked), _compile(blocked)] == ["True True", "True True"]


@pytest.mark.parametrize("wrong", ["(", "[", "a{3,2}", "(?P<x>a)(?P<x>b)", "(?<=a+)b"])
def test_what_is_no_expression_is_refused_as_python_does(wrong: str) -> None:
    with pytest.raises(re.error) as ours:
        compiled(wrong)
    with pytest.raises(re.error) as theirs:
        re.compile(wrong)
    assert str(ours.value) == str(theirs.value)


def test_codes_are_read_back_as_they_were_written() -> None:
    codes = {"0 a": Code(32, 1, {}, b"\x01" * 8), "8 (?P<年>b)": Code(40, 2, {"年": 1}, b"\x02" * 12)}
    assert unpacked(packed(codes)) == codes
