"""Regular expressions, compiled once a machine and not once a process. 正则表达式，每台机器只编译一次。

To compile those of the rules takes Python a second, a third of what building a few articles takes. What its
compiler made of each is kept with the user's caches (docs/decisions/0018-expressions.md).
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import hashlib
import json
import platform
import re
from array import array
from pathlib import Path
from re import _compiler  # type: ignore[attr-defined]
from typing import NamedTuple

from loaders import openings
from loaders.kept import Kept, kept_file


class Code(NamedTuple):
    """What Python's `re._compiler` makes of an expression, as it is given to `_sre.compile`."""

    flags: int
    groups: int
    names: dict[str, int]
    words: bytes


Codes = dict[str, Code]
"""By the expression behind its flags."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    r"""Give what finds the same as `re.compile` gives, sooner. Raises re.error as that does.

    >>> compiled("(?P<sum>[0-9]+)亿元").search("投资30亿元")["sum"]
    '30'
    >>> compiled("^投资", re.MULTILINE).findall("投资\n投资")
    ['投资', '投资']
    """
    try:
        return _pattern(pattern, CODES.of(f"{int(flags)} {pattern}", lambda: _made(pattern, flags)))
    except (AttributeError, RuntimeError, TypeError, ValueError):
        # A Python that does it another way, or a file that somebody changed.
        return re.compile(pattern, flags)


def _made(pattern: str, flags: int) -> Code:
    code, state = openings.code_of(pattern, flags)
    words = array("I", map(int, code)).tobytes()
    return Code(flags | state.flags, state.groups, dict(state.groupdict), words)


def _pattern(pattern: str, code: Code) -> re.Pattern[str]:
    by_number = {number: name for name, number in code.names.items()}
    found: re.Pattern[str] = _sre.compile(
        pattern,
        code.flags,
        array("I", code.words).tolist(),
        code.groups - 1,
        code.names,
        tuple(map(by_number.get, range(code.groups))),
    )
    return found


def _file() -> Path:
    """Its name tells whose codes these are, and what made them. Raises OSError, RuntimeError."""
    made_by = hashlib.blake2b(Path(openings.__file__).read_bytes(), digest_size=8).hexdigest()
    return kept_file(f"expressions-{platform.python_version()}-{_compiler.MAGIC}-{_sre.CODESIZE}-{made_by}")


def packed(codes: Codes) -> bytes:
    """Write codes one after the other, behind a line that tells of each.

    >>> codes = {"0 a": Code(32, 1, {}, bytes(8))}
    >>> unpacked(packed(codes)) == codes
    True
    """
    told = {key: (*code[:3], len(code.words)) for key, code in codes.items()}
    return json.dumps(told).encode() + b"\n" + b"".join(code.words for code in codes.values())


def unpacked(data: bytes) -> Codes:
    """Raises ValueError for what `packed` did not write."""
    head, _, body = data.partition(b"\n")
    codes, at = {}, 0
    for key, (flags, groups, names, size) in json.loads(head).items():
        codes[key] = Code(flags, groups, names, body[at : at + size])
        at += size
    if at != len(body):
        raise ValueError("the cache is not whole")
    return codes


CODES: Kept[Code] = Kept(_file, packed, unpacked)
"""What was made of expressions, on this machine."""
