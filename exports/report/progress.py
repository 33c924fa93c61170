"""How far projects have come: the named query `projects`. 项目进展."""

from __future__ import annotations

from collections import defaultdict

from exports.report.model import Material, Row, Source, Table, table
from graph.named import ask, find


def progress(material: Material) -> Table:
    """List the projects by how far they are said to be, with the latest day on which that was reported."""
    order = [option.code for option in material.ontology.qualifiers["status"].options]
    found: dict[tuple[str, str], list[tuple[str, Source]]] = defaultdict(list)
    for row in ask(material.build.dataset, find("projects"), {}).bindings:
        said = {str(name): str(term) for name, term in row.items()}
        place = material.sentences.get(f"{said['file']}: {said['sentence']}")
        if place is not None:
            found[said["is"], said.get("project", "")].append((said.get("published", ""), place))
    ranked = sorted(found, key=lambda key: (order.index(key[0]) if key[0] in order else -1, key[1]))
    rows = (_row(material, *key, found[key]) for key in ranked)
    return table("progress", ("status", "project", "day"), rows)


def _row(material: Material, status: str, project: str, said: list[tuple[str, Source]]) -> Row:
    cells = material.option("status", status), project, max(day for day, _ in said)
    return Row(cells, tuple(dict.fromkeys(place for _, place in said))[:3])
