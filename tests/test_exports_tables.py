"""GeoJSON, Neo4j's CSV, Parquet and data frames: independent readers find what the graph holds."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pytest
from shapely.geometry import shape

from exports import neo4j
from exports.geojson import geojson
from exports.parquet import parquet
from exports.rows import TABLES, Tables, columns
from graph.around import parents
from graph.dataset import Build, collect
from graph.view import edges, nodes, view
from loaders.values import Article, Extraction
from ontology import load
from tests import samples
from tests.conftest import Guitu
from tests.serving import sampled

BUILD = collect(samples.extractions(), load())
VIEW = view(BUILD)
Feature = dict[str, Any]


def features(text: str) -> dict[str, Feature]:
    return {one["properties"]["label"]: one for one in json.loads(text)["features"]}


def test_places_are_points_where_they_lie() -> None:
    found = features(geojson(VIEW, parents(BUILD)))
    point = shape(found["洛阳市"]["geometry"])
    assert point.geom_type == "Point"
    assert abs(point.x - 112.4) < 0.1
    assert abs(point.y - 34.6) < 0.1
    assert found["洛阳市"]["properties"]["exact"] is True
    coded = [node["label"] for _, node in nodes(VIEW) if node["code"]]
    assert set(coded) <= set(found)


def test_what_lies_in_a_place_is_drawn_there_and_says_so() -> None:
    """A project has no coordinates; its place's are taken, and must not be read as its own."""
    park = features(geojson(VIEW, parents(BUILD)))["青砚重工风电产业园"]
    assert park["geometry"] == features(geojson(VIEW, parents(BUILD)))["济源市"]["geometry"]
    assert (park["properties"]["point_of"], park["properties"]["exact"]) == ("济源市", False)


def test_corridors_are_lines_through_their_places() -> None:
    found = features(geojson(VIEW, parents(BUILD)))
    line = shape(found["洛济产业带"]["geometry"])
    ends = {found[name]["geometry"]["coordinates"][0] for name in ("洛阳市", "济源市")}
    assert line.geom_type == "LineString"
    assert {x for x, _ in line.coords} == ends
    assert line.is_simple
    assert "将建设洛济产业带" in found["洛济产业带"]["properties"]["sentences"]


def test_a_line_goes_from_place_to_place_and_leaves_out_what_holds_them() -> None:
    """In the text a line's ends stand first, and its provinces among its towns: drawn so it would zigzag."""
    text = "连霍高速连接西安市、商丘市、洛阳市、郑州市、河南省和新郑市。"
    road = samples.entity("Expressway", "连霍高速")
    codes = {
        "610100": "西安市",
        "411400": "商丘市",
        "410300": "洛阳市",
        "410100": "郑州市",
        "410000": "河南省",
    }
    levels = {"410000": "Province", "410184": "County"}
    places = [
        samples.entity(levels.get(code, "City"), name, code=code)
        for code, name in {**codes, "410184": "新郑市"}.items()
    ]
    statements = tuple(samples._statement(text, (road, "connects", place), text) for place in places)
    build = collect([Extraction(Article.of("a.txt", text), (road, *places), statements)], load())
    found = features(geojson(view(build)))
    way = [tuple(spot) for spot in found["连霍高速"]["geometry"]["coordinates"]]
    spots = {tuple(one["geometry"]["coordinates"]): name for name, one in found.items() if name != "连霍高速"}
    stops = [spots[spot] for spot in way]
    assert stops in (["西安市", "洛阳市", "新郑市", "商丘市"], ["商丘市", "新郑市", "洛阳市", "西安市"])


def test_geojson_keeps_to_its_standard() -> None:
    """RFC 7946: feature collection, ids, longitude before latitude, no null among coordinates."""
    whole = json.loads(geojson(VIEW, parents(BUILD)))
    assert whole["type"] == "FeatureCollection"
    assert "GeoNames" in whole["attribution"]
    assert len({one["id"] for one in whole["features"]}) == len(whole["features"])
    for one in whole["features"]:
        assert one["type"] == "Feature"
        assert shape(one["geometry"]).is_valid
        west, south, east, north = shape(one["geometry"]).bounds
        assert 73 < west <= east < 136
        assert 3 < south <= north < 54
        assert all(isinstance(cell, str | int | float) for cell in one["properties"].values())


# Neo4j: the grammar of headers as the Operations Manual has it, read by a reader of the tests' own.

HEADER = re.compile(
    r"(?P<name>[^:]*):(?:(?P<special>ID|LABEL|START_ID|END_ID|TYPE|IGNORE)(?:\([^)]*\))?"
    r"|(?P<type>int|long|float|double|boolean|byte|short|char|string|point|date|localtime|time|localdatetime"
    r"|datetime|duration)(?P<array>\[\])?)"
)
READERS = {"long": int, "double": float, "string": str, "date": str}


def imported(text: str) -> list[dict[str, Any]]:
    """Read a table as the import tool does: one record a line, empty fields are no properties."""
    assert not text.startswith("\ufeff")
    lines = text.split("\n")
    (header, *records) = csv.reader(lines[:-1])
    assert len(records) == len(lines) - 2, "a field goes on in the next line"
    fields = []
    for name in header:
        match = HEADER.fullmatch(name)
        assert match, name
        fields.append(match)
    rows = []
    for record in records:
        assert len(record) == len(fields)
        row: dict[str, Any] = {}
        for field, cell in zip(fields, record, strict=True):
            if cell:
                read = READERS[field["type"] or "string"]
                key = field["special"] or field["name"]
                row[key] = [read(one) for one in cell.split(";")] if field["array"] else read(cell)
        rows.append(row)
    return rows


def test_neo4j_gets_every_node_with_its_labels() -> None:
    rows = {row["ID"]: row for row in imported(neo4j.node_table(VIEW))}
    for id_, node in nodes(VIEW):
        assert rows[id_]["LABEL"].split(";")[0] == (node["type"] or "Thing")
        assert rows[id_].get("code", "") == node["code"]
        assert len(rows[id_].get("names", [])) == len(node["names"])
    figures = sum(len(node["figures"]) for _, node in nodes(VIEW))
    assert len(rows) == len(VIEW) + len(VIEW.graph["articles"]) + figures


def test_neo4j_gets_every_statement_between_nodes_that_are_there() -> None:
    """The import stops at a relationship whose end is no node."""
    known = {row["ID"] for row in imported(neo4j.node_table(VIEW))}
    rows = imported(neo4j.relationship_table(VIEW))
    assert {end for row in rows for end in (row["START_ID"], row["END_ID"])} <= known
    told = {
        (row["START_ID"], row["END_ID"], row["statement"]) for row in rows if row["TYPE"] != "MENTIONED_IN"
    }
    figures = {(id_, one["key"], one["key"]) for id_, node in nodes(VIEW) for one in node["figures"]}
    assert told == {(s, o, key) for s, o, key, _ in edges(VIEW)} | figures
    assert {row["TYPE"] for row in rows} >= {"INVESTS_IN", "PART_OF_METROPOLITAN_AREA", "HAS_TARGET"}
    assert {row["amountCNY"] for row in rows if "amountCNY" in row} == {1_280_000_000.0}
    dates = [row[name] for row in rows for name in ("dateValue", "article_date") if name in row]
    assert dates
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", date) for date in dates)


def test_hostile_texts_stay_in_their_fields() -> None:
    text = "甲;乙\n丙\t丁\"戊'己,庚"
    entity = samples.entity("Enterprise", text, "子;丑")
    build = collect([Extraction(samples.plan().article, (entity,), ())], load())
    (row,) = (row for row in imported(neo4j.node_table(view(build))) if "Enterprise" in row["LABEL"])
    assert row["label"] == "甲;乙 丙 丁\"戊'己,庚"
    assert row["names"] == ["子；丑"]


# Parquet and data frames


def test_duckdb_finds_every_statement_and_every_value(tmp_path: Path) -> None:
    """DuckDB reads the file with a reader of its own, not with the library that wrote it."""
    file = tmp_path / "graph.parquet"
    file.write_bytes(parquet(BUILD))
    database = duckdb.connect()
    found = database.execute(f"SELECT * FROM '{file}'")  # noqa: S608
    names = [column[0] for column in found.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    assert rows == [dict(row) for row in Tables(BUILD).statements]
    told = VIEW.number_of_edges() + sum(len(node["figures"]) for _, node in nodes(VIEW))
    assert len(rows) == told
    (sum_,) = database.execute(
        f"SELECT sum(amountCNY) FROM '{file}' WHERE predicate = 'investsIn'"  # noqa: S608
    ).fetchall()
    assert sum_ == (1_280_000_000.0,)


def test_columns_do_not_depend_on_what_is_said() -> None:
    """A script that reads a column must not break on the day when no article fills it."""
    wanted = list(columns(load()))
    assert [list(row) for row in Tables(BUILD).statements] == [wanted] * len(Tables(BUILD).statements)
    assert parquet(Build((), {}))


@pytest.mark.parametrize("name", TABLES)
def test_tables_hold_their_statements(name: str) -> None:
    rows = TABLES[name].rows(Tables(BUILD))
    predicates = {
        "appointments": ("appointedTo", "removedFrom"),
        "corridors": ("connects",),
        "investments": ("investsIn", "hasInvestment"),
        "members": ("partOfMetropolitanArea",),
        "posts": ("holdsPost", "leads"),
        "targets": ("hasTarget",),
    }
    every = Tables(BUILD).statements
    if name in predicates:
        assert len(rows) == sum(row["predicate"] in predicates[name] for row in every)
        assert all(row["sentence"] for row in rows)
    assert {tuple(row) for row in rows} <= {tuple(TABLES[name].columns(load()))}


def test_investments_of_both_relations_stand_in_one_table() -> None:
    rows = TABLES["investments"].rows(Tables(BUILD))
    told = {(row["investor"], row["project"], row["amount"], row["amount_yuan"]) for row in rows}
    assert (samples.COMPANY.label, samples.PARK.label, "12.8亿元", 1_280_000_000.0) in told
    assert (None, samples.PARK.label, "12.8亿元", None) in told


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small graph."""
    return sampled(tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize("form", ["geojson", "neo4j", "parquet"])
def test_command_writes_the_files(guitu: Guitu, small: Path, tmp_path: Path, form: str) -> None:
    done = guitu("export", small, "-f", form, "-o", tmp_path / f"plans.{form}")
    files = [Path(line) for line in done.stdout.splitlines()]
    assert [file.name for file in files] == {
        "geojson": ["plans.geojson"],
        "neo4j": ["plans.nodes.csv", "plans.relationships.csv"],
        "parquet": ["plans.parquet"],
    }[form]
    assert all(file.stat().st_size > 1000 for file in files)


def test_an_empty_graph_gives_empty_files() -> None:
    empty: nx.MultiDiGraph[str] = view(Build((), {}))
    assert json.loads(geojson(empty))["features"] == []
    assert imported(neo4j.node_table(empty)) == imported(neo4j.relationship_table(empty)) == []
