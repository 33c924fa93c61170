"""One article rendered in every format: the fixtures of the readers' tests. Names are invented."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter


@dataclass(frozen=True, slots=True)
class Sample:
    """An article to render: its title, its paragraphs, and what else a format may tell of it."""

    title: str
    paragraphs: tuple[str, ...]
    date: str = "2021-10-14"
    publisher: str = "洛阳晚报"
    author: str = "苏砚秋"
    url: str = "https://example.org/news/14.html"

    @property
    def text(self) -> str:
        """What every reader gives as its text."""
        return "\n".join((self.title, *self.paragraphs))

    @property
    def body(self) -> str:
        """The text without its title."""
        return "\n".join(self.paragraphs)

    @property
    def row(self) -> dict[str, str]:
        """The article as a row of a table."""
        return {
            "标题": self.title,
            "日期": self.date,
            "来源": self.publisher,
            "作者": self.author,
            "链接": self.url,
            "正文": self.body,
        }


SAMPLE = Sample(
    "洛阳都市圈迈出新步伐",
    (
        "本报讯 10月13日，代市长郜望舒到济源市调研，听取洛阳青砚重工有限公司项目推进情况汇报。",
        "洛阳都市圈包括洛阳市、济源市，将建设洛济产业带。力争到2025年，地区生产总值达到8000亿元。",
        "洛阳青砚重工有限公司投资12.8亿元建设青砚重工风电产业园，项目选址济源市，计划于明年年底建成投产。",
        "会议强调，要加快推进洛阳都市圈建设，推动基础设施互联互通、产业协同发展和公共服务共建共享。",
    ),
)

ASIDE = "".join(f'<li><a href="/{i}.html">相关阅读之{i}</a></li>' for i in range(9))


def html(sample: Sample, charset: str = "utf-8") -> bytes:
    """A page as a newspaper's site serves it: menu, article, links, imprint."""
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in sample.paragraphs)
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}"><title>{sample.title}_某新闻网</title>
<meta name="author" content="{sample.author}"><meta property="og:site_name" content="{sample.publisher}">
<meta property="article:published_time" content="{sample.date}T08:00:00+08:00">
<link rel="canonical" href="{sample.url}"></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/yw/">要闻</a></li></ul></nav>
<div class="article"><h1>{sample.title}</h1>{paragraphs}</div>
<div class="sidebar"><h3>相关阅读</h3><ul>{ASIDE}</ul></div>
<footer>版权所有 未经许可不得转载</footer></body></html>""".encode(charset)


def mhtml(sample: Sample) -> bytes:
    """A page as Chromium saves it in one file."""
    message = EmailMessage()
    message["From"], message["Snapshot-Content-Location"] = "<Saved by Blink>", sample.url
    message.make_related()
    page = EmailMessage()
    page.set_content(html(sample).decode(), subtype="html", cte="quoted-printable")
    page["Content-Location"] = sample.url
    picture = EmailMessage()
    picture.set_content(b"\x89PNG\r\n\x1a\n", "image", "png")
    message.attach(page)
    message.attach(picture)
    return message.as_bytes()


def word(sample: Sample) -> bytes:
    """A Word document with the title in the style Title."""
    document = docx.Document()
    document.add_heading(sample.title, 0)
    for paragraph in sample.paragraphs:
        document.add_paragraph(paragraph)
    return saved(document.save)


def xlsx(sample: Sample) -> bytes:
    """A workbook with the article in its second row."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(sample.row))
    sheet.append(list(sample.row.values()))
    return saved(book.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """Give what `save` writes into a file."""
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def table(sample: Sample, encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    """A CSV file as Excel saves it."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(sample.row), delimiter=delimiter)
    writer.writeheader()
    writer.writerow(sample.row)
    return buffer.getvalue().encode(encoding)


def jsonl(sample: Sample) -> bytes:
    """One line of JSON."""
    return json.dumps(sample.row, ensure_ascii=False).encode() + b"\n"


def parquet(sample: Sample) -> bytes:
    """A table of one row."""
    rows = pa.Table.from_pylist([sample.row])
    return saved(lambda buffer: pyarrow.parquet.write_table(rows, buffer))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes], mode: str = "w:gz") -> bytes:
    """A TAR archive of some files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def rss(sample: Sample, encoding: str = "utf-8") -> bytes:
    """A feed with one item, its text as escaped HTML."""
    text = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in sample.paragraphs)
    return f"""<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{sample.publisher}</title>
<item><title>{sample.title}</title><link>{sample.url}</link><dc:creator>{sample.author}</dc:creator>
<pubDate>Thu, 14 Oct 2021 08:00:00 +0800</pubDate><description>{text}</description></item>
</channel></rss>""".encode(encoding)


def atom(sample: Sample) -> bytes:
    """A feed with one entry, its text as XHTML."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in sample.paragraphs)
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{sample.publisher}</title>
<entry><title>{sample.title}</title><link href="{sample.url}"/><author><name>{sample.author}</name></author>
<published>{sample.date}T08:00:00+08:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{text}</div></content></entry></feed>""".encode()


def warc(sample: Sample) -> bytes:
    """A crawl: a request, the page, a picture and a page that was not there."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    for url, status, kind, data in (
        (sample.url, "200 OK", "text/html; charset=utf-8", html(sample)),
        ("https://example.org/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/none", "404 Not Found", "text/html", b"<p>404</p>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        # Its own would be new each time, and so would be what half of the file holds.
        own = {"WARC-Record-ID": f"<urn:uuid:{len(data):032}>", "WARC-Date": "2021-10-14T08:00:00Z"}
        record = writer.create_warc_record(
            url, "response", io.BytesIO(data), http_headers=headers, warc_headers_dict=own
        )
        writer.write_record(record)
    return buffer.getvalue()


def renderings(sample: Sample = SAMPLE) -> dict[str, bytes]:
    """Give the article in every format, by file name."""
    plain = sample.text.encode()
    return {
        "a.txt": plain,
        "a.md": f"# {sample.title}\n{sample.body}".encode(),
        "gb.txt": sample.text.encode("gb18030"),
        "a.html": html(sample),
        "gb.html": html(sample, "gb2312"),
        "a.mhtml": mhtml(sample),
        "a.docx": word(sample),
        "a.xlsx": xlsx(sample),
        "a.csv": table(sample),
        "gb.csv": table(sample, "gb18030"),
        "a.tsv": table(sample, "utf-16", "\t"),
        "a.jsonl": jsonl(sample),
        "a.json": json.dumps([sample.row]).encode(),
        "a.parquet": parquet(sample),
        "a.zip": zipped({"2021/a.txt": plain}),
        "a.tar": tarred({"2021/a.txt": plain}, "w"),
        "a.tar.gz": tarred({"2021/a.docx": word(sample)}),
        "a.txt.gz": gzip.compress(plain),
        "a.rss": rss(sample),
        "gb.xml": rss(sample, "gb2312"),
        "a.atom": atom(sample),
        "a.warc": gzip.decompress(warc(sample)),
        "a.warc.gz": warc(sample),
    }
