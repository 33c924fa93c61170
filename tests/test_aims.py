"""The kind that a figure gets where its own clause does not tell it. 数值性质。"""

from __future__ import annotations

import pytest

from loaders import Article, read_closely

DONE, TO_COME = "actual", "target"
BODY = "改造老旧小区35个。"

SUMMARY = f"# 湘潭市住建局2024年工作总结\n\n一、主要工作成效\n{BODY}\n二、下一步工作打算\n改造老旧小区52个。"
SCHEME = f"# 湘潭市城乡建设三年行动方案\n\n一、发展基础\n{BODY}\n二、推进城市更新\n改造老旧小区52个。"
PAGES = [
    ("# 湘潭市2025年政府工作报告\n\n二、2025年重点任务\n" + BODY, [TO_COME]),
    ("# 湘潭市2025年政府工作报告\n\n一、2024年工作回顾\n（一）城乡融合。" + BODY, [DONE]),
    (SUMMARY, [DONE, TO_COME]),
    (SCHEME, [DONE, TO_COME]),
    ("# 湘潭市2025年政府工作报告\n\n2025年，我们将重点抓好以下工作：\n一是聚力城乡建设。" + BODY, [TO_COME]),
    ("# 湘潭市城乡建设成效显著\n\n记者从市住建局获悉，湘潭市" + BODY, [DONE]),
    ("# 湘潭市住建局2024年工作总结及2025年工作思路\n\n2024年，湘潭市" + BODY, [DONE]),
    ("# 湘潭市城乡建设\n\n2025年3月2日\n\n到2020年底，湘潭市" + BODY, [DONE]),
]
"""A page and the kinds of its figures in order."""


@pytest.mark.parametrize(("text", "kinds"), PAGES, ids=[text[2:24] for text, _ in PAGES])
def test_what_a_part_of_a_page_tells_of_its_figures(text: str, kinds: list[str]) -> None:
    """A task told as a result is false news of a city; a result told as a task hides what was reached."""
    told = read_closely(Article.of("a.txt", text)).statements
    figures = [s for s in told if s.predicate == "hasTarget"]
    found = {s.object: dict(s.qualifiers)["kind"] for s in figures}
    assert [found[figure] for figure in ("35个", "52个")[: len(kinds)]] == kinds


def test_the_heading_that_tells_is_part_of_the_evidence() -> None:
    """Nobody could see why a figure without a word of its own is called an aim."""
    text = "# 湘潭市2025年政府工作报告\n\n二、2025年重点任务\n" + BODY
    [figure] = [s for s in read_closely(Article.of("a.txt", text)).statements if s.predicate == "hasTarget"]
    assert any("重点任务" in text[e.start : e.end] for e in figure.context)


def test_a_bulletin_tells_the_year_of_its_figures() -> None:
    """Without it the figures of a yearly bulletin could not be set beside those of another year."""
    text = "# 湘潭市2023年国民经济和社会发展统计公报\n\n全市常住人口270.4万人。2022年，全市" + BODY
    told = {s.object: dict(s.qualifiers) for s in read_closely(Article.of("a.txt", text)).statements}
    assert (told["270.4万人"]["yearValue"], told["35个"]["yearValue"]) == ("2023", "2022")
