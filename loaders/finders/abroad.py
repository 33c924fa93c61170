"""Cities and regions of other countries that the text names with their country: 日本某某市市长. 外国城市。"""

from __future__ import annotations

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.pattern import any_of
from loaders.required import finds
from ontology.places import gazetteer
from ontology.words import words

COUNTRIES = f"(?:{any_of(words('countries'))})"
_CITY = compiled(
    rf"{COUNTRIES}"
    r"(?P<city>(?:(?![与和及同在来赴到对向由的我本])[\u4e00-\u9fff]){2,8}?[市州郡县道府])"
    r"(?=(?:副|前|代)?[市州郡县]长|道?知事|(?<=道)[,。、;]|议会|议长|政府|代表团|(?:正式)?(?:建立|缔结|结为|结成)(?:国际)?(?:友好|姐妹)"
    r"|进行|(?:工作|友好|正式)?访问|[、和与](?:(?![与和及同在来赴到对向由的我本])[\u4e00-\u9fff]){2,8}?[市州](?:进行|(?:工作|友好|正式)?访问))"
)
"""A country, its city, and what a city has behind it, or another city on the same journey."""
_NEXT = compiled(
    r"[、和与](?P<city>(?:(?![与和及同在来赴到对向由的我本])[\u4e00-\u9fff]){2,8}?[市州])(?=进行|(?:工作|友好|正式)?访问)"
)


def find_abroad(folded: str) -> list[Mention]:
    """Find cities of other countries; what is named with its country once is found without it as well.

    >>> [(m.name, m.end - m.start) for m in find_abroad("日本甲坪市市长来访,甲坪市代表团参观。")]
    [('日本甲坪市', 5), ('日本甲坪市', 3)]
    """
    told = [match for match in finds(_CITY, folded) if not _is_ours(match["city"])]
    found = [Mention(*match.span(), "City", match.group(), finder="place") for match in told]
    ends = {m.end for m in found}
    named = {match["city"]: match.group() for match in told}
    for match in (_NEXT.match(folded, match.end()) for match in told):
        if match is not None and not _is_ours(match["city"]):
            named.setdefault(match["city"], match["city"])
    for city, name in named.items():
        spans = ((at, at + len(city)) for at in places_of(city, folded))
        found += [Mention(a, b, "City", name, finder="place") for a, b in spans if b not in ends]
    return found


def _is_ours(city: str) -> bool:
    """Whether this is a city of ours, or one behind other words: 企业投资烟台市."""
    return any(gazetteer().find(city[-size:]) for size in (3, 4, len(city)))
