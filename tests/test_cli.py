"""The command line as a person meets it: files in, files out, one line for what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib.query import ResultRow

import guitu as library
from benchmarks.articles import articles
from graph.dataset import collect
from graph.folder import write_whole
from guitu.building import CHUNK, BuildOptions, check, understand
from guitu.telling import count
from loaders.values import Article, Problem
from ontology import load
from tests import samples
from tests.conftest import EXAMPLES, ROOT, Guitu

WRITTEN = {
    "articles",
    "build.json",
    "graph.gexf",
    "graph.html",
    "graph.nq",
    "graph.trig",
    "graph.ttl",
    "problems.csv",
    "store",
}
LEADERS = "SELECT ?who ?what { ?p gt:leads ?o ; rdfs:label ?who . ?o rdfs:label ?what } ORDER BY ?who ?what"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles in two encodings."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("临川市市长苏望舒到抚州市调研。\n", encoding="utf-8")
    (folder / "b.md").write_bytes("洛阳都市圈包括洛阳市、济源市、焦作市。\r\n".encode("gb18030"))
    return folder


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph made by hand, saved."""
    graph = library.Graph(collect(samples.extractions(), load()), BuildOptions())
    return graph.save(tmp_path_factory.mktemp("sampled") / "out")


def _files(out: Path) -> dict[str, bytes]:
    """Give the files of a folder but those inside of a store, whose bytes are Oxigraph's own."""
    files = {path.relative_to(out): path for path in sorted(out.rglob("*")) if path.is_file()}
    return {str(name): path.read_bytes() for name, path in files.items() if name.parts[0] != "store"}


# ---------------------------------------------------------------- build


def test_build_writes_every_file(demo: Path) -> None:
    """A file that is missing, empty or left half-written is a promise of the README broken."""
    assert {path.name for path in demo.iterdir()} == WRITTEN
    assert all(_files(demo).values())
    record = json.loads((demo / "build.json").read_text(encoding="utf-8"))
    names = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".md"})
    assert sorted(article["source"] for article in record["articles"]) == names
    assert len(list((demo / "articles").iterdir())) == len(names)


def test_building_twice_gives_the_same_bytes(guitu: Guitu, demo: Path, tmp_path: Path) -> None:
    """A clock, a random number or the order of a set in any file would show here, with another hash seed."""
    guitu("build", EXAMPLES, "-o", tmp_path / "again")
    assert _files(tmp_path / "again") == _files(demo)


def test_workers_do_not_change_the_result(guitu: Guitu, demo: Path, tmp_path: Path) -> None:
    """Several processes are a matter of speed alone."""
    guitu("build", EXAMPLES, "-o", tmp_path / "out", "--workers", "2")
    assert _files(tmp_path / "out") == _files(demo)


@pytest.mark.slow
def test_several_batches_come_back_in_order() -> None:
    """With more batches than processes an answer could overtake another, or a problem lose its place."""
    found: list[Article | Problem] = list(articles(3 * CHUNK, 200))
    found.insert(40, Problem("bad.txt", "It is empty", "Remove it."))
    assert list(understand(found, BuildOptions(), workers=2)) == list(understand(found, BuildOptions()))


def test_building_again_gives_what_a_fresh_build_gives(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """Of a changed article nothing old may stay; one that is gone stays until --prune, then nothing of it."""
    out = tmp_path / "out"
    guitu("build", news, "-o", out)
    (news / "a.txt").write_text("临川市市长苏望舒到洛阳市调研。\n", encoding="utf-8")
    (news / "c.txt").write_text("抚州市市长苏望舒到临川市调研。\n", encoding="utf-8")
    guitu("build", news, "-o", out)
    guitu("build", news, "-o", tmp_path / "fresh")
    assert _files(out) == _files(tmp_path / "fresh")
    (news / "a.txt").unlink()
    guitu("build", news, "-o", out)
    assert _files(out) == _files(tmp_path / "fresh")
    guitu("build", news, "-o", out, "--prune")
    guitu("build", news, "-o", tmp_path / "pruned")
    assert _files(out) == _files(tmp_path / "pruned")


def test_building_again_reads_only_what_changed(news: Path, tmp_path: Path) -> None:
    """What is taken over is not read again, unless an option changed or somebody changed the graph."""
    out = tmp_path / "out"
    seen: list[str] = []
    library.build(news, out=out)
    (news / "c.txt").write_text("抚州市市长苏望舒到临川市调研。\n", encoding="utf-8")
    library.build(news, out=out, watch=seen.append)
    library.build(news, out=out, watch=seen.append, min_confidence=0.5)
    lines = (out / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    (out / "graph.nq").write_text("".join(lines[1:]), encoding="utf-8")
    library.build(news, out=out, watch=seen.append, min_confidence=0.5)
    everything = ["a.txt", "b.md", "c.txt"]
    assert seen == ["c.txt", *everything, *everything]


def test_evidence_is_what_the_text_says(demo: Path) -> None:
    """A sentence that is not in the article at its offsets proves nothing."""
    graph = library.open(demo)
    texts = {
        article: (demo / "articles" / f"{article}.txt").read_bytes().decode()
        for article in graph.content.texts
    }
    rows = graph.query(
        "SELECT ?article ?exact ?start ?end { GRAPH ?g "
        "{ ?e a gt:Evidence ; oa:hasSource ?article ; oa:exact ?exact ; oa:start ?start ; oa:end ?end } }"
    )
    found = [
        (str(article).rsplit("/", 1)[1], str(exact), int(str(start)), int(str(end)))
        for article, exact, start, end in (row for row in rows if isinstance(row, ResultRow))
    ]
    assert len(found) > 20
    assert [text for article, text, start, end in found if texts[article][start:end] != text] == []


BAD = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00",
    "big5.txt": "國家發展改革委員會關於區域規劃的通知".encode("big5"),
    "plan.pdf": b"%PDF-1.7",
}


def test_bad_inputs_are_named_and_the_rest_is_built(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """One bad file must not cost the others, and must not pass in silence."""
    guitu("build", news, "-o", tmp_path / "good")
    for name, data in BAD.items():
        (news / name).write_bytes(data)
    done = guitu("build", news, tmp_path / "missing", "-o", tmp_path / "out")
    warnings = done.stderr.splitlines()
    sources = [*sorted(BAD), str(tmp_path / "missing")]
    assert [line.split(": ")[:2] for line in warnings] == [["warning", source] for source in sources]
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (tmp_path / "good" / "graph.nq").read_bytes()
    with (tmp_path / "out" / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] == sources


def test_strict_fails_after_building(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """A script must be able to notice what a person reads."""
    guitu("build", news, "-o", tmp_path / "good", "--strict")
    (news / "empty.txt").touch()
    done = guitu("build", news, "-o", tmp_path / "out", "--strict", status=1)
    assert (
        done.stderr.splitlines()[-1]
        == f"guitu: --strict: 1 problems, see {tmp_path / 'out' / 'problems.csv'}"
    )
    assert (tmp_path / "out" / "graph.html").exists()


def test_nothing_to_read_leaves_the_last_graph_alone(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """A slip in a path must not replace a good graph by an empty one."""
    out = tmp_path / "out"
    guitu("build", news, "-o", out)
    before = _files(out)
    done = guitu("build", tmp_path / "newz", "-o", out, status=1)
    assert "nothing was written" in done.stderr
    assert _files(out) == before


@pytest.mark.parametrize("name", ["notes.txt", "articles/mine.txt", "photo/1.jpg"])
def test_a_folder_of_other_things_is_left_alone(guitu: Guitu, news: Path, tmp_path: Path, name: str) -> None:
    """`-o .` in a folder of one's own work must not mix a graph into it."""
    own = tmp_path / "own" / name
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    done = guitu("build", news, "-o", tmp_path / "own", status=1)
    assert "holds files that are not of Guitu" in done.stderr
    assert _files(tmp_path / "own") == {name: b"mine"}


def test_what_a_stopped_build_left_is_no_obstacle(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """After Ctrl-C or a power cut the same command must work again."""
    out = tmp_path / "out"
    (out / "articles").mkdir(parents=True)
    (out / "articles" / f"{'0' * 32}.txt").touch()
    (out / ".graph.nq.1234.part").touch()
    guitu("build", news, "-o", out)
    assert library.open(out).stats().articles == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--home", "无此市"], "no place of China"),
        (["--base", "not an iri"], "cannot be the base of IRIs"),
        (["-o", "{news}/a.txt"], "a file, not a folder"),
        (["-o", "/proc/guitu"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    guitu: Guitu, news: Path, tmp_path: Path, args: list[str], message: str
) -> None:
    """Every slip ends in one line that says what to do."""
    given = [arg.format(news=news) for arg in args]
    out = [] if "-o" in given else ["-o", str(tmp_path / "out")]
    done = guitu("build", news, *out, *given, status=1)
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ["build"],
        ["build", "x"],
        ["query", "out"],
        ["query", "out", "ASK {}", "-f", "x.rq"],
        ["query", "out", "ASK {}", "--format", "xml"],
        ["build", "x", "-o", "y", "--workers", "-1"],
        ["build", "x", "-o", "y", "--min-confidence", "2"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2(guitu: Guitu, args: list[str]) -> None:
    """The third exit status of three."""
    assert "Error" in guitu(*args, status=2).stderr


def test_a_fault_of_guitu_costs_one_article() -> None:
    """An article that breaks a rule's code is named as a fault of Guitu, and the next one is read."""
    broken = Article("0" * 32, "broken.txt", None)  # type: ignore[arg-type]
    fine = Article.of("fine.txt", "临川市规划。")
    problem, understood = understand([broken, fine], BuildOptions())
    assert isinstance(problem, Problem)
    assert "fault of Guitu" in problem.advice
    assert not isinstance(understood, Problem)
    assert understood.article.source == "fine.txt"


def test_statements_that_do_not_hold_are_left_out() -> None:
    """A statement must stand on a slice of its text and join things of its article, or it is dropped."""
    sound = samples.plan()
    assert check(sound) == (sound, ())
    first, second, *others = sound.statements
    moved = replace(first, evidence=replace(first.evidence, start=0))
    strange = replace(second, object="0" * 24)
    kept, problems = check(replace(sound, statements=(moved, strange, *others)))
    assert kept.statements == tuple(others)
    assert [problem.reason.split(": ")[1] for problem in problems] == [
        f"evidence [0:{first.evidence.end}] is not what the text says there",
        "its object is no entity of the article",
    ]


def test_min_confidence(guitu: Guitu, demo: Path, tmp_path: Path) -> None:
    """What is doubtful can be left out, and only that."""
    guitu("build", EXAMPLES, "-o", tmp_path / "out", "--min-confidence", "0.9")
    sure = library.open(tmp_path / "out").stats()
    assert 0 < sure.statements < count(library.open(demo).content).statements


def test_standard_input(guitu: Guitu, tmp_path: Path) -> None:
    """One article can be piped in."""
    guitu("build", "-", "-o", tmp_path / "out", input_="临川市规划。".encode("gb18030"))
    assert library.open(tmp_path / "out").stats().articles == 1


# ---------------------------------------------------------------- query, export, explain, stats, merge


def test_query_formats(guitu: Guitu, sampled: Path) -> None:
    """The same answer for eyes, spreadsheets, programs and documents."""
    table = guitu("query", sampled, LEADERS).stdout
    assert [line.split() for line in table.splitlines()[::2]] == [["who", "what"], ["郜望舒", "洛阳市"]]
    answer = guitu("query", sampled, LEADERS, "--format", "csv").stdout
    assert list(csv.DictReader(io.StringIO(answer))) == [{"who": "郜望舒", "what": "洛阳市"}]
    bindings = json.loads(guitu("query", sampled, LEADERS, "--format", "json").stdout)["results"]["bindings"]
    assert [row["who"]["value"] for row in bindings] == ["郜望舒"]
    assert (
        guitu("query", sampled, LEADERS, "--format", "markdown").stdout.splitlines()[2]
        == "| 郜望舒 | 洛阳市 |"
    )


def test_query_kinds(guitu: Guitu, sampled: Path) -> None:
    """ASK and CONSTRUCT are SPARQL too."""
    assert guitu("query", sampled, "ASK { ?x gt:leads ?y }").stdout == "true\n"
    assert "gt:leads" in guitu("query", sampled, "CONSTRUCT WHERE { ?x gt:leads ?y }").stdout


def test_query_from_a_file(guitu: Guitu, sampled: Path, tmp_path: Path) -> None:
    """With a byte-order mark too: Notepad writes one."""
    (tmp_path / "q.rq").write_text(LEADERS, encoding="utf-8-sig")
    assert guitu("query", sampled, "-f", tmp_path / "q.rq").stdout == guitu("query", sampled, LEADERS).stdout
    assert "cannot be read" in guitu("query", sampled, "-f", tmp_path / "none.rq", status=1).stderr


@pytest.mark.parametrize(
    "query", ["SELECT ?x {", "DELETE WHERE { ?s ?p ?o }", "SELECT * { ?s nosuch:p ?o }", "你好"]
)
def test_a_query_that_cannot_be_read(guitu: Guitu, sampled: Path, query: str) -> None:
    """A slip in a query is said in one line, and a query never changes the graph."""
    before = _files(sampled)
    [line] = guitu("query", sampled, query, status=1).stderr.splitlines()
    assert line.startswith("guitu: The query cannot be read: ")
    assert _files(sampled) == before


def test_names_cannot_steer_the_terminal(guitu: Guitu, sampled: Path) -> None:
    """A name with control characters would recolour, overwrite or reverse what a person reads."""
    query = "SELECT ?label { ?s rdfs:label ?label }"
    shown = guitu("query", sampled, query).stdout + guitu("stats", sampled).stdout
    shown += (
        guitu("explain", sampled, "青砚重工").stdout + guitu("explain", sampled, samples.PARK.label).stdout
    )
    assert not [char for char in shown if not char.isprintable() and char != "\n"]


def test_explain_tells_rule_article_and_sentence(guitu: Guitu, sampled: Path) -> None:
    """Whoever doubts a statement must see who says it, where, and which rule read it so."""
    told = guitu("explain", sampled, "郜望舒").stdout
    assert "郜望舒 任职 洛阳市 (职务 市长; 状态 代理 acting)\n  代市长郜望舒到济源市调研\n" in told
    assert "  plan.txt (2021-10-14) [27:39]\n  gt:holdsPost, sample holdsPost, 0.9\n" in told


def test_explain_knows_every_name(guitu: Guitu, sampled: Path) -> None:
    """Other names and codes lead to the same thing."""
    answers = [
        guitu("explain", sampled, name).stdout.splitlines()[1:] for name in ("洛阳市", "洛阳", "410300")
    ]
    assert answers[0] == answers[1] == answers[2] != []


def test_explain_of_a_name_that_is_not_there(guitu: Guitu, sampled: Path) -> None:
    """A slip in a name gets names that are like it."""
    assert "Did you mean 洛阳都市圈" in guitu("explain", sampled, "洛阳都市", status=1).stderr


def test_stats_count(guitu: Guitu, sampled: Path) -> None:
    """Counted by hand in tests/samples.py."""
    counts = json.loads(guitu("stats", sampled, "--format", "json").stdout)
    assert (counts["articles"], counts["statements"]) == (3, 14)
    assert counts["relations"]["investsIn"] == 3
    assert "3 articles" in guitu("stats", sampled).stdout


@pytest.mark.parametrize("form", ["html", "ttl", "trig", "nq", "jsonld", "gexf", "graphml"])
def test_export_gives_what_the_library_gives(guitu: Guitu, sampled: Path, tmp_path: Path, form: str) -> None:
    """One way to write a format, from the command line, to standard output and from Python."""
    guitu("export", sampled, "-f", form, "-o", tmp_path / f"g.{form}")
    written = (tmp_path / f"g.{form}").read_bytes().decode()
    method = {"ttl": "turtle", "nq": "nquads"}.get(form, form)
    assert getattr(library.open(sampled), f"to_{method}")() == written
    if form != "html":
        assert guitu("export", sampled, "-f", form, "-o", "-").stdout == written


def test_export_to_nowhere(guitu: Guitu, sampled: Path, tmp_path: Path) -> None:
    """A format or folder that is not there is named."""
    assert "take one of" in guitu("export", sampled, "-f", "xyz", "-o", tmp_path / "x", status=1).stderr
    assert (
        "cannot be written"
        in guitu("export", sampled, "-f", "nq", "-o", tmp_path / "no" / "x", status=1).stderr
    )


def test_merging_gives_what_building_together_gives(guitu: Guitu, news: Path, tmp_path: Path) -> None:
    """Merging is the union of what articles say: in either order, and the same as one build of all."""
    for name in ("a.txt", "b.md"):
        library.build(news / name).save(tmp_path / name)
    guitu("merge", tmp_path / "a.txt", tmp_path / "b.md", "-o", tmp_path / "ab")
    guitu("merge", tmp_path / "b.md", tmp_path / "a.txt", tmp_path / "b.md", "-o", tmp_path / "ba")
    library.build(news).save(tmp_path / "all")
    assert _files(tmp_path / "ab") == _files(tmp_path / "ba") == _files(tmp_path / "all")


@pytest.mark.parametrize(
    "command", [["query", "ASK {}"], ["stats"], ["explain", "x"], ["export", "-f", "nq", "-o", "-"]]
)
def test_a_folder_without_a_graph(guitu: Guitu, tmp_path: Path, command: list[str]) -> None:
    """The folder is named, and what to do."""
    [line] = guitu(command[0], tmp_path, *command[1:], status=1).stderr.splitlines()
    assert str(tmp_path) in line
    assert "guitu build" in line


def test_damaged_builds_are_named(guitu: Guitu, sampled: Path, tmp_path: Path) -> None:
    """A file cut short or edited by hand ends in one line too."""
    graph = library.open(sampled)
    for name, data in {"build.json": b"{", "graph.nq": b"\xff\xfe\x00"}.items():
        out = graph.save(tmp_path / name)
        write_whole(out / name, data)
        [line] = guitu("stats", out, status=1).stderr.splitlines()
        assert name in line


# ---------------------------------------------------------------- help, pipes, start


def test_a_closed_pipe_is_no_error(sampled: Path) -> None:
    """`guitu query … | head -1` must end quietly."""
    query = "SELECT * { ?s ?p ?o . ?a ?b ?c }"
    command = f"'{sys.executable}' -m guitu query '{sampled}' '{query}' --format csv | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "a,b,c,o,p,s\n"
    assert done.stderr == ""


def test_no_colour_in_a_pipe_or_when_not_wanted(guitu: Guitu, sampled: Path) -> None:
    """Escape codes in a file are rubbish."""
    assert "\x1b" not in guitu("stats", sampled).stdout


def test_a_terminal_without_chinese(sampled: Path) -> None:
    """An encoding that lacks a character shows another instead of failing."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "guitu", "stats", str(sampled)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert b"3 articles" in done.stdout


HEAVY = {
    "rdflib",
    "jieba",
    "networkx",
    "pyvis",
    "numpy",
    "rustworkx",
    "rich.console",
    "pypinyin",
    "importlib.metadata",
    "distributed",
    "ontology",
    "loaders",
    "graph.terms",
}


BUILDING = {
    "jieba",
    "networkx",
    "pyvis",
    "rustworkx",
    "pypinyin",
    "loaders.pipeline",
    "loaders.finders",
    "distributed",
}
"""What only a build needs, or a drawing."""


ASKING = {"rdflib.graph", "rdflib.plugins.sparql", "oxrdflib.store", "graph.binding"}
"""What only a query needs."""


def test_a_query_waits_for_nothing_that_builds(sampled: Path) -> None:
    """A question asked a hundred times a day should not load dictionaries each time."""
    program = (
        f"import sys; sys.argv = ['guitu', 'query', {str(sampled)!r}, 'ASK {{}}']\n"
        "import guitu.__main__\n"
        "try: guitu.__main__.main()\n"
        "finally: print(list(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "true"
    assert not {name for name in BUILDING if f"'{name}'" in done.stderr}


def test_a_build_waits_for_nothing_that_asks(tmp_path: Path) -> None:
    """Somebody who builds a folder of one page should not wait for a SPARQL engine."""
    (tmp_path / "news.txt").write_text("洛阳市委书记王一鸣主持会议。", encoding="utf-8")
    arguments = ["guitu", "build", str(tmp_path / "news.txt"), "-o", str(tmp_path / "out")]
    program = (
        f"import sys; sys.argv = {arguments!r}\n"
        "import guitu.__main__\n"
        "try: guitu.__main__.main()\n"
        "finally: print(list(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (tmp_path / "out" / "graph.html").exists()
    assert not {name for name in ASKING if f"'{name}'" in done.stderr}


def test_help_waits_for_nothing_heavy() -> None:
    """`guitu --help` should answer before one has looked up: nothing is loaded that it does not need."""
    program = (
        "import atexit, sys; sys.argv = ['guitu', '--help']\n"
        "atexit.register(lambda: print(list(sys.modules), file=sys.stderr))\n"
        "import guitu.__main__; guitu.__main__.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "build" in done.stdout
    assert not {name for name in HEAVY if f"'{name}'" in done.stderr}
