"""Ports called by their city or bay alone: 湛江港, 连云港港, 北部湾港. 以地名为名的港口。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.expressions import compiled
from loaders.mention import Mention

_OF = ("City", "County", "GeographicRegion")
_PORT = compiled(
    r"港(?=$|[,。、;:)\n]|[是为的和与及至到将已等]|吞吐|直[通航达]|开[通行辟]|货物|集装箱|完成|实现|位于|地处|坐落|加快|正在|跻身|今年|去年"
    r"|建[成港设]|拥有|成为|新增|相[邻连距]|[东西南北]部|[一二三四五]期|[东西南北]港区)"
)
"""What makes a place's name that of its port: what follows is said of a port, no 港口, 港澳, 港资."""


def find_ports(folded: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """Find the ports that are called by a place's short name.

    >>> zhanjiang = Mention(0, 2, "City", "湛江市", "440800")
    >>> [m.name for m in find_ports("湛江港是天然良港", [zhanjiang])]
    ['湛江港']
    >>> list(find_ports("湛江港口经济", [zhanjiang]))
    []
    """
    for place in places:
        port = _PORT.match(folded, place.end) if place.type in _OF else None
        if port is not None and place.start < place.end:
            name = folded[place.start : port.end()]
            yield Mention(place.start, port.end(), "TransportProject", name, parts=(place,), finder="port")
