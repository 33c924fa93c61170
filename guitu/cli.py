"""The command line: names, options and help of every command; `guitu.commands` does the work. 命令行."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guitu import __version__, extras
from guitu.lazy import lazy

if TYPE_CHECKING:
    from guitu import commands, comparing, inspecting, reporting, reviewing, validating
    from guitu.serving import command as serving
    from guitu.serving import push as pushing
else:
    # It brings rdflib, jieba and networkx, for which `guitu --help` must not wait.
    commands = lazy("guitu.commands")
    comparing = lazy("guitu.comparing")
    inspecting = lazy("guitu.inspecting")
    reviewing = lazy("guitu.reviewing")
    reporting = lazy("guitu.reporting")
    validating = lazy("guitu.validating")
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


class AnswerForm(StrEnum):
    """How `guitu query` prints an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


class CountForm(StrEnum):
    """How `guitu stats` prints its counts."""

    TABLE = "table"
    JSON = "json"


class Language(StrEnum):
    """What `guitu report` is written in."""

    ZH = "zh"
    EN = "en"


class DifferenceForm(StrEnum):
    """How `guitu diff` prints what differs."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"guitu {__version__}")
        raise typer.Exit


VersionFlag = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version. 版本号")
]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that guitu build wrote. 图谱目录")]
Outs = Annotated[
    list[Path], typer.Argument(metavar="OUT...", help="Folders that guitu build wrote. 图谱目录")
]
Target = Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder to write. 输出目录")]
Articles = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, patterns; - reads a pipe. 文件、目录")
]
Home = Annotated[str, typer.Option(metavar="PLACE", help="What 我市 means, as 洛阳市. 本地是哪里")]
Workers = Annotated[int, typer.Option(min=0, metavar="N", help="Processes, 0 as suits. 进程数")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if an input failed. 有问题即返回 1")]
Base = Annotated[str, typer.Option(metavar="IRI", help="What resource IRIs begin with. 资源 IRI 的前缀")]
Confidence = Annotated[
    float, typer.Option(min=0, max=1, metavar="0..1", help="Leave out statements below it. 置信度下限")
]
LexiconFile = Annotated[
    str, typer.Option("--lexicon", metavar="FILE", help="Names and types of your own, TSV. 用户词表")
]
CorrectionsFile = Annotated[
    str, typer.Option("--corrections", metavar="FILE", help="Apply a TOML file of corrections. 更正文件")
]
Prune = Annotated[bool, typer.Option("--prune", help="Drop articles whose file is gone. 删去已无文件的文章")]
Neural = Annotated[bool, typer.Option("--neural", help="Find more names: docs/neural.md. 神经网络识别")]
Join = Annotated[bool, typer.Option("--join/--no-join", help="Join names across articles. 跨文章归并名称")]
Columns = Annotated[
    list[str] | None, typer.Option("--column", metavar="FIELD=NAME", help="A table's column. 表格的列名")
]
MetaFile = Annotated[
    str, typer.Option("--meta", metavar="FILE.csv", help="Title, date, url … by file. 元数据表")
]
InspectionPage = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write a page instead. 另写为网页")
]
Sparql = Annotated[str, typer.Argument(metavar="[SPARQL]", help="The query. 查询语句")]
QueryFile = Annotated[
    Path | None, typer.Option("-f", "--file", metavar="FILE.rq", help="Read the query from a file. 查询文件")
]
QueryName = Annotated[str, typer.Option("--name", metavar="NAME", help="Ask a named query. 命名查询")]
Values = Annotated[
    list[str] | None,
    typer.Option("-p", "--param", metavar="NAME=VALUE", help="What a named query is asked about. 参数"),
]
ListFlag = Annotated[bool, typer.Option("--list", help="List the named queries. 列出命名查询")]
AnswerAs = Annotated[AnswerForm, typer.Option("--format", help="How the answer is printed. 输出格式")]
CountsAs = Annotated[CountForm, typer.Option("--format", help="How the counts are printed. 输出格式")]
DifferenceAs = Annotated[DifferenceForm, typer.Option("--format", help="How it is printed. 输出格式")]
Page = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="FILE", help="The page, OUT/report.html by default. 输出文件"),
]
Speech = Annotated[Language, typer.Option("--lang", help="The report's language. 语言")]
Heading = Annotated[str, typer.Option(metavar="TEXT", help="What heads the page. 标题")]
Printed = Annotated[bool, typer.Option("--pdf", help="Print it to PDF too, with a Chromium. 同时输出 PDF")]
DifferencePage = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="A page to write too. 另写为着色的网页")
]
Old = Annotated[Path, typer.Argument(metavar="OLD", help="The earlier graph. 较早的图谱目录")]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The later graph. 较新的图谱目录")]
Format = Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="One of those above. 格式")]
File = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The file to write. 输出文件")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen. 监听地址")]
Port = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port, 0 for a free one. 端口")]
ServedAs = Annotated[
    list[str] | None, typer.Option(metavar="HOST", help="A name that others call this machine. 对外主机名")
]
Cors = Annotated[
    list[str] | None, typer.Option(metavar="ORIGIN", help="A site whose pages may ask. 允许的跨域来源")
]
Seconds = Annotated[float, typer.Option(min=0.1, metavar="N", help="Time of a query. 查询时限（秒）")]
Memory = Annotated[int, typer.Option(min=64, metavar="MIB", help="Memory of a query. 查询内存上限")]
Rows = Annotated[int, typer.Option(min=1, metavar="N", help="Rows of an answer. 结果行数上限")]
Queries = Annotated[int, typer.Option(min=1, metavar="N", help="Queries at once. 并发查询数")]
Most = Annotated[int, typer.Option("-n", "--most", min=1, metavar="N", help="Of each kind. 每类条数")]
ReviewFile = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write a corrections file. 更正文件")
]
Store = Annotated[str, typer.Argument(metavar="URL", help="Its graph store address. 图存储地址")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, code or IRI. 名称、代码或 IRI")]


@app.callback()
def guitu(*, version: VersionFlag = False) -> None:
    """Take the options that stand before a command."""


@app.command(
    short_help="Build a graph from articles. 由文章构建图谱",
    epilog=_examples("guitu build articles/ notes/*.md -o out --home 洛阳市"),
)
def build(  # noqa: PLR0913 - an argument is an option
    paths: Articles,
    out: Target,
    *,
    home: Home = "",
    workers: Workers = 0,
    strict: Strict = False,
    base: Base = "",
    min_confidence: Confidence = 0.0,
    corrections: CorrectionsFile = "",
    lexicon: LexiconFile = "",
    join: Join = True,
    prune: Prune = False,
    neural: Neural = False,
    column: Columns = None,
    meta: MetaFile = "",
) -> None:
    """Build a graph from articles: text, web pages, Word, tables, archives and more (docs/formats.md).

    由文章构建图谱：OUT/graph.html 用浏览器打开，graph.gexf 用 Gephi 打开，并可用 SPARQL 查询。

    Writes graph.html, graph.gexf, graph.ttl, graph.trig, graph.nq, articles/, problems.csv and build.json.
    An input that cannot be used is named in a warning and in problems.csv; the rest is built.
    Building again into OUT takes over what did not change. Articles that PATH no longer gives stay, unless
    --prune is given.
    再次构建时只处理有变化的文章。
    """
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
        dict(_pair(one, "--column", "FIELD=NAME, as text=正文") for one in column or ()),
        meta,
    )
    commands.build(paths, out, settings)


@app.command(
    short_help="Ask a graph in SPARQL. 用 SPARQL 查询",
    epilog=_examples(
        "guitu query out 'SELECT ?name { ?area a gt:MetropolitanArea ; rdfs:label ?name }'",
        "guitu query out -f leaders.rq --format csv > leaders.csv",
        "guitu query out --list",
        "guitu query out --name leaders -p place=六安市",
    ),
)
def query(
    out: Out,
    sparql: Sparql = "",
    *,
    file: QueryFile = None,
    name: QueryName = "",
    param: Values = None,
    listed: ListFlag = False,
    form: AnswerAs = AnswerForm.TABLE,
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
        commands.ask(out, name, dict(map(_pair, param or ())), form.value)
    else:
        commands.query(out, sparql, file, form.value)


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
def export(out: Out, form: Format, file: File, *, min_confidence: Confidence = 0.0) -> None:
    """Write a graph in another format; FILE may be - for standard output.

    导出图谱：html 是网页，gexf 与 graphml 供 Gephi 等软件，ttl、trig、nq、jsonld 是 RDF，csv 供表格软件，
    neo4j 供 Neo4j 导入，geojson 供地图软件，parquet 供 pandas 与 DuckDB。

    Formats: html, ttl, trig, nq, jsonld, gexf, graphml, geojson, parquet, and csv and neo4j, which are
    several files: nodes, edges, figures; nodes, relationships.
    """
    commands.export(out, form, file, min_confidence)


@app.command(
    short_help="Show every statement about a name. 列出关于某个名称的陈述",
    epilog=_examples("guitu explain out 济南都市圈"),
)
def explain(out: Out, name: Name) -> None:
    """Show every statement about a name, with the rule that found it, the article and the sentence.

    列出关于某个名称的每一条陈述：规则、文章与原句。
    """
    commands.explain(out, name)


@app.command(
    short_help="List what is least certain. 列出最不确定之处",
    epilog=_examples("guitu review out", "guitu review out -o review.toml"),
)
def review(out: Out, *, most: Most = 20, file: ReviewFile = None) -> None:
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
def validate(out: Out) -> None:
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
    old: Old, new: New, *, form: DifferenceAs = DifferenceForm.TEXT, page: DifferencePage = None
) -> None:
    """Show what two graphs say differently: targets, posts, projects, statements added and gone.

    With --html, also as the graph page of both in which it is coloured.
    比较两个图谱：目标数值、职务人选、项目状态与投资的变化，以及新增和不再提及的陈述；--html 另写着色网页。
    """
    comparing.compare(old, new, form.value, page)


@app.command(
    short_help="Write a printable report. 生成报告",
    epilog=_examples("guitu report out --lang en", "guitu report out -o plans.html"),
)
def report(
    out: Out, file: Page = None, *, lang: Speech = Language.ZH, title: Heading = "", pdf: Printed = False
) -> None:
    """Write what the articles hold as one page to read and print, every row with its sentences.

    生成可打印的报告：主要行动者、投资合计、通道、领导与职务、目标、任免、说法不一与质量说明，每行附原句编号。

    The page needs no network. --pdf takes a Chromium, Chrome or Edge that is installed.
    """
    reporting.report(out, file, lang.value, title, pdf=pdf)


@app.command(
    name="inspect",
    short_help="Show how a document is read. 检视文档的读取结果",
    epilog=_examples("guitu inspect news.docx", "guitu inspect page.html --html page.inspected.html"),
)
def inspect_(
    paths: Articles,
    *,
    home: Home = "",
    column: Columns = None,
    meta: MetaFile = "",
    page: InspectionPage = None,
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
def stats(out: Out, *, form: CountsAs = CountForm.TABLE) -> None:
    """Count articles, entities by class and statements by relation.

    统计文章数、各类实体数与各种关系数。
    """
    commands.stats(out, form.value)


@app.command(
    short_help="Join graphs into one. 合并图谱",
    epilog=_examples("guitu merge out2021 out2022 -o both"),
)
def merge(outs: Outs, out: Target) -> None:
    """Join graphs into one. Their order does not matter; an article that several hold counts once.

    合并多个图谱：与顺序无关，同一篇文章只算一次。
    """
    commands.merge(outs, out)


@app.command(
    short_help="Serve a graph to programs and browsers. 提供 SPARQL 服务",
    epilog=_examples("guitu serve out --port 8877"),
)
def serve(  # noqa: PLR0913 - an argument is an option
    out: Out,
    *,
    host: Host = "127.0.0.1",
    port: Port = 8877,
    name: ServedAs = None,
    cors: Cors = None,
    seconds: Seconds = 30.0,
    memory: Memory = 1024,
    rows: Rows = 100_000,
    queries: Queries = 8,
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
def push(out: Out, url: Store) -> None:
    """Send a graph to a bigger server, by the SPARQL 1.1 Graph Store Protocol; only what is new is sent.

    按图存储协议推送到更大的 SPARQL 库，只传有变化的图；中断后再次运行即可续传。

    Credentials are read from GUITU_PUSH_TOKEN, or GUITU_PUSH_USER and GUITU_PUSH_PASSWORD.
    """
    pushing.push(out, url)
