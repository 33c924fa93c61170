"""How right the graph is where the same articles are typed, copied or broken in other ways. 不同写法与换行。

python -m benchmarks.ways            print the figures
python -m benchmarks.ways --write    write them to docs/quality.md
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from textwrap import wrap

from benchmarks.published import publish
from benchmarks.quality import PAGE, SETS, annotated, score_article
from benchmarks.scoring import SUMS, total
from loaders import Article

_HAN = r"[\u4e00-\u9fff]"


def _broken(text: str, width: int, between: str) -> str:
    """The text with lines of one width at most, and so its paragraphs parted."""
    return between.join("\n".join(wrap(line, width)) for line in text.split("\n"))


def _paged(text: str, foot: str) -> str:
    """The text broken at thirty characters, with such a foot after every tenth line."""
    lines = _broken(text, 30, "\n\u3000\u3000").split("\n")
    return "\n".join(f"{line}\n{foot}" if number % 10 == 9 else line for number, line in enumerate(lines))


def _marked_up(text: str) -> str:
    """The text as the source of a web page: a heading, paragraphs, bold figures, quotes as entities."""
    bold = re.sub(r"(\d+(?:\.\d+)?[万亿]元)", r"<strong>\1</strong>", text)
    quoted = bold.replace("“", "&ldquo;").replace("”", "&rdquo;")
    title, *lines = quoted.split("\n")
    paragraphs = "".join(f'<p style="text-indent: 2em;">{line}</p>' for line in lines)
    return f'<div class="article"><h1>{title}</h1>{paragraphs}</div>'


WAYS: Mapping[str, Callable[[str], str]] = {
    "as they are 原文": str,
    "broken at 20 characters 每行20字": lambda text: _broken(text, 20, "\n\n"),
    "broken at 40, paragraphs set in 每行40字": lambda text: _broken(text, 40, "\n\u3000\u3000"),
    "broken at 30, with feet of pages 每行30字带页码": lambda text: _paged(text, "\n— 3 —\n"),
    "… and new pages 换页": lambda text: _paged(text, "第 3 页 共 10 页\n\f"),
    "set in with &nbsp; 空格实体": lambda text: re.sub("(?m)^", "&nbsp;&nbsp;", text),
    "a blank behind each mark 标点后空格": lambda text: re.sub("([，。、：])", r"\1 ", text),
    "a blank between all characters 逐字空格": lambda text: re.sub(f"(?<={_HAN})(?={_HAN})", " ", text),
    "a blank around each figure 数字旁空格": lambda text: re.sub(
        rf"(?<={_HAN})(?=\d)|(?<=\d)(?={_HAN})", " ", text
    ),
    "marks of the keyboard 半角标点": lambda text: text.translate(str.maketrans("，：（）“”", ',:()""')),
    "marks of columns 竖排标点": lambda text: text.translate(str.maketrans("“”（）", "﹁﹂︵︶")),
    "small commas 小逗号": lambda text: text.replace("，", "﹐"),
    "points for stops 以点代句号": lambda text: text.replace("。", "."),
    "wide points for stops 全角点": lambda text: text.replace("。", "．"),
    "half stops 半角句号": lambda text: text.replace("。", "｡"),
    "wide digits 全角数字": lambda text: text.translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "signs that show nothing 零宽字符": lambda text: re.sub("(?<=[，。、])", "\u200b", text),
    "markup of a web page 网页标记": _marked_up,
    "Windows line ends 回车换行": lambda text: text.replace("\n", "\r\n"),
}
"""Ways of writing the same: what comes from a mail, a form, a scan, PDF or a web page."""


def measure(way: Callable[[str], str]) -> str:
    """Give the F1 of entities, core and other relations over all annotated articles, as cells of a table."""
    scores = [
        score_article(Article.of(article.source, way(article.text)), annotation)
        for name in SETS
        for article, annotation in annotated(name)
    ]
    tallies = total(scores)
    return " | ".join(f"{tallies[row].f1:.3f}" for row in SUMS)


def main() -> None:
    """Print the table, or write it to the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the figures to docs/quality.md")
    lines = [f"| Way of writing 写法 | {' | '.join(SUMS)} |", "| --- | --- | --- | --- |"]
    write = parser.parse_args().write
    lines += [f"| {name} | {measure(way)} |" for name, way in WAYS.items()]
    table = "\n".join(lines)
    print(table)
    if write:
        publish(PAGE, "ways", table)


if __name__ == "__main__":
    main()
