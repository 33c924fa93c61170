"""GEXF, GraphML and CSV: other programs' readers find every node, edge, label and class of the view."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from exports.flat import flat
from exports.gexf import gexf
from exports.graphml import graphml
from exports.tables import FORMULA, TABLES, edge_table, figure_table, node_table
from graph.dataset import collect
from graph.view import edges, nodes, view
from loaders.values import Extraction
from ontology import load
from tests import samples

JS = Path(__file__).parent / "js"
Network = dict[str, Any]


def drawn(*articles: Extraction) -> nx.MultiDiGraph[str]:
    return view(collect(articles, load()))


@pytest.fixture(scope="module")
def whole() -> nx.MultiDiGraph[str]:
    return drawn(*samples.extractions())


def xml(text: str) -> str:
    """What XML keeps of a text."""
    return text.replace("\x07", "\ufffd")


def labels(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    return {name: xml(node["label"]) for name, node in nodes(graph)}


def classes(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    return {name: node["type"] for name, node in nodes(graph)}


def statements(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, str, str, str]]:
    return {(key, s, o, edge["predicate"], xml(edge["sentence"])) for s, o, key, edge in edges(graph)}


@pytest.mark.parametrize(
    ("write", "read"), [(gexf, nx.read_gexf), (graphml, nx.read_graphml)], ids=("gexf", "graphml")
)
def test_networkx_reads_every_node_edge_label_and_class(
    whole: nx.MultiDiGraph[str],
    write: Callable[[nx.MultiDiGraph[str]], str],
    read: Callable[[io.BytesIO], nx.MultiDiGraph[str]],
) -> None:
    back = read(io.BytesIO(write(whole).encode()))
    assert {name: data["label"] for name, data in back.nodes(data=True)} == labels(whole)
    assert {name: data["class"] for name, data in back.nodes(data=True)} == classes(whole)
    found = {(key, s, o, d["predicate"], d["sentence"]) for s, o, key, d in back.edges(keys=True, data=True)}
    assert found == statements(whole)


def test_igraph_reads_every_node_and_edge_of_graphml(whole: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    """igraph has a reader of its own, in C; parallel edges and types of columns must come through."""
    file = tmp_path / "graph.graphml"
    file.write_text(graphml(whole), encoding="utf-8")
    read = igraph.Graph.Read_GraphML(str(file))
    assert read.is_directed()
    assert dict(zip(read.vs["id"], read.vs["label"], strict=True)) == labels(whole)
    ids = read.vs["id"]
    found = {
        (edge["statement"], ids[edge.source], ids[edge.target], edge["predicate"], edge["sentence"])
        for edge in read.es
    }
    assert found == statements(whole)
    assert all(isinstance(size, float) for size in read.vs["size"])


def test_keys_of_graphml_have_ids_of_their_own(whole: nx.MultiDiGraph[str]) -> None:
    """`id` of a key is unique in a document; a column of nodes and one of edges may have one name."""
    keys = re.findall(r'<key id="([^"]+)" for="(\w+)" attr.name="([^"]+)"', graphml(whole))
    assert len({id_ for id_, _, _ in keys}) == len(keys)
    assert {("node", "label"), ("edge", "label")} <= {(for_, name) for _, for_, name in keys}


def by_graphology(text: str, path: Path) -> Network:
    if shutil.which("node") is None:
        pytest.skip("Node.js is not installed")
    if not (JS / "node_modules" / "graphology-gexf").is_dir():
        pytest.skip("run `npm ci` in tests/js first")
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(["node", JS / "read.js", path], capture_output=True, check=True)
    network: Network = json.loads(done.stdout)
    return network


@pytest.mark.parametrize(("suffix", "write"), [("gexf", gexf), ("graphml", graphml)])
def test_graphology_reads_every_node_edge_label_and_class(
    whole: nx.MultiDiGraph[str], suffix: str, write: Callable[[nx.MultiDiGraph[str]], str], tmp_path: Path
) -> None:
    """graphology is what Gephi Lite reads with."""
    network = by_graphology(write(whole), tmp_path / f"graph.{suffix}")
    assert (network["multi"], network["type"]) == (True, "directed")
    assert {node["id"]: node["attributes"]["label"] for node in network["nodes"]} == labels(whole)
    assert {node["id"]: node["attributes"]["class"] for node in network["nodes"]} == classes(whole)
    rows = ((edge["id"], edge["source"], edge["target"], edge["attributes"]) for edge in network["edges"])
    assert {(key, s, o, data["predicate"], data["sentence"]) for key, s, o, data in rows} == statements(whole)
    for node in network["nodes"]:
        assert {"x", "y", "size", "color", "shape"} <= node["attributes"].keys()
        assert isinstance(node["attributes"]["importance"], int | float)


def test_parallel_edges_of_one_predicate_have_kinds_of_their_own(
    whole: nx.MultiDiGraph[str], tmp_path: Path
) -> None:
    """Gephi joins edges of one kind between two nodes: a fact would be lost."""
    pair = samples.COMPANY.id, samples.PARK.id
    assert len({data["predicate"] for data in whole[pair[0]][pair[1]].values()}) == 1
    network = by_graphology(gexf(whole), tmp_path / "graph.gexf")
    kinds = sorted(e["attributes"]["kind"] for e in network["edges"] if (e["source"], e["target"]) == pair)
    assert kinds == ["investsIn", "investsIn 2"]


def test_dates_are_written_for_timelines_and_again_as_columns() -> None:
    text = gexf(drawn(samples.plan()))
    (visit,) = (line for line in text.splitlines() if 'kind="visited"' in line)
    assert 'start="2021-10-13"' in visit
    assert 'timeformat="date"' in text
    back = nx.read_gexf(io.BytesIO(text.encode()))
    assert {d["start_date"] for _, _, d in back.edges(data=True) if "start_date" in d} == {"2021-10-13"}
    assert 'mode="static"' in gexf(drawn(samples.investment())).split("<attributes")[0]


def test_files_hold_no_date_of_today_and_no_version() -> None:
    """Else the same articles would give other bytes tomorrow, or with another networkx."""
    text = gexf(drawn(samples.plan()))
    assert "lastmodifieddate" not in text
    assert nx.__version__ not in text.split("<graph")[0]


@pytest.mark.parametrize("write", [gexf, graphml])
def test_no_control_character_gets_into_xml(write: Callable[[nx.MultiDiGraph[str]], str]) -> None:
    text = write(drawn(samples.hostile()))
    assert "\ufffd" in text
    assert not [char for char in text if ord(char) < 0x20 and char not in "\t\n\r"]


def test_flat_view_has_texts_and_numbers_of_one_type_a_column(whole: nx.MultiDiGraph[str]) -> None:
    plain = flat(whole)
    rows = [data for _, data in plain.nodes(data=True)] + [data for _, _, data in plain.edges(data=True)]
    types: dict[str, set[type]] = {}
    for row in rows:
        for name, cell in row.items():
            assert cell != ""
            types.setdefault(name, set()).add(type(cell))
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}
    assert types["amountCNY"] == {float}


def read_table(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "Excel would take Chinese for another encoding"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_tables_hold_every_node_edge_and_figure(whole: nx.MultiDiGraph[str]) -> None:
    assert {row["Id"]: row["class"] for row in read_table(node_table(whole))} == classes(whole)
    rows = read_table(edge_table(whole))
    assert {(row["Source"], row["Target"], row["Id"]) for row in rows} == {
        (s, o, key) for s, o, key, _ in edges(whole)
    }
    assert {row["amountCNY"] for row in rows} == {"", "1280000000"}
    figures = {(row["Node"], row["figure"], row["year"]) for row in read_table(figure_table(whole))}
    assert {(samples.AREA.id, "8000亿元", "2025"), (samples.PARK.id, "12.8亿元", "")} <= figures
    assert len(read_table(figure_table(whole))) == sum(len(node["figures"]) for _, node in nodes(whole))


@pytest.mark.parametrize("start", FORMULA)
def test_no_cell_is_a_formula(start: str) -> None:
    """A spreadsheet computes a cell that begins so: =HYPERLINK(...) in a name would phone home."""
    name = f"{start}HYPERLINK(1)"
    entity = samples.entity("Enterprise", name)
    graph = drawn(Extraction(samples.plan().article, (entity,), ()))
    assert [row["Label"] for row in read_table(node_table(graph))] == [f"'{name}"]
    for write in TABLES.values():
        for row in read_table(write(drawn(samples.hostile()))):
            assert not [cell for cell in row.values() if cell.startswith(FORMULA)]


@pytest.mark.parametrize("write", [gexf, graphml, *TABLES.values()])
def test_empty_view_is_a_file_too(write: Callable[[nx.MultiDiGraph[str]], str]) -> None:
    assert write(drawn())
