"""How far projects are, as their sentences tell: planned, signed, under construction … 项目进展.

The words are declared in `ontology/words/stages.tsv`; what stands before them in the clause and makes them
a plan, or takes them back, in `stage_marks.tsv`. A word is bound to the projects on its own side: the nearest
in its clause, else those of the clauses before it, where nobody else comes in between. Of what is told as
done the farthest stands (已建成投产 is in operation); what is to come counts where nothing is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from loaders.mention import DATE, MONEY, POST, QUANTITY, YEAR, Mention
from loaders.page import Page, fits, of_type
from loaders.pattern import any_of
from loaders.relations import Found
from loaders.typed import TypedSentence, compile_pattern
from ontology import load
from ontology.words import table

THINGS = ("Project", "Corridor")
"""What is built, and so has a stage."""
NEAR = 14
"""A project stands at most this many characters behind its word: 开工建设总长九公里的某桥."""
JOINED = 10
"""Two projects of one list are at most this far apart: 甲高速某段、乙大桥."""

_CLAUSE = re.compile(r"[,:。;!?\n]")
_JOINT = re.compile(r"[、和与及]")
_HANGING = re.compile(
    r"(?:投[产用运]|投入[使运]用|投入运营|通车|运营)?(?:以?后|之?前|时|之日|即|仪式|活动|典礼|条件|以来|能力|年限|准备)"
)
"""What makes of a stage a time or an occasion: 建成后, 开工仪式."""
_DONE = re.compile(r"已|正|目前|现|当日|当天|昨")
"""What ends the reach of a plan told in the clause before."""
_PAST = re.compile(r"[已了昨]|相继|先后|陆续|顺利|如期|累计|成功|过去|以来|近年|完成")
"""What tells that a list without a subject reports, and does not plan: 年内建成甲桥, but 先后建成甲桥."""
_BARE = re.compile(r"[“、\s]*(?:年[内底]|同时|并|还|新|全面|集中|再|高标准|高质量)*")
"""What may stand before a word of a clause without a subject."""
_BEGINS = re.compile(r"开工|动工|开建|奠基|破土|动土|启动|谋划")
"""Words of a beginning: where that is to come, the project is planned."""
_SIGNED = re.compile(r"(?:了)?(?:合作|投资|战略|框架|项目|开发)*(?:协议|合同|备忘录)?[,:]")
"""What follows a word that is far from its project: 签订投资协议,拟建设某园."""
_BUILDS = re.compile(r"建|投资|打造|实施|总投")
_LIES = re.compile(r"(?:位于|坐落于?|落户|落地|入驻)[^,:。;]{0,6}$")
"""What stands before a project that is only where another one is."""
_OWN = re.compile(r"^(?:目前|如今|现在|,|“)*(?:该|本|此)?(?:项目|工程|基地|线路|大桥|隧道)")
"""A sentence that goes on about the project of the one before."""


@dataclass(frozen=True, slots=True)
class _Word:
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


_Told: TypeAlias = Mapping[tuple[Mention | int, str], _Word]
"""What tells of a mention (under it and ""), and of a name in an item (under its number and the name)."""


def with_stages(page: Page, found: Iterable[Found], date: str) -> Iterator[Found]:
    """Give relations the qualifier `status` where the text tells how far their project is.

    `date` is the article's, "" where unknown: a later year is still to come.

    >>> from loaders import Article, read_closely
    >>> text = "青砚重工有限公司投资3亿元建设青砚产业园项目，已竣工投产。"
    >>> [dict(s.qualifiers)["status"] for s in read_closely(Article.of("a.txt", text)).statements]
    ['in-operation', 'in-operation']
    """
    told = _told(page, date)
    for one in found:
        declared = "status" in load().relations[one.relation].qualifiers
        word = _word(page, one, told) if declared and "status" not in dict(one.qualifiers) else None
        if word is None:
            yield one
        else:
            pairs = tuple(sorted((*one.qualifiers, ("status", word.meant))))
            yield replace(one, qualifiers=pairs, told=(word.place,))


def _word(page: Page, found: Found, told: _Told) -> _Word | None:
    """What tells how far the project of a relation is (its object, else its subject): where it is named, or
    where another sentence of the item names it so.
    """
    for end in (end for end in (found.object, found.subject) if isinstance(end, Mention)):
        word = told.get((end, "")) or told.get((_item(page, end), end.name))
        if word is not None:
            return word
    return None


def _item(page: Page, mention: Mention) -> int:
    sentence = page.at(mention.start)
    return sentence.item if sentence is not None else -1


def _told(page: Page, date: str) -> _Told:
    """Give what tells of each project mention, and of each name in an item."""
    told: dict[tuple[Mention | int, str], list[_Word]] = {}
    last: list[Mention] = []
    block = -1
    for sentence in page.sentences:
        if sentence.sentence.block != block:
            last, block = [], sentence.sentence.block
        lists = _lists(sentence)
        goes_on = bool(last) and not lists and _OWN.match(sentence.text) is not None
        for word in _words(sentence, date) if lists or goes_on else ():
            for mention in last if goes_on else _meant(sentence, lists, word):
                told.setdefault((mention, ""), []).append(word)
                told.setdefault((sentence.sentence.item, mention.name), []).append(word)
        last = [sentence.mentions[i] for i in lists[-1]] if lists else last
    farthest = ((key, _farthest(words)) for key, words in told.items())
    return {key: word for key, word in farthest if word is not None}


def _farthest(words: Iterable[_Word]) -> _Word | None:
    """Of what is done the farthest; else the first of what is to come."""
    stages = [option.code for option in load().qualifiers["status"].options]
    given = [word for word in words if word.meant]
    done = [word for word in given if word.meant == word.status]
    return max(done, key=lambda word: stages.index(word.status)) if done else next(iter(given), None)


def _lists(sentence: TypedSentence) -> list[list[int]]:
    """The projects of a sentence by their places in the typed text, those of one list together."""
    lists: list[list[int]] = []
    for i, _ in of_type(sentence, "|".join(THINGS)):
        between = sentence.text[lists[-1][-1] + 1 : i] if lists else ""
        joined = lists and len(between) <= JOINED and _JOINT.search(between) and not _CLAUSE.search(between)
        if joined and not _stages().search(between):
            lists[-1].append(i)
        else:
            lists.append([i])
    return lists


@cache
def _stages() -> re.Pattern[str]:
    return re.compile(any_of(word for word, _, _ in table("stages", 3) if "…" not in word))


@cache
def _around() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words that stand around a project or a list of them, each with its status."""
    parts = [(word.partition("…"), status) for word, status, _ in table("stages", 3) if "…" in word]
    list_ = "{project:Project|Corridor}(?:[^,:。;]{0,8}?[、和与及]{:Project|Corridor})*"
    return tuple(
        (compile_pattern(f"{begin}[^,:。;]{{0,8}}?{list_}[^,:。;、]{{0,8}}?{end}"), status)
        for (begin, _, end), status in parts
    )


@cache
def _stage_words() -> Mapping[str, tuple[str, str]]:
    return {word: (status, side) for word, status, side in table("stages", 3)}


@cache
def _marks() -> tuple[re.Pattern[str], Mapping[str, str]]:
    effects = {row[0]: row[1] for row in table("stage_marks", 2)}
    return re.compile(any_of(effects)), effects


def _words(sentence: TypedSentence, date: str) -> Iterator[_Word]:
    """Give the stages told in a sentence, each with the effect of what stands before it in its clause."""
    text = sentence.text
    for pattern, status in _around():
        for match in pattern.finditer(text):
            effect = _effect(sentence, match.start(), date)
            if status == "under-construction" and _BEGINS.search(match.group()):
                effect = effect or "aimed"
            place = sentence.source(match.start())
            yield _Word(match.start("project"), match.end(), match.group(), status, "around", effect, place)
    for match in _stages().finditer(text):
        behind = sentence.mentions.get(match.end())
        # 建成后年产值 has 后年 for a year.
        if _HANGING.match(behind.name if behind is not None else text, 0 if behind else match.end()):
            continue
        status, side = _stage_words()[match.group()]
        effect = _effect(sentence, match.start(), date)
        effect = effect or _unsaid(text, match, status, side)
        place = sentence.source(match.start())
        yield _Word(*match.span(), match.group(), status, side, effect, place)


def _unsaid(text: str, match: re.Match[str], status: str, side: str) -> str:
    """A list without subject, 建成甲桥、乙桥, tells as often what shall be as what is: untold."""
    clause = max((mark.end() for mark in _CLAUSE.finditer(text, 0, match.start())), default=0)
    bare = _BARE.fullmatch(text, clause, match.start()) and not text.startswith((":", "的"), match.end())
    begins = status == "under-construction" and _BEGINS.search(match.group())
    lists = status in ("completed", "in-operation") or begins
    transitive = side in ("both", "after") and _has_object(text, match.end())
    return "untold" if bare and lists and transitive and not _PAST.search(text) else ""


def _has_object(text: str, end: int) -> bool:
    """Whether the clause of a word goes on behind it."""
    return end < len(text) and text[end] not in ",:。;!?、的)”\n"


def _effect(sentence: TypedSentence, at: int, date: str) -> str:
    """What stands before a word makes of it; a plan told in one clause goes on in those behind it."""
    text = sentence.text
    clauses = [0, *(mark.end() for mark in _CLAUSE.finditer(text, 0, at)), at]
    own = text[clauses[-2] : at]
    effect = _marked(own) or _to_come(sentence, clauses[-2], at, date)
    if effect or len(clauses) < 3 or _DONE.search(own) or "的" in text[at : at + 6]:
        return effect
    begin, end = clauses[-3:-1]
    return _marked(text[begin:end], ("aimed", "foreseen")) or _to_come(sentence, begin, end, date)


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


def _meant(sentence: TypedSentence, lists: list[list[int]], word: _Word) -> list[Mention]:
    """The projects that a word tells of."""
    if word.side == "around":
        return [sentence.mentions[i] for i in range(word.start, word.end) if _is_thing(sentence, i)]
    text = sentence.text
    before = [p for p in lists if p[-1] < word.start and not _LIES.search(text[: p[0]])]
    behind = [places for places in lists if places[0] >= word.end]
    left = before[-1] if before and word.side != "after" else []
    right = behind[0] if behind and _reaches(text, word, behind[0][0]) else []
    if left and not _goes_on(sentence, left[-1] + 1, word):
        left = []
    if left and right:
        same = not _CLAUSE.search(text, left[-1] + 1, word.start)
        left, right = (left, []) if same and _nearer(left[-1], word, right[0]) else ([], right)
    if not left and not right and word.side == "far" and behind and _SIGNED.match(text, word.end):
        right = behind[0] if _BUILDS.search(text, word.end, behind[0][0]) else []
    return [sentence.mentions[i] for i in left or right]


def _is_thing(sentence: TypedSentence, i: int) -> bool:
    return i in sentence.mentions and fits(sentence.mentions[i].type, THINGS)


def _nearer(left: int, word: _Word, right: int) -> bool:
    return word.start - left <= right - word.end + 1


def _reaches(text: str, word: _Word, place: int) -> bool:
    """Whether the project here stands behind the word, or behind what the word makes it: 已开通的某高铁."""
    between = text[word.end : place]
    alone = word.side in ("after", "both", "far") or "的" in between
    if text.startswith(":", word.end) and not text[: word.start].strip():
        return True
    return alone and len(between) <= NEAR and not _CLAUSE.search(between)


def _goes_on(sentence: TypedSentence, start: int, word: _Word) -> bool:
    """Whether the clause of a word is still about the project before it: it names no other thing."""
    breaks = [mark.end() for mark in _CLAUSE.finditer(sentence.text, start, word.start)]
    if not breaks:
        return True
    values = (MONEY, QUANTITY, DATE, YEAR, POST)
    named = (m.type not in values for i, m in sentence.mentions.items() if breaks[-1] <= i < word.start)
    return not any(named) and not (word.side == "both" and _has_object(sentence.text, word.end))
