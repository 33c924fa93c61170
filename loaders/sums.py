"""What an investor pays for works that are his alone: the sum that they cost. 独家投资者的投资额。"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.mention import Mention
from loaders.relations import Found


def with_sums(found: Sequence[Found]) -> Iterator[Found]:
    """Give an investor without an amount what the works cost, where he alone invests and one sum is told.

    Several investors share a sum, and several sums of one name are of its parts or stages.

    >>> from loaders import Article, read_closely
    >>> text = "青砚产业园由青砚重工有限公司投资建设。青砚产业园总投资3亿元。"
    >>> [dict(s.qualifiers).get("amount") for s in read_closely(Article.of("a.txt", text)).statements]
    ['3亿元', None]
    """
    sums: defaultdict[str, set[str]] = defaultdict(set)
    investors: defaultdict[str, set[str]] = defaultdict(set)
    places: dict[str, int] = {}
    for one in found:
        if one.relation == "hasInvestment" and isinstance(one.object, str):
            sums[one.subject.name].add(one.object)
            places.setdefault(one.subject.name, one.start)
        elif one.relation == "investsIn" and isinstance(one.object, Mention):
            investors[one.object.name].add(one.subject.name)
    for one in found:
        name = one.object.name if isinstance(one.object, Mention) else ""
        alone = one.relation == "investsIn" and len(investors[name]) == 1 and len(sums[name]) == 1
        if alone and "amount" not in dict(one.qualifiers):
            (told,) = sums[name]
            pairs = tuple(sorted((*one.qualifiers, ("amount", told))))
            yield replace(one, qualifiers=pairs, told=(*one.told, places[name]))
        else:
            yield one
