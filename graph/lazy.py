"""Modules that are loaded when first used, so that `guitu --help` does not wait for rdflib. 延迟加载."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType


def lazy(name: str) -> ModuleType:
    """Give the module `name`, which is executed when one of its attributes is first asked for.

    Raises ModuleNotFoundError at once if there is no such module. See docs/decisions/0002-lazy-commands.md.

    >>> lazy("graph.terms").Quad.__name__
    'Quad'
    """
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
