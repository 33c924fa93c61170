"""A user's corrections: each kind does what it says, is undone without it, costs no other."""

from __future__ import annotations

import json
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


def test_what_is_missing_has_its_typed_twins(article: Path) -> None:
    """A sum that a user adds must count in a query over amounts like any other."""
    graph = _built(article, MISSING)
    (fact,) = (f for f in graph.explain("乙湾重工有限公司") if f.rule == "correction")
    assert fact.qualifiers == {"amount": "12亿元", "amountCNY": "1200000000"}
    dated = MISSING.replace('amount = "12亿元"', 'date = "2021年5月6日", amount = "3万美元"')
    (fact,) = (f for f in _built(article, dated).explain("乙湾重工有限公司") if f.rule == "correction")
    assert fact.qualifiers == {"amount": "3万美元", "date": "2021年5月6日", "dateValue": "2021-05-06"}
    total = MISSING.replace("investsIn", "hasInvestment").replace('"乙湾重工有限公司"', '"青砚产业园项目"', 1)
    total = total.replace('object = "青砚产业园项目"', 'object = "9亿元"')
    total = total.replace('qualifiers = { amount = "12亿元" }\n', "")
    (fact,) = (f for f in _built(article, total).explain("青砚产业园项目") if f.object == "9亿元")
    assert fact.qualifiers["amountCNY"] == "900000000"


def test_same_joins_two_names(article: Path) -> None:
    """Two names that a user calls one thing must be one entity in the default graph."""
    graph = _built(article, SAME)
    assert not graph.problems
    ask = "SELECT DISTINCT ?x { ?x a gt:Enterprise }"
    assert (len(guitu.build(article).query(ask)), len(graph.query(ask))) == (2, 1)


def test_different_keeps_apart_what_the_rules_joined(tmp_path: Path) -> None:
    """A user's verdict on a pair stands above that of a rule."""
    for name, text in {
        "a": "甲坪电气有限公司投资3亿元建设青砚产业园项目。",
        "b": "甲坪电气公司召开会议。",
    }.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    news = [tmp_path / "a.txt", tmp_path / "b.txt"]
    ends = 'first = "甲坪电气有限公司"\nsecond = "甲坪电气公司"\n'
    path = tmp_path / "c.toml"
    path.write_text(f"[[different]]\n{ends}{NOTE}", encoding="utf-8")
    ask = "SELECT DISTINCT ?x { ?x a gt:Enterprise }"
    joined, parted = guitu.build(news), guitu.build(news, corrections=path)
    assert not parted.problems
    assert (len(joined.query(ask)), len(parted.query(ask))) == (1, 2)


def test_wrong_may_mean_one_article_only(tmp_path: Path) -> None:
    """What another article says of the same two must stay."""
    for name in ("a", "b"):
        text = f"郑州市市长林知远主持会议。本报{name}版。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    news = [tmp_path / "a.txt", tmp_path / "b.txt"]
    path = tmp_path / "c.toml"
    path.write_text(WRONG.replace(NOTE, f'article = "a.txt"\n{NOTE}'), encoding="utf-8")
    graph = guitu.build(news, corrections=path)
    assert not graph.problems
    assert {fact.source for fact in graph.explain("林知远")} == {"b.txt"}
    assert _pairs(graph, "leads") == {("林知远", "郑州市")}


def test_building_again_without_the_file_undoes_it(article: Path, tmp_path: Path) -> None:
    """Taken-over articles must not bring the corrections of an earlier build along."""
    out = tmp_path / "out"
    _built(article, WRONG).save(out)
    record = json.loads((out / "build.json").read_text(encoding="utf-8"))
    assert record["corrections"] == 2
    again = guitu.build(article, out=out)
    assert _pairs(again, "leads") == {("林知远", "郑州市")}
    assert json.loads((out / "build.json").read_text(encoding="utf-8"))["corrections"] == 0


def test_author_and_reason_are_in_the_graph(article: Path) -> None:
    """Whoever meets a correction must learn who made it and why."""
    ask = "SELECT ?who ?why { GRAPH ?g { ?c a gt:Correction ; sssom:author_label ?who ; rdfs:comment ?why } }"
    rows = {tuple(map(str, row)) for row in _built(article, WRONG).query(ask)}  # type: ignore[arg-type]
    assert rows == {("周工", "核对原文")}


def test_every_kind_of_correction_has_its_shape(article: Path) -> None:
    """What a corrections file writes must pass `guitu validate`: else nobody could tell a broken graph."""
    graph = _built(article, WRONG + MISSING + SAME)
    assert not graph.problems
    assert not list(check(graph.content.lines, graph.content.texts, load()))


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
