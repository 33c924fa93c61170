"""The command line: names, options and help of every command; `guitu.commands` does the work. 命令行."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from graph.lazy import lazy
from guitu import options as given
from guitu.model import URL, Model

if TYPE_CHECKING:
    from guitu import commands, comparing, extras, inspecting, reporting, reviewing, validating
    from guitu.cluster import command as clustering
    from guitu.serving import command as serving
    from guitu.serving import push as pushing
else:
    # It brings rdflib, jieba and networkx, for which `guitu --help` must not wait.
    commands = lazy("guitu.commands")
    comparing = lazy("guitu.comparing")
    extras = lazy("guitu.extras")
    inspecting = lazy("guitu.inspecting")
    reviewing = lazy("guitu.reviewing")
    reporting = lazy("guitu.reporting")
    validating = lazy("guitu.validating")
    clustering = lazy("guitu.cluster.command")
    serving = lazy("guitu.serving.command")
    pushing = lazy("guitu.serving.push")

HELP = """规图 Guitu: Chinese articles about plans become a knowledge graph that shows its evidence.

把城市与区域规划的新闻和公文变成有出处的知识图谱。"""

STATUS = """\
\b
Exit status 返回值:
  0  done, with or without warnings 完成（可有警告）
  1  not done, or with --strict an input failed 失败
  2  wrong usage 用法错误"""


def _examples(*lines: str) -> str:
    """Give the end of a help page; the backspace keeps its lines from being filled."""
    return "\n  ".join(("\b\nExample 示例:", *lines))


app = typer.Typer(
    name="guitu",
    help=HELP,
    epilog=f"{_examples('guitu build articles/ -o out', 'guitu explain out 济南都市圈')}\n\n{STATUS}",
    # Help drawn by Rich would cost every start 50 ms.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def guitu(*, version: given.VersionFlag = False) -> None:
    """Take the options that stand before a command."""


@app.command(
    short_help="Build a graph from articles. 由文章构建图谱",
    epilog=_examples("guitu build articles/ notes/*.md -o out --home 洛阳市"),
)
def build(  # noqa: PLR0913 - an argument is an option
    paths: given.Articles,
    out: given.Destination,
    *,
    home: given.Home = "",
    workers: given.Workers = 0,
    strict: given.Strict = False,
    base: given.Base = "",
    min_confidence: given.Confidence = 0.0,
    corrections: given.CorrectionsFile = "",
    lexicon: given.LexiconFile = "",
    join: given.Join = True,
    prune: given.Prune = False,
    neural: given.Neural = False,
    llm: given.Llm = "",
    llm_url: given.LlmUrl = URL,
    llm_per_minute: given.LlmRate = 0.0,
    column: given.Columns = None,
    meta: given.MetaFile = "",
    engine: given.Engine = given.EngineKind.LOCAL,
    scheduler: given.Scheduler = "",
) -> None:
    """Build a graph from articles: text, web pages, Word, tables, archives and more (docs/formats.md).

    由文章构建图谱：OUT/graph.html 用浏览器打开，graph.gexf 用 Gephi 打开，并可用 SPARQL 查询。

    Writes graph.html, graph.gexf, graph.ttl, graph.trig, graph.nq, articles/, problems.csv and build.json.
    An input that cannot be used is named in a warning and in problems.csv; the rest is built.
    Building again into OUT takes over what did not change. Articles that PATH no longer gives stay, unless
    --prune is given.
    再次构建时只处理有变化的文章。

    With --engine dask, PATH and OUT are addresses (s3://, hdfs://, …) and OUT gets shards: docs/scale.md.
    """
    if scheduler and engine is given.EngineKind.LOCAL:
        raise typer.BadParameter("goes with --engine dask", param_hint="--scheduler")
    settings = commands.Settings(
        home,
        base,
        min_confidence,
        workers,
        strict,
        corrections,
        lexicon,
        join,
        prune,
        neural,
        Model(llm, llm_url, llm_per_minute) if llm else None,
        dict(_pair(one, "--column", "FIELD=NAME, as text=正文") for one in column or ()),
        meta,
    )
    if engine is given.EngineKind.DASK:
        extras.need("cluster")
        clustering.shards(paths, out, scheduler, settings)
    else:
        commands.build(paths, Path(out), settings)


@app.command(
    short_help="Load what --engine dask wrote. 载入分片",
    epilog=_examples("guitu load s3://bucket/shards out"),
)
def load(shards: given.Shards, out: given.Into) -> None:
    """Load the shards that guitu build --engine dask wrote into a folder, to be asked as any other.

    把分布式构建写出的分片载入一个图谱目录，之后与单机构建的图谱无异。
    """
    extras.need("cluster")
    clustering.load(shards, out)


@app.command(
    short_help="Ask a graph in SPARQL. 用 SPARQL 查询",
    epilog=_examples(
        "guitu query out 'SELECT ?name { ?area a gt:MetropolitanArea ; rdfs:label ?name }'",
        "guitu query out -f leaders.rq --format csv > leaders.csv",
        "guitu query out --list",
        "guitu query out --name leaders -p place=六安市",
    ),
)
def query(  # noqa: PLR0913 - an argument is an option
    out: given.Out,
    sparql: given.Sparql = "",
    *,
    file: given.QueryFile = None,
    name: given.QueryName = "",
    param: given.Values = None,
    listed: given.ListFlag = False,
    form: given.AnswerAs = given.AnswerForm.TABLE,
    store: given.StoreAs = given.StoreKind.OXIGRAPH,
) -> None:
    """Ask a graph in SPARQL, or a question that has a name. The prefixes gt:, rdfs:, skos:, … are known.

    用 SPARQL 或命名查询提问，常用前缀无需声明；--list 列出全部命名查询及其参数。
    """
    if [bool(sparql), file is not None, bool(name), listed].count(True) != 1:
        raise typer.BadParameter("give one of a query, -f FILE.rq, --name NAME, --list", param_hint="SPARQL")
    if param and not name:
        raise typer.BadParameter("goes with --name NAME", param_hint="-p")
    if listed:
        commands.list_queries(form.value)
    elif name:
        commands.ask(out, name, dict(map(_pair, param or ())), form.value, store.value)
    else:
        commands.query(out, sparql, file, form.value, store.value)


def _pair(given: str, option: str = "-p", form: str = "NAME=VALUE, as place=六安市") -> tuple[str, str]:
    """Take NAME=VALUE apart."""
    name, equals, value = given.partition("=")
    if not equals:
        raise typer.BadParameter(f"{given}: write {form}", param_hint=option)
    return name, value


@app.command(
    short_help="Write a graph in another format. 导出为其他格式",
    epilog=_examples("guitu export out -f graphml -o plans.graphml"),
)
def export(
    out: given.Out,
    form: given.Format,
    file: given.File,
    *,
    profile: given.ProfileAs = None,
    min_confidence: given.Confidence = 0.0,
    scans: given.Scans = None,
) -> None:
    """Write a graph in another format; FILE may be - for standard output.

    导出图谱：html 是网页，gexf 与 graphml 供 Gephi 等软件，ttl、trig、nq、jsonld 是 RDF，csv 供表格软件，
    neo4j 供 Neo4j 导入，geojson 供地图软件，parquet 供 pandas 与 DuckDB。

    Formats: html, ttl, trig, nq, jsonld, gexf, graphml, geojson, parquet, and csv and neo4j, which are
    several files: nodes, edges, figures; nodes, relationships.
    """
    commands.export(out, form, file, min_confidence, scans, profile or "")


@app.command(
    short_help="Show every statement about a name. 列出关于某个名称的陈述",
    epilog=_examples("guitu explain out 济南都市圈"),
)
def explain(out: given.Out, name: given.Name) -> None:
    """Show every statement about a name, with the rule that found it, the article and the sentence.

    列出关于某个名称的每一条陈述：规则、文章与原句。
    """
    commands.explain(out, name)


@app.command(
    short_help="List what is least certain. 列出最不确定之处",
    epilog=_examples("guitu review out", "guitu review out -o review.toml"),
)
def review(out: given.Out, *, most: given.Most = 20, file: given.ReviewFile = None) -> None:
    """List what is least certain: contradictions, unsure joins, statements of weak rules.

    列出最不确定之处：相互矛盾的陈述、拿不准的归并、置信度低的陈述。

    With -o it is a corrections file: take the comment signs off the entries that you are sure about, give a
    reason, and build again with --corrections FILE.
    """
    reviewing.review(out, most, file)


@app.command(
    short_help="Check that a graph keeps its word. 校验",
    epilog=_examples("guitu validate out > faults.txt"),
)
def validate(out: given.Out) -> None:
    """Check a graph against the shapes of the vocabulary and the texts of its articles.

    校验图谱：逐篇检查 SHACL 形状、原文引用与词汇表，说明哪里有什么问题；有问题即返回 1。

    Every fault is told with its article, statement and sentence; the exit status is 1 when there is one.
    """
    validating.validate(out)


@app.command(
    short_help="Show what two graphs say differently. 比较",
    epilog=_examples(
        "guitu diff out2021 out2022",
        "guitu diff out2021 out2022 --html changes.html",
        "guitu diff out2021 out2022 --format markdown > changes.md",
    ),
)
def diff(
    old: given.Old,
    new: given.New,
    *,
    form: given.DifferenceAs = given.DifferenceForm.TEXT,
    page: given.DifferencePage = None,
) -> None:
    """Show what two graphs say differently: targets, posts, projects, statements added and gone.

    比较两个图谱：目标数值、职务人选、项目状态与投资的变化，以及新增和不再提及的陈述；--html 另写着色网页。
    """
    comparing.compare(old, new, form.value, page)


@app.command(
    short_help="Write a printable report. 生成报告",
    epilog=_examples("guitu report out --lang en", "guitu report out -o plans.html"),
)
def report(
    out: given.Out,
    file: given.Page = None,
    *,
    lang: given.Speech = given.Language.ZH,
    title: given.Heading = "",
    pdf: given.Printed = False,
) -> None:
    """Write what the articles hold as one page to read and print, every row with its sentences.

    生成可打印的报告：主要行动者、投资合计、通道、领导与职务、目标、任免、说法不一与质量说明，每行附原句编号。

    The page needs no network. --pdf takes a Chromium, Chrome or Edge that is installed.
    """
    reporting.report(out, file, lang.value, title, pdf=pdf)


@app.command(
    name="inspect",
    short_help="Show how a document is read. 检视文档的读取结果",
    epilog=_examples("guitu inspect notes/a.md", "guitu inspect articles --html inspected.html"),
)
def inspect_(
    paths: given.Articles,
    *,
    home: given.Home = "",
    column: given.Columns = None,
    meta: given.MetaFile = "",
    page: given.InspectionPage = None,
) -> None:
    """Show how documents are read: items, paragraphs, metadata and their origins, dropped lines, mentions.

    显示文档如何被读取：分则、段落、元数据及其出处、舍去的版面文字、识别出的名称（终端着色或 HTML）。
    """
    columns = dict(_pair(one, "--column", "FIELD=NAME, as text=正文") for one in column or ())
    inspecting.inspect(paths, home, columns, meta, page)


@app.command(
    short_help="Count what a graph holds. 统计",
    epilog=_examples("guitu stats out --format json"),
)
def stats(out: given.Out, *, form: given.CountsAs = given.CountForm.TABLE) -> None:
    """Count articles, entities by class and statements by relation.

    统计文章数、各类实体数与各种关系数。
    """
    commands.stats(out, form.value)


@app.command(
    short_help="Join graphs into one. 合并图谱",
    epilog=_examples("guitu merge out2021 out2022 -o both"),
)
def merge(outs: given.Outs, out: given.Target) -> None:
    """Join graphs into one. Their order does not matter; an article that several hold counts once.

    合并多个图谱：与顺序无关，同一篇文章只算一次。
    """
    commands.merge(outs, out)


@app.command(
    short_help="Serve a graph to programs and browsers. 提供 SPARQL 服务",
    epilog=_examples("guitu serve out --port 8877"),
)
def serve(  # noqa: PLR0913 - an argument is an option
    out: given.Out,
    *,
    host: given.Host = "127.0.0.1",
    port: given.Port = 8877,
    name: given.ServedAs = None,
    cors: given.Cors = None,
    seconds: given.Seconds = 30.0,
    memory: given.Memory = 1024,
    rows: given.Rows = 100_000,
    queries: given.Queries = 8,
) -> None:
    """Serve a graph, for reading only: SPARQL at /sparql, a query page, the graph page, a page an entity.

    以只读方式提供图谱：/sparql 是 SPARQL 端点，/ 是查询页，/graph 是网络图，每个实体各有一页。

    Only this machine is answered unless --host says otherwise. A query over a limit is stopped and told so.
    """
    extras.need("serve")
    address = serving.Address(host, port, tuple(name or ()), tuple(cors or ()))
    serving.serve(out, address, serving.Limits(seconds, memory, rows, queries))


@app.command(
    short_help="Send a graph to a SPARQL server. 推送到 SPARQL 库",
    epilog=_examples("guitu push out http://localhost:7878/store"),
)
def push(out: given.Out, url: given.Store) -> None:
    """Send a graph to a bigger server, by the SPARQL 1.1 Graph Store Protocol; only what is new is sent.

    按图存储协议推送到更大的 SPARQL 库，只传有变化的图；中断后再次运行即可续传。

    Credentials are read from GUITU_PUSH_TOKEN, or GUITU_PUSH_USER and GUITU_PUSH_PASSWORD.
    """
    pushing.push(out, url)
