"""How far projects are, as their sentences tell: planned, signed, under construction … 项目进展.

What tells it are words (`stage_words.py`). A word is bound to the projects on its own side: the nearest in
its clause, else those of the clauses before it, where nobody else comes in between. Of what is told as done
the farthest stands (已建成投产 is in operation); what is to come counts where nothing is done.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from loaders.expressions import compiled
from loaders.mention import VALUES, Mention
from loaders.page import Page, fits, of_type
from loaders.relations import Found
from loaders.stage_words import (
    LONGEST_LIST,
    REACH,
    Clauses,
    StageWord,
    clauses_of,
    find_stages,
    has_object,
    stage_pattern,
)
from loaders.typed import TypedSentence
from ontology import load

THINGS = ("Project", "Corridor")
"""What is built, and so has a stage."""
_ANY_THING = "|".join(THINGS)
NEAR = 14
"""A project stands at most this many characters behind its word: 开工建设总长九公里的某桥."""
JOINED = 10
"""Two projects of one list are at most this far apart: 甲高速某段、乙大桥."""

_JOINT = compiled(r"[、和与及]")
_BREAK = compiled(r"[,:。;!?\n]")
_SIGNED = compiled(r"(?:了)?(?:合作|投资|战略|框架|项目|开发)*(?:协议|合同|备忘录)?[,:]")
"""What follows a word that is far from its project: 签订投资协议,拟建设某园."""
_BUILDS = compiled(r"建|投资|打造|实施|总投")
_LIES = compiled(r"(?:位于|地处|坐落于?|落户|落地|入驻)[^,:。;]{0,6}$")
"""What stands before a project that is only where another one is."""
_OWN = compiled(r"^(?:目前|如今|现在|,|“)*(?:该|本|此)?(?:项目|工程|基地|线路|大桥|隧道)")
"""A sentence that goes on about the project of the one before."""

_Told: TypeAlias = Mapping[tuple[Mention | int, str], StageWord]
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
    names = {name for _, name in told}
    relations = load().relations
    for one in found:
        named = any(isinstance(end, Mention) and end.name in names for end in (one.object, one.subject))
        declared = named and "status" in relations[one.relation].qualifiers
        word = _word(page, one, told) if declared and "status" not in dict(one.qualifiers) else None
        if word is None:
            yield one
        else:
            pairs = tuple(sorted((*one.qualifiers, ("status", word.meant))))
            yield replace(one, qualifiers=pairs, told=(word.place,))


def _word(page: Page, found: Found, told: _Told) -> StageWord | None:
    """What tells how far the project of a relation is (its object, else its subject): where it is named, or
    where another sentence of the item names it so.
    """
    for end in (end for end in (found.object, found.subject) if isinstance(end, Mention)):
        word = (told.get((end, "")) if _is_thing(end) else None) or told.get((_item(page, end), end.name))
        if word is not None:
            return word
    return None


def _item(page: Page, mention: Mention) -> int:
    sentence = page.at(mention.start)
    return sentence.item if sentence is not None else -1


def _told(page: Page, date: str) -> _Told:
    """Give what tells of each project mention, and of each name in an item."""
    told: dict[tuple[Mention | int, str], list[StageWord]] = {}
    last: list[Mention] = []
    block = -1
    holding = frozenset(page.held(_ANY_THING))
    for i, sentence in enumerate(page.sentences):
        if sentence.sentence.block != block:
            last, block = [], sentence.sentence.block
        lists = _lists(sentence) if i in holding else _NO_LISTS
        goes_on = bool(last) and not lists.all and _OWN.match(sentence.text) is not None
        if lists.all or goes_on:
            clauses = clauses_of(sentence)
            for word in find_stages(clauses, date):
                for mention in last if goes_on else _meant(clauses, lists, word):
                    told.setdefault((mention, ""), []).append(word)
                    told.setdefault((sentence.sentence.item, mention.name), []).append(word)
        last = [sentence.mentions[i] for i in lists.all[-1]] if lists.all else last
    farthest = ((key, _farthest(words)) for key, words in told.items())
    return {key: word for key, word in farthest if word is not None}


def _farthest(words: Iterable[StageWord]) -> StageWord | None:
    """Of what is done the farthest; else the first of what is to come."""
    stages = [option.code for option in load().qualifiers["status"].options]
    given = [word for word in words if word.meant]
    done = [word for word in given if word.meant == word.status]
    return max(done, key=lambda word: stages.index(word.status)) if done else next(iter(given), None)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The projects of a sentence by their places in the typed text, those of one list together.

    `subjects` are those that are not only where another one is; `firsts` and `lasts` are the ends of lists.
    """

    all: tuple[tuple[int, ...], ...]
    subjects: tuple[tuple[int, ...], ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def before(self, at: int) -> tuple[int, ...]:
        """The nearest list before this place."""
        index = bisect_left(self.lasts, at) - 1
        return self.subjects[index] if index >= 0 else ()

    def behind(self, at: int) -> tuple[int, ...]:
        """The nearest list from this place on."""
        index = bisect_left(self.firsts, at)
        return self.all[index] if index < len(self.all) else ()


_NO_LISTS = _Lists((), (), (), ())


def _lists(sentence: TypedSentence) -> _Lists:
    lists: list[list[int]] = []
    for i, _ in of_type(sentence, _ANY_THING):
        if lists and _is_joint(sentence.text, lists[-1][-1] + 1, i) and len(lists[-1]) < LONGEST_LIST:
            lists[-1].append(i)
        else:
            lists.append([i])
    whole = tuple(map(tuple, lists))
    subjects = tuple(p for p in whole if not _LIES.search(sentence.text, max(0, p[0] - NEAR), p[0]))
    return _Lists(whole, subjects, tuple(p[0] for p in whole), tuple(p[-1] for p in subjects))


def _is_joint(text: str, start: int, end: int) -> bool:
    """Whether what stands between two projects makes one list of them."""
    between = text[start:end] if end - start <= JOINED else ""
    return _JOINT.search(between) is not None and not (
        _BREAK.search(between) or stage_pattern().search(between)
    )


def _meant(clauses: Clauses, lists: _Lists, word: StageWord) -> list[Mention]:
    """The projects that a word tells of."""
    text, mentions = clauses.sentence.text, clauses.sentence.mentions
    if word.side == "around":
        return [mentions[i] for i in range(word.start, word.end) if i in mentions and _is_thing(mentions[i])]
    left = lists.before(word.start) if word.side != "after" else ()
    behind = lists.behind(word.end)
    right = behind if behind and _reaches(text, word, behind[0]) else ()
    if left and not _goes_on(clauses, left[-1], word):
        left = ()
    if left and right:
        same = not clauses.apart(left[-1], word.start)
        left, right = (left, ()) if same and _is_nearer(left[-1], word, right[0]) else ((), right)
    if not left and not right and word.side == "far" and behind and _SIGNED.match(text, word.end):
        right = behind if _BUILDS.search(text, word.end, min(behind[0], word.end + REACH)) else ()
    return [mentions[i] for i in left or right]


def _is_thing(mention: Mention) -> bool:
    return fits(mention.type, THINGS)


def _is_nearer(left: int, word: StageWord, right: int) -> bool:
    return word.start - left <= right - word.end + 1


def _reaches(text: str, word: StageWord, place: int) -> bool:
    """Whether the project here stands behind the word, or behind what the word makes it: 已开通的某高铁."""
    if place - word.end > NEAR:
        return False
    between = text[word.end : place]
    if between.startswith(":") and word.start <= NEAR and not text[: word.start].strip():
        return True
    return (word.side in ("after", "both", "far") or "的" in between) and not _BREAK.search(between)


def _goes_on(clauses: Clauses, left: int, word: StageWord) -> bool:
    """Whether the clause of a word is still about the project before it: it names no other thing."""
    clause = clauses.start(word.start)
    if clause <= left:
        return True
    if word.start - clause > REACH:
        return False
    mentions = clauses.sentence.mentions
    named = any(i in mentions and mentions[i].type not in VALUES for i in range(clause, word.start))
    return not named and not (word.side == "both" and has_object(clauses.sentence.text, word.end))
