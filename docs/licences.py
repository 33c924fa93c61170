"""Write the licences of all that Guitu and its extras bring into docs/licences.md. 许可证清单。

python docs/licences.py
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
PAGE = Path(__file__).with_suffix(".md")
ROWS = r"(?<=\| {} \| licence \|\n\| --- \| --- \|\n).*?(?=\n\n)"
FAMILIES = (
    ("Apache", "Apache-2.0"),
    ("BSD", "BSD"),
    ("ISC", "ISC"),
    ("MIT", "MIT"),
    ("MPL", "MPL-2.0"),
    ("W3C", "W3C"),
    ("PSF", "PSF-2.0"),
)
"""What free-text licence fields say, and the family that means."""


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Give the installed packages that are required, and those that they require, by name."""
    found: dict[str, Distribution] = {}
    todo = list(map(Requirement, requirements))
    while todo:
        asked = todo.pop()
        key = re.sub(r"[-_.]+", "-", asked.name).lower()
        if key in found and not asked.extras:
            continue
        try:
            found[key] = distribution(asked.name)
        except PackageNotFoundError as error:
            raise SystemExit(f"{asked.name} is not installed: run `make test` first") from error
        todo += [one for one in map(Requirement, found[key].requires or ()) if _wanted(one, asked.extras)]
    return found


def _wanted(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))


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


def default() -> dict[str, Distribution]:
    """Give what `pip install guitu` brings."""
    return needed(PROJECT["dependencies"])


def of_extras() -> dict[str, Distribution]:
    """Give what the extras for users bring beyond that."""
    extras = (asked for name, asked in PROJECT["optional-dependencies"].items() if name != "dev")
    return {name: one for name, one in needed(chain.from_iterable(extras)).items() if name not in default()}


def page() -> str:
    """Give docs/licences.md with the packages that are installed now."""
    text = PAGE.read_text(encoding="utf-8")
    for head, packages in (("package", default()), ("package of an extra", of_extras())):
        rows = "\n".join(f"| {name} | {licence(package)} |" for name, package in sorted(packages.items()))
        text = re.sub(ROWS.format(head), rows, text, count=1, flags=re.DOTALL)
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
