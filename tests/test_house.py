"""The house: who may import whom, where RDF begins, how long a file may be, what must be packed."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

import guitu

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "loaders", "graph", "exports", "guitu")
"""Each may import those before it, and itself."""

BORDER = {"rdflib", "networkx", "oxrdflib", "pyoxigraph"}
"""What only graph/ and the rooms above it may know."""

PLUGINS = {"onnxruntime", "oxrdflib"}
"""What is named and not imported: what RapidOCR computes with, rdflib's store "Oxigraph"."""

LONGEST = 400
"""Lines of a file; DESIGN aims at 300."""

FILES = sorted(path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _tree(file: Path) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _lazily(node: ast.AST) -> list[str]:
    """Modules that `lazy("name")` loads: an import like any other."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lazy":
        return [
            arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
    return []


def _imports(file: Path) -> set[str]:
    """Top-level names of all that a file imports, wherever the import stands."""
    nodes = list(ast.walk(_tree(file)))
    return {name.split(".")[0] for node in nodes for name in (*_imported(node), *_lazily(node))}


def test_there_is_something_to_look_at() -> None:
    """An empty list of files would let every test below pass."""
    assert {file.parts[0] for file in FILES} == set(ROOMS)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_point_one_way(file: Path) -> None:
    """A room that imports a later one ties both into a knot."""
    later = set(ROOMS[ROOMS.index(file.parts[0]) + 1 :])
    assert not _imports(file) & (later | {"tests", "benchmarks"})


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.parts[0] in {"ontology", "loaders"}], ids=str
)
def test_no_rdf_before_the_graph(file: Path) -> None:
    """What an article says is understood without knowing how it will be stored."""
    assert not _imports(file) & BORDER


@pytest.mark.parametrize("file", FILES, ids=str)
def test_no_import_inside_a_function(file: Path) -> None:
    """A hidden import is a layer that is wrong, or a cost that comes later than it should."""
    functions = [
        node for node in ast.walk(_tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert not [name for function in functions for node in ast.walk(function) for name in _imported(node)]


@pytest.mark.parametrize("file", FILES, ids=str)
def test_files_stay_short(file: Path) -> None:
    """The bell: a file this long does more than one thing."""
    assert len((ROOT / file).read_text(encoding="utf-8").splitlines()) <= LONGEST


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            members = node.body if isinstance(node, ast.ClassDef) else []
            yield from (m for m in members if isinstance(m, ast.FunctionDef) and not m.name.startswith("_"))


@pytest.mark.parametrize("file", FILES, ids=str)
def test_what_is_public_is_described(file: Path) -> None:
    """A name without a docstring is one that a reader has to guess."""
    tree = _tree(file)
    assert ast.get_docstring(tree)
    assert not [node.name for node in _public(tree) if not ast.get_docstring(node)]


def test_every_folder_with_code_is_packed() -> None:
    """A package that pyproject does not list is missing after installation, though every test passes here."""
    folders = {".".join(file.parent.parts) for file in FILES if file.name == "__init__.py"}
    assert folders == set(PROJECT["tool"]["setuptools"]["packages"])


def test_every_data_file_is_packed() -> None:
    """The same for word lists, declarations and the assets of the page."""
    data = PROJECT["tool"]["setuptools"]["package-data"]
    packed = {
        path for room in ROOMS for pattern in data.get(room, []) for path in (ROOT / room).glob(pattern)
    }
    there = {path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}
    code = {path for path in there if path.suffix in {".py", ".pyc"}}
    assert there - code - packed == set()


def test_what_is_imported_is_declared() -> None:
    """Each dependency is used, and each library that is used is a dependency."""
    own = {*ROOMS, "__future__"}
    imported = {name for file in FILES for name in _imports(file)} - own - sys.stdlib_module_names
    names = packages_distributions()
    used = {names[name][0].lower().replace("_", "-") for name in imported}
    extras = PROJECT["project"]["optional-dependencies"]
    required = [
        *PROJECT["project"]["dependencies"],
        *chain(*(extras[name] for name in extras if name != "dev")),
    ]
    declared = {requirement.split(">")[0].lower() for requirement in required}
    assert used | PLUGINS == declared


def test_what_is_public_is_there() -> None:
    """`__all__` is the promise; it must be kept, and nothing else promised."""
    assert {name for name in guitu.__all__ if hasattr(guitu, name)} == set(guitu.__all__)
    assert dir(guitu) == sorted(guitu.__all__)


def test_one_version() -> None:
    """Two numbers would soon be two versions."""
    assert guitu.__version__ == PROJECT["project"]["version"]
