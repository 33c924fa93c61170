"""Short forms that the text itself gives: 某某有限公司(以下简称“甲坪”), 《方案》提出. 文中自定的简称。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.expressions import compiled
from loaders.mention import Mention, top
from loaders.required import finds

_DOCUMENTS = ("Plan", "DevelopmentPlan", "Policy", "Regulation")
_BRACKETED_END = compiled(r"\([^)]*\)$")
_ALIAS = compiled(
    r"\((?:[^()]{2,24}[,、])?(?:即?(?=“[^“”()]{2,10}”[)或、])|即(?=《)|(?:以下)?(?:统一?)?(?:简称|下称)[为:]?)[“《\"]?(?P<alias>[^”》\")]{2,16})[”》\"]?(?:[、或,][^()]{0,24})?\)"
)
_BARE_CALLED = compiled(r",(?:以下)?简称[为:]?“?(?P<alias>[\u4e00-\u9fffA-Za-z]{2,10})”?(?=[,。;])")
"""A short form behind a name without brackets: 甲坪企业集团,简称甲坪集团."""
_ASIDE = compiled(
    r"\((?:暂定名?|暂名|暂定名称|筹|下同|(?:股票|证券)代码:?\d{4,6}[^()]{0,12}|\d{6}(?:[.,][^()]{0,12})?|(?:持股|占股|出资)(?:比例)?为?\d[\d.]*%|[A-Z]{2,6}[.:]\d{4,6}|\d{4,6}\.[A-Z]{2})\)"
)
"""Brackets behind a company that tell nothing of it but its code or that its name may change."""
_PARTY = compiled(
    r"(?:第三方|关联方|合作方|关联企业|关联公司|合资公司|合资企业|项目公司|[中外陆台港日韩美法甲乙]方)$"
)
_ROLE_REACH = 4
"""What a company is called before its name in a notice, which parts no list either."""
_LONGEST_SECTION = 16
_SECTION = compiled(
    r"(?:(?:(?:[\u4e00-\u9fff]{2,6}(?:至|到|—))?[\u4e00-\u9fff]{2,6}段)?(?:建设|改扩建|改造)?(?:项目|工程)?)"
)
"""What may stand between a line and its short form: 甲坪至乙湾段, 项目."""
_QUOTED_ALIAS = compiled(r"[“\"《]([^“”\"《》]{2,16})[”\"》]")
_BARE_ALIAS = {
    word: rf"(?<![子分母孙各该总新家上市股资目营]){word}(?!法|章程|董事会|监事|及全体|[\u4e00-\u9fff]?公司)"
    for word in ("公司", "本公司", "集团", "本集团")
} | {
    word: rf"(?<![双两各三我对第]){word}"
    for word in ("卖方", "买方", "供方", "需方", "甲方", "乙方", "丙方", "出卖人", "买受人", "合同对方")
}
"""Where a word that is given as a company's short form stands for it, and not inside another word."""
_SHORT_TITLE = compiled(
    r"《(?P<word>(?:行动|实施|总体|建设)?(?:规划|方案|意见|计划|纲要|条例|办法|措施|通知|决定|规定|协议|批复|建议|决议|要点|清单))(?:\((?:草案|送审稿|征求意见稿)\))?》"
)


_LETTERS = compiled(r"(?:[\u4e00-\u9fff]\([\u4e00-\u9fff]{1,3}\)){2,5}")
_REST = compiled(r"\([\u4e00-\u9fff]{1,3}\)")
_LINE_ENDS = "(?:高速铁路|城际铁路|铁路|高速公路|高速|高铁|城际|公路)(?:项目|工程)?"
"""Letters of towns whose rest stands in brackets, the rest, and what ends such a line's name."""


def find_aliases(folded: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Find every use of a short form that the text itself gives: 某某有限公司(以下简称“甲坪”), 《方案》提出.

    >>> plan = Mention(0, 10, "Plan", "甲市发展行动方案", "")
    >>> [m.name for m in find_aliases("《甲市发展行动方案》印发,《方案》提出", [plan])]
    ['甲市发展行动方案']
    """
    given = [*_given(folded, mentions), *_with_asides(folded, mentions)]
    return [*given, *_short_titles(folded, mentions), *_without_rests(folded, mentions)]


def _without_rests(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A line by its letters that was told before with the rest of each town: 甲(坪)乙(湾)铁路, 甲乙铁路.

    >>> line = Mention(0, 10, "Railway", "甲(坪)乙(湾)铁路", "")
    >>> [folded.start for folded in _without_rests("甲(坪)乙(湾)铁路动工,甲乙铁路全长", [line])]
    [13]
    """
    for line in (m for m in mentions if top(m.type) == "Corridor" and "(" in m.name):
        letters = _LETTERS.match(line.name)
        stem = _REST.sub("", letters.group()) if letters else ""
        uses = re.finditer(stem + _LINE_ENDS, folded[line.end :]) if stem else ()
        for use in uses:
            yield Mention(line.end + use.start(), line.end + use.end(), line.type, line.name, line.key)


def _with_asides(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Companies with what parts no list beside them: 甲公司(000001.SZ)、关联方乙公司."""
    ends = {match.start(): match.end() for match in finds(_ASIDE, folded)}
    for firm in (m for m in mentions if m.type == "Enterprise"):
        role = _PARTY.search(folded, max(0, firm.start - _ROLE_REACH), firm.start)
        if role or firm.end in ends:
            start = role.start() if role else firm.start
            yield _widened(firm, start, ends.get(firm.end, firm.end))


def _widened(mention: Mention, start: int, end: int) -> Mention:
    """A mention with what stands beside it, which is no form of its name."""
    return replace(mention, start=start, end=end, parts=(mention,), note="pronoun")


def _given(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Every use of a short form that brackets behind a name give, and the name with its brackets."""
    for match in (*_ALIAS.finditer(folded), *finds(_BARE_CALLED, folded)):
        full = next((m for m in mentions if m.end == match.start()), None)
        full = full or _line_before(folded, match.start(), mentions)
        if full is None:
            continue
        if top(full.type) in ("Enterprise", "Organization"):
            yield _widened(full, full.start, match.end())
        for alias in _QUOTED_ALIAS.findall(match.group()) or [match["alias"]]:
            told = ((full,), "pronoun", "pronoun") if alias in _BARE_ALIAS else ((), "", "alias")
            titled = f"《{alias}》" in match.group()
            plain = re.escape(f"《{alias}》" if titled else alias)
            for use in re.finditer(_BARE_ALIAS.get(alias, plain), folded):
                yield Mention(*use.span(), full.type, full.name, full.key, *told)


def _line_before(folded: str, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """The line of which a section or the works end here: 甲乙高速公路丙川至丁江段, 甲坪至乙湾铁路项目."""
    near = (m for m in mentions if 0 < end - m.end <= _LONGEST_SECTION and top(m.type) == "Corridor")
    return next((m for m in near if _SECTION.fullmatch(folded, m.end, end)), None)


def _short_titles(folded: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """《方案》 is the document named last whose title ends so."""
    documents = [m for m in mentions if m.finder == "title" or m.type in _DOCUMENTS]
    documents = [m for m in documents if not _SHORT_TITLE.fullmatch(f"《{m.name}》")]
    for match in _SHORT_TITLE.finditer(folded):
        before = (m for m in reversed(documents) if m.end <= match.start())
        full = next((m for m in before if match["word"] in _BRACKETED_END.sub("", m.name)[-6:]), None)
        if full is not None:
            yield Mention(*match.span(), full.type, full.name, full.key, finder="alias")
