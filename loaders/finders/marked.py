"""Companies that a form of words marks: a stock code behind the name, 以某某为龙头. 由固定说法认出的企业。

Nothing in such a name need tell of a company; what stands around it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.expressions import compiled
from loaders.finders.edges import left_edge
from loaders.finders.firm_like import is_firm, may_be_firm
from loaders.finders.firms import is_firm_of_place
from loaders.finders.stems import is_new_word, is_particular
from loaders.mention import Mention, places_of
from loaders.required import finds
from loaders.segment import words

_CODE = compiled(
    r"\((?:(?:股票|证券)代码:?\d{4,6}|[A-Z]{2,6}[.:,]\d{4,6}|0\d{4}|\d{4,6}\.(?:HK|SZ|SH|BJ|OC|NQ)|\d{6}(?:SZ|SH)?)(?:,[^()\n]{1,16})?\)"
)
"""The code of a listed company: (2880.HK), (股票代码:600519)."""
_ANNOUNCED = compiled(
    r"(?:(?<=[\n。])|(?<=日,)|(?<=日晚,)|(?<=日晚间,)|(?<=间,)|(?<=[日近],)|(?<=[讯电] )|(?<=另据)|^)"
    r"(?P<name>[\u4e00-\u9fffA-Za-z]{3,6}?)"
    r"(?:(?:\d{1,2}月)?\d{1,2}日)?(?:日前|近日|今日|昨日|同日|当日|昨天|今天|[早晚]间?|盘[前后]|亦|也|还|,)*(?:(?:发布|披露|刊登|发出)?公告(?:称|显示|,|披露|表示)|(?<=[天日间])披露,)"
)
"""A listed company that announces something: 甲坪建设发布公告称."""
_HEADLINE = compiled(
    r"(?:^|(?<=\n))(?P<name>[\u4e00-\u9fffA-Za-z]{3,6}?)(?:\(\d{6}(?:\.[A-Z]{2})?\))?:"
    r"(?=拟|控股股东|(?:全资|控股)?[子孙]公司|股东|中标|签订|签署|预计|与[^,。;\n]{2,20}签|向|[^,。;\n]{3,8}拟以?\d[\d.]*[万亿]元(?:收购|增资|认购|受让))"
)
"""A listed company that a headline tells of: 甲坪股份:拟收购乙湾科技."""
_BRACKETED = compiled(
    r"(?:^|(?<=\n))【(?P<name>[\u4e00-\u9fffA-Za-z]{3,6})】(?=公司|[^\n。]{0,6}公告|全资子公司|控股股东|拟)"
)
"""A listed company before a piece of its news: 【甲坪股份】公司中标."""
_HEAD = compiled(
    r"(?:^|(?<=[\n,。;、:和与]))(?P<name>[\u4e00-\u9fffA-Za-z]{4,6}?)(?<![副任兼原务行名])(?:党委书记、)?"
    r"(?:董事长|董事局主席|总裁|创始人|CEO)(?=[\u4e00-\u9fff]{2,3})"
)
"""The head of a company behind its name, too long for a person's."""
_ABROAD_HEAD = compiled(
    r"(?:^|(?<=[\n,。;、:和与“”]))(?P<name>[\u4e00-\u9fffA-Za-z]{2,5}?)(?:公司|集团)?"
    r"(?:全球|大中华区|中国区|亚太区|大中华地区|亚太地区)(?:[\u4e00-\u9fff及]{0,10}?)"
    r"(?:总裁|总经理|首席执行官|CEO|董事长)(?=[\u4e00-\u9fff·]{2,8})"
)
"""The head of a company from abroad for a part of the world: 甲坪亚太区总裁."""
_NO_ISSUER = compiled(
    r"公司|集团|企业|董事|股东|政府|委$|局$|厅$|院$|部$|会$|中心|[市县区省]$|该|其|发布|通知|据|按照"
)
"""What announces and is no company's short name."""
_WARNED = compiled(r"S?\*$")
"""The sign before a listed company that may lose its place: *ST甲坪."""
_KIND_BEFORE = compiled(
    r"[\u4e00-\u9fff]{0,10}(?:厂商|企业|巨头|龙头|运营商|供应商|制造商)(?=[\u4e00-\u9fffA-Z]{4})"
)
"""What kind of company it is, before a listed one's name: 覆铜板厂商甲坪科技(300001)."""
_LISTED_NAME = compiled(r"[\u4e00-\u9fffA-Za-z\d]{3,12}")
_LEADING = compiled(
    r"以(?!此|其|该|[^,。;]{0,6}[省市县区镇村])(?P<firms>(?:(?!、以|为(?:龙头|链))[\u4e00-\u9fffA-Za-z\d·、]){2,40}?)"
    r"(?:等(?:[^,。;、]{0,8}?(?:企业|公司|集团))?|(?:两|三|四|[\d]{1,2})家[^,。;、]{0,6}?(?:企业|公司))?"
    r"为(?:龙头|链主|链核|群主|领军|骨干企业|代表的(?=[^,。;]{0,10}?(?:企业|公司)))(?!的?(?:产品|产业(?!集群|链)|景区|品牌))"
)
"""Companies that lead an industry: 以甲坪科技、乙湾电机为龙头."""
_AHEAD = compiled(
    r"(?:(?:企业|公司|厂商|车企|客户|供应商|股东|伙伴|合作方|投资方|配套商)(?:已|达|共|有|多达|[\d两三四五六七八九十]+余?家)*,?"
    r"(?:分别是|分别为|包括|主要有|涵盖|覆盖|如)|(?:代表(?:性)?|龙头|重点|骨干|链主|入驻|落户|签约|规上|上市|核心|配套|现有)(?:企业|公司)"
    r"(?:目前|现|主要)*(?:有|为|是|(?=:)))[:,]?"
    r"(?P<firms>[\u4e00-\u9fffA-Za-z\d]{2,14}(?:(?:\(\d{6}\))?、[\u4e00-\u9fffA-Za-z\d]{2,14}){2,20}?)(?:\(\d{6}\))?(?=等|[。,;])"
)
"""Companies of a list whose head stands before it: 知名企业已达5家,分别是甲坪电子、乙湾轮胎."""
_MEMBER = compiled(r"(?:(?!以及)[^、和与及等()])+(?![)\d])")
_NO_LEADER = compiled(
    r"(?:[业茶果菇药鱼虾蟹羊牛猪鸡鸭鹅米粮油菜花莓枣橘橙柚竹木游区园城镇村站馆山湖景线路店酒乡品链桃椒参麦豆薯蒜姜蜂蜜兔驴"
    r"鹿菊耳笋棉麻桑蚕丝绒奶肉蛋糖盐煤铁铜铝电水石瓷纸布鞋袜灯锁车荪]|加工|养殖|种植|制造|旅游|基地|景区|项目|工程|中心|合作社|经济|文化|新区|服务|材料|物流)$"
)
"""What leads as well and is no company: 以富硒茶为龙头, 以甲坪古镇为龙头."""


def find_marked(folded: str, known: Sequence[Mention]) -> list[Mention]:
    """Find companies by a stock code behind them or as the leaders of a trade; `known` names vouch for a row.

    >>> [m.name for m in find_marked("甲坪港(2880.HK)公告,甲坪港已投产", [])]
    ['甲坪港', '甲坪港']
    >>> [m.name for m in find_marked("企业已达3家,分别是:岚坪电子、乙湾轮胎、丙川纺织等", [])]
    ['岚坪电子', '乙湾轮胎', '丙川纺织']
    >>> [m.name for m in find_marked("以岚特斯为龙头,以富硒茶为龙头,以岚泽为链主", [])]
    ['岚特斯', '岚泽']
    """
    return [*_headed_by(folded), *_announcing(folded), *_with_codes(folded), *_leaders(folded, known)]


def _headed_by(folded: str) -> Iterator[Mention]:
    """A company that is a new word before its head: 甲坪瑞扬董事长某某."""
    for match in finds(_HEAD, folded):
        if is_firm(match["name"]) and not _NO_ISSUER.search(match["name"]):
            yield Mention(*match.span("name"), "Enterprise", match["name"], finder="marked")
    names = dict.fromkeys(match["name"] for match in finds(_ABROAD_HEAD, folded))
    for name in (n for n in names if is_new_word(n) and not _NO_ISSUER.search(n)):
        yield from (
            Mention(at, at + len(name), "Enterprise", name, finder="marked") for at in places_of(name, folded)
        )


def _announcing(folded: str) -> Iterator[Mention]:
    """Every use of a name under which something was once announced."""
    told = (m for news in (_ANNOUNCED, _HEADLINE, _BRACKETED) for m in finds(news, folded))
    names = dict.fromkeys(match["name"] for match in told)
    for name in (n for n in names if not _NO_ISSUER.search(n)):
        yield from (
            Mention(at, at + len(name), "Enterprise", name, finder="marked") for at in places_of(name, folded)
        )


def _with_codes(folded: str) -> Iterator[Mention]:
    """Every use of a name that a stock code once stands behind."""
    names: dict[str, str] = {}
    for code in finds(_CODE, folded):
        start = left_edge(folded, (code.start(), code.start()))
        kind = _KIND_BEFORE.match(folded, start, code.start())
        start = kind.end() if kind else start
        name = folded[start : code.start()]
        if _LISTED_NAME.fullmatch(name) and is_particular(name):
            warned = _WARNED.search(folded, max(0, start - 2), start)
            names[name] = (warned.group() if warned else "") + name
    for name, whole in names.items():
        yield from (
            Mention(at, at + len(name), "Enterprise", whole, finder="marked")
            for at in places_of(name, folded)
        )


def _leaders(folded: str, known: Sequence[Mention]) -> Iterator[Mention]:
    firms = {m.start for m in known if m.type == "Enterprise"}
    for match in (*finds(_LEADING, folded), *finds(_AHEAD, folded)):
        spans = [m.span() for m in _MEMBER.finditer(folded, *match.span("firms"))]
        beside = len(spans) > 1 and any(start in firms for start, _ in spans)
        for start, end in spans:
            name = folded[start:end]
            placed = match.re is _AHEAD and is_firm_of_place(name)
            least = 2 if folded.startswith("为链主", end) and is_new_word(name) else 3
            plain = least <= len(name) <= 10 and not _NO_LEADER.search(name)
            plain = plain and (placed or may_be_firm(name))
            coined = is_firm(name) or any(len(word) == 1 for word in words(name))
            if plain and (placed or coined or (beside and is_particular(name))):
                yield Mention(start, end, "Enterprise", name, finder="marked")
