"""`guitu` and `python -m guitu`: the command line, with errors told in one line. 命令行入口."""

from __future__ import annotations

import sys

from graph.lazy import lazy
from guitu.cli import app
from guitu.cycles import look_seldom_for_cycles
from guitu.errors import GuituError


def main() -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese shows question marks instead of failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    look_seldom_for_cycles()
    try:
        app()
    except SystemExit:
        # Every command ends so; what is told in one line is not looked up for it.
        raise
    except _told() as error:
        sys.stderr.write(f"guitu: {error}\n")
        sys.exit(1)


def _told() -> tuple[type[Exception], ...]:
    """What is told in one line. Only looked up when something went wrong: `guitu --help` must not wait."""
    return GuituError, lazy("ontology.schema").OntologyError, lazy("ontology.words").WordsError


if __name__ == "__main__":
    main()
