"""Whether the letters of a place stand there by chance. 地名的偶合。"""

from __future__ import annotations

from collections.abc import Mapping

from loaders.expressions import compiled
from loaders.segment import is_word
from ontology.places import gazetteer
from ontology.words import words

_LEVEL_WORDS = "省市县区州盟旗"
_LENT_TO = (
    *"路街话菜酒籍",
    *("日报", "经济日报", "经济报", "证券报", "法治报", "工人报", "晚报", "晨报", "早报", "商报", "都市报"),
    *("卫视", "信息港", "频道"),
)
"""What follows a short form that only lends its name: 北京路, 上海话."""
_NOT_LAKES = ("湖北", "湖南", "湖州", "湖滨", "湖口")
_REGION = compiled("域|位(?![于居列处])|划|块")
"""What makes 区 the beginning of another word: 江北区域, 江北区位优势, but 江北区位于城北."""
_OF_CITIES = ("圈", "区", "经济圈")
_PARTS_OF_TOWN = frozenset(("新城区", "老城区", "新城", "老城"))
_BUILT = compiled(
    r"(?:建设|改造|开发|拓展|扩张|完善|提升|疏解|更新|建成|规划|盘活|繁荣|做[优靓美强大好]|[新扩改]建|扮靓|县城|城市)(?:和|好|了)?$"
)
"""What is done to the new and the old part of any town: 建设新城区,改造老城区."""
_LONGEST_BUILT = 4
_BANK = compiled(
    r"(?<=[\u4e00-\u9fff])(?<![速路铁线专中])(?:河南|河北|江西|海南|山东|山西|湖南|湖北)(?:[下岸侧麓坡]|段)"
)
"""Sides of a river or mountain that look like provinces: 沙河南下, 西山东麓."""
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
_AGENCIES = words("news_agencies")
_WIRE = compiled(r"(?:\d{1,2}月\d{1,2}日)?(?:电|讯)")
"""What follows the place from where an agency sends its news: 新华社兰州5月20日电."""
_GOES_ON: Mapping[str, tuple[str, ...]] = {
    "上海": ("庙",),
    "黄浦": ("江",),
    "嘉陵": ("江",),
    "三江": ("源", "平原"),
    "日照": ("充", "时数", "时间", "强", "率", "百分率", "丰富", "条件", "短"),
    "大理": ("石",),
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
_GREATER_RIVER = compiled(r"(?<![加扩做强最重])[大小](?=[\u4e00-\u9fff][河江湖溪](?![省市县区]))")
"""What stands before the form of a county's name in a river's: 大凌河湿地公园, 小清河."""
_CALLED = ("古称", "旧称", "史称", "别称", "古名", "雅称", "古为", "古属")
"""What stands before what a place was called: 宜昌古称夷陵 names no district."""
_CUT = {
    "项城": "0123456789",
    "江源": "三",
    "增城": "新",
    "海城": "沿临滨",
    "中山": "孙",
    "重庆": "隆",
    "海南": "沿临滨",
    "海口": "出入",
    **dict.fromkeys(("山西", "山东"), "华"),
}
"""What stands before a form that is cut from a word: 9项城市工程, 沿海城市, 孙中山, 华山西站."""
_MAKES_RICH = frozenset("业教游镇贸态才技化牧工农商旅科林产")
"""What makes a county rich in a slogan: 旅游兴县."""
_PARTS = frozenset(("城区", "山区", "郊区", "港区", "矿区", "林区", "湖区"))
"""What a town or county has, and some districts are called by: 新增 + 城区 is no 增城区."""
_BEFORE_NAME = frozenset(
    ("领导", "书记", "市长", "县长", "区长", "主任", "主席", "部长", "局长", "常委", "委员")
)
_BEHIND_NAME = frozenset("、,。等出参陪主走一")
_ACTS = ("主持", "出席", "表示", "强调", "指出", "参加会", "陪同", "说,", "介绍")
"""Between these a short form with one more character is somebody's name: 吴忠 in 市领导吴忠华、.

So it is alone before an act: 市委书记兴安主持.
"""


def _is_behind_city(folded: str, position: int) -> bool:
    """Whether the name of a city or province with its level ends here: 易县 in 保定市易县."""
    above = folded[position - 1] in "省市州"
    return above and any(gazetteer().find(folded[position - n : position]) for n in (3, 4))


def is_chance(folded: str, position: int, form: str) -> bool:
    """Whether a form is there by chance: 和县 in 市政府和县委, 新华 in 新华社, 理县 in 代理县长.

    >>> is_chance("代理县长", 1, "理县"), is_chance("在理县调研", 1, "理县")
    (True, False)
    """
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


def is_part_of_town(folded: str, position: int, form: str) -> bool:
    """Whether a form is the new or the old part of any town, to which something is done.

    >>> is_part_of_town("逐步改造老城区", 4, "老城区"), is_part_of_town("洛阳市老城区", 3, "老城区")
    (True, False)
    """
    before = max(0, position - _LONGEST_BUILT)
    return form in _PARTS_OF_TOWN and _BUILT.search(folded, before, position) is not None


def is_of_another_word(folded: str, position: int, form: str) -> bool:
    """Whether a form is part of another word: 北京 in 北京路, 渝中 in 成渝中线.

    >>> is_of_another_word("位于北京路", 2, "北京"), is_of_another_word("位于北京", 2, "北京")
    (True, False)
    """
    middle = form == "渝中" and (folded.startswith("线", position + 2) or folded[position - 1] == "成")
    wired = folded[position - 3 : position] in _AGENCIES and _WIRE.match(folded, position + len(form))
    river = form[0] == "河" and folded[position - 1 : position] in _RIVERS
    river = river or (position > 0 and _GREATER_RIVER.match(folded, position - 1) is not None)
    lettered = folded.startswith(_OF_CITIES, position + len(form)) and form.endswith("都市")
    if lettered and folded[position - 1 : position] in words("city_letters"):
        return True  # 昌都市 in 乌昌都市区
    if is_part_of_town(folded, position, form):
        return True
    if middle or wired or river or _BANK.match(folded, position) or folded.endswith(_CALLED, 0, position):
        return True
    if form[-1] not in _LEVEL_WORDS:
        end = position + len(form)
        lake = folded.startswith("湖", end) and not folded.startswith(_NOT_LAKES, end)
        if lake and gazetteer().find(form)[0].level == "County":
            return True
        return folded.startswith(_LENT_TO, end) and not folded.startswith("酒泉", end)
    return form[-1] == "区" and _REGION.match(folded, position + len(form)) is not None
