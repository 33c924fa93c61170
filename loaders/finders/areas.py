"""Metropolitan areas that the titles of plans begin with. 规划标题中的都市圈。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.mention import Mention
from ontology.places import gazetteer

_AREA = compiled(r"《?(?P<area>(?P<centre>[\u4e00-\u9fff]{2,4}?)(?:大)?(?:都市圈|城市群))")


def find_areas_of_plans(folded: str, plans: Sequence[Mention]) -> list[Mention]:
    """Find the metropolitan areas that titles begin with: of 《南京都市圈发展规划》 it is 南京都市圈.

    >>> plan = Mention(0, 11, "Plan", "南京都市圈发展规划")
    >>> [m.name for m in find_areas_of_plans("《南京都市圈发展规划》", [plan])]
    ['南京都市圈']
    """
    found = []
    for plan in plans:
        area = _AREA.match(folded, plan.start, plan.end)
        if area is not None and gazetteer().find(area["centre"]):
            found.append(Mention(*area.span("area"), "MetropolitanArea", area["area"], finder="headed"))
    return found
