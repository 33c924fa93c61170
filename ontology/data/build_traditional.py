"""Rebuild `traditional.tsv`: traditional characters and the simplified ones for them. 繁简字表.

Run by hand after `pip install opencc-python-reimplemented` (in the extra `dev`; Apache-2.0, not needed to use
the table):

    python ontology/data/build_traditional.py

The pairs are those of OpenCC's TSCharacters, where it gives one character for one. Left out are characters of
GB 2312, since simplified texts have them too (乾县, 著名), but for a few that hardly any simplified text has.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).with_name("traditional.tsv")
HEAD = """# Traditional characters, and in the same order the simplified ones. 繁简字表。
# source: OpenCC, https://github.com/BYVoid/OpenCC; licence: Apache-2.0
# Made by build_traditional.py.
"""
FOLDED_ALL_THE_SAME = "於餘瞭"
"""Characters of GB 2312 that simplified texts have in a few rare names only."""


def pairs() -> dict[str, str]:
    """Give the simplified character of each traditional one."""
    found: dict[str, str] = {}
    lines = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        rare = not traditional.encode("gb2312", "ignore") or traditional in FOLDED_ALL_THE_SAME
        if rare and len(traditional) == len(first) == 1 and traditional != first:
            found[traditional] = first
    # A character that is the simplified form of another stays as it is.
    return {key: value for key, value in found.items() if key not in found.values()}


if __name__ == "__main__":
    table = pairs()
    TABLE.write_text(f"{HEAD}{''.join(table)}\t{''.join(table.values())}\n", encoding="utf-8")
