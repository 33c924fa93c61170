"""Administrative places, by their names in GB/T 2260 and the article's own surroundings. 行政区划地名。"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from loaders.expressions import compiled
from loaders.mention import Mention, places_of
from loaders.pattern import Forms, forms_of, occurrences
from loaders.required import finds
from loaders.segment import is_word
from ontology.places import LEVELS, Division, gazetteer, township, townships
from ontology.words import words

_TOWN = compiled(r"[\u4e00-\u9fff]{2,6}?(?:街道(?:办事处)?|镇|乡)(?![政企村土亲])")
_TOWN_LEVEL = compiled(r"(?:街道|镇|乡)$")
_MORE_VILLAGES = compiled(r"[、和](?P<name>[\u4e00-\u9fff]{2,4}(?:村|社区))(?!级|民|委|集体|庄规)")
"""What is listed behind a village and is one as well."""
_VILLAGE = compiled(r"[\u4e00-\u9fff]{2,5}?(?:村|社区)(?!级|民|委|集体|庄规)")
_REACHED_VILLAGES = compiled(
    r"(?:来到|深入|走进|走访|赶到|前往)了?(?:[我该本全]镇|[我该本]乡)?"
    r"(?P<names>(?![我该本全各帮联驻重贫示]|嘎查)[\u4e00-\u9fff]{2,4}(?:村|社区)(?:[、和](?![我该本全各])[\u4e00-\u9fff]{2,4}(?:村|社区))*)(?![级民委集庄])"
)
"""Villages that somebody goes to, whose town the text does not name."""
_STEM = compiled(r"(?:村|社区)$")
_NO_VILLAGE = compiled(
    r"[乡镇城]村|(?:调研|考察|推进|建设|开展|召开|全面|督导|实施|发展)|.*(?:[乡镇城县农全各个的]村)$"
)
"""What only looks like a village's name: 调研镇村, 推进农村."""
NEVER_ALONE = frozenset(("市区", "城区", "郊区", "矿区", "新区", "东区", "西区", "南区", "北区"))
"""Words of every city that are no district's name."""
_LINKS = ("的", "、", "和")
"""What may stand between a county and its township, or two of its townships."""
_REACHED = ("在", "位于", "来到", "到", "赴", "深入", "前往", "走进")
"""Behind these a name that any township has is a township's, whatever its county."""
_LEVEL_WORDS = "省市县区州盟旗"
_LENT_TO = (*"路街话菜酒籍", "日报", "晚报", "晨报", "早报", "商报", "都市报", "卫视", "信息港")
"""What follows a short form that only lends its name: 北京路, 上海话."""
_NOT_LAKES = ("湖北", "湖南", "湖州", "湖滨", "湖口")
_REGION = ("域", "位", "划", "块")
"""What makes 区 the beginning of another word: 江北区域."""
_BANK = compiled(r"(?<=[\u4e00-\u9fff])(?:河南|河北|江西|海南|山东|山西|湖南|湖北)(?:[下岸侧麓坡]|段)")
"""Sides of a river or mountain that look like provinces: 沙河南下, 西山东麓."""
_JOINTS = ("、", "和", "与", "至")
_AND_COUNTY = ("委", "政", "人大", "纪", "直", "级", "领导", "域", "乡")
"""What a county has: before these 和县 is no county where a word stands before it."""
_OF_COUNTIES = ("乡", "级", "直")
"""What is of any county, wherever 和 stands: 部门,和县乡代表."""
_TO_PLACES = frozenset("到在赴来往至对向为于从与由让经市的")
"""Behind these 和县 may be the county, behind another word it is 和 and 县."""
_ALONE = compiled(r"(?<![\u4e00-\u9fff])和县")
"""An article that names the county at the head of a clause means it everywhere."""
_GOES_ON: Mapping[str, tuple[str, ...]] = {
    "新华": ("社", "网", "通讯社", "书店"),
    "和龙": ("井", "岗"),
    "任县": ("委", "长", "政府", "人大", "政协"),
    "胶州": ("湾",),
    "中山": ("门", "陵", "公园", "大道", "堂", "装"),
    "香格里拉": ("饭店", "大饭店", "酒店", "大酒店"),
}
"""What makes a form part of another word: 新华社, 图们和龙井, 2月任县委书记."""
_TOWN_AREAS = 6
"""So many of an article's places, the nearest first, are asked for a township's name."""
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


def _is_chance(folded: str, position: int, form: str) -> bool:
    """Whether a form is there by chance: 和县 in 市政府和县委, 新华 in 新华社, 理县 in 代理县长."""
    cut = len(form) == 2 and form[-1] in "县区市" and position > 0
    counted = form in ("项城", "项城市") and folded[position - 1 : position].isdigit()  # 9项城市工程
    if counted or (cut and is_word(folded[position - 1 : position + 1])):
        return True
    if form == "和县":
        before = folded[position - 1 : position]
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


def _standing(places: tuple[Division, ...], date: str) -> tuple[Division, ...]:
    """Keep the places that stood when the article was written; today's where its date is not known."""
    year = int(date[:4]) if date[:4].isdigit() else 0
    if not year:
        return places
    then = tuple(p for p in places if (p.since or 0) <= year <= (p.until or 9999))
    return then or places


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
    for form, times in Counter(form for _, form in scan(folded)).items():
        places = _standing(gazetteer().find(form), date)
        if form not in NEVER_ALONE and _certain(form, places):
            counts[places[0].code] += times
    return Setting(date, (*given, *(code for code, _ in counts.most_common())))


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
        best = min(places, key=lambda p: (where.nearness(p), not p.current, LEVELS.index(p.level)))
    nearness = where.nearness(best)
    if nearness and best.level == "County" and best.name == f"{form}区":
        cities = (p for p in places if p.level == "City" and p.current and where.nearness(p) < 3)
        best = next(cities, best)
    if form == best.name:
        alone = len({p.code for p in places if p.current}) == 1
        return best if best.level in ("Province", "City") or nearness < 3 or alone else None
    if best.ambiguous:
        return best if best.code in where.codes else None
    if best.level in ("Province", "City"):
        return best
    return best if nearness < (2 if len(form) == 2 else 3) or (len(places) == 1 and len(form) > 2) else None


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
        place = _of_the_place_before(form, found, position) or meant[form]
        if place is not None and not _is_of_another_word(folded, position, form):
            found.append(_mention(position, form, place))
        elif place is None and form not in NEVER_ALONE:
            doubtful.append((position, form))
    found = _with_listed(folded, where, found, doubtful)
    found += _townships(folded, where, found)
    return [*found, *_villages(folded, found)]


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
            if (after or before or beside) and near is not None and where.nearness(near) < 3:
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
    if middle or _BANK.match(folded, position):
        return True
    if form[-1] not in _LEVEL_WORDS:
        end = position + len(form)
        lake = folded.startswith("湖", end) and not folded.startswith(_NOT_LAKES, end)
        if lake and gazetteer().find(form)[0].level == "County":
            return True
        return folded.startswith(_LENT_TO, end)
    return form[-1] == "区" and folded.startswith(_REGION, position + len(form))


def _townships(folded: str, where: Setting, places: Sequence[Mention]) -> list[Mention]:
    """Townships right behind their county's name, or of a county or city that the article speaks of."""
    ends = {m.end: m.key for m in places}
    near = tuple(code for code in where.codes if code[2:4] != "00")
    near = tuple(dict.fromkeys(near))[:_TOWN_AREAS]
    found = []
    for match in _TOWN.finditer(folded):
        for start in range(match.start(), match.end() - 2):
            area = ends.get(start) or ends.get(start - folded.startswith(_LINKS, start - 1), "")
            areas = (area,) if area else near
            name = folded[start : match.end()].removesuffix("办事处")
            hits = township(name, areas) if areas else ()
            reached = _is_any_town(name) and folded.endswith(_REACHED, 0, start) and not is_word(name[:-1])
            if hits or reached or (start in ends and _is_former(name, ends[start])):
                code = hits[0].code if hits else ""
                found.append(Mention(start, match.end(), "Township", name, code, finder="township"))
                ends[match.end()] = area
                break
    return found


def _is_any_town(name: str) -> bool:
    """Whether some township has this name, under this or another level: 乡 that have become 镇."""
    stem = _TOWN_LEVEL.sub("", name)
    return any(stem + level in townships() for level in ("镇", "乡", "街道"))


def _is_former(name: str, area: str) -> bool:
    """Whether a name right behind a county's may be a township that no list has any more."""
    stem = _TOWN_LEVEL.sub("", name)
    county = area[4:] != "00" and len(area) == 6
    return (
        county
        and 2 <= len(stem) <= 3
        and not is_word(name)
        and (not is_word(stem) or name in townships() or bool(gazetteer().find(stem)))
    )


def _each_village(match: re.Match[str]) -> list[Mention]:
    """The villages that somebody goes to, one or a list: 来到甲坪村、乙湾村."""
    start = match.start("names")
    spans = [(start + m.start(), m.group()) for m in re.finditer(r"[^、和]+", match["names"])]
    if all(_NO_VILLAGE.match(name) or is_word(_STEM.sub("", name)) or is_word(name) for _, name in spans):
        return []
    return [Mention(a, a + len(name), "Community", name, finder="village") for a, name in spans]


def _listed_villages(folded: str, village: Mention) -> Iterator[Mention]:
    """The villages that are listed behind one: 某镇甲坪村、乙湾村."""
    more = _MORE_VILLAGES.match(folded, village.end)
    while more is not None and not _NO_VILLAGE.match(more["name"]) and not is_word(more["name"]):
        yield Mention(*more.span("name"), "Community", more["name"], parts=village.parts, finder="village")
        more = _MORE_VILLAGES.match(folded, more.end())


def _holds(found: Sequence[Mention], village: Mention) -> bool:
    return any(m.start < village.end and village.start < m.end for m in found)


def _villages(folded: str, places: Sequence[Mention]) -> list[Mention]:
    """Villages and neighbourhoods right behind their township or county."""
    ends = {m.end: m for m in places if m.type in ("Township", "County")}
    reached = [m for found in finds(_REACHED_VILLAGES, folded) for m in _each_village(found)]
    towns = {m.start for m in places if m.type == "Township"}
    matches = ((_VILLAGE.match(folded, end), above) for end, above in ends.items() if end not in towns)
    found = [
        Mention(*match.span(), "Community", match.group(), parts=(above,), finder="village")
        for match, above in matches
        if match is not None and not _NO_VILLAGE.match(match.group())
    ]
    found += [m for village in tuple(found) for m in _listed_villages(folded, village)]
    found += [m for m in reached if m.start not in ends and not _holds(found, m)]
    here = {m.start for m in found}
    return found + [
        replace(village, start=start, end=start + len(village.name))
        for village in {m.name: m for m in found if len(m.name) > 2}.values()
        for start in places_of(village.name, folded)
        if start not in here
    ]
