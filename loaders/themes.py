"""Whom a sentence is about: the place that its clause, block, heading, title or article names. 句子的主题.

What `theme` means in a rule (`lookups.py`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from loaders.expressions import compiled
from loaders.mention import YEAR, Mention
from loaders.page import Page, fits, of_type, parts_of
from loaders.pattern import any_of
from loaders.rules import Match
from loaders.typed import TypedSentence, compile_pattern

_THEMES = "County|City|Province|FunctionalZone|MetropolitanArea"
_FEW = 20
"""Of so many sentences that name places the first ones tell whether a page names one alone."""
_SMALL = ("Township", "Community")
_IN_HEADINGS = ("MetropolitanArea", "FunctionalZone", "County")
_IN_TITLES = ("MetropolitanArea", "FunctionalZone", "County", "City", "Province")
_PAPERS = ("日报", "晚报", "早报", "晨报", "时报", "本报", "本网", "本台", "本站")
_OPENING = compiled(
    rf"^[“\s]*(?:.?(?:{any_of(_PAPERS)})"
    r"[^,。;\u4e00-\u9fff]{0,4}讯(?:\([^()]{1,20}\))?\s*)?(?:[^\u4e00-\u9fff]?(?:以来|上半年|下半年|全年|[一二三四前]{1,2}季度|底|末|初)?[,是]?)?"
    r"(?:近年来,|今年以来,|据(?:了解|悉|介绍|统计|测算|初步核算),|其中[:,]?|截至[^,。]{1,10},|数据显示:|目前,|下一步,|同时,|当前,|未来,|[此本]次|(?:前\d{1,2}个|\d{1,2}[—–~至到-]\d{1,2})月(?:份)?,|\d{1,2}月(?:份|[上中下]旬|[初底末])?(?:\d{1,2}日)?,|到[^\u4e00-\u9fff],|“十[一二三四五]五”(?:时期|期间)?,)*$"
)
"""What may stand before the place that opens a sentence: a date, an adverbial."""
_NOT_ALONE = ("至", "到", "、", "—", "的")
"""What follows a place that does not stand alone at the head of its sentence."""
_CLAUSE_SUBJECT = compiled(
    r"(?:地区)?生产总值|(?:共|累计|新|成功)?(?:实现|完成|新增|签约|引进|争取|入选|认定|获批|接待)|将|要|也|则|提出|明确|预计|正|积极|大力|着力|坚持|依托|以|,|围绕|聚焦|力争|计划|已|全面|主动|重点|加快|按照|深入|立足|抢抓|做[大强优]|发展|培育|壮大"
    r"|[\u4e00-\u9fff]{0,6}?(?:面积|产量|产值|增加值)"
)
"""What follows a place that is its clause's subject."""
_MEASURED = compiled("(?:的)?(?:规划)?范围|(?:常住|户籍|总)?人口|地区生产总值|(?:国土|总)?面积|经济总量")
"""What follows a metropolitan area that a sentence goes on to measure: 新的甲经济圈范围包括…,总人口…."""
_COMPARED_BEFORE = compiled(
    r"(?:[占居列于在为较比和与向对]|抓住|抢抓|融入|领跑|超过|落后|(?<!这)是|打造|建设|建成|成为|争创|争当|服务|融入|填补了?|\()$"
)
_COMPARED = compiled(
    r"首[个家条批次]|第|全国|前列|前[一二三四五六七八九十\d]|最|平均|唯一|先进|领先|率先|排[名位]|位[居次列]|同期"
    r"|[\u4e00-\u9fff]{0,6}(?:先进|示范)|[\u4e00-\u9fff]{2,10}(?:排|排名|位列|居|位居)第"
)
"""What stands before and behind a place that something is only compared with: 居全省第一."""
_TOURED_BEFORE = compiled(r"[在赴到来]$|、$")
_TOURED = compiled(
    r"、|[^,。]{0,8}(?:调研|考察|督导|检查|走访|视察|看望|慰问|拜访|拜会|招商|洽谈|对接|学习|推介)"
)
"""What stands around a place in a heading that somebody visits, or that is one of several."""
_ALONG_WITH = ("和", "与", "及", "、")
"""What stands before a zone that is not what its sentence is about."""
_COUNTRY = compiled(
    r"(?:^|[,。;:])(?:[\ue000-\uf8ff]|目前|截至|预计|其中|此外|同时|今年|去年|明年|年内|到|底|前|末|、)*(?:我国"
    r"|全国(?!人大|政协|人民|劳模|首|第|最|唯一|重要|领先|知名|文明|百强|[一二三四五六七八九十\d])"
    r"|全球(?!首|第|最|领先|知名))(?=[\u4e00-\u9fff])"
)
"""How a clause begins that speaks of the whole country: 全国铁路完成固定资产投资."""
_NO_NAME = compiled(rf"[^\u4e00-\u9fff\ue000-\uf8ff]|$|{_CLAUSE_SUBJECT.pattern}")
"""What follows a place that begins no longer name."""
_LEVELS = ("市", "县", "区", "省", "州", "盟", "旗", "镇", "乡", "街道", "村", "圈", "群", "带")
_OF_TOWN = compiled(r"(?:^|[,。;:、—])(?:[^,。;:、]{0,4}[\ue000-\uf8ff],?)?(?:全|我|本)[镇乡村](?!域)")
"""A clause about all of a town that nobody has named."""
_OF_COUNTY = compiled(_OF_TOWN.pattern.replace("[镇乡村]", "县"))
"""The like about a county, of which no city tells."""
_OPENS_CLAUSE = compiled(r"(?:^|[,。;:)“\s])[\ue000-\uf8ff]?$")
_SAYS_TOWN = compiled(r"(?:[全该我][镇乡]|[全该我]街道)(?![村镇])")
"""What stands before a township that its clause is about; how an article speaks that is about one."""
_OF_WORKS = (
    r"[“\s]*(?:\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])?(?:(?:目前|届时|据(?:了解|悉|介绍)|其中),?)?(?:{:Corridor}(?!网|通车里程|建设|[、和与及])"
    r"|{:Project}(?![、和与及等]|相继|陆续|[^,。;]{0,8}(?:带动|为龙头|为引领|为抓手|为契机))"
    r"|(?:{=total}|投资){=about}{:Money}的{:Project},"
    r"|(?:该|本|此)?(?:项目|工程)(?:总?用地|占地|新建|总投资|位于|规划|设计|总建筑|采用|分[两三]期|拟|主要)"
    r"|(?:全部|全面)?(?:建成|投产|达产)(?:投产|投用|达产|达效)?后,"
    r"|[\u4e00-\u9fff]{0,6}?(?:项目|工程|线路|段)(?:(?:建成|完工|投产|竣工|达产)(?:投产|投用|通车)?(?:后|,)|将新|由|自[^,。;]{0,10}(?:开工|动工|启动|实施|运营)[^,。;]{0,4}以来)"
    r"|(?:(?:目前|如今|现在|截至目前),?)?(?:园区|景区|厂区|市场|学校|医院|合作社)(?:内|里)?(?:现|已|共|先后|累计|占地|总投资|一期))"
)
"""How a sentence begins that tells figures of a line or of works, of no place."""
_OF_ALL = compiled(
    "[,;](?:目前,?|全年,?)?(?:市区|城区|城乡|中心城区)(?=新|共|完成|建成|改造|绿|人均|供|道路|累计|整治)"
)
"""How a clause behind works speaks of the place again: 甲坪工程初见成效,市区新建广场10个."""
_ADDRESS = ("位于", "坐落于", "坐落在", "选址")
"""How the entry of works goes on behind their name: 位于某镇,累计完成投资2亿元."""
_GUESTS = compiled(r"(?:党政)?(?:考察团|代表团|学习团|客商|嘉宾|一行)")
"""What follows the place that guests come from, in a heading."""


def in_block(found: Match, kinds: str) -> Iterator[TypedSentence]:
    """Give the sentences of the block, from that of the match upwards, that hold mentions of these types."""
    page, index = found.page, found.index
    return (page.sentences[at] for at in page.holding(kinds, index, page.blocks[index]))


def home(found: Match, _: str) -> list[Mention]:
    """Give the article's home as a list; [] where it is not known."""
    own = found.page.home_at(found.sentence.sentence.start)
    return [own] if own is not None else []


def theme(found: Match, kinds: str) -> list[Mention]:
    """Give the place (of these types, parted by |, if any are told) that a match's sentence is about."""
    kinds = kinds or _THEMES
    if _is_of_country(found) or (found.ready.relation.literal and _is_of_works(found)):
        return []
    named = _named(found, kinds)
    text, end = found.sentence.text, found.match.end()
    below: tuple[str, ...] = _SMALL if _OF_TOWN.search(text, 0, end) else ()
    below = below or (("County", *_SMALL) if _OF_COUNTY.search(text, 0, end) else ())
    return [place for place in named if not below or fits(place.type, below)]


def _named(found: Match, kinds: str) -> list[Mention]:
    return (
        _adjacent(found, kinds)
        or _clause_subject(found, kinds)
        or _level_word(found, kinds)
        or _opener(found, kinds)
        or (_own_town(found) if kinds == _THEMES or "Township" in kinds else [])
        or _headed(found, kinds, _IN_HEADINGS, _headings_of_item(found))
        or _headed(found, kinds, _IN_TITLES, _titles(found.page))
        or [place for place in home(found, kinds) if _may_be_home(place, tuple(kinds.split("|")))]
        or _only_zone(found, kinds)
    )


def _own_town(found: Match) -> list[Mention]:
    """The township that an item is about: the only one it names, where it says 全镇."""
    page, item = found.page, found.page.items[found.index]
    held = [page.sentences[i] for i in islice(page.held("Township"), _FEW) if page.items[i] == item]
    named = [(s.text, i, m) for s in held for i, m in of_type(s, "Township") if m.note != "pronoun"]
    if not named or len({m.name for _, _, m in named}) > 1:
        return []
    text, index, town = named[0]
    opens = _OPENS_CLAUSE.search(text[:index]) is not None and not text.startswith(_NOT_ALONE, index + 1)
    return [town] if opens and len(named) > 1 and _SAYS_TOWN.search(page.text) else []


def _only_zone(found: Match, kinds: str) -> list[Mention]:
    """The zone that a page of no known home names near its top, if it names no other place of these types."""
    page = found.page
    if home(found, ""):
        return []
    held = (page.sentences[i] for i in islice(page.held(kinds), _FEW))
    named = [m for sentence in held for _, m in of_type(sentence, kinds)]
    early = named and page.at(named[0].start)
    alone = len({m.name for m in named}) == 1 and named[0].type == "FunctionalZone" and len(named) > 1
    return named[:1] if alone and early and early.block <= 1 else []


def _may_be_home(place: Mention, kinds: tuple[str, ...]) -> bool:
    """Whether home is of these types; a municipality is a city as well."""
    return fits(place.type, kinds) or ("City" in kinds and place.name.endswith("市"))


def _is_of_country(found: Match) -> bool:
    """Whether the sentence tells, before the match ends, of the whole country and of no place behind."""
    told = list(_COUNTRY.finditer(found.sentence.text, 0, found.match.end()))
    places = (i for i, _ in of_type(found.sentence, _THEMES) if i < found.match.end())
    return bool(told) and told[-1].start() >= max(places, default=-1)


def _is_of_works(found: Match) -> bool:
    """Whether a sentence opens with a line, or works that are done, and names no place before the match."""
    text, end = found.sentence.text, found.match.end()
    if text.startswith(_ADDRESS):
        return True
    if _OF_ALL.search(text, 0, end):
        return False
    lines = compile_pattern(_OF_WORKS)
    places = (i for i, _ in of_type(found.sentence, _THEMES) if i < found.start)
    return next(places, None) is None and lines.match(text, 0, end) is not None


def _clause_subject(found: Match, kinds: str) -> list[Mention]:
    """The place that opens the clause, or a clause before it in the sentence: 某某说,淄博将……打造……."""
    text = found.sentence.text
    for i, mention in reversed(of_type(found.sentence, kinds)):
        opens = i < found.start and (i == 0 or text[i - 1] in ",。;:“、 ")
        ends_a_list = text[i - 1 : i] == "、" and text.startswith(",", i + 1)
        if opens and not ends_a_list and _CLAUSE_SUBJECT.match(text, i + 1):
            return [mention]
        measured = i < found.start and fits(mention.type, ("MetropolitanArea",))
        if measured and _MEASURED.match(text, i + 1):
            return [mention]
    return []


def _adjacent(found: Match, kinds: str) -> list[Mention]:
    """The place right before the match: 榆阳区 + 规模以上工业增加值增长, 榆阳区的 + 主导产业有."""
    before = found.start - 1 - (found.sentence.text[found.start - 1 : found.start] == "的")
    mention = found.sentence.mentions.get(before)
    at = found.sentence.mentions.get(before - 1)
    opens = before == 0 or found.sentence.text[before - 1 : before] in (*",。;:、", "中")
    opens = opens or (at is not None and at.type == YEAR)
    opens = opens and found.sentence.text[found.start] not in "、和及"
    fitting = mention is not None and opens and fits(mention.type, tuple(kinds.split("|")))
    return [mention] if mention is not None and fitting else []


def _level_word(found: Match, kinds: str) -> list[Mention]:
    """The place that a word for it, nearest before the match in its block, means: 全市, 我县."""
    for sentence in islice(in_block(found, kinds), 1):
        here = sentence is found.sentence
        for i, mention in reversed(of_type(sentence, kinds)):
            if mention.note != "pronoun" or (here and i >= found.match.end()):
                continue
            compared = _COMPARED_BEFORE.search(sentence.text[:i]) or _COMPARED.match(sentence.text, i + 1)
            if not compared and (here or not _is_by_the_way(found.page.text, mention)):
                return [mention]
    return []


def _is_by_the_way(text: str, word: Mention) -> bool:
    """Whether a word stands for a zone that is only named along with something else: 甲厂和乙片区的道路."""
    zone = word.parts[0] if word.type == "FunctionalZone" and word.parts else None
    return zone is not None and text[zone.start - 1 : zone.start] in _ALONG_WITH


def _opener(found: Match, kinds: str) -> list[Mention]:
    """The place that opens the sentence, or one above it in its block."""
    for sentence in in_block(found, kinds):
        for head, i, mention in _first_place(sentence, kinds):
            alone = not sentence.text.startswith(_NOT_ALONE, i + 1)
            alone = alone and not _goes_on(mention, sentence.mentions.get(i + 1))
            here = sentence is found.sentence
            alone = alone and (i < found.match.end() if here else not fits(mention.type, _SMALL))
            if alone and _is_opened(sentence.text, head, i) and _is_subject(found.page.text, sentence, i):
                return [mention]
    return []


def _is_opened(text: str, head: int, index: int) -> bool:
    """Whether only adverbials stand before the place here, or whole clauses and its own tells what it did."""
    within = text[:head].endswith("在") and text.startswith(",", index + 1)  # 在甲县,乙产业已成为…
    within = within or (text[:head].endswith("以") and text.startswith("为例", index + 1))
    if _OPENING.match(text[: head - within]):
        return True
    told = _CLAUSE_SUBJECT.match(text, index + 1) is not None and not _COMPARED.match(text, index + 1)
    return text[index - 1 : index] == "," and told


def _first_place(sentence: TypedSentence, kinds: str) -> list[tuple[int, int, Mention]]:
    """Where a sentence's first place begins, where it stands, and it: of 甲省乙开发区 the zone; or []."""
    places = of_type(sentence, kinds)
    if places and sentence.text.startswith(_PAPERS, places[0][0] + 1):
        places = places[1:]  # 甲日报1月9日讯 去年,乙县…
    head = places[0][0] if places else 0
    while len(places) > 1 and places[1][0] == places[0][0] + 1 and _goes_on(places[0][1], places[1][1]):
        places = places[1:]
    small = bool(places) and fits(places[0][1].type, (*_SMALL, "FunctionalZone"))
    return [(head if small else at, at, place) for at, place in places[:1]]


def _is_subject(text: str, sentence: TypedSentence, index: int) -> bool:
    """Whether the place here can be what its sentence is about: a bare 天津 may begin a company's name."""
    mention = sentence.mentions[index]
    whole = text[mention.start : mention.end].endswith(_LEVELS)
    return whole or mention.note != "" or _NO_NAME.match(sentence.text, index + 1) is not None


def _headings_of_item(found: Match) -> Iterator[TypedSentence]:
    page, first = found.page, found.page.items[found.index]
    behind = (page.headings[i] for i in range(bisect_left(page.headings, first), len(page.headings)))
    return (page.sentences[i] for i in takewhile(lambda i: page.items[i] == first, behind))


def _titles(page: Page) -> Iterator[TypedSentence]:
    """The headings of the first two blocks."""
    return takewhile(lambda s: s.sentence.block <= 1, (page.sentences[i] for i in page.headings))


def _headed(
    found: Match, kinds: str, parts: tuple[str, ...], headings: Iterable[TypedSentence]
) -> list[Mention]:
    """The first place that one of these headings names."""
    for sentence in headings:
        named = _named_in(sentence, kinds, parts) or [
            m for _, m in of_type(sentence, kinds) if parts == _IN_HEADINGS and _is_own(found.page.text, m)
        ]
        if named:
            return home(found, "") if _is_around_home(found, sentence, named[0], kinds) else named[:1]
    return []


def _is_own(text: str, place: Mention) -> bool:
    """Whether a word of the article's own place stands here: 我市, 本县."""
    return place.note == "pronoun" and text[place.start] in "我本"


def _is_around_home(found: Match, heading: TypedSentence, place: Mention, kinds: str) -> bool:
    """Whether a heading names the province of the article's home and goes on with home: 江西新余:一季度…."""
    home, line = found.page.home_at(heading.sentence.start), heading.sentence
    if home is None or place.type != "Province" or home.type == "Province":
        return False
    named = home.name[:-1] in found.page.text[line.start : line.end]
    return named and fits(home.type, tuple(kinds.split("|"))) and home.key[:2] == place.key[:2]


def _goes_on(place: Mention, behind: Mention | None) -> bool:
    """Whether a place is named only to say where the one right behind it lies: 甲市乙县."""
    if behind is None or fits(place.type, ("FunctionalZone",)):
        return False
    behind = next((p for p in behind.parts if p.start == behind.start and p.key), behind)
    shared = 2 if place.type == "Province" else 4
    return fits(behind.type, ("FunctionalZone", "Community")) or behind.key[:shared] == place.key[:shared]


def _named_in(sentence: TypedSentence, kinds: str, parts: tuple[str, ...]) -> list[Mention]:
    """The first place a heading names, by itself or inside another name; there, the classes come in order."""
    named = [
        m for i, m in of_type(sentence, kinds) if m.note != "pronoun" and not _is_toured(sentence.text, i)
    ]
    begun = {m.start: m for m in sentence.mentions.values()}
    named = [m for m in named if not _goes_on(m, begun.get(m.end))]
    if named:
        return named[:1]
    wanted = tuple(kinds.split("|"))
    others = (m for m in sentence.mentions.values() if m.parts and not fits(m.type, ("Corridor",)))
    inside = [
        p
        for m in others
        for p in parts_of(m)
        if fits(p.type, wanted) and (p.type != "Province" or fits(m.type, ("Plan",)))
    ]
    return next(([p] for part in parts for p in inside if fits(p.type, (part,))), [])


def _is_toured(text: str, index: int) -> bool:
    if _GUESTS.match(text, index + 1):
        return True
    return _TOURED_BEFORE.search(text[:index]) is not None and _TOURED.match(text, index + 1) is not None
