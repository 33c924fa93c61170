"""Does any text make reading super-linear? Repeated stretches, doubled twice. 倍增测试。

    python -m benchmarks.doubling [TRIES] [SEED]

Each try repeats one to four pieces of text to about 2, 4 and 8 thousand characters and reads all three. The
exponent is the slope between the last two: 1 is linear, 2 quadratic. It prints the worst, and ends with 1
when one is above LIMIT for texts that are not read in an instant anyway. Such a one is read again first, and
the shortest of its times counts: a busy machine makes single readings long.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time

from loaders import Article, extract

SIZES = (2000, 4000, 8000)
LIMIT = 1.5
INSTANT = 0.25
"""Below these seconds of processor time the slope says more about the machine than about the text."""
SHOWN = 12
AGAIN = 3

FOUND = ("\r\n", "(\n", "\n产业园", "副市长", "亿市委书记和", "区产业园长局长", "委\n有限公司长")
"""What was super-linear once; tried first."""

PIECES = (
    *"市省县区委书记长、，。；：（）“”《》·—－和与及至到为的0零一亿元年月日% \n\t#|&<",
    *(
        "襄阳市",
        "市委书记",
        "副市长",
        "周明远",
        "我市",
        "全省",
        "经济区",
        "都市圈",
        "投资",
        "15亿元",
        "建设",
        "项目",
    ),
    *(
        "有限公司",
        "集团",
        "高铁",
        "高速公路",
        "产业园",
        "《",
        "“",
        "（全长",
        "到2027年",
        "地区生产总值",
        "达到",
        "任命",
    ),
    *(
        "免去",
        "为",
        "局长",
        "包括",
        "等",
        "该公司",
        "会议",
        "调研",
        "本报记者",
        "第3版",
        "洛(阳)济(源)铁路",
        "发展",
        "产业",
    ),
    *(
        "襄",
        "荆",
        "宜",
        "郑洛西",
        "１",
        "\u200b",
        "𠮷",
        "ABC",
        "1.",
        "一、",
        "（一）",
        "\r\n",
        "　　",
        "位于",
        "签约",
    ),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """What was repeated, and the seconds of processor time at each size."""

    unit: str
    seconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """The slope in the log-log plot of the last two sizes."""
        *_, before, last = self.seconds
        return math.log2(last / before)

    @property
    def slow(self) -> bool:
        """Whether it seems to be more than linear."""
        return self.seconds[-1] > INSTANT and self.exponent > LIMIT


def units(tries: int, seed: int) -> Iterator[str]:
    """Give what was found before, every piece, and combinations of two to four from the seed: `tries` in all.

    >>> len(list(units(300, 1)))
    300
    """
    rng = random.Random(seed)
    singles = (*FOUND, *PIECES)[:tries]
    yield from singles
    for _ in range(tries - len(singles)):
        yield "".join(rng.choices(PIECES, k=rng.randint(2, 4)))


def trial(unit: str) -> Trial:
    """Read a unit repeated to each size, again where it seems slow."""
    found = _once(unit)
    turns = [found, *(_once(unit) for _ in range(AGAIN if found.slow else 0))]
    return Trial(unit, tuple(map(min, zip(*(one.seconds for one in turns), strict=True))))


def _once(unit: str) -> Trial:
    return Trial(unit, tuple(_seconds(unit * (size // len(unit))) for size in SIZES))


def _seconds(text: str) -> float:
    begun = process_time()
    extract(Article.of("doubled.txt", text))
    return process_time() - begun


def main(tries: int = 400, seed: int = 1) -> int:
    """Print the worst trials; 1 when one of them is super-linear."""
    extract(Article.of("warm.txt", "郑州市市长林知远主持会议。"))
    found = sorted(map(trial, units(tries, seed)), key=lambda one: -one.seconds[-1])
    print(f"{'seconds at ' + str(SIZES[-1]):>20}{'exponent':>10}  unit")
    for one in found[:SHOWN]:
        print(f"{one.seconds[-1]:>20.2f}{one.exponent:>10.2f}  {one.unit!r}")
    slow = [one for one in found if one.slow]
    print(f"{tries} units, {len(slow)} above the exponent {LIMIT}")
    for one in slow:
        print(f"super-linear: {one.exponent:.2f} {one.seconds} {one.unit!r}")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
