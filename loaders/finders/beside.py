"""What stands in a row with companies or works and may be nothing else. 并列中的企业与项目。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.edges import left_edge
from loaders.finders.firm_like import NAME, is_firm, is_like_brand
from loaders.finders.firms import is_state_firm
from loaders.finders.post_words import posts
from loaders.mention import Mention, top

_ROW_NAME = compiled(rf"{NAME}{{4,12}}")
_ROW_JOINTS = ("、", "和", "与")
_BEHIND_ROW = compiled(
    rf"(?P<name>{NAME}{{4,12}}?)(?=[、,。;]|等|和|及|与|以及|共同|联合|分别|为(?:龙头|链主)"
    r"|签[署订约]|达成|出资|投资|合资|参股|持股|入股|携手|联手|开启|合作|组[建成]|成立|设立|落户|入驻|进驻|加入|在|均|也|已|将|拟|的(?=[^,。;]{0,10}(?:供应商|供货商|配套商|股东|子公司))|[两三四五六七八九\d]家)"
)
"""A company in a row of them."""
_SIGNERS = compiled(
    rf"(?:、{NAME}{{4,12}}?){{1,4}}(?:正式|共同|分别)?(?:签[署订约]|达成|开启|携手|合作|共建)"
)
"""Those who sign, in a row behind the first of them."""
_PLAIN_WORKS = (
    r"(?P<name>(?!(?:重点|重大|基础设施|民生|其他|配套|相关|一批|新建|续建|基本|启动|推进|完成|\d+[个项]|[^,。;、]{0,6}类))"
    r"(?:(?!包括|分别|包含|涉及|总投资|的|等)[\u4e00-\u9fffA-Za-z\d()]){4,24}?(?:项目|工程))"
)
_ROW_BEFORE = compiled(
    rf"(?:[,。;:、]|包括|分别是|分别为|包含|涉及|公司的?|的|有(?!限)|(?:加快)?推[进动]|加快|抓好|启动|实施|续建){_PLAIN_WORKS}、$"
)
_ROW_BEHIND = compiled(
    rf"、{_PLAIN_WORKS}(?=[、,。;]|等[^\u4e00-\u9fff]|等[\d一二三四五六七八九十]|和|及|(?:正?在)?加[快紧速]|建设|前期|相继|陆续|$)"
)
"""Works in a row of them that their names alone do not give away."""


def find_beside(folded: str, named: Sequence[Mention]) -> list[Mention]:
    """Find what stands in a row with companies and may be nothing else: 甲公司、乙坪恒远、丙湾集团.

    >>> known = Mention(2, 5, "Enterprise", "比亚迪")
    >>> [m.name for m in find_beside("引来比亚迪、甲坪恒远,", [known])]
    ['甲坪恒远']
    """
    taken = {m.end for m in named} | {m.start for m in named}
    found: list[Mention] = []
    row = [m for m in named if m.type == "Enterprise" or _signs_beside(folded, m)]
    while row:
        firm = row.pop()
        for start, end in _neighbours(folded, firm):
            name = folded[start:end]
            fits = (is_like_brand(name) and is_firm(name)) or is_state_firm(name)
            fits = fits and not posts()[0].search(name)  # 部负责人某某 beside a bank
            if not {start, end} & taken and len(name) >= 4 and fits:
                taken |= {start, end}
                found.append(Mention(start, end, "Enterprise", name, finder="beside"))
                row.append(found[-1])
    return [*found, *_works_beside(folded, named, taken)]


def _signs_beside(folded: str, body: Mention) -> bool:
    """Whether a government stands in a row of those who sign: 与甲市政府、乙坪恒远签约."""
    row = _SIGNERS.match(folded, body.end) if body.type == "GovernmentOrgan" else None
    return row is not None and folded[body.start - 1 : body.start] in ("与", "和", "同")


def _works_beside(folded: str, named: Sequence[Mention], taken: set[int]) -> Iterator[Mention]:
    """Works of a plain name in a row with works that are known: 甲坪康养项目、先进计算中心项目."""
    taken = taken - {m.end for m in named if m.type == "Enterprise"}
    for known in named:
        if top(known.type) != "Project":
            continue
        before = _ROW_BEFORE.search(folded, max(0, known.start - 31), known.start)
        behind = _ROW_BEHIND.match(folded, known.end)
        for match in (before, behind):
            if match and not {match.start("name"), match.end("name")} & taken:
                yield Mention(*match.span("name"), "Project", match["name"], finder="beside")


def _neighbours(folded: str, firm: Mention) -> Iterator[tuple[int, int]]:
    """The stretches before and behind a company that 、 parts from it."""
    if folded[firm.start - 1 : firm.start] in _ROW_JOINTS:
        end = firm.start - 1
        start = left_edge(folded, (end, end))
        if _ROW_NAME.fullmatch(folded, start, end):
            yield start, end
    if folded[firm.end : firm.end + 1] in _ROW_JOINTS:
        behind = _BEHIND_ROW.match(folded, firm.end + 1)
        if behind is not None:
            yield behind.span("name")
