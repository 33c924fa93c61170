"""Where an article is at home: the place that 我市, 全省 or a bare 市委 means. 文章的本地。"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Home:
    """Codes of the province, city and county the article speaks from (each may be empty), and the zone's name.

    `start` and `end` are the slice of the flow that tells it (a publisher, a heading, the first naming); both are 0
    where the user gave it.
    """

    province: str = ""
    city: str = ""
    county: str = ""
    zone: str = ""
    start: int = 0
    end: int = 0
