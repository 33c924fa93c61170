"""Loaders: an article in, its entities and statements with their evidence out. 加载与抽取。

Pure functions, no RDF.
"""

from loaders.pipeline import Options, extract, read_closely
from loaders.sources import read
from loaders.values import Article, Entity, Evidence, Extraction, Problem, Statement

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
