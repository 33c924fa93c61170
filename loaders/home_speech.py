"""How an article speaks of the place that it is at home in: 我市, 全县, a bare 市委. 本地的说法。"""

from __future__ import annotations

import re

from loaders.expressions import compiled
from loaders.required import finds, holds

OURS = compiled("[我全](?P<level>[市县区旗])")
OWN_LEVEL = compiled(
    r"(?:[我全]|(?<![\u4e00-\u9fff])(?=[市县区旗州](?:委|长|政府|人大|政协)))(?P<level>[市县区旗州])"
)
"""Of which level its own place is."""
OUR_PROVINCE = compiled(r"我省(?:境内)?的?")
PROVINCE_SPEAKS = compiled(r"我省|全省|(?<![\u4e00-\u9fff])省[\u4e00-\u9fff]{2,8}[厅局](?:[相有]关)?负责")
PLACE_SPEAKS = compiled(
    r"[我全本][市县区州旗]|(?<![\u4e00-\u9fff])[市县区]委|(?:(?<![\u4e00-\u9fff])|(?<=委))[市县]政府"
)
"""How an article of a province speaks, and one of any place within."""
COUNTY_SPEAKS = compiled(r"[我全本][县旗]|(?<![\u4e00-\u9fff])[县旗](?:委|政府|人大|政协|领导|长)")
DISTRICT_SPEAKS = compiled(r"[我全本]区|(?<![\u4e00-\u9fff])区(?:委|政府|人大|政协|领导|长)")
CITY_SPEAKS = compiled(r"[我全本]市|(?<![\u4e00-\u9fff])市(?:委|政府|人大|政协|领导|长)")
PREFECTURE_SPEAKS = compiled(
    r"[我全本][州盟]|(?:(?<![\u4e00-\u9fff])|(?<=[在经从由对向]))[州盟](?:委|政府|人大|政协|领导|长)"
)
"""The same of one level alone."""
_OF_GUEST = compiled(r"[\u4e00-\u9fff]{2,4}[市县区州旗](?:委|人大|政协|政府)[^,。;:\n]{0,16}、$")
"""What stands before a bare 市委 that is of the city named: 天津市政协副主席、市委统战部部长."""
_CLAUSE = 30


def speaks_for_itself(folded: str) -> bool:
    """Tell whether an article says whom it means by words for its own place.

    >>> speaks_for_itself("我市前三季度增长6%。"), speaks_for_itself("洛阳前三季度增长6%。")
    (True, False)
    """
    return any(holds(says, folded) for says in (PLACE_SPEAKS, PROVINCE_SPEAKS))


def speaks_of_its_place(folded: str) -> bool:
    """Tell whether an article means its own city or county, not that of a guest whose posts it lists.

    >>> speaks_of_its_place("市委书记出席。"), speaks_of_its_place("天津市政协副主席、市委统战部部长来访。")
    (True, False)
    """
    return any(
        said.group()[0] in "我全本"
        or not _OF_GUEST.search(folded, max(0, said.start() - _CLAUSE), said.start())
        for said in finds(PLACE_SPEAKS, folded)
    )


def times(says: re.Pattern[str], folded: str) -> int:
    """Give how often an article speaks in this way.

    >>> times(CITY_SPEAKS, "市委、市政府部署,我市企业响应。")
    3
    """
    return sum(1 for _ in finds(says, folded))
