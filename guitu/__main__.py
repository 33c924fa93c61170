"""`guitu` and `python -m guitu`: the command line, with errors told in one line. 命令行入口."""

from __future__ import annotations

import sys

from guitu.cli import app
from guitu.errors import GuituError


def main() -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese shows question marks instead of failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except GuituError as error:
        sys.stderr.write(f"guitu: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
