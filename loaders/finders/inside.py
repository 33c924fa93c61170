"""Words that end a name elsewhere and are part of one here. 名称里面的字词。

18号 in 乙港18号泊位, 二期 in 麒麟二期风电项目, 大 in 农副产品大市场.
"""

from __future__ import annotations

from loaders.expressions import compiled
from loaders.segment import is_word

JOINING = frozenset("和及与、或")
HAN = compiled(r"[\u4e00-\u9fff]")
YEAR = compiled(r"(?:19|20)\d\d年?$")
_SIZES = r"(?:千瓦时?|兆瓦时?|吉瓦时?|千伏|平方公里|吨级|英寸|毫米)"
SIZES = rf"(?:{_SIZES}|GWh?|MWh?|MW[Pp]?|[Kk]V)"
"""Units of a figure that works are known by, beside those of what they make in a year."""
_NUMBERED = r"号(?=[泊机井楼矿隧厂馆标桥闸坝沟码]|路(?!口)|项目)"
_FIGURE = r"\d[\d.]*(?:×\d[\d.]*)?[百千万亿]{0,2}"
SIZE = compiled(rf"{_FIGURE}(?:{SIZES}|{_NUMBERED})")
"""A figure that a work is known by: 甲湾20万千瓦风电项目, 乙港18号泊位."""
SIZE_AHEAD = compiled(rf"{_FIGURE}(?:{_SIZES}|{_NUMBERED})")
"""One that a name does not begin with: 20万千瓦风电项目; 8GW高效组件 is no other thing than components."""


def _behind(words: str) -> str:
    """Give an expression for the place behind one of several words, of any length each.

    >>> _behind("基地 园区")
    '(?:(?<=基地)|(?<=园区))'
    """
    return f"(?:{'|'.join(f'(?<={word})' for word in words.split())})"


_NTH = (
    "(?:生活)?(?:污水处理厂|水厂|自来水|水源|热电厂|发电厂|电厂|(?:人民|中心|中医)?医院|高级中学|中学|小学|高中"
    "|实验|幼儿园|垃圾|工厂|(?:制造|生产)基地|航站楼|跑道)"
)
_HAS_STAGES = "防洪 治理 供水 引水 排涝 基地 园 园区 项目 工程 电站 场站 电厂 工厂 港口 码头 港 机场 港区"
_OF_STAGE = (
    r"\d[\d.]*[百千万]?(?:千瓦|兆瓦|MW|吨)"
    "|[散杂件]货|码头|泊位|航站楼|风电|光伏|光热|储能|抽水蓄能|扩建|改扩建|技改|技术改造|项目|工程|标准厂房|灌区|供水|引水|防洪|(?:生态)?(?:环境)?综合[治整][理治]"
)
_STAGE = "[一二三四五六七八九]期"
_ANY = compiled(
    "|".join(
        (
            r"\d+#",  # 18#泊位
            r"(?<=[\u4e00-\u9fff]{2})再(?=利用|制造|生资源)",  # 甲县废旧物资回收再利用项目
            r"(?<=[的“][\u4e00-\u9fff])之(?=[\u4e00-\u9fff]{3})",  # 投资3亿元的谷之甲米粉项目
            r"\d{1,3}届|(?<=\d)届",  # 第32届甲坪节
            r"(?:第[\d一二三四五六七八九十]{1,4}|(?<=[\d一二三四五六七八九十]))个[\u4e00-\u9fff]{1,4}[节日]",
            r"\d[\d.]*周年|[一二三四五六七八九十百]+周年",  # 甲县建县60周年庆典
            r"(?:(?<=第)|第)[\d.一二三四五六七八九十]+代",  # 第8.6代显示器件生产线
            rf"(?<=\d){_NUMBERED}",  # 乙港18号泊位
            rf"(?<=.){SIZE.pattern}",  # 甲湾20万千瓦风电项目
            rf"第[一二三四五六七八九十]{_NTH}",  # 甲县第二污水处理厂
            r"(?<=[国省县乡]道)[^和及与、或]",  # 国道326
            r"(?<=中[交铁建冶])[^和及与、或]",  # 中交第一航务工程局
            r"[一二三四五六七八九十]{1,3}(?=[冶建化航](?:建设|集团|公司))",  # 甲矿二十三冶建设集团
            rf"{_STAGE}(?:{_OF_STAGE})",  # 麒麟二期风电项目
            rf"{_behind(_HAS_STAGES)}{_STAGE}",  # 光伏基地二期升压站
        )
    )
)
"""What parts no name, whatever word it begins with."""

_CENTRAL = (
    "电建|能建|石化|石油|海油|广核|交建|铁建|建材|车|粮|核|(?:节能|船)(?=[\u4e00-\u9fff]{2,16}(?:公司|集团))"
)
_OF_FIRM = "有限|股份|科技|新材料|新能源|环保|光电|集团|实业|置业"
_COUNTRIES = r"[俄欧日韩蒙越缅老朝哈非美德法英意泰](?!国)(?=[\u4e00-\u9fff]{2})"
_OF_WORD = {
    word: compiled(expression)
    for word, expression in {
        "年": r"(?<=(?:19|20)\d\d)年",
        # A month that is none of the calendar's: 安全生产月, but 上月.
        "月": r"(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十个上本当每几近两半数整同下该元腊正])月",
        # 日东甲坪公司, but 28日.
        "日": r"(?<![\d一二三四五六七八九十今昨次当近前每节假生周旬连月度逐同即明翌])日"
        r"(?![前内起来均报程常后益产照本])(?=[\u4e00-\u9fff]{2})",
        # 农副产品大市场, 甘肃中大, 甲坪正大食品有限公司.
        "大": r"(?<=中)大|(?<=.)大(?:市场|酒店|剧院|厦|棚|药房|饭店|卖场|数据)"
        r"|(?<=[^\d一二三四五六七八九十两几百各最强做扩放])大(?=[\u4e00-\u9fff]{2,14}有限(?:责任)?公司)",
        "多": r"(?<=.)多(?:联产|联供|式联运|能互补|晶硅|功能|金属)",
        # 与中电建甲坪公司, 首届中俄博览会.
        "中": rf"(?<=中国)中|(?<![\u4e00-\u9fff])中|(?<=[的与和由向为])中|中(?:{_CENTRAL}|{_COUNTRIES})",
        # 甲坪装饰件有限公司, 金地燃气集团, 甲锂能有限公司, 乙华都集团.
        "件": "件(?:有限|公司|股份|项目|产业|生产)",
        "地": "地(?:水库|电站|风电|光伏|煤矿|燃气|集团|控股|实业|科技|矿业)",
        "都": f"都(?:{_OF_FIRM})",
        "能": f"能(?:{_OF_FIRM}|[发水煤火热]电|电力|燃气|热力|动力|电池|锂电)",
        # 甲坪火车站站前广场及配套工程.
        "前": "(?<=[站门])前(?:广场|大道|路|街|片区|新城|商务)",
        # 甲坪段改扩建工程.
        "段": "段(?:新建|改建|扩建|改扩建|改造|改线|提升|大修|快速化|拓宽|工程"
        "|综合治理|综合整治|环境|生态|河道|防洪|堤防|护岸|治理|水环境|水系)",
    }.items()
}
"""What stands around a word that is part of a name here."""

_TONS = compiled(
    r"\d[\d.]*万?(?:吨|锭|[套台件只辆头片瓶]|平方米|立方米)(?=[\u4e00-\u9fff]{2,14}?(?:项目|工程|生产线|装置|厂|矿井))"
)
"""A capacity that works are known by behind a brand: 甲坪30万吨特钢棒材项目."""


def _is_unknown(folded: str, end: int) -> bool:
    """Whether no word ends here: a brand does."""
    tail = folded[max(0, end - 4) : end]
    unknown = tail[-1:] not in JOINING and not any(is_word(tail[-size:]) for size in (2, 3, 4))
    return unknown or tail[-2:] in ("铝业", "药业", "纸业", "钢业", "铜业", "乳业", "酒业")


def is_inside_name(word: str, folded: str, position: int) -> bool:
    """Whether a word that ends names elsewhere is part of one here: 18号, 国道326, 中船, 二期, 某某段改建."""
    return (
        _ANY.match(folded, position) is not None
        or (word in _OF_WORD and _OF_WORD[word].match(folded, position) is not None)
        or (_TONS.match(folded, position) is not None and _is_unknown(folded, position))
    )
