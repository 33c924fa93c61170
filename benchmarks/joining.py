"""How well names are joined across articles, on labelled pairs; and how the work grows. 跨文章归并的评测.

Run `python -m benchmarks.joining`. Precision: of the pairs judged the same, those that are. Recall: of the
pairs that are the same, those judged so.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.joining import Candidate, join
from ontology.words import rows

PAIRS = Path(__file__).parents[1] / "tests" / "joining"
HALVES = ("open", "kept")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of a labelled pair and the verdict a reader gives."""

    first: Candidate
    second: Candidate
    verdict: str


def pairs(half: str) -> Iterator[Pair]:
    """Read the pairs of a half.

    >>> next(pairs("open")).verdict
    'same'
    """
    for kind, first, second, verdict, here, there, body in rows(PAIRS / f"pairs_{half}.tsv", 7):
        bound = frozenset([body] if body else [])
        yield Pair(_end("a", kind, first, here, bound), _end("b", kind, second, there, bound), verdict)


def _end(end: str, kind: str, name: str, code: str, bound: frozenset[str]) -> Candidate:
    provinces = frozenset([code] if code else [])
    return Candidate(f"urn:{end}", kind, name, frozenset([name]), bound=bound, provinces=provinces)


def verdict(pair: Pair) -> str:
    """Give what the rules hold of a pair; one that is not compared is different.

    >>> verdict(next(pairs("open")))
    'same'
    """
    judged = join([pair.first, pair.second])
    return judged[0].verdict if judged else "different"


def score(half: str) -> tuple[float, float, list[Pair]]:
    """Give precision and recall of "same" on a half, and the pairs judged otherwise than labelled."""
    found = [(pair, verdict(pair)) for pair in pairs(half)]
    joined = [pair for pair, given in found if given == "same"]
    right = sum(pair.verdict == "same" for pair in joined)
    same = sum(pair.verdict == "same" for pair, _ in found)
    return right / len(joined), right / same, [pair for pair, given in found if given != pair.verdict]


def companies(count: int) -> list[Candidate]:
    """Make up companies, each under a full and a short name."""
    signs = "岚坡禾榆霁川澜石坤漠琅峪翎杉泊远沂峤蓼溪栖梧砚湖漱玉迟汀"
    size = len(signs)
    brands = (
        signs[n % size] + signs[n // size % size] + signs[n // size**2 % size] for n in range(count // 2)
    )
    names = (name for brand in brands for name in (f"{brand}精密机械有限公司", f"{brand}精密机械"))
    return [Candidate(f"urn:{n}", "Enterprise", name) for n, name in enumerate(names)]


def main() -> None:
    """Print precision and recall of both halves, then the time for twice as many names each."""
    for half in HALVES:
        precision, recall, wrong = score(half)
        print(f"{half}: {sum(1 for _ in pairs(half))} pairs, precision {precision:.3f}, recall {recall:.3f}")
        if half == "open":
            print(*(f"  {one.first.label} / {one.second.label}: {one.verdict}" for one in wrong), sep="\n")
    for count in (2000, 4000, 8000, 16000):
        made = companies(count)
        start = time.perf_counter()
        judged = join(made)
        print(f"{count} names: {time.perf_counter() - start:.2f} s, {len(judged)} judgements")


if __name__ == "__main__":
    main()
