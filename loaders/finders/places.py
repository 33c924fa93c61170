"""Administrative places, by their names in GB/T 2260 and the article's own surroundings. 行政区划地名。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from loaders.expressions import compiled
from loaders.finders.towns import TOWN_LEVEL, find_changed_townships, find_counted_townships, find_townships
from loaders.finders.villages import find_villages
from loaders.mention import Mention
from loaders.pattern import Forms, forms_of, occurrences
from loaders.segment import is_word
from ontology.places import LEVELS, Division, gazetteer
from ontology.words import words

NEVER_ALONE = frozenset(("市区", "城区", "郊区", "矿区", "新区", "东区", "西区", "南区", "北区", "立新区"))
"""Words of every city that are no district's name."""
_LEVEL_WORDS = "省市县区州盟旗"
_LENT_TO = (
    *"路街话菜酒籍",
    *("日报", "经济日报", "经济报", "证券报", "法治报", "工人报", "晚报", "晨报", "早报", "商报", "都市报"),
    *("卫视", "信息港"),
)
"""What follows a short form that only lends its name: 北京路, 上海话."""
_NOT_LAKES = ("湖北", "湖南", "湖州", "湖滨", "湖口")
_REGION = ("域", "位", "划", "块")
"""What makes 区 the beginning of another word: 江北区域."""
_OF_CITIES = ("圈", "区", "经济圈")
_BANK = compiled(
    r"(?<=[\u4e00-\u9fff])(?<![速路铁线专中])(?:河南|河北|江西|海南|山东|山西|湖南|湖北)(?:[下岸侧麓坡]|段)"
)
"""Sides of a river or mountain that look like provinces: 沙河南下, 西山东麓."""
_JOINTS = ("、", "和", "与", "至", "—")
_PASSED = compiled(
    r"(?:起[于自]|[止终至]于|途经|,经|经由|[,。;\n](?:先后|依次|沿途|线路|路线|全线)?(?:途[经径]|经)[^,。;\n]*、)$"
)
"""What stands before a place that a line passes, or where it ends: 经甲坪、乙湾."""
_AND_COUNTY = ("委", "政", "人大", "纪", "直", "级", "领导", "域", "乡")
"""What a county has: before these 和县 is no county where a word stands before it."""
_OF_COUNTIES = ("乡", "级", "直")
"""What is of any county, wherever 和 stands: 部门,和县乡代表."""
_BEFORE_AND = frozenset("区县市镇乡村州厂场馆校院所站库")
"""What ends a place before 和."""
_AREAS = ("地区", "市", "县", "区")
_TO_PLACES = frozenset("到在赴来往至对向为于从与由让经市的")
"""Behind these 和县 may be the county, behind another word it is 和 and 县."""
_ALONE = compiled(r"(?<![\u4e00-\u9fff])和县")
"""An article that names the county at the head of a clause means it everywhere."""
_AGENCIES = ("新华社", "中新社", "新华网", "中新网", "人民网", "央广网")
_WIRE = compiled(r"(?:\d{1,2}月\d{1,2}日)?(?:电|讯)")
"""What follows the place from where an agency sends its news: 新华社兰州5月20日电."""
_GOES_ON: Mapping[str, tuple[str, ...]] = {
    "上海": ("庙",),
    "新华": ("社", "网", "通讯社", "书店"),
    "和龙": ("井", "岗"),
    "任县": ("委", "长", "政府", "人大", "政协", *"财发教水农公交法检民卫审统应林工商人自环住文"),
    "代县": ("长",),
    "新县": ("城",),
    "通县": ("高速", "公路", "道路", "支线", "油路", "二级", "乡"),
    "胶州": ("湾",),
    "镇江": ("关",),
    "南部": ("地区", "沿海", "山区"),
    "中山": ("门", "陵", "公园", "大道", "堂", "装", "医院", "大学", "医学"),
    "香格里拉": ("饭店", "大饭店", "酒店", "大酒店"),
}
"""What makes a form part of another word: 新华社, 图们和龙井, 2月任县委书记."""
_RIVERS = frozenset("黄渭淮泾洛沂汉湟洮汾漳沁辽颍涡渠运海漯滹浑")
"""What stands before 河 in a river's name: 渭河源 is no 河源."""
_CALLED = ("古称", "旧称", "史称", "别称", "古名", "雅称", "古为", "古属")
"""What stands before what a place was called: 宜昌古称夷陵 names no district."""
_CUT = {"项城": "0123456789", "增城": "新", "海城": "沿临滨", "中山": "孙", "重庆": "隆"}
_CUT |= dict.fromkeys(("山西", "山东"), "华")
"""What stands before a form that is cut from a word: 9项城市工程, 沿海城市, 孙中山, 华山西站."""
_MAKES_RICH = frozenset("业教游贸态才技化牧工农商旅科林产")
"""What makes a county rich in a slogan: 旅游兴县."""
_PARTS = frozenset(("城区", "山区", "郊区", "港区", "矿区", "林区", "湖区"))
"""What a town or county has, and some districts are called by: 新增 + 城区 is no 增城区."""
MUNICIPALITIES = frozenset(("11", "12", "31", "50"))
"""Where the districts are the province's own: 北京 天津 上海 重庆."""


_BEFORE_NAME = frozenset(
    ("领导", "书记", "市长", "县长", "区长", "主任", "主席", "部长", "局长", "常委", "委员")
)
_BEHIND_NAME = frozenset("、,。等出参陪主走一")
_ACTS = ("主持", "出席", "表示", "强调", "指出", "参加会", "陪同", "说,", "介绍")
"""Between these a short form with one more character is somebody's name: 吴忠 in 市领导吴忠华、.

So it is alone before an act: 市委书记兴安主持.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What decides between places of one name: the article's date and the places it certainly speaks of."""

    date: str = ""
    codes: tuple[str, ...] = ()
    around: frozenset[str] = field(init=False, repr=False, compare=False)
    """The codes, and what those of the same cities and provinces begin with."""

    def __post_init__(self) -> None:
        """Keep what is asked for each place."""
        cities = (code[:4] for code in self.codes if code[2:4] != "00")
        provinces = (code[:2] for code in self.codes)
        object.__setattr__(self, "around", frozenset((*self.codes, *cities, *provinces)))

    def turn(self, place: Division) -> int:
        """Tell how many of the codes stand before the first of the place's province."""
        return next((i for i, c in enumerate(self.codes) if c[:2] == place.code[:2]), len(self.codes))

    def nearness(self, place: Division) -> int:
        """Rank a candidate: the smaller, the nearer.

        0: spoken of itself; 1: in a city spoken of; 2: in such a province; 3: elsewhere.

        >>> where = Setting("", ("410300",))
        >>> [where.nearness(gazetteer().get(code)) for code in ("410300", "410327", "410100", "110000")]
        [0, 1, 2, 3]
        """
        if place.code in self.around:
            return 0
        province, city = place.code[:2], place.code[:4]
        if province not in self.around:
            return 3
        return 1 if province in MUNICIPALITIES or city in self.around else 2


@cache
def _forms() -> Forms:
    return forms_of(gazetteer().forms)


@lru_cache(maxsize=16)
def scan(folded: str) -> tuple[tuple[int, str], ...]:
    """Give each place form with its position, the longest at each, left to right.

    >>> scan("从郑州市到内蒙古")
    ((1, '郑州市'), (5, '内蒙古'))
    """
    return tuple(occurrences(folded, _forms(), _is_chance))


def _is_behind_city(folded: str, position: int) -> bool:
    """Whether the name of a city or province with its level ends here: 易县 in 保定市易县."""
    above = folded[position - 1] in "省市州"
    return above and any(gazetteer().find(folded[position - n : position]) for n in (3, 4))


def _is_chance(folded: str, position: int, form: str) -> bool:
    """Whether a form is there by chance: 和县 in 市政府和县委, 新华 in 新华社, 理县 in 代理县长."""
    town = len(form) == 3 and form[1:] in _PARTS and folded[position - 1] not in "省市州"
    cut = position > 0 and (town or (len(form) == 2 and form[-1] in "县区市"))
    slogan = form in ("兴县", "富县") and folded[position - 1 : position] in _MAKES_RICH
    before = folded[position - 1 : position]
    if (
        slogan
        or (form[0] in "万亿千百" and before.isdigit())  # 5万山区群众
        or (before and before in (_CUT.get(form[:2], "") or ("跨" if form[-1] in "江河湖" else "")))
        or _is_and(folded, position, form)
        or (
            cut
            and before != "经"
            and is_word(folded[position - 1 : position + 1])
            and not _is_behind_city(folded, position)
        )
    ):
        return True
    if form == "和县":
        doubtful = folded.startswith(_AND_COUNTY, position + 2) or before not in _TO_PLACES
        joined = "\u4e00" <= before <= "\u9fff" and doubtful and _ALONE.search(folded) is None
        return joined or folded.startswith(_OF_COUNTIES, position + 2)
    end = position + len(form)
    if form[0] == "于" and is_word(folded[position - 1 : position + 1]):
        # 于都 in 位于都安县
        return any(gazetteer().find(folded[position + 1 : position + size]) for size in (3, 4))
    if form[-1] == "海" and folded.startswith("关", end) and folded[end + 1 : end + 2] != "于":
        return folded[position - 1 : position] > "一"  # 乌海 in 东乌海关
    if len(form) == 2 and folded[position - 2 : position] in _BEFORE_NAME:
        longer = folded[end : end + 1] > "一" and folded[end + 1 : end + 2] in _BEHIND_NAME
        goes_on = (*_ACTS, *_GOES_ON.get(form, ()))
        return (longer and form[0] in words("surnames")) or folded.startswith(goes_on, end)
    return folded.startswith(_GOES_ON.get(form, ()), end)


def _is_and(folded: str, position: int, form: str) -> bool:
    """Whether a form begins with the word that joins what follows to a place: 和田 in 开发区和田营街道."""
    joined = form[0] == "和" and len(form) == 2 and folded[position - 1 : position] in _BEFORE_AND
    if form[0] == "和" and len(form) == 2 and gazetteer().find(folded[position + 1 : position + 3]):
        return True  # 清流和龙岩市
    goes_on = "\u4e00" <= folded[position + 2 : position + 3] <= "\u9fff"
    return joined and goes_on and not folded.startswith(_AREAS, position + 2)


def _standing(places: tuple[Division, ...], date: str) -> tuple[Division, ...]:
    """Keep the places that stood when the article was written; today's where its date is not known."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if not year:
        return places
    then = tuple(p for p in places if (p.since or 0) <= year <= (p.until or 9999))
    heirs = () if then else (gazetteer().get(p.successor) for p in places if p.until and p.until < year)
    return then or tuple(heir for heir in heirs if heir is not None) or places


def _certain(form: str, places: tuple[Division, ...]) -> bool:
    first = places[0]
    if first.ambiguous and form != first.name:
        return False
    full = form == first.name and len({p.code for p in places if p.current}) <= 1
    return full or first.level in ("Province", "City")


def setting(folded: str, date: str, given: tuple[str, ...] = ()) -> Setting:
    """Collect the places that an article names beyond doubt, the most often named first, after those `given`.

    >>> setting("郑州市与洛阳市合作，洛阳市先行。", "2024-05-01").codes
    ('410300', '410100')
    """
    counts: Counter[str] = Counter()
    doubtful: list[tuple[Division, ...]] = []
    for form, times in Counter(form for _, form in scan(folded)).items():
        places = _standing(gazetteer().find(form), date)
        if form not in NEVER_ALONE and _certain(form, places):
            counts[places[0].code] += times
            if len(places) > 1 and places[0].level == "City" and len(form) == 2:
                doubtful.append(places)
    for places in doubtful:
        _meant_nearby(places, counts, given)
    return Setting(date, (*given, *(code for code, _ in counts.most_common())))


def _meant_nearby(places: tuple[Division, ...], counts: Counter[str], given: tuple[str, ...]) -> None:
    """Count for a city's short name the county of a province that is spoken of: 甘南 of 齐齐哈尔."""
    city = places[0].code
    spoken = {code[:2] for code in (*counts, *given) if code != city}
    other = next((p.code for p in places if p.code[:2] in spoken), city)
    if city[:2] not in spoken and other != city:
        counts[other] += counts.pop(city)


def resolve(form: str, where: Setting) -> Division | None:
    """Give the place that `form` means in this setting, or None where it is too doubtful to say.

    >>> resolve("朝阳区", Setting("", ("110000",))).code, resolve("朝阳区", Setting("", ("220100",))).code
    ('110105', '220104')
    >>> resolve("新城", Setting()) is None
    True
    """
    places = _standing(gazetteer().find(form), where.date)
    if not places or form in NEVER_ALONE:
        return None
    best = places[0]
    if len(places) > 1:
        best = min(
            places,
            key=lambda p: (where.nearness(p), not p.current, LEVELS.index(p.level), where.turn(p)),
        )
    nearness = where.nearness(best)
    if nearness and best.level == "County" and best.name == f"{form}区":
        cities = (p for p in places if p.level == "City" and p.current and where.nearness(p) < 3)
        best = next(cities, best)
    if form == best.name:
        alone = len({p.code for p in places if p.current}) == 1
        known = nearness < (2 if form in words("ambiguous_places") else 3)
        return best if best.level in ("Province", "City") or known or alone else None
    if best.ambiguous and form not in (f"{best.short}州", f"{best.short}县"):
        return best if best.code in where.codes else None
    if best.level in ("Province", "City"):
        return best
    one = len(form) > 2 and len({p.successor or p.code for p in places}) == 1
    return best if one or nearness < (2 if len(form) == 2 else 3) else None


def find_places(folded: str, where: Setting) -> list[Mention]:
    """Find administrative places and the townships and villages below them.

    >>> [(m.name, m.key, m.type) for m in find_places("在郑州和巩义", Setting("", ("410100",)))]
    [('郑州市', '410100', 'City'), ('巩义市', '410181', 'County')]
    """
    found: list[Mention] = []
    doubtful: list[tuple[int, str]] = []
    forms = scan(folded)
    meant = {form: _then(form, resolve(form, where), where) for form in {form for _, form in forms}}
    for position, form in forms:
        place = _then(form, _of_the_place_before(form, found, position), where) or meant[form]
        if place is not None and not _is_of_another_word(folded, position, form):
            found.append(_mention(position, form, place))
        elif place is None and form not in NEVER_ALONE:
            doubtful.append((position, form))
    found = _as_cities(folded, _with_listed(folded, where, found, doubtful))
    counted = find_counted_townships(folded, where.codes)
    at = {m.start for m in counted}
    found = [m for m in found if m.start not in at]  # 花垣 of 花垣、边城2个镇 is no county
    towns = [*counted, *(m for m in find_townships(folded, where.codes, found) if m.start not in at)]
    towns += find_changed_townships(folded, where.codes, towns)
    found = [*_called_as_towns(folded, where, found, towns), *towns]
    return [*found, *find_villages(folded, found)]


def _as_cities(folded: str, found: Sequence[Mention]) -> list[Mention]:
    """The places; a province's short form is the city's of that name among cities: 长春、吉林、四平."""
    cities = [m for m in found if m.type == "City"]
    beside = {m.end for m in cities if folded[m.end : m.end + 1] == "、"}
    return [_city_of(m) if m.type == "Province" and m.start - 1 in beside else m for m in found]


def _city_of(province: Mention) -> Mention:
    named = gazetteer().find(province.name.removesuffix("省")) if province.end - province.start == 2 else ()
    city = next((p for p in named if p.level == "City"), None)
    return replace(province, type=city.level, name=city.name, key=city.code) if city else province


def _called_as_towns(
    folded: str, where: Setting, found: Sequence[Mention], towns: Sequence[Mention]
) -> Iterator[Mention]:
    """The places; a far one's short form is a township where the article names one so: 白沙 of 白沙镇."""
    named = {TOWN_LEVEL.sub("", town.name): town for town in towns}
    for mention in found:
        town = named.get(folded[mention.start : mention.end]) if mention.type == "County" else None
        far = town is not None and where.nearness(gazetteer().codes[mention.key]) > 1
        yield replace(town, start=mention.start, end=mention.end) if town and far else mention


def _then(form: str, place: Division | None, where: Setting) -> Division | None:
    """Give the past place of the same area where the article names that one in full: 吴江 is 吴江市."""
    if place is None or form == place.name or place.code in where.codes:
        return place
    past = (gazetteer().get(code) for code in where.codes)
    return next((p for p in past if p is not None and p.successor == place.code and p.short == form), place)


def _mention(position: int, form: str, place: Division) -> Mention:
    return Mention(position, position + len(form), place.level, place.name, place.code, finder="place")


def _with_listed(
    folded: str, where: Setting, found: list[Mention], doubtful: list[tuple[int, str]]
) -> list[Mention]:
    """Add the forms that may be other words, where they stand in a list of places: 隆回、洞口、武冈."""
    while True:
        ends, starts = {m.end for m in found}, {m.start for m in found}
        forms = dict(doubtful)
        listed = []
        for position, form in doubtful:
            end = position + len(form)
            after = folded[position - 1 : position] in _JOINTS and position - 1 in ends
            before = folded[end : end + 1] in _JOINTS and end + 1 in starts
            near = min(gazetteer().find(form), key=where.nearness, default=None)
            beside = near is not None and _beside_doubtful(folded, end, near, forms, where)
            passed = folded[end : end + 1] in "、,。;和及" and _PASSED.search(
                folded, max(0, position - 40), position
            )
            if (after or before or beside or passed) and near is not None and where.nearness(near) < 3:
                listed.append((position, form, near))
        if not listed:
            return sorted(found, key=lambda m: m.start)
        found = [*found, *(_mention(*one) for one in listed)]
        doubtful = [one for one in doubtful if one not in {(p, f) for p, f, _ in listed}]


def _beside_doubtful(
    folded: str, end: int, place: Division, forms: Mapping[int, str], where: Setting
) -> bool:
    """Whether another doubtful form, of a place in the same city, is listed right behind: 经乐业、凌云."""
    after = forms.get(end + 1, "") if folded[end : end + 1] in _JOINTS else ""
    other = min(gazetteer().find(after), key=where.nearness, default=None)
    return other is not None and other.code[:4] == place.code[:4] and other.level == place.level == "County"


def _of_the_place_before(form: str, found: Sequence[Mention], position: int) -> Division | None:
    """Give the place of this form in the province or city whose name ends right before it: 鞍山市铁西区."""
    if not found or found[-1].end != position or found[-1].type not in ("Province", "City"):
        return None
    inside = (p for p in gazetteer().find(form) if gazetteer().within(p.code, found[-1].key))
    return next((p for p in inside if p.code != found[-1].key), None)


def _is_of_another_word(folded: str, position: int, form: str) -> bool:
    """Whether a form is part of another word: 北京 in 北京路, 渝中 in 成渝中线."""
    middle = form == "渝中" and (folded.startswith("线", position + 2) or folded[position - 1] == "成")
    wired = folded[position - 3 : position] in _AGENCIES and _WIRE.match(folded, position + len(form))
    river = form[0] == "河" and folded[position - 1 : position] in _RIVERS
    lettered = folded.startswith(_OF_CITIES, position + len(form)) and form.endswith("都市")
    if lettered and folded[position - 1 : position] in words("city_letters"):
        return True  # 昌都市 in 乌昌都市区
    if middle or wired or river or _BANK.match(folded, position) or folded.endswith(_CALLED, 0, position):
        return True
    if form[-1] not in _LEVEL_WORDS:
        end = position + len(form)
        lake = folded.startswith("湖", end) and not folded.startswith(_NOT_LAKES, end)
        if lake and gazetteer().find(form)[0].level == "County":
            return True
        return folded.startswith(_LENT_TO, end) and not folded.startswith("酒泉", end)
    return form[-1] == "区" and folded.startswith(_REGION, position + len(form))
