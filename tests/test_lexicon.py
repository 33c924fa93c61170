"""A user's own names: they are found, joined and typed as told; a slip is told with its line."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import guitu
from guitu.building import BuildOptions, Understood, understand
from loaders import Article, Options, extract
from loaders.lexicon import Lexicon, LexiconError, parse_lexicon, read_lexicon

TEXT = "星砚湾今天开工。砚湾集团在郑州市投资12亿元建设青砚产业园项目。\n"


@pytest.mark.parametrize(
    ("table", "label", "type_"),
    [
        ("星砚湾\tProject", "星砚湾", "Project"),
        ("name\ttype\n# 注\n\n星砚湾\t项目\t星砚湾文旅城项目", "星砚湾文旅城项目", "Project"),
        ("星砚湾\tPlace", "星砚湾", "Place"),
    ],
)
def test_names_are_found_as_told(table: str, label: str, type_: str) -> None:
    """What the user knows must not depend on what a finder guesses."""
    lexicon, problems = parse_lexicon(table, "l.tsv")
    assert not problems
    assert (label, type_) not in {(e.label, e.type) for e in extract(Article.of("a", TEXT)).entities}
    found = extract(Article.of("a", TEXT), Options(lexicon=lexicon))
    assert (label, type_) in {(e.label, e.type) for e in found.entities}


def test_longer_names_of_the_finders_stand() -> None:
    """A short name of the lexicon must not break a company's full name that holds it."""
    lexicon, _ = parse_lexicon("青砚\tEnterprise", "l.tsv")
    found = extract(Article.of("a", TEXT), Options(lexicon=lexicon))
    assert "青砚产业园项目" in {e.label for e in found.entities}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("青砚", "line 2: 1 cells"),
        ("青砚\t企鹅", "line 2: unknown class '企鹅'"),
        ("青\t企业", "line 2: the name '青' is too short"),
    ],
)
def test_a_wrong_line_is_told_and_the_others_stand(line: str, reason: str) -> None:
    """One slip in a long table must not cost the rest, nor go unseen."""
    lexicon, problems = parse_lexicon(f"星砚湾\tProject\n{line}\n星砚城\tProject", "l.tsv")
    assert [term.form for term in lexicon.terms] == ["星砚湾", "星砚城"]
    assert [problem.reason for problem in problems] == [reason]
    assert problems[0].advice


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tables_come_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Spreadsheets on Windows write GB18030 or UTF-16."""
    path = tmp_path / "l.tsv"
    path.write_bytes("名称\t类型\r\n星砚湾\t项目\r\n".encode(encoding))
    assert [term.form for term in read_lexicon(path)[0].terms] == ["星砚湾"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The user mistyped a path: one line."""
    with pytest.raises(LexiconError, match="cannot be read"):
        read_lexicon(tmp_path / "l.tsv")


def test_workers_get_it() -> None:
    """Options travel to processes and are keys of caches."""
    options = Options(lexicon=Lexicon(parse_lexicon("星砚湾\tProject", "l.tsv")[0].terms))
    assert pickle.loads(pickle.dumps(options)) == options  # noqa: S301 - our own bytes
    assert hash(options)


def test_a_changed_lexicon_is_read_anew(tmp_path: Path) -> None:
    """Building again into OUT takes articles over only where the lexicon is the same."""
    (tmp_path / "a.txt").write_text("星砚湾今天开放。", encoding="utf-8")
    names, out = tmp_path / "l.tsv", tmp_path / "out"
    seen = []
    for table in ("", "星砚湾\t项目", "星砚湾\t企业", ""):
        names.write_text(table, encoding="utf-8")
        graph = guitu.build(tmp_path / "a.txt", lexicon=names, out=out)
        record = json.loads((out / "build.json").read_text(encoding="utf-8"))["lexicon"]
        seen.append((sorted(set(graph.stats().classes) & {"Project", "Enterprise"}), record["terms"]))
    assert seen == [([], 0), (["Project"], 1), (["Enterprise"], 1), ([], 0)]


def test_several_processes_read_with_it() -> None:
    """`--workers` sends the names to every process."""
    articles = [Article.of(f"{n}.txt", f"星砚湾第{n}次会议。") for n in range(3)]
    options = BuildOptions(lexicon=parse_lexicon("星砚湾\t项目", "l.tsv")[0])
    alone, pooled = (list(understand(articles, options, workers)) for workers in (1, 2))
    assert alone == pooled
    assert all("星砚湾" in "".join(one.lines) for one in pooled if isinstance(one, Understood))
    assert len(pooled) == len(articles)
