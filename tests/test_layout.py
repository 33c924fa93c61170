"""Layout: broken lines are joined, headings and by-lines told apart, and every character keeps its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from loaders.flow import fold
from loaders.layout import layout
from loaders.sentences import sentences

KINDS = [
    (
        "a line broken off by its column runs on",
        "会议今天召开。我市将依托龙\n头企业开展招商。\n",
        [("body", "会议今天召开。我市将依托龙头企业开展招商。")],
    ),
    (
        "so does a line broken more than once",
        "会议今天召开。我市将依托龙\n头企业开\n展招商。\n",
        [("body", "会议今天召开。我市将依托龙头企业开展招商。")],
    ),
    (
        "an empty line inside a sentence is the column's too",
        "　　会议今天召开。全市新建学校\n\n　　十二所。\n",
        [("body", "会议今天召开。全市新建学校十二所。")],
    ),
    (
        "a finished sentence ends its block",
        "会议上午召开。\n与会人员参观展厅。\n",
        [("body", "会议上午召开。"), ("body", "与会人员参观展厅。")],
    ),
    (
        "Windows line ends are line ends",
        "重点项目开工\r\n会议召开。会议要求抓好落\r\n实。\r\n",
        [("heading", "重点项目开工"), ("body", "会议召开。会议要求抓好落实。")],
    ),
    (
        "a short line without a stop is a heading",
        "全市重点项目集中开工\n昨日，开工仪式举行。\n",
        [("heading", "全市重点项目集中开工"), ("body", "昨日，开工仪式举行。")],
    ),
    (
        "Markdown marks make a heading and are no part of it",
        "# 规划发布\n## 总体要求\n坚持生态优先。\n",
        [("heading", "规划发布"), ("heading", "总体要求"), ("body", "坚持生态优先。")],
    ),
    (
        "a by-line is kept apart",
        "春耕正当时\n本报记者 周一帆 通讯员 李二丫\n田间机声隆隆。\n",
        [("heading", "春耕正当时"), ("byline", "本报记者 周一帆 通讯员 李二丫"), ("body", "田间机声隆隆。")],
    ),
    (
        "works listed at the foot of a page are none",
        "会议今天召开。\n重点项目清单\n1\n孟楼水库工程（续建）\n2\n襄荆高铁（新建）\n关注我们\n",
        [
            ("body", "会议今天召开。"),
            ("heading", "重点项目清单"),
            ("heading", "孟楼水库工程（续建）"),
            ("heading", "襄荆高铁（新建）"),
        ],
    ),
    (
        "page numbers, editors and telephone numbers are furniture",
        "会议今天召开。\n第3版\n责任编辑：周一帆\n- 12 -\n热线电话：0379-1234567\n",
        [("body", "会议今天召开。")],
    ),
    (
        "numbered points stay apart",
        "会议议定：\n一、加快建设；\n二、强化监管。\n",
        [("body", "会议议定："), ("body", "一、加快建设；"), ("body", "二、强化监管。")],
    ),
    (
        "blanks that typesetting puts round figures are left out",
        "投资 12 亿元建设 3 座水厂。\n",
        [("body", "投资12亿元建设3座水厂。")],
    ),
    (
        "marked figures below each other are text, each by itself",
        "●地区生产总值增长5%\n●工业投资增长8%\n",
        [("body", "地区生产总值增长5%"), ("body", "工业投资增长8%")],
    ),
    (
        "a marked line above a story is its heading, figure or not",
        "■工业投资增长8%\n昨日，市统计局发布公报。\n",
        [("heading", "工业投资增长8%"), ("body", "昨日，市统计局发布公报。")],
    ),
    (
        "who wrote a piece ends it, in brackets behind its last stop",
        "投资3亿元的甲湾大桥通车。 （苏砚秋 林知远）\n乙坪小学落成。\n",
        [("body", "投资3亿元的甲湾大桥通车。（苏砚秋 林知远）"), ("body", "乙坪小学落成。")],
    ),
    ("an empty text has nothing", "", []),
    ("blank lines have nothing", "\n \n　　\n", []),
]


@pytest.mark.parametrize(("what", "text", "blocks"), KINDS, ids=[row[0] for row in KINDS])
def test_blocks(what: str, text: str, blocks: list[tuple[str, str]]) -> None:
    """A heading taken for body runs into the story; a broken line taken for one cuts a sentence."""
    page = layout(text)
    assert [(b.kind, page.flow.text[b.start : b.end]) for b in page.blocks] == blocks, what


NARROW = "招商有新招\n昨日，市政府召\n开常务会议，研究部署\n春耕工作。会议要\n求抓好落实。\n"


def test_a_story_in_a_narrow_column() -> None:
    """The first sentence of a story, cut into headings, would never be read as one."""
    page = layout(NARROW)
    assert [page.flow.text[b.start : b.end] for b in page.blocks] == [
        "招商有新招",
        "昨日，市政府召开常务会议，研究部署春耕工作。会议要求抓好落实。",
    ]


COLUMNS = [
    (
        "a paragraph set in, broken before its first stop",
        "甲坪十个项目\n同日开工\n\n　　本次开工总投资四\n十亿元,产业占了\n九个。建成\n后,可带动就业。\n",
        [
            ("heading", "甲坪十个项目"),
            ("heading", "同日开工"),
            ("body", "本次开工总投资四十亿元,产业占了九个。建成后,可带动就业。"),
        ],
    ),
    (
        "a line that a stop ends by chance is still inside the paragraph",
        "　　全市现有企业百余\n家,其中邻县占了八成。\n正在拟定的行动方\n案提出了目标。\n",
        [("body", "全市现有企业百余家,其中邻县占了八成。"), ("body", "正在拟定的行动方案提出了目标。")],
    ),
    (
        "headings over a paragraph that is set in",
        "　　会议昨天召\n开。\n甲坪建新桥\n两岸通公交\n　　大桥昨天通车。\n",
        [
            ("body", "会议昨天召开。"),
            ("heading", "甲坪建新桥"),
            ("heading", "两岸通公交"),
            ("body", "大桥昨天通车。"),
        ],
    ),
]


@pytest.mark.parametrize(("what", "text", "blocks"), COLUMNS, ids=[row[0] for row in COLUMNS])
def test_narrow_columns(what: str, text: str, blocks: list[tuple[str, str]]) -> None:
    """A name or figure that the column breaks would be lost; a heading taken for body would run into it."""
    page = layout(text)
    assert [(b.kind, page.flow.text[b.start : b.end]) for b in page.blocks] == blocks, what


TITLE = "澜溪县举行重点项目集中开工仪式"
OPENED = (
    "本报讯（记者 闻溪）3月18日，澜溪县2024年第一批重点项目集中开工，县委书记谷鸣川宣布开工，县长路知远"
    "主持仪式。此次开工的12个项目总投资46.8亿元，涵盖先进制造、交通水利、社会民生等领域，年内计划投资15亿元。"
)
VISITED = (
    "砚青新材料有限公司投资8.6亿元建设的光学薄膜项目位于县经济开发区，占地120亩，建成后年产薄膜3000万平方米。"
    "在现场，谷鸣川走到施工图前，仔细询问项目进展，要求各部门靠前服务、压茬推进，确保早竣工、早投产、早见效。"
)
PAGE = (TITLE, OPENED, VISITED)


def _wrapped(text: str, width: int, columns: bool) -> str:
    """The text broken at so many characters, or columns of which a Chinese character takes two."""
    lines = [""]
    for sign in text:
        line = lines[-1] + sign
        if (len(line.encode("gbk")) if columns else len(line)) > width:
            lines.append(sign)
        else:
            lines[-1] = line
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("width", "columns"), [(16, False), (22, False), (40, False), (38, True), (76, True)]
)
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n　　"])
def test_lines_of_one_width(width: int, columns: bool, between: str) -> None:
    """What mails and forms break at a width would be half headings, its names and figures in two."""
    page = layout(between.join(_wrapped(text, width, columns) for text in PAGE))
    blocks = [(b.kind, page.flow.text[b.start : b.end]) for b in page.blocks]
    whole = layout("\n".join(PAGE))
    assert blocks == [(b.kind, whole.flow.text[b.start : b.end]) for b in whole.blocks]


def test_a_list_of_one_width_stays_a_list() -> None:
    """Names of works that happen to be as long as one another are no paragraph."""
    works = [
        f"澜溪县{place}片区老旧小区改造二期工程" for place in ("东关", "西关", "南关", "北关", "中街", "河沿")
    ]
    page = layout("\n".join(["今年的重点工程如下。", *works, "以上工程均已开工。"]))
    assert [page.flow.text[b.start : b.end] for b in page.blocks][1:-1] == works


def test_items_of_a_page_are_counted() -> None:
    """Without items, “会议” of one story would be resolved by a meeting of another."""
    text = "第一篇标题\n第一篇正文结束。\n第二篇标题\n第二篇副题\n第二篇正文结束。\n仍是第二篇。\n"
    assert [(b.kind, b.item) for b in layout(text).blocks] == [
        ("heading", 0),
        ("body", 0),
        ("heading", 1),
        ("heading", 1),
        ("body", 1),
        ("body", 1),
    ]


SENTENCES = [
    ("甲市召开会议。乙县参加！", ["甲市召开会议。", "乙县参加！"]),
    ("任命甲为局长；任命乙为主任。", ["任命甲为局长；", "任命乙为主任。"]),
    ("他说：“好。”大家鼓掌。", ["他说：“好。”", "大家鼓掌。"]),
    ("新线（全长96公里。设站5座）开通。", ["新线（全长96公里。设站5座）开通。"]),
]


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_sentences(text: str, parts: list[str]) -> None:
    """A sentence is the evidence that a reader sees: half of one, or two, prove less."""
    page = layout(text)
    assert [page.flow.text[s.start : s.end] for s in sentences(page)] == parts


def test_by_lines_are_no_sentences() -> None:
    """Reporters would become officials."""
    page = layout("春耕正当时\n本报记者 周一帆\n田间机声隆隆。\n")
    assert [page.flow.text[s.start : s.end] for s in sentences(page)] == ["春耕正当时", "田间机声隆隆。"]


PIECES = st.sampled_from(
    [
        "我市将依托龙",
        "头企业",
        "。",
        "，",
        "\n",
        "\r\n",
        "　　",
        " ",
        "# ",
        "本报记者 周一帆",
        "第3版",
        "一、",
        "12",
        "（",
        "）",
        "投资 3 亿元",
        "\u2028",
        "𠮷",
        "\ufeff",
        "；",
        "“",
        "”",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
@example("我市将依托龙\r\n　　头企业开展招商。\n")
@example("投资 12 亿元建设 3 座水厂。\n第3版\n标题\n")
def test_every_character_keeps_its_place(text: str) -> None:
    """An offset that is off by one makes every piece of evidence wrong."""
    flow = layout(text).flow
    assert len(flow.text) == len(flow.folded)
    assert flow.folded == fold(flow.text)
    for i, sign in enumerate(flow.text):
        if sign != "\n":
            assert text[flow.source_of(i)] == sign
    places = [flow.source_of(i) for i, sign in enumerate(flow.text) if sign != "\n"]
    assert places == sorted(set(places))


@given(TEXTS)
def test_blocks_tile_the_flow(text: str) -> None:
    """Text that lies in no block is text that nobody reads."""
    page = layout(text)
    covered = [i for b in page.blocks for i in range(b.start, b.end)]
    assert covered == sorted(set(covered))
    rest = set(range(len(page.flow.text))) - set(covered)
    assert all(page.flow.text[i] == "\n" for i in rest)
