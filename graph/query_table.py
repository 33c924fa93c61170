"""The manual of the named queries, made from their files: `python -m graph.query_table docs/queries.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from graph.named import NamedQuery, Parameter, named

HEAD = """\
# Questions with names 命名查询

Generated from `graph/queries/`, one file a question. `guitu query OUT --list` lists them,
`guitu query OUT --name leaders -p place=六安市` asks one; in Python
`guitu.open("out").ask("leaders", place="六安市")`.

Names are matched whole, short forms included: 六安 is 六安市. A date is written 2023-08-30. What may be left
out stands in brackets. The examples are answered by the graph of `examples/articles`.
名称须写全称或简称，日期写作 2023-08-30，方括号中的参数可省略。

A name stands for everything that judgements (同一性判断) hold to be one thing: its representative and, over
`owl:sameAs`, all that other articles call otherwise. So the sentences of every article are found. What a
correction strikes (更正划去的陈述) is in no answer. In SPARQL of your own, step through it in the same way:
`?written rdfs:label|(owl:sameAs/rdfs:label) ?name`.

In a file, `VALUES (?place) { (UNDEF) }` is where the things of that name are listed; `UNDEF` asks about all.

"""


def document(queries: Iterable[NamedQuery]) -> str:
    """Give the manual as Markdown: each question with what it answers, its parameters and an example.

    >>> query = NamedQuery("x", "甲", "A", "What a is.", (Parameter("a", "date", "2020-01-01"),), "")
    >>> print(document([query]).partition("## ")[2])
    x
    <BLANKLINE>
    **甲 A.** What a is.
    <BLANKLINE>
    - `a` (date)
    <BLANKLINE>
    ```
    guitu query out --name x -p a=2020-01-01
    ```
    <BLANKLINE>
    """
    return HEAD + "\n".join(map(_section, queries))


def _section(query: NamedQuery) -> str:
    parameters = "".join(f"- {_parameter(one)}\n" for one in query.parameters)
    listed = f"{parameters}\n" if parameters else ""
    return (
        f"## {query.name}\n\n**{query.zh} {query.en}.** {query.answers}\n\n{listed}"
        f"```\nguitu query out {query.example}\n```\n"
    )


def _parameter(parameter: Parameter) -> str:
    name = f"`[{parameter.name}]`" if parameter.optional else f"`{parameter.name}`"
    return f"{name} ({parameter.type.replace('|', ', ')})"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(named().values()), encoding="utf-8", newline="\n")
