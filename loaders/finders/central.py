"""Bodies of the whole country, which need no place before them. 中央机关与国家科研院所。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from loaders.expressions import compiled
from loaders.finders.organs import DISCIPLINE, STATIONED, without_former
from loaders.mention import Mention
from loaders.pattern import any_of
from loaders.required import finds
from ontology.words import table

_CABINET = "国务院"
_SLOGANS = ("党中央", "中央")
"""Forms of the centre that are spoken of in every other sentence."""
_ACTS_ITSELF = compiled(r"(?:、国务院)?(?:批准|同意|决定|印发|下发|任命|发布|出台|召开|授予|候补|委员)")
"""What follows them where the centre itself does something."""
_ARMY = compiled(
    r"第?[一二三四五六七八九十\d]{1,3}集团军|(?:东部|南部|西部|北部|中部)战区(?:[陆海空]军)?(?:[\u4e00-\u9fff]{1,4}[处部局](?=[\u4e00-\u9fff]))?|中央军委(?!主席|副主席|委员|批准|决定|命令|任命|授予)[\u4e00-\u9fff]{1,7}?(?:部|办公厅|委员会)|武警(?:部队|(?:水电|交通|森林|黄金|边防|消防|机动)?第?[一二三四五六七八九十]{1,2}[支总]队)|(?<!\d)\d{5}部队"
    r"|(?:中国人民)?解放军(?:(?![和与及、的在])[\u4e00-\u9fff\d]){2,10}?(?:学院|医院|大学)"
)
"""Bodies of the army, which need no place either: 中央军委政治工作部, 96000部队, 解放军甲坪学院."""
_BRANCH = compiled(
    r"(?:驻?(?:(?:华[北东南中]|西[南北]|东北|[东西南北]部|[东南北]海|北方|南方|长江|黄河|珠江|淮河|海河|松辽|太湖)(?:流域|区域|地区|区)?"
    r"|[\u4e00-\u9fff]{2,3}?(?=专员办|监管办|监管局|监管分局|特派办|特派员|督察局)))"
    r"(?:[\u4e00-\u9fff]{0,6}?(?:督察局|监管局|监管分局|监管办公室|监管办|管理局|监督局|渔政局|专员办事处|专员办|特派员办事处|特派办)"
    r"|(?<=海)局|(?<=流域)局|航道局|航务管理局)(?![限面部势])"
)
"""What a body of the country has in a region: 生态环境部华南督察局."""
_OFFICES = compiled(
    r"民航(?:(?:华[北东南中]|西[南北]|东北|中南|新疆)(?:地区)?(?:管理局|空管局)|[\u4e00-\u9fff]{2,3}(?:安全)?(?:监管局|监督管理局|空管分局))"
    r"|国务院(?!办|关税|批|决定|同意|关于|常务|有关|各)[\u4e00-\u9fff]{2,8}?(?:办公室|办(?=副?主任|党组|[、,。;和与的]|$))"
)
_INSTITUTE = compiled(
    r"(?:中国(?:社会|农业|林业|水产|医学)?科学院|中国?[科林]院|中国?[社农]科院|中国工程物理研究院)"
    r"(?!院[士长]|副|党)[^\s,.。、;:()“”《》的与和及在由等向同是将]{1,14}?"
    r"(?:研究所|研究院|研究中心|科学中心|分院|植物园|天文台|实验室|(?<!研究)所(?![有在属以谓述长]))"
)
"""An institute of a national academy, from the academy's name on: 中科院甲坪研究所."""
_BY_FORM = ((_INSTITUTE, "ResearchInstitute"), (_ARMY, "Organization"), (_OFFICES, "GovernmentOrgan"))


@cache
def _central() -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    forms: dict[str, tuple[str, str]] = {}
    for name, others, kind in table("central_bodies", 3):
        forms |= dict.fromkeys((name, *filter(None, others.split("|"))), (name, kind))
    lends_name = r"[\u4e00-\u9fff]?(?:商务区|公园|大道|广场)|(?<=中央)(?:企业|预算|空调)"
    lends_name += "|(?<=[中国]办)[学理公事好厂企案证会]"
    return compiled(
        rf"(?<![\u4e00-\u9fff]市)(?<!公司)(?<!集团)(?:{any_of(forms)})(?!{lends_name})(?<!部(?=[门署]))"
    ), forms


def find_central(folded: str) -> list[Mention]:
    """Find the bodies of the whole country, which need no place before them.

    >>> [(m.name, m.type) for m in find_central("报国务院批准")]
    [('国务院', 'GovernmentOrgan')]
    """
    pattern, forms = _central()
    named = ((match.span(), *forms[match.group()]) for match in finds(pattern, folded))
    bodies = [
        Mention(*span, kind, name, f"100000|{name}", finder="central")
        for span, name, kind in named
        if folded[slice(*span)] not in _SLOGANS or _ACTS_ITSELF.match(folded, span[1])
    ]
    bodies = [_with_branch(folded, _with_group(folded, body)) for body in bodies]
    told = (
        Mention(*match.span(), kind, match.group(), finder="central")
        for pattern, kind in _BY_FORM
        for match in finds(pattern, folded)
    )
    return [*_whole(bodies), *told]


def _with_branch(folded: str, body: Mention) -> Mention:
    """The body with what it has in a region, which is a body of its own: 国家能源局华中监管局."""
    branch = _BRANCH.match(folded, body.end) if body.type == "GovernmentOrgan" else None
    if branch is None:
        return body
    name = folded[body.start : branch.end()]
    return replace(body, end=branch.end(), name=name, key=name)


def _with_group(folded: str, body: Mention) -> Mention:
    """The commission for discipline with its group in another body: 中纪委驻某部纪检组."""
    form = folded[body.start : body.end]
    group = STATIONED.match(folded, body.end) if form.endswith(DISCIPLINE) else None
    if group is None:
        return body
    name = form + without_former(group.group())
    return Mention(body.start, group.end(), "PartyOrgan", name, name, finder="central")


def _whole(bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Bodies, those told with the State Council before them as one: 国务院三峡办."""
    for i, body in enumerate(bodies):
        behind = bodies[i + 1] if i + 1 < len(bodies) else None
        ahead = bodies[i - 1] if i else None
        if behind is not None and behind.start == body.end and body.name == _CABINET:
            continue
        begins = ahead is not None and ahead.end == body.start and ahead.name == _CABINET
        yield replace(body, start=ahead.start) if begins and ahead is not None else body
