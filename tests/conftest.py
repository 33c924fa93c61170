"""What all tests share. `GUITU_EXAMPLES=5000` tells the property tests how hard to try: `make fuzz`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "articles"

# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("guitu", deadline=None, max_examples=int(os.environ.get("GUITU_EXAMPLES", "100")))
settings.load_profile("guitu")

DEAR = settings(max_examples=max(100, settings().max_examples // 8))
"""For property tests that take ten times as long as others: fewer of `make fuzz`, as many of `make test`."""

_RUN = re.compile(r"(\d+) (?:passing|failing)")
"""How many inputs were tried, as hypothesis tells it of a test."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell after `make fuzz` how many inputs were tried in all: those thrown away count as no input."""
    if "GUITU_EXAMPLES" in os.environ:
        reports = (report for some in terminalreporter.stats.values() for report in some)
        told = " ".join(str(vars(report).get("_hypothesis_stats", "")) for report in reports)
        tried = sum(int(number) for number in _RUN.findall(told))
        terminalreporter.write_line(f"inputs tried: {tried}")


class Guitu(Protocol):
    """Runs the command line in a process of its own."""

    def __call__(
        self, *args: str | Path, cwd: Path | None = None, input_: bytes | None = None, status: int = 0
    ) -> subprocess.CompletedProcess[str]: ...


def _run(
    *args: str | Path, cwd: Path | None = None, input_: bytes | None = None, status: int = 0
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "guitu", *map(str, args)]
    done = subprocess.run(command, cwd=cwd or ROOT, input=input_ or b"", capture_output=True, check=False)
    result = subprocess.CompletedProcess(args, done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode == status, result.stderr
    return result


@pytest.fixture(scope="session")
def guitu() -> Guitu:
    """Run `guitu` with arguments; it must end with `status` and never with a traceback."""
    return _run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example articles, as `guitu build` writes it."""
    out = tmp_path_factory.mktemp("demo") / "out"
    _run("build", EXAMPLES, "-o", out)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one the test is skipped by hand and fails in CI."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        missing = "No Chromium on the PATH: apt-get install chromium fonts-noto-cjk"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        # Containers run as root, where Chromium has no sandbox of its own.
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        running.close()
