"""Cities and regions of other countries that the text names with their country: 日本某某市市长. 外国城市。"""

from __future__ import annotations

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.required import finds
from ontology.places import gazetteer

COUNTRIES = (
    r"(?:日本|韩国|朝鲜|蒙古国|俄罗斯|美国|加拿大|英国|法国|德国|意大利|西班牙|荷兰|瑞典|芬兰|波兰|匈牙利|乌克兰|哈萨克斯坦"
    r"|越南|老挝|缅甸|泰国|柬埔寨|马来西亚|印度尼西亚|菲律宾|印度|澳大利亚|新西兰|巴西|墨西哥|南非"
    r"|新加坡|约旦|土耳其|以色列|埃及|阿联酋|瑞士|奥地利|比利时|丹麦|挪威|希腊|葡萄牙|捷克|塞尔维亚|白俄罗斯|爱尔兰|阿根廷|智利|乌兹别克斯坦|土库曼斯坦|吉尔吉斯斯坦|塔吉克斯坦|巴基斯坦"
    r"|孟加拉国|斯里兰卡|尼泊尔|印尼|文莱|伊朗|沙特阿拉伯|沙特|卡塔尔|科威特|阿塞拜疆|格鲁吉亚|亚美尼亚|罗马尼亚|保加利亚|克罗地亚|斯洛伐克|斯洛文尼亚"
    r"|立陶宛|拉脱维亚|爱沙尼亚|冰岛|卢森堡|马耳他|塞浦路斯|尼日利亚|肯尼亚|坦桑尼亚|埃塞俄比亚|摩洛哥|阿尔及利亚|突尼斯|赞比亚|安哥拉|莫桑比克"
    r"|卢旺达|古巴|秘鲁|哥伦比亚|厄瓜多尔|委内瑞拉|玻利维亚|乌拉圭|巴拿马|哥斯达黎加|斐济|萨摩亚|巴布亚新几内亚)"
)
_CITY = compiled(
    rf"{COUNTRIES}"
    r"(?P<city>(?:(?![与和及同在来赴到对向由的我本])[\u4e00-\u9fff]){2,8}?[市州郡县道府])"
    r"(?=(?:副|前|代)?[市州郡县]长|道?知事|(?<=道)[,。、;]|议会|议长|政府|代表团|(?:正式)?(?:建立|缔结|结为|结成)(?:国际)?(?:友好|姐妹))"
)
"""A country, its city, and what only a city has behind it."""


def find_abroad(folded: str) -> list[Mention]:
    """Find cities of other countries; what is named with its country once is found without it as well.

    >>> [(m.name, m.end - m.start) for m in find_abroad("日本甲坪市市长来访,甲坪市代表团参观。")]
    [('日本甲坪市', 5), ('日本甲坪市', 3)]
    """
    told = [match for match in finds(_CITY, folded) if not gazetteer().find(match["city"])]
    found = [Mention(*match.span(), "City", match.group(), finder="place") for match in told]
    ends = {m.end for m in found}
    for city, name in {match["city"]: match.group() for match in told}.items():
        spans = ((at, at + len(city)) for at in places_of(city, folded))
        found += [Mention(a, b, "City", name, finder="place") for a, b in spans if b not in ends]
    return found
