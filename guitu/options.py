"""The options and arguments of the command line: how they are written, and their help. 命令行选项."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from guitu import __version__


class AnswerForm(StrEnum):
    """How `guitu query` prints an answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


class StoreKind(StrEnum):
    """What answers `guitu query`."""

    OXIGRAPH = "oxigraph"
    MEMORY = "memory"


class EngineKind(StrEnum):
    """What runs `guitu build`."""

    LOCAL = "local"
    DASK = "dask"


class CountForm(StrEnum):
    """How `guitu stats` prints its counts."""

    TABLE = "table"
    JSON = "json"


class Profile(StrEnum):
    """The other vocabulary that `guitu export` writes."""

    ORG = "org"


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
Destination = Annotated[str, typer.Option("-o", "--out", metavar="OUT", help="The folder to write. 输出目录")]
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
Engine = Annotated[EngineKind, typer.Option("--engine", help="dask: on many machines. 分布式构建")]
Scheduler = Annotated[str, typer.Option(metavar="ADDRESS", help="Of a Dask cluster, as tcp://…. 调度器")]
Shards = Annotated[str, typer.Argument(metavar="SHARDS", help="What --engine dask wrote. 分片地址")]
Into = Annotated[Path, typer.Argument(metavar="OUT", help="The folder to write. 输出目录")]
Prune = Annotated[bool, typer.Option("--prune", help="Drop articles whose file is gone. 删去已无文件的文章")]
Llm = Annotated[str, typer.Option(metavar="MODEL", help="Ask this model too: docs/llm.md. 大模型")]
LlmUrl = Annotated[str, typer.Option(metavar="URL", help="Its OpenAI-compatible endpoint. 接口地址")]
LlmRate = Annotated[float, typer.Option(min=0, metavar="N", help="Questions a minute, 0 for any. 每分钟次数")]
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
StoreAs = Annotated[
    StoreKind, typer.Option("--store", help="The store in OUT, or rdflib in memory. 由何种存储回答")
]
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
ProfileAs = Annotated[
    Profile | None, typer.Option("--profile", help="Posts as W3C ORG, in RDF formats. 任职按 W3C ORG 改写")
]
Format = Annotated[str, typer.Option("-f", "--format", metavar="FORMAT", help="One of those above. 格式")]
File = Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The file to write. 输出文件")]
Scans = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Show pieces of the scans that lie here. 扫描件目录")
]
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
