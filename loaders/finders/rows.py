"""Rows in which each thing is called works: 既有甲电机项目、乙板材项目. 逐项带“项目”的列举。

Where the head word stands once, behind or before the list, is `lists.py`'s business.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.expressions import compiled
from loaders.finders.kinds import NO_WORKS
from loaders.finders.stems import is_particular
from loaders.mention import Mention

_WORKS = (
    r"(?:(?!分别|其中|总投资|以及|项目|工程)[\u4e00-\u9fffA-Za-z\d“”()—·]){3,24}"
    r"(?<![个类批等点大])(?:项目|工程)"
)
_JOINT = r"(?:、|以及|[和及与])"
_ROW = compiled(
    r"(?:(?<=项目)(?:主要|分别|具体)*(?:有|包括|包含|是|为):?|(?:既|也|还|又|更)有|新开工的?|签约的?)"
    rf"(?:[^,。;:、\n]{{2,24}}?中的)?(?P<row>{_WORKS}(?:、{_WORKS})+(?:{_JOINT}{_WORKS})*)(?=[,。;\n]|等)"
)
"""What opens such a row, and the row: it has two members at least, which 、 parts."""
_MEMBER = compiled(_WORKS)
_PLAIN = compiled(
    r"(?:基础设施|民生|产业|配套|环境|社会事业|公共服务|城建|交通|水利|能源)(?:类|建设)?(?:项目|工程)"
)
"""What tells only of which kind works are."""

_ENTRY = compiled(
    r"(?:^|(?<=[\n。;]))(?:\d{1,2}[.、)]|[①-⑳]|\(\d{1,2}\))?"
    r"(?P<works>[\u4e00-\u9fffA-Za-z\d()“”·]{4,24}):(?:该|本)?(?:项目)?(?:计划|预计|概算|拟|规划)*(?:总投资|投资)(?:总?额|约|为|达)*\d"
)
"""An entry of a list of works that its name heads: 甲坪换热器:总投资1.2亿元."""
_NO_ENTRY = compiled(
    r"(?:公司|集团|银行|类|领域|方面|情况|概况|规模|内容|目标|任务|计划|投资|产业|行业|板块|个|项|条|期|月|日|年|其中|例如|比如|介绍|获悉|了解|表示|说|总额|金额|来源|单位|主体|名称|地点|地址|进度|方式|资金)$"
    r"|^(?:项目|工程|其中|一期|二期|三期|新建|续建|在建|拟建|开工|动工|竣工|投产|储备)"
)


def find_rows(folded: str) -> Iterator[Mention]:
    """Find works in rows in which each is called a project, or heads an entry that tells its sum.

    >>> [m.name for m in find_rows("项目包括永磁电机项目、石英板材项目,也有民生项目、交通项目。")]
    ['永磁电机项目', '石英板材项目']
    """
    for row in _ROW.finditer(folded) if "项目、" in folded or "工程、" in folded else ():
        for match in _MEMBER.finditer(folded, *row.span("row")):
            name, start = match.group(), match.start()
            joined = name[0] in "和及与" and folded[start - 1] in "目程"
            name, start = (name[1:], start + 1) if joined else (name, start)
            if is_particular(name[:-2]) and not _PLAIN.fullmatch(name) and not NO_WORKS.search(name[:-2]):
                yield Mention(start, match.end(), "Project", name, finder="row")
    for entry in _ENTRY.finditer(folded) if "投资" in folded and ":" in folded else ():
        name = entry["works"]
        if is_particular(name) and not _NO_ENTRY.search(name) and not NO_WORKS.search(name):
            yield Mention(*entry.span("works"), "Project", name, finder="entry")
