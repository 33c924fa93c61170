"""Do names survive in sentences that never held them, and statements in other words? 换名换词.

    python -m benchmarks.recombined             print both tables
    python -m benchmarks.recombined --lost      list what was lost too, to be read by eye

Names of the annotated articles, each found whole in its own sentence, are put into other articles' sentences
in place of a name of the same class: which of them are found whole there? And every word of
`paraphrases.tsv` is replaced by another that means the same: which statements that rest on it are still made?
Some swaps make no sense, so no share reaches 1; what counts is what is listed, and that it does not fall.
After Ribeiro et al., Beyond Accuracy: Behavioral Testing of NLP Models with CheckList, ACL 2020.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from benchmarks.quality import SETS, annotated
from loaders import Article, Options, extract
from loaders.expressions import compiled
from loaders.flow import fold
from loaders.pipeline import read_closely
from ontology import load

WORDS = Path(__file__).with_name("paraphrases.tsv")
CLASSES = (
    "Enterprise",
    "Project",
    "Organization",
    "Meeting",
    "Corridor",
    "MetropolitanArea",
    "Plan",
    "Industry",
)
SWAPS = 1000
"""How many names of a class are put elsewhere."""
_SENTENCE = compiled(r"[^。!?\n]{8,160}[。!?]?")
Row: TypeAlias = tuple[str, str, str]
"""A statement by the labels of its ends."""


class Slot(NamedTuple):
    """A sentence and the name in it that another one takes the place of."""

    sentence: str
    name: str


class Tried(NamedTuple):
    """How many were tried, and those that were lost."""

    number: int
    lost: Sequence[str]


def is_found(sentence: str, name: str, kind: str) -> bool:
    """Tell whether a name of a class is found whole in a sentence, where it stands first.

    >>> is_found("宜昌市召开全市防汛工作推进会。", "全市防汛工作推进会", "Meeting")
    True
    """
    read = read_closely(Article.of("sentence.txt", sentence), Options())
    start = read.page.flow.folded.find(name)
    ends = (start, start + len(name))
    return start >= 0 and any((m.start, m.end) == ends and load().is_a(m.type, kind) for m in read.mentions)


def slots(kind: str) -> Iterator[Slot]:
    """Give the sentences of the annotated articles that hold one name of the class once, found by itself."""
    for article, annotation in (pair for name in SETS for pair in annotated(name)):
        sentences = [m.group() for m in _SENTENCE.finditer(fold(article.text))]
        for thing in annotation["entities"]:
            name = fold(thing["name"])
            if thing["type"] == kind and len(name) >= 4 and not thing.get("optional"):
                held = next((s for s in sentences if s.count(name) == 1), "")
                if held and is_found(held, name, kind):
                    yield Slot(held, name)


def swapped(kind: str, seed: int = 1) -> Tried:
    """Put names of a class into sentences of other names of it."""
    known = list(slots(kind))
    chance = random.Random(seed)
    pairs = [(chance.choice(known), chance.choice(known).name) for _ in range(SWAPS)]
    told = [(s.sentence.replace(s.name, n), n) for s, n in pairs if n not in s.sentence]
    lost = [text.replace(n, f"【{n}】").strip() for text, n in told if not is_found(text, n, kind)]
    return Tried(len(told), lost)


def rows(text: str) -> dict[Row, str]:
    """Give the statements of a text, each with the words that it rests on.

    >>> rows("宜昌市市长祁长河主持会议。")[("祁长河", "leads", "宜昌市")]
    '宜昌市市长祁长河主持会议。'
    """
    read = extract(Article.of("text.txt", text))
    labels = {entity.id: entity.label for entity in read.entities}
    return {
        (labels[s.subject], s.predicate, labels.get(s.object, s.object)): s.evidence.exact
        for s in read.statements
    }


def paraphrased(word: str, other: str) -> Tried:
    """Say one word by another in every annotated article, and look for the statements that rest on it."""
    count, lost = 0, []
    for article, _ in (pair for name in SETS for pair in annotated(name)):
        if word not in article.text or other in article.text:
            continue
        again = set(rows(article.text.replace(word, other)))
        for row, words in rows(article.text).items():
            if word in words:
                count += 1
                said = (row[0].replace(word, other), row[1], row[2].replace(word, other))
                lost += [f"{row} {words}"] if said not in again else []
    return Tried(count, lost)


def _line(name: str, tried: Tried) -> str:
    kept = f"{1 - len(tried.lost) / tried.number:.2f}" if tried.number else ""
    return f"| {name} | {tried.number} | {kept} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what share of names and statements is kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lost", action="store_true", help="list what was lost")
    show = parser.parse_args(arguments).lost
    table = [line.split("\t") for line in WORDS.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for heading, tries in (
        ("names of a class put elsewhere", ((kind, swapped(kind)) for kind in CLASSES)),
        ("a word said by another", ((f"{a} → {b}", paraphrased(a, b)) for a, b in table)),
    ):
        print(f"\n| {heading} | tried | kept |\n| --- | --- | --- |")
        for name, tried in tries:
            print(_line(name, tried), flush=True)
            for lost in tried.lost if show else ():
                print("    ", lost)


if __name__ == "__main__":
    main()
