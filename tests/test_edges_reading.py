"""Edges of sentences, lists, lines and bodies that a changed sign would move: docs/testing.md. 边界。"""

from __future__ import annotations

import pytest

from loaders import Article, extract, read_closely
from loaders.finders.corridors import joined
from loaders.finders.letters import letter
from loaders.finders.listed import Listed, mentions_of
from loaders.finders.lists import find_lists
from loaders.finders.organs import find_organs
from loaders.finders.places import Setting
from loaders.finders.termini import with_ends
from loaders.finders.zones import find_zones
from loaders.home import Home
from loaders.layout import layout
from loaders.mention import Mention
from loaders.merging.firms import same_firm
from loaders.names import identity
from loaders.sentences import Sentence, sentences
from loaders.typed import TypedSentence, compile_pattern

PROVINCE = Mention(0, 2, "Province", "浙江省", "330000")
CITY = Mention(2, 4, "City", "台州市", "331000")
FAR = Mention(2, 4, "City", "西安市", "610100")
FIRM = Mention(2, 4, "Enterprise", "甲坪集团")
PERSON = Mention(0, 2, "Person", "林某")


@pytest.mark.parametrize(
    ("mentions", "end", "held"),
    [
        ((PROVINCE, CITY), 2, (CITY,)),
        ((PROVINCE, CITY), 1, (PROVINCE,)),
        ((PROVINCE, FAR), 2, (PROVINCE, FAR)),
        ((PROVINCE, FIRM), 2, (FIRM,)),
        ((PERSON, FIRM), 2, (PERSON, FIRM)),
        ((PROVINCE,), 1, (PROVINCE,)),
    ],
)
def test_a_province_leads_to_the_place_in_it(
    mentions: tuple[Mention, ...], end: int, held: tuple[Mention, ...]
) -> None:
    """浙江台州 would be two places that each get the statement."""
    whole = Sentence(0, 4, 0, 0, "body")
    typed = TypedSentence(whole, "甲乙"[: len(mentions)], (0, 2)[: len(mentions)], dict(enumerate(mentions)))
    assert tuple(typed.slot(0, end)) == held


def test_the_first_unknown_class_is_told() -> None:
    """Who writes a rule looks for the name that is told."""
    with pytest.raises(ValueError, match="unknown class Nope "):
        compile_pattern("{subject:Nope|Nein}投资")


@pytest.mark.parametrize(("length", "parts"), [(10, 1), (70, 3)])
def test_a_short_bracket_is_within_its_sentence(length: int, parts: int) -> None:
    """A bracket that nobody closed would swallow the rest of an article."""
    assert len(sentences(layout("会议指出(甲、乙," + "丙" * length + "。丁出席。)会后参观。"))) == parts


def test_a_line_that_a_column_broke_off_is_no_heading() -> None:
    """Its sentence would lose its beginning, and what follows stand under a heading that nobody wrote."""
    page = layout("郑州市召开会议。\n今年，全市重点项目\n全部开工。")
    assert [block.kind for block in page.blocks] == ["body", "body"]


@pytest.mark.parametrize(
    ("text", "known", "members"),
    [
        (
            "引进甲坪电器、乙湾树脂、丁河重工(含丙江、丁江)等企业",
            [],
            ["甲坪电器", "乙湾树脂"],
        ),
        (
            "引进甲坪和乙湾集团、丙山树脂等企业",
            [Mention(2, 9, "Enterprise", "甲坪和乙湾集团")],
            ["甲坪和乙湾集团", "丙山树脂"],
        ),
        ("建设甲坪乙湾、丙山丁河两大都市圈", [], ["甲坪乙湾", "丙山丁河"]),
        ("引进甲、乙湾树脂、丙山重工等企业", [], ["乙湾树脂", "丙山重工"]),
    ],
)
def test_what_parts_the_members_of_a_list(text: str, known: list[Mention], members: list[str]) -> None:
    """A company's brackets would make companies of half its parts, one named 甲和乙 would be two."""
    assert [text[a:b] for listed in find_lists(text, known) for a, b in listed.spans] == members


HENAN = Setting("", ("410000", "410300", "410100", "410200"))


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("郑至汴高速", ["郑州市", "开封市"]),
        ("洛阳至某湾高速", ["洛阳市"]),
        ("洛(阳)济(源)铁路", ["洛阳市", "济源市"]),
        ("昌厦(福)高铁", ["南昌市", "厦门市", "福州市"]),
    ],
)
def test_the_ends_of_a_line_from_its_name(name: str, places: list[str]) -> None:
    """Letters on both sides of 至 are ends of a line as well; brackets say which place a letter means."""
    assert [place.name for place in joined(name, Setting())] == places


@pytest.mark.parametrize("name", ["寇店", "仓头"])
def test_an_end_is_a_township_of_the_article_s_own_cities(name: str) -> None:
    """An end that no city or county is called would have no place in the tree of places."""
    _, end = with_ends(Mention(0, 9, "Expressway", f"洛阳至{name}高速"), HENAN).parts
    assert (end.type, end.name, end.key[:4]) == ("Township", name, "4103")


def test_a_letter_means_the_city_of_the_article_s_province() -> None:
    """昌 begins 昌江区 and ends 南昌市: in an article of Jiangxi it is the latter."""
    found = letter("昌", Setting("", ("360300",)))
    assert found is not None
    assert found.name == "南昌市"


def test_a_letter_is_read_by_the_place_before_its_line() -> None:
    """The first place of an article that begins so would take the line of one that its sentence names."""
    between = "会议研究了有关事项，要求各单位落实责任，加强协调，确保各项工作按时完成，取得实效。" * 3
    text = f"新密市召开会议。{between}新郑市决定，郑新高速公路开工。"
    *_, line = (m for m in read_closely(Article.of("a.txt", text)).mentions if m.type == "Expressway")
    assert {part.name for part in line.parts} == {"郑州市", "新郑市"}


@pytest.mark.parametrize(
    ("text", "city", "found"),
    [
        ("国家统计局郑州调查队队长林知远", (5, 7), ["国家统计局郑州调查队"]),
        ("市委书记到郑州市", (5, 8), []),
        ("郑州市会议,市委书记到", (0, 3), ["郑州市委"]),
    ],
)
def test_what_a_body_belongs_to(text: str, city: tuple[int, int], found: list[str]) -> None:
    """A body would lose the name of the one above it, or be that of a city which is only spoken of later."""
    place = Mention(*city, "City", "郑州市", "410100")
    assert [m.name for m in find_organs(text, [place], Home()) if m.name != "国家统计局"] == found


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("甲坪电", "郑州甲坪电有限公司", True),
        ("甲坪重工", "郑州甲坪重工装备有限公司", True),
        ("甲坪电", "郑州甲坪电器有限公司", False),
    ],
)
def test_a_firm_is_named_without_its_place(short: str, full: str, same: bool) -> None:
    """A company whose name begins with its city would be another than the one told without it."""
    assert same_firm(short, full, []) is same


@pytest.mark.parametrize(
    ("kind", "key"), [("FunctionalZone", "甲坪经开区"), ("Project", "甲坪经济技术开发区")]
)
def test_only_zones_have_short_forms(kind: str, key: str) -> None:
    """A project or plan that is named after a zone keeps its own name."""
    assert identity(Mention(0, 9, kind, "甲坪经济技术开发区"))[1] == key


@pytest.mark.parametrize(
    ("how", "products"),
    [
        ("分别为丙山汽车有限公司提供轴承、齿轮", ["轴承", "齿轮"]),
        ("分别为丙山汽车有限公司提供轴承、齿轮、螺栓", ["轴承、齿轮、螺栓"] * 2),
        ("为丙山汽车有限公司提供轴承、齿轮", ["轴承、齿轮"] * 2),
    ],
)
def test_what_is_dealt_out_to_each(how: str, products: list[str]) -> None:
    """Each company would be told to make what the other makes."""
    found = extract(Article.of("a.txt", f"甲坪实业有限公司、乙湾重工有限公司{how}。"))
    supplied = sorted(
        (s.evidence.exact.index(entity.label), dict(s.qualifiers)["product"])
        for s in found.statements
        for entity in found.entities
        if s.predicate == "suppliesTo" and s.subject == entity.id
    )
    assert [product for _, product in supplied] == products


@pytest.mark.parametrize(
    ("name", "other"), [("ABC公司", "АВС公司"), ("甲坪O公司", "甲坪0公司"), ("未来集团", "末来集团")]
)
def test_names_that_only_look_alike_are_two(name: str, other: str) -> None:
    """A company could take over what is told of another by a letter that looks like one of its own."""
    first, second = (Mention(0, len(one), "Enterprise", one) for one in (name, other))
    assert identity(first) != identity(second)
    assert not same_firm(name, other, [])


@pytest.mark.parametrize(
    ("text", "taken", "listed", "found"),
    [
        (
            "甲坪轴承、乙湾水库",
            [],
            Listed(((0, 4), (5, 9)), "Project", "项目", by_investors=True),
            [("Enterprise", "甲坪轴承"), ("Enterprise", "乙湾水库")],
        ),
        (
            "甲坪轴承、乙湾水库",
            [],
            Listed(((0, 4), (5, 9)), "Project", "项目"),
            [("Project", "甲坪轴承"), ("Project", "乙湾水库")],
        ),
        (
            "郑州东区段、乙湾水库",
            [Mention(0, 2, "City", "郑州市", "410100")],
            Listed(((0, 5), (6, 10)), "Project", "项目"),
            [("Project", "郑州东区段"), ("Project", "乙湾水库")],
        ),
        (
            "乙湾丙、甲坪重工",
            [],
            Listed(((0, 3), (4, 8)), "Enterprise", "企业"),
            [("Enterprise", "乙湾丙"), ("Enterprise", "甲坪重工")],
        ),
        (
            "乙湾、甲坪重工",
            [],
            Listed(((0, 2), (3, 7)), "Enterprise", "企业"),
            [("Enterprise", "甲坪重工")],
        ),
    ],
)
def test_what_the_members_of_a_list_are(
    text: str, taken: list[Mention], listed: Listed, found: list[tuple[str, str]]
) -> None:
    """Who pays for a project would be a project, a road a work of its own, a word a company."""
    made = mentions_of(text, listed, taken, Setting())
    assert [(member.type, member.name) for member in made] == found


@pytest.mark.parametrize(
    ("text", "names"),
    [("会议在开发区召开", []), ("会议在高新区召开", ["洛阳高新区"]), ("甲坪集团代建高新区", ["洛阳高新区"])],
)
def test_a_bare_zone_is_the_home_s(text: str, names: list[str]) -> None:
    """Any 开发区 would be that of the article's city."""
    assert [zone.name for zone in find_zones(text, [], Home("410000", "410300"))] == names


def test_the_league_of_the_young_has_its_name() -> None:
    """团市委 would be the party's committee of the city."""
    [league] = find_organs("会上,团市委书记", [], Home("410000", "410300"))
    assert (league.type, league.name) == ("Association", "共青团洛阳市委")


@pytest.mark.parametrize(
    ("body", "name"),
    [("人民检察院", "郑州市人民检察院甲坪分院"), ("教育局", "郑州市教育局")],
)
def test_only_courts_and_procuratorates_have_branches(body: str, name: str) -> None:
    """A branch's posts would be those of the whole city's procuratorate."""
    [organ] = find_organs(f"郑州市{body}甲坪分院受理", [Mention(0, 3, "City", "郑州市", "410100")], Home())
    assert organ.name == name


def test_only_places_and_areas_are_parts_of_names() -> None:
    """A meeting would be held in the park or project that it is named after."""
    text = "郑州甲坪产业园建设推进会召开。郑州甲坪产业园项目建设推进会召开。"
    meetings = [m for m in read_closely(Article.of("a.txt", text)).mentions if m.type == "Meeting"]
    assert meetings
    assert {part.type for m in meetings for part in m.parts} <= {"City"}
