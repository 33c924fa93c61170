"""`guitu review`: what is least certain, as a table and as a corrections file to be edited. 审阅."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.doubts import CONTRADICTION, JOIN, WEAK, Doubt, Side, doubts
from guitu import folder, handle
from guitu.console import printable, show, show_table
from guitu.errors import GuituError
from guitu.telling import worded
from ontology import load

HEAD = """\
# What is least certain in {out}, to be read and corrected. 最不确定之处，供审阅
#
# Take the "# " off the lines of an entry that you are sure about and give a reason; the others do nothing.
# 核对原句后，删去条目行首的“# ”并写明理由即可生效，其余保持注释。 Then 然后:
#
#     guitu build … --corrections {file}

author = ""  # your name 更正人
"""
TITLES = {
    CONTRADICTION: "These cannot all be right 相互矛盾",
    JOIN: "One thing, or two? 是否同一",
    WEAK: "Found by weak rules 置信度低",
}
TOLD = ("post", "status", "indicator", "year", "kind", "amount", "product", "role", "date")
"""Qualifiers that an entry may hold, as the article words them."""
NARROWING = ("post", "indicator", "year")
"""Those that tell a statement from others between the same ends."""
COLUMNS = ("", "sure", "statement 陈述", "sentence 原句", "article 文章", "rule 规则")


def review(out: Path, most: int, file: Path | None) -> None:
    """Show what is least certain in a graph, or write it as a corrections file that does not exist yet."""
    content = handle.open(out).content
    found = doubts(content, load(), most)
    if file is None:
        show_table(COLUMNS, map(_row, found))
        return
    if file.exists():
        raise GuituError(
            f"{file}: is there already, perhaps with your corrections; give another name after -o"
        )
    folder.write(file, {"": document(found, str(out), file.name)})
    show(f"{file}: {len(found)} entries to look at 条待审阅")


def document(found: Iterable[Doubt], out: str, file: str) -> str:
    """Give doubts as a corrections file in which every entry is a comment.

    >>> print(document([], "out", "review.toml").splitlines()[0])
    # What is least certain in out, to be read and corrected. 最不确定之处，供审阅
    """
    parts = [HEAD.format(out=printable(out), file=printable(file))]
    kind = ""
    for number, doubt in enumerate(found, 1):
        if doubt.kind != kind:
            kind = doubt.kind
            parts.append(f"\n## {'-' * 16} {TITLES[kind]}\n")
        parts.append(f"\n{_entry(number, doubt)}")
    return "".join(parts)


def _entry(number: int, doubt: Doubt) -> str:
    notes = (f"{number}. {_words(doubt)}", *_proof(doubt))
    told = "".join(f"## {printable(note)}\n" for note in notes)
    return told + "".join(f"# {line}\n" for line in (*_toml(doubt), 'reason = ""'))


def _toml(doubt: Doubt) -> Iterator[str]:
    """The lines of an entry but its reason."""
    if doubt.verdict:
        yield "[[different]]" if doubt.verdict == "same" else "[[same]]  # or 或 [[different]]"
        yield f"first = {_text(doubt.first.iri)}  # {_named(doubt.first)}"
        yield f"second = {_text(doubt.second.iri)}  # {_named(doubt.second)}"
        return
    yield "[[wrong]]"
    yield f"subject = {_text(doubt.first.name)}"
    yield f"predicate = {_text(doubt.predicate)}"
    yield f"object = {_text(doubt.second.name)}"
    narrow = ", ".join(f"{name} = {_text(text)}" for name, text in doubt.qualifiers if name in NARROWING)
    if narrow:
        yield f"qualifiers = {{ {narrow} }}"
    yield f"article = {_text(doubt.source)}"


def _text(text: str) -> str:
    """Write a basic string of TOML, which is JSON's but for the delete sign. https://toml.io/en/v1.0.0#string"""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _named(side: Side) -> str:
    return printable(f"{side.name} ({side.type})" if side.type else side.name)


def _words(doubt: Doubt) -> str:
    """What is doubted, in one line."""
    if doubt.verdict:
        return f"{_named(doubt.first)} {'=' if doubt.verdict == 'same' else '=?'} {_named(doubt.second)}"
    told = "; ".join(worded(name, text) for name, text in doubt.qualifiers if name in TOLD)
    said = f"{doubt.first.name} {load().relations[doubt.predicate].label_zh} {doubt.second.name}"
    return f"{said} ({told})" if told else said


def _proof(doubt: Doubt) -> tuple[str, ...]:
    """How sure, by which rule, from which sentence or for which reason."""
    if doubt.verdict:
        return (f"score 得分 {doubt.sure:g}, rule 规则 {doubt.rule}: {doubt.reason}",)
    place = f"{doubt.source} [{doubt.evidence.start}:{doubt.evidence.end}]"
    return (f"confidence 置信度 {doubt.sure:g}, rule 规则 {doubt.rule}, {place}", f"原句: {_sentence(doubt)}")


def _sentence(doubt: Doubt) -> str:
    return " ".join(doubt.evidence.exact.split())


def _row(doubt: Doubt) -> tuple[str, ...]:
    kind = TITLES[doubt.kind].split()[-1]
    return kind, f"{doubt.sure:g}", _words(doubt), _sentence(doubt) or doubt.reason, doubt.source, doubt.rule
