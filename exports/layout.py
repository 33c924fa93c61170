"""Where every node of a view is drawn: computed before the page is written, the same every time. 布局.

Communities (Louvain) are pulled together or laid as discs, and separate components are packed round the
largest. So related things stay side by side, and no simulation has to run in the reader's browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import atan2, ceil, cos, hypot, pi, sin, sqrt
from typing import NamedTuple, TypeAlias

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Plain: TypeAlias = "nx.Graph[int]"

SEED = 7
SPACING = 84.0
"""The room one node takes, in the page's units (a small node is 12 wide, its label about 90)."""
WHOLE = 120
"""Components up to this size are laid in one piece; in larger ones every community gets a disc of its own."""
OUTSIDE = 0.25
"""The pull of an edge between two communities, beside 1 for an edge inside one."""
STEP = SPACING / 2
"""Separate components are placed on cells of this width; each takes the cells under its nodes and lines."""
ROOM = 2
"""How many cells are kept free round what a component takes."""
COLUMN = 1 << 20
"""Cells are numbered column by column; no drawing is so many cells high."""
INWARDS = 0.3
"""The pull of the middle on every node: it keeps chains from running away, so that drawings are round."""


class Layout(NamedTuple):
    """Where every node lies (`places`), and the number of the community it lies in (`communities`)."""

    places: dict[str, tuple[int, int]]
    communities: dict[str, int]


def positions(view: nx.MultiDiGraph[str]) -> dict[str, tuple[int, int]]:
    """Give every node of a view its place on the page: x to the right, y downwards, whole numbers.

    The same nodes and edges give the same places, in whatever order they were added.

    >>> view = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> positions(view) == positions(nx.MultiDiGraph([("b", "c"), ("a", "b")]))
    True
    >>> positions(nx.MultiDiGraph())
    {}
    """
    return layout(view).places


def layout(view: nx.MultiDiGraph[str]) -> Layout:
    """Give every node of a view its place and its community: the nodes that lie in one disc, or in one part.

    >>> layout(nx.MultiDiGraph([("a", "b"), ("c", "d")])).communities
    {'a': 0, 'b': 0, 'c': 1, 'd': 1}
    """
    names = sorted(view)
    plain = _plain(view, names)
    figures = [bool(view.nodes[name].get("figures")) for name in names]
    parts = sorted(
        nx.connected_components(plain), key=lambda part: (-len(part), not figures[min(part)], min(part))
    )
    graphs = [_numbered(plain, sorted(part)) for part in parts]
    groups = [_groups(graph) for graph in graphs]
    drawings = [_component(graph, inside) for graph, inside in zip(graphs, groups, strict=True)]
    footprints = [_footprint(drawing, graph.edges()) for drawing, graph in zip(drawings, graphs, strict=True)]
    places = np.zeros((len(names), 2))
    for part, drawing, centre in zip(parts, drawings, _pack(footprints, [*map(len, parts)]), strict=True):
        places[sorted(part)] = drawing + centre
    return Layout(
        {name: (round(x), round(y)) for name, (x, y) in zip(names, places.tolist(), strict=True)},
        dict(zip(names, _communities(parts, groups), strict=True)),
    )


def _communities(parts: Iterable[set[int]], groups: Iterable[Sequence[set[int]]]) -> list[int]:
    """Number the communities of all parts; a part that is laid in one piece is one."""
    found: dict[int, int] = {}
    number = 0
    for part, inside in zip(parts, groups, strict=True):
        members = sorted(part)
        for group in inside if len(part) > WHOLE else [range(len(part))]:
            found |= dict.fromkeys((members[node] for node in group), number)
            number += 1
    return [found[node] for node in range(len(found))]


def _plain(view: nx.MultiDiGraph[str], names: Sequence[str]) -> Plain:
    """Number the nodes and join parallel edges: `weight` is how many statements join two nodes."""
    number = {name: n for n, name in enumerate(names)}
    plain: Plain = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for one, other in sorted((number[one], number[other]) for one, other in view.edges()):
        if one != other:
            weight = plain.get_edge_data(one, other, {"weight": 0})["weight"]
            plain.add_edge(one, other, weight=weight + 1)
    return plain


def _numbered(plain: Plain, part: Sequence[int]) -> Plain:
    """Give the part of a graph that joins some nodes, which are numbered anew from 0."""
    return nx.relabel_nodes(plain.subgraph(part), {node: n for n, node in enumerate(part)})


def _groups(graph: Plain) -> list[set[int]]:
    """Give the groups of a connected graph whose nodes are joined more with each other than with the rest."""
    if len(graph) < 3:
        return [set(graph)]
    found = nx.community.louvain_communities(graph, seed=SEED)
    return sorted(found, key=lambda group: (-len(group), min(group)))


def _component(graph: Plain, groups: Sequence[set[int]]) -> Points:
    """Lay a connected graph round (0, 0)."""
    size = len(graph)
    if size < 3:
        return np.array([[SPACING * (n - (size - 1) / 2), 0.0] for n in range(size)])
    if size <= WHOLE:
        return _apart(_forces(graph, groups))
    return _discs(graph, [sorted(group) for group in groups])


def _forces(graph: Plain, groups: Sequence[set[int]] = ()) -> Points:
    """Lay by forces (Fruchterman, Reingold, Softw. Pract. Exper. 21, 1991), weaker between groups."""
    group_of = {node: n for n, group in enumerate(groups) for node in group}
    size = graph.number_of_nodes()
    forces = rx.PyGraph()
    forces.add_nodes_from(range(size + 1))
    forces.add_edges_from([(size, n, INWARDS) for n in range(size)])
    for one, other in sorted(graph.edges()):
        forces.add_edge(one, other, 1.0 if group_of.get(one) == group_of.get(other) else OUTSIDE)
    laid = rx.spring_layout(forces, weight_fn=float, num_iter=120, seed=SEED, k=1.6 / sqrt(size))
    return _scaled(_round(_centred(np.array([laid[n] for n in range(size)]))), size)


def _round(places: Points) -> Points:
    """Draw the nodes that lie outside the disc of the inner nine tenths towards its rim."""
    reach = np.maximum(np.hypot(places[:, 0], places[:, 1]), 1e-9)
    rim = max(float(np.quantile(reach, 0.9)), 1e-9)
    nearer = np.where(reach > rim, rim * (1 + 0.35 * np.tanh((reach - rim) / rim)), reach)
    rounded: Points = places * (nearer / reach)[:, None]
    return rounded


def _scaled(places: Points, size: int) -> Points:
    """Stretch a drawing so that the middle one of its nodes lies where it has the room it needs."""
    middle = float(np.median(np.hypot(places[:, 0], places[:, 1]))) or 1.0
    return places * (SPACING * sqrt(size / pi) * 0.85 / middle)


def _apart(places: Points, rounds: int = 6) -> Points:
    """Push nodes that lie on each other apart, as little as it takes. Pairs are looked up once a round."""
    places, room = places.copy(), SPACING * 0.8
    for _ in range(rounds):
        one, other = _close(places, 2 * room)
        for _ in range(12):
            gap = places[one] - places[other]
            far = np.hypot(gap[:, 0], gap[:, 1])[:, None]
            push = np.where(far < room, gap * ((room - far) / np.maximum(far, 1e-9) / 2), 0.0) * 0.8
            np.add.at(places, one, push)
            np.add.at(places, other, -push)
    return _centred(places)


def _centred(places: Points) -> Points:
    middle: Points = places.mean(axis=0)
    return places - middle


def _close(places: Points, far: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the pairs of nodes less than `far` apart."""
    gap = places[:, None, :] - places[None, :, :]
    one, other = np.nonzero(np.triu((gap**2).sum(axis=2) < far**2, k=1))
    return one, other


def _discs(graph: Plain, groups: Sequence[Sequence[int]]) -> Points:
    """Lay each group inside a disc, and the discs beside each other, near to where their edges pull them."""
    inside = [_group(graph, group) for group in groups]
    radii = np.array([_radius(drawing) for drawing in inside])
    group_of = {node: n for n, group in enumerate(groups) for node in group}
    quotient: Plain = nx.Graph()
    quotient.add_nodes_from(range(len(groups)))
    quotient.add_edges_from((group_of[one], group_of[other]) for one, other in graph.edges())
    quotient.remove_edges_from(list(nx.selfloop_edges(quotient)))
    centres = _forces(quotient) if len(groups) > 1 else np.zeros((1, 2))
    places = np.zeros((len(graph), 2))
    for group, centre in zip(groups, _beside(centres, radii), strict=True):
        places[list(group)] = centre
    for group, drawing in zip(groups, inside, strict=True):
        places[list(group)] += _turned(drawing, _pulls(graph, group, places))
    return _centred(places)


def _group(graph: Plain, group: Sequence[int]) -> Points:
    return _apart(_forces(_numbered(graph, group))) if len(group) > 1 else np.zeros((1, 2))


def _pulls(graph: Plain, group: Sequence[int], places: Points) -> Points:
    """Give for each node of a group the sum of the directions in which its neighbours in other groups lie."""
    members = set(group)
    pulls = np.zeros((len(group), 2))
    for n, node in enumerate(group):
        for other in sorted(set(graph[node]) - members):
            gap = places[other] - places[node]
            pulls[n] += gap / max(float(np.hypot(*gap)), 1e-9)
    return pulls


def _turned(drawing: Points, pulls: Points) -> Points:
    """Turn a drawing, or its mirror image, so that nodes lie along their pulls (Kabsch in the plane)."""
    best, gain = drawing, -1.0
    for mirror in (drawing, drawing * (1.0, -1.0)):
        along = float((mirror * pulls).sum())
        across = float((mirror[:, 0] * pulls[:, 1] - mirror[:, 1] * pulls[:, 0]).sum())
        if hypot(along, across) > gain:
            gain, angle = hypot(along, across), atan2(across, along)
            best = mirror @ np.array([[cos(angle), sin(angle)], [-sin(angle), cos(angle)]])
    return best


def _beside(centres: Points, radii: NDArray[np.float64]) -> Points:
    """Grow the drawing of disc centres until no two discs overlap, then let them fall towards the middle."""
    need = radii[:, None] + radii[None, :]
    np.fill_diagonal(need, 0.0)
    far = np.hypot(*np.moveaxis(centres[:, None, :] - centres[None, :, :], 2, 0))
    centres = centres * float(np.max(need / np.maximum(far, 1e-9), initial=0.0, where=need > 0))
    for _ in range(400):
        centres = centres * 0.985
        for _ in range(6):
            gap = centres[:, None, :] - centres[None, :, :]
            far = np.hypot(gap[..., 0], gap[..., 1])
            push = np.maximum(need - far, 0.0) / np.maximum(far, 1e-9) / 2
            centres = centres + (gap * push[..., None]).sum(axis=1)
    return centres


def _radius(drawing: Points) -> float:
    """The radius of the disc round (0, 0) that holds a drawing and its labels."""
    return float(np.hypot(drawing[:, 0], drawing[:, 1]).max()) + SPACING * 0.6


def _footprint(drawing: Points, links: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """Give the cells, `STEP` wide, in which a drawing has a node or a piece of a line, as numbers."""
    pieces = [drawing]
    for one, other in links:
        count = ceil(float(np.hypot(*(drawing[one] - drawing[other]))) / STEP) + 1
        pieces.append(np.linspace(drawing[one], drawing[other], count))
    cells = np.rint(np.concatenate(pieces) / STEP).astype(np.int64)
    return np.unique(_cell(cells[:, 0], cells[:, 1]))


def _cell(x: NDArray[np.int64], y: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number cells so that the sum of two numbers is the number of the sum."""
    return x * COLUMN + y


def _pack(footprints: Sequence[NDArray[np.int64]], sizes: Sequence[int]) -> list[tuple[float, float]]:
    """Place drawings, the first in the middle, each of the others as near to it as those before allow.

    >>> cell = np.array([0])
    >>> _pack([cell, cell], [1, 1])[0]
    (0.0, 0.0)
    """
    near = np.arange(-ROOM, ROOM + 1)
    halo = _cell(*np.meshgrid(near, near)).ravel()
    taken: set[int] = set()
    tried = dict.fromkeys(sizes, 0)
    centres = []
    for footprint, size in zip(footprints, sizes, strict=True):
        cells = footprint.tolist()
        spot = _spot(tried[size])
        while not taken.isdisjoint(cell + spot.cell for cell in cells):
            tried[size] += 1
            spot = _spot(tried[size])
        taken.update((footprint[:, None] + halo + spot.cell).ravel().tolist())
        centres.append((spot.x * STEP, spot.y * STEP))
    return centres


class Spot(NamedTuple):
    """A cell where a drawing's middle may lie, and its number."""

    x: int
    y: int
    cell: int


@lru_cache(1 << 16)
def _spot(n: int) -> Spot:
    """Give the n-th point of a sunflower's spiral (Vogel, Math. Biosci. 44, 1979)."""
    turn, reach = n * pi * (3 - sqrt(5)), sqrt(n)
    x, y = round(reach * cos(turn)), round(reach * sin(turn))
    return Spot(x, y, x * COLUMN + y)
