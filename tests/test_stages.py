"""How far a project is: each sentence tells one status, and a wish, a doubt or a part tells none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Variable

from graph.dataset import collect
from graph.named import ask, named
from loaders import Article, extract
from ontology import load
from ontology.words import table

PARK = "总投资12亿元的青砚产业园项目"

TOLD = [
    (f"{PARK}开展前期工作。", "planned"),
    ("青砚产业园项目总投资12亿元，目前正在办理前期手续。", "planned"),
    ("青砚产业园项目总投资12亿元，已完成可研评审。", "planned"),
    ("拟建：青砚产业园项目，计划投资1.6亿元，选址株洲市。", "planned"),
    ("青砚重工有限公司计划投资18亿元建设青砚产业园项目。", "planned"),
    (f"{PARK}将于明年开工。", "planned"),
    (f"{PARK}尚未开工。", "planned"),
    ("到2030年，株洲市建成青砚产业园项目。", "planned"),
    ("砺峰重型装备有限公司与株洲市签约，将投资18亿元建设砺峰智能装备产业园。", "signed"),
    (f"{PARK}签约落户株洲市。", "signed"),
    ("芦淞区与青砚重工有限公司签下总投资12亿元的青砚产业园项目。", "signed"),
    (f"{PARK}昨日开工。", "under-construction"),
    ("在建的青砚产业园项目总投资12亿元。", "under-construction"),
    ("在建：青砚产业园项目，总投资1.6亿元。", "under-construction"),
    ("襄阳市加快孟楼水库扩建工程建设。", "under-construction"),
    (f"{PARK}预计2030年6月投产。", "under-construction"),
    ("青砚产业园项目总投资12亿元，由青砚重工有限公司投资，2019年10月动工。", "under-construction"),
    ("青砚产业园项目落户株洲市。该项目总投资12亿元，已完成投资4亿元。", "under-construction"),
    (f"{PARK}竣工。", "completed"),
    ("已建成的青砚产业园项目总投资12亿元。", "completed"),
    ("青砚重工有限公司投资3亿元建成砺峰智能装备产业园。", "completed"),
    (f"{PARK}建成投产。", "in-operation"),
    ("青砚重工有限公司投资3亿元建设青砚产业园项目，去年开工，现已竣工投产。", "in-operation"),
]
"""Sentences, and the status that their project has."""

UNTOLD = [
    f"希望{PARK}早日建成投产。",
    f"{PARK}尚未建成。",
    f"{PARK}暂缓实施。",
    f"如果{PARK}建成投产，年产值可达30亿元。",
    "青砚产业园项目总投资12亿元，建成后年产值30亿元。",
    "青砚产业园项目总投资12亿元，项目全部建成达产后，年产值30亿元。",
    "青砚产业园项目总投资12亿元，建成投入运营后年产值30亿元。",
    "青砚产业园项目总投资12亿元，一期已投产。",
    "青砚产业园项目总投资12亿元，占地300亩。",
    "会议要求，建成青砚产业园项目、孟楼水库扩建工程。",
    "襄阳市推进青砚产业园项目建设。",
]
"""Sentences that tell no status: a wish, a negation, a condition, a part, a list of what shall be."""


def _status(text: str) -> dict[str, set[str]]:
    """The statuses told of each project, by its label."""
    found = extract(replace(Article.of("a.txt", text), date="2021-05-01"))
    names = {e.id: e.label for e in found.entities if load().top(e.type) in ("Project", "Corridor")}
    told: dict[str, set[str]] = {}
    for s in found.statements:
        for end in (s.subject, s.object):
            if end in names:
                told.setdefault(names[end], set()).add(dict(s.qualifiers).get("status", ""))
    return told


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_the_text_tells_how_far_a_project_is(text: str, status: str) -> None:
    """A project in another state than its sentence says would mislead whoever counts what is being built."""
    assert [told - {""} for told in _status(text).values() if told - {""}] == [{status}]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_does_not_tell_gives_no_status(text: str) -> None:
    """A wish or a part read as the state of the whole would be false."""
    assert all(told == {""} for told in _status(text).values())


def test_each_project_of_a_chain_has_its_own_status() -> None:
    """A word bound to the project beside its own would swap their states."""
    text = (
        "青砚产业园项目（总投资12亿元）已投产，砺峰智能装备产业园（总投资8亿元）正在建设，"
        "孟楼水库扩建工程（总投资3亿元）开展前期工作。"
    )
    assert _status(text) == {
        "青砚产业园项目": {"in-operation"},
        "砺峰智能装备产业园": {"under-construction"},
        "孟楼水库扩建工程": {"planned"},
    }


def test_what_another_sentence_tells_is_shown_as_context() -> None:
    """A status without the sentence that tells it could not be checked."""
    text = "青砚产业园项目总投资12亿元。会议通报了工程进展。青砚产业园项目已投产。"
    (statement,) = (
        s for s in extract(Article.of("a.txt", text)).statements if s.predicate == "hasInvestment"
    )
    assert dict(statement.qualifiers)["status"] == "in-operation"
    assert statement.evidence.exact == "青砚产业园项目总投资12亿元。"
    assert [one.exact for one in statement.context] == ["青砚产业园项目已投产。"]


def test_a_place_where_a_project_lies_does_not_take_its_status() -> None:
    """落户某园的项目投产 says nothing of the park."""
    told = _status("青砚重工有限公司投资3亿元的甲坪电池项目，位于株洲市砺峰智能装备产业园，已于3月投产。")
    assert told["甲坪电池项目"] == {"in-operation"}
    assert told.get("砺峰智能装备产业园", {""}) == {""}


def test_the_table_of_words_uses_the_declared_statuses() -> None:
    """A status that the qualifier does not declare would be refused by the shapes only after a build."""
    options = {option.code for option in load().qualifiers["status"].options}
    assert {row[1] for row in table("stages", 3)} == options - {"former", "acting"}
    assert {row[2] for row in table("stages", 3)} <= {"before", "after", "both", "far"}
    assert {row[1] for row in table("stage_marks", 2)} <= {
        "aimed",
        "foreseen",
        "untold",
        "part",
        "other",
        "none",
    }


def test_the_named_query_lists_projects_by_status() -> None:
    """Projects by status of a built graph: containers and investors of a project are not listed."""
    text = "襄阳市加快孟楼水库扩建工程建设。砺峰重型装备有限公司投资3亿元建设青砚产业园项目，现已投产。"
    content = collect([extract(Article.of("a.txt", text))], load())
    for status, wanted in (("在建", {"孟楼水库扩建工程"}), ("运营", {"青砚产业园项目"}), ("签约", set())):
        rows = ask(content.dataset, named()["projects"], {"status": status})
        assert {str(row[Variable("project")]) for row in rows.bindings} == wanted
