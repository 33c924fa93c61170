"""Typed text: a sentence in which each mention is one character that stands for its class. 类型化文本。

Rules are regular expressions over it, in which slots stand for mentions:

    {subject:Enterprise}    a mention of the class or a finer one, as the group `subject`
    {subject:City|County}   of one of these classes
    {subject:Enterprise+}   a coordination of them: 甲、乙和丙
    {subject:Person++}      a coordination with their posts in between or behind
    {subject:County*}       a coordination by nothing but 、和与及
    {:Enterprise}           a mention that is no group
    {^:Enterprise}          one character of the sentence that is not such a mention
    {=builds}               the alternatives that `ontology/words/phrases.tsv` has under this name

Every other character stands for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.expressions import compiled
from loaders.finders.post_words import ARMY_RANKS
from loaders.frozen import quickly_made
from loaders.mention import POST, VALUES, Mention, each_of, top
from loaders.sentences import Sentence
from ontology import load
from ontology.patterns import PHRASE, SLOT
from ontology.words import table

_FIRST = 0xE000
"""The first of the private-use characters that stand for classes."""
_HONOUR = "(?:同志|先生|女士|院士|伉俪|夫妇)?"
_OF_RANK = compiled(ARMY_RANKS)
_JOINT = _HONOUR + r"(?:\([^()]{1,24}\))?(?:、|和|与|及|,|兼|暨)?(?:以及)?"
_PLAIN_JOINT = "(?:、|和|与|及)"
_BEHIND_WORKS = (
    r"(?:(?:[{places}]?[^,。;、()\ue000-\uf8ff]{{0,2}}段|[一二三四五]期|改扩建|扩建|改造)"
    r"(?:改扩建|改造|建设)?(?:工程|项目)?)?"
)
_UNNAMED = r"(?:(?<=、)[^,。;:、和与及\ue000-\uf8ff]{2,14}、)?"
"""What may stand behind works and lines in a coordination: 甲乙高速丙县段、丁路; one of them has no name."""
_AMONG = (
    r"(?:(?<=[、和与及])(?:全球|世界|国内|全国|中国|国际|行业|[央国民]企)[^,。;、()\ue000-\uf8ff]{{0,10}}?"
    r"(?:企业|公司|[造产应]商|龙头|巨头|强|央企|国企|民企)(?=[{signs}]))?"
)
"""What may praise a company in a coordination: 甲公司与全球最大车轮制造商乙集团."""
_CALLED = compiled(
    r"\((?:[^()“”;。]{0,16}?(?:简称|下称|代码|暂定名|名称以)[^()\n]{0,60}"
    r"|(?:普通|有限|特殊普通)合伙|[A-Z]{0,6}[.:]?\d{4,6}(?:[.:]?[A-Z]{2})?)\)"
)
"""What brackets behind a name tell of the name alone: (以下简称甲坪股份), (600123)."""
_NAMED = ("Enterprise", "Organization")
_INNER = (
    r"(?:[\u4e00-\u9fff]{2,6}(?:办公室?|新区|处|学院)"
    r"|(?<=[、兼])[\u4e00-\u9fff]{1,14}(?:[司厅部委局团]|学院|医院|中心|小组|指挥部|委员会|研究室|协会|商会|学会|联合会))?"
)
"""A body of no name of its own between two posts: 校长助理、学校办公室主任."""


@quickly_made
@dataclass(frozen=True, slots=True)
class TypedSentence:
    """A sentence whose mentions are single characters of `text`.

    `places[i]` is where character `i` begins in the flow, `mentions[i]` the mention it stands for, in order.
    """

    sentence: Sentence
    text: str
    places: tuple[int, ...]
    mentions: Mapping[int, Mention]

    def slot(self, start: int, end: int) -> list[Mention]:
        """Give the mentions between two positions of the typed text; no province that a place in it follows.

        Of 浙江台州 and of 浙江的台州 it is 台州市.
        """
        here = [i for i in range(start, end) if i in self.mentions]
        behind = ((i, i + 1 + self.text.startswith("的", i + 1)) for i in here)
        return [
            one
            for i, after in behind
            for one in each_of(self.mentions[i])
            if not _holds_next(self.mentions[i], self.mentions.get(after), end > after)
        ]

    def source(self, position: int) -> int:
        """Give the flow position of a position of the typed text, its end included."""
        return self.places[position] if position < len(self.places) else self.sentence.end


def _holds_next(place: Mention, after: Mention | None, within: bool) -> bool:
    """Whether what stands right behind a province, within the same slot, is a place in it."""
    if after is None or not within or after.start > place.end + 1 or top(place.type) != "Place":
        return False
    if top(after.type) in ("Organization", "Enterprise"):
        return True
    return place.type == "Province" and after.key.startswith(place.key[:2]) and after.key != place.key


@cache
def _signs() -> Mapping[str, str]:
    ontology = load()
    # A class stands beside its finer ones: a set of neighbours is compiled in a tenth of the time.
    classes = sorted(ontology.classes, key=lambda name: tuple(ontology.lineage(name))[::-1])
    return {name: chr(_FIRST + i) for i, name in enumerate([*classes, *VALUES])}


@cache
def all_signs() -> frozenset[str]:
    """Give the characters that stand for mentions.

    >>> len(all_signs()) == len(load().classes) + len(VALUES)
    True
    """
    return frozenset(_signs().values())


@cache
def _meant(types: str) -> str:
    """Give the signs of these types, parted by |, and of all finer ones."""
    ontology = load()
    wanted = types.split("|")
    finer = [name for name in ontology.classes if not set(wanted).isdisjoint(ontology.lineage(name))]
    return "".join(_signs()[name] for name in dict.fromkeys((*finer, *(w for w in wanted if w in VALUES))))


def _slot(match: re.Match[str]) -> str:
    """Give the regular expression that a slot stands for."""
    name, many = match["name"], match["many"]
    unknown = [kind for kind in match["types"].split("|") if kind not in _signs()]
    if unknown:
        raise ValueError(f"unknown class {unknown[0]} in {match.group()}")
    signs, post = _meant(match["types"]), _meant(POST)
    if name == "^":
        return f"[^{signs}。;\n]"
    titles = f"(?:{post}(?:[、,兼]?{post}){{0,15}})?" if many == "++" else ""
    joint = _PLAIN_JOINT if many == "*" else _JOINT
    if many == "+" and not {"Project", "Corridor"}.isdisjoint(match["types"].split("|")):
        paid = rf"(?:(?:总|计划|协议)*投资(?:约|达|超)?[{_meant('Money')}](?:以上)?的)?"
        joint = _BEHIND_WORKS.format(places=_meant("Place")) + joint + _UNNAMED + paid
    joint += f"(?:中共|代理)?[{_meant('Place')}]?{_INNER}" if match["types"] == POST else ""
    if many == "+" and match["types"] == "Enterprise":
        joint += _AMONG.format(signs=signs)
    one = f"[{signs}]"
    if many == "++":  # 甲某校长、乙某书记: of several posts in a row none is his who stands before
        one += f"(?:{post}(?![{signs}]|[、,兼]?{post}))?"
    # What stands between two is read one way only: a list that nothing follows is left soon.
    body = f"{one}(?:(?>{joint}{titles}(?=[{signs}])){one}){{0,63}}" if many else one
    if many == "+" and match["types"].split("|")[0] == "Enterprise":
        body += rf"(?:\([^(){signs}]{{1,12}}\)(?=[^,。;]))?"  # 甲集团(51%)、乙公司(49%)共同…
    return f"(?P<{name}>{body})" if name else f"(?:{body})"


@cache
def _phrases() -> Mapping[str, str]:
    return {name: f"(?:{alternatives})" for name, alternatives in table("phrases", 2)}


def _spelled(pattern: str) -> str:
    """Write the phrases of a pattern out."""
    unknown = [name for name in PHRASE.findall(pattern) if name not in _phrases()]
    if unknown:
        raise ValueError(f"unknown phrase {{={unknown[0]}}}; add it to ontology/words/phrases.tsv")
    return PHRASE.sub(lambda match: _phrases()[match[1]], pattern)


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern.

    Raises ValueError for an unknown class or phrase and re.error for a pattern that is no regular expression.

    >>> bool(compile_pattern("{subject:Enterprise}投资{amount:Money}").groupindex)
    True
    """
    return compiled(spelled(pattern))


def spelled(pattern: str) -> str:
    """Give the regular expression that a rule's pattern stands for. Raises ValueError as `compile_pattern`.

    >>> "{" in spelled("{subject:Plan}提出")
    False
    """
    return SLOT.sub(_slot, _spelled(pattern))


def _behind(mention: Mention, folded: str, end: int) -> int:
    """Where a name ends, with the brackets behind it that tell what it is called for short, or a rank."""
    if mention.type == "Person" and (rank := _OF_RANK.match(folded, mention.end, end)):
        return rank.end()
    if not folded.startswith("(", mention.end) or top(mention.type) not in _NAMED:
        return mention.end
    position = mention.end
    while called := _CALLED.match(folded, position, end):
        position = called.end()
    return position


def typed(sentence: Sentence, folded: str, mentions: Sequence[Mention]) -> TypedSentence:
    """Give a sentence as typed text. `mentions` are all of the article, in order.

    >>> sentence = typed(Sentence(0, 6, 0, 0, "body"), "甲坪到乙湾去", [Mention(0, 2, "City", "甲坪")])
    >>> len(sentence.text), sentence.text[1:], sentence.source(1), sentence.mentions[0].name
    (5, '到乙湾去', 2, '甲坪')
    """
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
            position = _behind(mention, folded, sentence.end)
            index = bisect_left(mentions, position, index + 1, key=lambda m: m.start)
    return TypedSentence(sentence, "".join(text), tuple(places), held)
