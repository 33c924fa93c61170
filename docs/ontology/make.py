"""Write the ontology as a page for people: docs/ontology/guitu.html. 由 pyLODE 生成本体文档页.

    python docs/ontology/make.py [FILE.html]

By pyLODE (BSD-3-Clause, https://github.com/RDFLib/pyLODE) from guitu.owl.ttl; it brings the vocabularies that
it needs and asks no network. The members of a union come in any order, so a page that differs in the order of
its lines alone is left as it is.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pylode import OntPub

HERE = Path(__file__).parent
PAGE = HERE / "guitu.html"


def main(page: Path) -> None:
    """Write the page unless it is there with the same lines."""
    made = OntPub(ontology=str(HERE / "guitu.owl.ttl")).make_html() + "\n"
    old = page.read_text(encoding="utf-8") if page.exists() else ""
    if sorted(old.splitlines()) != sorted(made.splitlines()):
        page.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else PAGE)
