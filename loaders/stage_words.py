"""The words of a sentence that tell how far projects are, and what is made of them. 项目进展的说法.

They are declared in `ontology/words/stages.tsv`; what stands before them in the clause and makes them a plan,
or takes them back, in `stage_marks.tsv`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.expressions import compiled
from loaders.mention import DATE, YEAR
from loaders.pattern import any_of
from loaders.typed import TypedSentence, compile_pattern
from ontology.words import table

REACH = 60
"""What stands farther before a word, in characters, makes nothing of it."""
LONGEST_LIST = 40
"""A word stands around so many projects at most."""

_CLAUSE = compiled(r"[,:。;!?\n]")
_HANGING = compiled(
    r"(?:投[产用运]|投入[使运]用|投入运营|通车|运营|达产|达效|达标|并|且|、)*(?:以?后|之?前|时|之日|即|仪式|活动|典礼|条件|以来|能力|年限|准备)"
)
"""What makes of a stage a time or an occasion: 建成后, 开工仪式."""
_DONE = compiled(r"已|正|目前|现|当日|当天|昨")
"""What ends the reach of a plan told in the clause before."""
_PAST = compiled(r"[已了昨]|相继|先后|陆续|顺利|如期|累计|成功|过去|以来|近年|完成")
"""What tells that a list without a subject reports, and does not plan: 年内建成甲桥, but 先后建成甲桥."""
_BARE = compiled(r"[“、\s]*(?:年[内底]|同时|并|还|新|全面|集中|再|高标准|高质量)*")
"""What may stand before a word of a clause without a subject."""
_BEGINS = compiled(r"开工|动工|开建|奠基|破土|动土|启动|谋划")
"""Words of a beginning: where that is to come, the project is planned."""


@dataclass(frozen=True, slots=True)
class StageWord:
    """A stage told at `[start:end]` of a typed text, `place` of the flow; on which side the project is."""

    start: int
    end: int
    text: str
    status: str
    side: str
    effect: str
    place: int

    @property
    def meant(self) -> str:
        """The status that it tells, "" where it tells none."""
        if self.effect in ("untold", "other"):
            return ""
        if self.status in ("planned", "signed"):
            return "" if self.effect == "part" else self.status
        begins = _BEGINS.search(self.text) is not None
        begun = self.status == "under-construction"
        meant = {
            "": self.status,
            "aimed": "under-construction" if begun and not begins else "planned",
            "foreseen": "planned" if begins else "under-construction",
            "part": self.status if begun else "",
        }
        return meant[self.effect]


@dataclass(frozen=True, slots=True)
class Clauses:
    """A typed sentence with the starts of its clauses, and whether it reports what was done."""

    sentence: TypedSentence
    starts: tuple[int, ...]
    past: bool

    def start(self, at: int) -> int:
        """Give where the clause of this position begins."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def before(self, at: int) -> int | None:
        """Give where the clause before that of this position begins; None where there is none."""
        index = bisect_right(self.starts, at) - 2
        return self.starts[index] if index >= 0 else None

    def apart(self, first: int, second: int) -> bool:
        """Whether two positions are in different clauses."""
        return self.start(first) != self.start(second)


def clauses_of(sentence: TypedSentence) -> Clauses:
    """Take a sentence apart into its clauses.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "会议召开,代表参加。")).relations
    >>> clauses_of(page.sentences[0]).starts
    (0, 5, 10)
    """
    starts = (0, *(mark.end() for mark in _CLAUSE.finditer(sentence.text)))
    return Clauses(sentence, starts, _PAST.search(sentence.text) is not None)


def find_stages(clauses: Clauses, date: str) -> Iterator[StageWord]:
    """Give the stages told in a sentence, each with the effect of what stands before it in its clause.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "项目力争明年建成。")).relations
    >>> [(word.text, word.effect) for word in find_stages(clauses_of(page.sentences[0]), "")]
    [('建成', 'aimed')]
    """
    yield from _around_lists(clauses, date)
    text, mentions = clauses.sentence.text, clauses.sentence.mentions
    for match in stage_pattern().finditer(text):
        behind = mentions.get(match.end())
        # 建成后年产值 has 后年 for a year.
        if _HANGING.match(behind.name if behind is not None else text, 0 if behind else match.end()):
            continue
        status, side = _stage_words()[match.group()]
        effect = _effect(clauses, match.start(), date) or _unsaid(clauses, match, status, side)
        place = clauses.sentence.source(match.start())
        yield StageWord(*match.span(), match.group(), status, side, effect, place)


def _around_lists(clauses: Clauses, date: str) -> Iterator[StageWord]:
    for pattern, status in _around():
        for match in pattern.finditer(clauses.sentence.text):
            effect = _effect(clauses, match.start(), date)
            if status == "under-construction" and _BEGINS.search(match.group()):
                effect = effect or "aimed"
            place = clauses.sentence.source(match.start())
            yield StageWord(
                match.start("project"), match.end(), match.group(), status, "around", effect, place
            )


@cache
def stage_pattern() -> re.Pattern[str]:
    """Give the pattern of all words that stand on one side of a project.

    >>> stage_pattern().search("大桥合龙").group()
    '合龙'
    """
    return compiled(any_of(word for word, _, _ in table("stages", 3) if "…" not in word))


@cache
def _around() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words that stand around a project or a list of them, each with its status."""
    parts = [(word.partition("…"), status) for word, status, _ in table("stages", 3) if "…" in word]
    more = (
        f"(?:(?:(?![,:]){{^:Project|Corridor}}){{0,8}}?[、和与及]{{:Project|Corridor}}){{0,{LONGEST_LIST}}}"
    )
    list_ = f"{{project:Project|Corridor}}{more}"
    return tuple(
        (compile_pattern(f"{begin}[^,:。;]{{0,8}}?{list_}[^,:。;、]{{0,8}}?(?<!开工)(?<!启动){end}"), status)
        for (begin, _, end), status in parts
    )


@cache
def _stage_words() -> Mapping[str, tuple[str, str]]:
    return {word: (status, side) for word, status, side in table("stages", 3)}


@cache
def _marks() -> tuple[re.Pattern[str], Mapping[str, str]]:
    effects = {row[0]: row[1] for row in table("stage_marks", 2)}
    return compiled(any_of(effects)), effects


def _unsaid(clauses: Clauses, match: re.Match[str], status: str, side: str) -> str:
    """A list without subject, 建成甲桥、乙桥, tells as often what shall be as what is: untold."""
    text, clause = clauses.sentence.text, clauses.start(match.start())
    near = match.start() - clause <= REACH and _BARE.fullmatch(text, clause, match.start())
    bare = near and not text.startswith((":", "的"), match.end())
    begins = status == "under-construction" and _BEGINS.search(match.group())
    lists = status in ("completed", "in-operation") or begins
    transitive = side in ("both", "after") and has_object(text, match.end())
    return "untold" if bare and lists and transitive and not clauses.past else ""


def has_object(text: str, end: int) -> bool:
    """Whether the clause of a word that ends here goes on behind it.

    >>> has_object("建成通车", 2), has_object("建成。", 2)
    (True, False)
    """
    return end < len(text) and text[end] not in ",:。;!?、的)”\n"


def _effect(clauses: Clauses, at: int, date: str) -> str:
    """What stands before a word makes of it; a plan told in one clause goes on in that behind it."""
    text, clause = clauses.sentence.text, clauses.start(at)
    own = text[max(clause, at - REACH) : at]
    effect = _marked(own) or _to_come(clauses.sentence, max(clause, at - REACH), at, date)
    before = clauses.before(at)
    if effect or before is None or _DONE.search(own) or "的" in text[at : at + 6]:
        return effect
    begin = max(before, clause - REACH)
    carried = _marked(text[begin:clause], ("aimed", "foreseen"))
    return carried or _to_come(clauses.sentence, begin, clause, date)


def _marked(text: str, wanted: tuple[str, ...] = ("untold", "other", "aimed", "foreseen", "part")) -> str:
    """The effect of the words of a text, the first of those wanted."""
    pattern, effects = _marks()
    given = [effects[match.group()] for match in pattern.finditer(text)]
    return next((effect for effect in wanted if effect in given), "")


def _to_come(sentence: TypedSentence, start: int, end: int, date: str) -> str:
    """Whether a time between these places is still to come: a year after the article's, 明年, 6月前."""
    for i in range(start, end):
        time = sentence.mentions.get(i)
        if time is None or time.type not in (YEAR, DATE):
            continue
        later = bool(date) and time.key[:4].isdigit() and time.key[:4] > date[:4]
        around = sentence.text[max(i - 1, 0)] == "到" or sentence.text.startswith("前", i + 1)
        if later or around or time.name in ("明年", "后年") or time.name.endswith("前"):
            return "aimed"
        if time.name == "年内":
            return "foreseen"
    return ""
