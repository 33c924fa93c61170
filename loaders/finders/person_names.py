"""A person's name at a given position: where it ends. 人名的右边界。

A surname begins it; what follows it, a word boundary or the next mention ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from loaders.expressions import compiled
from loaders.pattern import any_of
from loaders.segment import is_name_word, is_word
from loaders.segment import words as cut_words
from ontology.words import words

Named = tuple[int, str]
"""Where a name stands, and the name."""
_HAN = r"[\u4e00-\u9fff\u3400-\u4dbf]"
_ONLY_HAN = compiled(rf"{_HAN}+")
_DOTTED = compiled(rf"{_HAN}{{1,8}}·")
_HAS_POST = compiled(r"[省市县区州部]长|主席|总裁|经理|主任|大使|总统|总理")
_LONGEST_AFTER_DOT = 8
_MOST_DOTS = 6
"""No name has more: 买买提·阿不都拉·伊明."""
_LONGEST_PART = 5
"""A longer part of a name of several, as 艾尼瓦尔·托合提, may have swallowed words before it."""
_UNUSUAL = compiled(
    rf"{_HAN}{{3,6}}?(?=[,。、;!?)]|外,|出席|介绍|表示|主持|参加|陪同|带领|率领|一同|一起|全程|分别|先后|相继|抓紧|见证|说|称(?=[,:])|到|赴|率|汇报|通报|深入|来到|前往|走访|调研|考察|会见|率队|带队|代表|宣布|及|等|一行"
    r"|发言|致辞|讲话|指出|强调|要求|在会上|告诉|透露|作了|$)"
)
_STEPPE = (
    rf"(?:(?![省市县区州盟旗部局厅]长|书记|主[任席]){_HAN}{{2,4}}?(?:其木格|图[雅娅]|托娅|达来|达木|巴图|[铁特]木尔|那顺|阿古拉|那日苏|青格乐|宝力道|布日古德|高娃|塔娜|格日勒|巴特尔|毕力格|巴雅尔|朝鲁|乌力吉|额尔敦|朝克图|其其格|呼格|道尔吉|宝力高|吉日嘎拉|次仁|扎西|多吉|卓玛|平措|顿珠|罗布|旺堆|江村|次旦|群培|尼玛|旺姆|曲珍|拉姆|坚赞|贡布|旦增|丹增|益西|仁青|索朗|格桑|卓嘎|加措|嘉措|多杰|杰布|晋美|土登|欧珠|东[知智周主]|才[让旦项]|尖措|桑[杰吉]|吉雅|宝音|德力格尔|孟克|白乙拉|敖其尔|胡日查|阿木尔|牧仁|乌云|旦知|南杰|加布|孟和|苏和|布和)"
    rf"|(?:公保|尕藏|才让|扎西|索南|仁青|桑[杰吉]|旦正|更登|久美|[昂阿]旺|白玛|达瓦|次仁|格桑|洛桑|嘎玛|普布|边巴|拉巴|尼玛){_HAN}{{1,3}}?"
    r"|(?:乌力吉|宝音|额尔敦|阿拉坦|孟和|吉日嘎拉|朝鲁)(?:图|仓|陶格套))"
)
"""Mongolian and Tibetan names by their usual ends: 乌兰其木格."""
_MAKES = ("任命", "提名", "聘任", "推荐")
"""Verbs that go with 为 and never with 成为."""
_LEADING = ("带领", "率领", "深入", "主持", "一行")
"""Verbs that tell the end of an unusual name as surely as a comma."""
_SHORTEST_UNUSUAL = 4
"""An unusual name that begins with a surname's character has at least as many."""
_JOINTS = frozenset("和从全于同与及都由向是来通长")
"""Surnames that are more often a conjunction, preposition or adverb."""
_RUNNING_ON = frozenset("为任的至到与等由外")
NO_START = compiled(
    r"通道|法[相律规定院官案]|[\u4e00-\u9fff]{2}[科股][科股副]|种[植养茶菜粮树地果烟]|和[省市县区州]直|员会|监事|班子|是最|尚[在未无有]|时[也还已就间]|来到|有[新效]|[东西南北]至|须[报经由]|长[期年]|由原|由(?=[\u4e00-\u9fff]{2,3}(?:同志)?(?:担任|兼任|出任|接任|院士|教授))|资格|关[注切]|荣[誉获]|代表|后[留来任又被的历调升转赴同于在经]|离[任职]|晋[升级]|能[力够]|云上|应当|要|有[变望所关待过困难需]|经历|曾[长先经在担多两几说就是]|[一二三四五六七八九十两]人|[一二三四五六七八九十]{1,3}届|多(?:提|听|做|谈|措|渠|方|名|位|次|年)|强调|高度|应邀|解读|宣布|宣读|首先|首次|围绕|曾任|历任|候选|人选|随[后同]|任(?:[命免职]|中共|[省市县乡]级|设区)|安排|全[程面部体力年省市县区州国]|邀请|单位|简要|任务|查[看阅]|任上|率[领团队众]|区(?:[长委直属级内域]|组织|宣传|统战|人大|政协|政府|纪委|公安|法院|检察|招商|经发|发改|教育|卫健|民政|农业|住建|财政|水利|城管|应急|市场|妇联)|来[我\u4e00-\u9fff][省市县区州]?(?:开展|考察|调研|视察|检查|参加|指导|访问)|向[大各全其客她他社]|[一二三四五六七八九十]是"
)
"""What stands behind a post and begins like a name: verbs, adverbs, 候选人."""
_PARTICLES = frozenset("以了着过")
_WHEN = compiled(r"[今去前昨近日晨早晚午间年月底]")
_ACTS = compiled(
    r"[、,]|作[的了报《]|[为任][\u4e00-\u9fff]{2}|等|同志|带领|带队|深入|要求|主持|出席|参加|表示|强调|指出|介绍|陪同|一行|宣布|讲话|举行|会见|座谈|告诉|率|说[,:]|致辞|在[^,。;]{1,12}上"
)
"""What follows 于海洋, a name, and not 于近日: 于 is a frequent surname."""
_ACTS_HIMSELF = compiled(
    r"出席|主持(?!人)|参加|陪同|率[队领]|带队|,副?[\u4e00-\u9fff]{1,10}?(?:[长席任]|书记)"
)
"""What follows 向天明, a name, and not 向群众."""
_NO_JOINT = compiled(
    r"作[的了报《]|提出|表示|指出|强调|说[,:]|的|讲话|宣布|主持(?!人)|介绍(?!人)|辞去|[当入]选"
    r"|[为任][\u4e00-\u9fff]{2}|(?:参加|出席|陪同|随同)(?:会见|座谈|活动|会议|调研|考察|督查|检查|视察)?(?=[,。;]|$)|[到赴率]|一行|来到|深入|前往"
)
"""What never follows a joint: before it, 和 is a name's last character."""
JOINS = frozenset("和与同及")
"""Characters that join a name with the body or post behind it: 赵军和市长…."""
_GOES_ON = compiled(
    r"[遭获让叫派陪替跟却再没不未且而或想要须敢肯愿两讲每各总正应随常共亲皆亦欲仅只才能可](?=[\u4e00-\u9fff])"
)
"""Single characters that end a Chinese name, and are parts of foreign ones: 赵军获, 哈布肯."""
_BEFORE_PLACE = JOINS | frozenset("在以赴到抵率来由对向给就受作将被把让叫又再还也都均并而则却替跟陪获遭派")
"""Characters that no name ends in where a place or body follows: 赵军在郑州."""
_MAY_RUN_ON = frozenset(
    "现担拟等就率带作说兼代用是已将曾被给透回领赴到抵昨今谈对向在于与和及同并也都则从因还应又即便仍偕携以由把系冒顶"
)
"""Characters that are seldom a name's last one: words that follow names."""
_NOT_NAMES = compiled(
    r"^[东西][起至接连]|^合[一二三四]$|^候任$|^项目|^双方|(?:[省市县区镇乡村部委局办厅院校处室网是说我的了]|(?:采访|采风|参观|学习|观摩|慰问|访问|视察|考察|调研|检查|督导|督查|工作|代表)[组团队]|公告|通知|通报|同志|记者|先生|女士|主席|书记|方面|会议|有关|领导|大堤|成员"
    r"|我们|他们|大家|企业|项目|党组|公司|政协|人大|[省市县区州旗镇乡部厅局院校会处]长|主任|妇联|残联|文联|科协|总工会|团委)$|^公司|^[易换][人帅主]$|^全[线程长省市县区国]"
)
MARK = compiled(r"\((?:女|男|[\u4e00-\u9fff]族|女,[\u4e00-\u9fff]{1,4}族)\)")
"""What lists of names say of some: (女), (回族), (女,回族)."""
_JOINT = compiled(rf"(?:{MARK.pattern})?[、和及与](?=[\u4e00-\u9fff])")

_IN_LIST = compiled(rf"(?<=、){_HAN}{{3}}(?=[、,。;]|和{_HAN}{{2,3}}[,。;等出列参])")
"""What stands in a list of names like one of three characters."""
_POSTS_NEXT = compiled(
    r"[,;](?:原)?(?:[省市县区州盟旗镇](?:委|人大|政府|政协|纪委|[长直]|[级中])|副[省市县区州盟旗镇]长)"
)
"""What goes on a list of leaders behind a comma."""


@cache
def _follow() -> re.Pattern[str]:
    """What ends a name: the end, punctuation, or a word that follows names and ends in the usual way."""
    behind = rf"(?={_HAN}|[A-Za-z,。、;:!?“”()\d《 ]|$)"
    after = any_of(words("after_names"))
    when = "时(?:,|[强指说]|要求|表示|提出)"
    return compiled(rf"$|[,。、;:!?)(\]”\n…— ]|家[,、。和等]|{when}|(?:{after}|\d){behind}")


@cache
def _of_steppe() -> re.Pattern[str]:
    return compiled(rf"{_STEPPE}(?=[,。、;!?)\n]|$|当选|{any_of(words('after_names'))})")


def sizes(text: str, start: int) -> tuple[int, ...]:
    """Give the lengths a name at `start` may have, the likeliest first; () where no surname stands.

    >>> sizes("赵军", 0), sizes("欧阳明远", 0), sizes("的", 0)
    ((3, 2), (3, 4), ())
    """
    if text[start : start + 2] in words("surnames_compound"):
        return (3, 4)
    return (3, 2) if text[start : start + 1] in words("surnames") else ()


def is_han(text: str) -> bool:
    """Tell whether a text is all Chinese characters, and not empty.

    >>> is_han("赵军"), is_han("王,"), is_han("")
    (True, False, False)
    """
    return _ONLY_HAN.fullmatch(text) is not None


def is_no_name(text: str) -> bool:
    """Tell whether a text ends like a place, a body or a form of address.

    >>> is_no_name("高新区"), is_no_name("赵军")
    (True, False)
    """
    return _NOT_NAMES.search(text) is not None


def is_doubtful(name: str) -> bool:
    """Tell whether a name is also a word of the language, and no name by jieba's tag.

    >>> is_doubtful("高度"), is_doubtful("栾宜郑")
    (True, False)
    """
    return is_word(name) and not is_name_word(name)


def is_running_on(name: str) -> bool:
    """Tell whether a name's last character never ends one: 为, 任, 的.

    >>> is_running_on("赵军为"), is_running_on("赵军")
    (True, False)
    """
    return name[-1:] in _RUNNING_ON


def runs_on(folded: str, name: str, end: int, stops: frozenset[int]) -> bool:
    """Tell whether a name's last character rather begins what follows: 赵军在 + 会上.

    >>> runs_on("赵军在会上", "赵军在", 3, frozenset())
    True
    """
    if is_running_on(name):
        whole = folded[end : end + 1] in (*",、。)", "") or _ACTS.match(folded, end) is not None
        return not (len(name) == 3 and name[-1] in "任为" and whole)
    whole = folded.startswith("日前", end) and name[-1] not in "于在也已还对就从自因据"
    if name[-1] == "和":
        whole |= folded[end : end + 1] in ("及", "与", "等") or _NO_JOINT.match(folded, end) is not None
    if whole:
        return False
    if name[-1] in "说称" and folded[end : end + 1] in (",", ":", "。"):
        return True
    if f"{name[-1]}{folded[end : end + 1]}" in ("作《", "均为", "均是", "均由"):
        return True
    if name[-1] in _BEFORE_PLACE and end in stops:
        return True
    ends = end in stops or folded[end : end + 1] in (*",。、;:!?)(”\n ", "")
    return name[-1] in _MAY_RUN_ON and not ends


def name_at(folded: str, start: int, stops: frozenset[int] = frozenset()) -> str:
    """Give the person's name that begins at `start`, or "" where none can be told from what follows it.

    `stops` are positions where another mention (a place, a body) begins: a name ends before it.

    >>> name_at("赵军在会上讲话", 0), name_at("李建和、张三", 0), name_at("高度重视", 0)
    ('赵军', '李建和', '')
    """
    dotted = _DOTTED.match(folded, start)
    if dotted and not _HAS_POST.search(dotted.group()):
        return _dotted(folded, start, dotted.end(), stops)
    spans = ((start, start + size) for size in sizes(folded, start) if start + size <= len(folded))
    fits = [
        folded[a:b]
        for a, b in spans
        if is_han(folded[a:b]) and (b in stops or _follow().match(folded, b) or _GOES_ON.match(folded, b))
    ]
    if len(fits) == 2:
        end = start + len(fits[0])
        if runs_on(folded, fits[0], end, stops) or (is_cut(folded, end) and not _is_made(folded, start, end)):
            return fits[1]
    return fits[0] if fits and _is_name(fits[0]) else ""


def any_name_at(folded: str, start: int, stops: frozenset[int]) -> str:
    """Give the name that begins at `start`, Mongolian and Tibetan ones too; "" for none.

    >>> any_name_at("斯琴毕力格为副市长", 0, frozenset()), any_name_at("赵军为市长", 0, frozenset({2}))
    ('斯琴毕力格', '赵军')
    """
    name = _of_steppe().match(folded, start)
    return name.group() if name else name_at(folded, start, stops)


def is_cut(folded: str, end: int) -> bool:
    """Tell whether a longer name's last character rather begins a word that follows names: 赵军座 + 谈.

    >>> is_cut("赵军座谈", 3), is_cut("赵军峰说", 3)
    (True, False)
    """
    return folded[end - 1 : end + 1] in words("after_names")


def _is_made(folded: str, start: int, end: int) -> bool:
    """Tell whether 成 before 为 ends the name of someone appointed: 任命赵成为….

    >>> _is_made("任命赵军成为市长", 2, 5), _is_made("赵军成为市长", 0, 3)
    (True, False)
    """
    return folded[start - 2 : start] in _MAKES and folded[end - 1 : end + 1] == "成为"


def _is_name(name: str) -> bool:
    return not is_no_name(name) and name[1:] not in words("posts")


def _dotted(folded: str, start: int, dot: int, stops: frozenset[int]) -> str:
    """汉斯·米勒: what follows the last dot, of so many, runs to the first place where a name can end."""
    for _ in range(_MOST_DOTS):
        reach = range(dot + 1, dot + _LONGEST_AFTER_DOT + 1)
        end = next(
            (i for i in reach if folded[i : i + 1] == "·" or i in stops or _follow().match(folded, i)), 0
        )
        if folded[end : end + 1] != "·":
            return folded[start:end] if end else ""
        dot = end + 1
    return ""


def name_beside_post(folded: str, start: int, stops: frozenset[int]) -> str:
    """Give the name at `start`, right behind a post, where less is asked of what follows it; "" for none.

    >>> name_beside_post("赵军峰沿河巡查", 0, frozenset())
    '赵军峰'
    """
    joins = folded[start : start + 1] in _JOINTS and start + 1 in stops
    if joins or NO_START.match(folded, start) or is_joint(folded, start):
        return ""
    if name := any_name_at(folded, start, stops):
        return name
    unusual = _unusual(folded, start)
    end = start + len(unusual)
    ends = folded[end : end + 1] in (*",。、;)", "") or folded.startswith(_LEADING, end)
    if len(unusual) >= _SHORTEST_UNUSUAL and ends:
        return unusual
    return _with_last(folded, start, _by_words(folded, start)) or unusual


def _with_last(folded: str, start: int, name: str) -> str:
    """A name with the one character that would be left over before punctuation: 阿苏木 + 呷,."""
    end = start + len(name)
    over = len(name) == 3 and is_han(folded[end : end + 1]) and folded[end] not in "说称外等"
    over = over and folded[end + 1 : end + 2] in (*",。、;)", "")
    return folded[start : end + 1] if over else name


def is_joint(folded: str, start: int) -> bool:
    """Tell whether a surname's character rather joins what follows, a word, or begins one.

    >>> is_joint("和列席人员", 0), is_joint("长期以来", 0), is_joint("向天明主持", 0)
    (True, True, False)
    """
    if folded[start : start + 1] not in _JOINTS:
        return False
    given, particle = folded[start + 1 : start + 3], folded[start + 2 : start + 3] in _PARTICLES
    named = folded[start] == "于" and not _WHEN.search(given) and _ACTS.match(folded, start + 3)
    himself = folded[start] == "向" and any(_ACTS_HIMSELF.match(folded, start + size) for size in (2, 3))
    return not (named or himself) and (
        is_doubtful(given) or (particle and is_doubtful(folded[start : start + 2]))
    )


def _by_words(folded: str, start: int) -> str:
    """A name that ends where jieba's word does; one that jieba knows, only before another word."""
    spans = [(folded[start : start + n], folded[start + n : start + n + 2]) for n in sizes(folded, start)]
    likely = [name for name, after in spans if is_han(name) and _is_name(name) and _is_likely(name, after)]
    if not likely:
        return ""
    ends = set(accumulate(map(len, cut_words(folded[start : start + 10]))))
    return next((name for name in likely if len(name) in ends), "")


def _is_likely(name: str, after: str) -> bool:
    return not is_word(name) or (is_name_word(name) and is_word(after))


def _unusual(folded: str, start: int) -> str:
    """A name without a Chinese surname (Mongolian, Tibetan, Uyghur): a run that no dictionary has."""
    match = _UNUSUAL.match(folded, start)
    if match is None or (folded[start] in words("surnames") and len(match.group()) < _SHORTEST_UNUSUAL):
        return ""
    return "" if is_common(match.group()) else match.group()


def is_common(run: str) -> bool:
    """Tell whether a run of characters is made of the language's words, and no name.

    >>> is_common("有关工作"), is_common("敖登格日勒"), is_common("才仁·桑珠")
    (True, False, False)
    """
    if is_no_name(run):
        return True
    cut = cut_words("".join(part for part in run.split("·") if len(part) > _LONGEST_PART or part == run))
    return any((len(w) > 1 and is_doubtful(w)) or w in words("verbs") or w in words("posts") for w in cut)


def coordinated(folded: str, start: int, name: str, stops: frozenset[int]) -> Iterator[Named]:
    """Give `name` and the names coordinated with it to its right.

    >>> list(coordinated("赵军、李建华出席", 0, "赵军", frozenset()))
    [(0, '赵军'), (3, '李建华')]
    >>> [name for _, name in coordinated("赵军、拜玉凤、李建华出席", 0, "赵军", frozenset())]
    ['赵军', '拜玉凤', '李建华']
    """
    while name:
        yield start, name
        joint = _JOINT.match(folded, start + len(name))
        if joint is None:
            return
        start = joint.end()
        name = any_name_at(folded, start, stops - {start}) or _listed(folded, start, stops)
        if NO_START.match(folded, start):
            return
        if is_word(name) and len(name) == 2 and not is_name_word(name) and not _amid(folded, start, name):
            return


def _amid(folded: str, start: int, name: str) -> bool:
    """Whether a name that is a word as well stands amid a list of names, or ends one: 赵军、安康、李建华出席.

    >>> _amid("赵军、方波,市人大常委会副主任", 3, "方波")
    True
    """
    behind = start + len(name) + 1
    if folded[start - 1] != "、":
        return False
    following = any_name_at(folded, behind, frozenset())
    inside = folded[behind - 1 : behind] == "、" and bool(following) and not is_word(following)
    return inside or bool(_POSTS_NEXT.match(folded, behind - 1))


def _listed(folded: str, start: int, stops: frozenset[int]) -> str:
    """A name of a rare surname in the midst of a list: 赵军、拜玉凤、李建华."""
    match = _IN_LIST.match(folded, start)
    inside = match is None or any(at in stops for at in range(start, match.end()))
    return "" if inside or match is None or is_common(match.group()) else match.group()


def splits(text: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to split a headline's run of names, the likeliest first; it comes out even in each.

    >>> list(splits("王国平李立")), list(splits("王菲邹自")), list(splits("王国平的"))
    ([('王国平', '李立')], [('王菲', '邹自')], [])
    """
    for size in sizes(text, 0):
        head, rest = text[:size], text[size:]
        if (
            len(head) < size
            or NO_START.match(head)
            or (is_word(head) and len(head) == 2 and rest and not is_name_word(head))
        ):
            continue
        if rest:
            yield from ((head, *tail) for tail in splits(rest))
        else:
            yield (head,)
