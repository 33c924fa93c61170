"""`guitu diff`: what two builds say differently, from articles made by hand with answers counted by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import guitu as library
from graph.dataset import Build, collect
from graph.diff import Change, Difference, Said, diff
from guitu.building import BuildOptions
from guitu.comparing import markdown, sections
from loaders.values import Article, Entity, Evidence, Extraction, Statement
from ontology import load
from tests import samples
from tests.conftest import Guitu

CITY, AREA, PARK = samples.LUOYANG, samples.AREA, samples.PARK
FORMER, NEXT, DEPUTY = (
    samples.MAYOR,
    samples.entity("Official", "阮听澜"),
    samples.entity("Official", "岑知远"),
)
FIRM = samples.COMPANY

Row = tuple[Entity, str, Entity | str, Mapping[str, str]]


def _build(source: str, *rows: Row) -> Build:
    """An article of one sentence that says all of this."""
    text = f"{source}。"
    statements = tuple(
        Statement(
            subject.id,
            predicate,
            object_ if isinstance(object_, str) else object_.id,
            isinstance(object_, str),
            tuple(sorted(qualifiers.items())),
            Evidence(0, len(text), text),
            (),
            "by hand",
            0.9,
        )
        for subject, predicate, object_, qualifiers in rows
    )
    ends = (end for subject, _, object_, _ in rows for end in (subject, object_))
    entities = tuple({end.id: end for end in ends if isinstance(end, Entity)}.values())
    return collect([Extraction(Article.of(source, text), entities, statements)], load())


def _target(figure: str, year: str, indicator: str = "地区生产总值", kind: str = "target") -> Row:
    return AREA, "hasTarget", figure, {"indicator": indicator, "kind": kind, "year": year}


def _post(person: Entity, post: str = "市长", **more: str) -> Row:
    return person, "holdsPost", CITY, {"post": post, **more}


def _status(status: str) -> Row:
    return FIRM, "investsIn", PARK, {"status": status}


def _told(found: Difference) -> list[str]:
    """Every line that is printed, each with the first word of its heading."""
    return [f"{heading.split()[0]} {text}" for heading, lines in sections(found) for text, _ in lines]


GDP = "洛阳都市圈 地区生产总值 目标 target"
CASES: dict[str, tuple[list[Row], list[Row], list[str]]] = {
    "nothing": (
        [_post(FORMER), _target("8000亿元", "2025")],
        [_target("8000亿元", "2025"), _post(FORMER)],
        [],
    ),
    "another figure": (
        [_target("8000亿元", "2025")],
        [_target("9000亿元", "2025")],
        [f"Targets {GDP}: 8000亿元 (2025) → 9000亿元 (2025)"],
    ),
    "another year": (
        [_target("8000亿元", "2025")],
        [_target("8000亿元", "2027")],
        [f"Targets {GDP}: 8000亿元 (2025) → 8000亿元 (2027)"],
    ),
    "figures of two years": (
        [_target("8000亿元", "2025"), _target("1.5万亿元", "2035")],
        [_target("9000亿元", "2025"), _target("1.6万亿元", "2035")],
        [
            f"Targets {GDP}: 8000亿元 (2025) → 9000亿元 (2025)",
            f"Targets {GDP}: 1.5万亿元 (2035) → 1.6万亿元 (2035)",
        ],
    ),
    "a further year": (
        [_target("8000亿元", "2025")],
        [_target("8000亿元", "2025"), _target("1.5万亿元", "2035")],
        ["Added 洛阳都市圈 指标数值 1.5万亿元 (地区生产总值; 目标 target; 2035)"],
    ),
    "reached is no new target": (
        [_target("8000亿元", "2025")],
        [_target("8100亿元", "2025", kind="actual")],
        [
            "Added 洛阳都市圈 指标数值 8100亿元 (地区生产总值; 实际 actual; 2025)",
            "Gone 洛阳都市圈 指标数值 8000亿元 (地区生产总值; 目标 target; 2025)",
        ],
    ),
    "another mayor": (
        [_post(FORMER), (FORMER, "leads", CITY, {})],
        [_post(NEXT, status="acting"), (NEXT, "leads", CITY, {}), _post(FORMER, status="former")],
        [
            "Posts 洛阳市 市长: 郜望舒 → 阮听澜",
            "Added 郜望舒 任职 洛阳市 (市长; 曾任 former)",
        ],
    ),
    "one more deputy": (
        [_post(NEXT, "副市长")],
        [_post(NEXT, "副市长"), _post(DEPUTY, "副市长")],
        ["Added 岑知远 任职 洛阳市 (副市长)"],
    ),
    "another post of one person": (
        [_post(NEXT, "副市长")],
        [_post(NEXT)],
        ["Added 阮听澜 任职 洛阳市 (市长)", "Gone 阮听澜 任职 洛阳市 (副市长)"],
    ),
    "a project goes on": (
        [_status("signed")],
        [_status("under-construction")],
        ["Projects 青砚重工风电产业园: 签约 signed → 在建 under construction"],
    ),
    "another sum": (
        [(PARK, "hasInvestment", "12.8亿元", {}), (FIRM, "investsIn", PARK, {"amount": "12.8亿元"})],
        [(PARK, "hasInvestment", "15亿元", {}), (FIRM, "investsIn", PARK, {"amount": "10亿元"})],
        [
            "Investments 洛阳青砚重工有限公司 青砚重工风电产业园: 12.8亿元 → 10亿元",
            "Investments 青砚重工风电产业园: 12.8亿元 → 15亿元",
        ],
    ),
    "one member for another": (
        [(CITY, "partOfMetropolitanArea", AREA, {})],
        [(samples.JIYUAN, "partOfMetropolitanArea", AREA, {})],
        ["Added 济源市 属于都市圈 洛阳都市圈", "Gone 洛阳市 属于都市圈 洛阳都市圈"],
    ),
    "another label of one place": (
        [(replace(CITY, label="洛阳", names=()), "partOfMetropolitanArea", AREA, {})],
        [(CITY, "partOfMetropolitanArea", AREA, {})],
        [],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_what_is_told(old: list[Row], new: list[Row], expected: list[str]) -> None:
    """A difference that is not told, told twice, or told where there is none."""
    assert _told(diff(_build("旧规划.txt", *old), _build("新规划.txt", *new), load())) == expected


def test_nothing_differs_from_itself() -> None:
    """All samples, with parallel statements, literals and hostile names."""
    build = collect(samples.extractions(), load())
    assert diff(build, build, load()) == Difference()


def test_a_change_carries_both_sentences() -> None:
    """Whoever doubts a change must see who says either."""
    old, new = (
        _build("旧规划.txt", _target("8000亿元", "2025")),
        _build("新规划.txt", _target("9000亿元", "2025")),
    )
    qualifiers = {"indicator": "地区生产总值", "kind": "target", "year": "2025"}
    before = Said("洛阳都市圈", "hasTarget", "8000亿元", qualifiers, "旧规划.txt", "旧规划.txt。")
    after = Said("洛阳都市圈", "hasTarget", "9000亿元", qualifiers, "新规划.txt", "新规划.txt。")
    about = ("洛阳都市圈", "地区生产总值", "target")
    assert diff(old, new, load()) == Difference((Change("target", about, (before,), (after,)),), (), ())


def _saved(out: Path, build: Build) -> Path:
    return library.Graph(build, BuildOptions()).save(out)


def test_the_command_line(guitu: Guitu, tmp_path: Path) -> None:
    """The same in three forms, with headings in both languages and the files that say so."""
    old = _saved(tmp_path / "old", _build("旧规划.txt", _target("8000亿元", "2025"), _post(FORMER)))
    new = _saved(tmp_path / "new", _build("新规划.txt", _target("9000亿元", "2025"), _status("signed")))
    assert guitu("diff", old, new).stdout == (
        "Targets changed 目标变化 (1)\n"
        f"  {GDP}: 8000亿元 (2025) → 9000亿元 (2025)  [旧规划.txt → 新规划.txt]\n"
        "\n"
        "Added 新增 (1)\n"
        "  洛阳青砚重工有限公司 投资 青砚重工风电产业园 (签约 signed)  [新规划.txt]\n"
        "\n"
        "Gone 不再提及 (1)\n"
        "  郜望舒 任职 洛阳市 (市长)  [旧规划.txt]\n"
    )
    found = json.loads(guitu("diff", old, new, "--format", "json").stdout)
    assert [(change["kind"], change["new"][0]["object"]) for change in found["changes"]] == [
        ("target", "9000亿元")
    ]
    assert [said["predicate"] for said in (*found["added"], *found["gone"])] == ["investsIn", "holdsPost"]
    lines = guitu("diff", old, new, "--format", "markdown").stdout.splitlines()
    assert "## Gone 不再提及 (1)" in lines
    assert "- 郜望舒 任职 洛阳市 (市长) (旧规划.txt)" in lines
    guitu("diff", old, new, "--html", tmp_path / "changes.html")
    assert "old → new</title>" in (tmp_path / "changes.html").read_text(encoding="utf-8")
    assert guitu("diff", old, old).stdout == "No difference 没有差别\n"


def test_no_name_is_markup() -> None:
    """A label with a script must not run where the Markdown is shown."""
    found = diff(Build((), {}), collect([samples.hostile()], load()), load())
    told = markdown(found, "x")
    assert "<script>" not in told.replace(r"\<", "")
    assert len([line for line in told.splitlines() if line.startswith("- ")]) == len(found.added) == 2
