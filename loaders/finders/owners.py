"""Companies that are told by what they own and who owns them. 由隶属、控股关系认出的企业。

甲坪国际子公司乙湾材料有限公司: the first name tells of no company, but what stands between the two does.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.expressions import compiled
from loaders.finders.firm_like import is_firm
from loaders.finders.firms import RANKED
from loaders.mention import Mention
from loaders.required import finds

_NAME = rf"(?:{RANKED}(?:企业)?)?(?!{RANKED})(?P<firm>[\u4e00-\u9fffA-Za-z\d·]{{3,10}}?)"
_OPENS = r"(?:(?<=[,。;:、\n“”])|^|(?<=据悉,)|(?<=由)|(?<=与)|(?<=和)|(?<=向)|(?<=对))"
_FIRM = r"(?=[\u4e00-\u9fffA-Za-z\d()·]{3,24}?(?:公司|集团|股份|科技|控股)|—)"
_OWNERS = (
    compiled(rf"{_OPENS}{_NAME}(?:的)?(?:全资|控股|参股|[二三]级)*(?:子|孙)公司{_FIRM}"),
    compiled(rf"{_OPENS}{_NAME}(?:旗下|下属|所属)(?:的)?(?:全资|控股|上市)*(?:子公司|公司|企业)?{_FIRM}"),
    compiled(
        rf"(?<=[是为系])(?:由)?{_NAME}(?:的)?(?:旗下|下属)?(?:的)?(?:全资|控股|参股)(?:的)?(?:[子孙]公司|企业)"
    ),
    compiled(rf"(?<=[是为系]){_NAME}(?:旗下|下属|所属)(?:的)?[\u4e00-\u9fff]{{0,8}}?(?:公司|企业|平台)"),
    compiled(rf"隶属于?{_NAME}(?=[,。;)])"),
    compiled(rf"{_OPENS}{_NAME}的?(?:控股股东|第一大股东)(?:为|是|、|由)"),
    compiled(rf"(?<=由){_NAME}(?:绝对|相对|全资|间接)?控股(?=[,。;、]|的)"),
    compiled(
        rf"{_OPENS}{_NAME}(?:与|和|同|携手|联合)(?=[\u4e00-\u9fffA-Za-z\d()·]{{4,24}}?(?:公司|集团|股份)(?:共同|合资|联合|按|各出资))"
    ),
)
"""What a company that a brand alone names stands before or behind."""
_NO_OWNER = compiled(r"[省市县区州镇乡局委会校院两]$|政府")
"""What no company's name ends in."""


def find_owners(folded: str) -> Iterator[Mention]:
    """Find companies that own others, or are owned, where nothing else gives their names away.

    >>> [m.name for m in find_owners("近日,甲洲国际子公司乙湾材料有限公司投产,隶属于丙澜智家。")]
    ['甲洲国际', '丙澜智家']
    """
    for pattern in _OWNERS:
        for match in finds(pattern, folded):
            if is_firm(match["firm"]) and not _NO_OWNER.search(match["firm"]):
                yield Mention(*match.span("firm"), "Enterprise", match["firm"], finder="stated")
