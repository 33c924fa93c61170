"""A user's corrections: each kind does what it says, is undone without it, costs no other."""

from __future__ import annotations

from pathlib import Path

import pytest

import guitu
from graph.checking import check
from guitu import Graph, GuituError
from loaders.corrections import LONGEST_LINE, MOST_BYTES, CorrectionsError, parse_corrections
from ontology import load

TEXT = (
    "郑州市市长林知远主持会议。\n甲坪电气有限公司投资12亿元建设青砚产业园项目。\n乙湾重工有限公司表示支持。\n"
)
NOTE = 'author = "周工"\nreason = "核对原文"\n'
WRONG = f'[[wrong]]\nsubject = "林知远"\npredicate = "任职"\nobject = "郑州市"\n{NOTE}'
MISSING = f"""[[missing]]
subject = "乙湾重工有限公司"
predicate = "investsIn"
object = "青砚产业园项目"
qualifiers = {{ amount = "12亿元" }}
article = "a.txt"
sentence = "乙湾重工有限公司 表示支持"
{NOTE}"""
SAME = (
    f'[[same]]\nfirst = "甲坪电气有限公司"\nsecond = {{ name = "乙湾重工有限公司", type = "企业" }}\n{NOTE}'
)
NAMES = "SELECT ?a ?b { ?x gt:%s ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _built(article: Path, toml: str) -> Graph:
    path = article.with_name("corrections.toml")
    path.write_text(toml, encoding="utf-8")
    return guitu.build(article, corrections=path)


def _pairs(graph: Graph, predicate: str) -> set[tuple[str, ...]]:
    return {tuple(map(str, row)) for row in graph.query(NAMES % predicate)}  # type: ignore[arg-type]


def test_what_is_wrong_is_gone_with_what_follows_from_it(article: Path) -> None:
    """Struck triples must leave the default graph and the records, and come back without the file."""
    assert _pairs(guitu.build(article), "leads") == {("林知远", "郑州市")}
    graph = _built(article, WRONG)
    assert not graph.problems
    assert not _pairs(graph, "holdsPost") | _pairs(graph, "leads")
    assert {fact.relation for fact in graph.explain("林知远")} == set()
    assert _pairs(graph, "investsIn")


def test_what_is_missing_is_there_with_its_evidence(article: Path) -> None:
    """An added statement must be as checkable as any other."""
    graph = _built(article, MISSING)
    assert not graph.problems
    assert ("乙湾重工有限公司", "青砚产业园项目") in _pairs(graph, "investsIn")
    (fact,) = (f for f in graph.explain("乙湾重工有限公司") if f.rule == "correction")
    assert TEXT[fact.start : fact.end] == fact.sentence == "乙湾重工有限公司表示支持"
    assert not list(check(graph.content.lines, graph.content.texts, load()))


def test_same_joins_two_names(article: Path) -> None:
    """Two names that a user calls one thing must be one entity in the default graph."""
    graph = _built(article, SAME)
    assert not graph.problems
    ask = "SELECT DISTINCT ?x { ?x a gt:Enterprise }"
    assert (len(guitu.build(article).query(ask)), len(graph.query(ask))) == (2, 1)


def test_author_and_reason_are_in_the_graph(article: Path) -> None:
    """Whoever meets a correction must learn who made it and why."""
    ask = "SELECT ?who ?why { GRAPH ?g { ?c a gt:Correction ; sssom:author_label ?who ; rdfs:comment ?why } }"
    rows = {tuple(map(str, row)) for row in _built(article, WRONG).query(ask)}  # type: ignore[arg-type]
    assert rows == {("周工", "核对原文")}


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('[[wrong]]\nsubject = "林知远"', "[[wrong]] 1 (line 1): 'predicate' is missing"),
        (WRONG.replace("reason", "raeson"), "[[wrong]] 1 (line 1): unknown key 'raeson'"),
        (WRONG.replace('author = "周工"\n', ""), "[[wrong]] 1 (line 1): 'author' is missing or empty"),
        (WRONG.replace('reason = "核对原文"\n', ""), "[[wrong]] 1 (line 1): 'reason' is missing"),
        (WRONG.replace("任职", "任智"), "[[wrong]] 1 (line 1): 'predicate': unknown relation '任智'"),
        (WRONG.replace("周工", "guitu"), "[[wrong]] 1 (line 1): the author 'guitu' is that of the rules"),
        (
            WRONG.replace("郑州市", "开封市"),
            "[[wrong]] 1 (line 1): no statement says 林知远 holdsPost 开封市",
        ),
        (
            SAME.replace("甲坪", "丙岭"),
            "[[same]] 1 (line 1): nothing in the graph is called 丙岭电气有限公司",
        ),
        (MISSING.replace("表示", "不再"), "[[missing]] 1 (line 1): a.txt does not hold the sentence"),
        (
            MISSING.replace("a.txt", "b.txt"),
            "[[missing]] 1 (line 1): no article of the graph is called b.txt",
        ),
        ("[[sane]]\n", "unknown table [[sane]]"),
    ],
)
def test_a_wrong_entry_is_told_and_the_others_stand(article: Path, entry: str, reason: str) -> None:
    """One slip in a long file must not cost the rest of it, nor go unseen."""
    graph = _built(article, f"{entry}\n{MISSING.replace('乙湾重工有限公司 表', '乙湾重工有限公司表')}")
    assert [problem.reason for problem in graph.problems] == [reason]
    assert graph.problems[0].advice
    assert ("乙湾重工有限公司", "青砚产业园项目") in _pairs(graph, "investsIn")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[[same]", "c.toml: not TOML; mend it: "),
        (b"a = " + b"[" * 5000, "c.toml: not TOML; mend it: "),
        (b"#" * (LONGEST_LINE + 1), "c.toml:1: a line of 10,001 characters; break it"),
        (b"\n" * (MOST_BYTES + 1), "c.toml: larger than 1,000,000 bytes"),
        ("\nreason = '核'".encode("gbk"), "c.toml:2: not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_build(data: bytes, message: str) -> None:
    """Bombs must cost nothing, and a graph without the corrections asked for is no answer."""
    with pytest.raises(CorrectionsError, match=r"c\.toml") as caught:
        parse_corrections(data, "c.toml")
    assert str(caught.value).startswith(message)


def test_a_missing_file_is_told_in_one_line(article: Path) -> None:
    """The user mistyped a path: no traceback."""
    with pytest.raises(GuituError, match="cannot be read"):
        guitu.build(article, corrections="nowhere.toml")
