"""The files made from the declarations (OWL, SHACL, tables): `python -m graph.ontology_files docs`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from graph.owl import owl
from graph.shacl import shapes
from ontology import Ontology, load
from ontology.tables import document


def files(ontology: Ontology) -> Mapping[str, str]:
    """Give the text of every generated file by its path under the folder of the docs.

    >>> sorted(files(load()))
    ['ontology.md', 'ontology/guitu.owl.ttl', 'ontology/guitu.shapes.ttl']
    """
    return {
        "ontology.md": document(ontology),
        "ontology/guitu.owl.ttl": owl(ontology),
        "ontology/guitu.shapes.ttl": shapes(ontology),
    }


def write(folder: Path, ontology: Ontology) -> None:
    """Write the generated files under `folder`, which is made when it is not there."""
    for name, text in files(ontology).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"), load())
