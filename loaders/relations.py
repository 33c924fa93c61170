"""Declared rules over typed sentences → relations between mentions. 关系：声明式规则。

A rule is a table in `ontology/relations/*.toml`. Its pattern (`typed.py`) has the slots `subject` and
`object`, the ends of the relation; any other named group that the relation declares as a qualifier is one.
Ends that the pattern does not name are looked up (`lookups.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from loaders.above import above
from loaders.expressions import compiled
from loaders.frozen import quickly_made
from loaders.lookups import looked_up
from loaders.mention import DATE, YEAR, Mention
from loaders.page import Page, fits, leads_in
from loaders.rules import Match, rules_for
from loaders.typed import compile_pattern
from ontology.places import gazetteer
from ontology.schema import Relation

_MARKS = ",;:。!?\n"
_CLAUSE = compiled(f"[{_MARKS}]")
_JOINT = compiled(r"、|和|与|及")
_REACH = 200
_LATER_MONTH = compiled(r"(?:[。,，;；今去同次当\n]年?)\d{1,2}月[,，初底起]")
"""A month told without its year, so many characters before a match at most, is later than the date above."""
_THAN = ("比", "较")
_TIMES_OF = compiled(r"[”’]?(?:年?[底末]|同期)?(?:的[\d.]+倍|相比)|(?<=[由从]\d{4}年)年?[底末]?的")
"""What stands around a year that something is compared with."""
_BY_THEN = "(?<!截)[到至]{:Year}(?:年?[底末])?$"
"""How a clause ends that tells of the next one by when: 到2025年,全市累计完成投资1200亿元."""
_AROUND = {"indicator": ("{=before-indicator}", "{=behind-indicator}$")}
_PARTS = 50
"""So many parts of a sentence are looked at, each up to a semicolon: a page of them would cost a square."""
_FOR_ONE = frozenset(
    ("书记", "省长", "市长", "县长", "区长", "州长", "旗长", "盟长", "镇长", "乡长", "总理", "主席", "董事长")
)
"""Posts that one person alone holds in a body at a time."""
_SEVERAL_HEADS = compiled(r"[各两三四五六七八九十几多]|历任|前后|[有相]关|分别|同为|[市县区州省旗]、|等地")
"""What stands before such a post of several bodies: 各县县长, 甲市、乙市市长."""
_SEVERAL_REACH = 24
_LEADS = 200
"""So many headings above a list item are looked at: a page of one-line headings would cost their square."""
_NEAR = 10
"""So many sentences right above are looked at for `above`."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions (or a mention and a text), with where it stands in the flow.

    `told` are positions of the flow that tell more of it: how far its project is.
    """

    relation: str
    subject: Mention
    object: Mention | str
    qualifiers: tuple[tuple[str, str], ...]
    start: int
    end: int
    rule: str
    confidence: float
    told: tuple[int, ...] = ()


_VAGUE = ("去年", "今年", "明年", "近年")
"""What tells a year and no day."""
_ADOPTED = ("appointedTo", "removedFrom")
"""What a list tells that was adopted on one day."""
_ADOPTION = compiled(r"^\(.{1,60}通过\)?\W*$")


def find_relations(page: Page) -> Iterator[Found]:
    """Apply every rule to every sentence of the page, in the order of both.

    >>> from loaders import Article, read_closely
    >>> page = read_closely(Article.of("a.txt", "郑州市市长林知远主持会议。")).relations
    >>> [(f.subject.name, f.relation, f.object.name) for f in find_relations(page)]
    [('林知远', 'holdsPost', '郑州市')]
    """
    for index, sentence in enumerate(page.sentences):
        for ready in rules_for(sentence):
            for match in ready.pattern.finditer(sentence.text):
                found = Match(page, index, sentence, ready, match, match.start())
                if _holds(found):
                    yield from _relations(found)


def _holds(found: Match) -> bool:
    """Whether a rule's conditions hold: `unless` in the clause, `needs` in the sentence, the others above."""
    conditions = found.ready.conditions
    if not conditions:
        return True
    if "unless" in conditions and _stands(found.ready.unless, _clause(found)):
        return False
    if "needs" in conditions and not conditions["needs"].search(found.sentence.text):
        return False
    if "above" in conditions and not _occurs_above(found, conditions["above"]):
        return False
    under, not_under = conditions.get("under"), conditions.get("not_under")
    if not (under or not_under):
        return True
    lead = _lead(found)
    return (not under or under.search(lead) is not None) and not (not_under and not_under.search(lead))


def _occurs_above(found: Match, pattern: re.Pattern[str]) -> bool:
    """Whether a pattern occurs in one of the sentences right above a match."""
    page, index = found.page, found.index
    near = page.sentences[max(0, index - _NEAR) : index]
    return any(pattern.search(sentence.text) for sentence in near)


@lru_cache(maxsize=256)
def _stands(pattern: str, clause: str) -> bool:
    """Whether a rule's pattern matches in a clause; a long one is not read anew for each match."""
    return compile_pattern(pattern).search(clause) is not None


def _clause(found: Match) -> str:
    """Give the clauses that a match stands in, from one mark of punctuation to the next."""
    text, start, end = found.sentence.text, found.start, found.match.end()
    marks = _marks(text)
    before, behind = bisect_left(marks, start), bisect_left(marks, end)
    return text[marks[before - 1] + 1 if before else 0 : marks[behind] if behind < len(marks) else None]


@lru_cache(maxsize=64)
def _marks(text: str) -> tuple[int, ...]:
    """Where the marks of punctuation stand in a sentence, for all of its matches."""
    return tuple(mark.start() for mark in _CLAUSE.finditer(text))


def _lead(found: Match) -> str:
    """Give what leads in a list item: the nearest sentence above that does, else its headings."""
    headings = []
    page, index = found.page, found.index
    above = page.leads[bisect_left(page.leads, page.items[index]) : bisect_left(page.leads, index)][-_LEADS:]
    above = max(above, _short_lines_above(page.leads, index), key=len)
    for sentence in (page.sentences[i] for i in reversed(above)):
        if leads_in(sentence.text):
            return sentence.text if sentence.text.rstrip().endswith(":") else sentence.text.partition(",")[0]
        headings.append(sentence.text)
    return "\n".join(headings)


def _short_lines_above(leads: tuple[int, ...], index: int) -> tuple[int, ...]:
    """The lines right above one that is as short as a heading: others of its list, and what leads it in."""
    last = first = bisect_left(leads, index)
    if leads[last : last + 1] != (index,):
        return ()
    while first > 0 and leads[first - 1] == index - (last - first) - 1:
        first -= 1
    return leads[first:last][-_LEADS:]


def _relations(found: Match) -> Iterator[Found]:
    rule, relation = found.ready.rule, found.ready.relation
    subjects = _ends(found, "subject")
    objects: Sequence[Mention | str] = _literals(found) if relation.literal else _ends(found, "object")
    if not (subjects and objects):
        return
    qualifiers = dict(_qualifiers(found))
    shares = _shares(found, qualifiers.get("product", ""), subjects)
    span = (found.sentence.source(found.start), found.sentence.source(found.match.end()))
    posts = found.slot("post")
    each = found.ready.zipped and bool(posts)
    if each and len(posts) != len(subjects):
        return
    if posts and not each and len(subjects) > 1 and _is_for_one(found, posts[-1]):
        subjects = subjects[:1]
    pairs = product(subjects, objects[:1]) if each else _pairs(found, subjects, objects)
    for i, (subject, object_) in enumerate(pairs):
        for target, post in _by_post(found, object_, posts[i : i + 1] if each else posts):
            if _allowed(relation, subject, target) and (not found.ready.inside or _inside(subject, target)):
                own = {"product": shares[subjects.index(subject)]} if shares else {}
                told = tuple(sorted((qualifiers | post | own).items()))
                yield Found(relation.name, subject, target, told, *span, rule.name, rule.confidence)


def _is_for_one(found: Match, post: Mention) -> bool:
    """Whether one person alone holds a post: 县长甲和乙 makes no county head of the second."""
    before = found.page.text[max(0, post.start - _SEVERAL_REACH) : post.start]
    return post.name in _FOR_ONE and not _SEVERAL_HEADS.search(before)


def _ends(found: Match, end: str) -> list[Mention]:
    return found.slot(end) or looked_up(found, found.ready.ends[end])


def _literals(found: Match) -> list[str]:
    """The figures as written, a sum without the name of its currency: 12.8亿元, not 12.8亿元人民币."""
    texts = (found.page.text[m.start : m.end] for m in found.slot("object"))
    return [text.removesuffix("人民币") if text.endswith("元人民币") else text for text in texts]


def _pairs(
    found: Match, subjects: Sequence[Mention], objects: Sequence[Mention | str]
) -> Iterable[tuple[Mention, Mention | str]]:
    """Each subject with each object, or the first with the first and so on."""
    if found.ready.zipped:
        return zip(subjects, objects, strict=False)
    return product(subjects, objects)


def _by_post(
    found: Match, object_: Mention | str, posts: Sequence[Mention]
) -> Iterator[tuple[Mention | str, dict[str, str]]]:
    """Give the object once for each post of the match: the post's own body where the rule says so."""
    if not posts:
        yield object_, {}
        return
    of_body = found.ready.of_body
    told = any(post.parts for post in posts)
    fixed = any(name == "status" for name, _ in found.ready.fixed)  # whoever was acting then is no more
    for post in posts:
        body = post.parts[0] if post.parts and of_body else None
        if body is not None or not of_body or (isinstance(object_, Mention) and not told):
            status = {"status": post.note} if post.note and not fixed else {}
            yield object_ if body is None else body, {"post": post.name} | status


def _allowed(relation: Relation, subject: Mention, target: Mention | str) -> bool:
    if not fits(subject.type, relation.domain):
        return False
    if not isinstance(target, Mention):
        return True
    nested = relation.symmetric and _nested(subject, target)
    return fits(target.type, relation.range) and target != subject and not nested


def _nested(one: Mention, other: Mention) -> bool:
    """Whether one of two places lies in the other: a city and its own district are no partners."""
    within = gazetteer().within
    known = one.key.isdigit() and other.key.isdigit()
    return known and (within(one.key, other.key) or within(other.key, one.key))


def _inside(part: Mention, whole: Mention | str) -> bool:
    """Whether one place lies in another, as far as codes tell; of a zone, that of the place in its name.

    A township may have moved to a neighbouring county since; no zone holds the county that it is in.
    """
    if isinstance(whole, str) or not whole.key.isdigit():
        zone = not isinstance(whole, str) and whole.type == "FunctionalZone"
        return not (zone and part.type in ("Province", "City", "County"))
    code = part.key if part.key.isdigit() else next((p.key for p in part.parts if p.key.isdigit()), "")
    area = whole.key[:4] if part.type == "Township" else whole.key
    within = code.startswith(area.removesuffix("00").removesuffix("00"))
    return not code or (part.key != whole.key and within)


def _shares(found: Match, products: str, subjects: Sequence[Mention]) -> list[str]:
    """The products that 分别 deals out, one for each subject; [] where it does not."""
    if not products or "分别" not in found.match.group():
        return []
    shares = _JOINT.split(products)
    return shares if len(shares) == len(subjects) else []


def _qualifiers(found: Match) -> Iterator[tuple[str, str]]:
    """Fixed values, classified values, looked-up times and named groups; the later stand."""
    ready = found.ready
    yield from ready.fixed
    if ready.classified:
        yield from _classified(found)
    for name, kind in ready.times:
        yield from (
            (name, time.name)
            for time in _times_before(_told_by_then(found), kind)
            if not _is_another(found, time)
        )
    for name in ready.named:
        if not found.match[name]:
            continue
        start, end = _bare(found, name)
        if name in _AROUND and end - start < 2:
            continue
        yield name, found.page.text[found.sentence.source(start) : found.sentence.source(end)]


def _times_before(found: Match, kind: str) -> list[Mention]:
    """The nearest time before the match that nothing is only compared with: 是2007年的1.7倍, 比2007年增长.

    Where a day is asked for, 去年 is none as long as there is another.
    """
    text = found.page.text
    vague: list[Mention] = []
    for near in above(found, kind):
        told = [m for m in near if not text.endswith(_THAN, 0, m.start) and not _TIMES_OF.match(text, m.end)]
        if told and DATE in kind and told[-1].name.startswith(_VAGUE):
            vague = vague or told[-1:]
        elif told:
            return told[-1:]
    adopted = _adopted(found) if DATE in kind and found.ready.relation.name in _ADOPTED else []
    return adopted or vague


def _adopted(found: Match) -> list[Mention]:
    """The day on which the list that a match stands in was adopted: (2023年5月6日某会议通过)."""
    page = found.page
    lists = (
        page.sentences[i] for i in page.holding(DATE, found.index) if _ADOPTION.search(page.sentences[i].text)
    )
    return next(([m for m in line.mentions.values() if m.type == DATE][-1:] for line in lists), [])


def _is_another(found: Match, time: Mention) -> bool:
    """Whether a time is that of a birth, or a month is told behind it: 生于1953年; 5月10日…。7月,某某当选."""
    text, start = found.page.text, found.sentence.source(found.start)
    born = text.startswith(("生", "出生"), time.end) or text.endswith("生于", 0, time.start)
    return born or _LATER_MONTH.search(text, max(time.end, start - _REACH), max(time.end, start)) is not None


def _told_by_then(found: Match) -> Match:
    """The match from where its indicator begins: the year of 到2025年人均收入 stands before it, or in it."""
    if "indicator" not in found.ready.named or not found.match["indicator"]:
        return found
    start, end = _bare(found, "indicator")
    mentions = found.sentence.mentions
    inside = any(i in mentions and mentions[i].type == YEAR for i in range(start, end))
    return replace(found, start=end if inside else start)


def _classified(found: Match) -> Iterator[tuple[str, str]]:
    """The qualifiers of `classify`, as the nearest clause tells; else by the row of the empty pattern."""
    rows = found.ready.classified
    clauses = _clauses_before(found)
    for name in dict.fromkeys(name for name, _, _ in rows):
        own = [(value, pattern) for key, value, pattern in rows if key == name]
        told = (value for clause in clauses for value, p in own if p.pattern and p.search(clause))
        default = next((value for value, pattern in own if not pattern.pattern), "")
        if value := next(told, default):
            yield name, value


def _clauses_before(found: Match) -> list[str]:
    """The clauses of the sentence up to the match, its own first; without a year, that of the year above.

    What a semicolon ends is of one sentence: 2025年力争产值达460亿元;税收达16亿元.
    """
    page, index = found.page, found.index
    stop = _CLAUSE.search(found.sentence.text, found.match.end())
    own = _CLAUSE.split(found.sentence.text[: stop.start() if stop else None])[::-1]
    year = compile_pattern("{:Year}").search
    is_dated, lowest = any(map(year, own)), max(0, index - _PARTS)
    while not is_dated and index > lowest and page.sentences[index - 1].text.rstrip().endswith(";"):
        index -= 1
        part = _CLAUSE.split(page.sentences[index].text)[::-1]
        own, is_dated = own + part, any(map(year, part))
    if is_dated:
        by_then = len(own) > 1 and compile_pattern(_BY_THEN).search(own[1])
        return [own[1] + own[0], *own[2:]] if by_then else own
    above = page.holding(YEAR, index - 1, page.items[index])
    dated = next((page.sentences[i].text for i in above), "")
    return own + [clause for clause in _CLAUSE.split(dated) if year(clause)]


def _bare(found: Match, name: str) -> tuple[int, int]:
    """The span of a group, of an indicator without what its sentence puts around it: 力争全市…达到."""
    start, end = found.match.span(name)
    if name not in _AROUND:
        return start, end
    before, behind = _AROUND[name]
    text = found.sentence.text
    first = compile_pattern(before).match(text, start, end)
    begin = first.end() if first else start
    last = compile_pattern(behind).search(text, begin, end)
    return begin, last.start() if last else end
