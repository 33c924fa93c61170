"""Two builds as one network, in which every node and statement tells whether both have it. 比较的网络视图."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

import networkx as nx

from graph.dataset import Build, merge
from graph.diff import Said, difference, marks, said
from graph.records import Records, records
from graph.view import view
from ontology import Ontology


class ChangeData(TypedDict):
    """A question answered otherwise, its answers as ids of statements."""

    kind: str
    about: list[str]
    old: list[str]
    new: list[str]


class ComparisonData(TypedDict):
    """All that two builds say differently, as ids of statements of the joined view."""

    changes: list[ChangeData]
    added: list[str]
    gone: list[str]


def diff_view(old: Build, new: Build, ontology: Ontology) -> nx.MultiDiGraph[str]:
    """Draw two builds together, as `view` draws their merge.

    Nodes, edges and figures carry `change`: "added" or "gone" for what only one build has, "before" and
    "after" for the two sides of a changed answer, "" for the rest. The graph attribute `comparison`
    (`ComparisonData`) lists all of it.

    >>> from ontology import load
    >>> diff_view(Build((), {}), Build((), {}), load()).graph["comparison"]
    {'changes': [], 'added': [], 'gone': []}
    """
    before, after = records(old, ontology), records(new, ontology)
    olds, news = said(before, after), said(after, after)
    found = difference(olds, news)
    changes = marks(found, olds, news)
    graph = view(merge(old, new))
    for *_, key, data in graph.edges(keys=True, data=True):
        data["change"] = changes.get(key, "")
    forms = _forms(before), _forms(after)
    for name, node in graph.nodes(data=True):
        for figure in node["figures"]:
            figure["change"] = changes.get(figure["key"], "")
        own = frozenset((name, node["label"], *node["names"]))
        node["change"] = "" if own & forms[0] and own & forms[1] else "gone" if own & forms[0] else "added"
    there = {key for *_, key in graph.edges(keys=True)}
    there |= {figure["key"] for _, node in graph.nodes(data=True) for figure in node["figures"]}

    def ids(some: Iterable[Said]) -> list[str]:
        return [one.id for one in some if one.id in there]

    graph.graph["comparison"] = ComparisonData(
        changes=[
            ChangeData(kind=change.kind, about=[*change.about], old=ids(change.old), new=ids(change.new))
            for change in found.changes
        ],
        added=ids(found.added),
        gone=ids(found.gone),
    )
    return graph


def _forms(found: Records) -> frozenset[str]:
    """Give the ids and labels of all things of a build: by either a thing is known again in the other."""
    return frozenset(_known(found))


def _known(found: Records) -> Iterator[str]:
    for name, known in found.entities.items():
        yield from (name, known.entity.label)
