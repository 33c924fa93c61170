"""N-Quads of all graphs: the sorted lines of a build as they are. N-Quads."""

from __future__ import annotations

from graph.dataset import Build


def nquads(build: Build) -> str:
    r"""Write all graphs as sorted N-Quads.

    >>> nquads(Build(('<urn:s> <urn:p> <urn:o> <urn:g> .',), {})).splitlines()[0]
    '<urn:s> <urn:p> <urn:o> .'
    """
    return "".join(f"{line}\n" for line in build.lines)
