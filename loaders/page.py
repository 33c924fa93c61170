"""The article as rules see it: typed sentences in order, and its home. 规则所见的文章。"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from loaders.expressions import compiled
from loaders.mention import VALUES, Mention
from loaders.sentences import Sentence
from loaders.typed import TypedSentence
from ontology import load

_APPOINTS = compiled("任命|免去|免除|选举|推选")


def leads_in(text: str) -> bool:
    """Tell whether a sentence leads in a list: it ends in a colon, or is itself the first of those appointed.

    >>> leads_in("名单如下:"), leads_in("任命甲为局长;"), leads_in("乙为局长;")
    (True, True, False)
    """
    last = text.rstrip()[-1:]
    return last == ":" or (last == ";" and _APPOINTS.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Page:
    """Typed sentences in order, the home as a mention (None where unknown) and the running text."""

    sentences: tuple[TypedSentence, ...]
    home: Mention | None
    text: str
    homes: tuple[tuple[int, Mention | None], ...] = ()
    """Of a page of stories of several cities, where each starts and its home."""
    headings: tuple[int, ...] = field(init=False)
    """The indices of the sentences that are headings."""
    leads: tuple[int, ...] = field(init=False)
    """The indices of the sentences that those below go on from: headings, and what leads in a list."""
    items: tuple[int, ...] = field(init=False)
    """For each sentence the index of the first one of its item."""
    blocks: tuple[int, ...] = field(init=False)
    """For each sentence the index of the first one of its block."""
    _starts: tuple[int, ...] = field(init=False)
    _ends: tuple[int, ...] = field(init=False)
    _by_type: Mapping[str, Sequence[int]] = field(init=False)
    _known: dict[str, Sequence[int]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what look-ups ask for again and again."""
        own = [s.sentence for s in self.sentences]
        headings = tuple(i for i, s in enumerate(own) if s.kind == "heading")
        colons = (i for i, s in enumerate(self.sentences) if leads_in(s.text))
        by_type: defaultdict[str, list[int]] = defaultdict(list)
        for i, sentence in enumerate(self.sentences):
            for kind in {mention.type for mention in sentence.mentions.values()}:
                by_type[kind].append(i)
        object.__setattr__(self, "headings", headings)
        object.__setattr__(self, "leads", tuple(sorted({*headings, *colons})))
        object.__setattr__(self, "items", _firsts([s.item for s in own]))
        object.__setattr__(self, "blocks", _firsts([s.block for s in own]))
        object.__setattr__(self, "_starts", tuple(s.start for s in own))
        object.__setattr__(self, "_ends", tuple(s.end for s in own))
        object.__setattr__(self, "_by_type", by_type)

    def home_at(self, position: int) -> Mention | None:
        """Give the home at this position of the flow: its story's, else the page's.

        >>> home = Mention(0, 3, "City", "洛阳市")
        >>> Page((), None, "", ((0, None), (9, home))).home_at(12) == home
        True
        """
        index = bisect_right(self.homes, position, key=itemgetter(0)) - 1
        return self.homes[index][1] if index >= 0 else self.home

    def at(self, position: int) -> Sentence | None:
        """Give the sentence that holds this position of the flow.

        >>> from loaders import Article, read_closely
        >>> page = read_closely(Article.of("a.txt", "会议召开。洛阳市参加。")).relations
        >>> page.at(6).start, page.at(40)
        (5, None)
        """
        index = bisect_right(self._starts, position) - 1
        found = self.sentences[index].sentence if index >= 0 else None
        return found if found is not None and position < found.end else None

    def over(self, start: int, end: int) -> list[Sentence]:
        """Give the sentences that `[start:end]` of the flow, or its first character, lies in.

        >>> from loaders import Article, read_closely
        >>> page = read_closely(Article.of("a.txt", "会议召开。洛阳市参加。")).relations
        >>> [sentence.start for sentence in page.over(3, 7)]
        [0, 5]
        """
        found = []
        for index in range(bisect_right(self._ends, start), len(self.sentences)):
            sentence = self.sentences[index].sentence
            if sentence.start >= max(end, start + 1):
                break
            found.append(sentence)
        return found

    def upwards(self, index: int) -> Iterator[TypedSentence]:
        """Give the sentence of this index and those above it in its item, the nearest first.

        >>> from loaders import Article, read_closely
        >>> page = read_closely(Article.of("a.txt", "会议召开。代表参加。")).relations
        >>> [sentence.text for sentence in page.upwards(1)]
        ['代表参加。', '会议召开。']
        """
        for position in range(index, self.items[index] - 1, -1):
            yield self.sentences[position]

    def holding(self, kinds: str, last: int, first: int = 0) -> Iterator[int]:
        """Give the indices of the sentences that hold mentions of these types, from `last` up to `first`.

        >>> from loaders import Article, read_closely
        >>> page = read_closely(Article.of("a.txt", "洛阳市参加。会议召开。郑州市参加。")).relations
        >>> list(page.holding("Place|Project", 2)), list(page.holding("Place", 1))
        ([2, 0], [0])
        """
        held = self.held(kinds)
        for at in range(bisect_right(held, last) - 1, bisect_left(held, first) - 1, -1):
            yield held[at]

    def held(self, kinds: str) -> Sequence[int]:
        """Give the indices of all sentences that hold mentions of these types, in order.

        >>> from loaders import Article, read_closely
        >>> read_closely(Article.of("a.txt", "会议召开。洛阳市参加。")).relations.held("Place|Project")
        [1]
        """
        if kinds not in self._known:
            rows = (rows for kind, rows in self._by_type.items() if kind in _fitting(kinds))
            self._known[kinds] = sorted({i for row in rows for i in row})
        return self._known[kinds]

    def where(self, name: str, test: Callable[[TypedSentence], bool]) -> Sequence[int]:
        """Give the indices of all sentences that pass a test, which is made once under this name, no type's.

        >>> from loaders import Article, read_closely
        >>> page = read_closely(Article.of("a.txt", "会议召开。洛阳市参加。")).relations
        >>> page.where("with mentions", lambda sentence: bool(sentence.mentions))
        [1]
        """
        if name not in self._known:
            self._known[name] = [i for i, sentence in enumerate(self.sentences) if test(sentence)]
        return self._known[name]


def _firsts(groups: Sequence[int]) -> tuple[int, ...]:
    """For each of a row of numbers where its run of equal ones begins.

    >>> _firsts([5, 5, 7, 7, 7])
    (0, 0, 2, 2, 2)
    """
    firsts: list[int] = []
    for i, group in enumerate(groups):
        firsts.append(firsts[-1] if i and group == groups[i - 1] else i)
    return tuple(firsts)


@cache
def fits(kind: str, classes: tuple[str, ...]) -> bool:
    """Tell whether a mention's type is one of these classes or a finer one; any person may be an official.

    >>> fits("County", ("Place",)), fits("Person", ("Official",)), fits("Money", ("Place",))
    (True, True, False)
    """
    if kind in classes:
        return True
    ontology = load()
    return kind in ontology.classes and any(
        ontology.is_a(kind, wanted) or {wanted, kind} <= {"Official", "Person"} for wanted in classes
    )


@cache
def _fitting(kinds: str) -> frozenset[str]:
    classes = tuple(kinds.split("|"))
    return frozenset(kind for kind in (*load().classes, *VALUES) if fits(kind, classes))


def of_type(sentence: TypedSentence, kinds: str) -> list[tuple[int, Mention]]:
    """Give a sentence's mentions of these types, parted by |, with their positions in the typed text.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "会议在洛阳市召开。")).relations
    >>> [(i, mention.name) for i, mention in of_type(page.sentences[0], "Place|Project")]
    [(3, '洛阳市')]
    """
    wanted = _fitting(kinds)
    return [(i, mention) for i, mention in sentence.mentions.items() if mention.type in wanted]


def parts_of(mention: Mention) -> Iterator[Mention]:
    """Give the mentions inside a mention, and those inside them.

    >>> city = Mention(0, 3, "City", "洛阳市")
    >>> body = Mention(0, 4, "PartyOrgan", "洛阳市委", parts=(city,))
    >>> [part.name for part in parts_of(Mention(0, 6, "Post", "书记", parts=(body,)))]
    ['洛阳市委', '洛阳市']
    """
    for part in mention.parts:
        yield part
        yield from parts_of(part)
