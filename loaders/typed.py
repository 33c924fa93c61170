"""Typed text: a sentence in which each mention is one character that stands for its class. 类型化文本。

Rules are regular expressions over it. `{subject:Enterprise}` matches one mention of the class or a finer one,
`{subject:Enterprise+}` a coordination of them (甲、乙和丙), `{subject:Person++}` one with their posts in between, `{subject:County*}` one with nothing but 、和与及, `{:Enterprise}` one that is no end, `{^:Enterprise}` one character of the sentence that is not such
a mention; every other character stands for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.mention import VALUES, Mention
from loaders.sentences import Sentence
from ontology import load

_FIRST = 0xE000
"""The first of the private-use characters that stand for classes."""
_SLOT = re.compile(r"\{(?P<name>[a-z_]\w*|\^)?:(?P<types>\w+(?:\|\w+)*)(?P<many>\+{1,2}|\*)?\}")
_JOINT = r"(?:\([^()]{1,12}\))?(?:、|和|与|及|以及|,|兼|暨)?(?:以及)?"


@dataclass(frozen=True, slots=True)
class TypedSentence:
    """`text` with its mentions as single characters; `places[i]` is where character `i` begins in the flow."""

    sentence: Sentence
    text: str
    places: tuple[int, ...]
    mentions: Mapping[int, Mention]

    def slot(self, start: int, end: int) -> list[Mention]:
        """Give the mentions between two positions of the typed text."""
        return [self.mentions[i] for i in range(start, end) if i in self.mentions]

    def source(self, position: int) -> int:
        """Give the flow position of a position of the typed text, its end included."""
        return self.places[position] if position < len(self.places) else self.sentence.end


@cache
def _signs() -> Mapping[str, str]:
    names = [*load().classes, *VALUES]
    return {name: chr(_FIRST + i) for i, name in enumerate(names)}


@cache
def _class(types: str) -> str:
    """Give the character class of these types and all finer ones."""
    ontology = load()
    wanted = types.split("|")
    finer = [name for name in ontology.classes if any(w in (name, *ontology.lineage(name)) for w in wanted)]
    return (
        "["
        + "".join(_signs()[name] for name in dict.fromkeys((*finer, *(w for w in wanted if w in VALUES))))
        + "]"
    )


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern.

    Raises ValueError for an unknown class and re.error for a pattern that is no regular expression.

    >>> bool(compile_pattern("{subject:Enterprise}投资{amount:Money}").groupindex)
    True
    """

    def slot(match: re.Match[str]) -> str:
        unknown = [t for t in match["types"].split("|") if t not in _signs()]
        if unknown:
            raise ValueError(f"unknown class {unknown[0]} in {match.group()}")
        one = _class(match["types"])
        if match["name"] == "^":
            return f"[^{one[1:-1]}。;\n]"
        titles = f"(?:{_class('Post')}(?:[、,兼]?{_class('Post')})*)?" if match["many"] == "++" else ""
        joint = "(?:、|和|与|及)" if match["many"] == "*" else _JOINT
        body = f"{one}(?:{joint}{titles}{one})*" if match["many"] else one
        return f"(?P<{match['name']}>{body})" if match["name"] else f"(?:{body})"

    return re.compile(_SLOT.sub(slot, pattern))


def typed(sentence: Sentence, folded: str, mentions: Sequence[Mention]) -> TypedSentence:
    """Give a sentence as typed text. `mentions` are all of the article, in order."""
    text: list[str] = []
    places: list[int] = []
    held: dict[int, Mention] = {}
    position = sentence.start
    index = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    while position < sentence.end:
        mention = mentions[index] if index < len(mentions) else None
        stop = min(mention.start, sentence.end) if mention else sentence.end
        text += folded[position:stop]
        places += range(position, stop)
        position = stop
        if mention and position < sentence.end:
            held[len(text)] = mention
            text.append(_signs()[mention.type])
            places.append(mention.start)
            position = mention.end
            index += 1
    return TypedSentence(sentence, "".join(text), tuple(places), held)
