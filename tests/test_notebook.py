"""Notebooks: the example runs as it stands in docs/, and a graph shows itself and gives its tables."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import nbformat
import networkx as nx
import pandas as pd
import pytest

import guitu
from graph.dataset import Build, collect
from guitu import Graph, GuituError
from guitu.building import BuildOptions
from ontology import load
from tests import samples

ROOT = Path(__file__).parents[1]
MAKE = runpy.run_path(str(ROOT / "docs" / "notebook" / "make.py"))
GRAPH = Graph(collect(samples.extractions(), load()), BuildOptions())


def test_the_example_holds_the_cells_it_is_made_of() -> None:
    """If this fails, run `python docs/notebook/make.py`."""
    page = nbformat.read(ROOT / "docs" / "notebook" / "guitu.ipynb", as_version=4)
    assert [(cell.cell_type, cell.source) for cell in page.cells] == [
        (cell.cell_type, cell.source) for cell in MAKE["cells"]()
    ]
    assert all(cell.outputs for cell in page.cells if cell.cell_type == "code")


def test_the_example_runs() -> None:
    """A cell that raises stops the run with its error."""
    page = MAKE["notebook"]()
    nbformat.validate(page)
    shown = page.cells[1].outputs[0].data
    assert shown["text/plain"] == "<guitu.Graph of 10 articles>"
    assert "statements 条陈述" in shown["text/html"]


def test_a_graph_shows_itself_and_nothing_in_it_is_markup() -> None:
    card = GRAPH._repr_html_()
    assert "洛阳市" in card
    assert "<script" not in card
    assert "<img" not in card
    assert "</b> articles" in Graph(Build((), {}), BuildOptions())._repr_html_()


def test_the_network_is_that_of_all_exports() -> None:
    network = GRAPH.to_networkx()
    assert isinstance(network, nx.MultiDiGraph)
    statements = GRAPH.stats().statements
    figures = sum(len(node["figures"]) for _, node in network.nodes(data=True))
    assert network.number_of_edges() + figures == statements


def test_frames_have_days_and_numbers() -> None:
    statements = GRAPH.to_dataframe()
    assert len(statements) == GRAPH.stats().statements
    assert pd.api.types.is_datetime64_any_dtype(statements["article_date"])
    assert statements["amountCNY"].max() == 1_280_000_000
    entities = GRAPH.to_dataframe("entities").set_index("label")
    assert abs(entities.loc["洛阳市", "latitude"] - 34.6) < 0.1


@pytest.mark.parametrize("name", ["articles", "investments", "posts", "targets", "members", "statements"])
def test_an_empty_graph_gives_empty_frames_with_all_columns(name: str) -> None:
    """A script must not break on the day when no article holds an investment."""
    empty = Graph(Build((), {}), BuildOptions()).to_dataframe(name)
    assert list(empty.columns) == list(GRAPH.to_dataframe(name).columns)
    assert len(empty) == 0


def test_an_unknown_table_is_told_in_one_line() -> None:
    with pytest.raises(GuituError, match="money: no table of a graph; take one of statements, entities"):
        GRAPH.to_dataframe("money")


def test_without_pandas_one_line_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import guitu\n"
        "try:\n    guitu.merge([]).to_dataframe()\n"
        "except guitu.GuituError as error:\n    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "pip install 'guitu[notebook]'" in done.stdout


def test_public_names_are_those_of_the_package() -> None:
    assert guitu.Graph is Graph
