"""A graph written from a ledger is that of a build in memory, line for line, whatever was before."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import guitu
from graph.correction import CORRECTIONS, corrections_graph, negation
from graph.dataset import Build
from graph.folder import GRAPH
from graph.joining import rejoined
from graph.judgement import judge, judgement_quads
from graph.ledger import entries, repeats
from graph.ledger.contribution import contribution, unzipped
from graph.ledger.counting import totals
from graph.ledger.entries import Reading
from graph.ledger.renewal import Renewal, renewed
from graph.ledger.tables import Ledger, LedgerError, opened
from graph.store import FEW
from graph.terms import BASE, split
from guitu import views
from guitu.building import BuildOptions, Understood, understand
from guitu.repeating import marked
from guitu.telling import count
from loaders.values import Article
from tests.conftest import Guitu
from tests.test_store import COUNT

TEXTS = (
    "2021年4月1日，岚坡重工机械股份有限公司投资8亿元建设青砚产业园。洛阳市代市长苗望川到洛阳考察。",
    "岚坡重工投资3亿元建设云麓水厂。洛阳市市长苗望川出席开工仪式。",
    "岚坡重工装备有限公司在郑州市投资2亿元建设云麓水厂。",
    "洛阳都市圈包括洛阳市、济源市。洛阳市发改委印发《洛阳都市圈规划》。",
    "洛阳市发展和改革委员会主任程砚秋到济源市调研洛阳都市圈。",
    "2021年4月2日，洛阳都市圈包括洛阳市、济源市。洛阳市发改委印发《洛阳都市圈规划》。（记者 张望）",
    "杭州市市长苗望川主持会议，总投资5亿元的青砚产业园开工。",
    "郑州市市长林知远到新乡市调研，江砚水泥股份有限公司投资6亿元建设青砚水泥产业园。",
    "江砚水泥投资1亿元建设云麓码头，青砚水泥产业园项目开工。苗望川主持会议。",
    "江砚水泥有限公司在洛阳市投资4亿元建设云麓码头项目。",
)
"""Companies and bodies under two names, one name of two people, a reprint."""


def _readings() -> tuple[Reading, ...]:
    articles = [Article.of(f"{n}.txt", text) for n, text in enumerate(TEXTS)]
    # One text from two places: its article has the lines of both readings.
    articles.append(Article.of("copy.txt", TEXTS[0]))
    found = (one for one in understand(articles, BuildOptions()) if isinstance(one, Understood))
    return tuple(_reading(one.article.source, one.article.id, one.lines) for one in found)


def _reading(source: str, article: str, lines: tuple[str, ...]) -> Reading:
    return Reading(source, article, source, source, "{}", contribution(article, lines))


def _lines(one: Reading) -> tuple[str, ...]:
    return unzipped([one.gives.zipped])


READINGS = _readings()
ENTITIES = sorted({entity for one in READINGS for entity in one.gives.mentioned})
TRIPLES = sorted(Build(_lines(READINGS[0]), {}).projection)


def _texts(readings: frozenset[Reading]) -> Mapping[str, str]:
    whole = {one.id: one.text for one in (Article.of("", text) for text in TEXTS)}
    return {one.article: whole[one.article] for one in readings}


def _corrections(draw: random.Random) -> tuple[str, ...]:
    """Judgements of a person on any two things, and a triple struck out."""
    graph, lines = corrections_graph(BASE), set[str]()
    for _ in range(draw.randint(0, 2)):
        first, second = sorted(draw.sample(ENTITIES, 2))
        verdict = draw.choice(("same", "different"))
        one = judge(first[1:-1], second[1:-1], verdict, 1.0, "sample", "why")  # type: ignore[arg-type]
        lines.update(judgement_quads(one, BASE, graph))
    for line in draw.sample(TRIPLES, draw.randint(0, 1)):
        quad = split(f"{line[:-1]}<urn:g> .")
        lines.update(negation((quad.subject, quad.predicate, quad.object), [], "周工", "有误", BASE))
    return tuple(sorted(lines))


def _in_memory(readings: frozenset[Reading], corrections: tuple[str, ...]) -> Build:
    lines = {line for one in readings for line in _lines(one)}.union(corrections)
    return marked(Build(rejoined(sorted(lines)), _texts(readings)), BASE)


def _in_ledger(
    ledger: Ledger, place: Path, readings: frozenset[Reading], corrections: tuple[str, ...]
) -> Renewal:
    entries.begin(ledger)
    for one in sorted(readings, key=lambda one: one.key):
        if not entries.holds(ledger, one.key):
            entries.put(ledger, one)
    entries.take_out(ledger, [CORRECTIONS])
    if corrections:
        entries.put(ledger, _reading(CORRECTIONS, CORRECTIONS, corrections))
    entries.take_out(ledger, entries.gone(ledger, prune=True))
    dated = {one["id"]: (one["date"] or "9999",) for one in entries.articles_of(ledger)}
    again = repeats.repeats(ledger, _texts(readings), dated)
    made = renewed(ledger, place / "part", place / GRAPH, BASE, join=True, repeats=again, few=FEW)
    (place / "part").replace(place / GRAPH)
    return made


@pytest.mark.parametrize("seed", range(40))
def test_what_is_renewed_is_what_is_made_anew(seed: int, tmp_path: Path) -> None:
    """Articles come and go, entities are joined and parted, triples struck: the graph follows."""
    draw = random.Random(seed)  # noqa: S311 - states, not secrets
    before: frozenset[str] = frozenset()
    with opened(tmp_path / "ledger") as ledger:
        for _ in range(4):
            readings = frozenset(one for one in READINGS if draw.random() < 0.7)
            corrections = _corrections(draw)
            made = _in_ledger(ledger, tmp_path, readings, corrections)
            wanted = _in_memory(readings, corrections)
            lines = (tmp_path / GRAPH).read_text(encoding="utf-8").split("\n")[:-1]
            assert lines == list(wanted.lines)
            assert made.lines == len(lines)
            if before:
                assert made.change is not None
                assert (before - made.change.gone) | made.change.come == set(lines)
                assert made.change.gone <= before
                assert not made.change.come & before
            before = frozenset(lines)
            counts = count(wanted)
            if not corrections:
                assert totals(ledger) == (counts.articles, counts.entities, counts.statements)


def test_names_are_joined_and_news_told_twice_is_found() -> None:
    """Without any, the test above would compare graphs in which nothing depends on two articles."""
    lines = _in_memory(frozenset(READINGS), ()).lines
    assert sum(" <http://www.w3.org/2002/07/owl#sameAs> " in line for line in lines) >= 3
    assert sum("reprintOf" in line for line in lines) == 1


def test_what_did_not_change_is_not_judged_again(tmp_path: Path) -> None:
    """Else a rebuild looks at all articles for the sake of one."""
    asked: list[str] = []
    with opened(tmp_path / "ledger") as ledger:
        _in_ledger(ledger, tmp_path, frozenset(READINGS[:-2]), ())
        ledger.db.set_trace_callback(asked.append)
        _in_ledger(ledger, tmp_path, frozenset(READINGS[:-2]), ())
        assert not [one for one in asked if "INSERT INTO judged" in one or "INSERT INTO said" in one]


def test_a_stopped_entry_leaves_nothing(tmp_path: Path) -> None:
    """Half an article in the ledger would be half an article in the graph."""
    with opened(tmp_path / "ledger") as ledger:
        entries.put(ledger, READINGS[0])
        whole = ledger.db.execute("SELECT count(*) FROM said").fetchone()
        broken = replace(READINGS[1].gives, mentioned=(*READINGS[1].gives.mentioned, None))  # type: ignore[arg-type]
        with pytest.raises(sqlite3.IntegrityError):
            entries.put(ledger, Reading("b", "b", "b", "b", "{}", broken))
        assert ledger.db.execute("SELECT count(*) FROM said").fetchone() == whole
        assert not entries.holds(ledger, "b")


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_ledger_is_said_to_be_none(content: bytes, tmp_path: Path) -> None:
    """A torn file must cost a full build, not a traceback."""
    (tmp_path / "ledger").write_bytes(content)
    with pytest.raises(LedgerError, match="no ledger"), opened(tmp_path / "ledger"):
        pass


def test_a_ledger_of_another_version_is_left(tmp_path: Path) -> None:
    """Rows of other tables would be read as something else."""
    with opened(tmp_path / "ledger") as ledger:
        ledger.put_note("version", "0")
    with pytest.raises(LedgerError, match="version"), opened(tmp_path / "ledger"):
        pass
    assert sqlite3.connect(tmp_path / "ledger").execute("SELECT count(*) FROM said").fetchone() == (0,)


def _news(place: Path) -> Path:
    place.mkdir()
    for number, text in enumerate(TEXTS):
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
    return place


def test_a_folder_and_memory_give_the_same_files(tmp_path: Path) -> None:
    """`guitu.build(…).save(out)` and `guitu.build(…, out=out)` are one thing to users."""
    news = _news(tmp_path / "news")
    guitu.build(news, out=tmp_path / "one")
    guitu.build(news).save(tmp_path / "other")
    for name in ("graph.nq", "graph.ttl", "graph.trig", "graph.html", "problems.csv", "build.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_a_store_made_from_the_last_one_holds_the_new_graph(tmp_path: Path) -> None:
    """What went must not answer, what came must, and whoever reads the last store goes on reading it."""
    news, out = _news(tmp_path / "news"), tmp_path / "out"
    guitu.build(news, out=out)
    for number in range(3):
        reader = guitu.open(out)
        told = set(reader.query(COUNT))
        (news / f"{number}.txt").write_text(f"{TEXTS[number]}郑州市与开封市合作。", encoding="utf-8")
        (news / f"{number + 4}.txt").unlink()
        done = guitu.build(news, out=out, prune=True).done
        assert done is not None
        assert done.kept == len(TEXTS) - 2 - number
        written = guitu.open(out).content.dataset.serialize(format="ox-nq")
        lines = (out / GRAPH).read_text(encoding="utf-8").split("\n")
        assert sorted(written.split("\n")) == sorted(lines)
        assert set(reader.query(COUNT)) == told


def test_views_of_a_large_graph_wait_when_little_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the last graph must not stand beside the new one, and the next full build writes them."""
    monkeypatch.setattr(views, "LARGE", 1)
    news, out = _news(tmp_path / "news"), tmp_path / "out"
    guitu.build(news, out=out)
    assert (out / "graph.html").exists()
    (news / "1.txt").unlink()
    guitu.build(news, out=out, prune=True)
    assert not any((out / view).exists() for view in views.VIEWS)
    guitu.build(news, out=out, prune=True, min_confidence=0.01)
    assert (out / "graph.html").exists()


def test_a_build_says_what_it_took_over(guitu: Guitu, tmp_path: Path) -> None:
    """Whoever changed one article sees that the others were not read again."""
    news = _news(tmp_path / "news")
    assert "unchanged" not in guitu("build", news, "-o", tmp_path / "out").stdout
    (news / "1.txt").write_text("洛阳都市圈包括孟津区。\n", encoding="utf-8")
    told = guitu("build", news, "-o", tmp_path / "out").stdout
    assert f"{len(TEXTS) - 1} articles unchanged 篇文章未变" in told
