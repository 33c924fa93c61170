"""What a default install brings may be used freely, and is listed. 许可证."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = runpy.run_path(str(ROOT / "docs" / "licences.py"))
INSTALLED = TOOLS["needed"]("guitu")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.mark.parametrize("name", sorted(INSTALLED))
def test_licences_leave_users_free(name: str) -> None:
    """If this fails, a dependency tells no licence, or brings one that binds the work of who uses Guitu."""
    licence = TOOLS["licence"](INSTALLED[name])
    assert licence
    assert not re.search(r"(?<!L)GPL|Affero", licence)


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_own_dependencies_are_bounded_and_listed(requirement: str) -> None:
    """If this fails, a later release can break an install, or docs/licences.md misses a dependency."""
    name = re.split(r"[<>=\[ ]", requirement)[0]
    assert ">=" in requirement
    assert "<" in requirement
    assert f"| {name} |" in (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
