"""jieba's dictionary, kept ready in a cache of our own. 词典缓存。

jieba keeps its cache in the folder for temporary files that all users share, and reads it slowly. Ours lies
with the user's caches, and is made again when jieba's dictionary is another.
"""

from __future__ import annotations

import contextlib
import json
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.kept import keep, kept_file


@contextlib.contextmanager
def _hidden(module: str) -> Iterator[None]:
    """Let the imports inside find no such module: jieba does without pkg_resources, which is slow."""
    before = sys.modules.get(module)
    if before is None:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if before is None:
            del sys.modules[module]


with _hidden("pkg_resources"):
    import jieba
    from jieba.finalseg import emit_P as EMITTED
    from jieba.finalseg import start_P as STARTED
    from jieba.finalseg import trans_P as TURNED

__all__ = ["DICTIONARY", "EMITTED", "STARTED", "TURNED", "Dictionary", "dictionary"]

DICTIONARY = Path(jieba.__file__).with_name("dict.txt")
"""A word, how often it was seen and its part-of-speech tag on each line. MIT, with jieba."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """How often each word was seen (0: a beginning of words), their sum, and the words tagged as names."""

    frequencies: dict[str, int]
    total: int
    names: frozenset[str]


def dictionary() -> Dictionary:
    """Give jieba's dictionary, from the cache where there is one; else make it.

    >>> found = dictionary()
    >>> found.frequencies["发展"] > 0, found.frequencies["中华人民共和"], "张飞" in found.names
    (True, 0, True)
    """
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        return _unpacked(_cache_file().read_bytes())
    made = _made(DICTIONARY.read_text(encoding="utf-8"))
    with contextlib.suppress(RuntimeError):
        keep(_cache_file(), _packed(made))
    return made


def _cache_file() -> Path:
    """Its name tells which dictionary it was made of. Raises RuntimeError where there is no home."""
    state = DICTIONARY.stat()
    return kept_file(f"dictionary-{jieba.__version__}-{state.st_size}-{state.st_mtime_ns}")


def _made(text: str) -> Dictionary:
    rows = [line.split(" ") for line in text.splitlines() if line]
    frequencies = {word: int(seen) for word, seen, _ in rows}
    total = sum(frequencies.values())
    for word in tuple(frequencies):
        for size in range(1, len(word)):
            frequencies.setdefault(word[:size], 0)
    return Dictionary(frequencies, total, frozenset(word for word, _, tag in rows if tag.startswith("nr")))


def _packed(value: Dictionary) -> bytes:
    """Write words, frequencies and names one after the other, behind a line with their sizes in bytes."""
    parts = (
        "\n".join(value.frequencies).encode(),
        array("I", value.frequencies.values()).tobytes(),
        "\n".join(sorted(value.names)).encode(),
    )
    head = json.dumps({"total": value.total, "sizes": [len(part) for part in parts]})
    return head.encode() + b"\n" + b"".join(parts)


def _unpacked(data: bytes) -> Dictionary:
    """Raises ValueError for what `_packed` did not write."""
    head, _, body = data.partition(b"\n")
    told = json.loads(head)
    words, seen, names = told["sizes"]
    if len(body) != words + seen + names:
        raise ValueError("the cache is not whole")
    frequencies = array("I", body[words : words + seen])
    spelled = body[:words].decode().split("\n")
    listed = body[words + seen :].decode().split("\n")
    return Dictionary(dict(zip(spelled, frequencies, strict=True)), told["total"], frozenset(listed))
