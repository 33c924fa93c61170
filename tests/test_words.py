"""The word lists and tables: heads, duplicates, order, and that what they point at exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology import load
from ontology.places import gazetteer
from ontology.words import HERE, WordsError, rows, table, words

WORDS = sorted((HERE / "words").glob("*.t*"))
DATA = sorted((HERE / "data").glob("*.tsv"))
SORTED = (
    "surnames",
    "surnames_compound",
    "corridors",
    "province_letters",
    "city_letters",
)


@pytest.mark.parametrize("path", [*WORDS, *DATA], ids=lambda path: path.name)
def test_a_list_says_what_it_is_whence_and_under_which_licence(path: Path) -> None:
    head = [line for line in path.read_text("utf-8").split("\n")[:8] if line.startswith("#")]
    assert any("source:" in line for line in head), path.name
    assert any("licence:" in line for line in head), path.name


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.name)
def test_a_list_has_no_entry_twice_and_no_stray_blank(path: Path) -> None:
    first = [row[0] for row in rows(path)]
    assert len(first) == len(set(first)), {word for word in first if first.count(word) > 1}
    assert not [word for word in first if word != word.strip() or " " in word or not word]


@pytest.mark.parametrize("name", SORTED)
def test_a_list_that_says_so_is_in_unicode_order(name: str) -> None:
    keys = [row[:2] if name == "corridors" else row[0] for row in table(name)]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("name", "least", "samples"),
    [
        ("surnames", 500, "张 王 訚 麴 逄 亓 乜 訾 仝"),
        ("surnames_compound", 50, "欧阳 上官 司马 诸葛"),
        ("verbs", 500, "建设 推进 加快 实施 打造 开工建设 谋划 启动 争取 依托 围绕 走访 位于 投资 负责"),
        ("posts", 200, "书记 副市长 代市长 检察长 董事长 首席执行官 总规划师 党工委书记"),
        ("organs", 200, "信访局 纪委 纪委监委 体育局"),
        ("central_bodies", 100, "国务院 铁道部 最高人民法院 国家发展和改革委员会"),
        ("zones", 300, "河北雄安新区 中国（河南）自由贸易试验区 郑洛新国家自主创新示范区"),
        ("regions", 150, "长江三角洲 京津冀 豫西北 黄河流域 伏牛山区 河西走廊"),
        ("corridors", 120, "呼南 京广 陇海 焦柳 连霍 二广"),
        ("province_letters", 34, "豫 晋 蜀 川 港"),
        ("city_letters", 150, "洛 济 焦 汴 甬 邕"),
    ],
)
def test_a_list_is_long_enough_and_knows_the_plain_cases(name: str, least: int, samples: str) -> None:
    found = words(name)
    assert len(found) >= least
    assert not set(samples.split()) - found


@pytest.mark.parametrize(
    "row", ["书记 head", "副市长 deputy", "常委 member", "总经理 executive", "代县长 head"]
)
def test_a_post_tells_what_its_holder_is(row: str) -> None:
    post, role = row.split()
    assert {row[0]: row[1] for row in table("posts", 2)}[post] == role


def test_posts_know_four_roles() -> None:
    assert {role for _, role in table("posts", 2)} == {"head", "deputy", "member", "executive"}
    assert all(
        role == "deputy" for post, role in table("posts", 2) if post.startswith("副") and role != "member"
    )


def test_ambiguous_forms_are_forms_of_places() -> None:
    """An entry that no place has is dead weight, or a slip of the pen."""
    assert not [form for form in words("ambiguous_places") if not gazetteer().find(form)]


@pytest.mark.parametrize(
    ("form", "doubtful"),
    [("和平", True), ("和平区", False), ("城区", True), ("洛阳", False), ("通道", True), ("孟津", False)],
)
def test_forms_that_are_words_are_marked(form: str, doubtful: bool) -> None:
    assert gazetteer().doubtful(form) is doubtful
    assert any(place.ambiguous for place in gazetteer().find(form)) is (doubtful or form == "和平区")


def test_codes_in_the_tables_are_codes_of_places() -> None:
    standing = gazetteer().codes
    letters = [
        code
        for name in ("province_letters", "city_letters")
        for _, codes in table(name, 2)
        for code in codes.split("|")
    ]
    ends = [code for row in table("corridors", 4) for code in row[2].split("|")]
    parents = [parent for _, _, parent, _ in table("zones", 4) if parent]
    assert not [
        code for code in (*letters, *ends, *parents) if code not in standing or not standing[code].current
    ]


@pytest.mark.parametrize(
    ("letters", "kind", "ends"),
    [
        ("呼南", "Railway", "150100|450100"),
        ("郑渝", "Railway", "410100|500000"),
        ("连霍", "Expressway", "320700|654004"),
        ("二广", "Expressway", "152501|440100"),
    ],
)
def test_a_line_has_its_ends(letters: str, kind: str, ends: str) -> None:
    assert {row[:2]: row[2] for row in table("corridors", 4)}[letters, kind] == ends


@pytest.mark.parametrize(
    ("name", "cells", "names", "others"),
    [("zones", 4, 0, 1), ("regions", 3, 0, 1), ("central_bodies", 3, 0, 1), ("organs", 5, 1, 0)],
)
def test_no_two_things_share_a_form(name: str, cells: int, names: int, others: int) -> None:
    forms = [form for row in table(name, cells) for form in {row[names], *row[others].split("|")} if form]
    assert len(forms) == len(set(forms)), {form for form in forms if forms.count(form) > 1}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("发改委", "{place}发展和改革委员会"),
        ("住建厅", "{place}住房和城乡建设厅"),
        ("住建局", "{place}住房和城乡建设局"),
        ("人大常委会", "{place}人民代表大会常务委员会"),
        ("组织部", "中共{place}委员会组织部"),
        ("政协", "中国人民政治协商会议{place}委员会"),
    ],
)
def test_a_short_organ_has_its_full_name(short: str, full: str) -> None:
    assert [row[4] for row in table("organs", 5) if short in row[0].split("|")] == [full]


def test_organs_and_bodies_are_of_classes_that_exist() -> None:
    classes = load().classes
    kinds = {row[2] for row in (*table("organs", 5), *table("central_bodies", 3))}
    lines = {row[1] for row in table("corridors", 4)}
    assert not [kind for kind in kinds | lines if kind not in classes]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("没有头\n", "bad.txt:1: no head"),
        ("# head\na\tb\nc\n", "bad.txt:3: 1 cells, not 2"),
    ],
)
def test_a_bad_list_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WordsError, match=message):
        list(rows(path, 2))


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match=r"none\.txt: cannot be read"):
        list(rows(tmp_path / "none.txt"))
