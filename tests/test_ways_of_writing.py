"""The same article typed, copied and broken in other ways says the same: marks, blanks, widths of lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import wrap

import pytest

from loaders import Article, extract

ARTICLE = (
    "秭归县举行重点项目集中开工仪式\n"
    "本报讯（记者 闻溪）3月18日，秭归县2024年第一批重点项目集中开工，县委书记谷鸣川宣布开工，县长路知远"
    "主持仪式。此次开工的12个项目总投资46.8亿元，年内计划投资15亿元。\n"
    "砚青新材料有限公司投资8.6亿元建设砚青光学薄膜产业园，为“十四五”重点项目，位于县经济开发区。"
    "谷鸣川走访了砚青新材料有限公司、澜工重机集团有限公司，要求各部门靠前服务。\n"
    "县委副书记王敏、李建国，副县长周海燕参加。到2025年，全县地区生产总值达到260亿元，城镇化率达到65%。"
)


def _broken(text: str, width: int, between: str) -> str:
    """The text with lines of one width at most, and so its paragraphs parted."""
    return between.join("\n".join(wrap(line, width)) for line in text.split("\n"))


_HAN = r"[\u4e00-\u9fff]"
WAYS: dict[str, Callable[[str], str]] = {
    "broken at twenty characters": lambda text: _broken(text, 20, "\n\n"),
    "broken and set in": lambda text: _broken(text, 30, "\n\u3000\u3000"),
    "broken, with the foot of a page in the midst": lambda text: re.sub(
        "(46.8亿元.*\n)", r"\1\n— 3 —\n\n", _broken(text, 24, "\n\u3000\u3000")
    ),
    "broken, with a new page in the midst": lambda text: re.sub(
        "(46.8亿元.*\n)", r"\1第 3 页 共 10 页\n\f", _broken(text, 24, "\n\n")
    ),
    "each paragraph set in": lambda text: re.sub("(?m)^", "\u3000\u3000", text),
    "set in with the entities of a web page": lambda text: re.sub("(?m)^", "&nbsp;&nbsp;", text),
    "a blank behind each mark": lambda text: re.sub("([，。、：])", r"\1 ", text),
    "a blank between all characters": lambda text: re.sub(f"(?<={_HAN})(?={_HAN})", " ", text),
    "a blank around each figure": lambda text: re.sub(rf"(?<={_HAN})(?=\d)|(?<=\d)(?={_HAN})", " ", text),
    "commas and brackets of the keyboard": lambda text: text.translate(str.maketrans("，：（）", ",:()")),
    "straight quotes": lambda text: text.translate(str.maketrans("“”", '""')),
    "quotes of columns": lambda text: text.translate(str.maketrans("“”（）", "﹁﹂︵︶")),
    "small commas": lambda text: text.replace("，", "﹐"),
    "points for full stops": lambda text: text.replace("。", "."),
    "wide points for full stops": lambda text: text.replace("。", "．"),
    "half stops": lambda text: text.replace("。", "｡"),
    "wide digits": lambda text: text.translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "signs that show nothing": lambda text: re.sub("(?<=[，。、])", "\u200b", text),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
}


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
