"""What may be a name: a stem and an ending, and what stands around them. 候选名称及其语境。"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.expressions import compiled
from loaders.finders.edges import Span
from loaders.finders.endings import Ending
from loaders.finders.inside import SIZES
from loaders.finders.spoken import (
    speaks_of_body,
    speaks_of_building,
    speaks_of_firm,
    speaks_of_meeting,
    speaks_of_project,
    speaks_of_zone,
)

STARTED = frozenset(("Campaign", "Strategy"))
_STARTS = compiled(r"(?:实施|开展|推进|启动|部署|落实|打好|发起|推行|深化|执行|贯彻|抓好|突出)$")
"""What a campaign without quotes stands behind: a verb that starts one."""
_CAPACITY = compiled(rf"\d[\d.]*[百千万亿]{{0,2}}(?:吨|{SIZES})级?[\u4e00-\u9fff]{{0,10}}$")
"""A capacity, which makes a name of the works that it stands before: 8GW高效组件生产线."""
_ENTRY_MARKS = frozenset(";:。等\n")
_SPEAK: Mapping[str, Callable[[str, int, int], bool]] = {
    "Project": speaks_of_project,
    "Enterprise": speaks_of_firm,
    "Organization": speaks_of_body,
    "Place": speaks_of_zone,
    "Meeting": speaks_of_meeting,
}
"""What tells of a top class whether the words around a span speak of such a thing."""


PLANTS = ("厂", "酒店", "煤矿")
"""How companies end that may be spoken of as a house that is built, as bodies are: 甲坪水泥厂总投资3亿元."""


@dataclass(frozen=True)
class Candidate:
    """A possible name `[start:end]` with its `ending` at `head`; `known` are the names found before, near it.

    What tells of its surroundings is looked at where something depends on it.
    """

    folded: str
    start: int
    end: int
    head: int
    ending: Ending
    stem: str
    known: Sequence[Span]

    @cached_property
    def inside(self) -> bool:
        """Whether a known name stands in its stem."""
        return any(a < self.head and self.start < b for a, b in self.known)

    @property
    def holds_start(self) -> bool:
        """Whether a known name begins in its stem."""
        return any(self.start <= a < self.head for a, _ in self.known)

    @property
    def started(self) -> bool:
        """Whether it is a campaign behind a verb that starts one."""
        before = self.folded[max(0, self.start - 4) : self.start]
        return self.ending.kind in STARTED and _STARTS.search(before) is not None

    @cached_property
    def spoken_of(self) -> bool:
        """Whether the words around it are those of such a thing, or a company's place stands behind it."""
        if self.ending.top == "Enterprise" and self.folded[self.end - 1] == ")":
            return True
        if self.ending.top in _SPEAK and _SPEAK[self.ending.top](self.folded, *self._around_quotes):
            return True
        housed = self.ending.top == "Organization" or self.ending.text.endswith(PLANTS)
        if housed and speaks_of_building(self.folded, self.start, self.end):
            return True
        sized = _CAPACITY.search(self.folded, max(0, self.start - 12), self.head)
        return self.ending.top == "Project" and bool(sized or self.is_entry)

    @property
    def _around_quotes(self) -> Span:
        """Where it stands, with the quotes that hold nothing else: 建设“甲材料生产项目”."""
        quoted = int(self.folded[self.start - 1 : self.start] + self.folded[self.end : self.end + 1] == "“”")
        return self.start - quoted, self.end + quoted

    @property
    def is_entry(self) -> bool:
        """Whether it is all that stands between two semicolons, as in a list of works."""
        marks = self.folded[self.start - 1 : self.start] + self.folded[self.end : self.end + 1]
        return len(marks) == 2 and ";" in marks and _ENTRY_MARKS.issuperset(marks)

    @property
    def after_place(self) -> str:
        """What stands between the known name that it begins with and its ending."""
        ends = (b for a, b in self.known if a == self.start and b < self.head)
        return next((self.folded[b : self.head] for b in ends), "")
