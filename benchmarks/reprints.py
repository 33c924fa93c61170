"""Precision and recall of reprints found: articles from a seed, each printed again with edits of its own.

    python -m benchmarks.reprints [articles]        300 unless told

Kinds of edits: another headline and by-line, sentences left out, sentences added, words and punctuation
changed, traditional characters, several of them at once. What must not be found are the other articles: they
are drawn from the same templates, so they share much of their wording.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable

from opencc import OpenCC

from benchmarks.articles import articles
from loaders.reprints import reprints

LENGTH = 600
TRADITIONAL = OpenCC("s2t")
Edit = Callable[[random.Random, str, str], str]


def headline(draw: random.Random, text: str, other: str) -> str:
    """Another headline, and who took it from whom."""
    del other
    body = text.split("\n", 1)[-1]
    return f"要闻速递第{draw.randrange(99)}期\n来源：某市发布 编辑：佚名\n{body}\n（转载自网络）"


def cut(draw: random.Random, text: str, other: str) -> str:
    """A fifth of the sentences left out."""
    del other
    parts = re.split(r"(?<=。)", text)
    return "".join(part for part in parts if draw.random() > 0.2)


def longer(draw: random.Random, text: str, other: str) -> str:
    """An updated version: a quarter more, from another article."""
    del draw
    return text + other[: len(text) // 4]


def reworded(draw: random.Random, text: str, other: str) -> str:
    """Every fiftieth character another one, other punctuation."""
    del other
    chars = (draw.choice("的了在和与等") if draw.random() < 0.02 else char for char in text)
    return "".join(chars).replace("，", ",").replace("。", ". ")


def traditional(draw: random.Random, text: str, other: str) -> str:
    """The same in traditional characters."""
    del draw, other
    return str(TRADITIONAL.convert(text))


def several(draw: random.Random, text: str, other: str) -> str:
    """Cut, another headline, traditional."""
    return traditional(draw, headline(draw, cut(draw, text, other), other), other)


EDITS: tuple[Edit, ...] = (headline, cut, longer, reworded, traditional, several)


def measure(count: int, seed: int = 7) -> dict[str, tuple[int, int]]:
    """Give, by kind of edit, how many of how many reprints were found; under "wrong" how many others were.

    >>> found = measure(12)
    >>> found["headline"], found["wrong"]
    ((2, 2), (0, 24))
    """
    draw = random.Random(seed)
    originals = [article.text for article in articles(count, LENGTH)]
    texts = {f"{number:05}": text for number, text in enumerate(originals)}
    kinds: dict[str, tuple[str, str]] = {}
    for number, text in enumerate(originals):
        edit = EDITS[number % len(EDITS)]
        name = f"{number:05}r"
        texts[name] = edit(draw, text, originals[number - 1])
        kinds[name] = f"{number:05}", edit.__name__
    found = reprints(texts)
    result = {edit.__name__: (0, 0) for edit in EDITS}
    for name, (original, kind) in kinds.items():
        right, all_ = result[kind]
        result[kind] = right + (found.get(name) == original), all_ + 1
    wrong = sum(kinds.get(name, ("", ""))[0] != first for name, first in found.items())
    return {**result, "wrong": (wrong, len(texts))}


if __name__ == "__main__":
    number = int(sys.argv[1]) if sys.argv[1:] else 300
    begun = time.perf_counter()
    counts = measure(number)
    spent = time.perf_counter() - begun
    for kind, (some, every) in counts.items():
        print(f"{kind:12} {some}/{every}")
    hits = sum(some for kind, (some, _) in counts.items() if kind != "wrong")
    print(
        f"recall {hits / number:.3f}, precision {hits / max(1, hits + counts['wrong'][0]):.3f}, {spent:.1f} s"
    )
