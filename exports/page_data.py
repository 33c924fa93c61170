"""What the page is told: a view as rows for pyvis, and tables that they point into. 网页的数据."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import networkx as nx
from pypinyin import lazy_pinyin

from exports.layout import Layout, layout
from graph.diff_view import ComparisonData
from ontology import EntityClass, Relation, load

Row = dict[str, Any]

WITHIN = ("administrativePartOf", "locatedIn")
"""The relations by which the page's place filter finds what lies in a place."""
AROUND = 160
"""How many characters of its paragraph are shown before and behind a sentence."""
SMALLEST, LARGEST = 9, 26
"""Half the width of the least and the most important node of a small graph, in the units of the layout."""
NUMBERS = frozenset({"amountCNY", "unit", "value"})
"""The qualifiers that only repeat a figure's text as numbers."""
PARAGRAPH = re.compile(r"\n(?=\s)")
"""A line's end before a blank or an indented line; the column breaks other lines, not the writer."""
BEND = 0.14
"""How far the second edge between two nodes swings out, as a share of its length."""


class PageData(NamedTuple):
    """Rows of nodes (`id` is the rank by importance) and edges for pyvis, and the tables they point into."""

    nodes: list[Row]
    edges: list[Row]
    tables: Row


class Said(NamedTuple):
    """One statement with its ends: `object` is a node, or empty where `value` is a figure."""

    key: str
    subject: str
    object: str
    value: str
    data: Mapping[str, Any]

    @property
    def qualifiers(self) -> Row:
        """What qualifies it, without what its value says already."""
        repeated = NUMBERS if self.value else frozenset[str]()
        return {name: text for name, text in self.data["qualifiers"].items() if name not in repeated}

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it is said: the article and the slice of its text."""
        return self.data["article"], self.data["start"], self.data["end"]


def page_data(view: nx.MultiDiGraph[str], texts: Mapping[str, str], laid: Layout | None = None) -> PageData:
    """Turn a view into the page's data.

    `texts` maps article ids to their texts as read; any may be missing. `laid` is its layout, if known.

    >>> page_data(nx.MultiDiGraph(), {}).nodes
    []
    """
    clips = view.graph.get("clips", {})  # pieces of scans: data URIs by article and slice
    order = sorted(view, key=lambda name: (-view.nodes[name]["importance"], view.nodes[name]["label"], name))
    ranks = {name: rank for rank, name in enumerate(order)}
    said = sorted(_said(view), key=lambda one: (ranks[one.subject], one.data["predicate"], one.key))
    articles = _articles(view)
    article_rows = {row["id"]: n for n, row in enumerate(articles)}
    places = sorted({one.place: one.data["sentence"] for one in said}.items())
    place_rows = {place: n for n, (place, _) in enumerate(places)}
    rules = sorted({one.data["rule"] for one in said})
    rule_rows = {rule: n for n, rule in enumerate(rules)}
    tables = {
        "articles": [
            [row[name] for name in ("id", "source", "title", "date", "publisher")] for row in articles
        ],
        "sentences": [
            [*_sentence(article_rows, texts, place, exact), *clips.get(place, [])] for place, exact in places
        ],
        "rules": rules,
        "statements": [
            _statement(one, ranks, place_rows[one.place], rule_rows[one.data["rule"]]) for one in said
        ],
        "base": next((view.nodes[name]["iri"].removesuffix(name) for name in order), ""),
        "within": WITHIN,
        "comparison": _comparison(view, said),
        **_legend(view, said),
    }
    return PageData(_nodes(view, laid or layout(view), order, tables["base"]), _edges(said, ranks), tables)


def _articles(view: nx.MultiDiGraph[str]) -> list[Row]:
    """Give the articles' rows, the newest first, those without a date last."""
    articles = sorted(view.graph.get("articles", {}).values(), key=itemgetter("source", "id"))
    return sorted(articles, key=itemgetter("date"), reverse=True)


def _statement(one: Said, ranks: Mapping[str, int], place: int, rule: int) -> list[Any]:
    """Give the row of a statement: its ends by rank, its sentence and its rule by their rows."""
    return [
        one.key,
        ranks[one.subject],
        one.data["predicate"],
        ranks.get(one.object, one.value),
        one.qualifiers,
        place,
        rule,
        round(one.data["confidence"], 3),
        [part["exact"] for part in one.data["context"]],
        one.data.get("change", ""),
    ]


def _comparison(view: nx.MultiDiGraph[str], said: Iterable[Said]) -> Row | None:
    """Give what two builds say differently (`graph.diff_view`) as rows of statements; None for one build."""
    if "comparison" not in view.graph:
        return None
    rows = {one.key: row for row, one in enumerate(said)}
    found: ComparisonData = view.graph["comparison"]
    changes = [
        {**change, "old": [rows[key] for key in change["old"]], "new": [rows[key] for key in change["new"]]}
        for change in found["changes"]
    ]
    return {
        "changes": changes,
        "added": [rows[key] for key in found["added"]],
        "gone": [rows[key] for key in found["gone"]],
    }


def _said(view: nx.MultiDiGraph[str]) -> Iterator[Said]:
    for subject, object_, key, data in view.edges(keys=True, data=True):
        yield Said(str(key), subject, object_, "", data)
    for subject, node in view.nodes(data=True):
        for figure in node["figures"]:
            yield Said(figure["key"], subject, "", figure["value"], figure)


def _nodes(view: nx.MultiDiGraph[str], laid: Layout, order: Iterable[str], base: str) -> list[Row]:
    places, communities = laid
    growth = min(2.4, max(1.0, (len(places) / 60) ** 0.3))  # a larger graph is seen from further away
    spread = max(1.0, 1.5 - len(places) / 400)  # a small one has room for its names
    rows = []
    for rank, name in enumerate(order):
        node, (x, y) = view.nodes[name], places[name]
        size = growth * (SMALLEST + (LARGEST - SMALLEST) * node["importance"] ** 1.3)
        row = {
            "id": rank,
            "key": name,
            "label": node["label"],
            "type": node["type"],
            "x": round(x * spread),
            "y": round(y * spread),
            "size": round(size, 1),
            "community": communities[name],
            "shape": node["shape"],
            "code": node["code"],
        }
        row |= {"change": node["change"]} if node.get("change") else {}
        row |= {"iri": node["iri"]} if node["iri"] != base + name else {}
        forms = [node["label"], *node["names"]]
        rows.append(
            {**row, "names": list(node["names"]), "pinyin": [" ".join(lazy_pinyin(form)) for form in forms]}
        )
    return rows


def _edges(said: Iterable[Said], ranks: Mapping[str, int]) -> list[Row]:
    """Draw one edge for all statements that say the same, in `statements`; parallel edges swing apart."""
    drawn: dict[tuple[int, int], dict[str, list[int]]] = {}
    for row, one in enumerate(said):
        if one.object:
            ends = ranks[one.subject], ranks[one.object]
            drawn.setdefault(ends, {}).setdefault(one.data["predicate"], []).append(row)
    edges: list[Row] = []
    for _, parallel in groupby(sorted(drawn.items(), key=_pair), key=_pair):
        lines = [
            (ends, predicate, rows) for ends, same in parallel for predicate, rows in sorted(same.items())
        ]
        for n, ((subject, object_), predicate, rows) in enumerate(lines):
            edge = {
                "id": len(edges),
                "from": subject,
                "to": object_,
                "predicate": predicate,
                "statements": rows,
            }
            edges.append(
                edge | _bend(n, len(lines), subject < object_) | ({"width": 2} if len(rows) > 1 else {})
            )
    return edges


def _pair(item: tuple[tuple[int, int], object]) -> tuple[int, int]:
    return min(item[0]), max(item[0])


def _bend(n: int, count: int, forwards: bool) -> Row:
    """Swing the n-th of some edges between two nodes out, evenly to both sides, whichever way it runs."""
    bend = BEND * (n - (count - 1) / 2)
    if not bend:
        return {}
    side = "curvedCW" if (bend > 0) == forwards else "curvedCCW"
    return {"smooth": {"enabled": True, "type": side, "roundness": round(abs(bend), 3)}}


def _sentence(
    articles: Mapping[str, int], texts: Mapping[str, str], place: tuple[str, int, int], exact: str
) -> list[object]:
    """Give a row of the sentences: the article's row, start, end, the text, and what stands round it."""
    article, start, end = place
    text = texts.get(article, "")
    before, behind = text[:start], text[end:]
    before = PARAGRAPH.split(before[-2 * AROUND :])[-1]
    behind = PARAGRAPH.split(behind[: 2 * AROUND], maxsplit=1)[0]
    before = f"…{before[-AROUND:]}" if len(before) > AROUND else before.lstrip()
    behind = f"{behind[:AROUND]}…" if len(behind) > AROUND else behind.rstrip()
    return [articles[article], start, end, exact, before, behind]


def _legend(view: nx.MultiDiGraph[str], said: Iterable[Said]) -> Row:
    """Give labels, colours and comments of the classes, relations and qualifiers that occur in a view."""
    ontology = load()
    classes: dict[str, Row] = {}
    for _, node in view.nodes(data=True):
        for name, zh, en, parent in (
            (node["top"], node["top_zh"], node["top_en"], ""),
            (node["type"], node["type_zh"], node["type_en"], node["top"]),
        ):
            look = ontology.classes.get(name)
            color, shape = (look.color, look.shape) if look else (node["color"], node["shape"])
            row = {
                "zh": zh,
                "en": en,
                "parent": parent,
                "color": color,
                "shape": shape,
                "comment": _comment(look),
            }
            classes.setdefault(name, row)
    relations = {
        one.data["predicate"]: {
            "zh": one.data["label"],
            "en": one.data["label_en"],
            "comment": _comment(ontology.relations.get(one.data["predicate"])),
        }
        for one in said
    }
    used = {name for one in said for name in one.qualifiers}
    qualifiers = {
        name: {"zh": declared.label_zh, "en": declared.label_en, "twin": declared.twin_of}
        | {
            "options": {
                option.code: {"zh": option.label_zh, "en": option.label_en} for option in declared.options
            }
        }
        for name, declared in ontology.qualifiers.items()
        if name in used
    }
    return {"classes": classes, "relations": relations, "qualifiers": qualifiers}


def _comment(declared: EntityClass | Relation | None) -> dict[str, str]:
    return {"zh": declared.comment_zh, "en": declared.comment_en} if declared else {}
