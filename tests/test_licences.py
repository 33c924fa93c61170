"""What a default install brings may be used freely, and is listed. 许可证."""

from __future__ import annotations

import re
import runpy
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
TOOLS = runpy.run_path(str(ROOT / "docs" / "licences.py"))
INSTALLED = {**TOOLS["default"](), **TOOLS["of_extras"]()}
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", sorted(INSTALLED))
def test_licences_leave_users_free(name: str) -> None:
    """If this fails, a dependency tells no licence, or brings one that binds the work of who uses Guitu."""
    licence = TOOLS["licence"](INSTALLED[name])
    assert licence
    assert any(not re.search(r"(?<!L)GPL|Affero", choice) for choice in licence.split(" OR "))
    assert f"| {name} |" in PAGE


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_own_dependencies_are_bounded_and_listed(requirement: str) -> None:
    """If this fails, a later release can break an install, or docs/licences.md misses a dependency."""
    name = re.split(r"[<>=\[ ]", requirement)[0]
    assert ">=" in requirement
    assert "<" in requirement
    assert f"| {name} |" in PAGE


LOCKED = dict(
    re.findall(
        r"^([\w.\-]+)==([^\s;]+)",
        (ROOT / "tests/requirements.lock").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
)
EXTRAS = PROJECT["optional-dependencies"]
ASKED = [
    Requirement(line) for line in sorted({*PROJECT["dependencies"], *chain.from_iterable(EXTRAS.values())})
]


@pytest.mark.parametrize("asked", [one for one in ASKED if one.name != "guitu"], ids=str)
def test_what_tests_need_is_locked(asked: Requirement) -> None:
    """If this fails, `make test` runs with other versions than pyproject.toml asks for: make lock."""
    assert asked.specifier.contains(LOCKED[asked.name.lower()])


def test_the_lock_has_hashes_and_no_addresses() -> None:
    """If this fails, a file that was put in the place of another would be installed."""
    text = (ROOT / "tests/requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\w)", text))
