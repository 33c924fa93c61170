"""The embedded store of a build: its lines in Oxigraph, on disk, beside `graph.nq`. 嵌入式存储.

A store is a folder named by the hash of the `graph.nq` that it holds. It is made under another name and
renamed when it is whole, and never written again: so a store that is found is complete and of that very file,
any number of processes may read it, and replacing `graph.nq` is what switches from one to the next.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import RdfFormat

from graph.lazy import lazy

if TYPE_CHECKING:
    import oxrdflib
    import rdflib
else:
    # A build should not wait for SPARQL.
    oxrdflib, rdflib = lazy("oxrdflib"), lazy("rdflib")

STORE = "store"
PART = ".part"
LEDGER = ".ledger"
BATCH = 50_000
"""Lines that are loaded at once: some 10 MB of text, for which the store takes 80 MB of memory."""

LOADERS = 2
"""Batches that are loaded at once, each by a thread: parsing waits for no other thread."""

FEW = 50_000
"""Changed lines up to which a store is sooner renewed than made: they are taken out one by one."""


@dataclass(frozen=True, slots=True)
class Change:
    """What came and what went since the graph whose store has that name: lines."""

    name: str
    gone: frozenset[str]
    come: frozenset[str]


def name_of(path: Path) -> str:
    """Give the name of the store of a `graph.nq`: 32 hex digits of its SHA-256. Raises OSError."""
    with path.open("rb") as file:
        return named(hashlib.file_digest(file, "sha256").hexdigest())


def named(sha256: str) -> str:
    """Give the name of the store of a `graph.nq` with this SHA-256, in hex digits.

    >>> len(named("0" * 64))
    32
    """
    return sha256[:32]


def make(file: Path, folder: Path, name: str) -> None:
    """Make the store of a file of N-Quads lines in `folder`, unless it is there. Raises OSError.

    A process that is ended here leaves a part, which `sweep` removes.
    """
    place = folder / STORE / name
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{name}.{secrets.token_hex(4)}{PART}")
    try:
        _load(file, part)
        part.replace(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def renew(change: Change, folder: Path, name: str) -> bool:
    """Make a store from that of the last graph and what changed since; False when there is no such store.

    The files of a store never change once written, so those of the new one are the same files under another
    name, but for the few that a store writes on. Raises OSError.
    """
    last, place = folder / STORE / change.name, folder / STORE / name
    if place.exists() or not last.is_dir():
        return place.exists()
    part = place.with_name(f"{name}.{secrets.token_hex(4)}{PART}")
    try:
        part.mkdir()
        for path in last.iterdir():
            _twin(path, part / path.name)
        store = pyoxigraph.Store(str(part))
        for quad in _quads(change.gone):
            store.remove(quad)
        store.extend(_quads(change.come))
        store.flush()
        del store
        part.replace(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return True


def _twin(path: Path, twin: Path) -> None:
    if path.suffix == ".sst":
        try:
            os.link(path, twin)
        except OSError:
            # A file system without links: copied, it takes its room twice.
            shutil.copyfile(path, twin)
    elif path.name != "LOCK":
        shutil.copyfile(path, twin)


def _quads(lines: Iterable[str]) -> Iterator[pyoxigraph.Quad]:
    text = "".join(f"{line}\n" for line in sorted(lines)).encode()
    return iter(pyoxigraph.parse(input=BytesIO(text), format=RdfFormat.N_QUADS))


def _load(file: Path, place: Path) -> None:
    store = pyoxigraph.Store(str(place))
    with file.open("rb") as lines, ThreadPoolExecutor(LOADERS) as threads:
        coming = iter(lambda: b"".join(islice(lines, BATCH)), b"")
        while some := [threads.submit(_put, store, batch) for batch in islice(coming, LOADERS)]:
            for one in some:
                one.result()
    # What lies in the log only would be read into memory by every reader.
    store.flush()


def _put(store: pyoxigraph.Store, batch: bytes) -> None:
    store.bulk_load(input=BytesIO(batch), format=RdfFormat.N_QUADS)


def open_dataset(folder: Path, name: str) -> rdflib.Dataset | None:
    """Open a store to read it, as an rdflib Dataset; None when it is not there. Nothing has to be started."""
    place = folder / STORE / name
    if not place.is_dir():
        return None
    store = oxrdflib.OxigraphStore(store=pyoxigraph.Store.read_only(str(place)))
    return rdflib.Dataset(store=store, default_union=False)


def ledger_of(folder: Path, name: str) -> Path:
    """Give the path of the ledger of a graph (`graph.ledger`), beside its store.

    >>> ledger_of(Path("out"), "x").as_posix()
    'out/store/x.ledger'
    """
    return folder / STORE / f"{name}{LEDGER}"


def sweep(folder: Path, *keep: str) -> None:
    """Remove the stores of a folder but those to keep, and what stopped builds left. Failing is no fault."""
    for place in (folder / STORE).glob("*"):
        if place.name.removesuffix(LEDGER) in keep:
            continue
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            with suppress(OSError):
                place.unlink()
