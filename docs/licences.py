"""Write the licences of all that a default install brings into docs/licences.md. 许可证清单。

python docs/licences.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).with_suffix(".md")
TABLE = re.compile(r"(?<=\| package \| licence \|\n\| --- \| --- \|\n).*?(?=\n\n)", re.DOTALL)
FAMILIES = (
    ("Apache", "Apache-2.0"),
    ("BSD", "BSD"),
    ("ISC", "ISC"),
    ("MIT", "MIT"),
    ("W3C", "W3C"),
    ("PSF", "PSF-2.0"),
)
"""What free-text licence fields say, and the family that means."""


def needed(name: str) -> dict[str, Distribution]:
    """Give the installed packages that one needs by its default, and those that they need, by name."""
    found: dict[str, Distribution] = {}
    todo = [(name, frozenset[str]())]
    while todo:
        package, extras = todo.pop()
        for requirement in map(Requirement, distribution(package).requires or ()):
            asked = any(
                requirement.marker is None or requirement.marker.evaluate({"extra": extra})
                for extra in (*extras, "")
            )
            key = re.sub(r"[-_.]+", "-", requirement.name).lower()
            if asked and key not in found:
                try:
                    found[key] = distribution(requirement.name)
                except PackageNotFoundError as error:
                    raise SystemExit(f"{requirement.name} is not installed: run `make test` first") from error
                todo.append((requirement.name, frozenset(requirement.extras)))
    return found


def licence(package: Distribution) -> str:
    """Give a package's licence: its SPDX expression, else the family its free text or classifier names."""
    meta = dict(package.metadata.json)
    if expression := meta.get("license_expression"):
        return str(expression)
    text = " ".join([str(meta.get("license", ""))[:60], *_classifiers(package)])
    return next((family for word, family in FAMILIES if word in text), "")


def _classifiers(package: Distribution) -> Iterator[str]:
    lines = package.metadata.get_all("Classifier") or []
    return (line for line in lines if line.startswith("License"))


def page() -> str:
    """Give docs/licences.md with the packages that are installed now."""
    rows = "\n".join(f"| {name} | {licence(package)} |" for name, package in sorted(needed("guitu").items()))
    return TABLE.sub(lambda _: rows, PAGE.read_text(encoding="utf-8"), count=1)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
