"""The same news twice is kept twice, linked, and counted once."""

from __future__ import annotations

from pathlib import Path

import guitu
from benchmarks.reprints import measure
from graph.checking import check
from ontology import load
from tests.documents import SAMPLE


def test_reprints_are_found_and_others_are_not() -> None:
    """A missed one counts an investment twice, a wrong one hides a news."""
    counts = measure(60)
    assert counts.pop("wrong")[0] == 0
    assert {kind: some / every >= 0.8 for kind, (some, every) in counts.items()} == dict.fromkeys(
        counts, True
    )


def test_counted_once(tmp_path: Path) -> None:
    """Both stay in the graph with their own words; a question about news gives one row."""
    (tmp_path / "b.txt").write_text(f"{SAMPLE.text}\n《郑州日报》2021年10月14日", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"快讯\n{SAMPLE.body}\n《洛阳日报》2021年10月16日", encoding="utf-8")
    (tmp_path / "c.txt").write_text("郑州市召开会议，郑州市市长林知远部署防汛工作。", encoding="utf-8")
    graph = guitu.build(tmp_path)
    rows = {(str(row.file), int(str(row.articles))) for row in graph.ask("news")}  # type: ignore[union-attr]
    assert rows == {("b.txt", 2), ("c.txt", 1)}
    assert len(graph.content.texts) == 3
    assert not list(check(graph.content.lines, graph.content.texts, load()))
    graph.save(tmp_path / "out")
    again = guitu.merge([guitu.open(tmp_path / "out"), guitu.open(tmp_path / "out")])
    assert again.content.quads == graph.content.quads
