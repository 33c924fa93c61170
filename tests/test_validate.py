"""`guitu validate`: a sound build passes, and each damage is told with its file, statement and sentence."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import guitu as library
from graph.checking import check
from graph.correction import striking
from graph.dataset import collect
from graph.folder import write_whole
from graph.judgement import judge, judgement_quads
from graph.projection import project
from guitu.building import BuildOptions
from guitu.validating import headline, validate
from loaders.values import digest
from ontology import load
from tests import samples
from tests.conftest import Guitu

VISIT = "代市长郜望舒到济源市调研"
MEMBERS = "洛阳都市圈包括洛阳市、济源市，将建设洛济产业带"
TARGET = "力争到2025年，地区生产总值达到8000亿元"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles without the hostile one, whose date is none and which the shapes refuse."""
    graph = library.Graph(collect([samples.plan(), samples.investment()], load()), BuildOptions())
    return graph.save(tmp_path_factory.mktemp("sound") / "out")


@pytest.mark.slow
def test_the_demonstration_is_sound(guitu: Guitu, demo: Path) -> None:
    """What `make demo` builds must hold, whatever rules and ontology have become."""
    done = guitu("validate", demo)
    assert done.stdout.startswith(f"{demo}: sound 校验通过; 10 articles")
    assert len(done.stdout.splitlines()) == 1


def test_a_sound_graph_is_one_line(guitu: Guitu, sound: Path) -> None:
    """Labels differ between the two articles (济源市, 济源): checked in their union both would be faults."""
    assert len(guitu("validate", sound).stdout.splitlines()) == 1


@dataclass(frozen=True, slots=True)
class Damage:
    """A change of the lines of graph.nq, and what must be told of it."""

    change: Callable[[list[str]], list[str]]
    told: tuple[str, ...]


def _swap(mark: str, old: str, new: str) -> Callable[[list[str]], list[str]]:
    """Replace `old` by `new` in the lines that hold `mark`."""

    def change(lines: list[str]) -> list[str]:
        assert any(mark in line and old in line for line in lines)
        return [line.replace(old, new) if mark in line else line for line in lines]

    return change


def _without(*marks: str) -> Callable[[list[str]], list[str]]:
    def change(lines: list[str]) -> list[str]:
        kept = [line for line in lines if not all(mark in line for mark in marks)]
        assert len(kept) < len(lines)
        return kept

    return change


def _with(template: str) -> Callable[[list[str]], list[str]]:
    return lambda lines: [*lines, f"{template} <https://w3id.org/guitu/id/{PLAN}> ."]


PLAN = samples.plan().article.id
GT, RDFS = "https://w3id.org/guitu/ontology#", "http://www.w3.org/2000/01/rdf-schema#"
MAYOR = f"<https://w3id.org/guitu/id/{samples.MAYOR.id}>"
AREA = f"<https://w3id.org/guitu/id/{samples.AREA.id}>"


def _node(predicate: str) -> str:
    """The IRI of the one statement of the plan with this predicate."""
    article = samples.plan()
    (found,) = (s for s in article.statements if s.predicate == predicate)
    return f"<https://w3id.org/guitu/id/{digest(article.article.id, found.id)}>"


DAMAGES = {
    "changed offset": Damage(
        _swap("#char=27,39> <http://www.w3.org/ns/oa#start>", '"27"', '"28"'),
        (
            "plan.txt [28:39]: 原文该处不是所引文字 the text there is not what is quoted",
            f"found 现有: {VISIT[1:]}\n",
            f"  {VISIT}",
            "plan.txt [28:39]: 证据的 IRI 与起止不符 the IRI of the evidence names another place",
        ),
    ),
    "changed quotation": Damage(
        _swap("#exact> ", "郜望舒", "阮望舒"),
        (
            "plan.txt [27:39]: 原文该处不是所引文字 the text there is not what is quoted",
            f"found 现有: {VISIT}\n",
        ),
    ),
    "wrong class": Damage(
        _swap(f"{AREA} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "MetropolitanArea", "Industry"),
        (
            "the object of partOfMetropolitanArea is to be gt:MetropolitanArea; found 现有: 洛阳都市圈\n",
            "  济源市 属于都市圈 洛阳都市圈",
            "  洛阳市 属于都市圈 洛阳都市圈",
            f"  {MEMBERS}",
        ),
    ),
    "missing label": Damage(
        _without(MAYOR, f"<{RDFS}label>"),
        (
            "plan.txt [27:39]: 实体须有且只有一个名称 an entity has one label",
            f"  {VISIT}",
            f"  {MAYOR[1:-1]}",
        ),
    ),
    "two labels": Damage(
        _with(f'{MAYOR} <{RDFS}label> "郜市长"@zh'),
        ("实体须有且只有一个名称 an entity has one label; found 现有: 郜市长 | 郜望舒",),
    ),
    "missing evidence": Damage(
        _without(_node("visited"), f"<{GT}evidence>"),
        (
            "plan.txt: 陈述须有证据 a statement has evidence",
            "  郜望舒 考察 济源市",
            f"  {_node('visited')[1:-1]}",
        ),
    ),
    "missing subject": Damage(
        _without(_node("visited"), "#subject>"),
        ("plan.txt [27:39]: 陈述须有且只有一个主语 a statement has one subject", "  ? 考察 济源市"),
    ),
    "foreign predicate of a statement": Damage(
        _swap(_node("hasTarget"), "hasTarget", "dreamsOf"),
        ("陈述须有且只有一个已声明的谓词 a statement has one declared predicate", f"  {TARGET}"),
    ),
    "foreign predicate of a thing": Damage(
        _with(f'{MAYOR} <{GT}dreamsOf> "湖"@zh'),
        ("plan.txt [27:39]: 词汇表中没有谓词 gt:dreamsOf gt:dreamsOf is no predicate of the vocabulary",),
    ),
    "end that nothing describes": Damage(
        _swap(_node("visited"), samples.JIYUAN.id, "0" * 24),
        ("plan.txt [27:39]: 宾语在本篇中没有说明 the article's graph does not describe the object",),
    ),
}


def _save(sound: Path, out: Path, lines: list[str]) -> Path:
    shutil.copytree(sound, out)
    write_whole(out / "graph.nq", "".join(f"{line}\n" for line in lines).encode())
    return out


def _told(out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(library.GuituError, match="faults"):
        validate(out)
    return capsys.readouterr().out


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_damage_is_told_where_it_lies(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: Damage
) -> None:
    """A fault that is not told, or not where it is, leaves a wrong graph in use."""
    out = _save(sound, tmp_path / "out", damage.change(list(library.open(sound).content.quads)))
    told = _told(out, capsys)
    assert [line for line in damage.told if line not in told] == []
    assert "investment.txt" not in told


def test_a_default_graph_of_its_own_is_a_fault(guitu: Guitu, sound: Path, tmp_path: Path) -> None:
    """Whoever loads graph.nq elsewhere asks the default graph: it must say what the articles say."""
    named = list(library.open(sound).content.quads)
    lines = [line for line in (*named, *project(named)) if f"{AREA} ." not in line]
    out = _save(sound, tmp_path / "out", lines)
    done = guitu("validate", out, status=1)
    assert done.stderr == f"guitu: {out}: 1 faults 处问题\n"
    assert done.stdout == (
        "graph.nq (default graph 默认图): 默认图与各篇不符，请重新构建 "
        "the default graph is not what the articles give; build again\n"
    )


def test_texts_are_checked(sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text that is gone or edited proves nothing any more."""
    out = tmp_path / "out"
    shutil.copytree(sound, out)
    path = out / "articles" / f"{PLAN}.txt"
    path.write_bytes(path.read_bytes().replace(b"8000", b"9000"))
    told = _told(out, capsys)
    assert "plan.txt: articles/ 中的原文已被改动 the article's text in articles/ has been changed" in told
    assert "found 现有: 力争到2025年，地区生产总值达到9000亿元" in told
    path.unlink()
    told = _told(out, capsys)
    assert "plan.txt: articles/ 中缺少原文 the article's text is missing from articles/" in told


# ---------------------------------------------------------------- judgements and corrections

BASE_IRI = "https://w3id.org/guitu/id/"
FIRM, PARK = sorted(f"{BASE_IRI}{one.id}" for one in (samples.COMPANY, samples.PARK))


@pytest.fixture(scope="module")
def judged() -> list[str]:
    """The sound lines with a judgement on two names and a struck statement."""
    content = collect([samples.plan(), samples.investment()], load())
    known = (
        *judgement_quads(judge(FIRM, PARK, "unsure", 0.6, "sample", "名称相近"), BASE_IRI),
        *striking([_node("visited")], "周工", "误读", BASE_IRI),
    )
    lines = [*content.quads, *known]
    return sorted({*lines, *project(lines)})


SLIPS = (
    (
        _swap("sssom/confidence>", '"0.6"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"很高"'),
        "judgements: 分值须在 0 与 1 之间，请重新构建 the score is a decimal from 0 to 1; build again; found",
    ),
    (
        _swap("owl#annotatedSource>", FIRM, f"{BASE_IRI}0"),
        "judgements: 所判断的实体在各篇中没有说明，请重新构建 no article describes an entity that is judged",
    ),
    (
        _swap("owl#annotatedProperty>", "core#closeMatch", "core#related"),
        "judgements: 判断须为同一、不同或存疑，请重新构建 a judgement is same, different or unsure; ",
    ),
    (
        _without("/corrections>", "sssom/author_label>"),
        "corrections: 须写明由谁作出，请更改更正文件后重新构建 it says who holds it; mend",
    ),
    (
        _swap("ontology#strikes>", f"{_node('visited')[:-1]}>", f"<{BASE_IRI}1>"),
        "corrections: 所划去的陈述不存在，请用更正文件重新构建 no article makes a statement that is struck; ",
    ),
    (
        lambda lines: [*lines, f'<{BASE_IRI}x> <{GT}hopes> "x" <{BASE_IRI}judgements> .'],
        "judgements: 词汇表中没有谓词 gt:hopes gt:hopes is no predicate of the vocabulary",
    ),
)


def test_faults_of_judgements_and_corrections_are_told(judged: list[str]) -> None:
    """Where two names are joined or a statement is struck wrongly, the words must say what to do."""
    texts = collect([samples.plan(), samples.investment()], load()).texts
    assert list(check(judged, texts, load())) == []
    lines = list(judged)
    for change, _ in SLIPS:
        lines = change(lines)
    faults = list(check(lines, texts, load()))
    heads = [headline(fault) for fault in faults]
    for _, told in SLIPS:
        assert any(head.startswith(told) for head in heads), (told, heads)
    assert len(faults) == len(SLIPS)
    assert {fault.about for fault in faults} >= {"0 / 青砚重工风电产业园"}
