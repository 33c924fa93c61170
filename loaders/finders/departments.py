"""Departments of a body, before or in a post: 市农业农村局种植业科科长, 市委宣传部副部长. 内设机构。"""

from __future__ import annotations

from loaders.finders.implied import has_departments
from loaders.finders.level_places import code_of
from loaders.finders.organs import organs
from loaders.finders.post_context import PostContext
from loaders.finders.post_words import (
    COMMITTEE,
    COMMITTEES_NAME,
    DEPARTMENT,
    HEADS_OF_DEPARTMENTS,
    IN_ROW,
    INNER,
    LONGEST_INNER,
    NUMBERED,
    OF_INNER,
    OF_UNKNOWN,
    OTHERS_DEPARTMENTS,
    OTHERS_NAME,
)
from loaders.mention import Mention, top


def of_department(body: Mention, post: str, start: int) -> tuple[Mention, str]:
    """Give the department of a party committee that a post's first word names, and the post in it."""
    named = DEPARTMENT.match(post)
    if named is None:
        return body, post
    word = named["name"] or named["short"] + "部"
    if body.name.endswith(word):
        return body, post[named.end() :]
    if not body.key.endswith(COMMITTEE):
        return body, post
    beside = word in ("纪委", "监委", "监察委员会")
    full = organs()[1][word if beside else f"委{word}"]
    name = COMMITTEES_NAME.sub("", body.name) + word if beside else body.name + word
    key = f"{code_of(body)}|{full.full}"
    inside = Mention(start, start + len(word), full.type, name, key, (body,), "relative", "post")
    return inside, post[named.end() :]


def department(context: PostContext) -> tuple[int, Mention] | None:
    """The body whose department stands between it and the post: 市农业农村局种植业科 + 科长."""
    until = context.start + (context.post in HEADS_OF_DEPARTMENTS)
    own = INNER.search(context.folded, max(0, context.start - LONGEST_INNER), until)
    if own is None:
        return None
    name, last = own.group(), context.before[-1] if context.before else None
    between = context.folded[last.end : own.start()] if last is not None else ""
    bare = last is not None and not context.bodies(own.start())
    inner = last and bare and (OF_INNER.fullmatch(last.name) or any(map(has_departments, last.parts[:1])))
    inner = inner and not (name[0] in OTHERS_DEPARTMENTS or "公司" in name or "集团" in name)
    of_one = inner or (last and last.parts and _is_central(last.parts[0]))
    fellow = of_one and OTHERS_NAME.fullmatch(between)
    other = any(body.start >= own.start() for body in context.bodies(own.start() + 1))  # its own body's
    behind = not (other or OF_UNKNOWN.match(name)) and (IN_ROW.fullmatch(between) or fellow)
    of = last.parts[0] if behind and last and last.parts else None
    if of and top(of.type) != "Place" and name not in organs()[1] and _is_part(name, of):
        return own.start(), of
    for size in range(2, len(name) + 1):
        body = context.by_end.get(until - size)
        if body is not None:
            part = _is_part(context.folded[body.end : until], body)
            return (body.start, body) if part and top(body.type) in ("Organization", "Enterprise") else None
    return None


def _is_part(name: str, body: Mention) -> bool:
    """Whether a department has no name of its own: 种植业科, 一局; a 局 is a body, but in a ministry."""
    return not name.endswith("局") or NUMBERED.search(name) is not None or _is_central(body)


def _is_central(body: Mention) -> bool:
    return body.key.startswith("100000|")
