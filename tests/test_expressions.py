"""If these fail, a kept expression finds something else than the rule says, or a spoilt file stops Guitu."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loaders import read_closely
from loaders.expressions import Code, _made, _pattern, compiled, packed, unpacked
from loaders.typed import spelled
from ontology import load
from tests.conftest import EXAMPLES
from tests.reading import article

_COMPILE = (
    "import sys, re\n"
    "from loaders.expressions import CODES, compiled\n"
    "from loaders.required import _NEEDS, needs_of, required\n"
    "found = compiled(r'(?P<sum>[0-9]+)(?P<unit>亿|万)元|[\u4e00-\u9fff]{2,4}省', re.MULTILINE)\n"
    "assert found.flags == re.compile(found.pattern, re.MULTILINE).flags, found\n"
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


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[tuple[int, int], ...]]:
    """Where an expression and each of its groups match."""
    return [match.regs for match in pattern.finditer(text)]


def test_kept_expressions_find_what_those_of_python_find() -> None:
    """Over the typed text of all examples: each rule's expression matches where `re.compile` lets it."""
    rules = [rule for rule in load().rules if rule.pattern]
    assert len(rules) > 400
    pages = (read_closely(article(path.read_text("utf-8"))) for path in sorted(EXAMPLES.glob("*.txt")))
    texts = ["\n".join(sentence.text for sentence in page.relations.sentences) for page in pages]
    for regex in {spelled(rule.pattern) for rule in rules}:
        ours, theirs = compiled(regex), re.compile(regex)
        assert (ours.flags, ours.groupindex) == (theirs.flags, theirs.groupindex)
        assert [_spans(ours, text) for text in texts] == [_spans(theirs, text) for text in texts], regex


_MANY_WORDS = "|".join(f"{a}{b}" for a in "甲乙丙丁" for b in "一二三四五六七八九")
_ATOMS = st.sampled_from(
    [
        "甲",
        "乙丙",
        "[丙丁]",
        "[^甲]",
        ".",
        r"\d",
        r"\b",
        "^",
        "$",
        "(?<=甲)",
        "(?!乙)",
        "(?=[乙丙])",
        "(?:)",
        "(?i:A)",
    ]
)
_ALTERNATIVES = st.sampled_from(["(?:{})", "(?P<x>{})?", "(?:{}|)", "(?<!{})"]).map(
    lambda form: form.format(_MANY_WORDS)
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions of smaller ones: one behind the other, one or the other, again and again."""
    some = st.lists(inner, min_size=1, max_size=3)
    how_often = st.sampled_from(["?", "*?", "+", "{0,2}", "{2}"])
    return st.one_of(
        some.map("".join),
        some.map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, how_often).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
    )


@given(st.recursive(_ATOMS | _ALTERNATIVES, _larger, max_leaves=6), st.text("甲乙丙丁一三九3a\n", max_size=9))
def test_an_expression_finds_the_same_wherever_it_begins(regex: str, text: str) -> None:
    """If this fails, what is told of an expression's first characters is wrong, and texts lose statements."""
    assume(regex.count("(?P<x>") < 2)
    ours, theirs = _pattern(regex, _made(regex, 0)), re.compile(regex)
    assert _spans(ours, text) == _spans(theirs, text)
    whole = ours.fullmatch(text), theirs.fullmatch(text)
    assert [found and found.regs for found in whole] == [whole[1] and whole[1].regs] * 2


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
