"""Loaders: an article in, its entities and statements with their evidence out. 加载与抽取。

Pure functions, no RDF. The names of `__all__` are loaded when first used: whoever only reads
a graph waits for no dictionary.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.pipeline import Options, extract, read_closely
    from loaders.sources import read
    from loaders.values import Article, Entity, Evidence, Extraction, Problem, Statement

_HOMES = {
    "Article": "loaders.values",
    "Entity": "loaders.values",
    "Evidence": "loaders.values",
    "Extraction": "loaders.values",
    "Options": "loaders.pipeline",
    "Problem": "loaders.values",
    "Statement": "loaders.values",
    "extract": "loaders.pipeline",
    "read": "loaders.sources",
    "read_closely": "loaders.pipeline",
}

__all__ = [
    "Article",
    "Entity",
    "Evidence",
    "Extraction",
    "Options",
    "Problem",
    "Statement",
    "extract",
    "read",
    "read_closely",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'loaders' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
