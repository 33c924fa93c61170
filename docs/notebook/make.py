"""Write docs/notebook/guitu.ipynb: the cells below, executed on the example articles. 生成示例笔记本.

python docs/notebook/make.py [FILE]

The notebook has a folder of its own: beside docs/ontology Python would take that folder for the package.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

HERE = Path(__file__).parent
PAGE = HERE / "guitu.ipynb"

CELLS = (
    """\
# Guitu in a notebook 在笔记本中使用规图

`pip install 'guitu[notebook]'`. Made by `docs/notebook/make.py`; a test runs every cell.
由 `make.py` 生成，测试会逐格运行。""",
    """\
import guitu

g = guitu.build("../../examples/articles")
g""",
    """\
## Tables 数据框

`to_dataframe` knows `statements`, `entities`, `articles`, `investments`, `posts`, `appointments`, `targets`,
`members` and `corridors`. Every row ends with its sentence and article. 每行末尾是原句与文章。""",
    """\
money = g.to_dataframe("investments").sort_values("amount_yuan", ascending=False)
money[["project", "investor", "amount", "amount_yuan", "sentence"]].head(8)""",
    """\
# One amount a project, the largest; foreign currency is not converted. 每个项目取最大金额，外币不折算。
largest = money.groupby("project")["amount_yuan"].max()
print(f"{largest.count()} projects 个项目, {largest.sum() / 1e8:,.2f} 亿元")""",
    """\
targets = g.to_dataframe("targets")
targets[targets["subject"] == "天水市"][["indicator", "year", "figure", "kind"]].head(8)""",
    """\
## Questions 提问

A named query of [queries.md](../queries.md), or any SPARQL. 命名查询或任意 SPARQL。""",
    """\
for row in g.ask("leaders", place="六安市"):
    print(row.who, row.post, row.of, sep=" · ")""",
    """\
ROADS = "SELECT ?road ?place { ?r a gt:Expressway ; rdfs:label ?road ; gt:connects/rdfs:label ?place }"
for road, place in sorted(g.query(ROADS))[:5]:
    print(road, "→", place)""",
    """\
## Networks 网络

`to_networkx` gives a `MultiDiGraph`: an edge is a statement, with its sentence. 每条边是一条陈述。""",
    """\
import networkx as nx

network = g.to_networkx()
names = nx.get_node_attributes(network, "label")
central = nx.degree_centrality(network)
[names[node] for node in sorted(central, key=central.get, reverse=True)[:8]]""",
    """\
node = {label: node for node, label in names.items()}
steps = nx.shortest_path(network.to_undirected(), node["济南市"], node["青岛市"])
" — ".join(names[step] for step in steps)""",
    """\
one, other = steps[:2]
edges = {**network[one].get(other, {}), **network[other].get(one, {})}
[(edge["label"], edge["sentence"], edge["source"]) for edge in edges.values()]""",
    """\
## Files 文件

`g.to_html("plans.html")` is the page, `g.to_report("report.html")` the printable report; `to_gexf`,
`to_graphml`, `to_csv`, `to_geojson`, `to_neo4j` and `to_parquet` are for other programs:
[exports.md](../exports.md).""",
)
"""Texts, which begin with a heading, and code."""


def cells() -> list[nbformat.NotebookNode]:
    """Give the cells, not yet run; ids are their numbers, so that the file stays the same."""
    made = []
    for place, text in enumerate(CELLS):
        make = new_markdown_cell if text.startswith(("# Guitu", "## ")) else new_code_cell
        made.append(make(text, id=f"cell-{place}"))
    return made


def notebook() -> nbformat.NotebookNode:
    """Give the notebook with the results of its cells. Raises what a cell raises."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    page = new_notebook(cells=cells(), metadata={"kernelspec": kernel})
    client = NotebookClient(page, timeout=600, kernel_name="python3", record_timing=False)
    client.execute(cwd=str(HERE))
    page.metadata = {"kernelspec": kernel}
    return page


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(nbformat.writes(notebook()) + "\n", encoding="utf-8", newline="\n")
