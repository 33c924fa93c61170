"""Metropolitan areas that the titles of plans begin with. 规划标题中的都市圈。"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.expressions import compiled
from loaders.finders.letters import corridor_letters
from loaders.mention import Mention
from ontology.places import gazetteer

_AREA = compiled(
    r"《?(?P<area>(?P<centre>[\u4e00-\u9fff]{2,6}?)(?:大)?(?P<kind>都市圈|都市区|城市群|城镇群|城市圈|经济圈))"
)
_SIDE = compiled(r"[东西南北中]$")


def find_areas_of_plans(folded: str, plans: Sequence[Mention]) -> list[Mention]:
    """Find the metropolitan areas that titles begin with: of 《南京都市圈发展规划》 it is 南京都市圈.

    >>> plan = Mention(0, 11, "Plan", "南京都市圈发展规划")
    >>> [m.name for m in find_areas_of_plans("《南京都市圈发展规划》", [plan])]
    ['南京都市圈']
    """
    found = []
    for plan in plans:
        area = _AREA.match(folded, plan.start, plan.end)
        if area is not None and _is_named(area["centre"]):
            kind = "MetropolitanArea" if area["kind"].startswith("都市") else "UrbanAgglomeration"
            found.append(Mention(*area.span("area"), kind, area["area"], finder="headed"))
    return found


def _is_named(centre: str) -> bool:
    """Whether an area may be named so: by a place, by letters (长株潭), by a side of a province (赣西)."""
    lettered = len(centre) < 5 and corridor_letters().issuperset(_SIDE.sub("", centre))
    return not centre.endswith("省") and (bool(gazetteer().find(centre)) or lettered)
