"""The whole way through the loaders: whatever the text, every statement is proven by an exact slice of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders import Article, Evidence, Extraction, Options, extract
from loaders.statements import LONGEST_EVIDENCE
from ontology import load
from tests.conftest import DEAR

ROOT = Path(__file__).parents[1]
ARTICLES = sorted(
    [*(ROOT / "examples/articles").glob("*.txt"), *(ROOT / "tests/annotated/held_out").glob("*.txt")]
)
PARTS = [
    "襄阳市",
    "我市",
    "市委副书记、市长",
    "周明远",
    "，",
    "。",
    "；",
    "、",
    "\n",
    "\r\n",
    "　　",
    "投资",
    "15亿元",
    "远澜新能源集团",
    "建设",
    "夷陵储能电池产业园",
    "襄荆高铁",
    "（全长96公里）",
    "到2027年",
    "地区生产总值",
    "达到",
    "6000亿元",
    "任命",
    "免去",
    "为",
    "宜昌市教育局局长",
    "南京都市圈",
    "包括",
    "和",
    "该公司",
    "《赣州市数字经济发展规划》",
    "提出",
    "“百企进百村”活动",
    "出席",
    "会议",
    "汉江高峰论坛",
    "调研",
    "# ",
    "本报记者 周一帆",
    "第3版",
    "12",
    " ",
    "（",
    "）",
    "“",
    "洛(阳)济(源)铁路",
    "至",
    "发展",
    "低空经济",
    "等企业",
    "·",
    "𠮷",
    "\ufeff",
    "\u2028",
    "\x00",
    "\u200b",
    "\u202e",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PARTS), max_size=25).map("".join))


def sound(found: Extraction) -> None:
    """Check all that must hold of any extraction."""
    text, ontology = found.article.text, load()
    entities = {e.id: e for e in found.entities}
    assert len(entities) == len(found.entities)
    for entity in found.entities:
        assert ontology.classes[entity.type].kind == "entity"
        assert entity.label.strip()
        assert entity.label not in entity.names
        assert len(set(entity.names)) == len(entity.names)
    for s in found.statements:
        relation = ontology.relations[s.predicate]
        assert s.subject in entities
        assert s.literal == relation.literal
        assert s.object.strip() if s.literal else s.object in entities
        assert s.subject != s.object
        assert {name for name, _ in s.qualifiers} <= set(relation.qualifiers)
        assert 0 < s.confidence <= 1
        for e in (s.evidence, *s.context):
            _exact(e, text)
    assert len({s.id for s in found.statements}) == len(found.statements)


def _exact(e: Evidence, text: str) -> None:
    assert text[e.start : e.end] == e.exact
    assert e.exact.strip()


@DEAR
@given(TEXTS, st.sampled_from(["", "襄阳市", "河南省", "宜阳县", "北京市", "没有这个地方"]))
@example("《赣州规划》", "")
@example("襄阳市市长周明远\r\n　　到谷城县调研。", "")
@example("任命：\n周明远为襄阳市教育局局长。", "襄阳市")
@example("市长周明远·" * 2000, "")
def test_any_text_is_understood_or_left(text: str, home: str) -> None:
    """A text that no one thought of must cost nobody a traceback, and no evidence its place."""
    sound(extract(Article.of("any.txt", text), Options(home)))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_are_proven(path: Path) -> None:
    """Real articles are long and untidy: here offsets have every chance to go wrong."""
    found = extract(Article.of(path.name, path.read_text(encoding="utf-8")))
    sound(found)
    assert found.statements
    assert max(len(s.evidence.exact) for s in found.statements) < 2 * LONGEST_EVIDENCE


@pytest.mark.parametrize("path", ARTICLES[:3], ids=lambda path: path.name)
def test_the_same_text_gives_the_same(path: Path) -> None:
    """A graph that changes from build to build cannot be compared or corrected."""
    article = Article.of(path.name, path.read_text(encoding="utf-8"))
    assert extract(article) == extract(article)


def test_line_ends_do_not_matter() -> None:
    """The same page saved on another system says the same."""
    text = ARTICLES[0].read_text(encoding="utf-8").replace("\r\n", "\n")
    unix, windows = (extract(Article.of("a.txt", t)) for t in (text, text.replace("\n", "\r\n")))
    assert unix.entities == windows.entities
    told = [[(s.subject, s.predicate, s.object, s.qualifiers) for s in f.statements] for f in (unix, windows)]
    assert told[0] == told[1]


def test_what_the_user_says_of_an_article_stands() -> None:
    """A title given by hand is not replaced by the first line."""
    text = "第一行是标题\n宜昌市召开会议。\n来源：宜昌日报\n"
    given_, found = (
        Article("i", "a.txt", text, title="另一个标题", date="2020-01-02"),
        Article("i", "a.txt", text),
    )
    assert (extract(given_).article.title, extract(given_).article.date) == ("另一个标题", "2020-01-02")
    assert (extract(found).article.title, extract(found).article.publisher) == ("第一行是标题", "宜昌日报")


METADATA = [
    (
        "某市召开会议\n会议今天召开。\n《宜昌日报》2020年3月28日（01版）\n",
        ("某市召开会议", "2020-03-28", "宜昌日报"),
    ),
    (
        "规划获批\n来源：襄阳发布\n发布时间：2022-07-08\n规划近日获批。\n",
        ("规划获批", "2022-07-08", "襄阳发布"),
    ),
    ("会议今天召开，部署下一步工作。\n", ("", "", "")),
]


@pytest.mark.parametrize(("text", "told"), METADATA)
def test_what_an_article_says_of_itself(text: str, told: tuple[str, str, str]) -> None:
    """Without its date an article's “3月12日” is no day, without its publisher “我市” no place."""
    found = extract(Article.of("a.txt", text)).article
    assert (found.title, found.date, found.publisher) == told


@pytest.mark.parametrize(
    "text",
    [
        "加快建设西北铁路和跨省铁路。",
        "推进区域路网高效快速通道建设。",
        "全省铁路总投资120亿元。",
        "他下午刚下高铁，就来到工地。",
    ],
)
def test_a_line_without_a_place_is_no_name(text: str) -> None:
    """If this fails, every mention of “railways” becomes a corridor of its own."""
    assert [
        e.label for e in extract(Article.of("a.txt", text)).entities if load().top(e.type) == "Corridor"
    ] == []


SAID_OF_NOBODY = [
    # text, user's home, whether the sum is stated of a place
    ("襄阳今年推进工业项目建设。前三季度完成投资38亿元。", "", True),
    (f"{'公司公告称，拟扩大主业。' * 6}董事会在襄阳召开。前三季度完成投资38亿元。", "", False),
    (f"{'公司公告称，拟扩大主业。' * 6}董事会在襄阳召开。我市前三季度完成投资38亿元。", "", True),
    (f"{'公司公告称，拟扩大主业。' * 6}董事会在襄阳召开。前三季度完成投资38亿元。", "襄阳市", True),
]


@pytest.mark.parametrize(("text", "home", "of_a_place"), SAID_OF_NOBODY)
def test_what_is_said_of_nobody(text: str, home: str, of_a_place: bool) -> None:
    """A city that a company's notice mentions once is not the one whose figures it gives."""
    found = extract(Article.of("a.txt", text), Options(home))
    assert any(s.predicate == "hasTarget" for s in found.statements) == of_a_place
