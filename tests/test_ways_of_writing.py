"""The same article typed, copied and broken in other ways says the same: marks, blanks, widths of lines."""

from __future__ import annotations

import pytest

from benchmarks.ways import WAYS
from loaders import Article, extract

ARTICLE = (
    "秭归县举行重点项目集中开工仪式\n"
    "本报讯（记者 闻溪）3月18日，秭归县2024年第一批重点项目集中开工，县委书记谷鸣川宣布开工，县长路知远"
    "主持仪式。此次开工的12个项目总投资46.8亿元，年内计划投资15亿元。\n"
    "砚青新材料有限公司投资8.6亿元建设砚青光学薄膜产业园，为“十四五”重点项目，位于县经济开发区。"
    "谷鸣川走访了砚青新材料有限公司、澜工重机集团有限公司，要求各部门靠前服务。\n"
    "县委副书记王敏、李建国，副县长周海燕参加。到2025年，全县地区生产总值达到260亿元，城镇化率达到65%。"
)


def _said(text: str) -> set[tuple[str, str, str]]:
    found = extract(Article.of("a.txt", text))
    labels = {entity.id: entity.label for entity in found.entities}
    return {
        (labels[s.subject], s.predicate, labels.get(s.object, _plain(s.object))) for s in found.statements
    }


def _plain(figure: str) -> str:
    """A figure without its blanks, in plain digits: it is given as it is written."""
    return figure.replace(" ", "").translate({0xFF10 + i: 0x30 + i for i in range(10)})


def test_the_article_says_enough() -> None:
    """With nothing read, every way of writing would say the same."""
    predicates = {predicate for _, predicate, _ in _said(ARTICLE)}
    assert predicates >= {"holdsPost", "attended", "visited", "investsIn", "hasInvestment", "hasTarget"}


@pytest.mark.parametrize("way", WAYS)
def test_a_way_of_writing(way: str) -> None:
    """What is lost here is lost of every article that comes so from a mail, a scan or a web page."""
    assert _said(WAYS[way](ARTICLE)) == _said(ARTICLE)
