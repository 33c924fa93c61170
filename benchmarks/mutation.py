"""Is a changed line noticed by the tests? Every mutant in a process of its own. 变异测试。

    python -m benchmarks.mutation benchmarks/mutation.toml mutants.jsonl results.jsonl

Each mutant takes the place of its module in a fork of this process, which has loaded what others have
written and compiled all rules; there the tests of its group run until one fails. What fails without any
change is told and left out, so that it notices nothing. A mutant that is in the results already is not tried
again: delete its line there for that. Ends with the table of docs/testing.md and the changes that no test
noticed.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib
import json
import os
import re
import resource
import signal
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest

OWN = ("ontology", "loaders", "graph", "exports", "guitu", "tests")
OTHERS = (
    "hypothesis",
    "jieba",
    "networkx",
    "numpy",
    "playwright.sync_api",
    "pyoxigraph",
    "pypinyin",
    "rdflib",
)
Group = dict[str, list[str]]
"""Of benchmarks/mutation.toml: `modules`, their `tests`, words `without` which a test's name must be."""
TEXT = "洛阳市市长周明远到甲坪县调研，甲坪实业有限公司投资3亿元建设甲坪物流园。"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module's path, the operator that changed it, the changed source."""

    module: str
    operator: str
    source: str

    @property
    def id(self) -> str:
        """Tell it from all others."""
        return hashlib.sha256(f"{self.module}\n{self.source}".encode()).hexdigest()[:16]

    def change(self) -> str:
        """Give the changed lines, as in a diff."""
        before = Path(self.module).read_text(encoding="utf-8").splitlines()
        lines = list(difflib.unified_diff(before, self.source.splitlines(), n=0, lineterm=""))
        return "\n".join(lines[2:])


class _Loader(SourceFileLoader):
    """Loads the mutant in the place of its file."""

    mutant: Mutant

    def get_code(self, fullname: str) -> CodeType:
        """Give the code of the mutant."""
        return compile(self.mutant.source, self.get_filename(fullname), "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds the mutant by the name of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = mutant.module.removesuffix(".py").replace("/", ".")

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give the spec of the mutant for the name of its module, None for all others."""
        del path, target
        if fullname != self.name:
            return None
        file = str(Path(self.mutant.module).resolve())
        loader = _Loader(fullname, file)
        loader.mutant = self.mutant
        return spec_from_file_location(fullname, file, loader=loader)


def warm() -> None:
    """Load what mutants do not change; every rule's expression stays compiled in the cache of `re`."""
    vars(re)["_MAXCACHE"] = 10**6
    for name in OTHERS:
        importlib.import_module(name)
    importlib.import_module("guitu").build(["examples/articles"])
    loaders = importlib.import_module("loaders")
    loaders.extract(loaders.Article.of("a.txt", TEXT))
    for name in [name for name in sys.modules if name.split(".")[0] in OWN]:
        del sys.modules[name]


class _Failing:
    """Hears of every test that fails."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the name of a test that failed, in itself or in what it needs."""
        if report.failed:
            self.names.append(report.nodeid)


def failing(group: Group) -> list[str]:
    """Give the tests of a group that fail without any change."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _quiet()
        heard = _Failing()
        pytest.main([*_told(group), *group["modules"], *group["tests"]], plugins=[heard])
        os.write(writing, json.dumps(heard.names).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        names: list[str] = json.load(told)
    os.waitpid(child, 0)
    return names


def tried(mutant: Mutant, group: Group, without: Sequence[str], seconds: int) -> str:
    """Give what became of a mutant: "noticed", "hangs" or "not noticed"; tests `without` are not asked.

    It hangs after that many seconds of the processor, or ten times as many of the clock.
    """
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        try:
            _test(mutant, group, without)
        finally:
            os._exit(1)
    for _ in range(seconds * 10 * 20):
        time.sleep(0.05)
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended and os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            return "hangs"
        if ended:
            return "noticed" if status else "not noticed"
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hangs"


def _test(mutant: Mutant, group: Group, without: Sequence[str]) -> None:
    """End this process by 0 when no test of the group has noticed the mutant."""
    _quiet()
    sys.meta_path.insert(0, finder := _Finder(mutant))
    # Before pytest, which loads files that it is told of by a finder of its own.
    importlib.import_module(finder.name)
    left_out = [f"--deselect={name}" for name in without]
    found = pytest.main(["-x", *_told(group), *left_out, mutant.module, *group["tests"]])
    os._exit(int(found != pytest.ExitCode.OK))


def _quiet() -> None:
    """Print nothing, and be a group of processes that can be ended as one."""
    os.setsid()
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def _told(group: Group) -> list[str]:
    """Give what pytest is told whatever is tried."""
    words = " and ".join(f"not {word}" for word in group["without"])
    return ["-q", "-k", words, "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"]


def main(config: Path, drawn: Path, results: Path) -> None:
    """Try all drawn mutants that are not among the results; print the table and what was not noticed."""
    table = tomllib.loads(config.read_text(encoding="utf-8"))
    os.environ["GUITU_EXAMPLES"] = str(table["examples"])
    os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(results.parent / "hypothesis")
    groups = {m: group for group in table.values() if isinstance(group, dict) for m in group["modules"]}
    mutants = [Mutant(**json.loads(line)) for line in drawn.read_text(encoding="utf-8").splitlines()]
    known = dict(map(json.loads, results.read_text().splitlines())) if results.exists() else {}
    warm()
    broken = {first: failing(groups[first]) for first in {group["modules"][0] for group in groups.values()}}
    for name in sorted({name for names in broken.values() for name in names}):
        print(f"fails without a change, left out: {name}", flush=True)
    with results.open("a") as file:
        for mutant in mutants:
            if mutant.id not in known:
                group = groups[mutant.module]
                known[mutant.id] = tried(mutant, group, broken[group["modules"][0]], table["seconds"])
                file.write(json.dumps([mutant.id, known[mutant.id]]) + "\n")
                file.flush()
    for mutant in mutants:
        if known[mutant.id] == "not noticed":
            print(f"{mutant.module} {mutant.operator}\n{mutant.change()}\n")
    print("| Module | Mutants | Noticed | Share |\n| --- | --- | --- | --- |")
    drawn_of = Counter(mutant.module for mutant in mutants)
    noticed = Counter(mutant.module for mutant in mutants if known[mutant.id] != "not noticed")
    for module, number in [*drawn_of.items(), ("all", len(mutants))]:
        held = noticed[module] if module != "all" else noticed.total()
        print(f"| {module} | {number} | {held} | {held / number:.2f} |")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
