"""A post that was found, and what helps to tell whose it is. 职务及其上下文。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from loaders.expressions import compiled
from loaders.finders.person_names import is_han
from loaders.finders.post_words import (
    CHAINED,
    SCHOOLS,
)
from loaders.home import Home
from loaders.mention import Mention

ARTICLE_REACH = 3000
"""How far back a post looks for what the article told."""
NEAR = 200
"""How far back it looks for the body of its own kind."""
_BEFORE_POSTS = frozenset("和与及兼任为由向原新时去")
"""Behind these begins a post told without its body; any other word may be the end of an unknown one."""
FOREIGN_NAME = compiled(r"[\u4e00-\u9fff]{1,8}·")
"""Whose post stands before such a name, told with a place that nothing is known of, is no one of ours."""
SENTENCE_REACH = 400
"""So many characters before a post tell whose it is, in a sentence that never ends."""


@dataclass(frozen=True, slots=True)
class PostContext:
    """A post that was found, and what helps to tell whose it is."""

    folded: str
    match: re.Match[str]
    by_end: Mapping[int, Mention]
    home: Home
    before: Sequence[Mention]

    @property
    def start(self) -> int:
        """Where the post begins."""
        return self.match.start()

    @property
    def post(self) -> str:
        """The post as written, without what tells its time: 党组书记 of 党组原书记."""
        return self.match["post"].replace("原", "", 1) if self.match["was"] else self.match["post"]

    @property
    def floor(self) -> int:
        """The full stop before the post, or as far back as anybody reads on for its body."""
        reach = max(0, self.start - SENTENCE_REACH)
        return max(self.folded.rfind("。", reach, self.start), reach - 1)

    def bodies(self, first: int) -> list[Mention]:
        """The bodies that end from `first` on, and not behind the beginning of the post."""
        return [self.by_end[end] for end in range(first, self.start + 1) if end in self.by_end]

    def fellows(self) -> Iterator[Mention]:
        """The posts before it in its sentence that belong to something, from the nearest on."""
        floor = self.floor
        near = takewhile(lambda post: post.end > floor, reversed(self.before))
        return (post for post in near if post.parts)

    @property
    def previous(self) -> Mention | None:
        """The post right before this one in a chain, if it belongs to something."""
        last = self.before[-1] if self.before else None
        if last is None or not last.parts or not CHAINED.fullmatch(self.folded, last.end, self.start):
            return None
        of_school = self.post.endswith("校长") and last.parts[0].type not in SCHOOLS
        anew = self.match["status"] == "原" or of_school  # 甲为乙院院长,原副校长丙…
        return None if anew and self.folded[last.end] == "," else last


def stands_apart(left: str) -> bool:
    """Tell whether a post behind this character belongs to nothing that is unknown: 和 + 市长, 会,市长.

    >>> stands_apart(","), stands_apart("和"), stands_apart("坪")
    (True, True, False)
    """
    return not is_han(left) or left in _BEFORE_POSTS
