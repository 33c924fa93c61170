"""Short names of the companies that an article names in full. 企业简称。

甲坪电器(郑州)有限公司 comes again as 郑州甲坪 or 甲坪电器.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from loaders.expressions import compiled
from loaders.finders.letters import is_lettered
from loaders.finders.places import scan
from loaders.finders.spoken import speaks_of_firm
from loaders.finders.stems import is_new_word, is_particular
from loaders.mention import Mention, places_of, top
from loaders.pattern import any_of
from loaders.segment import is_word
from ontology.places import gazetteer
from ontology.words import table, words

_BETWEEN_ENDS = frozenset("至经到—-")
"""What stands behind a line's first end, which is no place that its short form may go without."""
_GROUP = compiled(r"集团$")
_LEGAL = compiled(r"(?:股份)?有限(?:责任)?公司$|集团有限公司$|集团股份有限公司$|集团公司$|公司$|株式会社$")
_ABROAD = compiled(r"^(?:日本|韩国|美国|德国|法国|英国|台湾|香港|新加坡)")
"""The country that a company's full name begins with: 日本甲坪精机株式会社 comes again as 甲坪精机."""
_BRANCH = compiled(r"[\u4e00-\u9fff]{2,12}?银行(?:股份有限公司)?(?P<branch>[\u4e00-\u9fff]{2,8}[分支]行)$")
"""A bank's branch, which comes again by its place alone: 甲坪银行乙市分行."""
_LINE = compiled(r"(?P<letters>[\u4e00-\u9fff]{2,4})(?:高速铁路|城际铁路|铁路|高铁|高速公路|高速|客专)")
_BRACKETS = compiled(r"\([^)]*\)")
_LEVELS = "市县区省"
_LAST = ("控股", "股份")
"""What the first two characters of a long name are followed by in its short form: 甲坪控股."""
_OPENING = "\n,。;、:“(与和由为向对,"
_GOES_ON = compiled(
    r"[、,的等将已是在与和也还把从能有为拟称以现仍因向对曾又则][^业]|积极|主动|不断|持续|主要|主营|早|先后|相继|目前|今年|去年|总|董"
    r"|新增|持有|公布|发布|表示|计划|完成|推出|宣布|投资|生产|此前|近日|日前|收购"
)
"""What stands before and behind a company's brand that is used as its name."""
_STATE_TRADE = compiled(
    r"(?:路桥|建工|[工交城能国省文旅农铁高建产水联]投|国控|高速|港口|航空|机场|能源|电力|证券|信托|黄金|钢铁|建材|物产|燃气|水务|移动|联通|电信|石油)$"
)
_ITS_OWN = compiled(
    r"(?:[(（][^()（）]*[)）])?(?:[和与及的向]|以及)?其?(?:全资|控股)?(?:[一二三]级)?"
    r"(?:子公司|孙公司|旗下的?|下属的?|控股的)$"
    r"|[^,。;]{0,16}?(?:,[^,。;]{0,12}?)?(?:设立|成立|组建|创办|兴办|新设)了?(?:一家)?(?:全资|控股|独资)?(?:子公司)?$"
)
"""What stands between a company and one of like name: 甲坪汽车和子公司, 甲坪汽车在乙市设立了."""
_OF_ITS = compiled(r"(?:是|系|为|由|,)+(?P<parent>[^,。;]{2,12}?)(?:的|在|于|投资|出资|独资|全资|控股|设立)")
"""What stands behind a company whose parent has a like name: 是甲坪汽车的."""
RANKED = r"(?:世界|中国|全球|民营)\d{3}强"
"""How companies are ranked before their names: 世界500强."""
_TOLD = ("headed", "list", "investor", "customer", "stated", "sum behind")
"""Finders that believe a name for what stands around it."""
_SITES = tuple(f"{site}项目" for site in ("园", "园区", "小镇", "中心", "基地", "广场", "电站", "水库", "城"))
"""How works end that are called by their site alone as well: 甲坪农业园区项目, 甲坪农业园区."""


@cache
def _trades() -> frozenset[str]:
    told = {ending for ending, kind in table("told_by_context", 2) if kind == "Enterprise"}
    told |= words("brand_trades")
    return words("trades") | told


@cache
def _trades_alone() -> re.Pattern[str]:
    return compiled(f"(?:{any_of(_trades())})*")


def short_names(full: str) -> Iterator[str]:
    """Give the short forms under which a company's full name is likely to come again.

    >>> sorted(short_names("甲坪电器(郑州)有限公司"))
    ['甲坪电器', '郑州甲坪', '郑州甲坪电器']
    """
    core = _BRACKETS.sub("", _LEGAL.sub("", full))
    places = [form for _, form in scan(full)]
    bare = core
    for place in places:
        bare = bare.removeprefix(place).lstrip(_LEVELS) if bare.startswith(place) else bare
    trimmed = _without_trade(bare)
    stems = [s for s in (bare, trimmed, _brand(trimmed)[:4]) if len(s) >= 2 and not is_trade(s)]
    heads = dict.fromkeys(head for place in places for head in (place, place.rstrip("市县区")))
    inner = _without_inner_place(bare, places)
    forms = dict.fromkeys((core, bare, trimmed, *inner, *(head + stem for head in heads for stem in stems)))
    plain = bare if bare == trimmed and not is_new_word(bare) else ""
    yield from (form for form in forms if len(form) >= 4 and form not in (full, plain))


def _without_inner_place(core: str, places: Sequence[str]) -> Iterator[str]:
    """甲坪石嘴山热电 comes again as 甲坪热电."""
    for place in places:
        brand, found, rest = core.partition(place)
        trade = rest.lstrip(_LEVELS)
        if found and brand and is_new_word(brand) and len(trade) >= 2 and is_trade(trade):
            yield brand + trade


def find_again(folded: str, named: Sequence[Mention]) -> list[Mention]:
    """Find the other uses of the companies and projects that their words or a list told of.

    >>> first = Mention(1, 5, "Enterprise", "甲坪铸造", finder="list")
    >>> [m.start for m in find_again("由甲坪铸造实施,甲坪铸造出资", [first])]
    [8]
    """
    ends = {m.start: m.end for m in named}
    told = {m.name: m for m in named if m.finder in _TOLD and 4 <= m.end - m.start == len(m.name)}
    told |= {rest: m for m in told.values() if m.type == "Project" for rest in _without_places(m.name)}
    told |= {m.name[:-2]: m for m in named if len(m.name) >= 8 and m.name.endswith(_SITES)}
    lines = {rest: m for m in named if top(m.type) == "Corridor" for rest in _without_places(m.name)}
    told |= {rest: m for rest, m in lines.items() if rest[0] not in _BETWEEN_ENDS}
    return [
        Mention(at, at + len(name), m.type, m.name if name in lines else name, finder="again")
        for name, m in told.items()
        for at in places_of(name, folded)
        if ends.get(at, 0) < at + len(name)
    ]


def _without_places(project: str) -> Iterator[str]:
    """甲市乙县稻渔融合项目 comes again as 乙县稻渔融合项目 and 稻渔融合项目."""
    rest = project
    while head := next((f for at, f in scan(rest) if rest.startswith(f)), ""):
        rest = rest.removeprefix(head).lstrip(_LEVELS)
        if len(rest) >= 8:
            yield rest


def _without_group(full: str) -> Iterator[str]:
    """香港甲坪国际集团 comes again as 甲坪国际."""
    yield from (form for form in short_names(_GROUP.sub("", full)) if is_new_word(form))


def _without_place(full: str) -> Iterator[str]:
    """宁波甲坪铸造 comes again as 甲坪铸造."""
    place = next((form for _, form in scan(full) if full.startswith(form)), "")
    bare = full.removeprefix(place)
    plain = is_trade(bare) or bare.endswith("银行") or not is_particular(bare)
    if place and len(bare) >= 4 and (is_new_word(bare) or not plain):
        yield bare


def is_trade(rest: str) -> bool:
    """Tell whether a stretch is made of lines of trade alone, or empty.

    >>> is_trade("机械科技"), is_trade("绿能科技")
    (True, False)
    """
    return _trades_alone().fullmatch(rest) is not None


def is_firm_of_place(name: str) -> bool:
    """Tell whether a name is a place and a line of trade.

    >>> is_firm_of_place("青州水泥"), is_firm_of_place("甲坪水泥")
    (True, False)
    """
    return any(is_trade(name[size:]) and gazetteer().find(name[:size]) for size in (2, 3) if len(name) > size)


def is_state_firm(name: str) -> bool:
    """Tell whether a name is a place and a trade of the firms that states and cities own.

    >>> is_state_firm("湖北路桥"), is_state_firm("甲坪路桥")
    (True, False)
    """
    trade = _STATE_TRADE.search(name)
    return trade is not None and bool(gazetteer().find(name[: trade.start()]))


def _without_trade(name: str) -> str:
    """Cut off one line of trade at the end, if a brand is left."""
    return next((name[:at] for at in range(2, len(name)) if name[at:] in _trades()), name)


def _brand(name: str) -> str:
    """Cut off every line of trade at the end."""
    while (shorter := _without_trade(name)) != name:
        name = shorter
    return name


@dataclass(frozen=True, slots=True)
class _Own:
    """The names of an article; those that end in 株式会社 by what stands before it; how many hold a piece."""

    names: frozenset[str]
    abroad: frozenset[str]
    held: Counter[str]


def _own(names: Iterable[str]) -> _Own:
    own = frozenset(names)
    abroad = frozenset(name[-8:-4] for name in own if name.endswith("株式会社"))
    pieces = ({name[i : i + size] for size in (2, 3) for i in range(len(name) - size + 1)} for name in own)
    return _Own(own, abroad, Counter(chain.from_iterable(pieces)))


@lru_cache(maxsize=1 << 10)
def _bare(full: str) -> tuple[str, str]:
    """A full name without its legal form and brackets, and the place that it begins with."""
    head = next((form for _, form in scan(full) if full.startswith(form) and len(form) > 1), "")
    return _BRACKETS.sub("", _LEGAL.sub("", full)), head


def _vouched(full: str, folded: str, own: _Own) -> Iterator[str]:
    """甲坪智慧 of 甲坪智慧分布式能源有限公司, where the text speaks of it as of a company; 甲坪控股.

    What is among its `own` names is another company.
    """
    bare, head = _bare(full)
    form = bare.removeprefix(head).lstrip(_LEVELS)[:4] if len(bare) - len(head) >= 6 else bare[:4]
    if len(bare) >= 4:
        yield from (form[:2] + end for end in _LAST if end in full[-12:])
    ends = form[:2] + bare[-2:]  # 甲坪空调 of 甲坪汽车空调有限公司
    if len(bare) - len(head) >= 6 and ends in folded and ends not in own.names and is_new_word(form[:2]):
        yield ends
    if full.endswith("株式会社") and len(bare) >= 6 and is_new_word(bare):
        yield _ABROAD.sub("", bare)
    taken = form in own.names or form == head or form in own.abroad
    if len(form) == 4 and len(bare) >= 6 and not taken and is_particular(form):
        uses = (at for at in places_of(form, folded) if not folded.startswith(full[full.find(form) :], at))
        if any(speaks_of_firm(folded, at, at + len(form)) or _is_subject(folded, at, form) for at in uses):
            yield form


def _brand_alone(full: str, folded: str, own: _Own) -> Iterator[str]:
    """甲坪 of 湖南甲坪新材料科技有限公司, where it is no word, no other's, and once a subject."""
    bare, head = _bare(full)
    brand = _brand(bare.removeprefix(head).lstrip(_LEVELS))
    if len(brand) not in (2, 3) or is_word(brand) or own.held[brand] > 1:
        return
    if any(_goes_on(folded, at, brand) for at in places_of(brand, folded)):
        yield brand


def _is_subject(folded: str, at: int, form: str) -> bool:
    """Whether a brand that is no word stands where a clause or a member of a list may begin."""
    return is_new_word(form) and _goes_on(folded, at, form)


def _goes_on(folded: str, at: int, form: str) -> bool:
    begins = at == 0 or folded[at - 1] in _OPENING
    return begins and _GOES_ON.match(folded, at + len(form)) is not None


def owns(text: str, parent: str, full: str) -> bool:
    """Tell whether a text says that a company owns another one of like name.

    >>> owns("甲坪汽车和子公司浙江甲坪汽车制造有限公司", "甲坪汽车", "浙江甲坪汽车制造有限公司")
    True
    """
    uses = tuple(places_of(full, text))
    before = (text[max(0, at - 40) : at] for at in uses)
    behind = ((head, at + len(parent)) for head in before for at in places_of(parent, head))
    told = (_OF_ITS.match(text, at + len(full)) for at in uses)
    return any(_ITS_OWN.match(head, at) for head, at in behind) or any(
        match is not None and match["parent"] == parent for match in told
    )


def _is_plain_form(form: str) -> bool:
    """Whether a short form is a word of every text, or a line's name: 工程咨询, 国有资本, 甲乙铁路."""
    line = _LINE.fullmatch(form)
    if line and is_lettered(line["letters"]) and not gazetteer().find(line["letters"]):
        return True
    return (len(form) > 3 and is_trade(form)) or form.endswith(("国有资本", "国有资产"))


def find_short_names(folded: str, firms: Sequence[Mention]) -> list[Mention]:
    """Find the short forms of the full names among `firms`.

    >>> full = Mention(0, 12, "Enterprise", "甲坪电器(郑州)有限公司")
    >>> [m.name for m in find_short_names("甲坪电器(郑州)有限公司扩产,为郑州甲坪供货", [full])]
    ['郑州甲坪']
    """
    found = []
    ordered = sorted(firms, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    own = _own(m.name for m in firms)
    for full in dict.fromkeys(m.name for m in firms if m.type == "Enterprise"):
        legal, group = _LEGAL.search(full), _GROUP.search(full)
        whole = legal and not full.endswith("分公司")
        short = (*_vouched(full, folded, own), *_brand_alone(full, folded, own)) if whole else ()
        told = dict.fromkeys(short, full)
        if branch := _BRANCH.match(full):
            banks = [
                name for name in own.names if name != branch["branch"] and name.endswith(branch["branch"])
            ]
            told = {branch["branch"]: full} if banks == [full] else {}
        forms = short_names(full) if legal else _without_group(full) if group else _without_place(full)
        for form in dict.fromkeys((*forms, *told)):
            uses = [at for at in places_of(form, folded) if not folded.startswith(full, at)]
            plain = form not in told and (not is_particular(form) or _is_plain_form(form))
            if not uses or plain or owns(folded, form, full):
                continue
            for at in uses:
                around = bisect_right(starts, at) - 1
                if not (around >= 0 and ordered[around].end > at + len(form)):
                    name = told.get(form, form)
                    found.append(Mention(at, at + len(form), "Enterprise", name, finder="short firm"))
    return found
