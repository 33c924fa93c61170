"""规图 Guitu: Chinese articles about plans become a knowledge graph that shows its evidence.

    import guitu

    LEADERS = "SELECT ?who ?what { ?p gt:leads ?o ; rdfs:label ?who . ?o rdfs:label ?what }"
    graph = guitu.build("articles/", home="洛阳市")
    for person, place in graph.query(LEADERS):
        print(person, place)
    graph.to_html("graph.html")
    graph.save("out")               # what the command line does; guitu.open("out") reads it again

Everything public is in `__all__`; the names are loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.lazy import lazy

if TYPE_CHECKING:
    from guitu.errors import GuituError
    from guitu.handle import Graph, build, merge, open  # noqa: A004 - the word users look for

__version__ = "0.1.0"

_HOMES = {
    "Graph": "guitu.handle",
    "GuituError": "guitu.errors",
    "build": "guitu.handle",
    "merge": "guitu.handle",
    "open": "guitu.handle",
}

__all__ = ["Graph", "GuituError", "__version__", "build", "merge", "open"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'guitu' has no attribute {name!r}")
    return getattr(lazy(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
