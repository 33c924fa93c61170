"""People: by surname, and by what stands around the name. 人名：姓氏加上下文，不靠名单。

A name is believed where a post stands before or behind it, where an appointment names it, where it speaks or acts at the
head of a clause, or where it follows a believed name in a list. What is believed once is then found everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from loaders.mention import Mention
from loaders.segment import is_word, tagged
from loaders.segment import words as cut_words
from ontology.places import gazetteer
from ontology.words import words

_HAN = r"[\u4e00-\u9fff\u3400-\u4dbf]"
_DOTTED = re.compile(rf"{_HAN}{{1,8}}·")
_FOLLOW = re.compile(
    r"$|[,。、;:!?)(\]”\n…— ]|(?:等|同志|一行|先生|女士|教授|院士|书记|委员长|主席|总理|总书记|部长|市长|"
    r"省长|县长|区长|局长|主任|院长|董事长|总经理|"
    r"代表|不再|先后|应邀|致|发言|答|解读|宣布|见证|推介|签约|现任|曾任|会同|同该|就|辞去|辞职|因|先后|一一|"
    r"还|认真|深入|来到|走访|走进|前往|率|带|介绍|表示|指出|强调|要求|主持|出席|讲话|致辞|参加|陪同|调研|"
    r"考察|视察|督导|会见|会谈|宣布|宣读|通报|汇报|作|说|认为|希望|当选|担任|任|兼|签署|签订|代|现场|实地|"
    r"详细|听取|察看|查看|检查|看望|慰问|"
    r"围绕|结合|针对|用|是|已|将|曾|被|给|告诉|透露|坦言|感慨|分析|透|回|提出|部署|传达|领|赴|到|抵|专题|"
    r"亲自|多次|随后|首先|最后|"
    r"今年|昨|今|\d|高度|充分|热情|谈|感谢|欢迎|对|向|在|于|为|的|与|和|及|同|并|也|都|则|从)"
    rf"(?={_HAN}|[,。、;:!?“”()\d《 ]|$)"
)
_CONJUNCTION = frozenset(
    "等就率带作说任兼代用是已将曾被给透回领赴到抵昨今谈对向在于为的与和及同并也都则从因还"
)
_ACTS = re.compile(
    r"(?:在[^,。]{2,24}[时中]?)?(?:同志)?(?:先后|一行|还|也|又|随后|首先|最后|最终|近日|昨日|日前|来到|深入|"
    r"实地|\d+日|[上下]午|当天)*"
    r"(?:指出|强调|表示|要求|主持|出席|讲话|致辞|参加|陪同|调研|考察|视察|督导|会见|走访|宣布|宣读|通报|"
    r"汇报|作报告|作了|介绍|希望|说[,:]|"
    r"认为|不再担任|先后发言|发言|致欢迎[辞词]|应邀|答记者问|见证|来到|深入|检查|看望|慰问|听取|代表|率|"
    r"签署|一行|在会上|当选|察看|详细询问|询问|叮嘱|部署)"
)
_APPOINT = re.compile(r"(?:任命|免去|接受|提名|选举|推选|补选|增选|聘任|聘请|批准|决定|撤销|罢免|邀请|授予)$")
_LINE_ACTS = re.compile(
    r"(?:^|(?<=[\n ]))(?P<names>[\u4e00-\u9fff]{2,14}?)(?P<act>(?:并|共同|分别|等)*(?:出席|讲话|主持|致辞|"
    r"讲话|调研|会见|参加|出席并讲话|作报告|宣布|陪同))"
)
_NOT_NAMES = re.compile(
    r"(?:[省市县区镇乡村部委局厅院校是]|公告|通知|通报|同志|记者|先生|女士|主席|书记|方面|会议|有关|我们|"
    r"他们|大家|企业|项目|党组|公司)$"
)


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    return words("surnames"), words("surnames_compound")


def _sizes(folded: str, start: int) -> tuple[int, ...]:
    """Give the lengths a name at `start` may have, the likeliest first."""
    single, compound = _surnames()
    if folded[start : start + 2] in compound:
        return (3, 4)
    return (3, 2) if folded[start : start + 1] in single else ()


def name_at(folded: str, start: int, stops: frozenset[int] = frozenset()) -> str:
    """Give the person's name that begins at `start`, or "" where none can be told from what follows it.

    `stops` are positions where another mention (a place, a body) begins: a name ends before it.

    >>> name_at("王军在会上讲话", 0), name_at("李建和、张三", 0), name_at("高度重视", 0)
    ('王军', '李建和', '')
    """
    dotted = _DOTTED.match(folded, start)
    if dotted:
        return _dotted(folded, start, dotted.end(), stops)
    fits = []
    for size in _sizes(folded, start):
        name = folded[start : start + size]
        if len(name) < size or not re.fullmatch(rf"{_HAN}+", name):
            continue
        end = start + size
        if end in stops or _FOLLOW.match(folded, end):
            fits.append(name)
    if len(fits) == 2 and (
        fits[0][-1] in "为任的"
        or (fits[0][-1] in _CONJUNCTION and not _ends(folded, start + len(fits[0]), stops))
    ):
        return fits[1]
    return fits[0] if fits and not _NOT_NAMES.search(fits[0]) and fits[0][1:] not in words("posts") else ""


def _dotted(folded: str, start: int, dot: int, stops: frozenset[int]) -> str:
    """汉斯·米勒: what follows a dot runs to the first place where a name can end."""
    for size in range(1, 9):
        end = dot + size
        if folded[end : end + 1] == "·":
            return _dotted(folded, start, end + 1, stops)
        if end in stops or _FOLLOW.match(folded, end):
            return folded[start:end]
    return ""


_UNUSUAL = re.compile(rf"{_HAN}{{3,6}}?(?=[,。、;!?)]|出席|介绍|表示|主持|参加|陪同|说|$)")


def _unusual(folded: str, start: int) -> str:
    """Beside a post, a name without a Chinese surname (Mongolian, Tibetan, Uyghur): a run that no dictionary has."""
    match = _UNUSUAL.match(folded, start)
    if match is None or folded[start] in _surnames()[0]:
        return ""
    name = match.group()
    cut = cut_words(name)
    common = any(
        word in words("verbs") or word in words("posts") or (len(word) > 1 and is_word(word)) for word in cut
    )
    return "" if common or _NOT_NAMES.search(name) else name


def _by_words(folded: str, start: int) -> str:
    """Beside a post, jieba's word boundary may end a name where no known word follows."""
    position, ends = start, set()
    for word in cut_words(folded[start : start + 10]):
        position += len(word)
        ends.add(position)
    for size in _sizes(folded, start):
        name = folded[start : start + size]
        if (
            start + size in ends
            and re.fullmatch(rf"{_HAN}+", name)
            and not is_word(name)
            and not _NOT_NAMES.search(name)
            and name[1:] not in words("posts")
        ):
            return name
    return ""


def _ends(folded: str, position: int, stops: frozenset[int]) -> bool:
    return position in stops or folded[position : position + 1] in (*",。、;:!?)(”\n ", "")


def _doubtful(name: str) -> bool:
    """A word of the language, not a name: one only where something vouches for it."""
    return is_word(name) and not any(flag.startswith("nr") for _, flag in tagged(name)[:1])


def _list_from(folded: str, start: int, name: str, stops: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Give `name` and the names coordinated with it to its right."""
    yield start, name
    position = start + len(name)
    while True:
        joint = re.compile(
            r"(?:\((?:女|男|[\u4e00-\u9fff]族|女,[\u4e00-\u9fff]{1,4}族)\))?(?:、|和|及|"
            r"与)(?=[\u4e00-\u9fff])"
        ).match(folded, position)
        following = name_at(folded, joint.end(), stops) if joint else ""
        if not joint or not following or (is_word(following) and len(following) == 2):
            return
        yield joint.end(), following
        position = joint.end() + len(following)


def _split_names(text: str) -> list[str]:
    """Split a headline's run of names, 王国平李立 → 王国平, 李立; [] where it does not come out even."""
    if not text:
        return []
    for size in _sizes(text, 0):
        head, rest = text[:size], text[size:]
        if len(head) == size and not (is_word(head) and len(head) == 2 and rest):
            tail = _split_names(rest)
            if not rest or tail:
                return [head, *tail]
    return []


def _headline(folded: str) -> Iterator[tuple[int, str]]:
    for match in _LINE_ACTS.finditer(folded):
        names = _split_names(match["names"])
        position = match.start("names")
        if names and not any(_NOT_NAMES.search(n) or (is_word(n) and _doubtful(n)) for n in names):
            for name in names:
                yield position, name
                position += len(name)


def _anchored(folded: str, posts: Sequence[Mention], stops: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Names beside a post or an act of appointment."""
    for post in posts:
        gap = re.compile(r"[:、 ]?(?:(?=[\u4e00-\u9fff]))").match(folded, post.end)
        start = gap.end() if gap and gap.group() == " " else post.end
        name = name_at(folded, start, stops) or _by_words(folded, start) or _unusual(folded, start)
        if name and not (
            is_word(name)
            and folded[start + len(name) : start + len(name) + 1] not in ",。、)的"
            and len(name) == 2
        ):
            yield from _list_from(folded, start, name, stops)
        for size in (3, 2, 4):
            before = folded[post.start - size : post.start]
            start = post.start - size
            if (
                start >= 0
                and re.fullmatch(rf"{_HAN}+", before)
                and size in _sizes(folded, start)
                and (start == 0 or not re.match(_HAN, folded[start - 1]))
                and not is_word(before)
            ):
                yield start, before
                break
    for match in re.finditer(
        r"领导(?:同志)?(?=[\u4e00-\u9fff]{2,4}[、等出参陪])|增补|任命|免去|接受|提名|选举|推选|补选|增选|"
        r"聘任|批准任命|决定任命",
        folded,
    ):
        name = name_at(folded, match.end(), stops)
        if name:
            yield from _list_from(folded, match.end(), name, stops)


def _acting(folded: str, stops: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Names at the head of a clause that do what officials do, or that an appointment list begins with."""
    for match in re.finditer(r"(?:(?<=[,。;:!?\n”)])|^)(?=[\u4e00-\u9fff])", folded):
        start = match.start()
        for size in _sizes(folded, start):
            name = folded[start : start + size]
            end = start + size
            if size == 3 and (
                name[-1] in "为任的" or (name[-1] in _CONJUNCTION and not _ends(folded, end, stops))
            ):
                continue
            if gazetteer().find(name):
                continue
            line_start = start == 0 or folded[start - 1] in "\n:"
            sexed = re.match(
                r"\((?:女|男|[\u4e00-\u9fff]族|女,[\u4e00-\u9fff]{1,4}族)\)", folded[end : end + 8]
            )
            behind = end + (len(sexed.group()) if sexed else 0)
            named = behind in stops or (
                folded[behind : behind + 1] in ("为", "任", "的") and behind + 1 in stops
            )
            listed = list(_list_from(folded, start, name, stops))
            last = _behind(folded, listed[-1][0] + len(listed[-1][1]))
            named = named or (
                len(listed) > 1 and folded[last : last + 1] in ("为", "任", "的") and last + 1 in stops
            )
            appointed = named and folded[last : last + 1] == "为" and last + 1 in stops
            if (
                ((line_start or appointed) and named and not (is_word(name) and not sexed))
                or sexed
                or _RESUME.match(folded, end)
            ):
                yield from listed
                break
            if _ACTS.match(folded, last) and not any(
                is_word(n) or _NOT_NAMES.search(n) or (_doubtful(n) and len(n) == 2) for _, n in listed
            ):
                yield from listed
                break
            if re.match(
                r"等(?:领导|同志|市领导|省领导)?(?:出席|参加|陪同)", folded[last : last + 8]
            ) and not any(is_word(n) for _, n in listed):
                yield from listed
                break


_RESUME = re.compile(r",(?:男|女),")
_SEX = re.compile(r"\((?:女|男|[\u4e00-\u9fff]{1,4}族|女,[\u4e00-\u9fff]{1,4}族|男,[\u4e00-\u9fff]{1,4}族)\)")


def _behind(folded: str, end: int) -> int:
    """Step over (女) and the like behind a name."""
    mark = _SEX.match(folded, end)
    return mark.end() if mark else end


def find_persons(
    folded: str, posts: Sequence[Mention], stops: Iterable[int], closed: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Find people. `posts` are post mentions, `stops` starts of other mentions, `closed` spans to keep out (by-lines).

    >>> [m.name for m in find_persons("会上,欧阳明远强调,要抓落实。", [], (), ())]
    ['欧阳明远']
    """
    ends = frozenset(stops)
    believed: dict[int, str] = {}
    for start, name in (*_anchored(folded, posts, ends), *_acting(folded, ends), *_headline(folded)):
        if not any(a <= start < b for a, b in closed):
            believed.setdefault(start, name)
    names = {name for name in believed.values() if len(name) > 2 or not is_word(name)}
    spans = {(start, start + len(name)) for start, name in believed.items()}
    for name in names:
        at = folded.find(name)
        while at >= 0:
            spans.add((at, at + len(name)))
            at = folded.find(name, at + 1)
    kept = [(a, b) for a, b in spans if not any(x <= a < y for x, y in closed)]
    return [Mention(a, b, "Person", folded[a:b], finder="person") for a, b in sorted(kept)]
